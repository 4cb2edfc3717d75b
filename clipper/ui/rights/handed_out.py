"""What was handed out: productions and their printed items, searched by code, and the declaration for a rights society."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QFileDialog,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from clipper.curate import declaration
from clipper.i18n import _, _n
from clipper.model.production import PrintedItem
from clipper.ui.place import Place, Where
from clipper.ui.rights.run_views import RUN_HIGH, ItemView, RunDelegate, RunModel
from clipper.ui.rights.runs import Run, coded, found, read_runs, run_lists, run_name, run_sums
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.fitting import fitting
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.read_view import ReadView
from clipper.ui.widgets.window_parts import (
    PANES,
    TitledPane,
    lay_out,
    list_pane,
    search_field,
    side_by_side,
    window_foot,
    window_head,
)

if TYPE_CHECKING:
    from clipper.model.rights import LedgerLine
    from clipper.ui.desk import Desk

WIDE, HIGH, LEFT = 1160, 660, 320
RUNS, NOTHING = 0, 1


class HandedOutWindow(QDialog):
    """Stands beside the main window and changes nothing."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runs: tuple[Run, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What was handed out"))
        ground(self, "list")
        self._build()
        self.resize(fitting(QSize(desk.fonts.px(WIDE), desk.fonts.px(HIGH)), self))
        self.refresh()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        desk = self._desk
        self.rows = RunModel(self)
        self.runs = ReadView(desk.fonts.px(RUN_HIGH))
        self.runs.show_in(desk, self.rows, RunDelegate(desk, self.runs, self.rows), _("Productions"))
        self.runs.went.connect(self._show_run)
        self.runs.entered_row.connect(lambda _row: self.items.setFocus())
        self.items = ItemView(desk)
        self.items.entered_row.connect(self._open)
        self.empty = EmptyState(desk, "told", "", "")
        self.stack = QStackedWidget()
        self._pane = TitledPane(desk, self.items, high=62)
        self.stack.addWidget(side_by_side(desk, list_pane(self.runs), self._pane, LEFT, WIDE))
        self.stack.addWidget(self.empty)
        self.code = search_field(desk, _("Printed code, as 1124-03"), _("Search by printed code"), 220)
        self.code.textChanged.connect(lambda _text: self._list())
        self.code.returnPressed.connect(lambda: self.items.setFocus())
        head = window_head(desk, _("What was handed out"), self.close, self.code, spacing=10, side=PANES)
        lay_out(self, desk, head, self.stack, self._foot())
        self.setFocusProxy(self.code)

    def _foot(self) -> QWidget:
        desk, fonts = self._desk, self._desk.fonts
        foot, row = window_foot(desk, PANES)
        self.first, self.last = self._day(_("Declaration from")), self._day(_("Declaration to"))
        self._counted = ElidedLabel(desk, "", fonts.ui("small", tabular=True), "muted")
        self.save = button(desk, _("Save declaration…"), self._ask_file)
        self.save.setToolTip(_("Articles times recipients as a table (CSV), for a rights society"))
        row.addWidget(label(_("Declaration from"), fonts.ui("small", 600), "muted"))
        row.addWidget(self.first)
        row.addWidget(label(_("to"), fonts.ui("small", 600), "muted"))
        row.addWidget(self.last)
        row.addSpacing(8)
        row.addWidget(self._counted, 1)
        row.addWidget(self.save)
        row.addWidget(button(desk, _("Close"), self.close))
        return foot

    def _day(self, name: str) -> QDateEdit:
        field = QDateEdit()
        field.setFont(self._desk.fonts.ui(tabular=True))
        field.setDisplayFormat("yyyy-MM-dd")
        field.setCalendarPopup(True)
        field.setFixedHeight(self._desk.fonts.px(28))
        field.setAccessibleName(name)
        field.dateChanged.connect(lambda _date: self._count())
        return field

    # -- showing -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the record again."""
        self._desk.jobs.read(read_runs, self._show, key="handed out")

    def _show(self, runs: tuple[Run, ...]) -> None:
        if not isValid(self):
            return
        self._runs = runs
        days = [run.day for run in runs]
        for field, day in ((self.first, min(days, default=None)), (self.last, max(days, default=None))):
            field.setDate(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
        self._list()
        self._count()

    def _list(self) -> None:
        """List the productions in which something was printed under the code that is typed."""
        shown = found(self._runs, self.code.text())
        self.rows.show_rows(shown)
        self.stack.setCurrentIndex(RUNS if shown else NOTHING)
        if not self._runs:
            said = (
                _("Nothing has been handed out yet."),
                _("An export to files is written down here; a preview never is."),
            )
            self.empty.say("told", *said, "")
        elif not shown:
            code = self.code.text().strip()
            said = _("Nothing was handed out under “{code}”.").format(code=code)
            self.empty.say("search", said, _("A code is the issue's day and the item: 1124-03."), "")
        if shown:
            self.runs.stand(0)
            self._show_run(self.runs.currentIndex().row())

    @property
    def run(self) -> Run | None:
        """The production shown."""
        row = self.runs.currentIndex().row()
        return self.rows.rows[row] if 0 <= row < len(self.rows.rows) else None

    def _show_run(self, _row: int) -> None:
        run = self.run
        if run is None:
            return
        items = run.production.items
        self._pane.title.setText(run_name(run))
        self._pane.number.setText(run_sums(run))
        files = ", ".join(run.production.files)
        self._pane.below.setText(
            " · ".join(part for part in (_("to {lists}").format(lists=run_lists(run)), files) if part)
        )
        self.items.show_items(items)
        wanted = self.code.text().strip()
        places = [n for n, item in enumerate(items) if wanted and coded(item, wanted)]
        if items:
            self.items.stand(places[0] if places else 0)

    # -- going to a clipping -------------------------------------------------------------------------------------

    def _open(self, row: int) -> None:
        item: PrintedItem = self.items.items.rows[row]
        self._desk.jobs.read(
            lambda library: library.clippings.rows([item.clipping]),
            lambda rows: self._go(item, item.clipping in rows and rows[item.clipping].uid == item.uid),
            key="handed out clipping",
        )

    def _go(self, item: PrintedItem, there: bool) -> None:
        desk = self._desk
        if not there:
            desk.notices.say(
                _("The clipping of {code} was deleted. What was printed of it stays here.").format(code=item.code)
            )
            return
        desk.show(Place(Where.ALL))
        desk.select((item.clipping,))
        desk.open(item.clipping)
        window = self.parentWidget()
        if window is not None:
            window.activateWindow()

    # -- the declaration -----------------------------------------------------------------------------------------

    @property
    def lines(self) -> "tuple[LedgerLine, ...]":
        """The ledger between the two days."""
        first, last = self.first.date().toPython(), self.last.date().toPython()
        lines = (line for run in reversed(self._runs) for line in run.lines)
        return declaration.between(lines, first, last)  # pyright: ignore[reportArgumentType]

    def _count(self) -> None:
        lines = self.lines
        said = _n("1 line", "{n} lines", len(lines))
        self._counted.setText(f"{said}, {_n('1 copy', '{n} copies', declaration.copies(lines))}")
        self.save.setEnabled(bool(lines))

    def _ask_file(self) -> None:
        name = _("Declaration {first} to {last}").format(first=self.first.text(), last=self.last.text())
        dialog = QFileDialog(self, _("Save declaration"), str(Path.home() / f"{name}.csv"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda file: self.declare(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def declare(self, path: Path) -> None:
        """Write the declaration between the two days, whole or not at all."""
        lines = self.lines
        self._desk.jobs.read(
            lambda _library: _write(path, lines),
            lambda _none: self._declared(path),
            key="declaration",
            failed=self._desk.notices.error,
        )

    def _declared(self, path: Path) -> None:
        said = _("Declaration written to {file}").format(file=path.name)
        self._desk.notices.say(said)
        if isValid(self):
            self._counted.setText(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the views; Esc empties the search, then closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.code.text():
            self.code.clear()
        else:
            super().keyPressEvent(event)


def _write(path: Path, lines: "Sequence[LedgerLine]") -> None:
    from clipper.exporters.base import whole_or_not_at_all
    from clipper.exporters.tables import harmless

    with whole_or_not_at_all(path) as fresh:
        fresh.write_text(declaration.table(lines, harmless), encoding="utf-8-sig", newline="")
