"""Import files, folders, links and text: read them in worker processes, file them by groups."""

import mimetypes
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from clipper import limits
from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.importers.cleaning import tame_name
from clipper.model.clipping import Draft, Original
from clipper.model.intake import Ending, Ocr, Outcome, Reading, Source
from clipper.pages.passwords import hold
from clipper.progress import Cancelled, Progress
from clipper.workflows.inputs import Input, collect, data_input, is_link, load, text_input

if TYPE_CHECKING:
    from concurrent.futures import Future

    from clipper.workflows.workers import Readers, Together

__all__ = ["Input", "collect", "data_input", "file", "groups", "is_link", "read", "text_input"]

_AHEAD_BYTES = 32 * 1024 * 1024
"""How many bytes of files are loaded before their turn."""
_TOGETHER, _SMALL_BYTES = 16, 24 * 1024
"""So many inputs of at most so many bytes are handed to a worker at once."""
RECOGNISED = Ocr()
"""Words on pictures are recognised, in the language that is found."""


class Shelf(Protocol):
    """What filing needs of a library."""

    def file(self, drafts: Sequence[Draft], *, tags: Sequence[str] = (), batch: int | None = None) -> tuple:
        """File one group, whole or not at all."""
        ...


def read(
    inputs: Sequence[Input], progress: Progress, *, workers: int = limits.WORKERS, ocr: Ocr | None = RECOGNISED
) -> Iterator[Reading]:
    """Read every input in worker processes and yield one Reading each, in the order of the inputs.

    `ocr` says how words on pictures are recognised, None that they are not.
    Raises Cancelled between two inputs; what was yielded before stays valid.
    """
    from clipper.workflows.workers import Readers

    # a second worker that has nothing to read takes as long to start as one file to be read
    with Readers(max(1, min(workers, len(inputs)))) as readers:
        waiting: deque[tuple[Input, _Begun | str]] = deque()
        left = deque(inputs)
        for done in range(len(inputs)):
            # A slow site must not keep back what is read already, nor large files fill the memory.
            while left and (
                not waiting
                or (_tickets(waiting) < workers * 4 and not left[0].url and _bytes_in(waiting) < _AHEAD_BYTES)
            ):
                progress.step(done, len(inputs), left[0].source)
                # at the end of many inputs no worker shall wait for the other
                waiting += _begin(left, readers, ocr, min(_TOGETHER, 1 + len(left) // (workers * 4)))
            one, begun = waiting.popleft()
            progress.step(done, len(inputs), one.source)
            yield _end(one, begun, readers, progress)
            progress.step(done + 1, len(inputs), one.source)


class _Begun(Struct, frozen=True):
    source: Source
    ticket: "Future | Together"
    first: bool = True
    """The first of those that were handed over together."""


def _bytes_in(waiting: "Iterable[tuple[Input, _Begun | str]]") -> int:
    return sum(len(begun.source.data) for _one, begun in waiting if isinstance(begun, _Begun))


def _tickets(waiting: "Iterable[tuple[Input, _Begun | str]]") -> int:
    return sum(isinstance(begun, str) or begun.first for _one, begun in waiting)


def _begin(left: "deque[Input]", readers: "Readers", ocr: Ocr | None, most: int) -> "list[tuple[Input, _Begun | str]]":
    """Load the next input and hand it to a worker, a small one with up to `most` small ones that follow it."""
    loaded: list[tuple[Input, Source | str]] = []
    while left and (not loaded or (len(loaded) < most and _is_small(loaded[-1][1]) and not left[0].url)):
        one = left.popleft()
        loaded.append((one, _loaded(one, ocr)))
    small = [source for _one, source in loaded if isinstance(source, Source) and _is_small(source)]
    tickets = iter(readers.submit_together(small) if len(small) > 1 else [readers.submit(one) for one in small])
    begun: list[tuple[Input, _Begun | str]] = []
    for number, (one, source) in enumerate(loaded):
        if isinstance(source, str):
            begun.append((one, source))
        elif _is_small(source):
            begun.append((one, _Begun(source, next(tickets), first=number == 0)))
        else:
            begun.append((one, _Begun(source, readers.submit(source))))
    return begun


def _is_small(source: Source | str) -> bool:
    """Whether it is read in no time: a few kilobytes of letters, no picture whose words are to be recognised."""
    if isinstance(source, str):
        return True
    return len(source.data) <= _SMALL_BYTES and b"\x00" not in source.data[:1024] and source.data[:5] != b"%PDF-"


def _loaded(one: Input, ocr: Ocr | None) -> Source | str:
    """The input with its bytes; a string is the reason why there are none."""
    try:
        return replace(load(one), ocr=ocr, password=one.password)
    except ClipperError as problem:
        return str(problem)


def _result(begun: _Begun, readers: "Readers", progress: Progress) -> tuple[tuple[Draft, ...], str | None]:
    """What was found; a reader that failed on one of several is asked for each of them by itself."""
    from clipper.workflows.workers import Together

    try:
        return readers.result(begun.ticket, progress)
    except Cancelled:
        raise
    except Exception:
        if not isinstance(begun.ticket, Together):
            raise
        return readers.result(readers.submit(begun.source), progress)


def _end(one: Input, begun: "_Begun | str", readers: "Readers", progress: Progress) -> Reading:
    if isinstance(begun, str):
        return Reading(one.source, reason=begun)
    try:
        drafts, reason = _result(begun, readers, progress)
    except Cancelled:
        raise
    except Exception as problem:
        drafts, reason = (), _("It could not be read ({kind}). Nothing was filed.").format(kind=type(problem).__name__)
    if reason is not None or not drafts:
        return Reading(one.source, reason=reason or _("Nothing to file was found in it."))
    if begun.source.password:
        # what it opened is opened again for its pages
        hold(sha256(begun.source.data).hexdigest(), begun.source.password)
    whole = _original(begun.source)
    seen_at = begun.source.seen_at
    kept = tuple(replace(d, original=d.original or whole, seen_at=d.seen_at or seen_at) for d in drafts)
    return Reading(one.source, kept, warnings=tuple(w for d in kept for w in d.warnings))


def _original(source: Source) -> Original:
    if source.url:
        name = Path(source.url.split("?")[0].split("#")[0].rstrip("/")).name or "page"
    else:
        name = Path(source.name).name if source.name != "-" else "text.txt"
    name = tame_name(name, "original")
    kind = source.media_type.split(";")[0].strip() or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Original(name, kind, size=len(source.data), data=source.data)


def file(
    library: Shelf, readings: Sequence[Reading], *, tags: Sequence[str] = (), batch: int | None = None
) -> tuple[Outcome, ...]:
    """File one group of readings in one step and say what became of each input, in their order.

    Where the group as a whole cannot be filed, each reading is tried alone, so that one bad input costs only itself.
    """
    try:
        return _file_group(library, readings, tags, batch)
    except ClipperError:
        raise
    except Exception:
        if len(readings) == 1:
            return (
                Outcome(
                    readings[0].source,
                    Ending.REJECTED,
                    reason=_("Clipper failed to file this. Its original is untouched; please report it."),
                ),
            )
    return tuple(outcome for one in readings for outcome in file(library, [one], tags=tags, batch=batch))


def _file_group(
    library: Shelf, readings: Sequence[Reading], tags: Sequence[str], batch: int | None
) -> tuple[Outcome, ...]:
    filed = iter(library.file([d for one in readings for d in one.drafts], tags=tags, batch=batch))
    outcomes = []
    for one in readings:
        if one.reason is not None or not one.drafts:
            outcomes.append(Outcome(one.source, Ending.REJECTED, reason=one.reason, warnings=one.warnings))
            continue
        mine = [next(filed) for _draft in one.drafts]
        fresh = [f for f in mine if f.status is Ending.FILED]
        status = Ending.FILED if fresh else Ending.DUPLICATE
        reason = None if fresh else next((f.reason for f in mine if f.reason), None)
        notes = tuple(f.reason for f in mine if f.reason) if fresh else ()
        outcomes.append(Outcome(one.source, status, tuple(f.id for f in mine), reason, one.warnings + notes))
    return tuple(outcomes)


def groups(readings: Iterable[Reading]) -> Iterator[tuple[Reading, ...]]:
    """Readings by groups of at most 256 clippings or 200 ms, whichever comes first."""
    group: list[Reading] = []
    size, since = 0, time.monotonic()
    for one in readings:
        group.append(one)
        size += len(one.drafts)
        if size >= limits.GROUP_CLIPPINGS or time.monotonic() - since >= limits.GROUP_SECONDS:
            yield tuple(group)
            group, size, since = [], 0, time.monotonic()
    if group:
        yield tuple(group)
