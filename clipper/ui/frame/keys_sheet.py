"""Keys at a glance: every key by its place, on a sheet over the dimmed window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QWidget

from clipper.i18n import _
from clipper.ui.actions import RULE
from clipper.ui.widgets.buttons import KeyCap
from clipper.ui.widgets.frames import Card
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

WIDTH = 900
COLUMNS = 3


class KeysSheet(QWidget):
    """Closed by Esc, F1 or a click beside it."""

    def __init__(self, desk: "Desk", window: QWidget) -> None:
        super().__init__(window)
        self._before = QApplication.focusWidget()
        self.setGeometry(window.rect())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._card = Card(desk, edge="line", radius=12, margin=20, parent=self)
        self._card.column.addWidget(label(_("Keys at a glance"), desk.fonts.display(22)))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._fill(desk, QGridLayout(inside))
        self._card.column.addWidget(area, 1)
        width, height = min(WIDTH, window.width() - 48), min(620, window.height() - 80)
        self._card.setGeometry((window.width() - width) // 2, (window.height() - height) // 2, width, height)
        self.show()
        self.raise_()
        self.setFocus()

    def _fill(self, desk: "Desk", grid: QGridLayout) -> None:
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        titles = {
            "everywhere": _("Everywhere"),
            "list": _("List and reader"),
            "words": _("Words"),
            "outline": _("Outline"),
            "report": _("Import report"),
        }
        lines: list[tuple[str, str]] = []
        for scope, title in titles.items():
            rows = [row for row in desk.actions.rows if row.scope == scope and row.keys and row.name != RULE]
            rows = [row for row in rows if not row.name.startswith("tag_") or row.name == "tag_1"]
            lines.append(("", title))
            lines += [
                ("1–9" if row.name == "tag_1" else desk.actions.key(row.name), row.words.removesuffix("…"))
                for row in rows
            ]
        high = -(-len(lines) // COLUMNS)
        for n, (key, text) in enumerate(lines):
            row, column = n % high, n // high * 2
            if key:
                grid.addWidget(KeyCap(desk, key), row, column, Qt.AlignmentFlag.AlignRight)
                grid.addWidget(label(text, desk.fonts.ui("small"), "soft"), row, column + 1)
            else:
                grid.addWidget(label(text.upper(), desk.fonts.ui("caption", 600), "muted"), row, column, 1, 2)
        grid.setRowStretch(high, 1)

    def leave(self) -> None:
        """Close it and give the keyboard back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and F1 close it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet closes it."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scrim."""
        scrim = QColor(0, 0, 0)
        scrim.setAlphaF(0.28)
        QPainter(self).fillRect(self.rect(), scrim)
