"""An article cut out of a newspaper made here: its words in order, its fields, its photo; changed again with marks kept."""

import io
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from rapidfuzz.distance import Levenshtein

from clipper.annotate import anchors
from clipper.errors import ClipperError
from clipper.model.annotation import Role
from clipper.model.body import BlockKind, Body, paragraph
from clipper.model.clipping import Clipping, Draft, MediaType, Original, Published
from clipper.model.cutting import PageFile, Piece, RegionRole
from clipper.model.intake import Ocr
from clipper.pages.page_layer import PageWord, PageWords
from clipper.pages.regions import Box
from clipper.pages.turning import box_turned
from clipper.progress import Cancelled, Progress
from clipper.store.library import Library
from clipper.workflows import cut_out
from clipper.workflows.page_words import PageReader, remember, remembered
from tests.newspaper_page import (
    BYLINE,
    CAPTION,
    CREDIT,
    DECK,
    HEADLINE,
    HEIGHT,
    OUTLET,
    PARAGRAPHS,
    WIDTH,
    Made,
    newspaper,
)
from tests.scans import ocr_engine as ocr_engine

pytestmark = pytest.mark.xdist_group("cutting")

FILE = PageFile("ab" * 32, "gazette.pdf", "application/pdf")


@pytest.fixture(scope="module")
def made() -> Made:
    return newspaper()


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with PageReader() as reader:
        yield reader


@pytest.fixture
def page(library: Library, made: Made) -> Clipping:
    """The newspaper as it was filed."""
    draft = Draft(
        "The Harbour Gazette of Wednesday",
        Body((paragraph("All of it."),)),
        outlet=OUTLET,
        media_type=MediaType.PDF,
        page="1",
        published=Published("11 June 2025", "2025-06-11"),
        rights="© The Harbour Gazette",
        original=Original("gazette.pdf", "application/pdf", data=made.data),
    )
    return library.clippings.one(library.file([draft])[0].id)


def file_of(page: Clipping) -> PageFile:
    assert page.draft.original
    return PageFile(page.draft.original.sha256, page.draft.original.name, page.draft.original.media_type)


def test_an_article_over_two_pages_becomes_one_clipping(
    library: Library, page: Clipping, made: Made, reader: PageReader
) -> None:
    pieces = made.pieces(file_of(page), page.id)
    cut = cut_out.cut_out(pieces, page, library.originals.path, reader=reader)
    filed = library.clippings.one(cut_out.file(library, cut)).draft
    assert (filed.headline, filed.deck, filed.byline, filed.authors) == (HEADLINE, DECK, BYLINE, ("Ines Calloway",))
    assert [block.text for block in filed.body.blocks if block.kind is not BlockKind.FIGURE] == list(PARAGRAPHS)
    assert (filed.outlet, filed.page, filed.published.day, filed.rights) == (
        OUTLET,
        "1",
        "2025-06-11",
        page.draft.rights,
    )
    assert (filed.original, filed.warnings, filed.media_type) == (page.draft.original, (), MediaType.PDF)
    # the photo stands in the text, where it stood in the reading order, with its picture
    (photo,) = [block for block in filed.body.blocks if block.kind is BlockKind.FIGURE]
    assert (photo.caption, photo.credit) == (CAPTION, CREDIT)
    (picture,) = filed.pictures
    assert picture.sha256 == photo.picture
    assert picture.width / picture.height == pytest.approx(342 / 156, rel=0.02)
    assert {one.field: one.sure for one in filed.confidence}["body"] == 1.0
    assert {text.sure for text in cut.texts if text.words} == {1.0}


def test_a_cutting_that_ends_at_a_jump_line_says_where_the_story_goes_on(
    library: Library, page: Clipping, made: Made, reader: PageReader
) -> None:
    pieces = [one for one in made.pieces(file_of(page), page.id) if one.page == 0 and one.role is not RegionRole.PHOTO]
    cut = cut_out.cut_out(pieces, page, library.originals.path, reader=reader)
    assert cut.jump
    assert cut.jump.page == "7"
    assert any("page 7" in said for said in cut.draft.warnings)
    assert "Continued" not in cut.draft.body.text
    # a jump line that was drawn along with the column is none of its words either
    whole = [replace(p, height=p.height + 0.02) if p.role is RegionRole.BODY else p for p in pieces if p.role is not RegionRole.JUMP]  # fmt: skip
    again = cut_out.cut_out(whole, page, library.originals.path, reader=reader)
    assert again.jump == cut.jump
    assert again.draft.body == cut.draft.body


