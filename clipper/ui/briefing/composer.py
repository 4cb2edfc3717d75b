"""The composer: one briefing with its outline, the entry in hand, and its pages."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.model.changes import Changes
from clipper.ui.briefing.composer_head import ComposerHead
from clipper.ui.briefing.entry_editor import EntryEditor
from clipper.ui.briefing.issue import Issue, add_to_brief, new_issue, read_issue
from clipper.ui.briefing.live_pages import LivePages
from clipper.ui.briefing.outline import Outline
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import ground

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

OUTLINE, EDITOR = 318, 436
PAGES_LEAST = 240
"""In less room than this beside outline and editor the pages are hidden (pixels)."""
EDITOR_LEAST = 320


class Composer(QWidget):
    """Shows the briefing the desk has open; hides the pages, then the editor, where there is no room."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._id = 0
        self._issue: Issue | None = None
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
        self.pages = LivePages(desk)
        self._build()
        self._connect()
        self.setFocusProxy(self.outline.view)
        self.open_briefing(desk.open_briefing)

    def _build(self) -> None:
        desk = self._desk
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.outline.setMinimumWidth(desk.fonts.px(220))
        self.editor.setMinimumWidth(desk.fonts.px(EDITOR_LEAST))
        self.pages.setMinimumWidth(PAGES_LEAST)
        for n, (pane, stretch) in enumerate(((self.outline, 0), (self.editor, 0), (self.pages, 1))):
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
            desk, "briefing", _("No briefing is open."), _("Choose one at the left, or begin today's."), _("New issue")
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
        actions.bind("brief_section", self._brief_section)
        actions.bind("export", self.export)
        actions.bind("set_pages", self.pages.set_now)
        desk.briefing_opened.connect(self.open_briefing)
        desk.changed.connect(self._changed)
        self.head.export.clicked.connect(actions["export"].trigger)
        self.head.retitled.connect(lambda title: self._change(title=title))
        self.head.redated.connect(lambda day: self._change(date=day))
        self.head.restyled.connect(lambda style: self._change(style=style))
        self.head.entry_asked.connect(self.outline.show_entry)
        self.head.confirmed.connect(self._confirm)
        self.outline.current_changed.connect(self._entry_chosen)
        self.outline.comment_asked.connect(self.editor.edit_comment)
        self.outline.headline_asked.connect(self.editor.edit_headline)
        self.outline.edit_asked.connect(self.editor.edit)
        self.outline.settled.connect(self.refresh)
        self.editor.settled.connect(self.refresh)
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
            self._pages, self._words, self._minutes = {}, {}, 0
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
            self._stack.setCurrentWidget(self._empty)
            self.outline.show_briefing(None, {}, {}, {})
            self.pages.show_issue(None)
            if self._id:
                self._id = 0
                self._desk.open_issue(0)
            return
        self._stack.setCurrentWidget(self._work)
        self._show_outline()
        if issue != before:
            self.pages.show_issue(issue)
        self._entry_chosen(self.outline.current_entry)
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
        self.outline.show_briefing(issue.briefing, issue.rows, self._pages, issue.warnings, self._words)

    def _pages_set(self, pages: dict[int, tuple[int, int]], words: dict[int, int], minutes: int) -> None:
        self._pages, self._words, self._minutes = pages, words, minutes
        self._show_outline()
        self.pages.view.set_current(self.outline.current_entry, follow=False)

    def _entry_chosen(self, entry: int | None) -> None:
        issue = self._issue
        self.editor.show_entry(self._id, entry)
        self.editor.say_notice(issue.warnings.get(entry, "") if issue and entry else "")
        self.pages.view.set_current(entry)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages give way first, then the editor."""
        super().resizeEvent(event)
        px = self._desk.fonts.px
        wide = event.size().width()
        self.pages.setVisible(wide >= px(OUTLINE) + px(EDITOR_LEAST) + PAGES_LEAST)
        self.editor.setVisible(wide >= px(220) + px(EDITOR_LEAST))
        self.outline.show_current()

    # -- changing ------------------------------------------------------------------------------------------------

    def _change(self, **fields: Any) -> None:
        briefing = self._id
        self._desk.jobs.change(
            _("Change briefing"),
            lambda library: library.briefings.change(briefing, **fields),
            lambda _none: self.refresh(),
        )

    def _confirm(self, entries: tuple[int, ...]) -> None:
        from clipper.workflows import export_briefing

        briefing = self._id
        self._desk.jobs.change(
            _("Confirm summaries"),
            lambda library: export_briefing.confirm_summaries(library, briefing, entries),
            lambda _none: self.refresh(),
        )

    def _new(self) -> None:
        new_issue(self._desk)

    def _brief_section(self) -> None:
        """Ask for a section of the open briefing by a menu under the pointer."""
        from PySide6.QtGui import QCursor
        from PySide6.QtWidgets import QMenu

        issue = self._issue
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section in issue.briefing.sections if issue else ():
            action = menu.addAction(section.title or _("No title"))
            action.triggered.connect(
                lambda _checked=False, one=section.id: add_to_brief(self._desk, self._desk.chosen, one)
            )
        menu.addSeparator()
        fresh = menu.addAction(_("New section"))
        fresh.triggered.connect(lambda _checked=False: add_to_brief(self._desk, self._desk.chosen, _("New section")))
        menu.popup(QCursor.pos())

    def export(self) -> None:
        """Ask what to export, and where to."""
        from clipper.ui.exporting.export_dialog import ExportDialog

        self._export_next = self._issue is None
        if self._issue is not None:
            self.editor.keep()
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
        self.pages.close_worker()
