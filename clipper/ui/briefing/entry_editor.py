"""The entry editor: how an entry is shown, its tone, short headline, summary, passages, our comment, and who ran it too."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from clipper.errors import LibraryError
from clipper.i18n import _, _n
from clipper.model.briefing import Rendition
from clipper.ui.briefing.also_in import AlsoIn
from clipper.ui.briefing.entry_facts import EntryFacts, gather, offered
from clipper.ui.briefing.entry_parts import PassagePart, SummaryPart, line, named
from clipper.ui.briefing.outline_rows import EntryRow, rendition_word
from clipper.ui.briefing.show_as import ShowAs
from clipper.ui.briefing.told_notice import Notice, ToldNotice
from clipper.ui.briefing.tones import ToneRow
from clipper.ui.briefing.writing import LineField, TextField
from clipper.ui.place import Place, Where
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.leaded import Leaded
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

SIDE = 20


class EntryEditor(QWidget):
    """Edits one entry at a time; what is typed is kept by itself. Rendition and tone go for all that are chosen."""

    settled = Signal()
    """A change made here stands in the library."""
    left = Signal()
    """Esc: the keyboard goes back to the outline."""
    shown_as = Signal(object, object)
    """The Rendition chosen, and the entries it goes for."""
    toned = Signal(object, object)
    """The Tone chosen, or None, and the entries it goes for."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts: EntryFacts | None = None
        self._wanted: tuple[int, int] | None = None
        self._chosen: Sequence[EntryRow] = ()
        ground(self, "list")
        self._build()
        self._connect()
        self.show_entry(0, None)

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        desk, fonts = self._desk, self._desk.fonts
        self.outlet = ElidedLabel(desk, "", fonts.ui("caption", 600), "accent")
        self.opener = button(desk, _("Open clipping"), kind="link")
        self.headline = Leaded("", fonts.display(20), fonts.px(25), self._headline_ink, most=5)
        self.told = ToldNotice(desk)
        self.notice = Notice(desk)
        self.notice_words = self.notice.words
        self.several = label("", fonts.ui("small", 500), "accent", wrap=True)
        self.show_as = ShowAs(desk)
        self.show_as_menu = button(desk, "", lambda: self.show_as.offer_all(self.show_as_menu), icon="down")
        self.tone = ToneRow(desk)
        self.short = LineField(desk)
        self.summary_part = SummaryPart(desk)
        self.summary = self.summary_part.field
        self.passage_part = PassagePart(desk)
        self.passages = self.passage_part.list
        self.comment = TextField(desk, fonts.serif(14, italic=True), least=76, most=320)
        self.comment.setPlaceholderText(_("What she should know before she reads it"))
        self.also = AlsoIn(desk)
        self._lay()

    def _lay(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SIDE, 9, SIDE, 24)
        column.setSpacing(5)
        column.addLayout(self._head())
        column.addSpacing(2)
        column.addWidget(self.told)
        column.addWidget(self.notice)
        column.addSpacing(4)
        column.addWidget(self.several)
        column.addWidget(named(self._desk, _("Show as")))
        column.addWidget(self.show_as)
        column.addWidget(self.show_as_menu)
        column.addSpacing(2)
        tone = line(named(self._desk, _("Tone")), self.tone)
        tone.setStretch(1, 1)
        column.addLayout(tone)
        column.addSpacing(6)
        column.addWidget(named(self._desk, _("Short headline for contents")))
        column.addWidget(self.short)
        column.addSpacing(8)
        column.addWidget(self.summary_part)
        column.addWidget(self.passage_part)
        column.addWidget(named(self._desk, _("Our comment")))
        column.addWidget(self.comment)
        column.addSpacing(8)
        column.addWidget(self.also)
        column.addStretch()
        self._put(page)

    def _head(self) -> QVBoxLayout:
        """Outlet and headline of the clipping."""
        top = line(self.outlet, self.opener)
        top.setStretch(0, 1)
        self.opener.setFixedHeight(self._desk.fonts.px(22))
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(top)
        head.addWidget(self.headline)
        return head

    def _put(self, page: QWidget) -> None:
        """Let the page scroll, and stand away while no entry is chosen."""
        self.area = QScrollArea()
        self.area.setWidget(page)
        page.setAutoFillBackground(False)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        thin(self.area)
        self.area.viewport().setAutoFillBackground(False)
        self._empty = EmptyState(
            self._desk, "edit", _("Choose an entry."), _("Its text, passages and comment are edited here.")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _headline_ink(self) -> str:
        known = self._facts is None or bool(self._facts.clipping.draft.headline)
        return self._desk.theme.text if known else self._desk.theme.warn

    def _connect(self) -> None:
        self.show_as.chosen.connect(lambda key: self.shown_as.emit(Rendition(key), self._meant()))
        self.tone.toned.connect(lambda tone: self.toned.emit(tone, self._meant()))
        self.short.kept.connect(lambda text: self._change(short_headline=text))
        self.short.returnPressed.connect(self.comment.setFocus)
        self.summary.kept.connect(lambda text: self._change(summary=text))
        self.comment.kept.connect(lambda text: self._change(commentary=text))
        self.passages.ticked.connect(lambda chosen: self._change(passages=chosen))
        self.passages.apart.connect(lambda chosen: self._change(quotes=chosen))
        self.also.settled.connect(self.settled)
        self.also.left.connect(self.left)
        self.also.opened.connect(self._see_also)
        self.summary_part.confirm.clicked.connect(lambda: self._change(summary=self.summary.words()))
        self.summary_part.propose.clicked.connect(self._propose)
        self.opener.clicked.connect(self._open_clipping)
        self.told.left.connect(self.left)
        for field in (self.summary, self.comment):
            field.left.connect(self.left)
            field.setToolTip(_("Ctrl+Enter keeps it and goes back to the outline, Esc restores what stood here"))

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def entry(self) -> int | None:
        """The entry being edited."""
        return self._facts.entry.id if self._facts else None

    def show_entry(self, briefing: int, entry: int | None) -> None:
        """Edit this entry from now on, or none."""
        wanted = (briefing, entry) if entry is not None else None
        if wanted != self._wanted:
            self.keep()
        self._wanted = wanted
        if wanted is None:
            self._facts = None
            self._desk.actions.enable(("also_in", "entry_quotes"), False, _("Choose an entry first"))
            self._stack.setCurrentWidget(self._empty)
            self._desk.jobs.read(lambda _library: None, lambda _none: None, key="briefing entry")
            return
        self._desk.jobs.read(lambda library: gather(library, *wanted), self._show, key="briefing entry")

    def refresh(self) -> None:
        """Read the entry again."""
        if self._wanted is not None:
            self.show_entry(*self._wanted)

    def keep(self) -> None:
        """Keep everything typed so far."""
        for field in (self.short, self.summary, self.comment, self.also.differences):
            field.keeping.keep()

    def say_notice(self, sentence: str) -> None:
        """Show what is doubtful about the entry; an empty sentence hides the notice."""
        self.notice_words.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def _show(self, facts: EntryFacts | None) -> None:
        other = self._facts is None or facts is None or facts.entry.id != self._facts.entry.id
        self._facts = facts
        if facts is None:
            self._stack.setCurrentWidget(self._empty)
            return
        draft, entry = facts.clipping.draft, facts.entry
        self.outlet.setText(facts.kicker)
        self.headline.setText(draft.headline or _("(Untitled)"))
        self.headline.update()
        self._show_looks()
        self.short.setPlaceholderText(draft.headline)
        if other:
            for field in (self.short, self.summary, self.comment):
                field.keeping.known = field.words()
        self.short.show_words(entry.short_headline)
        self.comment.show_words(entry.commentary)
        self.summary_part.show_facts(facts)
        self.passage_part.show_facts(facts)
        self.also.show_story(facts)
        self._desk.actions.enable("also_in", facts.story is not None, _("No other outlet ran it."))
        self._let(self._desk.writable)
        self._stack.setCurrentWidget(self.area)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def _let(self, on: bool) -> None:
        for field in (self.short, self.summary, self.comment):
            field.setReadOnly(not on)
        self.told.let(on)
        self.also.let(on)
        summary = self.summary_part
        for widget in (self.show_as, self.show_as_menu, self.tone, self.passages, summary.confirm, summary.propose):
            widget.setEnabled(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the renditions have no room beside each other they stand in a menu."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.show_as.minimumSizeHint().width() + 2 * SIDE
        self.show_as.setVisible(not narrow)
        self.show_as_menu.setVisible(narrow)

    # -- several -------------------------------------------------------------------------------------------------

    def show_chosen(self, rows: Sequence[EntryRow]) -> None:
        """Rendition and tone go for these, where the entry being edited is one of them."""
        self._chosen = rows
        self._show_looks()

    def _meant(self) -> list[int]:
        """The entries that rendition and tone go for."""
        chosen = [row.id for row in self._chosen]
        return chosen if self.entry in chosen else [self.entry] if self.entry is not None else []

    def _show_looks(self) -> None:
        """Rendition and tone of the entry, or of several where they agree."""
        facts = self._facts
        if facts is None:
            return
        entry, rows = facts.entry, [row for row in self._chosen if row.id in self._meant()]
        several = len(rows) > 1
        number = _n("1 entry chosen", "{n} entries chosen", len(rows))
        self.several.setText(_("{number}: Show as and Tone go for all of them").format(number=number))
        self.several.setVisible(several)
        renditions = {row.rendition for row in rows} if several else {entry.rendition}
        shown = next(iter(renditions)) if len(renditions) == 1 else None
        self.show_as.show_rendition(shown, tuple(Rendition) if several else offered(facts))
        self.show_as_menu.setText(" " + (rendition_word(shown) if shown else _("Several")))
        self.tone.show_tone({row.tone for row in rows} if several else {entry.tone})

    # -- changing ------------------------------------------------------------------------------------------------

    def _change(self, **fields: Any) -> None:
        """Change fields of the entry that was shown when the words were typed."""
        facts = self._facts
        if facts is None:
            return
        deed = partial(_change_entry, facts.entry.id, fields)
        self._desk.jobs.change(_("Edit entry"), deed, lambda _none: self.settled.emit())

    def _propose(self) -> None:
        self.summary.keeping.known = self.summary.words()
        self._change(summary="")

    def _open_clipping(self) -> None:
        if self._facts is not None:
            clipping = self._facts.clipping.id
            self._desk.show(Place(Where.ALL))
            self._desk.select((clipping,))
            self._desk.open(clipping)

    # -- coming here by key --------------------------------------------------------------------------------------

    def _catch_up(self) -> None:
        """Show the entry gone to at once: what is typed next is meant for it, and not for the one still shown."""
        wanted = self._wanted
        if wanted is not None and (self._facts is None or self._facts.entry.id != wanted[1]):
            try:
                self._show(gather(self._desk.library, *wanted))
            except LibraryError:
                # it comes from beside the window
                return

    def edit_headline(self) -> None:
        """Put the keyboard in the short headline."""
        self._catch_up()
        self.short.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.short.selectAll()

    def ask_reason(self) -> None:
        """Put the keyboard where the reason for dropping the entry is typed."""
        self._catch_up()
        self.area.verticalScrollBar().setValue(0)
        self.told.ask()

    def edit_quotes(self) -> None:
        """Put the keyboard on the marked passages."""
        self._catch_up()
        self.passages.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.area.ensureWidgetVisible(self.passages, 0, 12)

    def edit_also_in(self) -> None:
        """Open the versions of the story, with the keyboard on them, or close them."""
        self._catch_up()
        self.also.toggle()

    def _see_also(self) -> None:
        """Bring the versions into sight, as soon as the page has grown by them."""
        QTimer.singleShot(0, lambda: self.area.ensureWidgetVisible(self.also, 0, 12))

    def edit_comment(self) -> None:
        """Put the keyboard in our comment."""
        self._catch_up()
        self.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.area.ensureWidgetVisible(self.comment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in a field with nothing to restore is one step out, to the outline."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def edit(self) -> None:
        """Put the keyboard where this rendition is edited."""
        self._catch_up()
        entry = self._facts.entry if self._facts else None
        if entry is None:
            return
        if entry.rendition is Rendition.SUMMARY:
            self.summary.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif entry.rendition is Rendition.EXCERPT and self._facts and self._facts.passages:
            self.passages.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.edit_comment()


def _change_entry(entry: int, fields: dict[str, Any], library: Any) -> None:
    library.briefings.change_entry(entry, **fields)
