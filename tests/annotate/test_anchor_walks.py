"""Marks on a text that is edited a thousand times, each time anew where its words stand: never lost, never elsewhere.

All walks: `CLIPPER_ANCHOR_WALKS=200 uv run pytest tests/annotate/test_anchor_walks.py`.
"""

import os
import random
from functools import cache

import pytest

from clipper.annotate.anchors import anchor, place

WALKS = int(os.environ.get("CLIPPER_ANCHOR_WALKS", "2"))
EDITS = 1_000
SYLLABLES = [a + b for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "ü", "ш", "港", "😀")]


@cache
def vocabulary() -> list[str]:
    """Few words, so that every one of them comes again and again."""
    rng = random.Random(5)
    return ["".join(rng.choice(SYLLABLES) for _ in range(rng.randint(1, 4))) for _ in range(250)]


def words(rng: random.Random, count: int) -> str:
    return " ".join(rng.choice(vocabulary()) for _ in range(count))


def edit(rng: random.Random, text: str, start: int, end: int) -> tuple[str, int]:
    """One edit that leaves `text[start:end]` alone, and where that stands then; now and then it copies the mark's words."""
    new = rng.choice(("", " ", words(rng, rng.randint(1, 12)), "\n" + words(rng, 20), text[start:end]))
    cut = rng.choice((0, 0, 1, rng.randint(0, 40), rng.randint(0, 400)))
    if rng.random() < 0.5 and start:
        at = rng.choice((rng.randint(0, start), max(0, start - rng.randint(0, 50))))
        cut = min(cut, start - at)
        return text[:at] + new + text[at + cut :], start + len(new) - cut
    at = rng.choice((rng.randint(end, len(text)), min(len(text), end + rng.randint(0, 50))))
    return text[:at] + new + text[at + cut :], start


@pytest.mark.parametrize("seed", range(WALKS))
def test_after_a_thousand_edits_elsewhere_the_mark_stands_on_its_own_words(seed: int) -> None:
    rng = random.Random(seed)
    text = "\n".join(words(rng, rng.randint(5, 60)) for _ in range(30))
    first = rng.randint(0, text.count(" ") - 40)
    starts = [at + 1 for at, letter in enumerate(text) if letter in " \n"]
    start, end = starts[first], starts[first + rng.randint(2, 30)] - 1
    for number in range(EDITS):
        mark = anchor(text, start, end)
        edited, there = edit(rng, text, start, end)
        size = end - start
        found = place(mark, edited)
        assert found is not None, f"lost after edit {number}"
        assert edited[found[0] : found[1]] == text[start:end], f"other words after edit {number}"
        # the same words put right beside the old ones are as good as these
        beside = edited[min(found[0], there) : max(found[1], there + size)]
        same_place = found[0] == there or beside.count(text[start:end]) > 1
        assert same_place, f"elsewhere after edit {number}"
        text, start, end = edited, there, there + size
        if len(text) < 400:
            text += "\n" + words(rng, 200)


@pytest.mark.parametrize("seed", range(WALKS))
def test_after_edits_inside_the_mark_is_about_its_place_or_lost(seed: int) -> None:
    rng = random.Random(1_000 + seed)
    for _edit in range(100):
        text = "\n".join(words(rng, rng.randint(5, 60)) for _ in range(20))
        starts = [at + 1 for at, letter in enumerate(text) if letter in " \n"]
        first = rng.randint(20, len(starts) - 60)
        start, end = starts[first], starts[first + rng.randint(4, 30)] - 1
        mark = anchor(text, start, end)
        edited, stop = text, end
        for _inside in range(rng.randint(1, 6)):
            a = rng.randint(start, stop)
            b = min(stop, a + rng.choice((0, 1, rng.randint(0, 30))))
            new = rng.choice(("", words(rng, rng.randint(1, 4))))
            edited, stop = edited[:a] + new + edited[b:], stop + len(new) - (b - a)
        found = place(mark, edited)
        if found is not None:
            assert found[0] < stop and found[1] > start, "a mark that has nothing of its place is at a wrong one"
            assert found[0] >= start - 40 and found[1] <= stop + 40
