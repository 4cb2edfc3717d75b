"""Suggested quotations in the reader: a pale line under the words, a card beside the ones at the caret, one key to accept."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from clipper.annotate import anchors
from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.model.quotation import Quotation
from clipper.ui.quotes.offer_card import OfferCard

if TYPE_CHECKING:
    from clipper.model.clipping import Clipping
    from clipper.store.library import Library
    from clipper.ui.desk import Desk
    from clipper.ui.reader.page import Page
    from clipper.workflows.find_quotations import Found

GAP = 8


class Suggestions:
    """Binds the two actions; knows what the clipping on the page offers."""

    def __init__(self, desk: "Desk", page: "Page", settled: Callable[[], None]) -> None:
        """`settled` is called when something was accepted or refused."""
        self._desk = desk
        self._page = page
        self._settled = settled
        self._clipping: Clipping | None = None
        self._offered: tuple[Quotation, ...] = ()
        self.offers: tuple[Quotation, ...] = ()
        """What is offered, in the order of the text."""
        self._places: tuple[tuple[int, int], ...] = ()
        self._at = -1
        self.card = OfferCard(page.desk, page)
        self.card.accepted.connect(self.accept)
        self.card.refused.connect(self.refuse)
        self.card.done.connect(page.view.setFocus)
        desk.actions.bind("accept_quotation", self.accept)
        desk.actions.bind("refuse_quotation", self.refuse)
        page.view.suggestion_pressed.connect(self._go)
        page.view.words_chosen.connect(self._follow_caret)
        for moved in (page.view.scrolled, page.view.lines_moved, page.arranged):
            moved.connect(self._place)
        desk.writable_changed.connect(lambda _on: self._enable())
        self._enable()

    def show(self, clipping: "Clipping | None") -> None:
        """Offer what is said in a clipping whose article is on the page; found beside the window."""
        if clipping is None or self._clipping is None or clipping.id != self._clipping.id:
            self._take((), clipping)
        self._clipping = clipping
        if clipping is None:
            return

        def read(library: "Library") -> "tuple[Found | None, tuple[Quotation, ...]]":
            from clipper.workflows import find_quotations

            return find_quotations.offered(library, clipping.id)

        self._desk.jobs.read(
            read, lambda found: self._found(clipping, *found), key="quotations", failed=lambda _e: None
        )

    def _found(self, clipping: "Clipping", fresh: "Found | None", offers: tuple[Quotation, ...]) -> None:
        if fresh is not None and self._desk.writable:
            self._desk.jobs.change("", lambda library: library.quotations.remember([fresh]))
        if self._clipping is not None and clipping.id == self._clipping.id:
            self._take(offers, clipping)

    def follow(self) -> None:
        """All words of a long text are set: what is offered stands where its words stand now."""
        self._take(self._offered, self._clipping)

    def _take(self, offers: tuple[Quotation, ...], clipping: "Clipping | None") -> None:
        self._offered, article = offers, self._page.view.article
        standing: list[tuple[Quotation, tuple[int, int]]] = []
        for one in offers if article is not None and clipping is not None else ():
            assert article is not None
            if article.body.text[one.start : one.end] == one.text:
                places = article.places
                standing.append((one, (places.position(one.start), places.position(one.end))))
        self.offers = tuple(one for one, _place in standing)
        self._places = tuple(place for _one, place in standing)
        self._at = -1
        self._follow_caret()

    # -- which one -----------------------------------------------------------------------------------------------

    def _follow_caret(self) -> None:
        """Offer the words the caret stands in; a mark there goes before."""
        view = self._page.view
        if self.card.isVisible() and self.card.isAncestorOf(self._page.focusWidget() or view):
            return
        here = -1
        if self._places and not view.textCursor().hasSelection() and view.mark_under_caret() is None:
            position = view.textCursor().position()
            here = next((n for n, (start, end) in enumerate(self._places) if start <= position <= end), -1)
        self._offer(here)

    def _offer(self, at: int) -> None:
        self._at = at
        self._page.view.show_offers(self._places, at)
        if at >= 0:
            self.card.offer(self.offers[at], writable=self._desk.writable)
            self._place()
        self.card.setVisible(at >= 0)
        self._enable()

    def _go(self, at: int) -> None:
        """Put the caret into offered words, and offer them."""
        view = self._page.view
        view.setFocus()
        view.go_to(self._places[at][0])
        self._offer(at)

    def _enable(self) -> None:
        why = "" if self._desk.writable else _("This library is open to read only.")
        able = self._desk.writable and bool(self.offers)
        self._desk.actions.enable("accept_quotation", able, why or _("No quotation is suggested here."))
        self._desk.actions.enable(
            "refuse_quotation", able and self._at >= 0, why or _("Put the caret into a suggested quotation first.")
        )

    def _place(self) -> None:
        """Stand beside the words: over the notes where they are in sight, else below the first line."""
        if self._at < 0 or self._at >= len(self._places):
            return
        page, view = self._page, self._page.view
        start, end = self._places[self._at]
        beside = page.side_shown and not page.narrow and page.side.shows("notes")
        self.card.setFixedWidth(page.side.notes.width() if beside else page.desk.fonts.px(240))
        self.card.adjustSize()
        line = view.y() + round(view.line_top(start))
        if beside:
            x = page.side.x() + page.side.notes.x()
            y = line - GAP
        else:
            x = page.words_box().left() + GAP
            y = view.y() + round(view.line_top(end)) + page.setting().leading + GAP
        self.card.move(QPoint(x, y))
        self.card.raise_()

    def speaker_of(self, start: int, end: int) -> str:
        """Who says the words between two offsets, where they are part of an offered quotation."""
        return next((one.speaker for one in self.offers if one.start <= start and end <= one.end + 1), "")

    # -- deeds ---------------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Make the offered words a key quote with its speaker; where none are offered, go to the next ones."""
        clipping = self._clipping
        if clipping is None or not self.offers:
            return
        if self._at < 0:
            here = self._page.view.textCursor().position()
            self._go(next((n for n, (start, _end) in enumerate(self._places) if start >= here), 0))
            return
        one, author = self.offers[self._at], self._desk.settings.author
        anchor = anchors.anchor(clipping.draft.body.text, one.start, one.end)

        def deed(library: "Library") -> int:
            library.clippings.note_read([clipping.id])
            return library.annotations.add(clipping.id, anchor, Role.KEY_QUOTE, speaker=one.speaker, author=author)

        said = _("Quotation of {speaker} accepted").format(speaker=one.speaker)
        self._do(_("Accept quotation"), deed, said)

    def refuse(self) -> None:
        """Say that the offered words are no quotation, for good."""
        clipping = self._clipping
        if clipping is None or self._at < 0:
            return
        exact = self.offers[self._at].text
        self._do(
            _("Refuse quotation"),
            lambda library: library.quotations.refuse(clipping.id, exact),
            _("Not offered as a quotation any more"),
        )

    def _do(self, name: str, deed: "Callable[[Library], object]", said: str) -> None:
        self.offers = tuple(one for n, one in enumerate(self.offers) if n != self._at)
        self._places = tuple(place for n, place in enumerate(self._places) if n != self._at)
        self._offered = self.offers
        self._page.view.setFocus()
        self._offer(-1)

        def done(_value: object) -> None:
            self._desk.notices.undo_bar(said)
            self._settled()

        def failed(error: Exception) -> None:
            self._desk.notices.error(error)
            self._settled()

        self._desk.jobs.change(name, deed, done, failed)
