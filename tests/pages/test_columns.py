"""Reading order of words on pages made here: one to four columns, headlines across them, tables, lists."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.pages.columns import columns_of, lines_of
from clipper.pages.regions import Box
from clipper.pages.render import Word

SIZE = 10.0


def set_text(words: list[str], left: float, top: float, width: float, size: float = SIZE) -> list[Word]:
    """Words set in lines of a column, half an em a letter, 1.2 em from line to line."""
    found, x, y = [], left, top
    for text in words:
        wide = 0.5 * size * len(text)
        if x + wide > left + width and x > left:
            x, y = left, y + 1.2 * size
        found.append(Word(text, Box(x, y, x + wide, y + size), size))
        x += wide + 0.3 * size
    return found


def numbered(name: str, count: int) -> list[str]:
    return [f"{name}{'x' * (n % 7)}{n}" for n in range(count)]


def read(words: list[Word], seed: int = 0) -> list[str]:
    """The words in reading order, whatever order they came in."""
    mixed = list(words)
    random.Random(seed).shuffle(mixed)
    return [word.text for column in columns_of(mixed) for line in column.lines for word in line.words]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("seed", [1, 2])
def test_columns_are_read_one_after_the_other(count: int, seed: int) -> None:
    width = (500 - 12 * (count - 1)) / count
    texts = [numbered(f"c{n}", 120 + 10 * n) for n in range(count)]
    words = [word for n, text in enumerate(texts) for word in set_text(text, 50 + n * (width + 12), 100 + n, width)]
    assert read(words, seed) == [text for column in texts for text in column]


def test_a_headline_across_the_columns_comes_first_and_a_foot_last() -> None:
    head, left, right, foot = numbered("head", 6), numbered("left", 90), numbered("right", 90), numbered("foot", 30)
    words = [
        *set_text(head, 50, 40, 500, 24), *set_text(left, 50, 90, 240), *set_text(right, 306, 90, 240), *set_text(foot, 50, 700, 500),
    ]  # fmt: skip
    assert read(words) == [*head, *left, *right, *foot]


def test_an_article_below_another_is_read_after_it() -> None:
    upper = [numbered("a", 60), numbered("b", 60)]
    middle = numbered("m", 12)
    lower = [numbered("c", 50), numbered("d", 50), numbered("e", 50)]
    words = [word for n, text in enumerate(upper) for word in set_text(text, 50 + n * 256, 60, 244)]
    words += set_text(middle, 50, 300, 500, 18)
    words += [word for n, text in enumerate(lower) for word in set_text(text, 50 + n * 170, 380, 158)]
    assert read(words) == [text for part in (*upper, middle, *lower) for text in part]


def test_rows_of_a_table_stay_together() -> None:
    rows = [[f"r{y}c{x}" for x in range(4)] for y in range(8)]
    words = [
        Word(text, Box(50 + 120 * x, 100 + 14 * y, 80 + 120 * x, 110 + 14 * y), SIZE)
        for y, row in enumerate(rows)
        for x, text in enumerate(row)
    ]
    assert read(words) == [text for row in rows for text in row]


def test_bullets_stay_with_their_lines() -> None:
    words: list[Word] = []
    wanted: list[str] = []
    for n in range(8):
        text = numbered(f"item{n}", 6)
        words += [Word("•", Box(50, 100 + 14 * n, 54, 110 + 14 * n), SIZE), *set_text(text, 70, 100 + 14 * n, 480)]
        wanted += ["•", *text]
    assert read(words) == wanted


def test_every_word_is_in_exactly_one_column() -> None:
    dice = random.Random(7)
    words = [
        Word(
            str(n),
            Box(x := dice.uniform(0, 500), y := dice.uniform(0, 700), x + dice.uniform(2, 60), y + dice.uniform(5, 30)),
            10,
        )
        for n in range(400)
    ]
    assert sorted(read(words)) == sorted(word.text for word in words)
    assert columns_of([]) == ()


def test_words_of_two_sizes_share_a_line_where_their_middles_meet() -> None:
    words = [
        Word("Drop", Box(0, 0, 40, 12), 12),
        Word("cap", Box(44, 2, 60, 11), 9),
        Word("below", Box(0, 16, 40, 26), 10),
    ]
    assert [line.text for line in lines_of(words)] == ["Drop cap", "below"]


@given(
    st.lists(
        st.tuples(st.floats(0, 500), st.floats(0, 700), st.floats(1, 120), st.floats(1, 40), st.floats(0, 40)),
        max_size=60,
    )
)
@settings(max_examples=40, deadline=None)
def test_the_order_is_always_a_permutation(given_boxes: list[tuple[float, float, float, float, float]]) -> None:
    words = [
        Word(str(n), Box(left, top, left + wide, top + high), size)
        for n, (left, top, wide, high, size) in enumerate(given_boxes)
    ]
    found = [word for column in columns_of(words) for line in column.lines for word in line.words]
    assert sorted(word.text for word in found) == sorted(word.text for word in words)


@given(st.integers(2, 4), st.integers(24, 60), st.floats(-0.4, 0.4), st.integers(1, 14), st.integers(0, 99))
@settings(max_examples=15, deadline=None)
def test_headlines_go_before_columns_and_columns_before_rows(
    count: int, long: int, offset: float, headline: int, seed: int
) -> None:
    """However long the headline, and whatever the lines of the columns are set against each other."""
    width = (500 - 14 * (count - 1)) / count
    head = ["Harbours"] * 6 + [f"Head{n}" for n in range(headline)]
    words = set_text(head, 50, 30, 500, 24)
    below = max(word.box.bottom for word in words) + 10
    texts = [numbered(f"c{n}", 40 + long) for n in range(count)]
    for n, text in enumerate(texts):
        words += set_text(text, 50 + n * (width + 14), below + n * offset * SIZE, width)
    assert read(words, seed) == [*head, *(text for column in texts for text in column)]
