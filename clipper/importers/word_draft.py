"""From what a word processor's document holds to a Draft: the headline, and what the document says of itself."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.base import file_name
from clipper.importers.brief_lists import is_genre
from clipper.importers.bylines import is_byline, is_title
from clipper.importers.cleaning import human_name, line
from clipper.importers.copy_days import day_line
from clipper.importers.copy_desk import desk_line
from clipper.importers.copy_labels import labels_in, url_named
from clipper.importers.copy_lines import is_text, may_be_outlet
from clipper.importers.datelines import find_dateline
from clipper.importers.embargoes import is_embargo
from clipper.importers.language import language_of
from clipper.importers.unread_rest import with_rest
from clipper.importers.wire import first_words, read_blocks
from clipper.importers.word_blocks import Content
from clipper.importers.word_facts import Facts
from clipper.importers.written_days import days_in
from clipper.model.body import Block, BlockKind, Body
from clipper.model.clipping import Confidence, Draft, MediaType, Published
from clipper.model.intake import Source

if TYPE_CHECKING:
    from clipper.importers.word_review import Article

_NUMBERS = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}\b")
_HEAD = 14
"""Blocks among which the headline is looked for."""


def drafts_of(source: Source, content: Content, facts: Facts, called: str) -> tuple[Draft, ...]:
    """The one article of a document, or those of a press review and after them what belongs to none."""
    from clipper.importers.word_review import review_in

    review = review_in(content.blocks)
    if review is None:
        return (draft_of(source, content, facts, called),)
    found = [_of_review(source, content, one, called) for one in review.articles]
    found[-1] = replace(found[-1], warnings=(*found[-1].warnings, *content.warnings))
    return with_rest(found, review.rest, source)


def _of_review(source: Source, content: Content, article: "Article", called: str) -> Draft:
    """One article of a review; what its head says is surer than what stands in the text."""
    blocks = tuple(article.blocks)
    shown = {block.picture for block in blocks if block.picture}
    pictures = tuple(one for one in content.pictures if one.sha256 in shown)
    part = Content((Block(BlockKind.HEADING, article.headline, level=1), *blocks), pictures)
    draft = draft_of(source, part, Facts(), called)
    told = {"outlet": article.outlet, "page": article.page, "url": article.url}
    found: dict[str, object] = {name: value for name, value in told.items() if value}
    if article.section and not draft.section:
        found["section"] = article.section
    if article.published.raw:
        found["published"] = article.published
    sure = [one for one in draft.confidence if one.field not in found]
    where = _("line above the text")
    return replace(draft, confidence=(*sure, *(Confidence(one, 0.85, where) for one in found)), **found)  # pyright: ignore[reportArgumentType]


def draft_of(source: Source, content: Content, facts: Facts, called: str) -> Draft:
    """The headline is the title in the text, else the document's own title, its first heading or its first line.

    `called` is the kind of document in the user's words: the headline where there is nothing else.
    """
    blocks, title, where, sure = content.blocks, content.title, _("title in the text"), 0.95
    heading = _first_heading(blocks)
    if title and heading and is_genre(title):
        title = ""
    if not title and facts.title and _is_near_start(facts.title, blocks):
        title, where, sure = facts.title, _("the document’s own title"), 0.7
    if not title and heading:
        title, where, sure = heading.text, _("first heading"), 0.8
    if not title and len(facts.title.split()) > 2:
        title, where, sure = facts.title, _("the document’s own title"), 0.7
    blocks, letterhead = _without_letterhead(blocks, title)
    draft = _with_letterhead(read_blocks(_without(blocks, title), title, source.seen_at), letterhead)
    if title:
        draft = replace(draft, confidence=_surer(draft.confidence, Confidence("headline", sure, where)))
    headline = draft.headline or first_words(draft.body.text) or human_name(file_name(source)) or called
    return _with_facts(replace(draft, headline=headline), content, facts)


def read_content(content: Content, seen_at: int | None, title: str = "") -> Draft:
    """What the text of a document says, its headline the one given, else its first heading that is one, else its first line."""
    blocks = content.blocks
    heading = _first_heading(blocks)
    if not any(_is_release_line(blocks, n) for n in range(min(_HEAD, len(blocks)))) and title:
        heading = next((one for one in blocks[:_HEAD] if _same(one.text, title)), heading)
    if heading is None:
        return read_blocks(Body(blocks), title, seen_at)
    left, letterhead = _without_letterhead(blocks, heading.text)
    return _with_letterhead(read_blocks(_without(left, heading.text), heading.text, seen_at), letterhead)


def release_in(body: Body, seen_at: int | None) -> Draft | None:
    """The reading of blocks whose first lines say that they are a press release and that hold a headline set as one, else None."""
    blocks = tuple(one for one in body.blocks if one.text or one.picture)
    heading = _first_heading(blocks)
    if heading is None or not any(_is_release_line(blocks, n) for n in range(min(6, len(blocks)))):
        return None
    left, letterhead = _without_letterhead(blocks, heading.text)
    return _with_letterhead(read_blocks(_without(left, heading.text), heading.text, seen_at), letterhead)


def _is_release_line(blocks: tuple[Block, ...], at: int) -> bool:
    return is_embargo(blocks[at].text) or desk_line([blocks[at].text], 0) is not None


def _with_facts(draft: Draft, content: Content, facts: Facts) -> Draft:
    """What the text does not say is taken from the document's own data, with less confidence."""
    own = _("the document’s own data")
    found: dict[str, object] = {"media_type": MediaType.WORD, "pictures": content.pictures}
    found["warnings"] = draft.warnings + content.warnings
    found["keywords"] = facts.keywords
    found["modified"] = facts.modified
    sources = list(draft.confidence)
    if facts.authors and not draft.authors and not draft.byline and not _is_release(draft):
        found["authors"] = facts.authors
        sources.append(Confidence("authors", 0.4, own))
    if facts.created.day and draft.published == Published():
        found["published"] = facts.created
        sources.append(Confidence("published", 0.3, own))
    for one in content.margins:
        head = day_line(one)
        if head is None or not head.published.day:
            continue
        where = _("head of the pages")
        if draft.published == Published():
            found["published"] = head.published
            sources = [*(known for known in sources if known.field != "published"), Confidence("published", 0.6, where)]
        if head.before and not draft.outlet and not is_genre(head.before):
            found["outlet"] = head.before
            sources.append(Confidence("outlet", 0.6, where))
        break
    found["language"] = draft.language or language_of(draft.body.text) or facts.language
    return replace(draft, confidence=tuple(sources), **found)  # pyright: ignore[reportArgumentType]


