"""Finding words across the pages: counted page by page in the worker, painted where pages are seen, with jumps over all."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clipper.ui.reader.finding import hits

if TYPE_CHECKING:
    from clipper.ui.pageview.page_item import PageItem
    from clipper.ui.pageview.page_texts import PageTexts, Place
    from clipper.ui.pageview.pages_view import PagesView
    from clipper.ui.reader.find_bar import FindBar

_BATCH = 10
"""Pages that are counted together."""


class PageFind(QObject):
    """Drives the sheet for finding; the hits of a page are words of it, known as soon as the page's words are."""

    changed = Signal()
    """Other hits, or another one is the current one."""

    def __init__(self, view: "PagesView", texts: "PageTexts", bar: "FindBar") -> None:
        super().__init__(view)
        self._view = view
        self._texts = texts
        self.bar = bar
        self._words = ""
        self._number = 0
        self._uncounted: list[int] = []
        """Places of pages that are still to be counted."""
        self._unread: list[int] = []
        """Places of pages without a text layer: OCR's words are looked through."""
        self._counting = False
        self._counts: dict[int, int] = {}
        self._found: dict[int, tuple[tuple[int, int], ...]] = {}
        self.current: tuple[int, int] | None = None
        """The place of a page, and which of its hits."""
        self.blind = 0
        """Pages looked through that have no words at all: pictures that were not recognised."""
        self._to_come = False
        """The current hit is to be brought into view once its page's words are known."""
        texts.came.connect(self._text_came)
        bar.sought.connect(self.seek)
        bar.stepped.connect(self.step)
        bar.closed.connect(self.close)

    @property
    def busy(self) -> bool:
        """Whether pages are still to be looked through, or the current hit's page."""
        return self._counting or bool(self._unread) or self._to_come

    @property
    def count(self) -> int:
        """How many hits there are on all pages looked through."""
        return sum(self._counts.values())

    def on(self, place: int) -> tuple[tuple[int, int], ...]:
        """First and last word of every hit on a page (by its place, from 0), if its words are known."""
        if not self._words or not self._counts.get(place):
            return ()
        if place not in self._found:
            text = self._texts.known(self._view.pages[place])
            if text is None:
                return ()
            flow = text.flow
            self._found[place] = tuple(flow.words(start, end) for start, end in hits(flow.text, self._words))
            # a page of odd order may have one more or fewer in reading order
            self._counts[place] = len(self._found[place])
        return self._found[place]

    # -- the sheet -----------------------------------------------------------------------------------------------

    def open(self, words: str = "") -> None:
        """Show the sheet, with the chosen words if they are few."""
        self.bar.open(words if len(words) <= 60 and "\n" not in words else "")
        self.seek(self.bar.field.text())

    def close(self) -> None:
        """Put the sheet and the hits away."""
        self.bar.hide()
        self.forget()
        self._view.setFocus()

    def forget(self) -> None:
        """No hits on the pages."""
        self.stop()
        self._words, self.current, self.blind = "", None, 0
        self._counts.clear()
        self._found.clear()
        self.changed.emit()

    def stop(self) -> None:
        """Look through no more pages."""
        self._number += 1
        self._uncounted, self._unread, self._counting, self._to_come = [], [], False, False

    def pages_changed(self) -> None:
        """Other pages are shown: look for the same words on them."""
        words = self._words if self.bar.isVisible() else ""
        self.forget()
        if words and self._view.pages:
            self.seek(words)

    # -- looking -------------------------------------------------------------------------------------------------

    def seek(self, words: str) -> None:
        """Look for these words from the page in view on, and round."""
        self.forget()
        self._words = " ".join(words.split())
        count, here = len(self._view.pages), max(0, self._view.page)
        if self._words and count:
            self._uncounted = [*range(here, count), *range(here)]
            self._count_on()
        else:
            self.bar.say(0, 0)

    def _count_on(self) -> None:
        """Have the next pages counted."""
        pages, number = self._view.pages, self._number
        batch = [place for place in self._uncounted[:_BATCH] if pages[place].file == pages[self._uncounted[0]].file]
        del self._uncounted[: len(batch)]
        self._counting = True

        def counted(times: tuple[int, ...]) -> None:
            if number == self._number:
                self._take(batch, times)

        self._texts.times([pages[place] for place in batch], self._words, counted)

    def _take(self, batch: list[int], times: tuple[int, ...]) -> None:
        self._counts.update({place: n for place, n in zip(batch, times, strict=True) if n > 0})
        self._unread += [place for place, n in zip(batch, times, strict=True) if n < 0]
        self._counting = bool(self._uncounted)
        if self._counting:
            self._count_on()
        self._read_on()
        self._begin()
        self._say()
        self.changed.emit()

    def _read_on(self) -> None:
        """Look through what OCR read, a page at a time."""
        while self._unread:
            place = self._unread[0]
            text = self._texts.of(self._view.pages[place])
            if text is None:
                return
            self._unread.pop(0)
            self._counts[place] = 1 if text.count else 0
            self.blind += not text.count
            self.on(place)

    def _text_came(self, place: "Place") -> None:
        if not self._words:
            return
        if self._unread:
            self._read_on()
            self._begin()
            self.changed.emit()
        here = self._view.pages[self.current[0]] if self.current is not None else None
        if self._to_come and here is not None and (here.file.sha256, here.number) == place:
            self._show_current()
        self._say()

    def _begin(self) -> None:
        """Go to the first hit in or after what is seen."""
        if self.current is None:
            place = next((place for place, n in self._counts.items() if n), None)
            if place is not None:
                self.current = place, -1
                self._to_come = True
                self._show_current()

    def step(self, step: int) -> None:
        """Go to the next hit, or the one before; with the sheet away, for the words sought last."""
        if not self._words:
            self.seek(self.bar.field.text())
            return
        places = sorted(place for place, n in self._counts.items() if n)
        if not places:
            return
        place, n = self.current if self.current is not None else (places[-1], self._counts[places[-1]] - 1)
        if 0 <= n + step < self._counts.get(place, 0):
            n += step
        else:
            at = places.index(place) if place in places else -1
            place = places[(at + step) % len(places)]
            n = 0 if step > 0 else self._counts[place] - 1
        self.current, self._to_come = (place, n), True
        self._show_current()
        self._say()

    def _show_current(self) -> None:
        """Bring the current hit into view; where its page's words are not known yet, the page's head until they are."""
        if self.current is None:
            return
        place, n = self.current
        page = self._view.pages[place]
        text = self._texts.of(page)
        if text is None:
            if place != self._view.page:
                self._view.go_to(place)
            return
        found = self.on(place)
        self._to_come = False
        if found:
            n = self._first(place, page, found) if n < 0 else min(n, len(found) - 1)
            self.current = place, n
            self._view.go_to(place, page.from_own(text.around(*found[n])))
        self.changed.emit()

    def _first(self, place: int, page: "PageItem", found: tuple[tuple[int, int], ...]) -> int:
        """The first hit on a page in or after what is seen."""
        seen = next((box for at, _page, box in self._view.in_view() if at == place), None)
        text = self._texts.known(page)
        if seen is None or text is None:
            return 0
        below = (n for n, (first, _last) in enumerate(found) if page.from_own(text.box(first)).bottom() >= seen.top())
        return next(below, 0)

    def _say(self) -> None:
        count = self.count
        if not count and self.busy:
            return
        place, n = self.current if self.current is not None else (0, 0)
        before = sum(times for at, times in self._counts.items() if at < place)
        self.bar.say(before + max(0, n), count)
