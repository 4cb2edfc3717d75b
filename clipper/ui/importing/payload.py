"""What lies in a drop or on the clipboard: which files, links or text, of which kinds, and how many."""

import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QMimeData, QUrl

from clipper.i18n import _, _n
from clipper.ui.importing import formats

OWN_PREFIX = "application/x-clipper-"
"""Payloads that Clipper's own panes exchange are no import."""
SHOWN = 60
"""Characters of an address or a name that are said."""
_ADDRESS = re.compile(r"(?!https?:)(?:[a-z][a-z0-9+.-]+://|mailto:).*", re.IGNORECASE)
LOOK_SECONDS = 0.04
"""How long a folder may be looked through while the pointer hovers; the answer is then "more than"."""


class Kind(StrEnum):
    """What an input looks like from outside; the value names its icon."""

    WEB = "web"
    PDF = "pdf"
    WORD = "word"
    MAIL = "mail"
    SCAN = "scan"
    TEXT = "text"
    FEEDS = "wire"
    LINKS = "link"
    MANY = "archive"
    OTHER = "unknown"


SUFFIXES = {
    Kind.WEB: ("html", "htm", "xhtml", "mhtml", "mht", "warc"),
    Kind.FEEDS: ("opml",),
    Kind.LINKS: ("url", "webloc", "website", "rss", "atom"),
    Kind.MANY: ("zip", "enex", "ris", "bib"),
    Kind.PDF: ("pdf",),
    Kind.WORD: ("docx", "doc", "odt", "rtf"),
    Kind.MAIL: ("eml", "msg", "mbox"),
    Kind.SCAN: ("png", "jpg", "jpeg", "tif", "tiff", "webp", "gif", "bmp"),
    Kind.TEXT: ("txt", "text", "md", "wire", "xml"),
}
_KIND_OF = {f".{suffix}": kind for kind, suffixes in SUFFIXES.items() for suffix in suffixes}


class Payload(Struct, frozen=True):
    """Everything a drop or paste holds for the import."""

    inputs: tuple[str, ...] = ()
    """Paths and web addresses as given; folders are not yet opened."""
    text: str = ""
    """Words that are neither a path nor an address."""
    data: bytes = b""
    """A picture or a page that was copied without a file."""
    name: str = ""
    """What it is called: what it is and when it was copied, with the ending of its kind."""
    media_type: str = ""
    files: tuple[tuple[str, bytes, str], ...] = ()
    """Files that a mail program or browser hands over without a place on the disk: name, bytes, media type."""
    refusal: str = ""
    """Why nothing of it can be read, and what to do."""
    kinds: tuple[tuple[Kind, int], ...] = ()
    more: bool = False
    """There is more than was counted in the time given."""
    origin: str = ""
    """The folder's name where the payload is one folder."""

    @property
    def count(self) -> int:
        """How many things would be read."""
        return sum(number for _kind, number in self.kinds)


def kind_of(name: str) -> Kind:
    """The kind a file name or address suggests; its content may say otherwise when it is read."""
    if is_link(name):
        return Kind.WEB
    return _KIND_OF.get(Path(name).suffix.lower(), Kind.OTHER)


def is_link(text: str) -> bool:
    """Whether the text is one web address."""
    return text.lower().startswith(("http://", "https://")) and len(text.split()) == 1


def payload(mime: QMimeData | None) -> Payload | None:
    """What the mime data holds for the import; None where it holds nothing or comes from Clipper itself.

    Files and links come first, then a piece of a page whose address is known, words, a picture, a piece of a page.
    """
    if mime is None or any(kind.startswith(OWN_PREFIX) for kind in mime.formats()):
        return None
    named = [_named(url) for url in mime.urls()] if mime.hasUrls() else []
    named = named or [_named(QUrl(one)) for one in formats.listed_files(mime)]
    if any(map(_stands, named)):
        # what is missing among them is named in the report
        return of_inputs([one for one in named if one])
    if found := formats.addresses(mime):
        return of_inputs(found)
    if (loose := _loose(mime)) is not None:
        return loose
    if formats.source_of(mime) and (page := _page(mime)) is not None:
        return page
    words = of_text(mime.text()) if mime.hasText() else None
    if words is not None and not words.refusal:
        return words
    return _picture(mime) or _page(mime) or _rich(mime) or _refused(mime) or words


def _loose(mime: QMimeData) -> Payload | None:
    """Files without a place on the disk, those whose bytes came with them."""
    import mimetypes

    given = formats.loose_files(mime)
    files = tuple((name, data, mimetypes.guess_type(name)[0] or "") for name, data in given if data)
    if not files:
        return _refused(mime) if given else None
    counts = Counter(kind_of(name) for name, _data, _kind in files)
    return Payload(files=files, kinds=tuple((kind, counts[kind]) for kind in Kind if counts[kind]))


