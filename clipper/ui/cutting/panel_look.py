"""What the panel says of a cutting: a row a region, warnings, size and position, and what the buttons do."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from clipper.i18n import _, _n
from clipper.model.cutting import Piece, RegionRole
from clipper.ui.cutting.panel import PanelLook
from clipper.ui.cutting.rows import RegionRow

if TYPE_CHECKING:
    from clipper.ui.cutting.bench import Bench
    from clipper.ui.cutting.regions import Region
    from clipper.workflows.piece_texts import PieceText

SURE = 0.98
"""Regions read less surely are to be checked."""
NAME = 20
"""Characters of a file's name that have room."""
FOLD = 0.5
"""Where a newspaper is folded; what begins over it is seen before it is opened."""


def rows(bench: "Bench") -> tuple[RegionRow, ...]:
    """A row a region."""
    regions = bench.regions.all
    files = {one.piece.file.sha256 for one in regions}
    several = len(files) > 1 or len({one.piece.page for one in regions}) > 1
    found = []
    for number, one in enumerate(regions, 1):
        page = _("page {n}").format(n=one.piece.page + 1) if several else ""
        # of another file its name says more
        name = one.piece.file.name if len(files) > 1 and one.piece.file.sha256 != regions[0].piece.file.sha256 else ""
        found.append(_row(bench, number, one, _short(name) or page))
    return tuple(found)


def _row(bench: "Bench", number: int, region: "Region", page: str) -> RegionRow:
    piece, text = region.piece, bench.words.of(region.key)
    if region.role is RegionRole.PHOTO:
        return RegionRow(region.key, number, region.role, _measure(bench, piece), "", False, page)
    why = bench.reading.why_not(piece.file, piece.page)
    if why:
        return RegionRow(region.key, number, region.role, why, _("not read"), True, page)
    if text is None:
        return RegionRow(region.key, number, region.role, "", _("reading…"), False, page)
    if not text.words:
        return RegionRow(region.key, number, region.role, _("No words here"), _("empty"), True, page)
    doubtful = bool(text.doubtful) or text.sure < SURE
    sure = f"{min(99, int(text.sure * 100)) if text.sure < 1 else 100}\u00a0%"
    said = _("{percent}, check").format(percent=sure) if text.doubtful else sure
    first = " ".join((text.text or " ".join(word.text for word in text.words)).split())
    return RegionRow(region.key, number, region.role, first[:120], said, doubtful and bool(text.doubtful), page)


def _short(name: str) -> str:
    return name if len(name) <= NAME else f"{name[: NAME - 1]}…"


def _measure(bench: "Bench", piece: Piece) -> str:
    """ "446 × 278, 14 % of the page"."""
    page = bench.layers.find(piece.file, piece.page)
    share = _("{n} % of the page").format(n=max(1, round(100 * piece.width * piece.height)))
    if page is None:
        return share
    wide, high = piece.width * page.size[0], piece.height * page.size[1]
    return f"{wide:.0f} × {high:.0f}, {share}"


def covered(pieces: Sequence[Piece]) -> float:
    """The share of the pages, 0 to 1 for each, that the pieces cover; what lies under two counts once."""
    total = 0.0
    for place in {(piece.file.sha256, piece.page) for piece in pieces}:
        mine = [piece for piece in pieces if (piece.file.sha256, piece.page) == place]
        edges = sorted({edge for one in mine for edge in (one.y, one.y + one.height)})
        for top, bottom in pairwise(edges):
            end = 0.0
            for one in sorted(mine, key=lambda piece: piece.x):
                if one.y <= top and one.y + one.height >= bottom:
                    total += (bottom - top) * max(0.0, one.x + one.width - max(one.x, end))
                    end = max(end, one.x + one.width)
    return total


def position(pieces: Sequence[Piece]) -> str:
    """ "38 % of the page, above the fold, photo"."""
    if not pieces:
        return ""
    places = {(piece.file.sha256, piece.page) for piece in pieces}
    percent = max(1, round(100 * covered(pieces)))
    parts = [
        _("{n} % of the page").format(n=percent)
        if len(places) == 1
        else _("{n} % over {pages} pages").format(n=percent, pages=len(places))
    ]
    first = [one for one in pieces if (one.file.sha256, one.page) == (pieces[0].file.sha256, pieces[0].page)]
    top = min(one.y for one in first)
    parts.append(_("above the fold") if top < FOLD else _("below the fold"))
    if any(piece.role is RegionRole.PHOTO for piece in pieces):
        parts.append(_("photo"))
    return ", ".join(parts)


def words_in(texts: Sequence["PieceText | None"]) -> int:
    """How many words stand in the regions read so far."""
    return sum(len(text.text.split()) for text in texts if text is not None)


def look(bench: "Bench", *, warnings: tuple[str, ...], goes_on: str, can_file: bool, why: str) -> PanelLook:
    """All of it."""
    regions = bench.regions
    count = words_in([bench.words.of(one.key) for one in regions.all])
    return PanelLook(
        rows(bench),
        regions.chosen,
        warnings,
        _n("1 word", "{n} words", count) if regions.all else "",
        position(regions.pieces),
        goes_on,
        _("File the changes") if bench.clipping else _("File the cutting"),
        can_file,
        why,
    )
