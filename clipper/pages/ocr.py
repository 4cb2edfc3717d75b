"""Recognising the words on pictures of pages: made ready, turned upright where need be, read by an engine."""

import time
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from clipper import limits
from clipper.pages.ocr_engine import Engine, EngineFailed, Lines, lines_on, orientation_of
from clipper.pages.ocr_layer import ReadPage, ReadWord
from clipper.pages.ocr_lines import type_size, unicased
from clipper.pages.ocr_parts import LARGE, SAMPLE, densest, joined, parts_of
from clipper.pages.regions import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_LONGEST = 6000
"""Pixels of the longer side; larger pictures are made smaller."""
_SMALL_TYPE, _GOOD_TYPE, _MOST_TIMES = 27.0, 40.0, 4.0
"""Pixels of an em: pages set smaller are enlarged to the good size, at most so many times."""
_TINY_TYPE, _MANY = 19.0, 1_000
"""The same for pages of so many words that were read well at once: they take long, and gain nothing (measured on newspapers)."""
_SMALL = 1200
"""Pixels of the longer side up to which a picture with hardly a legible word may have too small ones."""
_OSD_SIDE = 2000
"""Pixels of the longer side that are enough to tell how a page lies."""
_LEAST = (24, 60)
"""Height and width below which no line of text fits."""
_CONTRAST = 24
"""Steps of grey between the darkest and the lightest dot of a page that is not blank."""
_HOPELESS, _POOR, _GOOD = 0.4, 0.7, 0.8
_FEW_WORDS = 5
_TELLING = 20
"""Words from which on poor reading may come from a page that lies on its side."""
_TURN_SURE = 1.0
_PLAINLY = 0.15
"""By how much a sample must be read better one way than the other to settle how the page lies."""
_LANGUAGES = """af:afr sq:sqi ar:ara hy:hye az:aze eu:eus be:bel bn:ben bs:bos bg:bul ca:cat hr:hrv cs:ces da:dan nl:nld en:eng
et:est fi:fin fr:fra gl:glg ka:kat de:deu el:ell gu:guj he:heb hi:hin hu:hun is:isl id:ind ga:gle it:ita ja:jpn kn:kan kk:kaz km:khm
ko:kor ky:kir lo:lao lv:lav lt:lit mk:mkd ms:msa ml:mal mr:mar ne:nep no:nor nb:nor nn:nor pa:pan ps:pus fa:fas pl:pol pt:por ro:ron
ru:rus sr:srp si:sin sk:slk sl:slv es:spa sw:swa sv:swe ta:tam te:tel th:tha tr:tur uk:ukr ur:urd uz:uzb vi:vie zh:chi_sim"""
"""ISO 639-1 and the name of Tesseract's data."""
_SCRIPTS = {
    "Cyrillic": "rus ukr bul srp bel mkd kaz kir", "Greek": "ell", "Arabic": "ara fas urd pus", "Hebrew": "heb", "Devanagari": "hin mar nep",
    "Thai": "tha", "Georgian": "kat", "Armenian": "hye", "Bengali": "ben", "Han": "chi_sim chi_tra", "HanS": "chi_sim", "HanT": "chi_tra",
    "Japanese": "jpn", "Korean": "kor", "Hangul": "kor", "Tamil": "tam", "Telugu": "tel", "Gujarati": "guj", "Kannada": "kan",
    "Malayalam": "mal", "Fraktur": "frk deu_latf",
}  # fmt: skip


class Found(Struct, frozen=True):
    """What was read on one page."""

    page: ReadPage
    language: str
    """The engine's name of the language it was read in."""
    script: str = ""
    """The script of the page where it is one that no installed language is written in ("Cyrillic")."""


def engine_name(language: str) -> str:
    """The engine's name of a language: "de" is "deu", "de+fr" is "deu+fra"; any other name stays as it is."""
    return "+".join(_named().get(one.strip().lower(), one.strip()) for one in language.split("+") if one.strip())


@lru_cache(maxsize=1)
def _named() -> dict[str, str]:
    return {code: name for code, _colon, name in (pair.partition(":") for pair in _LANGUAGES.split())}


def codes_of(names: Sequence[str]) -> tuple[str, ...]:
    """The engine's names of languages as two-letter codes, those that have none as they are; scripts are left out."""
    known = {name: code for code, name in reversed(_named().items())}
    return tuple(known.get(one, one) for one in names if "/" not in one)


def usable(language: str, engine: Engine) -> str:
    """The parts of a chosen language that the engine has data for, joined by "+"; "" for none."""
    return "+".join(one for one in engine_name(language).split("+") if one in engine.languages)


def first_language(engine: Engine) -> str:
    """The language to begin with where none was chosen."""
    plain = [one for one in engine.languages if "/" not in one]
    return "eng" if "eng" in plain else next(iter(plain or engine.languages), "")


def is_blank(image: "Image") -> bool:
    """Whether a picture is too small, or of one colour, and so holds no words."""
    if image.height < _LEAST[0] or image.width < _LEAST[1]:
        return True
    dark, light = image.convert("L").getextrema()
    return float(light) - float(dark) < _CONTRAST  # pyright: ignore[reportArgumentType]


