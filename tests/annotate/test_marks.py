"""Marks: overlapping ones flattened and put together again, and offsets as Qt counts them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from clipper.annotate.marks import flat_spans, utf16_offsets

MARKS = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=12)


def test_two_overlapping_marks_are_three_stretches() -> None:
    assert flat_spans(20, [(2, 10, "a"), (6, 14, "b")]) == ((2, 6, ("a",)), (6, 10, ("a", "b")), (10, 14, ("b",)))


def test_marks_side_by_side_stay_two() -> None:
    assert flat_spans(20, [(2, 10, "a"), (10, 14, "a")]) == ((2, 10, ("a",)), (10, 14, ("a",)))


@given(MARKS, st.integers(0, 55))
def test_spans_say_of_every_character_what_covers_it(places: list[tuple[int, int]], length: int) -> None:
    marks = [(start, end, number) for number, (start, end) in enumerate(places)]
    spans = flat_spans(length, marks)
    covering = {at: tuple(n for s, e, n in marks if s <= at < e) for at in range(length)}
    said = {at: names for start, end, names in spans for at in range(start, end)}
    assert said == {at: names for at, names in covering.items() if names}
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(MARKS, st.integers(0, 55))
def test_spans_put_together_are_the_marks_again(places: list[tuple[int, int]], length: int) -> None:
    marks = [(start, end, number) for number, (start, end) in enumerate(places)]
    again: dict[int, list[int]] = {}
    for start, end, names in flat_spans(length, marks):
        for name in names:
            ends = again.setdefault(name, [start, start])
            assert ends[1] == start, "a mark has no hole"
            ends[1] = end
    drawn_in = {n: [max(0, s), min(length, e)] for s, e, n in marks if max(0, s) < min(length, e)}
    assert again == drawn_in


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_offsets_go_to_utf16_and_back_over_all_planes(text: str) -> None:
    offsets = utf16_offsets(text)
    for at in range(len(text) + 1):
        units = len(text[:at].encode("utf-16-le")) // 2
        assert offsets.units(at) == units
        assert offsets.code_point(units) == at


def test_an_offset_inside_a_pair_is_the_character_itself() -> None:
    assert utf16_offsets("a💥b").code_point(2) == 1
