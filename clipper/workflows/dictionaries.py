"""Spelling dictionaries of this computer, read by Hunspell where the extra "spelling" is installed."""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from clipper.curate.spelling import Known

_FOLDERS = {
    "linux": ("/usr/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell"),
    "darwin": (
        "/Library/Spelling",
        "~/Library/Spelling",
        "/Applications/LibreOffice.app/Contents/Resources/extensions",
    ),
    "win32": (r"C:\Program Files\LibreOffice\share\extensions",),
}
_FIRST = {"en": ("en_GB", "en_US"), "fr": ("fr_FR", "fr"), "de": ("de_DE",), "es": ("es_ES",), "pt": ("pt_PT", "pt_BR")}
"""The dictionaries asked first, by language; the others of the language are asked by name."""
_MOST = 3
"""Dictionaries of one language that are asked."""


def installed() -> bool:
    """Whether the library that reads dictionaries is installed."""
    return find_spec("hunspell") is not None


def known_in(language: str) -> Known | None:
    """What tells whether a language (two letters) has a word; None where there is no dictionary for it here."""
    files = tuple(_dictionaries(language[:2].lower())) if installed() and language else ()
    return _asked(files[:_MOST]) if files else None


def any_of(asked: Iterable[Known]) -> Known:
    """Whether one of several knows a word."""
    every = tuple(asked)
    return lambda word: any(known(word) for known in every)


def _dictionaries(language: str) -> Iterator[Path]:
    """The .dic files of a language, those people mean by it first, each name once."""
    found: dict[str, Path] = {}
    for folder in _folders():
        for file in sorted([*folder.glob(f"{language}.dic"), *folder.glob(f"{language}[_-]*.dic")]):
            if file.with_suffix(".aff").is_file() and not file.stem.startswith("hyph"):
                found.setdefault(file.stem.replace("-", "_"), file)
    first = [name for name in _FIRST.get(language, (language,)) if name in found]
    yield from (found[name] for name in [*first, *(name for name in found if name not in first)])


def _folders() -> Iterator[Path]:
    """Where dictionaries lie: those DICPATH names first, as for Hunspell itself, last the one that came with the library."""
    named = [one for one in os.environ.get("DICPATH", "").split(os.pathsep) if one]
    for folder in (Path(one).expanduser() for one in (*named, *_FOLDERS.get(sys.platform, _FOLDERS["linux"]))):
        if folder.is_dir():
            yield folder
            yield from sorted(folder.glob("dict-*"))
    library = find_spec("hunspell")
    yield from (Path(place) / "dictionaries" for place in (library.submodule_search_locations or () if library else ()))


@lru_cache(maxsize=16)
def _asked(files: tuple[Path, ...]) -> Known:
    """Ask the dictionaries one after the other; each is read when it is first asked."""

    @lru_cache(maxsize=8_192)
    def known(word: str) -> bool:
        return any(_knows(_opened(file), word) for file in files)

    return known


@lru_cache(maxsize=8)
def _opened(file: Path) -> Any:
    from hunspell import Hunspell

    return Hunspell(file.stem, hunspell_data_dir=str(file.parent), system_encoding="utf-8")


def _knows(dictionary: Any, word: str) -> bool:
    try:
        return bool(dictionary.spell(word))
    except UnicodeError:
        return False  # a letter that the dictionary's own encoding does not have
