"""Import files, folders, links and text: read them in worker processes, file them by groups."""

import mimetypes
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from clipper import limits
from clipper.errors import ClipperError, Rejected
from clipper.i18n import _
from clipper.model.clipping import Draft, Original
from clipper.model.intake import Ending, Outcome, Reading, Source
from clipper.progress import Cancelled, Progress

if TYPE_CHECKING:
    from concurrent.futures import Future

    from clipper.workflows.workers import Readers

HIDDEN = {"Thumbs.db", "desktop.ini"}


class Shelf(Protocol):
    """What filing needs of a library."""

    def file(self, drafts: Sequence[Draft], *, tags: Sequence[str] = (), batch: int | None = None) -> tuple: ...


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to be read: a file, a link, or text already in hand."""

    source: str
    """As given by the user, joined with the rest of the way inside a folder."""
    path: Path | None = None
    url: str = ""
    text: str | None = None
    reason: str | None = None
    """Why it cannot be read, where that is known already."""


def text_input(text: str, name: str = "-") -> Input:
    """Text that was pasted, dropped or piped in."""
    return Input(name, text=text)


def is_link(given: str) -> bool:
    """Whether the user gave a web address rather than a path."""
    return given.lower().startswith(("http://", "https://"))


def collect(given: Sequence[str | Path], progress: Progress | None = None) -> list[Input]:
    """Everything the user gave, folders replaced by all files below them, sorted by path."""
    found: list[Input] = []
    for one in given:
        if progress:
            progress.step(len(found), None, str(one))
        if is_link(str(one)):
            found.append(Input(str(one), url=str(one)))
            continue
        path = Path(one)
        if path.is_dir():
            found += [Input(str(file), path=file) for file in _files_below(path)]
        elif path.exists():
            found.append(Input(str(one), path=path))
        else:
            found.append(Input(str(one), reason=_("There is no file of this name. Check the path.")))
    return found


def _files_below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in HIDDEN and not path.name.startswith("."):
            yield path


def read(inputs: Sequence[Input], progress: Progress, *, workers: int = limits.WORKERS) -> Iterator[Reading]:
    """Read every input in worker processes and yield one Reading each, in the order of the inputs.

    Raises Cancelled between two inputs; what was yielded before stays valid.
    """
    from clipper.workflows.workers import Readers

    with Readers(workers) as readers:
        waiting: list[tuple[Input, _Begun | str]] = []
        left = iter(inputs)
        done = 0
        progress.step(0, len(inputs))
        while True:
            while len(waiting) < workers * 4 and (one := next(left, None)) is not None:
                waiting.append((one, _begin(one, readers)))
            if not waiting:
                return
            one, begun = waiting.pop(0)
            progress.step(done, len(inputs), one.source)
            yield _end(one, begun, readers, progress)
            done += 1
            progress.step(done, len(inputs), one.source)


@dataclass(frozen=True, slots=True)
class _Begun:
    source: Source
    ticket: "Future"


def _begin(one: Input, readers: "Readers") -> _Begun | str:
    """Load the input and hand it to a worker; a string is the reason why not."""
    try:
        source = _load(one)
    except ClipperError as problem:
        return str(problem)
    except OSError as problem:
        return _("This file could not be read: {why}. Check that you may open it.").format(
            why=problem.strerror or problem
        )
    return _Begun(source, readers.submit(source))


def _load(one: Input) -> Source:
    if one.reason:
        raise Rejected(one.reason)
    if one.text is not None:
        return Source(one.source, one.text.encode("utf-8", "replace"), "text/plain", "utf-8", seen_at=int(time.time()))
    if one.url:
        from clipper.workflows.capture import fetch

        return fetch(one.url)
    assert one.path is not None
    known = one.path.stat()
    if known.st_size > limits.FILE_BYTES:
        raise Rejected(_("This file is larger than {n} MB. Split it first.").format(n=limits.FILE_BYTES // 1024**2))
    if known.st_size == 0:
        raise Rejected(_("This file is empty. Nothing was filed."))
    return Source(one.source, one.path.read_bytes(), seen_at=int(known.st_mtime))


def _end(one: Input, begun: "_Begun | str", readers: "Readers", progress: Progress) -> Reading:
    if isinstance(begun, str):
        return Reading(one.source, reason=begun)
    try:
        drafts, reason = readers.result(begun.ticket, progress)
    except Cancelled:
        raise
    except Exception as problem:
        drafts, reason = (), _("It could not be read ({kind}). Nothing was filed.").format(kind=type(problem).__name__)
    if reason is not None or not drafts:
        return Reading(one.source, reason=reason or _("Nothing to file was found in it."))
    whole = _original(begun.source)
    kept = tuple(
        d if d.original else replace(d, original=whole, seen_at=d.seen_at or begun.source.seen_at) for d in drafts
    )
    return Reading(one.source, kept, warnings=tuple(w for d in kept for w in d.warnings))


def _original(source: Source) -> Original:
    if source.url:
        name = Path(source.url.split("?")[0].split("#")[0].rstrip("/")).name or "page"
    else:
        name = Path(source.name).name if source.name != "-" else "text.txt"
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
