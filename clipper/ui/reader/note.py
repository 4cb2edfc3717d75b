"""A note: an annotation with its place in the text, what its card says, and how high that is."""

from dataclasses import dataclass

from PySide6.QtGui import QTextLayout

from clipper.i18n import _
from clipper.model.annotation import Annotation
from clipper.ui.reader.lines import set_lines
from clipper.ui.theme import Fonts

LEFT = 13
TOP = 7


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation with the document position of its first word; None where it lost its place."""

    annotation: Annotation
    position: int | None


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
    if note.position is None:
        exact = note.annotation.anchor.exact if note.annotation.anchor else ""
        high += lost_words(fonts, width)[1] + round(
            set_lines(exact, fonts.serif(13), width - LEFT - 8, fonts.px(18), most=3)[1]
        )
        high += fonts.px(28)
    text, _ink = comment_shown(note, active=active)
    if text:
        high += round(set_lines(text, fonts.ui(), width - LEFT - 8, fonts.px(18))[1]) + 1
    if note.annotation.tags:
        high += round(tag_lines(note, fonts, width)[1]) + 1
    return high


def tag_lines(note: Note, fonts: Fonts, width: int) -> tuple[QTextLayout, float]:
    """The tags laid out, and how high they are."""
    return set_lines(tag_line(note.annotation), fonts.ui("small"), width - LEFT - 8, fonts.px(17))


def lost_words(fonts: Fonts, width: int) -> tuple[QTextLayout, int]:
    """What is said of lost words, and how high that is."""
    layout, high = set_lines(_("Lost its place: the words changed."), fonts.ui("small"), width - LEFT - 8, fonts.px(17))
    return layout, round(high) + 2
