"""The blocks of a newspaper page with what each of them likely is: headline, byline, column of text, photo, folio.

Columns come from the XY-cut of columns.py, cut first where ruled lines cross the page; a column falls into blocks where a
rule, a change of type or white parts its lines.
"""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from clipper.model.cutting import RegionRole
from clipper.pages.columns import Line, columns_of, lines_of
from clipper.pages.jump_lines import jump_in
from clipper.pages.page_layer import Block as Block
from clipper.pages.page_layer import PageWord, PageWords, corners_shown, placed, shown, sureness, upright
from clipper.pages.regions import Box, around
from clipper.pages.render import Word
from clipper.pages.turning import box_turned, turned_size

_ACROSS = 0.85
"""The share of a stretch's side that a rule crosses to part it."""
_DEEPEST = 16
_LARGER = 1.22
"""Times the usual type from which on a block is a headline."""
_STEP = 1.13
"""Two lines whose types differ more are not of one block."""
_WHITE = 1.15
"""White between two lines, in heights of their type, that parts blocks."""
_MARGIN = 0.1
"""The share of a page's height at its top and foot where folio lines stand."""
_BYLINE = re.compile(
    r"^[\W_]*(?:by|von|par|por|di|door|av|af|od|tekst|text|texte|de notre|from our|от|автор)\b(?!\s+\d)|"
    r"\b(?:correspondent|reporter|staff writer|korrespondent|correspondant|envoyé spécial|corresponsal|redaktion)s?\W*$",
    re.IGNORECASE,
)
_SNAP = 0.012
"""The share of the page within which an edge that was drawn jumps to that of a block."""


class _Part(Struct):
    """A block while its role is being found, in points of the upright page."""

    box: Box
    lines: list[Line]
    size: float
    bold: bool
    role: RegionRole = RegionRole.BODY

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def words(self) -> int:
        return sum(len(line.words) for line in self.lines)


def blocks_of(page: PageWords) -> tuple[Block, ...]:
    """The blocks of a page in reading order, each with the role it likely has; its rules and pictures help to find them.

    A page that was read in a worker brings them along; for any other they are found here, in up to half a second.
    """
    if page.blocks:
        return page.blocks
    wide, high = turned_size(page.width, page.height, page.turned)
    words = upright(page, page.words)
    known = {id(word): one for word, one in zip(words, page.words, strict=True)}
    rules, pictures = placed(page, page.rules), placed(page, page.pictures)
    free = [word for word in words if not any(one.holds(*word.box.middle) for one in pictures)]
    stretches = columns_in(free, rules)
    parts = [part for stretch in stretches for part in _parts(stretch, rules, page.recognised)]
    usual = _usual(parts)
    photos = [_Part(box, [], 0.0, False, RegionRole.PHOTO) for box in pictures]
    _name(parts, photos, rules, usual, (wide, high), first=page.page == 0)
    return tuple(_as_block(part, page, known) for part in _with_photos(parts, photos))


def in_reading_order(page: PageWords) -> PageWords:
    """The page with its words in the order in which its columns are read, its ruled lines heeded; columns and lines numbered."""
    words = upright(page, page.words)
    known = {id(word): one for word, one in zip(words, page.words, strict=True)}
    found: list[PageWord] = []
    row = 0
    for number, stretch in enumerate(columns_in(words, placed(page, page.rules))):
        for line in lines_of(stretch):
            found += [replace(known[id(word)], column=number, line=row) for word in line.words]
            row += 1
    return replace(page, words=tuple(found))


def laid_out(page: PageWords) -> PageWords:
    """The page with its words in the order in which its ruled lines part them, and with the blocks they make."""
    found = in_reading_order(page) if page.rules or page.rtl else page
    return replace(found, blocks=blocks_of(found))


def block_at(blocks: Sequence[Block], x: float, y: float) -> Block | None:
    """The block that holds a point (fractions of the page as shown), the smallest of several."""
    found = [block for block in blocks if block.box.holds(x, y)]
    return min(found, key=lambda block: block.box.width * block.box.height, default=None)


