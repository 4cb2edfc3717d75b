"""The words on pictured pages, recognised in the language chosen or found, with what is to be told of the reading."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.language import language_of
from clipper.model.clipping import Confidence, Draft, RecognisedPage
from clipper.model.intake import Ocr
from clipper.pages.ocr_layer import OcrLayer, ReadPage

if TYPE_CHECKING:
    from PIL.Image import Image

    from clipper.importers.pdf_text import Sheet
    from clipper.pages.ocr import Found
    from clipper.pages.ocr_engine import Engine
    from clipper.pages.page_layer import PageWords

_SURE = 0.6
"""From here on a word counts as read."""
_FEWEST_WORDS, _LEAST_SURE = 3, 0.5
"""A page with fewer such words, or less sure on average, is a picture."""
_TELLING_WORDS = 25
"""Words from which on a page tells its language."""
_DOUBTFUL = 0.75
_PLAIN = 0.95
"""The engine's confidence on a clean page."""
_BODY_POINTS = 10.0
"""The type of a picture's text in points, where nothing says how large the paper was."""

_PAGE_POINTS = 9.0
"""The type of most of a page whose picture does not say how large the paper was."""

Page = tuple[int, "Callable[[], Image]"]
"""A page's number from 0, and how to draw it."""
Scale = Callable[[int, "Image"], float]
"""Points for a pixel of a page (its number, its picture), 0 where unknown."""


class Recognised(Struct, frozen=True):
    """What was read on some pages, and the sentences to tell the user."""

    layer: OcrLayer = OcrLayer("", "")
    warnings: tuple[str, ...] = ()
    pages: "tuple[PageWords, ...]" = ()
    """Those with words, in reading order and with their blocks."""

    def kept(self, numbers: Iterable[int]) -> tuple[RecognisedPage, ...]:
        """Those of these numbers as a library remembers them."""
        from clipper.pages.page_layer import as_json

        wanted = set(numbers)
        return tuple(RecognisedPage(p.page, p.language, p.source, as_json(p)) for p in self.pages if p.page in wanted)


def recognised(pages: Iterable[Page], wish: Ocr, scale: Scale | None = None) -> Recognised:
    """The words on pages, as many as the time allows; pages without a legible word hold none."""
    from clipper.pages.ocr import first_language, usable
    from clipper.pages.ocr_engine import engine

    pages = list(pages)
    found = engine()
    if found is None:
        return Recognised(warnings=(_no_engine(),))
    language, warnings = usable(wish.language, found), []
    if wish.language and not language and found.data:
        warnings.append(_no_data(wish.language, found))
    reading = _Reading(found, language or first_language(found), bool(language), wish.until, scale)
    for count, (number, draw) in enumerate(pages, 1):
        if wish.until is not None and time.monotonic() >= wish.until:
            break
        if wish.told:
            wish.told(count, len(pages))
        reading.read(number, draw)
    warnings += reading.told(len(pages))
    layer = OcrLayer(_name(found), reading.language, tuple(reading.pages))
    return Recognised(layer, tuple(warnings), tuple(reading.whole))


def _name(engine: "Engine") -> str:
    return f"{engine.name} {engine.version}".strip()


