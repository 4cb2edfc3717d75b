"""PDFs read back by pdfium and taken apart by pikepdf: nothing lost, in order, every number and link right."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from bidi import algorithm
from issues import (
    ARABIC,
    ENGLISH,
    GERMAN,
    GREEK,
    HEBREW,
    HINDI,
    RUSSIAN,
    STYLE,
    THAI,
    WIRE,
    big_issue,
    document,
    item,
    paragraph,
    squeezed,
)
from msgspec.structs import replace
from read_back import MM, assert_all_there, columns, pages, pdf, written

from clipper.errors import ClipperError
from clipper.exporters import font_files, installed_fonts, pdf_bidi
from clipper.model.briefing import Office
from clipper.model.document import (
    Lead,
    Omission,
    Paragraph,
    ParagraphKind,
    PullQuote,
    Run,
    Table,
)
from clipper.progress import Cancelled, Progress

BROKEN = "\x02"
"""What pdfium makes of a soft hyphen at a line's end."""


@pytest.mark.parametrize(
    ("language", "texts", "rtl"),
    [
        ("en", WIRE, False),
        ("de", GERMAN, False),
        ("ru", RUSSIAN, False),
        ("el", GREEK, False),
        ("ar", ARABIC, True),
        ("he", HEBREW, True),
        ("hi", HINDI, False),
        ("th", THAI, False),
    ],
)
def test_every_script_reads_back_whole_and_in_order(
    tmp_path: Path, language: str, texts: tuple[str, ...], rtl: bool
) -> None:
    made = item("k1", texts[0][:40], *texts, *texts, language=language, rtl=rtl)
    path = written(tmp_path, document(made))
    assert_all_there(path, ["The Harbour Gazette", texts[0][:40], *texts, *texts])


def test_real_hyphens_at_a_line_end_are_kept_and_broken_words_carry_soft_ones(tmp_path: Path) -> None:
    text = "".join(f"{n**3} {ENGLISH}{WIRE[1]} " for n in range(40))
    suspended = "Vor- und Nachteile " * 60
    path = written(tmp_path, document(item("k1", "H", text, suspended)))
    assert_all_there(path, [text, suspended])
    lines = [line for page in columns(path) for line in page.splitlines()]
    assert any(line.endswith("-\u00ad") for line in lines), "no line ends with a real hyphen: the case is not tested"
    assert any(line.rstrip().endswith("Vor-") for line in lines), (
        "no line ends with a hyphen before a space: not tested"
    )
    assert BROKEN in "".join(columns(path)), "no word was hyphenated: the case is not tested"


def test_words_are_hyphenated_by_language_and_names_are_not(tmp_path: Path) -> None:
    german = written(tmp_path, document(item("k1", "H", "Sicherheitsüberprüfung " * 300, language="de")))
    assert f"Sicherheitsüber{BROKEN}prüfung" in "".join(columns(german))
    english = written(tmp_path, document(item("k1", "H", "Massachusetts Communications " * 300)))
    assert BROKEN not in "".join(columns(english))


ODD = {
    "no headline": ("", ()),
    "headline of 60 words": ("Harbour pilots return to the roads " * 10, ("x",)),
    "headline of 2,000 words": ("pilots return " * 1000, ("x",)),
    "headline in one word": ("x" * 900, ("y",)),
    "10,000 words": ("H", (" ".join(f"word{n}" for n in range(10_000)),)),
    "a word of 20,000": ("H", ("x" * 20_000, "ab-" * 3_000)),
    "an address": ("H", ("see https://example.com/" + "a-b_c/d?e=f&" * 400,)),
    "markup": ("<b>&amp;</b> <para>", ("<font color=red>&lt;x</font> & <br/> ]]> <a href='x'>", "%s {0} \\n $x")),
    "controls": (
        "a\x00b",
        ("a\tb\nc\r\nd\u2028e\x00f\x1b[0m", "\ud800 lone", "   ", "", "\u200b\u200b", "\u00ad", "- - -"),
    ),
    "both directions": ("Trade תחבורה", ("The word אבג in a line", "price: 5,40 € (١٢٣)")),
    "marks": ("Z\u0351\u036b\u0343\u036a\u0302alg\u0310o", ("e\u0301cole Ångström ﬁ ﬂ ½ ² ™ №",)),
    "symbols": ("▲ ● ○ → ✓", ("∑ ≠ ≤ ∞ ☃ € £ ¥ ₽ … — “ ” ‘ ’ « »",)),
}