def read_page(
    image: "Image", engine: Engine, language: str, *, chosen: bool = False, number: int = 0, until: float | None = None
) -> Found:
    """The words of one page; `language` is the engine's own name, `chosen` by a person or only to begin with.

    Where the reading is poor, the page is turned upright, and read in a language of its script unless one was chosen.
    `until` is the time.monotonic() at which it must end. Raises EngineFailed.
    """
    end = time.monotonic() + limits.OCR_PAGE_SECONDS
    end = end if until is None else min(end, until)
    empty = ReadPage(number, image.width, image.height)
    if is_blank(image):
        return Found(empty, language)
    grey = _ready(image)
    lines = _lines(grey, engine, language, end)
    found = Found(_page(empty, grey, lines), language)
    lie = 0 if "osd" in engine.data else _lie(lines)
    try:
        if lie:
            found = _turned(empty, grey, lie, engine, language, end)
        if found.page.sure < _POOR and len(found.page.words) >= _TELLING:
            found = _again(found, empty, grey, engine, chosen, end)
        return _larger(found, empty, grey, engine, end)
    except EngineFailed:
        # The first reading is better than none.
        return found


def words_sampled(image: "Image", engine: Engine, language: str) -> tuple[str, ...]:
    """The words in the thick of a large page, in no more than a tenth of the time that all of it takes; () for a small one."""
    sample = densest(_ready(image))
    if sample is None or is_blank(sample):
        return ()
    (lines,) = lines_on([sample], engine, language, limits.OCR_PAGE_SECONDS)
    return tuple(word[0] for line in lines for word in line if word[1] >= _HOPELESS)


def _lines(grey: "Image", engine: Engine, language: str, end: float) -> Lines:
    """The lines of words on a grey picture; the parts of a large one are read at the same time."""
    parts = parts_of(grey)
    return joined(parts, lines_on([part.image for part in parts], engine, language, _left(end)))


def _larger(found: Found, empty: ReadPage, grey: "Image", engine: Engine, end: float) -> Found:
    """The page read once more, enlarged, where its letters are too small."""
    times = _enlargement(found.page)
    if times <= 1.0:
        return found
    larger = _turned(empty, _resized(grey, times), found.page.turned, engine, found.language, end)
    return larger if larger.page.sure >= found.page.sure or len(found.page.words) < _TELLING else found


def _again(found: Found, empty: ReadPage, grey: "Image", engine: Engine, chosen: bool, end: float) -> Found:
    """A poor page read once more: the right way up, in a language of its script."""
    if "osd" not in engine.data:
        return _by_trying(found, empty, grey, engine, end)
    small = _resized(grey, min(1.0, _OSD_SIDE / max(grey.size)))
    turn, sure, script = orientation_of(small, engine, _left(end))
    turn = turn if sure >= _TURN_SURE and not _stands(found, grey, turn, engine, end) else 0
    fitting = [one for one in _SCRIPTS.get(script, "").split() if one in engine.languages]
    foreign = script in _SCRIPTS and not set(_SCRIPTS[script].split()) & set(found.language.split("+"))
    language = fitting[0] if foreign and fitting and not chosen else found.language
    best = found
    if turn or language != found.language:
        best = _better(found, _turned(empty, grey, turn, engine, language, end))
    return replace(best, script=script) if foreign and not fitting and best.page.sure < _POOR else best


def _stands(found: Found, grey: "Image", turn: int, engine: Engine, end: float) -> bool:
    """Whether a large page plainly lies as it should, whatever its shapes say: the place of its surest words is tried turned,
    in a tenth of the time that all of it takes. Never of a small page, and of one without such a place."""
    square = _surest(found.page, *grey.size) if turn and grey.width * grey.height >= LARGE else None
    if square is None:
        return False
    tried = grey.crop(square).rotate(-turn, expand=True)
    (lines,) = lines_on([tried], engine, found.language, _left(end))
    turned = _page(ReadPage(0, *tried.size), tried, lines)
    here = [one for one in found.page.words if _is_in(one.box, square, grey.size)]
    return replace(found.page, words=tuple(here)).sure >= turned.sure + _PLAINLY


def _surest(page: ReadPage, wide: int, high: int) -> tuple[int, int, int, int] | None:
    """The square (pixels) in which most letters were read well; None where they are few everywhere."""
    half = SAMPLE // 2
    cells: Counter[tuple[int, int]] = Counter()
    for word in page.words:
        if word.sure >= _GOOD:
            x, y = word.box.middle
            column, row = int(x * wide) // half, int(y * high) // half
            cells.update({(column - a, row - b): len(word.text) for a in (0, 1) for b in (0, 1)})
    if not cells or max(cells.values()) < _TELLING * 2:
        return None
    (column, row), _letters = max(cells.items(), key=lambda cell: (cell[1], cell[0]))
    left, top = max(0, column * half), max(0, row * half)
    return left, top, min(wide, left + SAMPLE), min(high, top + SAMPLE)


