"""The Facsimile book in Word: front pages and contents, then a page for each facsimile, and texts in two columns."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct, field

from clipper.exporters import item_words, word_end, word_locator
from clipper.exporters.front_pages import chosen
from clipper.exporters.style import Items, Style, page_of_paper_words, points, rendition_words, tone_words
from clipper.exporters.word_clippings import cover
from clipper.exporters.word_columns import certain, lopsided
from clipper.exporters.word_front import Front
from clipper.exporters.word_furniture import Furniture
from clipper.exporters.word_items import ItemSetter, bookmark_name
from clipper.exporters.word_masthead import masthead
from clipper.exporters.word_pages import height_of, highest
from clipper.exporters.word_stretches import SHORT, Stretch, planned, tried
from clipper.exporters.word_styles import frame
from clipper.exporters.word_text import Made, Setting
from clipper.exporters.word_xml import (
    bookmark,
    broken_before,
    column_before,
    ending_section,
    framed,
    jump,
    let_go,
    paragraph,
    picture,
    run,
    table,
)
from clipper.model.document import Document, DocumentSection, Figure, Item, ItemBlock
from clipper.progress import Progress

_MASTHEAD = 108.0
"""Points that mark, title and the rule below it take."""
_CAPTION = 30.0
"""Points that a facsimile's caption takes with the white round it."""
_FEW = 150.0
"""Points of a few lines in one column."""
_LAST = 20.0
"""Points that must be left of a page below columns that are closed, wherever they end."""
_FULL = 0.85
"""Share of a page from which columns are not made even."""


class _Leaf(Struct):
    """One item's part of the book: its facsimile pages, or the head and the columns of its text."""

    section: DocumentSection
    item: Item
    head: Setting
    text: Setting | None = None
    pages: int = 1
    follows: bool = False
    """Begins on the page of the one before."""
    even: bool = True
    """Its columns end evenly; on a page that is nearly full an empty page could come of that."""
    closed: bool = False
    """Its columns are closed to end evenly: another begins on its page, or they are short."""
    begun: bool = False
    """Its facsimiles stand on the pages before."""
    stretches: list[Stretch] = field(default_factory=lambda: [Stretch(0)])
    """Of its text, in their order."""


def body(document: Document, style: Style, made: Made, furniture: Furniture, progress: Progress) -> list[str]:
    """The paragraphs of the whole document."""
    marks = [f"_Toc_s{number + 1}" for number in range(len(document.sections))]
    setter = ItemSetter(document, style, made, rtl=furniture.rtl)
    leaves = list(_leaves(setter, marks, progress))
    front = Front(furniture, marks)
    top = style.page.first_top or style.page.top
    shown, high = _front_pages(setter, furniture)
    height = points(style.page.height - top - style.page.bottom)
    covered, listed = style.cover.shown, style.contents.shown
    if covered:
        before = 1 + (front.contents_pages(high) if listed or high else 0)
    else:
        # Further pages begin lower, below a running head.
        lower = points(style.page.top - top)
        before = front.contents_pages(_MASTHEAD + high - lower, height - lower)
    pages, total = _numbered(
        leaves, before, points(style.page.height - style.page.top - style.page.bottom), style.items
    )
    foot = furniture.foot(total)
    listing = shown + (front.contents(pages, headed=covered) if listed else [])
    if covered:
        out, head, top = listing, furniture.head(front.heading, furniture.title), 0.0
    else:
        out = masthead(furniture, minutes=False) + listing
        head = furniture.head(front.heading, furniture.title, "HeaderPush") if before > 1 else ""
    first = furniture.header(paragraph("HeaderEmpty", "")) if head and not covered else ""
    section = furniture.section(head, foot, first=first, top=top)
    if not leaves:
        return [*out, section]
    if out:
        out[-1] = ending_section(out[-1], section)
    out = [*(cover(front, furniture, pages) if covered else []), *out]
    for leaf in leaves:
        out += _set(leaf, furniture, foot)
    said = word_end.disclaimer(furniture)
    if said:
        said[-1] = ending_section(said[-1], furniture.section("", foot, follows=True))
        out += said
    # The last section's properties stand by themselves.
    last = out.pop()
    at = last.index("<w:sectPr>")
    end = last.index("</w:sectPr>") + len("</w:sectPr>")
    return [*out, last[:at] + last[end:], last[at:end]]


