"""The page of a template with its handouts: what goes to whom, in which format, style and depth."""

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clipper.i18n import _
from clipper.model.briefing import Rendition
from clipper.model.template import Handout, Template
from clipper.ui.briefing.outline_rows import rendition_word
from clipper.ui.styles.kept import kept_styles
from clipper.ui.templates.editing import Editing
from clipper.ui.templates.form import Form, settle, show_choice, show_number
from clipper.ui.templates.ordered_list import OrderedList, moved
from clipper.ui.widgets.completing import completer
from clipper.ui.widgets.frames import Rule
from clipper.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

WIDE = 232
MOST = 200


def formats() -> tuple[tuple[str, str], ...]:
    """The formats by the ending of their file."""
    return (
        ("pdf", _("PDF")),
        ("docx", _("Word")),
        ("html", _("Web page in one file")),
        ("eml", _("E-mail draft")),
        ("md", _("Markdown")),
        ("csv", _("Table (CSV)")),
        ("zip", _("Originals (ZIP)")),
    )


class HandoutsPage(QWidget):
    """The handouts at the left, the one in hand at the right."""

    def __init__(self, desk: "Desk", editing: Editing) -> None:
        from clipper.exporters.own_styles import available

        super().__init__()
        self._desk, self._editing = desk, editing
        self._next: int | None = None
        self._known: tuple[str, ...] | None = None
        self.list = OrderedList(desk, _("Handouts"), adds=_("Add a handout"), nothing=_("No handouts yet"))
        self.list.setFixedWidth(desk.fonts.px(WIDE))
        form = self._form = Form(desk)
        self.to = form.line(_("To"), lambda text: self._change(recipients=text), _("The office itself"))
        self.format = form.choice(_("Format"), formats(), lambda one: self._change(format=one))
        styles = [(one.name, one.title) for one in available(kept_styles(desk))]
        self.style_choice = form.choice(_("Style"), styles, lambda one: self._change(style=one))
        depths = [("", _("As in the issue")), *((one.value, rendition_word(one)) for one in Rendition)]
        self.depth_choice = form.choice(_("At most shown as"), depths, self._deep)
        self.most = form.number(_("Entries"), MOST, lambda most: self._change(most=most), zero=_("All of them"))
        self.pages = form.number(_("Pages"), MOST, lambda most: self._change(pages=most), zero=_("All of them"))
        self.pages.setToolTip(_("Entries that do not fit on so many pages are left to the whole issue"))
        self.pictures = Tick(desk, _("Pages as pictures"), _("text cannot be searched or copied"))
        self.pictures.clicked.connect(lambda on: self._change(image_only=on))
        form.wide(self.pictures)
        form.end()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(Rule(desk, upright=True))
        row.addWidget(form, 1)
        self.list.chosen.connect(lambda _n: self._show_handout())
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        self.list.added.connect(self._add)
        self.list.entered.connect(self.to.setFocus)
        editing.shown.connect(self._show)

    def take(self) -> None:
        """Put the keyboard in the list of handouts."""
        self.list.setFocus()

    def keep(self) -> None:
        """Keep what was typed."""
        settle((self.to,))

    @property
    def handout(self) -> Handout | None:
        """The handout in hand."""
        one = self._editing.template
        handouts = one.handouts if one is not None else ()
        return handouts[self.list.current] if 0 <= self.list.current < len(handouts) else None

    # -- showing -------------------------------------------------------------------------------------------------

    def _show(self, template: Template | None) -> None:
        self.setEnabled(template is not None)
        self.list.let(self._desk.writable)
        at, self._next = self._next, None
        words = dict(formats())
        handouts = template.handouts if template else ()
        self.list.show_lines(
            [(one.recipients or _("The office itself"), words.get(one.format, one.format)) for one in handouts], at
        )
        self._desk.jobs.read(_recipients, self._complete, key="template recipients")

    def _complete(self, names: tuple[str, ...]) -> None:
        if names != self._known:
            self._known = names
            completer(self.to, names)

    def _show_handout(self) -> None:
        one = self.handout
        self._form.setEnabled(one is not None)
        one = one or Handout("", "pdf")
        self.to.show_words(one.recipients)
        show_choice(self.format, one.format)
        show_choice(self.style_choice, one.style)
        show_choice(self.depth_choice, one.depth.value if one.depth else "")
        show_number(self.most, one.most)
        show_number(self.pages, one.pages)
        self.pictures.setChecked(one.image_only)
        for only_pdf in (self.pages, self.pictures):
            only_pdf.setEnabled(one.format == "pdf")

    # -- changing ------------------------------------------------------------------------------------------------

    def _deep(self, value: str) -> None:
        self._change(depth=Rendition(value) if value else None)

    def _change(self, **fields: Any) -> None:
        at = self.list.current

        def new(one: Template) -> Template:
            handouts = [replace(h, **fields) if n == at else h for n, h in enumerate(one.handouts)]
            return replace(one, handouts=tuple(handouts))

        if at >= 0:
            self._editing.apply(new)

    def _add(self) -> None:
        self._next = len(self._editing.template.handouts) if self._editing.template else 0

        def new(one: Template) -> Template:
            taken = {(h.recipients, h.format) for h in one.handouts}
            free = next((ending for ending, _words in formats() if ("", ending) not in taken), "pdf")
            return replace(one, handouts=(*one.handouts, Handout("", free, one.style)))

        self._editing.apply(new, self.to.setFocus)

    def _remove(self, at: int) -> None:
        if at >= 0:
            self._editing.apply(lambda one: replace(one, handouts=one.handouts[:at] + one.handouts[at + 1 :]))

    def _move(self, here: int, there: int) -> None:
        self._next = there
        self._editing.apply(lambda one: replace(one, handouts=moved(one.handouts, here, there)))


def _recipients(library: "Library") -> tuple[str, ...]:
    return tuple(one.name for one in library.rights.recipients())
