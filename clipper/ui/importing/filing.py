"""What an import does away from the window: read on its own thread, file on the library's, keep back what wants her word."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.clipping import Draft, Status
from clipper.model.intake import Ending, Ocr, Outcome, Reading
from clipper.progress import Cancelled, Progress
from clipper.ui.importing.payload import Payload

if TYPE_CHECKING:
    from clipper.importers.feed_lists import Listed
    from clipper.store.library import Library
    from clipper.ui.jobs import Jobs
    from clipper.workflows.inputs import Input
    from clipper.workflows.same_story import Same

ALWAYS, DOUBT, NEVER = "always", "doubt", "never"
"""When she wants to see the articles found in one input before they are filed."""
MOST_COMPARED = 1_000
"""Inputs of an import up to which each article is compared with those that stand (about 10 ms each)."""
COMPARED_AT_ONCE = 16
ENDINGS = {"text/plain": ".txt", "text/html": ".html", "message/rfc822": ".eml", "application/rtf": ".rtf"}
KEPT_BYTES = 128 * 1024 * 1024
"""So many bytes of originals wait for her word; what comes after them is filed as it was found."""


class Wish(Struct, frozen=True):
    """How an input is to be read where Clipper took it for something else."""

    media_type: str = ""
    """IANA name of the format; "" finds it out."""
    encoding: str = ""
    """Of its letters; "" finds it out."""
    password: str = ""
    """What opens it, where it is locked."""
    language: str | None = None
    """Of the words on its pictures; "" finds it out, None: as it is set."""


class Held(Struct, frozen=True):
    """An input that was read and is not filed before she has said how."""

    reading: Reading
    tags: tuple[str, ...] = ()
    kept: bool = False
    same: "Same | None" = None
    """The clipping that tells the same story; None: it waits because it holds several articles, or lists feeds."""
    feeds: "tuple[Listed, ...]" = ()
    """The feeds it lists that nobody has subscribed to yet."""


class Run(Struct):
    """The import under way; after `start` its thread and the library's alone write here."""

    found: Payload
    name: str
    tags: tuple[str, ...]
    kept: bool = False
    ocr: Ocr = Ocr()
    ask: str = ALWAYS
    anyway: bool = False
    """What stands already is filed once more."""
    wish: Wish = Wish()
    watched: bool = False
    """It comes from a watched folder, and nobody waits for it."""
    gone_on: bool = False
    """It did not come to its end in an earlier window."""
    begun: datetime = field(default_factory=datetime.now)
    clock: float = field(default_factory=time.monotonic)
    batch: int = 0
    asked: int = 0
    held_bytes: int = 0

    @property
    def compares(self) -> bool:
        """Whether each article is compared with those that stand: in a morning's press, not in a whole archive."""
        return self.asked <= MOST_COMPARED and not self.anyway


class _Anyway:
    """A library that files what it holds already."""

    def __init__(self, library: "Library") -> None:
        self._library = library

    def file(self, drafts: Sequence[Draft], *, tags: Sequence[str] = (), batch: int | None = None) -> tuple:
        """File one group, whatever stands."""
        return self._library.file(drafts, tags=tags, batch=batch, anyway=True)


def outcomes(run: Run, jobs: "Jobs", progress: Progress) -> Iterator[tuple[Outcome | Held, ...]]:
    """On the job's thread: read, hand each group over for filing, and yield what became of it.

    `hand_over` holds the reading up while four groups wait; a stop still brings in what was handed over.
    """
    from clipper.workflows import import_files

    found = run.found
    run.batch = jobs.hand_over("", lambda library: library.new_batch(run.name)).result()
    if found.data:
        inputs = [import_files.data_input(found.data, found.name, found.media_type)]
    elif found.text:
        inputs = [import_files.text_input(found.text, _("Pasted text"))]
    else:
        inputs = import_files.collect(found.inputs, progress)
    for name, data, kind in found.files:
        inputs.append(import_files.data_input(data, name, kind))
    given = [one.source for one in inputs]
    if run.wish != Wish():
        inputs = [_wished(replace(one, password=run.wish.password), run.wish) for one in inputs]
    names = {one.source: name for one, name in zip(inputs, given, strict=True)}
    run.asked = len(inputs)
    waiting: deque[Future[tuple[Outcome | Held, ...]]] = deque()
    try:
        ocr = run.ocr if run.wish.language is None else Ocr(run.wish.language)
        readings = import_files.read(inputs, progress, ocr=ocr)
        named = (replace(one, source=names.get(one.source, one.source)) for one in readings)
        for group in import_files.groups(named):
            # comparing takes a while: no deed may keep the library's thread from her own edits
            size = COMPARED_AT_ONCE if run.compares else len(group)
            for at in range(0, len(group), size):
                waiting.append(jobs.hand_over("", partial(settle, run, group[at : at + size])))
            while waiting and waiting[0].done():
                yield waiting.popleft().result()
    except Cancelled:
        yield from (one.result() for one in waiting)
        raise
    yield from (one.result() for one in waiting)


