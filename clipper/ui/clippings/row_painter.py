"""How a clipping looks in the list: a card 84 high, or two lines 56 high (UI.md §4).

Painted from a ClippingRow, the theme, the fonts and the icons alone: the window's first rows stand before the list does.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter

from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.ui.clippings.press_lines import LEADING, draw_headline, draw_line
from clipper.ui.clippings.row_words import date_words, page_words, told_by
from clipper.ui.icons import KINDS
from clipper.ui.theme import tag_colour
from clipper.ui.widgets.painting import MIDDLE, dot, fill, hairline, words

if TYPE_CHECKING:
    from typing import Protocol

    from PySide6.QtGui import QPixmap

    from clipper.model.clipping import ClippingRow
    from clipper.settings import Settings
    from clipper.ui.clippings.hits import Hits
    from clipper.ui.fonts import Fonts
    from clipper.ui.icons import Icons
    from clipper.ui.theme import Theme

    class Looks(Protocol):
        """What everything is painted in: the desk, or what stands before it."""

        @property
        def theme(self) -> Theme: ...
        @property
        def fonts(self) -> Fonts: ...
        @property
        def icons(self) -> Icons: ...
        @property
        def settings(self) -> Settings: ...


CARD, TWO_LINES = 84, 56
GUTTER = 30
RIGHT = 18
PICTURE = 52
"""Side of the picture at a card's right end."""
SEPARATOR = "\u2002·\u2002"


