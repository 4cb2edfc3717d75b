"""A pasted brief: several articles below each other, each with its headline, and outlet and day right below that."""

import re
from collections.abc import Sequence

from clipper.importers.copy_days import day_line
from clipper.importers.copy_lines import SENTENCE_END

_NUMBERED = re.compile(r"^\s*(?P<n>\d{1,3})[.)]\s+(?=\S)")
_RULE = re.compile(r"^\s*(?:[-–—_=*#~•+]\s?){3,}$")
_HEADLINE = 140
_LEAST_WORDS = 12
"""Words of text that an article has."""
_FULL_YEAR = re.compile(r"(?:19|20)\d\d")


def articles_of_brief(lines: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """What stands above the first article, and the lines of each; nothing where there are not at least two such articles."""
    heads = [at for at in range(len(lines) - 2) if _is_head(lines, at)]
    if len(heads) < 2:
        return [], []
    bounds = [*heads, len(lines)]
    pieces = [_without_rules(lines[a:b]) for a, b in zip(heads, bounds[1:], strict=True)]
    if any(sum(len(one.split()) for one in piece[2:]) < _LEAST_WORDS for piece in pieces):
        return [], []
    numbers = [int(found["n"]) for piece in pieces if (found := _NUMBERED.match(piece[0]))]
    if numbers and numbers == list(range(numbers[0], numbers[0] + len(pieces))):
        for piece in pieces:
            piece[0] = _NUMBERED.sub("", piece[0])
    return list(lines[: heads[0]]), pieces


def _is_head(lines: Sequence[str], at: int) -> bool:
    """Whether a line is a headline with outlet and day right below it, set off from what stands above."""
    text, below = lines[at].strip(), lines[at + 1].strip()
    if not text or len(text) > _HEADLINE or len(below) > 120 or not _FULL_YEAR.search(below) or len(text.split()) < 2:
        return False
    above = lines[at - 1].strip() if at else ""
    if above and not SENTENCE_END.search(above) and not _RULE.match(above):
        return False
    if SENTENCE_END.search(text) and not text.endswith(("?", "!")):
        return False
    found = day_line(below)
    return found is not None and bool(found.before) and day_line(text) is None


def _without_rules(piece: Sequence[str]) -> list[str]:
    return [one for one in piece if not _RULE.match(one)]
