"""The cells of a table that is typed in where it stands: what a column says, how cells and heads are drawn, what is typed with."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, QRegularExpression, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QRegularExpressionValidator
from PySide6.QtWidgets import QHeaderView, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clipper.ui.widgets.completing import completer
from clipper.ui.widgets.painted_rows import AnyIndex
from clipper.ui.widgets.painting import hairline, ring, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.ui.rights.typed_table import TypedTable

LINE, NUMBER, MENU, FIXED = "line", "number", "menu", "fixed"
"""How a cell is filled: typed as words or digits, chosen from a menu, or not at all."""
DIGITS = 7
"""Of the largest number that can be typed."""
INSIDE, MARGIN = 10, 16
"""Between a cell's edge and its words, and the table's edge and its words (pixels)."""


class Column(Struct, frozen=True):
    """One column: its head, its width (0: what is left), what it says of a row, and how that is typed in."""

    name: str
    width: int
    words: Callable[[Any], str]
    ask: str = LINE
    absent: str = ""
    """Said in muted ink where there is nothing."""
    choices: Callable[[], Sequence[str]] | None = None
    """What a typed line is completed from."""


class TypedModel(QAbstractTableModel):
    """Rows as they are shown; whatever is typed goes to the table's owner and comes back as another row."""

    def __init__(self, columns: Sequence[Column], parent: QWidget, *, editable: bool = True) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._editable = editable
        self.rows: list[Any] = []

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """One row a thing typed in."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """As many as were given."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Every cell can be typed in, or none."""
        kept = super().flags(index)
        return kept | Qt.ItemFlag.ItemIsEditable if self._editable else kept

    def data(self, index: AnyIndex, role: int = 0) -> Any:
        """A cell's words, and what is read aloud."""
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return column.words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.name}: {column.words(row) or column.absent}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The heads."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].name
        return None


class TypedHead(QHeaderView):
    """Heads in small muted words over a hairline."""

    def __init__(self, desk: "Desk", columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._desk = desk
        self._columns = tuple(columns)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFixedHeight(desk.fonts.px(26))
        self.viewport().setAutoFillBackground(False)
        desk.theme_changed.connect(self.viewport().update)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw one head."""
        theme, column = self._desk.theme, self._columns[logicalIndex]
        box = rect.adjusted(INSIDE if logicalIndex else MARGIN, 0, -INSIDE, 0)
        words(painter, box, column.name, self._desk.fonts.ui("small", 500), theme.muted, _side(column))
        hairline(painter, rect.x(), rect.bottom(), rect.width(), theme.hairline)


class TypedDelegate(QStyledItemDelegate):
    """Draws a cell's words in the upper part of its row, and lets them be typed there."""

    def __init__(self, desk: "Desk", table: "TypedTable") -> None:
        super().__init__(table)
        self._desk = desk
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as its row."""
        return QSize(0, self._table.high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw ground, words, and the ring of the cell under the keyboard."""
        theme, fonts, table = self._desk.theme, self._desk.fonts, self._table
        column: Column = table.rows.columns[index.column()]
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.selection if table.hasFocus() else theme.idle)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.hover)
        hairline(painter, box.x(), box.bottom(), box.width(), theme.hairline)
        upper = self._upper(box)
        said = str(index.data())
        inner = upper.adjusted(INSIDE if index.column() else MARGIN, 0, -INSIDE, 0)
        font = fonts.ui(weight=500 if index.column() == 0 else 400, tabular=column.ask == NUMBER)
        words(painter, inner, said or column.absent, font, theme.text if said else theme.muted, _side(column))
        if index == table.currentIndex() and table.hasFocus():
            ring(painter, upper.adjusted(1, 1, -1, -1), theme.accent, 5)

    def _upper(self, box: QRect) -> QRect:
        """The part of a cell that stands over the row's sentence."""
        high = min(box.height(), self._desk.fonts.px(30))
        return QRect(box.x(), box.y() + (3 if box.height() > high else 0), box.width(), high)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A line, completed where there is something to complete it from."""
        column: Column = self._table.rows.columns[index.column()]
        line = QLineEdit(parent)
        line.setProperty("kind", "inline")
        line.setFont(self._desk.fonts.ui())
        line.setAccessibleName(column.name)
        line.setPlaceholderText(column.absent)
        line.setAlignment(_side(column) | Qt.AlignmentFlag.AlignVCenter)
        if column.ask == NUMBER:
            # unlike a validator of integers it takes an empty field, which is no limit
            line.setValidator(QRegularExpressionValidator(QRegularExpression(rf"\d{{0,{DIGITS}}}"), line))
        if column.choices is not None:
            completer(line, column.choices())
        return line

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """What stands there, chosen, so that typing takes its place; nothing once it is being typed."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data()))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:
        """Hand on what was typed."""
        if isinstance(editor, QLineEdit):
            self._table.take(index.row(), index.column(), " ".join(editor.text().split()))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Over the cell's words, wide enough for a name."""
        box = self._upper(option.rect).adjusted(2 if index.column() else MARGIN - INSIDE + 2, 2, -2, -2)
        column: Column = self._table.rows.columns[index.column()]
        least = QFontMetrics(editor.font()).horizontalAdvance(column.absent) + 24
        box.setWidth(max(box.width(), min(least, 220)) if column.ask == LINE else box.width())
        editor.setGeometry(box)


def _side(column: Column) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column.ask == NUMBER else Qt.AlignmentFlag.AlignLeft
