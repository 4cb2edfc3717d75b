"""Which roles the notes show: a key for every role that is marked, with its count; none pressed shows them all."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from clipper.i18n import _n
from clipper.model.annotation import Role
from clipper.ui.reader.mark_layer import paint_underline
from clipper.ui.reader.role_names import role_word
from clipper.ui.widgets.painting import fill, follow, ring, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


class RoleKey(QAbstractButton):
    """One role: its fill and pattern, and how many marks have it."""

    def __init__(self, desk: "Desk", role: Role, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.role = role
        self.count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._font = desk.fonts.ui("caption", 700, tabular=True)
        follow(desk, self)

    def show_count(self, count: int) -> None:
        """Say how many there are."""
        self.count = count
        self.setVisible(count > 0)
        said = _n("{role}: {n} mark", "{role}: {n} marks", count).replace("{role}", role_word(self._desk, self.role))
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The count with its room."""
        return QSize(QFontMetrics(self._font).horizontalAdvance(str(self.count)) + 20, self._desk.fonts.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill, count and pattern; an edge where it is pressed."""
        theme, look = self._desk.theme, self._desk.theme.role(self.role)
        painter, box = QPainter(self), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill(painter, box, look.fill, 4, look.ink if self.isChecked() or self.underMouse() else "")
        middle = Qt.AlignmentFlag.AlignHCenter
        words(painter, box.adjusted(0, 0, 0, -4), str(self.count), self._font, look.ink, middle)
        paint_underline(painter, look.underline, box.left() + 5, box.right() - 5, box.bottom() - 4, QColor(look.ink))
        if self.isChecked():
            ring(painter, box, look.ink, 4)
        if self.hasFocus():
            ring(painter, self.rect(), theme.accent, 5)

    def enterEvent(self, event: object) -> None:
        """Light up."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """And out."""
        self.update()


class RoleFilter(QWidget):
    """The keys in a row; `roles` are those pressed."""

    changed = Signal()

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Counter[Role] = Counter()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.keys = {role: RoleKey(desk, role, self) for role in Role}
        for key in self.keys.values():
            key.toggled.connect(lambda _on: self.changed.emit())
            row.addWidget(key)
        row.addStretch(1)
        desk.roles_renamed.connect(self._show)
        self._show()

    @property
    def roles(self) -> frozenset[Role]:
        """The roles to be shown; all of them where none is pressed."""
        pressed = frozenset(role for role, key in self.keys.items() if key.isChecked() and key.count)
        return pressed or frozenset(Role)

    def count(self, roles: Iterable[Role]) -> None:
        """Say how many marks of each role there are; a role of which none is left is let go."""
        counts = Counter(roles)
        if counts != self._counts:
            self._counts = counts
            self._show()

    def _show(self) -> None:
        for role, key in self.keys.items():
            if not self._counts[role] and key.isChecked():
                key.setChecked(False)
            key.show_count(self._counts[role])

    def let_go(self) -> None:
        """Show all roles again."""
        for key in self.keys.values():
            key.setChecked(False)
