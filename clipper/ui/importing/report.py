"""The import report: what became of every input, what needs the user first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.model.clipping import ClippingRow
from clipper.model.intake import Ending
from clipper.ui.importing.batch import (
    Batch,
    Deed,
    ReportRow,
    Verdict,
    as_text,
    filed_words,
    open_points,
    report_rows,
    title,
)
from clipper.ui.importing.filing import Held, Wish, file_held
from clipper.ui.importing.kept_batches import KeptBatches
from clipper.ui.importing.look_through import LookThrough
from clipper.ui.importing.reading_as import again_menu, ask_password, read_kept_again, show_file
from clipper.ui.importing.report_page import ReportPage
from clipper.ui.importing.report_table import deed_words
from clipper.ui.place import Place, Where
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import ground

if TYPE_CHECKING:
    from clipper.model.intake import Outcome, Reading
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

PAGE = 200
"""Rows asked of the library at a time."""
OF_VERDICT = {"filed": {Verdict.FILED, Verdict.LOOK}}
"""What a segment of the filter shows besides its own verdict: what wants a look is filed too."""


class ImportReport(QWidget):
    """The page "Last import"; shows one Batch at a time, and keeps those of this session that have open points."""

    again = Signal(list)
    """Sources to be read once more."""
    again_as = Signal(str, object)
    """A source to be read once more, and the Wish how."""
    anyway = Signal(str)
    """A source that stands already, to be filed once more."""
    subscribed = Signal()
    """Feeds were subscribed to."""
    points_changed = Signal(int, int)
    """The batch shown, and how many outcomes of all that are kept want the user."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept = KeptBatches()
        self._rows: list[ReportRow] = []
        ground(self, "list")
        self._build()
        desk.actions.place(self.view, "report")
        for name, deed in (
            ("show_filed", self._do_current),
            ("try_again", lambda: self._do_if(Deed.PASSWORD) or self._do_if(Deed.AGAIN_AS) or self._do_if(Deed.AGAIN)),
            ("file_anyway", lambda: self._do_if(Deed.ANYWAY) or self._do_if(Deed.FILE)),
            ("attach", lambda: self._do_if(Deed.ATTACH)),
            ("skip", lambda: self._do_if(Deed.SKIP)),
        ):
            desk.actions.bind(name, deed)
        desk.changed.connect(self._changed)
        self.setFocusProxy(self.view)
        self._show()

    def _build(self) -> None:
        desk = self._desk
        self._page = page = ReportPage(desk)
        self._earlier = page.button(_("Earlier imports"), self._offer_earlier, "told")
        page.button(_("Copy report"), self.copy, "same")
        self._undo = page.button(_("Undo whole import"), self.take_back, "undo")
        self.filter, self.view = page.filter, page.view
        self.filter.chosen.connect(lambda _key: self._sift())
        self.view.delegate.pressed.connect(self.do)
        self.view.menu_asked.connect(self._offer_deeds)
        self.view.doubleClicked.connect(lambda _index: self._do_current())
        self._empty = EmptyState(
            desk,
            "import",
            _("Nothing was imported since Clipper was opened."),
            _("Drop files, pages or links anywhere in this window."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._look = LookThrough(desk)
        self._look.filed.connect(lambda held, reading: self._file(held, reading))
        self._look.left.connect(self.back)
        self._stack.addWidget(self._look)

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def batch(self) -> Batch | None:
        """The import shown."""
        return self._kept.shown

    @property
    def open_points(self) -> int:
        """How many outcomes of the import shown want the user: refused, or filed with something doubtful."""
        return sum(row.verdict in {Verdict.REFUSED, Verdict.LOOK} for row in self._rows)

    @property
    def earlier(self) -> tuple[Batch, ...]:
        """The other imports of this session that are kept, the newest first."""
        return self._kept.earlier

    def take(self, batch: Batch) -> None:
        """Take in an import that has ended.

        One that read refused inputs once more goes into the report they stand in; a single input that came in well
        leaves a report with open points where it is.
        """
        if self._kept.mend(batch):
            self._show()
            self._ask()
            return
        well = len(batch.outcomes) <= 1 and not open_points(batch, {})
        if self.open_points and (batch.watched or well):
            self._kept.wait(batch)
            self._ask()
        else:
            self.show_batch(batch)

    def show_batch(self, batch: Batch) -> None:
        """Show an import; its clippings' headlines come from the reading worker."""
        self._kept.show(batch)
        self.filter.choose("all")
        self._show()
        self._ask()

    def _offer_earlier(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for batch in self.earlier:
            points = _n("1 open point", "{n} open points", self._kept.points_of(batch))
            action = menu.addAction(f"{title(batch)} · {points}")
            action.triggered.connect(lambda _checked=False, one=batch: self.show_batch(one))
        menu.popup(self._earlier.mapToGlobal(self._earlier.rect().bottomLeft()))

    def _ask(self) -> None:
        if self._kept.all:
            ids = self._kept.ids
            self._desk.jobs.read(lambda library: _rows_of(library, ids), self._came, key="import report")

    def _came(self, known: dict[int, ClippingRow]) -> None:
        if self._kept.know(known):
            self.filter.choose("all")
        self._show()

    def _changed(self, changes: object) -> None:
        if self.batch is not None and self.isVisible():
            self._ask()

    def showEvent(self, event: object) -> None:
        """Read the clippings as they stand now."""
        super().showEvent(event)  # pyright: ignore[reportArgumentType]
        (self.focusProxy() or self.view).setFocus()
        self._ask()

    def _show(self) -> None:
        batch = self.batch
        if self.looking is None:
            self._stack.setCurrentWidget(self._empty if batch is None else self._page)
        if batch is None:
            return
        self._rows = report_rows(batch, self._kept.known)
        self._page.show_batch(batch, self._rows)
        self._undo.setEnabled(
            self._desk.writable and any(row.ids and row.verdict is not Verdict.HERE for row in self._rows)
        )
        self._earlier.setVisible(bool(self.earlier))
        self._sift()
        self.points_changed.emit(batch.id, self._kept.points)

    def _sift(self) -> None:
        wanted = self.filter.current
        current = self.view.current()
        shown = [
            row
            for row in self._rows
            if wanted == "all"
            or (row.verdict in OF_VERDICT.get(wanted, {wanted}) and not (wanted == Verdict.FILED and row.held))
        ]
        self.view.rows.show_rows(shown)
        at = next((n for n, row in enumerate(shown) if current and row.source == current.source), 0)
        if shown:
            self.view.setCurrentIndex(self.view.rows.index(at, 0))

    # -- doing ---------------------------------------------------------------------------------------------------

    def _do_current(self) -> None:
        row = self.view.current()
        if row is not None and row.deeds:
            self.do(row, Deed.SHOW if Deed.SHOW in row.deeds else row.deeds[0])

    def _do_if(self, deed: Deed) -> bool:
        """Do this about the current row, where it can be done."""
        row = self.view.current()
        if row is None or deed not in row.deeds:
            return False
        self.do(row, deed)
        return True

    def do(self, row: ReportRow, deed: Deed) -> None:
        """Do something about a row."""
        match deed:
            case Deed.SHOW:
                self._desk.show(Place(Where.ALL))
                self._desk.select(row.ids)
                self._desk.open(row.ids[0])
            case Deed.AGAIN:
                self.again.emit([row.source])
            case Deed.PASSWORD:
                ask_password(self, row, lambda wish: self.again_as.emit(row.source, wish))
            case Deed.AGAIN_AS:
                again_menu(self, self._desk, row, self._read_as).popup(self._spot(row, deed))
            case Deed.ANYWAY if row.held is None:
                self.anyway.emit(row.source)
            case Deed.SHOW_FILE:
                show_file(row.source)
            case Deed.LOOK_THROUGH:
                self.look_through(row)
            case _ if row.held is not None:
                self._settle(row.held, deed)

    def _spot(self, row: ReportRow, deed: Deed) -> QPoint:
        """Where a menu of the row comes up: below its button, else below its headline."""
        at = next((n for n, one in enumerate(self.view.rows.rows) if one is row), 0)
        box = self.view.visualRect(self.view.rows.index(at, 0))
        place = self.view.delegate.button_box(box, row, deed)
        return self.view.viewport().mapToGlobal(place.bottomLeft() if place.isValid() else box.center())

    def _offer_deeds(self, row: ReportRow, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed in row.deeds:
            menu.addAction(deed_words(row, deed)).triggered.connect(
                lambda _checked=False, deed=deed: self.do(row, deed)
            )
        menu.popup(where)

    def _read_as(self, row: ReportRow, wish: Wish) -> None:
        """Read an input as something else: what was refused from its file, what was filed from its kept original."""
        if row.verdict is Verdict.REFUSED:
            self.again_as.emit(row.source, wish)
        else:
            read_kept_again(self._desk, row.ids[0], wish)

    # -- what waits ----------------------------------------------------------------------------------------------

    def look_through(self, row: ReportRow) -> None:
        """Show the articles found in an input that waits."""
        if row.held is None:
            return
        self._stack.setCurrentWidget(self._look)
        self.setFocusProxy(self._look.list)
        self._look.show_held(row.held)

    @property
    def looking(self) -> LookThrough | None:
        """The preview, while it is in sight."""
        return self._look if self._stack.currentWidget() is self._look else None

    def back(self) -> None:
        """From the articles back to the report."""
        self._stack.setCurrentWidget(self._page)
        self.setFocusProxy(self.view)
        self.view.setFocus()
        self._show()

    def _settle(self, held: Held, deed: Deed) -> None:
        if deed is Deed.SKIP:
            self._replace(held, None)
            self._desk.notices.say(_("Skipped. Nothing of it was filed."))
        elif deed is Deed.SUBSCRIBE:
            self._subscribe(held)
        else:
            self._file(held, held.reading, attach=deed is Deed.ATTACH)

    def _subscribe(self, held: Held) -> None:
        """Subscribe to the feeds of a list that waits; the list itself is not filed."""
        from clipper.workflows.feeds import subscribe_to

        def done(feeds: tuple) -> None:
            self._replace(held, None)
            number = sum(new for _feed, new in feeds)
            self._desk.notices.undo_bar(_n("Subscribed to 1 feed", "Subscribed to {n} feeds", number))
            self.subscribed.emit()

        if self._desk.writable:
            self._desk.jobs.change("", lambda library: subscribe_to(library, held.feeds, tags=held.tags), done)

    def _file(self, held: Held, reading: "Reading", *, attach: bool = False) -> None:
        batch = self._kept.holding(held)
        if batch is None or not self._desk.writable:
            return

        def done(outcome: "Outcome") -> None:
            filed = self._replace(held, outcome)
            if self._look.held is held:
                self._look.forget()
                if self.looking is not None:
                    self.back()
            if filed:
                self._desk.notices.undo_bar(filed_words(filed, kept=held.kept))

        self._desk.jobs.change("", lambda library: file_held(library, held, reading, batch.id, attach=attach), done)

    def _replace(self, held: Held, outcome: "Outcome | None") -> int:
        """Put what became of one that waited into its batch; how many clippings were filed."""
        self._kept.settle(held, outcome)
        self._show()
        self._ask()
        return len(outcome.ids) if outcome is not None and outcome.status is Ending.FILED else 0

    def file_all_waiting(self) -> None:
        """File everything that waits as it was found: the window closes, and nothing read is to be lost."""
        for batch in self._kept.all:
            for held in batch.held:
                self._desk.jobs.change(
                    "", lambda library, held=held, id=batch.id: file_held(library, held, held.reading, id)
                )

    def copy(self) -> None:
        """Put the whole report on the clipboard as text."""
        if self.batch is not None:
            QGuiApplication.clipboard().setText(as_text(self.batch, self._rows))
            self._desk.notices.say(_("Report copied"))

    def take_back(self) -> None:
        """Move everything this import filed to the trash, as one step."""
        batch = self.batch
        if batch is None:
            return

        def done(number: int) -> None:
            said = _n("1 clipping moved to Trash", "{n} clippings moved to Trash", number)
            if number:
                self._desk.notices.undo_bar(said)
            else:
                self._desk.notices.say(_("Nothing of this import is left to take back."))

        self._desk.jobs.change(_("Undo whole import"), lambda library: library.take_back(batch.id), done)


def _rows_of(library: "Library", ids: Sequence[int]) -> dict[int, ClippingRow]:
    known: dict[int, ClippingRow] = {}
    for start in range(0, len(ids), PAGE):
        known.update(library.clippings.rows(ids[start : start + PAGE]))
    return known