def _leaves(setter: ItemSetter, marks: list[str], progress: Progress) -> Iterator[_Leaf]:
    sections = setter.document.sections
    items = sum(len(section.items) for section in sections)
    done = 0
    for number, section in enumerate(sections):
        for item in section.items:
            progress.step(done, items, item.headline)
            done += 1
            mark = marks[number] if item is section.items[0] else ""
            figures = [block for block in item.blocks if isinstance(block, Figure) and block.facsimile]
            texts = [block for block in item.blocks if not (isinstance(block, Figure) and block.facsimile)]
            if figures:
                mounted = _mounted(setter, item, figures, mark, ends=not texts)
                yield _Leaf(section, item, mounted, None, len(figures))
            if texts or not figures:
                yield _text(setter, section, item, texts, "" if figures else mark, first=not figures)


def _head(setter: ItemSetter, out: Setting, item: Item, mark: str, locator: Figure | None = None) -> None:
    """Outlet and facts under the rule, with tone, rights and code in a frame beside them."""
    rtl, spoken, text = setter.rtl, setter.document.language, setter.text
    if mark:
        # Sections have no heading of their own here; contents and outline lead to the first outlet.
        setter.made.bookmarks += 1
    anchor = bookmark(setter.made.bookmarks, mark, "") if mark else ""
    outlet = item_words.source(item) or item.code
    facts = item_words.facts(item, spoken, setter.style.items.facts)
    side = "RTL" if rtl else ""
    named = run(outlet, rtl=item.rtl or rtl)
    # Where no address is printed the outlet's name leads there.
    named = named if setter.style.items.address else text.link(named, item.url)
    text.add(out, "ItemOutlet", outlet, anchor + named, rtl=rtl or item.rtl)
    beside = []
    if item.tone:
        tone = f"{item_words.TONE_SIGNS[item.tone]} {tone_words(item.tone, spoken)}"
        beside.append(paragraph(f"SideTone{side}", run(tone, rtl=rtl)))
    rendition = rendition_words(item.rendition, spoken)
    said = " · ".join(part for part in (rendition, item.rights) if part)
    beside += [paragraph(f"SideNotes{side}", run(line, rtl=rtl)) for line in (said, item.code) if line]
    # LibreOffice heeds a frame only where the paragraph itself names it.
    down = -text.shapes["ItemOutlet"].leading
    position = {kind: frame(setter.style, kind, mirrored=rtl, down=down) for kind in ("notes", "locator")}
    if locator and locator.cut and not rtl:
        # In an issue from the right Word and LibreOffice count its place from opposite sides.
        out.xml.append(framed(_locator(setter, locator, side), position["locator"]))
    out.xml += [framed(xml, position["notes"]) for xml in beside]
    text.add(out, "ItemFacts", facts, run(facts, rtl=item.rtl, language=text.language(item)), rtl=rtl or item.rtl)


def _locator(setter: ItemSetter, figure: Figure, side: str) -> str:
    """A small page with the cut on it."""
    made = setter.made
    drawn = word_locator.draw(figure, setter.style)
    placed = made.pictures.place(drawn, points(setter.style.facsimile.locator), 200.0)
    if placed is None:
        return ""
    made.shown += 1
    relation = made.relations.to("image", placed.part)
    return paragraph(f"Locator{side}", picture(relation, made.shown, placed.width, placed.height, drawn.alt))


def _mounted(setter: ItemSetter, item: Item, figures: list[Figure], mark: str, *, ends: bool) -> Setting:
    """A page for each facsimile, the item's head on the first."""
    out = Setting(item, [], [])
    _head(setter, out, item, mark, figures[0])
    setter.change(out, item)
    setter.headline(out, item, "Mounted", rtl=item.rtl)
    page = setter.style.page
    paper = 2 * points(setter.style.facsimile.paper)
    below = Setting(item, [], [])
    if ends:
        _remarks(setter, below, item)
        setter.end(below, item) if below.xml else None
    for number, figure in enumerate(figures):
        used = 0.0 if number else height_of(out.blocks) + 12.0
        used += height_of(below.blocks) + 16.0 if below.xml and number == len(figures) - 1 else 0.0
        room = (points(page.text) - paper, setter.text.height - used - _CAPTION - paper - 20.0)
        begun = len(out.xml)
        setter.text.figure(out, figure, item, room=room)
        if number and len(out.xml) > begun:
            out.xml[begun] = broken_before(out.xml[begun])
    out.xml += below.xml
    if ends and not below.xml:
        setter.end(out, item)
    return out


