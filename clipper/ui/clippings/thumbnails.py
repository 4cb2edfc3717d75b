"""Small pictures of clippings, read beside the window and kept while there is room."""

from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap

from clipper.errors import ClipperError
from clipper.ui.clippings.row_painter import PICTURE

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.ui.desk import Desk


RADIUS = 5
KEPT = 512
PIXELS = 120_000_000
"""Largest picture that is decoded for a thumbnail."""


class Thumbnails(QObject):
    """Square pictures with round corners by the SHA-256 of their original."""

    arrived = Signal()

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._kept: OrderedDict[tuple[str, float], QPixmap | None] = OrderedDict()
        self._asked: set[tuple[str, float]] = set()

    def pixmap(self, sha256: str, ratio: float) -> QPixmap | None:
        """The picture if it is at hand; else it is fetched and `arrived` tells when."""
        key = (sha256, ratio)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._asked:
            self._asked.add(key)
            side = round(PICTURE * ratio)
            self._desk.jobs.read(
                lambda library: _read(library, sha256, side),
                lambda image: self._take(key, image),
                key=f"thumbnail {sha256} {ratio}",
                failed=lambda _error: self._take(key, QImage()),
            )
        return None

    def _take(self, key: tuple[str, float], image: QImage) -> None:
        self._asked.discard(key)
        pixmap = None if image.isNull() else _rounded(image, key[1])
        self._kept[key] = pixmap
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        if pixmap is not None:
            self.arrived.emit()


def _read(library: "Library", sha256: str, side: int) -> QImage:
    """The picture's middle, filling a square; null where it cannot be read."""
    try:
        path: Path = library.originals.path(sha256)
    except ClipperError:
        return QImage()
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > PIXELS:
        return QImage()
    reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return image.copy((image.width() - side) // 2, max(0, (image.height() - side) // 3), side, side)


def _rounded(image: QImage, ratio: float) -> QPixmap:
    pixmap = QPixmap(image.size())
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(pixmap.rect()), RADIUS * ratio, RADIUS * ratio)
    painter.setClipPath(path)
    painter.drawImage(0, 0, image)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
