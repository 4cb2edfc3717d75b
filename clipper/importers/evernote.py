"""Evernote exports (ENEX): every note an article, with its pictures in place and its attachments as clippings of their own."""

import base64
import binascii
import hashlib
import re
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from clipper import limits
from clipper.errors import ClipperError, Rejected
from clipper.i18n import _
from clipper.importers.base import file_name, original
from clipper.importers.bookmarks import address
from clipper.importers.cleaning import tame_name
from clipper.importers.dates import read_date
from clipper.importers.links_body import link_body
from clipper.importers.markup import children, first, said, tree_of
from clipper.importers.pictures import is_picture, picture
from clipper.importers.press_draft import finished
from clipper.model.body import Body, figure
from clipper.model.clipping import Draft, MediaType, Original, Picture
from clipper.model.intake import Source

if TYPE_CHECKING:
    from clipper.importers.markup import Element

name = "Evernote export"
media_types = ("application/enex+xml", "application/vnd.evernote.enex+xml")
suffixes = (".enex",)

_SECONDS = 0.6 * limits.WALL_SECONDS
"""How long notes and attachments are read; the rest is for what has to be done with them."""
_SLICED_BYTES = 32 * 1024 * 1024
"""Largest export whose notes are kept one by one; of a larger one the whole is the original of each."""
_DATA = re.compile(rb"<data\b[^>]{0,200}>([A-Za-z0-9+/=\s]*)(?:</data\s*>|\Z)")
_NOTE = re.compile(rb"<note>.*?</note\s*>", re.S)
_MEDIA = re.compile(r"<en-media\b([^>]*?)/?>(?:\s*</en-media\s*>)?", re.I)
_HASH = re.compile(r"hash\s*=\s*[\"']([0-9a-fA-F]{32})[\"']")
_TODO = re.compile(r"<en-todo\b([^>]*?)/?>(?:\s*</en-todo\s*>)?", re.I)
_CRYPT = re.compile(r"<en-crypt\b[^>]*>.*?(?:</en-crypt\s*>|\Z)", re.I | re.S)


class _Resource(Struct, frozen=True):
    """A file in a note, by the MD5 by which the note's text names it."""

    data: bytes
    mark: str
    media_type: str
    name: str


def recognises(source: Source) -> float:
    """By the outermost element."""
    return 0.98 if re.search(rb"<en-export[\s>]", source.data[:2048]) else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """A Draft for every note, followed by those of its attachments; raises Rejected where there is no note."""
    pieces: list[bytes] = []
    root, whole = tree_of(_DATA.sub(lambda found: _aside(found, pieces), source.data), "utf-8")
    notes = list(children(root, "note"))
    originals = _originals(source, len(notes))
    deadline = time.monotonic() + _SECONDS
    drafts: list[Draft] = []
    for number, note in enumerate(notes):
        if time.monotonic() > deadline:
            drafts[0] = _warned(
                drafts[0],
                _("{n} notes were not read, for there are too many. Export them in parts.").format(
                    n=len(notes) - number
                ),
            )
            break
        own = original(_named(source), media_types[0], originals[number]) if originals else None
        drafts += _drafts(note, source, own, pieces, deadline)
    if not drafts:
        raise Rejected(_("There is no note in this Evernote export. Nothing was filed."))
    if not whole:
        drafts[-1] = _warned(drafts[-1], _("This export breaks off before its end; what stood before was read."))
    return tuple(drafts)


def _aside(found: re.Match[bytes], pieces: list[bytes]) -> bytes:
    """The packed bytes of a file put aside: they would make the tree many times larger."""
    try:
        pieces.append(base64.b64decode(found[1]))
    except (binascii.Error, ValueError):
        pieces.append(b"")
    return b"<data>%d</data>" % (len(pieces) - 1)


def _originals(source: Source, count: int) -> list[bytes]:
    """Exports of one note each, made of the export's own bytes; none where they do not show where a note ends."""
    found = list(_NOTE.finditer(source.data)) if count > 1 and len(source.data) <= _SLICED_BYTES else []
    if len(found) != count or not found:
        return []
    head, foot = source.data[: found[0].start()], source.data[found[-1].end() :]
    return [head + one[0] + foot for one in found]


def _named(source: Source) -> str:
    return tame_name(file_name(source), "note.enex")


