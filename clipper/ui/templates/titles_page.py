"""The page of a template with its panel: the titles that are read every morning, whatever is found in them."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.model.template import Template
from clipper.ui.templates.editing import Editing
from clipper.ui.templates.ordered_list import OrderedList, moved
from clipper.ui.widgets.completing import completer
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk


class TitlesPage(QWidget):
    """A field that adds titles, completed from the register, and the list of them."""

    def __init__(self, desk: "Desk", editing: Editing) -> None:
        super().__init__()
        self._desk, self._editing = desk, editing
        self._next: int | None = None
        self._register: tuple[str, ...] | None = None
        said = _("Every issue says of each title whether it was read, held nothing, or did not come.")
        self.field = TitlesField()
        self.field.setFont(desk.fonts.ui())
        self.field.setPlaceholderText(_("Add a title; several lines can be pasted"))
        self.field.setAccessibleName(_("Add a title"))
        self.list = OrderedList(desk, _("Panel of titles"), nothing=_("No titles yet"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 8)
        column.setSpacing(8)
        column.addWidget(label(said, desk.fonts.ui("small"), "muted", wrap=True))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.returnPressed.connect(self._typed)
        self.field.pasted.connect(self._add)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        self.list.entered.connect(self.field.setFocus)
        editing.shown.connect(self._show)

    def take(self) -> None:
        """Put the keyboard in the field."""
        self.field.setFocus()

    def keep(self) -> None:
        """Add what was typed."""
        self._typed()

    def _show(self, template: Template | None) -> None:
        self.setEnabled(template is not None)
        self.list.let(self._desk.writable)
        at, self._next = self._next, None
        self.list.show_lines([(one, "") for one in (template.panel if template else ())], at)
        self._desk.jobs.read(_names, self._complete, key="template outlets")

    def _complete(self, names: tuple[str, ...]) -> None:
        if names != self._register:
            self._register = names
            completer(self.field, names)

    def _typed(self) -> None:
        self._add([self.field.text()])
        self.field.clear()

    def _add(self, names: list[str]) -> None:
        wanted = [tidy for name in names if (tidy := " ".join(name.split()))]

        def new(one: Template) -> Template:
            there = {title.casefold() for title in one.panel}
            fresh = {name.casefold(): name for name in reversed(wanted) if name.casefold() not in there}
            return replace(one, panel=(*one.panel, *reversed(fresh.values())))

        if wanted:
            self._next = len(self._editing.template.panel) + len(wanted) - 1 if self._editing.template else 0
            self._editing.apply(new)

    def _remove(self, at: int) -> None:
        if at >= 0:
            self._editing.apply(lambda one: replace(one, panel=one.panel[:at] + one.panel[at + 1 :]))

    def _move(self, here: int, there: int) -> None:
        self._next = there
        self._editing.apply(lambda one: replace(one, panel=moved(one.panel, here, there)))


class TitlesField(QLineEdit):
    """One line; several pasted at once are announced, one title each."""

    pasted = Signal(list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lines that are pasted stay lines."""
        lines = QGuiApplication.clipboard().text().strip().splitlines()
        if event.matches(QKeySequence.StandardKey.Paste) and len(lines) > 1:
            self.pasted.emit(lines)
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def _names(library: "Library") -> tuple[str, ...]:
    return tuple(one.name for one in library.outlets.all())
