"""Where things are on this machine: the bundled resources, settings, logs and the proposed library."""

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent

SAMPLE_MARKER = ".clipper-demo"
"""A file of this name says that Clipper made the folder for show, and may replace it."""


def resource(name: str) -> Path:
    """The bundled file or folder `name`, in source, wheel and frozen app alike."""
    frozen = getattr(sys, "_MEIPASS", None)
    roots = ([Path(frozen) / "resources"] if frozen else []) + [_HERE / "resources", _HERE.parent / "resources"]
    return next((root / name for root in roots if root.is_dir()), roots[-1] / name)


def default_library() -> Path:
    """The library proposed on first run: Documents/Press.clipper."""
    import platformdirs

    return Path(platformdirs.user_documents_dir()) / "Press.clipper"


def is_sample(folder: Path) -> bool:
    """Whether Clipper made this folder for show, and may replace it."""
    return (folder / SAMPLE_MARKER).is_file()


def settings_file() -> Path:
    """The machine's own settings (TOML)."""
    import platformdirs

    return Path(platformdirs.user_config_dir("Clipper", appauthor=False)) / "settings.toml"


def styles_folder() -> Path:
    """Where older versions kept the styles made on this machine; those made now live in the library."""
    return settings_file().parent / "styles"


def log_file() -> Path:
    """Where unexpected failures are written down."""
    import platformdirs

    return Path(platformdirs.user_log_dir("Clipper", appauthor=False)) / "clipper.log"
