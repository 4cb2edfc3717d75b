"""PDFs made here and read back: columns, hyphens, running heads, headline, scans, hostile and damaged files."""

import io
import re
from collections import Counter
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

from clipper.errors import Rejected
from clipper.importers import pdf
from clipper.importers.registry import reader_for
from clipper.model.body import BlockKind
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source

WORDS = (
    "The harbour board voted on Thursday to rebuild the northern mole which the storms had broken in two places. "
    "Work is to begin in April and the fishing fleet will move to the southern basin until it is done."
)


def story(name: str, paragraphs: int) -> list[str]:
    return [f"{name} {n} begins. {WORDS} So ends {name} {n}." for n in range(paragraphs)]


def set_column(canvas: Canvas, paragraphs: list[str], left: float, top: float, width: float, size: float = 9) -> float:
    """Paragraphs with indented first lines, justified by nothing; gives the y below the last."""
    canvas.setFont("Times-Roman", size)
    for text in paragraphs:
        lines = simpleSplit(text, "Times-Roman", size, width - 10)
        for number, line in enumerate(lines):
            canvas.drawString(left + (10 if number == 0 else 0), top, line)
            top -= 1.2 * size
    return top


def made(draw: Callable[[Canvas], object], pages: int = 1, **given: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), **given)
    for number in range(pages):
        canvas.pages_done = number
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(data: bytes, name: str = "harbour_plan.pdf") -> Draft:
    (draft,) = pdf.read(Source(name, data))
    return draft


@pytest.mark.parametrize("count", [1, 2, 3])
def test_columns_are_read_in_order_and_paragraphs_come_out_whole(count: int) -> None:
    texts = [story(f"Part{n}", 3 if count == 3 else 5) for n in range(count)]
    width = (495 - 14 * (count - 1)) / count

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 26)
        canvas.drawString(50, 780, "Harbour to be rebuilt")
        for n, column in enumerate(texts):
            set_column(canvas, column, 50 + n * (width + 14), 730, width)

    draft = read(made(draw))
    assert draft.headline == "Harbour to be rebuilt" and draft.media_type is MediaType.PDF
    assert [block.text for block in draft.body.blocks] == [text for column in texts for text in column]


def test_columns_drawn_line_by_line_across_the_page_are_not_interleaved() -> None:
    left, right = (simpleSplit(" ".join(story(name, 4)), "Times-Roman", 10, 235) for name in ("Left", "Right"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        for row, pair in enumerate(zip(left, right, strict=False)):
            canvas.drawString(50, 760 - 12 * row, pair[0])
            canvas.drawString(305, 760 - 12 * row, pair[1])

    draft = read(made(draw))
    whole = " ".join([draft.headline, *(block.text for block in draft.body.blocks)])
    assert whole.rindex("Left") < whole.index("Right")


def test_hyphens_at_line_ends_are_undone_and_real_ones_stay() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        for row, line in enumerate((
            "The well-known harbour of this town was reached by the north-",
            "ern road, and the well-",
            "known mole was seen from afar by all who came for the Rhein-",
            "Main fair; they said that the port was a won-",
            "derful place and would not go home again.",
        )):  # fmt: skip
            canvas.drawString(50, 760 - 12 * row, line)

    text = read(made(draw)).body.text
    assert (
        "northern road" in text and "the well-known mole" in text and "Rhein-Main fair" in text and "wonderful" in text
    )


def test_a_paragraph_goes_on_over_column_and_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        first = canvas.pages_done == 0
        lines = ["This sentence is the first one on its page and it is long enough to fill the line"] * 10
        for row, line in enumerate(
            [*lines, "and it does not come to its end before the foot of the page is reached by it"]
            if first
            else ["but only here, on the next page.", "New one. " + lines[0]]
        ):
            canvas.drawString(50, 760 - 12 * row, line)

    text = read(made(draw, 2)).body.text
    assert "reached by it but only here, on the next page." in text


def test_running_heads_and_folios_go_only_where_they_return() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 810, "The Tide, Thursday 7 March 2024")
        canvas.drawString(290, 30, str(canvas.pages_done + 1))
        set_column(canvas, story(f"Page{canvas.pages_done}", 4), 50, 740, 480)

    many, two, one = (read(made(draw, pages)) for pages in (4, 2, 1))
    told = many.headline + many.body.text
    assert "Thursday 7 March" not in told and not re.search(r"^\d$", many.body.text, re.M)
    assert "Thursday 7 March" in one.headline + one.body.text
    assert {(d.outlet, d.published.day) for d in (many, two)} == {("The Tide", "2024-03-07")}


def test_headline_deck_byline_and_dateline_are_fields() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 28)
        canvas.drawString(50, 780, "Harbour to be rebuilt")
        canvas.drawString(50, 748, "after winter storms")
        canvas.setFont("Helvetica", 14)
        canvas.drawString(50, 715, "Board votes for a new northern mole in spite of the county")
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(50, 690, "By Jane Roe")
        set_column(canvas, [f"PORTHAVEN (Reuters) - {WORDS}", *story("More", 3)], 50, 665, 480, 10)

    draft = read(made(draw))
    assert draft.headline == "Harbour to be rebuilt after winter storms"
    assert draft.deck == "Board votes for a new northern mole in spite of the county"
    assert (draft.byline, draft.authors, draft.dateline, draft.credit) == (
        "By Jane Roe",
        ("Jane Roe",),
        "PORTHAVEN",
        "Reuters",
    )
    assert draft.body.text.startswith(WORDS)


