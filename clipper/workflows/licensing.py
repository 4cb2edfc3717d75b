"""Every entry of an issue under the licence that holds for its outlet and a list of readers, and made to fit it."""

import time
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from clipper.annotate import anchors
from clipper.curate import rights
from clipper.curate.composing import propose_summary
from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.annotation import Annotation
from clipper.model.briefing import Briefing, Entry, Rendition
from clipper.model.clipping import Clipping
from clipper.model.rights import Licence, Problem, Recipients, Use, Verdict
from clipper.store.library import Library

NOBODY = Recipients()
"""Nobody in particular: the licences that hold for all lists are looked at."""
_SMALLER = (Rendition.EXCERPT, Rendition.FACSIMILE, Rendition.HEADLINE)
"""What an entry is shown as where its own rendition is not allowed, the most telling first."""


class Judged(Struct, frozen=True):
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


def fitted(
    library: Library, briefing: Briefing, recipients: Recipients = NOBODY, *, now: int | None = None
) -> tuple[Briefing, tuple[Judged, ...], tuple[str, ...]]:
    """The briefing with no entry shown further than its licence reaches, its entries as judged then, and what was changed.

    What a smaller rendition does not mend (an embargo, a missing date) stays as it is: nobody but the user decides on it.
    """
    judged = judge(library, briefing, recipients, now=now)
    if all(one.verdict.allowed for one in judged):
        return briefing, judged, ()
    smaller = {one.entry.id: shown for one in judged if (shown := _smaller(library, one, recipients, now))}
    sections = [
        replace(s, entries=tuple(replace(e, rendition=smaller.get(e.id, e.rendition)) for e in s.entries))
        for s in briefing.sections
    ]
    fit = replace(briefing, sections=tuple(sections))
    said = [_sentence(one, smaller[one.entry.id]) for one in judged if one.entry.id in smaller]
    return fit, judge(library, fit, recipients, now=now), tuple(said)


def _smaller(library: Library, one: Judged, recipients: Recipients, now: int | None) -> Rendition | None:
    """The most telling rendition the licence allows; None where the entry may stay, or none helps."""
    if one.verdict.allowed:
        return None
    moment = int(time.time()) if now is None else now
    clipping = library.clippings.one(one.entry.clipping)
    marks = library.annotations.many([clipping.id]).get(clipping.id, ())
    for shown in _SMALLER:
        if shown is Rendition.FACSIMILE and not one.use.has_pages:
            continue
        use = _use(replace(one.entry, rendition=shown), clipping, marks)
        if rights.judge(use, one.licence, recipients, now=moment).allowed:
            return shown
    return None


def _sentence(one: Judged, shown: Rendition) -> str:
    words = {
        Rendition.EXCERPT: _("An excerpt is printed."),
        Rendition.FACSIMILE: _("Its page is printed as a picture."),
        Rendition.HEADLINE: _("Its headline with the link is printed."),
    }
    return f"{one.verdict.sentence} {words[shown]}"


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
    if entry.rendition in (Rendition.FULL, Rendition.TEXT_FACSIMILE):
        return body.words
    if entry.rendition is Rendition.EXCERPT:
        chosen = [mark for mark in marks if entry.passages is None or mark.id in entry.passages]
        places = [anchors.place(mark.anchor, body.text) for mark in chosen if mark.anchor and not mark.lost]
        if any(places):
            return sum(len(body.text[start:end].split()) for start, end in filter(None, places))
    if entry.rendition in (Rendition.EXCERPT, Rendition.SUMMARY):
        return len((entry.summary or propose_summary(body)).split())
    return 0


def refuse_embargoes(judged: Sequence[Judged]) -> None:
    """Raise ClipperError where an entry is under an embargo that is known to last, and nobody gave a reason to break it."""
    for one in judged:
        if not one.verdict.allowed and Problem.EMBARGO in one.verdict.problems and one.use.embargo_until is not None:
            raise ClipperError(
                _("{sentence} Leave the entry out, or give a reason for printing it.").format(
                    sentence=one.verdict.sentence
                )
            )
