"""An original's pages whatever its kind: how many, how large, and pieces of them as pixels."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from clipper.errors import Rejected
from clipper.pages import sheets
from clipper.pages.sheets import Pixels
from tests.conftest import SAMPLES


def shade(pixels: Pixels, x: int, y: int) -> tuple[int, int, int]:
    """Red, green and blue of a pixel."""
    at = (y * pixels.width + x) * 4
    blue, green, red = pixels.data[at : at + 3]
    return red, green, blue


def test_a_pdf_is_drawn_at_any_scale_piece_by_piece() -> None:
    held = sheets.opened(SAMPLES / "capital-observer-page-3.pdf", "application/pdf")
    (sheet,) = held.sheets
    assert sheet.pixels == 0
    whole = held.piece(0, 0.5, 0, 0, round(sheet.width / 2), round(sheet.height / 2))
    assert len(whole.data) == whole.width * whole.height * 4
    assert set(whole.data[3::4]) == {255}
    left = held.piece(0, 0.5, 0, 0, 100, whole.height)
    right = held.piece(0, 0.5, 100, 0, whole.width - 100, whole.height)
    for y in range(0, whole.height, 7):
        for x in range(0, whole.width, 5):
            piece, across = (left, x) if x < 100 else (right, x - 100)
            assert shade(piece, across, y) == shade(whole, x, y)
    assert isinstance(held, sheets.PdfSheets) and "Lancaster House" in held.text(0)


def test_every_frame_of_a_tiff_is_a_page_at_its_own_size(tmp_path: Path) -> None:
    first, second = Image.new("RGB", (300, 200), "red"), Image.new("L", (100, 400), 128)
    first.save(tmp_path / "scan.tif", save_all=True, append_images=[second], dpi=(100, 100))
    held = sheets.opened(tmp_path / "scan.tif", "image/tiff")
    assert [(round(one.width), round(one.height)) for one in held.sheets] == [(216, 144), (72, 288)]
    assert shade(held.piece(0, 1.0, 10, 10, 20, 20), 5, 5) == (255, 0, 0)
    assert shade(held.piece(1, 0.5, 0, 0, 36, 144), 5, 5) == (128, 128, 128)
    assert shade(held.piece(0, 3.0, 0, 0, 64, 64), 63, 63) == (255, 0, 0)


def test_a_photo_stands_upright_as_its_exif_says(tmp_path: Path) -> None:
    photo = Image.new("RGB", (40, 20), "blue")
    photo.paste("white", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    photo.save(tmp_path / "photo.jpg", exif=exif, quality=95)
    held = sheets.opened(tmp_path / "photo.jpg", "image/jpeg")
    (sheet,) = held.sheets
    assert sheet.width < sheet.height
    drawn = held.piece(0, sheet.pixels, 0, 0, 20, 40)
    assert min(shade(drawn, 10, 5)) > 240 and shade(drawn, 10, 35)[0] < 40


@pytest.mark.parametrize("mode", ["1", "P", "LA", "RGBA", "CMYK", "I;16"])
def test_pictures_of_every_sort_become_pixels(tmp_path: Path, mode: str) -> None:
    picture = Image.new("L", (60, 40), 200).convert("RGBA" if mode in ("LA", "RGBA") else "L")
    picture = Image.new("I;16", (60, 40), 40_000) if mode == "I;16" else picture.convert(mode)
    name = "picture.tif" if mode in ("CMYK", "I;16") else "picture.png"
    picture.save(tmp_path / name)
    held = sheets.opened(tmp_path / name, "image/tiff" if name.endswith("tif") else "image/png")
    drawn = held.piece(0, held.sheets[0].pixels, 0, 0, 60, 40)
    assert len(drawn.data) == 60 * 40 * 4
    assert set(drawn.data[3::4]) == {255}


def test_what_cannot_be_shown_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (tmp_path / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    held = BytesIO()
    Image.effect_noise((200, 200), 90).save(held, "PNG")
    (tmp_path / "cut.png").write_bytes(held.getvalue()[:9_000])
    for name, kind in (
        ("torn.pdf", "application/pdf"),
        ("torn.png", "image/png"),
        ("missing.png", "image/png"),
        ("torn.pdf", "text/html"),
    ):
        with pytest.raises(Rejected, match=r"\.$"):
            sheets.opened(tmp_path / name, kind)
    with pytest.raises(Rejected):
        half = sheets.opened(tmp_path / "cut.png", "image/png")
        half.piece(0, 1.0, 0, 0, 8, 8)


def test_only_pages_and_pictures_have_pages() -> None:
    assert sheets.has_pages("application/pdf") and sheets.has_pages("image/tiff; charset=binary")
    assert not sheets.has_pages("image/svg+xml") and not sheets.has_pages("text/html")
