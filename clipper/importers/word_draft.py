"""From what a word processor's document holds to a Draft: the headline, and what the document says of itself."""

from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.base import file_name
from clipper.importers.cleaning import human_name, line
from clipper.importers.language import language_of
from clipper.importers.wire import first_words, read_blocks
from clipper.importers.word_blocks import Content
from clipper.importers.word_facts import Facts
from clipper.model.body import Block, BlockKind, Body
from clipper.model.clipping import Confidence, Draft, MediaType, Published
from clipper.model.intake import Source


def draft_of(source: Source, content: Content, facts: Facts, called: str) -> Draft:
    """The headline is the title in the text, else the document's own title, its first heading or its first line.

    `called` is the kind of document in the user's words: the headline where there is nothing else.
    """
    blocks, title, where, sure = content.blocks, content.title, _("title in the text"), 0.95
    if not title and facts.title and (_is_near_start(facts.title, blocks) or len(facts.title.split()) > 2):
        title, where, sure = facts.title, _("the document’s own title"), 0.7
    if not title and (heading := _first_heading(blocks)):
        title, where, sure = heading.text, _("first heading"), 0.8
    draft = read_blocks(_without(blocks, title), title, source.seen_at)
    if title:
        draft = replace(draft, confidence=_surer(draft.confidence, Confidence("headline", sure, where)))
    headline = draft.headline or first_words(draft.body.text) or human_name(file_name(source)) or called
    return _with_facts(replace(draft, headline=headline), content, facts)


def _with_facts(draft: Draft, content: Content, facts: Facts) -> Draft:
    """What the text does not say is taken from the document's own data, with less confidence."""
    own = _("the document’s own data")
    found: dict[str, object] = {"media_type": MediaType.WORD, "pictures": content.pictures}
    found["warnings"] = draft.warnings + content.warnings
    found["keywords"] = facts.keywords
    found["modified"] = facts.modified
    sources = list(draft.confidence)
    if facts.authors and not draft.authors and not draft.byline:
        found["authors"] = facts.authors
        sources.append(Confidence("authors", 0.4, own))
    if facts.created.day and draft.published == Published():
        found["published"] = facts.created
        sources.append(Confidence("published", 0.3, own))
    found["language"] = draft.language or language_of(draft.body.text) or facts.language
    return replace(draft, confidence=tuple(sources), **found)  # pyright: ignore[reportArgumentType]


def _surer(known: tuple[Confidence, ...], new: Confidence) -> tuple[Confidence, ...]:
    return (new, *(one for one in known if one.field != new.field))


def _first_heading(blocks: tuple[Block, ...]) -> Block | None:
    """A heading among the first blocks, with no long text above it."""
    for block in blocks[:6]:
        if block.kind is BlockKind.HEADING:
            return block
        if len(block.text) > 300:
            return None
    return None


def _is_near_start(title: str, blocks: tuple[Block, ...]) -> bool:
    return any(block.text.casefold() == title.casefold() for block in blocks[:6])


def _without(blocks: tuple[Block, ...], title: str) -> Body:
    """The body without the first block that is the title itself."""
    at = next((n for n, one in enumerate(blocks[:8]) if title and line(one.text).casefold() == title.casefold()), None)
    return Body(blocks if at is None else blocks[:at] + blocks[at + 1 :])
