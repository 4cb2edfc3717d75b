"""Wire copy read as a desk editor reads it: what stands above the text, the text, what stands below it."""

import html
import re

from msgspec import Struct, field
from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.bylines import authors_of, credit_in, is_name, is_title
from clipper.importers.cleaning import clean, line
from clipper.importers.copy_days import undecided_day
from clipper.importers.copy_desk import State, headlines_withdrawn, states_of
from clipper.importers.copy_foot import Foot, is_release_end, read_foot
from clipper.importers.copy_head import read_head
from clipper.importers.copy_lines import Head, may_be_outlet
from clipper.importers.dates import read_date
from clipper.importers.days_in_text import OPENING_SURE, day_of_dateline, day_of_opening
from clipper.importers.embargoes import embargo_of
from clipper.importers.language import language_of
from clipper.importers.paragraphs import blocks_of, mended, typeset
from clipper.importers.places import agency
from clipper.model.body import Block, Body
from clipper.model.clipping import Confidence, Draft, Headline, MediaType, Published

_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,5}|#x[0-9a-f]{1,4});", re.IGNORECASE)
_SIGNED = re.compile(
    r"\(?\b(?:Reporting|Writing|Additional reporting|Reportage (?:de |d[’'])?|Reportagem (?:de|por)|Reporte de|Bericht von|Rédigé par|Redigido por|Redactado por|Geschrieben von|Scritto da|Rédaction (?:de |d[’'])?|Reporter ?:)\s*(?:by )?([^;():]{3,120})"
)
_INPUTS = re.compile(
    r"^\(?with\s+(?:additional\s+)?(?:inputs?|reporting|material|reports?)\s+(?:from|by)\s+(?P<who>[\w /&,-]{2,50}?)\)?\.?$",
    re.I,
)
_SUFFIX = re.compile(r"\((?P<agency>[\w ./-]{2,25})\)$")
_HEADLINE_CHARACTERS = 110
_DECK_WORDS = 4


class _Found(Struct):
    """Fields as they are found, each with where it came from."""

    values: dict[str, object] = field(default_factory=dict)
    confidence: list[Confidence] = field(default_factory=list)

    def put(self, name: str, value: object, sure: float, source: str) -> None:
        """Keep the first value a field gets."""
        if value and name not in self.values:
            self.values[name] = value
            self.confidence.append(Confidence(name, sure, source))

    def text(self, name: str) -> str:
        """The field's text, "" if it was not found."""
        return str(self.values.get(name, ""))


def read_copy(text: str, seen_at: int | None = None) -> Draft:
    """The one article in a plain text; the text must hold at least one visible character.

    `seen_at` (UTC seconds) is when the copy was seen: it tells the year of a day printed without one.
    """
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    lines = [one.rstrip() for one in typeset(clean(text)).split("\n")]
    while lines and not lines[0].strip():
        lines.pop(0)
    foot = read_foot(lines)
    head = read_head(foot.lines, "\n".join(foot.lines))
    body = Body(blocks_of(head.bullets) + blocks_of(head.rest, head.lead))
    found = _Found()
    headline, body = _headline(head, body, found)
    _fields(head, foot, body, found, seen_at)
    wire = bool(head.dateline or foot.end_mark or agency(found.text("credit")))
    fields = dict(found.values)
    withdraws = State.WITHDRAWN in _states(head)
    taken_back = headlines_withdrawn(headline, body.text) if withdraws else ()
    others = dict.fromkeys((*head.others, *taken_back))
    fields["other_headlines"] = tuple(Headline(one, "wire" if wire else "short") for one in others if one != headline)
    return Draft(
        headline=headline,
        body=body,
        media_type=MediaType.WIRE if wire else MediaType.TEXT,
        warnings=_warnings(head, foot),
        withdraws=withdraws,
        confidence=tuple(found.confidence),
        **fields,  # pyright: ignore[reportArgumentType]
    )


def _states(head: Head) -> frozenset[State]:
    return states_of(head.headline, head.notes, head.versions)


def _warnings(head: Head, foot: Foot) -> tuple[str, ...]:
    """What the versions and marks of the copy ask of its reader."""
    states = _states(head)
    told = {
        State.WITHDRAWN: _("The agency withdrew this story: do not use it."),
        State.CORRECTED: _("This is a corrected version: it replaces what moved before."),
        State.CONTINUED: _("This is a later take of a story: its beginning moved before."),
    }
    more = (_("The copy ends with “more”: a continuation is to be expected."),) if foot.more else ()
    return more + tuple(sentence for state, sentence in told.items() if state in states)


