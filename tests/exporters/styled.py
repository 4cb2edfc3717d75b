"""Styles of one's own for tests, and what their exports look like when they are read back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
from docx import Document as open_word
from issues import document, item, paragraph, png

from clipper.exporters import registry, style
from clipper.exporters.style import Style
from clipper.model.annotation import Role
from clipper.model.briefing import Office, Rendition
from clipper.model.document import (
    Document,
    DocumentSection,
    Figure,
    Lead,
    MarkLabel,
    Paragraph,
    Play,
    PlayReport,
    PullQuote,
    Run,
)

OFFICE = Office(
    state="Republic of Valmora", name="Press Office", initials="PO", notice="For internal use", about="What this is.",
    contact=("Duty officer",), distribution="Minister",
)  # fmt: skip
LONG = "The harbour master said that long-standing restrictions on night-time traffic would be reviewed. " * 9


def issue() -> Document:
    """Two sections with an item for every form: marks of every role, a facsimile, commentary, a play report."""
    marks = Paragraph(
        tuple(Run(f"{role.value} said. ", roles=(role,), labels=(MarkLabel(role, "A speaker"),)) for role in Role)
    )
    first = item(
        "k1", "Pilots return to the roads after a strike of four days", city="Norderhaven", page="3", kicker="At sea",
        deck="The deal puts off the new rota.", byline="Jette Brockmann", credit="Meridian Wire", edition="late",
        blocks=(marks, *map(paragraph, [LONG]), PullQuote("Nobody won tonight.", "The mediator")), words=350,
        commentary=("Our view.",), summary=(LONG,), url="https://press.example/pilots",
    )  # fmt: skip
    scan = Figure(png(800, 1100, "L"), "image/png", 800, 1100, facsimile=True, dpi=100)
    second = item("k2", "A brief from the port", "Forty-one ships wait in the roads.", words=7)
    third = item("k3", "Another brief", "Grain arrives first.", words=3)
    paper = item("k4", "The front page", blocks=(scan,), page="1", rendition=Rendition.FACSIMILE, words=0)
    sections = (
        DocumentSection("section-1", "Ports and shipping", (first, second, third)),
        DocumentSection("section-2", "Trade talks", (paper,)),
    )
    return document(
        title="Morning brief", office=OFFICE, sections=sections, as_at="06:40", edition="Morning edition", minutes=4,
        period=("2025-06-10", "2025-06-11"), media=("The Harbour Gazette",), leads=(Lead("k1", "Pilots return", "Four days."),),
        play=PlayReport(("Gazette",), (("Strike", (Play("3"),)),)),
    )  # fmt: skip


def own(text: str, folder: Path, extends: str = "clippings") -> Style:
    """A style of one's own that says this."""
    files = {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix == ".png"}
    return style.parse(f'extends = "{extends}"\n{text}', "ours.toml", files)


class Export(NamedTuple):
    """A file read back: its words, and what else can be told of it."""

    text: str
    looks: tuple[object, ...]


def pdf(made: Document, look: Style, folder: Path) -> Export:
    """The PDF, with every page's size and what stands where, in which font and colour."""
    path = folder / "issue.pdf"
    registry.exporter_for(path).write(made, look, path)
    with pypdfium2.PdfDocument(path) as opened:
        words = "\n".join(page.get_textpage().get_text_bounded() for page in opened)
        looks = [(page.get_size(), tuple(_drawn(page))) for page in opened]
    return Export(" ".join(words.split()), tuple(looks))


def _drawn(page: Any) -> Iterator[object]:
    for one in page.get_objects():
        yield (one.type, tuple(round(edge, 1) for edge in one.get_bounds()), _ink(one), _font(one))


def _ink(one: Any) -> tuple[int, ...]:
    import ctypes

    import pypdfium2.raw as raw

    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(one, *parts)
    fill = tuple(part.value for part in parts)
    raw.FPDFPageObj_GetStrokeColor(one, *parts)
    return (*fill, *(part.value for part in parts))


def _font(one: Any) -> str:
    import ctypes

    import pypdfium2.raw as raw

    if one.type != raw.FPDF_PAGEOBJ_TEXT:
        return ""
    name = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(one), name, 128)
    return name.value.decode()


def word(made: Document, look: Style, folder: Path) -> Export:
    """The Word file, with its sections' sheets and heads, its paragraphs' styles and its styles' facts."""
    path = folder / "issue.docx"
    registry.exporter_for(path).write(made, look, path)
    opened = open_word(str(path))
    words = [*_words(opened.element.body)]
    looks: list[object] = []
    for section in opened.sections:
        looks.append(section._sectPr.xml)
        words += [*_words(section.header._element), *_words(section.footer._element)]
    looks += [paragraph.style.name if paragraph.style else "" for paragraph in opened.paragraphs]
    looks += [one.element.xml for one in opened.styles]
    looks.append(len(opened.inline_shapes))
    return Export(" ".join("".join(words).split()), tuple(looks))


def _words(element: Any) -> Iterator[str]:
    for node in element.iter():
        name = str(node.tag).rpartition("}")[2]
        if name == "t":
            yield node.text or ""
        elif name in ("p", "tab", "br"):
            yield " "