def _text(
    setter: ItemSetter, section: DocumentSection, item: Item, texts: list[ItemBlock], mark: str, *, first: bool
) -> _Leaf:
    """Head and columns of a text; one that follows its facsimile does not repeat the headline."""
    head, columns = Setting(item, [], []), Setting(item, [], [])
    language = setter.text.language(item)
    _head(setter, head, item, mark)
    if first:
        setter.change(head, item)
    order = setter.style.items.head
    for part in (one for one in order if one in (("kicker", "headline", "deck") if first else ("deck",))):
        setter.head_part(head, item, part)
    byline = item_words.byline(item) if "byline" in order else ""
    # A picture that opens the text stands at the head of the first column.
    lead = 1 if texts and isinstance(texts[0], Figure) else 0
    for figure in texts[:lead]:
        if isinstance(figure, Figure):
            setter.text.figure(columns, figure, item, first=True)
    if byline:
        setter.text.add(columns, "Byline", byline, run(byline, rtl=item.rtl, language=language), rtl=item.rtl)
    setter.text.body(columns, item, texts[lead:], first="BodyFirst")
    _remarks(setter, columns, item)
    setter.end(columns if columns.xml else head, item)
    last = columns.blocks[-1] if columns.blocks else None
    if last is not None and last.keep and last.place >= 0:
        # What follows is the end of its section, which is nothing to stay with.
        columns.xml[last.place] = let_go(columns.xml[last.place])
        columns.blocks[-1] = last._replace(keep=False)
    return _Leaf(section, item, head, columns)


def _remarks(setter: ItemSetter, out: Setting, item: Item) -> None:
    """Address, mentions a licence demands, our own words, and who else told it."""
    if item.url and setter.style.items.address:
        shown, content = setter.text.address(item)
        setter.text.add(out, "WebAddress", shown, content, rtl=item.rtl)
    for said in item.notices:
        setter.text.add(out, "Rights", said, run(said))
    setter.commentary(out, item)
    setter.others(out, item)


def _numbered(leaves: list[_Leaf], before: int, height: float, items: Items) -> tuple[dict[str, tuple[int, int]], int]:
    """The pages of every item, and how many there are in all; a text begins on the page of another if it is whole there.

    `items.least` is the height of a page's rest below which no text begins on it.
    """
    page, used = before, 0.0
    least, brief = points(items.least), False
    pages: dict[str, tuple[int, int]] = {}
    for leaf in leaves:
        if leaf.text is None:
            taken, used = leaf.pages, 0.0
        else:
            head = height_of(highest(leaf.head.blocks))
            shares = brief and leaf.item.words < items.brief_words and leaf.item is not leaf.section.items[0]
            brief = leaf.item.words < items.brief_words
            fresh = used == 0.0 or height - used - items.brief_gap < least or (items.new_page and not shares)
            taken, reach = _placed(leaf, leaf.text, 0.0 if fresh else used + items.brief_gap, head, height)
            # LibreOffice 7.4 may fail to make long columns even, and what closes them would take a page for itself.
            above = (0.0 if fresh else used + items.brief_gap) + head
            leaf.closed = leaf.even and taken < 2 and (reach < SHORT * height or _few(leaf.text, height - above))
            used = reach if taken < 2 and leaf.even else 0.0
        first = page if leaf.follows else page + 1
        page = page if leaf.follows else page + taken
        known = pages.get(leaf.item.key)
        leaf.pages, leaf.begun = taken, known is not None
        pages[leaf.item.key] = (known[0] if known else first, page)
    for one, following in pairwise(leaves):
        one.closed = one.even and (one.closed or following.follows)
    return pages, max(page, 1)


def _few(text: Setting, room: float) -> bool:
    """Whether a text is a few lines that any word processor makes even, and that fit in the room even if it does not."""
    whole = any(block.whole for block in text.blocks)
    return not whole and height_of(highest(text.blocks)) < min(_FEW, room - _LAST)


def _placed(leaf: _Leaf, text: Setting, used: float, head: float, height: float) -> tuple[int, float]:
    """How many pages a text begins, none where it stands on the one that is `used` so far, and how far down it reaches."""
    if any(block.place < 0 for block in text.blocks):
        return _planned(leaf, text, used, head, height)
    whole, cut, reach = tried(text, used + head, height)
    leaf.follows = used > 0.0 and whole == 1
    if used > 0.0 and not leaf.follows:
        whole, cut, reach = tried(text, head, height)
    if cut:
        place = text.blocks[cut].place
        text.xml[place] = column_before(text.xml[place])
    leaf.even = reach < _FULL * height and not lopsided(text.blocks)
    if leaf.follows:
        return 0, reach
    if cut:
        return 1, reach
    taken, high = certain(text, head, height)
    # Nothing makes sure that its columns end evenly.
    return taken, max(high, head + height_of(highest(text.blocks))) if taken == 1 else high


