"""Pictures for Word: those it cannot show are turned into ones it can, and each is kept once."""

import hashlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import NamedTuple

from clipper import limits
from clipper.model.document import Figure

_USUAL = 110.0
"""Pixels an inch assumed for a picture that does not say."""
_KINDS = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "BMP": "bmp"}
"""What every Word shows, by Pillow's names."""


class Placed(NamedTuple):
    """A picture as it stands: its part and its size in points."""

    part: str
    width: float
    height: float


@dataclass(slots=True)
class Pictures:
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
        return Placed(part, max(1.0, true_width * scale), max(1.0, true_height * scale))

    def _keep(self, data: bytes) -> tuple[str, int, int] | None:
        """Store the picture, as it is or as PNG; its part and its size in pixels."""
        from PIL import Image, ImageOps

        try:
            with Image.open(BytesIO(data)) as image:
                across, down = image.size
                if not across or not down or across * down > limits.PICTURE_PIXELS:
                    return None
                kind = _KINDS.get(image.format or "")
                if kind is None or image.getexif().get(0x0112, 1) != 1:
                    upright = ImageOps.exif_transpose(image)
                    upright = (
                        upright if upright.mode in ("1", "L", "LA", "P", "RGB", "RGBA") else upright.convert("RGB")
                    )
                    out = BytesIO()
                    upright.save(out, "JPEG" if kind == "jpeg" else "PNG", quality=90)
                    data, kind, (across, down) = out.getvalue(), kind if kind == "jpeg" else "png", upright.size
                else:
                    image.verify()
        except (
            OSError, ValueError, SyntaxError, EOFError, MemoryError, KeyError, IndexError, TypeError,
            Image.DecompressionBombError,
        ):  # fmt: skip
            return None
        part = f"media/image{len(self.parts) + 1}.{kind}"
        self.parts[part] = data
        return part, across, down