def _is_in(box: Box, square: tuple[int, int, int, int], size: tuple[int, int]) -> bool:
    x, y = box.middle[0] * size[0], box.middle[1] * size[1]
    return square[0] <= x < square[2] and square[1] <= y < square[3]


def _lie(lines: list[list[list]]) -> int:
    """How far the page must be turned (clockwise) so that the words of its lines follow each other to the right.

    An engine that reads lines however they lie gives words in the order of reading; one word says nothing.
    """
    votes = dict.fromkeys((0, 90, 180, 270), 0)
    for line in lines:
        (_t, _s, left, top, right, bottom), (_u, _v, *last) = line[0], line[-1]
        across, down = last[0] + last[2] - left - right, last[1] + last[3] - top - bottom
        if abs(across) >= abs(down):
            votes[0 if across >= 0 else 180] += len(line) - 1
        else:
            votes[270 if down > 0 else 90] += len(line) - 1
    best = max(votes, key=lambda turn: votes[turn])
    return best if votes[best] > 0.6 * sum(votes.values()) and votes[best] >= _FEW_WORDS else 0


def _by_trying(found: Found, empty: ReadPage, grey: "Image", engine: Engine, end: float) -> Found:
    """Without a way to tell how the page lies: the first turn that is read well, else the best."""
    first = found.page.turned
    for turn in ((first + 180) % 360, (first + 90) % 360, (first + 270) % 360):
        found = _better(found, _turned(empty, grey, turn, engine, found.language, end))
        if found.page.sure >= _GOOD:
            break
    return found


def _turned(empty: ReadPage, grey: "Image", turn: int, engine: Engine, language: str, end: float) -> Found:
    upright = grey.rotate(-turn, expand=True) if turn else grey
    lines = _lines(upright, engine, language, end)
    return Found(_page(replace(empty, turned=turn), upright, lines), language)


def _better(one: Found, other: Found) -> Found:
    return other if other.page.sure > one.page.sure and len(other.page.words) > 0.3 * len(one.page.words) else one


def _left(end: float) -> float:
    """Seconds left for the page; raises EngineFailed where there are none."""
    seconds = end - time.monotonic()
    if seconds < 1:
        raise EngineFailed(late=True)
    return seconds


def _ready(image: "Image") -> "Image":
    """The picture as engines like it: grey, nothing transparent, its letters neither tiny nor huge."""
    from PIL import Image as Pictures

    if "A" in image.getbands() or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Pictures.new("RGBA", clear.size, "white")
        image = Pictures.alpha_composite(white, clear)
    grey = image.convert("L")
    longest = max(grey.size)
    return _resized(grey, _LONGEST / longest) if longest > _LONGEST else grey


def _enlargement(page: ReadPage) -> float:
    """How many times a page must be enlarged for its letters to be read well; 1 where they are large enough."""
    longest = max(page.width, page.height)
    size = type_size(page)
    if not page.words:
        # Not even a mistaken word: a photograph.
        times = 1.0
    elif len(page.words) < _FEW_WORDS or page.sure < _HOPELESS:
        times = 3.0 if longest <= _SMALL else 1.0
    else:
        well = len(page.words) >= _MANY and page.sure >= _POOR
        times = _GOOD_TYPE / size if 0 < size < (_TINY_TYPE if well else _SMALL_TYPE) else 1.0
    return min(times, _MOST_TIMES, _LONGEST / longest)


def _resized(grey: "Image", times: float) -> "Image":
    from PIL import Image as Pictures

    size = max(1, round(grey.width * times)), max(1, round(grey.height * times))
    return grey.resize(size, Pictures.Resampling.LANCZOS)


def _page(empty: ReadPage, seen: "Image", lines: list[list[list]]) -> ReadPage:
    """What the engine saw as a page of the original: boxes in fractions of the page as shown."""
    words = []
    for number, line in enumerate(lines):
        for text, sure, left, top, right, bottom in sorted(line, key=lambda word: word[2]):
            box = Box(left, top, right, bottom).scaled(1 / seen.width, 1 / seen.height).clamped()
            for piece, part in _pieces(text, box):
                place = _as_shown(part, empty.turned)
                sides = (round(side, 5) for side in (place.left, place.top, place.right, place.bottom))
                words.append(ReadWord(piece, round(min(max(sure, 0.0), 1.0), 3), Box(*sides), number))
    return replace(empty, words=tuple(words))


def _pieces(text: str, box: Box) -> list[tuple[str, Box]]:
    """A word as it is, or its parts where an engine left blanks in it."""
    parts = text.split()
    if len(parts) < 2 or any(unicased(c) for c in text):
        return [("".join(parts), box)] if parts else []
    at, found = 0, []
    for part in parts:
        at = text.index(part, at)
        left, right = (box.left + box.width * place / len(text) for place in (at, at + len(part)))
        found.append((part, Box(left, box.top, right, box.bottom)))
        at += len(part)
    return found


def _as_shown(box: Box, turned: int) -> Box:
    """A rectangle (fractions) of the page that was turned clockwise, on the page as shown."""
    for _quarter in range(turned // 90):
        box = Box(box.top, 1 - box.right, box.bottom, 1 - box.left)
    return box
