"""What became of one import: its outcomes, sorted into what needs the user and what does not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from clipper.i18n import _, _n
from clipper.model.clipping import ClippingRow
from clipper.model.intake import Ending, Outcome
from clipper.ui.importing.payload import Kind, is_link, kind_of


class Verdict(StrEnum):
    """How an outcome is shown, in the order of the report."""

    REFUSED = "refused"
    LOOK = "look"
    HERE = "here"
    FILED = "filed"


@dataclass(frozen=True, slots=True)
class Batch:
    """One import from drop to report."""

    id: int
    """The batch in the library."""
    name: str
    """Where it came from, as a part of a sentence ("the folder “Overnight”")."""
    begun: datetime
    seconds: float
    asked: int
    """How many inputs there were to read."""
    outcomes: tuple[Outcome, ...] = ()
    kept: bool = False
    """It went straight into All clippings, past the inbox."""
    stopped: bool = False
    """The user stopped it; what was filed by then stays."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the report."""

    verdict: Verdict
    icon: str
    title: str
    press: bool
    """The title is a headline and set in the serif; else it is a file name."""
    sub: str
    sentence: str
    ids: tuple[int, ...]
    source: str
    again: bool = False
    """It was refused and can be read once more: its file or page is still there."""


def verdict(outcome: Outcome, rows: Mapping[int, ClippingRow]) -> Verdict:
    """Refused and already here are plain; filed wants a look where something is doubtful or missing."""
    if outcome.status is Ending.REJECTED:
        return Verdict.REFUSED
    if outcome.status is Ending.DUPLICATE:
        return Verdict.HERE
    return Verdict.LOOK if outcome.warnings or missing(outcome, rows) else Verdict.FILED


def missing(outcome: Outcome, rows: Mapping[int, ClippingRow]) -> str:
    """What a filed clipping lacks, as a sentence; empty where nothing."""
    known = [rows[one] for one in outcome.ids if one in rows]
    if any(not row.headline for row in known):
        return _("No headline found.")
    if any(row.day is None and not row.outlet for row in known):
        return _("Neither outlet nor date found.")
    if any(row.day is None and row.media_type not in {"scan"} for row in known):
        return _("No date found.")
    return ""


def open_points(batch: Batch, rows: Mapping[int, ClippingRow]) -> int:
    """How many outcomes want the user: refused, or filed with something doubtful."""
    return sum(verdict(one, rows) in {Verdict.REFUSED, Verdict.LOOK} for one in batch.outcomes)


def filed_number(batch: Batch) -> int:
    """How many clippings were filed, those that want a look among them."""
    return sum(len(one.ids) for one in batch.outcomes if one.status is Ending.FILED)


def tried_again(batch: Batch, later: Batch) -> Batch | None:
    """The batch with what became of its refused inputs when `later` read them once more; None if that read others too."""
    refused = {one.source for one in batch.outcomes if one.status is Ending.REJECTED and _can_be_found(one.source)}
    anew = {one.source: one for one in later.outcomes}
    if not anew or not set(anew) <= refused:
        return None
    outcomes = tuple(anew[o.source] if o.status is Ending.REJECTED and o.source in anew else o for o in batch.outcomes)
    return replace(batch, outcomes=outcomes)


def _can_be_found(source: str) -> bool:
    """Whether the source names one thing alone, as a path or an address does and a pasted text does not."""
    return is_link(source) or Path(source).is_absolute()


def report_row(outcome: Outcome, rows: Mapping[int, ClippingRow]) -> ReportRow:
    """One outcome as the report shows it."""
    shown = verdict(outcome, rows)
    row = next((rows[one] for one in outcome.ids if one in rows), None)
    kind = kind_of(outcome.source)
    sentence = outcome.reason or ""
    if shown is Verdict.LOOK:
        sentence = " ".join((*outcome.warnings[:2], missing(outcome, rows))).strip()
    if row is not None and row.headline and shown is not Verdict.HERE:
        return ReportRow(
            shown, kind.value, row.headline, True, _facts(outcome, row), sentence, outcome.ids, outcome.source
        )
    again = shown is Verdict.REFUSED and (is_link(outcome.source) or Path(outcome.source).exists())
    name, facts = name_of(outcome.source), file_facts(outcome.source)
    return ReportRow(shown, kind.value, name, False, facts, sentence, outcome.ids, outcome.source, again)


