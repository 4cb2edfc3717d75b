"""What licences and embargoes say of an issue before it goes out, with the ways there are out of it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from clipper.i18n import _, _n
from clipper.model.briefing import Rendition
from clipper.model.rights import Problem, Recipients, Remedy
from clipper.ui.exporting.plan import Fact

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.workflows.licensing import Judged

ANYWAY = "anyway"
"""The way that needs a reason."""
KEEP_BACK = "keep_back"
"""Taking back that an entry goes out all the same."""
_SHOWN_AS = {
    Remedy.EXCERPT: Rendition.EXCERPT,
    Remedy.LINK: Rendition.HEADLINE,
    Remedy.FACSIMILE: Rendition.FACSIMILE,
}


def way_words(way: str) -> str:
    """The words of a button."""
    return {
        Remedy.EXCERPT: _("Use excerpt"),
        Remedy.SHORTEN: _("Shorten"),
        Remedy.FACSIMILE: _("Use facsimile"),
        Remedy.LINK: _("Use link"),
        Remedy.LEAVE_OUT: _("Leave out"),
        Remedy.COMPLETE: _("Show"),
        ANYWAY: _("Print anyway…"),
        KEEP_BACK: _("Take back"),
    }[way]


def rights_facts(judged: "Sequence[tuple[Recipients, Sequence[Judged]]]", *, typed: bool) -> Iterator[Fact]:
    """A line for everything said of an entry, once for all entries and lists it is said of alike.

    `typed`: whether any licence was typed in, so that silence means something.
    """
    said: dict[tuple[str, str], list[Judged]] = {}
    for _recipients, entries in judged:
        for one in entries:
            if one.verdict.problems:
                alike = said.setdefault((one.verdict.sentence, one.verdict.override), [])
                if all(other.entry.id != one.entry.id for other in alike):
                    alike.append(one)
    for alike in said.values():
        yield _fact(alike)
    if not said:
        lists = ", ".join(one.name for one, _entries in judged if one.name)
        nothing = _("Nothing stands against handing it out to {lists}").format(lists=lists or _("our office"))
        yield Fact(
            "ok",
            nothing if typed else _("No embargo"),
            aside=_("By the terms you typed in; no legal advice") if typed else "",
        )


def _fact(alike: "Sequence[Judged]") -> Fact:
    verdict = alike[0].verdict
    entries = tuple(one.entry.id for one in alike)
    sentence, _stop, aside = verdict.sentence.partition(". ")
    number = _n("{sentence} (1 entry)", "{sentence} ({n} entries)", len(alike)).replace(
        "{sentence}", sentence.rstrip(".")
    )
    said = number if len(alike) > 1 else sentence.rstrip(".")
    headlines = "\n".join(one.use.headline for one in alike)
    if verdict.allowed:
        reason = _("Goes out all the same: {reason}").format(reason=verdict.override)
        return Fact("note", said, headlines, "", KEEP_BACK, entries, ways=_ways([KEEP_BACK]), aside=reason)
    locks = any(Problem.EMBARGO in one.verdict.problems and one.use.embargo_until is not None for one in alike)
    ways: list[str] = list(dict.fromkeys(r for one in alike for r in one.verdict.remedies))
    ways += [] if Remedy.LEAVE_OUT in ways else [Remedy.LEAVE_OUT]
    return Fact(
        "error" if locks else "warn",
        said,
        headlines,
        "",
        "embargo" if locks else verdict.problems[0].value,
        entries,
        ways=_ways([*ways, ANYWAY]),
        aside=aside.rstrip("."),
    )


def _ways(ways: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(way), way_words(way)) for way in ways)


def take_way(library: "Library", fact: Fact, way: str, reason: str = "") -> None:
    """Change the fact's entries as a way says; `reason` is why they go out all the same. Inside a step."""
    shown = _SHOWN_AS.get(Remedy(way)) if way in set(Remedy) else None
    if way == Remedy.LEAVE_OUT:
        library.briefings.remove_entries(fact.entries)
    elif way in (ANYWAY, KEEP_BACK):
        for entry in fact.entries:
            library.briefings.change_entry(entry, override=reason.strip())
    elif shown is not None:
        for entry in fact.entries:
            library.briefings.change_entry(entry, rendition=shown)
