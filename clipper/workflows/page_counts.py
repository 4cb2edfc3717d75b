"""Which page of an input a worker recognises just now: told through memory that a pool shares with its processes."""

import multiprocessing
from collections.abc import Callable
from functools import partial
from typing import Any, cast
from weakref import WeakKeyDictionary

from pebble import ProcessPool

_PLACES = 64
"""Inputs of one pool that are told apart at a time."""
_boards: "WeakKeyDictionary[ProcessPool, Board]" = WeakKeyDictionary()


class Board:
    """Page and number of pages by the place of an input; the processes of a pool write, its owner reads."""

    def __init__(self) -> None:
        spawn = cast(Any, multiprocessing.get_context("spawn"))
        self.shared = spawn.Array("i", 2 * _PLACES, lock=False)
        self._next = -1

    def place(self) -> int:
        """A place for the next input, of which nothing is told yet."""
        self._next = (self._next + 1) % _PLACES
        self.shared[2 * self._next : 2 * self._next + 2] = [0, 0]
        return self._next

    def page(self, place: int) -> tuple[int, int]:
        """The page that is read, from 1, and how many there are; zeros before the first."""
        return self.shared[2 * place], self.shared[2 * place + 1]


def keep(pool: ProcessPool, board: Board) -> ProcessPool:
    """The pool, whose board this is."""
    _boards[pool] = board
    return pool


def of(pool: ProcessPool) -> Board:
    """The board of a pool; one on which nobody writes, if it has none."""
    return _boards.get(pool) or Board()


_shared: Any = None


def begin(shared: Any) -> None:
    """Run in a process before its first input: the memory in which it tells its pages."""
    global _shared
    _shared = shared


def teller(place: int) -> Callable[[int, int], None]:
    """Run in a process: what is called with page and number of pages."""
    return partial(_tell, place)


def _tell(place: int, page: int, pages: int) -> None:
    if _shared is not None and place >= 0:
        _shared[2 * place : 2 * place + 2] = [page, pages]
