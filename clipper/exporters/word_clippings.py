"""The clippings pack in Word: cover, contents, and items that each begin a page, briefs together."""

from collections.abc import Sequence

from msgspec import Struct

from clipper.exporters import word_end
from clipper.exporters.style import Style, points
from clipper.exporters.word_cover import TOP
from clipper.exporters.word_front import Front
from clipper.exporters.word_furniture import Furniture
from clipper.exporters.word_items import ItemSetter
from clipper.exporters.word_pages import height_of, highest
from clipper.exporters.word_parts import FIRST_NOTE
from clipper.exporters.word_text import Made, Setting
from clipper.exporters.word_xml import NAMESPACES, ending_section, unseen_notes
from clipper.model.document import Document, DocumentSection, Figure, Item
from clipper.progress import Progress

_SPARE = 1.0
"""Points that an item sharing a page must leave free: word processors differ by fractions."""
Pages = dict[str, tuple[int, int]]


class _Group(Struct):
    """Items that share a Word section: one, or briefs that fit on a page together."""

    section: DocumentSection
    settings: list[Setting]


def body(document: Document, style: Style, made: Made, furniture: Furniture, progress: Progress) -> list[str]:
    """The paragraphs of the whole document."""
    marks = [f"_Toc_s{number + 1}" for number in range(len(document.sections))]
    height = points(style.page.height - style.page.top - style.page.bottom)
    groups = _groups(document, style, ItemSetter(document, style, made, rtl=furniture.rtl), marks, height, progress)
    front = Front(furniture, marks)
    shows_contents = style.contents.shown and bool(groups)
    before = int(style.cover.shown or not groups) + (front.contents_pages() if shows_contents else 0)
    if made.mixes:
        _make_room(groups)
    pages, total = _numbered(groups, before, height)
    foot = furniture.foot(max(total, 1))
    out: list[str] = []
    if style.cover.shown or not groups:
        out += cover(front, furniture, pages, last=not groups)
    if shows_contents:
        contents = front.contents(pages)
        head = furniture.head(front.heading, furniture.title)
        contents[-1] = ending_section(contents[-1], furniture.section(head, foot))
        out += contents
    for group in groups:
        out += [xml for setting in group.settings for xml in setting.xml]
        item = group.settings[0].item
        first, last = pages[item.key]
        left, opens = group.section.title.strip(), item is group.section.items[0]
        section = furniture.item(left, furniture.outlet(item), foot, item, last - first + 1, opens=opens)
        if group is groups[-1]:
            out += [*word_end.disclaimer(furniture), section]
        else:
            out[-1] = ending_section(out[-1], section)
    if made.mixes:
        # On the page of the first that is seen: elsewhere LibreOffice would draw the rule above footnotes and nothing below.
        first = next(number for number, xml in enumerate(out) if "<w:footnoteReference" in xml)
        out[first] = unseen_notes(out[first], FIRST_NOTE - 1)
    return out


def _groups(
    document: Document, style: Style, setter: ItemSetter, marks: Sequence[str], height: float, progress: Progress
) -> list[_Group]:
    """The items set, those that share a page put together."""
    items = sum(len(section.items) for section in document.sections)
    groups: list[_Group] = []
    done = 0
    for number, section in enumerate(document.sections):
        room = 0.0
        for item in section.items:
            progress.step(done, items, item.headline)
            done += 1
            opens = item is section.items[0]
            brief = _brief(item, style)
            follows = brief and room > 0 and not opens
            setting = setter.set(item, section.title.strip() if opens else "", marks[number], follows=follows)
            used = height_of(highest(setting.blocks)) + _SPARE
            if follows and used <= room:
                groups[-1].settings.append(setting)
                room -= used
                continue
            if follows:
                setting.xml[0] = setting.xml[0].replace("ItemOutletNext", "ItemOutlet", 1)
                setting.blocks[0] = setting.blocks[0]._replace(before=0.0)
            groups.append(_Group(section, [setting]))
            room = height - used if brief else 0.0
    return groups


def _make_room(groups: Sequence[_Group]) -> None:
    """Reckon with the footnotes that are not seen, a point high each, beside the first that is."""
    for group in groups:
        for setting in group.settings:
            for number, block in enumerate(setting.blocks):
                if block.note:
                    setting.blocks[number] = block._replace(note=block.note + FIRST_NOTE - 1)
                    return


def _brief(item: Item, style: Style) -> bool:
    """Whether an item may share its page."""
    return (not style.items.new_page or item.words < style.items.brief_words) and not any(
        isinstance(block, Figure) for block in item.blocks
    )


def _numbered(groups: Sequence[_Group], before: int, height: float) -> tuple[Pages, int]:
    """The pages of every item, and how many there are in all."""
    page = before
    pages: Pages = {}
    for group in groups:
        if len(group.settings) > 1:
            # They share a page because there is room for all of them, whatever happens.
            pages |= {setting.item.key: (page + 1, page + 1) for setting in group.settings}
            page += 1
            continue
        [setting] = group.settings
        taken = setting.settle(height)
        pages[setting.item.key] = (page + 1, page + taken)
        page += taken
    return pages, page


def cover(front: Front, furniture: Furniture, pages: Pages, *, last: bool = False) -> list[str]:
    """The cover, a section without running head; what the office says of itself is its foot."""
    out = front.cover(pages)
    table = front.foot()
    relation = ""
    if table:
        furniture.part("footer0.xml", f"<w:ftr {NAMESPACES}>{table}</w:ftr>")
        relation = furniture.made.relations.to("footer", "footer0.xml")
    section = furniture.section("", relation, top=TOP, foot_at=points(furniture.style.page.bottom) - 2.0)
    if last:
        return [*out, section]
    out[-1] = ending_section(out[-1], section)
    return out