def _refused(mime: QMimeData) -> Payload | None:
    said = formats.refusal(mime)
    return Payload(refusal=said) if said else None


def _rich(mime: QMimeData) -> Payload | None:
    """Rich text without its words beside it."""
    data = formats.rich_text(mime)
    if not data:
        return None
    name = _copied(_("Copied text")) + ".rtf"
    return Payload(data=data, name=name, media_type="application/rtf", kinds=((Kind.WORD, 1),))


def _picture(mime: QMimeData) -> Payload | None:
    """A copied picture: as its program offers it, else made a PNG."""
    if not mime.hasImage():
        return None
    kind = next((one for one in ("image/png", "image/jpeg") if mime.hasFormat(one)), "")
    data = bytes(mime.data(kind).data()) if kind else b""
    if not data:
        kind, data = "image/png", _as_png(mime.imageData())
    name = _copied(_("Picture")) + (".jpg" if kind == "image/jpeg" else ".png")
    return Payload(data=data, name=name, media_type=kind, kinds=((Kind.SCAN, 1),)) if data else None


def _as_png(picture: object) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QImage, QPixmap

    if isinstance(picture, QPixmap):
        picture = picture.toImage()
    if not isinstance(picture, QImage) or picture.isNull():
        return b""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue]
    return bytes(held.data())


def _page(mime: QMimeData) -> Payload | None:
    """A piece of a web page that was copied without its words beside it."""
    if not mime.hasHtml() or not mime.html().strip():
        return None
    data, name = formats.fragment(mime.html(), formats.source_of(mime)), _copied(_("Copied page")) + ".html"
    return Payload(data=data, name=name, media_type="text/html", kinds=((Kind.WEB, 1),))


def _copied(what: str) -> str:
    """What was copied and when, as a file's name ("Picture of 24 Nov 2026, 06.12.33")."""
    now = datetime.now()
    return _("{what} of {when}").format(what=what, when=f"{now.day} {now:%b %Y, %H.%M.%S}")


def of_text(text: str) -> Payload | None:
    """Text as it was copied: one address a line are links, a file manager's list is files, anything else is one text.

    Addresses at which nothing stands are no text either: they are refused with a sentence.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return None
    listed = lines[2:] if lines[0] == "x-special/nautilus-clipboard" else lines
    if not listed or not all(is_link(line) or _ADDRESS.fullmatch(line) for line in listed):
        return Payload(text=text, kinds=((Kind.TEXT, 1),))
    named = [line if is_link(line) else _named(QUrl(line)) or line for line in listed]
    return of_inputs(named) if any(map(_stands, named)) else Payload(refusal=_nothing_at(named))


def _named(url: QUrl) -> str:
    """The file or the address a URL names, a file's name with the bytes it has."""
    if not url.isLocalFile():
        return url.toString()
    path = url.toLocalFile()
    if "\ufffd" in path and os.name == "posix":
        # Qt reads names as UTF-8; an old one may be in another encoding
        from urllib.parse import unquote_to_bytes

        return os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded)))
    return path


def _stands(one: str) -> bool:
    """Whether it is a web address, or something stands there."""
    try:
        return bool(one) and (is_link(one) or Path(one).exists())
    except (OSError, ValueError):
        return False


def _nothing_at(named: list[str]) -> str:
    """Why nothing can be read of files that are gone, or of addresses of other kinds."""
    first = named[0]
    if _ADDRESS.fullmatch(first):
        return _("Clipper reads files on this computer and http or https addresses. This is neither: {address}").format(
            address=first if len(first) <= SHOWN else first[: SHOWN - 1] + "…"
        )
    name = Path(first).name
    return _n(
        "“{name}” is not there any more. Choose it again where it lies now.",
        "“{name}” and the others are not there any more. Choose them again where they lie now.",
        len(named),
    ).replace("{name}", name if len(name) <= SHOWN else name[: SHOWN - 1] + "…")


def of_inputs(inputs: list[str]) -> Payload:
    """Paths and addresses, folders looked through for as long as a hand does not notice."""
    counts: Counter[Kind] = Counter()
    until, more = time.monotonic() + LOOK_SECONDS, False
    for one in inputs:
        if is_link(one) or not Path(one).is_dir():
            counts[kind_of(one)] += 1
            continue
        for name in _names_below(one):
            counts[kind_of(name)] += 1
            if time.monotonic() > until:
                more = True
                break
    folders = [one for one in inputs if not is_link(one) and Path(one).is_dir()]
    origin = Path(folders[0]).name if len(folders) == len(inputs) == 1 else ""
    kinds = tuple((kind, counts[kind]) for kind in Kind if counts[kind])
    refusal = "" if kinds or not folders else _nothing_in(folders)
    return Payload(tuple(inputs), kinds=kinds, more=more, origin=origin, refusal=refusal)


