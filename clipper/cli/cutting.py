"""The command that cuts an article out of a page, and lists what there is to cut."""

import json
from collections.abc import Iterable
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clipper import settings
from clipper.cli.output import JSON, LIBRARY, one_line, opened, progress_line, put, say
from clipper.cli.unlocking import PASSWORD_FILES, passwords, unlock
from clipper.errors import ClipperError
from clipper.model.cutting import PageFile, Piece, RegionRole
from clipper.model.intake import Ocr

if TYPE_CHECKING:
    from clipper.model.clipping import Clipping
    from clipper.pages.page_layer import PageWords
    from clipper.progress import Progress
    from clipper.store.library import Library
    from clipper.workflows.cut_out import Cut
    from clipper.workflows.page_words import PageReader

_SIDES = ("x", "y", "width", "height")


@click.command("cut")
@LIBRARY
@click.argument("clipping", metavar="ID", type=int)
@click.option(
    "--regions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="FILE.json: a list of {page, x, y, width, height, role}, in reading order; angle and id may be given too.",
)
@click.option("--again", is_flag=True, help="ID is a cutting: give it these regions, and read its words again.")
@click.option("--blocks", is_flag=True, help="List the blocks found on the pages, with the role each likely has.")
@click.option(
    "--page", "pages", type=click.IntRange(min=0), multiple=True, help="A page to list the blocks of; the first is 0."
)
@PASSWORD_FILES
@JSON
def cut(
    library: Path,
    clipping: int,
    regions: Path | None,
    again: bool,
    blocks: bool,
    pages: tuple[int, ...],
    password_files: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Cut an article out of the pages of clipping ID, and print the new clipping's number.

    x, y, width and height are shares of the page (0 to 1, from its upper left corner) after it was turned by `angle` degrees;
    pages are counted from 0. `role` is masthead, folio, headline, deck, byline, body, photo, caption or jump; `id` names
    another clipping whose page the region lies on.
    """
    from clipper.workflows.page_words import PageReader

    if (regions is None) == (not blocks):
        raise click.UsageError("Give either --regions FILE.json or --blocks.")
    given = passwords(password_files)
    with opened(library, write=not blocks) as shelf, PageReader() as reader:
        if regions is None:
            file = _file(shelf.clippings.one(clipping))
            unlock(shelf, [file], given)
            with progress_line() as progress:
                return _list(shelf, file, pages, reader, progress, as_json)
        source, pieces = _wanted(shelf, clipping, regions, again)
        unlock(shelf, [piece.file for piece in pieces], given)
        with progress_line() as progress:
            return _cut(shelf, clipping, source, pieces, again, reader, progress, as_json)


def _wanted(shelf: "Library", clipping: int, regions: Path, again: bool) -> "tuple[Clipping | None, list[Piece]]":
    """The clipping whose page is cut, where there is one, and the regions as pieces."""
    standing = shelf.cuttings.of(clipping) if again else None
    if again and standing is None:
        raise ClipperError(f"Clipping {clipping} was not cut out. Leave out --again to cut an article out of its page.")
    page = clipping
    if standing is not None:
        page = standing.pieces[0].source or 0
    source = shelf.clippings.one(page) if page else None
    file = standing.pieces[0].file if standing is not None else None
    return source, _pieces(shelf, json_in(regions), source, file)


def _cut(
    shelf: "Library",
    clipping: int,
    source: "Clipping | None",
    pieces: list[Piece],
    again: bool,
    reader: "PageReader",
    progress: "Progress",
    as_json: bool,
) -> int:
    from clipper.workflows import cut_out

    made = cut_out.cut_out(
        pieces,
        source,
        shelf.originals.path,
        known=cut_out.known_pages(shelf, pieces),
        reader=reader,
        progress=progress,
        language=settings.load().ocr_language,
    )
    if again:
        cut_out.change(shelf, clipping, made)
    else:
        clipping = cut_out.file(shelf, made)
    for sentence in made.draft.warnings:
        say(sentence)
    put(_told(clipping, made) if as_json else str(clipping))
    return 0


def _told(clipping: int, made: "Cut") -> dict[str, Any]:
    from clipper.curate.page_place import places_of

    place = next(iter(places_of(made.pieces, made.draft.page)), None)
    return {
        "clipping": clipping,
        "headline": made.draft.headline,
        "words": made.draft.body.words,
        "page": made.draft.page or None,
        "share": round(place.share, 4) if place else None,
        "fold": (place.fold or None) if place else None,
        "side": (place.side or None) if place else None,
        "front": place.front if place else None,
        "photos": sum(piece.role is RegionRole.PHOTO for piece in made.pieces),
        "jump": made.jump.page if made.jump else None,
        "warnings": list(made.draft.warnings),
    }


def json_in(path: Path) -> list[dict[str, Any]]:
    """The list of regions in a file; raises ClipperError saying what is wrong with it."""
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as problem:
        raise ClipperError(f"{path} is not JSON ({problem}). Write a list of regions into it.") from problem
    if not isinstance(told, list) or not told or not all(isinstance(one, dict) for one in told):
        raise ClipperError(f"{path} holds no list of regions. Write [{{page, x, y, width, height, role}}, …] into it.")
    return told


def _pieces(
    shelf: "Library", told: Iterable[dict[str, Any]], source: "Clipping | None", file: PageFile | None
) -> list[Piece]:
    """The regions as pieces, in their order."""
    found = []
    for number, one in enumerate(told, start=1):
        home = source
        if one.get("id") is not None:
            home = shelf.clippings.one(int(_number(number, one, "id")))
        own = _file(home) if home is not None else file
        if own is None:
            raise ClipperError(f"Region {number} lies on no page: name the clipping whose page it is with “id”.")
        found.append(_piece(number, one, own, home.id if home else None))
    return found


def _piece(number: int, one: dict[str, Any], file: PageFile, source: int | None) -> Piece:
    sides = {name: _number(number, one, name) for name in _SIDES}
    page, angle = int(_number(number, one, "page", 0)), _number(number, one, "angle", 0)
    role = one.get("role", "body")
    if role not in list(RegionRole):
        raise ClipperError(f"Region {number}: “{role}” is no role; there are {', '.join(RegionRole)}.")
    inside = sides["x"] >= -0.001 and sides["y"] >= -0.001
    inside = inside and sides["x"] + sides["width"] <= 1.001 and sides["y"] + sides["height"] <= 1.001
    if not inside or not sides["width"] > 0 or not sides["height"] > 0 or page < 0:
        raise ClipperError(
            f"Region {number} does not lie on its page: x, y, width and height are shares of it, 0 to 1."
        )
    return Piece(file, page, sides["x"], sides["y"], sides["width"], sides["height"], RegionRole(role), angle, source)


def _number(number: int, one: dict[str, Any], name: str, usual: float | None = None) -> float:
    """A value of a region; ClipperError where it is wanting or no number."""
    value = one.get(name, usual)
    if value is None:
        raise ClipperError(f"Region {number} is not complete: it has no “{name}”.")
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value) or abs(value) > 1_000_000:
        raise ClipperError(f"Region {number}: “{name}” is no number that can be one.")
    return float(value)


def _file(clipping: "Clipping") -> PageFile:
    original = clipping.draft.original
    if original is None or not (original.media_type == "application/pdf" or original.media_type.startswith("image/")):
        raise ClipperError(f"Clipping {clipping.id} has no page to cut: its original is neither a PDF nor a picture.")
    return PageFile(original.sha256, original.name, original.media_type)


def _list(
    shelf: "Library", file: PageFile, pages: tuple[int, ...], reader: "PageReader", progress: "Progress", as_json: bool
) -> int:
    for page in pages or (0,):
        for block in _words(shelf, file, page, reader, progress).blocks:
            box, text = block.box, " ".join(block.text.split())
            sides = [round(side, 4) for side in (box.left, box.top, box.width, box.height)]
            if as_json:
                named = dict(zip(_SIDES, sides, strict=True))
                put({"page": page, **named, "role": block.role.value, "size": round(block.size, 1), "sure": round(block.sure, 3), "text": text})  # fmt: skip
            else:
                put("\t".join([str(page), block.role.value, *(f"{side:.4f}" for side in sides), one_line(text[:60])]))
    return 0


def _words(shelf: "Library", file: PageFile, page: int, reader: "PageReader", progress: "Progress") -> "PageWords":
    from clipper.workflows.page_words import remembered

    known = remembered(shelf, file.sha256, page)
    ocr = Ocr(settings.load().ocr_language)
    return known or reader.read(shelf.originals.path(file.sha256), file.media_type, page, ocr=ocr, progress=progress)
