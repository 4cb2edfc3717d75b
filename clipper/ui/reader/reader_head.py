"""The reader's head, 44 high: view and size of type at one side; roles, note, tag, star, Add to brief and more at the other."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.ui.actions import RULE
from clipper.ui.desk import Desk
from clipper.ui.reader.mark_layer import paint_underline
from clipper.ui.reader.role_names import role_word
from clipper.ui.reader.views import BOTH, PAGE, TEXT
from clipper.ui.widgets.buttons import IconButton, button
from clipper.ui.widgets.frames import PaneHead
from clipper.ui.widgets.painting import fill, follow, ring, words
from clipper.ui.widgets.segmented import Segmented

MORE = (
    "original",
    "copy_with_source",
    RULE,
    "headline",
    "date",
    "outlet",
    "next_doubt",
    RULE,
    "keep",
    "archive",
    "read",
    RULE,
    "find_in_text",
    "larger",
    "smaller",
    "as_set",
    RULE,
    "put_back",
    "trash",
)


class RoleButton(QAbstractButton):
    """A role's key, 26 square: its fill, its digit, its underline."""

    def __init__(self, desk: Desk, role: Role, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._role = role
        self._action = action
        self._number = list(Role).index(role) + 1
        self.setFixedSize(desk.fonts.px(26), desk.fonts.px(26))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._take)
        desk.writable_changed.connect(self._take)
        desk.roles_renamed.connect(self._take)
        self._take()
        follow(desk, self)

    def _take(self) -> None:
        self.setEnabled(self._action.isEnabled())
        name = role_word(self._desk, self._role)
        self.setAccessibleName(name)
        tip = f"{name} ({self._number})"
        if not self._desk.writable:
            self.setToolTip(_("This library is open to read only."))
        else:
            self.setToolTip(tip if self.isEnabled() else _("{role}: select words first").format(role=tip))
        self.update()

    def sizeHint(self) -> QSize:
        """26 square."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw fill, digit and pattern."""
        theme, look = self._desk.theme, self._desk.theme.role(self._role)
        painter = QPainter(self)
        # without words chosen the digits are still the key to the marks' colours
        painter.setOpacity(1.0 if self._desk.writable else 0.4)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        fill(painter, box, look.fill, 4, look.ink if self.underMouse() and self.isEnabled() else "")
        digit = self._desk.fonts.ui("caption", 700, tabular=True)
        words(painter, box.adjusted(0, -1, 0, -5), str(self._number), digit, look.ink, Qt.AlignmentFlag.AlignHCenter)
        paint_underline(painter, look.underline, box.left() + 5, box.right() - 5, box.bottom() - 4.5, QColor(look.ink))
        if self.isDown():
            fill(painter, box, theme.press, 4)
        if self.hasFocus():
            ring(painter, self.rect(), theme.accent, 5)

    def enterEvent(self, event: object) -> None:
        """Light up."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """And out."""
        self.update()


class ReaderHead(PaneHead):
    """The row of what can be done with the clipping and its words."""

    tag_asked = Signal()
    view_asked = Signal(str)
    """Text, page or both."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, left=16, right=12, parent=parent)
        self._desk = desk
        self._clippings = 0
        actions = desk.actions
        self.views = Segmented(desk, [(TEXT, _("Text")), (PAGE, _("Page")), (BOTH, _("Both"))])
        self.views.chosen.connect(self.view_asked)
        self.type = IconButton(desk, "type", actions.tip("typography"))
        self.type.clicked.connect(actions["typography"].trigger)
        self.roles = tuple(RoleButton(desk, role, actions[f"mark_{n}"], self) for n, role in enumerate(Role, start=1))
        self.note = IconButton(desk, "note", actions.tip("comment"))
        self.note.follow_action(actions["comment"])
        self.tag = IconButton(desk, "tag", _("Add tag"))
        self.tag.clicked.connect(self.tag_asked)
        self.star = IconButton(desk, "starred", actions.tip("star"))
        self.star.follow_action(actions["star"])
        self.brief = button(desk, _("Add to brief"), actions["brief"].trigger, icon="add")
        self.brief.setAccessibleName(_("Add to brief"))
        self.brief.setToolTip(actions.tip("brief"))
        self.more = IconButton(desk, "more", _("More"))
        self.more.clicked.connect(self._offer_more)
        self.row.addWidget(self.views)
        self.row.addSpacing(6)
        self.row.addWidget(self.type)
        self.row.addStretch(1)
        self.row.setSpacing(4)
        keys = QHBoxLayout()
        keys.setSpacing(2)
        for one in self.roles:
            keys.addWidget(one)
        self.row.addLayout(keys)
        for one in (self.note, self.tag, self.star, self.brief, self.more):
            self.row.addWidget(one)
        self.row.insertSpacing(self.row.indexOf(self.note), 6)
        self.row.insertSpacing(self.row.indexOf(self.brief), 4)
        desk.writable_changed.connect(lambda _on: self.allow(self._clippings))
        self._arrange(said=False, type_=False, views=False)
        self.setMinimumWidth(self.row.sizeHint().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow reader the words of "Add to brief" go first, then the size of type, then the choice of view."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what has no room: nothing is ever cut."""
        for said, type_, views in (
            (True, True, True),
            (False, True, True),
            (False, False, True),
            (False, False, False),
        ):
            self._arrange(said=said, type_=type_, views=views)
            if self.row.sizeHint().width() <= self.width():
                return

    def _arrange(self, *, said: bool, type_: bool, views: bool) -> None:
        self.brief.setText(" " + _("Add to brief") if said else "")
        self.type.setVisible(type_)
        self.views.setVisible(views)
        self.row.invalidate()

    def show_star(self, on: bool) -> None:
        """Fill the star, or not."""
        self.star.set_icon("starred_on" if on else "starred", "star" if on else "soft")
        self.star.setAccessibleName(_("Starred") if on else _("Star"))

    def allow(self, clippings: int) -> None:
        """Enable what there is something to do it with."""
        for one in (self.more, self.type, self.views):
            one.setEnabled(clippings == 1)
        writes, why = self._desk.writable, _("This library is open to read only.")
        self._clippings = clippings
        for one, tip in ((self.tag, _("Add tag")), (self.brief, self._desk.actions.tip("brief"))):
            one.setEnabled(clippings > 0 and writes)
            one.setToolTip(tip if writes else why)
        self.star.setVisible(True)

    def _offer_more(self) -> None:
        menu = self._desk.actions.menu(MORE, self)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
