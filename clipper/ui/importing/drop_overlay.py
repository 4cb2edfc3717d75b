"""The drop overlay: says, before anything is let go, what a drop will do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSplitter, QWidget

from clipper.i18n import _
from clipper.ui.importing.payload import Kind, Payload, headline, is_link, kind_line, origin_line, payload
from clipper.ui.widgets.painting import fill, follow, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

INSET = 20
COLUMN = 520
LINE = 42


class DropOverlay(QWidget):
    """Covers its parent while something is dragged over the window; the window calls `offer` when a drag enters."""

    dropped = Signal(object, bool)
    """The Payload that was let go, and whether it goes past the inbox (Shift was held)."""

    def __init__(self, desk: "Desk", area: QWidget | None = None) -> None:
        """`area` is what is covered; a splitter's first pane, where drops mean something else, stays free."""
        super().__init__((area.parentWidget() or area.window()) if area is not None else None)
        self._desk = desk
        self._area = area
        self._found: Payload | None = None
        self._kept = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        follow(desk, self)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says will happen."""
        if self._found is None or self._found.refusal:
            return _("Nothing here that Clipper can read")
        return headline(self._found, _("All clippings") if self._kept else _("Inbox"))

    def offer(self, event: QDragEnterEvent) -> bool:
        """Come up for a drag that entered the window; False where it is none of ours."""
        mime = event.mimeData()
        found = payload(mime)
        if found is None and any(kind.startswith("application/x-clipper-") for kind in mime.formats()):
            return False
        if not self._desk.writable:
            return False
        self.show_payload(found)
        self._answer(event)
        return True

    def leave(self) -> None:
        """Go away; nothing happens."""
        self._found, self._kept = None, False
        self.hide()

    def show_payload(self, found: Payload | None) -> None:
        """Cover the area and say what was recognised; None says that nothing was."""
        self._found = found
        self._cover()
        self.setAccessibleName(self.sentence)
        self.raise_()
        self.show()
        self.update()

    def _cover(self) -> None:
        area, window = self._area, self.parentWidget()
        if area is None or window is None:
            return
        box = QRect(area.mapTo(window, QPoint(0, 0)), area.size())
        first = area.widget(0) if isinstance(area, QSplitter) and area.count() > 1 else None
        if first is not None and first.isVisible():
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                box.setRight(box.right() - first.width())
            else:
                box.setLeft(box.left() + first.width())
        self.setGeometry(box)

    # -- dragging ------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what would be filed; what `offer` has looked through already is not looked through again."""
        self._found = self._found or payload(event.mimeData())
        self._answer(event)
        self.update()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Allow the drop where something can be read."""
        self._answer(event)

    def _answer(self, event: QDropEvent) -> None:
        if self._found is None or self._found.refusal:
            event.ignore()
            return
        kept = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if kept != self._kept:
            self._kept = kept
            self.setAccessibleName(self.sentence)
            self.update()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go away; nothing happened."""
        self.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the payload on and go away."""
        found = self._found or payload(event.mimeData())
        kept = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.leave()
        if found is None or found.refusal:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(found, kept)

    # -- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw veil, frame and what was recognised."""
        theme = self._desk.theme
        painter = QPainter(self)
        veil = QColor(theme.list)
        veil.setAlphaF(0.98)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
        good = self._found is not None and not self._found.refusal
        ground = QColor(theme.accent if good else theme.warn)
        ground.setAlphaF(0.055)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(ground)
        pen = QPen(QColor(theme.accent if good else theme.warn), 2)
        pen.setDashPattern([5, 3.5])
        painter.setPen(pen)
        painter.drawRoundedRect(frame, 14, 14)
        if good and self._found:
            self._draw_found(painter, self._found)
        else:
            self._draw_nothing(painter)

    def _draw_nothing(self, painter: QPainter) -> None:
        theme, fonts = self._desk.theme, self._desk.fonts
        y = self.height() // 2 - 60
        self._desk.icons.paint(painter, "refused", self.width() / 2 - 18, y, 36, "warn")
        words(
            painter, self._row(y + 48, 32), self.sentence, fonts.display(22), theme.warn, Qt.AlignmentFlag.AlignHCenter
        )
        hint = self._found.refusal if self._found else ""
        hint = hint or _("Files, folders, links and text can be dropped here")
        words(painter, self._row(y + 82, 20), hint, fonts.ui(), theme.muted, Qt.AlignmentFlag.AlignHCenter)

    def _draw_found(self, painter: QPainter, found: Payload) -> None:
        theme, fonts = self._desk.theme, self._desk.fonts
        middle, line = Qt.AlignmentFlag.AlignHCenter, fonts.px(LINE)
        high = fonts.px(120) + line * len(found.kinds) + fonts.px(56)
        y = max(INSET + 24, (self.height() - high) // 2 - fonts.px(24))
        self._desk.icons.paint(painter, "import", self.width() / 2 - 18, y, 36, "accent")
        y += 36 + fonts.px(8)
        words(painter, self._row(y, fonts.px(36)), self.sentence, fonts.display(25), theme.text, middle)
        y += fonts.px(36)
        words(painter, self._row(y, fonts.px(24)), origin_line(found), fonts.ui("lead"), theme.muted, middle)
        y += fonts.px(24) + fonts.px(16)
        left = (self.width() - min(COLUMN, self.width() - 2 * INSET - 32)) // 2
        for kind, number in found.kinds:
            self._draw_kind(painter, QRect(left, y, self.width() - 2 * left, line), kind, number)
            y += line
        self._draw_keys(painter, y + fonts.px(18))

    def _draw_kind(self, painter: QPainter, box: QRect, kind: Kind, number: int) -> None:
        theme, fonts = self._desk.theme, self._desk.fonts
        found = self._found
        links = kind is Kind.WEB and found is not None and all(map(is_link, found.inputs)) and bool(found.inputs)
        what, then = kind_line(kind, number, links=links)
        self._desk.icons.paint(painter, kind.value, box.x() - 1, box.y() + 9, 20, "accent")
        half = fonts.px(18)
        words(
            painter, QRect(box.x() + 36, box.y() + 1, box.width() - 36, half), what, fonts.ui("lead", 600), theme.text
        )
        words(
            painter,
            QRect(box.x() + 36, box.y() + 1 + half, box.width() - 36, half),
            then,
            fonts.ui(),
            theme.muted,
        )

    def _draw_keys(self, painter: QPainter, y: int) -> None:
        theme, fonts = self._desk.theme, self._desk.fonts
        font, cap, high = fonts.ui("small"), fonts.ui("caption"), fonts.px(20)
        said = ((_("Shift"), _("drop straight into All clippings")), (_("Esc"), _("not now")))
        caps = [QFontMetrics(cap).horizontalAdvance(key) + 12 for key, _text in said]
        texts = [QFontMetrics(font).horizontalAdvance(text) + 2 for _key, text in said]
        x = (self.width() - sum(caps) - sum(texts) - 8 * len(said) - 22) // 2
        for (key, text), cap_wide, wide in zip(said, caps, texts, strict=True):
            held = self._kept and key == said[0][0]
            edge, ink = (theme.accent, theme.accent) if held else (theme.line, theme.muted)
            fill(painter, QRectF(x, y, cap_wide, high), theme.window, 4, edge)
            words(painter, QRectF(x, y, cap_wide, high), key, cap, ink, Qt.AlignmentFlag.AlignHCenter)
            words(painter, QRectF(x + cap_wide + 8, y, wide, high), text, font, ink)
            x += cap_wide + 8 + wide + 22

    def _row(self, y: float, high: float) -> QRectF:
        return QRectF(QPointF(2 * INSET, y), QPointF(self.width() - 2 * INSET, y + high))
