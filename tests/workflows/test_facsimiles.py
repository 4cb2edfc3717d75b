"""Facsimiles: an original's pages as pictures; one that cannot be drawn costs itself alone."""

import io
import struct
import zlib

import pytest
from PIL import Image

from clipper.model.body import Body
from clipper.model.clipping import Clipping, Draft, Original
from clipper.workflows import facsimiles


def png(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and holds one row."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    row = zlib.compress(bytes(1 + (width + 7) // 8))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


def filed(library, data: bytes, kind: str) -> Clipping:
    draft = Draft("Scan", Body(()), original=Original("scan", kind, size=len(data), data=data))
    (one,) = library.file([draft])
    return library.clippings.one(one.id)


def test_a_scan_is_shown_as_it_is(library) -> None:
    out = io.BytesIO()
    Image.new("L", (40, 60), 200).save(out, "PNG", dpi=(300, 300))
    (page,) = facsimiles.of(library.originals, filed(library, out.getvalue(), "image/png"))
    assert (page.data, page.width, page.height, round(page.dpi), page.facsimile) == (out.getvalue(), 40, 60, 300, True)


@pytest.mark.parametrize("size", [(20_000, 20_000), (60_000, 60_000)])
def test_a_scan_of_far_too_many_pixels_is_not_drawn(library, size: tuple[int, int]) -> None:
    assert facsimiles.of(library.originals, filed(library, png(*size), "image/png")) == ()


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "image/tiff"])
def test_a_damaged_original_is_not_drawn(library, kind: str) -> None:
    assert facsimiles.of(library.originals, filed(library, b"%PDF-1.7 nothing of it", kind)) == ()