def snapped(box: Box, blocks: Sequence[Block], reach: float = _SNAP) -> Box:
    """A rectangle that was drawn (fractions), every edge of it moved to that of a block where one is within reach."""
    beside = [b.box for b in blocks if b.box.top < box.bottom + reach and b.box.bottom > box.top - reach]
    over = [b.box for b in blocks if b.box.left < box.right + reach and b.box.right > box.left - reach]
    both = [one for one in beside if one in over]
    left = _nearest(box.left, [b.left for b in both], [b.right for b in both], reach)
    right = _nearest(box.right, [b.right for b in both], [b.left for b in both], reach)
    top = _nearest(box.top, [b.top for b in both], [b.bottom for b in both], reach)
    bottom = _nearest(box.bottom, [b.bottom for b in both], [b.top for b in both], reach)
    if right - left < reach or bottom - top < reach:
        return box
    return Box(left, top, right, bottom)


def _nearest(edge: float, same: Sequence[float], other: Sequence[float], reach: float) -> float:
    """The nearest edge of the same side within reach, else of the other side, else the edge itself."""
    for places in (same, other):
        best = min(places, key=lambda place: abs(place - edge), default=edge)
        if abs(best - edge) <= reach:
            return best
    return edge


def columns_in(words: list[Word], rules: list[Box]) -> list[list[Word]]:
    """The words (points, upright) in stretches that are columns, in reading order; rules that cross a stretch part it first."""
    return list(_cut(words, rules, 0))


def _cut(words: list[Word], rules: list[Box], depth: int) -> Iterator[list[Word]]:
    if not words:
        return
    sides = _parted(words, rules) if depth < _DEEPEST else None
    if sides is not None:
        for side in sides:
            yield from _cut(side, rules, depth + 1)
        return
    for column in columns_of(words):
        inside = [word for line in column.lines for word in line.words]
        again = _parted(inside, rules) if depth < _DEEPEST and len(inside) < len(words) else None
        if again is None:
            yield inside
        else:
            for side in again:
                yield from _cut(side, rules, depth + 1)


def _parted(words: list[Word], rules: list[Box]) -> tuple[list[Word], list[Word]] | None:
    """The words on both sides of the first rule that crosses all of them; a level one goes before an upright one."""
    hull = around(word.box for word in words)
    level = [r for r in rules if r.width > r.height and _covers((r.left, r.right), (hull.left, hull.right))]
    for rule in sorted(level, key=lambda r: r.middle[1]):
        y = rule.middle[1]
        over, under = [w for w in words if w.box.middle[1] < y], [w for w in words if w.box.middle[1] >= y]
        if over and under and not _struck(words, y, upright_rule=False):
            return over, under
    steep = [r for r in rules if r.height >= r.width and _covers((r.top, r.bottom), (hull.top, hull.bottom))]
    for rule in sorted(steep, key=lambda r: r.middle[0]):
        x = rule.middle[0]
        left, right = [w for w in words if w.box.middle[0] < x], [w for w in words if w.box.middle[0] >= x]
        if left and right and not _struck(words, x, upright_rule=True):
            return left, right
    return None


def _covers(rule: tuple[float, float], hull: tuple[float, float]) -> bool:
    shared = min(rule[1], hull[1]) - max(rule[0], hull[0])
    return shared >= _ACROSS * (hull[1] - hull[0]) > 0


def _struck(words: Sequence[Word], place: float, *, upright_rule: bool) -> bool:
    """Whether the line goes through words, as one that underlines or strikes them does."""
    through = 0
    for word in words:
        low, high = (word.box.left, word.box.right) if upright_rule else (word.box.top, word.box.bottom)
        through += low + 0.25 * (high - low) < place < high - 0.25 * (high - low)
    return through > 0.01 * len(words) + 1


def _parts(words: list[Word], rules: list[Box], recognised: bool) -> Iterator[_Part]:
    """A column's lines in blocks."""
    lines = lines_of(words)
    if recognised:
        lines = evened(lines)
    leading = _leading(lines)
    spaced = _paragraph_step(lines, leading)
    open_: list[Line] = []
    for line in lines:
        if open_ and _is_apart(open_, line, leading, spaced, rules):
            yield _part(open_)
            open_ = []
        open_.append(line)
    if open_:
        yield _part(open_)


