"""The form of a style: its groups at the left, and the fields of the chosen one at the right."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clipper.exporters import style_keys
from clipper.exporters.style_keys import Key
from clipper.i18n import _
from clipper.ui.styles.list_fields import OrderField, WindowsField
from clipper.ui.styles.style_fields import (
    ChoiceField,
    ColourField,
    Field,
    FlagField,
    LinesField,
    NumberField,
    PictureField,
    TextField,
)
from clipper.ui.styles.style_list import PlainRows, see_through
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.frames import Rule, ground
from clipper.ui.widgets.label import label
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

GROUPS, LABELS = 124, 148


class StyleForm(QWidget):
    """Shows what a style says under every key; what she sets is announced, whoever listens keeps it."""

    edited = Signal(str, object)
    """Path and value of a key; only values that the key allows."""
    taken_back = Signal(str)
    """A key that is to be as in the style below."""
    logo_chosen = Signal(Path)
    group_chosen = Signal(str)

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._families: tuple[str, ...] = ()
        self._keys: tuple[Key, ...] = ()
        self.fields: dict[str, Field] = {}
        self._resets: dict[str, IconButton] = {}
        self._faults: dict[str, QLabel] = {}
        self.groups = QListWidget()
        self.groups.setFixedWidth(desk.fonts.px(GROUPS))
        self.groups.setFont(desk.fonts.ui())
        self.groups.setAccessibleName(_("Groups of settings"))
        self.groups.setFrameShape(QFrame.Shape.NoFrame)
        self.groups.setItemDelegate(PlainRows(desk, self.groups))
        see_through(self.groups)
        thin(self.groups)
        ground(self, "list")
        self.pages = QStackedWidget()
        names = QVBoxLayout()
        names.setContentsMargins(8, 8, 0, 0)
        names.addWidget(self.groups)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(names)
        row.addWidget(Rule(desk, upright=True))
        row.addWidget(self.pages, 1)
        self.groups.currentRowChanged.connect(self._go)

    def set_families(self, families: Sequence[str]) -> None:
        """Offer these families of fonts."""
        self._families, self._keys = tuple(families), ()

    def show_style(self, form: str, values: dict[str, Any], own: frozenset[str], below: str) -> None:
        """Show a style of this form; `own` are the keys its own file names, `below` the title of what it extends."""
        keys = style_keys.shown(form)
        if keys != self._keys:
            self._keys = keys
            self._build()
        for key in keys:
            value = values.get(key.path)
            standing = style_keys.STANDING_FACTS[form] if key.path == "items.facts" else value
            self.fields[key.path].show_value(value or standing)
            self.say_fault(key.path, "")
            reset = self._resets[key.path]
            reset.setVisible(key.path in own)
            reset.setToolTip(_("As in {style}").format(style=below))

    def flush(self) -> None:
        """Say at once what was typed a moment ago."""
        for field in self.fields.values():
            field.flush()

    def say_fault(self, path: str, sentence: str) -> None:
        """Say below a field what is wrong with it."""
        fault = self._faults.get(path)
        if fault is not None:
            fault.setText(sentence)
            fault.setVisible(bool(sentence))

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        at = max(0, self.groups.currentRow())
        self.groups.blockSignals(True)
        self.groups.clear()
        self.fields, self._resets, self._faults = {}, {}, {}
        while (page := self.pages.widget(0)) is not None:
            self.pages.removeWidget(page)
            page.deleteLater()
        for name, words in style_keys.groups():
            self.groups.addItem(words)
            self.groups.item(self.groups.count() - 1).setData(Qt.ItemDataRole.UserRole, name)
            self.pages.addWidget(self._page([key for key in self._keys if key.group == name]))
        self.groups.blockSignals(False)
        self.groups.setCurrentRow(at)
        self.pages.setCurrentIndex(at)

    def _page(self, keys: Sequence[Key]) -> QWidget:
        page = QWidget()
        ground(page, "list")
        grid = QGridLayout(page)
        grid.setContentsMargins(12, 8, 12, 16)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(0, self._desk.fonts.px(LABELS))
        grid.setColumnStretch(1, 1)
        for line, key in enumerate(keys):
            self._line(grid, line, key)
        grid.setRowStretch(2 * len(keys), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        thin(scroll)
        scroll.setWidget(page)
        ground(scroll, "list")
        return scroll

    def _line(self, grid: QGridLayout, line: int, key: Key) -> None:
        """A field beside its name, a button to take it back, and below them what is wrong."""
        field = self.fields[key.path] = self._field(key)
        field.edited.connect(lambda value, one=key: self._set(one, value))
        name = label(key.words, self._desk.fonts.ui(), "soft", wrap=True)
        tall = isinstance(field, OrderField | WindowsField | LinesField)
        name.setAlignment(
            Qt.AlignmentFlag.AlignRight | (Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter)
        )
        name.setMaximumWidth(self._desk.fonts.px(LABELS))
        name.setContentsMargins(0, 4 if tall else 0, 0, 0)
        name.setBuddy(field)
        reset = self._resets[key.path] = IconButton(self._desk, "undo", "", size=16, height=26)
        reset.setAccessibleName(_("Take back: {name}").format(name=key.words))
        reset.clicked.connect(lambda _checked=False, path=key.path: self.taken_back.emit(path))
        policy = reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        reset.setSizePolicy(policy)
        fault = self._faults[key.path] = label("", self._desk.fonts.ui("small"), "error", wrap=True)
        fault.hide()
        grid.addWidget(name, 2 * line, 0)
        grid.addWidget(field, 2 * line, 1)
        grid.addWidget(reset, 2 * line, 2, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(fault, 2 * line + 1, 1, 1, 2)

    def _field(self, key: Key) -> Field:
        desk = self._desk
        if key.kind == "picture":
            made = PictureField(desk, key)
            made.chosen.connect(self.logo_chosen)
            return made
        if key.kind == "family":
            return ChoiceField(desk, key, [(name, name) for name in self._families])
        if key.kind == "choice":
            return ChoiceField(desk, key, key.choices)
        kinds: dict[str, type[Field]] = {
            "length": NumberField, "points": NumberField, "whole": NumberField, "flag": FlagField, "colour": ColourField,
            "lines": LinesField, "order": OrderField, "windows": WindowsField,
        }  # fmt: skip
        return kinds.get(key.kind, TextField)(desk, key)

    def _set(self, key: Key, value: Any) -> None:
        if style_keys.fits(key, value):
            self.say_fault(key.path, "")
            self.edited.emit(key.path, value)
        else:
            self.say_fault(key.path, _("Allowed is {what}.").format(what=style_keys.allowed(key)))

    def _go(self, at: int) -> None:
        self.pages.setCurrentIndex(at)
        item = self.groups.item(at)
        if item is not None:
            self.group_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
