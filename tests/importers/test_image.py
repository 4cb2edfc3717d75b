"""Images: kept when they can be shown, refused in a sentence when not, with what their makers wrote into them."""

import io
import struct
import zlib

import pytest
from PIL import Image

from clipper.errors import Rejected
from clipper.importers import image, registry
from clipper.importers.pictures import picture
from clipper.model.body import BlockKind
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source


def made(kind: str = "PNG", size: tuple[int, int] = (64, 40), mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind, **more)
    return out.getvalue()


def read(data: bytes, name: str = "scan.png") -> Draft:
    (draft,) = registry.read(Source(name, data))
    return draft


def data_set(record: int, number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def with_iptc(*sets: bytes) -> bytes:
    """A JPEG with IPTC-IIM data sets in its Photoshop segment (APP13, resource 0x0404)."""
    block = b"".join(sets)
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    segment = b"Photoshop 3.0\x00" + resource
    jpeg = made("JPEG")
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + jpeg[2:]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP", "PPM"])
def test_a_picture_is_the_body_of_its_clipping(kind: str) -> None:
    draft = read(made(kind), f"evening_herald-cutting.{kind.lower()}")
    (block,), (kept,) = draft.body.blocks, draft.pictures
    assert (draft.headline, draft.media_type) == ("Evening herald cutting", MediaType.SCAN)
    assert (block.kind, block.picture) == (BlockKind.FIGURE, kept.sha256)
    assert (kept.width, kept.height) == (64, 40) and kept.media_type in {"image/png", "image/jpeg", "image/gif"}
    assert kept.data and Image.open(io.BytesIO(kept.data)).size == (64, 40)


def test_bytes_that_everything_can_show_are_kept_as_they_are() -> None:
    for kind in ("PNG", "JPEG", "GIF"):
        assert picture(made(kind)).data == made(kind)


def test_a_turned_picture_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    kept = read(made("JPEG", exif=exif.tobytes()), "photo.jpg").pictures[0]
    assert (kept.width, kept.height) == (40, 64)


def test_every_page_of_a_tiff_is_kept() -> None:
    out = io.BytesIO()
    pages = [Image.new("1", (30 + n, 40)) for n in range(3)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    draft = read(out.getvalue(), "fax.tif")
    assert [p.width for p in draft.pictures] == [30, 31, 32] and len(draft.body.blocks) == 3


def test_what_the_desk_wrote_into_the_picture_is_read() -> None:
    draft = read(with_iptc(
        data_set(1, 90, b"\x1b%G"), data_set(2, 105, "Grève à Valmora".encode()), data_set(2, 120, b"Pilots at the port."),
        data_set(2, 80, b"Ana Velde"), data_set(2, 110, b"AFP"), data_set(2, 90, b"VALMORA"), data_set(2, 55, b"20250610"),
        data_set(2, 60, b"183000+0200"), data_set(2, 25, b"ports"), data_set(2, 25, b"strike"), data_set(2, 116, b"(c) AFP"),
    ), "DSC_0001.jpg")  # fmt: skip
    assert (draft.headline, draft.body.text) == ("Grève à Valmora", "Pilots at the port. (AFP)")
    assert (draft.authors, draft.credit, draft.dateline) == (("Ana Velde",), "AFP", "VALMORA")
    assert (draft.published.day, draft.published.zone, draft.keywords) == ("2025-06-10", "+02:00", ("ports", "strike"))
    assert draft.rights == "(c) AFP"


def test_the_cameras_clock_is_a_doubtful_date() -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "The port at noon", "Ana Velde"
    exif.get_ifd(0x8769)[0x9003] = "2025:06:10 12:00:00"
    draft = read(made("JPEG", exif=exif.tobytes()), "DSC_0001.jpg")
    assert (draft.body.text, draft.published.day) == ("The port at noon (Ana Velde)", "2025-06-10")
    assert [c.sure for c in draft.confidence if c.field == "published"] == [0.4]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_picture_bomb_is_refused_by_its_header() -> None:
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(Rejected, match="million dots"):
        image.read(Source("bomb.png", bomb))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"])
def test_a_damaged_picture_is_refused_in_a_sentence(kind: str) -> None:
    data = made(kind, (300, 200))
    with pytest.raises(Rejected, match=r"^This picture is damaged.*\.$"):
        image.read(Source("x", data[: len(data) // 4]))


def test_names_do_not_make_pictures() -> None:
    assert image.recognises(Source("a.png", b"Just text.", "image/png")) == 0