def _nothing_in(folders: list[str]) -> str:
    from clipper.workflows.inputs import is_library

    if any(map(is_library, folders)):
        return _("This is a Clipper library. Open it with File, Open library.")
    return _("No file can be seen in this folder.")


def _names_below(folder: str) -> Iterator[str]:
    from clipper.workflows.inputs import LIBRARY_FILE, is_library

    for at, folders, names in os.walk(folder):
        folders.sort()
        if LIBRARY_FILE in names and is_library(at):
            folders.clear()
            continue
        yield from (name for name in names if not name.startswith(".") and name not in {"Thumbs.db", "desktop.ini"})


def headline(found: Payload, place: str) -> str:
    """ "Drop to file 17 items in Inbox"."""
    if found.text:
        return _("Drop to file this text in {place}").format(place=place)
    if len(found.inputs) == 1 and is_link(found.inputs[0]):
        return _("Drop to file this page in {place}").format(place=place)
    if found.count and {kind for kind, _number in found.kinds} == {Kind.FEEDS}:
        return _n("Drop to see the feeds of this list", "Drop to see the feeds of {n} lists", found.count)
    if found.data:
        return {
            Kind.SCAN: _("Drop to file this picture in {place}"),
            Kind.WEB: _("Drop to file this piece of a page in {place}"),
        }.get(found.kinds[0][0], _("Drop to file this text in {place}")).format(place=place)
    if found.more:
        return _("Drop to file more than {n} items in {place}").format(n=f"{found.count:,}", place=place)
    return _n("Drop to file 1 item in {place}", "Drop to file {n} items in {place}", found.count).replace(
        "{place}", place
    )


def origin_line(found: Payload) -> str:
    """Where it comes from, in one muted line."""
    if found.origin:
        return _("From the folder “{name}” and its subfolders").format(name=found.origin)
    if found.data:
        return found.name
    if found.files:
        names = [name for name, _data, _kind in found.files[:3]]
        return ", ".join(names) + (_(" and more") if len(found.files) > 3 else "")
    if found.text:
        words = " ".join(found.text.split())
        return f"“{words[:60].rstrip()}…”" if len(words) > 60 else f"“{words}”"
    links = sum(map(is_link, found.inputs))
    if links == len(found.inputs) == 1:
        return found.inputs[0]
    if links == len(found.inputs):
        return _n("1 link", "{n} links", links)
    names = [Path(one.rstrip("/")).name for one in found.inputs[:3]]
    return ", ".join(names) + (_(" and more") if len(found.inputs) > 3 else "")


def kind_line(kind: Kind, number: int, *, links: bool = False) -> tuple[str, str]:
    """What was recognised, and what will happen to it."""
    match kind:
        case Kind.WEB if links:
            return (
                _n("1 web address", "{n} web addresses", number),
                _("Fetched now; text, headline and date are read, the page is kept"),
            )
        case Kind.WEB:
            return (
                _n("1 web page", "{n} web pages", number),
                _("Text, headline, date and pictures are read; the page is kept"),
            )
        case Kind.PDF:
            return _n("1 PDF", "{n} PDFs", number), _("Read column by column; the pages are kept as they are")
        case Kind.WORD:
            return (
                _n("1 Word document", "{n} Word documents", number),
                _("Text, headings and pictures are read; the file is kept"),
            )
        case Kind.MAIL:
            return _n("1 mail", "{n} mails", number), _("Subject, sender, date and text are read; the mail is kept")
        case Kind.SCAN:
            return _n("1 picture", "{n} pictures", number), _("Words on it are recognised, column by column")
        case Kind.TEXT:
            return (
                _n("1 text", "{n} texts", number),
                _("Read as wire copy: headline, dateline, byline and date are found"),
            )
        case Kind.FEEDS:
            return (
                _n("1 list of feeds", "{n} lists of feeds", number),
                _("You are asked whether to subscribe to them; nothing is fetched before"),
            )
        case Kind.LINKS:
            return (
                _n("1 file of links", "{n} files of links", number),
                _("Every page it names is fetched and read"),
            )
        case Kind.MANY:
            return (
                _n("1 file that holds many", "{n} files that hold many", number),
                _("Each file and each article in it is read by itself"),
            )
        case Kind.OTHER:
            return (
                _n("1 file without a known kind", "{n} files without a known kind", number),
                _("Looked into; what cannot be read is named in the report"),
            )
