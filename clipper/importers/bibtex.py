"""BibTeX and BibLaTeX: entries taken apart by a library, their LaTeX made into letters."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clipper.importers.reference_draft import Reference, full_name, noted
from clipper.model.clipping import MediaType

if TYPE_CHECKING:
    from bibtexparser.model import Entry

_FIRST = re.compile(r"(?:\A|\n)[ \t]*@(?:article|misc|online|electronic|www|book|inbook|incollection|inproceedings|techreport|report|unpublished|"
                    r"newspaper|periodical|manual|booklet|proceedings|phdthesis|mastersthesis|thesis|conference|collection|audio|video)\s*[{(]\s*[^\s,{}]*\s*,",
                    re.I)  # fmt: skip
_WEB = {"online", "electronic", "www", "audio", "video"}
_AS_WRITTEN = {"url", "doi", "file", "eprint", "date", "urldate"}
_READ = {"title", "subtitle", "shorttitle", "author", "journal", "journaltitle", "newspaper", "publisher", "howpublished", "date", "year", "month", "day",
         "pages", "url", "abstract", "keywords", "keyword", "language", "langid", "rights", "copyright", "edition", "section"}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def is_bibtex(text: str) -> bool:
    """Whether a text holds the beginning of an entry."""
    return bool(_FIRST.search(text))


def records(text: str) -> Iterator[tuple[str, Reference | None]]:
    """Each entry's own text, and what it says; None where it cannot be read."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry

    for block in parse_string(text).blocks:
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock) and isinstance(
            block.ignore_error_block, Entry
        ):
            block = block.ignore_error_block
        if isinstance(block, Entry):
            yield block.raw or "", _reference(block)
        elif (block.raw or "").lstrip().startswith("@") and _FIRST.match((block.raw or "").lstrip()):
            yield block.raw or "", None


def _pieced(value: str) -> str:
    """A value that was put together of pieces: \"Second \" # \"part\"."""
    pieces = re.split(r"\"\s*#\s*\"", value) if value.startswith('"') and value.endswith('"') else [value]
    return "".join(pieces)[1:-1] if len(pieces) > 1 else value


def _reference(entry: "Entry") -> Reference:
    fields = {
        field.key.lower(): (str(field.value) if field.key.lower() in _AS_WRITTEN else plain(_pieced(str(field.value))))
        for field in entry.fields
    }
    authors = next((str(field.value) for field in entry.fields if field.key.lower() == "author"), "")
    outlets = [
        fields[key] for key in ("journal", "journaltitle", "newspaper", "publisher", "howpublished") if fields.get(key)
    ]
    url = re.sub(r"\\(?:url|path)\s*\{([^{}]*)\}|\\(?=[_%&#~])", r"\1", fields.get("url", "")).strip("{} ")
    if not url and outlets and (found := re.search(r"https?://[^\s{}]+", outlets[-1])):
        url = found[0]
    title = ": ".join(fields[key] for key in ("title", "subtitle") if fields.get(key))
    notes = [
        noted(key.upper() if key in {"doi", "isbn", "issn"} else key.capitalize(), [value])
        for key, value in fields.items()
        if key not in _READ
    ]
    kind = entry.entry_type.lower()
    return Reference(
        media_type=MediaType.WEB if kind in _WEB or (kind == "misc" and url) else MediaType.PRINT,
        headline=title,
        other_headlines=[fields["shorttitle"]] if fields.get("shorttitle") else [],
        authors=[full_name(plain(one)) if not one.startswith("{") else plain(one) for one in _people(authors)],
        outlet=outlets[0] if outlets and not outlets[0].startswith("http") else "",
        date=_date(fields),
        page=re.sub(r"\s*-{1,3}\s*", "–", fields.get("pages", "")),
        section=fields.get("section", ""),
        edition=fields.get("edition", ""),
        url=url,
        abstract=fields.get("abstract", ""),
        language=fields.get("langid", "") or fields.get("language", ""),
        rights=fields.get("rights", "") or fields.get("copyright", ""),
        keywords=[one for key in ("keywords", "keyword") for one in re.split(r"[;,]", fields.get(key, ""))],
        notes=[*notes, *(noted("Published by", [one]) for one in outlets[1:])],
    )


def _people(said: str) -> list[str]:
    """The names between "and", which inside braces is part of a name."""
    found, depth, at = [], 0, 0
    for hit in re.finditer(r"[{}]|\sand\s", said):
        if hit[0] in "{}":
            depth += 1 if hit[0] == "{" else -1
        elif depth <= 0:
            found.append(said[at : hit.start()])
            at = hit.end()
    return [one.strip() for one in (*found, said[at:]) if one.strip() and one.strip().lower() != "others"]


def _date(fields: dict[str, str]) -> str:
    """The day as year-month-day where all three are there."""
    if fields.get("date"):
        return fields["date"]
    year, month, day = fields.get("year", ""), fields.get("month", "").strip().lower(), fields.get("day", "").strip()
    if not day and (found := re.match(r"([a-z]+)\.?[\s~#]+(\d{1,2})$|(\d{1,2})[\s~#.]+([a-z]+)$", month)):
        month, day = found[1] or found[4], found[2] or found[3]
    number = (
        int(month)
        if month.isdecimal() and len(month) < 3
        else next((n for n, one in enumerate(_MONTHS, 1) if month.startswith(one)), 0)
    )
    if re.fullmatch(r"\d{4}", year) and number and day.isdecimal():
        return f"{year}-{number:02}-{int(day):02}"
    return " ".join(one for one in (day, month, year) if one)


def plain(said: str) -> str:
    """A value without LaTeX: accents are letters, braces are gone."""
    said = re.sub(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}", r"\1", said)
    if not re.search(r"[\\{}$~]|--|``|''", said):
        return said
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexwalker import LatexWalkerParseError

    # A percent sign begins a comment in LaTeX, but in these files it hardly ever does.
    said = re.sub(r"(?<!\\)%", r"\\%", said)
    try:
        return LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=False, keep_comments=True).latex_to_text(said)
    except (LatexWalkerParseError, ValueError, IndexError, RecursionError, AttributeError, TypeError):
        return re.sub(r"[{}]", "", said)
