"""The words of the pieces that an article was cut from, piece by piece, each in its own reading order."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from clipper.importers.pdf_text import Paragraph, block_of, body_size, paragraphs_of, text_of, vocabulary
from clipper.importers.pdf_text import Sheet as _Sheet
from clipper.model.body import Block, BlockKind, tidy
from clipper.model.cutting import Piece, RegionRole
from clipper.pages import initials
from clipper.pages.columns import Column, lines_of
from clipper.pages.jump_lines import Jump, jump_in
from clipper.pages.layout import columns_in, evened
from clipper.pages.page_layer import PageWord, PageWords, placed, sureness, upright
from clipper.pages.regions import Box, around
from clipper.pages.render import Word
from clipper.pages.turning import box_turned

Place = tuple[str, int]
"""A page: the SHA-256 of its file, and its number from 0."""
DOUBTFUL = 0.75
"""A word that the engine is less sure of is to be looked at."""
_WITHOUT_WORDS = frozenset((RegionRole.PHOTO,))
_SEVERAL = frozenset((RegionRole.BODY,))
"""Roles whose words are paragraphs; those of the others are one line."""
_LONG = 4
"""Letters from which on the shape of a word tells how it lies."""


class WordPlace(Struct, frozen=True):
    """A word of a piece with its place."""

    text: str
    """As it stands in the piece's text; a hyphen of a line's end is not part of it."""
    start: int
    """Its first character in the piece's text; -1 where it is not in it (a jump line)."""
    sha256: str
    page: int
    """Counted from 0."""
    box: Box
    """In fractions of the page as shown."""
    sure: float


class PieceText(Struct, frozen=True):
    """What a piece says."""

    role: RegionRole
    blocks: tuple[Block, ...] = ()
    """Its paragraphs; one for a headline, a deck, a byline, a caption."""
    words: tuple[WordPlace, ...] = ()
    """In reading order."""
    sure: float = 0.0
    """On average over its letters, 0 to 1; 0 where it has no word."""
    size: float = 0.0
    """Height of most of its type in points."""
    jumps: tuple[Jump, ...] = ()
    """The jump lines in it; they are no part of its text."""
    full: bool = False
    """Whether its last line is full, as one is that goes on elsewhere."""

    @property
    def text(self) -> str:
        """Its paragraphs, each on a line."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def doubtful(self) -> tuple[WordPlace, ...]:
        """The words to be looked at."""
        return tuple(word for word in self.words if word.sure < DOUBTFUL and any(c.isalnum() for c in word.text))


def read_pieces(pieces: Sequence[Piece], pages: Mapping[Place, PageWords]) -> tuple[PieceText, ...]:
    """The text of each piece, in the order given; a page that is not among `pages` has no words.

    A word belongs to the smallest of the pieces that hold its middle, so that a photo may lie on a column.
    """
    taken = _shared_out(pieces, pages)
    known = vocabulary(
        _Sheet(place[1], page.height, tuple(Word(word.text, word.box) for word in page.words))
        for place, page in pages.items()
    )
    return tuple(
        _read(piece, pages[_place(piece)], words, known) if words else PieceText(piece.role)
        for piece, words in zip(pieces, taken, strict=True)
    )


def _place(piece: Piece) -> Place:
    return piece.file.sha256, piece.page


def box_of(piece: Piece) -> Box:
    """The piece's rectangle on its page as turned."""
    return Box(piece.x, piece.y, piece.x + piece.width, piece.y + piece.height)


def _shared_out(pieces: Sequence[Piece], pages: Mapping[Place, PageWords]) -> list[list[PageWord]]:
    """For each piece the words of its page that are its own, in the page's order."""
    found: list[list[PageWord]] = [[] for _piece in pieces]
    for place, page in pages.items():
        mine = sorted(
            (number for number, piece in enumerate(pieces) if _place(piece) == place),
            key=lambda number: pieces[number].width * pieces[number].height,
        )
        boxes = {number: box_of(pieces[number]) for number in mine}
        for word in page.words if mine else ():
            middles = {
                angle: box_turned(word.box, page.width, page.height, angle).middle if angle % 360 else word.box.middle
                for angle in {pieces[number].angle for number in mine}
            }
            for number in mine:
                if boxes[number].holds(*middles[pieces[number].angle]):
                    if pieces[number].role not in _WITHOUT_WORDS:
                        found[number].append(word)
                    break
    return found


