"""Pictures of an article, decoded beside the window at the size they are shown in."""

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QImageReader

from clipper.errors import ClipperError
from clipper.limits import PICTURE_PIXELS
from clipper.store.library import Library

_FORMATS = frozenset({b"jpeg", b"jpg", b"png", b"gif", b"webp", b"bmp", b"tiff", b"tif", b"avif", b"heif"})
"""Pixels only: no format that could name another file."""


def picture(library: Library, sha256: str, width: int, height: int, ratio: float) -> QImage:
    """The kept picture at `width` × `height` logical pixels; an empty image where it cannot be shown."""
    try:
        data = library.originals.data(sha256)
    except ClipperError:
        return QImage()
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    pixels = reader.size()
    if bytes(reader.format().data()).lower() not in _FORMATS or pixels.width() * pixels.height() > PICTURE_PIXELS:
        return QImage()
    wanted = QSize(round(width * ratio), round(height * ratio))
    turned = reader.transformation().value & 4
    reader.setScaledSize(wanted.transposed() if turned else wanted)
    made = reader.read()
    made.setDevicePixelRatio(ratio)
    return made
