"""One briefing as the composer needs it, read on the reading worker; and the ways a briefing begins and is filled."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QLocale

from clipper.errors import ClipperError
from clipper.i18n import _, _n
from clipper.model.briefing import Briefing, Office, Rendition
from clipper.model.clipping import ClippingRow
from clipper.model.own_style import OwnStyle

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk
    from clipper.workflows.preflight import Finding

PAGE = 200
WORDS_A_PAGE = 380
"""For the estimate before the pages are set."""


class Issue(Struct, frozen=True):
    """A briefing with the rows of its clippings and what to look at before it goes out."""

    briefing: Briefing
    rows: Mapping[int, ClippingRow]
    findings: "tuple[Finding, ...]"
    office: Office = Office()
    """Who issues it, as the cover says."""
    styles: tuple[OwnStyle, ...] = ()
    """The styles made in this library."""

    @property
    def order(self) -> tuple[int, ...]:
        """The entries that are printed, in their order."""
        sections = self.briefing.sections
        return tuple(entry.id for one in sections for entry in one.entries if entry.clipping in self.rows)

    @property
    def warnings(self) -> dict[int, str]:
        """The first sentence to each entry there is something to say of; what was told before has a notice of its own."""
        return {
            one.entry: "\n".join(filter(None, (one.sentence, one.detail)))
            for one in reversed(self.findings)
            if one.entry is not None and one.kind != "told_before"
        }

    @property
    def pages_guessed(self) -> int:
        """How many pages it will take, as far as the words tell."""
        if not self.order:
            return 0
        share = {Rendition.FULL: 1.0, Rendition.EXCERPT: 0.3, Rendition.SUMMARY: 0.0, Rendition.HEADLINE: 0.0}
        pages = 2.0
        for section in self.briefing.sections:
            for entry in section.entries:
                words = self.rows[entry.clipping].words if entry.clipping in self.rows else 0
                if entry.rendition is Rendition.HEADLINE:
                    pages += 0.15
                else:
                    pages += max(1, -(-round(words * share.get(entry.rendition, 0.0)) // WORDS_A_PAGE))
        return max(1, round(pages))


def read_issue(library: "Library", briefing: int) -> Issue | None:
    """The issue as it stands; None where it is gone."""
    from clipper.workflows.preflight import preflight

    try:
        issue = library.briefings.one(briefing)
    except ClipperError:
        return None
    ids = list(dict.fromkeys(entry.clipping for section in issue.sections for entry in section.entries))
    rows: dict[int, ClippingRow] = {}
    for start in range(0, len(ids), PAGE):
        rows.update(library.clippings.rows(ids[start : start + PAGE]))
    return Issue(issue, rows, preflight(library, briefing), library.office(), library.styles.all())


def issue_name(briefing: Briefing) -> str:
    """Title and number, as everybody calls it ("Morning brief 214")."""
    return f"{briefing.title} {briefing.number}" if briefing.number else briefing.title


def day_words(day: str, language: str = "en") -> str:
    """A day with its weekday: "Tuesday 24 November 2026"."""
    try:
        then = date.fromisoformat(day)
    except ValueError:
        return day
    locale = QLocale(language)
    long = QLocale.FormatType.LongFormat
    return f"{locale.dayName(then.isoweekday(), long)} {then.day} {locale.monthName(then.month, long)} {then.year}"


def now_words() -> str:
    """The time of this second ("06:31:12")."""
    return f"{datetime.now():%H:%M:%S}"


def new_issue(desk: "Desk") -> None:
    """Make the next issue, called and styled as the newest one, and open it."""

    def deed(library: "Library") -> int:
        before = library.briefings.all()
        made = library.briefings.new(before[0].title if before else _("Morning brief"))
        if before:
            library.briefings.change(made, style=before[0].style, language=before[0].language)
        return made

    def done(made: int) -> None:
        desk.open_issue(made)
        desk.show_page("briefing")

    desk.jobs.change(_("New issue"), deed, done)


def add_to_brief(desk: "Desk", clippings: Sequence[int], section: int | str | None = None) -> None:
    """Put clippings into the open briefing, else the newest, else a new one.

    Where no section is named, those that stand in it already are not put in again, and that is said.
    """
    if not clippings:
        return
    wanted = desk.open_briefing

    def deed(library: "Library") -> tuple[Briefing, int, int]:
        known = library.briefings.all()
        target = next((one.id for one in known if one.id == wanted), known[0].id if known else 0)
        target = target or library.briefings.new(_("Morning brief"))
        there = {entry.clipping for one in library.briefings.one(target).sections for entry in one.entries}
        fresh = [one for one in clippings if section is not None or one not in there]
        made = library.briefings.add_entries(target, fresh, section=section) if fresh else ()
        return library.briefings.one(target), len(made), len(clippings) - len(fresh)

    def done(answer: tuple[Briefing, int, int]) -> None:
        issue, number, there = answer
        desk.open_issue(issue.id)
        said = _n("1 clipping added to {title}", "{n} clippings added to {title}", number)
        stands = _n("1 clipping stands in {title} already", "{n} clippings stand in {title} already", there)
        words = " · ".join(words for words, count in ((said, number), (stands, there)) if count)
        words = words.replace("{title}", issue_name(issue))
        if number:
            desk.notices.undo_bar(words)
        else:
            desk.notices.say(words)

    desk.jobs.change(_("Add to briefing"), deed, done)
