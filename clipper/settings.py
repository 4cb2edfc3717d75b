"""What belongs to this machine and not to a library: theme, language, reading size, last library."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, ValidationError, convert, to_builtins
from msgspec.structs import FieldInfo, fields, replace

from clipper import paths

_NAMES = "surrogateescape"
"""A library's folder may have a name that is no UTF-8; it is kept byte for byte."""


class Settings(Struct, frozen=True):
    """The machine's choices; every field has a sensible default."""

    theme: Literal["system", "light", "dark"] = "system"
    language: str = "en"
    library: str = ""
    """Path of the library opened last; empty before the first."""
    reading_size: Annotated[int, Meta(ge=13, le=24)] = 17
    """Pixels of the reader's text, 13 to 24."""
    reading_measure: Annotated[int, Meta(ge=50, le=72)] = 66
    """Characters to a line of the reader, 50 to 72."""
    reading_face: str = "serif"
    """serif or sans."""
    reading_paper: str = ""
    """What the reader's text stands on: paper, sepia or dark; empty: as the window."""
    author: str = ""
    """Name written on marks and comments."""
    ocr_language: str = ""
    """Language in which words on scans are recognised ("de", "deu+fra"); empty where it is found out."""
    articles: str = "always"
    """When the articles found in one input are shown before they are filed: always, doubt or never."""


def load(path: Path | None = None) -> Settings:
    """The settings of this machine; unreadable, missing and unknown ones give the defaults."""
    import tomllib

    path = path or paths.settings_file()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8", errors=_NAMES))
    except (OSError, ValueError):
        return Settings()
    return replace(Settings(), **{one.name: table[one.name] for one in fields(Settings) if _fits(table, one)})


def _fits(table: dict[str, object], field: FieldInfo) -> bool:
    """Whether the table has a value for the field that can be one: the file may be written by hand, or by a newer Clipper."""
    try:
        convert(table[field.name], field.type)
    except (KeyError, ValidationError):
        return False
    return True


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings, whole or not at all."""
    import tomlkit

    path = path or paths.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(tomlkit.dumps(to_builtins(settings)), encoding="utf-8", errors=_NAMES)
    fresh.replace(path)


def remembered(file: Path) -> dict[str, Any]:
    """What a file beside the settings (JSON) remembers, by library; nothing where it is missing or unreadable."""
    import json

    try:
        found = json.loads(file.read_text(encoding="utf-8", errors="surrogatepass"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def remember(file: Path, table: Mapping[str, Any]) -> None:
    """Write such a file, whole or not at all; raises OSError."""
    import json

    fresh = file.with_suffix(".new")
    file.parent.mkdir(parents=True, exist_ok=True)
    # names that are no UTF-8 are escaped, and read again as they are
    fresh.write_text(json.dumps(table), encoding="ascii")
    fresh.replace(file)
