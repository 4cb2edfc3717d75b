"""Which of several texts say nearly the same: pairs that share most of their runs of five words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

_WORD = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u9fff]|[^\W\u0e00-\u0eff\u1780-\u17ff\u3040-\u9fff]+")
_RUN = 5
"""Words of a run (Broder 1997: shingles)."""
LEAST = 60
"""Texts of fewer words are not compared: short ones are alike by their form."""
SHARED = 0.6
"""The share of the shorter text's runs that stand in the longer one too."""
_SAMPLE = 8
"""One run in so many decides which pairs are looked at."""


def near_pairs(texts: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The pairs (earlier, later) of texts that are near the same, by their places; time grows with those that share runs."""
    runs = [_runs(text) for text in texts]
    holders: dict[int, list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    for number, held in enumerate(runs):
        for run in held:
            if run % _SAMPLE == 0:
                before = holders.setdefault(run, [])
                pairs.update((other, number) for other in before)
                before.append(number)
    return tuple(
        (one, two)
        for one, two in sorted(pairs)
        if len(runs[one] & runs[two]) >= SHARED * min(len(runs[one]), len(runs[two]))
    )


@lru_cache(maxsize=512)
def _runs(text: str) -> frozenset[int]:
    """The text's runs of words as numbers; none for a short text."""
    words = _WORD.findall(text.casefold())
    if len(words) < LEAST:
        return frozenset()
    return frozenset(crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(len(words) - _RUN + 1))
