"""What other programs put into a drag or onto the clipboard beside plain files: addresses, fragments, files without a place.

Firefox: text/x-moz-url is UTF-16 ("address, line end, title"). Windows: UniformResourceLocatorW, and FileGroupDescriptorW
(names) with FileContents (bytes); classic Outlook hands Qt the names alone.
"""

import struct
from html import escape

from PySide6.QtCore import QMimeData

from clipper.i18n import _

_WINDOWS = 'application/x-qt-windows-mime;value="{name}"'
_MOZ_URLS = ("text/x-moz-url", "text/x-moz-url-data", "_NETSCAPE_URL")
_SOURCES = ("chromium/x-source-url", "text/x-moz-url-priv", "text/x-moz-url-desc-priv")
_RICH = ("text/rtf", "application/rtf", "text/richtext")
_FILES = ("x-special/gnome-copied-files", "x-special/nautilus-clipboard", "application/x-kde4-urilist")
_PROMISES = ("application/x-moz-file-promise", "com.apple.pasteboard.promised-file-url")
_MAILS = ("text/x-moz-message", "RenPrivateMessages", "RenPrivateItem", "RenPrivateSourceFolder")
_DESCRIPTOR = 592
"""Bytes of one FILEDESCRIPTORW; the name stands in its last 520."""
_NAME = 72


def addresses(mime: QMimeData) -> list[str]:
    """Addresses that lie there outside text/uri-list, each once."""
    for kind in (*_MOZ_URLS, _windows("UniformResourceLocatorW"), _windows("UniformResourceLocator")):
        if mime.hasFormat(kind):
            # lines are address and title by turns; only what is an address counts
            lines = [line.strip() for line in letters(_bytes(mime, kind)).splitlines()]
            found = [line for line in lines if line.lower().startswith(("http://", "https://"))]
            if found:
                return list(dict.fromkeys(found))
    return []


def listed_files(mime: QMimeData) -> list[str]:
    """The lines of a file manager's own list ("copy", then one file:// address a line)."""
    for kind in _FILES:
        if mime.hasFormat(kind):
            found = [line.strip() for line in letters(_bytes(mime, kind)).splitlines()]
            return [line for line in found if line.lower().startswith("file://")]
    return []


def source_of(mime: QMimeData) -> str:
    """The address of the page that a fragment was copied from; empty where the browser does not say."""
    for kind in _SOURCES:
        if mime.hasFormat(kind):
            text = letters(_bytes(mime, kind)).strip("\x00 \r\n\t").split("\n")[0].strip()
            if text.lower().startswith(("http://", "https://")):
                return text
    whole = _bytes(mime, _windows("HTML Format"))
    for line in whole[:2048].split(b"\n"):
        name, _colon, value = line.partition(b":")
        if name.strip().lower() == b"sourceurl" and value.strip().lower().startswith((b"http://", b"https://")):
            return value.strip().decode("utf-8", "replace")
    return ""


def fragment(html: str, source: str) -> bytes:
    """A copied piece of a page as a page of its own that names the one it came from (UTF-8)."""
    html = html.replace("<!--StartFragment-->", "").replace("<!--EndFragment-->", "").lstrip("\ufeff")
    if not source:
        return html.encode("utf-8", "replace")
    link = escape(source, quote=True)
    head = f'<meta charset="utf-8"><link rel="canonical" href="{link}"><base href="{link}">'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{html}</body></html>".encode("utf-8", "replace")


def rich_text(mime: QMimeData) -> bytes:
    """Rich text (RTF), for programs that offer nothing plainer."""
    return next((data for kind in _RICH if (data := _bytes(mime, kind))), b"")


def loose_files(mime: QMimeData) -> tuple[tuple[str, bytes], ...]:
    """Files that are handed over without a place on the disk: name and bytes, the bytes empty where Qt gets none."""
    listed = _bytes(mime, _windows("FileGroupDescriptorW"))
    if len(listed) < 4:
        return ()
    number = min(struct.unpack_from("<I", listed)[0], (len(listed) - 4) // _DESCRIPTOR)
    found = []
    for n in range(number):
        start = 4 + n * _DESCRIPTOR + _NAME
        raw = listed[start : 4 + (n + 1) * _DESCRIPTOR]
        name = raw.decode("utf-16-le", "replace").partition("\x00")[0]
        data = _bytes(mime, _windows("FileContents") + f";index={n}")
        if not data and number == 1:
            data = _bytes(mime, _windows("FileContents"))
        if name:
            found.append((name, data))
    return tuple(found)


def refusal(mime: QMimeData) -> str:
    """Why nothing can be had from a program that promises more than it hands over, and what to do; empty elsewhere."""
    formats = mime.formats()
    if any(kind in one for kind in _MAILS for one in formats) or mime.hasFormat(_windows("FileGroupDescriptorW")):
        return _("The mail program hands over no mail. Drag it to a folder first, then drop the file from there.")
    if any(kind in one for kind in _PROMISES for one in formats):
        return _("The program only promises a file. Save it first, then drop the file.")
    return ""


def letters(data: bytes) -> str:
    """Text that may be UTF-16, with or without its mark, or UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").rstrip("\x00")
    if b"\x00" in data[:64] and len(data) > 1 and data[1:2] == b"\x00":
        return data[: len(data) // 2 * 2].decode("utf-16-le", "replace").rstrip("\x00")
    return data.decode("utf-8", "replace").lstrip("\ufeff").rstrip("\x00")


def _windows(name: str) -> str:
    return _WINDOWS.format(name=name)


def _bytes(mime: QMimeData, kind: str) -> bytes:
    return bytes(mime.data(kind).data()) if mime.hasFormat(kind) else b""
