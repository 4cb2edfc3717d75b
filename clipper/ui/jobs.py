"""The only threads of the window: the library thread that writes, the reading worker, and one thread a job."""

import itertools
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from clipper.errors import ClipperError, LibraryBusy, LibraryError
from clipper.model.changes import Changes
from clipper.progress import Cancelled, Progress

if TYPE_CHECKING:
    from concurrent.futures import Future

    from clipper.store.library import Library

T = TypeVar("T")
WAITING_DEEDS = 4
"""Deeds of jobs that may wait for the library thread before their job is held up."""
BUSY_TRIES = 20
_REST_MS = 30_000
"""How often it is asked which worker processes nobody needs."""
_IDLE = 0.4
"""Seconds without a deed after which the library thread tidies, 50 ms at a time."""


class State(StrEnum):
    """How far a job has come."""

    RUNNING = "running"
    STOPPING = "stopping"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class Job(QObject):
    """Work the user sees running; lives in `Jobs.shown` until she has looked at how it ended."""

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.progress = Progress()
        self.state = State.RUNNING
        self.begun = time.monotonic()
        self.sentence = ""
        """What became of it, once ended."""
        self.again: Callable[[], None] | None = None
        """Starts the same work anew."""

    @property
    def running(self) -> bool:
        """Whether its thread is still at work."""
        return self.state in {State.RUNNING, State.STOPPING}

    def cancel(self) -> None:
        """Ask it to stop after the piece in hand; what it has done stays."""
        if self.state is State.RUNNING:
            self.state = State.STOPPING
            self.progress.cancel()


class _Task(Struct, order=True):
    rank: int
    number: int
    work: Callable[[Any], Any] | None
    settle: Callable[[Any, Exception | None], None]


