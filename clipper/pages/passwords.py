"""Passwords of locked files, by the SHA-256 of the file: held in memory while Clipper runs, never written anywhere.

Worker processes are told them with their work (`telling`), for they begin with an empty memory.
"""

import hashlib
from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_held: dict[str, str] = {}
_ever: set[str] = set()
"""Files for which a password was held: worker processes may know one that was let go since."""


def hold(sha256: str, password: str) -> None:
    """Hold the password that opens a file (SHA-256, hexadecimal); "" lets it go."""
    if password:
        _held[sha256] = password
        _ever.add(sha256)
    else:
        _held.pop(sha256, None)


def of(data: bytes) -> str:
    """The password held for these bytes, "" where none is."""
    return _held.get(hashlib.sha256(data).hexdigest(), "") if _held else ""


def holds(sha256: str) -> bool:
    """Whether a password is held for a file."""
    return sha256 in _held


def telling(work: Callable[P, T]) -> Callable[P, T]:
    """Work for another process, which is to know the passwords held here."""
    return partial(_knowing, dict(_held), work) if _ever else work


def _knowing(held: dict[str, str], work: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """Run in the other process."""
    _held.clear()
    _held.update(held)
    return work(*args, **named)