@pytest.mark.parametrize(("lies", "turned"), [(0, 90), (0, 270), (90, 270), (270, 90)])
def test_words_are_read_in_order_however_the_page_lies_and_is_turned(
    tmp_path: Path, made: Made, page: Clipping, reader: PageReader, lies: int, turned: int
) -> None:
    """A page that stands upright and is turned on its side to be cut, and one that lies there and is turned upright."""
    path = tmp_path / "gazette.pdf"
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        for sheet in pdf.pages:
            sheet.Rotate = lies
        pdf.save(path)
    pieces = []
    for one in made.pieces(file_of(page)):
        box = Box(one.x, one.y, one.x + one.width, one.y + one.height)
        box = box_turned(box, WIDTH, HEIGHT, lies + turned)
        pieces.append(replace(one, x=box.left, y=box.top, width=box.width, height=box.height, angle=float(turned)))
    pieces = [one for one in pieces if one.role is not RegionRole.PHOTO]
    draft = cut_out.cut_out(pieces, page, lambda _name: path, reader=reader).draft
    assert (draft.headline, draft.deck, draft.byline) == (HEADLINE, DECK, BYLINE)
    assert [block.text for block in draft.body.blocks if block.kind is not BlockKind.FIGURE] == list(PARAGRAPHS)


def test_regions_changed_are_read_again_and_marks_and_corrections_stay(
    library: Library, page: Clipping, made: Made, reader: PageReader
) -> None:
    pieces = made.pieces(file_of(page), page.id)
    first = [one for one in pieces if one.page == 0 and one.role is not RegionRole.PHOTO]
    number = cut_out.file(library, cut_out.cut_out(first, page, library.originals.path, reader=reader))
    text = library.clippings.one(number).draft.body.text
    at = text.index("We have waited eleven years")
    library.annotations.add(number, anchors.anchor(text, at, at + 27), Role.KEY_QUOTE)
    library.clippings.change([number], deck="Our own deck")
    cut_out.change(library, number, cut_out.cut_out(pieces, page, library.originals.path, reader=reader))
    found = library.clippings.one(number).draft
    assert [b.text for b in found.body.blocks if b.kind is not BlockKind.FIGURE] == list(PARAGRAPHS)
    assert found.deck == "Our own deck"
    assert len(found.pictures) == 1
    (mark,) = library.annotations.of(number)
    assert mark.anchor
    assert not mark.lost
    assert found.body.text[mark.anchor.start :].startswith("We have waited eleven years")
    standing = library.cuttings.of(number)
    assert standing
    assert standing.pieces == tuple(pieces)
    library.undo()
    assert library.clippings.one(number).draft.body.text == text


@pytest.mark.usefixtures("ocr_engine")
def test_a_scan_is_read_in_the_order_of_its_pieces_and_remembered(
    library: Library, made: Made, reader: PageReader, tmp_path: Path
) -> None:
    from clipper.pages import render

    scan = tmp_path / "page 7.png"
    scan.write_bytes(render.page_png(made.data, 1, 300))
    words = reader.read(scan, "image/png", 0)
    file = PageFile("cd" * 32, scan.name, "image/png")
    pieces = [replace(one, page=0) for one in made.pieces(file) if one.page == 1]
    texts = cut_out.read_pieces(pieces, {(file.sha256, 0): words})
    draft = cut_out.draft_of(pieces, texts, None, {(file.sha256, 0): words})
    truth = PARAGRAPHS[6].split("Lindqvist, ")[1] + "\n" + "\n".join(PARAGRAPHS[7:])
    text = draft.body.text if draft.headline not in truth else f"{draft.headline}\n{draft.body.text}"
    assert Levenshtein.distance(text, truth) <= 0.02 * len(truth)
    assert (draft.published.day, draft.outlet) == ("2025-06-11", OUTLET)
    assert {one.source.rpartition(", ")[2] for one in draft.confidence} == {"recognised"}
    assert words.width == pytest.approx(595, rel=0.3)
    remember(library, file.sha256, words)
    assert remembered(library, file.sha256, 0) == words


