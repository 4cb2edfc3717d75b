"""What the table of `actions.py` becomes: QActions that panes bind slots to, in menus and under keys.

A single letter or digit works only while the keyboard is in the place it belongs to, never in a text field; where two
places overlap (words inside a reader) the narrower one wins.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from clipper.i18n import _
from clipper.ui.actions import ANY_PLACE, EVERYWHERE, RULE, Row, table
from clipper.ui.icons import Icons


class Actions(QObject):
    """The QActions of the table; a row that no pane has bound cannot be triggered and stands in no menu."""

    def __init__(self, icons: Icons, rows: Iterable[Row] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = tuple(rows) if rows is not None else table()
        self._icons = icons
        self._actions: dict[str, QAction] = {}
        self.bound: set[str] = set()
        """Names of the rows that do something."""
        self._drawn: dict[str, str] = {row.name: row.icon for row in self.rows if row.icon}
        """Which icon each action has now."""
        self._first: dict[str, Callable[[], object]] = {}
        """What has to be done before an action is."""
        self._places: dict[QObject, tuple[str, ...]] = {}
        self._keys: dict[tuple[str, str], str] = {}
        for row in self.rows:
            if row.name != RULE:
                self._actions[row.name] = self._made(row)
                for key in row.keys:
                    self._keys.setdefault((row.scope, _spelt(key)), row.name)

    def _made(self, row: Row) -> QAction:
        action = QAction(row.words, self)
        action.setObjectName(row.name)
        action.setCheckable(row.checkable)
        action.setEnabled(False)
        action.setVisible(False)
        if row.scope == EVERYWHERE:
            action.setShortcuts([QKeySequence(key) for key in row.keys])
        elif row.keys:
            action.setText(f"{row.words}\t{_shown(row.keys[0])}")
        return action

    def __getitem__(self, name: str) -> QAction:
        """The QAction called `name`."""
        return self._actions[name]

    def words(self, name: str) -> str:
        """What the action is called, without its key."""
        return self[name].text().partition("\t")[0]

    def key(self, name: str) -> str:
        """The key as it is written for people on this machine; empty where there is none."""
        row = next(one for one in self.rows if one.name == name)
        return _shown(row.keys[0]) if row.keys else ""

    def bind(self, name: str, slot: Callable[[], object]) -> QAction:
        """Let `slot` do what the row says, and enable it; a second binding takes the first one's place."""
        action = self[name]
        if name in self.bound:
            action.triggered.disconnect()
        self.bound.add(name)

        def act(_checked: bool = False) -> None:
            if name in self._first:
                self._first[name]()
            slot()

        action.triggered.connect(act)
        action.setEnabled(True)
        action.setVisible(True)
        return action

    def before(self, names: Iterable[str], slot: Callable[[], object]) -> None:
        """Have `slot` called before any of these does what it is bound to, whoever binds it."""
        self._first.update(dict.fromkeys(names, slot))

    def enable(self, names: str | Iterable[str], on: bool, reason: str = "") -> None:
        """Allow or forbid bound actions; `reason` is the tool tip while they are forbidden."""
        for name in [names] if isinstance(names, str) else names:
            action = self[name]
            action.setEnabled(on and name in self.bound)
            action.setToolTip(self.tip(name) if on or not reason else reason)

    def tip(self, name: str) -> str:
        """The words with the key, for tool tips."""
        key = self.key(name)
        return f"{self.words(name)} ({key})" if key else self.words(name)

    def rename(self, name: str, words: str, icon: str = "") -> None:
        """Call an action otherwise for now ("Undo: Tag clippings"), with another `icon` if given."""
        key = self[name].text().partition("\t")[2]
        self[name].setText(f"{words}\t{key}" if key else words)
        if icon and self._drawn.get(name) != icon:
            self._drawn[name] = icon
            if not self[name].icon().isNull():
                self[name].setIcon(self._icons.icon(icon, 16))

    def draw_icons(self) -> None:
        """Give every action its icon in the theme of now; the window's first rows do not wait for it."""
        for name, icon in self._drawn.items():
            self[name].setIcon(self._icons.icon(icon, 16))

    def everywhere(self) -> list[QAction]:
        """The actions whose keys act in the whole window."""
        return [self[row.name] for row in self.rows if row.scope == EVERYWHERE and row.name != RULE]

    def choose_one(self, names: Iterable[str]) -> None:
        """Let exactly one of these checkable actions be checked at a time."""
        group = QActionGroup(self)
        for name in names:
            group.addAction(self[name])

    # -- menus ---------------------------------------------------------------------------------------------------

    def fill(self, menu: QMenu, place: str) -> None:
        """Put the rows of one menu of the menu bar into `menu`; those of "place/part" into a menu inside it."""
        inner: dict[str, QMenu] = {}
        for row in self.rows:
            if row.menu.startswith(f"{place}/"):
                if row.menu not in inner:
                    inner[row.menu] = self._inner_menu(menu, row.menu)
                inner[row.menu].addAction(self[row.name])
            elif row.menu == place:
                if row.name == RULE:
                    menu.addSeparator()
                else:
                    menu.addAction(self[row.name])
        menu.setSeparatorsCollapsible(True)

    def _inner_menu(self, menu: QMenu, name: str) -> QMenu:
        """A menu inside a menu, in sight while one of its actions can do something, and the place it is done in can be seen."""
        inner = menu.addMenu(name.partition("/")[2])
        rows = [row for row in self.rows if row.menu == name]

        def show() -> None:
            here = any(self[row.name].isVisible() and self._in_sight(row.scope) for row in rows)
            inner.menuAction().setVisible(here)

        menu.aboutToShow.connect(show)
        return inner

    def _in_sight(self, scope: str) -> bool:
        """Whether a place with these keys can be seen."""
        if scope in (EVERYWHERE, ANY_PLACE):
            return True
        return any(
            scope in scopes and isinstance(place, QWidget) and place.isVisible()
            for place, scopes in self._places.items()
        )

    def menu(self, names: Iterable[str], parent: QWidget) -> QMenu:
        """A context menu of the named rows (RULE draws a line), in the order given."""
        made = QMenu(parent)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.setSeparatorsCollapsible(True)
        for name in names:
            if name == RULE:
                made.addSeparator()
            else:
                made.addAction(self[name])
        return made

    # -- keys of a place -----------------------------------------------------------------------------------------

    def place(self, widget: QWidget, *scopes: str) -> None:
        """Let the keys of `scopes`, narrowest first, act while the keyboard is in `widget`."""
        self._places[widget] = (*scopes, ANY_PLACE)
        widget.installEventFilter(self)
        widget.destroyed.connect(lambda gone=None, held=widget: self._places.pop(held, None))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn a key pressed in a place into the action it means there."""
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or watched not in self._places:
            return False
        if not isinstance(event, QKeyEvent) or _writing(watched):
            return False
        action = self._meant(self._places[watched], event)
        if action is None:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress:
            action.trigger()
        return True

    def _meant(self, scopes: tuple[str, ...], event: QKeyEvent) -> QAction | None:
        pressed = _pressed(event)
        for scope in scopes:
            name = self._keys.get((scope, pressed))
            if name is not None and self[name].isEnabled():
                return self[name]
        return None


def _spelt(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def _shown(key: str) -> str:
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return shown.replace("Return", _("Enter"))


def _pressed(event: QKeyEvent) -> str:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if not Qt.Key.Key_A <= key <= Qt.Key.Key_Z and event.text() and event.text().isprintable() and event.text() != " ":
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, key)).toString(QKeySequence.SequenceFormat.PortableText)


def _writing(place: QObject) -> bool:
    """Whether the keyboard is in a text field that lies in the place."""
    focus = QApplication.focusWidget()
    if focus is place and not isinstance(focus, QLineEdit | QPlainTextEdit):
        return False
    return is_writing()


def is_writing() -> bool:
    """Whether the keyboard is in a text field."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QTextEdit | QPlainTextEdit):
        return not focus.isReadOnly()
    return isinstance(focus, QLineEdit | QAbstractSpinBox) or (isinstance(focus, QComboBox) and focus.isEditable())
