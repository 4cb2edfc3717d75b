"""An issue with its pictures made lighter: the same size on paper, no finer than a screen shows, quick to set again."""

from io import BytesIO

from msgspec.structs import replace

from clipper import limits
from clipper.model.document import Document, Figure, Item

WIDEST = 900
"""Pixels across that a picture keeps."""
_USUAL = 110.0
"""Pixels an inch that exporters assume for a picture that does not say."""


def lighter(document: Document) -> Document:
    """The document with every large picture made smaller; what cannot be opened stays as it is."""
    sections = tuple(replace(one, items=tuple(map(_item, one.items))) for one in document.sections)
    fronts = tuple(replace(one, figure=_figure(one.figure)) for one in document.front_pages)
    return replace(document, sections=sections, front_pages=fronts)


def _item(item: Item) -> Item:
    if not any(isinstance(block, Figure) for block in item.blocks):
        return item
    return replace(item, blocks=tuple(_figure(one) if isinstance(one, Figure) else one for one in item.blocks))


def _figure(figure: Figure) -> Figure:
    from PIL import Image, ImageOps

    if figure.width <= WIDEST:
        return figure
    try:
        with Image.open(BytesIO(figure.data)) as opened:
            if opened.width * opened.height > limits.PICTURE_PIXELS:
                return figure
            image = ImageOps.exif_transpose(opened)
            before = image.width
            image.thumbnail((WIDEST, WIDEST * 4))
            out = BytesIO()
            image.convert("L" if image.mode in ("1", "L") else "RGB").save(out, "JPEG", quality=75)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, KeyError, TypeError, Image.DecompressionBombError):
        return figure
    dpi = (figure.dpi or _USUAL) * image.width / before
    return replace(
        figure, data=out.getvalue(), media_type="image/jpeg", width=image.width, height=image.height, dpi=dpi
    )
