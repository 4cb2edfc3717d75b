"""Ask feeds for what is new, as a job she sees running and can stop; what came stands in the import report."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clipper.i18n import _, _n
from clipper.model.intake import Ending, Outcome
from clipper.progress import Progress
from clipper.ui.importing.batch import Batch
from clipper.ui.jobs import Job, Jobs, State

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.workflows.feeds import FeedOutcome
    from clipper.workflows.politeness import Ask


class FeedRound(QObject):
    """One round at a time; `ended` carries what was filed and what failed as a Batch."""

    begun = Signal()
    ended = Signal(object)
    """Batch."""
    over = Signal()
    """A round has come to its end, with or without anything new."""

    def __init__(self, desk: "Desk", parent: QObject | None = None, *, sites: "Ask | None" = None) -> None:
        """`sites` answers in the place of the web."""
        super().__init__(parent)
        self._desk = desk
        self._sites = sites
        self._job: Job | None = None
        self._came: list[FeedOutcome] = []
        self._batch = 0
        self._begun = datetime.now()

    @property
    def busy(self) -> bool:
        """Whether a round is under way."""
        return self._job is not None

    def ask(self, feeds: Sequence[int] = ()) -> None:
        """Ask these feeds, all of them where none is named; says so where there is none."""
        if self.busy or not self._desk.writable:
            return
        number = len(feeds) or len(self._desk.library.feeds.all())
        if not number:
            self._desk.notices.say(_("There is no feed to ask. Add one in File, Feeds…"))
            return
        self._came, self._batch, self._begun = [], 0, datetime.now()
        title = _n("Asking 1 feed for what is new", "Asking {n} feeds for what is new", number)
        work = partial(_asked, self._desk.jobs, tuple(feeds), self._sites)
        self._job = self._desk.jobs.start(title, work, self._take, self._end)
        self.begun.emit()

    def stop(self) -> None:
        """Stop after the feed asked now."""
        if self._job is not None:
            self._job.cancel()

    def _take(self, item: "tuple[int, FeedOutcome]") -> None:
        self._batch, outcome = item
        self._came.append(outcome)

    def _end(self, job: Job) -> None:
        self._job = None
        filed = sum(len(one.ids) for one in self._came)
        said = _n("1 new clipping", "{n} new clippings", filed) if filed else _("Nothing new")
        failed = sum(one.status == "failed" for one in self._came)
        if failed:
            said += "; " + _n("1 feed could not be read", "{n} feeds could not be read", failed)
        job.sentence = job.sentence or said
        stopped = job.state is State.STOPPED
        if filed:
            self._desk.notices.undo_bar(_("Stopped. {said}").format(said=said) if stopped else said)
        elif job.state is not State.FAILED:
            self._desk.notices.say(_("Stopped. {said}").format(said=said) if stopped else said)
        outcomes = tuple(_outcome(one) for one in self._came if one.ids or one.status == "failed")
        if outcomes:
            seconds = (datetime.now() - self._begun).total_seconds()
            batch = Batch(self._batch, _("the feeds"), self._begun, seconds, len(self._came), outcomes, stopped=stopped)
            self.ended.emit(batch)
        self.over.emit()


def _asked(
    jobs: Jobs, feeds: tuple[int, ...], sites: "Ask | None", progress: Progress
) -> "Iterator[tuple[int, FeedOutcome]]":
    """On the job's thread: one feed after the other is asked here and filed on the library's thread."""
    from clipper.workflows import feeds as workflow

    due = jobs.hand_over("", lambda library: workflow.due(library, feeds)).result()
    batch = jobs.hand_over("", lambda library: library.new_batch(_("Feeds"))).result()
    for reading in workflow.read(due, progress, ask=sites):
        yield batch, jobs.hand_over("", partial(workflow.file, reading=reading, batch=batch)).result()


def _outcome(one: "FeedOutcome") -> Outcome:
    """What became of a feed as the import report tells it."""
    name = one.feed.url
    if one.ids:
        return Outcome(name, Ending.FILED, one.ids, None, one.warnings)
    return Outcome(name, Ending.REJECTED, reason=one.reason or _("This feed could not be read."))
