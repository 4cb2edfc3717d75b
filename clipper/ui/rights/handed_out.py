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
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from clipper.curate import declaration
from clipper.i18n import _, _n
from clipper.model.production import PrintedItem
from clipper.ui.desk import Place, Where
from clipper.ui.rights.run_views import RUN_HIGH, ItemView, ReadView, RunDelegate, RunModel
from clipper.ui.rights.runs import Run, coded, found, read_runs, run_lists, run_name, run_sums
from clipper.ui.widgets.buttons import IconButton, button
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import PaneHead, Rule, fitting, ground
from clipper.ui.widgets.label import ElidedLabel, label

if TYPE_CHECKING:
    from clipper.model.rights import LedgerLine
    from clipper.ui.desk import Desk

WIDE, HIGH, SIDE, LEFT = 1160, 660, 24, 320
RUNS, NOTHING = 0, 1


class HandedOutWindow(QDialog):
    """Stands beside the main window and changes nothing."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._runs: tuple[Run, ...] = ()
        self._wanted = 0
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
        self.runs.setModel(self.rows)
        self.runs.setItemDelegate(RunDelegate(desk, self.runs, self.rows))
        self.runs.horizontalHeader().hide()
        self.runs.horizontalHeader().setStretchLastSection(True)
        self.runs.setAccessibleName(_("Productions"))
        self.runs.went.connect(self._show_run)
        self.runs.entered_row.connect(lambda _row: self.items.setFocus())
        desk.theme_changed.connect(self.runs.viewport().update)
        self.items = ItemView(desk)
        self.items.entered_row.connect(self._open)
        self.empty = EmptyState(desk, "told", "", "")
        self.stack = QStackedWidget()
        parts = QSplitter()
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._left())
        parts.addWidget(self._right())
        parts.setSizes([desk.fonts.px(LEFT), desk.fonts.px(WIDE - LEFT)])
        parts.setStretchFactor(1, 1)
        self.stack.addWidget(parts)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self._head(), 0), (Rule(desk), 0), (self.stack, 1), (Rule(desk), 0), (self._foot(), 0)):
            column.addWidget(part, stretch)
        self.setFocusProxy(self.code)

    def _head(self) -> QWidget:
        desk, fonts = self._desk, self._desk.fonts
        head = QWidget()
        head.setFixedHeight(fonts.px(54))
        row = QHBoxLayout(head)
        row.setContentsMargins(SIDE, 0, 12, 0)
        row.setSpacing(10)
        self.code = QLineEdit()
        self.code.setFont(fonts.ui())
        self.code.setPlaceholderText(_("Printed code, as 1124-03"))
        self.code.setAccessibleName(_("Search by printed code"))
        self.code.setClearButtonEnabled(True)
        self.code.setFixedWidth(fonts.px(220))
        self.code.textChanged.connect(lambda _text: self._list())
        self.code.returnPressed.connect(lambda: self.items.setFocus())
        close = IconButton(desk, "stop", _("Close"))
        close.clicked.connect(self.close)
        row.addWidget(label(_("What was handed out"), fonts.display(19)))
        row.addStretch()
        row.addWidget(self.code)
        row.addWidget(close)
        return head

    def _left(self) -> QWidget:
        left = ground(QWidget(), "panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 6, 0, 6)
        column.addWidget(self.runs)
        return left

    def _right(self) -> QWidget:
        desk, fonts = self._desk, self._desk.fonts
        right = ground(QWidget(), "list")
        self._title = ElidedLabel(desk, "", fonts.ui("title", 600))
        self._sums = label("", fonts.ui("small", tabular=True), "muted")
        self._went = ElidedLabel(desk, "", fonts.ui("small"), "muted")
        head = PaneHead(desk, height=62)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        above = QHBoxLayout()
        above.addWidget(self._title, 1)
        above.addWidget(self._sums)
        lines.addStretch()
        lines.addLayout(above)
        lines.addWidget(self._went)
        lines.addStretch()
        head.row.addLayout(lines)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.items, 1)
        return right

    def _foot(self) -> QWidget:
        desk, fonts = self._desk, self._desk.fonts
        foot = ground(QWidget(), "window")
        foot.setFixedHeight(fonts.px(58))
        row = QHBoxLayout(foot)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(8)
        self.first, self.last = self._day(_("Declaration from")), self._day(_("Declaration to"))
        self._counted = ElidedLabel(desk, "", fonts.ui("small", tabular=True), "muted")
        self.save = button(desk, _("Save declaration…"), self._ask_file)
        self.save.setToolTip(_("Articles times recipients as a table (CSV), for a rights society"))
        row.addWidget(label(_("Declaration from"), fonts.ui("small", 500), "muted"))
        row.addWidget(self.first)
        row.addWidget(label(_("to"), fonts.ui("small", 500), "muted"))
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

    def show_production(self, id: int) -> None:
        """Put the cursor on this production, as soon as it is there."""
        self._wanted = id
        self._list()

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
        """List what was printed under the code that is typed, the production asked for first."""
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
            places = [n for n, run in enumerate(shown) if run.production.id == self._wanted]
            self.runs.stand(places[0] if places else 0)
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
        self._title.setText(run_name(run))
        self._sums.setText(run_sums(run))
        files = ", ".join(run.production.files)
        self._went.setText(" · ".join(part for part in (_("to {lists}").format(lists=run_lists(run)), files) if part))
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