@pytest.mark.parametrize("case", ODD)
def test_odd_texts_lose_nothing(tmp_path: Path, case: str) -> None:
    headline, texts = ODD[case]
    path = tmp_path / "issue.pdf"
    pdf.write(document(item("k1", headline, *texts)), STYLE, path)
    seen = [headline or "(Untitled)", *texts]
    assert_all_there(path, [text.replace("\ud800", "\ufffd").replace("\x1b", "") for text in seen])


def test_every_kind_of_block_is_printed(tmp_path: Path) -> None:
    blocks = (
        paragraph("A heading", ParagraphKind.HEADING, 2),
        paragraph("First point", ParagraphKind.BULLET),
        paragraph("Deeper point", ParagraphKind.BULLET, 1),
        paragraph("Step", ParagraphKind.NUMBERED),
        paragraph("Next step", ParagraphKind.NUMBERED),
        paragraph("Said somebody", ParagraphKind.QUOTE),
        paragraph("  indented   code\n\n  more", ParagraphKind.PREFORMATTED),
        Omission(),
        PullQuote("We would like an agreement.", "Jamieson Greer"),
        Paragraph((Run("plain "), Run("bold", bold=True), Run(" and "), Run("slanted", italic=True))),
        Table((("Day", "Ships"), ("Monday", "38"), ("Tuesday", "41"))),
    )
    made = item(
        "k1", "H", blocks=blocks, kicker="Tariffs", deck="The deck", byline="By Ines Calloway", credit="Reuters", dateline="LONDON",
        url="https://example.com/a/b", commentary=("Our view.", "Suggested line: none."), also_in=("Echo", "Mail"),
        other_headlines=(("Other", "Mail"),), rights="internal use", page="4", city="Port Valmora",
    )  # fmt: skip
    path = written(tmp_path, document(made))
    assert_all_there(
        path,
        ["The Harbour Gazette", "Port Valmora · Wednesday, 11 June 2025 · page 4", "Tariffs", "H", "The deck",
         "By Ines Calloway · Reuters", "LONDON", "A heading", "• First point", "• Deeper point", "1. Step", "2. Next step",
         "Said somebody", "indented code", "more", "[…]", "“We would like an agreement.”", "Jamieson Greer",
         "plain bold and slanted", "Day Ships", "Monday 38", "Tuesday 41", "example.com/a/b", "Commentary", "Our view.",
         "Suggested line: none.", "Also in: Echo, Mail", "Other headlines: “Other”"],
    )  # fmt: skip
    assert "Full text · internal use" in pages(path)[2]


def test_contents_name_the_pages_where_items_stand(tmp_path: Path) -> None:
    made = big_issue()
    path = written(tmp_path, made)
    read = pages(path)
    contents = read[1]
    for number in range(24):
        found = re.search(rf"Headline number {number} / The\s+Harbour\s+Gazette\s+Pages? (\d+)(?:–(\d+))?", contents)
        assert found, number
        first, last = int(found[1]), int(found[2] or found[1])
        assert f"Headline number {number}\r\n" in read[first - 1]
        for page in range(first, last):
            assert f"Headline number {number}, continued" in read[page]
        if last < len(read):
            assert f"Headline number {number}, continued" not in read[last]


def test_links_land_and_the_outline_is_the_issue(tmp_path: Path) -> None:
    made = replace(big_issue(), leads=(Lead("q003q", "The lead", "One line"),))
    path = written(tmp_path, made)
    read = pages(path)
    with pikepdf.open(path) as opened:
        refs = {page.objgen: at for at, page in enumerate(opened.pages)}
        landed = 0
        for page in opened.pages:
            for note in page.get("/Annots", []):
                target = note.get("/Dest")
                if target is not None:
                    assert target[0].objgen in refs
                    landed += 1
        assert landed >= 24 * 2 + 3 + 1
        lead: Any = opened.pages[0]["/Annots"]
        assert "Headline number 3\r\n" in read[refs[lead[0]["/Dest"][0].objgen]]
    with pypdfium2.PdfDocument(path) as opened:
        outline = [
            (mark.level, mark.get_title(), dest.get_index() or 0)
            for mark in opened.get_toc()
            if (dest := mark.get_dest())
        ]
    wanted = [
        entry
        for section in made.sections
        for entry in [(0, section.title), *((1, one.headline) for one in section.items)]
    ]
    assert [(level, title) for level, title, _page in outline] == wanted
    assert all(title.startswith("Headline") <= (title in read[page]) for _level, title, page in outline)