def _read(piece: Piece, page: PageWords, words: list[PageWord], known: frozenset[str]) -> PieceText:
    page = _as_turned(page, piece.angle)
    straight = upright(page, words)
    source = {id(word): one for word, one in zip(straight, words, strict=True)}
    if piece.role in _SEVERAL:
        straight = initials.joined(straight, source)
    columns = _columns(straight, placed(page, page.rules), piece.role, page.recognised)
    columns, jumps, gone = _without_jumps(columns, piece.role)
    if piece.role in _SEVERAL:
        paragraphs = paragraphs_of([(piece.page, columns)])
    else:
        paragraphs = [Paragraph(tuple(line for column in columns for line in column.lines), piece.page)]
    paragraphs = [one for one in paragraphs if one.lines]
    blocks = _blocks(paragraphs, columns, known, piece.role)
    places = _places(paragraphs, blocks, source, piece)
    places += [WordPlace(word.text, -1, *_place(piece), source[id(word)].box, source[id(word)].sure) for word in gone]
    sizes = sorted(line.size for paragraph in paragraphs for line in paragraph.lines)
    last = columns[-1] if columns else None
    return PieceText(
        piece.role,
        tuple(blocks),
        tuple(places),
        round(sureness(words), 3),
        sizes[len(sizes) // 2] if sizes else 0.0,
        tuple(jumps),
        last is not None and last.lines[-1].box.right > last.box.right - 0.15 * max(last.box.width, 1.0),
    )


def _as_turned(page: PageWords, angle: float) -> PageWords:
    """The page read by quarter turns as the piece was, where its own text does not say how it lies.

    Who turns a page whose words stand upright looks at it from the side: it is read as it stands.
    """
    quarter = round(angle / 90) * 90 % 360
    if page.recognised or not quarter or (quarter != 180 and _stands(page)):
        return page
    return replace(page, turned=quarter)


def _stands(page: PageWords) -> bool:
    """Whether most words of several letters are wider than high."""
    told = [one.box.width * page.width > one.box.height * page.height for one in page.words if len(one.text) >= _LONG]
    return bool(told) and 2 * sum(told) > len(told)


def _columns(words: list[Word], rules: list[Box], role: RegionRole, recognised: bool) -> list[Column]:
    """The columns of a piece in reading order; what is one line of large type has none."""
    stretches = columns_in(words, rules) if role in _SEVERAL else [words]
    found = []
    for stretch in stretches:
        lines = lines_of(stretch)
        lines = evened(lines) if recognised and role in _SEVERAL else lines
        if lines:
            found.append(Column(lines, around(line.box for line in lines)))
    return found


def _without_jumps(columns: list[Column], role: RegionRole) -> tuple[list[Column], list[Jump], list[Word]]:
    """The columns without the jump lines at their ends, what those say, and their words."""
    jumps: list[Jump] = []
    gone: list[Word] = []
    if role is RegionRole.JUMP:
        text = " ".join(line.text for column in columns for line in column.lines)
        found = jump_in(text) or next((j for c in columns for line in c.lines if (j := jump_in(line.text))), None)
        return columns, [found] if found else [], []
    kept: list[Column] = []
    for number, column in enumerate(columns):
        lines = list(column.lines)
        if role in _SEVERAL and number == len(columns) - 1 and len(lines) > 1 and (said := jump_in(lines[-1].text)):
            jumps.append(said)
            gone += lines.pop().words
        if role in _SEVERAL and number == 0 and len(lines) > 1 and (said := jump_in(lines[0].text)) and not said.onward:
            jumps.append(said)
            gone += lines.pop(0).words
        kept.append(Column(tuple(lines), around(line.box for line in lines)) if lines else column)
    return kept, jumps, gone


def _blocks(paragraphs: list[Paragraph], columns: list[Column], known: frozenset[str], role: RegionRole) -> list[Block]:
    if role in _SEVERAL:
        usual = body_size(columns)
        words = [word for column in columns for line in column.lines for word in line.words]
        mostly_bold = sum(word.bold for word in words) > 0.5 * len(words)
        return [block_of(one, usual, known, mostly_bold) for one in paragraphs]
    if role is RegionRole.BYLINE:
        lines = [line.text for one in paragraphs for line in one.lines]
        return [Block(BlockKind.PARAGRAPH, _one_byline(lines))] if lines else []
    return [Block(BlockKind.PARAGRAPH, text_of(one, known)[0]) for one in paragraphs]


def _one_byline(lines: Sequence[str]) -> str:
    """A byline of several lines as one: name, rank, place."""
    text = tidy(lines[0])
    for line in map(tidy, lines[1:]):
        text += line if text.endswith("-") else f" {line}" if text.endswith((",", ";", "&", "/")) or line[:1].islower() else f", {line}"  # fmt: skip
    return text


def _places(
    paragraphs: list[Paragraph], blocks: list[Block], source: dict[int, PageWord], piece: Piece
) -> list[WordPlace]:
    """Where every word of the paragraphs stands, in the text and on the page."""
    found: list[WordPlace] = []
    start = 0
    for paragraph, block in zip(paragraphs, blocks, strict=True):
        at = 0
        for line in paragraph.lines:
            for word in line.words:
                text = tidy(word.text)
                there = block.text.find(text, at, at + len(text) + 4)
                if there < 0 and len(text) > 1:
                    # the hyphen of a line's end is not in the text
                    text = text[:-1]
                    there = block.text.find(text, at, at + len(text) + 4)
                if there < 0:
                    continue
                one = source[id(word)]
                found.append(WordPlace(text, start + there, *_place(piece), one.box, one.sure))
                at = there + len(text)
        start += len(block.text) + 1
    return found
