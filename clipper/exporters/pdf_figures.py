"""Figures with caption and credit; facsimiles in a frame that shows the paper's edge."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from clipper.exporters import item_words
from clipper.exporters.pdf_blocks import Block, Drawn, Text, height_of
from clipper.exporters.pdf_locator import Locator, of_page
from clipper.exporters.pdf_pages import Geometry
from clipper.exporters.pdf_pen import Pen
from clipper.exporters.pdf_pictures import Picture, fitted
from clipper.exporters.pdf_type import Type, turns
from clipper.exporters.pdf_words import clean
from clipper.exporters.style import points
from clipper.model.document import Figure, Item

_PAPER = 3.2
"""Millimetres of paper round a facsimile."""
_SHARE = 0.6
"""How much of a page's height an illustration takes at most."""


class Set(NamedTuple):
    """A figure as blocks; `shown` is False where its picture could not be opened and only the caption stands."""

    blocks: Sequence[Block]
    shown: bool


def blocks(figure: Figure, item: Item, type_: Type, page: Geometry, used: float) -> Set:
    """The figure as wide as it may be; `used` is what the item's head takes of a sheet a facsimile should fit on too."""
    small = _locator(figure, type_)
    # a caption beside a locator keeps clear of it
    clear = replace(page, text=min(page.text, page.full - small.width - 12.0)) if small else page
    caption = _caption(figure, item, type_, clear)
    below = max(sum(text.height + text.before for text in caption) + 4.0, small.height + 14.0 if small else 0.0)
    whole = page.bottom - page.top
    if figure.facsimile:
        room = whole - used - 12.0 if used < whole * 0.4 else whole
        edge, wide = points(_PAPER), page.full
    else:
        room, edge, wide = whole * _SHARE, 0.0, page.text
    picture = fitted(figure, wide - 2 * edge, max(room - below - 2 * edge, 60.0))
    if picture is None:
        return Set(caption, False)
    if figure.facsimile and picture.scale:
        caption = _caption(figure, item, type_, clear, round(picture.scale * 100))
    drawn = _drawn(picture, edge, wide, item, type_, page, bool(caption))
    if small is None:
        return Set([drawn, *caption], True)
    return Set([drawn, *_beside(caption, small, page)], True)


def _locator(figure: Figure, type_: Type) -> Locator | None:
    """Where a mounted cutting stood, in styles whose items have no locator at their head."""
    if not (figure.mounted and figure.mounted.locator) or type_.style.form == "facsimile":
        return None
    return of_page(figure.mounted.locator, points(type_.style.facsimile.locator), type_.style.colours["grey"])


def _beside(caption: list[Text], small: Locator, page: Geometry) -> list[Block]:
    """The caption with the locator at the far end of the line."""

    def draw(pen: Pen, _x: float, y: float) -> None:
        small.draw(pen, page.start(small.width, page.full - small.width), y + 6.0)

    texts = [replace(text, keep=True) for text in caption]
    left = max(small.height + 8.0 - height_of(texts), 0.0)
    return [Drawn(0.0, draw, keep=True), *texts, Drawn(left, lambda _pen, _x, _y: None, after=12.0)]


def _drawn(
    picture: Picture, edge: float, wide: float, item: Item, type_: Type, page: Geometry, captioned: bool
) -> Drawn:
    colours = type_.style.colours
    width, height = picture.width + 2 * edge, picture.height + 2 * edge
    inset = (page.left - page.text_x if wide > page.text else 0.0) + (wide - width if page.rtl else 0.0)
    if item.rtl and not page.rtl:
        inset = max(page.text - width, 0.0)

    def draw(pen: Pen, x: float, y: float) -> None:
        if edge:
            pen.fill(x + inset, y, width, height, colours["paper"])
        pen.picture(picture.reader, x + inset + edge, y + edge, picture.width, picture.height)
        if edge:
            pen.frame(x + inset, y, width, height, colours["grey"])

    return Drawn(height, draw, before=9.0, after=0.0 if captioned else 12.0, keep=captioned)


def _caption(figure: Figure, item: Item, type_: Type, page: Geometry, percent: int = 0) -> list[Text]:
    """Caption and credit in one paragraph; a facsimile's says at what scale it stands."""
    said = item_words.figure_caption(figure, item, type_.language, percent)
    name = "facsimile_caption" if figure.facsimile else "caption"
    rtl = turns(said or figure.credit, item.rtl)
    plain = type_.format(type_.row(name, rtl=rtl))
    grey = type_.format(type_.row("credit", rtl=rtl))
    runs = [(plain, clean(said))] if said else []
    if figure.credit:
        runs.append((grey, clean(f" {figure.credit}" if said else figure.credit)))
    return [type_.text(name, runs, page.text, rtl=rtl, right=item.rtl or rtl)] if runs else []
