"""EndNote XML: the references that EndNote, Mendeley and databases export under <xml><records>."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clipper.importers.markup import below, children, first, name_of, said, tree_of, value
from clipper.importers.reference_draft import Reference, full_name, noted, pages
from clipper.importers.tagged import day_of
from clipper.model.clipping import MediaType

if TYPE_CHECKING:
    from clipper.importers.markup import Element

_WEB = ("web", "blog", "electronic", "online", "video")
_NOTES = {
    "pub-location": "Place", "publisher": "Publisher", "isbn": "ISSN", "electronic-resource-num": "DOI", "volume": "Volume", "number": "Issue", "notes": "Note",
    "research-notes": "Research note", "access-date": "Accessed", "accession-num": "Number", "remote-database-name": "Database", "remote-database-provider": "Provider",
    "auth-address": "Address", "work-type": "Kind", "label": "Label", "call-num": "Call number", "caption": "Caption", "reprint-edition": "Reprint", "custom1": "Field 1",
    "custom2": "Field 2", "custom3": "Field 3", "custom4": "Field 4", "custom5": "Field 5", "custom6": "Field 6", "custom7": "Field 7",
}  # fmt: skip


def is_endnote(data: bytes) -> bool:
    """Whether the bytes begin as such an export does."""
    start = data[:8192].replace(b"\x00", b"").lower()
    return b"<records" in start and b"<xml>" in start and (b"<record>" in start or b"<record " in start)


def records(data: bytes, charset: str) -> Iterator[tuple[str, Reference]]:
    """Each record by itself, and what it says; raises Rejected where no element can be read."""
    import lxml.etree as etree

    root, _whole = tree_of(data, charset)
    for one in below(root, "record"):
        one.tail = None
        yield f"<xml><records>{etree.tostring(one, encoding='unicode')}</records></xml>", _reference(one)


def _reference(record: "Element") -> Reference:
    titles, dates = first(record, "titles"), first(record, "dates")
    kind = value(first(record, "ref-type"), "name").lower()
    outlets = (
        _texts(titles, "secondary-title")
        + _texts(first(record, "periodical"), "full-title")
        + _texts(titles, "alt-title")
    )
    outlets = list(dict.fromkeys(outlets))
    links = _links(record)
    written = [said(one) for one in below(dates, "date")] if dates is not None else []
    notes = [noted(_NOTES[name_of(one)], [_text(one)]) for one in children(record) if name_of(one) in _NOTES]
    notes += [
        noted(
            "Editors",
            [
                full_name(name)
                for name in _people(record, "secondary-authors", "tertiary-authors", "subsidiary-authors")
            ],
        )
    ]
    notes += [noted("Published in", [one]) for one in outlets[1:]] + [noted("Link", [one]) for one in links[1:]]
    return Reference(
        media_type=MediaType.WEB if any(one in kind for one in _WEB) else MediaType.PRINT,
        headline=" ".join(_texts(titles, "title")[:1]),
        other_headlines=_texts(titles, "title")[1:]
        + _texts(titles, "short-title")
        + _texts(titles, "translated-title"),
        authors=[full_name(one) for one in _people(record, "authors")],
        outlet=next(iter(outlets), ""),
        date=day_of(written, _texts(dates, "year")),
        page=pages("".join(_texts(record, "pages")).replace("–", "-").split("-")),
        section="; ".join(_texts(record, "section")),
        edition="; ".join(_texts(record, "edition")),
        url=next(iter(links), ""),
        abstract="\n\n".join(_text(one) for one in children(record, "abstract")),
        language=next(iter(_texts(record, "language")), ""),
        keywords=[said(one) for one in below(record, "keyword")],
        notes=notes,
    )


def _links(record: "Element") -> list[str]:
    """The addresses of a record, none of files on the computer it came from."""
    found = [said(one) for one in below(record, "url")]
    return [one for one in dict.fromkeys(found) if one.lower().startswith(("http://", "https://"))]


def _people(record: "Element", *roles: str) -> list[str]:
    groups = list(children(record, "contributors"))
    return [said(name) for one in groups for role in children(one, *roles) for name in children(role, "author")]


def _texts(element: "Element | None", name: str) -> list[str]:
    return [text for one in children(element, name) if (text := said(one))] if element is not None else []


def _text(element: "Element") -> str:
    """The text of an element by paragraphs, which EndNote parts with carriage returns."""
    lines = "".join(element.itertext()).replace("\r", "\n").split("\n")
    return "\n\n".join(text for one in lines if (text := " ".join(one.split())))
