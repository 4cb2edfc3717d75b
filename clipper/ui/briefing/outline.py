"""The outline pane: the briefing's sections and entries in their order, and everything that changes that order."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.model.briefing import Briefing, Rendition, Tone
from clipper.model.clipping import ClippingRow
from clipper.ui.briefing.outline_deeds import OutlineDeeds
from clipper.ui.briefing.outline_model import OutlineModel
from clipper.ui.briefing.outline_rows import UNTOLD, EntryRow, SectionRow, section_rows
from clipper.ui.briefing.outline_view import OutlineView
from clipper.ui.briefing.trays import Trays
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import PaneHead, ground
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

NONE: Mapping[int, int] = MappingProxyType({})
RULE = "-"
CONTEXT = (
    "as_headline",
    "as_summary",
    "as_excerpt",
    "as_full",
    "as_facsimile",
    "as_text_facsimile",
    RULE,
    "tone_favourable",
    "tone_balanced",
    "tone_critical",
    "tone_none",
    RULE,
    "entry_edit",
    "entry_comment",
    "entry_headline",
    "entry_quotes",
    RULE,
    "entry_up",
    "entry_down",
    "entry_section_up",
    "entry_section_down",
    RULE,
    "entry_group",
    "entry_ungroup",
    "also_in",
    RULE,
    "new_section",
    "entry_remove",
    "entry_drop",
)


class Outline(QWidget):
    """Shows one briefing; every change goes to the library, which answers with the new briefing."""

    current_changed = Signal(object)
    """The entry to be edited (its id), or None."""
    chosen_changed = Signal()
    """Other entries are chosen, or the same ones stand otherwise."""
    comment_asked = Signal()
    headline_asked = Signal()
    edit_asked = Signal()
    settled = Signal()
    """A change made here stands in the library."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._briefing: Briefing | None = None
        self._shown_entry: int | None = None
        ground(self, "panel")
        self.model = OutlineModel(self)
        self.view = OutlineView(desk, self.model)
        self.deeds = OutlineDeeds(desk, self.view)
        self.deeds.settled.connect(self.settled)
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
        head = PaneHead(self._desk, left=24, right=15, line=False)
        head.row.addWidget(label(_("Outline"), self._desk.fonts.ui("title", 600)))
        head.row.addStretch()
        self.panel = IconButton(self._desk, "outlet", self._desk.actions.tip("panel"), size=16)
        head.row.addWidget(self.panel)
        self.note = IconButton(self._desk, "text", self._desk.actions.tip("cover_note"), size=16)
        head.row.addWidget(self.note)
        self._add = IconButton(self._desk, "add", self._desk.actions.tip("new_section"), size=16)
        self._add.clicked.connect(self.deeds.new_section)
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
        self.trays = Trays(self._desk)
        self.trays.put.connect(lambda ids: self.deeds.put_in(ids, self.current_section))
        self.trays.settled.connect(self.settled)
        self.trays.left.connect(self.view.setFocus)
        column.addWidget(self.trays)

    def _bind(self) -> None:
        bind, view, model, deeds = self._desk.actions.bind, self.view, self.model, self.deeds
        self._desk.actions.place(view, "outline")
        for rendition in Rendition:
            bind(f"as_{rendition.value}", lambda one=rendition: deeds.set_rendition(one))
        for tone in Tone:
            bind(f"tone_{tone.value}", lambda one=tone: deeds.set_tone(one))
        bind("tone_none", lambda: deeds.set_tone(None))
        bind("entry_next", lambda: view.step(1))
        bind("entry_previous", lambda: view.step(-1))
        bind("entry_edit", self._edit)
        bind("entry_comment", self.comment_asked.emit)
        bind("entry_headline", self._rename)
        bind("entry_up", lambda: deeds.shift(-1))
        bind("entry_down", lambda: deeds.shift(1))
        bind("entry_section_up", lambda: deeds.move_to_section(-1))
        bind("entry_section_down", lambda: deeds.move_to_section(1))
        bind("new_section", deeds.new_section)
        bind("entry_group", deeds.group)
        bind("entry_ungroup", deeds.ungroup)
        bind("entry_remove", deeds.take_out)
        view.chosen_changed.connect(self._chosen)
        view.selectionModel().currentChanged.connect(lambda _new, _old: self._chosen())
        view.delegate.renamed.connect(deeds.rename_section)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._menu)
        model.clippings_dropped.connect(deeds.put_in)
        model.entries_dropped.connect(deeds.entries_dropped)
        model.section_dropped.connect(deeds.section_dropped)

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def briefing(self) -> Briefing | None:
        """The briefing shown."""
        return self._briefing

    @property
    def current_entry(self) -> int | None:
        """The entry the keyboard is on."""
        return self._shown_entry

    @property
    def current_section(self) -> int | None:
        """The section the keyboard is in, else the last one; None where there is none."""
        current = self.view.current_row()
        known = [one.id for one in self._briefing.sections] if self._briefing else []
        here = current.id if isinstance(current, SectionRow) else current.section if current else None
        return here if here in known else known[-1] if known else None

    @property
    def chosen_clippings(self) -> list[int]:
        """The clippings of the chosen entries."""
        return [row.clipping for row in self.view.chosen_entries()]

    def show_briefing(
        self,
        briefing: Briefing | None,
        rows: Mapping[int, ClippingRow],
        pages: Mapping[int, tuple[int, int]],
        warnings: Mapping[int, str],
        words: Mapping[int, int] = NONE,
        told: Mapping[int, str] = UNTOLD,
    ) -> None:
        """Show a briefing as it stands now; what was chosen stays chosen. `words` are those printed, by entry."""
        other = briefing is None or self._briefing is None or briefing.id != self._briefing.id
        folded = set() if other else self._folded()
        current = self.view.current_row()
        chosen = self.deeds.next_choice(briefing) or [row.id for row in self.view.chosen_entries()]
        self._briefing = self.deeds.briefing = briefing
        sections = section_rows(briefing, rows, pages, warnings, words, told) if briefing else ()
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
        self.deeds.name_new_section()
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
        sections = self._briefing.sections if self._briefing else ()
        self.trays.say_target(next((one.title for one in sections if one.id == self.current_section), ""))
        shown = current.id if isinstance(current, EntryRow) else None
        if shown != self._shown_entry:
            self._shown_entry = shown
            self.current_changed.emit(shown)
        self.chosen_changed.emit()
        entries = bool(self.view.chosen_entries())
        names = [name for name in CONTEXT if name not in {RULE, "new_section", "entry_quotes", "also_in"}]
        self._desk.actions.enable(
            names, self._desk.writable and (entries or current is not None), _("Choose an entry first")
        )
        self._desk.actions.enable("new_section", self._desk.writable and self._briefing is not None)

    def _menu(self, where: QPoint) -> None:
        self._desk.actions.menu(CONTEXT, self).popup(self.view.viewport().mapToGlobal(where))

    def _rename(self) -> None:
        if isinstance(self.view.current_row(), SectionRow):
            self.view.edit_title(self.view.currentIndex())
        else:
            self.headline_asked.emit()

    def _edit(self) -> None:
        if isinstance(self.view.current_row(), SectionRow):
            self.view.setExpanded(self.view.currentIndex(), not self.view.isExpanded(self.view.currentIndex()))
        else:
            self.edit_asked.emit()
