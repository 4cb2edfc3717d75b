"""The fields of the form, one kind of value each: they show a value without saying so, and say what she sets."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from clipper.exporters.style_keys import Key
from clipper.i18n import _
from clipper.ui.widgets.buttons import IconButton, button
from clipper.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

PAUSE_MS = 450
"""How long typing must have paused before what was typed counts."""
UNDO, REDO = "Ctrl+Z", ("Ctrl+Shift+Z", "Ctrl+Y")
UNITS = {"length": " mm", "points": " pt"}


class UndoPasses(QObject):
    """Lets Ctrl+Z pass a field that has nothing of its own to take back, so that the window takes back a change."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the key from being the field's."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        pressed = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        undo = pressed == UNDO
        if not undo and pressed not in REDO:
            return False
        own = False
        if isinstance(watched, QLineEdit):
            own = watched.isUndoAvailable() if undo else watched.isRedoAvailable()
        elif isinstance(watched, QPlainTextEdit):
            history = watched.document()
            own = history.isUndoAvailable() if undo else history.isRedoAvailable()
        if own:
            return False
        event.ignore()
        return True


class Field(QWidget):
    """A field in the form: `show_value` shows, `edited` says what was set by hand."""

    edited = Signal(object)

    def __init__(self, desk: "Desk", key: Key) -> None:
        super().__init__()
        self.desk = desk
        self.key = key
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)
        self._passes = UndoPasses(self)

    def hold(self, widget: QWidget, stretch: int = 0) -> None:
        """Put the field's own widget in, named as the key is."""
        widget.setFont(self.desk.fonts.ui())
        widget.setAccessibleName(self.key.words)
        widget.installEventFilter(self._passes)
        self.row.addWidget(widget, stretch)
        self.setFocusProxy(self.focusProxy() or widget)

    def show_value(self, value: Any) -> None:
        """Show a value, and say nothing."""

    def flush(self) -> None:
        """Say at once what was typed a moment ago."""


class _Still:
    """Spin boxes and lists that a turning wheel changes only while they have the keyboard."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page below."""
        if isinstance(self, QWidget) and self.hasFocus():
            super().wheelEvent(event)  # pyright: ignore[reportAttributeAccessIssue]
        else:
            event.ignore()


class _Decimals(_Still, QDoubleSpinBox):
    def textFromValue(self, value: float) -> str:
        """Without noughts behind."""
        return f"{value:g}"


class _Wholes(_Still, QSpinBox):
    pass


class _Choices(_Still, QComboBox):
    pass


class NumberField(Field):
    """A length, a size in points, or a whole number."""

    def __init__(self, desk: "Desk", key: Key) -> None:
        super().__init__(desk, key)
        self.box: QSpinBox | QDoubleSpinBox = _Wholes() if key.kind == "whole" else _Decimals()
        self.box.lineEdit().setTextMargins(6, 0, 0, 0)
        if isinstance(self.box, QDoubleSpinBox):
            self.box.setDecimals(2)
            self.box.setSingleStep(0.5 if key.kind == "points" else 1.0)
            self.box.setRange(key.least, key.most)
            self.box.valueChanged.connect(self._said)
            line = self.box.lineEdit()
        else:
            self.box.setRange(int(key.least), int(key.most))
            self.box.valueChanged.connect(self._said)
            line = self.box.lineEdit()
        self.box.setSuffix(UNITS.get(key.kind, ""))
        self.box.setKeyboardTracking(False)
        self.box.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setFixedWidth(desk.fonts.px(104))
        line.installEventFilter(self._passes)
        self.hold(self.box)
        self.row.addStretch()

    def _said(self, value: float) -> None:
        self.edited.emit(value)

    def flush(self) -> None:
        """Take in what stands in the box."""
        self.box.interpretText()

    def show_value(self, value: Any) -> None:
        """Show the number."""
        self.box.blockSignals(True)
        self.box.setValue(value or 0)
        self.box.blockSignals(False)


class FlagField(Field):
    """Yes or no."""

    def __init__(self, desk: "Desk", key: Key) -> None:
        super().__init__(desk, key)
        self.box = Tick(desk, "", "")
        self.box.clicked.connect(self.edited.emit)
        self.hold(self.box)
        self.row.addStretch()

    def show_value(self, value: Any) -> None:
        """Tick it, or not."""
        self.box.setChecked(bool(value))


class ChoiceField(Field):
    """One of a few; families of fonts are such a choice."""

    def __init__(self, desk: "Desk", key: Key, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(desk, key)
        self.box = _Choices()
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(14)
        for value, words in choices:
            self.box.addItem(words, value)
        self.box.activated.connect(lambda _at: self.edited.emit(self.box.currentData()))
        self.hold(self.box, 1)

    def show_value(self, value: Any) -> None:
        """Choose it; a family that is not here is named all the same."""
        at = self.box.findData(value)
        if at < 0 and value:
            self.box.addItem(_("{font} (not here)").format(font=value), value)
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)


