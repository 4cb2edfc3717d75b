"""A cutting mounted as it is handed out: its pieces on sheets, with masthead strip and locator, as figures of the document.

Outlet, weekday date, edition and page stand in the item's head and in the caption, which every exporter sets in its own type.
"""

import io
import multiprocessing
import struct
from collections.abc import Sequence
from concurrent.futures import TimeoutError as LateError
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct
from pebble import ProcessExpired, ProcessPool

from clipper import limits
from clipper.curate.page_place import PagePlace, places_of
from clipper.errors import ClipperError
from clipper.exporters.style import Style, points
from clipper.model.body import Body
from clipper.model.clipping import Clipping, Draft
from clipper.model.cutting import Cutting, Piece, RegionRole
from clipper.model.document import CutFrom, Figure, Mounted
from clipper.pages.passwords import holds, telling
from clipper.pages.regions import Box
from clipper.store.library import Library
from clipper.workflows.cutting_folio import page_name
from clipper.workflows.page_words import remembered
from clipper.workflows.workers import begin, set_limits

if TYPE_CHECKING:
    from PIL.Image import Image

    from clipper.pages.mounts import Cutout, MountedSheet

_DPI = 300.0
_LOCATOR = 220
"""Pixels across."""
_HEAD = 150.0
"""Points that an item's head and the caption take of a page."""
_LETTER = 279.4
"""Millimetres that a sheet of US Letter is high."""
_QUALITY = 90
_HEADS = (RegionRole.MASTHEAD, RegionRole.FOLIO)


class Room(Struct, frozen=True):
    """What a sheet offers a cutting, in points."""

    width: float = 420.0
    height: float = 560.0


def room_of(style: Style) -> Room:
    """The room that a style's page leaves under an item's head, within the paper edge of a facsimile."""
    page, paper = style.page, 2 * points(style.facsimile.paper)
    width = points(page.text + page.gap + page.side) - paper
    # an issue on Letter is set with the same style
    height = points(min(page.height, _LETTER) - page.top - page.bottom) - paper - _HEAD
    return Room(max(width, 200.0), max(height, 260.0))


class _Page(Struct, frozen=True):
    """One page of a cutting, as the worker is told of it."""

    path: str
    media_type: str
    pieces: tuple[Piece, ...]
    width: float
    """In points as shown; 0 where the worker must find out."""
    type_size: float
    name: str
    sized: bool


def of(library: Library, clipping: Clipping, room: Room | None = None) -> tuple[Figure, ...]:
    """The mounted sheets of a clipping that was cut out; empty where it was not, or its files cannot be drawn."""
    cutting = library.cuttings.of(clipping.id)
    if cutting is None:
        return ()
    try:
        pages = tuple(one for one in _pages(library, clipping, cutting.pieces) if Path(one.path).is_file())
        if not pages:
            return ()
        unlocked = sum(holds(Path(one.path).name) for one in pages)
        return _drawn(pages, room or Room(), _masthead(library, clipping, cutting.pieces), unlocked)
    except ClipperError:
        return ()


def cut_from(library: Library, clipping: Clipping, cutting: Cutting) -> tuple[CutFrom, ...]:
    """Where a clipping stood that was cut out: its pages with the paper's own numbers as far as they are known."""
    found = []
    for place in places_of(cutting.pieces, clipping.draft.page):
        words = remembered(library, place.sha256, place.page) if found else None
        name = page_name(words, clipping.draft) if words else "" if found else clipping.draft.page
        box = (place.left, place.top, place.right - place.left, place.bottom - place.top)
        found.append(CutFrom(name, place.share, place.fold, box))
    return tuple(found)


def _pages(library: Library, clipping: Clipping, pieces: Sequence[Piece]) -> tuple[_Page, ...]:
    """The cutting's pages in the order of their first pieces."""
    grouped: dict[tuple[str, int], list[Piece]] = {}
    for piece in pieces:
        grouped.setdefault((piece.file.sha256, piece.page), []).append(piece)
    found = []
    for (sha256, number), mine in grouped.items():
        words = remembered(library, sha256, number)
        sizes = _sizes(words.words if words else (), mine)
        name = clipping.draft.page if not found else (page_name(words, clipping.draft) if words else "")
        path = str(library.originals.path(sha256))
        width = words.width if words else 0.0
        # a scan that does not say how large the paper was has only a size that was judged by its type
        found.append(_Page(path, mine[0].file.media_type, tuple(mine), width, sizes, name, sized=True))
    return tuple(found)


