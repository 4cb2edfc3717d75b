"""References line by line under tags that are not those of RIS: PubMed (.nbib), RefWorks, and EndNote's own (.enw)."""

import re
from collections.abc import Iterator

from msgspec import Struct

from clipper.importers.reference_draft import Reference, full_name, noted, pages
from clipper.model.clipping import MediaType

Record = dict[str, list[str]]


class Tags(Struct, frozen=True):
    """One such format: how its lines look, and which of its tags say what we have a field for."""

    name: str
    line: re.Pattern[str]
    """Tag and value of a line."""
    begins: str
    """The tag that begins a record."""
    sure: re.Pattern[str]
    """What must stand in a text beside the first tag."""
    fields: dict[str, str]
    """Our field by tag."""
    notes: dict[str, str]
    """What the other tags are called in the note; a tag that is in neither is left out where it is empty, else named as it is."""
    quiet: frozenset[str] = frozenset()
    """Tags that say nothing to a reader: dates of indexing, numbers of a database."""


PUBMED = Tags(
    "PubMed",
    re.compile(r"^([A-Z]{2,4}) {0,2}- (.*)$"),
    "PMID",
    re.compile(r"^(?:TI  - |FAU - |AU  - |JT  - |DP  - )", re.MULTILINE),
    {"TI": "headline", "TT": "other", "FAU": "author", "CN": "author", "JT": "outlet", "DP": "date", "PG": "page", "AB": "abstract", "LA": "language",
     "MH": "keyword", "OT": "keyword", "CI": "rights"},
    {"PMID": "PubMed", "LID": "Number", "VI": "Volume", "IP": "Issue", "AD": "Address", "PL": "Place", "IS": "ISSN", "PT": "Kind", "PMC": "PubMed Central"},
    frozenset("OWN STAT DCOM LR EDAT MHDA CRDT PHST PST SO SB JID TA AU AUID AID OTO IR FIR SFM CTDT DEP RN NM".split()),
)  # fmt: skip
REFWORKS = Tags(
    "RefWorks",
    re.compile(r"^([A-Z][A-Z0-9]) (.*)$"),
    "RT",
    re.compile(r"^(?:T1|A1|JF|YR|SR|ID) \S", re.MULTILINE),
    {"RT": "kind", "T1": "headline", "A1": "author", "JF": "outlet", "YR": "year", "FD": "date", "SP": "page", "OP": "page", "AB": "abstract", "K1": "keyword",
     "LA": "language", "LK": "url", "UL": "url", "ED": "edition", "ST": "other"},
    {"JO": "Short title", "T2": "Title", "A2": "Editors", "PB": "Publisher", "PP": "Place", "NO": "Note", "SN": "ISSN", "DO": "DOI", "VO": "Volume",
     "IS": "Issue", "RD": "Accessed", "AD": "Address", "DB": "Database", "DS": "Provider", "AN": "Number"},
    frozenset({"SR", "ID"}),
)  # fmt: skip
ENDNOTE = Tags(
    "EndNote",
    re.compile(r"^%([0-9A-Z!@#$&()*+<>?^~\[\]{}=]) (.*)$"),
    "0",
    re.compile(r"^%[TAJBD] \S", re.MULTILINE),
    {"0": "kind", "T": "headline", "!": "other", "A": "author", "J": "outlet", "B": "outlet", "D": "year", "8": "date", "P": "page", "U": "url", "X": "abstract",
     "K": "keyword", "G": "language", "7": "edition", "&": "section"},
    {"E": "Editors", "I": "Publisher", "C": "Place", "@": "ISSN", "R": "DOI", "V": "Volume", "N": "Issue", "Z": "Note", "[": "Accessed", "~": "Database",
     "W": "Provider", "M": "Number", "+": "Address", "F": "Label", "9": "Kind", "?": "Others", "S": "Series", "Y": "Series editors", "L": "Call number"},
    frozenset({">", "=", "("}),
)  # fmt: skip
FORMATS = {one.name: one for one in (PUBMED, REFWORKS, ENDNOTE)}


