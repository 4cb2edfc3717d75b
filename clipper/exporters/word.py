"""Documents as Word files: our own styles, real headings and fields, and contents that are right when opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clipper import paths
from clipper.exporters import item_words, word_package
from clipper.exporters.base import whole_or_not_at_all
from clipper.exporters.style import Style, date_written, folio_words, points, weekday_date, words
from clipper.exporters.word_front import Front
from clipper.exporters.word_items import ItemSetter, Made, Setting, comment_words
from clipper.exporters.word_measure import Block, page_count
from clipper.exporters.word_package import HEAD, Packed, Relations
from clipper.exporters.word_styles import font_table_xml, numbering_xml, settings_xml, styles_xml
from clipper.exporters.word_xml import (
    DRAWING_NAMESPACES,
    NAMESPACES,
    attribute,
    ending_section,
    escape,
    field,
    locale,
    paragraph,
    phrase,
    run,
)
from clipper.model.document import Document, DocumentSection, Figure, Item
from clipper.progress import Progress

suffix = ".docx"
name = "Word"

TEMPLATE = "styles/word-template.docx"
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"}
_HEBREW = {"he", "iw", "yi"}
_LATIN_FACES = ("serif", "sans", "display", "light")


@dataclass(slots=True)
class _Group:
    """Items that share a Word section: one, or briefs that fit on a page together."""

    section: DocumentSection
    settings: list[Setting]
    first: int = 0
    """Page it begins on."""

    @property
    def blocks(self) -> list[Block]:
        """The heights of all its paragraphs."""
        return [block for setting in self.settings for block in setting.blocks]


def write(document: Document, style: Style, path: Path, *, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the document as a Word file, whole or not at all; the answer is what a reader of it should be told."""
    book = _Book(document, style, progress or Progress())
    parts = book.parts()
    with whole_or_not_at_all(path) as fresh:
        word_package.write(fresh, parts)
    return tuple(dict.fromkeys(book.made.warnings))


