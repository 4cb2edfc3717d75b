"""Pages of a PDF: what stays together, what stands beside it, and pictures of every shape."""

import itertools
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from issues import (
    ENGLISH,
    STYLE,
    document,
    item,
    paragraph,
    png,
    squeezed,
)
from read_back import MM, assert_all_there, columns, pages, pdf, written

from clipper.exporters import registry, style
from clipper.model.annotation import Role
from clipper.model.briefing import Rendition
from clipper.model.document import (
    DocumentSection,
    Figure,
    MarkLabel,
    Paragraph,
    ParagraphKind,
    Run,
    Table,
    Tone,
)


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


@pytest.mark.parametrize("words", [6, 8, 22])
def test_a_picture_in_columns_never_leaves_its_page(tmp_path: Path, words: int) -> None:
    tall = Figure(png(300, 480), "image/png", 300, 480, "A crane.", "Photo")
    wide = Figure(png(300, 200), "image/png", 300, 200, "A quay.", "Photo")
    items = (
        item("k1", "A long text", *[ENGLISH * 3] * words),
        item("k2", "Opens with a picture", blocks=(tall, *(paragraph(ENGLISH * 4) for _ in range(24)), wide)),
    )
    path = tmp_path / "book.pdf"
    assert pdf.write(document(*items), style.load("facsimile"), path) == ()
    with pypdfium2.PdfDocument(path) as opened:
        placed = [(at, thing.get_bounds()) for at, page in enumerate(opened) for thing in page.get_objects([3])]
        captions = [page.get_textpage().get_text_range() for page in opened]
    assert len(placed) == 2
    assert all(bottom > 22 * MM - 1 for _at, (_left, bottom, _right, _top) in placed)
    assert "A crane." in captions[placed[0][0]] and "Opens with a picture" in captions[placed[0][0]]
    assert "A quay." in captions[placed[1][0]]


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


def test_a_word_is_never_parted_over_two_pages(tmp_path: Path) -> None:
    for start in range(0, 12, 3):
        texts = [f"{'x ' * start}" + "Sicherheitsüberprüfungen Lotsenbrüderschaft " * 90] * 6
        read = columns(written(tmp_path, document(item("k1", "H", *texts, language="de"))))[2:]
        assert len(read) > 2 and "\x02" in "".join(read)
        assert not any(page.rstrip().endswith("\x02") for page in read)


def test_a_headline_is_not_parted_at_its_hyphens(tmp_path: Path) -> None:
    read = pages(
        written(tmp_path, document(item("k1", "Ports brace for new rare-earth rules as carriers reroute", "x")))
    )
    assert "Ports brace for new rare-earth\r\nrules as carriers reroute" in read[2]


def test_the_side_column_says_tone_rights_and_code(tmp_path: Path) -> None:
    made = item("k1", "H", ENGLISH, tone=Tone.CRITICAL, rights="internal use")
    read = re.sub(r"\s+", " ", pages(written(tmp_path, document(made)))[2])
    assert "▼ Critical Full text · internal use 0611-k1" in read


def test_our_own_words_do_not_begin_a_page_without_the_text_above_them(tmp_path: Path) -> None:
    ours = ("We have no view on this. " * 6,)
    items = [
        item(f"k{n}", f"H{n}", ENGLISH * (n + 1), *[ENGLISH * 5] * 7, ENGLISH * (2 + 5 * (n % 2)), commentary=ours)
        for n in range(24)
    ]
    read = written(tmp_path, document(*items, item("bare", "Nothing but a headline", commentary=ours)))
    begun = [page for page in columns(read)[2:] if re.search(r"^Commentary\s*$", page, re.MULTILINE)]
    assert len(begun) == 25
    assert all("harbour master" in page or "night-time" in page or "Nothing but" in page for page in begun)
    assert any("no view" in page and page not in begun for page in columns(read)[2:]), "the rest may stand on the next"


@pytest.mark.parametrize("count", [17, 18, 28])
def test_our_own_words_stand_below_some_of_the_text_in_columns_too(tmp_path: Path, count: int) -> None:
    """Of 18 paragraphs the columns fill their last page to the foot."""
    path, ours = tmp_path / "issue.pdf", ("We have no view on this. " * 6,)
    made = document(item("k1", "H", *[ENGLISH * 5] * count, "The last.", commentary=ours))
    assert registry.exporter_for(path).write(made, style.load("facsimile"), path) == ()
    (page,) = [page for page in pages(path) if re.search(r"^Commentary\s*$", page, re.MULTILINE)]
    above = page.partition("Commentary")[0]
    assert "reviewed" in above and "The last." in above and "no view" in page
    assert squeezed("".join(pages(path))).count("reviewed") == 5 * count
