"""What became of one import: its outcomes, sorted into what needs the user and what does not."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from clipper.i18n import _, _n
from clipper.model.clipping import ClippingRow
from clipper.model.intake import Ending, Outcome
from clipper.pages.render import locked, wrong_password
from clipper.ui.importing.filing import Held, file_of
from clipper.ui.importing.payload import Kind, is_link, kind_of


class Verdict(StrEnum):
    """How an outcome is shown, in the order of the report."""

    REFUSED = "refused"
    LOOK = "look"
    HERE = "here"
    FILED = "filed"


class Deed(StrEnum):
    """What can be done about a line of the report; its buttons, keys and context menu."""

    SUBSCRIBE = "subscribe"
    LOOK_THROUGH = "look through"
    FILE = "file"
    ANYWAY = "anyway"
    ATTACH = "attach"
    SKIP = "skip"
    PASSWORD = "password"
    AGAIN = "again"
    AGAIN_AS = "again as"
    SHOW = "show"
    SHOW_FILE = "show file"


class Batch(Struct, frozen=True):
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
    held: tuple[Held, ...] = ()
    """What was read and waits for her word."""
    watched: bool = False
    """It came by itself, from a watched folder."""


class ReportRow(Struct, frozen=True):
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
    deeds: tuple[Deed, ...] = ()
    """What can be done; the buttons come first, in this order; Enter shows, else does the first."""
    buttons: int = 1
    """So many of the deeds stand in the row; all stand in its context menu."""
    held: Held | None = None

    @property
    def again(self) -> bool:
        """Whether it can be read once more: its file or page is still there."""
        return Deed.AGAIN in self.deeds


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
    return len(batch.held) + sum(verdict(one, rows) in {Verdict.REFUSED, Verdict.LOOK} for one in batch.outcomes)


def filed_number(batch: Batch) -> int:
    """How many clippings were filed, those that want a look among them."""
    return sum(len(one.ids) for one in batch.outcomes if one.status is Ending.FILED)


def tried_again(batch: Batch, later: Batch) -> Batch | None:
    """The batch with what became of its inputs that were not filed when `later` read them once more; None if that read others too."""
    unfiled = {one.source for one in batch.outcomes if one.status is not Ending.FILED and _can_be_found(one.source)}
    anew = {one.source: one for one in later.outcomes}
    waiting = {one.reading.source for one in later.held}
    if not (anew or waiting) or not {*anew, *waiting} <= unfiled:
        return None
    if all(one.status is Ending.DUPLICATE for one in anew.values()) and not waiting and _none_refused(batch, set(anew)):
        return None
    outcomes = tuple(
        anew.get(o.source, o) if o.status is not Ending.FILED else o
        for o in batch.outcomes
        if o.source not in waiting or o.status is Ending.FILED
    )
    return replace(batch, outcomes=outcomes, held=(*batch.held, *later.held))


def _none_refused(batch: Batch, sources: set[str]) -> bool:
    return not any(one.status is Ending.REJECTED for one in batch.outcomes if one.source in sources)


def settled(batch: Batch, held: Held, outcome: Outcome | None) -> Batch:
    """The batch after she has said what becomes of one that waited; None: nothing of it was filed, as she wished."""
    rest = tuple(one for one in batch.held if one is not held)
    return replace(batch, held=rest, outcomes=batch.outcomes if outcome is None else (*batch.outcomes, outcome))


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
    deeds, buttons = _deeds(outcome, shown)
    if row is not None and row.headline and shown is not Verdict.HERE:
        facts = _facts(outcome, row)
        return ReportRow(
            shown, kind.value, row.headline, True, facts, sentence, outcome.ids, outcome.source, deeds, buttons
        )
    name, facts = name_of(outcome.source), file_facts(outcome.source)
    return ReportRow(shown, kind.value, name, False, facts, sentence, outcome.ids, outcome.source, deeds, buttons)


def _deeds(outcome: Outcome, shown: Verdict) -> tuple[tuple[Deed, ...], int]:
    """What can be done about an outcome, and how much of that stands in its row."""
    there = file_of(outcome.source) is not None
    again = there or is_link(outcome.source.rpartition("!/")[2])
    beside = (Deed.SHOW_FILE,) if there else ()
    if shown is Verdict.REFUSED:
        if again and outcome.reason in {locked(), wrong_password()}:
            return (Deed.PASSWORD, Deed.AGAIN, *beside), 1
        deeds = ((Deed.AGAIN,) if again else ()) + ((Deed.AGAIN_AS,) if there else ()) + beside
        return deeds, 2 if there else len(deeds)
    if shown is Verdict.HERE:
        return (Deed.SHOW, *((Deed.ANYWAY,) if again else ()), *beside), 2 if again else 1
    return (Deed.SHOW, *((Deed.AGAIN_AS,) if len(outcome.ids) == 1 else ()), *beside), 1


def held_row(held: Held) -> ReportRow:
    """One input that waits as the report shows it."""
    source, drafts = held.reading.source, held.reading.drafts
    kind = kind_of(source).value
    if held.same is not None:
        draft = drafts[0]
        facts = _written(draft.outlet, draft.published.day)
        deeds = (Deed.ANYWAY, Deed.ATTACH, Deed.SKIP, Deed.SHOW)
        said = held.same.sentence()
        return ReportRow(
            Verdict.HERE, kind, draft.headline, True, facts, said, (held.same.clipping,), source, deeds, 3, held
        )
    if held.feeds:
        number = len(held.feeds)
        facts = f"{file_facts(source)} · " + _n("1 feed not subscribed to", "{n} feeds not subscribed to", number)
        said = _("This is a list of feeds. Nothing of it is fetched before you subscribe.")
        deeds = (Deed.SUBSCRIBE, Deed.FILE, Deed.SKIP)
        return ReportRow(Verdict.LOOK, kind, drafts[0].headline, True, facts, said, (), source, deeds, 2, held)
    found = _n("1 article found", "{n} articles found", len(drafts))
    said = (
        held.reading.warnings[0]
        if held.reading.warnings
        else _("Nothing of it is filed yet. Look through it, or file it as found.")
    )
    facts = f"{file_facts(source)} · {found}"
    deeds = (Deed.LOOK_THROUGH, Deed.FILE, Deed.SKIP)
    return ReportRow(Verdict.LOOK, kind, name_of(source), False, facts, said, (), source, deeds, 2, held)


def filed_words(number: int, *, kept: bool) -> str:
    """ "3 clippings filed in Inbox"."""
    if kept:
        return _n("1 clipping filed in All clippings", "{n} clippings filed in All clippings", number)
    return _n("1 clipping filed in Inbox", "{n} clippings filed in Inbox", number)


def _facts(outcome: Outcome, row: ClippingRow) -> str:
    written = _written(row.outlet, row.day)
    if len(outcome.ids) > 1:
        written += " · " + _n("1 article", "{n} articles", len(outcome.ids))
    return written


def _written(outlet: str, day: str | None) -> str:
    """Outlet and day; the outlet is set apart, so that a name written from right to left does not turn the date round."""
    named = f"\u2068{outlet}\u2069" if outlet else _("No outlet")
    return f"{named} · {day_written(day) if day else _('No date')}"


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
    made = [held_row(held) for held in batch.held] + [report_row(outcome, rows) for outcome in batch.outcomes]
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
            done=f"{len(batch.outcomes) + len(batch.held):,}",
            asked=f"{batch.asked:,}",
            name=batch.name,
            seconds=seconds,
        )
    what = _n("1 file or link from {name}.", "{n} files and links from {name}.", batch.asked)
    links = sum(map(is_link, (*(one.source for one in batch.outcomes), *(one.reading.source for one in batch.held))))
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
