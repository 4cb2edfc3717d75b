"""Marks as a table: one line a mark, comma-separated (RFC 4180), as spreadsheets open it."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from clipper.exporters.tables import harmless
from clipper.model.annotation import Annotation, Role
from clipper.model.clipping import Clipping
from clipper.model.marked import Marked

suffix = ".csv"
COLUMNS = (
    "clipping", "headline", "outlet", "date", "byline", "role", "words", "speaker", "comment", "tags", "author", "marked",
    "lost", "start", "page", "region", "url",
)  # fmt: skip
"""The heads, the same in every language, so that a table can be read by other programs."""


def text(marked: Iterable[Marked], labels: Mapping[Role, str]) -> str:
    """The table with the byte-order mark without which Excel takes UTF-8 for something else."""
    lines = io.StringIO(newline="")
    table = csv.writer(lines, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for one in marked:
        for mark in one.marks:
            table.writerow([harmless(value) for value in _row(one.clipping, mark, labels)])
    return "\ufeff" + lines.getvalue()


def _row(clipping: Clipping, mark: Annotation, labels: Mapping[Role, str]) -> tuple[str, ...]:
    draft, anchor, region = clipping.draft, mark.anchor, mark.region
    made = datetime.fromtimestamp(mark.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if mark.created else ""
    rectangle = (region.x, region.y, region.width, region.height) if region else ()
    return (
        str(clipping.id), draft.headline, draft.outlet, draft.published.day or "", draft.byline, labels[mark.role],
        anchor.exact if anchor else "", mark.speaker, mark.comment, "; ".join(mark.tags), mark.author, made,
        "lost" if mark.lost else "", str(anchor.start) if anchor else "", str(region.page) if region else draft.page,
        " ".join(f"{100 * part:.4g}%" for part in rectangle), draft.url,
    )  # fmt: skip
