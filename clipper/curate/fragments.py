"""Whether a passage begins or ends inside a sentence, and the ellipsis that says so."""

import re

_CLOSERS = "\"'”’»“)\\]』」）"
_STOPS = ".!?…؟۔।。！？"
_ENDED = re.compile(rf"[{_STOPS}][{_CLOSERS}]*\s*$")
_BEGUN = re.compile(rf"[{_STOPS}:：][{_CLOSERS}]*\s*$")
"""What stands before a sentence, or before the speech that a colon opens."""
_OPENERS = re.compile(r"[\s\"'“‘«„‚(\[『「（¿¡–—-]*$")
_ENDING = re.compile(rf"[{_CLOSERS}]*(?:[.!?…]+[{_CLOSERS}]*(?=\s|$)|[؟۔।。！？]|\s*$)")
"""What of a sentence may be left out without its being cut."""
_NEAR = 80
"""How many characters around an edge are looked at."""
MARK = "…"


def before(text: str, start: int, first: int = 0) -> str:
    """ "… " where the passage beginning at `start` leaves out the beginning of its sentence; the block begins at `first`."""
    ahead = text[max(first, start - _NEAR) : start]
    opened = _OPENERS.sub("", ahead)
    return "" if not opened or _BEGUN.search(ahead) or _BEGUN.search(opened) else f"{MARK} "


def after(text: str, end: int, last: int) -> str:
    """ " …" where the passage ending at `end` leaves out the end of its sentence; the block ends at `last`."""
    ended = _ENDED.search(text[max(0, end - _NEAR) : end]) or _ENDING.match(text[end : min(last, end + _NEAR)])
    return "" if ended else f" {MARK}"
