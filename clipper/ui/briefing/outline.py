"""The outline pane: the briefing's sections and entries in their order, and everything that changes that order."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.model.briefing import Briefing, Rendition
from clipper.model.clipping import ClippingRow
from clipper.ui.briefing.outline_model import OutlineModel
from clipper.ui.briefing.outline_rows import EntryRow, SectionRow, rendition_word, section_rows
from clipper.ui.briefing.outline_view import OutlineView
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import PaneHead, ground
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

NONE: Mapping[int, int] = MappingProxyType({})
RULE = "-"
CONTEXT = (
    "as_headline",
    "as_summary",
    "as_excerpt",
    "as_full",
    "as_facsimile",
    RULE,
    "entry_edit",
    "entry_comment",
    "entry_headline",
    RULE,
    "entry_up",
    "entry_down",
    "entry_section_up",
    "entry_section_down",
    RULE,
    "new_section",
    "entry_remove",
)


class Outline(QWidget):
    """Shows one briefing; every change goes to the library, which answers with the new briefing."""

    current_changed = Signal(object)
    """The entry to be edited (its id), or None."""
    comment_asked = Signal()
    headline_asked = Signal()
    edit_asked = Signal()
    settled = Signal()
    """A change made here stands in the library."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._briefing: Briefing | None = None
        self._choose_next: list[int] = []
        self._name_next: int | None = None
        self._shown_entry: int | None = None
        ground(self, "panel")
        self.model = OutlineModel(self)
        self.view = OutlineView(desk, self.model)
        self._empty = EmptyState(
            desk,
            "briefing",
            _("An empty issue."),
            _("Drag clippings here from the list beside it, or press B there. {key} shows the list.").format(
                key=desk.actions.key("sidebar")
            ),
        )
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._build()
        self._bind()

    def _build(self) -> None:
        head = PaneHead(self._desk, left=24, right=14)
        head.row.addWidget(label(_("Outline"), self._desk.fonts.ui("title", 600)))
        head.row.addStretch()
        self._add = IconButton(self._desk, "add", self._desk.actions.tip("new_section"))
        self._add.clicked.connect(self.new_section)
        head.row.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.setStackingMode(QStackedLayout.StackingMode.StackAll)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column.addWidget(body, 1)

    def _bind(self) -> None:
        bind, view, model = self._desk.actions.bind, self.view, self.model
        self._desk.actions.place(view, "outline")
        for rendition in Rendition:
            bind(f"as_{rendition.value}", lambda one=rendition: self.set_rendition(one))
        bind("entry_next", lambda: view.step(1))
        bind("entry_previous", lambda: view.step(-1))
        bind("entry_edit", self._edit)
        bind("entry_comment", self.comment_asked.emit)
        bind("entry_headline", self._rename)
        bind("entry_up", lambda: self.shift(-1))
        bind("entry_down", lambda: self.shift(1))
        bind("entry_section_up", lambda: self.move_to_section(-1))
        bind("entry_section_down", lambda: self.move_to_section(1))
        bind("new_section", self.new_section)
        bind("entry_remove", self.take_out)
        view.chosen_changed.connect(self._chosen)
        view.selectionModel().currentChanged.connect(lambda _new, _old: self._chosen())
        view.delegate.renamed.connect(self._rename_section)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._menu)
        model.clippings_dropped.connect(self.put_in)
        model.entries_dropped.connect(self._dropped)
        model.section_dropped.connect(self._section_dropped)

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def briefing(self) -> Briefing | None:
        """The briefing shown."""
        return self._briefing

    @property
    def current_entry(self) -> int | None:
        """The entry the keyboard is on."""
        return self._shown_entry

    def show_briefing(
        self,
        briefing: Briefing | None,
        rows: Mapping[int, ClippingRow],
        pages: Mapping[int, tuple[int, int]],
        warnings: Mapping[int, str],
        words: Mapping[int, int] = NONE,
    ) -> None:
        """Show a briefing as it stands now; what was chosen stays chosen. `words` are those printed, by entry."""
        other = briefing is None or self._briefing is None or briefing.id != self._briefing.id
        folded = set() if other else self._folded()
        current = self.view.current_row()
        chosen = self._choose_next or [row.id for row in self.view.chosen_entries()]
        self._choose_next = []
        self._briefing = briefing
        sections = section_rows(briefing, rows, pages, warnings, words) if briefing else ()
        if self.model.show_rows(sections):
            for place, section in enumerate(sections):
                self.view.setExpanded(self.model.index(place, 0), section.id not in folded)
            if isinstance(current, SectionRow) and not chosen and not other:
                self.view.choose_section(current.id)
            else:
                self.view.choose(chosen, current.id if isinstance(current, EntryRow) and current.id in chosen else None)
            if not self.view.currentIndex().isValid():
                self._choose_first(sections)
        self._empty.setVisible(not sections)
        self.view.setVisible(True)
        self._name_new_section()
        self._chosen()

    def _choose_first(self, sections: Sequence[SectionRow]) -> None:
        first = next((entry.id for section in sections for entry in section.entries), None)
        if first is not None:
            self.view.choose([first], first)
        elif sections:
            self.view.choose_section(sections[0].id)

    def _folded(self) -> set[int]:
        heads = (self.model.index(place, 0) for place in range(self.model.rowCount()))
        return {row.id for head in heads if not self.view.isExpanded(head) and (row := self.model.row_at(head))}

    def show_entry(self, entry: int) -> None:
        """Choose an entry, as a click on its page does."""
        self.view.choose([entry], entry)

    def show_current(self) -> None:
        """Bring the current entry into sight."""
        if self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())

    def _chosen(self) -> None:
        current = self.view.current_row()
        shown = current.id if isinstance(current, EntryRow) else None
        if shown != self._shown_entry:
            self._shown_entry = shown
            self.current_changed.emit(shown)
        entries = bool(self.view.chosen_entries())
        names = [name for name in CONTEXT if name not in {RULE, "new_section"}]
        self._desk.actions.enable(
            names, self._desk.writable and (entries or current is not None), _("Choose an entry first")
        )
        self._desk.actions.enable("new_section", self._desk.writable and self._briefing is not None)

    def _menu(self, where: QPoint) -> None:
        self._desk.actions.menu(CONTEXT, self).popup(self.view.viewport().mapToGlobal(where))

    # -- changing ------------------------------------------------------------------------------------------------

    def _change(self, name: str, deed: "Callable[[Library], object]", said: str = "") -> None:
        def done(_value: object) -> None:
            if said:
                self._desk.notices.undo_bar(said)
            self.settled.emit()

        self._desk.jobs.change(name, deed, done)

    def put_in(self, clippings: list[int], section: int | None = None, at: int | None = None) -> None:
        """Put clippings into the briefing and choose the new entries."""
        issue = self._briefing
        if issue is None or not clippings:
            return

        def deed(library: "Library") -> tuple[int, ...]:
            return library.briefings.add_entries(issue.id, clippings, section=section, at=at)

        def done(entries: tuple[int, ...]) -> None:
            self._choose_next = list(entries)
            number = _n("1 clipping added to {title}", "{n} clippings added to {title}", len(entries))
            self._desk.notices.undo_bar(number.replace("{title}", issue.title))
            self.settled.emit()

        self._desk.jobs.change(_("Add to briefing"), deed, done)

    def _dropped(self, entries: list[int], section: int | None, at: int | None) -> None:
        issue = self._briefing
        if issue is None:
            return
        order = [entry.id for one in issue.sections for entry in one.entries]
        moved = [one for one in order if one in set(entries)]
        target = next((one for one in issue.sections if one.id == section), None)
        if not moved or target is None:
            return
        if at is not None:
            at -= sum(entry.id in set(moved) for entry in target.entries[:at])
        self._move(moved, target.id, at)

    def _move(self, entries: list[int], section: int, at: int | None) -> None:
        self._choose_next = entries
        self._change(_("Move entries"), lambda library: library.briefings.move_entries(entries, section, at))

    def _section_dropped(self, section: int, place: int) -> None:
        order = [one.id for one in self._briefing.sections] if self._briefing else []
        if section in order:
            at = place - (order.index(section) < place)
            if at != order.index(section):
                self._change(_("Move section"), lambda library: library.briefings.move_section(section, at))

    def shift(self, by: int) -> None:
        """Move the chosen entries, or the chosen section, one place up (-1) or down (1)."""
        issue, current = self._briefing, self.view.current_row()
        if issue is None or current is None:
            return
        if isinstance(current, SectionRow):
            order = [one.id for one in issue.sections]
            at = order.index(current.id) + by
            if 0 <= at < len(order):
                self._change(_("Move section"), lambda library: library.briefings.move_section(current.id, at))
            return
        section = next(one for one in issue.sections if one.id == current.section)
        chosen = {row.id for row in self.view.chosen_entries()} | {current.id}
        moved = [entry.id for entry in section.entries if entry.id in chosen]
        places = [n for n, entry in enumerate(section.entries) if entry.id in chosen]
        together = places[-1] - places[0] == len(places) - 1
        at = places[0] + (by if together or by < 0 else 1)
        at = max(0, min(len(section.entries) - len(moved), at))
        if at != places[0] or not together:
            self._move(moved, section.id, at)

    def move_to_section(self, by: int) -> None:
        """Move the chosen entries to the section above (-1, to its end) or below (1, to its beginning)."""
        issue, entries = self._briefing, self.view.chosen_entries()
        if issue is None or not entries:
            return
        order = [one.id for one in issue.sections]
        at = order.index((entries[0] if by < 0 else entries[-1]).section) + by
        if 0 <= at < len(order):
            self._move([row.id for row in entries], order[at], None if by < 0 else 0)

    def set_rendition(self, rendition: Rendition) -> None:
        """Show the chosen entries in this rendition."""
        entries = [row.id for row in self.view.chosen_entries() if row.rendition is not rendition]
        if not entries:
            return

        def deed(library: "Library") -> None:
            for entry in entries:
                library.briefings.change_entry(entry, rendition=rendition)

        said = _n("1 entry shown as {word}", "{n} entries shown as {word}", len(entries)) if len(entries) > 1 else ""
        self._change(_("Change rendition"), deed, said.replace("{word}", rendition_word(rendition).lower()))

    def new_section(self) -> None:
        """Add a section after the current one and type its title."""
        issue, current = self._briefing, self.view.current_row()
        if issue is None:
            return
        order = [one.id for one in issue.sections]
        here = current.id if isinstance(current, SectionRow) else current.section if current else None
        at = order.index(here) + 1 if here in order else None

        def done(section: int) -> None:
            self._name_next = section
            self.settled.emit()

        self._desk.jobs.change(
            _("Add section"), lambda library: library.briefings.add_section(issue.id, _("New section"), at), done
        )

    def _name_new_section(self) -> None:
        section, self._name_next = self._name_next, self._name_next
        index = self.model.index_of_section(section) if section is not None else None
        if index is not None and index.isValid():
            self._name_next = None
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
            self.view.setFocus()
            self.view.edit_title(index)

    def _rename(self) -> None:
        if isinstance(self.view.current_row(), SectionRow):
            self.view.edit_title(self.view.currentIndex())
        else:
            self.headline_asked.emit()

    def _rename_section(self, section: int, title: str) -> None:
        self._change(_("Rename section"), lambda library: library.briefings.rename_section(section, title))

    def _edit(self) -> None:
        if isinstance(self.view.current_row(), SectionRow):
            self.view.setExpanded(self.view.currentIndex(), not self.view.isExpanded(self.view.currentIndex()))
        else:
            self.edit_asked.emit()

    def take_out(self) -> None:
        """Take the chosen entries out; where only a section is chosen, the section with its entries."""
        entries = [row.id for row in self.view.chosen_entries()]
        if entries:
            self._choose_next = self._neighbour(entries)
            self._remove_entries(entries)
            return
        section = self.view.current_row()
        if isinstance(section, SectionRow):
            said = _("Section “{title}” taken out").format(title=section.title)
            self._change(_("Remove section"), lambda library: library.briefings.remove_section(section.id), said)

    def _neighbour(self, gone: list[int]) -> list[int]:
        order = [entry.id for one in self._briefing.sections for entry in one.entries] if self._briefing else []
        last = max(order.index(one) for one in gone)
        after = [one for one in order[last:] if one not in set(gone)]
        before = [one for one in order[:last] if one not in set(gone)]
        return after[:1] or before[-1:]

    def _remove_entries(self, entries: list[int]) -> None:
        title = self._briefing.title if self._briefing else ""
        said = _n("1 entry taken out of {title}", "{n} entries taken out of {title}", len(entries)).replace(
            "{title}", title
        )
        self._change(_("Remove from briefing"), lambda library: library.briefings.remove_entries(entries), said)
