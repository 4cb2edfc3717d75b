"""PDFs read back by pdfium and taken apart by pikepdf: nothing lost, in order, every number and link right."""

import io
import itertools
import random
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from bidi import algorithm
from PIL import Image

from clipper.errors import ClipperError
from clipper.exporters import pdf, pdf_bidi, style
from clipper.model.annotation import Role
from clipper.model.briefing import Office, Rendition
from clipper.model.document import (
    Document,
    DocumentSection,
    Figure,
    Item,
    Lead,
    MarkLabel,
    Omission,
    Paragraph,
    ParagraphKind,
    PullQuote,
    Run,
    Table,
)
from clipper.progress import Cancelled, Progress

STYLE = style.load("clippings")
MM = 72 / 25.4
INVISIBLE = set("\u00ad\ufffe\u200b\u200c\u200d\ufeff\u2060\ufe0e\ufe0f")
BROKEN = "\x02"
"""What pdfium makes of a soft hyphen at a line's end."""
ENGLISH = "The harbour master’s office said long-standing restrictions on night-time traffic would be reviewed. "
WIRE = (
    "The United States and China have agreed on a strategic trade “framework” following two days of high-level talks in "
    "London, signaling a major step forward in efforts to ease long-standing trade tensions between the two economies.",
    "“We’re moving as quickly as we can,” said the US Trade Representative, underscoring the urgency and complexity of the "
    "discussions — and the non-proliferation, export-control and anti-dumping questions that remain: 2024–25, 3/4, A/B.",
)
GERMAN = (
    "Der viertägige Ausstand der Hafenlotsen ist in der Nacht zum Mittwoch beendet worden. Die Schifffahrtsverwaltung "
    "rechnet damit, den Rückstau bis Freitagabend abzubauen; Vor- und Nachteile der Regelung werden in der Bürgerschaft "
    "debattiert, ebenso die Sicherheitsüberprüfung und der außergewöhnliche Dienstplan der Lotsenbrüderschaft.",
    "„Niemand hat heute Nacht etwas gewonnen außer den Schiffen“, sagte der Vermittler, der die Gespräche leitete.",
)
RUSSIAN = (
    "Четырёхдневная забастовка лоцманов завершилась в ночь на среду. Профсоюз и администрация порта подписали "
    "двухстраничное соглашение, которое откладывает введение нового графика до окончания независимой проверки.",
)
GREEK = ("Οι πλοηγοί επέστρεψαν στη ράδα· η τετραήμερη απεργία έληξε τα ξημερώματα της Τετάρτης, ύστερα από συμφωνία.",)
ARABIC = (
    "انتهى فجر الأربعاء إضراب المرشدين البحريين الذي استمر أربعة أيام، بعد أن وقّعت نقابتهم مع سلطة الميناء اتفاقًا من "
    "صفحتين يؤجل العمل بجدول المناوبات الجديد إلى حين صدور نتائج مراجعة مستقلة للسلامة.",
    "وقال الوسيط (الأربعاء): «لم يربح أحد الليلة سوى السفن». ودخلت الميناء سفينتان محملتان بالقمح، كما كتبت Hanseblatt أمس.",
)
HEBREW = ("שביתת הנווטים בת ארבעת הימים הסתיימה עם שחר (יום רביעי), לאחר שהצדדים חתמו על הסכם. “שָׁלוֹם” אמר המתווך.",)
HINDI = ("बंदरगाह के पायलटों की चार दिन की हड़ताल बुधवार तड़के समाप्त हो गई। दोनों पक्षों ने समझौते पर हस्ताक्षर किए।",)
THAI = ("ที่นี่คือท่าเรือที่มีเรือสี่สิบเอ็ดลำรออยู่ น้ำมันและข้าวสาลีมาถึงก่อน การนัดหยุดงานสิ้นสุดลงแล้วในเช้าวันพุธ",)


def paragraph(text: str, kind: ParagraphKind = ParagraphKind.BODY, level: int = 0) -> Paragraph:
    return Paragraph((Run(text),), kind, level)


def item(key: str = "k1", headline: str = "Pilots return", *texts: str, **fields: object) -> Item:
    blocks = fields.pop("blocks", tuple(paragraph(text) for text in texts))
    told = {"outlet": "The Harbour Gazette", "day": "2025-06-11", "language": "en", "blocks": blocks, **fields}
    return Item(key=key, code=f"0611-{key}", headline=headline, contents_headline=headline, **told)


def document(*items: Item, **fields: object) -> Document:
    told = {"sections": (DocumentSection("s1", "Ports and shipping", items),), "title": "Press clippings", **fields}
    return Document(date="2025-06-11", number=118, **told)


def written(tmp_path: Path, made: Document, *, warned: bool = False) -> Path:
    path = tmp_path / "issue.pdf"
    warnings = pdf.write(made, STYLE, path)
    assert bool(warnings) == warned, warnings
    return path


