"""The tag editor: type tags for one or many clippings, with completion; what is typed is done at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QListView, QWidget

from clipper.i18n import _, _n
from clipper.model.tag import Tag
from clipper.ui.widgets.chips import TagChip
from clipper.ui.widgets.frames import Card, Flow
from clipper.ui.widgets.label import label
from clipper.ui.widgets.shadow import shadowed

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

WIDTH, MARGIN = 340, 14


class TagEditor(QWidget):
    """A sheet over the window: the tags they carry as chips, and a field; Enter adds, Esc closes."""

    def __init__(self, desk: "Desk", ids: Sequence[int], window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._ids = tuple(ids)
        self._before = QApplication.focusWidget()
        self._last = ""
        self._wide = desk.fonts.px(WIDTH)
        self.sheet = Card(desk, edge="line", radius=10, margin=MARGIN, parent=self)
        self.sheet.setFixedWidth(self._wide)
        self.sheet.column.setSpacing(10)
        head = _n("Tags of 1 clipping", "Tags of {n} clippings", len(self._ids))
        self.sheet.column.addWidget(label(head, desk.fonts.ui(weight=600)))
        self.chips: list[TagChip] = []
        self._room = QWidget()
        self._flow = Flow(self._room, gap=6)
        self.sheet.column.addWidget(self._room)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Add a tag, such as Energy/Oil"))
        self.field.setAccessibleName(head)
        self.sheet.column.addWidget(self.field)
        hint = _("Enter adds it · Backspace takes the last one off · Esc closes")
        self.sheet.column.addWidget(label(hint, desk.fonts.ui("caption"), "muted", wrap=True))
        self._completer()
        self.field.returnPressed.connect(self._add)
        self.field.installEventFilter(self)
        desk.changed.connect(self._read)
        self._read()

    def _completer(self) -> None:
        self._paths = QStringListModel(self)
        completer = QCompleter(self._paths, self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        popup.setProperty("kind", "popup")
        popup.setFont(self._desk.fonts.ui())
        completer.setPopup(popup)
        completer.setMaxVisibleItems(8)
        # the field takes over the words after this signal: it is emptied when that is done
        completer.activated.connect(lambda _path: QTimer.singleShot(0, self, self._add))
        self.field.setCompleter(completer)

    def open_over(self, pane: QWidget) -> None:
        """Show it at the head of a pane, with the keyboard in the field."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._stand(pane)
        self.field.setFocus()

    def _stand(self, pane: QWidget) -> None:
        corner = pane.mapTo(self.window(), QPoint(0, 0))
        width = pane.width()
        self._fit()
        x = corner.x() + max(8, (width - self._wide) // 2)
        self.sheet.move(min(x, self.width() - self._wide - 8), corner.y() + 12)

    def _fit(self) -> None:
        """As high as its chips need."""
        high = self._flow.heightForWidth(self._wide - 2 * MARGIN)
        self._room.setFixedHeight(high)
        self._room.setVisible(high > 0)
        self.sheet.column.invalidate()
        self.sheet.column.activate()
        self.sheet.resize(self._wide, self.sheet.column.totalHeightForWidth(self._wide))

    # -- what they carry -----------------------------------------------------------------------------------------

    def _read(self, _changes: object = None) -> None:
        ids = self._ids

        def work(library: "Library") -> tuple[tuple[Tag, ...], dict[str, int]]:
            carried: dict[str, int] = {}
            for at in range(0, len(ids), 200):
                for row in library.clippings.rows(ids[at : at + 200]).values():
                    for path, _colour in row.tags:
                        carried[path] = carried.get(path, 0) + 1
            return library.tags.tree(), carried

        self._desk.jobs.read(work, lambda answer: self._show(*answer), key="tag editor")

    def _show(self, tree: tuple[Tag, ...], carried: dict[str, int]) -> None:
        self._paths.setStringList([tag.path for tag in tree])
        self._flow.clear()
        colours = {tag.path: tag.colour for tag in tree}
        self._last, self.chips = "", []
        for path in sorted(carried, key=lambda one: (-carried[one], one)):
            chip = TagChip(self._desk, path, colours.get(path, 1))
            if carried[path] < len(self._ids):
                chip.text = _("{tag} · {some} of {all}").format(tag=chip.text, some=carried[path], all=len(self._ids))
                chip.setToolTip(_("Click to put it on all of them"))
            chip.removed.connect(lambda path=path: self._take(path))
            chip.pressed.connect(lambda path=path: self._put(path))
            self._flow.addWidget(chip)
            self.chips.append(chip)
            self._last = path
        self._fit()

    # -- deeds ---------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        path = self.field.text().strip()
        self.field.clear()
        if path:
            self._put(path)
        else:
            self.leave()

    def _put(self, path: str) -> None:
        ids = self._ids
        said = _n("Tagged 1 clipping “{tag}”", "Tagged {n} clippings “{tag}”", len(ids)).replace("{tag}", path)

        def deed(library: "Library") -> None:
            library.tags.put(ids, path)
            library.clippings.note_read(ids)

        self._desk.jobs.change(
            _("Tag clippings"),
            deed,
            lambda _done: self._desk.notices.undo_bar(said),
        )

    def _take(self, path: str) -> None:
        ids = self._ids
        said = _n("Tag “{tag}” taken off 1 clipping", "Tag “{tag}” taken off {n} clippings", len(ids))
        self._desk.jobs.change(
            _("Remove tag from clippings"),
            lambda library: library.tags.take(ids, path),
            lambda _done: self._desk.notices.undo_bar(said.replace("{tag}", path)),
        )

    def leave(self) -> None:
        """Close it and give the keyboard back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()

    # -- keys and mouse ------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes; Backspace in an empty field takes the last tag off."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.field.text() and self._last:
                self._take(self._last)
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet closes it."""
        if not self.sheet.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing but the sheet is painted."""
        shadowed(QPainter(self), self.sheet.geometry(), 10, dark=self._desk.theme.dark)
