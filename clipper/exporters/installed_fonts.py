"""TrueType fonts of this machine that can stand in where no bundled face has a character."""

from collections.abc import Iterator
from functools import lru_cache

from clipper.exporters.font_files import files
from clipper.exporters.pdf_fonts import Face, face

_RESTRICTED = 0x0002
"""OS/2 fsType: may not be embedded."""


def _faces() -> Iterator[Face]:
    for path in files():
        try:
            candidate = face(path)
            tables = set(candidate.hb.table_tags)
            if "glyf" in tables and "OS/2" in tables:
                rights = int.from_bytes(candidate.hb.reference_table("OS/2").data[8:10], "big")
                if rights & 0x000F != _RESTRICTED:
                    yield candidate
        except (OSError, ValueError, RuntimeError):
            continue


@lru_cache(maxsize=4096)
def face_with(character: str) -> Face | None:
    """The first installed face that has an outline for the character."""
    for candidate in _faces():
        glyph = candidate.glyph(character)
        if glyph and candidate.outline(glyph):
            return candidate
    return None
