"""The window of styles: the list at the left, the form in the middle, the live sample at the right; all is kept at once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from clipper.errors import ClipperError
from clipper.exporters import own_styles, style_keys, style_reading
from clipper.i18n import _
from clipper.model.own_style import OwnStyle
from clipper.ui.styles.copy_bar import CopyBar
from clipper.ui.styles.sample_issue import sample_issue, shortened
from clipper.ui.styles.style_book import Shelf, StyleBook, read_shelf
from clipper.ui.styles.style_fields import REDO, UNDO
from clipper.ui.styles.style_form import StyleForm
from clipper.ui.styles.style_sample import StyleSample
from clipper.ui.styles.style_shelf import StyleShelf
from clipper.ui.widgets.buttons import button
from clipper.ui.widgets.frames import Rule, ground
from clipper.ui.widgets.label import ElidedLabel
from clipper.ui.widgets.scrim import DimmingDialog
from clipper.ui.widgets.window_parts import PANES, window_foot, window_head

if TYPE_CHECKING:
    from clipper.model.document import Document
    from clipper.store.library import Library
    from clipper.ui.desk import Desk

WIDE, HIGH, FORM = 1340, 800, 500


class StyleDialog(DimmingDialog):
    """Edits the styles of the open library; shown by `open()`."""

    used = Signal(str)
    """The style she wants for the open issue."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._book = StyleBook(desk, self._turned, self._lost)
        self._read: Shelf | None = None
        self._wanted = ""
        self._shown_last: tuple[OwnStyle, ...] = ()
        """The own styles before the undo that is under way."""
        self._held: tuple[str, Any] | None = None
        """What she set in a shipped style, until its copy has a name."""
        self.setWindowTitle(_("Styles"))
        ground(self, "list")
        self._build()
        self._connect()
        room = parent.size() if parent is not None else QSize(WIDE, HIGH)
        wanted = QSize(desk.fonts.px(WIDE), desk.fonts.px(HIGH))
        self.resize(wanted.boundedTo((room - QSize(40, 40)).expandedTo(QSize(900, 520))))
        self.sample.warm()
        self._desk.jobs.read(read_shelf, self._take_shelf, key="styles")
        briefing = desk.open_briefing
        self._desk.jobs.read(partial(_paper, briefing=briefing), self._take_paper, key="style sample")

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.shelf = StyleShelf(self._desk)
        self.list = self.shelf.list
        self.form = StyleForm(self._desk)
        self.sample = StyleSample(self._desk)
        self.form.setMinimumWidth(self._desk.fonts.px(FORM))
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.shelf)
        middle.addWidget(Rule(self._desk, upright=True))
        center = QVBoxLayout()
        center.setSpacing(0)
        self.bar = CopyBar(self._desk)
        center.addWidget(self.bar)
        center.addWidget(self.form, 1)
        middle.addLayout(center)
        middle.addWidget(Rule(self._desk, upright=True))
        middle.addWidget(self.sample, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (window_head(self._desk, _("Styles"), self.reject, side=PANES), Rule(self._desk)):
            column.addWidget(part)
        column.addLayout(middle, 1)
        for part in (Rule(self._desk), self._foot()):
            column.addWidget(part)

    def _foot(self) -> QWidget:
        foot, row = window_foot(self._desk, PANES)
        self.status = ElidedLabel(self._desk, "", self._desk.fonts.ui("small"), "muted")
        row.addWidget(self.status, 1)
        self.undo_button = button(self._desk, _("Undo"), self.undo, icon="undo")
        self.use = button(self._desk, _("Use for the open issue"), self._use, kind="primary")
        row.addWidget(self.undo_button)
        row.addWidget(self.use)
        return foot

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.renamed.connect(self._rename)
        self.shelf.duplicate_asked.connect(self.duplicate)
        self.shelf.delete_asked.connect(self.delete)
        self.shelf.file_given.connect(self.add_file)
        self.shelf.folder_given.connect(self.save_file)
        self.bar.named.connect(self._copy_named)
        self.bar.dropped.connect(self._copy_dropped)
        self.form.edited.connect(self._set)
        self.form.taken_back.connect(self._take_back)
        self.form.logo_chosen.connect(self._logo)
        self.form.group_chosen.connect(self.sample.show_part)
        self.sample.refused.connect(self._refused)
        for keys, slot in ((UNDO, self.undo), *((keys, self.redo) for keys in REDO), ("Ctrl+D", self.duplicate)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    # -- showing -------------------------------------------------------------------------------------------------

    @property
    def current(self) -> str:
        """The name of the style chosen."""
        one = self.list.style_now
        return one.name if one is not None else ""

    def _take_shelf(self, shelf: Shelf) -> None:
        if not isValid(self):
            return
        self._read, self._book.own = shelf, shelf.own
        self.form.set_families(shelf.families)
        self.list.show_styles(shelf.styles, self._wanted)
        self._choose(self.current)
        self.list.setFocus()

    def begin_with(self, style: str) -> None:
        """Choose a style as soon as the list stands."""
        self._wanted = style
        if self._read is not None:
            self.list.show_styles(self._read.styles, style)
            self._choose(self.current)

    def _take_paper(self, paper: "Document | None") -> None:
        if isValid(self):
            real = paper is not None and bool(paper.sections)
            shown = paper if real and paper is not None else sample_issue()
            self.sample.show_document(shown, _("the open issue") if real else _("an invented issue"))

    def _reload(self, current: str) -> None:
        """Read the list again: titles, or which styles there are, have changed."""
        self.list.show_styles(own_styles.available(self._book.own), current)
        self._choose(self.current)

    def _choose(self, name: str) -> None:
        if self._read is None or not name:
            return
        self._drop_bar()
        self.shelf.allow(writable=self._desk.writable)
        self._say_standing()
        self._show_values()
        self.sample.show_style(name, self._book.own)

    def _show_values(self) -> None:
        """Show in the form what the style says; of a broken one, what it extends."""
        name, own = self.current, self._book.own
        try:
            layers = style_reading.layers_of(style_reading.layer_named(name, own), own)
            values = own_styles.as_written(name, own)
            below = own_styles.title_of(str(layers[-1].table.get("extends", "")), own)
        except ClipperError as problem:
            self.form.setEnabled(False)
            self._say(str(problem), "error")
            return
        self.form.setEnabled(self._desk.writable)
        self.form.show_style(style_reading.form_of(layers), values, own_styles.written_in(name, own), below)
        one = self.list.style_now
        if one is not None and one.problem:
            self._say(one.problem, "error")

    def _say(self, sentence: str, ink: str = "muted") -> None:
        self.status.ink = ink
        self.status.setText(sentence)
        self.status.update()
        undoes = self._book.undoes
        self.undo_button.setEnabled(bool(undoes))
        self.undo_button.setToolTip(_("Undo: {what}").format(what=undoes) if undoes else _("Nothing to undo"))
        self.use.setEnabled(bool(self._desk.open_briefing) and self._desk.writable and bool(self.current))

    def _refused(self, sentence: str) -> None:
        if sentence:
            self._say(sentence, "error")
        elif self.status.ink == "error":
            self._say_standing()

    def _say_standing(self) -> None:
        one = self.list.style_now
        shipped = one is None or one.shipped
        if not self._desk.writable:
            self._say(_("This library is open to read only."))
            return
        self._say(_("Shipped: a change is made in a copy.") if shipped else _("Kept in this library."))

    # -- changing ------------------------------------------------------------------------------------------------

    def _set(self, path: str, value: Any) -> None:
        """Keep what was set; in a shipped style, ask for the name of its copy first."""
        one, key = self.list.style_now, style_keys.key_of(path)
        if one is None or key is None:
            return
        if one.shipped:
            self._ask_copy(path, value)
            return
        self._try(lambda: self._book.set(one.name, key, value))

    def _try(self, deed: Callable[[], object]) -> bool:
        """Do it, show what came of it, or say why it could not be done."""
        try:
            deed()
        except ClipperError as problem:
            self._say(str(problem), "error")
            return False
        self._show_values()
        self.sample.show_style(self.current, self._book.own)
        self._say_standing()
        return True

    def _take_back(self, path: str) -> None:
        key = style_keys.key_of(path)
        if key is not None and self.current:
            self._try(
                lambda: self._book.set(self.current, key, own_styles.inherited(self.current, self._book.own).get(path))
            )

    def _logo(self, file: Path) -> None:
        one = self.list.style_now
        if one is None:
            return
        if one.shipped:
            self._ask_copy("cover.logo", file)
            return
        self._try(lambda: self._book.set_logo(one.name, file))

    def _ask_copy(self, path: str = "", value: Any = None) -> None:
        one = self.list.style_now
        if one is None:
            return
        self._held = (path, value) if path else None
        self.bar.ask(one.title, [style.title for style in own_styles.available(self._book.own)], changed=bool(path))

    def _copy_named(self, title: str) -> None:
        source, held = self.current, self._held
        try:
            name = self._book.copy(source, title)
            key = style_keys.key_of(held[0]) if held else None
            if held and isinstance(held[1], Path):
                self._book.set_logo(name, held[1])
            elif held and key is not None:
                self._book.set(name, key, held[1])
        except ClipperError as problem:
            self._say(str(problem), "error")
            return
        self._reload(name)
        field = self.form.fields.get(held[0]) if held else None
        (field or self.list).setFocus()

    def _copy_dropped(self) -> None:
        self._drop_bar()
        self._show_values()
        self._say_standing()
        self.list.setFocus()

    def _drop_bar(self) -> None:
        self._held = None
        self.bar.hide()

    def duplicate(self) -> None:
        """Ask for the name of a copy of the style chosen."""
        self._ask_copy()

    def _rename(self, name: str, title: str) -> None:
        try:
            self._book.rename(name, title)
        except ClipperError as problem:
            self._reload(name)
            self._say(str(problem), "error")
            return
        self._reload(name)

    def delete(self) -> None:
        """Delete the own style chosen; undo brings it back."""
        one = self.list.style_now
        if one is None or one.shipped:
            return
        at = self.list.currentRow()
        if self._try_quietly(lambda: self._book.remove(one.name)):
            styles = own_styles.available(self._book.own)
            self._reload(styles[min(at, len(styles) - 1)].name)
            self._say(_("“{style}” deleted. Undo brings it back.").format(style=one.title))

    def _try_quietly(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except ClipperError as problem:
            self._say(str(problem), "error")
            return False
        return True

    def undo(self) -> None:
        """Take the last change back, whichever style it was made in."""
        self._shown_last = self._book.own
        self._book.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._shown_last = self._book.own
        self._book.redo()

    def _turned(self, own: tuple[OwnStyle, ...]) -> None:
        """A change was taken back or done again: show the style it belongs to."""
        if isValid(self):
            other = next((one.key for one in own if one not in self._shown_last), self.current)
            self._reload(other)

    def _lost(self, problem: Exception) -> None:
        """Something could not be kept: show again what the library holds."""
        shown = isValid(self) and self.isVisible()
        if not shown or not isinstance(problem, ClipperError):
            self._desk.notices.error(problem)
        if not shown:
            return

        def show(shelf: Shelf) -> None:
            self._take_shelf(shelf)
            self._say(str(problem), "error")

        self._desk.jobs.read(read_shelf, show, key="styles")

    def add_file(self, file: Path) -> None:
        """Take in a style from a file."""
        found: list[str] = []
        if self._try_quietly(lambda: found.append(self._book.add(file))):
            self._reload(found[0])

    def save_file(self, folder: Path) -> None:
        """Write the own style chosen into a folder, with its logo, for another library."""
        one = self._book.one(self.current)
        if one is not None and self._try_quietly(lambda: own_styles.to_folder(one, folder)):
            self._say(_("Saved in {folder}.").format(folder=folder))

    def _use(self) -> None:
        if self.current:
            self.used.emit(self.current)
            self._say(_("The open issue is set in it from now on."))

    # -- the window ----------------------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether the sample is still being set."""
        return self._read is None or self.sample.busy

    def done(self, result: int) -> None:
        """End the worker, and have the open issue's pages set in what was changed."""
        self.form.flush()
        self._book.close()
        self.sample.close_worker()
        if self._book.touched and self._desk.actions["set_pages"].isEnabled():
            self._desk.actions["set_pages"].trigger()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same where the system closes it."""
        super().closeEvent(event)
        self.sample.close_worker()


def _paper(library: "Library", *, briefing: int) -> "Document | None":
    """The open issue as it would be printed; None where there is none."""
    from clipper.exporters.light_pictures import lighter
    from clipper.workflows import export_briefing

    try:
        return lighter(shortened(export_briefing.document(library, briefing))) if briefing else None
    except ClipperError:
        return None
