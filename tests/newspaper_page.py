"""A newspaper made here: a front page with an article in three columns, its photo, caption and jump line, and the page it goes on."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageDraw
from pyphen import Pyphen
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from clipper.model.cutting import PageFile, Piece, RegionRole
from tests.conftest import ROOT

WIDTH, HEIGHT = 595.0, 842.0
MARGIN, GAP, COLUMN = 40.0, 14.0, 162.0
BODY, LEADING = 8.6, 10.6
HEADLINE = "Harbour council votes to rebuild the northern mole"
DECK = "Two breaches of January will be closed before the autumn gales; the ferries stay"
BYLINE = "By Ines Calloway"
CAPTION = "The broken mole at low water on Tuesday."
CREDIT = "Bram Oduya"
OUTLET = "The Harbour Gazette"
DATE = "Wednesday, 11 June 2025"
PARAGRAPHS = (
    "The harbour council voted late on Tuesday to rebuild the northern mole, which the storms of January broke in two "
    "places, and to pay for the work out of the reserve that was meant for the new fish market.",
    "Eleven councillors were in favour and six against. Two of the pilots’ representatives left the chamber before the "
    "count, saying that nobody had asked those who take ships through the gap every night.",
    "“We have waited eleven years for a wall that holds,” said Mara Ilves, who speaks for the pilots. “Another season of "
    "sandbags would have been an insult to everybody who works out there.”",
    "The engineers expect to drive the first piles in August. Until then the fishing fleet moves to the southern basin, "
    "where berths are short and the water is too shallow for the larger trawlers at the lowest tides of the month.",
    "Shippers put the cost of the detour at nine million crowns a year. The chamber of commerce asked for a standing "
    "committee, and the ministry answered that it would consider one once the insurers had made their own reckoning.",
    "Insurers have been slow. Of four hundred claims that followed the storm, ninety were settled by the end of May, and "
    "the rest wait for a report on whether the old foundations had been neglected before the water came.",
    "That report is now due in September. Captain Aud Lindqvist, who leads the inquiry, told this newspaper that divers "
    "had found timber from the first wall, laid in 1871, still sound beneath forty feet of rubble and clay.",
    "For the islands the question is simpler. Their ferry has not missed a crossing since the breach, but it sails an "
    "hour later in a north wind, and the schools have changed their hours to meet it.",
    "Nobody on the quay expected the wall to be finished by winter. They hoped, several of them said, that it would at "
    "least be begun, and that the lights on the old lighthouse would be lit again to mark the place.",
)
OTHER = (
    "The summer timetable brings two crossings fewer on weekdays. The company says that it lacks crews, and that the "
    "Sunday boats will keep their hours as they have stood since the war.",
    "Passengers had asked for an early boat. Their petition lay before the council for a year without an answer.",
)
ON, FROM = "Continued on page 7", "Continued from page 1"
FOLIO = "7 The Harbour Gazette Wednesday, 11 June 2025"


@dataclass
class Made:
    """The newspaper as a PDF, and where everything stands on it."""

    data: bytes = b""
    boxes: list[tuple[int, RegionRole, tuple[float, float, float, float]]] = field(default_factory=list)
    """Page from 0, role, and left, top, right, bottom in points from the top, in reading order."""

    def pieces(self, file: PageFile, source: int | None = None, slack: float = 2.0) -> list[Piece]:
        """The article's pieces, drawn a little larger than they are."""
        return [
            Piece(
                file, page, (left - slack) / WIDTH, (top - slack) / HEIGHT, (right - left + 2 * slack) / WIDTH,
                (bottom - top + 2 * slack) / HEIGHT, role, source=source,
            )
            for page, role, (left, top, right, bottom) in self.boxes
        ]  # fmt: skip


