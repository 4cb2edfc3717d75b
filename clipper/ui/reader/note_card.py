"""A note's card: the bar in the role's ink, the role, who speaks, and the comment; all of it can be changed in place."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.ui.desk import Desk
from clipper.ui.reader.in_place import GrowingEdit, LineEdit
from clipper.ui.reader.note import LEFT, TOP, Note, card_height, comment_shown, fault, fault_foot, tag_line, tag_lines
from clipper.ui.reader.role_names import role_word
from clipper.ui.reader.tag_field import TagField
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.lines import paint_lines, set_lines
from clipper.ui.widgets.painting import fill, follow, ring, words


class NoteCard(QWidget):
    """One card; it tells what she wants changed, and never changes anything itself."""

    pressed = Signal(int)
    role_asked = Signal(int, str)
    commented = Signal(int, str)
    spoken = Signal(int, str)
    """The speaker was typed."""
    tagged = Signal(int, str)
    untagged = Signal(int, str)
    """The path of a tag."""
    remove_asked = Signal(int)
    find_asked = Signal(int)
    """Find the lost words' new place."""
    taken = Signal(int)
    """The words that stand there now are what was said."""
    taken_back = Signal(int)
    """They are not: it is no quotation any more."""
    tags_asked = Signal(int)
    """Type a tag on the mark."""
    resized = Signal()
    done = Signal()
    """The keyboard goes back to the words."""

    def __init__(self, desk: Desk, note: Note, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.note = note
        self.active = False
        self._editor: GrowingEdit | LineEdit | TagField | None = None
        self._grip: QPoint | None = None
        """Where the card was pressed, while it may still be dragged."""
        self.mime: Callable[[Note], QMimeData | None] = lambda _note: None
        """What the card becomes when it is dragged out."""
        self._ways: tuple[QPushButton, ...] = ()
        """What can be done about words that are lost or changed."""
        self._ways_of = ""
        self.setFixedWidth(width)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        follow(desk, self)
        self.take(note, active=False)

    @property
    def id(self) -> int:
        """The annotation's id."""
        return self.note.annotation.id

    @property
    def editing(self) -> bool:
        """Whether something is being typed on it."""
        return self._editor is not None

    def take(self, note: Note, *, active: bool) -> None:
        """Show a note, as the active one or among the others."""
        self.note, self.active = note, active
        one = note.annotation
        if note.at_fault != self._ways_of:
            self._offer_ways()
        said = (role_word(self._desk, one.role), one.speaker, note.at_fault, one.comment, tag_line(one))
        self.setAccessibleName(", ".join(part for part in said if part))
        made = datetime.fromtimestamp(one.created, UTC).astimezone().strftime("%d %b %Y, %H:%M") if one.created else ""
        self.setToolTip(" · ".join(part for part in (one.author, made) if part))
        self.fit()
        self.update()

    def _offer_ways(self) -> None:
        """Show the buttons for what is wrong with its words."""
        for gone in self._ways:
            gone.hide()
            gone.deleteLater()
        self._ways_of = self.note.at_fault
        self._ways = tuple(
            button(self._desk, said, lambda asked=asked: asked.emit(self.id), kind="link", parent=self)
            for said, asked in self._remedies()
        )
        for one in self._ways:
            one.show()

    def _remedies(self) -> tuple[tuple[str, SignalInstance], ...]:
        if self.note.position is None:
            return ((_("Find again"), self.find_asked),)
        if self.note.now is None:
            return ()
        return (_("Take as it is"), self.taken), (_("Take it back"), self.taken_back)

    def fit(self) -> None:
        """Take the height the words or the editor need."""
        high = card_height(self.note, self._desk.fonts, self.width(), active=self.active)
        if isinstance(self._editor, GrowingEdit):
            one = self.note.annotation
            bare = replace(self.note, annotation=replace(one, comment="", tags=()))
            top = card_height(bare, self._desk.fonts, self.width(), active=False) - TOP + 2
            self._editor.setGeometry(LEFT - 5, top, self.width() - LEFT, self._editor.wanted_height())
            self._editor.setFixedHeight(self._editor.wanted_height())
            high = top + self._editor.height() + TOP
        elif isinstance(self._editor, TagField):
            self._editor.setGeometry(LEFT - 5, high - TOP + 2, self.width() - LEFT, self._desk.fonts.px(24))
            high += self._desk.fonts.px(26) + 2
        elif self._editor is not None:
            self._editor.setGeometry(LEFT - 4, TOP - 4, self.width() - LEFT, self._desk.fonts.px(24))
        if self._ways:
            self._place_ways()
        if high != self.height():
            self.setFixedHeight(high)
            self.resized.emit()

    def _place_ways(self) -> None:
        x, y = LEFT - 6, TOP + self._desk.fonts.px(17) + fault_foot(self.note, self._desk.fonts, self.width()) + 2
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for way in self._ways:
            way.adjustSize()
            way.move(self.width() - x - way.width() if mirrored else x, y)
            x += way.width()

    # -- editing in place ----------------------------------------------------------------------------------------

    def edit_comment(self) -> None:
        """Type the comment where it stands."""
        self.keep()
        editor = GrowingEdit(self.note.annotation.comment, self)
        editor.setFont(self._desk.fonts.ui())
        editor.setAccessibleName(_("Comment"))
        editor.setPlaceholderText(_("Add a comment"))
        editor.kept.connect(lambda text: self._end(self.commented, text))
        editor.restored.connect(lambda: self._end(None, ""))
        editor.grown.connect(self.fit)
        self._open(editor)

    def edit_speaker(self) -> None:
        """Type who says the words."""
        self.keep()
        editor = LineEdit(self.note.annotation.speaker, self)
        editor.setProperty("kind", "inline")
        editor.setFont(self._desk.fonts.ui("small"))
        editor.setPlaceholderText(_("Who says it"))
        editor.setAccessibleName(_("Speaker"))
        editor.kept.connect(lambda text: self._end(self.spoken, text))
        editor.restored.connect(lambda: self._end(None, ""))
        self._open(editor)

    def edit_tags(self, paths: Sequence[str]) -> None:
        """Type a tag on the mark; `paths` are the library's, to complete from. Enter takes one and stays for the next."""
        self.keep()
        editor = TagField(self._desk, paths, self)
        editor.setAccessibleName(_("Tag on the mark"))
        editor.chosen.connect(lambda path: self.tagged.emit(self.id, path))
        editor.left.connect(lambda: self._end(None, ""))
        self._open(editor)

    def _open(self, editor: "GrowingEdit | LineEdit | TagField") -> None:
        self._editor = editor
        QWidget.setTabOrder(self, editor)
        editor.show()
        self.fit()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def _end(self, signal: object, text: str) -> None:
        if self._editor is None:
            return
        had = self._editor.hasFocus()
        self._drop()
        if signal is not None:
            signal.emit(self.id, text)  # pyright: ignore[reportAttributeAccessIssue]
        if had:
            self.done.emit()

    def keep(self) -> None:
        """Keep what is being typed on it."""
        if isinstance(self._editor, TagField):
            self._end(None, "")
        elif self._editor is not None:
            self._editor.finish(keep=True)

    def _drop(self) -> None:
        if self._editor is not None:
            gone, self._editor = self._editor, None
            gone.hide()
            gone.deleteLater()
            self.fit()
            self.update()

    # -- mouse, keys, menu ---------------------------------------------------------------------------------------

    def _head_boxes(self) -> tuple[QRect, QRect]:
        """Where the role and the speaker stand."""
        fonts = self._desk.fonts
        wide = (
            QFontMetrics(fonts.ui("small", 600)).horizontalAdvance(role_word(self._desk, self.note.annotation.role)) + 4
        )
        high = fonts.px(17)
        role, speaker = QRect(LEFT, TOP, wide, high), QRect(LEFT + wide + 3, TOP, self.width() - LEFT - wide - 11, high)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return tuple(QRect(self.width() - b.right() - 1, b.y(), b.width(), b.height()) for b in (role, speaker))  # pyright: ignore[reportReturnType]
        return role, speaker

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press makes it the active card; on the active one, what is pressed is edited."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._grip = event.position().toPoint() if self.active else None
        if not self.active:
            self.pressed.emit(self.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """On the card that was active already, what was pressed and not dragged away is edited."""
        where, self._grip = self._grip, None
        if where is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        role, speaker = self._head_boxes()
        self.pressed.emit(self.id)
        if role.contains(where):
            self._role_menu().popup(self.mapToGlobal(QPoint(role.left(), role.bottom() + 2)))
        elif speaker.contains(where):
            self.edit_speaker()
        elif where.y() > speaker.bottom():
            self.edit_comment()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click writes the comment at once."""
        if not self.editing:
            self.edit_comment()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """On the active card the pointer tells what can be pressed; held, it drags the words out as a quotation."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position().toPoint())
            return
        role, speaker = self._head_boxes()
        where = event.position().toPoint()
        if not self.active or role.contains(where):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            writing = speaker.contains(where) or where.y() > role.bottom()
            self.setCursor(Qt.CursorShape.IBeamCursor if writing else Qt.CursorShape.ArrowCursor)

    def _drag(self, where: QPoint) -> None:
        far = QApplication.startDragDistance()
        if self._grip is None or (where - self._grip).manhattanLength() < far:
            return
        self._grip = None
        data = self.mime(self.note)
        if data is not None:
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or N writes the comment, a digit changes the role, Backspace removes the mark, Esc goes back."""
        if self._editor is not None:
            # a field that does not want its Enter: the card does not want it either
            event.accept()
            return
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_N):
            self.edit_comment()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self.role_asked.emit(self.id, list(Role)[key - Qt.Key.Key_1].value)
        elif key == Qt.Key.Key_T:
            self.tags_asked.emit(self.id)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.remove_asked.emit(self.id)
        elif key == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        """The keyboard makes it the active card."""
        self.pressed.emit(self.id)
        self.update()

    def focusOutEvent(self, event: object) -> None:
        """The ring goes."""
        self.update()

    def _role_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, role in enumerate(Role, start=1):
            look = self._desk.theme.role(role)
            action = menu.addAction(
                self._desk.icons.icon(look.glyph, 16, look.ink), f"{role_word(self._desk, role)}\t{number}"
            )
            action.setCheckable(True)
            action.setChecked(role is self.note.annotation.role)
            action.triggered.connect(lambda _on=False, r=role: self.role_asked.emit(self.id, r.value))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Role, comment, speaker, remove."""
        self.pressed.emit(self.id)
        menu = self._role_menu()
        menu.addSeparator()
        menu.addAction(self._desk.icons.icon("note", 16), _("Comment") + "\tN", self.edit_comment)
        menu.addAction(_("Speaker…"), self.edit_speaker)
        menu.addAction(self._desk.icons.icon("tag", 16), _("Tag…") + "\tT", lambda: self.tags_asked.emit(self.id))
        for path in self.note.annotation.tags:
            menu.addAction(
                _("Take off tag “{tag}”").format(tag=path), lambda path=path: self.untagged.emit(self.id, path)
            )
        menu.addSeparator()
        for said, asked in self._remedies():
            menu.addAction(said, lambda asked=asked: asked.emit(self.id))
        menu.addAction(_("Remove the mark") + "\t⌫", lambda: self.remove_asked.emit(self.id))
        menu.popup(event.globalPos())

    # -- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        theme, fonts, one = self._desk.theme, self._desk.fonts, self.note.annotation
        painter, look = QPainter(self), self._desk.theme.role(self.note.annotation.role)
        if self.active:
            fill(painter, self.rect(), theme.raised, 8, theme.line)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        bar = QRectF(self.width() - 8 if mirrored else 5, TOP, 3, self.height() - 2 * TOP)
        fill(painter, bar, look.ink, 1.5)
        role, speaker = self._head_boxes()
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        if not isinstance(self._editor, LineEdit):
            words(
                painter,
                role,
                role_word(self._desk, one.role),
                fonts.ui("small", 600),
                look.ink,
                side | Qt.AlignmentFlag.AlignAbsolute,
            )
            said = f"· {one.speaker}" if one.speaker else f"· {_('who says it')}" if self.active else ""
            ink = theme.soft if one.speaker else theme.muted
            words(painter, speaker, said, fonts.ui("small"), ink, side | Qt.AlignmentFlag.AlignAbsolute)
        y = TOP + fonts.px(17)
        if self.note.at_fault:
            y = self._paint_fault(painter, y, 8 if mirrored else LEFT)
        text, ink = comment_shown(self.note, active=self.active)
        if text and not isinstance(self._editor, GrowingEdit):
            layout, high = set_lines(text, fonts.ui(), self.width() - LEFT - 8, fonts.px(18))
            paint_lines(painter, layout, 8 if mirrored else LEFT, y + 1, str(getattr(theme, ink)))
            y += round(high) + 1
        if one.tags and not isinstance(self._editor, GrowingEdit):
            layout, _high = tag_lines(self.note, fonts, self.width())
            paint_lines(painter, layout, 8 if mirrored else LEFT, y + 1, theme.soft)
        if self.hasFocus():
            ring(painter, self.rect(), theme.accent, 8)

    def _paint_fault(self, painter: QPainter, y: int, x: int) -> int:
        """Say that the words are gone or changed, and which they were."""
        theme, fonts = self._desk.theme, self._desk.fonts
        (said, above), (quoted, _below) = fault(self.note, fonts, self.width())
        paint_lines(painter, said, x, y, theme.error)
        paint_lines(painter, quoted, x, y + round(above) + 2, theme.soft)
        return y + fault_foot(self.note, fonts, self.width()) + fonts.px(28)