def read_blocks(body: Body, title: str = "", seen_at: int | None = None) -> Draft:
    """The same reading for blocks that come from a formatted document: head and foot are found, kinds and spans stay.

    `title` is the headline where the document names one; the Draft's headline is empty where nothing short leads.
    """
    blocks = [b for b in body.blocks if b.text or b.picture]
    blocks = [b for n, b in enumerate(blocks) if not (0 < n < len(blocks) - 1 and is_release_end(b.text))]
    said = [n for n, b in enumerate(blocks) if b.text]
    lines = [title] * bool(title) + [line(blocks[n].text) for n in said]
    foot = read_foot(_spaced(lines))
    kept = [one for one in foot.lines if one]
    if kept != lines[: len(kept)]:
        kept, foot = lines, Foot(tuple(_spaced(lines)))
    head = read_head(foot.lines, "\n".join(lines))
    if head.bullets:
        head.others, head.bullets = [*head.others, *head.bullets], []
    rest = [one for one in head.rest if one.strip()]
    first = len(kept) - len(rest) - bool(title)
    left = dict(zip(said[max(first, 0) : len(kept) - bool(title)], rest[max(-first, 0) :], strict=True))
    body = Body(tuple(_cut(b, left[n]) if b.text else b for n, b in enumerate(blocks) if n in left or not b.text))
    found = _Found()
    if title and head.headline != title:
        head.others = [one for one in (head.headline, *head.others) if one and one != title]
        head.headline = title
    if title:
        _sort_below(head)
    _fields(head, foot, body, found, seen_at)
    fields = dict(found.values)
    fields["other_headlines"] = tuple(Headline(one, "short") for one in head.others)
    return Draft(
        head.headline,
        body,
        warnings=_warnings(head, foot),
        withdraws=State.WITHDRAWN in _states(head),
        confidence=tuple(found.confidence),
        **fields,  # pyright: ignore[reportArgumentType]
    )


def _sort_below(head: Head) -> None:
    """Of the lines below a headline that is known, the outlet's name is the outlet, and the first of some words the deck."""
    lines = [one.lstrip("•▪* ") for one in ([head.deck] * bool(head.deck) + head.others)]
    head.deck = head.deck.lstrip("•▪* ")
    if not head.outlet and (named := next((one for one in lines if is_title(one) and may_be_outlet(one)), "")):
        head.outlet = named
        lines.remove(named)
    deck = (
        next((one for one in lines if len(one.split()) >= _DECK_WORDS), "")
        if not head.deck or head.deck not in lines
        else head.deck
    )
    head.deck, head.others = deck, [one for one in lines if one != deck]


def _spaced(lines: list[str]) -> list[str]:
    return [part for one in lines for part in (one, "")][:-1]


def _cut(block: Block, text: str) -> Block:
    """The block without the dateline at its start."""
    cut = len(block.text) - len(text) if block.text.endswith(text) else 0
    if not cut:
        return block
    spans = tuple(
        replace(span, start=max(0, span.start - cut), end=span.end - cut) for span in block.spans if span.end > cut
    )
    return replace(block, text=text, spans=spans)


def _headline(head: Head, body: Body, found: _Found) -> tuple[str, Body]:
    """The headline and the body; a text without one is called by its first words and keeps them."""
    if not head.headline and not body.text:
        # Nothing but lines for the desk: they are all there is to show.
        head.headline, head.notes = (
            (head.notes or [head.embargo or head.byline or head.credit or head.outlet])[0],
            head.notes[1:],
        )
    if head.headline:
        head.headline = mended(head.headline)
        where = _("line above the dateline") if head.dateline else _("first line of the text")
        found.confidence.append(Confidence("headline", 0.95 if head.dateline else 0.8, where))
        return head.headline, body
    found.confidence.append(Confidence("headline", 0.3, _("first words of the text")))
    return first_words(body.text), body


def first_words(text: str) -> str:
    """The first sentence of a text, cut at a word after about 110 characters."""
    text = line(text[:2000])
    sentence = re.match(r".{20,}?[.!?][”\"’)]*(?=\s+[^\W\d_a-zà-ÿ])", text)
    text = sentence.group() if sentence else text
    if len(text) <= _HEADLINE_CHARACTERS:
        return text
    cut = text[:_HEADLINE_CHARACTERS].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{cut}…"


