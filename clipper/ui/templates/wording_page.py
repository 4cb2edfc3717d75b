"""The page of a template with its wording: the fixed words of its documents, and what they say instead."""

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from clipper.i18n import _
from clipper.model.template import Template
from clipper.ui.templates.editing import Editing
from clipper.ui.widgets.frames import Rule
from clipper.ui.widgets.label import label
from clipper.ui.widgets.painting import fill, hairline, words
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

KEY = int(Qt.ItemDataRole.UserRole) + 1
HIGH = 32
PLACE = re.compile(r"\{\w*\}")
"""A place in fixed words where a number or a name is put."""


def unknown_places(standard: str, own: str) -> list[str]:
    """Places in our words that the standard words do not have, and that nothing could be put in."""
    return [one for one in PLACE.findall(own) if one not in PLACE.findall(standard)]


class WordingPage(QWidget):
    """Standard words at the left, ours at the right; typing begins at once, Del goes back to the standard."""

    def __init__(self, desk: "Desk", editing: Editing) -> None:
        super().__init__()
        self._desk, self._editing = desk, editing
        self._shown: tuple[str, dict[str, str]] | None = None
        self._filling = False
        said = _("Words every document of this template prints. Leave ours empty for the standard words.")
        self.filter = QLineEdit()
        self.filter.setFont(desk.fonts.ui())
        self.filter.setPlaceholderText(_("Find words"))
        self.filter.setAccessibleName(_("Find words"))
        self.rows = QStandardItemModel(0, 2, self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self.rows)
        self._found.setFilterKeyColumn(-1)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.table = WordTable(desk)
        self.table.setModel(self._found)
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(8)
        column.addWidget(label(said, desk.fonts.ui("small"), "muted", wrap=True))
        column.addWidget(self.filter)
        heads = QHBoxLayout()
        for said_above in (_("Standard words"), _("Our words")):
            heads.addWidget(label(said_above, desk.fonts.ui("small", 600), "muted"), 1)
        column.addLayout(heads)
        column.addWidget(Rule(desk))
        column.addWidget(self.table, 1)
        self.filter.textChanged.connect(self._found.setFilterFixedString)
        self.filter.returnPressed.connect(self.table.take)
        self.rows.itemChanged.connect(self._typed)
        editing.shown.connect(self._show)

    def _dress(self) -> None:
        table = self.table
        across = table.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.hide()
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._desk.fonts.px(HIGH))

    def take(self) -> None:
        """Put the keyboard in the words."""
        self.table.take()

    def keep(self) -> None:
        """What is typed is kept when the keyboard leaves."""

    def _show(self, template: Template | None) -> None:
        from clipper.exporters.style import words as fixed_words

        self.setEnabled(template is not None)
        if template is None:
            return
        shown = (template.language, dict(template.wording))
        if shown == self._shown:
            return
        other = self._shown is None or shown[0] != self._shown[0]
        self._shown = shown
        self._filling = True
        spoken = fixed_words(template.language)
        if other:
            self.rows.setRowCount(0)
            for key, standard in spoken.items():
                self.rows.appendRow(_row(key, standard))
        for n in range(self.rows.rowCount()):
            self.rows.item(n, 1).setText(template.wording.get(self.rows.item(n, 1).data(KEY), ""))
        self._filling = False

    def _typed(self, item: QStandardItem) -> None:
        if self._filling or item.column() != 1:
            return
        key, own = item.data(KEY), " ".join(item.text().split())
        standard = self.rows.item(item.row(), 0).text()
        wrong = unknown_places(standard, own)
        if wrong:
            said = _("“{words}” has no place {place}; use those of the standard words.")
            self._editing.said.emit(said.format(words=standard, place=" ".join(wrong)), True)
            self._shown = None
            self._show(self._editing.template)
            return
        own = "" if own == standard else own

        def new(one: Template) -> Template:
            kept = {k: word for k, word in one.wording.items() if k != key}
            return replace(one, wording=kept | ({key: own} if own else {}))

        self._editing.apply(new)


class WordTable(QTableView):
    """The rows; the keyboard stays in the column of our words."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setFont(desk.fonts.ui())
        self.setItemDelegate(_Delegate(desk, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        thin(self)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(_("Wording"))
        self.viewport().setAutoFillBackground(False)

    def take(self) -> None:
        """Put the keyboard on the first row, if it is on none."""
        self.setFocus()
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter types our words, Del takes them away."""
        index = self.currentIndex().siblingAtColumn(1)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self.model().setData(index, "")
        else:
            if index.isValid() and event.text().isprintable() and event.text():
                self.setCurrentIndex(index)
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """The words on their hairline, and the field over ours."""

    def __init__(self, desk: "Desk", table: WordTable) -> None:
        super().__init__(table)
        self._desk = desk
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell: the standard words fall back where ours are typed."""
        theme, fonts = self._desk.theme, self._desk.fonts
        box: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        if option.state & QStyle.StateFlag.State_Selected:  # pyright: ignore[reportAttributeAccessIssue]
            fill(painter, box.adjusted(0, 1, 0, -2), theme.selection if self._table.hasFocus() else theme.idle, 0)
        hairline(painter, box.x(), box.bottom(), box.width(), theme.hairline)
        own, second = index.sibling(index.row(), 1).data(), index.column() == 1
        ink = theme.muted if own and not second else theme.text
        words(painter, box.adjusted(6, 0, -6, 0), index.data() or "", fonts.ui(weight=500 if second else 400), ink)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A line as elsewhere."""
        field = QLineEdit(parent)
        field.setProperty("kind", "inline")
        field.setFont(self._desk.fonts.ui())
        field.setAccessibleName(_("Our words"))
        return field


def _row(key: str, standard: str) -> list[QStandardItem]:
    made = [QStandardItem(standard), QStandardItem("")]
    base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    made[0].setFlags(base)
    made[1].setFlags(base | Qt.ItemFlag.ItemIsEditable)
    for item in made:
        item.setData(key, KEY)
        item.setToolTip(standard)
    return made
