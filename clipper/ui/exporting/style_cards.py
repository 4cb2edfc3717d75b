"""The styles to choose from, each with the first item's page of this very issue."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from clipper.i18n import _
from clipper.model.own_style import OwnStyle
from clipper.ui.theme import LIGHT
from clipper.ui.widgets.painting import fill, follow, ring, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

WIDE, HIGH, GAP = 176, 282, 17
SHEET = QRect(10, 11, 156, 206)


class StyleCards(QWidget):
    """Cards in a row; a click or Left and Right choose."""

    chosen = Signal(str)

    def __init__(self, desk: "Desk", styles: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """`styles` are name, words and one line of what it is for."""
        super().__init__(parent)
        self._desk = desk
        self._styles = tuple(styles)
        self._pictures: dict[str, QImage] = {}
        self._waiting = _("setting…")
        """What stands where there is no picture."""
        self._current = self._styles[0][0] if self._styles else ""
        px = desk.fonts.px
        self.setFixedHeight(px(HIGH))
        self.setMinimumWidth(len(self._styles) * px(WIDE + GAP) - px(GAP))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._say()
        follow(desk, self)

    @property
    def current(self) -> str:
        """The style chosen."""
        return self._current

    def choose(self, name: str) -> None:
        """Show another style as chosen."""
        if name in {one for one, _words, _line in self._styles}:
            self._current = name
            self._say()
            self.update()

    def show_picture(self, name: str, picture: QImage) -> None:
        """Show a style's page."""
        self._pictures[name] = picture
        self.update()

    def show_none(self) -> None:
        """Say that there is no page to be shown."""
        self._waiting = _("no entries yet")
        self.update()

    def _say(self) -> None:
        said = next((text for name, text, _line in self._styles if name == self._current), "")
        self.setAccessibleName(_("Style: {name}").format(name=said))

    def _boxes(self) -> list[tuple[tuple[str, str, str], QRect]]:
        px = self._desk.fonts.px
        return [(one, QRect(n * px(WIDE + GAP), 0, px(WIDE), px(HIGH))) for n, one in enumerate(self._styles)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards."""
        theme, fonts = self._desk.theme, self._desk.fonts
        px = fonts.px
        painter = QPainter(self)
        for (name, text, line), box in self._boxes():
            here = name == self._current
            fill(painter, box, theme.accent_soft if here else theme.list, 8, theme.hairline)
            if here:
                ring(painter, box, theme.accent, 8)
            sheet = QRect(box.x() + px(SHEET.x()), px(SHEET.y()), px(SHEET.width()), px(SHEET.height()))
            fill(painter, sheet, LIGHT.paper, 0, theme.line)
            if name in self._pictures:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
                inner = QRectF(sheet.adjusted(1, 1, -1, -1))
                picture = self._pictures[name]
                shown = picture.width() * inner.height() / inner.width()
                painter.drawImage(inner, picture, QRectF(0, 0, picture.width(), min(shown, picture.height())))
            else:
                words(painter, sheet, self._waiting, fonts.ui("small"), LIGHT.muted, Qt.AlignmentFlag.AlignHCenter)
            words(
                painter,
                QRect(box.x() + 12, px(226), box.width() - (42 if here else 18), px(20)),
                text,
                fonts.ui(weight=600),
                theme.text,
            )
            words(painter, QRect(box.x() + 12, px(245), box.width() - 18, px(18)), line, fonts.ui("small"), theme.muted)
            if here:
                self._chosen(painter, box.right() - 26)
        if self.hasFocus():
            box = next(box for (name, _text, _line), box in self._boxes() if name == self._current)
            ring(painter, box.adjusted(3, 3, -3, -3), theme.accent, 8)

    def _chosen(self, painter: QPainter, x: int) -> None:
        """A tick in a filled circle."""
        theme = self._desk.theme
        y = self._desk.fonts.px(228)
        fill(painter, QRectF(x, y, 16, 16), theme.accent, 8)
        self._desk.icons.paint(painter, "done", x + 3, y + 3, 10, "on_accent")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the card under the pointer."""
        at = event.position().toPoint()
        self._pick(next((one[0] for one, box in self._boxes() if box.contains(at)), ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        names = [name for name, _text, _line in self._styles]
        if step and names:
            self._pick(names[max(0, min(len(names) - 1, names.index(self._current) + step))])
        else:
            super().keyPressEvent(event)

    def _pick(self, name: str) -> None:
        if name and name != self._current:
            self.choose(name)
            self.chosen.emit(name)


def styles_offered(own: Sequence[OwnStyle]) -> Sequence[tuple[str, str, str]]:
    """Every style that can be used, those of `own` among them: name, words and one line of what it is for."""
    from clipper.exporters.own_styles import available

    return [(one.name, one.title, one.line) for one in available(own) if not one.problem]