def test_reading_is_cancelled_within_half_a_second(made: Made, tmp_path: Path, reader: PageReader) -> None:
    from PIL import Image

    scan = tmp_path / "scan.png"
    Image.effect_noise((2_000, 2_600), 90).save(scan, compress_level=1)
    progress, asked = Progress(), []
    stop = threading.Timer(0.6, lambda: (asked.append(time.monotonic()), progress.cancel()))
    stop.start()
    with pytest.raises(Cancelled):
        reader.read(scan, "image/png", 0, ocr=Ocr(), progress=progress)
    assert time.monotonic() - asked[0] < 0.5
    # the next page is read as if nothing had been
    path = tmp_path / "gazette.pdf"
    path.write_bytes(made.data)
    assert reader.read(path, "application/pdf", 1).text.startswith("7 The Harbour Gazette")


def test_what_cannot_be_read_is_refused_in_a_sentence(made: Made, tmp_path: Path, reader: PageReader) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(ClipperError, match="damaged"):
        reader.read(path, "application/pdf", 0)
    path.write_bytes(made.data)
    with pytest.raises(ClipperError, match="no page 3"):
        reader.read(path, "application/pdf", 2)
    with pytest.raises(ClipperError):
        cut_out.cut_out([], None, lambda _name: path, reader=reader)


# -- texts and drafts from words that are given ----------------------------------------------------------------------


def words_in(lines: list[str], left: float, top: float, *, size: float = 10.0, sure: float = 1.0) -> list[PageWord]:
    """Lines of words on a page of 600 by 800 points, half an em a letter."""
    found = []
    for number, line in enumerate(lines):
        x, y = left, top + 1.2 * size * number
        for text in line.split():
            wide = 0.5 * size * len(text)
            found.append(PageWord(text, Box(x, y, x + wide, y + size).scaled(1 / 600, 1 / 800), size, sure))
            x += wide + 0.3 * size
    return found


def piece(left: float, top: float, right: float, bottom: float, role: RegionRole = RegionRole.BODY) -> Piece:
    return Piece(FILE, 0, left / 600, top / 800, (right - left) / 600, (bottom - top) / 800, role)


def read(words: list[PageWord], *pieces: Piece, source: Clipping | None = None) -> Draft:
    pages = {(FILE.sha256, 0): PageWords(0, 600, 800, tuple(words), "tesseract 5", "eng")}
    return cut_out.draft_of(pieces, cut_out.read_pieces(pieces, pages), source, pages)


LEFT = ["The council met on Monday and", "would not say what it had de-"]
RIGHT = ["cided before the count. The", "chairman left by the back door."]


def test_a_sentence_and_a_word_that_run_on_to_the_next_piece_are_whole() -> None:
    words = [*words_in(LEFT, 40, 100), *words_in(RIGHT, 320, 100)]
    draft = read(words, piece(35, 95, 300, 130), piece(315, 95, 580, 130))
    assert "had decided before the count" in draft.body.text
    # in the order of the pieces, whatever stands further left
    other = read(words, piece(315, 95, 580, 130), piece(35, 95, 300, 130))
    assert other.body.text.startswith("cided before the count")


def test_a_word_belongs_to_the_smallest_piece_that_holds_it() -> None:
    words = [*words_in(LEFT, 40, 100), *words_in(["The mole, on Monday. Photo: Ilse Brandt"], 40, 300)]
    photo, caption = piece(35, 200, 300, 290, RegionRole.PHOTO), piece(35, 295, 300, 315, RegionRole.CAPTION)
    draft = read([*words, *words_in(["SIGN"], 60, 220)], piece(30, 90, 310, 330), photo, caption)
    assert "SIGN" not in draft.body.text
    (figure,) = [block for block in draft.body.blocks if block.kind is BlockKind.FIGURE]
    assert (figure.caption, figure.credit) == ("The mole, on Monday.", "Ilse Brandt")


def test_doubtful_words_are_told_with_their_places() -> None:
    words = [*words_in(LEFT[:1], 40, 100), *words_in(["would nct say."], 40, 112, sure=0.4)]
    mine = piece(35, 95, 300, 130)
    (text,) = cut_out.read_pieces([mine], {(FILE.sha256, 0): PageWords(0, 600, 800, tuple(words), "tesseract 5")})
    assert [text.text[one.start : one.start + len(one.text)] for one in text.doubtful] == ["would", "nct", "say."]
    assert text.doubtful[1].box == words[-2].box
    (warned,) = read(words_in(LEFT, 40, 100, sure=0.4), mine).warnings
    assert "40 %" in warned


