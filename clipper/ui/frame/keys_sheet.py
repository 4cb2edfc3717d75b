"""Keys at a glance: every key by its place, on a sheet over the dimmed window."""

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.actions import ANY_PLACE, EVERYWHERE, RULE, Row
from clipper.ui.frame.key_lines import together
from clipper.ui.widgets.buttons import IconButton, KeyCap
from clipper.ui.widgets.columns import Columns
from clipper.ui.widgets.frames import Card
from clipper.ui.widgets.label import label
from clipper.ui.widgets.scrim import dim
from clipper.ui.widgets.shadow import shadowed
from clipper.ui.widgets.thin_bar import WIDE as BAR
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

WIDTH, HEIGHT, MARGIN, GAP = 1100, 676, 28, 32
MOST_COLUMNS = 3
LINE = 40
"""Pixels an arrow scrolls by."""


class Group(Struct, frozen=True):
    """The keys of one place: its title, and the names of the actions on each line."""

    title: str
    rows: tuple[tuple[str, ...], ...]


def groups(rows: tuple[Row, ...]) -> tuple[Group, ...]:
    """Every row that has a key, by its place, those that belong together on one line."""
    places = {
        EVERYWHERE: (_("Everywhere"), (EVERYWHERE, ANY_PLACE)),
        "list": (_("List and reader"), ("list",)),
        "words": (_("Words"), ("words",)),
        "outline": (_("Outline"), ("outline",)),
        "tray": (_("Stop press"), ("tray",)),
        "panel": (_("Panel of titles"), ("panel",)),
        "passages": (_("Passages"), ("passages",)),
        "versions": (_("Also in"), ("versions",)),
        "page": (_("Page"), ("page",)),
        "cut": (_("Cut out"), ("cut", "cut page")),
        "report": (_("Import report"), ("report",)),
        "look": (_("Articles found"), ("look",)),
    }
    made, shared = [], together()
    for title, scopes in places.values():
        names = [row.name for row in rows if row.scope in scopes and row.keys and row.name != RULE]
        lines = dict.fromkeys(
            next((tuple(one for one in line if one in names) for line, _words in shared if name in line), (name,))
            for name in names
        )
        made.append(Group(title, tuple(lines)))
    return tuple(made)


def words_for(names: tuple[str, ...]) -> str:
    """What a line of several keys says; empty for a line of one."""
    return next((words for line, words in together() if line[0] == names[0]), "")


class KeysSheet(QWidget):
    """Closed by Esc, F1, ? or a click beside it."""

    def __init__(self, desk: "Desk", window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._before = QApplication.focusWidget()
        self.groups = groups(desk.actions.rows)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Keys at a glance"))
        self.card = Card(desk, edge="line", radius=12, margin=MARGIN, parent=self)
        self.card.column.setContentsMargins(MARGIN, 22, MARGIN - BAR, 20)
        self.card.column.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(label(_("Keys at a glance"), desk.fonts.display(22)), 1)
        close = IconButton(desk, "stop", _("Close (Esc)"), size=16)
        close.clicked.connect(self.leave)
        head.addWidget(close)
        self.card.column.addLayout(head)
        self.area = self._scrolled()
        self.card.column.addWidget(self.area, 1)
        window.installEventFilter(self)
        self._stand()
        self.show()
        self.raise_()
        self.setFocus()

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        thin(area)
        inside = QWidget()
        room = QHBoxLayout(inside)
        # the scroll bar lies over the edge
        room.setContentsMargins(0, 0, BAR, 0)
        self.columns = Columns(most=MOST_COLUMNS, gap=GAP, apart=18)
        room.addLayout(self.columns)
        for part in self.groups:
            self.columns.addWidget(self._part(part))
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return area

    def _part(self, part: Group) -> QWidget:
        """The keys of one place."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(part.title.upper(), self._desk.fonts.ui("caption", 600), "muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        for line, names in enumerate(part.rows):
            said = words_for(names) or self._desk.actions.words(names[0]).removesuffix("…")
            grid.addWidget(label(said, self._desk.fonts.ui("small")), line, 0)
            grid.addLayout(self._caps(names), line, 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        return made

    def _caps(self, names: tuple[str, ...]) -> QHBoxLayout:
        keys = [self._desk.actions.key(name) for name in names]
        if len(keys) > 3:
            keys = [f"{keys[0]}–{keys[-1]}"]
        row = QHBoxLayout()
        row.setSpacing(4)
        for key in keys:
            row.addWidget(KeyCap(self._desk, key))
        return row

    def _stand(self) -> None:
        px = self._desk.fonts.px
        self.setGeometry(self._window.rect())
        # where letters are wide the sheet is wider, or else it has fewer columns
        whole = self.columns.width_of(MOST_COLUMNS) + 2 * MARGIN + BAR
        width, height = min(max(px(WIDTH), whole), self.width() - 48), min(px(HEIGHT), self.height() - 72)
        self.card.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._stand()
        return False

    def leave(self) -> None:
        """Close it and give the keyboard back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, F1 and ? close it, arrows and Space go on; nothing reaches what lies beneath."""
        key, bar = event.key(), self.area.verticalScrollBar()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.leave()
            return
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        page = bar.pageStep() - 2 * LINE
        steps = {
            Qt.Key.Key_Down: LINE,
            Qt.Key.Key_Up: -LINE,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Space: -page if back else page,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        bar.setValue(bar.value() + steps.get(Qt.Key(key), 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet closes it."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scrim, and the sheet's shadow."""
        painter = QPainter(self)
        dim(painter, self.rect())
        shadowed(painter, self.card.geometry(), 12, dark=self._desk.theme.dark)