def _sizes(words: Sequence[Any], pieces: Sequence[Piece]) -> float:
    """The size of most of the type in the body pieces, in points; 0 where no words are known."""
    boxes = [Box(p.x, p.y, p.x + p.width, p.y + p.height) for p in pieces if p.role is RegionRole.BODY]
    sizes = sorted(word.size for word in words if any(box.holds(*word.box.middle) for box in boxes))
    return sizes[len(sizes) // 2] if sizes else 0.0


def _masthead(library: Library, clipping: Clipping, pieces: Sequence[Piece]) -> str:
    """Where the outlet's own masthead picture lies, "" where there is none or one was cut along with the article."""
    if any(piece.role is RegionRole.MASTHEAD for piece in pieces) or not clipping.draft.outlet:
        return ""
    name = next((one.masthead for one in library.outlets.all() if one.name == clipping.draft.outlet), None)
    return str(library.originals.path(name)) if name else ""


@lru_cache(maxsize=24)
def _drawn(pages: tuple[_Page, ...], room: Room, masthead: str, _unlocked: int) -> tuple[Figure, ...]:
    """Drawn once: a live preview sets the same sheets again at every edit."""
    with ProcessPool(max_workers=1, initializer=begin, context=cast(Any, multiprocessing.get_context("spawn"))) as pool:
        try:
            return pool.schedule(
                telling(_mount), args=(pages, room, masthead), timeout=limits.FACSIMILE_SECONDS
            ).result()
        except (LateError, ProcessExpired):
            return ()


def _mount(pages: tuple[_Page, ...], room: Room, masthead: str) -> tuple[Figure, ...]:
    """Run in the worker."""
    set_limits(limits.FACSIMILE_SECONDS)
    found: list[_Set] = []
    for number, page in enumerate(pages):
        try:
            found += _set_page(page, room, masthead if number == 0 else "")
        except (ClipperError, OSError, ValueError, MemoryError):
            continue
    return tuple(_figure(one) for one in _stacked(found, room))


class _Set(Struct, frozen=True):
    """One sheet, and what is to be said of it."""

    sheet: "MountedSheet"
    places: tuple[PagePlace, ...]
    names: tuple[str, ...]
    locators: "tuple[Image, ...]"
    photo: bool
    sized: bool


def _set_page(page: _Page, room: Room, masthead: str) -> list[_Set]:
    """The sheets of one page."""
    from clipper.pages import mounts

    cutouts, whole, type_size, sized = _cutouts(page)
    name = page.name or _printed_name(page)
    heads = [one.image for role in _HEADS for one in cutouts if one.role is role]
    heads[:0] = _pictures(masthead) if masthead else []
    sheets = mounts.mounted(cutouts, heads, type_size or page.type_size, (room.width, room.height))
    boxes = [Box(p.x, p.y, p.x + p.width, p.y + p.height) for p in page.pieces if p.role not in _HEADS]
    small = mounts.locator(whole, boxes, _LOCATOR)
    photo = any(piece.role is RegionRole.PHOTO for piece in page.pieces)
    return [_Set(sheet, places_of(page.pieces), (name,), (small,), photo, sized) for sheet in sheets]


def _printed_name(page: _Page) -> str:
    """The paper's own number of a PDF's page, as its folio line says."""
    if page.media_type != "application/pdf":
        return ""
    from clipper.pages import page_layer, page_marks, render

    with render.opened(Path(page.path).read_bytes()) as document:
        words = page_marks.marks_of_pdf(document, page_layer.of_pdf(document, page.pieces[0].page))
    return page_name(words, Draft("", Body()))


def _stacked(sheets: list[_Set], room: Room) -> list[_Set]:
    """Sheets of several pages on one where they fit: the rest of a story is often a few lines."""
    from clipper.pages import mounts

    found: list[_Set] = []
    for one in sheets:
        last = found[-1] if found else None
        whole = mounts.stacked(last.sheet, one.sheet, (room.width, room.height)) if last else None
        if last is None or whole is None or last.places == one.places:
            found.append(one)
            continue
        found[-1] = _Set(
            whole,
            last.places + one.places,
            last.names + one.names,
            last.locators + one.locators,
            last.photo or one.photo,
            last.sized and one.sized,
        )
    return found


def _figure(one: _Set) -> Figure:
    from clipper.pages import mounts

    data, kind = _encoded(one.sheet.image, one.photo)
    small = io.BytesIO()
    mounts.side_by_side(one.locators).save(small, "PNG")
    place = one.places[0]
    return Figure(
        data,
        kind,
        one.sheet.image.width,
        one.sheet.image.height,
        facsimile=True,
        dpi=one.sheet.dpi,
        cut=(place.left, place.top, place.right - place.left, place.bottom - place.top),
        page=", ".join(name for name in one.names if name),
        mounted=Mounted(place.share, one.sheet.scale, one.sized, place.fold, small.getvalue()),
    )


def _pictures(path: str) -> "list[Image]":
    """The picture at a path; none where it is gone or broken, since a cutting can do without its masthead."""
    try:
        return [_picture(path)]
    except (ClipperError, OSError, ValueError, SyntaxError, EOFError, struct.error):
        return []


def _picture(path: str) -> "Image":
    """A picture on white paper where it is transparent."""
    from PIL import Image

    from clipper.importers.pictures import opened

    image = opened(Path(path).read_bytes())
    image.load()
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(paper, clear).convert("RGB")


def _cutouts(page: _Page) -> "tuple[list[Cutout], Image, float, bool]":
    """The pieces with their pictures, the page in small as it was turned, the size of its type, whether its size is known."""
    data = Path(page.path).read_bytes()
    if page.media_type == "application/pdf":
        return _of_pdf(data, page)
    return _of_scan(data, page)


def _of_pdf(data: bytes, page: _Page) -> "tuple[list[Cutout], Image, float, bool]":
    from clipper.pages import piece_pictures, render
    from clipper.pages.page_layer import of_pdf

    number, angle = page.pieces[0].page, page.pieces[0].angle
    with render.opened(data) as document:
        width, height = render.size_of(document, number)
        images = [piece_pictures.of_pdf(document, piece, _DPI) for piece in page.pieces]
        small = render.image_of(document, number, 72 * 2.5 * _LOCATOR / max(width, 1.0))
        size = page.type_size or _sizes(of_pdf(document, number).words, page.pieces)
    return _placed(page, images, width, height), small.rotate(-angle, expand=True, fillcolor="white"), size, True


def _of_scan(data: bytes, page: _Page) -> "tuple[list[Cutout], Image, float, bool]":
    from clipper.pages import piece_pictures
    from clipper.workflows.page_words import picture_in

    image, dpi = picture_in(data, page.pieces[0].page)
    points_a_pixel = 72.0 / dpi if dpi else (page.width / image.width if page.width else 72.0 / 300)
    images = [piece_pictures.of_scan(image, piece) for piece in page.pieces]
    width, height = image.width * points_a_pixel, image.height * points_a_pixel
    small = image.convert("L")
    small.thumbnail((4 * _LOCATOR, 4 * _LOCATOR))
    turned = small.rotate(-page.pieces[0].angle, expand=True, fillcolor="white")
    return _placed(page, images, width, height), turned, page.type_size, bool(dpi)


def _placed(page: _Page, images: "Sequence[Image]", width: float, height: float) -> "list[Cutout]":
    """Every piece with its place in points of the page as the first of them was turned."""
    from clipper.pages.mounts import Cutout
    from clipper.pages.turning import box_shown, box_turned, turned_size

    angle = page.pieces[0].angle
    wide, high = turned_size(width, height, angle)
    found = []
    for piece, image in zip(page.pieces, images, strict=True):
        box = Box(piece.x, piece.y, piece.x + piece.width, piece.y + piece.height)
        if piece.angle != angle:
            box = box_turned(box_shown(box, width, height, piece.angle), width, height, angle)
        found.append(Cutout(piece.role, image, box.scaled(wide, high)))
    return found


def _encoded(image: "Image", photo: bool) -> tuple[bytes, str]:
    """The sheet as JPEG where it holds a photo or colour, else as a grey PNG."""
    out = io.BytesIO()
    if not photo and _is_grey(image):
        image.convert("L").save(out, "PNG", optimize=False, compress_level=6)
        return out.getvalue(), "image/png"
    image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue(), "image/jpeg"


def _is_grey(image: "Image") -> bool:
    small = image.resize((64, 64)).convert("RGB").tobytes()
    return all(max(tone) - min(tone) <= 12 for tone in zip(small[::3], small[1::3], small[2::3], strict=True))
