"""The headline block as print sets it: kicker, headline, deck, further headlines, byline and place, tags, hairline."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QMenu, QWidget

from clipper.i18n import _, _n
from clipper.model.clipping import Clipping, MediaType
from clipper.model.query import Words
from clipper.ui.desk import Desk
from clipper.ui.reader.detail_fields import byline_of
from clipper.ui.reader.faces import press, reading
from clipper.ui.reader.finding import spots
from clipper.ui.reader.tag_field import TagField
from clipper.ui.reader.typed_date import written
from clipper.ui.reader.word_button import WordButton
from clipper.ui.widgets.characters import right_to_left
from clipper.ui.widgets.chips import Chip, TagChip
from clipper.ui.widgets.lines import paint_lines, set_lines, span_boxes
from clipper.ui.widgets.painting import fill, follow, hairline

WORDS_A_MINUTE = 200
ABOVE = 21
BELOW = 14
LONGEST = 2_000
"""Characters of a headline or deck that are set here."""


class HeadlineBlock(QWidget):
    """Everything above the first line of the text; as wide as the measure, as high as it needs."""

    swap_asked = Signal(int)
    """The number of the further headline that shall be the headline."""
    field_asked = Signal(str)
    """A field she wants to correct: headline, byline, outlet, published."""
    tags_added = Signal(str)
    """The path of a tag."""
    tag_removed = Signal(str)
    stands_asked = Signal()
    """The agency's withdrawal shall not count."""
    resized = Signal()
    """Its height changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clipping: Clipping | None = None
        self._tags: tuple[tuple[str, int], ...] = ()
        self._paths: tuple[str, ...] = ()
        self._painted: list[tuple[QTextLayout, int, str]] = []
        self._headline_box = QRect()
        self._rows: list[list[QWidget]] = [[], [], [], []]
        """Further headlines; byline and place; tags; the agency's withdrawal, which stands first."""
        self._facts: list[WordButton] = []
        self._field: TagField | None = None
        self._high = 0
        self._rule_at = 0
        self._sought: tuple[Words, ...] = ()
        follow(desk, self)
        desk.writable_changed.connect(self._may_write)

    def show_clipping(self, clipping: Clipping, tags: Sequence[tuple[str, int]], paths: Sequence[str]) -> None:
        """Show a clipping with its tags (path, colour); `paths` are all tags, for completion."""
        same_head = self._clipping is not None and self._clipping.draft == clipping.draft
        same_tags = bool(self._rows[2]) and self._tags == tuple(tags)
        self._clipping, self._tags, self._paths = clipping, tuple(tags), tuple(paths)
        if not same_head:
            self._replace(0, self._others())
            self._say_facts()
            self.setAccessibleName(clipping.draft.headline[:LONGEST])
        if bool(self._rows[3]) != clipping.withdrawn:
            self._replace(3, self._withdrawn() if clipping.withdrawn else [])
        if not same_tags:
            self._replace(2, self._chips())
        self._fit(self.width())

    def _may_write(self, _on: bool) -> None:
        if self._clipping is not None:
            self._replace(2, self._chips())
            self._fit(self.width())

    def fit(self, width: int) -> int:
        """Set everything in this width; the height it takes. What stands in it already is not set again."""
        return self._high if width == self.width() and self._painted else self._fit(width)

    def _fit(self, width: int) -> int:
        self._painted.clear()
        y = self._lay(3, width, ABOVE - 2) + 4 if self._rows[3] else ABOVE
        y = self._set_words(width, y)
        for number, gap in enumerate((0, 2, 6)):
            if self._rows[number]:
                y = self._lay(number, width, y + gap) + 2
        self._rule_at = y + 12
        high = self._rule_at + 1 + BELOW
        if (width, high) != (self.width(), self._high):
            self._high = high
            self.resize(width, high)
            self.resized.emit()
        self.update()
        return high

    def show_sought(self, words: tuple[Words, ...]) -> None:
        """Mark these words in headline and deck: they are what clippings are searched for."""
        if words != self._sought:
            self._sought = words
            self.update()

    def add_tag(self) -> None:
        """Open the field for a tag in the chips' row."""
        if self._field is None and self._clipping is not None:
            held = {path for path, _colour in self._tags}
            self._field = TagField(self._desk, [p for p in self._paths if p not in held], self)
            self._field.chosen.connect(self._tag_typed)
            self._field.left.connect(self._close_field)
            self._rows[2][-1].hide()
            self._rows[2].append(self._field)
            self._fit(self.width())
            self._field.show()
            self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- words that are painted ----------------------------------------------------------------------------------

    def _set_words(self, width: int, above: int) -> int:
        """Lay out kicker, headline and deck from `above` on; where they end."""
        if self._clipping is None:
            return above
        draft, fonts = self._clipping.draft, self._desk.fonts
        kicker = "  ·  ".join(
            part.upper() for part in (draft.kicker or draft.section, kind_word(draft.media_type)) if part
        )
        y = self._words(kicker, fonts.ui("caption", 600), "accent", width, above, fonts.px(16)) + 3
        top = y
        headline = draft.headline or _("No headline")
        ink = "text" if draft.headline else "warn"
        face = press(fonts.serif(26, 600) if right_to_left(headline) else fonts.display(27), fonts, 27)
        y = self._words(headline, face, ink, width, y, fonts.px(32))
        self._headline_box = QRect(0, top, width, y - top)
        if draft.deck:
            y = self._words(
                draft.deck,
                reading(fonts, 17, italic=not right_to_left(draft.deck)),
                "muted",
                width,
                y + 5,
                fonts.px(24),
            )
        return y + 4

    def _words(self, text: str, font, ink: str, width: int, y: int, leading: int) -> int:
        # what is longer is no headline: Details has the whole of it
        layout, high = set_lines(text if len(text) <= LONGEST else f"{text[:LONGEST]}…", font, width, leading)
        self._painted.append((layout, y, ink))
        return y + round(high)

    # -- words that can be pressed -------------------------------------------------------------------------------

    def _withdrawn(self) -> list[QWidget]:
        """The agency took the story back: said above all else, with the way to overrule it."""
        desk, strong = self._desk, self._desk.fonts.ui(weight=600)
        said = WordButton(desk, _("Withdrawn by the agency: do not use it."), strong, "error", parent=self).still()
        stands = WordButton(desk, _("It stands"), desk.fonts.ui("small", 500), "accent", parent=self)
        stands.setToolTip(_("Take this note off: the story may be used"))
        stands.clicked.connect(self.stands_asked)
        stands.setEnabled(desk.writable)
        return [said, stands]

    def _others(self) -> list[QWidget]:
        """ "Also headed …": the next headline can take the first's place with one click."""
        assert self._clipping is not None
        others = self._clipping.draft.other_headlines
        if not others:
            return []
        small, desk = self._desk.fonts.ui("small"), self._desk
        first = WordButton(desk, others[0].text, desk.fonts.ui("small", 500), "soft", parent=self)
        first.widest = 372
        first.setToolTip(_("{headline}\nMake this the headline").format(headline=others[0].text))
        first.clicked.connect(lambda: self.swap_asked.emit(0))
        row: list[QWidget] = [WordButton(desk, _("Also headed"), small, "muted", parent=self).still(), first]
        if len(others) > 1:
            more = WordButton(desk, f"+{len(others) - 1}", desk.fonts.ui("small", 600), "accent", parent=self)
            more.setToolTip(_n("{n} further headline", "{n} further headlines", len(others) - 1))
            more.clicked.connect(lambda: self._offer_others(more))
            row.append(more)
        return row

    def _offer_others(self, button: QWidget) -> None:
        assert self._clipping is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, other in enumerate(self._clipping.draft.other_headlines):
            action = menu.addAction(self._desk.icons.icon("swap", 16), other.text.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, n=number: self.swap_asked.emit(n))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _say_facts(self) -> None:
        """Byline · outlet · place · date · words and minutes; what is missing is said, and leads to its field."""
        assert self._clipping is not None
        draft, fonts = self._clipping.draft, self._desk.fonts
        plain, strong = fonts.ui(), fonts.ui(weight=600)
        date = written(draft.published)
        parts = [
            (byline_of(self._clipping), strong, "text", "byline"),
            (draft.outlet or _("No outlet"), fonts.ui(weight=500), "soft" if draft.outlet else "warn", "outlet"),
            (place_of(draft.dateline), plain, "muted", "dateline"),
            (
                date or _("No date"),
                fonts.ui(weight=500) if not date else plain,
                "muted" if date else "warn",
                "published",
            ),
            (reading_time(draft.body.words), plain, "muted", ""),
        ]
        if not self._facts:
            self._facts = [self._fact(field) for _text, _font, _ink, field in parts]
            self._rows[1] = list(self._facts)
        last = max((number for number, part in enumerate(parts) if part[0]), default=0)
        for number, (word, (text, font, ink, field)) in enumerate(zip(self._facts, parts, strict=True)):
            word.say(text, font, ink, after="·" if number < last else "")
            if field:
                word.setToolTip(text if word.sizeHint().width() >= 300 else _("Click to correct"))
            word.setVisible(bool(text))

    def _fact(self, field: str) -> WordButton:
        """Words that stay for every clipping and say something else."""
        word = WordButton(self._desk, "", self._desk.fonts.ui(), parent=self)
        word.widest = 300
        if not field:
            return word.still()
        word.clicked.connect(lambda _on=False: self.field_asked.emit(field))
        return word

    def _chips(self) -> list[QWidget]:
        row: list[QWidget] = []
        for path, colour in self._tags:
            chip = TagChip(self._desk, path, colour, removable=self._desk.writable, tucked=True, parent=self)
            chip.removed.connect(lambda p=path: self.tag_removed.emit(p))
            row.append(chip)
        more = Chip(self._desk, _("Add tag"), icon="add", quiet=True, parent=self)
        more.pressed.connect(self.add_tag)
        more.setEnabled(self._desk.writable)
        if not self._desk.writable:
            more.setToolTip(_("This library is open to read only."))
        row.append(more)
        return row

    def _tag_typed(self, path: str) -> None:
        self.tags_added.emit(path)

    def _close_field(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            had = field.hasFocus()
            self._rows[2].remove(field)
            field.hide()
            field.deleteLater()
            self._rows[2][-1].show()
            self._fit(self.width())
            if had:
                self._rows[2][-1].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- placing -------------------------------------------------------------------------------------------------

    @property
    def _mirrored(self) -> bool:
        """Whether everything hangs on the right edge: where the headline runs from there, as in print, and its words with it."""
        rtl = self._clipping is not None and right_to_left(self._clipping.draft.headline)
        return rtl or self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _replace(self, number: int, row: list[QWidget]) -> None:
        """Put a new row in the place of an old one; an open tag field stays open."""
        field = self._field if number == 2 else None
        for widget in self._rows[number]:
            if widget is not field:
                widget.hide()
                widget.deleteLater()
        for widget in row:
            widget.show()
        if field is not None:
            row[-1].hide()
            row.append(field)
        self._rows[number] = row

    def _lay(self, number: int, width: int, y: int) -> int:
        """Lay a row out from its beginning, wrapping; where it ends."""
        row, mirrored = self._rows[number], self._mirrored
        high, gap = 0, (4, 0, 6, 10)[number]
        # Words carry two pixels of air on either side; they begin where the headline begins all the same.
        edge = 0 if number == 2 else -2
        x, before = edge, None
        for widget in row:
            if widget.isHidden():
                continue
            size = widget.sizeHint()
            wide = min(size.width(), width)
            if x > edge and x + wide > width:
                x, y, high = edge, y + high + gap, 0
                if isinstance(before, WordButton):
                    before.show_after(False)
            if isinstance(widget, WordButton):
                widget.show_after(True)
                widget.setLayoutDirection(
                    Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
                )
            before = widget
            widget.setGeometry(width - x - wide if mirrored else x, y, wide, size.height())
            x += wide + gap
            high = max(high, size.height())
        return y + high

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw kicker, headline, deck and the hairline at the foot."""
        painter, theme = QPainter(self), self._desk.theme
        for number, (layout, y, ink) in enumerate(self._painted):
            if self._sought and number:
                for box in span_boxes(layout, spots(layout.text(), self._sought)):
                    fill(painter, box.translated(0, y), theme.roles[0].fill, 3)
            paint_lines(painter, layout, 0, y, str(getattr(theme, ink)))
        hairline(painter, 0, self._rule_at, self.width(), theme.hairline)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the headline corrects it."""
        if self._headline_box.contains(event.position().toPoint()):
            self.field_asked.emit("headline")

    def changeEvent(self, event: QEvent) -> None:
        """Set again where the interface turns round."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._fit(self.width())
        super().changeEvent(event)


def kind_word(kind: MediaType) -> str:
    """How the press sent it, in a word."""
    return {
        MediaType.WIRE: _("Wire"),
        MediaType.WEB: _("Web"),
        MediaType.PRINT: _("Print"),
        MediaType.MAIL: _("Mail"),
        MediaType.WORD: _("Word file"),
        MediaType.PDF: _("PDF"),
        MediaType.SCAN: _("Scan"),
        MediaType.TEXT: _("Text"),
    }[kind]


def place_of(dateline: str) -> str:
    """The dateline's place as it stands in a line of words: "VALMORA, June 10 (AP)" becomes "Valmora"."""
    place = re.split(r"\s*[(:–—]|,\s*[^,]*\d|\s-\s", dateline.strip(), maxsplit=1)[0].strip(" ,-")
    return place.title() if place.isupper() else place


def reading_time(words: int) -> str:
    """How many words, and how long they take; a text of one word or none is no reading."""
    if words < 2:
        return ""
    minutes = max(1, round(words / WORDS_A_MINUTE))
    return _("{words}, {minutes} min").format(words=_n("{n} word", "{n} words", words), minutes=minutes)
