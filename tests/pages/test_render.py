"""PDF pages as pixels and words: sizes, turned pages, hyphens, bold, damaged and locked files."""

import io

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from clipper.errors import Rejected
from clipper.pages.render import opened, page_png, page_sizes, words_of


def made(draw, size: tuple[float, float] = (595, 842), **given: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, **given)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def turned(data: bytes, turn: int) -> bytes:
    out, document = io.BytesIO(), PdfDocument(data)
    document[0].set_rotation(turn)
    document.save(out)
    return out.getvalue()


def hello(canvas: Canvas) -> None:
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(100, 742, "Hello world")
    canvas.setFont("Times-Italic", 10)
    canvas.drawString(100, 700, "and so on")


def test_words_have_boxes_sizes_and_styles() -> None:
    with opened(made(hello)) as document:
        words = words_of(document, 0)
    assert [word.text for word in words] == ["Hello", "world", "and", "so", "on"]
    first, last = words[0], words[-1]
    assert (first.bold, first.italic, first.size) == (True, False, 20.0)
    assert (last.bold, last.italic, last.size) == (False, True, 10.0)
    assert abs(first.box.left - 100) < 1 and 75 < first.box.top < 90 < first.box.bottom < 110


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_measured_as_shown(turn: int) -> None:
    data = turned(made(hello), turn)
    width, height = page_sizes(data)[0]
    assert (width, height) == ((595, 842) if turn == 180 else (842, 595))
    with opened(data) as document:
        box = words_of(document, 0)[0].box
    assert 0 < box.left < box.right < width and 0 < box.top < box.bottom < height
    assert (box.height > box.width) == (turn != 180)
    image = Image.open(io.BytesIO(page_png(data, 0, 72))).convert("L")
    assert min(image.crop((int(box.left), int(box.top), int(box.right) + 1, int(box.bottom) + 1)).tobytes()) < 100


def test_a_page_is_drawn_at_the_asked_resolution_and_never_larger_than_allowed() -> None:
    assert Image.open(io.BytesIO(page_png(made(hello), 0, 144))).size == (1190, 1684)
    huge = made(hello, (14_000, 14_000))
    assert max(Image.open(io.BytesIO(page_png(huge, 0, 300))).size) <= 4000


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7\nnothing", "damaged"),
        (b"", "damaged"),
        (made(hello, encrypt=StandardEncryption("secret")), "Locked with a password"),
    ],
    ids=["no pages", "empty", "locked"],
)
def test_what_cannot_be_opened_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Rejected, match=sentence), opened(data):
        pass


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(Rejected, match="damaged"):
        page_png(made(hello), 7)
