"""Anchors: found again wherever their words went, lost where the words are gone, never somewhere else."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipper.annotate.anchors import CONTEXT, anchor, place
from clipper.model.annotation import Anchor

SYLLABLES = [a + b for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u", "é", "ш", "港")]


def article(seed: int, words: int = 300) -> str:
    """Sentences of ever new words, in paragraphs; here and there a short word comes back, as in any text."""
    rng = random.Random(seed)
    out = []
    for number in range(words):
        word = "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 5)))
        out.append(rng.choice(["the", "of", "said", "and", "deal"]) if rng.random() < 0.3 else word)
        if number % 13 == 12:
            out[-1] += "."
        if number % 61 == 60:
            out[-1] += "\n"
    return " ".join(out).replace("\n ", "\n")


def words_range(text: str, first: int, count: int) -> tuple[int, int]:
    """Where `count` words from the `first` on stand."""
    starts = [0] + [i + 1 for i, c in enumerate(text) if c in " \n"]
    first %= len(starts) - count
    return starts[first], starts[first + count] - 1


def test_an_anchor_holds_the_words_and_32_characters_on_either_side() -> None:
    text = "x" * 50 + "mark" + "y" * 50
    assert anchor(text, 50, 54) == Anchor("mark", "x" * CONTEXT, "y" * CONTEXT, 50)


def test_ends_outside_the_text_are_drawn_into_it() -> None:
    assert anchor("short", -4, 99) == Anchor("short", "", "", 0)
    assert anchor("short", 4, 2) == Anchor("", "shor", "t", 4)


def test_an_empty_mark_stands_nowhere() -> None:
    assert place(anchor("some text", 3, 3), "some text") is None


def test_the_same_words_earlier_in_the_text_do_not_draw_the_mark_away() -> None:
    text = "They said no. Later, after the talks, they said yes."
    mark = anchor(text, text.rindex("said"), text.rindex("said") + 4)
    edited = "At first they said nothing. " + text
    found = place(mark, edited)
    assert found is not None and edited[found[0] :] == "said yes."


def test_a_changed_word_inside_keeps_the_mark_although_its_old_words_stand_elsewhere() -> None:
    text = "The new deal was struck at noon in the old town hall, and later the new deal was signed by all."
    start = text.index("new deal")
    edited = text.replace("The new deal", "The new big deal")
    assert place(anchor(text, start, start + 8), edited) == (start, start + 12)


def test_words_that_were_replaced_are_lost_although_they_stand_elsewhere() -> None:
    text = "The deal was struck at noon in the old town hall, and later the deal was signed by all."
    start = text.index("deal was struck")
    assert place(anchor(text, start, start + 4), text.replace("deal was struck", "truce was struck")) is None


def test_a_quotation_without_surroundings_is_found_by_its_words() -> None:
    assert place(Anchor("an agreement that makes sense"), "We want an agreement that makes sense.") == (8, 37)


def test_a_short_word_without_surroundings_and_in_two_places_is_lost() -> None:
    assert place(Anchor("deal", start=3), "one deal, another deal") is None


@pytest.mark.parametrize("text", ["", "a", "aaaa" * 500, "\n\n\n", "💥" * 40])
def test_odd_texts_are_no_trouble(text: str) -> None:
    for start in range(0, len(text), 97):
        mark = anchor(text, start, start + 5)
        assert place(mark, text) == (start, min(len(text), start + 5))
        assert place(mark, "nothing alike") is None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 60))
def test_an_unedited_text_gives_every_mark_back(text: str, start: int, size: int) -> None:
    start = min(start, len(text))
    end = min(start + size, len(text))
    assert place(anchor(text, start, end), text) == ((start, end) if start < end else None)


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet="ab ", max_size=80), st.text(alphabet="ab ", max_size=80), st.integers(0, 80), st.integers(1, 20)
)
def test_what_is_found_lies_in_the_text(text: str, other: str, start: int, size: int) -> None:
    found = place(anchor(text, start, start + size), other)
    assert found is None or 0 <= found[0] < found[1] <= len(other)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 40), st.integers(0, 299), st.integers(1, 30), st.data())
def test_after_an_edit_elsewhere_the_mark_is_always_found(
    seed: int, first: int, count: int, data: st.DataObject
) -> None:
    text = article(seed)
    start, end = words_range(text, first, count)
    mark = anchor(text, start, end)
    new = data.draw(st.text(alphabet="qwxyz .\n", max_size=400))
    if data.draw(st.booleans()):
        cut = sorted((data.draw(st.integers(0, start)), data.draw(st.integers(0, start))))
        edited, at = text[: cut[0]] + new + text[cut[1] :], start + len(new) - (cut[1] - cut[0])
    else:
        cut = sorted((data.draw(st.integers(end, len(text))), data.draw(st.integers(end, len(text)))))
        edited, at = text[: cut[0]] + new + text[cut[1] :], start
    # A mark that is the only thing left of its text has lost both surroundings; its words must then be its own.
    assert place(mark, edited) == (at, at + len(mark.exact))


def test_a_thousand_edits_elsewhere_in_one_text_never_lose_a_mark() -> None:
    rng = random.Random(7)
    text = article(99, 900)
    start, end = words_range(text, 400, 14)
    mark = anchor(text, start, end)
    words = text[start:end]
    for _ in range(1_000):
        size, new = rng.randint(0, 30), "".join(rng.choice("qwxyz ") for _ in range(rng.randint(0, 30)))
        if rng.random() < 0.5:
            at = rng.randint(0, start)
            size = min(size, start - at)
            text, start = text[:at] + new + text[at + size :], start + len(new) - size
        else:
            at = rng.randint(start + len(words), len(text))
            text = text[:at] + new + text[at + size :]
        assert place(mark, text) == (start, start + len(words))


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 40), st.integers(0, 299), st.integers(1, 30), st.data())
def test_after_an_edit_inside_the_mark_keeps_its_place_or_is_lost(
    seed: int, first: int, count: int, data: st.DataObject
) -> None:
    text = article(seed)
    start, end = words_range(text, first, count)
    mark = anchor(text, start, end)
    cut = sorted((data.draw(st.integers(start, end)), data.draw(st.integers(start, end))))
    new = data.draw(st.text(alphabet="qwxyz .\n", max_size=60))
    edited = text[: cut[0]] + new + text[cut[1] :]
    right = {None, (start, end + len(new) - (cut[1] - cut[0]))}
    if cut == [start, start]:
        right.add((start + len(new), end + len(new)))
    if cut == [end, end]:
        right.add((start, end))
    assert place(mark, edited) in right


def test_a_small_change_inside_a_sentence_is_never_lost() -> None:
    for seed in range(40):
        text = article(seed)
        start, end = words_range(text, seed * 5, 12)
        middle = (start + end) // 2
        edited = text[:middle] + "XY" + text[middle + 1 :]
        assert place(anchor(text, start, end), edited) == (start, end + 1)


def test_a_change_inside_and_on_both_sides_is_found_by_likeness_or_lost() -> None:
    found_again = 0
    for seed in range(60):
        text = article(seed)
        start, end = words_range(text, 40 + seed * 3, 14)
        mark = anchor(text, start, end)
        middle = (start + end) // 2
        edited = text[: start - 5] + "QQQQ " + text[start:middle] + "zz" + text[middle:end] + " QQQQ" + text[end + 5 :]
        found = place(mark, edited)
        if found is not None:
            found_again += 1
            assert abs(found[0] - start) <= 6 and abs(found[1] - (end + 2)) <= 6
    assert found_again > 40
