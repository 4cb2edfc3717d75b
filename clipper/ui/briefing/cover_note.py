"""The cover note of an issue: three labels with a few sentences each, kept as the keyboard leaves a field."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.model.briefing import Briefing
from clipper.ui.briefing.writing import LineField, TextField
from clipper.ui.widgets.buttons import IconButton
from clipper.ui.widgets.frames import PaneHead, ground
from clipper.ui.widgets.label import ElidedLabel, label
from clipper.ui.widgets.thin_bar import thin

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

Note = tuple[tuple[str, str], ...]
LABELS = ("note_dominates", "note_view", "note_needs")
"""The fixed words that stand for labels nobody wrote."""
SIDE = 20


def fixed_labels(language: str) -> tuple[str, ...]:
    """What the three parts are called in the language of the issue, where the documents have words in it; else in English."""
    from clipper.exporters.style import words

    spoken, english = words(language), words("en")
    return tuple(spoken.get(key) or english[key] for key in LABELS)


class CoverNote(QWidget):
    """Stands in the entry editor's place; every change is a step."""

    settled = Signal()
    """A change made here stands in the library."""
    left = Signal()
    """The entry editor is to come back."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._briefing = 0
        self._fixed: tuple[str, ...] = ()
        self._note: Note = ()
        ground(self, "list")
        fonts = desk.fonts
        head = PaneHead(desk, left=SIDE, right=8)
        head.row.addWidget(label(_("Cover note"), fonts.ui("title", 600)))
        self.counts = ElidedLabel(desk, "", fonts.ui("small", tabular=True), "muted")
        head.row.addWidget(self.counts, 1)
        close = IconButton(desk, "stop", _("Back to the entry (Esc)"), size=16)
        close.clicked.connect(self.left)
        head.row.addWidget(close)
        self.labels = tuple(LineField(desk) for _key in LABELS)
        self.texts = tuple(TextField(desk, fonts.serif(14), least=96, most=260) for _key in LABELS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._fields(), 1)
        self.setFocusProxy(self.texts[0])

    def _fields(self) -> QScrollArea:
        fonts, page = self._desk.fonts, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SIDE, 12, SIDE, 24)
        column.setSpacing(6)
        said = _(
            "The executive summary, the mail and the web page print it before the first entry; a part without words is left out."
        )
        column.addWidget(label(said, fonts.ui("small"), "muted", wrap=True))
        column.addSpacing(8)
        for number, (name, text) in enumerate(zip(self.labels, self.texts, strict=True), 1):
            name.setFont(fonts.ui(weight=600))
            name.setAccessibleName(_("Label of part {n}").format(n=number))
            text.setAccessibleName(_("Text of part {n}").format(n=number))
            text.setToolTip(_("Ctrl+Enter keeps it and goes back to the outline, Esc restores what stood here"))
            column.addWidget(name)
            column.addWidget(text)
            column.addSpacing(12)
            name.kept.connect(lambda _text: self._keep())
            name.returnPressed.connect(text.setFocus)
            text.kept.connect(lambda _text: self._keep())
            text.left.connect(self.left)
        column.addStretch()
        area = QScrollArea()
        area.setWidget(page)
        page.setAutoFillBackground(False)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        thin(area)
        area.viewport().setAutoFillBackground(False)
        return area

    # -- showing -------------------------------------------------------------------------------------------------

    def show_note(self, issue: Briefing) -> None:
        """Show the note of an issue; a label nobody wrote is the fixed one in its language."""
        if issue.id != self._briefing:
            self.keep()
            for field in (*self.labels, *self.texts):
                field.keeping.known = field.words()
        self._briefing, self._note = issue.id, issue.note
        self._fixed = fixed_labels(issue.language)
        parts = [*issue.note[: len(LABELS)], *[("", "")] * (len(LABELS) - len(issue.note))]
        for (name, text), fixed, field, words in zip(parts, self._fixed, self.labels, self.texts, strict=True):
            field.show_words(name or fixed)
            field.setPlaceholderText(fixed)
            words.show_words(text)
            for one in (field, words):
                one.setReadOnly(not self._desk.writable)
        number = sum(len(text.split()) for _name, text in issue.note)
        self.counts.setText(_n("1 word", "{n} words", number) if number else "")

    # -- changing ------------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep everything typed so far."""
        for field in (*self.labels, *self.texts):
            field.keeping.keep()

    def _typed(self) -> Note:
        """The note as it stands in the fields, without empty parts at its end."""
        parts = [
            (name.words() or fixed, text.words())
            for name, text, fixed in zip(self.labels, self.texts, self._fixed, strict=True)
        ]
        while parts and not parts[-1][1] and parts[-1][0] == self._fixed[len(parts) - 1]:
            parts.pop()
        return tuple(parts)

    def _keep(self) -> None:
        briefing, note = self._briefing, self._typed()
        if not briefing or note == self._note or not self._desk.writable:
            return
        self._note = note
        self._desk.jobs.change(
            _("Change cover note"),
            lambda library: library.briefings.change(briefing, note=note),
            lambda _none: self.settled.emit(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings the entry editor back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
