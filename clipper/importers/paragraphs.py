"""Lines of plain text put back into paragraphs, lists, quotes and tables; every word stays."""

import re
from collections.abc import Sequence
from itertools import pairwise

from clipper.importers.speech_dashes import spoken_lines
from clipper.model.body import Block, BlockKind

_BULLET = re.compile(r"^\s*(?:[*•▪‣●◦■]|[-–](?=\s+\S))\s*(?=\S)")
_ITEM_SIGNS = frozenset("*•▪‣●◦■-–0123456789")
_NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s+\S")
_RULE = re.compile(r"^\s*(?:[_=*~–—-]\s?){2,}$")
_QUOTED = re.compile(r"^\s{0,3}(?:>\s?)+")
_GAP = re.compile(r"(?<=\S)(?:\s{3,}|\s*\t\s*)(?=\S)")
_WIDE_NUMBER = re.compile(r"(?<=\S)(?<![.!?:])\s{2,}[-+(]?[\d$£€%—-]|\s{2,}(?:nil|n\.a\.|unch)\b", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"[^\W\d_]-$")
_OPEN = re.compile(r"(?:,|\b(?:a|an|the|of|to|in|on|at|and|or|for|with|by|from|der|die|das|und|le|la|les|de|du|et|y))$")
"""After these no sentence ends."""
_SENTENCE_GAP = re.compile(r"[.!?][\"'”’)]*\s{2,}(?=[A-Z])")
_WIRE_DASH = re.compile(r"(?<=\S )(?:--|_)(?= \S)|(?<=[^\W\d_])--(?=[^\W\d_])")
_TABS = 8


def blocks_of(lines: Sequence[str], lead: int = 0) -> tuple[Block, ...]:
    """The blocks that cleaned lines make up: hard-wrapped lines are joined, tables keep their lines.

    `lead` is how many characters (of a dateline) were cut off the first line: they tell how wide the lines were set.
    """
    measured = [_led(lines[0], lead), *lines[1:]] if lead and lines else lines
    shape = _Shape(measured)
    blocks: list[Block] = []
    waiting: list[str] = []
    spoken = spoken_lines(lines)

    def put_paragraph(end: int) -> None:
        if waiting:
            blocks.append(_paragraph(waiting, spoken=end - len(waiting) in spoken))
            waiting.clear()

    at = 0
    while at < len(lines):
        end = _table_end(lines, at, shape.width)
        if end > at:
            put_paragraph(at)
            blocks.append(_preformatted(lines[at:end]))
            at = end
            continue
        line = lines[at]
        if not line.strip() or _RULE.match(line):
            put_paragraph(at)
        else:
            if waiting and shape.begins(measured[at - 1], line):
                put_paragraph(at)
            waiting.append(line)
        at += 1
    put_paragraph(at)
    return tuple(_with_headings(blocks))


def _led(line: str, lead: int) -> str:
    """The line as wide as it was with its dateline."""
    indent = line[: len(line) - len(line.lstrip())]
    return f"{indent}{'x' * lead}{line.lstrip()}"


class _Shape:
    """How a text is laid out: hard-wrapped or one line a paragraph, and where its lines end."""

    def __init__(self, lines: Sequence[str]) -> None:
        prose = [line if line.strip() and not _is_tabular(line) and not _RULE.match(line) else "" for line in lines]
        full = sorted(len(line) for line in prose if line)
        self.width = full[int(len(full) * 0.95)] if full else 0
        # A line set in further than the one above it begins a paragraph: it says nothing about how lines end.
        pairs = [(a, b) for a, b in pairwise(prose) if a and b and _indent(b) <= _indent(a) + 1]
        pairs = [
            (a, b) for a, b in pairs if b.lstrip()[0] not in _ITEM_SIGNS or not (_BULLET.match(b) or _NUMBERED.match(b))
        ]
        run_on = sum(1 for a, b in pairs if _runs_on(a, b))
        self.wrapped = bool(pairs) and self.width <= 120 and run_on >= 0.4 * len(pairs)
        self.flush = any(b.strip() and _indent(b) == 0 and _runs_on(a, b) for a, b in pairs)

    def begins(self, before: str, line: str) -> bool:
        """Whether `line` starts a new paragraph after `before`."""
        if bool(_QUOTED.match(before)) != bool(_QUOTED.match(line)):
            return True
        if _BULLET.match(line) and not _ends_in_dash(before):
            return True
        if not self.wrapped:
            return True
        before, line = _QUOTED.sub("", before), _QUOTED.sub("", line)
        indent, last = _indent(line), _indent(before)
        if _BULLET.match(before) and indent > last:
            return False
        if indent > last:
            return True
        if indent and indent == last and self.flush:
            return not (len(before) >= 0.75 * self.width and line.lstrip()[:1].islower())
        room = self.width - len(before) - 1 - len(line.split(maxsplit=1)[0] if line.split() else "")
        return bool(_ENDED.search(before.rstrip())) and room > 0.3 * self.width


