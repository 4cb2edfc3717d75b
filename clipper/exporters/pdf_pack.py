"""The Clippings pack: cover, contents, and every item on a page of its own unless it is a brief."""

from collections.abc import Sequence

from clipper.exporters import pdf_end
from clipper.exporters.pdf_blocks import Block, height_of
from clipper.exporters.pdf_front import Front
from clipper.exporters.pdf_items import ItemSetter
from clipper.exporters.pdf_pages import Flow, Sheet
from clipper.exporters.pdf_task import Task, begin, run_on
from clipper.i18n import _
from clipper.model.document import DocumentSection, Item, Paragraph, Table


def sheets(task: Task) -> list[Sheet]:
    """Every page of the pack."""
    style = task.type.style
    front = Front(task)
    before = (front.cover() if style.cover.shown else []) + (front.contents() if style.contents.shown else [])
    setter = ItemSetter(task, task.page)
    flow = Flow(task.page, task.page.text_x, setter.label)
    _lay_items(task, setter, flow)
    if flow.sheets:
        flow.put(list(pdf_end.disclaimer(task)))
    return before + flow.sheets


def _lay_items(task: Task, setter: ItemSetter, flow: Flow) -> None:
    """Put every item on sheets; briefs share a sheet as long as the next fits whole."""
    document, items = task.document, task.type.style.items
    total = sum(len(section.items) for section in document.sections)
    done, after_brief = 0, False
    for section in document.sections:
        for at, item in enumerate(section.items):
            task.progress.step(done, total, _("Setting articles"))
            blocks = setter.blocks(item, section if at == 0 else None)
            brief = not items.new_page or printed_words(item) < items.brief_words
            if not (brief and after_brief and _fits(blocks, flow, items.brief_gap)):
                flow.turn()
            else:
                flow.skip(items.brief_gap)
            _lay(item, section, at == 0, blocks, setter, flow)
            done, after_brief = done + 1, brief
        after_brief = False


def _lay(
    item: Item, section: DocumentSection, opens: bool, blocks: Sequence[Block], setter: ItemSetter, flow: Flow
) -> None:
    """Put one item on the current sheet and those after it."""
    first = len(flow.sheets) - 1
    begin(flow.sheets[first], item, section, opens)
    flow.put(blocks)
    for note in flow.settle(first):
        flow.put(setter.unplaced(note.texts))
    run_on(flow.sheets, first, item, section)


def printed_words(item: Item) -> int:
    """How many words of an item's own text are printed."""
    words_ = 0
    for block in item.blocks:
        if isinstance(block, Paragraph):
            words_ += block.text.count(" ") + 1
        elif isinstance(block, Table):
            words_ += sum(len(cell.split()) for row in block.rows for cell in row)
    return words_


def _fits(blocks: Sequence[Block], flow: Flow, gap: float) -> bool:
    return height_of(blocks) <= flow.room(gap) - 2.0
