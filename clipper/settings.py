"""What belongs to this machine and not to a library: theme, language, reading size, last library."""

from pathlib import Path

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from clipper import paths


class Settings(Struct, frozen=True):
    """The machine's choices; every field has a sensible default."""

    theme: str = "system"
    """system, light or dark."""
    language: str = "en"
    library: str = ""
    """Path of the library opened last; empty before the first."""
    reading_size: int = 17
    """Pixels of the reader's text, 13 to 24."""
    reading_measure: int = 66
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
    """The settings of this machine; unreadable or missing ones give the defaults."""
    import tomllib

    path = path or paths.settings_file()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    known = {name: type(getattr(Settings(), name)) for name in Settings.__struct_fields__}
    return replace(Settings(), **{k: v for k, v in table.items() if k in known and isinstance(v, known[k])})


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings, whole or not at all."""
    import tomlkit

    path = path or paths.settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(tomlkit.dumps(to_builtins(settings)), encoding="utf-8")
    fresh.replace(path)