class _Book:
    """One document on its way into a package."""

    def __init__(self, document: Document, style: Style, progress: Progress) -> None:
        self.document = document
        self.style = style
        self.progress = progress
        self.words = words(document.language)
        self.rtl = document.language.lower()[:2] in _RIGHT_TO_LEFT
        self.made = Made()
        page = style.page
        self.height = points(page.height - page.top - page.bottom)
        self.title = " ".join(document.title.split()) or self.words[style.genre]
        self.files: dict[str, bytes | Packed] = {}
        self.heads: dict[str, str] = {}

    def parts(self) -> dict[str, bytes | Packed]:
        """Every part of the package, in order."""
        made, document = self.made, self.document
        marks = [f"_Toc_s{number + 1}" for number in range(len(document.sections))]
        groups = self._groups(marks)
        front = Front(document, self.style, marks, rtl=self.rtl)
        pages, total = self._number(groups, front)
        for kind in ("styles", "settings", "fontTable", "numbering"):
            made.relations.to(kind, f"{kind}.xml")
        foot = self._foot_part(total)
        body: list[str] = []
        shows_contents = self.style.contents.shown and bool(groups)
        if self.style.cover.shown or not groups:
            body += self._cover(front, pages, last=not groups)
        if shows_contents:
            contents = front.contents(pages)
            head = self._head_part(self.words["contents"], self.title)
            contents[-1] = ending_section(contents[-1], self._section(head, foot))
            body += contents
        for group in groups:
            body += [xml for setting in group.settings for xml in setting.xml]
            head = self._head_part(group.section.title.strip() or self.words[self.style.genre], self._outlet(group))
            if group is groups[-1]:
                body.append(self._section(head, foot))
            else:
                body[-1] = ending_section(body[-1], self._section(head, foot))
        if made.comments:
            made.relations.to("comments", "comments.xml")
        opening = f"<w:document {NAMESPACES} {DRAWING_NAMESPACES}><w:body>"
        everything = f"{opening}{''.join(body)}</w:body></w:document>"
        return self._package(everything.encode())

    def _groups(self, marks: Sequence[str]) -> list[_Group]:
        """The items set, those that share a page put together."""
        setter = ItemSetter(self.document, self.style, self.made, rtl=self.rtl)
        items = sum(len(section.items) for section in self.document.sections)
        groups: list[_Group] = []
        done = 0
        for number, section in enumerate(self.document.sections):
            room = 0.0
            for item in section.items:
                self.progress.step(done, items, item.headline)
                done += 1
                opens = item is section.items[0]
                brief = self._brief(item)
                follows = brief and room > 0 and not opens
                setting = setter.set(item, section.title.strip() if opens else "", marks[number], follows=follows)
                used = _height(setting.blocks)
                if follows and used <= room:
                    groups[-1].settings.append(setting)
                    room -= used
                    continue
                if follows:
                    setting.xml[0] = setting.xml[0].replace("ItemOutletNext", "ItemOutlet", 1)
                    setting.blocks[0] = setting.blocks[0]._replace(before=setting.blocks[0].before - 26)
                groups.append(_Group(section, [setting]))
                room = self.height - used if brief and self.style.items.brief_words else 0.0
        return groups

    def _brief(self, item: Item) -> bool:
        """Whether an item may share its page."""
        short = item.words < self.style.items.brief_words
        return short and not any(isinstance(block, Figure) for block in item.blocks)

    def _number(self, groups: Sequence[_Group], front: Front) -> tuple[dict[str, tuple[int, int]], int]:
        """The pages of every item, and how many there are in all."""
        page = 1 if self.style.cover.shown or not groups else 0
        page += front.contents_pages() if self.style.contents.shown and groups else 0
        pages: dict[str, tuple[int, int]] = {}
        for group in groups:
            group.first = page + 1
            before: list[Block] = []
            for setting in group.settings:
                start = page_count(before, self.height)[0] if before else 1
                before = before + setting.blocks
                end = page_count(before, self.height)[0]
                pages[setting.item.key] = (page + start, page + end)
            page += page_count(group.blocks, self.height)[0]
        return pages, max(page, 1)

    def _cover(self, front: Front, pages: dict[str, tuple[int, int]], *, last: bool) -> list[str]:
        """The cover, a section without running head; what the office says of itself is its foot."""
        out = front.cover(pages)
        table = front.foot()
        relation = ""
        if table:
            self._part("footer0.xml", f"<w:ftr {NAMESPACES}>{table}</w:ftr>")
            relation = self.made.relations.to("footer", "footer0.xml")
        page = self.style.page
        section = self._section("", relation, top=24.0, head=12.0, foot=page.bottom - 6)
        if last:
            return [*out, section]
        out[-1] = ending_section(out[-1], section)
        return out

    def _outlet(self, group: _Group) -> str:
        """What the running head says at its end: outlet and date of the only item, else the title."""
        if len(group.settings) > 1:
            return self.title
        item = group.settings[0].item
        day = weekday_date(item.day, self.document.language) if item.day else ""
        return " · ".join(part for part in (item.outlet or item.headline[:60], day) if part)

    def _head_part(self, left: str, right: str) -> str:
        """The relation of a running head; equal ones are one part."""
        left, right = _cut(left, 70), _cut(right, 90)
        content = run(left, "Label", rtl=self.rtl) + run("\t") + run(right, rtl=self.rtl)
        if content not in self.heads:
            part = f"header{len(self.heads) + 1}.xml"
            head = paragraph("HeaderRTL" if self.rtl else "Header", content)
            self._part(part, f"<w:hdr {NAMESPACES}>{head}</w:hdr>")
            self.heads[content] = self.made.relations.to("header", part)
        return self.heads[content]

    def _foot_part(self, total: int) -> str:
        """The foot of every page but the cover: title, date and number; page n of N; the office's notice."""
        document = self.document
        facts = [_cut(self.title, 70), date_written(document.date, document.language)]
        facts += [self.words["issue"].format(number=document.number)] if document.number else []
        fields = {"n": field("PAGE", "1"), "total": field("NUMPAGES", str(total))}
        content = run(" · ".join(facts), rtl=self.rtl) + run("\t") + phrase(self.words["n_of_n"], fields, rtl=self.rtl)
        lines = paragraph("FooterRTL" if self.rtl else "Footer", content)
        notice = document.office.notice.strip()
        if notice:
            lines += paragraph("FooterNoticeRTL" if self.rtl else "FooterNotice", run(_cut(notice, 160), rtl=self.rtl))
        self._part("footer1.xml", f"<w:ftr {NAMESPACES}>{lines}</w:ftr>")
        return self.made.relations.to("footer", "footer1.xml")

    def _section(
        self, head: str, foot: str, *, top: float = 0.0, head_at: float = 0.0, **_options: float
    ) -> str:
        raise NotImplementedError