def _planned(leaf: _Leaf, text: Setting, used: float, head: float, height: float) -> tuple[int, float]:
    """As _placed, of a text with tables."""
    drawn = Setting(text.item, list(text.xml), text.blocks)
    plan = planned(drawn, used + head, height)
    leaf.follows = used > 0.0 and plan.pages == 1
    if used > 0.0 and not leaf.follows:
        drawn.xml = list(text.xml)
        plan = planned(drawn, head, height)
    text.xml, leaf.stretches = drawn.xml, plan.stretches
    leaf.even = plan.reach < _FULL * height and plan.even
    return (0 if leaf.follows else plan.pages), plan.reach


def _set(leaf: _Leaf, furniture: Furniture, foot: str) -> list[str]:
    """The sections of one leaf: its head across the page, its columns, and where they end evenly."""
    page = leaf.item.page
    named = page_of_paper_words(page, leaf.item.language or furniture.document.language) if page else ""
    right = " · ".join(part for part in (furniture.outlet(leaf.item), named) if part)
    left = leaf.section.title.strip()
    out = list(leaf.head.xml)
    opens = leaf.item is leaf.section.items[0]
    opening = furniture.item(left, right, foot, leaf.item, leaf.pages, begun=leaf.begun, opens=opens)
    if leaf.follows:
        out[0] = out[0].replace('"ItemOutlet', '"ItemOutletNext', 1)
        opening = furniture.section("", foot, follows=True)
    if leaf.text is None or not leaf.text.xml:
        out.append(paragraph("TextEnd", ""))
        out[-1] = ending_section(out[-1], opening)
        return out
    stretches, on = leaf.stretches, furniture.item(left, right, foot, leaf.item, leaf.pages, begun=True)
    ends = [*(one.first for one in stretches[1:]), len(leaf.text.xml)]
    if stretches[0].tabular:
        # A table right below the head is parted between pages as it should if no section begins with it.
        out += leaf.text.xml[: ends[0]]
        stretches, ends = stretches[1:], ends[1:]
    out[-1] = ending_section(out[-1], opening)
    for one, end in zip(stretches, ends, strict=True):
        out += _stretch(leaf.text.xml[one.first : end], one, furniture, foot, on, turned=leaf.item.rtl)
    if not leaf.closed:
        return out
    # Columns are made even where another section follows on the same page.
    return [*out, ending_section(paragraph("TextEnd", ""), furniture.section("", foot, follows=True))]


def _stretch(text: list[str], one: Stretch, furniture: Furniture, foot: str, on: str, *, turned: bool) -> list[str]:
    """The section of one stretch; `on` are the properties of one that begins a page, `turned` columns begin at the right."""
    if one.tabular:
        # Tables stand across the page: LibreOffice does not part one between columns.
        if one.fresh:
            return [*text[:-1], ending_section(text[-1], on)]
        last = ending_section(text[-1], furniture.section("", foot, follows=True))
        return [paragraph("TableLead", ""), *text[:-1], last]
    begins = [ending_section(paragraph("TextEnd", ""), on)] if one.fresh else []
    columns = furniture.section("", foot, columns=furniture.style.page.columns, follows=True, turned=turned)
    return [*begins, *text[:-1], ending_section(text[-1], columns)]


def _front_pages(setter: ItemSetter, furniture: Furniture) -> tuple[list[str], float]:
    """The front pages side by side with their names, and how high they stand."""
    style = setter.style
    shown = chosen(setter.document, style.front_pages.most) if style.front_pages.shown else []
    full = points(style.page.text)
    wide = full / max(style.front_pages.most, 1)
    cells, high = [], 0.0
    for one in shown:
        placed = setter.made.pictures.place(one.figure, wide - 12.0, wide * 1.6)
        if placed is None:
            continue
        setter.made.shown += 1
        relation = setter.made.relations.to("image", placed.part)
        alt = furniture.words["colon"].join((furniture.words["front_pages"], one.outlet))
        drawn = picture(relation, setter.made.shown, placed.width, placed.height, alt, style.colours["grey"])
        name = run(one.outlet, rtl=setter.rtl)
        target = next((i for s in setter.document.sections for i in s.items if i.key == one.key), None)
        linked = jump(name, bookmark_name(target)) if target else name
        cells.append(
            paragraph("Picture", drawn)
            + paragraph(furniture.named("FrontPage"), linked)
            + furniture.said("FrontPageNote", one.page)
        )
        high = max(high, placed.height)
    if not cells:
        return [], 0.0
    widths = [round(wide * 20)] * len(cells)
    label = furniture.said("CoverLabel", furniture.words["front_pages"])
    body = table("FrontPages", widths, [cells], rtl=setter.rtl)
    return [label, body, furniture.said("ContentsEnd", "")], high + 51.0
