"""Where this machine keeps its fonts, and which of them are the likeliest to stand in for others."""

import os
import sys
from functools import lru_cache
from pathlib import Path

_LIKELY = (
    "notosanscjk", "notoserifcjk", "notosanssc", "notosansjp", "notosanskr", "sourcehan", "wqy", "wenquanyi", "droidsansfallback",
    "uming", "ukai", "fandol", "ipa", "takao", "vlgothic", "nanum", "unfonts", "msyh", "simsun", "simhei", "mingliu", "msjh",
    "meiryo", "msgothic", "yugoth", "malgun", "gulim", "pingfang", "hiragino", "applesdgothic", "stheiti", "arialuni",
    "notosans", "notoserif", "freeserif", "freesans", "dejavusans.", "segoeui", "seguisym", "symbola",
)  # fmt: skip
"""Parts of file names tried first, best first."""
_MOST = 600
"""Files looked at: a machine with more fonts than this is a type foundry's."""


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
def files() -> tuple[Path, ...]:
    """Font files of this machine, the likeliest stand-ins first."""
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
