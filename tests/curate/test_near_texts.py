"""Near texts: cut and lightly changed versions are told from other stories."""

import random

from clipper.curate.near_texts import LEAST, near_pairs

RANDOM = random.Random(7)


def text(words: int) -> list[str]:
    return ["".join(RANDOM.choices("abcdefghijklmnop", k=5)) for _ in range(words)]


ONE, OTHER = text(300), text(300)
CHANGED = [word if n % 25 else "changed" for n, word in enumerate(ONE)]


def test_cut_and_changed_versions_are_near_and_other_stories_are_not() -> None:
    texts = [ONE, OTHER, ONE[:140], CHANGED, OTHER[:100] + ONE[:60] + text(100)]
    assert near_pairs([" ".join(words) for words in texts]) == ((0, 2), (0, 3), (2, 3))


def test_capitals_marks_and_line_ends_do_not_matter() -> None:
    shouted = "\n".join(f"{word.upper()}," for word in ONE)
    assert near_pairs([" ".join(ONE), shouted]) == ((0, 1),)


def test_short_texts_are_not_compared() -> None:
    short = " ".join(ONE[: LEAST - 1])
    assert near_pairs([short, short]) == ()
    enough = " ".join(ONE[:LEAST])
    assert near_pairs([enough, enough]) == ((0, 1),)


def test_a_text_in_chinese_is_near_its_cut_version() -> None:
    signs = "".join(RANDOM.choices("的一是不了人我在有他这为之大来以个中上们", k=400))
    assert near_pairs([signs, signs[:200], "甲乙丙丁戊己庚辛壬癸" * 10]) == ((0, 1),)