def _fields(head: Head, foot: Foot, body: Body, found: _Found, seen_at: int | None) -> None:
    """Every other field, the surest witness first."""
    if head.dateline:
        found.put("dateline", head.dateline.text, head.dateline.sure, _("start of the text"))
    found.put("slug", head.slug, 0.9, _("line above the text"))
    found.put("rights", foot.rights, 0.8, _("last line of the file"))
    if head.embargo:
        found.put("embargo", embargo_of(head.embargo, seen_at), 0.8, _("line above the text"))
    for name in ("kicker", "section", "page", "url"):
        found.put(name, getattr(head, name), 0.7, _("line above the text"))
    found.put("url", foot.url, 0.7, _("last line of the file"))
    found.put("deck", head.deck, 0.6, _("line below the headline"))
    found.put("byline", head.byline, 0.95, _("line above the text"))
    found.put("byline", foot.byline, 0.85, _("end of the file"))
    byline = found.text("byline")
    found.put("authors", authors_of(byline) if byline else (), 0.9, _("byline"))
    last = [one for one in body.blocks[-3:] if one.text]
    signed = [authors for one in last[::-1] if (authors := _signed_by(one.text))]
    if not byline and signed:
        found.put("authors", signed[0], 0.7, _("last line of the text"))
    _credit(head, foot, body, found)
    if inputs := _INPUTS.match(body.blocks[-1].text if body.blocks else ""):
        found.put("credit", agency(inputs["who"]), 0.6, _("last line of the text"))
    found.put("language", language_of(body.text or head.headline), 0.8, _("the words of the text"))
    _published(head, body, found, seen_at, foot.appeared)
    _notes(head, foot, found)


_FIRST_PUBLISHED = re.compile(
    r"^This (?:report|story) by (?P<agency>[\w ]{3,30}) was first published (?:on )?(?P<day>[^.]{8,30}\d{4})\.?$"
)


def _first_published(body: Body) -> tuple[str, str]:
    """Agency and day, where the last line of a Canadian story names them."""
    found = _FIRST_PUBLISHED.match(body.blocks[-1].text) if body.blocks else None
    return (agency(found["agency"]), found["day"]) if found else ("", "")


def _signed_by(text: str) -> tuple[str, ...]:
    """The reporters a line below the text names: "Reporting by …", "(Reportage …)", "— Jane Okoro, Herald", "(Jane Okoro)"."""
    if len(text) > 600:
        return ()
    if signed := _SIGNED.search(text):
        said = re.split(
            r",\s*(?=version|édit|edição|edición|editad|mont|avec la contribution)|\s+(?:[Ee]dit(?:ing|ed|or)\b)",
            signed[1],
        )[0]
        return authors_of(f"By {said}")
    inner = re.fullmatch(r"(?:[—–-]{1,2}\s?|\()(?:(?i:by)\s)?([^()\d.!?]{5,80})\)?", text)
    named = inner and is_name(inner[1].split(",")[0].split(" and ")[0])
    return authors_of(f"By {inner[1]}") if inner and named else ()


def _credit(head: Head, foot: Foot, body: Body, found: _Found) -> None:
    last, byline = _("last line of the file"), found.text("byline")
    found.put("outlet", head.outlet, 0.9, _("line below the headline"))
    if head.dateline:
        found.put("credit", head.dateline.agency, 0.95, _("dateline"))
    found.put("credit", foot.credit, 0.9, last)
    found.put("credit", credit_in(byline), 0.9, _("byline"))
    if suffix := _SUFFIX.search(head.headline):
        found.put("credit", agency(suffix["agency"]), 0.8, _("end of the headline"))
    found.put("credit", agency(head.credit), 0.8, _("line above the text"))
    found.put("credit", foot.agency, 0.9, _("end mark"))
    found.put("credit", _first_published(body)[0], 0.8, last)
    found.put("outlet", foot.outlet, 0.7, last)
    found.put("outlet", found.text("credit"), 0.5, _("credit"))


def _published(head: Head, body: Body, found: _Found, seen_at: int | None, appeared: str) -> None:
    if head.published.raw and not head.published.day and found.text("language") not in {"", "en"}:
        # Which number is the month is told by the language: English alone has both orders.
        found.put(
            "published",
            Published(head.published.raw, undecided_day(head.published.raw) or None),
            0.7,
            _("line above the text"),
        )
    elif head.published.raw:
        found.put("published", head.published, 0.9, _("line above the text"))
    elif day := appeared or _first_published(body)[1]:
        found.put("published", read_date(day), 0.8, _("last line of the file"))
    elif head.dateline and head.dateline.date:
        published, sure = day_of_dateline(head.dateline.date, seen_at, found.text("language"))
        found.put("published", published, sure, _("dateline"))
    elif (opening := day_of_opening(body)).day:
        found.put("published", opening, OPENING_SURE, _("first line"))


def _notes(head: Head, foot: Foot, found: _Found) -> None:
    """What was printed twice over, or only for the desk, goes into the note: no word is lost."""
    notes = [*head.notes, foot.note]
    notes += [head.credit] if head.credit and head.credit.casefold() != found.text("credit").casefold() else []
    notes += [one for one, taken in ((foot.byline, "byline"), (foot.credit, "credit"), (foot.outlet, "outlet"))
              if one and one not in (found.text(taken), found.text("credit"))]  # fmt: skip
    found.put("editors_note", "\n".join(one for one in notes if one), 0.7, _("lines for the desk"))
