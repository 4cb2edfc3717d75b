"""Finding the quotations of the whole library: a job that can be stopped, and goes on where it was stopped."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from clipper.i18n import _
from clipper.progress import Progress

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.ui.jobs import Job
    from clipper.workflows.find_quotations import Found


def find_all(desk: "Desk", kept: Callable[[], None], ended: Callable[[], None]) -> "Job":
    """Search all clippings not searched yet; `kept` is called when a group is remembered, `ended` at the end."""
    path = desk.library.path

    def work(progress: Progress) -> "Iterator[tuple[Found, ...]]":
        from clipper.store.library import Library
        from clipper.workflows import find_quotations

        with Library.open(path, write=False) as library:
            for group in find_quotations.read(library, progress):
                answer = desk.jobs.hand_over("", lambda shelf, group=group: shelf.quotations.remember(group))
                answer.result()
                yield group

    return desk.jobs.start(_("Finding quotations"), work, lambda _group: kept(), lambda _job: ended())
