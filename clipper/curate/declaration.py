"""The ledger as it is declared to a rights society: articles times recipients, for a stretch of days."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, tzinfo

from clipper.model.rights import LedgerLine

COLUMNS = (
    "handed out", "issue", "number", "code", "headline", "outlet", "author", "date", "rendition", "words", "reach",
    "recipients", "readers", "copies", "override", "clipping",
)  # fmt: skip
"""The heads, the same in every language, so that a declaration can be read by other programs."""


def between(
    lines: Iterable[LedgerLine], first: date | None = None, last: date | None = None, zone: tzinfo | None = None
) -> tuple[LedgerLine, ...]:
    """The lines of what was handed out from the day `first` to the day `last`, both included, as days go in `zone`."""
    found = []
    for line in lines:
        day = moment(line.produced, zone).date()
        if (first is None or day >= first) and (last is None or day <= last):
            found.append(line)
    return tuple(found)


def moment(seconds: int, zone: tzinfo | None = None) -> datetime:
    """UTC seconds as a moment in `zone`, else in this machine's."""
    return datetime.fromtimestamp(seconds, zone) if zone is not None else datetime.fromtimestamp(seconds).astimezone()


def table(lines: Sequence[LedgerLine], harmless: Callable[[str], str], zone: tzinfo | None = None) -> str:
    """The declaration as comma-separated text (RFC 4180); `harmless` makes of a value what may stand in a cell."""
    written = io.StringIO(newline="")
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([harmless(value) for value in _row(line, zone)] for line in lines)
    return written.getvalue()


def copies(lines: Iterable[LedgerLine]) -> int:
    """Articles times recipients: the sum of what was copied; a link is no copy."""
    return sum(line.copies for line in lines)


def _row(line: LedgerLine, zone: tzinfo | None) -> tuple[str, ...]:
    return (
        moment(line.produced, zone).isoformat(), line.title, str(line.number), line.code, line.headline, line.outlet,
        line.author, line.day, line.rendition.value, str(line.words), line.reach.value, line.recipients,
        str(line.readers), str(line.copies), line.override, line.clipping,
    )  # fmt: skip
