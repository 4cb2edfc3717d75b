"""Dashes before spoken words, as the press of many countries sets speech, told from the dashes of a list."""

import re
from collections.abc import Sequence
from itertools import pairwise

_SIGNS = frozenset("-–—")
_DASHED = re.compile(r"^\s*[-–—]\s+[«“\"¿¡]?[^\W\d_]")
_SAID = re.compile(
    r"[,.!?…–—-]\s(?:han |hun |hon |hän )?(?:säger|säg|sade|sa|uppger|berättar|menar|förklarar|sier|sa|opplyser|forteller|mener|siger|sagde|oplyser|fortæller|mener"
    r"|sanoo|sanoi|kertoo|kertoi|toteaa|totesi|sagt|sagte|erklärt|erklärte|meint|dice|dijo|afirmó|afirma|explicó|señaló|añadió|aseguró|disse|afirmou|diz|explicou|dit|a dit|affirme|explique"
    r"|ha detto|afferma|spiega|mówi|powiedział|powiedziała|dodał|dodała|podkreśla|twierdzi|сказал|сказала|заявил|заявила|говорит|отметил|отметила|добавил|добавила|řekl|řekla|uvedl|uvedla"
    r"|mondta|zei|zegt|said|says)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_WORDS = 4
"""Words from which on a line with a dash that stands by itself is speech."""


def spoken_lines(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines whose dash opens speech: one of its run says who speaks, or it stands alone and is a sentence."""
    dashed = [at for at, one in enumerate(lines) if one.lstrip()[:1] in _SIGNS and _DASHED.match(one)]
    if not dashed:
        return frozenset()
    runs = [[dashed[0]]]
    for before, at in pairwise(dashed):
        if _adjoin(lines, before, at):
            runs[-1].append(at)
        else:
            runs.append([at])
    return frozenset(at for run in runs if _is_speech(lines, run) for at in run)


def _adjoin(lines: Sequence[str], before: int, at: int) -> bool:
    """Whether nothing but the rest of its own paragraph, and blank lines, stands between two dashes."""
    blank = False
    for one in lines[before + 1 : at]:
        if not one.strip():
            blank = True
        elif blank:
            return False
    return True


def _is_speech(lines: Sequence[str], run: Sequence[int]) -> bool:
    paragraphs = [_paragraph(lines, at) for at in run]
    if any(_SAID.search(one) for one in paragraphs):
        return True
    return len(run) == 1 and len(paragraphs[0].split()) > _WORDS and bool(_SENTENCE.search(paragraphs[0]))


def _paragraph(lines: Sequence[str], at: int) -> str:
    """A line and those below it, up to a blank line or the next dash."""
    end = at + 1
    while end < min(at + 12, len(lines)) and lines[end].strip() and not _DASHED.match(lines[end]):
        end += 1
    return " ".join(" ".join(lines[at:end]).split())
