"""One-colour icons by meaning, drawn in the theme's inks at the size and screen they are asked for."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from clipper import paths

if TYPE_CHECKING:
    from clipper.ui.theme import Theme

STROKE = "1.75"
KINDS = {
    "wire": "wire",
    "web": "web",
    "print": "outlet",
    "mail": "mail",
    "word": "word",
    "pdf": "pdf",
    "scan": "scan",
    "text": "text",
}
"""The icon of each media type."""


class Icons:
    """The icons in resources/icons; `ink` is a token's name ("soft") or a colour ("#0A6371")."""

    def __init__(self, theme: "Theme") -> None:
        self._theme = theme
        self._texts: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}

    def use(self, theme: "Theme") -> None:
        """Draw in another theme's inks from now on."""
        self._theme = theme
        self._pixmaps.clear()

    def pixmap(self, name: str, size: int = 16, ink: str = "soft", ratio: float = 1.0) -> QPixmap:
        """The icon as a picture of `size` logical pixels on a screen of `ratio`."""
        colour = ink if ink.startswith("#") else str(getattr(self._theme, ink))
        key = (name, size, colour, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(name, size, colour, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, size: int = 18, ink: str = "soft", selected: str = "accent") -> QIcon:
        """The icon for buttons and menus, with its disabled and selected faces."""
        made = QIcon()
        for ratio in sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}):
            for mode, one in (
                (QIcon.Mode.Normal, ink),
                (QIcon.Mode.Disabled, "faint"),
                (QIcon.Mode.Selected, selected),
            ):
                made.addPixmap(self.pixmap(name, size, one, ratio), mode)
            made.addPixmap(self.pixmap(name, size, selected, ratio), QIcon.Mode.Normal, QIcon.State.On)
        return made

    def paint(self, painter: QPainter, name: str, x: float, y: float, size: int = 16, ink: str = "soft") -> None:
        """Draw the icon with its top left corner at (x, y)."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(QRectF(x, y, size, size).topLeft(), self.pixmap(name, size, ink, ratio))

    def _text(self, name: str) -> str:
        if name not in self._texts:
            text = (paths.resource("icons") / f"{name}.svg").read_text(encoding="utf-8")
            self._texts[name] = re.sub(r'stroke-width="[\d.]+"', f'stroke-width="{STROKE}"', text)
        return self._texts[name]

    def _drawn(self, name: str, size: int, colour: str, ratio: float) -> QPixmap:
        renderer = QSvgRenderer(QByteArray(self._text(name).replace("currentColor", colour).encode()))
        pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
