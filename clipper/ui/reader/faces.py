"""The faces of running text at the sizes of the pictures, and characters in them."""

from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication, QTextCharFormat

from clipper.ui.fonts import Fonts

CUT = 0.93
"""Clipper Serif is Source Serif cut for 11 points: at the same size it runs 9 % wider than the cut of the pictures."""


def press(font: QFont, fonts: Fonts, size: float) -> QFont:
    """A press face at a size in pixels of the pictures: the system's points belong to the system's face alone."""
    screen = QGuiApplication.primaryScreen()
    font.setPointSizeF(size * fonts.scale * 72 / (screen.logicalDotsPerInchY() if screen else 96.0))
    return font


def reading(fonts: Fonts, size: float, weight: int = 400, *, italic: bool = False) -> QFont:
    """The face of running text: cut for small print it runs wide, so that "17" is set at 15.8 to give 66 characters."""
    return press(fonts.serif(size, weight, italic=italic), fonts, size * CUT)


def plain(fonts: Fonts, size: float, weight: int = 400, *, italic: bool = False) -> QFont:
    """The system's face for those who read it more easily; its letters are large for their size."""
    font = fonts.ui(weight=weight)
    font.setPointSizeF(fonts.points * size * CUT / 13 * 0.96)
    font.setItalic(italic)
    return font


def inked(font: QFont, colour: QColor | None = None) -> QTextCharFormat:
    """Characters in this font and colour."""
    look = QTextCharFormat()
    look.setFont(font)
    if colour is not None:
        look.setForeground(QBrush(colour))
    return look
