"""How far a long piece of work has come, and whether it was asked to stop."""

import threading


class Cancelled(Exception):
    """The user asked the work to stop; what was done so far stays."""


class Progress:
    """Counters a worker writes and a window polls; `step` raises Cancelled once `cancel` was called."""

    def __init__(self) -> None:
        self.done = 0
        self.total: int | None = None
        self.label = ""
        self._stop = threading.Event()

    def step(self, done: int, total: int | None = None, label: str = "") -> None:
        """Note how far the work is; `total` None while unknown. Raises Cancelled."""
        self.done = done
        self.total = total
        self.label = label
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether a stop was asked for."""
        return self._stop.is_set()
