"""The four styles as PDF: what each prints reads back, numbers and links are right, nothing stands outside the page."""

import itertools
import re
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest
from issues import ARABIC, ENGLISH, document, item, squeezed
from msgspec.structs import replace
from press import issue, printed
from read_back import MM, pdf, share_read, texts
from word_reading import written

from clipper.exporters import style
from clipper.exporters.style_parts import Style
from clipper.model.briefing import Rendition
from clipper.model.document import Document, Panel, Table

NAMES = style.names()
PAPERS = ("a4", "letter")


def made(tmp_path: Path, paper: Document, look: Style, name: str = "issue") -> Path:
    path = tmp_path / f"{name}.pdf"
    assert pdf.write(paper, look, path) == ()
    return path


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", NAMES)
def test_what_a_style_prints_reads_back_in_order(tmp_path: Path, name: str, paper: str) -> None:
    look = style.for_paper(style.load(name), paper)
    whole = issue()
    read = "\n".join(texts(made(tmp_path, whole, look), look))
    wanted = [text for section in whole.sections for one in section.items for text in printed(name, one)]
    assert len(wanted) >= 10
    assert share_read(read, wanted) >= 0.999


@pytest.mark.parametrize("name", NAMES)
def test_an_issue_from_right_to_left_reads_back_and_is_mirrored(tmp_path: Path, name: str) -> None:
    look = style.load(name)
    whole = issue("ar")
    path = made(tmp_path, whole, look)
    read = squeezed("\n".join(texts(path, look)))
    wanted = [squeezed(text) for section in whole.sections for one in section.items for text in printed(name, one)]
    assert sum(len(text) for text in wanted if text in read) >= 0.999 * sum(map(len, wanted))
    with pypdfium2.PdfDocument(path) as opened:
        last = opened[len(opened) - 1]
        text = last.get_textpage()
        folio = text.search(style.folio_words(len(opened), len(opened), "ar")).get_next()
        assert folio and text.get_charbox(folio[0])[0] < last.get_width() / 3


@pytest.mark.parametrize("name", NAMES)
def test_every_link_lands_and_the_outline_is_the_issues(tmp_path: Path, name: str) -> None:
    whole = issue()
    with pikepdf.open(made(tmp_path, whole, style.load(name))) as opened:
        pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(opened.pages)}
        landed = [
            pages[link.Dest[0].objgen] for page in opened.pages for link in page.get("/Annots", []) if "/Dest" in link
        ]
        assert len(landed) >= (16 if name == "clippings" else 1)
        with opened.open_outline() as outline:
            titles = [(one.title, [inner.title for inner in one.children]) for one in outline.root]
        assert titles == [(s.title, [one.headline for one in s.items]) for s in whole.sections]
        assert [int(opened.Root.PageLabels.Nums[0]), str(opened.Root.PageLabels.Nums[1].S)] == [0, "/D"]


@pytest.mark.parametrize("name", ["clippings", "facsimile"])
def test_page_numbers_in_the_contents_are_those_of_the_pages(tmp_path: Path, name: str) -> None:
    look, whole = style.load(name), issue()
    path = made(tmp_path, whole, look)
    pages = texts(path, look)
    before = 2 if name == "clippings" else 1
    contents = re.sub(r"\s+", " ", pages[before - 1])
    at = 0
    for one in (one for section in whole.sections for one in section.items if not one.rtl):
        found = re.compile(r"Pages? (\d+)(?:–(\d+))?").search(contents, contents.index(one.headline[:20], at))
        assert found, one.headline
        at = found.end()
        first, last = int(found[1]), int(found[2] or found[1])
        assert squeezed(one.headline) in squeezed(pages[first - 1])
        told = re.compile(re.escape(one.headline[:20]) + ".*, continued")
        running = [n for n, text in enumerate(_heads(path), 1) if told.search(text)]
        assert running == list(range(first + 1, last + 1)), one.headline