class _Reading:
    """One engine reading page after page; the first page that tells its language sets it for the rest."""

    def __init__(self, engine: "Engine", language: str, chosen: bool, until: float | None, scale: Scale | None) -> None:
        self.engine, self.language, self.chosen, self.until, self.scale = engine, language, chosen, until, scale
        self.pages: list[ReadPage] = []
        self.whole: list[PageWords] = []
        self.failed = self.late = 0
        self.script = self.missing = ""

    def read(self, number: int, draw: "Callable[[], Image]") -> None:
        from clipper.errors import Rejected
        from clipper.pages.ocr_engine import EngineFailed

        try:
            image = draw()
            self._begin_in_its_language(image)
            found = self._page(image, number)
            if not self.chosen:
                found = self._in_its_language(found, image)
        except Rejected:
            return
        except EngineFailed as problem:
            self.failed += 1
            self.late += problem.late
            return
        self.script = self.script or found.script
        if not _is_legible(found.page):
            self.pages.append(replace(found.page, words=()))
            return
        self.pages.append(found.page)
        self.whole.append(self._laid_out(found, image))

    def _laid_out(self, found: "Found", image: "Image") -> "PageWords":
        from clipper.pages.layout import laid_out
        from clipper.pages.ocr_lines import type_size
        from clipper.pages.page_layer import of_ocr
        from clipper.pages.page_marks import marks_of_picture

        scale = self.scale(found.page.page, image) if self.scale else 0.0
        size = type_size(found.page)
        usual = _PAGE_POINTS / size if size else 72.0 / 300
        words = of_ocr(found.page, OcrLayer(_name(self.engine), found.language), scale or usual)
        return laid_out(marks_of_picture(image, words))

    def _page(self, image: "Image", number: int) -> "Found":
        from clipper.pages.ocr import read_page

        return read_page(image, self.engine, self.language, chosen=self.chosen, number=number, until=self.until)

    def _begin_in_its_language(self, image: "Image") -> None:
        """Begin in the language of a sample, where there is one to choose: a whole page would be read twice."""
        from clipper.pages.ocr import engine_name, words_sampled
        from clipper.pages.ocr_engine import EngineFailed

        if self.chosen or len(self.engine.languages) < 2:
            return
        try:
            words = words_sampled(image, self.engine, self.language)
        except EngineFailed:
            return
        named = engine_name(_language_in(words))
        self.language = named if named in self.engine.languages else self.language

    def _in_its_language(self, found: "Found", image: "Image") -> "Found":
        """The page read again where its words are in another language that the engine knows."""
        from clipper.pages.ocr import engine_name
        from clipper.pages.ocr_engine import EngineFailed

        self.language = found.language
        words = [word.text for word in found.page.words if word.sure >= _SURE]
        if not _is_legible(found.page) or not (code := _language_in(words)):
            return found
        self.chosen = True
        named = engine_name(code)
        if named in found.language.split("+"):
            return found
        if named not in self.engine.languages:
            self.missing = named if self.engine.data and named != code else ""
            return found
        before, self.language = self.language, named
        try:
            again = self._page(image, found.page.page)
        except EngineFailed:
            return found
        if again.page.sure < found.page.sure - 0.02:
            self.language = before
            return found
        return again

    def told(self, count: int) -> list[str]:
        """What the user should know of the reading."""
        said = []
        done = len(self.pages) + self.failed
        if done < count:
            said.append(_("The words on the last {n} of {all} pictured pages were not recognised: it would take too long.").format(n=count - done, all=count))  # fmt: skip
        if self.late:
            said.append(_("Recognising the words took too long on {n} of {all} pages.").format(n=self.late, all=count))
        if self.failed > self.late:
            said.append(_("The words on {n} of {all} pages could not be recognised.").format(n=self.failed - self.late, all=count))  # fmt: skip
        if self.script:
            said.append(_("This page is in {script} script, for which no data is installed. Install a language of Tesseract that is written in it and import this again.").format(script=self.script))  # fmt: skip
        elif self.missing:
            said.append(_("The text seems to be in another language than it was read in: accents may be wrong. Install Tesseract’s data “{name}” and import this again.").format(name=self.missing))  # fmt: skip
        sure = OcrLayer("", "", tuple(self.pages)).sure
        if 0 < sure < _DOUBTFUL:
            said.append(_("The words were recognised with little certainty ({n} %). Compare them with the original.").format(n=round(100 * sure)))  # fmt: skip
        return said


def _language_in(words: Sequence[str]) -> str:
    """The language that both halves of some words are in; "" for few words, and for names and numbers, which are in none."""
    half = len(words) // 2
    codes = {language_of(" ".join(part)) for part in (words[:half], words[half:])}
    return codes.pop() if len(words) >= _TELLING_WORDS and len(codes) == 1 else ""


def _is_legible(page: ReadPage) -> bool:
    words = [word for word in page.words if word.sure >= _SURE and sum(c.isalpha() for c in word.text) >= 3]
    return len(words) >= _FEWEST_WORDS and page.sure >= _LEAST_SURE


def _no_engine() -> str:
    return _("The words on this picture were not recognised: no program for that is here. Install Tesseract, or Clipper with its extra “ocr”, and import this again.")  # fmt: skip


def _no_data(language: str, engine: "Engine") -> str:
    return _("Tesseract has no data for the language “{name}”. It has: {all}.").format(
        name=language, all=", ".join(engine.languages)
    )


def sheet_of(page: ReadPage, scale: float) -> "Sheet":
    """A page that was read as one with words; `scale` is points for one unit of its size."""
    from clipper.importers.pdf_text import Sheet
    from clipper.pages.ocr_lines import upright_size, words_of

    return Sheet(page.page, upright_size(page)[1] * scale, words_of(page, scale))


def scale_of(pages: Iterable[ReadPage]) -> float:
    """Points for one unit of pictures of unknown size, so that most of their type is as large as a newspaper's."""
    from clipper.importers.pdf import usual_size

    sheets = [sheet_of(page, 1.0) for page in pages]
    words = any(sheet.words for sheet in sheets)
    return _BODY_POINTS / usual_size(sheets) if words else 1.0


def as_recognised(draft: Draft, layer: OcrLayer) -> Draft:
    """The Draft with every field's certainty lowered by how sure the reading is, where there is one."""
    if not any(page.words for page in layer.pages):
        return draft
    share = min(1.0, layer.sure / _PLAIN)
    told = tuple(
        Confidence(one.field, round(one.sure * share, 2), _("{where}, recognised").format(where=one.source))
        for one in draft.confidence
    )
    return replace(draft, confidence=told)
