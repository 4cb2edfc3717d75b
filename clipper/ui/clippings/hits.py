"""What a search found in a row: the places of its words in a headline, and the words around them in the text."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from clipper.errors import ClipperError
from clipper.model.query import And, Near, Node, Or, Query, Words
from clipper.ui.clippings.press_lines import Spans

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

BEFORE = 24
"""Characters before the first hit, at most."""
KEPT = 512
"""Rows whose words are kept."""


class Hits:
    """Follows one query; asked row by row, for the rows in sight and a few below them."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._query: Query | None = None
        self._words: tuple[str, ...] = ()
        self._around: dict[int, str] = {}

    def follow(self, query: Query | None) -> None:
        """Mark the words of this query from now on (None: of none)."""
        self._query = query
        self._words = tuple(dict.fromkeys(wanted(query.node))) if query is not None else ()
        self._around = {}

    def spans(self, text: str) -> Spans:
        """Where the words sought stand in `text`, as code-point offsets that do not overlap."""
        return spans_in(text, self._words) if self._words else ()

    def around(self, clipping: int, ahead: Sequence[int] = ()) -> tuple[str, Spans]:
        """Some words of the text around the first hit, and where the hits stand in them; empty while nothing is sought.

        Those of the clippings `ahead` are asked for with them: one statement for several takes half as long.
        """
        return parted(self._words_around(clipping, ahead))

    def _words_around(self, clipping: int, ahead: Sequence[int]) -> str:
        """The same words, each hit between \\x01 and \\x02."""
        if not self._words or self._query is None or not self._desk.library.shares_reading:
            return ""
        if clipping not in self._around:
            if len(self._around) >= KEPT:
                self._around.clear()
            unknown = [one for one in dict.fromkeys((clipping, *ahead)) if one not in self._around]
            try:
                found = self._desk.library.snippets(self._query, unknown)
            except ClipperError:
                # busy at this moment: asked again at the next painting
                return ""
            self._around |= {one: near(" ".join(words.split())) for one, words in found.items()}
        return self._around[clipping]


def wanted(node: Node) -> list[str]:
    """The words and phrases that a query looks for; what it leaves out is not among them."""
    if isinstance(node, Words):
        return [node.text] if node.phrase else node.text.split()
    if isinstance(node, Near):
        return list(node.words)
    if isinstance(node, And | Or):
        return [word for part in node.parts for word in wanted(part)]
    return []


@lru_cache(maxsize=256)
def spans_in(text: str, words: tuple[str, ...]) -> Spans:
    """Words at the beginning of a word of `text`; neighbours that touch are one."""
    from clipper.ui.reader.finding import hits

    found = sorted(
        place for word in words for place in hits(text, word, 20) if not place[0] or not text[place[0] - 1].isalnum()
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def near(marked: str) -> str:
    """The words with few of them before the first hit, so that it is seen in a narrow list too."""
    before, mark, rest = marked.partition("\x01")
    if not mark or len(before) <= BEFORE:
        return marked
    end = before[-BEFORE:]
    return f"…{end.partition(' ')[2] or end}{mark}{rest}"


def parted(marked: str) -> tuple[str, Spans]:
    """Words without their \\x01 and \\x02, and the places these enclosed."""
    plain, spans = "", []
    for n, piece in enumerate(marked.split("\x01")):
        hit, _mark, rest = piece.partition("\x02") if n else ("", "", piece)
        if hit:
            spans.append((len(plain), len(plain) + len(hit)))
        plain += hit + rest
    return plain, tuple(spans)
