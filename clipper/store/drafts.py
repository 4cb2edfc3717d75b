"""A Draft as columns of `clippings`, `details` and `texts`, and back."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from clipper.model.body import BlockKind
from clipper.model.clipping import Confidence, Draft, Embargo, Headline, MediaType, Original, Picture, Published
from clipper.store import press
from clipper.store.bodies import body_of, compact
from clipper.store.index import grams

CLIPPING = (
    "day", "published_raw", "published_day", "published_at", "published_zone", "outlet", "media_type", "language", "page",
    "words", "lead", "picture", "url", "slug", "content_hash",
)  # fmt: skip
DETAILS = (
    "kicker", "dateline", "credit", "edition", "section", "rights", "editors_note", "authors", "keywords", "other_headlines",
    "warnings", "confidence", "modified", "seen_at", "embargo_raw", "embargo_until",
)  # fmt: skip
TEXTS = ("headline", "deck", "byline", "outlet", "notes", "body", "grams")
LEAD = 180
"""Characters of the body shown in a list where there is no deck."""


def folded(name: str) -> str:
    """A name as it is compared: one space between words, no difference of case."""
    return " ".join(name.split()).casefold()


def flat(text: str) -> str:
    """A text with one space between words."""
    joined = text.replace("\n", " ")
    # nearly every text is so already; asking costs a third of splitting it
    if joined.isprintable() and "  " not in joined and joined[:1] != " " != joined[-1:]:
        return joined
    return " ".join(text.split())


def clipping_values(draft: Draft, outlet: int | None, added: int, known: "Measured") -> tuple[Any, ...]:
    """The values of `CLIPPING`; `published` must be settled."""
    published = draft.published
    return (
        press.sorting_day(published, added), published.raw, published.day, published.at, published.zone, outlet,
        str(draft.media_type), draft.language, draft.page, known.words, _lead(draft), _first_picture(draft),
        draft.url, draft.slug, known.fingerprint,
    )  # fmt: skip


def _lead(draft: Draft) -> str:
    if draft.deck:
        return ""
    words = next((b.text for b in draft.body.blocks if b.text and b.kind is not BlockKind.FIGURE), "")[: LEAD * 2]
    flat = " ".join(words.split())
    if len(flat) <= LEAD:
        return flat
    # scripts that write no spaces are cut anywhere
    whole, _space, rest = flat[:LEAD].rpartition(" ")
    return f"{whole if len(rest) < LEAD // 2 else flat[:LEAD]}…"


def _first_picture(draft: Draft) -> bytes | None:
    kept = {one.sha256 for one in draft.pictures}
    shown = next((b.picture for b in draft.body.blocks if b.picture in kept), None)
    first = shown or (draft.pictures[0].sha256 if draft.pictures else None)
    return bytes.fromhex(first) if first else None


def detail_values(draft: Draft) -> tuple[Any, ...]:
    """The values of `DETAILS`."""
    embargo = draft.embargo or Embargo("")
    modified = draft.modified
    return (
        draft.kicker, draft.dateline, draft.credit, draft.edition, draft.section, draft.rights, draft.editors_note,
        _json(draft.authors), _json(draft.keywords), _json([(h.text, h.kind) for h in draft.other_headlines]),
        _json(draft.warnings), _json([(c.field, c.sure, c.source) for c in draft.confidence]),
        _json((modified.raw, modified.day, modified.at, modified.zone)) if modified != Published() else "[]",
        draft.seen_at, embargo.raw if draft.embargo else None, embargo.until,
    )  # fmt: skip


def text_values(draft: Draft, printed: str, comments: Iterable[str] = ()) -> tuple[str, ...]:
    """The values of `TEXTS`; `printed` is the outlet's name as it stood on the clipping."""
    found = (draft.headline, draft.deck, draft.byline, printed, notes(draft, comments), draft.body.text)
    return (*found, grams(*found))


def notes(draft: Draft, comments: Iterable[str] = ()) -> str:
    """Everything else a search should find: further headlines, credit, names, keywords, notes and comments."""
    byline = draft.byline.casefold()
    parts = [draft.kicker, *(h.text for h in draft.other_headlines), draft.dateline, draft.credit]
    parts += [name for name in draft.authors if name.casefold() not in byline]
    parts += [draft.editors_note, *draft.keywords, *comments]
    return "\n".join(part for part in parts if part)


class Measured(NamedTuple):
    """What is reckoned from a Draft's text."""

    fingerprint: bytes
    """The content hash: headline and body folded for white space, outlet and day."""
    words: int


def measured(draft: Draft, outlet: str) -> Measured:
    """The content hash and the number of words; a picture without words counts by its bytes."""
    from hashlib import sha256

    text = flat(draft.body.text)
    parts = [flat(draft.headline), text, folded(outlet), draft.published.day or ""]
    if not text and draft.original is not None:
        parts.append(draft.original.sha256)
    fingerprint = sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
    if any(block.kind is BlockKind.FIGURE for block in draft.body.blocks):
        return Measured(fingerprint, draft.body.words)
    return Measured(fingerprint, text.count(" ") + 1 if text else 0)


def draft_of(row: Sequence[Any], pictures: tuple[Picture, ...]) -> Draft:
    """The Draft of a row that holds headline, deck, byline, body, blocks, outlet, media_type, page, language, url, slug,
    the four columns of published, those of `DETAILS` and the original's sha256, name, media_type and size."""
    headline, deck, byline, text, blocks, outlet, media_type, page, language, url, slug = row[:11]
    kicker, dateline, credit, edition, section, rights, editors_note, authors, keywords, others = row[15:25]
    warnings, confidence, modified, seen_at, embargo_raw, embargo_until, sha256, name, kind, size = row[25:35]
    return Draft(
        headline,
        body_of(blocks, text),
        other_headlines=tuple(Headline(*one) for one in json.loads(others)) if others != "[]" else (),
        kicker=kicker,
        deck=deck,
        byline=byline,
        authors=tuple(json.loads(authors)) if authors != "[]" else (),
        dateline=dateline,
        credit=credit,
        outlet=outlet or "",
        media_type=MediaType(media_type),
        edition=edition,
        section=section,
        page=page,
        published=Published(*row[11:15]),
        modified=Published(*json.loads(modified)),
        seen_at=seen_at,
        embargo=None if embargo_raw is None else Embargo(embargo_raw, embargo_until),
        slug=slug,
        url=url,
        language=language,
        rights=rights,
        editors_note=editors_note,
        keywords=tuple(json.loads(keywords)) if keywords != "[]" else (),
        original=None if sha256 is None else Original(name, kind, sha256.hex(), size),
        pictures=pictures,
        warnings=tuple(json.loads(warnings)) if warnings != "[]" else (),
        confidence=tuple(Confidence(*one) for one in json.loads(confidence)) if confidence != "[]" else (),
    )


def _json(value: Any) -> str:
    return compact(value) if value else "[]"
