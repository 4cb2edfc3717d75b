"""Links only: numbered headlines with outlet, language and address; nothing of the press's texts."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from clipper.exporters import item_words, link_words, pdf_end
from clipper.exporters.pdf_blocks import Block, Drawn, Text, height_of, spread
from clipper.exporters.pdf_fields import Field, set_fields
from clipper.exporters.pdf_locator import outline
from clipper.exporters.pdf_masthead import title
from clipper.exporters.pdf_pages import Flow, Sheet
from clipper.exporters.pdf_pen import Pen
from clipper.exporters.pdf_task import Task, begin
from clipper.exporters.pdf_type import turns
from clipper.exporters.pdf_words import clean
from clipper.exporters.style import minutes_words, page_of_paper_words, points
from clipper.i18n import _
from clipper.model.document import DocumentSection, Item

_BADGE = (19.0, 10.4)
"""Width and height of the frame round an item's language."""
_LOCATOR, _BESIDE = link_words.LOCATOR, link_words.BETWEEN


def sheets(task: Task) -> list[Sheet]:
    """Every page of the list."""
    items = [item for section in task.document.sections for item in section.items]
    flow = Flow(task.page, task.page.left)
    flow.turn()
    flow.put(list(_head(task)))
    flow.put(list(pdf_end.changes(task)))
    number = 0
    for section in task.document.sections:
        for at, item in enumerate(section.items):
            task.progress.step(number, len(items), _("Setting articles"))
            number += 1
            blocks = [
                *(_opener(task, section) if at == 0 else ()),
                *_entry(task, item, number, section if at == 0 else None),
            ]
            # What closes the list never stands on a page by itself.
            closing = list(_notes(task)) if number == len(items) else []
            if not flow.at_top and height_of([*blocks, *closing]) > flow.room(blocks[0].before) + 0.01:
                flow.turn()
            begin(flow.sheets[-1], item, section, at == 0)
            flow.put(blocks)
    flow.skip(0.0)
    flow.put(list(_notes(task)))
    flow.put(list(pdf_end.disclaimer(task)))
    return flow.sheets


def _notes(task: Task) -> Iterator[Block]:
    yield from pdf_end.end_notes(task, link_words.notice(task.document), before=13.0)


def _head(task: Task) -> Iterator[Block]:
    """Rule, office, title, day, and how much there is to read."""
    document, page, type_ = task.document, task.page, task.type
    ink = task.colours["ink"]
    yield Drawn(1.6, lambda pen, _x, y: pen.rule(page.left, y + 0.8, page.full, 1.6, ink), after=3.0, keep=True)
    office = document.office.name.strip() or document.office.state.strip()
    if office:
        rtl = turns(office, page.rtl)
        yield spread(type_.text("issuer", office, page.full, rtl=rtl, right=page.rtl, after=10.0), page.left)
    yield from (replace(block, after=2.0) for block in title(task))
    line = link_words.line(document)
    yield spread(type_.text("date", line, page.full, rtl=page.rtl, right=page.rtl, after=44.0), page.left)


def _opener(task: Task, section: DocumentSection) -> Iterator[Block]:
    page, type_, grey = task.page, task.type, task.colours["rule"]
    if not section.title.strip():
        yield pdf_end.rule(task, type_.style.rows["section"].before, 7.0)
        return
    rtl = turns(section.title, page.rtl)
    label = type_.text("section", section.title, page.full, rtl=rtl, right=page.rtl)

    def draw(pen: Pen, _x: float, y: float) -> None:
        label.paint(pen, page.left, y)
        pen.rule(page.left, y + label.height + 3.4, page.full, 0.5, grey)

    yield Drawn(label.height + 3.6, draw, label.before, 8.0, keep=True)


def _entry(task: Task, item: Item, number: int, opens: DocumentSection | None) -> Iterator[Block]:
    page, type_ = task.page, task.type
    hang = points(type_.style.page.hang)
    headline = item.contents_headline.strip() or item.headline.strip() or task.words["untitled"]
    options: dict[str, Any] = {"indent": hang, "right": page.rtl, "keep": True}
    small = [outline(task, one.box, _LOCATOR) for one in item.cut_from[: link_words.LOCATORS]]
    measure = page.text - (len(small) * (_LOCATOR + _BESIDE) + 8.0 if small else 0.0)

    def clear(text: Text) -> Text:
        """Set short, where locators stand; at the right end of its measure from right to left."""
        return replace(text, width=page.text) if text.right else text

    head = clear(type_.text("headline", headline, measure, rtl=turns(headline, page.rtl), **options))
    figure = type_.line("number", str(number))

    def draw(pen: Pen, _x: float, y: float) -> None:
        if opens:
            pen.place(f"section-{opens.key}", y - 28)
        pen.place(item.key, y - 28 if opens else y)
        pen.text([(figure, page.start(figure.width), y + head.baseline)], 16)
        for at, one in enumerate(small):
            offset = page.full - (len(small) - at) * (_LOCATOR + _BESIDE) + _BESIDE
            one.draw(pen, page.start(one.width, offset), y + 3.0)

    yield Drawn(0.0, draw, keep=True)
    yield head
    first = _BADGE[0] + 7.0 if item.language else 0.0
    # The badge stands on a line, also where nothing follows it there.
    fields = list(_facts(task, item)) or ([Field((("facts", "\u00a0"),))] if item.language else [])
    facts = clear(set_fields(type_, "facts", fields, measure, rtl=page.rtl, indent=hang, keep=True, first=first))
    badge = type_.line("badge", item.language[:2].upper(), rtl=False) if item.language else None

    def draw_badge(pen: Pen, _x: float, y: float) -> None:
        if badge is None:
            return
        x = page.start(_BADGE[0], hang)
        top = y + facts.baseline - 7.9
        pen.rounded(x, top, *_BADGE, 2.4, task.colours["grey"])
        pen.text([(badge, x + (_BADGE[0] - badge.width) / 2, top + 7.7)], 10)

    yield Drawn(0.0, draw_badge, keep=True)
    yield facts
    told = item_words.told(item, task.document.language)
    if told:
        yield clear(type_.text("told", told, measure, rtl=turns(told, page.rtl), **options))
    whence = link_words.whence(item, task.document.language, type_.style.items.facts)
    if whence:
        yield clear(type_.text("facts", whence, measure, rtl=turns(whence, page.rtl), **options))
    if item.url:
        shown = clean(item.url.split("://", 1)[-1]).rstrip("/") or clean(item.url)
        format = type_.format(type_.row("url"))
        runs = [(replace(format, href=item.url, underlined=True), shown)]
        yield type_.text("url", runs, page.text, indent=hang, right=page.rtl)
    else:
        yield Drawn(0.0, lambda _pen, _x, _y: None, after=type_.style.rows["url"].after)


def _facts(task: Task, item: Item) -> Iterator[Field]:
    """Outlet and page in the item's words; minutes, subscription and change in the issue's."""
    language, order = task.document.language, task.type.style.items.facts
    page = page_of_paper_words(item.page, item.language or language) if item.page else ""
    outlet = " · ".join(part for part in (item_words.outlet(item) or item.credit, page) if part)
    outlet = item_words.facts(item, language, order) if order else outlet
    if item.change:
        said = item_words.change_words(item.change, language)
        yield Field((("change", said[:1].upper() + said[1:]),))
    told = [outlet, minutes_words(item.minutes, language) if item.minutes else ""]
    told.append(task.words["subscription"] if item.subscription else "")
    for said in told:
        if said:
            yield Field((("facts", said),))
