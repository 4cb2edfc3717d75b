"""Controls of a form in which every change is kept at once: a line, a choice, a number, each beside its name."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox, QWidget

from clipper.ui.briefing.writing import LineField
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

W = TypeVar("W", bound=QWidget)
NAMES = 118
"""Width of the column of names (pixels)."""


class _StepKeys(QObject):
    """Leaves undo and redo to the library: a number has no words whose typing could be taken back."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window's own keys act."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        standard = QKeySequence.StandardKey
        mine = event.matches(standard.Undo) or event.matches(standard.Redo)
        if mine:
            event.ignore()
        return mine


class Form(QWidget):
    """Two columns: the name at the right of its column, the control beside it."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 18, 24, 18)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnMinimumWidth(0, desk.fonts.px(NAMES))
        self._grid.setColumnStretch(1, 1)
        self._row = 0
        self._step_keys = _StepKeys(self)

    def line(self, name: str, kept: Callable[[str], object], hint: str = "") -> LineField:
        """A line of words; `kept` takes it after a pause, by Enter, and when the keyboard leaves."""
        field = LineField(self._desk)
        field.setPlaceholderText(hint)
        field.kept.connect(kept)
        return self._put(name, field)

    def choice(self, name: str, choices: Sequence[tuple[Any, str]], chosen: Callable[[Any], object]) -> QComboBox:
        """One of a few, each a value and its words."""
        box = QComboBox()
        box.setFont(self._desk.fonts.ui())
        box.setMinimumHeight(self._desk.fonts.px(30))
        for value, words in choices:
            box.addItem(words, value)
        box.activated.connect(lambda at: chosen(box.itemData(at)))
        return self._put(name, box, stretch=False)

    def number(
        self, name: str, most: int, chosen: Callable[[int], object], *, least: int = 0, zero: str = ""
    ) -> QSpinBox:
        """A number; `zero` stands for the least one."""
        box = QSpinBox()
        box.setFont(self._desk.fonts.ui(tabular=True))
        box.setMinimumHeight(self._desk.fonts.px(30))
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        box.setRange(least, most)
        box.setSpecialValueText(zero)
        box.setKeyboardTracking(False)
        box.setMinimumWidth(self._desk.fonts.px(96))
        box.valueChanged.connect(chosen)
        for part in (box, box.lineEdit()):
            part.installEventFilter(self._step_keys)
        return self._put(name, box, stretch=False)

    def wide(self, widget: QWidget) -> None:
        """Something below a control, in its column."""
        self._grid.addWidget(widget, self._row, 1)
        self._row += 1

    def whole(self, widget: QWidget, name: str) -> None:
        """Any other control beside its name."""
        self._put(name, widget)

    def end(self) -> None:
        """Leave what is below free."""
        self._grid.setRowStretch(self._row, 1)

    def _put(self, name: str, field: W, *, stretch: bool = True) -> W:
        said = label(name, self._desk.fonts.ui("small", 600), "muted")
        said.setBuddy(field)
        field.setAccessibleName(name)
        across = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(said, self._row, 0, across)
        if stretch:
            self._grid.addWidget(field, self._row, 1)
        else:
            self._grid.addWidget(field, self._row, 1, Qt.AlignmentFlag.AlignLeft)
        self._row += 1
        return field


def show_choice(box: QComboBox, value: object) -> None:
    """Show a value as chosen, without telling anybody; one that is not offered is offered from now on."""
    with QSignalBlocker(box):
        at = box.findData(value)
        if at < 0:
            box.addItem(str(value), value)
            at = box.count() - 1
        box.setCurrentIndex(at)


def show_number(box: QSpinBox, value: int) -> None:
    """Show a number, without telling anybody, unless another one is being typed."""
    if box.value() != value and not (box.hasFocus() and box.lineEdit().isModified()):
        with QSignalBlocker(box):
            box.setValue(value)


def settle(fields: Sequence[LineField]) -> None:
    """Keep what was typed in these lines."""
    for field in fields:
        field.keeping.keep()