def test_heads_and_feet_name_section_outlet_and_page(tmp_path: Path) -> None:
    office = Office(name="Press Office", notice="For internal use only")
    path = written(tmp_path, document(item("k1", "Long one", *[ENGLISH * 8] * 12), office=office))
    read = pages(path)
    total = len(read)
    assert total >= 4
    assert "Press clippings The Harbour Gazette · Wednesday, 11 June 2025" in read[2]
    assert "Ports and shipping The Harbour Gazette · Wednesday, 11 June 2025" in read[3]
    for number, text in enumerate(read[1:], 2):
        assert f"Press clippings · Wednesday, 11 June 2025 · No. 118 {number} of {total}" in text
        assert "For internal use only" in text
    assert "continues on the next page" in read[2] and "continues on the next page" not in read[-1]


def test_the_cover_says_whose_and_when(tmp_path: Path) -> None:
    office = Office(
        "Republic of Valmora",
        "Ministry of Trade",
        "TP",
        "For internal use",
        "Enclosed are clippings.",
        ("Duty officer: M. Ilves",),
    )
    made = document(
        item("k1", "H", ENGLISH), office=office, edition="Morning edition", as_at="06:40", minutes=11, media=("A", "B", "C", "D"),
        period=("2025-06-10", "2025-06-11"), leads=(Lead("k1", "The lead", "One line"),), empty_sections=("Fisheries",),
    )  # fmt: skip
    read = pages(written(tmp_path, made))
    for words in (
        "TP", "Republic of Valmora", "Ministry of Trade", "Press clippings", "Wednesday, 11 June 2025",
        "Morning edition, as at 06:40", "No. 118", "10 June to 11 June", "4 titles", "1 article, 1 section", "11 reading minutes",
        "In this issue", "The lead", "One line", "Page 3", "Enclosed are clippings.", "Duty officer: M. Ilves", "For internal use",
    ):  # fmt: skip
        assert words in read[0], words
    assert "Read, nothing found: Fisheries" in read[1]


def test_an_office_with_much_to_say_gets_a_second_cover_page_and_loses_nothing(tmp_path: Path) -> None:
    about = " ".join(f"about{n}" for n in range(900))
    office = Office("State", "Office " * 40, "ABCD", "notice " * 30, about, tuple(f"contact {n}" for n in range(30)))
    read = squeezed("".join(pages(written(tmp_path, document(item("k1", "H", "x"), office=office)))))
    assert squeezed(about) in read
    assert all(squeezed(f"contact {n}") in read for n in range(30))


def test_fonts_are_embedded_and_file_says_language_title_and_day(tmp_path: Path) -> None:
    made = document(
        item("k1", "H", *WIRE), item("k2", "م", *ARABIC, language="ar", rtl=True), office=Office(name="Press Office")
    )
    with pikepdf.open(written(tmp_path, made)) as opened:
        fonts = {str(font["/BaseFont"]): font for page in opened.pages for font in page["/Resources"]["/Font"].values()}
        assert fonts
        for name, font in fonts.items():
            assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"], name
            assert "/ToUnicode" in font
            assert re.match(r"/[A-Z]{6}\+", name)
        assert opened.Root["/Lang"] == "en"
        assert opened.Root["/ViewerPreferences"]["/DisplayDocTitle"]
        info = opened.docinfo
        assert str(info["/Title"]) == "Press clippings, Wednesday, 11 June 2025"
        assert str(info["/Author"]) == "Press Office"
        assert str(info["/CreationDate"]).startswith("D:20250611")


def test_same_document_same_bytes(tmp_path: Path) -> None:
    made = document(item("k1", "H", *WIRE, *RUSSIAN), item("k2", "م", *ARABIC, language="ar", rtl=True))
    first = written(tmp_path, made).read_bytes()
    (tmp_path / "issue.pdf").unlink()
    assert written(tmp_path, made).read_bytes() == first


