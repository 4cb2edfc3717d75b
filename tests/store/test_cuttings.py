"""Cuttings in the library: filed with their pieces in one step, found by page, changed, and never taken for the page itself."""

import hashlib

import pytest
from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, Original, RecognisedPage, Status
from clipper.model.cutting import Cutting, PageFile, Piece, RegionRole
from clipper.model.intake import Ending
from clipper.store.library import Library

PAGE = Draft("The Harbour Post", Body((paragraph("Everything on the page."),)), original=Original("page.pdf", "application/pdf", data=b"%PDF-1.4 page"))  # fmt: skip


def pieces_of(library: Library, source: int) -> list[Piece]:
    original = library.clippings.one(source).draft.original
    assert original
    file = PageFile(original.sha256, original.name, original.media_type)
    head = Piece(file, 2, 0.1, 0.1, 1 / 3, 0.05, RegionRole.HEADLINE, source=source)
    return [head, replace(head, y=0.15, height=0.5, role=RegionRole.BODY, angle=-1.5), replace(head, page=6)]


def cut(library: Library) -> tuple[int, int, list[Piece]]:
    (page,) = library.file([PAGE])
    pieces = pieces_of(library, page.id)
    original = library.clippings.one(page.id).draft.original
    made = library.cuttings.file(Draft("Ports brace", PAGE.body, original=original), pieces, tags=["Trade"])
    return page.id, made, pieces


def test_a_cutting_is_filed_with_its_pieces_in_one_step(library: Library) -> None:
    page, made, pieces = cut(library)
    assert library.cuttings.of(made) == Cutting(made, tuple(pieces))
    assert library.cuttings.of(page) is None
    assert library.clippings.one(made).tags == ("Trade",)
    assert library.undo() is not None
    assert library.cuttings.of(made) is None
    assert made not in library.clippings.many([made])
    library.redo()
    assert library.cuttings.of(made) == Cutting(made, tuple(pieces))


def test_cuttings_are_found_by_their_page_until_they_lie_in_the_trash(library: Library) -> None:
    _page, made, pieces = cut(library)
    sha256 = pieces[0].file.sha256
    other = library.cuttings.file(Draft("Ferries", Body()), pieces[2:])
    assert library.cuttings.pages_of(sha256) == (2, 6)
    assert [one.clipping for one in library.cuttings.on_page(sha256, 6)] == [made, other]
    assert library.cuttings.on_page(sha256, 2) == (Cutting(made, tuple(pieces)),)
    assert library.cuttings.on_page(sha256, 0) == ()
    library.clippings.set_status([made], Status.TRASHED)
    assert library.cuttings.pages_of(sha256) == (6,)


def test_the_page_is_a_duplicate_of_itself_and_never_of_what_was_cut_from_it(library: Library) -> None:
    page, made, _pieces = cut(library)
    assert [(one.id, one.status) for one in library.file([PAGE])] == [(page, Ending.DUPLICATE)]
    library.clippings.set_status([page], Status.TRASHED)
    library.clippings.purge([page])
    (again,) = library.file([replace(PAGE, headline="Ports brace")])
    assert again.status is Ending.FILED
    assert again.id != made
    # the page is gone, the cutting and its tie to the file stay
    found = library.cuttings.of(made)
    assert found
    assert {piece.source for piece in found.pieces} == {None}


def test_the_same_text_without_the_file_is_a_duplicate_of_the_cutting(library: Library) -> None:
    _page, made, _pieces = cut(library)
    (found,) = library.file([Draft("Ports brace", PAGE.body)])
    assert (found.id, found.status) == (made, Ending.DUPLICATE)


def test_other_pieces_take_the_place_of_the_old_ones(library: Library) -> None:
    _page, made, pieces = cut(library)
    library.cuttings.change(made, pieces[::-1])
    found = library.cuttings.of(made)
    assert found
    assert found.pieces == tuple(pieces[::-1])
    library.undo()
    assert library.cuttings.of(made) == Cutting(made, tuple(pieces))


def test_nothing_cut_out_is_refused(library: Library) -> None:
    _page, made, pieces = cut(library)
    for wrong in ([], [replace(pieces[0], width=0.0)], [replace(pieces[0], page=-1)]):
        with pytest.raises(ClipperError):
            library.cuttings.file(Draft("Empty", Body()), wrong)
        with pytest.raises(ClipperError):
            library.cuttings.change(made, wrong)
    with pytest.raises(ClipperError, match="999"):
        library.cuttings.change(999, pieces)


def test_what_ocr_read_is_remembered_and_no_undo_takes_it_away(library: Library) -> None:
    name = "ab" * 32
    assert library.ocr_pages.of(name, 0) is None
    library.ocr_pages.remember(name, 0, "fra", "tesseract 5", "naïve")
    library.ocr_pages.remember(name, 0, "fra", "tesseract 5", "{“naïve”}")
    library.ocr_pages.remember(name, 3, "fra", "tesseract 5", "{}")
    assert library.undo() is None
    assert library.ocr_pages.of(name, 0) == "{“naïve”}"
    assert library.ocr_pages.pages(name) == (0, 3)
    library.ocr_pages.forget(name)
    assert library.ocr_pages.pages(name) == ()


def test_the_words_of_a_page_are_filed_with_the_clipping(library: Library) -> None:
    read = (RecognisedPage(0, "fra", "tesseract 5", "{“naïve”}"), RecognisedPage(4, "fra", "tesseract 5", "{}"))
    original = Original("scan.png", "image/png", data=b"a picture")
    draft = Draft("Scan", Body((paragraph("Words."),)), original=original, recognised=read)
    name = hashlib.sha256(b"a picture").hexdigest()
    with pytest.raises(RuntimeError, match="on purpose"), library.step("Import"):
        library.file([draft])
        raise RuntimeError("on purpose")
    assert library.ocr_pages.pages(name) == ()
    (filed,) = library.file([draft])
    assert library.ocr_pages.pages(name) == (0, 4) and library.ocr_pages.of(name, 0) == "{“naïve”}"
    # the file is kept when its filing is taken back, and so are its words
    library.undo()
    assert library.redo() == "Import"
    assert library.clippings.one(filed.id).draft.headline == "Scan" and library.ocr_pages.of(name, 4) == "{}"
