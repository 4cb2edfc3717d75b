"""Which exporter writes a file: the ending of its name decides."""

import importlib
from functools import lru_cache
from pathlib import Path
from typing import cast

from clipper.errors import ClipperError
from clipper.exporters.base import Exporter
from clipper.i18n import _

MODULES = {
    ".docx": "word", ".pdf": "pdf", ".html": "web", ".md": "markdown", ".eml": "letter", ".csv": "tables",
}  # fmt: skip
"""One module an ending; heavy libraries load only when one writes."""


@lru_cache(maxsize=8)
def _exporter(suffix: str) -> Exporter:
    return cast(Exporter, importlib.import_module(f"clipper.exporters.{MODULES[suffix]}"))


def exporter_for(path: Path) -> Exporter:
    """The exporter for a file of this name; raises ClipperError naming the endings there are."""
    suffix = path.suffix.lower()
    if suffix not in MODULES:
        known = ", ".join(MODULES)
        raise ClipperError(
            _("“{name}” has no ending Clipper can write. The endings are {known}.").format(name=path.name, known=known)
        )
    return _exporter(suffix)


def exporters() -> tuple[Exporter, ...]:
    """All exporters, in the order they are offered."""
    return tuple(_exporter(suffix) for suffix in MODULES)
