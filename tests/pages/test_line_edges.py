"""Rectangles drawn through lines of words."""

from clipper.pages.line_edges import between_lines
from clipper.pages.regions import Box


def column(left: float, lines: int = 20) -> list[Box]:
    """Four words a line, a line a hundredth of the page high."""
    return [
        Box(left + 0.05 * n, 0.1 + 0.012 * line, left + 0.05 * n + 0.045, 0.11 + 0.012 * line)
        for line in range(lines)
        for n in range(4)
    ]


WORDS = [*column(0.1), *column(0.32)]


def cut(box: Box) -> list[Box]:
    """The words an edge of it goes through."""
    inside = [word for word in WORDS if word.meets(box)]
    return [word for word in inside if word.meets(box) != word]


def test_a_line_is_taken_whole_or_left_out() -> None:
    drawn = Box(0.09, 0.1 + 0.012 * 3 + 0.003, 0.31, 0.1 + 0.012 * 9 + 0.003)
    found = between_lines(drawn, WORDS)
    assert cut(drawn) and not cut(found)
    assert len([word for word in WORDS if word.meets(found)]) == 4 * 6, "three to eight: of the ninth too little"
    assert (found.left, found.right) == (drawn.left, drawn.right)


def test_an_edge_in_the_first_letters_of_the_next_column_goes_back_and_one_through_a_column_stays() -> None:
    found = between_lines(Box(0.09, 0.095, 0.33, 0.2), WORDS)
    assert found.right == 0.32 and not cut(found)
    ragged = [Box(0.1, 0.1, 0.2, 0.11), Box(0.1, 0.112, 0.16, 0.122), Box(0.163, 0.112, 0.24, 0.122)]
    assert between_lines(Box(0.09, 0.09, 0.17, 0.13), ragged).right == 0.17


def test_large_letters_and_white_paper_move_nothing() -> None:
    box = Box(0.2, 0.2, 0.6, 0.6)
    assert between_lines(box, []) == box
    assert between_lines(box, [Box(0.3, 0.15, 0.5, 0.25)]) == box, "far larger than any line"
    assert between_lines(box, [Box(0.21, 0.21, 0.3, 0.22)]) == box
