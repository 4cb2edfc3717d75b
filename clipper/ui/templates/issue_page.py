"""The page of a template that says what its issues are called, look like and take in."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.model.template import Template
from clipper.ui.styles.kept import kept_styles
from clipper.ui.templates.editing import Editing
from clipper.ui.templates.form import Form, settle, show_choice, show_number
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

MOST_DAYS = 31
LONGEST_NUMBER = r"\d{0,6}"


def languages() -> tuple[tuple[str, str], ...]:
    """The languages documents have fixed words in, by their own names."""
    return (("en", "English"), ("fr", "Français"), ("de", "Deutsch"), ("es", "Español"), ("ar", "العربية"))


class IssuePage(QWidget):
    """Name, title, style, language, edition, number and days back."""

    def __init__(self, desk: "Desk", editing: Editing) -> None:
        from clipper.exporters.own_styles import available

        super().__init__()
        self._editing = editing
        change = editing.change
        form = Form(desk)
        self.called = form.line(_("Name"), lambda text: change(name=text), _("As it is offered under “New issue”"))
        self.title = form.line(_("Title"), lambda text: change(title=text), _("As the cover says it"))
        self.style_choice = form.choice(
            _("Style"),
            [(one.name, one.title) for one in available(kept_styles(desk))],
            lambda style: change(style=style),
        )
        self.language = form.choice(_("Language"), languages(), lambda one: change(language=one))
        self.edition = form.line(_("Edition"), lambda text: change(edition=text), _("Morning edition"))
        self.number = form.line(_("Next number"), self._numbered, _("One more than the highest there is"))
        self.number.setMaximumWidth(desk.fonts.px(250))
        self.number.setValidator(QRegularExpressionValidator(LONGEST_NUMBER, self.number))
        self.days = form.number(_("First intake"), MOST_DAYS, lambda days: change(past_days=days), least=1)
        self.days.setToolTip(_("How far the very first issue looks back; later ones begin where the last one ended"))
        self.preview = label("", desk.fonts.ui("small"), "muted", wrap=True)
        form.wide(self.preview)
        form.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        self._lines = (self.called, self.title, self.edition, self.number)
        editing.shown.connect(self._show)

    def take(self) -> None:
        """Put the keyboard in the first field."""
        self.called.setFocus()
        self.called.selectAll()

    def keep(self) -> None:
        """Keep what was typed."""
        settle(self._lines)

    def _numbered(self, text: str) -> None:
        self._editing.change(next_number=int(text) if text else None)

    def _show(self, template: Template | None) -> None:
        self.setEnabled(template is not None)
        one = template or Template(0, "", "", "")
        self.called.show_words(one.name)
        self.title.show_words(one.title)
        self.edition.show_words(one.edition)
        self.number.show_words("" if one.next_number is None else str(one.next_number))
        show_choice(self.style_choice, one.style)
        show_choice(self.language, one.language)
        show_number(self.days, one.past_days)
        self.days.setSuffix(" " + _n("day back", "days back", one.past_days))
        named = f"{one.title or one.name} {one.next_number or ''}".strip()
        self.preview.setText(
            _(
                "The next issue is called “{name}”. It takes in what was filed since the last issue of this template."
            ).format(name=named)
            if template
            else ""
        )
