"""The entry editor: how an entry is shown, its tone, short headline, summary, passages, our comment, and who ran it too."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.model.briefing import Rendition
from clipper.ui.briefing.also_in import AlsoIn
from clipper.ui.briefing.entry_facts import EntryFacts, gather, offered
from clipper.ui.briefing.outline_rows import EntryRow, rendition_word
from clipper.ui.briefing.passages import Passages
from clipper.ui.briefing.show_as import ShowAs
from clipper.ui.briefing.told_notice import ToldNotice
from clipper.ui.briefing.tones import ToneRow
from clipper.ui.briefing.writing import LineField, TextField
from clipper.ui.desk import Place, Where
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.chips import Pill
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.frames import Card, ground
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.leaded import Leaded

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
        self.headline = Leaded("", fonts.display(20), fonts.px(26), self._headline_ink, most=5)
        self.told = ToldNotice(desk)
        self.notice = Card(desk, colour="warn_soft", edge="", margin=12)
        self.notice_words = label("", fonts.ui(weight=500), wrap=True)
        self.notice.column.addWidget(self.notice_words)
        self.several = label("", fonts.ui("small", 500), "accent", wrap=True)
        self.show_as = ShowAs(desk)
        self.show_as_menu = button(desk, "", lambda: self.show_as.offer_all(self.show_as_menu), icon="down")
        self.tone = ToneRow(desk)
        self.short = LineField(desk)
        self.summary = TextField(desk, fonts.serif(14), least=76, most=200)
        self.proposed = Pill(desk, _("Proposed"), "warn")
        self.confirm = button(desk, _("Confirm"), kind="small")
        self.propose = button(desk, _("Propose again"), kind="small")
        self.passages = Passages(desk)
        self.passages_name = label("", fonts.ui("small", 500), "muted")
        self.counted = label("", fonts.ui("small", tabular=True), "muted")
        self.no_marks = label("", fonts.ui("small"), "muted", wrap=True)
        self.comment = TextField(desk, fonts.serif(14, italic=True), least=76, most=320)
        self.comment.setPlaceholderText(_("What she should know before she reads it"))
        self.also = AlsoIn(desk)
        self._lay()

    def _lay(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SIDE, 8, SIDE, 24)
        column.setSpacing(6)
        top = _line(self.outlet, self.opener)
        top.setStretch(0, 1)
        column.addLayout(top)
        column.addWidget(self.headline)
        column.addSpacing(2)
        column.addWidget(self.told)
        column.addWidget(self.notice)
        column.addSpacing(4)
        column.addWidget(self.several)
        column.addWidget(self._named(_("Show as")))
        column.addWidget(self.show_as)
        column.addWidget(self.show_as_menu)
        column.addSpacing(2)
        tone = _line(self._named(_("Tone")), self.tone)
        tone.setStretch(1, 1)
        column.addLayout(tone)
        column.addSpacing(6)
        column.addWidget(self._named(_("Short headline for contents")))
        column.addWidget(self.short)
        column.addSpacing(8)
        self._summary_part = self._part(
            _line(self._named(_("Summary")), self.proposed, None, self.propose, self.confirm), self.summary
        )
        self._passage_part = self._part(_line(self.passages_name, None, self.counted), self.passages, self.no_marks)
        column.addWidget(self._summary_part)
        column.addWidget(self._passage_part)
        column.addWidget(self._named(_("Our comment")))
        column.addWidget(self.comment)
        column.addSpacing(8)
        column.addWidget(self.also)
        column.addStretch()
        self.area = QScrollArea()
        self.area.setWidget(page)
        page.setAutoFillBackground(False)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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

    def _named(self, text: str) -> QWidget:
        return label(text, self._desk.fonts.ui("small", 500), "muted")

    def _part(self, *pieces: QWidget | QHBoxLayout) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        for piece in pieces:
            if isinstance(piece, QWidget):
                column.addWidget(piece)
            else:
                column.addLayout(piece)
        return part

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
        self.confirm.clicked.connect(lambda: self._change(summary=self.summary.words()))
        self.propose.clicked.connect(self._propose)
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
        self._show_summary(facts)
        self._show_passages(facts)
        self.also.show_story(facts)
        self._desk.actions.enable("also_in", facts.story is not None, _("No other outlet ran it."))
        self._let(self._desk.writable)
        self._stack.setCurrentWidget(self.area)
        if other:
            self.area.verticalScrollBar().setValue(0)

    def _show_summary(self, facts: EntryFacts) -> None:
        entry = facts.entry
        instead = entry.rendition is Rendition.EXCERPT and not facts.ticked
        self._summary_part.setVisible(entry.rendition is Rendition.SUMMARY or instead)
        self.summary.show_words(entry.summary or facts.proposed)
        self.proposed.setVisible(not entry.summary and bool(facts.proposed))
        self.confirm.setVisible(not entry.summary and bool(facts.proposed))
        self.propose.setVisible(bool(entry.summary) and entry.summary != facts.proposed)

    def _show_passages(self, facts: EntryFacts) -> None:
        excerpt = facts.entry.rendition is Rendition.EXCERPT
        quotable = bool(facts.passages) and facts.entry.rendition is not Rendition.HEADLINE
        self._passage_part.setVisible(excerpt or quotable)
        self.passages.setVisible(bool(facts.passages))
        why = _("Nothing is marked in it.") if not facts.passages else _("A headline alone has no quotes.")
        self._desk.actions.enable("entry_quotes", quotable, why)
        self.passages_name.setText(_("Passages from your marks") if excerpt else _("Quotes from your marks"))
        self.passages.show_passages(facts)
        ticked = [one for one in facts.passages if one.mark.id in facts.ticked]
        number = _n("1 word", "{n} words", sum(one.words for one in ticked))
        apart = sum(one.mark.id in facts.entry.quotes for one in facts.passages)
        said = _("{some} of {all}, {words}").format(some=len(ticked), all=len(facts.passages), words=number)
        self.counted.setText(said if excerpt else _n("1 set apart", "{n} set apart", apart) if apart else "")
        self.counted.setVisible(bool(facts.passages))
        hint = _("No marks yet. Mark words in the reader with 1 to 5; until then the summary stands in.")
        self.no_marks.setText(_("No passage is ticked, so the summary stands in.") if facts.passages else hint)
        self.no_marks.setVisible(excerpt and not ticked)

    def _let(self, on: bool) -> None:
        for field in (self.short, self.summary, self.comment):
            field.setReadOnly(not on)
        self.told.let(on)
        self.also.let(on)
        for widget in (self.show_as, self.show_as_menu, self.tone, self.passages, self.confirm, self.propose):
            widget.setEnabled(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the renditions have no room beside each other they stand in a menu."""
        super().resizeEvent(event)
        bar = self.area.verticalScrollBar().sizeHint().width()
        narrow = event.size().width() < self.show_as.minimumSizeHint().width() + 2 * SIDE + bar
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

    def edit_headline(self) -> None:
        """Put the keyboard in the short headline."""
        self.short.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.short.selectAll()

    def ask_reason(self) -> None:
        """Put the keyboard where the reason for dropping the entry is typed."""
        self.area.verticalScrollBar().setValue(0)
        self.told.ask()

    def edit_quotes(self) -> None:
        """Put the keyboard on the marked passages."""
        self.passages.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.area.ensureWidgetVisible(self.passages, 0, 12)

    def edit_also_in(self) -> None:
        """Open the versions of the story, with the keyboard on them, or close them."""
        self.also.toggle()

    def _see_also(self) -> None:
        """Bring the versions into sight, as soon as the page has grown by them."""
        QTimer.singleShot(0, lambda: self.area.ensureWidgetVisible(self.also, 0, 12))

    def edit_comment(self) -> None:
        """Put the keyboard in our comment."""
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


def _line(*pieces: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for piece in pieces:
        if piece is None:
            row.addStretch(1)
        else:
            row.addWidget(piece, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
