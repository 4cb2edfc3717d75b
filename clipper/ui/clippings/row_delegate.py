"""Paints a clipping as a card 84 high, or as two lines 56 high (UI.md §4)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.model.clipping import ClippingRow
from clipper.ui.clippings.hits import Hits, parted
from clipper.ui.clippings.list_model import LEAVING, ROW
from clipper.ui.clippings.press_lines import LEADING, draw_headline, draw_line
from clipper.ui.clippings.row_words import date_words, page_words, told_by, whole_date
from clipper.ui.clippings.thumbnails import SIDE, Thumbnails
from clipper.ui.icons import KINDS
from clipper.ui.widgets.chips import draw_dot, tag_colour
from clipper.ui.widgets.painting import fill, hairline, words

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

CARD, TWO_LINES = 84, 56
GUTTER = 30
RIGHT = 18
SEPARATOR = "\u2002·\u2002"


class RowDelegate(QStyledItemDelegate):
    """Paints from a ClippingRow alone; nothing is kept but thumbnails."""

    def __init__(self, desk: "Desk", thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._thumbnails = thumbnails
        self.hits = Hits(desk)
        self.two_lines = False

    @property
    def height(self) -> int:
        """Height of every row."""
        return self._desk.fonts.px(TWO_LINES if self.two_lines else CARD)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for all."""
        return QSize(200, self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row: fill, gutter, headline, meta line, picture."""
        box = QRect(option.rect)
        row: ClippingRow | None = index.data(ROW)
        painter.save()
        filled = self._ground(painter, option, box)
        if row is None:
            self._pending(painter, box)
        else:
            if index.data(LEAVING):
                painter.setOpacity(0.5)
            self._row(painter, box, row)
        if not filled:
            left = box.left() + GUTTER
            hairline(painter, left, box.bottom(), box.width() - GUTTER - 14, self._desk.theme.hairline)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> bool:
        theme, state = self._desk.theme, option.state
        view = option.widget
        if state & QStyle.StateFlag.State_Selected:
            colour = theme.selection if view is not None and view.hasFocus() else theme.idle
        elif state & QStyle.StateFlag.State_MouseOver:
            colour = theme.hover
        else:
            return False
        fill(painter, box.adjusted(6, 2, -6, -2), colour, 8)
        return True

    def _pending(self, painter: QPainter, box: QRect) -> None:
        colour = self._desk.theme.press
        for y, width in ((14, 0.7), (34, 0.45), (59, 0.3)):
            if y < self.height - 12:
                fill(painter, QRect(box.left() + GUTTER, box.top() + y, int(box.width() * width), 10), colour, 3)

    def _row(self, painter: QPainter, box: QRect, row: ClippingRow) -> None:
        theme, fonts = self._desk.theme, self._desk.fonts
        if row.starred:
            self._desk.icons.paint(painter, "starred_on", box.left() + 11, box.top() + 13, 14, "star")
        elif not row.read:
            draw_dot(painter, box.left() + 18, box.top() + 20, theme.accent)
        right = box.right() - RIGHT
        if row.picture and not self.two_lines:
            right = self._picture(painter, box, right, row.picture)
        room = QRectF(box.left() + GUTTER, box.top() + (8 if self.two_lines else 9), right - box.left() - GUTTER, 0)
        headline = row.headline or _("No headline")
        ink = theme.warn if not row.headline else theme.muted if row.withdrawn else theme.text
        found, marker = self.hits.spans(headline), theme.role(Role.KEY_QUOTE).fill
        told, spans = parted(self.hits.words_around(row.id)) if not found and not self.two_lines else ("", ())
        lines = draw_headline(
            painter,
            room,
            headline,
            fonts.card(text=headline),
            ink,
            # the words that were found stand in the second line, where the headline does not hold them
            lines=1 if self.two_lines or told else 2,
            found=found,
            marker=marker,
        )
        leading = fonts.px(LEADING)
        if lines == 1 and not self.two_lines:
            told, spans = (told, spans) if told else (row.deck, self.hits.spans(row.deck))
            below = QRectF(room.left(), room.top() + leading, room.width(), leading)
            draw_line(painter, below, told, fonts.ui("small"), theme.muted, found=spans, marker=marker)
        y = box.top() + fonts.px(30 if self.two_lines else 54)
        self._meta(painter, QRectF(room.left(), y, room.width(), leading), row)

    def _picture(self, painter: QPainter, box: QRect, right: int, sha256: str) -> int:
        """Draw the thumbnail and give the right edge that is left to the words."""
        pixmap = self._thumbnails.pixmap(sha256, painter.device().devicePixelRatioF())
        if pixmap is None:
            return right
        painter.drawPixmap(QPointF(right - SIDE + 1, box.top() + (box.height() - SIDE) // 2 - 3), pixmap)
        return right - SIDE - 12

    def _meta(self, painter: QPainter, box: QRectF, row: ClippingRow) -> None:
        """Kind, outlet, date, words, tags; at the right end one badge a role."""
        theme, fonts = self._desk.theme, self._desk.fonts
        end = self._badges(painter, box, row) - 5
        small, strong = fonts.ui("small"), fonts.ui("small", 500)
        self._desk.icons.paint(
            painter, KINDS.get(row.media_type, "text"), box.left(), box.center().y() - 7, 14, "muted"
        )
        x = box.left() + 19
        dated = date_words(row.day, row.at, self._desk.settings.language)
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

    def _badges(self, painter: QPainter, box: QRectF, row: ClippingRow) -> float:
        x = box.right() + 1
        font = self._desk.fonts.ui("micro", 700)
        for role, count in reversed(row.marks):
            inks = self._desk.theme.role(Role(role))
            x -= 18
            badge = QRectF(x, box.center().y() - 7.5, 18, 15)
            fill(painter, badge, inks.fill, 4)
            words(painter, badge, str(count) if count < 100 else "99", font, inks.ink, Qt.AlignmentFlag.AlignHCenter)
            x -= 3.5
        return x

    def _tags(self, painter: QPainter, box: QRectF, row: ClippingRow) -> None:
        """Dots in the tags' colours; their names too where all of them find room."""
        font = self._desk.fonts.ui("caption", 500)
        metrics = QFontMetrics(font)
        names = [path.rpartition("/")[2] for path, _colour in row.tags]
        named = sum(metrics.horizontalAdvance(name) + 23 for name in names) - 10 <= box.width()
        x, y = box.left(), box.center().y()
        for (_path, colour), name in zip(row.tags, names, strict=True):
            if x + 8 > box.right():
                return
            draw_dot(painter, x + 4, y, tag_colour(colour))
            x += 12
            if named:
                x += (
                    words(
                        painter,
                        QRectF(x + 1, box.top(), box.right() - x, box.height()),
                        name,
                        font,
                        self._desk.theme.soft,
                    )
                    + 11
                )

    def tip(self, row: ClippingRow) -> str:
        """What the tool tip of a row says: the whole headline, full date and all tags."""
        lines = [
            row.headline,
            f"{row.outlet}{SEPARATOR if row.outlet else ''}{whole_date(row.day, row.at, self._desk.settings.language)}",
        ]
        lines += [_("Withdrawn by the agency: do not use it.")] if row.withdrawn else []
        return "\n".join([*lines, ", ".join(path for path, _colour in row.tags)]).strip()
