"""PDF pages that lie on their side or are read from the right, browser prints, slips of clipping services, releases."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from clipper.importers import pdf
from clipper.importers.pdf_upright import upright, without_print_lines
from clipper.model.clipping import Draft
from clipper.model.intake import Source
from clipper.pages.regions import Box
from clipper.pages.render import Word, _from_right, _Letters

LINES = (
    "The ministry of transport said on Tuesday that it would spend 340 million euros",
    "on the coastal railway between Port Elin and Sarn, the largest programme since 1974.",
    "Work will begin in spring and is expected to last four years, officials said then.",
)


def made(head: Callable[[Canvas], float], foot: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    y = head(canvas)
    canvas.setFont("Times-Roman", 11)
    for number, one in enumerate(LINES):
        canvas.drawString(50, y - 14 * number, one)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(50, 25, foot)
    canvas.save()
    return out.getvalue()


def read(data: bytes) -> Draft:
    (draft,) = pdf.read(Source("page.pdf", data))
    return draft


def slip(canvas: Canvas) -> float:
    canvas.setFont("Helvetica", 11)
    for number, one in enumerate(
        ["Publication: Harbour Post", "Date: 11 June 2025", "Page: 7", "Journalist: Clara Venn"]
    ):
        canvas.drawString(50, 780 - 18 * number, one)
    canvas.setFont("Times-Bold", 20)
    canvas.drawString(50, 680, "Coast railway gets 340 million")
    return 640


def release(canvas: Canvas) -> float:
    canvas.setFont("Helvetica-Bold", 22)
    canvas.drawString(50, 780, "PRESS RELEASE")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(50, 755, "For immediate release")
    canvas.setFont("Helvetica-Bold", 17)
    canvas.drawString(50, 720, "Coast railway gets 340 million")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(50, 700, "By Clara Venn")
    canvas.drawString(50, 686, "11 June 2025")
    return 650


def is_the_text(draft: Draft) -> None:
    assert draft.headline == "Coast railway gets 340 million"
    assert draft.body.text.replace("\n", " ").split() == " ".join(LINES).split()


def test_the_slip_of_a_clipping_service_fills_the_fields() -> None:
    draft = read(made(slip))
    is_the_text(draft)
    assert (draft.outlet, draft.page, draft.authors) == ("Harbour Post", "7", ("Clara Venn",))
    assert draft.published.day == "2025-06-11"


@pytest.mark.parametrize("turn", [90, 270])
def test_a_page_that_lies_on_its_side_is_read_as_it_was_set(turn: int) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made(slip))) as file:
        file.pages[0].rotate(turn, relative=True)
        file.save(out)
    draft = read(out.getvalue())
    is_the_text(draft)
    assert draft.outlet == "Harbour Post"


def test_a_release_is_called_by_its_headline() -> None:
    draft = read(made(release))
    is_the_text(draft)
    assert (draft.authors, draft.published.day) == (("Clara Venn",), "2025-06-11")
    assert "PRESS RELEASE" in draft.editors_note


def test_what_a_browser_prints_at_the_edges_is_no_text_but_its_address_is_kept() -> None:
    def head(canvas: Canvas) -> float:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 825, "6/11/25, 1:20 PM")
        canvas.drawString(250, 825, "Coast railway - Harbour Post")
        canvas.setFont("Times-Bold", 20)
        canvas.drawString(50, 750, "Coast railway gets 340 million")
        return 700

    draft = read(made(head, "https://harbour.example/rail   1/1"))
    is_the_text(draft)
    assert draft.url == "https://harbour.example/rail"


def word(text: str, left: float, top: float, wide: float, high: float) -> Word:
    return Word(text, Box(left, top, left + wide, top + high), 10, False, False, False)


def test_a_page_that_is_read_from_the_right_is_mirrored() -> None:
    words = (word("الوزيرة", 400, 100, 60, 12), word("وقالت", 500, 100, 50, 12), word(".1974", 300, 100, 30, 12))
    sheet = upright(0, (595, 842), words)
    assert [one.text for one in sorted(sheet.words, key=lambda one: one.box.left)] == ["وقالت", "الوزيرة", "1974."]
    assert without_print_lines([sheet]) == ([sheet], "")


@pytest.mark.parametrize("written", ["وقالت", "تلاقو"])
def test_letters_stand_in_the_order_in_which_they_are_read(written: str) -> None:
    places = {"و": 571.0, "ق": 564.0, "ا": 562.0, "ل": 556.0, "ت": 544.0}
    letters = _Letters(list(written), [places[c] for c in written], 544, 0, 580, 12, 10, (False, False))
    assert _from_right(letters, written) == "وقالت"