def test_headings_and_list_items_keep_their_kind() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 24)
        canvas.drawString(50, 780, "Harbour to be rebuilt")
        y = set_column(canvas, story("One", 2), 50, 740, 480)
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(50, y - 10, "What it costs")
        canvas.setFont("Times-Roman", 9)
        for row, line in enumerate(("• one crane", "• two barges")):
            canvas.drawString(50, y - 40 - 20 * row, line)
        set_column(canvas, story("Two", 2), 50, y - 90, 480)

    blocks = read(made(draw)).body.blocks
    kinds = {block.text: block.kind for block in blocks}
    assert kinds["What it costs"] is BlockKind.HEADING
    assert kinds["one crane"] is kinds["two barges"] is BlockKind.LIST_ITEM


def test_the_files_own_title_serves_only_where_somebody_wrote_one() -> None:
    def titled(title: str) -> Draft:
        def draw(canvas: Canvas) -> None:
            canvas.setTitle(title)
            set_column(canvas, story("Even", 3), 50, 740, 480)

        return read(made(draw))

    assert titled("Harbour board minutes").headline == "Harbour board minutes"
    assert titled("Microsoft Word - minutes.doc").headline.startswith("Even 0 begins.")


def test_no_word_is_lost() -> None:
    words = [f"w{n}x{n * 7919 % 1009}" for n in range(900)]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(40, 800, " ".join(words[:4]))
        third = (len(words) - 4) // 3
        for n in range(3):
            set_column(canvas, [" ".join(words[4 + n * third : 4 + (n + 1) * third])], 40 + 180 * n, 770, 168, 7)

    draft = read(made(draw))
    assert Counter(re.findall(r"\w+", draft.headline + " " + draft.body.text)) == Counter(
        words[: 4 + (len(words) - 4) // 3 * 3]
    )


def test_a_scan_becomes_a_picture_with_a_warning() -> None:
    noise = Image.effect_noise((400, 500), 60)
    draft = read(made(lambda canvas: canvas.drawImage(ImageReader(noise), 50, 100, 400, 500)))
    assert draft.headline == "Harbour plan" and not draft.body.reading_text
    assert draft.body.blocks[0].picture == draft.pictures[0].sha256
    assert Image.open(io.BytesIO(draft.pictures[0].data or b"")).size == (
        draft.pictures[0].width,
        draft.pictures[0].height,
    )
    assert any("not recognised" in warning for warning in draft.warnings)


def test_pages_without_words_are_told() -> None:
    def draw(canvas: Canvas) -> None:
        if canvas.pages_done == 0:
            set_column(canvas, story("Only", 3), 50, 740, 480)

    assert any("1 of 2 pages" in warning for warning in read(made(draw, 2)).warnings)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            made(lambda canvas: canvas.drawString(50, 700, WORDS[:60]), encrypt=StandardEncryption("secret")),
            "Locked with a password",
        ),
        (b"%PDF-1.4\n1 0 obj <<>>\n", "damaged"),
        (made(lambda canvas: None), "blank"),
    ],
    ids=["locked", "damaged", "blank"],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Rejected, match=sentence):
        read(data)


def test_any_truncation_is_read_or_refused() -> None:
    whole = made(lambda canvas: set_column(canvas, story("Whole", 3), 50, 740, 480))
    for cut in range(1, len(whole), len(whole) // 50):
        try:
            assert read(whole[:cut]).headline
        except Rejected:
            continue
    assert read(whole) == read(whole)


def test_the_registry_knows_a_pdf_by_its_first_bytes() -> None:
    assert reader_for(Source("letter.txt", made(lambda canvas: canvas.drawString(50, 700, "x")))).name == "PDF"