def evened(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines between others at the usual distance are in their type: a recognised line alone tells its size badly."""
    found, leading = list(lines), _leading(lines)
    steps = [below.box.middle[1] - above.box.middle[1] for above, below in pairwise(lines)]
    close = [0 < step <= 1.35 * leading for step in steps]
    for at, line in enumerate(lines):
        over, under = (close[at - 1] if at else None), (close[at] if at < len(close) else None)
        # a sentence that runs on from line to line is in one type
        runs_on = (under and lines[at + 1].text[:1].islower()) or (over and line.text[:1].islower())
        if runs_on or (over is not False and under is not False and (over or under)):
            beside = [one.size for one in lines[max(0, at - 3) : at + 4] if one is not line]
            size = statistics.median_low(beside)
            if size / 2 <= line.size <= 2 * size:
                found[at] = replace(line, size=size)
    return tuple(found)


def _part(lines: list[Line]) -> _Part:
    letters = [word for line in lines for word in line.words]
    bold = sum(word.bold for word in letters) > 0.6 * len(letters)
    return _Part(around(line.box for line in lines), list(lines), statistics.median(line.size for line in lines), bold)


def _leading(lines: Sequence[Line]) -> float:
    steps = [b.box.middle[1] - a.box.middle[1] for a, b in pairwise(lines)]
    steps = [step for step in steps if step > 0]
    return statistics.median_low(steps) if steps else 0.0


def _paragraph_step(lines: Sequence[Line], leading: float) -> float:
    """The step from one paragraph to the next where a column's paragraphs are set apart by white; else that of its lines."""
    wider = sorted(
        step
        for above, below in pairwise(lines)
        if 1.25 * leading < (step := below.box.middle[1] - above.box.middle[1]) < 3 * leading
        and above.size / _STEP <= below.size <= above.size * _STEP
    )
    if len(wider) < 2:
        return leading
    middle = wider[len(wider) // 2]
    return middle if sum(abs(step - middle) <= 0.15 * middle for step in wider) >= max(2, 0.6 * len(wider)) else leading


def _is_apart(block: Sequence[Line], line: Line, leading: float, spaced: float, rules: Sequence[Box]) -> bool:
    """Whether a line begins a new block below the lines of one; `spaced` is how far apart paragraphs stand."""
    last = block[-1]
    size = statistics.median(one.size for one in block)
    larger = max(size, line.size)
    if larger > _STEP * min(size, line.size) and not _is_initial(block, line):
        return True
    gap = line.box.top - last.box.bottom
    step = line.box.middle[1] - last.box.middle[1]
    if gap > _WHITE * larger and step > max(1.5 * leading, 1.35 * larger, 1.15 * spaced):
        return True
    if jump_in(line.text) or (jump_in(last.text) and len(block) == 1):
        return True
    if _all_bold(last) != _all_bold(line) and (len(block) <= 3 or len(line.words) <= 8) and gap > 0.3 * larger:
        return True
    between = [r for r in rules if r.width > r.height and last.box.middle[1] < r.middle[1] < line.box.middle[1]]
    hull = around([last.box, line.box])
    return any(min(r.right, hull.right) - max(r.left, hull.left) > 0.3 * hull.width for r in between)


def _is_initial(block: Sequence[Line], line: Line) -> bool:
    """Whether the difference comes from a large first letter that reaches down into the text."""
    return any(len(word.text) <= 2 and word.box.bottom > line.box.middle[1] for one in block[:1] for word in one.words)


def _all_bold(line: Line) -> bool:
    return all(word.bold for word in line.words)


def _usual(parts: Sequence[_Part]) -> float:
    """The size in which most letters stand."""
    letters: Counter[float] = Counter()
    for part in parts:
        for line in part.lines:
            letters[round(line.size * 2) / 2] += len(line.text)
    return max(letters, key=lambda size: letters[size], default=10.0)


def _name(
    parts: list[_Part], photos: list[_Part], rules: list[Box], usual: float, size: tuple[float, float], *, first: bool
) -> None:
    """Give every block the role it likely has; `size` is the page's width and height."""
    wide, high = size
    for part in parts:
        if jump_in(part.text.replace("\n", " ")) and len(part.lines) <= 3:
            part.role = RegionRole.JUMP
        elif _is_folio(part, rules, usual, high, wide):
            part.role = RegionRole.FOLIO
        elif first and _is_masthead(part, parts, usual, wide, high):
            part.role = RegionRole.MASTHEAD
        elif part.size >= _LARGER * usual and part.words <= 40 and any(c.isalpha() for c in part.text):
            part.role = RegionRole.HEADLINE
    for part in parts:
        if part.role in (RegionRole.BODY, RegionRole.HEADLINE):
            part.role = _beside_others(part, parts, photos, usual)


def _is_folio(part: _Part, rules: Sequence[Box], usual: float, high: float, wide: float) -> bool:
    """A short line at the page's edge with a number in it or a rule below it, in type at most half as large again as the text."""
    outer = part.box.bottom < _MARGIN * high or part.box.top > (1 - _MARGIN / 2) * high
    short = len(part.lines) <= 2 and part.words <= 18 and part.size <= 1.5 * usual
    told = any(c.isdigit() for c in part.text) or part.box.bottom < 0.05 * high or part.box.width > 0.4 * wide
    ruled = any(r.width > 0.6 * wide and 0 <= r.middle[1] - part.box.bottom <= 2.5 * part.size for r in rules)
    return outer and short and (told or (ruled and part.box.top < 0.5 * high))


def _is_masthead(part: _Part, parts: Sequence[_Part], usual: float, wide: float, high: float) -> bool:
    """The name of the paper: very large type at the head of the first page over which nothing but folios stands."""
    if not (
        part.size >= 2.2 * usual and part.box.top < 0.22 * high and part.words <= 7 and part.box.width > 0.3 * wide
    ):
        return False
    names = [word for word in part.text.split() if len(word) > 3]
    if not names or not all(word[:1].isupper() for word in names):
        # a sentence: the headline of a page inside
        return False
    return not any(one.size > 1.3 * usual and one.box.bottom <= part.box.top for one in parts)


def _beside_others(part: _Part, parts: Sequence[_Part], photos: Sequence[_Part], usual: float) -> RegionRole:
    """What a block is by its neighbours: caption of a photo, deck under a headline, byline over a text."""
    short = len(part.lines) <= 3 and part.words <= 16
    over = _above(part, parts)
    if part.role is RegionRole.HEADLINE:
        larger = over is not None and over.role is RegionRole.HEADLINE and over.size > _STEP * part.size
        near = over is not None and part.box.top - over.box.bottom < 1.5 * over.size
        return RegionRole.DECK if larger and near and part.words >= 5 else RegionRole.HEADLINE
    for photo in photos:
        under = -0.5 * part.size <= part.box.top - photo.box.bottom <= 2.0 * part.size
        inside = part.box.left >= photo.box.left - part.size and part.box.right <= photo.box.right + part.size
        if under and inside and len(part.lines) <= 8:
            return RegionRole.CAPTION
    if short and _BYLINE.search(part.text):
        return RegionRole.BYLINE
    if over is not None and over.role in (RegionRole.HEADLINE, RegionRole.DECK):
        if over.role is RegionRole.HEADLINE and part.size > 1.08 * usual and part.words >= 5 and len(part.lines) <= 8:
            return RegionRole.DECK
        if short and part.bold and not re.search(r"[.!?:]$", part.text):
            return RegionRole.BYLINE
    return RegionRole.BODY


def _above(part: _Part, parts: Sequence[_Part]) -> _Part | None:
    """The nearest block over this one."""
    over = [
        one
        for one in parts
        if one is not part
        and one.box.bottom <= part.box.top + 0.6 * part.size
        and min(one.box.right, part.box.right) > max(one.box.left, part.box.left)
    ]
    return max(over, key=lambda one: one.box.bottom, default=None)


def _with_photos(parts: list[_Part], photos: list[_Part]) -> list[_Part]:
    """Every photo before the block that follows it: its caption, else the first below it."""
    found = list(parts)
    for photo in photos:
        below = [
            at
            for at, part in enumerate(found)
            if part.box.top >= photo.box.middle[1]
            and min(part.box.right, photo.box.right) > max(part.box.left, photo.box.left)
        ]
        captions = [at for at in below if found[at].role is RegionRole.CAPTION]
        found.insert(min(captions or below, default=len(found)), photo)
    return found


def _as_block(part: _Part, page: PageWords, known: dict[int, PageWord]) -> Block:
    mine = [known[id(word)] for line in part.lines for word in line.words]
    if mine:
        box = around(word.box for word in mine)
    else:
        box = shown(page, part.box)
    corners = corners_shown(page, part.box) if page.slant and mine else ()
    sure = sureness(mine) if mine else 1.0
    return Block(box.clamped(), part.role, part.size, part.text, len(part.lines), sure, corners)


def turned(block: Block, page: PageWords, angle: float) -> Block:
    """The block with its place on the page after that was turned by `angle` degrees clockwise."""
    if not angle % 360:
        return block
    corners = [Box(x, y, x, y) for x, y in block.corners] or [block.box]
    box = around(box_turned(one, page.width, page.height, angle) for one in corners)
    return replace(block, box=box.clamped(), corners=())
