"""What stands round the text of a Word document: running heads, feet, and the sections they belong to."""

from collections.abc import Mapping

from msgspec import Struct, field

from clipper.exporters.pdf_words import shortened
from clipper.exporters.style import (
    Style,
    as_at_words,
    date_written,
    points,
    right_to_left,
    title_words,
    weekday_date,
    words,
)
from clipper.exporters.style_patterns import fill, issue_values
from clipper.exporters.word_package import HEAD, Packed
from clipper.exporters.word_sorts import FOOT_GAP
from clipper.exporters.word_text import Made
from clipper.exporters.word_xml import NAMESPACES, paragraph, phrase, run, starts_rtl, turned_back
from clipper.exporters.word_xml import field as field_xml
from clipper.model.document import Document, Item


class Furniture(Struct):
    """Makes the heads, feet and sections of one document; equal heads are one part."""

    document: Document
    style: Style
    made: Made
    files: dict[str, bytes | Packed] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    runs_on: str = ""
    """The relation of the foot of a page whose item is continued."""

    @property
    def rtl(self) -> bool:
        """Whether the issue reads from the right."""
        return right_to_left(self.document.language)

    @property
    def title(self) -> str:
        """The issue's title, or the style's genre where it has none of its own."""
        return title_words(self.document.title, self.style.genre, self.document.language)

    def named(self, name: str) -> str:
        """A paragraph style by its direction."""
        return f"{name}RTL" if self.rtl else name

    @property
    def day(self) -> str:
        """The issue's day, written out."""
        return date_written(self.document.date, self.document.language)

    @property
    def words(self) -> Mapping[str, str]:
        """The fixed words in the issue's language."""
        return words(self.document.language)

    def said(self, name: str, text: str, style: str = "") -> str:
        """A paragraph of our own words; text of the other direction keeps its own inside it."""
        content = run(text, style, rtl=self.rtl or starts_rtl(text))
        return paragraph(self.named(name), content + turned_back(text, self.rtl))

    def part(self, name: str, content: str) -> None:
        """Keep a part of the package."""
        self.files[f"word/{name}"] = HEAD + content.encode()

    def head(
        self, left: str, right: str, style: str = "Header", *, continued: Item | None = None, genre: bool = False
    ) -> str:
        """The relation of a running head; `left` and `right` are what it says where the style's patterns say nothing.

        Below it stands which item is `continued`; `genre` where it says what the whole is instead of a section.
        """
        running = self.style.running
        if running.head == "none":
            return self.header(self._continued(continued)) if continued else ""
        values = issue_values(self.document, self.style.genre)
        if running.head == "office":
            left, right = (left, right) if style != "Header" else (values["office"] or self.title, self.day)
        else:
            values |= {"section": left, "item": right}
        left, right = fill(running.left, values) or left, fill(running.right, values) or right
        content = (
            run(shortened(left, 70), self.named("Runninggenre" if genre else "Runningsection"), rtl=self.rtl)
            + run("\t")
            + run(shortened(right, 90), rtl=self.rtl)
        )
        said = paragraph(self.named(style), content)
        return self.header(said + (self._continued(continued) if continued else ""))

    def _continued(self, item: Item) -> str:
        """Over the text of an item's further pages: "Headline …, continued"."""
        headline = shortened(item.headline, self.style.items.continued_headline) or self.words["untitled"]
        turned = starts_rtl(headline)
        separator = "، " if turned and self.document.language[:2] == "ar" else ", "
        content = run(headline, rtl=turned) + run(f"{separator}{self.words['continued']}", rtl=self.rtl)
        return paragraph("ContinuedRTL" if self.rtl or item.rtl else "Continued", content)

    def header(self, content: str) -> str:
        """The relation of a head made of these paragraphs."""
        if content not in self.heads:
            part = f"header{len(self.heads) + 1}.xml"
            self.part(part, f"<w:hdr {NAMESPACES}>{content}</w:hdr>")
            self.heads[content] = self.made.relations.to("header", part)
        return self.heads[content]

    def outlet(self, item: Item) -> str:
        """Outlet and day of an item, as a running head says them."""
        day = weekday_date(item.day, self.document.language) if item.day else ""
        return " · ".join(part for part in (item.outlet or item.headline[:60], day) if part)

    def foot(self, total: int) -> str:
        """The foot of every page but the cover: title, date and number; page n of N; the office's notice."""
        document, spoken = self.document, words(self.document.language)
        facts = [shortened(self.title, 70), date_written(document.date, document.language)]
        if self.style.running.foot == "as_at" and document.as_at:
            facts.append(as_at_words(document.as_at, document.language))
        elif document.number:
            facts.append(spoken["issue"].format(number=document.number))
        fields = {"n": field_xml("PAGE", "1"), "total": field_xml("NUMPAGES", str(total))}
        values = {**issue_values(document, self.style.genre), "page": "{n}", "pages": "{total}"}
        start = fill(self.style.running.foot_left, values)
        start = phrase(start, fields, rtl=self.rtl) if start else run(" · ".join(facts), rtl=self.rtl)
        end = fill(self.style.running.foot_right, values) or spoken["n_of_n"]
        content = start + run("\t") + phrase(end, fields, rtl=self.rtl)
        lines = paragraph(self.named("Footer"), content)
        notice = document.office.notice.strip()
        if notice:
            lines += paragraph(self.named("FooterNotice"), run(shortened(notice, 160), rtl=self.rtl))
        arrow = "←" if self.rtl else "→"
        on = paragraph(self.named("Continues"), run(f"{spoken['continues']} {arrow}", rtl=self.rtl))
        for name, content in (("footer2.xml", on + lines), ("footer1.xml", lines)):
            self.part(name, f"<w:ftr {NAMESPACES}>{content}</w:ftr>")
        self.runs_on = self.made.relations.to("footer", "footer2.xml")
        return self.made.relations.to("footer", "footer1.xml")

    def item(
        self, left: str, right: str, foot: str, item: Item, pages: int, *, begun: bool = False, opens: bool = False
    ) -> str:
        """The properties of a section of one item; where it takes several pages, their heads and feet say so.

        `left` is empty where its section has no title; `begun` where pages of it stand before, `opens` where a section of the
        issue opens with it: the running head says what the whole is then.
        """
        genre = self.words[self.style.genre]
        opens = not left or (opens and self.style.running.opener == "genre")
        plain = "" if begun else self.head(genre if opens else left, right, genre=opens)
        if (pages < 2 and not begun) or not (plain or begun):
            return self.section(plain, foot)
        further = self.head(left or genre, right, continued=item, genre=not left)
        return self.section(further, foot, first=plain, first_foot=self.runs_on)

    def section(
        self,
        head: str,
        foot: str,
        *,
        first: str = "",
        first_foot: str = "",
        top: float = 0.0,
        foot_at: float = 0.0,
        columns: int = 1,
        follows: bool = False,
        turned: bool = False,
    ) -> str:
        """A section's properties: its head and foot by relation, the sheet and its margins (mm; `foot_at` in points).

        `first` and `first_foot` stand on its first page where that differs; `follows` lets it begin where the one before ends;
        columns of what is `turned` begin at the right.
        """
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
        head, first, foot = ("", "", "") if follows else (head, first, foot)
        referred = f'<w:headerReference w:type="default" r:id="{head}"/>' if head else ""
        referred += f'<w:headerReference w:type="first" r:id="{first}"/>' if first else ""
        referred += f'<w:footerReference w:type="default" r:id="{foot}"/>' if foot else ""
        referred += f'<w:footerReference w:type="first" r:id="{first_foot or foot}"/>' if foot and first else ""
        gap = round(points(page.column_gap) * 20) if columns > 1 else 720
        parted = f'<w:cols w:num="{columns}" w:space="{gap}"/>' if columns > 1 else f'<w:cols w:space="{gap}"/>'
        ends = ("<w:titlePg/>" if first else "") + ("<w:bidi/>" if self.rtl or turned else "")
        return (
            f'<w:sectPr>{referred}<w:type w:val="{"continuous" if follows else "nextPage"}"/><w:pgSz {size}/>'
            f'<w:pgMar {margins} w:gutter="0"/>{parted}{ends}</w:sectPr>'
        )
