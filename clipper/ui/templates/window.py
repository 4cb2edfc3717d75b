"""The window of templates: the list at the left, the template in hand at the right; every change is kept at once."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.model.template import Template
from clipper.ui.templates.editing import Editing
from clipper.ui.templates.handouts_page import HandoutsPage
from clipper.ui.templates.issue_page import IssuePage
from clipper.ui.templates.making import free_name
from clipper.ui.templates.ordered_list import OrderedView, fill_lines
from clipper.ui.templates.sections_page import SectionsPage
from clipper.ui.templates.titles_page import TitlesPage
from clipper.ui.templates.wording_page import WordingPage
from clipper.ui.widgets.buttons import IconButton, button
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import PaneHead, Rule, ground
from clipper.ui.widgets.label import ElidedLabel
from clipper.ui.widgets.segmented import Segmented
from clipper.ui.widgets.window_parts import PANES, lay_out, list_pane, window_foot, window_head

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

WIDE, HIGH, LIST = 960, 640, 220


class TemplatesWindow(QDialog):
    """No OK: what is changed is kept as a step; Esc closes it."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._writable = desk.writable
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Templates"))
        ground(self, "list")
        self.editing = Editing(desk, self)
        self._build()
        room = parent.size() if parent is not None else QSize(WIDE, HIGH)
        self.resize(QSize(desk.fonts.px(WIDE), desk.fonts.px(HIGH)).boundedTo(room.expandedTo(QSize(760, 480))))
        self.addAction(desk.actions["undo"])
        self.addAction(desk.actions["redo"])
        self.editing.listed.connect(self._listed)
        self.editing.shown.connect(self._shown)
        self.editing.said.connect(self._say)

    def open_at(self, template: int = 0) -> None:
        """Show the window, on this template if given."""
        self.editing.open(template)
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        desk = self._desk
        head = window_head(desk, _("Templates"), self.close, *self._deeds(), side=PANES)
        self.list = OrderedView(desk, _("Templates"))
        self.list.setDragEnabled(False)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.removed.connect(lambda _place: self.editing.remove())
        self.list.entered.connect(lambda: self._page().take())
        left = list_pane(self.list)
        left.setFixedWidth(desk.fonts.px(LIST))
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(Rule(desk, upright=True))
        row.addWidget(self._right(), 1)
        lay_out(self, desk, head, body, self._foot())

    def _deeds(self) -> tuple[IconButton, ...]:
        """What can be done with the template in hand, or to have one more."""
        desk = self._desk
        self.add = IconButton(desk, "add", _("New template (Ctrl+N)"))
        self.copy = IconButton(desk, "same", _("Duplicate (Ctrl+D)"))
        self.delete = IconButton(desk, "trash", _("Delete (Del)"))
        for one, deed in ((self.add, self.new), (self.copy, self.duplicate), (self.delete, self.editing.remove)):
            one.clicked.connect(lambda _checked=False, deed=deed: deed())
        return self.add, self.copy, self.delete

    def _right(self) -> QWidget:
        desk, editing = self._desk, self.editing
        self.pages = (
            IssuePage(desk, editing),
            SectionsPage(desk, editing),
            TitlesPage(desk, editing),
            HandoutsPage(desk, editing),
            WordingPage(desk, editing),
        )
        head = PaneHead(desk, left=16, right=12)
        names = (_("Issue"), _("Sections"), _("Panel"), _("Handouts"), _("Wording"))
        self.parts = Segmented(desk, [(str(n), words) for n, words in enumerate(names)])
        self.parts.chosen.connect(lambda key: self.show_part(int(key)))
        head.row.addWidget(self.parts)
        head.row.addStretch()
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(page)
        self.empty = EmptyState(
            desk,
            "briefing",
            _("No templates yet."),
            _("A template fills each morning’s issue by itself: sections that search, a panel, a style."),
            _("New template"),
        )
        self.empty.pressed.connect(self.new)
        self._whole = QStackedWidget()
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.stack, 1)
        self._whole.addWidget(self.empty)
        self._whole.addWidget(work)
        return self._whole

    def _foot(self) -> QWidget:
        foot, row = window_foot(self._desk, PANES)
        self.words = ElidedLabel(self._desk, "", self._desk.fonts.ui("small"), "muted")
        self.undo = button(self._desk, _("Undo"), self._desk.actions["undo"].trigger, kind="link")
        self.undo.setToolTip(self._desk.actions.tip("undo"))
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        row.addWidget(button(self._desk, _("Close"), self.close))
        self._say("", False)
        return foot

    # -- showing -------------------------------------------------------------------------------------------------

    def _page(self) -> IssuePage | SectionsPage | TitlesPage | HandoutsPage | WordingPage:
        return self.pages[self.stack.currentIndex()]

    def show_part(self, number: int) -> None:
        """Show one of the five pages of the template in hand."""
        self._page().keep()
        self.stack.setCurrentIndex(number % len(self.pages))
        self.parts.choose(str(self.stack.currentIndex()))

    def _listed(self, known: tuple[Template, ...]) -> None:
        lines = [(one.name, _n("1 section", "{n} sections", len(one.sections))) for one in known]
        fill_lines(self.list, lines)

    def _shown(self, template: Template | None) -> None:
        self._whole.setCurrentIndex(0 if template is None else 1)
        writable = self._desk.writable
        for one in (self.copy, self.delete):
            one.setEnabled(template is not None and writable)
        self.add.setEnabled(writable)
        if template is not None:
            place = [one.id for one in self.editing.all].index(template.id)
            if self.list.currentIndex().row() != place:
                self.list.setCurrentIndex(self.list.lines.index(place, 0))

    def _chosen(self) -> None:
        place = self.list.currentIndex().row()
        if 0 <= place < len(self.editing.all):
            wanted = self.editing.all[place].id
            if self.editing.template is None or wanted != self.editing.template.id:
                self._page().keep()
                self.editing.open(wanted)

    def _say(self, words: str, wrong: bool) -> None:
        self.words.ink = "error" if wrong else "muted"
        self.words.setText(words or _("Every change is kept at once."))
        self.words.update()
        self.undo.setVisible(bool(words) and not wrong)

    # -- new, duplicate, delete ----------------------------------------------------------------------------------

    def new(self) -> None:
        """Make an empty template and type its name."""

        def fresh(library: "Library") -> Template:
            name = free_name(library, _("New template"))
            return Template(0, "", name, _("Morning brief"))

        self.show_part(0)
        self.editing.add(fresh, _("New template"), "", self.pages[0].take)

    def duplicate(self) -> None:
        """Make another template like the one in hand."""
        one = self.editing.template
        if one is None:
            return
        said = _("Template “{name}” duplicated").format(name=one.name)

        def fresh(library: "Library") -> Template:
            before = library.templates.one(one.id)
            name = free_name(library, _("{name} copy").format(name=before.name))
            return replace(before, id=0, uid="", name=name)

        self.editing.add(fresh, _("Duplicate template"), said)

    # -- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+N new, Ctrl+D duplicate, Ctrl+1 to Ctrl+5 the pages, Esc closes."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        digit = event.key() - Qt.Key.Key_1
        if control and event.key() == Qt.Key.Key_N:
            self.new()
        elif control and event.key() == Qt.Key.Key_D:
            self.duplicate()
        elif control and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.show_part(self.stack.currentIndex() + (1 if event.key() == Qt.Key.Key_PageDown else -1))
            self._page().take()
        elif control and 0 <= digit < len(self.pages):
            self.show_part(digit)
            self._page().take()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Keep what was typed, and go."""
        self._page().keep()
        super().done(result)
