"""Parts of the entry editor that stand there only with some renditions: the summary, and the passages from marks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from clipper.i18n import _, _n
from clipper.model.briefing import Rendition
from clipper.ui.briefing.entry_facts import EntryFacts
from clipper.ui.briefing.passages import Passages
from clipper.ui.briefing.writing import TextField
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.chips import Pill
from clipper.ui.widgets.label import label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk


def named(desk: "Desk", text: str) -> QLabel:
    """What stands over a field."""
    return label(text, desk.fonts.ui("small", 600), "muted")


def line(*pieces: QWidget | None) -> QHBoxLayout:
    """Widgets beside each other; None takes the room that is left."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for piece in pieces:
        if piece is None:
            row.addStretch(1)
        else:
            row.addWidget(piece, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


class SummaryPart(QWidget):
    """The summary, and how one that is only proposed is confirmed."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.field = TextField(desk, desk.fonts.serif(14), least=76, most=200)
        self.proposed = Pill(desk, _("Proposed"), "warn")
        self.confirm = button(desk, _("Confirm"), kind="small")
        self.propose = button(desk, _("Propose again"), kind="small")
        column = _column(self)
        column.addLayout(line(named(desk, _("Summary")), self.proposed, None, self.propose, self.confirm))
        column.addWidget(self.field)

    def show_facts(self, facts: EntryFacts) -> None:
        """Show the summary of an entry, or what is proposed for it; nothing where it is not printed."""
        entry = facts.entry
        instead = entry.rendition is Rendition.EXCERPT and not facts.ticked
        self.setVisible(entry.rendition is Rendition.SUMMARY or instead)
        self.field.show_words(entry.summary or facts.proposed)
        self.proposed.setVisible(not entry.summary and bool(facts.proposed))
        self.confirm.setVisible(not entry.summary and bool(facts.proposed))
        self.propose.setVisible(bool(entry.summary) and entry.summary != facts.proposed)


class PassagePart(QWidget):
    """The passages an excerpt prints, or those that may be set apart as quotes."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self.list = Passages(desk)
        self.name = named(desk, "")
        self.counted = label("", desk.fonts.ui("small", tabular=True), "muted")
        self._hint = label("", desk.fonts.ui("small"), "muted", wrap=True)
        column = _column(self)
        column.addLayout(line(self.name, None, self.counted))
        column.addWidget(self.list)
        column.addWidget(self._hint)

    def show_facts(self, facts: EntryFacts) -> None:
        """Show the passages of an entry with what is chosen of them, and why there are none."""
        excerpt = facts.entry.rendition is Rendition.EXCERPT
        quotable = bool(facts.passages) and facts.entry.rendition is not Rendition.HEADLINE
        self.setVisible(excerpt or quotable)
        self.list.setVisible(bool(facts.passages))
        why = _("Nothing is marked in it.") if not facts.passages else _("A headline alone has no quotes.")
        self._desk.actions.enable("entry_quotes", quotable, why)
        self.name.setText(_("Passages from your marks") if excerpt else _("Quotes from your marks"))
        self.list.show_passages(facts)
        ticked = [one for one in facts.passages if one.mark.id in facts.ticked]
        number = _n("1 word", "{n} words", sum(one.words for one in ticked))
        apart = sum(one.mark.id in facts.entry.quotes for one in facts.passages)
        said = _("{some} of {all}, {words}").format(some=len(ticked), all=len(facts.passages), words=number)
        self.counted.setText(said if excerpt else _n("1 set apart", "{n} set apart", apart) if apart else "")
        self.counted.setVisible(bool(facts.passages))
        hint = _("No marks yet. Mark words in the reader with 1 to 5; until then the summary stands in.")
        self._hint.setText(_("No passage is ticked, so the summary stands in.") if facts.passages else hint)
        self._hint.setVisible(excerpt and not ticked)


def _column(part: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(6)
    return column
