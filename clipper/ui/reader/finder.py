"""Finding in the text that is shown: the sheet, its hits on the page, and the keys that go from one to the next."""

from clipper.ui.desk import Desk
from clipper.ui.reader.finding import hits, sought, spots
from clipper.ui.reader.page import Page


class Finder:
    """Binds Ctrl+G, F3 and Shift+F3; while clippings are searched for, the words sought are the hits."""

    def __init__(self, desk: Desk, page: Page) -> None:
        self._desk = desk
        self._page = page
        self._to_first = False
        """The first hit is still to be brought into view."""
        self.places: tuple[tuple[int, int], ...] = ()
        """Hits as offsets in the Body's text."""
        self.current = -1
        page.find_bar.sought.connect(self.seek)
        page.find_bar.stepped.connect(self.step)
        page.find_bar.closed.connect(self.close)
        page.view.moved_by_hand.connect(self._let_go)
        desk.searched.connect(lambda _text: self.begin(now=True))
        desk.actions.bind("find_in_text", self.open)
        desk.actions.bind("find_next", lambda: self.step(1))
        desk.actions.bind("find_previous", lambda: self.step(-1))

    def open(self) -> None:
        """Show the sheet, with the chosen words if they are few."""
        view = self._page.view
        words, article = view.chosen(), view.article
        if article is None:
            return
        chosen = article.body.text[words[0] : words[1]] if words else ""
        self._page.find_bar.open(chosen if len(chosen) <= 60 and "\n" not in chosen else "")
        self.seek(self._page.find_bar.field.text())

    def close(self) -> None:
        """Put the sheet and the hits away; the words found last are chosen, ready to be marked."""
        found = self.places[self.current] if 0 <= self.current < len(self.places) else None
        self._page.find_bar.hide()
        self.forget()
        if found is not None:
            self._page.view.choose(*found)
        self.again()
        self._page.view.setFocus()

    def forget(self) -> None:
        """No hits on the page."""
        self.places, self.current = (), -1
        self._page.view.show_hits((), -1)
        self._page.head.show_sought(())

    def begin(self, *, now: bool = False) -> None:
        """Another clipping is opened, or other words are searched for: its first hit is to come into view."""
        self.current, self._to_first = 0, True
        if now:
            self.again()

    def again(self) -> None:
        """Another text is on the page: look in it for the same words."""
        if self._page.find_bar.isVisible():
            self.seek(self._page.find_bar.field.text())
        elif self._desk.query_text.strip():
            self._show_sought()
        else:
            self.forget()

    def _show_sought(self) -> None:
        """Show where the words stand that clippings are searched for."""
        view, article = self._page.view, self._page.view.article
        if article is None:
            return
        words = sought(self._desk.sought)
        self._page.head.show_sought(words)
        self.places = spots(article.body.text, words)
        self.current = max(0, min(self.current, len(self.places) - 1)) if self.places else -1
        spans = [(article.places.position(a), article.places.position(b)) for a, b in self.places]
        view.show_hits(spans, self.current)
        start = self.places[0][0] if self.places else -1
        # a long text is set piece by piece: its first hit may not stand yet
        if self._to_first and spans and (article.whole or article.places.offset(spans[0][0]) == start):
            view.show_line(spans[0][0])

    def _let_go(self) -> None:
        """She goes where she likes."""
        self._to_first = False

    def seek(self, words: str) -> None:
        """Show all hits, and go to the first one in or after what is in view."""
        view = self._page.view
        article = view.article
        if article is None:
            return
        self._page.head.show_sought(())
        self.places = hits(article.body.text, words)
        here = view.first_in_view()
        self.current = (
            next((n for n, (start, _end) in enumerate(self.places) if start >= here), 0) if self.places else -1
        )
        self._show()

    def step(self, step: int) -> None:
        """Go to the next or the previous hit; with the sheet away, for the words sought last."""
        if not self.places and self._page.find_bar.field.text():
            self.seek(self._page.find_bar.field.text())
            return
        if self.places:
            self.current = (self.current + step) % len(self.places)
            self._show()

    def _show(self) -> None:
        view = self._page.view
        article = view.article
        assert article is not None
        spans = [(article.places.position(a), article.places.position(b)) for a, b in self.places]
        view.show_hits(spans, self.current)
        self._page.find_bar.say(self.current, len(self.places))
        if spans:
            view.show_line(spans[self.current][0])
