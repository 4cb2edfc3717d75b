"""The layer of recognised words: kept as JSON, found again by place, set straight for reading."""

import math
import random

import pytest

from clipper.pages.ocr_child import lines_in
from clipper.pages.ocr_layer import OcrLayer, ReadPage, ReadWord, as_json, layer_from, words_in
from clipper.pages.ocr_lines import upright_size, words_of
from clipper.pages.regions import Box

HEIGHTS = {"ace": (0.5, 0.0), "bald": (0.7, 0.0), "gap": (0.5, 0.2), "Body": (0.7, 0.2), "NATO": (0.7, 0.0)}
"""What stands over and under the base line of a word, in ems."""


def page_of(lines: list[tuple[float, float, list[str], float]], slant: float = 0.0) -> ReadPage:
    """Tight boxes of words as an engine gives them: (left, base, words, size) in dots of a page of 1000 by 1000."""
    words = []
    for number, (left, base, texts, size) in enumerate(lines):
        for text in texts:
            above, below = HEIGHTS[text]
            wide, foot = 0.5 * size * len(text), base + slant * left
            box = Box(left, foot - above * size, left + wide, foot + below * size).scaled(0.001, 0.001)
            words.append(ReadWord(text, 0.9, box, number))
            left += wide + 0.3 * size
    return ReadPage(0, 1000, 1000, 0, tuple(words))


def test_a_layer_comes_back_from_its_json() -> None:
    word = ReadWord("Zürich", 0.913, Box(0.1, 0.2, 0.3, 0.25), 4)
    layer = OcrLayer("tesseract 5.3.0", "deu", (ReadPage(2, 595.0, 842.0, 90, (word,)), ReadPage(3, 10, 20)))
    assert layer_from(as_json(layer)) == layer
    assert [layer_from(one) for one in ("", "[]", "{}", '{"version": 99}', '{"version": 1, "pages": 3}')] == [None] * 5


def test_the_certainty_of_a_page_counts_letters() -> None:
    words = (
        ReadWord("wharf", 0.9, Box(0, 0, 1, 1), 0),
        ReadWord("—", 0.0, Box(0, 0, 1, 1), 0),
        ReadWord("x", 0.3, Box(0, 0, 1, 1), 0),
    )
    assert ReadPage(0, 1, 1, 0, words).sure == pytest.approx((0.9 * 5 + 0.3) / 6)
    assert ReadPage(0, 1, 1).sure == 0


def test_words_are_found_by_their_place() -> None:
    page = page_of([(100, 100, ["ace", "gap"], 20), (100, 600, ["Body"], 20)])
    assert [word.text for word in words_in(OcrLayer("", "", (page,)), 0, Box(0, 0, 1, 0.2))] == ["ace", "gap"]


@pytest.mark.parametrize("slant", [0.0, 0.03, -0.03])
def test_sizes_are_those_of_the_type_and_not_of_the_letters(slant: float) -> None:
    dice = random.Random(3)
    lines = [(50.0, 100.0 + 30 * n, dice.choices(list(HEIGHTS), k=14), 20.0) for n in range(20)]
    words = words_of(page_of([(50.0, 60.0, ["NATO", "Body", "bald", "gap", "ace"], 40.0), *lines], slant))
    assert [round(word.size / 20) for word in words] == [2] * 5 + [1] * 280
    assert len({word.size for word in words}) == 2
    tops = [round(word.box.top) for word in words[5:19]]
    assert max(tops) - min(tops) <= 2


def test_noise_is_left_out_and_nothing_else() -> None:
    box = Box(0.1, 0.1, 0.2, 0.12)
    words = (
        ReadWord("—|", 0.9, box, 0), ReadWord("x;", 0.2, box, 1), ReadWord("kept", 0.35, box, 2), ReadWord("too", 0.35, box, 2), ReadWord("gone", 0.5, box, 3),
        ReadWord("a", 0.2, box, 4), ReadWord("quay", 0.95, box, 4),
    )  # fmt: skip
    assert [word.text for word in words_of(ReadPage(0, 100, 100, 0, words))] == ["kept", "too", "a", "quay"]


@pytest.mark.parametrize(("turned", "left", "top"), [(0, 10, 20), (90, 170, 10), (180, 80, 170), (270, 20, 80)])
def test_a_turned_page_is_laid_out_upright(turned: int, left: float, top: float) -> None:
    page = ReadPage(0, 100, 200, turned, (ReadWord("hook", 0.9, Box(0.1, 0.1, 0.2, 0.15), 0),))
    (word,) = words_of(page)
    assert upright_size(page) == ((200, 100) if turned in {90, 270} else (100, 200))
    assert math.isclose(word.box.left, left)
    assert abs(word.box.bottom - (top + 10)) < 5


def test_only_upright_lines_are_taken_from_hocr() -> None:
    word = "<span class='ocrx_word' title='bbox 1 2 30 12; x_wconf 87'><strong>A&amp;B</strong></span>"
    lines = "".join(
        f"<span class='{kind}' title='bbox 1 2 3 4{more}'>{word}</span>"
        for kind, more in (
            ("ocr_line", ""),
            ("ocr_header", "; textangle 0"),
            ("ocr_line", "; textangle 90"),
            ("other", ""),
        )
    )
    assert lines_in(f"<html><body><p>{lines}</p></body></html>") == [[["A&B", 0.87, 1, 2, 30, 12]]] * 2
