"""The same words as different outlets quoted them: which quotations of a speaker say the same, whole or in part."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

from clipper.model.quotation import Said

_WORD = re.compile(r"\w+")
_TYPED = str.maketrans("‘’‚“”„«»–—", '\'\'\'"""""--')
_LEAST = 3
"""Words that a quotation must have to be told apart from a mere phrase."""
_ALIKE = 62.0
"""How alike two quotations must be (per cent), or the shorter one to a part of the longer one (see below)."""
_PART = 84.0
_COMMON = 60
"""A word that stands in more of the quotations says nothing."""


def same_words(said: Sequence[Said]) -> tuple[tuple[int, ...], ...]:
    """For each quotation the places of those in other clippings that give the same words, the likest first."""
    texts = [" ".join(_WORD.findall(one.text.translate(_TYPED).casefold())) for one in said]
    words = [frozenset(text.split()) for text in texts]
    standing: dict[str, list[int]] = defaultdict(list)
    for place, held in enumerate(words):
        for word in held:
            standing[word].append(place)
    found: list[tuple[int, ...]] = []
    for place, held in enumerate(words):
        shared = Counter(
            other for word in held if len(standing[word]) <= _COMMON or len(word) > 6 for other in standing[word]
        )
        least = min(_LEAST, len(held))
        likes = [
            (-likeness, other)
            for other, count in shared.items()
            if count >= min(least, len(words[other])) and said[other].clipping != said[place].clipping
            if (likeness := _likeness(texts[place], texts[other])) > 0
        ]
        found.append(tuple(other for _likeness, other in sorted(likes)))
    return tuple(found)


def _likeness(one: str, other: str) -> float:
    """How alike two quotations are, 0 where they are not the same words."""
    short, long = sorted((one, other), key=len)
    if one == other:
        return 100.0
    if len(short.split()) < _LEAST:
        return 0.0
    likeness = fuzz.ratio(one, other, score_cutoff=_ALIKE)
    return likeness or fuzz.partial_ratio(short, long, score_cutoff=_PART) * 0.6
