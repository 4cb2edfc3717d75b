"""A pasted brief: several articles below each other, each with its headline, and outlet and day right below that."""

import re
from collections.abc import Sequence

from clipper.importers.copy_days import day_line
from clipper.importers.copy_lines import SENTENCE_END
from clipper.importers.newsletter_units import is_foot

_NUMBERED = re.compile(r"^\s*(?P<n>\d{1,3})[.)]\s+(?=\S)")
_RULE = re.compile(r"^\s*(?:[-–—_=*#~•+]\s?){3,}$")
_HEADLINE = 140
_LEAST_WORDS = 12
"""Words of text that an article has."""
GENRE = re.compile(
    r"\b(?:press\s+(?:clippings?|clips|cuttings?|review|digest|summary)|(?:daily|weekly|morning|evening)\s+(?:media|news|press)\s+(?:summary|review|digest|report)"
    r"|media\s+(?:summary|review|monitoring|digest)|news\s+(?:summary|digest)|revue\s+de\s+presse|panorama\s+de\s+(?:la\s+)?presse|pressespiegel|presseschau"
    r"|medienspiegel|resumen\s+de\s+prensa|dossier\s+de\s+prensa|revista\s+de\s+(?:prensa|imprensa)|rassegna\s+stampa|knipselkrant|persoverzicht)\b",
    re.IGNORECASE,
)
"""What a collection of articles calls itself."""
_FULL_YEAR = re.compile(r"(?:19|20)\d\d")


def is_genre(text: str) -> bool:
    """Whether a short line names a collection of articles, and no article."""
    return len(text.split()) <= 8 and bool(GENRE.search(text))


def articles_of_brief(lines: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """What stands above the first article and in the foot of a mail below the last, and the lines of each; nothing where there are not at least two such articles."""
    heads = [at for at in range(len(lines) - 2) if _is_head(lines, at)]
    if len(heads) < 2:
        return [], []
    end = next((n for n in range(heads[-1] + 3, len(lines)) if is_foot(lines[n])), len(lines))
    bounds = [*heads, end]
    pieces = [_without_rules(lines[a:b]) for a, b in zip(heads, bounds[1:], strict=True)]
    if any(sum(len(one.split()) for one in piece[2:]) < _LEAST_WORDS for piece in pieces):
        return [], []
    numbers = [int(found["n"]) for piece in pieces if (found := _NUMBERED.match(piece[0]))]
    if numbers and numbers == list(range(numbers[0], numbers[0] + len(pieces))):
        for piece in pieces:
            piece[0] = _NUMBERED.sub("", piece[0])
    return [*lines[: heads[0]], *lines[end:]], pieces


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
