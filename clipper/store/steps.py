"""How a change is opened: what every noun of the store is handed to make its changes with."""

from contextlib import AbstractContextManager
from typing import NoReturn, Protocol

from clipper.errors import LibraryError
from clipper.i18n import _


class Step(Protocol):
    """`Journal.step`, or `refused` where the library is open for reading only."""

    def __call__(self, name: str, batch: int | None = None) -> AbstractContextManager[None]:
        """Open one change under a name for the undo bar."""
        ...


def refused(name: str = "", batch: int | None = None) -> NoReturn:
    """Say that nothing can be changed here."""
    raise LibraryError(_("This library is open for reading only, so nothing was changed."))
