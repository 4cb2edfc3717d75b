"""From a drag over the window to the report: overlay, intake and report belong together, and none is made before it is needed."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QWidget

from clipper.i18n import _
from clipper.ui.importing.batch import Batch, filed_number, filed_words, name_of, open_points
from clipper.ui.importing.drop_overlay import DropOverlay
from clipper.ui.importing.intake import Intake
from clipper.ui.importing.payload import Payload, of_inputs
from clipper.ui.importing.report import ImportReport

if TYPE_CHECKING:
    from clipper.model.intake import Outcome
    from clipper.ui.desk import Desk
    from clipper.ui.importing.feed_round import FeedRound
    from clipper.ui.importing.watcher import Watcher


class WayIn(QObject):
    """Everything of the import that the window has to do with."""

    reported = Signal(bool)
    """An import ended and stands in the report; whether it is worth being shown."""
    points_changed = Signal(int, int)
    """A batch, and how many of its outcomes want the user."""

    def __init__(self, desk: "Desk", window: QWidget, area: QWidget) -> None:
        """`area` is what the overlay covers."""
        super().__init__(window)
        self._desk = desk
        self._area = area
        self._window = window
        self._overlay: DropOverlay | None = None
        self._watcher: Watcher | None = None
        self._feed_round: FeedRound | None = None
        self._last: Batch | None = None
        """The import that ended last."""
        self.intake = Intake(desk, window)
        self.intake.ended.connect(self._ended)
        self.report = ImportReport(desk)
        self.report.again.connect(self.intake.take_paths)
        self.report.again_as.connect(lambda source, wish: self.intake.take(of_inputs([source]), wish=wish))
        self.report.anyway.connect(lambda source: self.intake.take(of_inputs([source]), anyway=True))
        self.report.subscribed.connect(self.ask_feeds)
        self.report.points_changed.connect(self.points_changed)

    @property
    def watcher(self) -> "Watcher":
        """What looks into the watched folders."""
        if self._watcher is None:
            from clipper.ui.importing.watcher import Watcher
            from clipper.workflows.watching import watched_file

            place = watched_file() if self._desk.keeps else None
            self._watcher = Watcher(self._desk, self.intake, self, place=place)
            self._watcher.failed.connect(self._folder_failed)
        return self._watcher

    def ask_folders(self) -> None:
        """Ask which folders are watched."""
        from clipper.ui.importing.watched_dialog import WatchedDialog

        WatchedDialog(self._desk, self.watcher, self._window).open()

    def ask_feeds(self) -> None:
        """Show the feeds subscribed to, in a window of their own."""
        from clipper.ui.importing.feeds_window import FeedsWindow

        standing = self._window.findChild(FeedsWindow)
        window = standing or FeedsWindow(self._desk, self.feed_round, self._window)
        window.show()
        window.raise_()
        window.activateWindow()

    @property
    def feed_round(self) -> "FeedRound":
        """What asks the feeds for what is new."""
        if self._feed_round is None:
            from clipper.ui.importing.feed_round import FeedRound

            self._feed_round = FeedRound(self._desk, self)
            self._feed_round.ended.connect(self._ended)
        return self._feed_round

    def _folder_failed(self, outcome: "Outcome") -> None:
        name = _("the watched folder “{name}”").format(name=name_of(outcome.source))
        self._ended(Batch(0, name, datetime.now(), 0.0, 1, (outcome,), watched=True))

    @property
    def overlay(self) -> DropOverlay:
        """What says before a drop what will be done."""
        if self._overlay is None:
            self._overlay = DropOverlay(self._desk, self._area)
            self._overlay.dropped.connect(self._dropped)
        return self._overlay

    def offer(self, event: QDragEnterEvent) -> bool:
        """Something is dragged over the window: say what would happen with it; False where it is none of ours."""
        return self.overlay.offer(event)

    def leave(self) -> bool:
        """Put the overlay away; False where it does not stand."""
        standing = self._overlay is not None and self._overlay.isVisible()
        if standing:
            self.overlay.leave()
        return standing

    def take_mime(self, mime: QMimeData, tags: tuple[str, ...] = ()) -> bool:
        """File what was dropped on a line of the sidebar."""
        return self.intake.take_mime(mime, tags=tags)

    def _dropped(self, found: Payload, kept: bool) -> None:
        self.intake.take(found, kept=kept)

    def _ended(self, batch: Batch) -> None:
        self._last = batch
        self.report.take(batch)
        self._desk.batch_opened.emit(batch.id)
        worth = len(batch.outcomes) > 1 or bool(batch.held) or bool(open_points(batch, {}))
        self.reported.emit(worth and not batch.watched and self.report.looking is None)

    def tell(self) -> None:
        """Say where the report of the import that ended stands, in place of bringing it into sight."""
        batch, where = self._last, _("its report stands under Last import")
        filed = filed_number(batch) if batch is not None else 0
        if batch is not None and filed:
            self._desk.notices.undo_bar(f"{filed_words(filed, kept=batch.kept)} · {where}")
        else:
            self._desk.notices.say(_("The import has ended: {where}").format(where=where))

    def close(self) -> None:
        """The window closes: what waits for her word is filed as it was found."""
        if self._desk.writable:
            self.report.file_all_waiting()
