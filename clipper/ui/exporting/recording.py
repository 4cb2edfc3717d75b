"""The record of what went out: which edition an issue is, and how it stands once it is written down."""

import time
from typing import TYPE_CHECKING

from clipper.curate import declaration
from clipper.i18n import _, _n

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.workflows.handing_out import Edition, Handed


def edition_words(edition: "Edition") -> str:
    """ "Edition 1 went out at 06:58. This is edition 2: 2 new, 1 changed, 1 withdrawn"."""
    if edition.before is None:
        return _("Edition {n} went out already, and nothing has changed since").format(n=edition.number)
    then = declaration.moment(edition.before)
    today = then.date() == declaration.moment(int(time.time())).date()
    when = f"{then:%H:%M}" if today else f"{then:%Y-%m-%d, %H:%M}"
    before = _("Edition {n} went out at {time}.").format(n=edition.number - 1, time=when)
    counts = (
        (_("{n} new"), edition.new), (_("{n} changed"), edition.changed), (_("{n} withdrawn"), edition.withdrawn)
    )  # fmt: skip
    said = ", ".join(words.format(n=number) for words, number in counts if number)
    this = _("This is edition {n}").format(n=edition.number)
    return f"{before} {this}: {said}" if said else f"{before} {this}"


def recorded_words(edition: int, readers: int, articles: int) -> str:
    """ "Recorded as edition 2 · 240 readers · 14 articles"; readers are left out for our office alone."""
    parts = [_("Recorded as edition {n}").format(n=edition)]
    parts += [_n("1 reader", "{n} readers", readers)] if readers else []
    return " · ".join((*parts, _n("1 article", "{n} articles", articles)))


def recorded(library: "Library", handed: "Handed") -> str:
    """Write it down; how it stands in the record, in words."""
    from clipper.workflows import handing_out

    made = handing_out.record(library, handed)
    standing = next(one for one in library.productions.of(handed.production.briefing) if one.id == made)
    readers = {line.recipients: line.readers for line in handed.ledger}
    return recorded_words(standing.edition, sum(readers.values()), len(standing.items))
