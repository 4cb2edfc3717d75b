"""Details: every field of what is chosen, corrected in place, for one clipping or for several at once."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.i18n import _, _n
from clipper.model.clipping import Clipping
from clipper.ui.desk import Desk
from clipper.ui.reader import detail_fields
from clipper.ui.reader.detail_fields import Sureness, languages, sure_words, sureness
from clipper.ui.reader.detail_row import DetailRow, paint_sureness
from clipper.ui.reader.ties import TiesCard
from clipper.ui.reader.word_button import WordButton
from clipper.ui.widgets.frames import Card
from clipper.ui.widgets.painting import follow, words
from clipper.ui.widgets.thin_bar import thin

WIDTH = 220


class Details(QScrollArea):
    """A card of rows; it asks for changes and shows what the library holds afterwards."""

    change_asked = Signal(object, object)
    """Ids of clippings, and the fields to change with their values."""
    original_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clippings: dict[int, Clipping] = {}
        self._count = 0
        self.setWidgetResizable(True)
        thin(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(8)
        card = Card(desk, colour="paper", edge="hairline", margin=0)
        card.column.setSpacing(0)
        card.column.setContentsMargins(1, 1, 1, 1)
        self.rows: dict[str, DetailRow] = {}
        for field in detail_fields.fields():
            row = DetailRow(desk, field)
            row.first = not self.rows
            row.kept.connect(self._kept)
            row.went_on.connect(self._go_on)
            row.confirmed.connect(self.confirm)
            row.pressed.connect(lambda _name: self.original_asked.emit())
            card.column.addWidget(row)
            self.rows[field.name] = row
        column.addWidget(card)
        self.ties = TiesCard(desk, desk.fonts.px(WIDTH))
        column.addWidget(self.ties)
        self._every = False
        self._more = WordButton(desk, _("Show empty fields"), desk.fonts.ui("small", 500), "accent")
        self._more.clicked.connect(self._show_every)
        self._legend = _Legend(desk)
        column.addWidget(self._legend)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)
        # setWidget fills the ground by itself; the paper shall show through.
        inside.setAutoFillBackground(False)
        inside.setFixedWidth(desk.fonts.px(WIDTH))

    def show_clippings(self, clippings: Mapping[int, Clipping], count: int) -> None:
        """Show what these clippings hold; `count` is how many are chosen where not all were read."""
        same = self._clippings.keys() == clippings.keys()
        if not same:
            self.keep()
        self._clippings, self._count = dict(clippings), max(count, len(clippings))
        for row in self.rows.values():
            if row.editing and same:
                continue
            if self._count == 1 and clippings:
                self._show_one(row, next(iter(clippings.values())))
            else:
                self._show_several(row)
        self._more.setText(_("Hide empty fields") if self._every else _("Show empty fields"))
        self._more.setVisible(self._count == 1)
        self._legend.setVisible(self._count == 1)
        if self._count != 1:
            self.ties.show_ties(())
        for row in self.rows.values():
            row.fit()
        self._mark_first()

    def keep(self) -> None:
        """Keep what is being typed, for the clippings it was typed for."""
        for row in self.rows.values():
            if row.editor is not None:
                row.editor.finish(keep=True)

    def _show_every(self) -> None:
        """Show the fields that hold nothing too, or no longer."""
        self._every = not self._every
        self.show_clippings(self._clippings, self._count)

    def _mark_first(self) -> None:
        """No hairline above the topmost row."""
        first = next((row for row in self.rows.values() if not row.isHidden()), None)
        for row in self.rows.values():
            if row.first != (row is first):
                row.first = row is first
                row.update()

    def _show_one(self, row: DetailRow, clipping: Clipping) -> None:
        field, hint, row.preview = row.field, "", ""
        known = detail_fields.confidence_of(clipping, field.name)
        absent = field.expected and not field.shown(clipping) and detail_fields.is_confirmed(clipping, field.name)
        if absent:
            hint = _("Looked for: there is none in the source.")
        elif field.name == "published" and not field.shown(clipping):
            seen = self.rows["seen_at"].field.shown(clipping)
            hint = _("Press D to type one. Seen {when}").format(when=seen) if seen else _("Press D to type one.")
        elif known is not None and known.sure < 0.8 and known.source:
            hint = known.source[:1].upper() + known.source[1:]
        row.setVisible(bool(field.shown(clipping)) or field.expected or self._every or row.editing)
        row.show_value(
            field.shown(clipping),
            field.typed(clipping),
            sureness=sureness(clipping, field),
            sure_words=sure_words(clipping, field),
            absent=_("Add") if absent else "",
            hint=hint,
        )

    def _show_several(self, row: DetailRow) -> None:
        """The value all share, or how many different ones there are; only what can be the same for all is shown."""
        field = row.field
        row.setVisible(field.together)
        if not field.together:
            return
        if len(self._clippings) < self._count:
            shown, kinds = "", 2
            absent = _("Many")
        else:
            shown, kinds = detail_fields.same_for(self._clippings, field)
            absent = _n("{n} different", "{n} different", kinds) if kinds > 1 else _("Add")
        first = next(iter(self._clippings.values()), None)
        typed = field.typed(first) if first is not None and kinds == 1 else ""
        row.show_value(shown, typed, sureness=Sureness.PLAIN, absent=absent)
        row.preview = _n("Changes {n} clipping", "Changes {n} clippings", self._count)

    # -- asking for changes --------------------------------------------------------------------------------------

    def edit(self, name: str) -> None:
        """Type a field in place, scrolled into view."""
        row = self.rows.get(name)
        if row is None or not self._clippings:
            return
        row.setVisible(True)
        self.ensureWidgetVisible(row, 0, 40)
        row.edit(self._choices(name))

    def _choices(self, name: str) -> tuple[str, ...]:
        """What a field completes from."""
        if name == "outlet":
            return tuple(outlet.name for outlet in self._desk.library.outlets.all())
        if name == "language":
            return tuple(sorted({detail_fields.language_name(code) for code in languages().values()}))
        return ()

    def _kept(self, name: str, text: str) -> None:
        row = self.rows[name]
        clipping = next(iter(self._clippings.values()), None)
        if clipping is None or row.field.read is None:
            return
        try:
            value: Any = row.field.read(text, clipping)
        except ClipperError as error:
            row.say_wrong(str(error), text)
            return
        self.change_asked.emit(tuple(self._clippings), {name: value})

    def _go_on(self, name: str) -> None:
        """Enter goes on to the next row."""
        names = [n for n, row in self.rows.items() if not row.isHidden() and row.field.read is not None]
        if name in names and names.index(name) + 1 < len(names):
            following = self.rows[names[names.index(name) + 1]]
            following.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(following, 0, 20)

    def doubtful(self) -> list[str]:
        """The fields that are doubtful or missing, in order."""
        wanted = (Sureness.DOUBTFUL, Sureness.MISSING)
        return [name for name, row in self.rows.items() if row.sureness in wanted and not row.isHidden()]

    def go_to_doubt(self, step: int) -> bool:
        """Put the keyboard on the next (1) or the previous (-1) doubtful field; whether there is one."""
        names, here = self.doubtful(), self.focused()
        if not names:
            return False
        order = list(self.rows)
        at = order.index(here) if here else (-1 if step > 0 else len(order))
        after = [n for n in names if (order.index(n) - at) * step > 0]
        name = (after or names)[0] if step > 0 else (after or names)[-1]
        self.rows[name].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(self.rows[name], 0, 40)
        return True

    def focused(self) -> str:
        """The field the keyboard is on or in; empty where it is elsewhere."""
        return next(
            (n for n, row in self.rows.items() if row.hasFocus() or (row.editor is not None and row.editor.hasFocus())),
            "",
        )

    def confirm(self, name: str = "") -> None:
        """Make a field's reading sure as it stands; one that is missing is confirmed to be missing."""
        name = name or self.focused()
        clipping = next(iter(self._clippings.values()), None)
        if clipping is None or len(self._clippings) != 1 or not name:
            return
        if self.rows[name].value or self.rows[name].sureness is Sureness.MISSING:
            self.change_asked.emit((clipping.id,), {"confidence": detail_fields.confirmed(clipping, name)})

    # -- Qt ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing of its own: the paper shows through."""


class _Legend(QWidget):
    """What the four dots mean."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setFixedHeight(desk.fonts.px(18))
        follow(desk, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw dots and words."""
        painter, fonts = QPainter(self), self._desk.fonts
        x = 5.0
        for kind, word in (
            (Sureness.SURE, _("sure")),
            (Sureness.LIKELY, _("likely")),
            (Sureness.DOUBTFUL, _("doubtful")),
            (Sureness.MISSING, _("missing")),
        ):
            paint_sureness(painter, self._desk, kind, x, self.height() / 2)
            box = self.rect().adjusted(round(x) + 8, 0, 0, 0)
            x += 8 + words(painter, box, word, fonts.ui("caption"), self._desk.theme.muted) + 13
