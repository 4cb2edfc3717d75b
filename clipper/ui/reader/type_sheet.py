"""How the text is set: size, measure, face and paper on a small sheet under Aa; every choice takes effect at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.label import label
from clipper.ui.widgets.painting import fill, follow
from clipper.ui.widgets.segmented import Segmented
from clipper.ui.widgets.shadow import shadowed

if TYPE_CHECKING:
    from clipper.settings import Settings
    from clipper.ui.desk import Desk

EDGE, MARGIN = 12, 16
MEASURES = (54, 66, 72)
"""Narrow, as set, wide: characters to a line."""


class TypeSheet(QWidget):
    """Stands under the button that opened it; Esc, and a click beside it, put it away."""

    chosen = Signal(str, object)
    """The name of a choice of this machine, and its new value."""

    def __init__(self, desk: "Desk", window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._before = QApplication.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("How the text is set"))
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE + MARGIN, EDGE + MARGIN, EDGE + MARGIN, EDGE + MARGIN)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        column.addLayout(grid)
        self.smaller = IconButton(desk, "zoom_out", _("Smaller text"), size=16)
        self.larger = IconButton(desk, "zoom_in", _("Larger text"), size=16)
        self.size_said = label("", desk.fonts.ui(weight=500, tabular=True))
        self.size_said.setMinimumWidth(desk.fonts.px(64))
        self.size_said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(4)
        for one in (self.smaller, self.size_said, self.larger):
            row.addWidget(one)
        row.addStretch(1)
        self.smaller.clicked.connect(lambda: self.chosen.emit("reading_size", desk.settings.reading_size - 1))
        self.larger.clicked.connect(lambda: self.chosen.emit("reading_size", desk.settings.reading_size + 1))
        grid.addWidget(label(_("Size"), desk.fonts.ui("small"), "muted"), 0, 0)
        grid.addLayout(row, 0, 1)
        narrow, usual, wide = map(str, MEASURES)
        lines = ((narrow, _("Narrow")), (usual, _("As set")), (wide, _("Wide")))
        faces = (("serif", _("Serif")), ("sans", _("Sans")))
        papers = (("", _("As the window")), ("paper", _("Paper")), ("sepia", _("Sepia")), ("dark", _("Dark")))
        self.measure = self._choice(grid, 1, _("Lines"), lines)
        self.face = self._choice(grid, 2, _("Letters"), faces)
        self.paper = self._choice(grid, 3, _("Paper"), papers)
        self.measure.chosen.connect(lambda key: self.chosen.emit("reading_measure", int(key)))
        self.face.chosen.connect(lambda key: self.chosen.emit("reading_face", key))
        self.paper.chosen.connect(lambda key: self.chosen.emit("reading_paper", key))
        desk.settings_changed.connect(self.show_settings)
        follow(desk, self)
        self.show_settings(desk.settings)
        QApplication.instance().installEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess]

    def _choice(self, grid: QGridLayout, row: int, name: str, segments: Sequence[tuple[str, str]]) -> Segmented:
        made = Segmented(self._desk, segments, stretch=True)
        made.setAccessibleDescription(name)
        grid.addWidget(label(name, self._desk.fonts.ui("small"), "muted"), row, 0)
        grid.addWidget(made, row, 1)
        return made

    def show_settings(self, settings: "Settings") -> None:
        """Show what is chosen now."""
        self.size_said.setText(_("{size} pixels").format(size=settings.reading_size))
        nearest = min(MEASURES, key=lambda one: abs(one - settings.reading_measure))
        self.measure.choose(str(nearest))
        self.face.choose(settings.reading_face if settings.reading_face in ("serif", "sans") else "serif")
        self.paper.choose(settings.reading_paper if settings.reading_paper in ("paper", "sepia", "dark") else "")

    def open_under(self, anchor: QWidget) -> None:
        """Show it under a widget, within its window."""
        self.adjustSize()
        window = self.parentWidget()
        assert window is not None
        at = anchor.mapTo(window, QPoint(0, anchor.height() + 2)) - QPoint(EDGE, EDGE)
        at.setX(max(0, min(at.x(), window.width() - self.width())))
        at.setY(max(0, min(at.y(), window.height() - self.height())))
        self.move(at)
        self.show()
        self.raise_()
        self.setFocus()

    def leave(self) -> None:
        """Put it away and give the keyboard back."""
        if not self.isVisible():
            return
        self.hide()
        QApplication.instance().removeEventFilter(self)  # pyright: ignore[reportOptionalMemberAccess]
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press anywhere else in the window puts it away, and is what it was meant to be."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget) and self.isVisible():
            inside = watched is self or self.isAncestorOf(watched)
            if not inside and watched.window() is self.window():
                self.leave()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away; nothing reaches what lies beneath."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside its controls does nothing."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shadow, the sheet and its edge."""
        painter, theme = QPainter(self), self._desk.theme
        box = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        shadowed(painter, box, 12, dark=theme.dark)
        fill(painter, box, theme.raised, 12, theme.line)