def filed_words(number: int, *, kept: bool) -> str:
    """ "3 clippings filed in Inbox"."""
    if kept:
        return _n("1 clipping filed in All clippings", "{n} clippings filed in All clippings", number)
    return _n("1 clipping filed in Inbox", "{n} clippings filed in Inbox", number)


def _facts(outcome: Outcome, row: ClippingRow) -> str:
    # set apart, so that a name written from right to left does not turn the date round
    outlet = f"\u2068{row.outlet}\u2069" if row.outlet else _("No outlet")
    parts = [outlet, day_written(row.day) if row.day else _("No date")]
    if len(outcome.ids) > 1:
        parts.append(_n("1 article", "{n} articles", len(outcome.ids)))
    return " · ".join(parts)


def day_written(day: str) -> str:
    """ "24 Nov 2026"."""
    try:
        return datetime.strptime(day, "%Y-%m-%d").strftime("%d %b %Y").lstrip("0")
    except ValueError:
        return day


def name_of(source: str) -> str:
    """The last part of a path, or the whole address."""
    if is_link(source):
        return source.split("://", 1)[1].rstrip("/")
    return Path(source).name or source


def file_facts(source: str) -> str:
    """ "PDF, 2.1 MB": the kind by its ending and the size where the file still lies there."""
    if is_link(source):
        return _("Web address")
    suffix = Path(source).suffix.lstrip(".").upper()
    kind = {Kind.TEXT: _("Text"), Kind.MAIL: _("Mail")}.get(kind_of(source), suffix or _("No file ending"))
    try:
        size = Path(source).stat().st_size
    except (OSError, ValueError):
        return kind
    return f"{kind}, {size_written(size)}"


def size_written(size: int) -> str:
    """Bytes as a reader writes them: "0 bytes", "48 kB", "2.1 MB"."""
    if size < 1000:
        return _n("1 byte", "{n} bytes", size)
    if size < 1_000_000:
        return f"{size / 1000:.0f} kB"
    return f"{size / 1_000_000:,.1f} MB"


def report_rows(batch: Batch, rows: Mapping[int, ClippingRow]) -> list[ReportRow]:
    """All outcomes, what needs the user first; within a verdict in the order of the inputs."""
    order = list(Verdict)
    made = [report_row(outcome, rows) for outcome in batch.outcomes]
    return sorted(made, key=lambda row: order.index(row.verdict))


def title(batch: Batch) -> str:
    """ "Import of Tuesday 24 November, 06:12"."""
    when = batch.begun
    return _("Import of {when}").format(when=f"{when:%A} {when.day} {when:%B}, {when:%H:%M}")


def totals(batch: Batch) -> str:
    """ "48 files and links from the folder “Overnight”. 14 seconds."."""
    seconds = _n("1 second.", "{n} seconds.", max(1, round(batch.seconds)))
    if batch.stopped:
        return _("Stopped after {done} of {asked} from {name}. What was filed stays. {seconds}").format(
            done=f"{len(batch.outcomes):,}", asked=f"{batch.asked:,}", name=batch.name, seconds=seconds
        )
    what = _n("1 file or link from {name}.", "{n} files and links from {name}.", batch.asked)
    links = sum(is_link(one.source) for one in batch.outcomes)
    if not links:
        what = _n("1 file from {name}.", "{n} files from {name}.", batch.asked)
    elif links == batch.asked:
        what = _n("1 link from {name}.", "{n} links from {name}.", batch.asked)
    return what.replace("{name}", batch.name) + " " + seconds


def as_text(batch: Batch, rows: list[ReportRow]) -> str:
    """The whole report as plain text, one line an input, for a mail or a note."""
    words = {
        Verdict.REFUSED: _("Refused"),
        Verdict.LOOK: _("Needs a look"),
        Verdict.HERE: _("Already here"),
        Verdict.FILED: _("Filed"),
    }
    lines = [title(batch), totals(batch), ""]
    lines += [
        "\t".join(part for part in (words[r.verdict], r.source, r.title if r.press else "", r.sentence) if part)
        for r in rows
    ]
    return "\n".join(lines) + "\n"
