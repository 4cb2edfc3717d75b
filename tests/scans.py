"""Scans made here: pages set in the fonts that Clipper brings, drawn at a resolution, turned and blurred at will."""

import io
from functools import cache

import pytest
from machine import skip
from PIL import Image, ImageDraw, ImageFont
from rapidfuzz.distance import Levenshtein

from clipper.pages.ocr_engine import Engine, engine
from tests.conftest import ROOT

FONTS = ROOT / "resources" / "fonts"
SERIF, BOLD, SANS = "ClipperSerif-Regular.ttf", "ClipperSerif-Bold.ttf", "ClipperSans-Regular.ttf"
POINTS = (420, 300)
"""Width and height of a cutting."""

HEADLINE = "Harbour to be rebuilt after the winter storms, board decides"
BYLINE = "By Ana Velde"
LEFT = (
    "The harbour board voted on Thursday to rebuild the northern mole, which the storms of January had broken in two places.",
    "Work is to begin in April. The fishing fleet will move to the southern basin until it is done, the chairman said.",
)
RIGHT = (
    "Quays four and five stay open for ferries. A crane with a reach of 60 metres arrives by barge at the end of March.",
    "“We have waited eleven years,” said Mara Ilves of the pilots. The city pays 40 per cent of the 12 million.",
)


@pytest.fixture(scope="session")
def ocr_engine() -> Engine:
    """The engine of this machine that reads English."""
    found = engine()
    if found is None or (found.data and "eng" not in found.languages):
        skip("No program that recognises words on pictures is installed (tesseract-ocr), so this is not checked here.")
    assert found
    return found


@cache
def _face(name: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / name), size)


def set_in(
    draw: ImageDraw.ImageDraw, text: str, left: float, top: float, width: float, face: str, size: float
) -> float:
    """The text in lines of at most `width`, everything in dots; gives the top of the next line."""
    font, line = _face(face, size), ""
    for word in [*text.split(), None]:
        longer = f"{line} {word}".strip()
        if word is None or draw.textlength(longer, font=font) > width:
            draw.text((left, top), line, font=font, fill=0)
            top, line = top + 1.25 * size, word or ""
        else:
            line = longer
    return top


def cutting(columns: int = 2, dpi: int = 300, folio: str = "") -> Image.Image:
    """A cutting with headline and byline over one or two columns of two paragraphs each."""
    dot = dpi / 72
    image = Image.new("L", (round(POINTS[0] * dot), round(POINTS[1] * dot)), 255)
    draw = ImageDraw.Draw(image)
    if folio:
        set_in(draw, folio, 20 * dot, 8 * dot, 380 * dot, SANS, 8 * dot)
    top = set_in(draw, HEADLINE, 20 * dot, 28 * dot, 380 * dot, BOLD, 22 * dot)
    top = set_in(draw, BYLINE, 20 * dot, top + 4 * dot, 380 * dot, SANS, 9 * dot) + 6 * dot
    texts = (LEFT, RIGHT) if columns == 2 else ((*LEFT, *RIGHT),)
    width = 380 if columns == 1 else 182
    for number, paragraphs in enumerate(texts):
        down = top
        for text in paragraphs:
            down = set_in(draw, text, (20 + number * 198) * dot, down, width * dot, SERIF, 10 * dot) + 5 * dot
    return image


def as_bytes(image: Image.Image, kind: str = "PNG", **given: object) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, **given)
    return out.getvalue()


def error_rate(read: str, truth: str) -> float:
    """Letters that must be changed to come from what was read to what stands there, for every letter (CER)."""
    read, truth = " ".join(read.split()), " ".join(truth.split())
    return Levenshtein.distance(read, truth) / len(truth)