def kind_of(text: str) -> str:
    """The name of the format in which a text begins, "" where it is none of these."""
    lines = text.lstrip("\ufeff \t\r\n").split("\n", 1)
    first = lines[0].rstrip()
    for one in FORMATS.values():
        found = one.line.match(first)
        if found and found[1] == one.begins and found[2].strip() and one.sure.search(text):
            return one.name
    return ""


def records(text: str, kind: str) -> Iterator[tuple[str, Reference]]:
    """Each record's own lines, and what it says."""
    tags = FORMATS[kind]
    lines: list[str] = []
    for one in [*text.lstrip("\ufeff").splitlines(keepends=True), ""]:
        found = tags.line.match(one.rstrip("\r\n"))
        if not one or (found and found[1] == tags.begins):
            if any(line.strip() for line in lines):
                yield "".join(lines), _reference(_fields(lines, tags), tags)
            lines = []
        lines.append(one)


def _fields(lines: list[str], tags: Tags) -> Record:
    """Values by their tags; a line without a tag goes on with the value before it."""
    found: Record = {}
    last = ""
    for one in lines:
        one = one.rstrip("\r\n")
        if hit := tags.line.match(one):
            last = hit[1]
            found.setdefault(last, []).append(hit[2].strip())
        elif one.strip() and last:
            values = found[last]
            if tags.fields.get(last) == "keyword":
                values.append(one.strip())
                continue
            ended = values[-1].endswith((".", "!", "?", ":")) and not one.startswith("      ")
            values[-1] = f"{values[-1]}{chr(10) * 2 if ended else ' '}{one.strip()}".strip()
    return {tag: kept for tag, values in found.items() if (kept := [value for value in values if value])}


def _reference(record: Record, tags: Tags) -> Reference:
    by: dict[str, list[str]] = {}
    for tag, values in record.items():
        if field := tags.fields.get(tag):
            by.setdefault(field, []).extend(values)
    outlets, urls = by.get("outlet", []), by.get("url", [])
    kind = " ".join(by.get("kind", [])).lower()
    notes = [
        noted(tags.notes.get(tag, tag), values)
        for tag, values in record.items()
        if tag not in tags.fields and tag not in tags.quiet
    ]
    notes += [noted("Published in", [one]) for one in outlets[1:]] + [noted("Link", [one]) for one in urls[1:]]
    return Reference(
        media_type=MediaType.WEB
        if any(word in kind for word in ("web", "blog", "electronic", "online"))
        else MediaType.PRINT,
        headline=next(iter(by.get("headline", [])), "").removesuffix(".")
        if tags is PUBMED
        else next(iter(by.get("headline", [])), ""),
        other_headlines=[*by.get("headline", [])[1:], *by.get("other", [])],
        authors=[full_name(one) for one in by.get("author", [])],
        outlet=next(iter(outlets), ""),
        date=day_of(by.get("date", []), by.get("year", [])),
        page=pages(part for value in by.get("page", []) for part in re.split(r"\s*[-–]+\s*", value)),
        section="; ".join(by.get("section", [])),
        edition="; ".join(by.get("edition", [])),
        url=next(iter(urls), ""),
        abstract="\n\n".join(dict.fromkeys(by.get("abstract", []))),
        language=next(iter(by.get("language", [])), ""),
        rights="; ".join(by.get("rights", [])),
        keywords=[word for one in by.get("keyword", []) for word in re.split(r"[;\n]", one)],
        notes=notes,
    )


def day_of(dates: list[str], years: list[str]) -> str:
    """The day as written, with its year where that stands in a field of its own."""
    date, year = next(iter(dates), ""), next(iter(years), "")
    turned = re.fullmatch(r"(\d{4}) ([A-Z][a-z]{2,8}) (\d{1,2})", date)
    if turned:
        return f"{turned[3]} {turned[2]} {turned[1]}"
    return date if not year or year in date else f"{date} {year}".strip()
