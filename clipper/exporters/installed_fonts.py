"""TrueType fonts of this machine that can stand in where no bundled face has a character."""

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from clipper.exporters.pdf_fonts import Face, face

_LIKELY = (
    "notosanscjk", "notoserifcjk", "notosanssc", "notosansjp", "notosanskr", "sourcehan", "wqy", "wenquanyi", "droidsansfallback",
    "uming", "ukai", "fandol", "ipa", "takao", "vlgothic", "nanum", "unfonts", "msyh", "simsun", "simhei", "mingliu", "msjh",
    "meiryo", "msgothic", "yugoth", "malgun", "gulim", "pingfang", "hiragino", "applesdgothic", "stheiti", "arialuni",
    "notosans", "notoserif", "freeserif", "freesans", "dejavusans.", "segoeui", "seguisym", "symbola",
)  # fmt: skip
"""Parts of file names tried first, best first."""
_MOST = 600
"""Files looked at: a machine with more fonts than this is a type foundry's."""
_RESTRICTED = 0x0002
"""OS/2 fsType: may not be embedded."""


def folders() -> tuple[Path, ...]:
    """Where this system keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows, local = os.environ.get("WINDIR", r"C:\Windows"), os.environ.get("LOCALAPPDATA", "")
        return (Path(windows) / "Fonts", *((Path(local) / "Microsoft/Windows/Fonts",) if local else ()))
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts")


@lru_cache(maxsize=1)
def _files() -> tuple[Path, ...]:
    found = [
        Path(root) / name
        for folder in folders()
        for root, _folders, names in os.walk(folder)
        for name in names
        if name.lower().endswith((".ttf", ".ttc"))
    ]

    def rank(path: Path) -> tuple[int, int, str]:
        name = path.name.lower()
        likely = next((at for at, part in enumerate(_LIKELY) if name.startswith(part)), len(_LIKELY))
        plain = not any(
            word in name for word in ("bold", "italic", "oblique", "light", "thin", "black", "mono", "condensed")
        )
        return (likely, 0 if plain else 1, str(path))

    return tuple(sorted(found, key=rank)[:_MOST])


def _faces() -> Iterator[Face]:
    for path in _files():
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
