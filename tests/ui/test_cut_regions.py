"""The regions of a cutting: order, roles, shapes, the way back, badges and handles; without a window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF

from clipper.model.body import Body, paragraph
from clipper.model.clipping import Draft, Original, Published
from clipper.model.cutting import PageFile, Piece, RegionRole
from clipper.pages.page_layer import Block
from clipper.pages.regions import Box
from clipper.store.library import Library
from clipper.ui.cutting.columns import around_block
from clipper.ui.cutting.goes_on import Onward, onward
from clipper.ui.cutting.handles import grip_at, pulled, spots
from clipper.ui.cutting.layer import badge_place
from clipper.ui.cutting.panel_look import covered, position
from clipper.ui.cutting.regions import History, Regions, taken

PAGE, OTHER = PageFile("aa", "page.pdf", "application/pdf"), PageFile("bb", "page-7.pdf", "application/pdf")


def piece(x: float, y: float, role: RegionRole = RegionRole.BODY, file: PageFile = PAGE, page: int = 0) -> Piece:
    return Piece(file, page, x, y, 0.2, 0.1, role)


def names(regions: Regions) -> list[str]:
    return [region.role.value for region in regions.all]


def three() -> Regions:
    return Regions.of([piece(0, 0, RegionRole.HEADLINE), piece(0, 0.2, RegionRole.DECK), piece(0, 0.4)])


def test_regions_are_put_in_order_across_pages_and_files() -> None:
    regions = three().add(piece(0, 0, RegionRole.CAPTION, OTHER, 6))
    assert names(regions) == ["headline", "deck", "body", "caption"] and regions.place(regions.chosen) == 3
    regions = regions.put(regions.chosen, 0)
    assert names(regions) == ["caption", "headline", "deck", "body"]
    assert names(regions.put(regions.chosen, 99)) == ["headline", "deck", "body", "caption"]
    assert [region.role.value for region in regions.on(PAGE, 0)] == ["headline", "deck", "body"]
    assert [region.role.value for region in regions.on(OTHER, 6)] == ["caption"]
    assert regions.on(OTHER, 0) == ()


def test_stepping_goes_round_and_deleting_chooses_the_next() -> None:
    regions = three()
    assert [regions.step(1).chosen, regions.step(-1).chosen] == [1, 3]
    assert regions.choose(3).step(1).chosen == 1
    assert regions.choose(2).remove(2).chosen == 3
    assert regions.choose(3).remove(3).chosen == 2
    assert Regions.of([piece(0, 0)]).choose(1).remove(1) == Regions((), 0, 1)
    assert Regions().step(1) == Regions()


def test_a_region_stays_on_its_page_whatever_is_done_with_it() -> None:
    regions = three()
    moved = regions.move(1, 5, -5).get(1)
    assert moved is not None and moved.piece.x == pytest.approx(0.8) and moved.piece.y == 0
    assert moved.piece.width == 0.2 and moved.piece.height == 0.1
    shaped = regions.reshape(1, Box(-1, -1, 2, 2)).get(1)
    assert shaped is not None and shaped.box == Box(0, 0, 1, 1)
    thin = regions.reshape(1, Box(0.5, 0.5, 0.5, 0.5)).get(1)
    assert thin is not None and thin.piece.width > 0 and thin.piece.height > 0


def test_a_key_is_never_given_twice_not_even_after_undo() -> None:
    history = History(three())
    history.do("Draw", history.now.add(piece(0, 0.6)))
    first = history.now.chosen
    history.undo()
    history.do("Draw", history.now.add(piece(0, 0.8)))
    assert history.now.chosen != first


def test_a_drag_is_one_deed_and_choosing_is_none() -> None:
    history = History(three())
    for _n in range(5):
        assert history.do("Move", history.now.move(1, 0.01, 0), joins="drag 1")
    history.choose(2)
    history.do("Role", history.now.call(2, RegionRole.JUMP))
    assert not history.do("Role", history.now.call(2, RegionRole.JUMP))
    assert names(history.now) == ["headline", "jump", "body"]
    assert history.undo() == "Role" and names(history.now) == ["headline", "deck", "body"]
    assert history.undo() == "Move" and history.now.pieces == three().pieces
    assert history.undo() == "" and history.redo() == "Move" and history.redo() == "Role" and history.redo() == ""
    assert names(history.now) == ["headline", "jump", "body"] and history.now.place(1) == 0


def test_the_smallest_region_under_the_pointer_is_meant_unless_one_is_chosen() -> None:
    big, small = Piece(PAGE, 0, 0, 0, 1, 1), piece(0.1, 0.1)
    regions = Regions.of([big, small])
    found = regions.at(PAGE, 0, 0.15, 0.15)
    assert found is not None and found.piece == small
    held = regions.choose(1).at(PAGE, 0, 0.15, 0.15)
    assert held is not None and held.piece == big
    assert regions.at(PAGE, 1, 0.15, 0.15) is None
    assert taken(regions.all[1:], Box(0.1, 0.1, 0.3, 0.2)) is regions.all[1]
    assert taken(regions.all[1:], Box(0.25, 0.1, 0.5, 0.2)) is None


def test_handles_pull_their_edges_and_turn_the_rectangle_round() -> None:
    box = QRectF(100, 100, 200, 60)
    assert grip_at(box, QPointF(104, 97), 1.0) == (-1, -1)
    assert grip_at(box, QPointF(200, 158), 1.0) == (0, 1)
    assert grip_at(box, QPointF(200, 130), 1.0) is None
    assert grip_at(box, QPointF(200, 158), 0.1) is None, "so small a region has its corners alone"
    assert len(spots(box, 1.0)) == 8 and len(spots(box, 0.1)) == 4
    assert pulled(box, (1, 0), QPointF(-250, 40)) == QRectF(50, 100, 50, 60)
    assert pulled(box, (-1, 1), QPointF(10, 20)) == QRectF(110, 100, 190, 80)


def test_a_badge_covers_as_little_of_its_neighbours_as_can_be() -> None:
    box, size = QRectF(100, 100, 200, 300), (20.0, 20.0)
    assert badge_place(box, size, []).right() < box.left()
    beside, near = QRectF(0, 50, 99, 400), QRectF(0, 50, 81, 400)
    assert badge_place(box, size, [near]).bottom() < box.top()
    above, after = QRectF(0, 0, 400, 99), QRectF(301, 0, 90, 500)
    assert badge_place(box, size, [beside, above]).left() > box.right()
    assert box.contains(badge_place(box, size, [beside, above, after]))
    assert badge_place(box, size, [near, above, after]).right() < box.left(), "a sliver is less than its own words"
    line = QRectF(100, 100, 200, 18)
    assert badge_place(line, size, [beside, above, after]).right() == line.right() - 2


def test_what_lies_under_two_regions_is_measured_once() -> None:
    one, other = Piece(PAGE, 0, 0.0, 0.0, 0.5, 0.4), Piece(PAGE, 0, 0.25, 0.2, 0.5, 0.4)
    assert covered([one]) == pytest.approx(0.2)
    assert covered([one, other]) == pytest.approx(0.2 + 0.2 - 0.25 * 0.2)
    assert covered([one, one]) == pytest.approx(0.2)
    assert covered([one, Piece(PAGE, 1, 0.0, 0.0, 0.5, 0.4)]) == pytest.approx(0.4)
    assert position([other]) == "20 % of the page, above the fold"
    assert position([Piece(PAGE, 0, 0.0, 0.6, 0.5, 0.2, RegionRole.PHOTO)]) == "10 % of the page, below the fold, photo"


def test_an_article_goes_on_in_the_next_column_where_its_own_is_full_and_nothing_else_begins() -> None:
    def block(column: int, top: float, bottom: float, role: RegionRole = RegionRole.BODY, columns: int = 1) -> Block:
        return Block(Box(0.1 + 0.2 * column, top, 0.28 + 0.2 * (column + columns - 1), bottom), role)

    folio = block(0, 0.01, 0.03, RegionRole.FOLIO, 4)
    first, brief = block(0, 0.7, 0.72, RegionRole.HEADLINE), block(0, 0.1, 0.65)
    text, more, end = block(0, 0.73, 0.95), block(1, 0.1, 0.94), block(2, 0.1, 0.5)
    second, other = block(2, 0.52, 0.55, RegionRole.HEADLINE), block(2, 0.56, 0.7)
    last = block(3, 0.1, 0.95)
    page = [folio, brief, first, text, more, end, second, other, last]
    article = [first, text, more, end]
    for here in article:
        assert around_block(page, here) == article
    assert around_block(page, other) == [second, other], "its column is not full"
    assert around_block(page, last) == around_block(page, brief) == [brief, last], "what nobody can tell apart"
    # more of the paper's name is no headline of what stands below
    name = Block(Box(0.1, 0.04, 0.88, 0.08), RegionRole.MASTHEAD, 30)
    named = [name, Block(Box(0.3, 0.082, 0.7, 0.095), RegionRole.HEADLINE, 14), *page[1:]]
    assert around_block(named, text) == article
    # under a headline over two columns stands all of its article
    wide, left, right = block(0, 0.3, 0.35, RegionRole.HEADLINE, 2), block(0, 0.36, 0.95), block(1, 0.36, 0.95)
    assert around_block([wide, left, right, last], left) == [wide, left, right]
    assert around_block([wide, left, right, last], last) == [last]


def test_a_story_goes_on_in_the_same_file_or_in_another_of_the_same_paper_and_day(tmp_path: Path) -> None:
    def draft(page: str, outlet: str = "The Harbour Post", day: str = "2026-11-24") -> Draft:
        kept = Original(f"{page}.pdf", "application/pdf", data=f"%PDF {outlet} {day} {page}".encode())
        body = Body((paragraph(f"Page {page} of {outlet} on {day}."),))
        return Draft(f"Page {page}", body, outlet=outlet, published=Published(day, day), page=page, original=kept)

    with Library.create(tmp_path / "Test.clipper") as library:
        drafts = [draft("1"), draft("7", "The Gazette"), draft("7", day="2026-11-23"), draft("7"), draft("A3")]
        filed = [one.id for one in library.file(drafts, batch=library.new_batch("Papers"))]
        first, lead = library.clippings.one(filed[0]), library.clippings.one(filed[4])
        assert onward(library, first, 1, "7") == Onward(filed[3], 0)
        assert onward(library, first, 8, "7") == Onward(first.id, 6), "the file itself has that page"
        assert onward(library, first, 1, "9") is None and onward(library, None, 1, "7") is None
        assert onward(library, lead, 4, "A5") == Onward(lead.id, 2) and onward(library, lead, 4, "B5") is None
