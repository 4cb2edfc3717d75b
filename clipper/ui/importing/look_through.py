"""The preview of one input that holds several articles: in or out, merged, split, then filed as one step."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from clipper.errors import ClipperError
from clipper.i18n import _, _n
from clipper.ui.importing.batch import name_of
from clipper.ui.importing.cutting import Cutting
from clipper.ui.importing.filing import Held
from clipper.ui.importing.found_list import FoundView, meta
from clipper.ui.importing.found_text import FoundText
from clipper.ui.widgets.buttons import IconButton, button
from clipper.ui.widgets.frames import Rule, ground
from clipper.ui.widgets.label import ElidedLabel, label

if TYPE_CHECKING:
    from clipper.ui.desk import Desk

SIDE, LIST_WIDE = 28, 430


class LookThrough(QWidget):
    """A page of the report; nothing else of the import waits for it."""

    filed = Signal(object, object)
    """The Held, and the Reading as it is to be filed."""
    left = Signal()
    """Back to the report; the input goes on waiting."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._held: Held | None = None
        self._cutting: Cutting | None = None
        ground(self, "list")
        self._build()
        for view in (self.list, self.text):
            desk.actions.place(view, "look")
        for name, slot in (
            ("look_tick", lambda: self._on(lambda cut: cut.toggle(cut.state.chosen))),
            ("look_all", lambda: self._on(lambda cut: cut.toggle_all())),
            ("look_merge", lambda: self._on(lambda cut: cut.merge_up(cut.state.chosen))),
            ("look_split", self._split),
            ("look_up", lambda: self._on(lambda cut: cut.move_border(cut.state.chosen, -1))),
            ("look_down", lambda: self._on(lambda cut: cut.move_border(cut.state.chosen, 1))),
            ("look_back", lambda: self._on(lambda cut: cut.take_back())),
            ("look_text", self._turn_to_text),
            ("look_file", self.file),
            ("look_one", self.file_as_one),
        ):
            desk.actions.bind(name, slot)
        self.setFocusProxy(self.list)

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.list, self.text = FoundView(self._desk), FoundText(self._desk)
        ground(self.text, "paper")
        self.list.delegate.ticked.connect(lambda at: self._on(lambda cut: cut.toggle(at)))
        self.list.looked_at.connect(self._look_at)
        self.text.split_asked.connect(lambda block: self._on(lambda cut: cut.split(cut.state.chosen, block)))
        self.text.border_asked.connect(lambda at, by: self._on(lambda cut: cut.move_border(at, by)))
        middle = QSplitter()
        middle.setHandleWidth(1)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self._side())
        page = ground(QWidget(), "paper")
        within = QVBoxLayout(page)
        within.setContentsMargins(0, 14, 0, 0)
        within.addWidget(self.text)
        middle.addWidget(page)
        middle.setStretchFactor(1, 1)
        middle.setSizes([self._desk.fonts.px(LIST_WIDE), 800])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(Rule(self._desk))
        column.addWidget(middle, 1)
        column.addWidget(Rule(self._desk))
        column.addWidget(self._foot())

    def _head(self) -> QWidget:
        desk, fonts = self._desk, self._desk.fonts
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(SIDE, 15, SIDE, 13)
        row.setSpacing(8)
        back = IconButton(desk, "left", _("Back to the report (Esc)"))
        back.clicked.connect(self.leave)
        names = QVBoxLayout()
        names.setSpacing(1)
        self._title = ElidedLabel(desk, "", fonts.display(22))
        self._line = ElidedLabel(desk, "", fonts.ui(), "muted")
        names.addWidget(self._title)
        names.addWidget(self._line)
        self.one = button(desk, _("File as one"), self.file_as_one, icon="merge")
        self.one.setToolTip(desk.actions.tip("look_one"))
        self.go = button(desk, "", self.file, kind="primary")
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(names, 1)
        row.addWidget(self.one, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _side(self) -> QWidget:
        side = ground(QWidget(), "list")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addSpacing(5)
        column.addWidget(self.list, 1)
        column.addWidget(Rule(self._desk))
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 7, 12, 7)
        tools.setSpacing(6)
        actions = self._desk.actions
        self.tools: dict[str, QWidget] = {}
        for name, icon, words in (
            ("look_merge", "merge", _("Merge with the one above")),
            ("look_split", "split", _("Split here")),
            ("look_back", "undo", ""),
        ):
            made = IconButton(self._desk, icon, actions.tip(name), words=words)
            made.clicked.connect(actions[name].trigger)
            tools.addWidget(made)
            self.tools[name] = made
        tools.addStretch()
        column.addLayout(tools)
        return side

    def _foot(self) -> QWidget:
        foot = ground(QWidget(), "window")
        foot.setFixedHeight(self._desk.fonts.px(40))
        row = QHBoxLayout(foot)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(12)
        self.unused = label("", self._desk.fonts.ui(weight=500), "muted")
        row.addWidget(self.unused)
        row.addStretch()
        keys = _("Space in or out · M merge · X split · Alt+Up, Alt+Down move the cut · Enter file")
        row.addWidget(label(keys, self._desk.fonts.ui("small"), "muted"))
        row.addWidget(button(self._desk, _("When to ask…"), self._offer_when, kind="link"))
        return foot

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def held(self) -> Held | None:
        """The input looked through."""
        return self._held

    @property
    def cutting(self) -> Cutting | None:
        """Its articles as they are cut now."""
        return self._cutting

    def show_held(self, held: Held) -> None:
        """Look through an input; one looked through before is as it was left."""
        if held is not self._held:
            self._held, self._cutting = held, Cutting(held.reading)
        self._show()
        self.list.setFocus()

    def forget(self) -> None:
        """Nothing is looked through any more."""
        self._held = self._cutting = None

    def _show(self) -> None:
        cut, held = self._cutting, self._held
        if cut is None or held is None:
            return
        rows, state = cut.rows, cut.state
        self._title.setText(
            _n("1 article found in {name}", "{n} articles found in {name}", len(rows)).replace(
                "{name}", name_of(held.reading.source)
            )
        )
        doubtful = sum(row.doubtful for row in rows)
        said = _("Nothing of it is filed yet; it waits here while everything else is filed.")
        if doubtful:
            said = _n("1 of them is doubtful.", "{n} of them are doubtful.", doubtful) + " " + said
        self._line.setText(said)
        self.list.show_rows(rows, state.inside, state.chosen)
        self._show_text()
        self.go.setText(_n("File 1 article", "File {n} articles", cut.number))
        can = self._desk.writable and bool(cut.number)
        self.go.setEnabled(can)
        self.one.setEnabled(can and cut.number > 1)
        out = cut.words_out
        self.unused.setText(_n("Not used: 1 word", "Not used: {n} words", out) if out else _("Every word is used"))
        self.tools["look_back"].setEnabled(cut.changed)
        self.tools["look_merge"].setEnabled(state.chosen > 0)

    def _show_text(self) -> None:
        if self._cutting is None:
            return
        state = self._cutting.state
        draft = state.drafts[state.chosen]
        row = self._cutting.row(draft)
        facts = " · ".join(part for part in (draft.byline, meta(row), *row.warnings) if part)
        self.text.show_article(state.drafts, state.chosen, facts)

    # -- doing ---------------------------------------------------------------------------------------------------

    def _look_at(self, at: int) -> None:
        if self._cutting is not None and at != self._cutting.state.chosen:
            self._cutting.look_at(at)
            self._show_text()
            self.tools["look_merge"].setEnabled(at > 0)

    def _on(self, deed: Callable[[Cutting], None]) -> None:
        """Change the cutting and show it; what cannot be done is said."""
        if self._cutting is None:
            return
        in_text = self.text.hasFocus()
        try:
            deed(self._cutting)
        except ClipperError as problem:
            self._desk.notices.say(str(problem))
            return
        self._show()
        if in_text:
            self.text.setFocus()

    def _split(self) -> None:
        """Split before the paragraph the keyboard is on; from the list, first turn to the text."""
        if not self.text.hasFocus() and not self.text.block:
            self._turn_to_text()
            self._desk.notices.say(_("Go to the paragraph where the next article begins, and press X there."))
            return
        self._on(lambda cut: cut.split(cut.state.chosen, self.text.block))

    def _turn_to_text(self) -> None:
        (self.list if self.text.hasFocus() else self.text).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def file(self) -> None:
        """File all articles that are in."""
        if self._held is not None and self._cutting is not None and self.go.isEnabled():
            self.filed.emit(self._held, self._cutting.kept())

    def file_as_one(self) -> None:
        """File all articles that are in as one."""
        if self._held is not None and self._cutting is not None and self.one.isEnabled():
            self.filed.emit(self._held, self._cutting.as_one())

    def leave(self) -> None:
        """Go back to the report; the input goes on waiting, as it is cut now."""
        self.left.emit()

    def _offer_when(self) -> None:
        menu: QMenu = self._desk.actions.menu(("articles_always", "articles_doubt", "articles_never"), self)
        menu.popup(self.cursor().pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the report."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
