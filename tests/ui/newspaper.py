"""A small newspaper of two pages as a PDF: a story in three columns with photo, caption and jump, and a neighbour."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDE, HIGH = 595.0, 842.0
BODY, LEADING, COLUMN, GUTTER, LEFT = 9.0, 11.0, 116.0, 14.0, 40.0
HEADLINE = "Ports brace for rare-earth rules"
DECK = "Three lines have told shippers to expect longer paperwork"
BYLINE = "By Marta Lindqvist"
CAPTION = "Cranes at the eastern terminal on Monday."
JUMP = "Continued on page 2"
FIRST = (
    "Carriers said they would wait for the text before changing schedules. Two terminal operators have begun to "
    "separate cargo that may need a licence, a step they last took in the spring. Importers asked for a grace period "
    "of six weeks, said the head of the council of shippers, who was not in London."
)
SECOND = (
    "Brokers expect rates to move little until the licences are counted. The first figures are due in the second week "
    "of December, and the ministry will publish them by port. Nobody wants a queue of ships because of a form."
)
THIRD = (
    "The agreement was reached at Lancaster House and is pending approval in both capitals. It leaves open which "
    "magnets count as parts. Lawyers who read the draft say that the lists will be longer than the treaty."
)
REST = (
    "The pilots of the estuary have asked for a fourth tug in the winter months. Their chairman said that the channel "
    "could not take two of the large ships at a time, whatever the licences say."
)
NEIGHBOUR = "Fishermen want a seat at the table"
OTHER = (
    "The fleet of the northern islands wants to be heard before the talks go on. Its speaker said that cod knows no "
    "licence and that the quays were built for boats."
)


def wrapped(text: str, width: float, font: str = "Times-Roman", size: float = BODY) -> list[str]:
    """The text in lines."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if stringWidth(longer, font, size) > width:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]


def _column(canvas: Canvas, text: str, x: float, y: float) -> float:
    canvas.setFont("Times-Roman", BODY)
    for line in wrapped(text, COLUMN):
        canvas.drawString(x, y, line)
        y -= LEADING
    return y


def _photo() -> ImageReader:
    image = Image.new("RGB", (240, 150), "#C9A06A")
    image.paste("#35495A", (20, 60, 200, 130))
    out = BytesIO()
    image.save(out, "PNG")
    out.seek(0)
    return ImageReader(out)


def newspaper(path: Path) -> Path:
    """Write the paper."""
    canvas = Canvas(str(path), pagesize=(WIDE, HIGH), pageCompression=0, invariant=1)
    second, third, fourth = (LEFT + n * (COLUMN + GUTTER) for n in (1, 2, 3))
    canvas.setFont("Times-Roman", 8)
    canvas.drawString(LEFT, HIGH - 34, "Tuesday, 24 November 2026")
    canvas.drawRightString(WIDE - LEFT, HIGH - 34, "No. 41,207")
    canvas.setFont("Times-Bold", 40)
    canvas.drawString(LEFT + 90, HIGH - 78, "The Harbour Post")
    canvas.line(LEFT, HIGH - 92, WIDE - LEFT, HIGH - 92)
    canvas.setFont("Times-Bold", 24)
    canvas.drawString(LEFT, HIGH - 126, HEADLINE)
    canvas.setFont("Times-Italic", 13)
    canvas.drawString(LEFT, HIGH - 150, DECK)
    canvas.setFont("Times-Bold", BODY)
    canvas.drawString(LEFT, HIGH - 172, BYLINE)
    _column(canvas, FIRST, LEFT, HIGH - 194)
    canvas.drawImage(_photo(), second, HIGH - 340, 2 * COLUMN + GUTTER, 160)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(second, HIGH - 352, CAPTION)
    _column(canvas, SECOND, second, HIGH - 380)
    end = _column(canvas, THIRD, third, HIGH - 380)
    canvas.setFont("Times-Italic", BODY)
    canvas.drawString(third, end - 8, JUMP)
    canvas.line(fourth - GUTTER / 2, HIGH - 100, fourth - GUTTER / 2, HIGH - 560)
    canvas.setFont("Times-Bold", 14)
    for n, line in enumerate(wrapped(NEIGHBOUR, COLUMN, "Times-Bold", 14)):
        canvas.drawString(fourth, HIGH - 120 - 17 * n, line)
    _column(canvas, OTHER, fourth, HIGH - 180)
    canvas.showPage()
    canvas.setFont("Times-Roman", 8)
    canvas.drawString(LEFT, HIGH - 34, "THE HARBOUR POST")
    canvas.drawRightString(WIDE - LEFT, HIGH - 34, "PAGE 2")
    canvas.setFont("Times-Bold", 14)
    canvas.drawString(LEFT, HIGH - 70, "Ports wait for the lists")
    _column(canvas, REST, LEFT, HIGH - 92)
    canvas.showPage()
    canvas.save()
    return path
