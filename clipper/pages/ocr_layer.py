"""What OCR read on the pages of an original: every word with its place and how sure it is; derived, never journaled.

It can always be made again from the kept original, so losing it loses nothing but time.
"""

import json
from collections.abc import Iterable, Iterator

from msgspec import Struct

from clipper.pages.regions import Box

_VERSION = 1


class ReadWord(Struct, frozen=True):
    """A word that an engine read on a page."""

    text: str
    sure: float
    """0 to 1, as the engine says."""
    box: Box
    """In fractions of the page as it is shown, also where it lies on its side."""
    line: int
    """The engine's line on this page, from 0; the words of one line follow each other from left to right."""


class ReadPage(Struct, frozen=True):
    """One page of the original as an engine read it."""

    page: int
    """Counted from 0."""
    width: float
    height: float
    """As shown, in points for a PDF and in pixels for a picture."""
    turned: int = 0
    """Degrees (clockwise: 0, 90, 180, 270) by which the page had to be turned to be read."""
    words: tuple[ReadWord, ...] = ()

    @property
    def sure(self) -> float:
        """The engine's confidence on average over all letters, 0 to 1; 0 where there is no word."""
        return sureness(self.words)


class OcrLayer(Struct, frozen=True):
    """Everything that was read on an original, and by what."""

    engine: str
    """Name and version ("tesseract 5.3.0")."""
    language: str
    """The engine's own name of the language ("deu", "eng+fra"), empty where it has none to choose from."""
    pages: tuple[ReadPage, ...] = ()

    @property
    def sure(self) -> float:
        """The engine's confidence on average over all letters, 0 to 1."""
        return sureness(word for page in self.pages for word in page.words)


def sureness(words: Iterable[ReadWord]) -> float:
    """How sure words are on average over their letters, 0 to 1; 0 for none."""
    weights = [(word.sure, sum(c.isalnum() for c in word.text)) for word in words]
    letters = sum(weight for _sure, weight in weights)
    return sum(sure * weight for sure, weight in weights) / letters if letters else 0.0


def as_json(layer: OcrLayer) -> str:
    """The layer as one JSON object; `layer_from` reads it back."""
    return json.dumps(
        {
            "version": _VERSION,
            "engine": layer.engine,
            "language": layer.language,
            "pages": [
                {
                    "page": page.page,
                    "width": page.width,
                    "height": page.height,
                    "turned": page.turned,
                    "words": [
                        [w.text, w.sure, w.box.left, w.box.top, w.box.right, w.box.bottom, w.line]
                        for w in page.words
                    ],
                }
                for page in layer.pages
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )  # fmt: skip


def layer_from(text: str) -> OcrLayer | None:
    """The layer written by `as_json`; None for what another version or nobody wrote."""
    try:
        told = json.loads(text)
        if told["version"] != _VERSION:
            return None
        return OcrLayer(told["engine"], told["language"], tuple(_page(page) for page in told["pages"]))
    except (ValueError, KeyError, TypeError):
        return None


def _page(told: dict) -> ReadPage:
    words = tuple(ReadWord(word[0], word[1], Box(*word[2:6]), word[6]) for word in told["words"])
    return ReadPage(told["page"], told["width"], told["height"], told["turned"], words)


def words_in(layer: OcrLayer, page: int, box: Box) -> Iterator[ReadWord]:
    """The words of one page whose middles lie in a rectangle (page fractions), line by line."""
    for one in layer.pages:
        if one.page == page:
            yield from (word for word in one.words if box.holds(*word.box.middle))