def _heads(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def test_the_contents_of_a_book_lead_to_its_items(tmp_path: Path) -> None:
    look, whole = style.load("facsimile"), issue()
    path = made(tmp_path, whole, look)
    read = [squeezed(text) for text in texts(path, look)]
    wanted = [
        next(n for n, text in enumerate(read) if n and squeezed(one.headline) in text)
        for section in whole.sections
        for one in (section.items[0], *section.items)
    ]
    with pikepdf.open(path) as opened:
        pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(opened.pages)}
        links = [link for link in opened.pages[0].Annots if "/Dest" in link]
        links.sort(key=lambda link: -float(link.Rect[3]))
        assert [pages[link.Dest[0].objgen] for link in links][-len(wanted) :] == wanted


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_outside_the_margins_of_the_sheet(tmp_path: Path, name: str) -> None:
    for language in ("en", "ar"):
        for paper in PAPERS:
            look = style.for_paper(style.load(name), paper)
            path = made(tmp_path, issue(language), look)
            left, right = style.points(look.page.left) - 2, style.points(look.page.width - look.page.right) + 2
            if language == "ar":
                left, right = style.points(look.page.right) - 2, style.points(look.page.width - look.page.left) + 2
            with pypdfium2.PdfDocument(path) as opened:
                for number, page in enumerate(opened, 1):
                    text = page.get_textpage()
                    for at in range(text.count_rects()):
                        box = text.get_rect(at)
                        assert box[0] >= left and box[2] <= right and box[1] > 15, (number, text.get_text_bounded(*box))


@pytest.mark.parametrize("name", NAMES)
def test_same_issue_same_bytes_in_every_style(tmp_path: Path, name: str) -> None:
    plain = style.load(name)
    for look in (plain, style.with_annotation_margin(plain)):
        first = made(tmp_path, issue(), look, "one").read_bytes()
        assert made(tmp_path, issue(), look, "two").read_bytes() == first


@pytest.mark.parametrize("name", NAMES)
def test_pages_as_pictures_hold_no_text_are_fine_enough_to_print_and_the_same_again(tmp_path: Path, name: str) -> None:
    short, look = replace(issue(), sections=issue().sections[:1]), style.as_pictures(style.load(name))
    plain, path = made(tmp_path, short, style.load(name), "plain"), made(tmp_path, short, look)
    assert made(tmp_path, short, look, "again").read_bytes() == path.read_bytes()
    with pypdfium2.PdfDocument(plain) as opened, pypdfium2.PdfDocument(path) as pictured:
        assert len(opened) == len(pictured)
        assert not "".join(page.get_textpage().get_text_range() for page in pictured).strip()
    with pikepdf.open(path) as held:
        for page in held.pages:
            (image,) = page.get_images().values()
            assert int(image["/Width"]) / (float(page.MediaBox[2]) / 72) >= 200
            assert "/Font" not in page.get("/Resources", {}) or not page.Resources.Font
        with held.open_outline() as outline:
            assert [one.title for one in outline.root] == [section.title for section in short.sections]


def test_the_list_of_items_is_attached_as_a_table(tmp_path: Path) -> None:
    with pikepdf.open(made(tmp_path, issue(), style.load("executive"))) as opened:
        (name,) = opened.attachments
        table = opened.attachments[name].get_file().read_bytes().decode("utf-8-sig")
    assert name == "items-2025-06-11-118.csv"
    assert table.count("\r\n") == 9 and "US and China agree on a strategic trade framework" in table


@pytest.mark.parametrize("name", ["executive", "links"])
def test_an_entry_is_never_parted_over_two_pages(tmp_path: Path, name: str) -> None:
    items = [
        item(f"e{n}", f"Start{n}", summary=(f"{ENGLISH * (n % 4 + 1)} end{n}.",), url=f"https://x.example/end{n}")
        for n in range(40)
    ]
    look = style.load(name)
    pages = texts(made(tmp_path, document(*items), look), look)
    assert len(pages) > 3
    for n in range(40):
        begun = [at for at, text in enumerate(pages) if re.search(rf"Start{n}\b", text)]
        ended = [at for at, text in enumerate(pages) if re.search(rf"end{n}\b", text)]
        assert begun == ended and len(begun) == 1, n


