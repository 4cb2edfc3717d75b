"""Handing an issue out: each entry judged under its licence, and the production run written down in record and ledger."""

import hashlib
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clipper.annotate import anchors
from clipper.curate import rights
from clipper.curate.composing import propose_summary
from clipper.model.annotation import Annotation
from clipper.model.briefing import Briefing, Entry, Rendition
from clipper.model.clipping import Clipping
from clipper.model.document import Document, Figure, Item, Paragraph, PullQuote, Table
from clipper.model.production import PrintedItem, Production
from clipper.model.rights import Licence, Recipients, Use, Verdict
from clipper.store.library import Library

NOBODY = Recipients()
"""Nobody in particular: the licences that hold for all lists are looked at."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One entry with its licence and what came of looking at it."""

    entry: Entry
    use: Use
    licence: Licence
    verdict: Verdict


def judge(
    library: Library, briefing: Briefing, recipients: Recipients = NOBODY, *, now: int | None = None, zone: str = ""
) -> tuple[Judged, ...]:
    """Every entry of the issue under the licence that holds for its outlet and these recipients."""
    entries = [entry for section in briefing.sections for entry in section.entries]
    clippings = library.clippings.many(entry.clipping for entry in entries)
    marks = library.annotations.many(clippings)
    held = library.rights.terms()
    outlets = {outlet.name: outlet.id for outlet in library.outlets.all()} if held else {}
    moment = int(time.time()) if now is None else now
    found = []
    for entry in entries:
        clipping = clippings.get(entry.clipping)
        if clipping is None:
            continue
        use = _use(entry, clipping, marks.get(clipping.id, ()))
        licence = rights.terms(held, outlets.get(clipping.draft.outlet), recipients.id)
        found.append(Judged(entry, use, licence, rights.judge(use, licence, recipients, now=moment, zone=zone)))
    return tuple(found)


def _use(entry: Entry, clipping: Clipping, marks: Sequence[Annotation]) -> Use:
    draft, embargo = clipping.draft, clipping.draft.embargo
    kind = draft.original.media_type if draft.original else ""
    return Use(
        draft.headline,
        draft.outlet,
        entry.rendition,
        words=_words(entry, clipping, marks),
        day=draft.published.day,
        author=", ".join(draft.authors) or draft.byline,
        embargo_raw=embargo.raw if embargo else None,
        embargo_until=embargo.until if embargo else None,
        has_pages=kind == "application/pdf" or kind.startswith("image/"),
        override=entry.override,
        clipping=clipping.uid,
    )


def _words(entry: Entry, clipping: Clipping, marks: Sequence[Annotation]) -> int:
    """The words of the press an entry prints."""
    body = clipping.draft.body
    if entry.rendition is Rendition.FULL:
        return body.words
    if entry.rendition is Rendition.EXCERPT:
        chosen = [mark for mark in marks if entry.passages is None or mark.id in entry.passages]
        places = [anchors.place(mark.anchor, body.text) for mark in chosen if mark.anchor and not mark.lost]
        if any(places):
            return sum(len(body.text[start:end].split()) for start, end in filter(None, places))
    if entry.rendition in (Rendition.EXCERPT, Rendition.SUMMARY):
        return len((entry.summary or propose_summary(body)).split())
    return 0


def record(
    library: Library,
    briefing: int,
    document: Document,
    files: Iterable[Path],
    lists: Sequence[Recipients] = (NOBODY,),
    *,
    by: str = "",
    now: int | None = None,
) -> int:
    """Write down that the issue was handed out as these files, with a ledger line for each entry and list; its number.

    A preview is never recorded: only this counts.
    """
    issue = library.briefings.one(briefing)
    produced = int(time.time()) if now is None else now
    codes = _codes(issue, document)
    ledger = [
        rights.ledger_line(
            issue,
            replace(one.use, code=codes.get(one.entry.id, "")),
            one.licence,
            recipients,
            produced=produced,
            verdict=one.verdict,
        )
        for recipients in lists
        for one in judge(library, issue, recipients, now=produced)
    ]
    production = Production(
        0, briefing, 0, produced, by, issue.title, issue.number, issue.date,
        tuple(path.name for path in files), tuple(_printed(library, issue, document)),
    )  # fmt: skip
    return library.productions.record(production, issue.uid, ledger)


def _codes(issue: Briefing, document: Document) -> dict[int, str]:
    """The printed code of each entry, told from the order both share."""
    items = [item for section in document.sections for item in section.items]
    entries = [entry for section in issue.sections for entry in section.entries]
    return (
        {entry.id: item.code for entry, item in zip(entries, items, strict=False)} if len(items) == len(entries) else {}
    )


def _printed(library: Library, issue: Briefing, document: Document) -> Iterable[PrintedItem]:
    entries = [entry for section in issue.sections for entry in section.entries]
    clippings = library.clippings.many(entry.clipping for entry in entries)
    entries = [entry for entry in entries if entry.clipping in clippings]
    items = [(section.title, item) for section in document.sections for item in section.items]
    for entry, (section, item) in zip(entries, items, strict=True):
        clipping = clippings[entry.clipping]
        original = clipping.draft.original
        yield PrintedItem(
            item.code,
            clipping.id,
            clipping.uid,
            clipping.story,
            section,
            item.headline,
            item.outlet,
            item.rendition,
            fingerprint=fingerprint(item),
            source=original.sha256 if original else "",
        )


def fingerprint(item: Item) -> str:
    """What was printed of an item in one number: two editions print the same where it is the same."""
    parts = [
        item.headline,
        item.deck,
        item.outlet,
        item.day or "",
        item.rendition.value,
        *item.commentary,
        *item.also_in,
    ]
    for block in item.blocks:
        match block:
            case Paragraph() | PullQuote():
                parts.append(block.text)
            case Table():
                parts += ["\t".join(row) for row in block.rows]
            case Figure():
                parts += [block.caption, hashlib.sha256(block.data).hexdigest()]
            case _:
                parts.append("…")
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
