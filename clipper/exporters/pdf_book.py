"""The Facsimile book: front pages and contents, then originals as they are, one a page, and texts in two columns."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from clipper.exporters import item_words, pdf_columns, pdf_end, pdf_front_pages, pdf_play
from clipper.exporters.issue_words import nil_returns
from clipper.exporters.pdf_blocks import Block, Drawn, Text, groups_of, height_of, least_of, spread
from clipper.exporters.pdf_front import Front
from clipper.exporters.pdf_items import ItemSetter
from clipper.exporters.pdf_locator import locator
from clipper.exporters.pdf_masthead import masthead
from clipper.exporters.pdf_pack import printed_words
from clipper.exporters.pdf_pages import Flow, Frame, Sheet
from clipper.exporters.pdf_pen import Pen
from clipper.exporters.pdf_task import Task, begin, run_on
from clipper.exporters.pdf_words import shortened
from clipper.exporters.style import points, role_words
from clipper.i18n import _
from clipper.model.document import DocumentSection, Figure, Item, ItemBlock, Paragraph

_BESIDE = 13.5
"""White between an item's head and its tone, rights and code."""
_OPENING, _LONGEST = 5, 60
"""Words of a marked passage that tell which it is, and letters where it has no spaces."""
_SAID = 0.25
"""How much of a page's height a facsimile leaves to what is said of it; more goes to the next page."""


def sheets(task: Task) -> list[Sheet]:
    """Every page of the book."""
    document = task.document
    front = _covered(task) if task.type.style.cover.shown else _front(task)
    book = _Book(task)
    total = sum(len(section.items) for section in document.sections)
    done = 0
    for section in document.sections:
        for at, item in enumerate(section.items):
            task.progress.step(done, total, _("Setting articles"))
            book.put(item, section, at == 0)
            done += 1
    if book.flow.sheets:
        book.flow.put(list(pdf_end.disclaimer(task)))
    return front + book.flow.sheets


def _covered(task: Task) -> list[Sheet]:
    """Cover and contents on pages of their own."""
    front = Front(task)
    pictures = list(pdf_front_pages.blocks(task))
    return [*front.cover(), *(front.contents(pictures) if task.type.style.contents.shown else [])]


def _front(task: Task) -> list[Sheet]:
    """Masthead, front pages, contents and nil returns."""
    page, style, document = task.page, task.type.style, task.document
    top = points(style.page.first_top) or page.top
    flow = Flow(page, page.left, frames=lambda n: Frame(page.left, page.top if n else top, page.bottom))
    flow.turn(Sheet(bare=True))
    flow.put([*masthead(task, minutes=False), *pdf_front_pages.blocks(task), *pdf_end.changes(task)])
    if style.contents.shown:
        flow.put(Front(task).entries())
    shown = any(_facsimiles(item) for section in document.sections for item in section.items)
    end = list(pdf_end.end_notes(task, task.words["facsimile_notice"] if shown else ""))
    if nil_returns(document) or (end and height_of(end) <= flow.room(end[0].before)):
        # What is always so opens no page of its own.
        flow.put(end)
    flow.put(list(pdf_play.blocks(task, page.left)))
    for sheet in flow.sheets:
        sheet.front = task.words["contents"]
    return flow.sheets


def _facsimiles(item: Item) -> list[Figure]:
    return [block for block in item.blocks if isinstance(block, Figure) and block.facsimile]