def test_folio_regions_say_day_and_page_and_win_over_the_page_that_was_filed() -> None:
    folio = words_in(["Trade Wednesday, 11 June 2025"], 40, 20, size=8.0) + words_in(["A7"], 560, 20, size=8.0)
    head = words_in(["Ports brace for new rules"], 40, 60, size=24.0)
    pieces = [piece(0, 0, 600, 40, RegionRole.FOLIO), piece(30, 50, 580, 90, RegionRole.HEADLINE)]
    source = Clipping(1, "u", Draft("Page", Body(), outlet="The Harbour Post", page="A1", published=Published("10 June 2025", "2025-06-10")), 0)  # fmt: skip
    draft = read([*folio, *head, *words_in(LEFT, 40, 100)], *pieces, piece(35, 95, 300, 130), source=source)
    assert (draft.headline, draft.page, draft.published.day) == ("Ports brace for new rules", "A7", "2025-06-11")
    assert (draft.section, draft.outlet) == ("Trade", "The Harbour Post")


def test_a_page_of_a_file_is_counted_on_where_it_says_no_number() -> None:
    source = Clipping(1, "u", Draft("Page", Body(), page="A3"), 0)
    there = replace(piece(35, 95, 300, 130), page=4)
    pages = {(FILE.sha256, 4): PageWords(4, 600, 800, tuple(words_in(LEFT, 40, 300)))}
    draft = cut_out.draft_of([there], cut_out.read_pieces([there], pages), source, pages)
    assert draft.page == "A7"
    assert {one.field: one.sure for one in draft.confidence}["page"] == 0.5
    assert any("region 1" in said for said in draft.warnings)


def test_a_second_headline_of_smaller_type_parts_the_text_and_one_on_the_next_page_is_another_headline() -> None:
    words = [
        *words_in(["Ports brace"], 40, 40, size=24),
        *words_in(LEFT, 40, 100),
        *words_in(["What next"], 40, 140, size=12),
    ]
    words += words_in(["The rest of it."], 40, 160)
    pieces = [piece(35, 35, 580, 70, RegionRole.HEADLINE), piece(35, 95, 300, 130), piece(35, 138, 300, 155, RegionRole.HEADLINE), piece(35, 158, 300, 175)]  # fmt: skip
    draft = read(words, *pieces)
    assert [(b.kind, b.text) for b in draft.body.blocks][1] == (BlockKind.HEADING, "What next")
    assert draft.headline == "Ports brace"
    large = [replace(word, size=23.0) if word.text in ("What", "next") else word for word in words]
    again = read(large, *pieces)
    assert [one.text for one in again.other_headlines] == ["What next"]


def test_without_any_words_the_cutting_still_stands() -> None:
    draft = read([], piece(35, 95, 300, 130, RegionRole.PHOTO))
    assert draft.headline
    assert draft.warnings == ()


def test_a_large_first_letter_belongs_to_its_word_and_parts_no_paragraph() -> None:
    lines = ["he council met on Monday and it", "would not say what it had done", "before the count. The chairman", "left by the back door."]  # fmt: skip
    words = [*words_in(lines[:2], 66, 100), *words_in(lines[2:], 40, 124)]
    words.insert(9, PageWord("T", Box(40, 99, 62, 123).scaled(1 / 600, 1 / 800), 26.0))
    (block,) = read(words, piece(35, 95, 300, 150)).body.blocks
    assert block.text == "The council met on Monday and it would not say what it had done before the count. The chairman left by the back door."  # fmt: skip


def test_columns_of_a_page_in_arabic_are_read_from_the_right() -> None:
    right = ["اجتمع المجلس يوم الاثنين ولم", "يقل شيئا عما جرى في القاعة"]
    left = ["قبل انتهاء التصويت ثم خرج", "الرئيس من الباب الخلفي أخيرا"]

    def mirrored(lines: list[str], edge: float) -> list[PageWord]:
        return [
            replace(word, box=Box(1 - word.box.right, word.box.top, 1 - word.box.left, word.box.bottom))
            for word in words_in(lines * 2, 600 - edge, 100)
        ]

    words = [*mirrored(left, 280), *mirrored(right, 560)]
    text = read(words, piece(20, 95, 590, 160)).body.text
    assert text.split()[:5] == right[0].split()
    assert text.split()[-5:] == left[1].split()
