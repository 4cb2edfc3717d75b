"""Worker processes between two tasks: they rest a while, so that the next task need not wait until one has started."""

import atexit
import time
from collections.abc import Callable
from functools import lru_cache

from pebble import ProcessPool

_MOST = 2
"""Pools of one kind that rest at a time."""
SECONDS = 60.0
"""How long a pool rests before it is ended."""


class Resting:
    """Pools that nobody uses just now, by kind; threads may share it."""

    def __init__(self) -> None:
        self._pools: dict[str, list[tuple[float, ProcessPool]]] = {}

    def take(self, kind: str, make: Callable[[], ProcessPool]) -> ProcessPool:
        """A pool of this kind that rests, or else a new one; it belongs to the caller until it is given back or stopped."""
        here = self._pools.setdefault(kind, [])
        while here:
            _since, pool = here.pop()
            if pool.active:
                return pool
        return make()

    def give(self, kind: str, pool: ProcessPool) -> None:
        """Let a pool rest; everything it was asked for must be done."""
        here = self._pools.setdefault(kind, [])
        if len(here) < _MOST and pool.active:
            here.append((time.monotonic(), pool))
        else:
            pool.stop()
            pool.join()

    def dismiss(self, after: float = 0.0) -> None:
        """End the pools that have rested for so many seconds."""
        until = time.monotonic() - after
        for here in self._pools.values():
            ended = [one for one in here if one[0] <= until]
            for one in ended:
                here.remove(one)
                one[1].stop()
                one[1].join()


@lru_cache(maxsize=1)
def resting() -> Resting:
    """The pools of this process; what still rests at its end is ended."""
    made = Resting()
    atexit.register(made.dismiss)
    return made
