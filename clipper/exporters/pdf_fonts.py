"""Fonts of a PDF: measured and shaped by HarfBuzz, embedded as subsets whose every code knows the text it stands for.

A code (CID) is given out for each pair of glyph and text, so ligatures, contextual forms, capitals and soft hyphens
read back as what was written (ISO 32000-1, 9.7 Composite fonts and 9.10 Extraction of text content).
"""

import struct
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

_UNNEEDED = (b"GSUB", b"GPOS", b"GDEF", b"kern", b"name", b"cmap", b"OS/2", b"DSIG", b"gasp", b"post", b"STAT")


class Face:
    """One font file as HarfBuzz sees it; widths in thousandths of an em."""

    def __init__(self, path: Path, index: int = 0) -> None:
        self.path = path
        self.font_face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        self.font = hb.Font(self.font_face)
        self.scale = 1000 / self.font_face.upem
        self._advances: dict[int, float] = {}

    def glyph(self, character: str) -> int:
        """The glyph of a character; 0 where the face has none."""
        return self.font.get_nominal_glyph(ord(character)) or 0

    def advance(self, glyph: int) -> float:
        """A glyph's width."""
        found = self._advances.get(glyph)
        if found is None:
            found = self._advances[glyph] = self.font.get_glyph_h_advance(glyph) * self.scale
        return found

    def shape(self, text: str, *, rtl: bool = False, kerning: bool = True) -> list[tuple[int, int, float, float, float]]:
        """The text's glyphs in visual order: glyph, index of its first character, advance, and its offsets x and y."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(self.font, buffer, {"kern": kerning, "liga": False, "dlig": False, "clig": False})
        scale = self.scale
        return [
            (info.codepoint, info.cluster, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]


@lru_cache(maxsize=64)
def face(path: Path, index: int = 0) -> Face:
    """The face in a file, opened once."""
    return Face(path, index)


class EmbeddedFont:
    """One face within one document: the codes given out so far, and the objects written at the end."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        """The resource name, without its slash."""
        self._codes: dict[tuple[int, str], str] = {}
        self._used: list[tuple[int, str]] = [(0, "")]

    def code(self, glyph: int, text: str) -> str:
        """Four hexadecimal digits that draw the glyph and read back as the text."""
        found = self._codes.get((glyph, text))
        if found is None:
            found = self._codes[glyph, text] = f"{len(self._used):04X}"
            self._used.append((glyph, text))
        return found

    def addObjects(self, document: Any) -> None:
        """Write the subset; reportlab calls this for its delayed fonts when the document is saved."""
        plan = self._plan()
        renumbered = plan.old_to_new_glyph_mapping
        data = bytes(plan.execute().blob.data)
        kept = [renumbered[glyph] for glyph, _text in self._used]
        base = f"{_tag(data)}+{self.face.path.stem.replace(' ', '')}"
        program = _stream(document, data, f"fontFile:{self.name}")
        program[0].dictionary["Length1"] = len(data)
        descriptor = document.Reference(_descriptor(self.face, base, program[1]), f"fontDescriptor:{self.name}")
        mapping = _stream(document, struct.pack(f">{len(kept)}H", *kept), f"glyphs:{self.name}")
        advances = [round(self.face.advance(glyph), 3) for glyph, _text in self._used]
        descendant = pdfdoc.PDFDictionary({
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": f"/{base}",
            "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            "FontDescriptor": descriptor,
            "CIDToGIDMap": mapping[1],
            "DW": 0,
            "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray([f"{advance:g}" for advance in advances])]),
        })
        unicodes = _stream(document, _to_unicode(self._used), f"toUnicode:{self.name}")
        font = pdfdoc.PDFDictionary({
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{base}",
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"descendant:{self.name}")]),
            "ToUnicode": unicodes[1],
        })
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, f"font:{self.name}")

    def _plan(self) -> Any:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({glyph for glyph, _text in self._used})
        wanted.drop_table_tag_set.update({int.from_bytes(tag, "big") for tag in _UNNEEDED})
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        return hb.SubsetPlan(self.face.font_face, wanted)


def _stream(document: Any, content: bytes, name: str) -> tuple[Any, Any]:
    stream = pdfdoc.PDFStream(content=content)
    stream.filters = [pdfdoc.PDFZCompress]
    return stream, document.Reference(stream, name)


def _tag(data: bytes) -> str:
    """Six capitals that name a subset, made from its bytes so that equal input gives equal output."""
    import hashlib

    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])


def _descriptor(face: Face, base: str, program: Any) -> Any:
    head = face.font_face.reference_table("head").data
    post = face.font_face.reference_table("post").data
    box = struct.unpack(">4h", head[36:44])
    extents = face.font.get_font_extents("ltr")
    cap = face.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    return pdfdoc.PDFDictionary({
        "Type": "/FontDescriptor",
        "FontName": f"/{base}",
        "Flags": 4,
        "FontBBox": pdfdoc.PDFArray([round(edge * face.scale) for edge in box]),
        "ItalicAngle": round(struct.unpack(">i", post[4:8])[0] / 65536, 2),
        "Ascent": round(extents.ascender * face.scale),
        "Descent": round(extents.descender * face.scale),
        "CapHeight": round(cap * face.scale),
        "StemV": 80,
        "FontFile2": program,
    })


def _to_unicode(used: Iterable[tuple[int, str]]) -> bytes:
    """A ToUnicode CMap; a code without text of its own is left out."""
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, (_g, text) in enumerate(used) if text]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
