"""Fonts of a PDF: measured and shaped by HarfBuzz, embedded as subsets whose every code knows the text it stands for.

A code (CID) is given out for each triple of glyph, text and width, so ligatures, contextual forms, capitals and soft
hyphens read back as what was written (ISO 32000-1, 9.7 Composite fonts and 9.10 Extraction of text content).
"""

import hashlib
import struct
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz
from reportlab.pdfbase import pdfdoc

hb: Any = uharfbuzz
"""Compiled, and without types."""

_UNNEEDED = (b"GSUB", b"GPOS", b"GDEF", b"kern", b"name", b"cmap", b"OS/2", b"DSIG", b"gasp", b"post", b"STAT")


class Shaped(NamedTuple):
    """One glyph as set: the index of the first character it stands for, and its place, in thousandths of an em."""

    glyph: int
    cluster: int
    advance: float
    x: float
    y: float


class Face:
    """One font file as HarfBuzz sees it; lengths in thousandths of an em."""

    def __init__(self, path: Path, index: int = 0) -> None:
        self.path = path
        self.index = index
        self.hb = hb.Face(hb.Blob.from_file_path(str(path)), index)
        self.font = hb.Font(self.hb)
        self.scale = 1000 / self.hb.upem
        self._glyphs: dict[str, int] = {}
        self._advances: dict[int, float] = {}
        self._outlines: dict[int, str] = {}

    def glyph(self, character: str) -> int:
        """The glyph of a character; 0 where the face has none."""
        found = self._glyphs.get(character)
        if found is None:
            found = self._glyphs[character] = self.font.get_nominal_glyph(ord(character)) or 0
        return found

    def advance(self, glyph: int) -> float:
        """A glyph's width."""
        found = self._advances.get(glyph)
        if found is None:
            found = self._advances[glyph] = self.font.get_glyph_h_advance(glyph) * self.scale
        return found

    def shape(self, text: str, *, rtl: bool = False) -> list[Shaped]:
        """The text's glyphs as they stand from left to right, kerned, without ligatures that are mere ornament."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        hb.shape(self.font, buffer, {"kern": True, "liga": False, "dlig": False, "clig": False})
        scale = self.scale
        return [
            Shaped(info.codepoint, info.cluster, at.x_advance * scale, at.x_offset * scale, at.y_offset * scale)
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def outline(self, glyph: int) -> str:
        """A glyph as PDF path operators in font units, for glyphs that are drawn without being text."""
        found = self._outlines.get(glyph)
        if found is None:
            pen = _PathPen()
            self.font.draw_glyph_with_pen(glyph, pen)
            found = self._outlines[glyph] = " ".join(pen.parts)
        return found


class _PathPen:
    """A segment pen (fontTools' pen protocol) that writes PDF path operators."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:
        self._at = point
        self.parts.append(f"{point[0]:g} {point[1]:g} m")

    def lineTo(self, point: tuple[float, float]) -> None:
        self._at = point
        self.parts.append(f"{point[0]:g} {point[1]:g} l")

    def qCurveTo(self, *points: tuple[float, float]) -> None:
        (x0, y0), (cx, cy), (x, y) = self._at, points[0], points[-1]
        first = (x0 + 2 * (cx - x0) / 3, y0 + 2 * (cy - y0) / 3)
        self.curveTo(first, (x + 2 * (cx - x) / 3, y + 2 * (cy - y) / 3), (x, y))

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._at = points[-1]
        self.parts.append(" ".join(f"{x:.5g} {y:.5g}" for x, y in points) + " c")

    def closePath(self) -> None:
        self.parts.append("h")

    def endPath(self) -> None:
        pass


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
        self._letters: dict[tuple[str, str], tuple[float, str] | None] = {}
        self._codes: dict[tuple[int, str, float], str] = {}
        self._used: list[tuple[int, str, float]] = [(0, "", face.advance(0))]

    def code(self, glyph: int, text: str, advance: float | None = None) -> str:
        """Four hexadecimal digits that draw the glyph, read back as the text and move on by `advance`."""
        key = (glyph, text, self.face.advance(glyph) if advance is None else advance)
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = f"{len(self._used):04X}"
            self._used.append(key)
        return found

    def letter(self, drawn: str, text: str) -> tuple[float, str] | None:
        """Width and code of a character drawn as it is, which reads back as `text`; None where the face lacks it."""
        key = (drawn, text)
        if key not in self._letters:
            glyph = self.face.glyph(drawn)
            self._letters[key] = (self.face.advance(glyph), self.code(glyph, text)) if glyph else None
        return self._letters[key]

    def addObjects(self, document: Any) -> None:
        """Write the subset; reportlab calls this for its delayed fonts when the document is saved."""
        plan = self._plan()
        renumbered = plan.old_to_new_glyph_mapping
        data = bytes(plan.execute().blob.data)
        glyphs = [renumbered[glyph] for glyph, _text, _advance in self._used]
        base = f"{_tag(data)}+{self.face.path.stem.replace(' ', '')}"
        program = pdfdoc.PDFStream(content=data, filters=[pdfdoc.PDFZCompress])
        program.dictionary["Length1"] = len(data)
        descriptor = _descriptor(self.face, base, document.Reference(program, f"program:{self.name}"))
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{base}",
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": document.Reference(descriptor, f"descriptor:{self.name}"),
                "CIDToGIDMap": self._stream(document, "glyphs", struct.pack(f">{len(glyphs)}H", *glyphs)),
                "DW": 0,
                "W": pdfdoc.PDFArray([0, pdfdoc.PDFArray([f"{used[2]:.6g}" for used in self._used])]),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{base}",
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"descendant:{self.name}")]),
                "ToUnicode": self._stream(document, "unicodes", _to_unicode(text for _g, text, _a in self._used)),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, f"font:{self.name}")

    def _stream(self, document: Any, kind: str, content: bytes) -> Any:
        return document.Reference(
            pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress]), f"{kind}:{self.name}"
        )

    def _plan(self) -> Any:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({glyph for glyph, _text, _advance in self._used})
        wanted.drop_table_tag_set.update({int.from_bytes(tag, "big") for tag in _UNNEEDED})
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        return hb.SubsetPlan(self.face.hb, wanted)


def _tag(data: bytes) -> str:
    """Six capitals that name a subset, made from its bytes so that equal input gives equal output."""
    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])


def _descriptor(face: Face, base: str, program: Any) -> Any:
    head = face.hb.reference_table("head").data
    post = face.hb.reference_table("post").data
    extents = face.font.get_font_extents("ltr")
    capitals = face.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    return pdfdoc.PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{base}",
            "Flags": 4,
            "FontBBox": pdfdoc.PDFArray([round(edge * face.scale) for edge in struct.unpack(">4h", head[36:44])]),
            "ItalicAngle": round(struct.unpack(">i", post[4:8])[0] / 65536, 2),
            "Ascent": round(extents.ascender * face.scale),
            "Descent": round(extents.descender * face.scale),
            "CapHeight": round(capitals * face.scale),
            "StemV": 80,
            "FontFile2": program,
        }
    )


def _to_unicode(texts: Iterable[str]) -> bytes:
    """A ToUnicode CMap; a code without text of its own is left out."""
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts) if text]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
