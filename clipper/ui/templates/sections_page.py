"""The page of a template with its sections: what each searches for, how much it takes and how that is shown."""

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clipper.curate.query_language import parse
from clipper.i18n import _, _n
from clipper.model.briefing import Rendition
from clipper.model.query import Order
from clipper.model.template import Template, TemplateSection
from clipper.ui.briefing.outline_rows import rendition_word
from clipper.ui.clippings.places import orders
from clipper.ui.templates.editing import Editing
from clipper.ui.templates.form import Form, settle, show_choice, show_number
from clipper.ui.templates.ordered_list import OrderedList, moved
from clipper.ui.widgets.frames import Rule
from clipper.ui.widgets.label import label, set_ink

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

WIDE = 232
PAUSE_MS = 250
"""How long nothing must have been typed before it is counted what the search finds."""
MOST = 200


class SectionsPage(QWidget):
    """The sections at the left, the one in hand at the right."""

    def __init__(self, desk: "Desk", editing: Editing) -> None:
        super().__init__()
        self._desk, self._editing = desk, editing
        self._next: int | None = None
        self._take_title = False
        self.list = OrderedList(desk, _("Sections"), adds=_("Add a section"), nothing=_("No sections yet"))
        self.list.setFixedWidth(desk.fonts.px(WIDE))
        form = self._form = Form(desk)
        self.title = form.line(_("Title"), lambda text: self._change(title=text))
        self.query = form.line(_("Search"), lambda text: self._change(query=text), _("tag:Trade OR tariff"))
        self.found = label("", desk.fonts.ui("small", tabular=True), "muted", wrap=True)
        form.wide(self.found)
        known = [(order, words[:1].upper() + words[1:]) for order, words in orders()]
        self.order = form.choice(_("Order"), known, lambda order: self._change(order=Order(order)))
        shown = [(one, rendition_word(one)) for one in Rendition]
        self.rendition = form.choice(_("Show as"), shown, lambda one: self._change(rendition=Rendition(one)))
        self.most = form.number(_("At most"), MOST, lambda most: self._change(most=most), zero=_("All it finds"))
        form.end()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(Rule(desk, upright=True))
        row.addWidget(form, 1)
        self._count_soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._count_soon.timeout.connect(self._count)
        self.query.textChanged.connect(lambda _text: self._typed())
        self.list.chosen.connect(lambda _n: self._show_section())
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        self.list.added.connect(self._add)
        self.list.entered.connect(self.title.setFocus)
        editing.shown.connect(self._show)

    def take(self) -> None:
        """Put the keyboard in the list of sections."""
        self.list.setFocus()

    def keep(self) -> None:
        """Keep what was typed."""
        settle((self.title, self.query))

    @property
    def section(self) -> TemplateSection | None:
        """The section in hand."""
        one = self._editing.template
        sections = one.sections if one is not None else ()
        return sections[self.list.current] if 0 <= self.list.current < len(sections) else None

    # -- showing -------------------------------------------------------------------------------------------------

    def _show(self, template: Template | None) -> None:
        self.setEnabled(template is not None)
        sections = template.sections if template else ()
        self.list.let(self._desk.writable)
        lines = [
            (one.title or _("No title"), _n("{n} at most", "{n} at most", one.most) if one.most else "")
            for one in sections
        ]
        at, self._next = self._next, None
        self.list.show_lines(lines, at)
        if self._take_title and at is not None:
            self._take_title = False
            self.title.setFocus()
            self.title.selectAll()

    def _show_section(self) -> None:
        one = self.section
        self._form.setEnabled(one is not None)
        one = one or TemplateSection("")
        self.title.show_words(one.title)
        self.query.show_words(one.query)
        show_choice(self.order, one.order)
        show_choice(self.rendition, one.rendition)
        show_number(self.most, one.most)
        self._typed()

    def _typed(self) -> None:
        """Say at once what is not understood, and in a moment what is found."""
        typed = self.query.text().strip()
        if not typed:
            self._say(_("Without a search it stays empty, for what is put in by hand.") if self.section else "")
            self._count_soon.stop()
            return
        strange = parse(typed).not_understood
        if strange:
            self._say(_("Searched as words, not as a field: {parts}").format(parts="  ".join(strange)), "warn")
        self._count_soon.start()

    def _count(self) -> None:
        typed, template = self.query.text().strip(), self._editing.template
        if not typed or template is None:
            return

        def work(library: "Library") -> tuple[int, int]:
            from clipper.workflows import new_issue

            return new_issue.fitting(library, template, typed)

        def say(found: tuple[int, int]) -> None:
            if self.query.text().strip() == typed:
                self._say_found(typed, *found)

        self._desk.jobs.read(work, say, key="template search")

    def _say_found(self, typed: str, everything: int, now: int) -> None:
        said = _n("Finds 1 clipping", "Finds {n} clippings", everything)
        said += _(", {n} of them for the next issue").format(n=f"{now:,}") if everything else ""
        strange = parse(typed).not_understood
        if strange:
            said += ". " + _("Searched as words, not as a field: {parts}").format(parts="  ".join(strange))
        self._say(said, "warn" if strange else "muted")

    def _say(self, words: str, ink: str = "muted") -> None:
        self.found.setText(words)
        set_ink(self.found, ink)

    # -- changing ------------------------------------------------------------------------------------------------

    def _change(self, **fields: Any) -> None:
        at = self.list.current

        def new(one: Template) -> Template:
            sections = [replace(s, **fields) if n == at else s for n, s in enumerate(one.sections)]
            return replace(one, sections=tuple(sections))

        if at >= 0:
            self._editing.apply(new)

    def _add(self) -> None:
        at = self.list.current + 1
        self._next, self._take_title = at, True

        def new(one: Template) -> Template:
            fresh = TemplateSection(_("New section"))
            return replace(one, sections=(*one.sections[:at], fresh, *one.sections[at:]))

        self._editing.apply(new)

    def _remove(self, at: int) -> None:
        if at >= 0:
            self._editing.apply(lambda one: replace(one, sections=one.sections[:at] + one.sections[at + 1 :]))

    def _move(self, here: int, there: int) -> None:
        self._next = there
        self._editing.apply(lambda one: replace(one, sections=moved(one.sections, here, there)))
