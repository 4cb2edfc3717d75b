"""The articles found in one input, looked at before they are filed: merged, split, left out; no word is ever lost."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.bylines import authors_of, is_byline
from clipper.importers.wire import first_words
from clipper.model.body import Block, BlockKind, Body, paragraph
from clipper.model.clipping import Confidence, Draft, Picture, Published
from clipper.model.intake import Reading

_HEADLINE = 140
"""Characters up to which a paragraph where a text is split may be a headline."""
_NAMES = ("kicker", "credit", "outlet", "edition", "section", "page", "slug", "url", "rights")
_TEXTS = ("deck", "byline", "dateline")
_STAYS = frozenset(("outlet", "published", "language", "media_type", "section", "edition", "page", "rights"))
"""Fields that an article split off has from the one it stood in."""


class Row(Struct, frozen=True):
    """What the list of articles found shows of one of them."""

    headline: str
    outlet: str
    day: str | None
    byline: str
    words: int
    """Of the text, without figures."""
    opening: str
    """The first words of the text."""
    doubtful: bool
    """Whether headline, outlet or day are a guess, or something in it asks for a look."""
    warnings: tuple[str, ...] = ()


class ArticlesFound(Struct, frozen=True):
    """One input and the articles found in it, in their order."""

    source: str
    drafts: tuple[Draft, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """One row an article."""
        return tuple(row_of(draft) for draft in self.drafts)

    def merged(self, first: int, second: int) -> "ArticlesFound":
        """With two of them made one."""
        return replace(self, drafts=merge(self.drafts, first, second))

    def divided(self, at: int, block: int) -> "ArticlesFound":
        """With one of them split before one of its blocks."""
        return replace(self, drafts=(*self.drafts[:at], *split(self.drafts[at], block), *self.drafts[at + 1 :]))

    def left_out(self, at: int) -> "ArticlesFound":
        """Without one of them."""
        return replace(self, drafts=without(self.drafts, at))

    def reading(self, reading: Reading) -> Reading:
        """The reading as it is to be filed: with these articles, or with a reason where none is left."""
        if not self.drafts:
            return replace(
                reading, drafts=(), reason=_("Every article in it was left out. Nothing was filed."), warnings=()
            )
        return replace(reading, drafts=self.drafts, warnings=tuple(w for draft in self.drafts for w in draft.warnings))


def is_worth_a_look(reading: Reading) -> bool:
    """Whether an input holds several articles, so that she should see them before they are filed."""
    return len(reading.drafts) > 1


def row_of(draft: Draft) -> Row:
    """The row of one article."""
    known = {one.field: one.sure for one in draft.confidence}
    guessed = any(known.get(name, 1.0) < 0.5 for name in ("headline", "outlet", "published"))
    return Row(
        draft.headline,
        draft.outlet,
        draft.published.day,
        draft.byline,
        draft.body.words,
        first_words(draft.body.reading_text) if draft.body.reading_text else "",
        guessed or bool(draft.warnings),
        draft.warnings,
    )


def merge(drafts: tuple[Draft, ...], first: int, second: int) -> tuple[Draft, ...]:
    """The articles with `second` put below the text of `first`; its headline becomes a heading, its other lines stay.

    Raises IndexError where there are no such articles, ValueError where both are the same.
    """
    if first == second:
        raise ValueError("an article cannot be merged with itself")
    if min(first, second) < 0 or max(first, second) >= len(drafts):
        raise IndexError("there is no such article")
    one, two = drafts[first], drafts[second]
    lines = [paragraph(text) for name in _TEXTS if (text := getattr(two, name))]
    body = Body((*one.body.blocks, Block(BlockKind.HEADING, two.headline, level=2), *lines, *two.body.blocks))
    notes = [one.editors_note, two.editors_note]
    found: dict[str, object] = {}
    for name in _NAMES:
        mine, other = getattr(one, name), getattr(two, name)
        if other and not mine:
            found[name] = other
        elif other != mine and other:
            notes.append(other)
    if two.published.raw and not one.published.raw:
        found["published"] = two.published
    elif two.published.raw and two.published.raw != one.published.raw:
        notes.append(two.published.raw)
    if two.embargo:
        # The later instant holds for both; one that could not be read holds longest of all.
        found["embargo"] = two.embargo if one.embargo is None or _later(two, one) else one.embargo
        notes.append(two.embargo.raw if one.embargo else "")
        notes.append(one.embargo.raw if one.embargo else "")
    merged = replace(
        one,
        body=body,
        other_headlines=(*one.other_headlines, *two.other_headlines),
        authors=tuple(dict.fromkeys((*one.authors, *two.authors))),
        keywords=tuple(dict.fromkeys((*one.keywords, *two.keywords))),
        pictures=tuple({p.sha256: p for p in (*one.pictures, *two.pictures)}.values()),
        warnings=tuple(dict.fromkeys((*one.warnings, *two.warnings))),
        editors_note="\n".join(text for text in notes if text),
        **found,  # pyright: ignore[reportArgumentType]
    )
    return tuple(merged if n == first else draft for n, draft in enumerate(drafts) if n != second)


def _later(two: Draft, one: Draft) -> bool:
    """Whether the embargo of `two` ends after that of `one`."""
    assert two.embargo and one.embargo
    return two.embargo.until is None or (one.embargo.until is not None and two.embargo.until > one.embargo.until)


def split(draft: Draft, at_block: int) -> tuple[Draft, Draft]:
    """The article up to a block, and the rest as an article of its own, with the outlet and day of the first.

    A heading or short paragraph where the rest begins is its headline, a byline below that its byline. Slug and
    address stay with the first: both would make the rest a later version of it. Raises IndexError where one of
    the two would have no text.
    """
    blocks = draft.body.blocks
    if not 0 < at_block < len(blocks):
        raise IndexError("there is no such place in the text")
    headline, byline, rest, sure = _head_of(blocks[at_block:])
    first = replace(draft, body=Body(blocks[:at_block]), pictures=_shown(draft, blocks[:at_block]))
    second = replace(
        draft,
        headline=headline or draft.headline,
        body=Body(rest),
        other_headlines=(),
        kicker="",
        deck="",
        byline=byline,
        authors=authors_of(byline) if byline else (),
        dateline="",
        slug="",
        url="",
        editors_note="",
        keywords=(),
        modified=Published(),
        pictures=_shown(draft, rest),
        warnings=(),
        confidence=(*(one for one in draft.confidence if one.field in _STAYS), *sure),
    )
    return first, second


def _head_of(blocks: Sequence[Block]) -> tuple[str, str, tuple[Block, ...], list[Confidence]]:
    """Headline and byline of an article that is split off, the rest of its text, and how sure they are."""
    rest, where = list(blocks), _("where the text was split")
    top, byline = rest[0], ""
    if (
        len(rest) > 1
        and top.text
        and (top.kind is BlockKind.HEADING or (top.kind is BlockKind.PARAGRAPH and len(top.text) <= _HEADLINE))
    ):
        headline = rest.pop(0).text
        sure = [Confidence("headline", 0.8, where)]
    else:
        headline = first_words(next((one.text for one in rest if one.text), ""))
        sure = [Confidence("headline", 0.3, _("first words of the text"))]
    if len(rest) > 1 and is_byline(rest[0].text):
        byline = rest.pop(0).text
        sure.append(Confidence("byline", 0.8, where))
    return headline, byline, tuple(rest), sure


def _shown(draft: Draft, blocks: Sequence[Block]) -> tuple[Picture, ...]:
    """The pictures that some blocks show."""
    named = {one.picture for one in blocks if one.picture}
    return tuple(one for one in draft.pictures if one.sha256 in named)


def without(drafts: tuple[Draft, ...], at: int) -> tuple[Draft, ...]:
    """The articles without one of them; raises IndexError where there is none."""
    if not 0 <= at < len(drafts):
        raise IndexError("there is no such article")
    return (*drafts[:at], *drafts[at + 1 :])
