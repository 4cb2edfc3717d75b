"""Reading lists as tables (CSV): Pocket, Instapaper, Raindrop and others, told by the names of their columns."""

import csv
import io
import re
from collections.abc import Iterator

from clipper.importers.bookmarks import Link, address, instant

_COLUMNS = {
    "url": ("url", "link", "address", "href"),
    "title": ("title", "name"),
    "said": ("selection", "description", "excerpt", "note", "notes", "comment"),
    "folder": ("folder", "collection", "list"),
    "tags": ("tags", "labels", "keywords", "document_tags", "tag"),
    "added": (
        "time_added",
        "timestamp",
        "created",
        "added",
        "date_added",
        "saved_at",
        "saved_date",
        "date_saved",
        "date",
        "created_at",
    ),
}


def _delimiter(first: str) -> str:
    """What parts the cells: the comma, and where there is none, the semicolon or tab that some tables are saved with."""
    return max(",;\t", key=first.count)


def columns_of(head: str) -> dict[str, list[int]]:
    """Which columns of the table hold what, by its first line; empty where this is no table of links."""
    first = head.lstrip("\ufeff \r\n").split("\n", 1)[0]
    try:
        names = [
            re.sub(r"\W+", "_", one.strip().lower()).strip("_")
            for one in next(csv.reader(io.StringIO(first), delimiter=_delimiter(first)), [])
        ]
    except csv.Error:
        return {}
    found = {what: [names.index(one) for one in called if one in names] for what, called in _COLUMNS.items()}
    known = [what for what, at in found.items() if at]
    return found if found["url"] and found["title"] and len(known) >= 3 and len(names) == len(set(names)) else {}


def links(text: str) -> Iterator[Link]:
    """Every row with words in it; one that leads to no web page has no address."""
    text = text.lstrip("\ufeff \r\n").replace("\x00", "")
    columns = columns_of(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.split("\n", 1)[0]))
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            # A cell beyond what the library takes: this row is counted as lost.
            yield Link("")
            continue
        if any(cell.strip() for cell in row) and rows.line_num > 1:
            yield _link(row, columns)


def _link(row: list[str], columns: dict[str, list[int]]) -> Link:
    def cells(what: str) -> list[str]:
        return [row[at].strip() for at in columns.get(what, ()) if at < len(row) and row[at].strip()]

    tags = [one.strip(" []\"'") for cell in cells("tags") for one in re.split(r"[|,;]", cell)]
    # Where nothing was chosen, the lists are called so.
    folders = [one for one in cells("folder") if one.lower() not in {"unread", "archive", "starred", "unsorted"}]
    return Link(
        address(next(iter(cells("url")), "")),
        next(iter(cells("title")), ""),
        "\n\n".join(dict.fromkeys(cells("said"))),
        tuple(dict.fromkeys(one for one in (*tags, *folders) if one)),
        instant(next(iter(cells("added")), "")),
    )