def _is_release(draft: Draft) -> bool:
    """Whether it calls itself a press release: whoever typed it is not its author."""
    return any(desk_line([one], 0) for one in draft.editors_note.split("\n"))


def _surer(known: tuple[Confidence, ...], new: Confidence) -> tuple[Confidence, ...]:
    return (new, *(one for one in known if one.field != new.field))


def _first_heading(blocks: tuple[Block, ...]) -> Block | None:
    """The headline among the headings of the first blocks, with no text above it: no day, no line for the desk, no name above another."""
    headings: list[int] = []
    for at, block in enumerate(blocks[:_HEAD]):
        if len(block.text) > 300 or (is_text(block.text) and block.kind is not BlockKind.HEADING):
            break
        if block.kind is BlockKind.HEADING and not _is_marker(blocks, at):
            headings.append(at)
    for at, below in pairwise((*headings, None)):
        text = blocks[at].text if at is not None else ""
        # A name is a letterhead where something stands between it and the next heading.
        named = is_genre(text) or (may_be_outlet(text) and (is_title(text) or (below or 0) > (at or 0) + 1))
        if at is not None and (below is None or not named):
            return blocks[at]
    return None


def _is_marker(blocks: tuple[Block, ...], at: int) -> bool:
    text = blocks[at].text
    return bool(day_line(text) or is_embargo(text) or is_byline(text) or desk_line([text], 0) or url_named(text))


def _without_letterhead(blocks: tuple[Block, ...], title: str) -> tuple[tuple[Block, ...], list[str]]:
    """The blocks without those above the headline that name whose paper it is, and what these said."""
    at = next((n for n, one in enumerate(blocks[:_HEAD]) if title and _same(one.text, title)), 0)
    if not title:
        # Nothing is set as a headline: what stands above the line that calls it a release is the letterhead.
        at = next((n for n, one in enumerate(blocks[:_HEAD]) if desk_line([one.text], 0)), 0)
    above = range(at)
    if any(is_text(blocks[n].text) or len(blocks[n].text) > 300 for n in above):
        return blocks, []
    labelled = labels_in([blocks[n].text for n in above])
    gone = [
        n for n in above if blocks[n].text and not (_is_marker(blocks, n) or n in labelled or _dates(blocks[n].text))
    ]
    if not gone or (len(gone) == 1 and not any(desk_line([blocks[n].text], 0) for n in above)):
        return _deck_first(blocks, at), []
    left = tuple(one for n, one in enumerate(blocks) if n not in gone)
    return _deck_first(left, at - len(gone)), [line(blocks[n].text) for n in gone]


def _deck_first(blocks: tuple[Block, ...], at: int) -> tuple[Block, ...]:
    """The blocks with headline and deck, which stand together at `at`, put above what stood above them."""
    below = blocks[at + 1 : at + 3]
    if not at or len(below) < 2 or _is_marker(blocks, at + 1) or is_text(below[0].text) or not is_text(below[1].text):
        return blocks
    if below[0].kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING} or not 4 <= len(below[0].text.split()) <= 40:
        return blocks
    return (*blocks[at : at + 2], *blocks[:at], *blocks[at + 2 :])


def _dates(text: str) -> bool:
    """Whether a line is a place and a day."""
    return find_dateline(text) is not None or bool(_NUMBERS.search(text)) or any(one.iso for one in days_in(text))


def _with_letterhead(draft: Draft, said: list[str]) -> Draft:
    """The Draft with what its letterhead says as a note; its first line that is a name is the outlet where there is no other."""
    if not said:
        return draft
    parts = (re.split(r"\s*[·|•]\s*", one)[0] for one in said)
    named = next((one for one in parts if may_be_outlet(one) and not is_genre(one)), "") if not draft.outlet else ""
    notes = "\n".join(one for one in (*said, draft.editors_note) if one and one != named)
    draft = replace(draft, editors_note=notes)
    if not named:
        return draft
    return replace(draft, outlet=named, confidence=(*draft.confidence, Confidence("outlet", 0.5, _("letterhead"))))


def _same(text: str, title: str) -> bool:
    return line(text).casefold() == title.casefold()


def _is_near_start(title: str, blocks: tuple[Block, ...]) -> bool:
    return any(block.text.casefold() == title.casefold() for block in blocks[:6])


def _without(blocks: tuple[Block, ...], title: str) -> Body:
    """The body without the first block that is the title itself."""
    at = next((n for n, one in enumerate(blocks[:8]) if title and line(one.text).casefold() == title.casefold()), None)
    return Body(blocks if at is None else blocks[:at] + blocks[at + 1 :])