def test_an_entry_that_fits_but_for_the_rule_above_it_begins_the_next_page(tmp_path: Path) -> None:
    look = style.load("executive")
    entries = [
        item(f"q{n:03}q", f"Start{n} it", summary=("A point.",) * (1 + n * 11 % 29), blocks=()) for n in range(60)
    ]
    path = made(tmp_path, document(*entries), look)
    pages = _heads(path)
    assert not any("continue" in text for text in pages)
    with pikepdf.open(path) as opened, opened.open_outline() as outline:
        numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(opened.pages)}
        for n, one in enumerate(outline.root[0].children):
            assert re.search(rf"Start{n}\b", pages[numbers[one.destination[0].objgen]]), n  # pyright: ignore


def test_numbers_of_three_digits_stand_clear_of_the_headlines(tmp_path: Path) -> None:
    look = style.load("executive")
    path = made(tmp_path, document(*(item(f"k{n}", f"Headline {n}", blocks=()) for n in range(1, 131))), look)
    with pypdfium2.PdfDocument(path) as opened:
        text = opened[len(opened) - 1].get_textpage()
        found = text.search("Headline 130").get_next()
        assert found
        head = text.get_charbox(found[0])
        number = max(
            box[2]
            for at in range(text.count_chars())
            if text.get_text_range(at, 1).isdigit()
            and (box := text.get_charbox(at))[0] < head[0]
            and abs(box[1] - head[1]) < 6
        )
        assert number + 3 < head[0]


def test_an_entry_higher_than_a_page_is_parted_and_loses_nothing(tmp_path: Path) -> None:
    look = style.load("executive")
    points = tuple(f"{ENGLISH * 6} end{n}." for n in range(40))
    read = "\n".join(texts(made(tmp_path, document(item("k1", "H", summary=points, blocks=())), look), look))
    assert share_read(read, list(points)) >= 0.999


def test_two_columns_end_at_one_height_and_are_read_one_after_the_other(tmp_path: Path) -> None:
    look = style.load("facsimile")
    for number in (1, 3, 8, 25):
        parts = [f"{ENGLISH * 3} last{n}." for n in range(number)]
        path = made(tmp_path, document(item("k1", "H", *parts)), look)
        read = "\n".join(texts(path, look))
        assert share_read(read, parts) == 1.0
        with pypdfium2.PdfDocument(path) as opened:
            page = opened[len(opened) - 1]
            middle, text = page.get_width() / 2, page.get_textpage()
            boxes = [text.get_rect(at) for at in range(text.count_rects())]
            body = [box for box in boxes if 60 < box[1] < page.get_height() - 130]
            ends = [min(box[1] for box in body if (box[0] < middle) == left) for left in (True, False)]
            assert abs(ends[0] - ends[1]) <= 3 * look.rows["body"].leading, number


def test_an_arabic_text_fills_the_right_column_first(tmp_path: Path) -> None:
    path = made(tmp_path, document(item("k1", "م", *ARABIC * 3, language="ar", rtl=True)), style.load("facsimile"))
    with pypdfium2.PdfDocument(path) as opened:
        page = opened[1]
        text = page.get_textpage()
        first = text.search("انتهى فجر").get_next()
        assert first and text.get_charbox(first[0])[0] > page.get_width() / 2


def test_a_facsimile_has_a_page_for_itself_and_says_where_it_was_cut_out(tmp_path: Path) -> None:
    look = style.load("facsimile")
    pages = texts(made(tmp_path, issue(), look), look)
    cut = next(text for text in pages if "A cut-out of the day" in text and "Cut out of page 1" in text)
    assert re.search(r"reproduced at \d+ %; 30 % of the page", cut)
    assert sum("Facsimile: " in text or "Cut out" in text for text in pages[1:]) == 3


