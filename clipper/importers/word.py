"""Word documents: headings, lists, tables, quotes, pictures, and what the document says of itself."""

import io
import zipfile
from dataclasses import replace

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.base import file_name
from clipper.importers.cleaning import human_name, line
from clipper.importers.language import language_of
from clipper.importers.wire import first_words, read_blocks
from clipper.importers.word_body import Content, content_of
from clipper.importers.word_facts import Facts, facts_of
from clipper.model.body import Block, BlockKind, Body
from clipper.model.clipping import Confidence, Draft, MediaType, Published
from clipper.model.intake import Source

name = "Word document"
media_types = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    "application/vnd.ms-word.document.macroenabled.12",
)
suffixes = (".docx", ".docm", ".dotx")

_XML_BYTES = 48 * 1024 * 1024
"""Largest sum of the parts that are parsed: a tree takes some twenty times their size."""
_RATIO = 200
_RATIO_BYTES = 4 * 1024 * 1024
"""A part larger than this and packed tighter than 1 to 200 is a bomb, not a text."""


def recognises(source: Source) -> float:
    """A ZIP file that names a Word part; its ending does not matter."""
    if not source.data.startswith(b"PK\x03\x04"):
        return 0.0
    return 0.95 if b"word/" in source.data else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """One Draft; raises Rejected where the archive is a bomb, damaged, locked or without text and pictures."""
    _check_sizes(source.data)
    content = content_of(source.data)
    facts = facts_of(source.data)
    if not content.blocks:
        raise Rejected(_("There is no text in this Word document. Nothing was filed."))
    return (_draft(source, content, facts),)


def _check_sizes(data: bytes) -> None:
    """Before anything is unpacked: Python reads no more of a part than its entry declares, so the sums are true."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, IndexError) as problem:
        raise Rejected(_damaged()) from problem
    xml = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
    packed = any(p.file_size > max(_RATIO_BYTES, _RATIO * p.compress_size) for p in parts)
    total = sum(part.file_size for part in parts)
    if len(parts) > limits.UNPACKED_PARTS or total > limits.UNPACKED_BYTES or xml > _XML_BYTES or packed:
        raise Rejected(_("This Word document unpacks to far more than a text holds. It was not opened."))
    if any(part.flag_bits & 0x1 for part in parts):
        raise Rejected(_("This Word document is locked with a password. Save it without one and import that."))


def _damaged() -> str:
    return _("This Word document is damaged. Open it in Word, save it again and import that.")


def _draft(source: Source, content: Content, facts: Facts) -> Draft:
    """The headline is the title in the text, else the document's own title, its first heading or its first line."""
    blocks, title, where, sure = content.blocks, content.title, _("title in the text"), 0.95
    if not title and facts.title and (_is_near_start(facts.title, blocks) or len(facts.title.split()) > 2):
        title, where, sure = facts.title, _("the document’s own title"), 0.7
    if not title and (heading := _first_heading(blocks)):
        title, where, sure = heading.text, _("first heading"), 0.8
    draft = read_blocks(_without(blocks, title), title, source.seen_at)
    if title:
        draft = replace(draft, confidence=_surer(draft.confidence, Confidence("headline", sure, where)))
    headline = draft.headline or first_words(draft.body.text) or human_name(file_name(source)) or _("Word document")
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