class _Press:
    """Sets lines in columns."""

    def __init__(self) -> None:
        rl_config.invariant = 1
        for name in ("ClipperSerif-Regular", "ClipperSerif-Bold", "ClipperSerif-Italic", "ClipperSans-Regular"):
            pdfmetrics.registerFont(TTFont(name, str(ROOT / "resources" / "fonts" / f"{name}.ttf")))
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=(WIDTH, HEIGHT), pageCompression=1)

    def line(
        self, text: str, left: float, top: float, size: float, face: str = "Serif-Regular", space: float = 0
    ) -> None:
        """One line, its top given from the top of the page."""
        written = self.canvas.beginText(left, HEIGHT - top - 0.8 * size)
        written.setFont(f"Clipper{face}", size)
        written.setWordSpace(space) if space else None
        written.textOut(text) if not space else self._spread(written, text, space, f"Clipper{face}", size)
        self.canvas.drawText(written)

    def _spread(self, written: PDFTextObject, text: str, space: float, face: str, size: float) -> None:
        """Words apart: the fonts' blanks are not the ones that PDF's own word space widens."""
        written.setWordSpace(0)
        for word in text.split(" "):
            written.textOut(word)
            x = pdfmetrics.stringWidth(f"{word} ", face, size) + space
            written.moveCursor(x, 0)

    def rule(self, left: float, top: float, right: float, bottom: float) -> None:
        """A thin line."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(left, HEIGHT - top, right, HEIGHT - bottom)


def lines(paragraphs: Sequence[str], width: float, size: float = BODY) -> Iterator[tuple[str, bool, bool]]:
    """The lines of paragraphs, each with whether it opens and whether it ends one; long words are divided."""
    divide = Pyphen(lang="en_GB", left=3, right=3)
    for paragraph in paragraphs:
        words, opens = paragraph.split(), True
        while words:
            room = width - (8.0 if opens else 0.0)
            line: list[str] = []
            while words and _wide(" ".join([*line, words[0]]), size) <= room:
                line.append(words.pop(0))
            if words and words[0].isalpha() and len(words[0]) > 6:
                for head, tail in reversed(list(divide.iterate(words[0]))):
                    if _wide(" ".join([*line, f"{head}-"]), size) <= room:
                        line.append(f"{head}-")
                        words[0] = tail
                        break
            yield " ".join(line), opens, not words
            opens = False


def _wide(text: str, size: float) -> float:
    return pdfmetrics.stringWidth(text, "ClipperSerif-Regular", size)


def _column(press: _Press, rows: list[tuple[str, bool, bool]], left: float, top: float, count: int) -> float:
    """Set as many lines, justified; gives where the last one ends."""
    for _number in range(min(count, len(rows))):
        text, opens, ends = rows.pop(0)
        indent = 8.0 if opens else 0.0
        blanks = text.count(" ")
        space = 0.0 if ends or not blanks else (COLUMN - indent - _wide(text, BODY)) / blanks
        press.line(text, left + indent, top, BODY, space=space)
        top += LEADING
    return top - LEADING + BODY * 1.05


def photo() -> bytes:
    """A grey picture of a wall and the sea."""
    image = Image.new("L", (324, 180), 200)
    draw = ImageDraw.Draw(image)
    for y in range(180):
        draw.line((0, y, 324, y), fill=210 - y // 2)
    draw.polygon([(0, 150), (120, 90), (170, 95), (200, 150)], fill=60)
    draw.polygon([(230, 150), (260, 100), (324, 96), (324, 150)], fill=50)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def newspaper() -> Made:
    """The newspaper, the same bytes every time."""
    press, made = _Press(), Made()
    rows = list(lines(PARAGRAPHS, COLUMN))
    columns = [MARGIN + n * (COLUMN + GAP) for n in range(3)]
    right = columns[2] + COLUMN
    press.line(DATE, MARGIN, 28, 8, "Sans-Regular")
    press.line("No. 118", right - 30, 28, 8, "Sans-Regular")
    press.line(OUTLET, 150, 42, 34, "Serif-Bold")
    press.rule(MARGIN, 88, right, 88)
    press.line(HEADLINE, MARGIN, 100, 20, "Serif-Bold")
    press.line(DECK, MARGIN, 130, 12, "Serif-Italic")
    press.line(BYLINE, MARGIN, 152, 9, "Serif-Bold")
    made.boxes += [
        (0, RegionRole.HEADLINE, (MARGIN, 100, right, 125)),
        (0, RegionRole.DECK, (MARGIN, 130, right, 144)),
        (0, RegionRole.BYLINE, (MARGIN, 152, columns[0] + COLUMN, 162)),
    ]
    end = _column(press, rows, columns[0], 170, 24)
    made.boxes.append((0, RegionRole.BODY, (columns[0], 170, columns[0] + COLUMN, end)))
    press.canvas.drawImage(ImageReader(io.BytesIO(photo())), columns[1], HEIGHT - 322, 2 * COLUMN + GAP, 152)
    made.boxes.append((0, RegionRole.PHOTO, (columns[1], 170, right, 322)))
    press.line(f"{CAPTION} Photograph: {CREDIT}", columns[1], 326, 7.4, "Sans-Regular")
    made.boxes.append((0, RegionRole.CAPTION, (columns[1], 326, right, 334)))
    for number, left in enumerate(columns[1:]):
        end = _column(press, rows, left, 344, 8 if number else 9)
        made.boxes.append((0, RegionRole.BODY, (left, 344, left + COLUMN, end)))
    press.line(ON, columns[2] + 70, end + 3, 8, "Serif-Italic")
    made.boxes.append((0, RegionRole.JUMP, (columns[2], end + 3, right, end + 12)))
    press.rule(MARGIN, 452, right, 452)
    press.line("Ferries lose two crossings", MARGIN, 462, 16, "Serif-Bold")
    other = list(lines(OTHER, COLUMN))
    for number, left in enumerate(columns):
        _column(press, other, left, 486, 5)
        press.rule(left + COLUMN + GAP / 2, 486, left + COLUMN + GAP / 2, 536) if number < 2 else None
    press.canvas.showPage()
    press.line("7", MARGIN, 28, 9, "Sans-Regular")
    press.line(OUTLET, 230, 28, 9, "Sans-Regular")
    press.line(DATE, right - 100, 28, 9, "Sans-Regular")
    press.rule(MARGIN, 42, right, 42)
    press.line(FROM, MARGIN, 54, 8, "Serif-Italic")
    made.boxes.append((1, RegionRole.JUMP, (MARGIN, 54, columns[0] + COLUMN, 63)))
    least = -(-len(rows) // 3)
    for left in columns:
        if rows:
            end = _column(press, rows, left, 68, least)
            made.boxes.append((1, RegionRole.BODY, (left, 68, left + COLUMN, end)))
    press.canvas.showPage()
    press.canvas.save()
    made.data = press.out.getvalue()
    return made