class _Book:
    """Lays one item after the other."""

    def __init__(self, task: Task) -> None:
        page, style = task.page, task.type.style.page
        narrow = page.full - page.side - _BESIDE
        self.task = task
        self.flow = Flow(page, page.start(narrow))
        self.head = ItemSetter(task, replace(page, text=narrow, text_x=page.start(narrow)))
        self.short = narrow - points(task.type.style.facsimile.locator) - 16.0
        """Width of a head beside a locator."""
        self.beside_locator = ItemSetter(task, replace(page, text=self.short, text_x=page.start(self.short)))
        self.whole = ItemSetter(task, replace(page, text=page.full, text_x=page.left))
        gap, count = points(style.column_gap), max(1, style.columns)
        wide = (page.full - gap * (count - 1)) / count
        self.columns = [page.left + at * (wide + gap) for at in range(count)]
        self.column = ItemSetter(task, replace(page, text=wide, full=wide, text_x=page.left, side=0.0))
        self.alone = self.brief = False
        """Whether the item before has its page for itself, or may share it."""

    def put(self, item: Item, section: DocumentSection, opens: bool) -> None:
        """Lay one item: facsimiles on pages of their own, texts in columns below what stands there."""
        style, flow = self.task.type.style, self.flow
        figures = _facsimiles(item)
        alone = bool(figures) and style.facsimile.own_page
        room = points(style.items.least)
        brief = printed_words(item) < style.items.brief_words
        apart = style.items.new_page and not (brief and self.brief and not opens)
        self.brief = brief
        head = list(self._head(item, section if opens else None, figures))
        foot = [*self._marks(item), *self.head.foot(item)]
        texts = [block for block in item.blocks if block not in figures]
        body = self._body(item, texts)
        if body and not figures:
            # A head stays with the first words or the picture below it.
            room = max(room, height_of(head) + head[-1].after + least_of(groups_of(body)[0]))
        if not flow.sheets or alone or self.alone or apart or flow.room(style.items.brief_gap) < room:
            flow.turn()
        else:
            flow.skip(style.items.brief_gap)
        self.alone = alone
        first = len(flow.sheets) - 1
        begin(flow.sheets[first], item, section, opens)
        flow.put(head)
        self._put_facsimiles(item, figures, height_of(head), 0.0 if texts else height_of(foot) + 14.0 if foot else 0.0)
        if body:
            turned = item.rtl or self.task.page.rtl
            below = foot[0].before + least_of(groups_of(foot)[0]) if foot and self.head.tells_below(item) else 0.0
            pdf_columns.put(flow, body, list(reversed(self.columns)) if turned else self.columns, below)
        flow.put(foot)
        for note in flow.settle(first):
            flow.put(self.head.unplaced(note.texts))
        run_on(flow.sheets, first, item, section)

    def _head(self, item: Item, opens: DocumentSection | None, figures: Sequence[Figure]) -> Iterator[Block]:
        """Rule, outlet and facts; over a facsimile the headline in the text's bold, and where a cut-out stood."""
        task, page = self.task, self.task.page
        ink = task.colours["ink"]

        def rule(pen: Pen, _x: float, y: float) -> None:
            if opens:
                pen.place(f"section-{opens.key}", y - 4)
            pen.place(item.key, y - 4)
            pen.rule(page.left, y + 0.8, page.full, 1.6, ink)

        yield Drawn(1.6, rule, after=3.4, keep=True)
        if not figures:
            yield from self.head.head(item, byline=False)
            return
        small = locator(task, figures[0])
        setter = self.beside_locator if small else self.head
        texts = [replace(text, after=min(text.after, 6.0)) for text in setter.head(item, "mounted")]
        if small is None:
            yield from texts[:-1]
            yield replace(texts[-1], after=12.0, keep=True)
            return

        def draw(pen: Pen, _x: float, y: float) -> None:
            offset = page.full - page.side - _BESIDE + 2.0 - small.width
            small.draw(pen, page.start(small.width, offset), y - 0.5)

        yield Drawn(0.0, draw, keep=True)
        for text in texts:
            yield self._clear(text)
        yield Drawn(max(small.height - height_of(texts), 0.0), lambda _pen, _x, _y: None, after=12.0, keep=True)

    def _clear(self, text: Text) -> Text:
        """A text of a head set short, where it keeps clear of a locator; that stands at the left from right to left."""
        if not self.task.page.rtl:
            return replace(text, keep=True)
        wide = self.head.page.text
        if text.right:
            return replace(text, width=wide, keep=True)
        return replace(text, indent=text.indent + wide - self.short, keep=True)

    def _put_facsimiles(self, item: Item, figures: Sequence[Figure], used: float, below: float) -> None:
        """Each facsimile on a page of its own, the first below the item's head, the last over what is said of it."""
        high = self.task.page.bottom - self.task.page.top
        kept = below if below < high * _SAID else 0.0
        for number, figure in enumerate(figures):
            if number:
                self.flow.turn()
            taken = (used if number == 0 else 0.0) + (kept if number == len(figures) - 1 else 0.0)
            set_ = self.whole.figure(figure, item, taken)
            self.flow.put([spread(block, self.task.page.left) for block in set_])

    def _body(self, item: Item, texts: Sequence[ItemBlock]) -> list[Block]:
        """The words for the columns: a first picture, who wrote them, and all the rest, dateline and all."""
        if not texts and not item.dateline:
            return []
        figure = next((block for block in texts if isinstance(block, Figure)), None)
        rest = tuple(block for block in texts if block is not figure)
        body: list[Block] = list(self.column.figure(figure, item, 0.0)) if figure else []
        facsimile = bool(_facsimiles(item))
        body += [] if facsimile else list(self.column.byline(item))
        return [*body, *self.column.body(replace(item, blocks=rest), 0.0)]

    def _marks(self, item: Item) -> Iterator[Block]:
        """What the margin would say of marked passages, had the page one."""
        language = self.task.document.language
        told: list[tuple[str, str]] = []
        for run in (run for block in item.blocks if isinstance(block, Paragraph) for run in block.runs):
            begun = run.text.strip(' "“”„«»‘’').split()
            opening = " ".join(begun[:_OPENING]) + (" …" if len(begun) > _OPENING else "")
            shown = shortened(opening, _LONGEST)
            for label in run.labels:
                said = f"{label.comment} ({label.author})" if label.comment and label.author else label.comment
                parts = (item_words.quoted(shown, item.language or language), label.speaker, said)
                told.append((role_words(label.role, language), "; ".join(part for part in parts if part)))
        page = self.head.page
        for at, one in enumerate(told):
            runs = pdf_end.labelled(self.task, [one])
            yield self.task.type.text(
                "notice", runs, page.text, rtl=page.rtl, before=9.0 if at == 0 else 0.0, after=0.0
            )
