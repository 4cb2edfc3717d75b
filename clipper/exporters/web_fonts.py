"""Fonts inside a web page: subsets of our own faces that hold the page's characters and no others."""

import base64
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from clipper import paths
from clipper.exporters.style import Style

_SHOWN = (
    *("serif", "serif_bold", "serif_italic", "display", "light", "sans", "sans_bold", "sans_italic"),
    *("naskh", "naskh_bold", "sans_arabic", "serif_hebrew", "serif_hebrew_bold", "sans_hebrew", "devanagari", "thai"),
)
"""The style's faces a page may use."""
_OTHERS = 0x0530
"""The first character behind Latin, Greek and Cyrillic, for which the first eight faces are there."""


def rules(style: Style, text: str) -> Iterator[str]:
    """An @font-face rule for every face that has letters of the text."""
    characters = frozenset(ord(character) for character in text)
    for name in _SHOWN:
        face = style.faces.get(name)
        if face is None:
            continue
        wanted = characters
        if name.split("_")[0] not in ("serif", "sans", "display", "light") or "hebrew" in name or "arabic" in name:
            wanted = frozenset(code for code in characters if _OTHERS <= code < 0x2000 or 0xFB1D <= code <= 0xFEFF)
        data = _subset(paths.resource("fonts") / face.file, wanted)
        if data:
            source = base64.b64encode(data).decode("ascii")
            weight = 700 if face.bold else 400
            slant = "italic" if face.italic else "normal"
            yield (
                f'@font-face {{ font-family: "{face.family}"; font-weight: {weight}; font-style: {slant}; '
                f'src: url("data:font/ttf;base64,{source}") format("truetype"); }}'
            )


@lru_cache(maxsize=64)
def _subset(path: Path, characters: frozenset[int]) -> bytes:
    """The face cut down to the characters it has of these; nothing where it has none of them."""
    import uharfbuzz

    hb: Any = uharfbuzz
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    held = characters & set(face.unicodes)
    if not held:
        return b""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(held)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    return bytes(hb.SubsetPlan(face, wanted).execute().blob.data)
