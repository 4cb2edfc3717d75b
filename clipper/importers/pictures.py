"""Pictures made safe to keep: known formats only, measured before they are decoded, shown the right way round."""

import hashlib
import io
import struct
import warnings
import zlib
from typing import TYPE_CHECKING

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.model.clipping import Picture

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP", "PPM", "AVIF", "MPO", "JPEG2000")
"""Formats Pillow may open; others call outside programs or hold no picture of the press."""
KEPT = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "MPO": "image/jpeg"}
"""Formats that every reader, Word and PDF can show: their bytes are kept as they are."""
BROKEN = (OSError, ValueError, SyntaxError, TypeError, IndexError, KeyError, AttributeError, EOFError, OverflowError,
          RuntimeError, ZeroDivisionError, struct.error, zlib.error)  # fmt: skip
"""What Pillow raises on damaged pictures."""
_SMOOTH_PIXELS = 1_500_000
"""From here on a picture in full colour is kept as JPEG where it must be rewritten: PNG would be ten times larger."""


def is_picture(data: bytes) -> bool:
    """Whether the first bytes are those of a known picture format."""
    return (
        data.startswith(
            (
                b"\x89PNG\r\n",
                b"\xff\xd8\xff",
                b"GIF87a",
                b"GIF89a",
                b"II*\x00",
                b"MM\x00*",
                b"II+\x00",
                b"MM\x00+",
                b"\xff\x4f\xff\x51",
                b"\x00\x00\x00\x0cjP  ",
            )
        )
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (data[:2] == b"BM" and data[6:10] == b"\0\0\0\0")
        or (data[:1] == b"P" and data[1:2] in b"123456" and data[2:3].isspace() and len(data) > 2)
        or (data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis"))
    )


def opened(data: bytes) -> "ImageFile":
    """The picture with its header read and its size allowed; raises Rejected with a sentence."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as problem:
        raise Rejected(_too_large()) from problem
    except BROKEN as problem:
        raise Rejected(_damaged()) from problem
    if image.width * image.height > limits.PICTURE_PIXELS:
        raise Rejected(_too_large())
    if not image.width or not image.height:
        raise Rejected(_damaged())
    return image


def picture(data: bytes, image: "ImageFile | None" = None) -> Picture:
    """The picture to keep for these bytes, decoded once to be sure that it can be; raises Rejected."""
    image = image or opened(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.load()
            if image.format in KEPT and not _is_turned(image):
                return _made(data, KEPT[image.format], image.width, image.height)
            return _rewritten(image)
    except BROKEN as problem:
        raise Rejected(_damaged()) from problem


def frames(data: bytes, most: int = 50) -> tuple[Picture, ...]:
    """Every page of a TIFF file of several pages, at most `most`; the one picture of any other file."""
    image = opened(data)
    count = int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
    if count == 1:
        return (picture(data, image),)
    found: list[Picture] = []
    for page in range(min(count, most)):
        try:
            image.seek(page)
            if image.width * image.height > limits.PICTURE_PIXELS:
                continue
            found.append(_rewritten(image))
        except BROKEN as problem:
            if not found:
                raise Rejected(_damaged()) from problem
            break
    return tuple(found)


def resolution(image: "Image") -> float:
    """The dots an inch that a picture says it was made at; 0 where it does not, or cannot be believed."""
    said = image.info.get("dpi") or (0, 0)
    try:
        dpi = float(said[0] or 0) if isinstance(said, tuple) else 0.0
    except BROKEN:
        return 0.0
    return dpi if 30 < dpi < 2400 else 0.0


def _is_turned(image: "Image") -> bool:
    return image.getexif().get(0x0112, 1) not in (0, 1)


def _rewritten(image: "ImageFile") -> Picture:
    """The picture upright in a format that everything can show."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image) or image
    plain = "RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB"
    upright = upright if upright.mode in {"1", "L", "P", "RGB", "RGBA"} else upright.convert(plain)
    out = io.BytesIO()
    if upright.mode in {"RGB", "L"} and (image.format in KEPT or upright.width * upright.height > _SMOOTH_PIXELS):
        upright.save(out, "JPEG", quality=90)
        return _made(out.getvalue(), "image/jpeg", *upright.size)
    upright.save(out, "PNG")
    return _made(out.getvalue(), "image/png", *upright.size)


def _made(data: bytes, media_type: str, width: int, height: int) -> Picture:
    return Picture(hashlib.sha256(data).hexdigest(), media_type, width, height, data)


def _damaged() -> str:
    return _("This picture is damaged or of an unknown format. Save it as PNG or JPEG and import that.")


def _too_large() -> str:
    return _("This picture has more than {n} million dots. Save it smaller and import that.").format(
        n=limits.PICTURE_PIXELS // 10**6
    )
