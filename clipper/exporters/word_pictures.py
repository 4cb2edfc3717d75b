"""Pictures for Word: those it cannot show are turned into ones it can, and each is kept once."""

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from clipper import limits
from clipper.model.document import Figure

if TYPE_CHECKING:
    from PIL.Image import Image

_USUAL = 110.0
"""Pixels an inch assumed for a picture that does not say."""
_KINDS = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "BMP": "bmp"}
"""What every Word shows, by Pillow's names."""
_ORIENTATION = 0x0112
"""The Exif tag that says which side is up (Exif 2.3, 4.6.4)."""


class Placed(NamedTuple):
    """A picture as it stands: its part and its size in points."""

    part: str
    width: float
    height: float
    scale: float
    """Beside its true size; 0 where that is not known."""


class Pictures(Struct):
    """The picture parts of one document."""

    parts: dict[str, bytes] = field(default_factory=dict)
    _known: dict[bytes, tuple[str, int, int] | None] = field(default_factory=dict)

    def place(self, figure: Figure, width: float, height: float) -> Placed | None:
        """The figure's picture within a width and height in points, never enlarged; None if it cannot be read."""
        key = hashlib.sha256(figure.data).digest()
        if key not in self._known:
            self._known[key] = self._keep(figure.data)
        known = self._known[key]
        if known is None:
            return None
        part, across, down = known
        dpi = figure.dpi or _USUAL
        true_width, true_height = across / dpi * 72, down / dpi * 72
        scale = min(1.0, width / true_width, height / true_height)
        known_scale = scale if figure.dpi else 0.0
        return Placed(part, max(1.0, true_width * scale), max(1.0, true_height * scale), known_scale)

    def _keep(self, data: bytes) -> tuple[str, int, int] | None:
        """Store the picture, as it is or as PNG; its part and its size in pixels."""
        from PIL import Image, ImageOps

        try:
            with Image.open(BytesIO(data)) as image:
                across, down = image.size
                kind = _KINDS.get(image.format or "")
                if not across or not down or across * down > limits.PICTURE_PIXELS:
                    return None
                # Reading where the top is loads some pictures, so whether they are sound is known before.
                image.load()
                if kind is None or image.getexif().get(_ORIENTATION, 1) != 1:
                    data, kind, (across, down) = _redrawn(ImageOps.exif_transpose(image), kind)
        except (
            OSError, ValueError, SyntaxError, EOFError, MemoryError, KeyError, IndexError, TypeError, RuntimeError,
            Image.DecompressionBombError,
        ):  # fmt: skip
            return None
        part = f"media/image{len(self.parts) + 1}.{kind}"
        self.parts[part] = data
        return part, across, down


def _redrawn(image: "Image", kind: str | None) -> tuple[bytes, str, tuple[int, int]]:
    """The picture upright, as a JPEG where it was one, else as a PNG: data, kind and size in pixels."""
    kept = image if image.mode in ("1", "L", "LA", "P", "RGB", "RGBA") else image.convert("RGB")
    kind = "jpeg" if kind == "jpeg" else "png"
    out = BytesIO()
    kept.save(out, kind, quality=90)
    return out.getvalue(), kind, kept.size
