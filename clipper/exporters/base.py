"""What every exporter is, and how it writes its file whole or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from clipper.errors import ClipperError
from clipper.exporters.style import Style
from clipper.i18n import _
from clipper.model.document import Document
from clipper.progress import Progress


class Exporter(Protocol):
    """A module that writes documents in one format."""

    suffix: str
    """With its dot: ".pdf"."""
    name: str
    """The format as the user calls it."""
    whole: bool
    """Whether it prints every text of a full document; a table or a letter names the items only."""

    def write(
        self, document: Document, style: Style, path: Path, *, progress: Progress | None = None
    ) -> tuple[str, ...]:
        """Write the document to `path`; the answer is warnings, one sentence each."""
        ...


@contextmanager
def whole_or_not_at_all(path: Path) -> Iterator[Path]:
    """A temporary sibling of `path` that takes its place when the block ends well, and vanishes when it does not.

    Raises ClipperError where the folder or the file cannot be written.
    """
    sibling = path.with_name(f".clipper-{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        yield sibling
        _make_durable(sibling)
        sibling.replace(path)
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise ClipperError(
            _("{name} could not be written ({reason}); the old file, if any, is untouched.").format(
                name=path, reason=reason
            )
        ) from failure
    finally:
        sibling.unlink(missing_ok=True)


def _make_durable(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
