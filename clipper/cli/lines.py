"""How clippings are written as lines: JSON objects for programs, plain lines for people."""

from typing import Any

from clipper.i18n import _
from clipper.model.annotation import Annotation
from clipper.model.body import Block
from clipper.model.clipping import Clipping, ClippingRow, Published
from clipper.store.library import Library


def row_object(row: ClippingRow) -> dict[str, Any]:
    """A list's row as the object `list --json` writes."""
    return {
        "id": row.id,
        "uid": row.uid,
        "headline": row.headline,
        "outlet": row.outlet or None,
        "published": iso(Published(None, row.day, row.at, row.zone)),
        "added": instant(row.added),
        "language": row.language or None,
        "status": row.status,
        "starred": row.starred,
        "tags": [path for path, _colour in row.tags],
    }


def row_line(row: ClippingRow) -> str:
    """A list's row as one line for people: id, day, outlet, headline, tags."""
    day = iso(Published(None, row.day, row.at, row.zone)) or "no date"
    return "\t".join((str(row.id), day, row.outlet or "no outlet", row.headline, ", ".join(p for p, _c in row.tags)))


def iso(published: Published) -> str | None:
    """ISO 8601 as precise as the source and in its own zone: "2023-12-23" or "2023-12-23T06:10:00+01:00".

    Where the zone is not known, only the day is sure: the instant in UTC may fall on another one.
    """
    zone = published.zone
    if published.at is None or zone is None:
        return published.day
    from datetime import UTC, datetime, timedelta, timezone

    if zone == "Z":
        return datetime.fromtimestamp(published.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    sign = -1 if zone[0] == "-" else 1
    hours, _colon, minutes = zone[1:].partition(":")
    offset = timezone(sign * timedelta(hours=int(hours), minutes=int(minutes or 0)))
    return datetime.fromtimestamp(published.at, offset).isoformat()


def instant(seconds: int | None) -> str | None:
    """UTC seconds as ISO 8601."""
    return iso(Published(None, None, seconds, "Z")) if seconds is not None else None


def clipping_object(shelf: Library, one: int) -> dict[str, Any]:
    """A whole clipping as the object `show --json` writes; raises ClipperError where there is none."""
    clipping: Clipping = shelf.clippings.one(one)
    draft = clipping.draft
    original = draft.original
    return {
        "id": clipping.id,
        "uid": clipping.uid,
        "headline": draft.headline,
        "other_headlines": [h.text for h in draft.other_headlines],
        "kicker": draft.kicker or None,
        "deck": draft.deck or None,
        "byline": draft.byline or None,
        "authors": list(draft.authors),
        "dateline": draft.dateline or None,
        "credit": draft.credit or None,
        "outlet": draft.outlet or None,
        "media_type": draft.media_type.value,
        "edition": draft.edition or None,
        "section": draft.section or None,
        "page": draft.page or None,
        "published": iso(draft.published),
        "modified": iso(draft.modified),
        "seen": instant(draft.seen_at),
        "added": instant(clipping.added),
        "embargo": {"raw": draft.embargo.raw, "until": instant(draft.embargo.until)} if draft.embargo else None,
        "slug": draft.slug or None,
        "url": draft.url or None,
        "language": draft.language or None,
        "rights": draft.rights or None,
        "editors_note": draft.editors_note or None,
        "keywords": list(draft.keywords),
        "tags": list(clipping.tags),
        "status": clipping.status.value,
        "starred": clipping.starred,
        "text": draft.body.reading_text,
        "blocks": [_block(b) for b in draft.body.blocks],
        "annotations": [_annotation(a) for a in shelf.annotations.of(one)],
        "original": original
        and {
            "sha256": original.sha256,
            "name": original.name,
            "media_type": original.media_type,
            "bytes": original.size,
        },
        "batch": clipping.batch,
        "story": clipping.story,
        "warnings": list(draft.warnings),
        "confidence": {c.field: {"sure": c.sure, "source": c.source} for c in draft.confidence},
    }


def _block(block: Block) -> dict[str, Any]:
    spans = [{"start": s.start, "end": s.end, "kind": s.kind.value, "href": s.href} for s in block.spans]
    return {"kind": block.kind.value, "text": block.text, "level": block.level, "spans": spans}


def _annotation(one: Annotation) -> dict[str, Any]:
    anchor = one.anchor
    return {
        "id": one.id,
        "exact": anchor.exact if anchor else None,
        "start": anchor.start if anchor else None,
        "role": one.role.value,
        "comment": one.comment or None,
        "speaker": one.speaker or None,
        "tags": list(one.tags),
        "lost": one.lost,
    }


def clipping_page(shelf: Library, one: int) -> str:
    """A whole clipping for people: headline, facts, text."""
    clipping: Clipping = shelf.clippings.one(one)
    draft = clipping.draft
    facts = (draft.outlet, draft.byline, draft.dateline, iso(draft.published) or "no date", ", ".join(clipping.tags))
    warned = (_("Withdrawn by the agency: do not use it."),) if clipping.withdrawn else ()
    return "\n".join((*warned, draft.headline, " · ".join(f for f in facts if f), "", draft.body.text, ""))
