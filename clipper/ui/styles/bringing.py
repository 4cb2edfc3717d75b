"""Takes the styles that older versions kept beside this machine's settings into the library that is opened."""

from typing import TYPE_CHECKING

from clipper import paths
from clipper.i18n import _n

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk


def bring_styles(desk: "Desk") -> None:
    """Bring them in, if there are any, and say so; never into the sample library."""
    from clipper.workflows.styles_brought import bring, waiting

    folder = paths.styles_folder()
    if paths.is_sample(desk.library.path) or not waiting(folder):
        return

    def deed(library: "Library") -> tuple[str, ...]:
        return bring(library, folder)

    def done(names: tuple[str, ...]) -> None:
        said = _n(
            "1 style of this computer was brought into this library",
            "{n} styles of this computer were brought into this library",
            len(names),
        )
        if names:
            desk.notices.say(said)

    desk.jobs.change("", deed, done)
