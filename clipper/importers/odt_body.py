"""From the tree of an OpenDocument text to blocks: what was deleted, hidden or noted in the margin is left out."""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _, _n
from clipper.importers.cleaning import line
from clipper.importers.odt_parts import Element, Parts, name_of, value
from clipper.importers.rtf_flow import Item, with_headings
from clipper.importers.runs import Run, joined
from clipper.importers.word_blocks import Content, Listed, Row, block_of, captioned, noted, pieces, rows_in_blocks
from clipper.model.body import Block, BlockKind, figure
from clipper.model.clipping import Picture


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SKIPPED = _words(
    """text:tracked-changes office:annotation-end text:sequence-decls text:variable-decls
    text:user-field-decls office:forms text:hidden-text text:hidden-paragraph text:script
    text:list-level-style-number office:scripts office:event-listeners text:note-citation text:ruby-text
    text:dde-connection-decls text:alphabetical-index-auto-mark-file office:dde-source svg:title
    svg:desc office:binary-data text:bookmark text:index-title-template table:table-source"""
)
"""Elements that hold nothing to read: deleted text stands in text:tracked-changes alone."""
_NO_TEXT = frozenset(("draw:image", "draw:object", "draw:object-ole", "draw:plugin", "text:soft-page-break"))
_SPACES = 200
_DEEPEST = 9
_USUAL = 24
"""Half points where nothing names a size, as LibreOffice has it."""


def content_of(parts: Parts) -> Content:
    """The document's blocks and pictures; raises Rejected where it is nested too deeply."""
    walk = _Walk(parts)
    try:
        blocks = walk.blocks_in(parts.text)
        for number, note in enumerate(walk.notes, 1):
            # A note may hold a note: the list grows while it is read.
            blocks += noted(number, walk.blocks_in(note))
    except RecursionError as problem:
        raise Rejected(_("This document is nested too deeply to be read. Nothing was filed.")) from problem
    warnings = []
    if walk.unread:
        warnings.append(_n("{n} picture could not be kept.", "{n} pictures could not be kept.", walk.unread))
    if walk.comments:
        warnings.append(_n("{n} comment was left out.", "{n} comments were left out.", walk.comments))
    blocks = with_headings([walk.looks.get(id(block)) or Item(block) for block in blocks])
    return Content(tuple(captioned(blocks)), tuple(walk.pictures.values()), walk.title, tuple(warnings))


