"""Reading on pages: puts words, marks, areas and finding together over one view of pages, and binds the page's keys to it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QGuiApplication

from clipper.errors import LibraryBusy
from clipper.i18n import _, _n
from clipper.model.annotation import Role
from clipper.ui.pageview.area_tool import AreaTool
from clipper.ui.pageview.page_find import PageFind
from clipper.ui.pageview.page_marks import PageMarks
from clipper.ui.pageview.page_notes import PageNotes
from clipper.ui.pageview.page_texts import PageTexts
from clipper.ui.pageview.pages_view import COLUMN, WIDTH, ZOOM_STEP
from clipper.ui.pageview.read_tool import ReadTool
from clipper.ui.pageview.word_layer import Look, WordLayer
from clipper.ui.reader.find_bar import FindBar
from clipper.ui.reader.note_card import NoteCard
from clipper.ui.reader.role_names import role_word

if TYPE_CHECKING:
    from clipper.model.clipping import Clipping
    from clipper.ui.desk import Desk
    from clipper.ui.pageview.page_item import PageItem
    from clipper.ui.pageview.page_texts import Place
    from clipper.ui.pageview.pages_view import PagesView

STRAIGHTEN = 0.25
"""Degrees a key straightens by."""
MARKS = tuple(f"page_mark_{n}" for n in range(1, len(Role) + 1))
SHOWING = (
    "fit_width", "fit_column", "page_larger", "page_smaller", "page_full_size", "turn_right", "turn_left", "turn_back",
    "straighten_right", "straighten_left", "page_next", "page_previous", "page_find", "page_find_next",
    "page_find_previous", "page_choose_all", "page_recognise",
)  # fmt: skip
"""What needs a page to be shown."""
OTHER = (
    "page_mark_again",
    "page_note",
    "page_tag",
    "page_unmark",
    "page_area",
    "page_copy",
    "page_next_mark",
    "page_previous_mark",
)
"""What needs words or marks too."""
CONTEXT = (*MARKS, "page_note", "page_tag", "page_unmark", "-", "page_copy", "page_choose_all", "-", "page_area", "cut_out",
           "-", "turn_right", "turn_left", "turn_back", "-", "page_recognise")  # fmt: skip
_BAR_WIDTH, _BAR_MARGIN = 360, 12


class Reading(QObject):
    """The read mode of one PagesView."""

    note_asked = Signal(int)
    """A mark's comment is to be typed."""
    mark_pressed = Signal(int)
    """A mark was pressed on a page."""

    def __init__(self, desk: "Desk", view: "PagesView", notes: PageNotes | None = None) -> None:
        """`notes` is the panel with the marks' cards, where there is one."""
        super().__init__(view)
        self._desk = desk
        self.view = view
        self.notes = notes
        self.texts = PageTexts(desk, self)
        self.tool = ReadTool(view, self.texts)
        self.area = AreaTool(view)
        self.marks = PageMarks(desk, view, self.texts, self.tool)
        self.bar = FindBar(desk, view)
        self.find = PageFind(view, self.texts, self.bar)
        self._layers: dict[PageItem, WordLayer] = {}
        self._area: tuple[PageItem, QRectF] | None = None
        self._told_blind = False
        view.usual_tool = self.tool
        self.tool.step_out = self._step_out
        view.column_at = self._column_at
        self._wire()
        view.set_tool(None)

    def _wire(self) -> None:
        view, marks = self.view, self.marks
        view.pages_scene.pages_changed.connect(self._pages_changed)
        view.pages_scene.page_turned.connect(self._turned)
        view.seen.connect(self._seen)
        view.gone.connect(self._gone)
        view.taken_up.connect(self.bind)
        view.resized.connect(self._stand_bar)
        view.tool_changed.connect(self.enable)
        view.menu_asked.connect(self._offer_menu)
        self.texts.came.connect(self._text_came)
        self.tool.changed.connect(self._chosen)
        self.tool.pressed.connect(self._pressed)
        self.tool.wordless.connect(self._wordless)
        self.area.drawing.connect(self._drawing)
        self.area.drawn.connect(self._area_drawn)
        self.area.given_up.connect(lambda: view.set_tool(None))
        marks.changed.connect(self._marks_changed)
        self.find.changed.connect(self._found)
        self._desk.writable_changed.connect(lambda _on: self.enable())
        self._desk.roles_renamed.connect(self._name_roles)
        self._name_roles()
        if self.notes is not None:
            self.notes.made.connect(self._listen)

    def _listen(self, card: NoteCard) -> None:
        """Do what is wished on a card."""
        marks = self.marks
        card.pressed.connect(self._card_pressed)
        card.role_asked.connect(lambda id, role: marks.set_role(id, Role(role)))
        card.commented.connect(marks.write)
        card.spoken.connect(marks.speak)
        card.tagged.connect(marks.tag)
        card.untagged.connect(marks.untag)
        card.tags_asked.connect(self.edit_tags)
        card.remove_asked.connect(marks.remove)
        card.done.connect(self.view.setFocus)

    def _name_roles(self) -> None:
        """The office may call its roles otherwise."""
        for name, role in zip(MARKS, Role, strict=True):
            self._desk.actions.rename(name, role_word(self._desk, role))

    def bind(self) -> None:
        """Let the page's keys act on this view from now on."""
        if self._desk.reading_pages is self:
            return
        self._desk.reading_pages = self
        view, marks, actions = self.view, self.marks, self._desk.actions
        for name, slot in (
            ("page_next", lambda: view.step(1)),
            ("page_previous", lambda: view.step(-1)),
            ("fit_width", lambda: view.set_fit(WIDTH)),
            ("fit_column", lambda: view.set_fit(COLUMN)),
            ("page_larger", lambda: view.zoom_by(ZOOM_STEP)),
            ("page_smaller", lambda: view.zoom_by(1 / ZOOM_STEP)),
            ("page_full_size", view.full_size),
            ("turn_right", lambda: view.turn(90)),
            ("turn_left", lambda: view.turn(-90)),
            ("straighten_right", lambda: view.turn(STRAIGHTEN)),
            ("straighten_left", lambda: view.turn(-STRAIGHTEN)),
            ("turn_back", lambda: view.turn_to(0)),
            ("page_find", lambda: self.find.open(self.tool.words)),
            ("page_find_next", lambda: self.find.step(1)),
            ("page_find_previous", lambda: self.find.step(-1)),
            ("page_copy", self.copy),
            ("page_choose_all", self.tool.choose_page),
            *((name, lambda role=role: marks.mark(role)) for name, role in zip(MARKS, Role, strict=True)),
            ("page_mark_again", lambda: marks.mark(marks.role)),
            ("page_note", lambda: marks.comment(self.write_on)),
            ("page_tag", lambda: self.edit_tags(marks.active)),
            ("page_unmark", lambda: marks.remove(marks.active)),
            ("page_next_mark", lambda: marks.jump(1)),
            ("page_previous_mark", lambda: marks.jump(-1)),
            ("page_area", lambda: view.set_tool(self.area)),
            ("page_recognise", self.recognise),
        ):
            actions.bind(name, slot)
        self.enable()

    def enable(self) -> None:
        """Allow what the pages, the chosen words or the active mark allow; else the same keys mean the list's deeds."""
        if self._desk.reading_pages is not self:
            return
        enable, marks = self._desk.actions.enable, self.marks
        reading = self.view.tool in (self.tool, self.area)
        shown, words = bool(self.view.pages), reading and self.tool.selection is not None
        active = reading and bool(marks.active)
        why = "" if self._desk.writable else _("This library is open to read only.")
        able = marks.able
        enable(SHOWING, shown, _("There is no page to be shown."))
        enable((*MARKS, "page_mark_again"), able and (words or active), why or _("Select words first."))
        enable("page_note", able and reading and shown, why or _("Select words first."))
        enable(("page_unmark", "page_tag"), able and active, why or _("No mark is chosen."))
        enable("page_area", able and reading and shown, why or _("There is no page to be shown."))
        enable("page_copy", words, _("Select words first."))
        enable(("page_next_mark", "page_previous_mark"), reading and bool(marks.rows), _("No marks yet."))

    # -- which clipping ------------------------------------------------------------------------------------------

    def show_clipping(self, clipping: "Clipping | None") -> None:
        """The pages of this clipping are shown."""
        self.tool.choose(None)
        kept = clipping.draft.original if clipping is not None else None
        self.marks.show_clipping(clipping, kept.sha256 if kept is not None else "")

    def stop(self) -> None:
        """Nobody looks: nothing more is asked for, pages being recognised stop."""
        self.texts.stop()
        self.find.stop()
        if self.notes is not None:
            self.notes.keep()

    def forget(self) -> None:
        """Other pages come."""
        self.tool.choose(None)
        self.texts.forget()
        self._told_blind = False

    def close(self) -> None:
        """End the worker process."""
        self.texts.close()

    def _gone(self) -> None:
        """Nobody sees the pages: their keys do nothing until somebody does."""
        self.stop()
        if self._desk.reading_pages is self:
            self._desk.reading_pages = None
            names = (*SHOWING, *MARKS, *OTHER)
            self._desk.actions.enable(names, False, _("Ctrl+3 shows the pages."))

    # -- what is painted -----------------------------------------------------------------------------------------

    def _pages_changed(self) -> None:
        standing = set(self.view.pages)
        self._layers = {page: layer for page, layer in self._layers.items() if page in standing}
        if not standing:
            self._layers.clear()
            self._area = None
        self.find.pages_changed()
        self.paint()
        self.enable()

    def _turned(self, page: "PageItem") -> None:
        if page in self._layers:
            self._layers[page].turned()

    def _seen(self) -> None:
        """The view rests: the words of what is seen are wanted now."""
        pages = [page for _place, page, _box in self.view.in_view()]
        if not self.find.busy:
            self.texts.want_only(pages)
        self.paint()

    def _text_came(self, place: "Place") -> None:
        self.marks.text_came(place)
        self.paint()
        if self.notes is not None and self.marks.rows:
            self._show_rows()

    def paint(self) -> None:
        """Show on every page in view what belongs on it."""
        ranges = {place: (first, last) for place, first, last in self.tool.ranges}
        for place, page, _box in self.view.in_view(0.5):
            if page not in self._layers:
                self._layers[page] = WordLayer(self._desk, page)
            hit = self.find.current[1] if self.find.current and self.find.current[0] == place else -1
            area = self._area[1] if self._area is not None and self._area[0] is page else None
            look = Look(self.marks.on(page), self.find.on(place), hit, ranges.get(place), self.marks.active, area)
            self._layers[page].show_look(look, self.texts.known(page))

    def _found(self) -> None:
        """Show the hits; where pages have no words, say once that they were not looked through."""
        self.paint()
        if self.find.blind and not self.find.busy and not self._told_blind:
            self._told_blind = True
            self._desk.notices.say(
                _n(
                    "1 page is a picture without words yet.",
                    "{n} pages are pictures without words yet.",
                    self.find.blind,
                )
                + " "
                + _("O recognises them.")
            )

    def layer(self, page: "PageItem") -> WordLayer | None:
        """What lies on a page, if it was in view."""
        return self._layers.get(page)

    def _chosen(self) -> None:
        if self.tool.selection is not None and self.marks.active:
            self.marks.activate(0)
        self.view.describe(self.tool.words)
        self.paint()
        self.enable()

    def _marks_changed(self) -> None:
        self.paint()
        self.enable()
        self._show_rows()

    def _show_rows(self) -> None:
        if self.notes is not None:
            self.notes.show_rows(self.marks.rows)
            self.notes.activate(self.marks.active)

    # -- deeds ---------------------------------------------------------------------------------------------------

    def _pressed(self, page: "PageItem", at: QPointF) -> None:
        layer = self._layers.get(page)
        mark = layer.mark_at(at) if layer is not None else 0
        self.marks.activate(mark)
        if mark:
            self.mark_pressed.emit(mark)

    def _step_out(self) -> bool:
        """Esc with nothing chosen: the sheet for finding goes, then the mark is let go of."""
        if self.bar.isVisible():
            self.find.close()
            return True
        active = bool(self.marks.active)
        self.marks.activate(0)
        return active

    def _card_pressed(self, id: int) -> None:
        if id != self.marks.active:
            self.marks.go_to(id)

    def write_on(self, id: int) -> None:
        """Type a mark's comment."""
        self.marks.activate(id)
        self.note_asked.emit(id)
        if self.notes is not None:
            self.notes.edit_comment(id)

    def edit_tags(self, id: int) -> None:
        """Type tags on a mark."""
        if not id or self.notes is None:
            self._desk.notices.say(_("Marks take tags in the page view. P shows it."))
            return
        try:
            paths = self._desk.library.tags.paths()
        except LibraryBusy:
            paths = ()
        self.marks.activate(id)
        self.note_asked.emit(id)
        self.notes.edit_tags(id, paths)

    def copy(self) -> None:
        """Put the chosen words on the clipboard."""
        words = self.tool.words
        if words:
            QGuiApplication.clipboard().setText(words)

    def _drawing(self, page: "PageItem", box: QRectF) -> None:
        self._area = (page, box) if not box.isEmpty() else None
        self.paint()

    def _area_drawn(self, page: "PageItem", box: QRectF) -> None:
        self.view.set_tool(None)
        self.marks.mark_area(page, box)

    def _wordless(self, page: "PageItem") -> None:
        """A picture of a page: OCR reads its words, which takes a while and can be stopped."""
        if not self.texts.recognising(page):
            self._desk.notices.say(_("The words of this page are being recognised. They can be chosen then."))
            self.texts.recognise(page)

    def recognise(self) -> None:
        """Have OCR read the page in view."""
        page = self.view.current
        if page is None:
            return
        text = self.texts.known(page)
        if text is not None and text.count:
            self._desk.notices.say(_("The words of this page are known."))
        else:
            self._wordless(page)

    def _column_at(self, page: "PageItem", at: QPointF) -> QRectF | None:
        text = self.texts.of(page)
        box = text.block_at(*page.to_own(at)) if text is not None else None
        return page.from_own(box) if box is not None else None

    def _offer_menu(self, page: "PageItem | None", at: object) -> None:
        if self.view.tool is self.tool and page is not None:
            self._desk.actions.menu(CONTEXT, self.view).popup(at)  # pyright: ignore[reportArgumentType, reportCallIssue]

    def _stand_bar(self) -> None:
        """The sheet for finding stands at the upper right."""
        width = min(self._desk.fonts.px(_BAR_WIDTH), self.view.viewport().width() - 2 * _BAR_MARGIN)
        high = self.bar.sizeHint().height()
        self.bar.setGeometry(self.view.viewport().width() - width - _BAR_MARGIN, _BAR_MARGIN, width, high)
