"""The Executive summary in Word: numbered entries of a few points, with room beside each for the reader's answer."""

from collections.abc import Iterator

from clipper.exporters import item_words, word_end
from clipper.exporters.style import Style, points, tone_words, words
from clipper.exporters.word_furniture import Furniture
from clipper.exporters.word_items import ItemSetter
from clipper.exporters.word_masthead import cover_note, masthead
from clipper.exporters.word_measure import line_count
from clipper.exporters.word_pages import Block, height_of, page_count
from clipper.exporters.word_styles import frame
from clipper.exporters.word_text import Made, Setting
from clipper.exporters.word_xml import broken_before, check_box, framed, kept, paragraph, run, starts_rtl
from clipper.model.document import Document, Figure, Item, Omission, Paragraph, PullQuote, Table
from clipper.progress import Progress

_FEWEST = 2
"""Lines to write on beside the shortest entry."""
_GAPS = ("\u2003", "\u2002", "\u2009")
"""What parts the boxes, the widest that leaves them on one line."""
_STEP = 17.0
"""Points that tone and boxes take each."""


def body(document: Document, style: Style, made: Made, furniture: Furniture, progress: Progress) -> list[str]:
    """The paragraphs of the whole document."""
    setter = ItemSetter(document, style, made, rtl=furniture.rtl)
    out = masthead(furniture, minutes=True)
    note = cover_note(furniture)
    out += ([note] if note else []) + word_end.changes(furniture)
    items = sum(len(section.items) for section in document.sections)
    blocks: list[Block] = [Block(1, 190.0)]
    done = 0
    for number, section in enumerate(document.sections, 1):
        for item in section.items:
            progress.step(done, items, item.headline)
            done += 1
            setting = Setting(item, [], [])
            if item is section.items[0] and section.title.strip():
                setter.section(setting, section.title.strip(), f"_Toc_s{number}")
            _entry(setter, setting, item)
            if item is not section.items[-1]:
                # It ends the entry: at the top of a page a rule would double that of the running head.
                setter.text.add(setting, "EntryRule", "", "")
            out += kept(setting.xml)
            blocks.append(Block(1, height_of(setting.blocks), whole=True))
    out += _suggested(setter)
    out += [*word_end.play_report(furniture), *word_end.columns(furniture)]
    page = style.page
    pages, _y = page_count(blocks, points(page.height - page.top - page.bottom))
    foot = furniture.foot(pages)
    cuttings = [xml for section in document.sections for item in section.items for xml in _cuttings(setter, item)]
    return [*out, *word_end.disclaimer(furniture), *cuttings, _section(furniture, foot)]


def _cuttings(setter: ItemSetter, item: Item) -> Iterator[str]:
    """What was cut out of a page, mounted, on pages of its own behind the summary."""
    for figure in item.blocks:
        if isinstance(figure, Figure) and figure.mounted:
            out = Setting(item, [], [])
            said = item.contents_headline.strip() or item.headline.strip()
            setter.text.add(out, "ItemFacts", said, run(said, "Label", rtl=item.rtl), rtl=item.rtl)
            setter.text.figure(out, figure, item)
            yield broken_before(out.xml[0])
            yield from out.xml[1:]


def _section(furniture: Furniture, foot: str) -> str:
    """One section: its first page has no running head, and begins higher; the head of the others pushes their text down."""
    document, page = furniture.document, furniture.style.page
    office = document.office.name.strip() or document.office.state.strip()
    said = (office or furniture.title, furniture.day)
    if furniture.style.running.head == "section":
        said = (furniture.words[furniture.style.genre], furniture.title)
    head = furniture.head(*said, "HeaderPush")
    empty = furniture.header(paragraph("HeaderEmpty", ""))
    return furniture.section(head, foot, first=empty, top=page.first_top or page.top)


