"""Keys at a glance: every key by its place, on a sheet over the dimmed window."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clipper.i18n import _
from clipper.ui.actions import ANY_PLACE, EVERYWHERE, RULE, Row
from clipper.ui.widgets.buttons import IconButton, KeyCap
from clipper.ui.widgets.frames import Card
from clipper.ui.widgets.label import label
from clipper.ui.widgets.scrim import dim
from clipper.ui.widgets.shadow import shadowed

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

WIDTH, HEIGHT, MARGIN = 1100, 676, 28
TOGETHER = (
    ("undo", "redo"),
    ("search", "search_all"),
    ("find_next", "find_previous"),
    ("show_clippings", "show_briefing", "show_pages", "show_import"),
    ("next_pane", "previous_pane"),
    ("larger", "smaller", "as_set"),
    ("close", "quit"),
    ("keys", "keys_too"),
    ("open", "original"),
    ("next", "previous"),
    ("extend_next", "extend_previous"),
    ("brief", "brief_section"),
    ("headline", "date", "outlet"),
    ("next_doubt", "previous_doubt"),
    ("remove", "trash"),
    ("mark_1", "mark_2", "mark_3", "mark_4", "mark_5"),
    ("next_mark", "previous_mark"),
    ("export_marks", "bring_marks"),
    ("as_headline", "as_summary", "as_excerpt", "as_full", "as_facsimile", "as_text_facsimile"),
    ("tone_favourable", "tone_balanced", "tone_critical"),
    ("entry_group", "entry_ungroup"),
    ("panel", "cover_note"),
    ("entry_next", "entry_previous"),
    ("entry_up", "entry_down"),
    ("entry_section_up", "entry_section_down"),
    ("new_issue", "new_issue_from"),
    ("entry_continue", "entry_drop"),
    ("stop_press", "pending"),
    ("tray_put", "tray_section"),
    ("panel_open", "panel_read", "panel_nil", "panel_missing", "panel_off"),
    ("look_up", "look_down"),
    ("page_next", "page_previous"),
    ("fit_width", "fit_column"),
    ("page_larger", "page_smaller", "page_full_size"),
    ("turn_right", "turn_left"),
    ("straighten_right", "straighten_left"),
    tuple(f"page_mark_{n}" for n in range(1, 6)),
    ("page_next_mark", "page_previous_mark"),
    ("page_find_next", "page_find_previous"),
    ("cut_out", "cut_again"),
    ("cut_as_masthead", "cut_as_folio", "cut_as_headline"),
    ("cut_as_deck", "cut_as_byline", "cut_as_body"),
    ("cut_as_photo", "cut_as_caption", "cut_as_jump"),
    tuple(f"cut_place_{digit}" for digit in range(1, 10)),
    ("cut_earlier", "cut_later"),
    ("cut_next", "cut_previous"),
    ("cut_point_next", "cut_point_previous"),
    ("cut_column", "cut_new"),
    *(tuple(f"cut_{deed}_{way}" for way in ("left", "right", "up", "down")) for deed in ("move", "jump", "size")),
    ("cut_next_doubt", "cut_previous_doubt"),
    ("cut_panel", "cut_words"),
    ("cut_undo", "cut_redo"),
    ("cut_delete", "file_cutting"),
    tuple(f"tag_{digit}" for digit in range(1, 10)),
)
"""Rows of the table that share a line of the sheet."""


@dataclass(frozen=True, slots=True)
class Group:
    """The keys of one place: its title, and the names of the actions on each line."""

    title: str
    rows: tuple[tuple[str, ...], ...]


def groups(rows: tuple[Row, ...]) -> tuple[Group, ...]:
    """Every row that has a key, by its place, those that belong together on one line."""
    places = {
        EVERYWHERE: (_("Everywhere"), (EVERYWHERE, ANY_PLACE)),
        "list": (_("List and reader"), ("list",)),
        "words": (_("Words"), ("words",)),
        "outline": (_("Outline"), ("outline",)),
        "tray": (_("Stop press"), ("tray",)),
        "panel": (_("Panel of titles"), ("panel",)),
        "passages": (_("Passages"), ("passages",)),
        "versions": (_("Also in"), ("versions",)),
        "page": (_("Page"), ("page",)),
        "cut": (_("Cut out"), ("cut", "cut page")),
        "report": (_("Import report"), ("report",)),
        "look": (_("Articles found"), ("look",)),
    }
    made = []
    for title, scopes in places.values():
        names = [row.name for row in rows if row.scope in scopes and row.keys and row.name != RULE]
        lines = dict.fromkeys(
            next((tuple(one for one in line if one in names) for line in TOGETHER if name in line), (name,))
            for name in names
        )
        made.append(Group(title, tuple(lines)))
    return tuple(made)


def words_for(names: tuple[str, ...]) -> str:
    """What a line of several keys says."""
    return {
        "undo": _("Undo · redo"),
        "search": _("Search this folder · everything"),
        "find_next": _("Next · previous hit"),
        "show_clippings": _("Clippings · briefing · pages · import"),
        "next_pane": _("Next · previous pane"),
        "larger": _("Larger · smaller · as set"),
        "close": _("Close · quit"),
        "open": _("Open · its original"),
        "next": _("Next · previous clipping"),
        "extend_next": _("Choose the next · previous too"),
        "brief": _("Add to brief · to a section"),
        "headline": _("Edit headline · date · outlet"),
        "next_doubt": _("Next · previous doubtful field"),
        "remove": _("Out of this place · to Trash"),
        "mark_1": _("Mark as one of the five roles"),
        "next_mark": _("Next · previous mark"),
        "export_marks": _("Marks to a file · from a file"),
        "as_headline": _("Headline only … text and page"),
        "tone_favourable": _("Favourable · balanced · critical"),
        "entry_group": _("Group as one story · ungroup"),
        "panel": _("Panel of titles · cover note"),
        "entry_next": _("Next · previous entry"),
        "entry_up": _("Move up · down"),
        "entry_section_up": _("Section above · below"),
        "new_issue": _("New issue · from a template"),
        "entry_continue": _("Told before: continue · drop"),
        "stop_press": _("Stop press · in no section"),
        "tray_put": _("Put in · in a section…"),
        "panel_open": _("Not looked at … not available"),
        "tag_1": _("Toggle the tag with this digit"),
        "page_next": _("Next · previous page"),
        "fit_width": _("Fit the width · the column"),
        "page_larger": _("Larger · smaller · as on paper"),
        "turn_right": _("Turn right · left"),
        "straighten_right": _("Straighten"),
        "page_mark_1": _("Mark as one of the five roles"),
        "page_next_mark": _("Next · previous mark"),
        "page_find_next": _("Next · previous hit"),
        "cut_out": _("Cut out · open its cutting again"),
        "cut_as_masthead": _("Masthead · folio line · headline"),
        "cut_as_deck": _("Deck · byline · body"),
        "cut_as_photo": _("Photo · caption · jump line"),
        "cut_place_1": _("Place in the order"),
        "cut_earlier": _("Read earlier · later"),
        "cut_next": _("Next · previous region"),
        "cut_point_next": _("Point at the next · previous column"),
        "cut_column": _("Take the column · a new region"),
        "cut_move_left": _("Move by 1"),
        "cut_jump_left": _("Move by 10"),
        "cut_size_left": _("Resize"),
        "cut_next_doubt": _("Next · previous word to check"),
        "cut_panel": _("List of regions · their words"),
        "cut_undo": _("Undo · redo in the cutting"),
        "cut_delete": _("Delete region · file the cutting"),
    }.get(names[0], "")


class KeysSheet(QWidget):
    """Closed by Esc, F1, ? or a click beside it."""

    def __init__(self, desk: "Desk", window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._before = QApplication.focusWidget()
        self.groups = groups(desk.actions.rows)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Keys at a glance"))
        self.card = Card(desk, edge="line", radius=12, margin=MARGIN, parent=self)
        self.card.column.setContentsMargins(MARGIN, 22, MARGIN - 10, 20)
        self.card.column.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(label(_("Keys at a glance"), desk.fonts.display(22)), 1)
        close = IconButton(desk, "stop", _("Close (Esc)"), size=16)
        close.clicked.connect(self.leave)
        head.addWidget(close)
        self.card.column.addLayout(head)
        self.card.column.addWidget(self._area(), 1)
        window.installEventFilter(self)
        self._stand()
        self.show()
        self.raise_()
        self.setFocus()

    def _area(self) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(32)
        everywhere, clippings, *others = self.groups
        for column in ((everywhere,), (clippings,), tuple(others)):
            row.addLayout(self._column(column), 1)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return area

    def _column(self, parts: tuple[Group, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        for n, part in enumerate(parts):
            if n:
                column.addSpacing(12)
            title = label(part.title.upper(), self._desk.fonts.ui("caption", 600), "muted")
            column.addWidget(title)
            grid = QGridLayout()
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(5)
            grid.setColumnStretch(0, 1)
            for line, names in enumerate(part.rows):
                said = words_for(names) or self._desk.actions.words(names[0]).removesuffix("…")
                grid.addWidget(label(said, self._desk.fonts.ui("small")), line, 0)
                grid.addLayout(self._caps(names), line, 1, Qt.AlignmentFlag.AlignRight)
            column.addLayout(grid)
        column.addStretch(1)
        return column

    def _caps(self, names: tuple[str, ...]) -> QHBoxLayout:
        keys = [self._desk.actions.key(name) for name in names]
        if len(keys) > 3:
            keys = [f"{keys[0]}–{keys[-1]}"]
        row = QHBoxLayout()
        row.setSpacing(4)
        for key in keys:
            row.addWidget(KeyCap(self._desk, key))
        return row

    def _stand(self) -> None:
        px = self._desk.fonts.px
        self.setGeometry(self._window.rect())
        width, height = min(px(WIDTH), self.width() - 48), min(px(HEIGHT), self.height() - 72)
        self.card.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._stand()
        return False

    def leave(self) -> None:
        """Close it and give the keyboard back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, F1 and ? close it; nothing reaches what lies beneath."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Question):
            self.leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet closes it."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scrim, and the sheet's shadow."""
        painter = QPainter(self)
        dim(painter, self.rect())
        shadowed(painter, self.card.geometry(), 12, dark=self._desk.theme.dark)
