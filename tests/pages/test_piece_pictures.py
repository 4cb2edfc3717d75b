"""Pieces of pages as pictures: what is cut out is what lies under the rectangle, however the page was turned."""

import pytest
from PIL import Image, ImageChops, ImageDraw

from clipper.model.cutting import PageFile, Piece
from clipper.pages import piece_pictures, render
from clipper.pages.turning import turned_size
from tests.newspaper_page import HEIGHT, WIDTH, newspaper

FILE = PageFile("ab" * 32, "page.png", "image/png")


def page() -> Image.Image:
    image = Image.new("L", (400, 600), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((100, 200, 219, 259), fill=0)
    draw.rectangle((300, 500, 349, 549), fill=120)
    return image


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_quarter_turn(angle: int) -> None:
    turned = page().rotate(-angle, expand=True)
    sides = (0.2, 0.3, 0.4, 0.25)
    wide, high = turned.size
    left, top = round(0.2 * wide), round(0.3 * high)
    wanted = turned.crop((left, top, left + round(0.4 * wide), top + round(0.25 * high)))
    found = piece_pictures.of_scan(page(), Piece(FILE, 0, *sides, angle=angle))
    assert found.size == wanted.size
    assert ImageChops.difference(found.convert("L"), wanted).getbbox() is None


@pytest.mark.parametrize("angle", [3.0, -2.5, 91.5])
def test_a_page_is_straightened(angle: float) -> None:
    # the page as it was scanned: turned the other way
    scan = page().rotate(angle, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    wide, high = turned_size(*scan.size, angle)
    left, top = (wide - 400) / 2 + 100, (high - 600) / 2 + 200
    found = piece_pictures.of_scan(scan, Piece(FILE, 0, left / wide, top / high, 120 / wide, 60 / high, angle=angle))
    assert found.size == pytest.approx((120, 60), abs=1)
    inside = found.convert("L").crop((3, 3, found.width - 3, found.height - 3))
    assert max(inside.tobytes()) < 40


def test_a_piece_of_a_pdf_is_drawn_as_finely_as_asked_for() -> None:
    with render.opened(newspaper().data) as document:
        piece = Piece(FILE, 0, 0.363, 0.202, 0.568, 0.18)
        found = piece_pictures.of_pdf(document, piece, 300)
        small = piece_pictures.of_pdf(document, piece, 72)
        whole = render.image_of(document, 0, 72)
    assert found.size == pytest.approx((0.568 * WIDTH * 300 / 72, 0.18 * HEIGHT * 300 / 72), abs=3)
    left, top = round(0.363 * whole.width), round(0.202 * whole.height)
    wanted = whole.crop((left, top, left + small.width, top + small.height)).convert("L")
    tones = ImageChops.difference(small.convert("L"), wanted).histogram()
    assert sum(tones[:30]) > 0.97 * small.width * small.height