class _Walk(Struct):
    """What was found so far, besides the blocks."""

    parts: Parts
    title: str = ""
    notes: list[Element] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    comments: int = 0
    unread: int = 0
    looks: dict[int, Item] = field(default_factory=dict)
    """By the identity of its block, how a paragraph is set."""

    def blocks_in(self, element: Element, listed: Listed | None = None, list_style: str = "") -> list[Block]:
        """All blocks below an element; `listed` where it stands in a list of that style."""
        found: list[Block] = []
        for child in element:
            name = name_of(child)
            if name in {"text:p", "text:h"}:
                found += self.paragraph(child, listed, name == "text:h")
            elif name == "text:list":
                found += self.list_of(child, listed, list_style)
            elif name == "table:table":
                found += rows_in_blocks(self.rows(child))
            elif name == "draw:frame":
                found += self.frame(child)
            elif name == "office:annotation":
                self.comments += 1
            elif name and name not in _SKIPPED and name not in _NO_TEXT:
                found += self.blocks_in(child, listed, list_style)
        return found

    def list_of(self, element: Element, outer: Listed | None, outer_style: str) -> list[Block]:
        """The items of a list, each paragraph of an item as one."""
        style = value(element, "text:style-name") or outer_style
        level = min(outer.level + 1, _DEEPEST) if outer else 0
        return self.blocks_in(element, Listed(level, self.parts.ordered(style, level)), style)

    def rows(self, table: Element) -> list[Row]:
        """The rows of a table; what is only said to be repeated is not."""
        found: list[Row] = []
        for row in table.iter(table.tag.replace("}table", "}table-row")):
            owner = next(one for one in row.iterancestors() if name_of(one) == "table:table")
            if owner is not table:
                continue
            parent = row.getparent()
            head = parent is not None and name_of(parent) == "table:table-header-rows"
            cells = [self._cell(cell) for cell in row if name_of(cell).endswith("table-cell")]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                found.append(Row(tuple(cells), head))
        return found

    def _cell(self, cell: Element) -> tuple[Block, ...]:
        return tuple(self.blocks_in(cell))

    def paragraph(self, element: Element, listed: Listed | None, heading: bool) -> list[Block]:
        """A paragraph, parted where it is broken twice, then what is anchored in it."""
        look = self.parts.look("paragraph", value(element, "text:style-name"))
        if look.hidden:
            return []
        runs: list[Run] = []
        frames: list[Block] = []
        self.runs(element, Run("", bool(look.bold), bool(look.italic)), runs, frames)
        style = next((name for name in look.names if block_of("x", (), name).kind is not BlockKind.PARAGRAPH), "")
        style = style or next((name for name in look.names if block_of("x", (), name).caption), "")
        found: list[Block] = []
        for piece in pieces(runs):
            text, spans = joined(piece)
            if not text:
                continue
            if not self.title and "title" in {name.lower() for name in look.names}:
                self.title = text
            block = block_of(text, spans, style, None if heading else listed)
            if heading and block.kind is not BlockKind.HEADING:
                level = value(element, "text:outline-level")
                level = int(level) if level.isdecimal() else look.outline or 1
                block = replace(block, kind=BlockKind.HEADING, level=max(1, min(level, 6)), caption="")
            self.looks[id(block)] = self._set(block, element, runs, look.size)
            found.append(block)
        return found + frames

    def _set(self, block: Block, element: Element, runs: Sequence[Run], usual: int) -> Item:
        """A block with the size of its letters, where all have one, and whether all are bold."""
        spans = [one for one in element.iter() if name_of(one) == "text:span" and "".join(one.itertext()).strip()]
        whole = "".join(element.itertext()).strip()
        sizes = {
            self.parts.look("text", value(one, "text:style-name")).size
            for one in spans
            if "".join(one.itertext()).strip() == whole
        }
        size = max(sizes, default=0) or usual or self.parts.look("paragraph", "Standard").size or _USUAL
        said = [run for run in runs if run.text.strip()]
        return Item(block, size, bool(said) and all(run.bold for run in said))

    def runs(self, element: Element, form: Run, into: list[Run], frames: list[Block]) -> None:
        """The text below an element as runs; a line break is a run of its own."""
        if element.text:
            into.append(replace(form, text=element.text))
        for child in element:
            self.run(child, name_of(child), form, into, frames)
            if child.tail:
                into.append(replace(form, text=child.tail))

    def run(self, child: Element, name: str, form: Run, into: list[Run], frames: list[Block]) -> None:
        """One element inside a paragraph."""
        if name == "text:span":
            look = self.parts.look("text", value(child, "text:style-name"))
            if not look.hidden:
                bold = form.bold if look.bold is None else look.bold
                italic = form.italic if look.italic is None else look.italic
                self.runs(child, replace(form, bold=bold, italic=italic), into, frames)
        elif name == "text:a":
            self.runs(child, replace(form, href=value(child, "xlink:href") or form.href), into, frames)
        elif name == "text:s":
            count = value(child, "text:c")
            into.append(replace(form, text=" " * min(int(count) if count.isdecimal() else 1, _SPACES)))
        elif name == "text:tab":
            into.append(replace(form, text=" "))
        elif name == "text:line-break":
            into.append(Run("\n"))
        elif name == "text:note":
            self.notes += [one for one in child if name_of(one) == "text:note-body"]
            into.append(Run(f"[{len(self.notes)}]"))
        elif name == "draw:frame":
            frames += self.frame(child)
        elif name == "office:annotation":
            self.comments += 1
        elif name.startswith("draw:") and name not in {"draw:a"}:
            frames += self.blocks_in(child)
        elif name and name not in _SKIPPED and name not in _NO_TEXT:
            self.runs(child, form, into, frames)

    def frame(self, element: Element) -> list[Block]:
        """What stands in a frame: the first picture of it that can be shown, or its paragraphs."""
        found: list[Block] = []
        images = [one for one in element if name_of(one) == "draw:image"]
        alt = next((line(one.text or "") for one in element if name_of(one) in {"svg:desc", "svg:title"}), "")
        for image in images:
            try:
                kept = self.parts.picture(image)
            except Rejected:
                continue
            self.pictures.setdefault(kept.sha256, kept)
            found.append(figure(picture=kept.sha256, alt=alt))
            break
        self.unread += bool(images) and not found
        return found + self._boxes(element)

    def _boxes(self, element: Element) -> list[Block]:
        boxes: Iterable[Element] = (one for one in element if name_of(one) in {"draw:text-box", "table:table"})
        return [block for box in boxes for block in self._box(box)]

    def _box(self, box: Element) -> list[Block]:
        return rows_in_blocks(self.rows(box)) if name_of(box) == "table:table" else self.blocks_in(box)
