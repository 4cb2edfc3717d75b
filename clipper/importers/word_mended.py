"""Word documents as mammoth can read them: moved text is text put in, the letters below small readings are text, and hidden text is none."""

import html
import io
import re
import zipfile

_TEXTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_SIGNS = (b"<w:vanish", b"<w:ruby>", b"<w:ruby ", b"<w:moveTo ", b"<w:moveTo>")
_READING = re.compile(rb"<w:rt>.*?</w:rt>|<w:rt/>", re.S)
_RUN = re.compile(rb"<w:r(?: [^>]*)?>.*?</w:r>", re.S)
_HIDDEN = re.compile(
    rb'<w:rPr>(?:(?!</w:rPr>).)*<w:vanish(?:\s*/>|\s+w:val="(?:1|true|on)"\s*/>)(?:(?!<w:t[ >]).)*</w:rPr>', re.S
)
_RENAMED = (
    (re.compile(rb"<(/?)w:ruby(?:Base)?\b(?!-)"), rb"<\1w:smartTag"),
    (re.compile(rb"<(/?)w:moveTo\b"), rb"<\1w:ins"),
    (re.compile(rb"<(/?)w:moveFrom\b"), rb"<\1w:del"),
)
"""What mammoth passes over with all its text, and what it reads in its place (ISO/IEC 29500-1, 17.3.3.25 and 17.13.5)."""

_HEADER = re.compile(r"word/header\d{1,2}\.xml")
_HEADERS = 6
_SAID = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:tab/>|<w:ptab [^>]*/>")
_SIZE = re.compile(rb'<w:sz w:val="(\d{1,3})"')
_NORMAL = re.compile(
    rb'<w:style\b[^>]*w:default="1"[^>]*w:styleId="(?:Normal|Standard)".*?</w:style>|<w:docDefaults>.*?</w:docDefaults>',
    re.S,
)
_WORDS_OWN = 20
"""Half points where nothing names a size (ISO/IEC 29500-1, 17.3.2.38)."""


def usual_size(data: bytes) -> int:
    """Half points of the letters of a paragraph that names no size of its own; raises what a damaged archive raises."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = archive.read("word/styles.xml") if "word/styles.xml" in archive.namelist() else b""
    said = {part.group()[:9]: size for part in _NORMAL.finditer(styles) if (size := _SIZE.search(part.group()))}
    chosen = said.get(b"<w:style ") or next(iter(said.values()), None)
    return int(chosen[1]) if chosen else _WORDS_OWN


def page_heads(data: bytes) -> tuple[str, ...]:
    """The lines at the head of the pages, each once, with "|" for tabs; raises what a damaged archive raises."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if _HEADER.fullmatch(name)][:_HEADERS]
    lines = (
        "".join(found[1] if found[1] is not None else " | " for found in _SAID.finditer(paragraph))
        for part in parts
        for paragraph in part.decode("utf-8", "replace").split("</w:p>")
    )
    return tuple(dict.fromkeys(said for one in lines if (said := html.unescape(one).strip(" |"))))


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
    if b"<w:vanish" in text:
        text = _RUN.sub(lambda run: b"" if _HIDDEN.search(run.group()) else run.group(), text)
    for pattern, instead in _RENAMED:
        text = pattern.sub(instead, text)
    return text
