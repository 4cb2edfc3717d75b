"""The blocks of a newspaper's pages, what each of them is, and how regions are drawn along them."""

import math
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image, ImageDraw

from clipper.model.cutting import RegionRole
from clipper.pages import page_layer, render
from clipper.pages.layout import Block, block_at, blocks_of, in_reading_order, snapped, turned
from clipper.pages.page_layer import PageWord, PageWords
from clipper.pages.page_marks import marks_of_pdf, marks_of_picture
from clipper.pages.regions import Box
from tests.newspaper_page import BYLINE, CAPTION, DECK, FROM, HEADLINE, ON, OUTLET, newspaper


@cache
def page_of(number: int) -> PageWords:
    with render.opened(newspaper().data) as document:
        return marks_of_pdf(document, page_layer.of_pdf(document, number))


def said(blocks: Sequence[Block], role: RegionRole) -> list[str]:
    return [" ".join(block.text.split()) for block in blocks if block.role is role]


def test_every_block_of_a_front_page_has_its_role() -> None:
    blocks = blocks_of(page_of(0))
    assert said(blocks, RegionRole.MASTHEAD) == [OUTLET]
    assert said(blocks, RegionRole.HEADLINE) == [HEADLINE, "Ferries lose two crossings"]
    assert said(blocks, RegionRole.DECK) == [DECK]
    assert said(blocks, RegionRole.BYLINE) == [BYLINE]
    assert said(blocks, RegionRole.JUMP) == [ON]
    assert [one.split(" Photo")[0] for one in said(blocks, RegionRole.CAPTION)] == [CAPTION]
    assert len(said(blocks, RegionRole.FOLIO)) == 1
    # three columns of the article in their order, then those of the other
    assert [one.split()[0] for one in said(blocks, RegionRole.BODY)][:3] == ["The", "month.", "hundred"]
    (photo,) = [block.box for block in blocks if block.role is RegionRole.PHOTO]
    assert photo.holds(0.5, 0.3)
    assert 0.09 < photo.width * photo.height < 0.12


def test_the_page_a_story_goes_on_at() -> None:
    blocks = blocks_of(page_of(1))
    assert [block.role for block in blocks] == [RegionRole.FOLIO, RegionRole.JUMP, *[RegionRole.BODY] * 3]
    assert said(blocks, RegionRole.JUMP) == [FROM]


def test_every_word_is_in_one_block() -> None:
    page = page_of(0)
    words = sorted(word.text for word in page.words)
    assert sorted(word for block in blocks_of(page) for word in block.text.split()) == words


def words_of(columns: int, *, gutter: float, lines: int = 12) -> tuple[PageWord, ...]:
    """Columns of even words on a page of 600 by 800 points, in type of 10 points."""
    wide = (560 - gutter * (columns - 1)) / columns
    found = []
    for column in range(columns):
        for line in range(lines):
            for number in range(4):
                left = 20 + column * (wide + gutter) + number * wide / 4
                box = Box(left, 100 + 12 * line, left + wide / 4 - 2, 110 + 12 * line).scaled(1 / 600, 1 / 800)
                found.append(PageWord(f"w{column}.{line}.{number}", box, 10.0))
    return tuple(found)


def test_a_rule_parts_columns_that_stand_too_close_for_white_to_do_it() -> None:
    page = PageWords(0, 600, 800, words_of(2, gutter=3))
    assert len(blocks_of(page)) == 1
    ruled = replace(page, rules=(Box(0.4995, 0.12, 0.5005, 0.32),))
    assert [block.text.split()[0] for block in blocks_of(ruled)] == ["w0.0.0", "w1.0.0"]


def test_a_level_rule_ends_a_block() -> None:
    page = PageWords(0, 600, 800, words_of(1, gutter=0), rules=(Box(0.1, 0.2175, 0.9, 0.2185),))
    assert [block.lines for block in blocks_of(page)] == [6, 6]


def test_the_smallest_block_at_a_point() -> None:
    large, small = Block(Box(0, 0, 1, 1), RegionRole.BODY), Block(Box(0.2, 0.2, 0.4, 0.4), RegionRole.PHOTO)
    assert block_at([large, small], 0.3, 0.3) is small
    assert block_at([large, small], 0.5, 0.5) is large
    assert block_at([small], 0.5, 0.5) is None


def test_edges_that_were_drawn_jump_to_those_near_by_and_no_others() -> None:
    blocks = [Block(Box(0.1, 0.2, 0.4, 0.8), RegionRole.BODY), Block(Box(0.42, 0.2, 0.7, 0.8), RegionRole.BODY)]
    assert snapped(Box(0.093, 0.21, 0.405, 0.5), blocks) == Box(0.1, 0.2, 0.4, 0.5)
    assert snapped(Box(0.105, 0.195, 0.69, 0.807), blocks) == Box(0.1, 0.2, 0.7, 0.8)
    far = Box(0.2, 0.3, 0.3, 0.4)
    assert snapped(far, blocks) == far
    assert snapped(Box(0.75, 0.1, 0.9, 0.15), blocks) == Box(0.75, 0.1, 0.9, 0.15)