def _runs_on(before: str, line: str) -> bool:
    """Whether a sentence runs on from one line to the next."""
    before = before.rstrip()
    if len(before) < 35:
        return False
    if line.lstrip()[:1].islower() or (_indent(before) > 1 and _indent(line) == 0) or _OPEN.search(before):
        return True
    return len(before) >= 45 and not _ENDED.search(before)


def _indent(line: str) -> int:
    widened = line.expandtabs(_TABS)
    return len(widened) - len(widened.lstrip())


def _ends_in_dash(line: str) -> bool:
    return line.rstrip().endswith(("-", "–", "—"))


def _is_tabular(line: str) -> bool:
    """Whether a line has columns: wide gaps between words that are not the gap after a sentence."""
    if "  " not in line and "\t" not in line:
        return False
    text = _SENTENCE_GAP.sub(". ", line.strip())
    return bool(_GAP.search(text) or _WIDE_NUMBER.search(text))


def _table_end(lines: Sequence[str], at: int, width: int) -> int:
    """Where the table that begins at this line ends, `at` itself if none does (one row is no table)."""
    if not _is_tabular(lines[at]):
        return at
    end, rows, look = at + 1, 1, at + 1
    while look < len(lines) and look - end < 4:
        line = lines[look]
        if _is_tabular(line):
            rows, end = rows + 1, look + 1
        elif line.strip() and (len(line) > 0.8 * max(width, 40) or _ENDED.search(line.rstrip()) or look - end >= 2):
            break
        look += 1
    return end if rows > 1 else at


def _preformatted(lines: Sequence[str]) -> Block:
    widened = [line.expandtabs(_TABS).rstrip() for line in lines]
    margin = min(len(line) - len(line.lstrip()) for line in widened if line)
    return Block(BlockKind.PREFORMATTED, "\n".join(line[margin:] for line in widened))


def _paragraph(lines: Sequence[str], spoken: bool) -> Block:
    if all(_QUOTED.match(line) for line in lines):
        return Block(BlockKind.QUOTE, _joined([_QUOTED.sub("", line) for line in lines]))
    bullet = None if spoken else _BULLET.match(lines[0])
    if bullet:
        depth = min(_indent(lines[0]) // 4, 8)
        return Block(BlockKind.LIST_ITEM, _joined([lines[0][bullet.end() :], *lines[1:]]), level=depth)
    return Block(BlockKind.PARAGRAPH, _joined(lines))


def _joined(lines: Sequence[str]) -> str:
    """The lines as one; a word's hyphen at a line's end stays, without a space after it."""
    pieces: list[str] = []
    for line in lines:
        stripped = line.strip()
        last = pieces[-1] if pieces else ""
        if pieces and not (_HYPHEN.search(last[-2:]) and stripped[:1].isalpha()):
            pieces.append(" ")
        pieces.append(stripped)
    return mended(" ".join("".join(pieces).split()))


def mended(text: str) -> str:
    """The dashes of wire copy ("word -- word", "word _ word") as dashes."""
    return _WIRE_DASH.sub("—", text) if "_" in text or "--" in text else text


def typeset(text: str) -> str:
    """The typewriter quotes of wire copy (``so'') as quotation marks, also where a quotation runs over paragraphs."""
    if "``" not in text:
        return text
    return re.sub(r"(?<=\S)''(?!')", "”", re.sub(r"``(?!`)", "“", text))


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Short lines in capitals between paragraphs are headings."""
    found = list(blocks)
    for at, block in enumerate(found[:-1]):
        after = found[at + 1].kind
        if block.kind is BlockKind.PARAGRAPH and after is BlockKind.PARAGRAPH and at and _is_subhead(block.text):
            found[at] = Block(BlockKind.HEADING, block.text, level=2)
    return found


def _is_subhead(text: str) -> bool:
    return text.isupper() and len(text) <= 60 and 1 <= len(text.split()) <= 8 and not re.search(r"[\d.!?;,<>=]", text)