def test_the_summary_prints_play_report_nil_returns_lines_to_take_and_changes(tmp_path: Path) -> None:
    look = style.load("executive")
    read = re.sub(r"\s+", " ", "\n".join(texts(made(tmp_path, issue(), look), look)))
    for said in (
        "What dominates The framework leads.",
        "Changes since 07:00",
        "Withdrawn Gone – an error",
        "Told in No. 117, 10 June 2025; new today: 2 outlets",
        "Other headlines: “Rare earths for tariffs” (The Gazette).",
        "Suggested line “the ships are moving.”",
        "Draft of Ministry of Trade and Ports, not cleared.",
        "Framework p. 1 S. 3",
        "Strike – lead",
        "Read, nothing found Evening Tide, Fisheries. Not available: The Register.",
    ):
        assert said.casefold() in read.casefold(), said


def test_links_reproduce_nothing(tmp_path: Path) -> None:
    look = style.load("links")
    read = "\n".join(texts(made(tmp_path, issue(), look), look))
    assert "harbour master" not in read and "hanse.example/lotsen" in read and "subscription" in read


@pytest.mark.parametrize("name", NAMES)
def test_an_issue_without_entries_says_what_was_read_in_vain(tmp_path: Path, name: str) -> None:
    look, nil = style.load(name), Panel(3, ("Evening Tide",), ("The Register",))
    read = squeezed(
        "".join(texts(made(tmp_path, document(sections=(), panel=nil, empty_sections=("Ports",)), look), look))
    )
    assert all(one in read for one in ("Read,nothingfound", "EveningTide", "Ports", "TheRegister"))


def _over_each_other(path: Path) -> list[str]:
    """Words that stand on other words."""
    found = []
    with pypdfium2.PdfDocument(path) as opened:
        for page in opened:
            text = page.get_textpage()
            boxes = [text.get_rect(at) for at in range(text.count_rects())]
            for a, b in itertools.combinations(boxes, 2):
                wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
                if wide > 2 and high > 0.3 * min(a[3] - a[1], b[3] - b[1]) > 0.5:
                    found.append(text.get_text_bounded(*a))
    return found


def test_a_language_s_badge_stands_clear_where_nothing_is_known_of_an_item(tmp_path: Path) -> None:
    bare = [
        item(f"k{n}", "Headline", outlet="", language=one, blocks=()) for n, one in enumerate(("fr", "th", "ar", "en"))
    ]
    assert not _over_each_other(made(tmp_path, document(*bare), style.load("links")))


def test_an_entry_that_runs_on_says_so_below_its_last_line(tmp_path: Path) -> None:
    look = style.load("executive")
    lines = 54 * look.rows["list"].leading / MM
    full = replace(look, page=replace(look.page, top=look.page.height - look.page.bottom - lines - 0.05))
    path = made(tmp_path, document(item("k1", "H", summary=(ENGLISH * 120,), blocks=())), full)
    assert any("continues on" in text for text in _heads(path)) and not _over_each_other(path)


def test_an_empty_row_of_a_table_is_no_point_of_a_summary(tmp_path: Path) -> None:
    table = Table((("", " "), ("Ports", ""), ("", ""), ("", "Trade")))
    one = item("k1", "H", blocks=(table,), rendition=Rendition.EXCERPT)
    (read,) = _heads(made(tmp_path, document(one), style.load("executive")))
    assert read.count("•") == 2 and "Ports" in read and "Trade" in read
    word = written(tmp_path, document(one), style.load("executive"))
    assert [p.text for p in docx.Document(str(word)).paragraphs if p.text in ("", "Ports", "Trade")] == [
        "Ports",
        "Trade",
    ]