class Jobs(QObject):
    """Hands work to threads and brings the answers back to the UI thread."""

    announced = Signal(object)
    """Changes of one committed step, on the UI thread."""
    undo_changed = Signal(object, object)
    """Names of the step to undo and the step to redo, or None."""
    opened = Signal(object)
    """None once the library can be written, else the LibraryError that forbids it."""
    failed = Signal(object)
    """An exception that nobody asked to hear of."""
    changed = Signal()
    """A job began, ended or was cleared away."""
    _back = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Job] = []
        self._numbers = itertools.count()
        self._writes: queue.PriorityQueue[_Task] = queue.PriorityQueue()
        self._reads: queue.PriorityQueue[_Task] = queue.PriorityQueue()
        self._latest: dict[str, int] = {}
        self._slots = threading.Semaphore(WAITING_DEEDS)
        self._threads: list[threading.Thread] = []
        self._pending = 0
        self._closing = threading.Event()
        self._door = threading.Lock()
        """Held while a deed of a job is put on the lane, and while closing begins: none comes after the last."""
        self._reading: Library | None = None
        self._read_key = ""
        self._back.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self._rest = QTimer(self)
        self._rest.timeout.connect(self._dismiss)

    # -- opening and closing -------------------------------------------------------------------------------------

    def open(self, path: Path, *, write: bool = True) -> None:
        """Start the two standing threads on the library at `path`; `opened` tells whether it can be written."""
        self._closing.clear()
        lanes = [(self._read_forever, "reading")] + ([(self._write_forever, "library")] if write else [])
        for work, name in lanes:
            thread = threading.Thread(target=work, args=(path,), name=name, daemon=True)
            self._threads.append(thread)
            thread.start()
        self._rest.start(_REST_MS)

    def close(self) -> None:
        """Stop every job, finish the deeds that were asked for, and end the threads."""
        # a thread may be the last to let this object go, and none but the UI thread can stop a timer
        self._rest.stop()
        for job in self.shown:
            job.cancel()
        with self._door:
            self._closing.set()
        if self._reading is not None:
            self._reading.interrupt()
        for lane in (self._writes, self._reads):
            lane.put(_Task(9, next(self._numbers), None, lambda _value, _error: None))
        for thread in self._threads:
            thread.join(10)
        self._threads.clear()

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and no answer is on its way back."""
        return self._pending == 0 and not any(job.running for job in self.shown)

    def _dismiss(self) -> None:
        """End the worker processes that nobody needed for a while."""
        if (resting := sys.modules.get("clipper.workflows.resting")) is not None:
            self.read(lambda _library: resting.resting().dismiss(resting.SECONDS), lambda _none: None, key="resting")

    # -- asking --------------------------------------------------------------------------------------------------

    def change(
        self,
        name: str,
        deed: Callable[["Library"], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run `deed` on the library thread as the step `name`, then `done(value)` on the UI thread.

        Errors go to `failed`, else to the signal of the same name. `name` empty: the deed names its own steps.
        """

        self._ask(self._writes, 0, _as_step(name, deed), done, failed)

    def hand_over(self, name: str, deed: Callable[["Library"], T]) -> "Future[T]":
        """The same from inside a job's thread: waits while four such deeds are waiting; her own edits go before.

        Raises Cancelled where the library is being closed.
        """
        from concurrent.futures import Future

        answer: Future[T] = Future()
        while not self._slots.acquire(timeout=0.2):
            if self._closing.is_set():
                raise Cancelled

        def settle(value: Any, error: Exception | None) -> None:
            self._slots.release()
            if error is not None:
                answer.set_exception(error)
            else:
                answer.set_result(value)

        def work(library: "Library") -> T:
            if not name:
                return deed(library)
            with library.step(name):
                return deed(library)

        with self._door:
            if self._closing.is_set():
                # nobody would ever do it, and its job would wait for an answer that never comes
                self._slots.release()
                raise Cancelled
            self._writes.put(_Task(5, next(self._numbers), work, settle))
        return answer

    def read(
        self,
        work: Callable[["Library"], T],
        done: Callable[[T], object],
        *,
        key: str,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Ask the reading worker; a newer request with the same key makes an older one's answer void."""
        number = next(self._numbers)
        self._latest[key] = number
        if self._read_key == key and self._reading is not None:
            self._reading.interrupt()

        def fresh(library: "Library") -> T:
            self._read_key = key
            try:
                if self._latest.get(key) != number:
                    raise Cancelled
                return work(library)
            finally:
                self._read_key = ""

        def current(value: T) -> None:
            if self._latest.get(key) == number:
                done(value)

        self._ask(self._reads, 0, fresh, current, failed)

    def start(
        self,
        title: str,
        work: Callable[[Progress], Iterator[T]],
        on_item: Callable[[T], object] | None = None,
        on_end: Callable[[Job], object] | None = None,
    ) -> Job:
        """Run a generator in a thread of its own; every item and the end come back on the UI thread."""
        job = Job(title, self)
        self.shown.append(job)
        thread = threading.Thread(target=self._run, args=(job, work, on_item, on_end), name=title, daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()
        self.changed.emit()
        return job

    def clear(self) -> None:
        """Forget the jobs that have ended."""
        self.shown = [job for job in self.shown if job.running]
        self.changed.emit()

    # -- on the UI thread ----------------------------------------------------------------------------------------

    def _ask(
        self,
        lane: "queue.PriorityQueue[_Task]",
        rank: int,
        work: Callable[[Any], T],
        done: Callable[[T], object] | None,
        failed: Callable[[Exception], object] | None,
    ) -> None:
        self._pending += 1

        def answer(value: Any, error: Exception | None) -> None:
            self._pending -= 1
            if error is None:
                if done is not None:
                    done(value)
            elif not isinstance(error, Cancelled):
                (failed or self.failed.emit)(error)

        lane.put(
            _Task(rank, next(self._numbers), work, lambda value, error: self._back.emit(partial(answer, value, error)))
        )

    def _settle(self, call: Callable[[], None]) -> None:
        if self._closing.is_set():
            return
        try:
            call()
        except Exception as error:
            self.failed.emit(error)

    # -- on the other threads ------------------------------------------------------------------------------------

    def _run(
        self,
        job: Job,
        work: Callable[[Progress], Iterator[T]],
        on_item: Callable[[T], object] | None,
        on_end: Callable[[Job], object] | None,
    ) -> None:
        state, error = State.DONE, None
        try:
            for item in work(job.progress):
                if on_item is not None:
                    self._back.emit(partial(on_item, item))
        except Cancelled:
            state = State.STOPPED
        except Exception as failure:
            state, error = State.FAILED, failure

        def end() -> None:
            job.state = state
            if error is not None:
                job.sentence = str(error) if isinstance(error, ClipperError) else ""
                self.failed.emit(error)
            if on_end is not None:
                on_end(job)
            self.changed.emit()

        self._back.emit(end)

    def _read_forever(self, path: Path) -> None:
        from clipper.store.library import Library

        try:
            library = Library.open(path, write=False)
        except LibraryError as error:
            self._refuse(self._reads, error)
            return
        with library:
            self._reading = library
            self._serve(self._reads, library)
        self._reading = None

    def _write_forever(self, path: Path) -> None:
        from clipper.store.library import Library

        try:
            library = Library.open(path)
        except LibraryError as error:
            self._back.emit(partial(self.opened.emit, error))
            self._refuse(self._writes, error)
            return
        with library:
            library.listen(lambda changes: self._announce(library, changes))
            self._back.emit(partial(self.opened.emit, None))
            self._serve(self._writes, library, library.tidy)

    def _announce(self, library: "Library", changes: Changes) -> None:
        self._back.emit(partial(self.announced.emit, changes))
        self._back.emit(partial(self.undo_changed.emit, library.undo_name, library.redo_name))

    def _serve(
        self, lane: "queue.PriorityQueue[_Task]", library: "Library", tidy: Callable[[], bool] | None = None
    ) -> None:
        """Work the tasks off one by one until told to end; `tidy` is called when none came for a while, until it has no more."""
        untidy = tidy is not None
        while True:
            try:
                task = lane.get(timeout=_IDLE if untidy else None)
            except queue.Empty:
                untidy = tidy is not None and _tidied(tidy)
                continue
            if task.work is None:
                return
            untidy = tidy is not None
            try:
                value = _patiently(task.work, library, self._closing)
            except Exception as error:
                task.settle(None, error)
            else:
                task.settle(value, None)

    def _refuse(self, lane: "queue.PriorityQueue[_Task]", error: LibraryError) -> None:
        while (task := lane.get()).work is not None:
            task.settle(None, error)


def _tidied(tidy: Callable[[], bool]) -> bool:
    """Tidy a little; whether to go on. What fails here fails in a step too, where it is said."""
    try:
        return tidy()
    except (ClipperError, Cancelled):
        return False


def _as_step(name: str, deed: Callable[["Library"], T]) -> Callable[["Library"], T]:
    """The deed inside a step of that name; without a name the deed opens its own."""
    if not name:
        return deed

    def work(library: "Library") -> T:
        with library.step(name):
            return deed(library)

    return work


def _patiently(work: Callable[["Library"], T], library: "Library", closing: threading.Event) -> T:
    """Run the work, and again after 50 ms where the library is being written this very moment."""
    for _turn in range(BUSY_TRIES):
        try:
            return work(library)
        except LibraryBusy:
            if closing.wait(0.05):
                raise
    return work(library)