def _entry(setter: ItemSetter, out: Setting, item: Item) -> None:
    """One entry: its headline, what stands beside it, its points and what else is told."""
    rtl, text = setter.rtl, setter.text
    headline = item.contents_headline.strip() or item.headline.strip()
    long = len(headline) > setter.style.items.long_headline
    style = "Heading2Long" if long else "Heading2"
    begun = len(out.blocks)
    setter.headline(out, item, style, rtl=rtl, headline=headline)
    place = len(out.xml)
    down = out.blocks[-1].height + out.blocks[-1].after
    _facts(setter, out, item)
    setter.told(out, item)
    for said in _points(setter, item):
        turned = starts_rtl(said)
        text.add(out, "ListBullet", said, run(said, rtl=turned, language=text.language(item)), rtl=turned)
    _remarks(setter, out, item)
    setter.end(out, item)
    height = height_of(out.blocks[begun:])
    beside, wanted = _beside(setter, item, height)
    position = frame(setter.style, "notes", mirrored=rtl, down=-down)
    out.xml[place:place] = [framed(xml, position) for xml in beside]
    if wanted > height:
        spare = text.shapes["EntryEnd"].leading
        lines = int((wanted - height) // spare) + 1
        out.xml.append(paragraph("EntryEnd", run("\n" * (lines - 1)) if lines > 1 else ""))
        out.blocks.append(Block(lines, spare))


def _facts(setter: ItemSetter, out: Setting, item: Item) -> None:
    """Outlet in bold, then city, byline, page and language."""
    spoken, rtl = setter.document.language, setter.rtl
    order = setter.style.items.facts
    if order:
        told = item_words.fact_list(item, spoken, order)
        content = ""
        for at, (name, fact) in enumerate(told):
            content += run(setter.words["comma"] if at else "", rtl=rtl)
            content += run(fact, "Label" if name == "outlet" else "", rtl=rtl or starts_rtl(fact))
        setter.text.add(out, "ItemFacts", setter.words["comma"].join(fact for _name, fact in told), content, rtl=rtl)
        return
    outlet = item_words.source(item)
    city = f" ({item.city})" if item.city and item.outlet else ""
    facts = item_words.summary_facts(item, setter.document.date, spoken)
    told = [one for one in facts if one != outlet]
    named = f"{outlet}{city}" if outlet else ""
    foreign = item_words.foreign_language(item, spoken)
    comma = setter.words["comma"]
    said = " · ".join(part for part in (comma.join(part for part in (named, *told) if part), foreign) if part)
    if not said:
        return
    content = run(outlet, "Label", rtl=starts_rtl(outlet)) + run(city, rtl=starts_rtl(outlet))
    # Between fields of either direction a sign keeps a number at its own one's side.
    sign = "\u200f" if rtl else "\u200e"
    for at, one in enumerate(told):
        content += run(f"{sign}{comma}{sign}" if at or named else "") + run(one, rtl=starts_rtl(one))
    content += (
        run(f"{sign} · {sign}" if named or told else "") + run(foreign, rtl=starts_rtl(foreign)) if foreign else ""
    )
    setter.text.add(out, "ItemFacts", said, content, rtl=rtl)


def _points(setter: ItemSetter, item: Item) -> Iterator[str]:
    """The points of an entry."""
    for block in item_words.points(item):
        if isinstance(block, Paragraph) and block.text.strip():
            yield block.text
        elif isinstance(block, PullQuote):
            said = block.text.strip()
            if said[:1] not in "\"“„«‘'»‹":
                said = item_words.quoted(said, item.language or setter.document.language)
            yield f"{said} ({block.source})" if block.source else said
        elif isinstance(block, Table):
            said = (" · ".join(cell for cell in row if cell.strip()) for row in block.rows)
            yield from (row for row in said if row)
        elif isinstance(block, Omission):
            yield setter.words["omission"]


def _remarks(setter: ItemSetter, out: Setting, item: Item) -> None:
    """Commentary but for lines to take, who else told it, and mentions a licence demands."""
    said = [text for text in item.commentary if item_words.suggested_line(text, setter.document.language) is None]
    label = f"{setter.words['commentary']}{setter.words['colon']}"
    for number, text in enumerate(said):
        first = run(label, "Label", rtl=setter.rtl) if number == 0 else ""
        content = first + run(text, rtl=setter.rtl or starts_rtl(text))
        setter.text.add(out, "Remark", (label if first else "") + text, content)
    setter.others(out, item, stopped=True)
    for notice in item.notices:
        setter.text.add(out, "Rights", notice, run(notice))


def _beside(setter: ItemSetter, item: Item, height: float) -> tuple[list[str], float]:
    """Tone and change, boxes to tick, and as many lines to write on as an entry so high has room for; what they need."""
    rtl, spoken = setter.rtl, setter.document.language
    response = setter.style.response
    name = "RTL" if rtl else ""
    told = f"{item_words.TONE_SIGNS[item.tone]} {tone_words(item.tone, spoken)}" if item.tone else ""
    changed = item_words.change_words(item.change, spoken) if item.change else ""
    out: list[str] = []
    if told or changed:
        gap = run("   ") if told and changed else ""
        content = run(told, rtl=rtl) + gap + run(changed[:1].upper() + changed[1:], "Changed", rtl=rtl)
        out.append(paragraph(f"SideTone{name}", content))
    used = _STEP * len(out)
    if response.shown and item.response:
        labels = [words(spoken)[f"response_{key}"] for key in ("noted", "discuss", "answer")]
        boxes = [check_box(setter.text.box(), label, rtl=rtl) for label in labels]
        shape = setter.text.shapes[f"SideBoxes{name}"]
        gap = next((gap for gap in _GAPS if line_count(gap.join(f"☐\u00a0{one}" for one in labels), shape) == 1), " ")
        boxes = run(gap).join(boxes)
        out.append(paragraph(f"SideBoxes{name}", boxes))
        used += _STEP
        lines = max(_FEWEST, min(response.lines, int((height - used) // response.apart)))
        out += [paragraph(f"SideLine{name}", run("\t"))] * lines
        used += lines * response.apart
    return out, used


def _suggested(setter: ItemSetter) -> list[str]:
    """The lines to take that the entries' commentary proposes, as quotations with what they are for."""
    document, spoken = setter.document, setter.words
    items = [item for section in document.sections for item in section.items]
    found = [
        (number, item, line)
        for number, item in enumerate(items, 1)
        for text in item.commentary
        if (line := item_words.suggested_line(text, document.language))
    ]
    if not found:
        return []
    name = "RTL" if setter.rtl else ""
    out = [paragraph(f"EndHeading{name}", run(spoken["suggested_line"], rtl=setter.rtl))]
    office = document.office.name.strip() or document.office.state.strip()
    for number, item, line in found:
        said = line if line[:1] in '"“„«‘' else item_words.quoted(line, document.language)
        turned = "RTL" if starts_rtl(said) else ""
        out.append(paragraph(f"LineToTake{turned}", run(said, rtl=bool(turned))))
        draft = spoken["draft_line"].format(office=office) if office else ""
        draft = draft or item.contents_headline
        source = f"{number} · {draft}" if len(found) > 1 else draft
        out.append(paragraph(f"LineToTakeSource{turned}", run(source, rtl=setter.rtl or starts_rtl(source))))
        # Without a line between them Word draws the bars of quotations as one.
        out.append(paragraph("EntryEnd", ""))
    return out
