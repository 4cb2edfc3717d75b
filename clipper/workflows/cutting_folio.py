"""What is printed of a cutting's paper beside the article: outlet, day, section, edition and page, from folio lines and masthead."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from clipper.importers.bylines import is_title
from clipper.importers.folio_words import Read, read_words
from clipper.importers.pdf_folio import folio_text, without_folios
from clipper.importers.pdf_text import Sheet
from clipper.model.clipping import Draft
from clipper.model.cutting import Piece, RegionRole
from clipper.pages.columns import lines_of
from clipper.pages.layout import blocks_of
from clipper.pages.page_layer import PageWords, upright
from clipper.pages.regions import Box
from clipper.pages.render import Word
from clipper.pages.turning import turned_size
from clipper.workflows.piece_texts import PieceText, Place


class Told(Struct, frozen=True):
    """What folio lines say, and how surely they were read."""

    read: Read
    sure: float


def folio_of(
    pieces: Sequence[Piece], texts: Sequence[PieceText], pages: Mapping[Place, PageWords], source: Draft
) -> Told:
    """What the folio regions say, else the folio lines of the first page something was cut from."""
    found, sures = Read(), []
    for piece, text in zip(pieces, texts, strict=True):
        if text.role not in (RegionRole.FOLIO, RegionRole.MASTHEAD):
            continue
        page = pages.get((piece.file.sha256, piece.page))
        for line in _lines(text, page):
            read = read_words(line, frozenset({source.outlet.lower()} if source.outlet else ()), source.seen_at)
            if read and (joined := found.joined(read) if found else read):
                found = joined
                sures.append(text.sure)
    if found:
        return Told(found, sum(sures) / len(sures))
    first = next((p for p, t in zip(pieces, texts, strict=True) if t.words), pieces[0] if pieces else None)
    page = pages.get((first.file.sha256, first.page)) if first else None
    if page is None or not page.words:
        return Told(Read(), 0.0)
    told = _of_margins(page, source)
    return told if told.read else _of_blocks(page, source)


def page_name(page: PageWords, source: Draft) -> str:
    """The paper's own number of a page, as its folio line says; "" where it does not."""
    if not page.words:
        return ""
    return _of_margins(page, source).read.page or _of_blocks(page, source).read.page


def _of_margins(page: PageWords, source: Draft) -> Told:
    high = turned_size(page.width, page.height, page.turned)[1]
    words = upright(page, page.words)
    sizes = sorted(word.size for word in words)
    _left, folio = without_folios([Sheet(page.page, high, tuple(words))], sizes[len(sizes) // 2], source.seen_at)
    return Told(folio.read, 0.8 * page.sure if folio.read else 0.0)


def _of_blocks(page: PageWords, source: Draft) -> Told:
    """What the lines say that the layout takes for folios, and the name it takes for the masthead's."""
    found = Read()
    blocks = blocks_of(page)
    for block in blocks:
        for line in block.text.splitlines() if block.role is RegionRole.FOLIO else ():
            read = read_words(line, frozenset(), source.seen_at)
            if read and (read.dated or read.evidence > 1) and (joined := found.joined(read) if found else read):
                found = joined
    name = next((b.text for b in blocks if b.role is RegionRole.MASTHEAD and b.lines == 1 and b.sure > 0.9), "")
    if name and not found.outlet and is_title(name):
        found = replace(found, outlet=name, known=True, evidence=found.evidence + 1)
    return Told(found, 0.7 * page.sure if found else 0.0)


def _lines(text: PieceText, page: PageWords | None) -> list[str]:
    """The lines of a folio region, "|" for every wide gap."""
    if page is None:
        return [block.text for block in text.blocks]
    wide, high = page.width, page.height
    words = [
        Word(one.text, Box(one.box.left * wide, one.box.top * high, one.box.right * wide, one.box.bottom * high), text.size)
        for one in text.words
    ]  # fmt: skip
    return [folio_text(line) for line in lines_of(words)]
