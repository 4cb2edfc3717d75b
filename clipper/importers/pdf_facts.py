"""What a PDF says of itself and of its day: its own data, its folio lines, the dates printed on its first page."""

import re
from typing import TYPE_CHECKING

from clipper.i18n import _
from clipper.importers.cleaning import line
from clipper.importers.dates import read_date
from clipper.importers.written_days import days_in
from clipper.model.clipping import Confidence, Published

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from clipper.importers.pdf_folio import Folio
    from clipper.importers.pdf_text import Sheet

_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|pptx?|xlsx?|tex|dvi|rtf|odt|pub|pages|txt|html?)\b|^microsoft word|^untitled|[\\/]|^slide \d|^layout \d",
    re.I,
)


def facts_of(document: "PdfDocument") -> dict[str, str]:
    """What the file says of itself; broken entries are left out."""
    found: dict[str, str] = {}
    for key in ("Title", "Author", "Subject", "Keywords", "CreationDate"):
        try:
            found[key] = line(document.get_metadata_value(key))[:500]
        except (ValueError, UnicodeError, RuntimeError):
            continue
    return found


def title_in(facts: dict[str, str]) -> str:
    """The file's own title where somebody wrote one."""
    title = facts.get("Title", "")
    good = 4 <= len(title) <= 250 and not _FILE_NAME.search(title) and len(title.split()) > 1
    return title if good and sum(c.isalpha() for c in title) > 0.5 * len(title.replace(" ", "")) else ""


def keywords_in(facts: dict[str, str]) -> tuple[str, ...]:
    """The file's own keywords, thirty at most."""
    given = (part.strip() for part in re.split(r"[,;]", facts.get("Keywords", "")))
    return tuple(one for one in given if 1 < len(one) < 60)[:30]


def created_on(facts: dict[str, str]) -> Published:
    """The day the file was made: a weak hint at the day of publication (ISO 32000-1, 7.9.4)."""
    raw = facts.get("CreationDate", "")
    found = re.match(r"D?:?(\d{4})(\d{2})(\d{2})", raw)
    if not found or not 1990 <= int(found[1]) <= 2100:
        return Published()
    day = read_date("-".join(found.groups())).day
    return Published(raw, day) if day else Published()


def sure_of(folio: "Folio") -> list[Confidence]:
    """How sure the fields from folio lines are, and where they stood."""
    read, where = folio.read, _("folio line of page {n}").format(n=folio.sheet + 1)
    said = (
        ("outlet", read.outlet, 0.8 if read.known else 0.5),
        ("section", read.section, 0.7),
        ("page", read.page, 0.85),
        ("edition", read.edition, 0.7),
    )
    return [Confidence(field, sure, where) for field, value, sure in said if value]


def published_in(
    folio: "Folio", sheets: "list[Sheet]", facts: dict[str, str], in_text: tuple[Published, Confidence | None]
) -> tuple[Published, Confidence]:
    """The day in a folio line, else on the first page's short lines or in the text, else the day the file was made."""
    from clipper.pages.columns import lines_of

    if folio.read.day:
        where = _("folio line of page {n}").format(n=folio.sheet + 1)
        return Published(folio.read.raw_day, folio.read.day), Confidence(
            "published", 0.85 if folio.read.dated else 0.4, where
        )
    for row in lines_of(sheets[0].words) if sheets else ():
        found = next((one for one in days_in(row.text) if one.iso), None) if len(row.text) < 80 else None
        if found:
            raw = row.text[found.start : found.end]
            return Published(raw, found.iso), Confidence("published", 0.6, "date on the first page")
    published, sure = in_text
    if sure:
        return published, sure
    return created_on(facts), Confidence("published", 0.3, "day the PDF was made")
