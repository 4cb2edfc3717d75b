"""The Executive summary: numbered entries of a few points, with room beside each for the reader's answer."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from clipper.exporters import item_words, pdf_end, pdf_figures, pdf_play
from clipper.exporters.pdf_blocks import Block, Drawn, Text, height_of, spread
from clipper.exporters.pdf_fields import Field, set_fields, told
from clipper.exporters.pdf_masthead import masthead
from clipper.exporters.pdf_pages import Flow, Frame, Sheet
from clipper.exporters.pdf_response import beside
from clipper.exporters.pdf_task import Task, begin, run_on
from clipper.exporters.pdf_type import turns
from clipper.exporters.pdf_words import Runs
from clipper.exporters.style import points
from clipper.i18n import _
from clipper.model.document import DocumentSection, Figure, Item, Omission, Paragraph, PullQuote, Table

_BETWEEN = 9.5
"""White above and below the rule between two entries."""
_CLOSE = (2.5, 4.6)
"""The same where there are no lines to write on."""
_FIRST = 10.0
"""White above the first section."""
_BELOW_SECTION = 7.4
_AFTER_NUMBER = 4.0
"""White between an entry's number and its words, at least."""
_NOTE = (15.7, 12.0)
"""White at the start of the cover note, and between its columns."""


def sheets(task: Task) -> list[Sheet]:
    """Every page of the summary."""
    page, style = task.page, task.type.style
    top = points(style.page.first_top) or page.top
    flow = Flow(page, page.text_x, frames=lambda n: Frame(page.text_x, page.top if n else top, page.bottom))
    flow.turn(Sheet(bare=True))
    flow.put([*masthead(task, minutes=True), *_note(task)])
    flow.skip(_FIRST)
    flow.put(list(pdf_end.changes(task)))
    number = 0
    total = sum(len(section.items) for section in task.document.sections)
    for section in task.document.sections:
        for at, item in enumerate(section.items):
            task.progress.step(number, total, _("Setting articles"))
            number += 1
            _put(task, flow, section, at == 0, item, number)
    flow.put([*_suggested(task), *pdf_play.blocks(task, page.text_x), *pdf_end.columns(task)])
    flow.put(list(pdf_end.disclaimer(task)))
    for section in task.document.sections:
        for item in section.items:
            _cuttings(task, flow, section, item)
    return flow.sheets


def _cuttings(task: Task, flow: Flow, section: DocumentSection, item: Item) -> None:
    """What was cut out of a page, mounted, on pages of its own behind the summary."""
    page = task.page
    for figure in item.blocks:
        if isinstance(figure, Figure) and figure.mounted:
            flow.turn()
            begin(flow.sheets[-1], item, section, False)
            head = list(_head(task, item))
            flow.put([replace(block, keep=True) for block in head])
            used = height_of(head)
            flow.put([spread(one, page.left) for one in pdf_figures.blocks(figure, item, task.type, page, used).blocks])


def _put(task: Task, flow: Flow, section: DocumentSection, opens: bool, item: Item, number: int) -> None:
    """Put one entry on a sheet, whole if a page holds it; only an entry on the same sheet has a rule above it."""
    blocks: list[Block] = list(_opener(task, section)) if opens else []
    if opens and number == 1:
        blocks[0] = replace(blocks[0], before=_FIRST)
    entry = list(_entry(task, item, number, section if opens else None))
    blocks += entry
    parted = blocks if opens else [_between(task), *blocks]
    if not flow.at_top and height_of(parted) > flow.room(parted[0].before) + 0.01:
        flow.turn()
    elif not opens:
        flow.put(parted[:1])
    first = len(flow.sheets) - 1
    begin(flow.sheets[first], item, section, opens)
    flow.put(blocks)
    run_on(flow.sheets, first, item, section)


def _opener(task: Task, section: DocumentSection) -> Iterator[Block]:
    page, type_ = task.page, task.type
    grey = task.colours["rule"]
    if not section.title.strip():
        yield pdf_end.rule(task, type_.style.rows["section"].before, _BELOW_SECTION)
        return
    label = type_.text(
        "section", section.title, page.full, rtl=turns(section.title, page.rtl), right=page.rtl, keep=True
    )

    def draw(pen: Any, _x: float, y: float) -> None:
        label.paint(pen, page.left, y)
        pen.rule(page.left, y + label.height + 3.6, page.full, 0.5, grey)

    yield Drawn(label.height + 3.8, draw, label.before, _BELOW_SECTION, keep=True)


def _between(task: Task) -> Drawn:
    close = task.type.style.response.shown and not task.type.style.response.lines
    return pdf_end.rule(task, *(_CLOSE if close else (_BETWEEN, _BELOW_SECTION)))


