"""The styles made in the open library, for windows that offer every style as they are built."""

from typing import TYPE_CHECKING

from clipper.errors import LibraryBusy
from clipper.model.own_style import OwnStyle

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


def kept_styles(desk: "Desk") -> tuple[OwnStyle, ...]:
    """The own styles, few and small; none while a library on a network drive is being written."""
    try:
        return desk.library.styles.all()
    except LibraryBusy:
        return ()