class TextField(Field):
    """Words on one line; a pattern has a menu of the fields it may name."""

    def __init__(self, desk: "Desk", key: Key) -> None:
        super().__init__(desk, key)
        self._shown = ""
        self.line = QLineEdit()
        self.line.setPlaceholderText(standing_words(key))
        self.hold(self.line, 1)
        self.line.textEdited.connect(lambda _text: self._pause.start())
        self.line.editingFinished.connect(self._say)
        self._pause = _pause(self, self._say)
        if key.fields:
            self.row.addWidget(fields_button(desk, key, self._put))

    def _put(self, field: str) -> None:
        self.line.insert(f"{{{field}}}")
        self.line.setFocus()
        self._say()

    def flush(self) -> None:
        """Say what was typed."""
        self._say()

    def _say(self) -> None:
        self._pause.stop()
        if self.line.text() != self._shown:
            self._shown = self.line.text()
            self.edited.emit(self._shown)

    def show_value(self, value: Any) -> None:
        """Show the words, unless they are being typed."""
        if (value or "") != self._shown or not self.line.hasFocus():
            self._shown = value or ""
            self.line.setText(self._shown)


class LinesField(Field):
    """A paragraph or two."""

    def __init__(self, desk: "Desk", key: Key) -> None:
        super().__init__(desk, key)
        self._shown = ""
        self.text = _Lines()
        self.text.left.connect(self._say)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(2)
        self.text.setPlaceholderText(standing_words(key))
        self.hold(self.text, 1)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 3 + 16)
        self._pause = _pause(self, self._say)
        self.text.textChanged.connect(self._pause.start)

    def flush(self) -> None:
        """Say what was typed."""
        self._say()

    def _say(self) -> None:
        self._pause.stop()
        if self.text.toPlainText() != self._shown:
            self._shown = self.text.toPlainText()
            self.edited.emit(self._shown)

    def show_value(self, value: Any) -> None:
        """Show the words, unless they are being typed."""
        if (value or "") != self._shown or not self.text.hasFocus():
            self._shown = value or ""
            self.text.blockSignals(True)
            self.text.setPlainText(self._shown)
            self.text.blockSignals(False)


class ColourField(Field):
    """A colour by its six digits, or from the system's own window."""

    def __init__(self, desk: "Desk", key: Key) -> None:
        super().__init__(desk, key)
        self._shown = ""
        self.swatch = QPushButton()
        self.swatch.setIconSize(QSize(22, 16))
        self.swatch.setFixedWidth(desk.fonts.px(44))
        self.swatch.setAutoDefault(False)
        self.swatch.clicked.connect(self._pick)
        self.line = QLineEdit()
        self.line.setFixedWidth(desk.fonts.px(92))
        self.line.setMaxLength(7)
        self.line.editingFinished.connect(self._say)
        self.hold(self.line)
        self.hold(self.swatch)
        self.swatch.setAccessibleName(_("Choose: {name}").format(name=key.words))
        self.row.addStretch()

    def _say(self) -> None:
        text = self.line.text().strip().lstrip("#").upper()
        if text != self._shown:
            self.edited.emit(text)

    def _pick(self) -> None:
        window = QColorDialog(QColor(f"#{self._shown}"), self.window())
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.setWindowTitle(self.key.words)
        window.colorSelected.connect(lambda colour: self.edited.emit(colour.name()[1:].upper()))
        window.open()

    def show_value(self, value: Any) -> None:
        """Show digits and colour."""
        self._shown = str(value or "").lstrip("#").upper()
        self.line.setText(self._shown)
        patch = QPixmap(22, 16)
        patch.fill(QColor(f"#{self._shown}"))
        painter = QPainter(patch)
        painter.setPen(QColor(0, 0, 0, 70))
        painter.drawRect(0, 0, 21, 15)
        painter.end()
        self.swatch.setIcon(QIcon(patch))


class PictureField(Field):
    """A picture beside the style; what is chosen is a file elsewhere, which whoever listens brings in."""

    chosen = Signal(Path)

    def __init__(self, desk: "Desk", key: Key) -> None:
        super().__init__(desk, key)
        self.pick = button(desk, "", self._pick, icon="picture")
        self.hold(self.pick)
        self.clear = IconButton(desk, "remove", _("Take the logo out"))
        self.clear.clicked.connect(lambda: self.edited.emit(""))
        self.row.addWidget(self.clear)
        self.row.addStretch()

    def _pick(self) -> None:
        window = QFileDialog(self.window(), _("Logo"), "", _("Pictures (*.png *.jpg *.jpeg)"))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.setFileMode(QFileDialog.FileMode.ExistingFile)
        window.fileSelected.connect(lambda file: self.chosen.emit(Path(file)))
        window.open()

    def show_value(self, value: Any) -> None:
        """Name the file."""
        self.pick.setText(f" {value}" if value else " " + _("Choose…"))
        self.clear.setVisible(bool(value))


class _Lines(QPlainTextEdit):
    """A paragraph that says when the keyboard leaves it."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusOutEvent(event)
        self.left.emit()


def standing_words(key: Key) -> str:
    """What stands there as long as a style says nothing, in the field's empty line."""
    if key.path in ("notices.page", "notices.cover"):
        return _("As the issuing office says")
    if key.path == "notices.end":
        return _("None")
    return _("The language’s own word") if key.kind == "text" else _("As it stands in the sample")


def fields_button(desk: "Desk", key: Key, put: Callable[[str], None]) -> IconButton:
    """A button that lists the fields of a pattern and puts the chosen one in."""
    made = IconButton(desk, "add", _("Put in a field: {name}").format(name=key.words), height=26)

    def show() -> None:
        menu = QMenu(made)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in key.fields:
            menu.addAction(f"{{{name}}}").triggered.connect(lambda _checked=False, one=name: put(one))
        menu.popup(made.mapToGlobal(made.rect().bottomLeft()))

    made.clicked.connect(show)
    return made


def _pause(parent: QObject, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(PAUSE_MS)
    timer.timeout.connect(slot)
    return timer
