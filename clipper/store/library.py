"""Library: the one door of the store; open for writing once, for reading as often as wanted."""

from array import array
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from clipper.model.query import Query
from clipper.store import opening, search, snippets, steps
from clipper.store.clippings import Clippings
from clipper.store.connection import Connection

if TYPE_CHECKING:
    from clipper.model.briefing import Office
    from clipper.model.changes import Changes
    from clipper.model.clipping import Draft
    from clipper.store.annotations import Annotations
    from clipper.store.briefings import Briefings
    from clipper.store.cuttings import Cuttings
    from clipper.store.feeds import Feeds
    from clipper.store.filing import Filed
    from clipper.store.journal import Journal
    from clipper.store.lock import Lock
    from clipper.store.ocr_pages import OcrPages
    from clipper.store.originals import Originals
    from clipper.store.outlets import Outlets
    from clipper.store.productions import Productions
    from clipper.store.quotations import Quotations
    from clipper.store.rights import Rights
    from clipper.store.stories import Stories
    from clipper.store.styles import Styles
    from clipper.store.tags import Tags
    from clipper.store.templates import Templates
    from clipper.store.unfiled import Unfiled

_PIECES = 48
"""Groups filed one after the other before the index is merged in between, too."""


class Library:
    """A folder of clippings: its nouns are attributes, every change of them is a step.

    Nouns are imported when first asked for: the first rows of a window need clippings alone.
    """

    def __init__(self, path: Path, connection: Connection, lock: "Lock | None") -> None:
        """For `create` and `open` only."""
        self.path = path
        self.writable = lock is not None
        self._connection = connection
        self._lock = lock
        self._filed_untidied = 0
        self._journal = self._begun() if lock is not None else None
        self._step: steps.Step = self._journal.step if self._journal is not None else steps.refused
        noted: steps.Step = self._journal.noted if self._journal is not None else steps.refused
        self.clippings = Clippings(connection, self._step, noted)

    @cached_property
    def originals(self) -> "Originals":
        """The kept bytes."""
        from clipper.store.originals import Originals

        return Originals(self.path)

    @cached_property
    def tags(self) -> "Tags":
        """The tags."""
        from clipper.store.tags import Tags

        return Tags(self._connection, self._step)

    @cached_property
    def annotations(self) -> "Annotations":
        """The marks on clippings."""
        from clipper.store.annotations import Annotations

        return Annotations(self._connection, self._step)

    @cached_property
    def cuttings(self) -> "Cuttings":
        """The clippings that were cut out of pages, with their pieces."""
        from clipper.store.cuttings import Cuttings

        return Cuttings(self._connection, self._step, lambda: self.originals)

    @cached_property
    def unfiled(self) -> "Unfiled":
        """The regions drawn on pages and not filed yet."""
        from clipper.store.unfiled import Unfiled

        return Unfiled(self.path, writable=self.writable)

    @cached_property
    def ocr_pages(self) -> "OcrPages":
        """What OCR read on pages, remembered."""
        from clipper.store.ocr_pages import OcrPages

        return OcrPages(self._connection, lambda: self._writing.unjournaled())

    @cached_property
    def outlets(self) -> "Outlets":
        """The outlets register."""
        from clipper.store.outlets import Outlets

        return Outlets(self._connection, self._step)

    @cached_property
    def briefings(self) -> "Briefings":
        """The briefings."""
        from clipper.store.briefings import Briefings

        return Briefings(self._connection, self._step)

    @cached_property
    def stories(self) -> "Stories":
        """The stories, grouped by hand."""
        from clipper.store.stories import Stories

        return Stories(self._connection, self._step)

    @cached_property
    def templates(self) -> "Templates":
        """The templates of briefings."""
        from clipper.store.templates import Templates

        return Templates(self._connection, self._step)

    @cached_property
    def styles(self) -> "Styles":
        """The styles of briefings made here."""
        from clipper.store.styles import Styles

        return Styles(self._connection, self._step)

    @cached_property
    def rights(self) -> "Rights":
        """Recipients and licences."""
        from clipper.store.rights import Rights

        return Rights(self._connection, self._step)

    @cached_property
    def productions(self) -> "Productions":
        """What was handed out."""
        from clipper.store.productions import Productions

        return Productions(self._connection, lambda: self._writing.unjournaled())

    @cached_property
    def quotations(self) -> "Quotations":
        """The quotations found in clippings, remembered, and those that somebody refused."""
        from clipper.store.quotations import Quotations

        return Quotations(self._connection, self._step, lambda: self._writing.unjournaled())

    @cached_property
    def feeds(self) -> "Feeds":
        """The subscriptions to feeds."""
        from clipper.store.feeds import Feeds

        return Feeds(self._connection, self._step, lambda: self._writing.unjournaled())

    def _begun(self) -> "Journal":
        """The journal of a library that may be written, which an interrupted filing may have left untidy."""
        from clipper.store.journal import Journal

        self.originals.clear_leftovers()
        return Journal(self._connection, self.path / opening.DATABASE)

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make an empty library and open it for writing; LibraryError where anything stands at `path`."""
        opening.make(Path(path))
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, write: bool = True) -> Self:
        """Open a library; raises LibraryMissing, LibraryLocked, LibraryDamaged, LibraryTooNew or another LibraryError."""
        path = Path(path)
        opening.must_stand(path)
        lock = _taken(path) if write else None
        try:
            return cls(path, opening.open_database(path, write=write), lock)
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    @property
    def shares_reading(self) -> bool:
        """Whether readers may read while something is written (WAL); where not, reading belongs on a worker."""
        return self._connection.value("PRAGMA journal_mode") == "wal"

    def close(self) -> None:
        """Close the library and give up the writer's place; closing twice is harmless."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def step(self, name: str, batch: int | None = None) -> AbstractContextManager[None]:
        """Make several changes one: whole or not at all, one undo entry, one announcement; steps inside it join it.

        A step of an import's `batch` is one undo entry with the step of that batch directly before it.
        """
        return self._step(name, batch)

    def undo(self) -> str | None:
        """Take back the last step of this session; its name, or None where there is none."""
        return self._writing.undo()

    def redo(self) -> str | None:
        """Do again what was undone last; its name, or None where there is nothing."""
        return self._writing.redo()

    @property
    def undo_name(self) -> str | None:
        """The step `undo` would take back."""
        return self._journal.undo_name if self._journal else None

    @property
    def redo_name(self) -> str | None:
        """The step `redo` would do again."""
        return self._journal.redo_name if self._journal else None

    def listen(self, callback: "Callable[[Changes], None]") -> None:
        """Have `callback` called once after each committed step, undo and redo included."""
        self._writing.listen(callback)

    def find(self, query: Query) -> "array[int]":
        """The ids of what is found, in the query's order, at most its limit."""
        return self._connection.column(*search.statement(query))

    def count(self, query: Query) -> int:
        """How many clippings a query finds, its limit aside."""
        return self._connection.value(*search.counting(query))

    def snippets(self, query: Query, ids: Sequence[int]) -> dict[int, str]:
        """For each of these clippings words around the hits (between \\x01 and \\x02); empty where there are none."""
        return snippets.snippets(self._connection, query.node, ids)

    def press_span(self) -> tuple[int, int]:
        """The lowest and highest press time (minutes since year 1, times 2²⁰); (0, 0) in an empty library."""
        low, high = self._connection.rows("SELECT min(id), max(id) FROM texts")[0]
        return low or 0, high or 0

    def interrupt(self) -> None:
        """Break off, from another thread, the search that runs now; its caller gets Cancelled."""
        self._connection.interrupt()

    def file(
        self, drafts: "Sequence[Draft]", *, tags: Sequence[str] = (), batch: int | None = None, anyway: bool = False
    ) -> "tuple[Filed, ...]":
        """File one group, whole or not at all: originals first, then all rows in one step; what became of each Draft.

        `anyway` files what stands already once more.
        """
        from clipper.store import filing

        filed = filing.file(self._connection, self._step, self.originals, drafts, tags=tags, batch=batch, anyway=anyway)
        self._filed_untidied += 1
        if self._filed_untidied > _PIECES:
            self.tidy()
        return filed

    def tidy(self) -> bool:
        """Merge pieces of the search index for about 50 ms; whether more is left, for the next call.

        For when nothing else is to be done: searches find the same before and after, afterwards in less time.
        """
        from clipper.store import index

        with self._writing.unjournaled():
            more = index.merge(self._connection)
        self._filed_untidied = self._filed_untidied if more else 0
        return more

    def new_batch(self, name: str) -> int:
        """Note that an import begins; its number for `file`."""
        from clipper.store import batches

        with self._writing.unjournaled():
            return batches.new(self._connection, name)

    def batch_ids(self, batch: int) -> "array[int]":
        """The clippings an import filed, in the order of filing."""
        from clipper.store import batches

        return batches.ids(self._connection, batch)

    def take_back(self, batch: int) -> int:
        """Move what an import filed to the trash, as a step of its own; how many clippings that were."""
        from clipper.store import batches

        return batches.take_back(self._connection, self._step, batch)

    def office(self) -> "Office":
        """The issuing office printed on briefings."""
        from clipper.store import office

        return office.read(self._connection)

    def set_office(self, given: "Office") -> None:
        """Set the issuing office."""
        from clipper.store import office

        office.write(self._connection, self._step, given)

    @property
    def _writing(self) -> "Journal":
        if self._journal is None:
            steps.refused()
        return self._journal


def _taken(path: Path) -> "Lock":
    """The writer's place in the library at `path`."""
    from clipper.store.lock import Lock

    return Lock(path / "lock")