def squeezed(text: str) -> str:
    """The characters that count: NFKC, without white space, soft hyphens and what cannot be seen."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(
        c
        for c in folded
        if not c.isspace() and c not in INVISIBLE and unicodedata.category(c) not in ("Cc", "Cs", "Cf")
    )


def pages(path: Path) -> list[str]:
    """All text of each page."""
    with pypdfium2.PdfDocument(path) as opened:
        return [opened[at].get_textpage().get_text_range() for at in range(len(opened))]


def columns(path: Path) -> list[str]:
    """The text column of each page, without head, foot and margin."""
    found = []
    with pypdfium2.PdfDocument(path) as opened:
        for at in range(len(opened)):
            height = opened[at].get_height()
            box = {"left": 24 * MM - 3, "bottom": 27 * MM - 17, "right": 146 * MM + 4, "top": height - 34 * MM + 2}
            text = opened[at].get_textpage().get_text_bounded(**box)
            found.append(re.sub("continues on the next page →", "", text))
    return found


def assert_all_there(path: Path, texts: list[str]) -> None:
    """Every text stands in the columns, whole, one after the other."""
    read, at = squeezed("".join(columns(path))), 0
    for text in texts:
        wanted = squeezed(text)
        found = read.find(wanted, at)
        assert found >= 0, f"{text[:80]!r} is not there; from where it should be: {read[at : at + 120]!r}"
        at = found + len(wanted)


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
        other_headlines=("Other",), rights="internal use", page="4", city="Port Valmora",
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


def big_issue() -> Document:
    """Three sections of items of very different lengths."""
    rng = random.Random(7)
    items = [
        item(f"k{n}", f"Headline number {n}", *[ENGLISH * rng.randint(1, 9)] * rng.randint(1, 14)) for n in range(24)
    ]
    sections = (("s1", "Trade talks", items[:9]), ("s2", "Ports", items[9:10]), ("s3", "Opinion", items[10:]))
    return document(sections=tuple(DocumentSection(key, title, tuple(held)) for key, title, held in sections))


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
    made = replace(big_issue(), leads=(Lead("k3", "The lead", "One line"),))
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
        lead = opened.pages[0]["/Annots"][0]
        assert "Headline number 3\r\n" in read[refs[lead["/Dest"][0].objgen]]
    with pypdfium2.PdfDocument(path) as opened:
        outline = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in opened.get_toc()]
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


def test_missing_glyphs_are_never_boxes(tmp_path: Path) -> None:
    path = tmp_path / "issue.pdf"
    pdf.write(document(item("k1", "H", "\U00010414 \ue000 \uf8ff")), STYLE, path)
    with pikepdf.open(path) as opened:
        for font in opened.pages[-1]["/Resources"]["/Font"].values():
            mapping = font["/DescendantFonts"][0]["/CIDToGIDMap"].read_bytes()
            glyphs = [int.from_bytes(mapping[at : at + 2], "big") for at in range(2, len(mapping), 2)]
            assert 0 not in glyphs, font["/BaseFont"]


def parts_of(numbers: range) -> list[str]:
    """Paragraphs whose every line can be told: first and last words are marks."""
    return [f"¶{n}first " + ENGLISH * (1 + n % 6) + f"last{n}." for n in numbers]


def test_no_widows_no_orphans_and_headings_stay_with_their_text(tmp_path: Path) -> None:
    blocks: list[Paragraph] = []
    for n, text in enumerate(parts_of(range(160))):
        if n % 5 == 0:
            blocks.append(paragraph(f"Heading{n}", ParagraphKind.HEADING))
        blocks.append(paragraph(text))
    read = columns(written(tmp_path, document(item("k1", "H", blocks=tuple(blocks)))))[2:]
    assert len(read) > 8
    for before, after in itertools.pairwise(read):
        last, first = before.strip().splitlines()[-1], after.strip().splitlines()[0]
        assert not last.startswith(("¶", "Heading")), f"orphan: {last}"
        assert not re.search(r"last\d+\.$", first) or first.startswith("¶"), f"widow: {first}"


def test_a_table_repeats_its_head_and_keeps_its_rows(tmp_path: Path) -> None:
    rows = (("Name", "Value"), *((f"name{n}", f"value{n}") for n in range(200)))
    read = columns(written(tmp_path, document(item("k1", "H", blocks=(Table(rows, 1),)))))
    assert sum("Name" in page for page in read[2:]) == len(read[2:]) >= 3
    assert squeezed("".join(read)).count("value") == 200


def test_a_table_too_wide_for_columns_loses_no_cell(tmp_path: Path) -> None:
    rows = (tuple(f"Head{n}" for n in range(40)), *(tuple(f"c{row}x{n}" for n in range(40)) for row in range(20)))
    read = squeezed("".join(columns(written(tmp_path, document(item("k1", "H", blocks=(Table(rows, 1),)))))))
    assert all(f"Head{n}:c{row}x{n}" in read for row in range(20) for n in range(40))


def test_briefs_share_a_page_and_a_section_begins_a_new_one(tmp_path: Path) -> None:
    briefs = [item(f"b{n}", f"Brief {n}", ENGLISH, rendition=Rendition.SUMMARY) for n in range(6)]
    sections = (
        DocumentSection("s1", "One", tuple(briefs[:3])),
        DocumentSection("s2", "Two", (*briefs[3:], item("long", "Long", *[ENGLISH * 5] * 3))),
    )
    read = columns(written(tmp_path, document(sections=sections)))[2:]
    assert [sorted(set(re.findall(r"Brief \d|Long", page))) for page in read] == [
        ["Brief 0", "Brief 1", "Brief 2"],
        ["Brief 3", "Brief 4", "Brief 5"],
        ["Long"],
    ]


def marked(text: str, comment: str = "", role: Role = Role.CRITICISM) -> Paragraph:
    label = MarkLabel(role, "Tomas Ferreyra", comment, "MI")
    return Paragraph((Run("Before it. "), Run(text, roles=(role,), labels=(label,)), Run(" " + ENGLISH * 2)))


def test_a_mark_is_tinted_and_its_label_stands_beside_its_line(tmp_path: Path) -> None:
    path = written(
        tmp_path, document(item("k1", "H", blocks=(paragraph(ENGLISH * 9), marked("a marked passage", "Check this."))))
    )
    with pypdfium2.PdfDocument(path) as opened:
        text = opened[2].get_textpage()
        passage, label = (text.search(words).get_next() for words in ("a marked passage", "Criticism"))
        assert passage and label
        below, beside = text.get_charbox(passage[0]), text.get_charbox(label[0])
        assert beside[0] > 146 * MM
        assert abs(below[1] - beside[1]) < 5
        picture = opened[2].render(scale=2).to_pil().convert("RGB")
        x, y = round((below[0] - 0.6) * 2) + 1, round((opened[2].get_height() - below[3] - 1.0) * 2)
        assert picture.getpixel((x, y)) == (0xF0, 0xDD, 0xD8)
    assert "Check this. (MI)" in pages(path)[2]


@pytest.mark.parametrize("words", [5, 60, 1500])
def test_margin_notes_are_all_printed_and_never_overlap(tmp_path: Path, words: int) -> None:
    noted = " ".join(f"n{n}" for n in range(words))
    blocks = tuple(marked(f"passage {n}", f"{noted} end{n}") for n in range(30 if words < 1000 else 1))
    path = written(tmp_path, document(item("k1", "H", blocks=blocks)))
    read = squeezed("".join(pages(path)))
    assert all(f"end{n}(MI)" in read for n in range(len(blocks)))
    with pypdfium2.PdfDocument(path) as opened:
        for at in range(2, len(opened)):
            text = opened[at].get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            margin = sorted(
                (box[1], box[3]) for box in boxes if box[0] > 150 * MM and box[3] < opened[at].get_height() - 80
            )
            assert all(low[1] <= high[0] + 2.5 for low, high in itertools.pairwise(margin))


def png(width: int, height: int, mode: str = "RGB") -> bytes:
    held = io.BytesIO()
    Image.new(mode, (width, height)).save(held, "PNG")
    return held.getvalue()


@pytest.mark.parametrize(
    ("width", "height", "mode"),
    [
        (1, 1, "RGB"),
        (4000, 10, "L"),
        (10, 4000, "RGB"),
        (900, 600, "RGBA"),
        (60, 60, "P"),
        (60, 60, "I;16"),
        (60, 60, "1"),
        (60, 60, "LA"),
    ],
)
def test_pictures_of_any_shape_stand_with_their_caption(tmp_path: Path, width: int, height: int, mode: str) -> None:
    figure = Figure(png(width, height, mode), "image/png", width, height, "The caption.", "Photo: Oduya")
    path = written(tmp_path, document(item("k1", "H", blocks=(figure, paragraph(ENGLISH)))))
    assert_all_there(path, ["The caption. Photo: Oduya", ENGLISH])
    with pikepdf.open(path) as opened:
        pictures = [held for page in opened.pages for held in page.get_images().values()]
        assert len(pictures) == 1
        assert int(pictures[0]["/Width"]) <= 1441 * 1.2


def test_a_picture_that_cannot_be_opened_leaves_its_caption_and_a_warning(tmp_path: Path) -> None:
    figure = Figure(b"not a picture", "image/png", 10, 10, "The caption.")
    path = tmp_path / "issue.pdf"
    warnings = pdf.write(document(item("k1", "Lost picture", blocks=(figure,))), STYLE, path)
    assert len(warnings) == 1 and "Lost picture" in warnings[0]
    assert_all_there(path, ["The caption."])


def test_a_facsimile_fits_below_its_head_and_says_its_scale(tmp_path: Path) -> None:
    figure = Figure(png(1654, 2339, "L"), "image/png", 1654, 2339, "Page 1", facsimile=True, dpi=200)
    read = pages(written(tmp_path, document(item("k1", "H", blocks=(figure,), rendition=Rendition.FACSIMILE))))
    assert len(read) == 3
    found = re.search(r"Reproduced at (\d+) %", read[2])
    assert found and 50 <= int(found[1]) <= 77


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
