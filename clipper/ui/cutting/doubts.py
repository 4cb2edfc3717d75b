"""The words of a cutting that were read with little certainty: one after the other, in the panel and on the page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from clipper.i18n import _
from clipper.ui.cutting.role_words import role_name

if TYPE_CHECKING:
    from clipper.ui.cutting.bench import Bench
    from clipper.ui.cutting.words_view import WordsView
    from clipper.workflows.piece_texts import WordPlace


class Doubts:
    """Which word is looked at now."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench
        self._now: WordPlace | None = None

    @property
    def any(self) -> bool:
        """Whether there is a doubtful word."""
        return bool(self._bench.words.doubtful(self._bench.regions))

    @property
    def now(self) -> "WordPlace | None":
        """The word looked at."""
        return self._now

    def show(self, view: "WordsView", *, shown: bool) -> None:
        """Let a view show the words of the region in hand, and the pages its doubtful ones."""
        bench = self._bench
        region = bench.regions.current
        text = bench.words.of(region.key) if region is not None else None
        view.setVisible(shown and bool(bench.regions.all))
        if region is None or text is None:
            view.show_words(_("Choose a region to see its words"), "", (), ())
        else:
            number = bench.regions.place(region.key) + 1
            view.show_words(f"{number} {role_name(region.role)}", text.text, text.words, text.doubtful)
        if self._now is not None and (text is None or self._now not in text.words):
            self._now = None
        self._mark(shown=shown)

    def step(self, by: int) -> None:
        """Look at the next doubtful word in reading order, or the one before; its region is chosen."""
        bench = self._bench
        found = bench.words.doubtful(bench.regions)
        if not found:
            return
        here = next((n for n, (_key, word) in enumerate(found) if word is self._now or word == self._now), None)
        if here is None:
            place = bench.regions.place(bench.regions.chosen)
            after = [n for n, (key, _word) in enumerate(found) if bench.regions.place(key) >= place]
            there = (after[0] if after else 0) if by > 0 else (after[0] - 1 if after else -1)
        else:
            there = here + by
        key, word = found[there % len(found)]
        bench.choose(key)
        self.look_at(word)

    def look_at(self, word: "WordPlace") -> None:
        """Show where a word stands on its page."""
        self._now = word
        self._mark(shown=True)
        place = self._place(word)
        if place is not None:
            page, box = place
            self._bench.view.go_to(self._bench.view.pages.index(page), box)

    def point(self, view: "WordsView") -> None:
        """Let the view point at the word looked at."""
        if self._now is not None and self._now in view.words:
            view.look_at(view.words.index(self._now))

    def _mark(self, *, shown: bool) -> None:
        bench = self._bench
        if not bench.active:
            return
        doubtful = [word for _key, word in bench.words.doubtful(bench.regions)] if shown else []
        for page in bench.view.pages:
            here = page.file.sha256, page.number
            boxes = tuple(page.from_own(word.box) for word in doubtful if (word.sha256, word.page) == here)
            now = self._now if shown else None
            looked = page.from_own(now.box) if now is not None and (now.sha256, now.page) == here else None
            bench.layers.change(page, doubtful=boxes, looked_at=looked)

    def _place(self, word: "WordPlace") -> "tuple | None":
        page = next(
            (one for one in self._bench.view.pages if (one.file.sha256, one.number) == (word.sha256, word.page)), None
        )
        box: QRectF | None = page.from_own(word.box) if page is not None else None
        return (page, box) if page is not None else None
