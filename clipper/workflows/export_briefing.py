"""Turn a briefing of the library into a Document, look it over, and write it to a file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clipper.annotate import anchors, marks
from clipper.curate.composing import compose
from clipper.curate.summaries import propose_summary
from clipper.errors import ClipperError
from clipper.exporters import registry
from clipper.exporters.style import load
from clipper.i18n import _
from clipper.model.annotation import Annotation
from clipper.model.body import Body
from clipper.model.briefing import Briefing, Entry, Rendition
from clipper.model.document import Document
from clipper.model.rights import Problem
from clipper.progress import Progress
from clipper.store.library import Library
from clipper.workflows import facsimiles, handing_out


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at before a briefing goes out; `kind` names the remedy offered."""

    entry: int | None
    kind: str
    """no_outlet, no_date, no_text, no_marks, lost_mark, proposed_summary, empty_section, empty_issue, no_office, or a
    `Problem` of rights."""
    sentence: str


REMARKS_IN = {".docx"}
"""Endings of formats that keep the desk's own remarks on marks apart from the page, where they can be taken out."""


def document(library: Library, briefing: int, *, remarks: bool = False) -> Document:
    """The briefing as it would be printed now; `remarks` keeps the desk's own comments with their marks."""
    issue = library.briefings.one(briefing)
    ids = [entry.clipping for section in issue.sections for entry in section.entries]
    clippings = library.clippings.many(ids)
    wanted = {p.sha256: p for c in clippings.values() for p in c.draft.pictures}
    stories = {clipping: story.clippings for clipping, story in library.stories.of(ids).items()}
    others = library.clippings.many({one for story in stories.values() for one in story} - set(ids))

    def picture(sha256: str) -> bytes | None:
        try:
            return library.originals.data(sha256)
        except (ClipperError, OSError):
            return None

    notes = library.annotations.many(ids)
    if not remarks:
        notes = {clipping: [replace(note, comment="") for note in made] for clipping, made in notes.items()}
    return compose(
        issue,
        clippings,
        notes,
        office=library.office(),
        places=anchors.place,
        flatten=marks.flat_spans,
        picture=lambda sha256: picture(sha256) if sha256 in wanted else None,
        facsimiles=lambda clipping: facsimiles.of(library.originals, clipping),
        stories={clipping: [others[o] for o in told if o in others] for clipping, told in stories.items()},
        cities={outlet.name: outlet.city for outlet in library.outlets.all() if outlet.city},
    )


def export(
    library: Library, briefing: int, path: Path, *, style: str | None = None, progress: Progress | None = None
) -> tuple[str, ...]:
    """Write the briefing to `path` in the format its ending names, whole or not at all; the warnings.

    Raises ClipperError for an unknown ending or style and where the file cannot be written.
    """
    exporter = registry.exporter_for(path)
    issue = library.briefings.one(briefing)
    _refuse_embargoes(library, issue)
    paper = document(library, briefing, remarks=path.suffix.lower() in REMARKS_IN)
    try:
        return exporter.write(paper, load(style or issue.style), path, progress=progress)
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise ClipperError(
            _("{path} could not be written: {why}. Choose another place.").format(path=path, why=why)
        ) from problem


def _refuse_embargoes(library: Library, issue: Briefing) -> None:
    """Raise ClipperError where an entry is under an embargo that is known to last, and nobody gave a reason to break it."""
    for one in handing_out.judge(library, issue):
        if not one.verdict.allowed and Problem.EMBARGO in one.verdict.problems and one.use.embargo_until is not None:
            raise ClipperError(
                _("{sentence} Leave the entry out, or give a reason for printing it.").format(
                    sentence=one.verdict.sentence
                )
            )


def preflight(library: Library, briefing: int) -> tuple[Finding, ...]:
    """What an editor would want to know before the briefing goes out, in the order of its entries."""
    issue = library.briefings.one(briefing)
    entries = [entry for section in issue.sections for entry in section.entries]
    clippings = library.clippings.many([entry.clipping for entry in entries])
    notes = library.annotations.many([entry.clipping for entry in entries])
    found = [] if entries else [Finding(None, "empty_issue", _("This issue has no entries yet."))]
    for section in issue.sections:
        if not section.entries and entries:
            found.append(
                Finding(
                    None,
                    "empty_section",
                    _("The section “{title}” is empty and is left out.").format(title=section.title),
                )
            )
        for entry in section.entries:
            clipping = clippings.get(entry.clipping)
            if clipping is None:
                continue
            draft = clipping.draft
            name = entry.short_headline or draft.headline or _("(Untitled)")
            if not draft.outlet:
                found.append(Finding(entry.id, "no_outlet", _("“{name}” names no outlet.").format(name=name)))
            if not draft.published.day:
                found.append(Finding(entry.id, "no_date", _("“{name}” has no date.").format(name=name)))
            if entry.rendition is Rendition.FULL and not draft.body.reading_text:
                found.append(
                    Finding(entry.id, "no_text", _("“{name}” has no text to print in full.").format(name=name))
                )
            if entry.rendition is Rendition.EXCERPT and not any(
                n.anchor and not n.lost for n in notes.get(entry.clipping, ())
            ):
                found.append(
                    Finding(
                        entry.id,
                        "no_marks",
                        _("“{name}” has no marks, so its summary stands in for the excerpt.").format(name=name),
                    )
                )
            if _prints_proposal(entry, draft.body, notes.get(entry.clipping, ())):
                sentence = _("The summary of “{name}” is proposed and not yet confirmed.").format(name=name)
                found.append(Finding(entry.id, "proposed_summary", sentence))
            if any(n.lost for n in notes.get(entry.clipping, ())):
                found.append(Finding(entry.id, "lost_mark", _("A mark in “{name}” lost its place.").format(name=name)))
    for one in handing_out.judge(library, issue):
        if not one.verdict.allowed:
            found.append(Finding(one.entry.id, one.verdict.problems[0].value, one.verdict.sentence))
    office = library.office()
    if not (office.state.strip() or office.name.strip()):
        found.append(Finding(None, "no_office", _("The cover names no issuing office.")))
    return tuple(found)


def _prints_proposal(entry: Entry, body: Body, notes: Sequence[Annotation]) -> bool:
    """Whether a summary is printed that nobody confirmed; an excerpt without any mark has a finding of its own."""
    if entry.summary.strip() or not propose_summary(body):
        return False
    if entry.rendition is not Rendition.EXCERPT:
        return entry.rendition is Rendition.SUMMARY
    placed = {note.id for note in notes if note.anchor and not note.lost}
    return bool(placed) and entry.passages is not None and not placed & set(entry.passages)


def confirm_summaries(library: Library, briefing: int, entries: Sequence[int]) -> None:
    """Make the proposed summaries of these entries their own."""
    issue = library.briefings.one(briefing)
    for section in issue.sections:
        for entry in section.entries:
            if entry.id in entries and not entry.summary.strip():
                body = library.clippings.one(entry.clipping).draft.body
                library.briefings.change_entry(entry.id, summary=propose_summary(body))
