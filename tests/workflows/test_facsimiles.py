"""Facsimiles: an original's pages as pictures; one that cannot be drawn costs itself alone."""

import io
import struct
import zlib

import pytest
from PIL import Image

from clipper.model.body import Body
from clipper.model.briefing import Rendition
from clipper.model.clipping import Clipping, Draft, Original
from clipper.model.template import Handout
from clipper.workflows import export_briefing, facsimiles, handing_out


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


def test_what_is_gone_is_left_out_of_the_issue_and_said_and_printed_again_when_it_is_back(library, tmp_path) -> None:
    out = io.BytesIO()
    Image.new("L", (40, 60), 200).save(out, "PNG", dpi=(300, 300))
    clipping = filed(library, out.getvalue(), "image/png")
    assert clipping.draft.original is not None
    file = library.originals.path(clipping.draft.original.sha256)
    issue = library.briefings.new("Morning brief", date="2026-11-24")
    library.briefings.add_entries(issue, [clipping.id], rendition=Rendition.FACSIMILE)
    assert export_briefing.export(library, issue, tmp_path / "brief.md") == ()
    file.rename(tmp_path / "aside")
    sentence = "A picture or page of “Scan” is missing or damaged, so it is left out. Restore it from a backup."
    for ending in ("md", "html", "csv"):
        assert export_briefing.export(library, issue, tmp_path / f"brief.{ending}") == (sentence,)
    written = list(handing_out.hand_out(library, issue, [Handout("", "zip")], tmp_path, "brief"))
    assert isinstance(written[0], handing_out.Written)
    assert any("The original of “Scan” is missing" in said for said in written[0].warnings)
    (tmp_path / "aside").rename(file)
    assert export_briefing.export(library, issue, tmp_path / "brief.md") == ()
    (page,) = facsimiles.of(library.originals, clipping)
    assert page.data == out.getvalue()
