"""A text edited as plain lines and put back into its blocks: kinds, links, emphasis and pictures stay where their words are."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz.distance import Indel

from clipper.model.body import Block, BlockKind, Body, Span, figure, tidy

_LARGEST = 16_000_000
"""Characters of one changed stretch times those it became; beyond that emphasis in the stretch is let go."""


class _Line(Struct, frozen=True):
    """A line of the old text: its block, and where it begins in the block's text."""

    text: str
    block: int
    start: int


def edited(body: Body, text: str) -> Body:
    """The body whose text is now `text`, a line a block (a preformatted block keeps its several lines).

    Empty lines are let go, unless within preformatted lines. A figure whose caption is gone stays without one.
    """
    old = _lines(body)
    known = {line.text for line in old}
    new = [line if line in known else _clean(line) for line in re.split(r"\r\n?|\n", text)]
    made: list[tuple[int, Block]] = []
    kept = list(_matched(old, new))
    for old_from, old_to, new_from, new_to in kept:
        if old[old_from:old_to] and [line.text for line in old[old_from:old_to]] == new[new_from:new_to]:
            made += [_same(body, line) for line in old[old_from:old_to]]
        else:
            made += _changed(body, old[old_from:old_to], new[new_from:new_to])
    return Body(tuple(_joined(body, made)))


def _lines(body: Body) -> list[_Line]:
    found: list[_Line] = []
    for number, block in enumerate(body.blocks):
        at = 0
        for line in block.text.split("\n") if block.text else ():
            found.append(_Line(line, number, at))
            at += len(line) + 1
    return found


def _clean(line: str) -> str:
    return tidy(line, keep="\t").rstrip()


