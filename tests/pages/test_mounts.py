"""Pieces mounted on sheets: never enlarged, as they stood while that is legible, else in columns and on further sheets."""

from PIL import Image, ImageDraw

from clipper.model.cutting import RegionRole
from clipper.pages import mounts
from clipper.pages.mounts import Cutout
from clipper.pages.regions import Box

DENSITY = 2
"""Pixels a point."""
LEADING = 12


def column(left: float, top: float, lines: int, width: float = 160.0, role: RegionRole = RegionRole.BODY) -> Cutout:
    """A piece of so many black lines of type on white."""
    image = Image.new("L", (round(width * DENSITY), lines * LEADING * DENSITY), 255)
    draw = ImageDraw.Draw(image)
    for line in range(lines):
        y = line * LEADING * DENSITY
        draw.rectangle((0, y + 4, image.width, y + 18), fill=0)
    return Cutout(role, image, Box(left, top, left + width, top + lines * LEADING))


def lines_on(sheet: Image.Image, columns: int) -> int:
    """How many whole lines of type stand in the columns of a sheet."""
    found, wide = 0, sheet.width // columns
    for number in range(columns):
        x = number * wide + wide // 3
        rows = sheet.convert("L").crop((x, 0, x + 1, sheet.height)).tobytes()
        runs = [len(one) for one in "".join("#" if row < 128 else " " for row in rows).split()]
        assert set(runs) <= {15}, "a line of type is parted"
        found += len(runs)
    return found


def test_a_cut_out_that_fits_stays_as_it_stood_at_its_true_size() -> None:
    pieces = [column(40, 100, 20), column(212, 160, 15)]
    (sheet,) = mounts.mounted(pieces, [], 9.0, (400, 500))
    assert (sheet.scale, sheet.dpi) == (1.0, 144)
    assert sheet.image.size == (332 * DENSITY, 240 * DENSITY)
    # what was not cut is blank
    assert sheet.image.getpixel((212 * DENSITY - 40 * DENSITY + 20, 30)) == (255, 255, 255)


def test_a_cut_out_is_fitted_as_long_as_its_type_stays_legible() -> None:
    wide = [column(0, 0, 20), column(172, 0, 20), column(344, 0, 20)]
    assert len(mounts.mounted(wide, [], 9.0, (420, 500))) == 1
    # set in 7.2 points it would fall below 7: two columns on two sheets instead of three on one
    sheets = mounts.mounted(wide, [], 7.2, (340, 160))
    assert len(sheets) > 1
    assert all(7.2 * sheet.scale >= 7.0 for sheet in sheets)


def test_set_anew_every_line_of_type_is_there_once_and_whole() -> None:
    pieces = [column(0, 0, 50), column(172, 0, 50)]
    sheets = mounts.mounted(pieces, [], 7.0, (340, 240))
    assert sum(lines_on(sheet.image, 2) for sheet in sheets) == 100
    assert all(sheet.image.width <= round(340 * sheet.dpi / 72) + 1 for sheet in sheets)
    assert all(sheet.image.height <= round(240 * sheet.dpi / 72) + 1 for sheet in sheets)


def test_a_headline_wider_than_the_sheet_is_fitted_and_stands_across() -> None:
    head = Cutout(RegionRole.HEADLINE, Image.new("L", (1200, 80), 0), Box(0, 0, 600, 40))
    sheets = mounts.mounted([head, column(0, 60, 60), column(172, 60, 60)], [], 7.0, (340, 300))
    first = sheets[0]
    black = [first.image.getpixel((x, 10)) for x in (5, first.image.width // 2, first.image.width - 5)]
    assert black == [(0, 0, 0)] * 3


def test_masthead_and_folio_stand_over_a_rule_and_are_no_part_of_the_cut_out() -> None:
    masthead = column(0, 0, 2, width=300, role=RegionRole.MASTHEAD)
    plain = mounts.mounted([column(40, 100, 20)], [], 9.0, (400, 500))[0]
    (sheet,) = mounts.mounted([column(40, 100, 20), masthead], [masthead.image], 9.0, (400, 500))
    assert sheet.image.width == plain.image.width
    assert plain.image.height < sheet.image.height < plain.image.height + 60 * DENSITY


def test_the_rest_of_a_story_stands_below_where_both_fit() -> None:
    (one,), (other,) = (mounts.mounted([column(40, 100, n)], [], 9.0, (400, 500)) for n in (20, 5))
    both = mounts.stacked(one, other, (400, 500))
    assert both
    assert both.image.height > one.image.height + other.image.height
    assert mounts.stacked(one, other, (400, 200)) is None


def test_a_locator_shades_what_was_cut() -> None:
    small = mounts.locator(Image.new("RGB", (600, 800), "white"), [Box(0.5, 0.5, 1.0, 1.0)], 60)
    assert small.size == (60, 80)
    assert small.getpixel((45, 60)) == (0x8F, 0x8A, 0x82)
    assert small.getpixel((10, 10)) == (255, 255, 255)
    assert mounts.side_by_side([small, small]).width == 60