class RowPainter:
    """Paints clippings into the boxes it is given; keeps nothing."""

    def __init__(
        self, looks: "Looks", picture: "Callable[[str, float], QPixmap | None]" = lambda _sha256, _ratio: None
    ) -> None:
        """`picture` gives the small picture of an original for a screen of that ratio, None while it is not at hand."""
        self._looks = looks
        self._picture_of = picture
        self.two_lines = False

    @property
    def height(self) -> int:
        """Height of every row."""
        return self._looks.fonts.px(TWO_LINES if self.two_lines else CARD)

    def ground(self, painter: QPainter, box: QRect, colour: str) -> None:
        """The fill of a row that is chosen, or under the pointer."""
        fill(painter, box.adjusted(6, 2, -6, -2), colour, 8)

    def parting(self, painter: QPainter, box: QRect) -> None:
        """The hairline below a row that has no fill."""
        left = box.left() + GUTTER
        hairline(painter, left, box.bottom(), box.width() - GUTTER - 14, self._looks.theme.hairline)

    def pending(self, painter: QPainter, box: QRect) -> None:
        """Bars where the words of a row will stand that is not known yet."""
        colour = self._looks.theme.press
        for y, width in ((14, 0.7), (34, 0.45), (59, 0.3)):
            if y < self.height - 12:
                fill(painter, QRect(box.left() + GUTTER, box.top() + y, int(box.width() * width), 10), colour, 3)

    def row(
        self,
        painter: QPainter,
        box: QRect,
        row: "ClippingRow",
        found: "Hits | None" = None,
        ahead: Sequence[int] = (),
    ) -> None:
        """Words, signs and picture of one clipping, and the places of what was `found` in it; `ahead` is painted next."""
        theme, fonts = self._looks.theme, self._looks.fonts
        if row.starred:
            self._looks.icons.paint(painter, "starred_on", box.left() + 11, box.top() + 13, 14, "star")
        elif not row.read:
            dot(painter, box.left() + 18, box.top() + 20, theme.accent)
        right = box.right() - RIGHT
        if row.picture and not self.two_lines:
            right = self._picture(painter, box, right, row.picture)
        room = QRectF(box.left() + GUTTER, box.top() + (8 if self.two_lines else 9), right - box.left() - GUTTER, 0)
        headline = row.headline or _("No headline")
        ink = theme.warn if not row.headline else theme.muted if row.withdrawn else theme.text
        here, marker = found.spans(headline) if found else (), theme.role(Role.KEY_QUOTE).fill
        told, spans = found.around(row.id, ahead) if found and not here and not self.two_lines else ("", ())
        lines = draw_headline(
            painter,
            room,
            headline,
            fonts.card(text=headline),
            ink,
            # the words that were found stand in the second line, where the headline does not hold them
            lines=1 if self.two_lines or told else 2,
            found=here,
            marker=marker,
        )
        leading = fonts.px(LEADING)
        if lines == 1 and not self.two_lines:
            told, spans = (told, spans) if told else (row.deck, found.spans(row.deck) if found else ())
            below = QRectF(room.left(), room.top() + leading, room.width(), leading)
            draw_line(painter, below, told, fonts.ui("small"), theme.muted, found=spans, marker=marker)
        y = box.top() + fonts.px(30 if self.two_lines else 54)
        self._meta(painter, QRectF(room.left(), y, room.width(), leading), row)

    def _picture(self, painter: QPainter, box: QRect, right: int, sha256: str) -> int:
        """Draw the thumbnail and give the right edge that is left to the words."""
        pixmap = self._picture_of(sha256, painter.device().devicePixelRatioF())
        if pixmap is None:
            return right
        painter.drawPixmap(QPointF(right - PICTURE + 1, box.top() + (box.height() - PICTURE) // 2 - 3), pixmap)
        return right - PICTURE - 12

    def _meta(self, painter: QPainter, box: QRectF, row: "ClippingRow") -> None:
        """Kind, outlet, date, words, tags; at the right end one badge a role."""
        theme, fonts = self._looks.theme, self._looks.fonts
        end = self._badges(painter, box, row) - 5
        small, strong = fonts.ui("small"), fonts.ui("small", 500)
        self._looks.icons.paint(
            painter, KINDS.get(row.media_type, "text"), box.left(), box.center().y() - 7, 14, "muted"
        )
        x = box.left() + 19
        dated = date_words(row.day, row.at, self._looks.settings.language)
        page = page_words(row.page)
        parts = [
            (row.outlet or _("No outlet"), strong, theme.soft if row.outlet else theme.warn),
            (
                " ".join(part for part in (dated, page) if part) if dated else _("No date"),
                small,
                theme.muted if dated else theme.warn,
            ),
        ]
        if row.withdrawn:
            parts.append((_("Withdrawn"), strong, theme.error))
        elif row.others:
            parts.append((told_by(row), strong, theme.accent))
        elif row.words > 1:
            parts.append((_("{n} w").format(n=f"{row.words:,}"), small, theme.muted))
        # room for one tag's dot at least
        dots = 20 if row.tags else 0
        widths = [
            QFontMetrics(font).horizontalAdvance(SEPARATOR + text if n else text)
            for n, (text, font, _ink) in enumerate(parts)
        ]
        if len(parts) > 2 and not row.withdrawn and x + sum(widths) + dots > end:
            # the number of words gives way before the outlet's name does
            del parts[2], widths[2]
        for n, (text, font, ink) in enumerate(parts):
            if n:
                x += words(painter, QRectF(x, box.top(), max(0, end - x), box.height()), SEPARATOR, small, theme.muted)
            room = max(min(60.0, end - x), end - x - sum(widths[1:]) - dots) if n == 0 else end - x
            x += words(painter, QRectF(x, box.top(), max(0.0, room), box.height()), text, font, ink)
        self._tags(painter, QRectF(x + 10, box.top(), end - x - 10, box.height()), row)

    def _badges(self, painter: QPainter, box: QRectF, row: "ClippingRow") -> float:
        x = box.right() + 1
        font = self._looks.fonts.ui("micro", 700)
        for role, count in reversed(row.marks):
            inks = self._looks.theme.role(Role(role))
            x -= 18
            badge = QRectF(x, box.center().y() - 7.5, 18, 15)
            fill(painter, badge, inks.fill, 4)
            words(painter, badge, str(count) if count < 100 else "99", font, inks.ink, MIDDLE)
            x -= 3.5
        return x

    def _tags(self, painter: QPainter, box: QRectF, row: "ClippingRow") -> None:
        """Dots in the tags' colours; their names too where all of them find room."""
        font = self._looks.fonts.ui("caption", 500)
        metrics = QFontMetrics(font)
        names = [path.rpartition("/")[2] for path, _colour in row.tags]
        named = sum(metrics.horizontalAdvance(name) + 23 for name in names) - 10 <= box.width()
        x, y = box.left(), box.center().y()
        for (_path, colour), name in zip(row.tags, names, strict=True):
            if x + 8 > box.right():
                return
            dot(painter, x + 4, y, tag_colour(colour))
            x += 12
            if named:
                x += (
                    words(
                        painter,
                        QRectF(x + 1, box.top(), box.right() - x, box.height()),
                        name,
                        font,
                        self._looks.theme.soft,
                    )
                    + 11
                )