def _matched(old: Sequence[_Line], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of lines that stayed and stretches that changed, in order: (old from, old to, new from, new to)."""
    waiting: tuple[int, int, int, int] | None = None
    for step in Indel.opcodes([line.text for line in old], list(new)):
        here = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if step.tag == "equal":
            if waiting is not None:
                yield waiting
            yield here
            waiting = None
        else:
            waiting = here if waiting is None else (waiting[0], here[1], waiting[2], here[3])
    if waiting is not None:
        yield waiting


def _same(body: Body, line: _Line) -> tuple[int, Block]:
    """A line that stayed, with the spans that lie on it."""
    block, start, end = body.blocks[line.block], line.start, line.start + len(line.text)
    spans = tuple(
        Span(max(span.start, start) - start, min(span.end, end) - start, span.kind, span.href)
        for span in block.spans
        if span.start < end and span.end > start
    )
    return line.block, replace(block, text=line.text, spans=spans)


def _changed(body: Body, old: Sequence[_Line], new: Sequence[str]) -> list[tuple[int, Block]]:
    """The lines that stand where others stood, each of the block most of its words came from (-1: of none)."""
    before, after = "\n".join(line.text for line in old), "\n".join(new)
    same = _kept_stretches(before, after)
    old_starts, made = _starts([line.text for line in old]), []
    for text, start in zip(new, _starts(new), strict=True):
        end = start + len(text)
        inside = [(a, b, n) for a, b, n in same if b < end and b + n > start] if text else []
        from_lines: Counter[int] = Counter()
        for a, b, n in inside:
            left, right = max(b, start), min(b + n, end)
            for at in range(bisect_right(old_starts, a + left - b) - 1, len(old)):
                low, high = old_starts[at], old_starts[at] + len(old[at].text)
                shared = min(high, a + right - b) - max(low, a + left - b)
                if shared > 0:
                    from_lines[at] += shared
                elif low >= a + right - b:
                    break
        made.append(_line(body, old, text, start, from_lines, _mover(same, old_starts)))
    if not any(number >= 0 for number, _block in made) and len(old) == len(new):
        # other words altogether, line for line: each takes the place of the one that stood there
        made = [
            (line.block, replace(body.blocks[line.block], text=text, spans=()))
            for line, text in zip(old, new, strict=True)
        ]
    return made


def _line(
    body: Body, old: Sequence[_Line], text: str, start: int, shares: Counter[int], moved: "_Mover"
) -> tuple[int, Block]:
    if not shares:
        return -1, Block(BlockKind.PARAGRAPH, text)
    number = shares.most_common(1)[0][0]
    block = body.blocks[old[number].block]
    spans: list[Span] = []
    for at in sorted(shares):
        line = old[at]
        for span in body.blocks[line.block].spans:
            a, b = max(span.start, line.start), min(span.end, line.start + len(line.text))
            if a < b:
                a, b = moved.place(at, a - line.start, after=True), moved.place(at, b - line.start, after=False)
                a, b = max(0, a - start), min(len(text), b - start)
                if a < b:
                    spans.append(Span(a, b, span.kind, span.href))
    return old[number].block, replace(block, text=text, spans=tuple(spans))


class _Mover(Struct, frozen=True):
    """Where offsets of old lines stand in the changed stretch."""

    same: tuple[tuple[int, int, int], ...]
    starts: tuple[int, ...]

    def place(self, line: int, offset: int, *, after: bool) -> int:
        """The place of an offset; in words that went it is that of what follows (`after`) or of what came before."""
        at = self.starts[line] + offset
        last = 0
        for a, b, n in self.same:
            if at < a:
                return b if after else last
            if at <= a + n and not (after and at == a + n):
                return b + at - a
            last = b + n
        return last


def _mover(same: list[tuple[int, int, int]], starts: list[int]) -> _Mover:
    return _Mover(tuple(same), tuple(starts))


def _kept_stretches(before: str, after: str) -> list[tuple[int, int, int]]:
    """What of the old characters stands in the new: (old offset, new offset, length)."""
    head = _shared(before, after)
    foot = _shared(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - foot], after[head : len(after) - foot]
    found = [(0, 0, head)]
    if old and new and len(old) * len(new) <= _LARGEST:
        found += [(b.a + head, b.b + head, b.size) for b in Indel.opcodes(old, new).as_matching_blocks()]
    found.append((len(before) - foot, len(after) - foot, foot))
    return [one for one in found if one[2]]


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _starts(lines: Sequence[str]) -> list[int]:
    found, at = [], 0
    for line in lines:
        found.append(at)
        at += len(line) + 1
    return found


def _joined(body: Body, made: Sequence[tuple[int, Block]]) -> Iterator[Block]:
    """Lines of one preformatted block become one again; figures without words come back where they stood."""
    empty = [
        n for n, block in enumerate(body.blocks) if block.kind is BlockKind.FIGURE and (block.picture or not block.text)
    ]
    standing = {number for number, block in made if block.text}
    waiting = [n for n in empty if n not in standing]
    at = 0
    while at < len(made):
        number, block = made[at]
        while number >= 0 and waiting and waiting[0] < number:
            yield _bare(body.blocks[waiting.pop(0)])
        end = at + 1
        if number >= 0 and block.kind is BlockKind.PREFORMATTED:
            end = _run_of(made, at)
            block = _one_block(block, [part for _number, part in made[at:end]])
        if block.text:
            yield _settled(block)
        at = end
    yield from (_bare(body.blocks[number]) for number in waiting)


def _run_of(made: Sequence[tuple[int, Block]], at: int) -> int:
    """The end of the lines of one preformatted block; new and empty lines between two of them are of it, too."""
    number, end = made[at][0], at + 1
    for ahead in range(at + 1, len(made)):
        if made[ahead][0] == number:
            end = ahead + 1
        elif made[ahead][0] >= 0:
            break
    return end


def _one_block(block: Block, lines: Sequence[Block]) -> Block:
    spans, start = [], 0
    for line in lines:
        spans += [Span(s.start + start, s.end + start, s.kind, s.href) for s in line.spans]
        start += len(line.text) + 1
    return replace(block, text="\n".join(line.text for line in lines), spans=tuple(spans))


def _settled(block: Block) -> Block:
    """A block as its kind wants it: tabs in rows and preformatted lines alone, a figure's caption and credit known."""
    if block.kind is BlockKind.FIGURE:
        return _captioned(block)
    if block.kind in (BlockKind.TABLE_ROW, BlockKind.PREFORMATTED) or "\t" not in block.text:
        return block
    return replace(block, text=block.text.replace("\t", " "))


def _captioned(block: Block) -> Block:
    words = " ".join(block.text.split())
    tail = f" ({block.credit})"
    if block.credit and words.endswith(tail):
        made = figure(words[: -len(tail)], block.credit, block.picture, block.alt)
    elif block.credit and words == tail[1:]:
        made = figure("", block.credit, block.picture, block.alt)
    else:
        made = figure(words, "", block.picture, block.alt)
    if made.text != block.text:
        return replace(made, level=block.level)
    return replace(made, spans=block.spans, level=block.level)


def _bare(block: Block) -> Block:
    return replace(block, text="", spans=(), caption="", credit="")
