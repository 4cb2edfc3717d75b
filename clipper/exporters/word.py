"""Documents as Word files: our own styles, real headings and fields, and contents that are right when opened."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from clipper import paths
from clipper.exporters import (
    word_clippings,
    word_executive,
    word_facsimile,
    word_links,
    word_package,
)
from clipper.exporters.base import whole_or_not_at_all
from clipper.exporters.style import Style, date_written, points, right_to_left, words
from clipper.exporters.style_fonts import travels
from clipper.exporters.styled_issue import styled
from clipper.exporters.word_character_styles import run_facts
from clipper.exporters.word_front import Front
from clipper.exporters.word_furniture import Furniture
from clipper.exporters.word_package import HEAD, Packed, Relations
from clipper.exporters.word_parts import (
    font_key,
    font_part,
    font_table_xml,
    footnotes_xml,
    numbering_xml,
    obfuscated,
    settings_xml,
)
from clipper.exporters.word_scripts import styles_of
from clipper.exporters.word_styles import styles_xml
from clipper.exporters.word_text import Made, comment_words
from clipper.exporters.word_xml import (
    DRAWING_NAMESPACES,
    NAMESPACES,
    WORD_2010,
    attribute,
    locale,
    paragraph,
    run,
)
from clipper.model.document import Document
from clipper.progress import Progress

suffix = ".docx"
name = "Word"
whole = True

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


_MAKERS: dict[str, Callable[[Document, Style, Made, Furniture, Progress], list[str]]] = {
    "clippings": word_clippings.body,
    "executive": word_executive.body,
    "facsimile": word_facsimile.body,
    "links": word_links.body,
}
"""What makes up the pages of each form of style."""


def write(document: Document, style: Style, path: Path, *, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the document as a Word file, whole or not at all; the answer is what a reader of it should be told."""
    book = _Book(styled(document, style), style, progress or Progress())
    parts = book.parts()
    with whole_or_not_at_all(path) as fresh:
        word_package.write(fresh, parts)
    return tuple(dict.fromkeys((*style.warnings, *book.made.warnings)))


class _Book:
    """One document on its way into a package."""

    def __init__(self, document: Document, style: Style, progress: Progress) -> None:
        self.document = document
        self.style = style
        self.progress = progress
        self.words = words(document.language)
        self.rtl = right_to_left(document.language)
        self.made = Made()
        self.furniture = Furniture(document, style, self.made)

    def parts(self) -> dict[str, bytes | Packed]:
        """Every part of the package, in order."""
        made = self.made
        for kind in ("styles", "settings", "fontTable", "numbering"):
            made.relations.to(kind, f"{kind}.xml")
        body = _MAKERS[self.style.form](self.document, self.style, made, self.furniture, self.progress)
        if self.style.cover.shown and self.style.form in ("executive", "links"):
            marks = [f"_Toc_s{number + 1}" for number in range(len(self.document.sections))]
            body = [*word_clippings.cover(Front(self.furniture, marks), self.furniture, {}), *body]
        for kind, gathered in (("comments", made.comments), ("footnotes", made.notes)):
            if gathered:
                made.relations.to(kind, f"{kind}.xml")
        opening = f"<w:document {NAMESPACES} {DRAWING_NAMESPACES} {WORD_2010}><w:body>"
        return self._package(f"{opening}{''.join(body)}</w:body></w:document>")

    def _package(self, body: str) -> dict[str, bytes | Packed]:
        """The main part with everything it refers to."""
        hebrew = bool(_HEBREW_LETTERS.search(body)) and not _ARABIC_LETTERS.search(body)
        fonts, page = Relations(), self.style.page
        embedded = dict(self._fonts(body))
        relation = {file: fonts.to("font", font_part(file)) for file in embedded}
        self.furniture.part("settings.xml", settings_xml(self.document.language, notes=bool(self.made.notes)))
        hang = points(page.hang)
        white = points(page.gap + page.side)
        number = run_facts(self.style, self.style.rows["number"], 0.0, hebrew)
        self.furniture.part("numbering.xml", numbering_xml(self.made.lists, white, hang, number))
        self.furniture.part("fontTable.xml", font_table_xml(self.style.faces.values(), relation))
        if self.made.comments:
            self.furniture.part("comments.xml", self._comments())
        if self.made.notes:
            self.furniture.part("footnotes.xml", footnotes_xml(self.made.notes, unseen=self.made.mixes))
        self.furniture.part(
            "styles.xml", self._styles(hebrew).replace("</w:styles>", f"{self._scripts(body, hebrew)}</w:styles>")
        )
        return {
            "docProps/app.xml": HEAD + _APPLICATION.encode(),
            "docProps/core.xml": HEAD + self._properties().encode(),
            "word/document.xml": HEAD + body.encode(),
            "word/_rels/document.xml.rels": self.made.relations.xml(),
            "word/_rels/fontTable.xml.rels": fonts.xml(),
            **self.furniture.files,
            **{f"word/{part}": data for part, data in self.made.pictures.parts.items()},
            **{f"word/{font_part(file)}": packed for file, packed in embedded.items()},
        }

    def _styles(self, hebrew: bool) -> str:
        """The template's styles, where it is the template of this style; else the style's own."""
        if self.style.name != "clippings" or self.rtl or hebrew:
            return styles_xml(self.style, self.document.language, mirrored=self.rtl, hebrew=hebrew)
        found = word_package.part_of(paths.resource(TEMPLATE), "word/styles.xml").removeprefix(HEAD).decode()
        return found.replace('w:lang w:val="en-GB"', f'w:lang w:val="{locale(self.document.language) or "en-GB"}"', 1)

    def _scripts(self, body: str, hebrew: bool) -> str:
        """The styles of letters that the usual faces lack."""
        parts = [body, *(data.decode() for data in self.furniture.files.values() if isinstance(data, bytes))]
        return styles_of(parts, self.style.faces, ["Hebrew"] if hebrew else [])

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
            if not Path(face.file).is_absolute():
                yield face.file, word_package.packed_from(template, f"word/{font_part(face.file)}")
            elif travels(face.file):
                yield face.file, obfuscated(Path(face.file).read_bytes(), font_key(face.file))

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
            "dc:title": self.furniture.title,
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
