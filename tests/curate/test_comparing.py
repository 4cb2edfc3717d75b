"""Two texts word by word: what was left out, added and changed, and which paragraphs belong together."""

import random

from hypothesis import given
from hypothesis import strategies as st

from clipper.curate.comparing import Kind, compare

WIRE = (
    "Ministers met in London on Tuesday and agreed on the outline of a treaty, officials said.\n"
    "Nobody signed anything before midnight.\n"
    "“We are closer than we were,” said the envoy, who asked not to be named.\n"
    "The talks go on in Geneva next week."
)


def marked(side: tuple, kind: Kind) -> list[str]:
    return [piece.text.strip() for part in side for piece in part if piece.kind is kind]


def test_the_same_words_are_the_same_whatever_quotation_marks_the_typesetter_has() -> None:
    found = compare(WIRE, WIRE.replace("“", '"').replace("”", '"').replace("\n", "\n\n"))
    assert found.same and len(found.rows) == 4 and found.words_changed == 0


def test_words_left_out_added_and_changed_are_counted() -> None:
    printed = (
        WIRE.replace(", officials said", "").replace("Tuesday", "Wednesday").replace("next week", "early next week")
    )
    first, *_others, last = (found := compare(WIRE, printed)).rows
    assert (found.words_left_out, found.words_changed, found.words_added) == (1, 3, 1) or (
        found.words_left_out,
        found.words_changed,
        found.words_added,
    ) == (2, 2, 1)
    assert "Tuesday" in marked(first.left, Kind.CHANGED) and "Wednesday" in marked(first.right, Kind.CHANGED)
    assert marked(last.right, Kind.ADDED) == ["early"]
    assert not found.same and found.paragraphs_added == found.paragraphs_left_out == 0


def test_paragraphs_of_one_side_alone_stand_alone() -> None:
    lines = WIRE.split("\n")
    printed = "\n".join(
        [lines[0], "An entirely new thing follows here.", "And another of our own.", lines[2], lines[3]]
    )
    found = compare(WIRE, printed)
    assert (found.paragraphs_left_out, found.paragraphs_added) == (1, 2)
    assert (found.words_left_out, found.words_added, found.words_changed) == (0, 0, 0)
    assert [(len(row.left), len(row.right)) for row in found.rows] == [(1, 1), (1, 0), (0, 1), (0, 1), (1, 1), (1, 1)]


def test_a_paragraph_that_was_split_stands_beside_both_halves() -> None:
    found = compare(WIRE, WIRE.replace("London on", "London\non"))
    assert [(len(row.left), len(row.right)) for row in found.rows] == [(1, 2), (1, 1), (1, 1), (1, 1)]
    assert found.same


def test_nothing_against_something() -> None:
    assert compare("", "").rows == () and compare("", "").same
    assert compare("", WIRE).paragraphs_added == 4 and compare(WIRE, "").paragraphs_left_out == 4


TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d", "\n"]), max_size=60).map(" ".join)


@given(TEXTS, TEXTS)
def test_both_texts_stand_whole_in_their_columns(left: str, right: str) -> None:
    found = compare(left, right)
    for text, side in ((left, "left"), (right, "right")):
        shown = [piece.text for row in found.rows for part in getattr(row, side) for piece in part]
        assert " ".join(shown).split() == text.split()
    same = [[piece.text.split() for row in found.rows for part in side(row) for piece in part if piece.kind is Kind.SAME]
            for side in (lambda row: row.left, lambda row: row.right)]  # fmt: skip
    assert [word for part in same[0] for word in part] == [word for part in same[1] for word in part]


def test_ten_thousand_words_are_compared_quickly() -> None:
    rng = random.Random(7)
    words = [f"word{rng.randrange(3_000)}" for _ in range(10_000)]
    text = "\n".join(" ".join(words[at : at + 60]) for at in range(0, len(words), 60))
    other = " ".join(word for word in text.split(" ") if rng.random() > 0.05)
    found = compare(text, other)
    assert 300 < found.words_left_out + found.words_changed < 1_000
    assert len(found.rows) > 100
