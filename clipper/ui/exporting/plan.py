"""What an export would write, and what is to be said of the issue before it goes out."""

from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from clipper.i18n import _
from clipper.model.briefing import Briefing, Rendition
from clipper.ui.exporting.fact_words import fact_words

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.workflows.preflight import Finding


class Fact(Struct, frozen=True):
    """One line of "Before it goes out": its tone, what is so, every finding behind it, and what can be done."""

    tone: str
    """ok, note, warn or error."""
    sentence: str
    detail: str = ""
    remedy: str = ""
    """Words of the button; empty where there is nothing to do here."""
    kind: str = ""
    entries: tuple[int, ...] = ()
    counted: str = ""
    """What is so of all of them, in a few words."""
    ways: tuple[tuple[str, str], ...] = ()
    """Where there are several remedies: key and words of each, the best first."""
    aside: str = ""
    """Said below the sentence in muted ink."""
    compared: "tuple[Finding, ...]" = ()
    """Where words are compared: each finding, with both wordings."""
    quote: str = ""
    """The quotation that is right all the same."""

    @property
    def changes(self) -> bool:
        """Whether the remedy changes the briefing by itself."""
        return self.kind in {*_RENDITIONS, *_LEAVES_OUT, "proposed_summary", "empty_section", "right"}


def file_name(briefing: Briefing) -> str:
    """What an issue's files are called at first: "Morning brief 214, 2026-11-24"."""
    from clipper.workflows import handing_out

    return handing_out.issue_name(briefing)


def clean_name(name: str) -> str:
    """The name without what Windows, macOS or Linux do not allow in one."""
    from clipper.workflows import handing_out

    return handing_out.clean_name(name)


def folder_words(folder: Path) -> str:
    """The folder as people say it: "Documents / Briefings"."""
    try:
        parts = folder.relative_to(Path.home()).parts
    except ValueError:
        parts = folder.parts[-3:] if len(folder.parts) > 3 else folder.parts
    return " / ".join(part.strip("/") for part in parts if part.strip("/")) or str(folder)


def facts(briefing: Briefing, findings: "Sequence[Finding]") -> tuple[Fact, ...]:
    """What to say before it goes out: the same kind of finding is one line, with one remedy for all."""
    by_kind: dict[str, list[Finding]] = {}
    for one in findings:
        by_kind.setdefault(one.kind, []).append(one)
    made = [_fact(kind, group) for kind, group in by_kind.items()]
    made.sort(key=lambda one: ("error", "warn", "note").index(one.tone))
    return (*made, *_good(briefing, by_kind.keys()))


def _fact(kind: str, group: "Sequence[Finding]") -> Fact:
    entries = tuple(one.entry for one in group if one.entry is not None)
    number = len(group)
    counted, remedy = fact_words(kind, number)
    if not counted:
        counted, remedy = group[0].sentence, _("Show") if entries else ""
    tone = "error" if kind == "empty_issue" else "note" if group[0].note else "warn"
    if kind == "misspelt" and not entries:
        remedy = ""
    compared = tuple(group) if kind == "not_verbatim" else ()
    said = without_advice(group[0].sentence).rstrip(".") if number == 1 and not compared else counted
    detail = "\n".join(one.sentence for one in group)
    return Fact(tone, said, detail, remedy, kind, entries, counted, compared=compared)


def right(finding: "Finding") -> Fact:
    """A quotation that is right though it does not stand in its own source, as something to be done."""
    entries = () if finding.entry is None else (finding.entry,)
    return Fact(
        "warn", finding.sentence, remedy=_("Confirm quotation"), kind="right", entries=entries, quote=finding.quote
    )


def without_advice(sentence: str) -> str:
    """What is so, without the last sentence that says what to do: a button does. Advice quotes nothing."""
    said, _stop, advice = sentence.rpartition(". ")
    return f"{said}." if said and not set(advice) & set("“”") else sentence


def _good(briefing: Briefing, known: Set[str]) -> Iterator[Fact]:
    if "empty_issue" in known:
        return
    if not known & {"no_outlet", "no_date"}:
        yield Fact("ok", _("Every entry has its outlet and its date"))
    excerpts = sum(e.rendition is Rendition.EXCERPT for s in briefing.sections for e in s.entries)
    if excerpts and not known & {"no_marks", "lost_mark", "not_verbatim"}:
        yield Fact("ok", _("All marked passages stand word for word in their sources"))
    if "empty_section" not in known:
        yield Fact("ok", _("No empty section"))


_LEAVES_OUT = {"embargo", "trashed", "withdrawn", "same_clipping", "same_story"}
"""What is remedied by taking the entries out."""
_RENDITIONS = {
    "no_text": Rendition.HEADLINE,
    "no_facsimile": Rendition.FULL,
    "file_missing": Rendition.FULL,
    "file_damaged": Rendition.FULL,
    "file_undrawn": Rendition.FULL,
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
    if fact.kind in _LEAVES_OUT:
        library.briefings.remove_entries(fact.entries)
    elif fact.kind == "right":
        for entry in fact.entries:
            library.briefings.accept_quotations(entry, [fact.quote])
    elif fact.kind == "proposed_summary":
        from clipper.workflows.preflight import confirm_summaries

        confirm_summaries(library, briefing, fact.entries)
    elif rendition is not None:
        for entry in fact.entries:
            library.briefings.change_entry(entry, rendition=rendition)
    elif fact.kind == "empty_section":
        for section in library.briefings.one(briefing).sections:
            if not section.entries:
                library.briefings.remove_section(section.id)
