"""RIS: references by lines of two letters and a value, read as programs write them and not only as they should."""

import re
from collections.abc import Iterator

from clipper.importers.reference_draft import Reference, full_name, noted, pages
from clipper.model.clipping import MediaType

_TAG = re.compile(r"^\s{0,3}([A-Z][A-Z0-9])\s{1,3}-(?:\s(.*)|)$")
_FIRST = re.compile(r"^\s{0,3}TY\s{1,3}-\s*[A-Z]{2,8}\s*$", re.M)
_KINDS = {
    "ELEC": MediaType.WEB,
    "BLOG": MediaType.WEB,
    "ICOMM": MediaType.WEB,
    "WEB": MediaType.WEB,
    "VIDEO": MediaType.WEB,
    "SOUND": MediaType.WEB,
}
_NAMES = {
    "CY": "Place", "PB": "Publisher", "SN": "ISSN", "DO": "DOI", "VL": "Volume", "IS": "Issue", "Y2": "Accessed", "DB": "Database",
    "DP": "Provider", "A2": "Editors", "A3": "Series editors", "AN": "Number", "N1": "Note", "L1": "File", "L2": "Link", "L4": "Picture",
    "AD": "Address", "C1": "Field 1", "C2": "Field 2", "ID": "Key", "T3": "Series",
}  # fmt: skip
_READ = {"TY", "ER", "TI", "T1", "CT", "BT", "T2", "JO", "JF", "JA", "J1", "J2", "AU", "A1", "DA", "PY", "Y1", "SP", "EP", "SE", "ET", "UR", "LK",
         "AB", "N2", "KW", "LA", "ST", "TT"}  # fmt: skip
Record = dict[str, list[str]]


def is_ris(text: str) -> bool:
    """Whether a text holds a line that begins a reference, and one that can only stand in one."""
    return bool(_FIRST.search(text)) and bool(
        re.search(r"^\s{0,3}(?:TI|T1|AU|A1|ER|UR|T2|JO|PY|DA|Y1|CT)\s{1,3}-", text, re.M)
    )


def records(text: str) -> Iterator[tuple[str, Reference]]:
    """Each record's own lines, and what it says."""
    lines: list[str] = []
    for one in [*text.splitlines(keepends=True), "TY  - "]:
        begins = _TAG.match(one.rstrip("\r\n"))
        if begins and begins[1] == "TY":
            if any(_TAG.match(line.rstrip("\r\n")) for line in lines):
                yield "".join(lines), _reference(_fields(lines))
            lines = []
        lines.append(one)


def _fields(lines: list[str]) -> Record:
    """Values by their tags; a line without a tag goes on with the value before it."""
    found: Record = {}
    last = ""
    for one in lines:
        one = one.rstrip("\r\n")
        if hit := _TAG.match(one):
            last = hit[1]
            if hit[2] and hit[2].strip():
                found.setdefault(last, []).append(hit[2].strip())
            elif last != "ER":
                found.setdefault(last, []).append("")
        elif one.strip() and last and last != "ER":
            values = found.setdefault(last, [""])
            ended = values[-1].endswith((".", "!", "?", ":"))
            values[-1] = f"{values[-1]}{chr(10) * 2 if ended else ' '}{one.strip()}".strip()
    return {tag: kept for tag, values in found.items() if (kept := [value for value in values if value])}


def _reference(record: Record) -> Reference:
    def all_of(*tags: str) -> list[str]:
        return [value for tag in tags for value in record.get(tag, ())]

    def first(*tags: str) -> str:
        return next(iter(all_of(*tags)), "")

    headline = first("TI", "T1", "CT", "BT")
    names = all_of("T2", "JF", "JO", "JA", "J1", "J2")
    texts = all_of("AB", "N2")
    outlet = names[0] if names else first("PB")
    notes = [
        noted(_NAMES.get(tag, tag), values) for tag, values in record.items() if tag not in _READ and values != [outlet]
    ]
    notes += [noted("", [one]).lstrip(": ") for one in names[1:] if one != outlet]
    return Reference(
        media_type=_KINDS.get(first("TY"), MediaType.PRINT),
        headline=headline,
        other_headlines=[one for one in (*all_of("TI", "T1", "CT", "BT")[1:], *all_of("ST", "TT")) if one != headline],
        authors=[full_name(one) for one in all_of("AU", "A1")],
        outlet=outlet,
        date=first("DA", "Y1", "PY"),
        page=pages(all_of("SP", "EP")),
        section=first("SE"),
        edition=first("ET"),
        url=first("UR", "LK"),
        abstract="\n\n".join(dict.fromkeys(texts)),
        language=first("LA"),
        keywords=[word for one in all_of("KW") for word in re.split(r"[;\n]", one)],
        notes=[*notes, *(noted("Link", [one]) for one in all_of("UR", "LK")[1:])],
    )
