"""Documents as Word files: our own styles, real headings and fields, and contents that are right when opened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from clipper import paths
from clipper.exporters import word_package
from clipper.exporters.base import whole_or_not_at_all
from clipper.exporters.style import Style, date_written, points, right_to_left, weekday_date, words
from clipper.exporters.word_front import Front
from clipper.exporters.word_items import ItemSetter, Made, Setting, comment_words
from clipper.exporters.word_measure import Block, height_of, page_count
from clipper.exporters.word_package import HEAD, Packed, Relations
from clipper.exporters.word_parts import font_table_xml, numbering_xml, settings_xml
from clipper.exporters.word_sorts import FOOT_GAP
from clipper.exporters.word_styles import styles_xml
from clipper.exporters.word_xml import (
    DRAWING_NAMESPACES,
    NAMESPACES,
    attribute,
    ending_section,
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
_ARABIC_LETTERS = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_HEBREW_LETTERS = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_DEVANAGARI_LETTERS = re.compile("[\u0900-\u097f]")
_THAI_LETTERS = re.compile("[\u0e00-\u0e7f]")
_BOLD_ITALIC = re.compile('StrongEmphasis"|<w:bCs/><w:i/>')
_APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Clipper</Application></Properties>"
)
_PROPERTIES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


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
        self.rtl = right_to_left(document.language)
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
        return self._package(everything)

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
                used = height_of(setting.blocks)
                if follows and used <= room:
                    groups[-1].settings.append(setting)
                    room -= used
                    continue
                if follows:
                    setting.xml[0] = setting.xml[0].replace("ItemOutletNext", "ItemOutlet", 1)
                    setting.blocks[0] = setting.blocks[0]._replace(before=0.0)
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
        section = self._section("", relation, top=24.0, foot_at=points(self.style.page.bottom) - 2.0)
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

    def _section(self, head: str, foot: str, *, top: float = 0.0, foot_at: float = 0.0) -> str:
        """A section's properties: its head and foot by relation, the sheet and its margins (mm; `foot_at` in points)."""
        page = self.style.page
        notice = self.style.rows["foot_notice"].leading + FOOT_GAP
        lines = notice if self.document.office.notice.strip() else 0.0
        sides = {
            "top": points(top or page.top),
            "right": points(page.left if self.rtl else page.right),
            "bottom": points(page.bottom),
            "left": points(page.right if self.rtl else page.left),
            # A line of exact height stands with a fifth of it below its baseline.
            "header": points(page.head) - 0.8 * self.style.rows["running_outlet"].leading,
            "footer": foot_at or points(page.foot) - 0.2 * self.style.rows["foot"].leading - lines,
        }
        margins = " ".join(f'w:{side}="{round(size * 20)}"' for side, size in sides.items())
        size = f'w:w="{round(points(page.width) * 20)}" w:h="{round(points(page.height) * 20)}"'
        referred = f'<w:headerReference w:type="default" r:id="{head}"/>' if head else ""
        referred += f'<w:footerReference w:type="default" r:id="{foot}"/>' if foot else ""
        turned = "<w:bidi/>" if self.rtl else ""
        return (
            f'<w:sectPr>{referred}<w:type w:val="nextPage"/><w:pgSz {size}/><w:pgMar {margins} w:gutter="0"/>'
            f'<w:cols w:space="720"/>{turned}</w:sectPr>'
        )

    def _part(self, name: str, content: str) -> None:
        self.files[f"word/{name}"] = HEAD + content.encode()

    def _package(self, body: str) -> dict[str, bytes | Packed]:
        """The main part with everything it refers to."""
        hebrew = bool(_HEBREW_LETTERS.search(body)) and not _ARABIC_LETTERS.search(body)
        fonts, page = Relations(), self.style.page
        embedded = dict(self._fonts(body))
        relation = {file: fonts.to("font", f"fonts/{Path(file).stem}.odttf") for file in embedded}
        self._part("styles.xml", self._styles(hebrew))
        self._part("settings.xml", settings_xml(self.document.language))
        self._part("numbering.xml", numbering_xml(self.made.lists, 0.0 if self.rtl else points(page.gap + page.side)))
        self._part("fontTable.xml", font_table_xml(self.style.faces.values(), relation))
        if self.made.comments:
            self._part("comments.xml", self._comments())
        return {
            "docProps/app.xml": HEAD + _APPLICATION.encode(),
            "docProps/core.xml": HEAD + self._properties().encode(),
            "word/document.xml": HEAD + body.encode(),
            "word/_rels/document.xml.rels": self.made.relations.xml(),
            "word/_rels/fontTable.xml.rels": fonts.xml(),
            **self.files,
            **{f"word/{part}": data for part, data in self.made.pictures.parts.items()},
            **{f"word/fonts/{Path(file).stem}.odttf": packed for file, packed in embedded.items()},
        }

    def _styles(self, hebrew: bool) -> str:
        """The template's styles, where it is the template of this style; else the style's own."""
        if self.style.name != "clippings" or self.rtl or hebrew:
            return styles_xml(self.style, self.document.language, mirrored=self.rtl, hebrew=hebrew)
        found = word_package.part_of(paths.resource(TEMPLATE), "word/styles.xml").removeprefix(HEAD).decode()
        return found.replace('w:lang w:val="en-GB"', f'w:lang w:val="{locale(self.document.language) or "en-GB"}"', 1)

    def _fonts(self, body: str) -> Iterator[tuple[str, Packed | bytes]]:
        """The faces this document uses, as documents carry them."""
        scripts = {
            "naskh": _ARABIC_LETTERS,
            "sans_arabic": _ARABIC_LETTERS,
            "serif_hebrew": _HEBREW_LETTERS,
            "sans_hebrew": _HEBREW_LETTERS,
            "devanagari": _DEVANAGARI_LETTERS,
            "thai": _THAI_LETTERS,
        }
        template = paths.resource(TEMPLATE)
        for key, face in self.style.faces.items():
            letters = next((found for script, found in scripts.items() if key.startswith(script)), None)
            if letters is not None and not letters.search(body):
                continue
            if key == "sans_bold_italic" or (key == "serif_bold_italic" and not _BOLD_ITALIC.search(body)):
                continue
            yield face.file, word_package.packed_from(template, f"word/fonts/{Path(face.file).stem}.odttf")

    def _comments(self) -> str:
        """Every margin label as a comment by whoever made the mark, else by the office."""
        document = self.document
        made = []
        for number, (label, _language) in enumerate(self.made.comments):
            role, said = comment_words(label, document.language)
            author = label.author or document.office.name or "Clipper"
            initials = "".join(part[0] for part in author.split())[:4] if label.author else document.office.initials
            reference = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
            content = reference + run(role, "Label", rtl=self.rtl) + (run(f"\n{said}", rtl=self.rtl) if said else "")
            facts = f'w:id="{number}" w:author="{attribute(author)}" w:date="{self._moment()}"'
            facts += f' w:initials="{attribute(initials or "C")}"'
            made.append(f"<w:comment {facts}>{paragraph('CommentText', content)}</w:comment>")
        return f"<w:comments {NAMESPACES}>{''.join(made)}</w:comments>"

    def _moment(self) -> str:
        """The issue's own date and time: the file says nothing of when it was written."""
        day = self.document.date if re.fullmatch(r"\d{4}-\d\d-\d\d", self.document.date) else "1980-01-01"
        time = self.document.as_at if re.fullmatch(r"\d\d:\d\d", self.document.as_at) else "00:00"
        return f"{day}T{time}:00Z"

    def _properties(self) -> str:
        """The document's properties (ECMA-376 part 2, 11)."""
        document, moment = self.document, self._moment()
        subject = " · ".join(
            part for part in (self.words[self.style.genre], date_written(document.date, document.language)) if part
        )
        said = {
            "dc:title": self.title,
            "dc:subject": subject,
            "dc:creator": document.office.name or "Clipper",
            "dc:language": locale(document.language),
            "dc:identifier": document.uid,
            "cp:lastModifiedBy": document.office.name or "Clipper",
        }
        facts = "".join(f"<{key}>{attribute(value)}</{key}>" for key, value in said.items() if value)
        dates = "".join(
            f'<dcterms:{key} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{key}>' for key in ("created", "modified")
        )
        return f"<cp:coreProperties {_PROPERTIES}>{facts}<cp:revision>1</cp:revision>{dates}</cp:coreProperties>"


def _cut(text: str, longest: int) -> str:
    """Text on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"
