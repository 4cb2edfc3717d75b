"""What was handed out, as it is looked through: every production with the lists it went to, newest first."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from clipper.curate import declaration
from clipper.i18n import _, _n
from clipper.model.production import PrintedItem, Production
from clipper.model.rights import LedgerLine
from clipper.ui.clippings.row_words import whole_date

if TYPE_CHECKING:
    from clipper.store.library import Library


class Run(Struct, frozen=True):
    """One production and its lines in the ledger."""

    production: Production
    lines: tuple[LedgerLine, ...] = ()

    @property
    def day(self) -> date:
        """The day it went out, as days go here."""
        return declaration.moment(self.production.produced).date()

    @property
    def copies(self) -> int:
        """Articles times recipients."""
        return declaration.copies(self.lines)


def read_runs(library: "Library") -> tuple[Run, ...]:
    """Every production, newest first."""
    lines: dict[int, list[LedgerLine]] = {}
    for line in library.productions.ledger():
        lines.setdefault(line.production, []).append(line)
    return tuple(Run(one, tuple(lines.get(one.id, ()))) for one in reversed(library.productions.all()))


def run_name(run: Run) -> str:
    """ "Morning brief 214, edition 2"."""
    one = run.production
    name = f"{one.title} {one.number}" if one.number else one.title
    return _("{issue}, edition {n}").format(issue=name, n=one.edition)


def run_when(run: Run) -> str:
    """ "Tuesday, 24 November 2026, 06:58 · Mara"."""
    said = whole_date(run.day.isoformat(), run.production.produced)
    return f"{said} · {run.production.by}" if run.production.by else said


def run_lists(run: Run) -> str:
    """ "Cabinet 240, Minister 1", else our office."""
    lists = dict.fromkeys((line.recipients, line.readers) for line in run.lines)
    return ", ".join(f"{name} {readers:,}" if name else _("our office") for name, readers in lists) or _("our office")


def run_sums(run: Run) -> str:
    """ "14 articles · 1,240 copies"."""
    articles = _n("1 article", "{n} articles", len(run.production.items))
    return f"{articles} · {_n('1 copy', '{n} copies', run.copies)}"


def found(runs: Sequence[Run], code: str) -> tuple[Run, ...]:
    """The runs that printed something under a code that begins so; all where nothing is typed."""
    wanted = code.strip()
    return tuple(run for run in runs if not wanted or any(coded(item, wanted) for item in run.production.items))


def coded(item: PrintedItem, wanted: str) -> bool:
    """Whether an item's code begins with what was typed."""
    return item.code.casefold().startswith(wanted.strip().casefold())