def _entry(task: Task, item: Item, number: int, opens: DocumentSection | None) -> Iterator[Block]:
    """An entry's number and answer beside its texts, all of them kept together."""
    page, type_ = task.page, task.type
    head = list(_head(task, item))
    texts: list[Block] = [*head, *_points(task, item), *_remarks(task, item)]
    height = height_of(texts)
    side = beside(task, item, height)
    figure, headline = type_.line("number", str(number)), head[0]

    begun: list[float] = []
    parted = height > page.bottom - page.top

    def draw(pen: Any, _x: float, y: float) -> None:
        if opens:
            pen.place(f"section-{opens.key}", y - 30)
        pen.place(item.key, y - 30 if opens else y)
        pen.text([(figure, page.start(figure.width), y + headline.baseline)], 20)
        begun.append(y)
        if parted:
            side.draw(pen, page.side_x, y)

    def answer(pen: Any, _x: float, _y: float) -> None:
        # Drawn last, so that a reader of the file's text meets the entry first.
        if not parted:
            side.draw(pen, page.side_x, begun[-1])

    yield Drawn(0.0, draw, keep=True)
    for block in texts:
        yield replace(block, keep=True)
    lacking = max(side.height - height - texts[-1].after, 0.0)
    yield Drawn(lacking, answer, after=_BETWEEN)


def _text(task: Task, name: str, content: str | Runs, *, inset: float = 0.0, **options: Any) -> Text:
    """A text that stands in from the entry's number, on the side where the issue begins its lines."""
    page = task.page
    plain = content if isinstance(content, str) else "".join(text for _format, text in content)
    options = {"rtl": turns(plain, page.rtl), "right": page.rtl, **options}
    return task.type.text(name, content, page.text, indent=_hang(task) + inset, **options)


def _hang(task: Task) -> float:
    """How far entries stand in from their numbers: as the style says, further where a number of more digits needs it."""
    last = sum(len(section.items) for section in task.document.sections)
    widest = task.type.line("number", "0" * len(str(last))).width
    return max(points(task.type.style.page.hang), widest + _AFTER_NUMBER)


def _head(task: Task, item: Item) -> Iterator[Text]:
    type_, language = task.type, task.document.language
    headline = item.contents_headline.strip() or item.headline.strip() or task.words["untitled"]
    smaller = -2.0 if len(headline) > type_.style.items.long_headline else 0.0
    yield _text(task, "headline", headline, balanced=True, size_change=smaller)
    fields = list(_facts(task, item))
    if fields:
        yield set_fields(type_, "facts", fields, task.page.text, rtl=task.page.rtl, indent=_hang(task))
    said = item_words.told(item, language)
    if said:
        yield _text(task, "told", said)


def _facts(task: Task, item: Item) -> Iterator[Field]:
    """Outlet with its city, byline, page or date, and the language where it is a foreign one."""
    language, comma = task.document.language, task.words["comma"]
    order = task.type.style.items.facts
    for name, fact in item_words.fact_list(item, language, order):
        yield Field((("outlet" if name == "outlet" else "facts", fact),), comma)
    if order:
        return
    outlet = item_words.source(item)
    city = f" ({item.city})" if item.city and item.outlet else ""
    if outlet:
        yield Field((("outlet", outlet), *((("facts", city),) if city else ())))
    for fact in item_words.summary_facts(item, task.document.date, language):
        if fact != outlet:
            yield Field((("facts", fact),), comma)
    foreign = item_words.foreign_language(item, language)
    if foreign:
        yield Field((("facts", foreign),))


def _points(task: Task, item: Item) -> Iterator[Block]:
    """The points of an entry, each with a bullet unless it is a heading."""
    inset = task.type.style.rows["list"].indent
    for block in item_words.points(item):
        if isinstance(block, Paragraph) and block.text.strip():
            yield _point(task, item, block.text, inset)
        elif isinstance(block, PullQuote):
            source = f" ({block.source})" if block.source else ""
            said = block.text.strip()
            if said[:1] not in "\"“„«‘'»‹":
                said = item_words.quoted(said, item.language or task.document.language)
            yield _point(task, item, f"{said}{source}", inset)
        elif isinstance(block, Table):
            for said in (" · ".join(cell for cell in row if cell.strip()) for row in block.rows):
                if said:
                    yield _point(task, item, said, inset)
        elif isinstance(block, Omission):
            yield _text(task, "also_in", task.words["omission"])