def _wished(one: "Input", wish: Wish) -> "Input":
    """The input with its bytes in hand, said to be of another kind or encoding; its name says so too."""
    if not (wish.media_type or wish.encoding):
        return one
    from clipper.importers.encoding import in_encoding
    from clipper.workflows.inputs import load

    try:
        source = load(one)
        data = in_encoding(source.data, wish.encoding) if wish.encoding else source.data
    except ClipperError as problem:
        return replace(one, reason=str(problem))
    charset = "utf-8" if wish.encoding else source.charset
    kind = wish.media_type or source.media_type
    name = one.source + ENDINGS.get(wish.media_type, "")
    return replace(one, source=name, data=data, media_type=kind, charset=charset, inside=None)


def settle(run: Run, group: tuple[Reading, ...], library: "Library") -> tuple[Outcome | Held, ...]:
    """On the library thread: file of one group what needs no word of hers; where the library refuses, so does the report."""
    now, held = [], []
    for reading in group:
        found = _held(run, reading, library)
        if isinstance(found, Held):
            held.append(found)
        else:
            now.append(found)
    filed = file(library, tuple(now), run.tags, run.batch, kept=run.kept, anyway=run.anyway) if now else ()
    return (*filed, *held)


def _held(run: Run, reading: Reading, library: "Library") -> Held | Reading:
    """The reading as one that waits, or as it is to be filed at once."""
    from clipper.workflows.articles_found import is_worth_a_look, row_of
    from clipper.workflows.feeds import offered
    from clipper.workflows.same_story import same_story

    if not reading.drafts or run.anyway:
        return reading
    if not run.watched and (feeds := offered(library, reading)):
        return Held(reading, run.tags, run.kept, feeds=feeds)
    size = sum({id(d.original): len(d.original.data or b"") for d in reading.drafts if d.original}.values())
    room = run.held_bytes + size <= KEPT_BYTES
    if is_worth_a_look(reading):
        asked = run.ask == ALWAYS or (run.ask == DOUBT and any(row_of(draft).doubtful for draft in reading.drafts))
        if not asked or not room or _stands(library, reading):
            return reading
        run.held_bytes += size
        return Held(reading, run.tags, run.kept)
    same = same_story(library, reading.drafts[0]) if run.compares else None
    if same is None:
        return reading
    if run.ask == NEVER or run.watched or not room:
        return replace(reading, warnings=(*reading.warnings, same.sentence()))
    run.held_bytes += size
    return Held(reading, run.tags, run.kept, same)


def _stands(library: "Library", reading: Reading) -> bool:
    """Whether the first article of an input stands already: then the whole is a duplicate, and the report says so."""
    from clipper.model.query import Query, Words
    from clipper.store.drafts import measured

    first = reading.drafts[0]
    found = library.find(Query(Words(first.headline[:200], phrase=True), limit=20))
    mine = measured(first, first.outlet).fingerprint.hex()
    return any(one.content_hash == mine for one in library.clippings.many(found).values())


def file(
    library: "Library",
    group: tuple[Reading, ...],
    tags: tuple[str, ...],
    batch: int,
    *,
    kept: bool = False,
    anyway: bool = False,
) -> tuple[Outcome, ...]:
    """On the library thread: file one group as one step; `kept` files past the inbox, `anyway` what stands already too."""
    from clipper.workflows import import_files

    shelf = _Anyway(library) if anyway else library
    try:
        if not kept:
            return import_files.file(shelf, group, tags=tags, batch=batch)
        with library.step(_("Import"), batch):
            made = import_files.file(shelf, group, tags=tags, batch=batch)
            ids = [id for one in made if one.status is Ending.FILED for id in one.ids]
            if ids:
                library.clippings.set_status(ids, Status.KEPT)
            return made
    except ClipperError as problem:
        return tuple(Outcome(one.source, Ending.REJECTED, reason=str(problem), warnings=one.warnings) for one in group)


def file_held(library: "Library", held: Held, reading: Reading, batch: int, *, attach: bool = False) -> Outcome:
    """On the library thread: file what waited, as `reading` has it now; `attach` groups it with the clipping it repeats."""
    if not reading.drafts:
        return Outcome(held.reading.source, Ending.REJECTED, reason=reading.reason, warnings=reading.warnings)
    if not attach or held.same is None:
        return file(library, (reading,), held.tags, batch, kept=held.kept)[0]
    with library.step(_("Import"), batch):
        outcome = file(library, (reading,), held.tags, batch, kept=held.kept)[0]
        if outcome.status is Ending.FILED:
            library.stories.group((held.same.clipping, *outcome.ids), held.same.clipping)
    return outcome


def file_of(source: str) -> Path | None:
    """The file on this machine that an input is or lies in; None for what was pasted or fetched."""
    path = Path(source.partition("!/")[0])
    try:
        return path if path.is_absolute() and path.is_file() else None
    except (OSError, ValueError):
        return None