def _drafts(
    note: "Element", source: Source, own: Original | None, pieces: list[bytes], deadline: float
) -> Iterator[Draft]:
    resources = list(_resources(note, pieces))
    pictures = {one.mark: kept for one in resources if (kept := _picture(one)) is not None}
    content = said_of(first(note, "content"))
    body = _body(content, pictures)
    shown = {block.picture for block in body.blocks if block.picture}
    beside = [figure(picture=kept.sha256) for kept in pictures.values() if kept.sha256 not in shown]
    attributes = first(note, "note-attributes")
    url = address(said(first(attributes, "source-url")))
    created, updated = read_date(said(first(note, "created"))), read_date(said(first(note, "updated")))
    author = said(first(attributes, "author"))
    files = [one for one in resources if one.mark not in pictures]
    notes = [
        _("Note by {name}.").format(name=author) if author else "",
        _("Attached: {names}.").format(names=", ".join(one.name for one in files)) if files else "",
    ]
    draft = Draft(
        headline=said(first(note, "title")),
        body=Body((*body.blocks, *beside)) if body.blocks or beside else link_body(url),
        outlet=(urlsplit(url).hostname or "").removeprefix("www.") if url else "",
        media_type=MediaType.WEB if url else MediaType.TEXT,
        modified=updated,
        seen_at=created.at or source.seen_at,
        url=url,
        editors_note="\n".join(one for one in notes if one),
        keywords=tuple(said(one) for one in children(note, "tag")),
        original=own,
        pictures=tuple({kept.sha256: kept for kept in pictures.values()}.values()),
    )
    found = finished(draft, name, name=source.name)
    sure = [
        replace(one, sure=0.5, source=_("address of the page")) if one.field == "outlet" else one
        for one in found.confidence
    ]
    found = replace(found, confidence=tuple(sure))
    if _CRYPT.search(content):
        found = _warned(
            found, _("Some of this note is encrypted and was left out. Decrypt it in Evernote and export it again.")
        )
    attached, lost = _attachments(files, found, deadline)
    yield replace(found, warnings=(*found.warnings, *lost))
    yield from attached


def said_of(element: "Element | None") -> str:
    """All text in an element as it stands."""
    return "".join(str(one) for one in element.itertext()) if element is not None else ""


def _resources(note: "Element", pieces: list[bytes]) -> Iterator[_Resource]:
    for number, one in enumerate(children(note, "resource"), 1):
        at = said(first(one, "data"))
        data = pieces[int(at)] if at.isdecimal() and int(at) < len(pieces) else b""
        if data:
            called = tame_name(said(first(one, "resource-attributes", "file-name")), f"attachment-{number}")
            yield _Resource(
                data, hashlib.md5(data, usedforsecurity=False).hexdigest(), said(first(one, "mime")).lower(), called
            )


def _picture(one: _Resource) -> Picture | None:
    if not is_picture(one.data):
        return None
    try:
        return picture(one.data)
    except Rejected:
        return None


def _body(content: str, pictures: dict[str, Picture]) -> Body:
    """The blocks of a note; a picture stands where the note shows it, a ticked box is a character."""
    from clipper.importers.mail_parts import with_pictures
    from clipper.importers.web import body_of_html

    def media(found: re.Match[str]) -> str:
        mark = _HASH.search(found[1])
        return f'<img src="cid:{mark[1].lower()}">' if mark and mark[1].lower() in pictures else ""

    content = re.sub(r"^\s*<\?xml[^>]*\?>", "", content)
    content = re.sub(r"<!DOCTYPE[^>]*>", "", content, count=1)
    content = _CRYPT.sub("", content)
    content = _TODO.sub(lambda found: "☑ " if "true" in found[1] else "☐ ", content)
    content = _MEDIA.sub(media, content)
    content = re.sub(r"<(/?)en-note\b", r"<\1div", content)
    if not re.sub(r"<[^>]*>", "", content).strip() and "<img" not in content:
        return Body()
    return body_of_html(f"<html><body>{with_pictures(content, pictures)}</body></html>")


def _attachments(files: list[_Resource], note: Draft, deadline: float) -> tuple[list[Draft], list[str]]:
    """Drafts of the files in a note, each with its own original; one that cannot be read costs a warning."""
    from clipper.importers import registry

    drafts: list[Draft] = []
    lost: list[str] = []
    for one in files:
        try:
            if time.monotonic() > deadline:
                raise Rejected(_("the export holds more than can be read at once. Save the attachment and import it."))
            found = registry.read(Source(one.name, one.data, one.media_type, seen_at=note.seen_at))
        except ClipperError as problem:
            lost.append(_("Attachment “{name}” was not filed: {why}").format(name=one.name, why=problem))
            continue
        except (MemoryError, RecursionError):
            lost.append(_("Attachment “{name}” was not filed: it asks for too much.").format(name=one.name))
            continue
        whole = original(one.name, one.media_type or "application/octet-stream", one.data)
        told = _("Attached to the note “{headline}”.").format(headline=note.headline)
        drafts += [replace(draft, original=draft.original or whole, editors_note=f"{draft.editors_note}\n{told}".strip(),
                           keywords=(*draft.keywords, *(word for word in note.keywords if word not in draft.keywords)))
                   for draft in found]  # fmt: skip
    return drafts, lost


def _warned(draft: Draft, sentence: str) -> Draft:
    return replace(draft, warnings=(*draft.warnings, sentence))
