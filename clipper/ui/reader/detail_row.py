"""One field of Details: its name, its value in place, how sure it is; a click or Enter types it anew."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from clipper.i18n import _
from clipper.ui.desk import Desk
from clipper.ui.reader.detail_fields import Field, Sureness
from clipper.ui.reader.in_place import GrowingEdit, LineEdit
from clipper.ui.widgets.completing import completer
from clipper.ui.widgets.lines import paint_lines, set_lines
from clipper.ui.widgets.painting import fill, follow, hairline, ring

SIDE = 12
TOP = 6


class DetailRow(QWidget):
    """Shows a value and lets it be typed; it never changes anything itself."""

    kept = Signal(str, str)
    """Field and what was typed."""
    went_on = Signal(str)
    """Enter: the next row may take the keyboard."""
    confirmed = Signal(str)
    pressed = Signal(str)
    """A row that cannot be typed was pressed (the original)."""
    resized = Signal()

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.field = field
        self._value = ""
        self._shown = ""
        """The value, or what is said where there is none."""
        self._typed = ""
        self._ink = "text"
        self._hint = ""
        self._wrong = ""
        self.sureness = Sureness.PLAIN
        self._sure_words = ""
        self.first = False
        self.preview = ""
        """Said while it is typed: how many clippings will change."""
        self._choices: Sequence[str] = ()
        self._editor: GrowingEdit | LineEdit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        if field.read is not None:
            self.setCursor(Qt.CursorShape.IBeamCursor)
        follow(desk, self)

    @property
    def editing(self) -> bool:
        """Whether it is being typed."""
        return self._editor is not None

    @property
    def editor(self) -> "GrowingEdit | LineEdit | None":
        """The field she types in, while she does."""
        return self._editor

    @property
    def value(self) -> str:
        """The value as it reads."""
        return self._value

    @property
    def wrong(self) -> str:
        """What was wrong with what was typed last; empty where nothing was."""
        return self._wrong

    def show_value(
        self, value: str, typed: str, *, sureness: Sureness, sure_words: str = "", absent: str = "", hint: str = ""
    ) -> None:
        """Show a value; `absent` is said in its place where it is empty, `hint` below it."""
        self._typed, self.sureness, self._sure_words = typed, sureness, sure_words
        self._value = value
        self._hint = hint
        if not value:
            value = absent or self.field.absent or (_("Add") if self.field.read else "")
        missing = not self._value
        self._ink = ("warn" if sureness is Sureness.MISSING else "muted") if missing else "text"
        self._shown = value
        self.setAccessibleName(f"{self.field.words}: {value}")
        self.setAccessibleDescription(sure_words)
        self.setToolTip("" if self.editing else sure_words)
        self.fit()
        self.update()

    def say_wrong(self, sentence: str, text: str) -> None:
        """Say in place what was wrong, and let it be typed on."""
        self.edit()
        if isinstance(self._editor, LineEdit):
            self._editor.setText(text)
        elif self._editor is not None:
            self._editor.setPlainText(text)
        self._wrong = sentence
        self.setAccessibleDescription(sentence)
        self.fit()
        self.update()

    def edit(self, choices: Sequence[str] | None = None) -> None:
        """Type it in place, completing from `choices`."""
        if self.field.read is None or self._editor is not None:
            return
        if choices is not None:
            self._choices = choices
        editor: GrowingEdit | LineEdit
        if self.field.lines:
            editor = GrowingEdit(self._typed, self)
            editor.grown.connect(self.fit)
            editor.selectAll()
        else:
            editor = LineEdit(self._typed, self)
            editor.setProperty("kind", "inline")
            if self._choices:
                completer(editor, self._choices)
        editor.setFont(self._desk.fonts.ui(weight=500))
        editor.setAccessibleName(self.field.words)
        if self.field.name == "published":
            editor.setPlaceholderText(_("24 Nov 2026, 06:12"))
        editor.kept.connect(self._end_kept)
        editor.restored.connect(self._end)
        self._editor = editor
        QWidget.setTabOrder(self, editor)
        self._wrong = ""
        self.setToolTip("")
        editor.show()
        self.fit()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def _end_kept(self, text: str) -> None:
        on = self._drop()
        self.kept.emit(self.field.name, text)
        if on and not self._wrong:
            self.went_on.emit(self.field.name)

    def _end(self) -> None:
        if self._drop():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> bool:
        """Take the editor away; whether the keyboard was in it."""
        editor, self._editor = self._editor, None
        if editor is None:
            return False
        had = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        self._wrong = ""
        self.setToolTip(self._sure_words)
        self.fit()
        self.update()
        return had

    # -- placing and painting ------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Take the height that name, value and hint need."""
        fonts, wide = self._desk.fonts, self.width() - 2 * SIDE
        y = TOP + fonts.px(15)
        if isinstance(self._editor, GrowingEdit):
            self._editor.setGeometry(SIDE - 6, y, wide + 12, self._editor.wanted_height())
            self._editor.setFixedHeight(self._editor.wanted_height())
            y += self._editor.height() + 2
        elif self._editor is not None:
            self._editor.setGeometry(SIDE - 5, y, wide + 10, fonts.px(24))
            y += fonts.px(24) + 2
        else:
            y += round(set_lines(self._shown, fonts.ui(weight=500), wide, fonts.px(17))[1])
        below = self._wrong or (self.preview if self._editor else self._hint)
        if below:
            y += round(set_lines(below, fonts.ui("caption"), wide, fonts.px(15))[1]) + 1
        high = y + TOP
        if high != self.height():
            self.setFixedHeight(high)
            self.resized.emit()

    def resizeEvent(self, event: object) -> None:
        """Break the value anew."""
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw hairline, name, value, hint and dot."""
        theme, fonts = self._desk.theme, self._desk.fonts
        painter = QPainter(self)
        if self.field.read is not None and self.underMouse() and self._editor is None:
            fill(painter, QRect(4, 2, self.width() - 8, self.height() - 3), theme.hover, 5)
        if not self.first:
            hairline(painter, 0, 0, self.width(), theme.hairline)
        wide = self.width() - 2 * SIDE
        name, high = set_lines(self.field.words, fonts.ui("caption"), wide - 16, fonts.px(15), most=1)
        paint_lines(painter, name, SIDE, TOP, theme.muted)
        y = TOP + high
        if self._editor is None:
            layout, high = set_lines(self._shown, fonts.ui(weight=500), wide, fonts.px(17))
            paint_lines(painter, layout, SIDE, y, str(getattr(theme, self._ink)))
            y += high
        else:
            y += self._editor.height() + 2
        below = self._wrong or (self.preview if self._editor else self._hint)
        ink = theme.error if self._wrong else theme.muted
        if below:
            layout, _high = set_lines(below, fonts.ui("caption"), wide, fonts.px(15))
            paint_lines(painter, layout, SIDE, y, ink)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        paint_sureness(painter, self._desk, self.sureness, 14 if mirrored else self.width() - 15, TOP + fonts.px(8))
        if self.hasFocus():
            ring(painter, QRect(2, 2, self.width() - 4, self.height() - 3), theme.accent, 6)

    # -- mouse and keys ------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click types it."""
        if event.button() is Qt.MouseButton.LeftButton:
            if self.field.read is None:
                self.pressed.emit(self.field.name)
            else:
                self.edit()

    def enterEvent(self, event: object) -> None:
        """The pointer is over it."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """The pointer has gone."""
        self.update()

    def focusInEvent(self, event: object) -> None:
        """Show the ring."""
        self.update()

    def focusOutEvent(self, event: object) -> None:
        """Take the ring away."""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 type it, Shift+Enter confirms it."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.confirmed.emit(self.field.name)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit() if self.field.read else self.pressed.emit(self.field.name)
        else:
            super().keyPressEvent(event)


def paint_sureness(painter: QPainter, desk: Desk, sureness: Sureness, x: float, y: float) -> None:
    """The dot of 8: full = sure, half = likely, ring with point = doubtful, dashed ring = missing."""
    if sureness is Sureness.PLAIN:
        return
    theme, middle = desk.theme, QPointF(x, y)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = {Sureness.SURE: theme.ok, Sureness.LIKELY: theme.muted}.get(sureness, theme.warn)
    painter.setPen(
        QPen(QColor(ink), 1.4, Qt.PenStyle.CustomDashLine if sureness is Sureness.MISSING else Qt.PenStyle.SolidLine)
    )
    if sureness is Sureness.MISSING:
        pen = painter.pen()
        pen.setDashPattern([1.6, 1.5])
        painter.setPen(pen)
    painter.setBrush(QBrush(QColor(ink)) if sureness is Sureness.SURE else QBrush(Qt.BrushStyle.NoBrush))
    painter.drawEllipse(middle, 3.6, 3.6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    if sureness is Sureness.LIKELY:
        painter.drawPie(QRectF(x - 3.6, y - 3.6, 7.2, 7.2), 90 * 16, 180 * 16)
    elif sureness is Sureness.DOUBTFUL:
        painter.drawEllipse(middle, 1.4, 1.4)
    painter.restore()