def _point(task: Task, item: Item, text: str, inset: float) -> Text:
    language = item.language or task.document.language
    turned = turns(text, item.rtl)
    if turned and not task.page.rtl:
        # Its bullets stand at the right, clear of the entry's number at the left.
        short = task.page.text - _hang(task)
        bullet = task.type.line("list", "•")
        made = task.type.text("list", text, short, indent=inset, marker=bullet, rtl=True, right=True)
        return replace(made, width=task.page.text)
    return _text(
        task, "list", text, inset=inset, marker=task.type.line("list", "•"), rtl=turned or turns(text, task.page.rtl),
        hyphenated="" if turned else language,
    )  # fmt: skip


def _remarks(task: Task, item: Item) -> Iterator[Block]:
    """Commentary, other outlets, other headlines, how they differ, and mentions a licence demands."""
    language, spoken = task.document.language, task.words
    said = [text for text in item.commentary if text.strip() and item_words.suggested_line(text, language) is None]
    for at, text in enumerate(said):
        label = spoken["commentary"] if at == 0 else ""
        yield _told(task, "commentary", label, [[("commentary", text)]], spoken["comma"], 2.5)
    for label, values, separator in item_words.lists(item, language):
        yield _told(task, "also_in", label, _ended(values), separator)
    for notice in item.notices:
        yield _text(task, "notice", notice, before=2.0)


def _ended(values: list[list[tuple[str, str]]]) -> list[list[tuple[str, str]]]:
    """The values with a full stop behind the last."""
    *others, last = values
    row, text = last[-1]
    return [*others, [*last, ("also_in", ".")] if not text.endswith(".") or row != "also_in" else last]


def _told(
    task: Task, name: str, label: str, values: list[list[tuple[str, str]]], separator: str, before: float = 1.5
) -> Text:
    page, hang = task.page, _hang(task)
    return told(
        task.type, name, label, values, page.text, rtl=page.rtl, separator=separator, colon=task.words["colon"],
        indent=hang, right=page.rtl, before=before,
    )  # fmt: skip


def _note(task: Task) -> Iterator[Block]:
    """The cover note: up to three columns on a tint, hairlines between them."""
    page, type_, colours = task.page, task.type, task.colours
    shown = [(label, text) for label, text in task.document.note if text.strip()]
    for start in range(0, len(shown), 3):
        held = shown[start : start + 3]
        pitch = (page.full - _NOTE[0] - 3.0) / len(held)
        wide = pitch - _NOTE[1]
        held_texts = [
            [
                type_.text("note_label", label, wide, rtl=turns(label, page.rtl), right=page.rtl),
                *(
                    type_.text("note", line, wide, rtl=turns(line, page.rtl), right=page.rtl)
                    for line in text.split("\n")
                    if line.strip()
                ),
            ]
            for label, text in held
        ]
        inside = max(height_of(column) for column in held_texts)

        def draw(pen: Any, _x: float, y: float, held_texts: list[list[Text]] = held_texts, inside: float = inside, pitch: float = pitch, wide: float = wide) -> None:  # fmt: skip
            pen.fill(page.left, y, page.full, inside + 20.0, colours["tint"])
            for at, column in enumerate(held_texts):
                offset, down = _NOTE[0] + at * pitch, y + 9.0
                if at:
                    x = page.start(0.4, offset - 7.4)
                    pen.fill(x, y + 10.0, 0.4, inside, colours["rule"])
                for text in column:
                    text.paint(pen, page.start(wide, offset), down)
                    down += text.height

        yield Drawn(inside + 20.0, draw, before=9.0)


def _suggested(task: Task) -> Iterator[Block]:
    """The lines to take that the entries' commentary proposes, as quotations with what they are for."""
    document, page, type_ = task.document, task.page, task.type
    items = [item for section in document.sections for item in section.items]
    found = [
        (number, item, line)
        for number, item in enumerate(items, 1)
        for text in item.commentary
        if (line := item_words.suggested_line(text, document.language))
    ]
    if not found:
        return
    label = type_.text("section", task.words["suggested_line"], page.full, rtl=page.rtl, before=20.0, keep=True)
    yield spread(replace(label, after=2.0), page.left)
    office = document.office.name.strip() or document.office.state.strip()
    for number, item, line in found:
        said = line if line[:1] in '"“„«‘' else item_words.quoted(line, document.language)
        options: dict[str, Any] = {"bar": task.colours["accent"], "bar_width": 2.6, "right": turns(said, page.rtl)}
        indent = type_.style.rows["pull_quote"].indent
        wide = page.text + indent
        quote = type_.text("pull_quote", said, wide, rtl=turns(said, page.rtl), whole=True, **options)
        yield replace(quote, keep=True, after=0.0)
        draft = task.words["draft_line"].format(office=office) if office else item.contents_headline
        source = f"{number} · {draft}" if len(found) > 1 else draft
        yield type_.text(
            "pull_quote_source", source, wide, rtl=turns(source, page.rtl), before=0.0, after=10.0, indent=indent,
            **options,
        )  # fmt: skip
