"""The marks of a clipping on its pages: where they stand, making them from chosen words and areas, and going about."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer, Signal

from clipper.errors import LibraryBusy
from clipper.i18n import _
from clipper.model.annotation import Anchor, Annotation, Region, Role
from clipper.model.changes import Changes
from clipper.pages.regions import Box
from clipper.ui.pageview.page_notes import Row
from clipper.ui.pageview.tying import BodyText, spans_on
from clipper.ui.pageview.word_layer import PageMark

if TYPE_CHECKING:
    from clipper.model.clipping import Clipping
    from clipper.store.library import Library
    from clipper.ui.desk import Desk
    from clipper.ui.pageview.page_item import PageItem
    from clipper.ui.pageview.page_texts import PageTexts, Place
    from clipper.ui.pageview.pages_view import PagesView
    from clipper.ui.pageview.read_tool import ReadTool

WORDS, AREA = "words", "area"
"""What a marked rectangle is."""
_PREVIEW = 90
"""Letters of a mark's words that are shown in the panel."""


class PageMarks(QObject):
    """Knows the marks of the clipping shown, and where they stand on the pages whose words are known."""

    changed = Signal()
    """Other marks stand, or stand elsewhere, or another is active."""

    def __init__(self, desk: "Desk", view: "PagesView", texts: "PageTexts", tool: "ReadTool") -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._texts = texts
        self._tool = tool
        self._clipping: Clipping | None = None
        self._file = ""
        self._body: BodyText | None = None
        self._known: dict[int, Annotation] = {}
        self._spans: dict[Place, tuple[PageMark, ...]] = {}
        self.active = 0
        self.role = Role.KEY_QUOTE
        desk.changed.connect(self._changed)

    # -- which marks ---------------------------------------------------------------------------------------------

    def show_clipping(self, clipping: "Clipping | None", file: str) -> None:
        """Show the marks of this clipping; areas lie on the pages of `file` (SHA-256)."""
        same = clipping is not None and self._clipping is not None and clipping.id == self._clipping.id
        self._clipping, self._file = clipping, file
        self._body = BodyText(clipping.draft.body.text) if clipping is not None else None
        if not same:
            self.active = 0
        self.refresh()

    def _changed(self, changes: Changes) -> None:
        clipping = self._clipping
        if clipping is None:
            return
        if changes.clippings is None or clipping.id in changes.clippings:
            self._read_text()
        if any(ids is None or ids for ids in (changes.annotations, changes.clippings, changes.tags)):
            self.refresh()

    def _read_text(self) -> None:
        """Its text may have been edited."""
        clipping = self._clipping

        def take(found: "Clipping") -> None:
            if self._clipping is clipping:
                self.show_clipping(found, self._file)

        if clipping is not None:
            id = clipping.id
            self._desk.jobs.read(
                lambda library: library.clippings.one(id), take, key="page marks", failed=lambda _e: None
            )

    def refresh(self) -> None:
        """Read the marks again."""
        try:
            found = self._desk.library.annotations.of(self._clipping.id) if self._clipping is not None else ()
        except LibraryBusy:
            QTimer.singleShot(50, self, self.refresh)
            return
        self._known = {one.id: one for one in found}
        if self.active not in self._known:
            self.active = 0
        self._spans.clear()
        self.changed.emit()

    def text_came(self, place: "Place") -> None:
        """The words of a page are known now."""
        self._spans.pop(place, None)

    def on(self, page: "PageItem") -> tuple[PageMark, ...]:
        """The marks on a page; those on words only once its words are known."""
        place = page.file.sha256, page.number
        if place not in self._spans:
            text = self._texts.known(page)
            found: list[PageMark] = []
            for one in self._known.values():
                if one.region is not None and page.file.sha256 == self._file and one.region.page == page.number:
                    found.append(PageMark(one.id, one.role, box=_box(one.region)))
                elif one.anchor is not None and text is not None and not one.lost:
                    found += [PageMark(one.id, one.role, *span) for span in spans_on(one.anchor, text)]
            if text is None:
                return tuple(found)
            self._spans[place] = tuple(found)
        return self._spans[place]

    def annotation(self, id: int) -> Annotation | None:
        """A mark of the clipping shown."""
        return self._known.get(id)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every mark as the panel shows it, in the order of the pages; those on pages not read yet in the order of the text."""
        where: dict[int, tuple[int, float]] = {}
        for place, page in enumerate(self._view.pages):
            for mark in self._spans.get((page.file.sha256, page.number), ()):
                where.setdefault(mark.id, (place, mark.box.top if mark.box is not None else mark.first / 1e6))
        made = []
        for one in self._known.values():
            place, along = where.get(one.id, (-1, 0.0))
            if one.region is not None and place < 0:
                place = next((n for n, p in enumerate(self._view.pages) if self._holds(p, one.region)), -1)
                along = one.region.y
            words = " ".join(one.anchor.exact.split())[:_PREVIEW] if one.anchor is not None else ""
            if one.region is not None and one.region.role == WORDS and place >= 0:
                words = self._words_in(self._view.pages[place], _box(one.region))
            start = one.anchor.start if one.anchor is not None else 0
            made.append(((place < 0, place, along, start), Row(one, place, words)))
        return tuple(row for _order, row in sorted(made, key=lambda pair: (pair[0], pair[1].annotation.id)))

    def _words_in(self, page: "PageItem", box: Box) -> str:
        """The words of a page that stand in a rectangle, as far as they are known."""
        text = self._texts.known(page)
        found = [n for n in range(text.count) if box.holds(*text.box(n).middle)] if text is not None else []
        return text.said(found[0], found[-1])[:_PREVIEW] if text is not None and found else ""

    def _holds(self, page: "PageItem", region: Region) -> bool:
        return page.file.sha256 == self._file and page.number == region.page

    # -- marking -------------------------------------------------------------------------------------------------

    @property
    def able(self) -> bool:
        """Whether marks can be made."""
        return self._clipping is not None and self._desk.writable

    def mark(self, role: Role, done: Callable[[int], None] | None = None) -> None:
        """Mark the chosen words; without any, give the active mark this role."""
        self.role = role
        ranges = self._tool.ranges
        if not self.able:
            return
        if ranges:
            self._add(self._targets(ranges), role, done)
            self._tool.choose(None)
        elif self.active:
            self.set_role(self.active, role)

    def mark_area(self, page: "PageItem", box: QRectF, done: Callable[[int], None] | None = None) -> None:
        """Mark a rectangle (item coordinates) of a page in the role used last."""
        if not self.able:
            return
        if page.file.sha256 != self._file:
            self._desk.notices.say(_("This page belongs to another clipping. Open that one to mark an area of it."))
            return
        own = page.box_to_own(box)
        self._add([_region(page.number, own, 0, AREA)], self.role, done)

    def _targets(self, ranges: tuple[tuple[int, int, int], ...]) -> list[Anchor | Region]:
        """The words in the clipping's text, else the rectangles they fill, column by column."""
        pages = self._view.pages
        parts = [(text, a, b) for place, a, b in ranges if (text := self._texts.known(pages[place])) is not None]
        anchor = self._body.anchor(parts) if self._body is not None and parts else None
        if anchor is not None:
            return [anchor]
        found: list[Anchor | Region] = []
        for place, first, last in ranges:
            text, page = self._texts.known(pages[place]), pages[place]
            if text is None or page.file.sha256 != self._file:
                continue
            for begin, end, _whole in text.blocks:
                a, b = max(first, begin), min(last, end)
                if a <= b:
                    box = text.around(a, b)
                    found.append(_region(page.number, box, len(found), WORDS))
        return found

    def _add(self, targets: list[Anchor | Region], role: Role, done: Callable[[int], None] | None) -> None:
        clipping, author = self._clipping, self._desk.settings.author
        if clipping is None or not targets:
            if not targets:
                self._desk.notices.say(_("These words belong to another clipping. Open that one to mark them."))
            return
        id = clipping.id

        def deed(library: "Library") -> int:
            library.clippings.note_read([id])
            made = [library.annotations.add(id, one, role, author=author) for one in targets]
            return made[0]

        def after(made: int) -> None:
            self.active = made
            self.refresh()
            if done is not None:
                done(made)

        name = _("Mark passage") if isinstance(targets[0], Anchor) else _("Mark an area")
        self._desk.jobs.change(name, deed, after)

    def comment(self, edit: Callable[[int], None]) -> None:
        """Have `edit` write on the active mark; chosen words are marked first, in the role used last."""
        if self._tool.ranges:
            self.mark(self.role, edit)
        elif self.active:
            edit(self.active)
        else:
            self._desk.notices.say(_("Select words and press 1\u00a0to\u00a05 first."))

    # -- going about ---------------------------------------------------------------------------------------------

    def activate(self, id: int) -> None:
        """Raise a mark; 0 for none."""
        if id != self.active:
            self.active = id
            self.changed.emit()

    def go_to(self, id: int) -> None:
        """Bring a mark into view, where it stands on a page that is known."""
        self.activate(id)
        for place, page in enumerate(self._view.pages):
            boxes = [self._rectangle(page, mark) for mark in self.on(page) if mark.id == id]
            if boxes:
                self._view.go_to(place, boxes[0])
                return

    def _rectangle(self, page: "PageItem", mark: PageMark) -> QRectF:
        text = self._texts.known(page)
        if mark.box is not None:
            return page.from_own(mark.box)
        assert text is not None
        return page.from_own(text.around(mark.first, mark.last))

    def jump(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) mark."""
        order = [row.annotation.id for row in self.rows if row.place >= 0]
        if order:
            here = order.index(self.active) if self.active in order else (-1 if step > 0 else 0)
            self.go_to(order[(here + step) % len(order)])

    # -- changing ------------------------------------------------------------------------------------------------

    def _change(self, name: str, deed: "Callable[[Library], object]", said: str = "") -> None:
        def after(_value: object) -> None:
            self.refresh()
            if said:
                self._desk.notices.undo_bar(said)

        self._desk.jobs.change(name, deed, after)

    def set_role(self, id: int, role: Role) -> None:
        """Give a mark another role."""
        self._change(_("Change mark"), lambda library: library.annotations.change(id, role=role))

    def write(self, id: int, comment: str) -> None:
        """Write a mark's comment."""
        self._change(_("Edit comment"), lambda library: library.annotations.change(id, comment=comment))

    def speak(self, id: int, speaker: str) -> None:
        """Say who says the marked words."""
        self._change(_("Change speaker"), lambda library: library.annotations.change(id, speaker=speaker))

    def tag(self, id: int, path: str) -> None:
        """Put a tag on a mark."""
        self._change(_("Tag marks"), lambda library: library.annotations.tag([id], path))

    def untag(self, id: int, path: str) -> None:
        """Take a tag off a mark."""
        self._change(_("Remove tag from marks"), lambda library: library.annotations.untag([id], path))

    def remove(self, id: int) -> None:
        """Remove a mark; the undo bar says so."""
        one = self._known.get(id)
        if one is not None:
            said = _("Mark and comment removed") if one.comment else _("Mark removed")
            self._change(_("Remove mark"), lambda library: library.annotations.remove([id]), said)


def _box(region: Region) -> Box:
    return Box(region.x, region.y, region.x + region.width, region.y + region.height)


def _region(page: int, box: Box, order: int, role: str) -> Region:
    found = box.clamped()
    return Region(page, found.left, found.top, found.width, found.height, order, role)
