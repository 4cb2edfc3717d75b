"""Which way each character of a paragraph runs, and in what order a line's pieces stand (Unicode Annex 9).

python-bidi's resolution steps, with two things it lacks: bracket pairs (rule N0), and levels by position.
"""

import re
import unicodedata
from collections import deque
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

_T = TypeVar("_T")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_CLOSING = {"(": ")", "[": "]", "{": "}", "〈": "〉", "「": "」", "⟨": "⟩", "⁅": "⁆"}
_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥⟨⟩⁅⁆〈〉「」“”‘’", ")(][}{><»«›‹≥≤⟩⟨⁆⁅〉〈」「”“’‘")


def has_rtl(text: str) -> bool:
    """Whether any character runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def mirrored(text: str) -> str:
    """Brackets and their like turned round: readers built on pdfium turn them back in right-to-left text, quotes too."""
    return text.translate(_MIRRORED)


@lru_cache(maxsize=4096)
def levels(text: str, rtl: bool) -> bytes:
    """One embedding level a character; `rtl` is the paragraph's own direction."""
    from bidi import algorithm

    base = int(rtl)
    characters = [{"ch": c, "at": at, "level": base, "type": _kind(c)} for at, c in enumerate(text)]
    storage: dict[str, Any] = {
        "base_level": base,
        "base_dir": "LR"[base],
        "chars": [dict(c, orig=c["type"]) for c in characters],
        "runs": deque(),
    }
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    for run in storage["runs"]:
        _pair_brackets(storage["chars"][run["start"] : run["start"] + run["length"]], run["sor"])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = bytearray([base]) * len(text)
    for character in storage["chars"]:
        found[character["at"]] = character["level"]
    kept = {character["at"] for character in storage["chars"]}
    for at in range(1, len(text)):
        if at not in kept:
            found[at] = found[at - 1]
    return bytes(found)


def _kind(character: str) -> str:
    kind = unicodedata.bidirectional(character) or "L"
    return {"B": "WS", "LRI": "ON", "RLI": "ON", "FSI": "ON", "PDI": "ON"}.get(kind, kind)


def _strong(kind: str) -> str:
    return "R" if kind in ("R", "AL", "EN", "AN") else kind if kind == "L" else ""


def _pair_brackets(run: Sequence[dict[str, Any]], before: str) -> None:
    """Rule N0: a pair takes the direction of what it holds, if that is the run's own, else of what stands before it."""
    pairs: list[tuple[int, int]] = []
    open_at: list[tuple[str, int]] = []
    for at, character in enumerate(run):
        if character["type"] != "ON":
            continue
        if character["ch"] in _CLOSING:
            open_at.append((_CLOSING[character["ch"]], at))
        elif any(closing == character["ch"] for closing, _at in open_at):
            while open_at:
                closing, start = open_at.pop()
                if closing == character["ch"]:
                    pairs.append((start, at))
                    break
    for start, end in sorted(pairs):
        own = "LR"[run[start]["level"] % 2]
        inside = {_strong(character["type"]) for character in run[start + 1 : end]} - {""}
        if not inside:
            continue
        outside = next((found for c in reversed(run[:start]) if (found := _strong(c["type"]))), before)
        direction = own if own in inside or outside == own else outside
        run[start]["type"] = run[end]["type"] = direction


def in_visual_order(pieces: Sequence[tuple[int, _T]]) -> list[tuple[int, _T]]:
    """Rule L2: pieces of one level each, given in reading order, as they stand from left to right."""
    placed = list(pieces)
    highest = max((level for level, _piece in placed), default=0)
    for level in range(highest, 0, -1):
        at = 0
        while at < len(placed):
            end = at
            while end < len(placed) and placed[end][0] >= level:
                end += 1
            placed[at:end] = placed[at:end][::-1]
            at = max(end, at + 1)
    return placed
