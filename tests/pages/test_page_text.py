"""A page's words kept small: what is said, where it stands, what is found."""

import pickle

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from clipper.pages.page_layer import PageWord, PageWords
from clipper.pages.page_text import PageText, letters, of_words, times_in
from clipper.pages.regions import Box


def page(*columns: tuple[str, ...], broken: tuple[str, ...] = (), source: str = "text layer") -> PageText:
    """Columns side by side, each of lines of words; words in `broken` end in a hyphen of the setting alone."""
    found, line = [], 0
    for number, column in enumerate(columns):
        for row, text in enumerate(column):
            for place, word in enumerate(text.split()):
                left = 0.5 * number + 0.1 * place
                box = Box(left, 0.1 * row, left + 0.08, 0.1 * row + 0.08)
                found.append(PageWord(word, box, 9, 1.0, number, line, broken=word in broken))
            line += 1
    return of_words(PageWords(0, 500, 500, tuple(found), source))


TWO = page(("ministers met in", "the har-", "bour early-"), ("morning light", "in Lon-don"), broken=("har-",))


def test_parted_words_are_whole_again_and_real_hyphens_stay() -> None:
    assert TWO.said(0, TWO.count - 1) == "ministers met in the harbour early- morning light in Lon-don"
    assert TWO.said(3, 4) == "the har-" and TWO.said(4, 5) == "harbour"
    scan = page(("the har-", "bour"), source="tesseract 5")
    assert scan.said(0, 2) == "the harbour"


def test_lines_columns_and_the_nearest_word() -> None:
    assert TWO.line_of(4) == (3, 4) and TWO.block_of(4) == (0, 6)
    assert TWO.nearest(0.15, 0.02) == (1, 0.0)
    word, far = TWO.nearest(0.95, 0.95) or (0, 0.0)
    assert TWO.word(word) == "Lon-don" and far > 0.5
    strips = list(TWO.strips(1, 4))
    assert [(round(one.left, 2), round(one.right, 2)) for one in strips] == [(0.1, 0.28), (0.0, 0.18)]
    block = TWO.block_at(0.9, 0.5)
    assert block is not None and round(block.left, 2) == 0.5
    assert PageText().nearest(0.5, 0.5) is None and PageText().block_at(0, 0) is None


def test_it_travels_between_processes() -> None:
    again = pickle.loads(pickle.dumps(TWO))
    assert again == replace(TWO) and again.said(4, 5) == "harbour"


@given(st.lists(st.text(min_size=1, max_size=12), max_size=20))
def test_every_letter_knows_where_it_came_from(words: list[str]) -> None:
    text = " ".join(words)
    found = letters(text)
    for at, letter in enumerate(found.text):
        there = text[found.origin(at)]
        assert there.isalnum()
        assert letter == there or letters(there).text in (letter, "")


def test_words_are_counted_as_a_reader_means_them() -> None:
    text = "The Café in the har-\r\nbour.\r\nA café,\r\nand har\x02\r\nbour pilots: “cafés”"
    assert times_in(text, "cafe") == 3
    assert times_in(text, "Harbour") == 2
    assert times_in(text, "in  the harbour") == 1
    assert times_in(text, "tea") == 0 and times_in(text, " ") == 0
