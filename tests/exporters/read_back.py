"""PDFs written and read back: by page, and the text column alone."""

import re
from pathlib import Path

import pypdfium2
from issues import STYLE, squeezed

from clipper.exporters import registry, style
from clipper.exporters.style_parts import Style
from clipper.model.document import Document

MM = 72 / 25.4
pdf = registry.exporter_for(Path("issue.pdf"))


def written(tmp_path: Path, made: Document, *, warned: bool = False) -> Path:
    path = tmp_path / "issue.pdf"
    warnings = pdf.write(made, STYLE, path)
    assert bool(warnings) == warned, warnings
    return path


def pages(path: Path) -> list[str]:
    """All text of each page."""
    with pypdfium2.PdfDocument(path) as opened:
        return [opened[at].get_textpage().get_text_range() for at in range(len(opened))]


def columns(path: Path) -> list[str]:
    """The text column of each page, without head, foot and margin."""
    found = []
    with pypdfium2.PdfDocument(path) as opened:
        for at in range(len(opened)):
            height = opened[at].get_height()
            box = {"left": 24 * MM - 3, "bottom": 27 * MM - 17, "right": 146 * MM + 4, "top": height - 34 * MM + 2}
            text = opened[at].get_textpage().get_text_bounded(**box)
            found.append(re.sub("continues on the next page →", "", text))
    return found


def assert_all_there(path: Path, texts: list[str]) -> None:
    """Every text stands in the columns, whole, one after the other."""
    read, at = squeezed("".join(columns(path))), 0
    for text in texts:
        wanted = squeezed(text)
        found = read.find(wanted, at)
        assert found >= 0, f"{text[:80]!r} is not there; from where it should be: {read[at : at + 120]!r}"
        at = found + len(wanted)


RUNNING_ON = r"(?m)^.*(, continued|، تتمة|, تتمة)\s*$|continues on the next page →|يتبع في الصفحة التالية ←|•"
"""What stands between two halves of a text that is parted over pages, and bullets."""


def texts(path: Path, look: Style) -> list[str]:
    """The words of every page between running head and foot."""
    found = []
    with pypdfium2.PdfDocument(path) as opened:
        for page in opened:
            low, high = style.points(look.page.foot) - 3, page.get_height() - style.points(look.page.head) - 9
            box = {
                "left": 0,
                "right": page.get_width(),
                "bottom": low + 12,
                "top": page.get_height() if not found else high,
            }
            found.append(page.get_textpage().get_text_bounded(**box))
    return [re.sub(RUNNING_ON, "", text) for text in found]


def share_read(read: str, texts: list[str]) -> float:
    """How much of the texts' characters stands in what was read, in order."""
    held, at, found = squeezed(read), 0, 0
    for text in texts:
        wanted = squeezed(text)
        place = held.find(wanted, at)
        if place >= 0:
            found, at = found + len(wanted), place + len(wanted)
    return found / max(1, sum(len(squeezed(text)) for text in texts))
