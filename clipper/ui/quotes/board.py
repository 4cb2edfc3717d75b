"""Who said what: all speakers of the library, what each of them said, and the same words as different outlets quoted them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QDialog, QSplitter, QStackedWidget, QWidget
from shiboken6 import isValid

from clipper.i18n import _, _n
from clipper.model.changes import Changes
from clipper.model.quotation import Said
from clipper.ui.place import Place, Where
from clipper.ui.quotes.beside import Beside
from clipper.ui.quotes.finding import find_all
from clipper.ui.quotes.rows import SPEAKER_HIGH, SaidDelegate, SaidModel, SpeakerDelegate, SpeakerModel
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.empty import EmptyState
from clipper.ui.widgets.fitting import fitting
from clipper.ui.widgets.frames import ground
from clipper.ui.widgets.label import ElidedLabel
from clipper.ui.widgets.read_view import ReadView
from clipper.ui.widgets.window_parts import (
    PANES,
    TitledPane,
    lay_out,
    list_pane,
    search_field,
    side_by_side,
    window_foot,
    window_head,
)

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk
    from clipper.ui.jobs import Job

WIDE, HIGH, LEFT, BELOW = 1160, 760, 272, 224
LISTS, NOTHING = 0, 1
PIECE = 60
"""Rows measured at a time."""
COMPARED = 400
"""Quotations of one speaker, the newest ones, that are compared with each other."""
Speakers = tuple[tuple[str, int], ...]
Read = tuple[str, tuple[Said, ...], tuple[Said, ...], tuple[tuple[int, ...], ...]]


class QuoteBoard(QDialog):
    """Stands beside the main window; what is not searched yet is searched by a job that can be stopped."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._every: Speakers = ()
        self._wanted = ""
        self._pool: tuple[Said, ...] = ()
        self._same: tuple[tuple[int, ...], ...] = ()
        """By row: the places in the pool of those that print the same words."""
        self.job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Who said what"))
        ground(self, "list")
        self._later = QTimer(self, interval=600, singleShot=True)
        self._later.timeout.connect(self.refresh)
        self._laid = 0
        self._more = QTimer(self, interval=0, singleShot=True)
        self._more.timeout.connect(self._lay_more)
        self._build()
        self.resize(fitting(QSize(desk.fonts.px(WIDE), desk.fonts.px(HIGH)), self))
        desk.changed.connect(self._announced)
        self.refresh()
        self._search_all()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        desk = self._desk
        self.names, self.said = SpeakerModel(self), SaidModel(self)
        self.said.language = desk.settings.language
        self.speakers, self.quotes = ReadView(desk.fonts.px(SPEAKER_HIGH)), ReadView(desk.fonts.px(90))
        self._delegate = SaidDelegate(desk, self.quotes, self.said)
        for view, model, delegate, name in (
            (self.speakers, self.names, SpeakerDelegate(desk, self.speakers, self.names), _("Speakers")),
            (self.quotes, self.said, self._delegate, _("Quotations")),
        ):
            view.show_in(desk, model, delegate, name)
        self.speakers.went.connect(self._show_speaker)
        self.speakers.entered_row.connect(lambda _row: self.quotes.setFocus())
        self.quotes.went.connect(self._show_beside)
        self.quotes.entered_row.connect(self._open)
        self.beside = Beside(desk)
        self.empty = EmptyState(desk, "quote", "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(side_by_side(desk, list_pane(self.speakers), self._right(), LEFT, WIDE))
        self.stack.addWidget(self.empty)
        self.field = search_field(desk, _("Search speakers"), _("Search speakers"), 260)
        self.field.textChanged.connect(lambda _text: self._list())
        self.field.returnPressed.connect(lambda: self.speakers.setFocus())
        head = window_head(desk, _("Who said what"), self.close, self.field, spacing=10, side=PANES)
        lay_out(self, desk, head, self.stack, self._foot())
        self.setFocusProxy(self.field)

    def _right(self) -> QWidget:
        desk = self._desk
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.quotes)
        parts.addWidget(self.beside)
        parts.setStretchFactor(0, 1)
        parts.setSizes([desk.fonts.px(HIGH - BELOW), desk.fonts.px(BELOW)])
        self.beside.hide()
        self._pane = TitledPane(desk, parts)
        return self._pane

    def _foot(self) -> QWidget:
        desk, fonts = self._desk, self._desk.fonts
        foot, row = window_foot(desk, PANES)
        self._hint = ElidedLabel(desk, "", fonts.ui("small", tabular=True), "muted")
        self.stop = button(desk, _("Stop"), lambda: self.job and self.job.cancel(), kind="quiet")
        self.copy = button(desk, _("Copy with source"), self.copy_said)
        self.copy.setToolTip(_("The words, who says them, outlet and date (Ctrl+Shift+C)"))
        self.go = button(desk, _("Show the clipping"), lambda: self._open(self.quotes.currentIndex().row()))
        for part in (self._hint, self.stop, self.copy, self.go, button(desk, _("Close"), self.close)):
            row.addWidget(part, 1 if part is self._hint else 0)
        self.stop.hide()
        return foot

    # -- searching -----------------------------------------------------------------------------------------------

    def _search_all(self) -> None:
        """Search what was not searched yet, where anything may be remembered."""

        def begin(left: int) -> None:
            if left and isValid(self) and self._desk.writable and self.job is None:
                self.job = find_all(self._desk, self._kept, self._ended)
                self.stop.show()
                self._tell()

        self._desk.jobs.read(lambda library: library.quotations.unread(), begin, key="quotations unread")

    def _kept(self) -> None:
        if isValid(self):
            self._tell()
            if not self._later.isActive():
                self._later.start()

    def _ended(self) -> None:
        if isValid(self):
            self.job = None
            self.stop.hide()
            self.refresh()

    def _tell(self) -> None:
        if self.job is not None and self.job.progress.total:
            done, total = self.job.progress.done, self.job.progress.total
            self._hint.setText(_("Finding quotations: {done} of {total} clippings").format(done=done, total=total))
        else:
            self._hint.setText(_("Enter shows the clipping. Found ones are suggestions until you accept them there."))

    # -- showing -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read again who speaks."""
        self._desk.jobs.read(lambda library: library.quotations.speakers(), self._show, key="quote speakers")

    def _announced(self, changes: Changes) -> None:
        if any(kind is None or kind for kind in (changes.annotations, changes.clippings)):
            self._later.start()

    def _show(self, speakers: Speakers) -> None:
        if isValid(self):
            self._every = speakers
            self._list()
            self._tell()

    def _list(self) -> None:
        """List the speakers whose name holds what is typed."""
        typed = self.field.text().casefold().split()
        shown = [one for one in self._every if all(part in one[0].casefold() for part in typed)]
        self.names.show_rows(shown)
        self.stack.setCurrentIndex(LISTS if shown else NOTHING)
        if not self._every and self.job is not None:
            self.empty.say("quote", _("Reading the clippings."), _("Speakers appear as soon as they are found."))
        elif not self._every:
            self.empty.say("quote", _("Nobody is quoted here yet."), _("File clippings with quotations in them."))
        elif not shown:
            said = _("Nobody called “{name}” is quoted.").format(name=self.field.text().strip())
            self.empty.say("search", said, _("Part of a name is enough."))
        places = [n for n, one in enumerate(shown) if one[0].casefold() == self._wanted.casefold()]
        if shown:
            self.speakers.stand(places[0] if places else 0)
            self._show_speaker(self.speakers.currentIndex().row())

    def _show_speaker(self, row: int) -> None:
        if not 0 <= row < len(self.names.rows):
            return
        name = self._wanted = self.names.rows[row][0]
        self._pane.title.setText(name)
        self._desk.jobs.read(lambda library: _read(library, name), self._show_said, key="quotes by")

    def _show_said(self, read: Read) -> None:
        name, said, self._pool, same = read
        if not isValid(self) or name != self._wanted:
            return
        kept = self.chosen
        self._same = same
        self._delegate.others = {
            n: len({self._pool[at].outlet for at in places}) for n, places in enumerate(same[: len(said)]) if places
        }
        self.said.show_rows(said)
        self._lay()
        self._pane.below.setText(next((one.title for one in said if one.title), ""))
        self._pane.below.setVisible(bool(self._pane.below.text()))
        self._pane.number.setText(_n("{n} quotation", "{n} quotations", len(said)))
        if said:
            places = [
                n
                for n, one in enumerate(said)
                if kept is not None and (one.clipping, one.start) == (kept.clipping, kept.start)
            ]
            self.quotes.stand(places[0] if places else 0)
        self._show_beside(self.quotes.currentIndex().row())

    def _lay(self) -> None:
        """Give the rows their heights, the first ones now and the others a few at a time."""
        self._laid = 0
        self._lay_more()

    def _lay_more(self) -> None:
        width, end = self.quotes.viewport().width(), min(len(self.said.rows), self._laid + PIECE)
        for row in range(self._laid, end):
            self.quotes.setRowHeight(row, self._delegate.high(row, width))
        self._laid = end
        if end < len(self.said.rows):
            self._more.start()

    @property
    def chosen(self) -> Said | None:
        """The quotation the cursor stands on."""
        row = self.quotes.currentIndex().row()
        return self.said.rows[row] if 0 <= row < len(self.said.rows) else None

    def _show_beside(self, row: int) -> None:
        one = self.chosen
        for part in (self.copy, self.go):
            part.setEnabled(one is not None)
        others = [self._pool[at] for at in self._same[row]] if one is not None and row < len(self._same) else []
        distinct = list({other.outlet + other.text: other for other in others}.values())
        self.beside.show_said(one, distinct)

    # -- deeds ---------------------------------------------------------------------------------------------------

    def _open(self, row: int) -> None:
        if not 0 <= row < len(self.said.rows):
            return
        desk, one = self._desk, self.said.rows[row]
        desk.show(Place(Where.ALL))
        desk.select((one.clipping,))
        desk.open(one.clipping)
        window = self.parentWidget()
        if window is not None:
            window.activateWindow()

    def copy_said(self) -> None:
        """Copy the words with who says them, outlet and date."""
        one = self.chosen
        if one is None:
            return

        def take(found: object) -> None:
            from clipper.model.clipping import Clipping
            from clipper.ui.reader.quotation import quotation

            if isinstance(found, Clipping):
                QGuiApplication.clipboard().setMimeData(
                    quotation(found, one.text, one.speaker, self._desk.settings.language)
                )
                self._desk.notices.say(_("Copied with its source"))

        self._desk.jobs.read(lambda library: library.clippings.one(one.clipping), take, key="quote copied")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the lists; Esc empties the search, then closes; copying takes the source along."""
        shifted = QKeySequence(event.keyCombination()) == QKeySequence("Ctrl+Shift+C")
        if event.matches(QKeySequence.StandardKey.Copy) or shifted:
            self.copy_said()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths break lines elsewhere."""
        super().resizeEvent(event)
        self._lay()


def _read(library: "Library", name: str) -> Read:
    """What a speaker said, and what is compared with it: also what is printed under the last name alone."""
    from clipper.curate.same_words import same_words

    said = library.quotations.by(name)
    last = name.rsplit(" ", 1)[-1]
    pool = (*said[:COMPARED], *(library.quotations.by(last)[:COMPARED] if last != name else ()))
    same = same_words(pool)
    return name, said, pool, same[: len(said[:COMPARED])] + ((),) * max(0, len(said) - COMPARED)
