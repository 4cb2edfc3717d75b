"""A soft shadow by hand: eight rounded rectangles, for sheets that float over the window."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

STEPS = 8


def shadowed(painter: QPainter, sheet: QRect, radius: float, *, dark: bool = False) -> None:
    """Paint the shadow of `sheet`; it reaches eight pixels out, two more downwards."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.setOpacity(0.05 if dark else 0.016)
    for out in range(STEPS, 0, -1):
        box = QRectF(sheet).adjusted(-out, -out + 2, out, out + 2)
        painter.drawRoundedRect(box, radius + out, radius + out)
    painter.restore()