def test_a_page_comes_back_from_its_json_with_its_blocks() -> None:
    page = replace(page_of(0), blocks=blocks_of(page_of(0)), warnings=("Read with care.",))
    assert page_layer.page_from(page_layer.as_json(page)) == page
    assert [page_layer.page_from(one) for one in ("", "[]", "{}", '{"version": 99}')] == [None] * 4


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_scan_that_lies_on_its_side_is_read_and_shown_where_it_lies(angle: int) -> None:
    from clipper.pages.ocr_layer import OcrLayer, ReadPage, ReadWord
    from clipper.pages.turning import box_shown

    shown = (600, 800) if angle % 180 else (800, 600)
    words = []
    for number in range(30):
        line, left = number // 5, 0.1 + 0.12 * (number % 5) + 0.04 * (number // 5 % 3)
        box = box_shown(Box(left, 0.1 + 0.05 * line, left + 0.1, 0.12 + 0.05 * line), *shown, angle)
        words.append(ReadWord(f"word{number}", 0.9, box, line))
    layer = OcrLayer("tesseract 5", "eng", (ReadPage(0, *shown, angle, tuple(words)),))
    page = page_layer.of_ocr(layer.pages[0], layer)
    assert [word.text for word in page.words] == [word.text for word in words]
    assert all(math.dist(a.box.middle, b.box.middle) < 0.02 for a, b in zip(page.words, words, strict=True))
    (block,) = blocks_of(page)
    assert turned(block, page, angle).box.left == pytest.approx(0.1, abs=0.01)


def test_rules_and_photos_are_found_in_the_ink_of_a_scan() -> None:
    image = Image.new("L", (1000, 1400), 245)
    draw = ImageDraw.Draw(image)
    draw.line((500, 200, 506, 1200), fill=20, width=3)
    draw.line((80, 150, 920, 150), fill=20, width=3)
    draw.rectangle((560, 300, 900, 560), fill=110)
    for line in range(30):
        for word in range(6):
            draw.rectangle((90 + 64 * word, 220 + 30 * line, 140 + 64 * word, 232 + 30 * line), fill=30)
    page = marks_of_picture(image, PageWords(0, 500, 700))
    (photo,) = page.pictures
    assert photo.holds(0.73, 0.3)
    assert photo.width == pytest.approx(0.34, abs=0.03)
    steep = [rule for rule in page.rules if rule.height > rule.width]
    level = [rule for rule in page.rules if rule.width > rule.height]
    assert [round(rule.middle[0], 2) for rule in steep] == [0.5]
    assert [round(rule.middle[1], 2) for rule in level] == [0.11]
    assert marks_of_picture(Image.new("L", (600, 800), 255), page).rules == page.rules


SHARE = st.floats(-0.1, 1.1, allow_nan=False)
TEXTS = st.sampled_from(
    ["a", "The", "naïve", "2025", "—", "By", "Continued", "page", "7", "العربية", "東京", "x" * 40, "T"]
)


@st.composite
def any_page(draw: st.DrawFn) -> PageWords:
    def box() -> Box:
        left, top = draw(SHARE), draw(SHARE)
        return Box(left, top, left + draw(st.floats(0, 0.4)), top + draw(st.floats(0, 0.1)))

    words = [PageWord(draw(TEXTS), box(), draw(st.sampled_from([0.0, 7.0, 10.0, 40.0]))) for _ in range(draw(st.integers(0, 40)))]  # fmt: skip
    rules = tuple(box() for _ in range(draw(st.integers(0, 5))))
    turned_by = draw(st.sampled_from([0, 90, 180, 270]))
    return PageWords(
        0, draw(st.floats(1, 3000)), draw(st.floats(1, 3000)), tuple(words), draw(st.sampled_from(["text layer", "ocr"])),
        turned=turned_by, slant=draw(st.floats(-0.1, 0.1)), rules=rules, pictures=rules[:1],
    )  # fmt: skip


@given(any_page())
def test_whatever_stands_on_a_page_no_word_is_lost(page: PageWords) -> None:
    ordered = in_reading_order(page)
    assert sorted(word.text for word in ordered.words) == sorted(word.text for word in page.words)
    plain = replace(page, pictures=())
    found = sorted(word for block in blocks_of(plain) for word in block.text.split())
    assert found == sorted(word.text for word in page.words)
    for block in blocks_of(page):
        assert 0 <= block.box.left <= block.box.right <= 1
        assert 0 <= block.box.top <= block.box.bottom <= 1
    assert page_layer.page_from(page_layer.as_json(page)) == page
