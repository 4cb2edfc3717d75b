"""Large pages parted for two engines to read: no letter lies in the seam, nothing is lost, every word stays where it stood."""

import io
from functools import cache

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from clipper.pages import ocr_parts, render
from clipper.pages.ocr import read_page, words_sampled
from clipper.pages.ocr_engine import Engine
from clipper.pages.ocr_parts import joined, parts_of
from tests.scans import BOLD, FONTS, HEADLINE, LEFT, RIGHT, SERIF, cutting, ocr_engine, set_in

__all__ = ["ocr_engine"]
TEXT = " ".join((*LEFT, *RIGHT) * 5)
COLUMN = 300


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_parts, "_processors", lambda: 2)


@cache
def newspaper(columns: int, *, head: bool = True, lean: float = 0.0, dark: bool = False) -> Image.Image:
    """A page of columns close to ruled lines, under a headline that is as wide as all of them."""
    wide = 60 + columns * (COLUMN + 18)
    image = Image.new("L", (wide, 1640), 235)
    draw = ImageDraw.Draw(image)
    top = set_in(draw, f"{HEADLINE} {HEADLINE}", 30, 40, wide - 60, BOLD, 64.0) + 40 if head else 40.0
    for number in range(columns):
        left = 30 + number * (COLUMN + 18)
        set_in(draw, TEXT, left, top + 9 * number, COLUMN, SERIF, 23.0)
        if number:
            draw.line((left - 9, top, left - 9, 1620), fill=20, width=3)
    image = image.rotate(lean, fillcolor=235, resample=Image.Resampling.BICUBIC) if lean else image
    return ImageChops.invert(image) if dark else image


def put_together(parts: tuple[ocr_parts.Part, ...], size: tuple[int, int], *, dark: bool = False) -> Image.Image:
    whole = Image.new("L", size, 0 if dark else 255)
    for part in parts:
        layer = Image.new("L", size, 0 if dark else 255)
        layer.paste(part.image, (part.left, part.top))
        whole = (ImageChops.lighter if dark else ImageChops.darker)(whole, layer)
    return whole


@pytest.mark.parametrize(
    ("columns", "head", "lean", "dark"),
    [(4, False, 0.4, False), (5, True, 0.0, True), (4, True, 90.0, False)],
)
def test_a_seam_meets_no_letter_and_nothing_is_lost(columns: int, head: bool, lean: float, dark: bool) -> None:
    page = newspaper(columns, head=head, lean=0 if lean == 90 else lean, dark=dark)
    page = page.rotate(90, expand=True) if lean == 90 else page
    parts = parts_of(page)
    assert len(parts) == 2
    # every dot of ink is there
    ink = ImageChops.difference(put_together(parts, page.size, dark=dark), page).point([0] * 31 + [255] * 225)
    assert ink.getbbox() is None
    # and each part bears a fair share of it, at least 6 dots from any ink of the other
    strokes = [Image.new("L", page.size) for _part in parts]
    for stroke, part in zip(strokes, parts, strict=True):
        ours = part.image.point([255 * (tone > 120 if dark else tone < 120) for tone in range(256)])
        stroke.paste(ours, (part.left, part.top))
    amounts = [stroke.histogram()[255] for stroke in strokes]
    assert min(amounts) > 0.25 * sum(amounts)
    assert ImageChops.multiply(*strokes).getbbox() is None


def test_what_is_read_on_parts_stands_where_it_stood() -> None:
    grey = Image.new("L", (10, 10))
    parts = (ocr_parts.Part(grey), ocr_parts.Part(grey, 700, 40))
    line = [["word", 0.9, 10, 20, 60, 45]]
    assert joined(parts, [[line], [line]]) == [[["word", 0.9, 10, 20, 60, 45]], [["word", 0.9, 710, 60, 760, 85]]]


def test_a_page_without_a_seam_or_with_one_processor_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    page = newspaper(4)
    noise = Image.effect_noise((1600, 1600), 120)
    assert len(parts_of(noise)) == 1 and len(parts_of(cutting(2, 150))) == 1
    monkeypatch.setattr(ocr_parts, "_processors", lambda: 1)
    (whole,) = parts_of(page)
    assert (whole.left, whole.top) == (0, 0)


def test_a_few_words_are_cut_out_of_an_empty_page_and_keep_their_place(ocr_engine: Engine) -> None:
    page = Image.new("RGB", (2480, 3508), "white")
    set_in(ImageDraw.Draw(page), "Harbour closed", 1700, 2900, 700, SERIF, 50)
    (part,) = parts_of(page.convert("L"))
    assert part.image.width < 600 and part.image.height < 200
    read = read_page(page, ocr_engine, "eng" if ocr_engine.data else "", chosen=True).page
    assert [word.text for word in read.words] == ["Harbour", "closed"]
    assert read.words[0].box.left == pytest.approx(1700 / 2480, abs=0.01)
    assert read.words[0].box.bottom == pytest.approx(2945 / 3508, abs=0.01)


def test_the_language_is_told_by_a_sample_of_a_large_page(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Image.Image] = []

    def lines_of(images: list[Image.Image], *_engine: object) -> list:
        asked.extend(images)
        return [[[["le", 0.9, 0, 0, 9, 9], ["~", 0.1, 9, 0, 9, 9]]] for _image in images]

    monkeypatch.setattr("clipper.pages.ocr.lines_on", lines_of)
    assert words_sampled(newspaper(4), Engine("none"), "eng") == ("le",)
    (sample,) = asked
    assert max(sample.size) <= 800 and sum(sample.histogram()[:120]) > 20_000
    assert words_sampled(cutting(1, 100), Engine("none"), "eng") == () and len(asked) == 1


def test_a_page_that_says_all_in_its_text_is_told_from_one_with_pictures() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for drawn in (False, True):
        canvas.drawString(40, 200, "7")
        if drawn:
            canvas.rect(10, 10, 50, 50)
        canvas.showPage()
    canvas.showPage()
    canvas.save()
    with render.opened(out.getvalue()) as document:
        assert [render.is_all_text(document, page) for page in (0, 1, 2, 9)] == [True, False, False, False]


@pytest.mark.parametrize("size", [70, 150])
def test_no_word_of_a_large_headline_is_cut(size: int) -> None:
    page = newspaper(4, head=False)
    whole = Image.new("L", (page.width, page.height + 300), 235)
    whole.paste(page, (0, 300))
    draw, left, boxes = ImageDraw.Draw(whole), 30.0, []
    face = ImageFont.truetype(str(FONTS / BOLD), size)
    for word in "MILL HARBOUR TO CLOSE FOR REPAIRS AT NOON".split():
        if left + draw.textlength(word, font=face) < whole.width:
            draw.text((left, 40), word, font=face, fill=20)
            boxes.append(tuple(map(round, draw.textbbox((left, 40), word, font=face))))
        left += draw.textlength(word + " ", font=face)
    parts = parts_of(whole)
    assert len(parts) == 2
    for box in boxes:
        bearing = []
        for part in parts:
            ours = Image.new("L", whole.size, 255)
            ours.paste(part.image, (part.left, part.top))
            bearing.append(ours.crop(box).getextrema()[0] < 100)  # pyright: ignore[reportOperatorIssue]
        assert sum(bearing) == 1
