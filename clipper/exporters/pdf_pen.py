"""Draws lines, rules, tints, pictures and links on the pages of a PDF; places are points from the top left corner."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from clipper.exporters.pdf_attachment import attach
from clipper.exporters.pdf_fonts import EmbeddedFont
from clipper.exporters.pdf_lines import Line, Setter
from clipper.exporters.pdf_words import Format

_SAFE = ("http://", "https://", "mailto:", "tel:")


@contextmanager
def binary_streams() -> Iterator[None]:
    """While it lasts, reportlab writes streams as bytes instead of a quarter longer as text (ASCII85)."""
    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before


class _BareCanvas(Canvas):
    """A canvas that sets no font of its own: reportlab's puts Helvetica, unembedded, on every page."""

    def _make_preamble(self) -> None:
        self._preamble = ""


def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3g}" for at in (0, 2, 4))


def _adornment(format: Format) -> tuple[str, bool, str]:
    return format.tint, format.underlined, format.href


class Pen:
    """What draws: one for a document."""

    def __init__(self, path: Path, width: float, height: float, setter: Setter, language: str) -> None:
        self.setter = setter
        self.width = width
        self.height = height
        self.canvas: Any = _BareCanvas(
            str(path), pagesize=(width, height), pageCompression=1, invariant=1, lang=language or None
        )
        self._add = self.canvas.addLiteral

    def text(self, placed: Sequence[tuple[Line, float, float]], leading: float) -> None:
        """Lines with the left end of their baseline; tints lie behind them, links over them."""
        ops: list[str] = []
        strokes: list[str] = []
        state: tuple[str, float, str, float, float] = ("", 0.0, "", 0.0, 0.0)
        for line, x, baseline in placed:
            if any(format.tint or format.href or format.underlined for format, _text, _level in line.parts):
                self._adorn(line, x, baseline, leading)
            y = self.height - baseline
            ops.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            for format, text, level in line.parts:
                for font, size, codes, width, drawn in self._encoded(format, text, level):
                    wanted = (font.name, size, format.colour, format.tracking, format.rise)
                    if wanted != state:
                        if wanted[:2] != state[:2]:
                            ops.append(f"/{font.name} {size:.4g} Tf")
                        if wanted[2] != state[2]:
                            ops.append(f"{_rgb(format.colour)} rg")
                        if wanted[3] != state[3]:
                            ops.append(f"{format.tracking:g} Tc")
                        if wanted[4] != state[4]:
                            ops.append(f"{format.rise:g} Ts")
                        state = wanted
                    ops.append(f"[<{codes}>] TJ" if ">" in codes else f"<{codes}> Tj")
                    for dx, dy, glyph in drawn:
                        scale = size / 1000
                        strokes.append(
                            f"q {_rgb(format.colour)} rg {scale * font.face.scale:.5f} 0 0 {scale * font.face.scale:.5f} "
                            f"{x + dx * scale:.2f} {y + dy * scale:.2f} cm {font.face.outline(glyph)} f Q"
                        )
                    x += width
        if ops:
            self._add("BT " + " ".join(ops) + (" 0 Tc" if state[3] else "") + (" 0 Ts" if state[4] else "") + " ET")
        for stroke in strokes:
            self._add(stroke)

    def _encoded(
        self, format: Format, text: str, level: int
    ) -> list[tuple[EmbeddedFont, float, str, float, Sequence[tuple[float, float, int]]]]:
        """A part's codes, joined as far as one font reaches."""
        setter, size = self.setter, format.size
        chunks = [setter.chunk(format, word, level) if word else None for word in text.split(" ")]
        space = setter.chunk(format, " ")
        if all(chunk is None or chunk.codes for chunk in chunks):
            codes = space.codes.join(chunk.codes if chunk else "" for chunk in chunks)
            width = sum(chunk.width for chunk in chunks if chunk) + space.width * (len(chunks) - 1)
            tracking = format.tracking * (len(codes) // 4) if format.tracking else 0.0
            base = space.parts[0].font
            return [(base, size, codes, width * size / 1000 + tracking, ())] if codes else []
        found = []
        for at, chunk in enumerate(chunks):
            if at:
                found += [(part.font, size, part.codes, part.width * size / 1000, ()) for part in space.parts]
            for part in chunk.parts if chunk else ():
                found.append((part.font, size * part.factor, part.codes, part.width * size / 1000, part.strokes))
        return found

    def part_width(self, format: Format, text: str, level: int) -> float:
        """How far a part moves on."""
        return sum(width for _font, _size, _codes, width, _strokes in self._encoded(format, text, level))

    def _adorn(self, line: Line, x: float, baseline: float, leading: float) -> None:
        """Tints, underlines and links of a line, one for all its parts that adjoin and look alike."""
        for (tint, underlined, href), parts in groupby(line.parts, lambda part: _adornment(part[0])):
            held = list(parts)
            width = sum(self.part_width(*part) for part in held)
            format = held[0][0]
            if tint:
                self.fill(x, baseline - leading * 0.72, width, leading, tint)
            if underlined:
                self.rule(x, baseline + 1.6, width, 0.3, format.colour)
            if href:
                self.link(href, x, baseline - format.size, width, format.size * 1.3)
            x += width

    def rule(self, x: float, y: float, width: float, thickness: float, colour: str) -> None:
        """A horizontal rule whose middle lies at `y`."""
        y = self.height - y
        self._add(f"{_rgb(colour)} RG {thickness:g} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S")

    def dots(self, x: float, y: float, width: float, colour: str) -> None:
        """A dotted leader on a baseline."""
        y = self.height - y
        self._add(
            f"q {_rgb(colour)} RG 0.7 w 1 J [0 4.2] {x % 4.2:.2f} d {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S Q"
        )

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle with its top at `y`."""
        self._add(f"{_rgb(colour)} rg {x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re f")

    def frame(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A rectangle's outline, half a point strong."""
        self._add(f"{_rgb(colour)} RG 0.5 w {x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re S")

    def rounded(self, x: float, y: float, width: float, height: float, radius: float, colour: str) -> None:
        """A rectangle's outline with round corners."""
        bottom, k = self.height - y - height, radius * 0.4477
        right, top = x + width, bottom + height
        r = radius
        self._add(
            f"{_rgb(colour)} RG 0.6 w {x + r:.2f} {bottom:.2f} m {right - r:.2f} {bottom:.2f} l "
            f"{right - k:.2f} {bottom:.2f} {right:.2f} {bottom + k:.2f} {right:.2f} {bottom + r:.2f} c "
            f"{right:.2f} {top - r:.2f} l {right:.2f} {top - k:.2f} {right - k:.2f} {top:.2f} {right - r:.2f} {top:.2f} c "
            f"{x + r:.2f} {top:.2f} l {x + k:.2f} {top:.2f} {x:.2f} {top - k:.2f} {x:.2f} {top - r:.2f} c "
            f"{x:.2f} {bottom + r:.2f} l {x:.2f} {bottom + k:.2f} {x + k:.2f} {bottom:.2f} {x + r:.2f} {bottom:.2f} c S"
        )

    def picture(self, picture: ImageReader, x: float, y: float, width: float, height: float) -> None:
        """A picture with its top at `y`."""
        self.canvas.drawImage(picture, x, self.height - y - height, width, height, mask="auto")

    def link(self, href: str, x: float, y: float, width: float, height: float) -> None:
        """A click on the rectangle leads to an address, or to the place "#key"; other schemes than the web's are not followed."""
        box = (x, self.height - y - height, x + width, self.height - y)
        if href.startswith("#"):
            self.canvas.linkRect("", href[1:], box, relative=0, Border="[0 0 0]")
        elif href.lower().startswith(_SAFE):
            self.canvas.linkURL(quote(href, safe="%/:=&?~#+!$,;'@()*[]"), box, relative=0, Border="[0 0 0]")

    def place(self, key: str, y: float) -> None:
        """Name this height of the page as a link's destination."""
        self.canvas.bookmarkHorizontalAbsolute(key, self.height - y + 12)

    def outline(self, title: str, key: str, level: int) -> None:
        """An entry in the outline shown beside the pages."""
        self.canvas.addOutlineEntry(title, key, level, closed=False)

    def attach(self, name: str, content: bytes, media_type: str, description: str, day: str) -> None:
        """Put a file into the document."""
        attach(self.canvas, name, content, media_type, description, day)

    def end_page(self) -> None:
        """Go on to the next page."""
        self.canvas.showPage()

    def save(self, fonts: Sequence[EmbeddedFont], **info: Any) -> None:
        """Write the file; `info` holds title, author, subject, keywords and the issue's day."""
        canvas = self.canvas
        canvas._doc.delayedFonts.extend(fonts)
        canvas.setTitle(info["title"])
        canvas.setAuthor(info["author"])
        canvas.setSubject(info["subject"])
        canvas.setKeywords(info["keywords"])
        canvas.setCreator("Clipper")
        stamp = info["day"].replace("-", "")
        if stamp.isdigit() and len(stamp) == 8:
            canvas.setDateFormatter(lambda *_moment: f"D:{stamp}000000Z")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.showOutline()
        # Viewers then count as the foot of each page does.
        canvas.addPageLabel(0, "ARABIC", 1)
        canvas.save()
