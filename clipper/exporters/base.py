"""What every exporter is, and how it writes its file whole or not at all."""

import hashlib
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
    _clear_leftovers(path.parent)
    sibling = path.with_name(f".clipper-{_machine()}-{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        yield sibling
        _make_durable(sibling)
        sibling.replace(path)
    except OSError as failure:
        reason = failure.strerror or str(failure)
        raise ClipperError(
            _(
                "{name} could not be written ({reason}); the old file, if any, is untouched. Choose another place."
            ).format(name=path, reason=reason)
        ) from failure
    finally:
        sibling.unlink(missing_ok=True)


def _machine() -> str:
    """This machine's name in few letters: a folder on the network is written from others too."""
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]


def _clear_leftovers(folder: Path) -> None:
    """Remove what an export on this machine left half written when its process was killed."""
    for one in folder.glob(f".clipper-{_machine()}-*.part"):
        number = one.name.split("-")[2]
        if number.isdigit() and not _lives(int(number)):
            with suppress(OSError):
                one.unlink()


def _lives(process: int) -> bool:
    """Whether a process of this number is there; where the system cannot be asked without harm, it is taken to be."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _make_durable(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
