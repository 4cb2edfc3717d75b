"""Finding in the text that is shown: the sheet, its hits on the page, and the keys that go from one to the next."""

from clipper.ui.desk import Desk
from clipper.ui.reader.finding import hits
from clipper.ui.reader.page import Page


class Finder:
    """Binds Ctrl+G, F3 and Shift+F3."""

    def __init__(self, desk: Desk, page: Page) -> None:
        self._page = page
        self.places: tuple[tuple[int, int], ...] = ()
        """Hits as offsets in the Body's text."""
        self.current = -1
        page.find_bar.sought.connect(self.seek)
        page.find_bar.stepped.connect(self.step)
        page.find_bar.closed.connect(self.close)
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
        self._page.view.setFocus()

    def forget(self) -> None:
        """No hits on the page."""
        self.places, self.current = (), -1
        self._page.view.show_hits((), -1)

    def again(self) -> None:
        """Another text is on the page: look in it for the same words."""
        if self._page.find_bar.isVisible():
            self.seek(self._page.find_bar.field.text())
        else:
            self.forget()

    def seek(self, words: str) -> None:
        """Show all hits, and go to the first one in or after what is in view."""
        view = self._page.view
        article = view.article
        if article is None:
            return
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
