"""Marks as W3C Web Annotations: one AnnotationPage in JSON-LD (Web Annotation Data Model, Recommendation of 23 February 2017).

The words are given twice, as the Recommendation advises: by TextQuoteSelector, which survives edits, and by
TextPositionSelector (code points of the clipping's text). A region of a page is a FragmentSelector for the page
(RFC 3778) refined by one for the rectangle (Media Fragments: xywh=percent).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from clipper.model.annotation import Anchor, Annotation, Region, Role
from clipper.model.clipping import Clipping
from clipper.model.marked import Marked

suffix = ".jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PAGES = "http://tools.ietf.org/rfc/rfc3778"
RECTANGLES = "http://www.w3.org/TR/media-frags/"


def text(marked: Iterable[Marked], labels: Mapping[Role, str]) -> str:
    """The whole page of annotations as text; `labels` are the names of the roles."""
    items = [_item(one.clipping, mark, labels) for one in marked for mark in one.marks]
    page = {"@context": CONTEXT, "type": "AnnotationPage", "startIndex": 0, "items": items}
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _item(clipping: Clipping, mark: Annotation, labels: Mapping[Role, str]) -> dict[str, Any]:
    made = datetime.fromtimestamp(mark.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if mark.created else None
    item: dict[str, Any] = {
        "id": f"urn:uuid:{mark.uid}",
        "type": "Annotation",
        "motivation": "commenting" if mark.comment else "highlighting",
    }
    if made:
        item["created"] = made
    if mark.author:
        item["creator"] = {"type": "Person", "name": mark.author}
    item["body"] = list(_bodies(mark, labels))
    item["target"] = {"type": "SpecificResource", "source": _source(clipping), "selector": _selectors(mark)}
    return item


def _bodies(mark: Annotation, labels: Mapping[Role, str]) -> Iterator[dict[str, str]]:
    """The comment, the tags, who says the words, and the role: by the name it came with, then by the office's own."""

    def body(purpose: str, value: str) -> dict[str, str]:
        return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}

    if mark.comment:
        yield body("commenting", mark.comment)
    yield from (body("tagging", path) for path in mark.tags)
    if mark.speaker:
        yield body("identifying", mark.speaker)
    yield body("classifying", mark.role.value)
    if labels[mark.role].casefold() != mark.role.value:
        yield body("classifying", labels[mark.role])


def _source(clipping: Clipping) -> dict[str, str]:
    draft = clipping.draft
    known = {
        "id": f"urn:uuid:{clipping.uid}",
        "type": "Text",
        "canonical": draft.url,
        "language": draft.language,
        "schema:headline": draft.headline,
        "schema:publisher": draft.outlet,
        "schema:datePublished": draft.published.day or "",
    }
    return {name: value for name, value in known.items() if value}


def _selectors(mark: Annotation) -> list[dict[str, Any]] | dict[str, Any]:
    if mark.anchor is not None:
        return _of_words(mark.anchor, lost=mark.lost)
    assert mark.region is not None
    return _of_region(mark.region)


def _of_words(anchor: Anchor, *, lost: bool) -> list[dict[str, Any]]:
    quote = {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
    if lost:
        return [quote]
    place = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.start + len(anchor.exact)}
    return [quote, place]


def _of_region(region: Region) -> dict[str, Any]:
    values = ",".join(f"{100 * part:.6g}" for part in (region.x, region.y, region.width, region.height))
    return {
        "type": "FragmentSelector",
        "conformsTo": PAGES,
        "value": f"page={region.page}",
        "refinedBy": {"type": "FragmentSelector", "conformsTo": RECTANGLES, "value": f"xywh=percent:{values}"},
    }
