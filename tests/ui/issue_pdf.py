"""A newspaper issue of any number of pages as a PDF: five columns a page, a picture over two of them, one odd word a page."""

import random
from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDE, HIGH, MARGIN, GUTTER, COLUMNS = 842.0, 1191.0, 40.0, 12.0, 5
SIZE = 8.5
"""Points of a newspaper's type: 2,700 words a page."""
WORDS = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "minister",
    "trade",
    "port",
    "rare",
    "earth",
    "framework",
    "agreed",
    "talks",
    "London",
    "carriers",
    "licence",
    "mineral",
    "supply",
    "said",
    "tariff",
    "export",
    "office",
    "council",
    "harbour",
    "strike",
    "mediator",
    "evening",
]


def issue(path: Path, pages: int, size: float = SIZE) -> Path:
    """Write an issue in type of so many points; page n (from 0) holds the word `odd_word(n)` once."""
    chance = random.Random(7)
    canvas = Canvas(str(path), pagesize=(WIDE, HIGH), pageCompression=1)
    photos = [_photo(n) for n in range(4)]
    for page in range(pages):
        canvas.setFont("Times-Bold", 40)
        canvas.drawString(MARGIN, HIGH - 60, f"Headline of page {page + 1} on ports")
        _columns(canvas, chance, odd_word(page), photos[page % 4], size)
        canvas.showPage()
    canvas.save()
    return path


def odd_word(page: int) -> str:
    """The word that no other page has."""
    return "oddity" + "".join(chr(ord("a") + int(digit)) for digit in str(page)) + "x"


def _columns(canvas: Canvas, chance: random.Random, odd: str, photo: ImageReader, size: float) -> None:
    wide = (WIDE - 2 * MARGIN - GUTTER * (COLUMNS - 1)) / COLUMNS
    for column in range(COLUMNS):
        x, y = MARGIN + column * (wide + GUTTER), HIGH - 100
        if column in (1, 2):
            if column == 1:
                canvas.drawImage(photo, x, HIGH - 330, 2 * wide + GUTTER, 230)
            y = HIGH - 350
        canvas.setFont("Times-Roman", size)
        while y > 50:
            line: list[str] = []
            while canvas.stringWidth(" ".join(line), "Times-Roman", size) < wide - 3.5 * size:
                line.append(chance.choice(WORDS))
            if column == 3 and 400 < y <= 400 + size * 1.2:
                line[0] = odd
            canvas.drawString(x, y, " ".join(line))
            y -= size * 1.2


def _photo(number: int) -> ImageReader:
    noise = Image.effect_noise((600, 400), 60 + 10 * number).convert("RGB")
    held = BytesIO()
    noise.save(held, "JPEG", quality=60)
    held.seek(0)
    return ImageReader(held)
