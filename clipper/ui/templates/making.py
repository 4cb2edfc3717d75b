"""How an issue begins: from the template used last, from one that is chosen, or empty; and a template from an issue."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from clipper.i18n import _, _n
from clipper.model.briefing import Rendition
from clipper.model.template import Template, TemplateSection
from clipper.ui.briefing.issue import issue_name
from clipper.ui.briefing.issue import new_issue as empty_issue
from clipper.ui.templates.template_list import EDIT, EMPTY, TemplateList

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk


class Making(QObject):
    """What "New issue" and its neighbours in the menu do; lives as long as the window."""

    def __init__(self, desk: "Desk", window: QWidget, button: QWidget) -> None:
        """`button` is the one under which the list of templates stands."""
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._button = button
        self.list: TemplateList | None = None
        """The list shown last."""

    def new(self) -> None:
        """The next issue: of the only template at once, of several by choice, without any an empty one."""
        self._ask(one_at_once=True)

    def offer(self) -> None:
        """Choose what the next issue is made from."""
        self._ask(one_at_once=False)

    def _ask(self, *, one_at_once: bool) -> None:
        def answer(known: tuple[Template, ...]) -> None:
            if one_at_once and not known:
                empty_issue(self._desk)
            elif one_at_once and len(known) == 1:
                self.make(known[0])
            else:
                self._offer(known)

        self._desk.jobs.read(last_used_first, answer, key="new issue")

    def _offer(self, known: tuple[Template, ...]) -> None:
        self.list = TemplateList(self._desk, known, self._window, self._desk.actions.key("templates"))
        by_id = {one.id: one for one in known}

        def take(choice: int) -> None:
            self.list = None
            if choice == EMPTY:
                empty_issue(self._desk)
            elif choice == EDIT:
                self.edit()
            else:
                self.make(by_id[choice])

        self.list.chosen.connect(take)
        self.list.open_under(self._button)

    def make(self, template: Template) -> None:
        """Make an issue from a template, as one step, and open it."""

        def deed(library: "Library") -> tuple[int, str]:
            from clipper.workflows import new_issue

            made = new_issue.make(library, library.templates.one(template.id))
            issue = library.briefings.one(made.briefing)
            entries = sum(len(section.entries) for section in issue.sections)
            return made.briefing, made_words(issue_name(issue), entries, len(issue.sections), len(made.pending))

        def done(answer: tuple[int, str]) -> None:
            briefing, said = answer
            self._desk.open_issue(briefing)
            self._desk.show_page("briefing")
            self._desk.notices.undo_bar(said)

        self._desk.jobs.change(_("New issue"), deed, done)

    def edit(self, template: int = 0) -> None:
        """Show the window of templates, on one of them if given."""
        from clipper.ui.templates.window import TemplatesWindow

        standing = self._window.findChild(TemplatesWindow)
        if standing is None or not standing.isVisible():
            standing = TemplatesWindow(self._desk, self._window)
        standing.open_at(template)

    def template_of_issue(self) -> None:
        """Make a template of the issue being worked on, else of the newest, and show it."""
        wanted = self._desk.open_briefing

        def deed(library: "Library") -> int:
            known = library.briefings.all()
            issue = next((one.id for one in known if one.id == wanted), known[0].id if known else 0)
            return library.templates.keep(template_of(library, issue)) if issue else 0

        def done(made: int) -> None:
            if made:
                self._desk.notices.undo_bar(_("Template made of this issue"))
                self.edit(made)
            else:
                self._desk.notices.say(_("There is no issue to make a template of."))

        self._desk.jobs.change(_("Make template"), deed, done)


def last_used_first(library: "Library") -> tuple[Template, ...]:
    """Every template, that of the newest issue first."""
    used: dict[int, int] = {}
    for issue in library.briefings.all():
        if issue.template is not None:
            used[issue.template] = max(used.get(issue.template, 0), issue.frozen_at or 0)
    return tuple(sorted(library.templates.all(), key=lambda one: -used.get(one.id, 0)))


def made_words(name: str, entries: int, sections: int, pending: int) -> str:
    """ "Morning brief 214: 9 entries in 3 sections · 6 clippings fit no section"."""
    filled = _n("1 entry", "{n} entries", entries)
    said = _n("{name}: {entries} in 1 section", "{name}: {entries} in {n} sections", sections)
    said = said.replace("{name}", name).replace("{entries}", filled)
    waits = _n("1 clipping fits no section", "{n} clippings fit no section", pending) if pending else ""
    return " · ".join(part for part in (said, waits) if part)


def free_name(library: "Library", wanted: str) -> str:
    """A name no template has yet: "Morning brief", "Morning brief 2" …"""
    taken = {one.name.casefold() for one in library.templates.all()}
    names = [wanted, *(f"{wanted} {n}" for n in range(2, len(taken) + 3))]
    return next(one for one in names if one.casefold() not in taken)


def template_of(library: "Library", briefing: int) -> Template:
    """A template that makes issues like this one: its sections, how most of their entries are shown, style and panel."""
    issue = library.briefings.one(briefing)
    sections = []
    for one in issue.sections:
        shown = Counter(entry.rendition for entry in one.entries).most_common(1)
        sections.append(TemplateSection(one.title, rendition=shown[0][0] if shown else Rendition.EXCERPT))
    return Template(
        0, "", free_name(library, issue.title), issue.title, style=issue.style, language=issue.language,
        edition=issue.edition, sections=tuple(sections), panel=tuple(library.templates.panel(briefing)),
        next_number=issue.number + 1 if issue.number else None,
    )  # fmt: skip
