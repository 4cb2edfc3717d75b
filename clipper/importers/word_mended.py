"""Word documents as mammoth can read them: moved text is text put in, and the letters below small readings are text."""

import io
import re
import zipfile

_TEXTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_SIGNS = (b"<w:ruby>", b"<w:ruby ", b"<w:moveTo ", b"<w:moveTo>")
_READING = re.compile(rb"<w:rt>.*?</w:rt>|<w:rt/>", re.S)
_RENAMED = (
    (re.compile(rb"<(/?)w:ruby(?:Base)?\b(?!-)"), rb"<\1w:smartTag"),
    (re.compile(rb"<(/?)w:moveTo\b"), rb"<\1w:ins"),
    (re.compile(rb"<(/?)w:moveFrom\b"), rb"<\1w:del"),
)
"""What mammoth passes over with all its text, and what it reads in its place (ISO/IEC 29500-1, 17.3.3.25 and 17.13.5)."""


def mended(data: bytes) -> bytes:
    """The document itself, or where it needs it a copy with such elements renamed; raises what a damaged archive raises."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = {one: archive.read(one) for one in archive.namelist() if _TEXTS.fullmatch(one)}
        if not any(sign in text for text in texts.values() for sign in _SIGNS):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as copy:
            for part in archive.infolist():
                text = texts.get(part.filename)
                copy.writestr(part, archive.read(part) if text is None else _renamed(text))
    return out.getvalue()


def _renamed(text: bytes) -> bytes:
    text = _READING.sub(b"", text)
    for pattern, instead in _RENAMED:
        text = pattern.sub(instead, text)
    return text
