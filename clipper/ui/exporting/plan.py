"""What an export would write, and what is to be said of the issue before it goes out."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clipper.errors import ClipperError
from clipper.i18n import _, _n
from clipper.model.briefing import Briefing, Rendition
from clipper.progress import Progress

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.workflows.export_briefing import Finding

SUFFIXES = (".pdf", ".docx", ".html", ".md")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of "Before it goes out": its tone, what is so, every finding behind it, and what can be done."""

    tone: str
    """ok, warn or error."""
    sentence: str
    detail: str = ""
    remedy: str = ""
    """Words of the button; empty where there is nothing to do here."""
    kind: str = ""
    entries: tuple[int, ...] = ()


def file_name(briefing: Briefing) -> str:
    """ "Morning brief 214, 2026-11-24", without characters that a file system refuses."""
    name = f"{briefing.title} {briefing.number or ''}".strip() + f", {briefing.date}"
    return clean_name(name)


def clean_name(name: str) -> str:
    """The name without what Windows, macOS or Linux do not allow in one (at most 120 characters)."""
    cleaned = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', "-", name)
    return " ".join(cleaned.split())[:120].strip(" .")


def targets(folder: Path, name: str, suffixes: Sequence[str]) -> tuple[Path, ...]:
    """The files that would be written."""
    return tuple(folder / f"{name}{suffix}" for suffix in suffixes)


def folder_words(folder: Path) -> str:
    """The folder as people say it: "Documents / Briefings"."""
    try:
        parts = folder.relative_to(Path.home()).parts
    except ValueError:
        parts = folder.parts[-3:] if len(folder.parts) > 3 else folder.parts
    return " / ".join(part.strip("/") for part in parts if part.strip("/")) or str(folder)


def promise(suffix: str, pages: int) -> tuple[str, str]:
    """A format as the user calls it, and what she gets."""
    return {
        ".pdf": (
            _("PDF"),
            _n("1 page, contents, bookmarks", "{n} pages, contents, bookmarks", pages)
            if pages
            else _("pages, contents, bookmarks"),
        ),
        ".docx": (_("Word"), _("editable, real styles")),
        ".html": (_("Web page"), _("one file, reads on a phone")),
        ".md": (_("Markdown"), _("plain text with its headings")),
    }[suffix]


def facts(briefing: Briefing, findings: "Sequence[Finding]") -> tuple[Fact, ...]:
    """What to say before it goes out: the same kind of finding is one line, with one remedy for all."""
    by_kind: dict[str, list[Finding]] = {}
    for one in findings:
        by_kind.setdefault(one.kind, []).append(one)
    made = [_fact(kind, group) for kind, group in by_kind.items()]
    made.sort(key=lambda one: one.tone != "error")
    return (*made, *_good(briefing, by_kind.keys()))


def _fact(kind: str, group: "Sequence[Finding]") -> Fact:
    entries = tuple(one.entry for one in group if one.entry is not None)
    number = len(group)
    said, remedy = {
        "no_outlet": (_n("1 entry names no outlet", "{n} entries name no outlet", number), _("Show")),
        "no_date": (_n("1 entry has no date", "{n} entries have no date", number), _("Show")),
        "lost_mark": (_n("A mark lost its place", "{n} entries with marks that lost their place", number), _("Show")),
        "no_text": (_n("1 entry has no text to print", "{n} entries have no text to print", number), _("Use headline")),
        "no_marks": (_n("1 excerpt has no marks", "{n} excerpts have no marks", number), _("Use summary")),
        "proposed_summary": (
            _n("1 summary is proposed, not confirmed", "{n} summaries are proposed, not confirmed", number),
            _("Confirm"),
        ),
        "no_office": (_("The cover names no issuing office"), _("Set…")),
        "empty_section": (_n("1 section is empty", "{n} sections are empty", number), _("Take out")),
        "empty_issue": (_("This issue has no entries yet"), ""),
        "embargo": (_n("1 entry is under an embargo", "{n} entries are under an embargo", number), _("Leave out")),
        "expired": (_n("1 licence has ended", "{n} licences have ended", number), _("Use link")),
        "copies": (_n("1 licence covers fewer readers", "{n} licences cover fewer readers", number), _("Use link")),
        "link_only": (_n("1 entry may be a link only", "{n} entries may be links only", number), _("Use link")),
        "image_only": (
            _n("1 entry may be a picture only", "{n} entries may be pictures only", number),
            _("Use facsimile"),
        ),
        "excerpt_only": (
            _n("1 entry may be an excerpt only", "{n} entries may be excerpts only", number),
            _("Use excerpt"),
        ),
        "too_long": (
            _n("1 excerpt is too long for its licence", "{n} excerpts are too long for their licence", number),
            _("Use link"),
        ),
    }.get(kind, (group[0].sentence, _("Show") if entries else ""))
    tone = "error" if kind == "empty_issue" else "warn"
    if number == 1:
        said = group[0].sentence.rstrip(".")
    return Fact(tone, said, "\n".join(one.sentence for one in group), remedy, kind, entries)


def _good(briefing: Briefing, known: Set[str]) -> Iterator[Fact]:
    if "empty_issue" in known:
        return
    if not known & {"no_outlet", "no_date"}:
        yield Fact("ok", _("Every entry has its outlet and its date"))
    excerpts = sum(e.rendition is Rendition.EXCERPT for s in briefing.sections for e in s.entries)
    if excerpts and not known & {"no_marks", "lost_mark"}:
        yield Fact("ok", _("All marked passages stand word for word in their sources"))
    if "empty_section" not in known:
        yield Fact("ok", _("No empty section"))


_RENDITIONS = {
    "no_text": Rendition.HEADLINE,
    "no_marks": Rendition.SUMMARY,
    "expired": Rendition.HEADLINE,
    "copies": Rendition.HEADLINE,
    "link_only": Rendition.HEADLINE,
    "too_long": Rendition.HEADLINE,
    "image_only": Rendition.FACSIMILE,
    "excerpt_only": Rendition.EXCERPT,
}
"""What a remedy shows an entry as."""


def remedy(library: "Library", briefing: int, fact: Fact) -> None:
    """Do what a fact's button says, as far as it changes the briefing."""
    rendition = _RENDITIONS.get(fact.kind)
    if fact.kind == "embargo":
        library.briefings.remove_entries(fact.entries)
    elif fact.kind == "proposed_summary":
        from clipper.workflows import export_briefing

        export_briefing.confirm_summaries(library, briefing, fact.entries)
    elif rendition is not None:
        for entry in fact.entries:
            library.briefings.change_entry(entry, rendition=rendition)
    elif fact.kind == "empty_section":
        for section in library.briefings.one(briefing).sections:
            if not section.entries:
                library.briefings.remove_section(section.id)


def write_all(
    place: Path, briefing: int, files: Sequence[Path], style: str, progress: Progress
) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """On a job's thread: write one file after the other from a reading library of its own; file and warnings.

    Raises ClipperError where a file cannot be written, Cancelled between and inside files; a file is whole or untouched.
    """
    from clipper.store.library import Library
    from clipper.workflows import export_briefing

    with Library.open(place, write=False) as library:
        for done, path in enumerate(files):
            progress.step(done, len(files), path.name)
            _make_folder(path.parent)
            yield path, export_briefing.export(library, briefing, path, style=style, progress=progress)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise ClipperError(
            _("The folder {folder} could not be made: {why}.").format(folder=folder, why=why)
        ) from problem
