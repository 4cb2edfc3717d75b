"""Opening the original: a temporary copy with the right ending, shown by the system's own program."""

import re
import shutil
import tempfile
from mimetypes import guess_extension
from pathlib import Path

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.clipping import Original
from clipper.store.library import Library

_ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
}
_NEVER = frozenset(
    [
        ".exe",
        ".com",
        ".bat",
        ".cmd",
        ".sh",
        ".ps1",
        ".scr",
        ".js",
        ".vbs",
        ".msi",
        ".desktop",
        ".app",
        ".command",
        ".lnk",
        ".url",
        ".webloc",
        ".jar",
        ".py",
    ]
)
"""Endings the system would run rather than show."""


class Copies:
    """The copies handed to other programs; they go when Clipper does."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def copy(self, library: Library, original: Original) -> Path:
        """A copy of the kept file under a name the system knows what to do with; the kept one stays out of reach."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="clipper-", ignore_cleanup_errors=True)
        place = Path(self._folder.name) / original.sha256[:12]
        place.mkdir(exist_ok=True)
        path = place / shown_name(original)
        kept = library.originals.path(original.sha256)
        try:
            shutil.copyfile(kept, path)
        except OSError as error:
            raise ClipperError(
                _("The original cannot be read ({why}). Restore it from a backup.").format(why=error.strerror)
            ) from error
        return path

    def clear(self) -> None:
        """Remove them."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def shown_name(original: Original) -> str:
    """The original's own name, without what paths and shells trip over, with an ending that fits its kind."""
    name = re.sub(r"[^\w .,()-]+", "_", original.name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .") or "original"
    kind = original.media_type.partition(";")[0].strip().lower()
    fitting = _ENDINGS.get(kind) or guess_extension(kind) or ""
    stem, ending = (name[: -len(Path(name).suffix)], Path(name).suffix.lower()) if Path(name).suffix else (name, "")
    if ending in _NEVER or (fitting and guess_extension_kind(ending) != kind):
        return f"{stem[:80] or 'original'}{fitting or '.bin'}"
    return f"{stem[:80]}{ending}"


def guess_extension_kind(ending: str) -> str:
    """The media type an ending stands for, empty where none is known."""
    import mimetypes

    return next((kind for kind, known in _ENDINGS.items() if known == ending), "") or mimetypes.types_map.get(
        ending, ""
    )
