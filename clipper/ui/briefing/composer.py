"""The composer: one briefing with its outline, the entry in hand, and its pages."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.model.changes import Changes
from clipper.ui.briefing.around import Around, clock, read_around, told_words
from clipper.ui.briefing.composer_head import ComposerHead
from clipper.ui.briefing.cover_note import CoverNote
from clipper.ui.briefing.entry_editor import EntryEditor
from clipper.ui.briefing.issue import Issue, issue_name, read_issue
from clipper.ui.briefing.live_pages import LivePages
from clipper.ui.briefing.outline import Outline
from clipper.ui.briefing.panel_page import PanelPage
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import ground

if TYPE_CHECKING:
    from clipper.ui.desk import Desk
    from clipper.ui.exporting.plan import Fact

OUTLINE, EDITOR = 318, 436
PAGES_LEAST = 240
"""In less room than this beside outline and editor the pages are hidden (pixels)."""
EDITOR_LEAST = 320


class Composer(QWidget):
    """Shows the briefing the desk has open; hides the pages, then the editor, where there is no room."""

    told = Signal(str)
    """What is being worked on, in a line: "Morning brief 214 · intake frozen 06:20"."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._id = 0
        self._issue: Issue | None = None
        self._around = Around()
        self._pages: dict[int, tuple[int, int]] = {}
        self._words: dict[int, int] = {}
        self._minutes = 0
        self._export_next = False
        self._opening = False
        """The briefing was opened and has not come in yet."""
        ground(self, "list")
        self.head = ComposerHead(desk)
        self.outline = Outline(desk)
        self.editor = EntryEditor(desk)
        self.panel = PanelPage(desk)
        self.note = CoverNote(desk)
        self.pages = LivePages(desk)
        self._build()
        self._connect()
        self.setFocusProxy(self.outline.view)
        self.open_briefing(desk.open_briefing)

    def panes(self) -> Sequence[QWidget]:
        """What stands side by side, for the keyboard: outline, what is edited, pages."""
        if self._stack.currentWidget() is not self._work:
            return (self,)
        shown = (self.outline.view, self.middle.currentWidget(), self.pages.view)
        return tuple(pane for pane in shown if pane is not None and pane.isVisible())

    def _build(self) -> None:
        desk = self._desk
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.outline.setMinimumWidth(desk.fonts.px(220))
        self.middle = QStackedWidget()
        for page in (self.editor, self.panel, self.note):
            self.middle.addWidget(page)
        self.middle.setMinimumWidth(desk.fonts.px(EDITOR_LEAST))
        self.pages.setMinimumWidth(PAGES_LEAST)
        for n, (pane, stretch) in enumerate(((self.outline, 0), (self.middle, 0), (self.pages, 1))):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(n, stretch)
        self.splitter.setSizes([desk.fonts.px(OUTLINE), desk.fonts.px(EDITOR), 686])
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.splitter, 1)
        self._empty = EmptyState(
            desk,
            "briefing",
            _("No briefing is open."),
            _("Ctrl+1 leads back to the list of briefings; or begin today’s."),
            _("New issue"),
        )
        self._empty.pressed.connect(self._new)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(work)
        self._work = work
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        desk, actions = self._desk, self._desk.actions
        actions.bind("export", self.export)
        actions.bind("set_pages", self.pages.set_now)
        actions.bind("check", self.head.show_findings)
        actions.bind("panel", lambda: self.toggle(self.panel))
        actions.bind("cover_note", lambda: self.toggle(self.note))
        actions.bind("also_in", lambda: self._in_editor(self.editor.edit_also_in))
        actions.bind("entry_quotes", lambda: self._in_editor(self.editor.edit_quotes))
        actions.bind("entry_continue", self._continue)
        actions.bind("entry_drop", self._ask_reason)
        desk.briefing_opened.connect(self.open_briefing)
        desk.changed.connect(self._changed)
        self.head.export.clicked.connect(actions["export"].trigger)
        self.head.retitled.connect(lambda title: self._change(title=title))
        self.head.redated.connect(lambda day: self._change(date=day))
        self.head.restyled.connect(lambda style: self._change(style=style))
        self.head.entry_asked.connect(self.outline.show_entry)
        self.head.headline_asked.connect(lambda entry: self.show_entry(entry, True))
        self.head.remedied.connect(self._remedy)
        desk.entry_asked.connect(self.show_entry)
        self.outline.current_changed.connect(self._entry_chosen)
        self.outline.comment_asked.connect(self.editor.edit_comment)
        self.outline.headline_asked.connect(self.editor.edit_headline)
        self.outline.edit_asked.connect(self.editor.edit)
        self.outline.settled.connect(self.refresh)
        self.editor.settled.connect(self.refresh)
        self.editor.told.continued.connect(self._continue)
        self.editor.told.dropped.connect(self._drop)
        self.outline.chosen_changed.connect(lambda: self.editor.show_chosen(self.outline.view.chosen_entries()))
        self.editor.shown_as.connect(self.outline.deeds.set_rendition)
        self.editor.toned.connect(self.outline.deeds.set_tone)
        self.editor.also.swapped.connect(self._choose_next)
        for page in (self.panel, self.note):
            page.settled.connect(self.refresh)
            page.left.connect(self._back)
        self.outline.panel.clicked.connect(actions["panel"].trigger)
        self.outline.note.clicked.connect(actions["cover_note"].trigger)
        for part in (self.editor, self.head.title):
            part.left.connect(self.outline.view.setFocus)
        self.pages.entry_clicked.connect(self.outline.show_entry)
        self.pages.set_done.connect(self._pages_set)

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def issue(self) -> Issue | None:
        """The issue as it was last read."""
        return self._issue

    def open_briefing(self, briefing: int) -> None:
        """Work on this briefing (0: none)."""
        if briefing != self._id:
            self.editor.keep()
            self.note.keep()
            self._pages, self._words, self._minutes = {}, {}, 0
            self._around = Around()
            self._opening = bool(briefing)
        self._id = briefing
        self.refresh()

    def refresh(self) -> None:
        """Read the briefing again."""
        wanted = self._id
        self._desk.jobs.read(
            lambda library: read_issue(library, wanted) if wanted else None, self._show, key="briefing"
        )

    def _changed(self, changes: Changes) -> None:
        touched = (changes.briefings, changes.clippings, changes.annotations, changes.outlets)
        elsewhere = changes.tags is None or changes.tags
        # what is of no kind, as the issuing office, may be printed too
        if self._id and (any(ids is None or ids for ids in touched) or not elsewhere):
            self.refresh()

    def _show(self, issue: Issue | None) -> None:
        before, self._issue = self._issue, issue
        self._desk.actions.enable("export", issue is not None, _("Open a briefing first"))
        self._desk.actions.enable("set_pages", issue is not None)
        if issue is None:
            self._desk.actions.enable("check", False, _("Open a briefing first"))
        self._desk.actions.enable(("panel", "cover_note"), issue is not None, _("Open a briefing first"))
        self.told.emit(self.line)
        if issue is None:
            self._stack.setCurrentWidget(self._empty)
            self.outline.trays.show_around(Around(), None)
            self.outline.show_briefing(None, {}, {}, {})
            self.pages.show_issue(None)
            if self._id:
                self._id = 0
                self._desk.open_issue(0)
            return
        self._stack.setCurrentWidget(self._work)
        self._show_outline()
        self.note.show_note(issue.briefing)
        if issue != before:
            self.pages.show_issue(issue)
        self._entry_chosen(self.outline.current_entry)
        self._read_around()
        if self._opening:
            self._opening = False
            self._offer_list(issue)
        if self._export_next:
            self.export()

    def _offer_list(self, issue: Issue) -> None:
        """An empty issue is filled from the list, which therefore stands beside it."""
        beside = self._desk.actions["sidebar"]
        if not issue.order and self.isVisible() and not beside.isChecked():
            beside.trigger()

    def _show_outline(self) -> None:
        issue = self._issue
        if issue is None:
            return
        number = self.pages.view.count if self._pages else 0
        self.head.show_issue(
            issue, pages=number, words=sum(self._words.values()), minutes=self._minutes, writable=self._desk.writable
        )
        told = {entry: told_words(one, issue.briefing)[0] for entry, one in self._around.told.items()}
        self.outline.show_briefing(issue.briefing, issue.rows, self._pages, issue.warnings, self._words, told)

    def _pages_set(self, pages: dict[int, tuple[int, int]], words: dict[int, int], minutes: int) -> None:
        self._pages, self._words, self._minutes = pages, words, minutes
        self._show_outline()
        self.pages.view.set_current(self.outline.current_entry, follow=False)

    def _entry_chosen(self, entry: int | None) -> None:
        issue = self._issue
        self.editor.show_entry(self._id, entry)
        self.editor.say_notice(issue.warnings.get(entry, "") if issue and entry else "")
        self._say_told(entry)
        self.pages.view.set_current(entry)

    # -- what stands round it ------------------------------------------------------------------------------------

    @property
    def line(self) -> str:
        """ "Morning brief 214 · intake frozen 06:20"; empty while no briefing is open."""
        issue = self._issue.briefing if self._issue else None
        if issue is None:
            return ""
        frozen = _("intake frozen {time}").format(time=clock(issue.frozen_at)) if issue.frozen_at else ""
        return " · ".join(part for part in (issue_name(issue), frozen) if part)

    def _read_around(self) -> None:
        wanted = self._id
        self._desk.jobs.read(lambda library: read_around(library, wanted), self._show_around, key="briefing around")

    def _show_around(self, around: Around | None) -> None:
        issue = self._issue
        if around is None or issue is None or around.briefing != issue.briefing.id:
            return
        told = self._around.told != around.told
        self._around = around
        self.outline.trays.show_around(around, issue.briefing)
        printed: dict[str, int] = {}
        for section in issue.briefing.sections:
            for entry in section.entries:
                if row := issue.rows.get(entry.clipping):
                    printed[row.outlet.casefold()] = printed.get(row.outlet.casefold(), 0) + 1
        self.panel.show_panel(around, printed)
        if told:
            self._show_outline()
        self._say_told(self.outline.current_entry)

    def _say_told(self, entry: int | None) -> None:
        """The notice over the entry in hand, unless she goes on with it."""
        told = self._around.told.get(entry) if entry is not None else None
        issue = self._issue.briefing if self._issue else None
        entries = [one for section in issue.sections for one in section.entries] if issue else []
        decided = told is None or any(one.id == entry and one.continued for one in entries)
        words = ("", "") if decided or told is None else told_words(told, issue)
        self.editor.told.say(entry, *words, self._around.reasons)
        why = _("Its story was not told before.")
        self._desk.actions.enable("entry_continue", not decided and self._desk.writable, why)

    def _continue(self) -> None:
        if (entry := self.outline.current_entry) is not None:
            self.outline.deeds.continue_story(entry)
            self.outline.view.setFocus()

    def _ask_reason(self) -> None:
        if self.outline.current_entry is not None:
            self.middle.setCurrentWidget(self.editor)
            self.editor.ask_reason()

    def _drop(self, reason: str) -> None:
        self.outline.deeds.drop(self.outline.chosen_clippings, reason)
        self.outline.view.setFocus()

    def toggle(self, page: PanelPage | CoverNote) -> None:
        """Show the panel of titles or the cover note in the entry editor's place, or the editor again."""
        if self.middle.currentWidget() is page:
            self._back()
            return
        self.middle.setCurrentWidget(page)
        (page.list if isinstance(page, PanelPage) else page.texts[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _back(self) -> None:
        """The entry editor is back, the keyboard in the outline."""
        self.note.keep()
        self.middle.setCurrentWidget(self.editor)
        self.outline.view.setFocus()

    def _in_editor(self, deed: Callable[[], None]) -> None:
        self.middle.setCurrentWidget(self.editor)
        deed()

    def _choose_next(self, entry: int) -> None:
        self.outline.deeds.choose_next = [entry]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages give way first, then the editor."""
        super().resizeEvent(event)
        px = self._desk.fonts.px
        wide = event.size().width()
        self.pages.setVisible(wide >= px(OUTLINE) + px(EDITOR_LEAST) + PAGES_LEAST)
        self.middle.setVisible(wide >= px(220) + px(EDITOR_LEAST))
        self.outline.show_current()

    # -- changing ------------------------------------------------------------------------------------------------

    def _change(self, **fields: Any) -> None:
        briefing = self._id
        self._desk.jobs.change(
            _("Change briefing"),
            lambda library: library.briefings.change(briefing, **fields),
            lambda _none: self.refresh(),
        )

    def _remedy(self, fact: "Fact") -> None:
        from clipper.ui.exporting.plan import remedy

        briefing = self._id
        self._desk.jobs.change(
            fact.remedy, lambda library: remedy(library, briefing, fact), lambda _none: self.refresh()
        )

    def show_entry(self, entry: int, headline: bool = False) -> None:
        """Choose an entry, as a finding names it; with the keyboard in its short headline where that is wanting."""
        self.middle.setCurrentWidget(self.editor)
        self.outline.show_entry(entry)
        if headline:
            self.editor.edit_headline()
        else:
            self.outline.view.setFocus()

    def _new(self) -> None:
        self._desk.actions["new_issue"].trigger()

    def export(self) -> None:
        """Ask what to export, and where to."""
        from clipper.ui.exporting.export_dialog import ExportDialog

        self._export_next = self._issue is None
        if self._issue is not None:
            self.editor.keep()
            self.note.keep()
            ExportDialog(self._desk, self._id, self.window()).open()

    def showEvent(self, event: QShowEvent) -> None:
        """Learn when the window closes: the desk's threads end with it."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window closes."""
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.shut()
        return False

    def shut(self) -> None:
        """Keep what was typed and end the worker; the window calls it before it lets go of the library."""
        self.editor.keep()
        self.note.keep()
        self.pages.close_worker()
