"""Fields that hold several things in an order of their own: the parts of a head, and the windows of a cover."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clipper.exporters.style_keys import MOST_WINDOWS, WINDOWS, Key
from clipper.i18n import _
from clipper.ui.styles.style_fields import Field, fields_button
from clipper.ui.styles.style_list import PlainRows, see_through
from clipper.ui.widgets.buttons import IconButton, button
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class OrderField(Field):
    """Parts with a box to tick each, in an order: Space ticks, Alt+Up and Alt+Down move."""

    def __init__(self, desk: "Desk", key: Key) -> None:
        super().__init__(desk, key)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setItemDelegate(PlainRows(desk, self.list, ticked=True))
        see_through(self.list)
        thin(self.list)
        self.list.setToolTip(_("Space ticks, Alt+Up and Alt+Down move."))
        self.list.installEventFilter(self)
        self.hold(self.list, 1)
        self.list.itemChanged.connect(lambda _item: self._say())
        self.list.model().rowsMoved.connect(lambda *_where: self._say())
        buttons = QVBoxLayout()
        buttons.setSpacing(2)
        for icon, tip, by in (("up", _("Move up"), -1), ("down", _("Move down"), 1)):
            one = IconButton(desk, icon, f"{tip}: {key.words}", height=26)
            one.clicked.connect(lambda _checked=False, step=by: self._move(step))
            buttons.addWidget(one)
        buttons.addStretch()
        self.row.addLayout(buttons)

    @property
    def value(self) -> list[str]:
        """The parts ticked, in their order."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [str(one.data(Qt.ItemDataRole.UserRole)) for one in items if one.checkState() is CHECKED]

    def show_value(self, value: Any) -> None:
        """Those named first, in their order; the others unticked below."""
        named: list[str] = list(value or ())
        words = dict(self.key.choices)
        order = [*named, *(name for name in words if name not in named)]
        if self.value == named and self.list.count():
            return
        self.list.blockSignals(True)
        self.list.clear()
        for name in order:
            item = QListWidgetItem(str(words.get(name, name)), self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
            item.setFlags(flags if name in self.key.must else flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(CHECKED if name in named else UNCHECKED)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        high = max(self.list.sizeHintForRow(0), self.desk.fonts.px(20))
        self.list.setFixedHeight(high * self.list.count() + 6)

    def _say(self) -> None:
        self.edited.emit(self.value)

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        to = at + by
        if at < 0 or not 0 <= to < self.list.count():
            return
        self.list.blockSignals(True)
        self.list.insertItem(to, self.list.takeItem(at))
        self.list.setCurrentRow(to)
        self.list.blockSignals(False)
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the part with Alt and an arrow."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(step)
                return True
        return False


class WindowsField(Field):
    """The windows of a cover, one below the other: one of the usual four, or a label and a text of one's own."""

    def __init__(self, desk: "Desk", key: Key) -> None:
        super().__init__(desk, key)
        self._held: list[Any] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.add = button(desk, _("Add a window"), self._add, kind="small")
        self.add.setAccessibleName(f"{key.words}: {_('Add a window')}")
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.row.addLayout(column, 1)
        self.setFocusProxy(self.add)

    def show_value(self, value: Any) -> None:
        """Show the windows; none are the usual four."""
        wanted = [dict(one) if not isinstance(one, str) else one for one in value or WINDOWS]
        if wanted != self._held or not self._rows.count():
            self._held = wanted
            self._build()

    def _build(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, one in enumerate(self._held):
            self._rows.addWidget(self._window(at, one))
        self.add.setEnabled(len(self._held) < MOST_WINDOWS)

    def _window(self, at: int, one: Any) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        row = QHBoxLayout()
        row.setSpacing(4)
        kind = QComboBox()
        kind.setFont(self.desk.fonts.ui())
        kind.setAccessibleName(_("Window {n}").format(n=at + 1))
        for name, words in _usual():
            kind.addItem(words, name)
        kind.setCurrentIndex(max(0, kind.findData(one)) if isinstance(one, str) else kind.count() - 1)
        kind.activated.connect(lambda _index, place=at: self._chosen(place, kind.currentData()))
        row.addWidget(kind, 1)
        away = IconButton(self.desk, "remove", _("Take window {n} out").format(n=at + 1), height=26)
        away.clicked.connect(lambda _checked=False, place=at: self._remove(place))
        row.addWidget(away)
        column.addLayout(row)
        if not isinstance(one, str):
            column.addLayout(self._own(at, one))
        return made

    def _own(self, at: int, one: dict[str, str]) -> QHBoxLayout:
        """Label and text of a window of one's own."""
        row = QHBoxLayout()
        row.setSpacing(4)
        lines: dict[str, QLineEdit] = {}
        for part, words, share in (("label", _("Label"), 2), ("text", _("Text"), 3)):
            line = lines[part] = QLineEdit(one.get(part, ""))
            line.setFont(self.desk.fonts.ui())
            line.setPlaceholderText(words)
            line.setAccessibleName(_("{part} of window {n}").format(part=words, n=at + 1))
            line.installEventFilter(self._passes)
            line.editingFinished.connect(lambda place=at, key=part, field=line: self._typed(place, key, field.text()))
            row.addWidget(line, share)

        def put(field: str) -> None:
            lines["text"].insert(f"{{{field}}}")
            self._typed(at, "text", lines["text"].text())

        row.addWidget(fields_button(self.desk, self.key, put))
        return row

    def _typed(self, at: int, part: str, text: str) -> None:
        if at < len(self._held) and isinstance(self._held[at], dict) and self._held[at].get(part) != text:
            self._held[at][part] = text
            self._say()

    def _chosen(self, at: int, name: str) -> None:
        self._held[at] = name or {"label": _("Label"), "text": "{office}"}
        self._build()
        self._say()

    def _remove(self, at: int) -> None:
        del self._held[at]
        self._build()
        self._say()

    def _add(self) -> None:
        self._held.append({"label": _("Label"), "text": "{office}"})
        self._build()
        self._say()

    def _say(self) -> None:
        usual = list(WINDOWS) == self._held
        self.edited.emit([] if usual else [dict(one) if isinstance(one, dict) else one for one in self._held])


def _usual() -> tuple[tuple[str, str], ...]:
    return (
        ("issue", _("Number of the issue")),
        ("period", _("Period covered")),
        ("media", _("Media")),
        ("contents", _("Articles and minutes")),
        ("", _("Own words")),
    )
