"""Cut an article out of pages: the pieces' words read, made a Draft, filed as a clipping, and read again when they change.

The words are read in a worker process and without the library; filing and changing are one step each.
"""

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.clipping import Clipping, Draft, Picture
from clipper.model.cutting import PageFile, Piece, RegionRole
from clipper.model.intake import Ocr
from clipper.pages.jump_lines import Jump
from clipper.pages.page_layer import PageWords
from clipper.progress import Progress
from clipper.store.library import Library
from clipper.workflows import read_again
from clipper.workflows.cutting_draft import draft_of as draft_of
from clipper.workflows.cutting_draft import open_jump as open_jump
from clipper.workflows.cutting_draft import warnings_of as warnings_of
from clipper.workflows.page_words import PageReader, remember, remembered
from clipper.workflows.piece_texts import PieceText as PieceText
from clipper.workflows.piece_texts import Place as Place
from clipper.workflows.piece_texts import read_pieces as read_pieces

if TYPE_CHECKING:
    from PIL.Image import Image

_PHOTO_DPI = 250.0
_QUALITY = 88


class Cut(Struct, frozen=True):
    """An article as it was cut out, ready to be filed."""

    pieces: tuple[Piece, ...]
    texts: tuple[PieceText, ...]
    """One a piece."""
    draft: Draft
    pages: Mapping[Place, PageWords]
    """The words of its pages, all of them."""

    @property
    def jump(self) -> Jump | None:
        """Where the story goes on that was not cut yet."""
        return open_jump(self.pieces, self.texts)


def pages_wanted(pieces: Sequence[Piece]) -> tuple[tuple[PageFile, int], ...]:
    """The pages the pieces lie on, each once, in the order of the pieces."""
    return tuple(dict.fromkeys((piece.file, piece.page) for piece in pieces))


def known_pages(library: Library, pieces: Sequence[Piece]) -> dict[Place, PageWords]:
    """What OCR read on these pages before."""
    found = {(file.sha256, page): remembered(library, file.sha256, page) for file, page in pages_wanted(pieces)}
    return {place: words for place, words in found.items() if words is not None}


def cut_out(
    pieces: Sequence[Piece],
    page: Clipping | None,
    path: Callable[[str], Path],
    *,
    known: Mapping[Place, PageWords] | None = None,
    reader: PageReader | None = None,
    progress: Progress | None = None,
    language: str = "",
) -> Cut:
    """Read an article's pieces, in reading order, with the pictures of its photos; nothing is filed.

    `page` is the clipping whose page it is cut from; `path` says where a kept file lies (`library.originals.path`);
    `known` are pages whose words were read before; `reader` a worker process that is kept warm; `language` that of the words
    on scans, "" to find it out. Raises ClipperError, and Cancelled within half a second of being asked to stop.
    """
    if not pieces:
        raise ClipperError(_("Nothing was cut out: draw at least one region."))
    progress = progress or Progress()
    if reader is None:
        with PageReader() as own:
            return _cut(pieces, page, path, known or {}, own, progress, Ocr(language))
    return _cut(pieces, page, path, known or {}, reader, progress, Ocr(language))


def _cut(
    pieces: Sequence[Piece],
    page: Clipping | None,
    path: Callable[[str], Path],
    known: Mapping[Place, PageWords],
    reader: PageReader,
    progress: Progress,
    ocr: Ocr,
) -> Cut:
    wanted = pages_wanted(pieces)
    pages: dict[Place, PageWords] = {}
    for number, (file, at) in enumerate(wanted):
        progress.step(number, len(wanted), _("Reading page {n}").format(n=at + 1))
        place = file.sha256, at
        pages[place] = known.get(place) or reader.read(
            path(file.sha256), file.media_type, at, ocr=ocr, progress=progress
        )
    texts = read_pieces(pieces, pages)
    pictures = _photos(pieces, path, reader, progress)
    return Cut(tuple(pieces), texts, draft_of(pieces, texts, page, pages, pictures), pages)


def _photos(
    pieces: Sequence[Piece], path: Callable[[str], Path], reader: PageReader, progress: Progress
) -> dict[int, Picture]:
    """The pictures of the photos, by the number of their piece."""
    found: dict[int, Picture] = {}
    for file in dict.fromkeys(piece.file for piece in pieces):
        mine = [n for n, one in enumerate(pieces) if one.role is RegionRole.PHOTO and one.file == file]
        if mine:
            made = reader.run(
                cut_pictures, str(path(file.sha256)), file.media_type, [pieces[n] for n in mine], progress=progress
            )
            found |= {n: picture for n, picture in zip(mine, made, strict=True) if picture is not None}
    return found


def cut_pictures(name: str, media_type: str, pieces: Sequence[Piece]) -> list[Picture | None]:
    """Run in the worker: pieces of one file as JPEG pictures; None for one that cannot be drawn."""
    from clipper.workflows.workers import set_limits

    set_limits()
    data = Path(name).read_bytes()
    found: list[Picture | None] = []
    for image in images_of(data, media_type, pieces, _PHOTO_DPI):
        if image is None:
            found.append(None)
            continue
        out = io.BytesIO()
        image.save(out, "JPEG", quality=_QUALITY)
        made = out.getvalue()
        found.append(Picture(hashlib.sha256(made).hexdigest(), "image/jpeg", image.width, image.height, made))
    return found


def images_of(data: bytes, media_type: str, pieces: Sequence[Piece], dpi: float) -> "Iterator[Image | None]":
    """The pieces of one file as pictures, one after the other; None for one that cannot be drawn."""
    from clipper.pages import piece_pictures, render
    from clipper.workflows.page_words import picture_in

    if media_type == "application/pdf":
        with render.opened(data) as document:
            for piece in pieces:
                try:
                    yield piece_pictures.of_pdf(document, piece, dpi)
                except ClipperError:
                    yield None
        return
    drawn: dict[int, Image] = {}
    for piece in pieces:
        try:
            if piece.page not in drawn:
                drawn = {piece.page: picture_in(data, piece.page)[0]}
            yield piece_pictures.of_scan(drawn[piece.page], piece)
        except ClipperError:
            yield None


def file(library: Library, cut: Cut, *, tags: Sequence[str] = ()) -> int:
    """File what was cut out, and remember what OCR read for it; the clipping's number."""
    keep_words(library, cut)
    return library.cuttings.file(cut.draft, cut.pieces, tags=tags)


def change(library: Library, clipping: int, cut: Cut) -> None:
    """Put other pieces and their words in the place of a cutting's, in one step; corrections by hand stay, marks find their words."""
    keep_words(library, cut)
    with library.step(_("Change cutting")):
        library.cuttings.change(clipping, cut.pieces, cut.draft.pictures)
        read_again.settle(library, clipping, cut.draft)


def keep_words(library: Library, cut: Cut) -> None:
    """Remember what OCR read on the pages."""
    for (sha256, page), words in cut.pages.items():
        if words.recognised and library.ocr_pages.of(sha256, page) is None:
            remember(library, sha256, words)
