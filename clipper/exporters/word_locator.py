"""The locator of a cut-out: a small page on which the cut is dark."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clipper.exporters.style import Style
from clipper.model.document import Figure

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 300
_CUT = (0x8F, 0x8A, 0x82)


def draw(figure: Figure, style: Style) -> Figure:
    """A picture, as wide as the style's locator, of the page with the cut-out's place on it."""
    if figure.mounted and figure.mounted.locator:
        return _of_page(figure, style)
    cut = figure.cut or (0.0, 0.0, 1.0, 1.0)
    image = _outline(cut, style, round(style.facsimile.locator / 25.4 * _DPI))
    return _made(image, f"{round(cut[2] * cut[3] * 100)} %")


def outlines(cuts: Sequence[tuple[float, float, float, float]], style: Style, width: float, gap: float) -> Figure:
    """Small pages side by side, each `width` points wide and `gap` from the next, with nothing of the pages themselves.

    `cuts`: left, top, width and height as shares of each page.
    """
    from PIL import Image

    drawn = [_outline(cut, style, round(width / 72 * _DPI)) for cut in cuts]
    step = round((width + gap) / 72 * _DPI)
    sheet = Image.new("RGB", (step * (len(drawn) - 1) + drawn[0].width, drawn[0].height), "white")
    for at, one in enumerate(drawn):
        sheet.paste(one, (at * step, 0))
    return _made(sheet, ", ".join(f"{round(cut[2] * cut[3] * 100)} %" for cut in cuts))


def _outline(cut: tuple[float, float, float, float], style: Style, across: int) -> "Image":
    """A page of grey columns with a cut in dark, so many pixels wide."""
    from PIL import Image, ImageDraw

    left, top, width, height = cut
    down = round(across * 1.42)
    image = Image.new("RGB", (across, down), "white")
    pen = ImageDraw.Draw(image)
    grey, rest = (tuple(bytes.fromhex(style.colours[key])) for key in ("grey", "hairline"))
    inset = across // 24
    inner_across, inner_down = across - 2 * inset, down - 2 * inset
    for column in range(5):
        x = inset + column * inner_across / 5
        pen.rectangle((x, inset + inner_down * 0.12, x + inner_across / 5 - inset / 2, down - inset), fill=rest)
    pen.rectangle((inset, inset, across - inset, inset + inner_down * 0.07), fill=rest)
    box = (
        inset + left * inner_across,
        inset + top * inner_down,
        inset + (left + width) * inner_across,
        inset + (top + height) * inner_down,
    )
    pen.rectangle(box, fill=_CUT, outline="white", width=max(1, inset // 2))
    pen.rectangle((0, 0, across - 1, down - 1), outline=grey, width=2)
    return image


def _made(image: "Image", said: str) -> Figure:
    held = io.BytesIO()
    image.save(held, "PNG")
    return Figure(held.getvalue(), "image/png", image.width, image.height, alt=said, dpi=_DPI)


def _of_page(figure: Figure, style: Style) -> Figure:
    """The picture of the page on which the cut is shaded, in a thin frame."""
    from PIL import Image, ImageDraw

    assert figure.mounted
    with Image.open(io.BytesIO(figure.mounted.locator)) as opened:
        image = opened.convert("RGB")
    grey = tuple(bytes.fromhex(style.colours["grey"]))
    ImageDraw.Draw(image).rectangle((0, 0, image.width - 1, image.height - 1), outline=grey, width=2)
    held = io.BytesIO()
    image.save(held, "PNG")
    dpi = image.width / (style.facsimile.locator / 25.4)
    share = f"{round(figure.mounted.share * 100)} %"
    return Figure(held.getvalue(), "image/png", image.width, image.height, alt=share, dpi=dpi)
