"""Words of a page and words of the clipping's text tied to each other by their letters alone.

So hyphens, line ends, blanks and quote marks may differ; which of several places is meant, what stands around tells.
"""

from collections.abc import Sequence

from clipper.annotate import anchors
from clipper.model.annotation import Anchor
from clipper.pages.page_text import PageText, letters

_AROUND = 48
"""Letters before and after that are compared."""
_PART = 12
"""Letters of which a part of a passage must have so many to be looked for by itself."""
_MOST = 200
"""Places weighed."""


def spans_on(anchor: Anchor, text: PageText) -> tuple[tuple[int, int], ...]:
    """First and last word of every stretch of a page where a mark's words stand; empty where they do not."""
    words = [one for one in (letters(word).text for word in anchor.exact.split()) if one]
    if not words or not text.count:
        return ()
    page, around = text.letters, (letters(anchor.prefix).text, letters(anchor.suffix).text)
    at = _place("".join(words), *around, page.text)
    found = [(at, at + sum(map(len, words)))] if at is not None else _parts(words, *around, page.text)
    return tuple(sorted((text.word_at(page.origin(a)), text.word_at(page.origin(b - 1))) for a, b in found))


def _parts(words: list[str], before: str, after: str, page: str) -> list[tuple[int, int]]:
    """Where the parts of a passage stand that runs over columns, pages or another article: its words as far as they go on."""
    whole = "".join(words)
    if len(whole) < 2 * _PART or not (whole[:_PART] in page or whole[-_PART:] in page):
        return []
    found, first = [], 0
    while first < len(words):
        last = _reach(words, first, page)
        part = "".join(words[first:last])
        if len(part) < _PART:
            first += 1
            continue
        behind, ahead = "".join(words[:first]) or before, "".join(words[last:]) or after
        at = _place(part, behind, ahead, page)
        if at is not None:
            found.append((at, at + len(part)))
        first = last
    return found


def _reach(words: list[str], first: int, page: str) -> int:
    """The end of the most words from `first` on that stand on the page one after the other."""
    low, high = first, first + 1
    while high <= len(words) and "".join(words[first:high]) in page:
        low, high = high, high + max(1, high - first)
    high = min(high, len(words) + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if "".join(words[first:middle]) in page else (low, middle)
    return low


def _place(sought: str, before: str, after: str, text: str) -> int | None:
    """Where letters stand in others; of several places the one whose surroundings agree best, in doubt none if it is short."""
    places: list[int] = []
    at = text.find(sought)
    while at >= 0 and len(places) < _MOST:
        places.append(at)
        at = text.find(sought, at + 1)
    if not places:
        return None
    graded = sorted((-_agreement(text, at, at + len(sought), before, after), at) for at in places)
    sure, best = -graded[0][0], graded[0][1]
    if len(sought) < 8 and sure < 3 and (before or after):
        return None
    return best


def _agreement(text: str, start: int, end: int, before: str, after: str) -> int:
    """How many letters before and after are the same."""
    found = 0
    for a, b in zip(reversed(before[-_AROUND:]), reversed(text[max(0, start - _AROUND) : start]), strict=False):
        if a != b:
            break
        found += 1
    for a, b in zip(after[:_AROUND], text[end : end + _AROUND], strict=False):
        if a != b:
            break
        found += 1
    return found


class BodyText:
    """A clipping's text, ready to be searched by letters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._letters = letters(text)

    def anchor(self, parts: Sequence[tuple[PageText, int, int]]) -> Anchor | None:
        """The anchor of words chosen on pages (each part: page, first and last word); None where the text has them not."""
        chosen = "".join(letters(text.said(first, last)).text for text, first, last in parts)
        if not chosen:
            return None
        first_page, first, _last = parts[0]
        last_page, _first, last = parts[-1]
        before = letters(first_page.said(max(0, first - 12), first - 1)).text if first else ""
        count = last_page.count
        after = letters(last_page.said(last + 1, min(count - 1, last + 12))).text if last + 1 < count else ""
        at = _place(chosen, before, after, self._letters.text)
        if at is None:
            return None
        start = self._letters.origin(at)
        end = self._letters.origin(at + len(chosen) - 1) + 1
        opening = len(word) - len(word.lstrip(_MARKS)) if (word := first_page.word(first)) else 0
        closing = len(word) - len(word.rstrip(_MARKS)) if (word := last_page.word(last)) else 0
        while opening and start and self.text[start - 1] in _MARKS:
            start, opening = start - 1, opening - 1
        while closing and end < len(self.text) and self.text[end] in _MARKS:
            end, closing = end + 1, closing - 1
        return anchors.anchor(self.text, start, end)


_MARKS = "\"'“”„‘’‚«»‹›()[]{}.,;:!?…–—-"
"""What may stand before and after a word as it is printed."""
