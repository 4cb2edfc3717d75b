"""A note: an annotation with its place in the text, what its card says, and how high that is."""

from msgspec import Struct
from PySide6.QtGui import QTextLayout

from clipper.i18n import _
from clipper.model.annotation import Annotation
from clipper.ui.fonts import Fonts
from clipper.ui.widgets.lines import set_lines

LEFT = 13
TOP = 7


class Note(Struct, frozen=True):
    """An annotation with the document position of its first word; None where it lost its place."""

    annotation: Annotation
    position: int | None
    now: tuple[int, int] | None = None
    """Where other words stand now in the place of somebody's that were accepted (offsets in the text)."""

    @property
    def exact(self) -> str:
        """The words that were marked."""
        return self.annotation.anchor.exact if self.annotation.anchor else ""

    @property
    def at_fault(self) -> str:
        """What is wrong with its words, in one sentence; nothing where they stand as they were marked."""
        if self.position is None:
            return _("Lost its place: the words changed.")
        return _("Changed since it was accepted:") if self.now else ""


def comment_shown(note: Note, *, active: bool) -> tuple[str, str]:
    """What stands under the role, and its ink: the comment, or the way to add one."""
    if note.annotation.comment:
        return note.annotation.comment, "text"
    return (_("Add a comment"), "muted") if active else ("", "muted")


def tag_line(annotation: Annotation) -> str:
    """The tags on a mark in one line, by the last part of their paths."""
    return " · ".join(f"#{path.rpartition('/')[2]}" for path in annotation.tags)


def card_height(note: Note, fonts: Fonts, width: int, *, active: bool) -> int:
    """How high a card is that is not being edited."""
    high = TOP * 2 + fonts.px(17)
    if note.at_fault:
        high += fault_foot(note, fonts, width) + fonts.px(28)
    text, _ink = comment_shown(note, active=active)
    if text:
        high += round(set_lines(text, fonts.ui(), width - LEFT - 8, fonts.px(18))[1]) + 1
    if note.annotation.tags:
        high += round(tag_lines(note, fonts, width)[1]) + 1
    return high


def tag_lines(note: Note, fonts: Fonts, width: int) -> tuple[QTextLayout, float]:
    """The tags laid out, and how high they are."""
    return set_lines(tag_line(note.annotation), fonts.ui("small"), width - LEFT - 8, fonts.px(17))


def fault(note: Note, fonts: Fonts, width: int) -> tuple[tuple[QTextLayout, float], tuple[QTextLayout, float]]:
    """What is wrong with a note's words, and which they were: both laid out, with their heights."""
    said = set_lines(note.at_fault, fonts.ui("small"), width - LEFT - 8, fonts.px(17))
    return said, set_lines(note.exact, fonts.serif(13), width - LEFT - 8, fonts.px(18), most=3)


def fault_foot(note: Note, fonts: Fonts, width: int) -> int:
    """How high both are together."""
    (_said, above), (_quoted, below) = fault(note, fonts, width)
    return round(above) + 2 + round(below)
