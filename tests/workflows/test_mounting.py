"""A cutting in a briefing: mounted with locator and source line, in Word, PDF and HTML; any other clipping as before."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from clipper.exporters.style import load
from clipper.model.body import Body, paragraph
from clipper.model.briefing import Rendition
from clipper.model.clipping import Draft, MediaType, Original, Published
from clipper.model.cutting import PageFile, Piece, RegionRole
from clipper.model.document import Figure
from clipper.store.library import Library
from clipper.workflows import export_briefing, mounting
from tests.newspaper_page import HEADLINE, OUTLET, newspaper

pytestmark = pytest.mark.xdist_group("mounting")

RIGHTS = "© The Harbour Gazette 2025"
PAGE = Draft(OUTLET, Body((paragraph("All of it."),)), outlet=OUTLET, media_type=MediaType.PDF, page="1", rights=RIGHTS,
             published=Published("11 June 2025", "2025-06-11"))  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, int, int]]:
    """A library with a newspaper's page cut into a clipping, and the briefing that has it as a facsimile."""
    from msgspec.structs import replace

    made = newspaper()
    with Library.create(tmp_path_factory.mktemp("mounting") / "Test.clipper") as library:
        draft = replace(PAGE, original=Original("gazette.pdf", "application/pdf", data=made.data))
        (page,) = library.file([draft])
        original = library.clippings.one(page.id).draft.original
        assert original
        file = PageFile(original.sha256, original.name, original.media_type)
        cutting = replace(
            PAGE, headline=HEADLINE, body=Body((paragraph("The harbour council voted."),)), original=original
        )
        number = library.cuttings.file(cutting, made.pieces(file, page.id))
        briefing = library.briefings.new("Morning", date="2025-06-11")
        library.briefings.change(briefing, style="facsimile")
        library.briefings.add_entries(briefing, [number], section="Ports")
        for section in library.briefings.one(briefing).sections:
            for entry in section.entries:
                library.briefings.change_entry(entry.id, rendition=Rendition.FACSIMILE)
        yield library, number, briefing


def figures(library: Library, briefing: int) -> list[Figure]:
    document = export_briefing.document(library, briefing)
    return [block for s in document.sections for item in s.items for block in item.blocks if isinstance(block, Figure)]


def test_a_facsimile_of_a_cutting_is_the_mounted_cutting(shelf: tuple[Library, int, int]) -> None:
    library, _number, briefing = shelf
    (figure,) = figures(library, briefing)
    assert figure.facsimile
    assert figure.mounted
    # pieces from both pages on one sheet, at 300 dots an inch, within the room of the style's page
    assert figure.page.split(", ")[0] == "1"
    assert figure.dpi == pytest.approx(300, abs=1)
    room = mounting.room_of(load("facsimile"))
    assert figure.height / figure.dpi * 72 <= room.height * 1.3
    assert figure.mounted.share == pytest.approx(0.32, abs=0.03)
    assert figure.mounted.sized
    with Image.open(io.BytesIO(figure.mounted.locator)) as small:
        assert small.width == 220


@pytest.mark.parametrize("style", ["clippings", "facsimile"])
def test_source_scale_share_and_rights_are_printed_with_it(
    shelf: tuple[Library, int, int], style: str, tmp_path: Path
) -> None:
    from clipper.pages import page_layer, render

    library, _number, briefing = shelf
    path = tmp_path / "issue.pdf"
    export_briefing.export(library, briefing, path, style=style)
    with render.opened(path.read_bytes()) as document:
        pages = [" ".join(page_layer.of_pdf(document, n).text.split()) for n in range(len(document))]
    (page,) = [one for one in pages if "Cut out of page 1" in one]
    assert "% of the page" in page
    assert "reproduced at" in page
    assert "above the fold" in page
    assert "Wednesday, 11 June 2025" in page
    assert page.count(RIGHTS) >= 1


def test_word_and_html_print_the_same_picture_and_the_locator(shelf: tuple[Library, int, int], tmp_path: Path) -> None:
    library, _number, briefing = shelf
    word, web = tmp_path / "issue.docx", tmp_path / "issue.html"
    for path in (word, web):
        export_briefing.export(library, briefing, path, style="clippings")
    with zipfile.ZipFile(word) as package:
        kept = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
        text = package.read("word/document.xml").decode()
    (figure,) = figures(library, briefing)
    assert figure.data in kept
    assert "Cut out of page 1" in text
    html = web.read_text(encoding="utf-8")
    assert 'class="locator"' in html
    assert "Cut out of page 1" in html


def test_a_list_of_links_says_where_a_cutting_stood_and_reproduces_nothing(
    shelf: tuple[Library, int, int], tmp_path: Path
) -> None:
    library, _number, briefing = shelf
    for ending in ("html", "md", "docx", "pdf"):
        export_briefing.export(library, briefing, tmp_path / f"links.{ending}", style="links")
    with zipfile.ZipFile(tmp_path / "links.docx") as package:
        word = re.sub("<[^>]+>", " ", package.read("word/document.xml").decode())
        (small,) = (package.read(name) for name in package.namelist() if name.startswith("word/media/"))
    assert max(Image.open(io.BytesIO(small)).size) < 400
    html = (tmp_path / "links.html").read_text(encoding="utf-8")
    pdf = pypdfium2.PdfDocument(tmp_path / "links.pdf")
    told = (html, (tmp_path / "links.md").read_text("utf-8"), word, pdf[0].get_textpage().get_text_range())
    for said in told:
        assert "Wednesday, 11 June 2025 · Cut out of page 1" in said and "nothing is reproduced here" in said
        assert "council voted" not in said
    assert "<figure" not in html and html.count('class="places"') == 1


def test_what_was_not_cut_out_is_not_mounted(shelf: tuple[Library, int, int]) -> None:
    library, _number, _briefing = shelf
    assert mounting.of(library, library.clippings.one(1)) == ()


def test_a_piece_of_a_file_that_is_gone_costs_no_more_than_the_facsimile(library: Library) -> None:
    file = PageFile("ab" * 32, "gone.pdf", "application/pdf")
    number = library.cuttings.file(Draft("Gone", Body()), [Piece(file, 0, 0.1, 0.1, 0.2, 0.2, RegionRole.BODY)])
    assert mounting.of(library, library.clippings.one(number)) == ()
