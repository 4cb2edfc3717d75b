"""The issuing office: what every briefing of the library says of who issues it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from clipper.i18n import _
from clipper.model.briefing import Briefing, Office
from clipper.ui.briefing.issue import day_words
from clipper.ui.settings.office_sketch import OfficeSketch, initials_of
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.frames import Rule, ground
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.scrim import DimmingDialog
from clipper.ui.widgets.window_parts import window_foot, window_head

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

WIDE, HIGH, SIDE = 820, 640, 24
INITIALS = 4


class OfficeDialog(DimmingDialog):
    """Asks for everything at once; what was typed is set as one step, and the next page says it."""

    settled = Signal()
    """The office stands in the library."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: Office | None = None
        self.setWindowTitle(_("Issuing office"))
        ground(self, "list")
        self._build()
        room = parent.size() if parent is not None else QSize(WIDE, HIGH)
        self.resize(QSize(desk.fonts.px(WIDE), desk.fonts.px(HIGH)).boundedTo(room.expandedTo(QSize(640, 480))))
        wanted = desk.open_briefing
        desk.jobs.read(lambda library: _standing(library, wanted), self._show, key="office")

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self._form(), 1)
        middle.addWidget(Rule(self._desk, upright=True))
        middle.addWidget(self._cover())
        column.addWidget(window_head(self._desk, _("Issuing office"), self.reject))
        column.addWidget(Rule(self._desk))
        column.addLayout(middle, 1)
        column.addWidget(Rule(self._desk))
        column.addWidget(self._foot())

    def _form(self) -> QWidget:
        self.state = self._line(_("State or house"), _("Republic of Valmora"))
        self.name = self._line(_("Office"), _("Ministry of Trade and Ports · Press Office"))
        self.initials = self._line(_("Initials"), "")
        self.initials.setMaxLength(INITIALS)
        self.initials.setMaximumWidth(self._desk.fonts.px(76))
        self.notice = self._line(_("Notice at the foot of every page"), _("For internal use. Not to be passed on."))
        self.about = self._lines(_("Paragraph at the foot of the cover"), _("What this is, and for whom it is made"), 4)
        self.contact = self._lines(
            _("Contact, one line each"), _("Duty officer: name, extension") + "\n" + _("Mail address"), 3
        )
        self.distribution = self._line(_("Distribution"), _("Minister, state secretaries, heads of department"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SIDE, 16, SIDE, 16)
        column.setSpacing(10)
        names = QHBoxLayout()
        names.setSpacing(12)
        names.addLayout(self._named(self.name), 1)
        names.addLayout(self._named(self.initials))
        column.addLayout(self._named(self.state))
        column.addLayout(names)
        column.addLayout(self._named(self.contact))
        column.addLayout(self._named(self.distribution))
        column.addLayout(self._named(self.notice))
        column.addLayout(self._named(self.about))
        column.addStretch()
        return page

    def _named(self, field: QWidget) -> QVBoxLayout:
        """A field below its name."""
        part = QVBoxLayout()
        part.setSpacing(4)
        name = label(field.accessibleName(), self._desk.fonts.ui("small", 600), "muted")
        name.setBuddy(field)
        part.addWidget(name)
        part.addWidget(field)
        return part

    def _line(self, name: str, example: str) -> QLineEdit:
        field = QLineEdit()
        field.setFont(self._desk.fonts.ui())
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        field.textChanged.connect(lambda _text: self._typed())
        return field

    def _lines(self, name: str, example: str, high: int) -> QPlainTextEdit:
        field = QPlainTextEdit()
        font: QFont = self._desk.fonts.ui()
        field.setFont(font)
        field.setFrameShape(QFrame.Shape.NoFrame)
        field.document().setDocumentMargin(2)
        field.setTabChangesFocus(True)
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * high + 16)
        field.textChanged.connect(self._typed)
        return field

    def _cover(self) -> QWidget:
        from clipper.exporters.style import load, names

        side = ground(QWidget(), "desk")
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 16, 16, 16)
        accent = load("clippings" if "clippings" in names() else names()[0]).colours["accent"]
        self.sketch = OfficeSketch(self._desk, f"#{accent.lstrip('#')}")
        column.addStretch()
        column.addWidget(self.sketch)
        column.addStretch()
        return side

    def _foot(self) -> QWidget:
        foot, row = window_foot(self._desk)
        said = _("Printed on every briefing of this library, from the next page on.")
        row.addWidget(ElidedLabel(self._desk, said, self._desk.fonts.ui("small"), "muted"), 1)
        self.cancel = button(self._desk, _("Cancel"), self.reject)
        self.go = button(self._desk, _("Set issuing office"), self.accept, kind="primary")
        self.go.setDefault(True)
        self.go.setEnabled(False)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        return foot

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def office(self) -> Office:
        """The office as it is typed now."""
        return Office(
            state=_one_line(self.state.text()),
            name=_one_line(self.name.text()),
            initials=_one_line(self.initials.text()),
            notice=_one_line(self.notice.text()),
            about=_one_line(self.about.toPlainText()),
            contact=tuple(one for line in self.contact.toPlainText().splitlines() if (one := _one_line(line))),
            distribution=_one_line(self.distribution.text()),
        )

    def _show(self, found: "tuple[Office, Briefing | None]") -> None:
        if not isValid(self):
            return
        office, briefing = found
        for field in ("state", "name", "initials", "notice", "distribution"):
            line: QLineEdit = getattr(self, field)
            line.setText(getattr(office, field))
            line.setCursorPosition(0)
        self.about.setPlainText(office.about)
        self.contact.setPlainText("\n".join(office.contact))
        self._known = office
        if briefing is not None:
            self.sketch.show_issue(briefing.title, day_words(briefing.date))
        self._typed()
        self.state.setFocus()

    def _typed(self) -> None:
        office = self.office
        self.initials.setPlaceholderText(initials_of(office.name))
        self.sketch.show_office(office)
        self.go.setEnabled(self._known is not None and self._desk.writable and office != self._known)

    # -- setting -------------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Set what was typed, as one step, and go."""
        office = self.office
        if self._known is None or not self._desk.writable or office == self._known:
            return
        notices = self._desk.notices

        def done(_none: object) -> None:
            notices.undo_bar(_("Issuing office set"))
            if isValid(self):
                self.settled.emit()
                self.done(1)

        self._known = None
        self._desk.jobs.change(_("Set issuing office"), lambda library: library.set_office(office), done)


def _standing(library: "Library", briefing: int) -> "tuple[Office, Briefing | None]":
    """The office as it is set, and the briefing whose cover is sketched: the one worked on, else the newest."""
    known = library.briefings.all()
    return library.office(), next((one for one in known if one.id == briefing), known[0] if known else None)


def _one_line(text: str) -> str:
    return " ".join(text.split())
