"""NITF: an agency's article in XML (IPTC News Industry Text Format 3)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.copy_desk import slug_and_version
from clipper.importers.dates import read_date
from clipper.importers.markup import below, children, first, name_of, root_name, said, tree_of, value
from clipper.importers.news_body import body_of, without_heading
from clipper.importers.press_draft import embargo_at, finished
from clipper.model.body import Body
from clipper.model.clipping import Draft, Headline, MediaType, Published
from clipper.model.intake import Source

if TYPE_CHECKING:
    from clipper.importers.markup import Element

name = "NITF"
media_types = ("application/vnd.iptc.nitf+xml", "application/nitf+xml", "text/vnd.iptc.nitf")
suffixes = (".nitf",)

_STATUS = {"canceled": "KILL", "withheld": "WITHDRAWN"}


def recognises(source: Source) -> float:
    """By the name of the root element."""
    return 0.97 if root_name(source.data, b"nitf") == "nitf" else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """The one article; raises Rejected where it has neither headline nor text."""
    root, whole = tree_of(source.data, source.charset)
    nitf = root if name_of(root) == "nitf" else next(below(root, "nitf"), root)
    draft, versions = draft_of_nitf(nitf)
    if not draft.headline and not draft.body.blocks:
        raise Rejected(_("There is no text in this NITF file. Nothing was filed."))
    if not whole:
        draft = replace(draft, warnings=(*draft.warnings, broken_off()))
    return (finished(draft, name, name=source.name, seen_at=source.seen_at, versions=versions),)


def broken_off() -> str:
    """What to say of XML that was read as far as it goes."""
    return _("This file is damaged or breaks off: compare the text with the original.")


def draft_of_nitf(nitf: "Element") -> tuple[Draft, tuple[str, ...]]:
    """The fields of an NITF document, not yet finished, and what its desk calls this version."""
    docdata, pubdata = first(nitf, "head", "docdata"), first(nitf, "head", "pubdata")
    body, head = first(nitf, "body"), first(nitf, "body", "body.head")
    hl1, hl2 = [[said(one) for one in below(head, tag)] if head is not None else [] for tag in ("hl1", "hl2")]
    title = said(first(nitf, "head", "title"))
    headline = next((one for one in hl1 if one), title)
    deck = next((one for one in hl2 if one), "")
    others = [one for one in (title, *hl1, *hl2) if one and one not in (headline, deck)]
    slug, versions, notes = _for_the_desk(nitf, docdata, head)
    content = first(body, "body.content")
    parts = [content if content is not None else body, first(body, "body.end")]
    text = body_of([one for one in parts if one is not None]) if body is not None else Body()
    if content is None and head is not None:
        text = body_of([one for one in children(body if body is not None else nitf) if one is not head])
    abstract = body_of(children(head, "abstract")) if head is not None else Body()
    text = Body((*abstract.blocks, *without_heading(text, headline).blocks))
    status = value(docdata, "management-status").lower()
    draft = Draft(
        headline=headline,
        body=text,
        other_headlines=tuple(Headline(one, "wire") for one in others),
        deck=deck,
        byline="; ".join(text for one in below(head, "byline") if (text := _byline(one))) if head is not None else "",
        dateline=_dateline(head),
        credit=said(first(head, "distributor")),
        outlet=value(pubdata, "name"),
        media_type=MediaType.PRINT if value(pubdata, "type") == "print" else MediaType.WIRE,
        edition=value(pubdata, "edition.name"),
        section=value(pubdata, "position.section"),
        page=value(pubdata, "position.sequence"),
        published=_published(docdata, pubdata, head),
        embargo=embargo_at(_norm(docdata, "date.release")) if status == "embargoed" else None,
        slug=slug,
        url=value(pubdata, "ex-ref"),
        language=value(nitf, "lang") or value(body, "lang"),
        rights=_rights(docdata, head),
        editors_note="\n".join(dict.fromkeys(one for one in notes if one)),
        keywords=tuple(_keywords(docdata)),
    )
    versions += [_STATUS[status]] if status in _STATUS else []
    return draft, tuple(versions)


def _for_the_desk(
    nitf: "Element", docdata: "Element | None", head: "Element | None"
) -> tuple[str, list[str], list[str]]:
    """Slug, versions and notes."""
    printed = value(first(docdata, "fixture"), "fix-id")
    printed = value(first(docdata, "du-key"), "key") or printed
    metas = {value(one, "name").lower(): value(one, "content") for one in below(nitf, "meta")}
    printed = next((metas[key] for key in ("slug", "slugline", "ap-slug", "keyword-line") if metas.get(key)), printed)
    slug, version = slug_and_version(printed) if printed else ("", "")
    versions = [version] if version else []
    notes = [printed] if version else []
    if docdata is not None:
        for one in children(docdata, "correction"):
            versions.append("CORRECTED")
            notes.append(value(one, "info"))
        notes += [value(one, "info") or said(one) for one in children(docdata, "ed-msg", "urgency-note")]
    if head is not None:
        notes += [said(one) for one in children(head, "note")]
    return slug, versions, notes


def _byline(element: "Element") -> str:
    """The line with the writer's title or agency set off by a comma."""
    title = ", ".join(said(one) for one in below(element, "byttl"))
    name = "".join(
        (one.text or "") * (name_of(one) != "byttl") + (one.tail or "") * (one is not element) for one in element.iter()
    )
    name = " ".join(name.split()).rstrip(" ,")
    return ", ".join(one for one in (name, title) if one)


def _dateline(head: "Element | None") -> str:
    """Place and day as printed."""
    return next((text for one in below(head, "dateline") if (text := said(one))), "") if head is not None else ""


def _norm(parent: "Element | None", element: str) -> str:
    found = first(parent, element)
    return value(found, "norm") or said(found)


def _published(docdata: "Element | None", pubdata: "Element | None", head: "Element | None") -> Published:
    """The moment of issue, else the day of the paper, else the one of the dateline."""
    story = next(below(head, "story.date"), None) if head is not None else None
    for raw in (_norm(docdata, "date.issue"), value(pubdata, "date.publication"), value(story, "norm"),
                _norm(docdata, "date.release")):  # fmt: skip
        if raw and (found := read_date(raw)).day:
            return found
    return Published()


def _rights(docdata: "Element | None", head: "Element | None") -> str:
    printed = said(first(head, "rights"))
    holder, year = (value(first(docdata, "doc.copyright"), key) for key in ("holder", "year"))
    return printed or " ".join(one for one in ("©" if holder else "", year, holder) if one)


def _keywords(docdata: "Element | None") -> Iterator[str]:
    if docdata is not None:
        for one in below(docdata, "keyword"):
            yield value(one, "key")
        for one in below(docdata, "classifier", "identified-content"):
            yield value(one, "value")
