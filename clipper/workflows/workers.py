"""Worker processes that read untrusted files: values in, values out, each input within its limits."""

import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as LateError
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing import resource_tracker
from types import TracebackType
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace
from pebble import ProcessExpired, ProcessPool

from clipper import limits
from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from clipper.pages.passwords import telling
from clipper.progress import Progress
from clipper.workflows import page_counts
from clipper.workflows.resting import resting


def set_limits(cpu_seconds: int = limits.CPU_SECONDS) -> None:
    """Set this process's ceilings for one input; where the system offers none, the wall clock remains."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + cpu_seconds
    for which, ceiling in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, limits.ADDRESS_BYTES)):
        _soft, hard = resource.getrlimit(which)
        # Where the system itself allows less, it stays at that.
        resource.setrlimit(which, (ceiling if hard == resource.RLIM_INFINITY else min(ceiling, hard), hard))


_OUTWARD = frozenset(
    ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "subprocess.Popen", "os.system",
     "os.exec", "os.posix_spawn", "os.spawn")
)  # fmt: skip
"""What Python announces before it calls another machine or another program (PEP 578)."""


def begin(shared: Any = None) -> None:
    """What a worker does before its first input: it falls silent, and shuts the doors to network and programs."""
    page_counts.begin(shared)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.addaudithook(_refuse_outward)


@lru_cache(maxsize=1)
def _recogniser() -> tuple[str, ...]:
    """The one program a worker may start: the one that recognises words on pictures."""
    from clipper.pages.ocr_engine import COMMAND

    return COMMAND


def _refuse_outward(event: str, arguments: tuple[Any, ...]) -> None:
    """Stop a library that would follow an address or start a program which a hostile file names."""
    if event == "subprocess.Popen" and tuple(arguments[1]) == _recogniser():
        return
    if event in _OUTWARD or (event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6)):
        raise PermissionError(f"a reader of files may not do this: {event}")


def _read(
    source: Source, encoding: str = "", seconds: float = limits.WALL_SECONDS, place: int = -1
) -> tuple[tuple[Draft, ...], str | None]:
    """Run in the worker: the Drafts of one source, or the sentence that says why there are none."""
    from clipper.importers import rereading

    set_limits()
    if source.ocr:
        _set_clock(seconds)
        until, told = time.monotonic() + limits.OCR_INPUT_SECONDS, page_counts.teller(place)
        source = replace(source, ocr=replace(source.ocr, until=until, told=told))
    try:
        return rereading.read_in(source, encoding), None
    except ClipperError as problem:
        return (), str(problem)
    except MemoryError:
        return (), _("Reading it would take too much memory. Nothing was filed.")
    except RecursionError:
        return (), _("It is nested too deeply to be read. Nothing was filed.")
    finally:
        _set_clock(0)


def _read_all(sources: Sequence[Source], seconds: float) -> list[tuple[tuple[Draft, ...], str | None]]:
    """Run in the worker: the same for one source after the other, each within limits of its own."""
    return [_read(one, "", seconds) for one in sources]


def _set_clock(seconds: float) -> None:
    """End this process after so many seconds, 0 for never: recognising words stops this clock, all else must keep to it."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _late() -> str:
    return _("Reading it took longer than {n} seconds. Nothing was filed.").format(n=int(limits.WALL_SECONDS))


@contextmanager
def deaf() -> Iterator[None]:
    """Have what begins now never hear Ctrl+C, not even while it starts: threads and processes inherit what is blocked."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # it starts with the first process and unblocks Ctrl+C behind it, before that process is started
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Together(Struct, frozen=True):
    """The place of a source among those that one worker reads one after the other."""

    ticket: Future
    at: int
    source: Source


def pool(workers: int) -> ProcessPool:
    """Spawned processes without network that know the limits; each ends after so many inputs and another takes its place."""
    spawn = cast(Any, multiprocessing.get_context("spawn"))
    board = page_counts.Board()
    made = ProcessPool(workers, limits.WORKER_INPUTS, begin, (board.shared,), context=spawn)
    return page_counts.keep(made, board)


@contextmanager
def borrowed() -> Iterator[ProcessPool]:
    """A pool of one process, such as rests; after a failure in the block it is ended."""
    mine = resting().take("readers 1", lambda: pool(1))
    try:
        yield mine
    except BaseException:
        mine.stop()
        mine.join()
        raise
    resting().give("readers 1", mine)


class Readers:
    """A small pool of processes; use it as a context manager, and take every answer before it ends."""

    def __init__(self, workers: int) -> None:
        self._kind = f"readers {workers}"
        self._pool = resting().take(self._kind, lambda: pool(workers))
        self._board = page_counts.of(self._pool)
        self._places: dict[Future, int] = {}

    def __enter__(self) -> "Readers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            resting().give(self._kind, self._pool)
        else:
            self._pool.stop()
            self._pool.join()

    def submit(self, source: Source, encoding: str = "") -> Future:
        """Give a source to the next free worker; `encoding` is one chosen by hand, "" finds it out."""
        seconds = limits.WALL_SECONDS
        whole = seconds + (limits.OCR_INPUT_SECONDS if source.ocr else 0)
        place = self._board.place() if source.ocr else -1
        with deaf():
            ticket = self._pool.schedule(telling(_read), args=(source, encoding, seconds, place), timeout=whole)
        self._places[ticket] = place
        return ticket

    def submit_together(self, sources: Sequence[Source]) -> list[Together]:
        """Give small sources to one worker: to hand over each by itself takes as long as to read it."""
        seconds = limits.WALL_SECONDS
        whole = seconds * len(sources) + (limits.OCR_INPUT_SECONDS if any(one.ocr for one in sources) else 0)
        with deaf():
            ticket = self._pool.schedule(_read_all, args=(sources, seconds), timeout=whole)
        return [Together(ticket, at, source) for at, source in enumerate(sources)]

    def result(self, ticket: object, progress: Progress) -> tuple[tuple[Draft, ...], str | None]:
        """The Drafts or the reason; a late or dead worker costs this input only.

        Raises Cancelled, and whatever a faulty reader raised.
        """
        if isinstance(ticket, Together):
            return self._of_several(ticket, progress)
        assert isinstance(ticket, Future)
        place, label = self._places.pop(ticket, -1), progress.label
        while True:
            try:
                return ticket.result(timeout=0.1)
            except LateError:
                # It may have come to its end just after the waiting did.
                if ticket.done() and isinstance(ticket.exception(), LateError):
                    return (), _late()
                progress.step(progress.done, progress.total, self._with_page(label, place))
            except ProcessExpired as end:
                if end.exitcode == -getattr(signal, "SIGALRM", 0):
                    return (), _late()
                return (), _("Reading it broke off: the file is damaged or asks for too much. Nothing was filed.")

    def _with_page(self, label: str, place: int) -> str:
        """The label with the page that is recognised just now, where there is more than one."""
        page, pages = self._board.page(place) if place >= 0 else (0, 0)
        if pages < 2:
            return label
        said = _("page {n} of {all}").format(n=page, all=pages)
        return f"{label} · {said}" if label else said

    def _of_several(self, ticket: Together, progress: Progress) -> tuple[tuple[Draft, ...], str | None]:
        """What was found in one of several; where one of them ended their worker, each is read once more by itself."""
        while True:
            try:
                return ticket.ticket.result(timeout=0.1)[ticket.at]
            except LateError:
                if not ticket.ticket.done():
                    progress.step(progress.done, progress.total, progress.label)
                    continue
            except ProcessExpired:
                pass
            return self.result(self.submit(ticket.source), progress)