def test_a_script_without_font_is_named_and_its_text_kept(tmp_path: Path) -> None:
    path = tmp_path / "issue.pdf"
    text = "\U00010414\U00010414 \U0001e900"
    warnings = pdf.write(document(item("k1", "H", f"before {text} after")), STYLE, path)
    assert len(warnings) == 2
    assert any("Deseret" in warning for warning in warnings)
    assert "\U00010414" in "".join(columns(path))


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A machine on which no font is installed."""
    monkeypatch.setattr(font_files, "folders", lambda: (tmp_path / "fonts",))
    for one in (font_files.files, installed_fonts.face_with):
        one.cache_clear()
    yield
    for one in (font_files.files, installed_fonts.face_with):
        one.cache_clear()


def test_without_a_font_for_chinese_the_warning_says_so_and_dots_stand_for_it(no_fonts: None, tmp_path: Path) -> None:
    path = tmp_path / "issue.pdf"
    text = "港口领航员为期四天的罢工于周三凌晨结束。"
    warnings = pdf.write(document(item("k1", "罢工结束", text, "한국어", "カナ", "ENDE ■", language="zh")), STYLE, path)
    assert len(warnings) == 3 and all("Install a TrueType font" in one for one in warnings)
    assert [name in one for name, one in zip(("Chinese", "Japanese", "Korean"), warnings, strict=True)] == [True] * 3
    assert "港口领航员" in warnings[0] or "罢工结束" in warnings[0]
    read = "".join(columns(path))
    assert text[:8] in read and read.count("■") == 1


def test_one_character_without_font_takes_none_of_its_neighbours_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(installed_fonts, "face_with", asked.append)
    pdf.write(document(item("k1", "H", "".join(map(chr, range(0x9880, 0x9900))))), STYLE, tmp_path / "issue.pdf")
    # the second is looked for though the first was in vain; a whole script without font is given up soon
    assert asked[:2] == ["\u9880", "\u9881"] and len(asked) == 4


def test_missing_glyphs_are_never_boxes(tmp_path: Path) -> None:
    path = tmp_path / "issue.pdf"
    pdf.write(document(item("k1", "H", "\U00010414 \ue000 \uf8ff")), STYLE, path)
    with pikepdf.open(path) as opened:
        for font in opened.pages[-1]["/Resources"]["/Font"].values():
            mapping = font["/DescendantFonts"][0]["/CIDToGIDMap"].read_bytes()
            glyphs = [int.from_bytes(mapping[at : at + 2], "big") for at in range(2, len(mapping), 2)]
            assert 0 not in glyphs, font["/BaseFont"]


def test_only_web_addresses_are_followed(tmp_path: Path) -> None:
    hrefs = ("javascript:alert(1)", "file:///etc/passwd", "https://münchen.example/ä b", "mailto:press@example.org")
    runs = tuple(Run(f"link{n} ", href=href) for n, href in enumerate(hrefs))
    with pikepdf.open(written(tmp_path, document(item("k1", "H", blocks=(Paragraph(runs),))))) as opened:
        notes = [note for page in opened.pages for note in page.get("/Annots", []) if "/A" in note]
        assert [str(note["/A"]["/URI"]) for note in notes] == [
            "https://m%C3%BCnchen.example/%C3%A4%20b",
            "mailto:press@example.org",
        ]


def test_an_issue_from_right_to_left_has_its_margin_at_the_left(tmp_path: Path) -> None:
    made = document(
        item("k1", "عودة المرشدين", *ARABIC, language="ar", rtl=True), language="ar", title="القصاصات الصحفية"
    )
    path = written(tmp_path, made)
    with pypdfium2.PdfDocument(path) as opened:
        text = opened[2].get_textpage()
        code, body = text.search("0611-k1").get_next(), text.search("نقابتهم").get_next()
        assert code and body
        assert text.get_charbox(code[0])[2] < 62 * MM < text.get_charbox(body[0])[0]
    assert "القصاصات الصحفية" in pages(path)[0]


def test_a_cancelled_export_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "issue.pdf"
    path.write_bytes(b"the old one")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        pdf.write(big_issue(), STYLE, path, progress=progress)
    assert path.read_bytes() == b"the old one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["issue.pdf"]


def test_a_place_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ClipperError, match="could not be written"):
        pdf.write(document(item("k1", "H", "x")), STYLE, tmp_path / "no folder" / "issue.pdf")
    (tmp_path / "taken.pdf").mkdir()
    with pytest.raises(ClipperError, match="could not be written"):
        pdf.write(document(item("k1", "H", "x")), STYLE, tmp_path / "taken.pdf")
    assert [entry.name for entry in tmp_path.iterdir()] == ["taken.pdf"]


def test_levels_are_those_of_the_algorithm() -> None:
    rng = random.Random(5)
    for _round in range(400):
        text = "".join(rng.choice("abc אבגابت 12.,-/%$ ١٢") for _ in range(rng.randint(1, 30))).strip() or "a"
        for base in "LR":
            levels = pdf_bidi.levels(text, base == "R")
            placed = pdf_bidi.in_visual_order(list(zip(levels, text, strict=True)))
            assert "".join(c for _level, c in placed) == algorithm.get_display(text, base_dir=base)


@pytest.mark.parametrize(
    ("text", "rtl", "seen"),
    [
        ("وكانت Press Update (London).", True, ".Press Update (London) تناكو"),
        ("Ship (نعم) x", False, "Ship (معن) x"),
        ("قال (abc) نعم", True, "معن (abc) لاق"),
    ],
)
def test_brackets_go_with_what_they_hold(text: str, rtl: bool, seen: str) -> None:
    placed = pdf_bidi.in_visual_order(list(zip(pdf_bidi.levels(text, rtl), text, strict=True)))
    assert "".join(pdf_bidi.mirrored(c) if level % 2 else c for level, c in placed) == seen
