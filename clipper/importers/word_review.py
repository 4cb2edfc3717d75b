"""A press review written in a word processor: several articles below each other, each with a head that names outlet or day."""

import re
from collections.abc import Sequence
from statistics import fmean

from msgspec import Struct

from clipper.importers.brief_lists import is_genre
from clipper.importers.bylines import is_byline, is_name, is_title
from clipper.importers.copy_days import DayLine, day_line
from clipper.importers.copy_desk import desk_line
from clipper.importers.copy_labels import labels_in, url_named
from clipper.importers.copy_lines import is_text, may_be_outlet
from clipper.importers.embargoes import is_embargo
from clipper.importers.places import agency
from clipper.model.body import Block, BlockKind
from clipper.model.clipping import Published

_HEAD = 12
"""Lines of a head that are looked at, upwards from the text."""
_LINE = 200
_PROSE_WORDS = 30
_LEAST_WORDS = 12
"""Words of text that an article has."""
_RULE = re.compile(r"^\W*$")
_CONTENTS = re.compile(r"[\s.…·_]*(?:pages?\s*|p\.\s*)?\d{1,4}(?:\s*[-–]\s*\d{1,4})?\s*$", re.IGNORECASE)
_BY_NUMBERS = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
_BRACKETED = re.compile(r"^(?P<headline>.{8,}?)\s*(?:\((?P<outlet>[^()]{2,50})\)|\s/\s(?P<behind>[^/()]{2,40}))$")
"""A headline with its outlet behind it."""
_NUMBER = re.compile(r"^\s*(?:\d{1,3}|[IVX]{1,4}|[A-Z])[.)]\s+")


class Article(Struct):
    """One article of a review: its blocks without the lines that are told here."""

    headline: str
    blocks: list[Block]
    outlet: str = ""
    published: Published = Published()
    page: str = ""
    url: str = ""
    section: str = ""


class Review(Struct):
    """The articles in order, and what belongs to none."""

    articles: list[Article]
    rest: list[Block]


class _Run(Struct):
    """Short lines above a text: where they begin and end, and which of them tells the day or is labelled."""

    start: int
    end: int
    marks: list[int]
    labelled: bool = False
    bracketed: bool = False
    """Whether the mark is the headline itself, its outlet behind it."""
    day: DayLine | None = None


def review_in(blocks: Sequence[Block]) -> Review | None:
    """The articles of a review; None where the blocks are one article."""
    runs = [run for run in _runs(blocks) if _mark(blocks, run)]
    if len(runs) < 2:
        return None
    level = _level(blocks, runs)
    heads = [_headline_at(blocks, run, runs, level) for run in runs]
    if any(one is None for one in heads):
        return None
    starts = _starts(blocks, runs, [one for one in heads if one is not None])
    bounds = [*starts, len(blocks)]
    rest = list(blocks[: starts[0]])
    section, articles = "", []
    for number, (run, head) in enumerate(zip(runs, heads, strict=True)):
        above = _sections_above(blocks, starts[number], run.start)
        if above:
            section = blocks[above[-1]].text
        end = bounds[number + 1]
        if number + 1 < len(runs) and (taken := _sections_above(blocks, end, runs[number + 1].start)):
            end = taken[0]
        articles.append(_article(blocks, run, head or 0, (starts[number], end), section))
    if any(sum(len(b.text.split()) for b in one.blocks) < _LEAST_WORDS for one in articles):
        return None
    first = _sections_above(blocks, starts[0], runs[0].start)
    titles = {_folded(one.headline) for one in articles} | {_folded(one.section) for one in articles}
    kept = [b for n, b in enumerate(rest) if n not in first and not _is_contents(b.text, titles)]
    return Review(articles, kept)


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _is_contents(text: str, titles: set[str]) -> bool:
    """Whether a line lists one of the articles, with or without its outlet and page."""
    plain = _folded(_CONTENTS.sub("", text))
    return bool(_RULE.match(text)) or any(title and plain.startswith(title) for title in titles)


def _is_short(block: Block) -> bool:
    """Whether a block may stand in a head: no sentence of the text, no item of a list, no picture, no table."""
    if block.kind is BlockKind.HEADING:
        return True
    if block.kind is not BlockKind.PARAGRAPH or not block.text or len(block.text) > _LINE:
        return False
    return not (is_text(block.text) or len(block.text.split()) >= _PROSE_WORDS) or day_line(block.text) is not None


def _runs(blocks: Sequence[Block]) -> list[_Run]:
    """All stretches of short lines with a text below them."""
    found, start = [], 0
    for at, block in enumerate(blocks):
        if _is_short(block):
            continue
        if at > start:
            found.append(_Run(start, at, []))
        start = at + 1
    return found


def _mark(blocks: Sequence[Block], run: _Run) -> bool:
    """Whether the lines name a day together with an outlet or an address, or two fields by labels; then these are kept."""
    first = max(run.start, run.end - _HEAD)
    lines = [blocks[at].text for at in range(first, run.end)]
    for back in range(len(lines)):
        # Labels are looked for in as few lines as hold them: others may end the article above.
        labels = labels_in(lines[-back - 1 :])
        if len({name for name, _value in labels.values()}) >= 2 and 0 in labels:
            run.marks = [first + len(lines) - back - 1 + at for at in labels]
            run.labelled = True
    if run.labelled:
        return True
    for at in range(run.end - 1, first - 1, -1):
        line = day_line(_bare(blocks[at].text)) or _numbers(blocks[at].text)
        if line is None or is_embargo(blocks[at].text):
            continue
        near = [blocks[n].text for n in range(max(first, at - 3), min(run.end, at + 3)) if n != at]
        told = sum(not (is_byline(one) or url_named(one) or desk_line([one], 0)) for one in near)
        named = any(_names(one) or url_named(one) for one in near)
        if (line.before and told) or (named and told > 1):
            run.marks, run.day = [at], line
            return True
    return _mark_bracketed(blocks, run, first)


def _mark_bracketed(blocks: Sequence[Block], run: _Run, first: int) -> bool:
    """The same where a heading names its outlet behind the headline and nothing names the day."""
    for at in range(run.end - 1, first - 1, -1):
        found = _BRACKETED.match(blocks[at].text) if blocks[at].kind is BlockKind.HEADING else None
        outlet = (found["outlet"] or found["behind"] or "").strip() if found else ""
        if outlet and (agency(outlet) or (may_be_outlet(outlet) and is_title(outlet))):
            run.marks, run.bracketed = [at], True
            return True
    return False


def _bare(text: str) -> str:
    """A line without the brackets round it."""
    return text[1:-1].strip() if text[:1] in "([" and text[-1:] in ")]" else text.strip()


def _numbers(text: str) -> DayLine | None:
    """A line whose day is written so that day and month cannot be told apart."""
    text = _bare(text)
    found = _BY_NUMBERS.search(text)
    if not found or len(text) > 90 or text[found.end() :].strip(" ,.)"):
        return None
    before = text[: found.start()].strip(" ,|·•–—-(/:")
    if before and not may_be_outlet(before):
        return None
    first, second, year = (int(one) for one in found.groups())
    day = ""
    if 12 < first <= 31 and 1 <= second <= 12:
        day = f"{year if year > 99 else 2000 + year}-{second:02}-{first:02}"
    return DayLine(Published(found.group(), day or None), before)


def _names(text: str) -> bool:
    """Whether a line is an outlet's or an agency's name and nothing else."""
    return bool(agency(text)) or (may_be_outlet(_bare(text)) and not is_name(text) and not is_byline(text))


def _level(blocks: Sequence[Block], runs: Sequence[_Run]) -> int:
    """The level of the headings that nearly all heads have: 0 where they have none in common."""
    counts: dict[int, int] = {}
    for run in runs:
        for level in {blocks[at].level for at in range(run.start, run.end) if blocks[at].kind is BlockKind.HEADING}:
            counts[level] = counts.get(level, 0) + 1
    usual = [level for level, count in counts.items() if count >= 0.8 * len(runs)]
    if len(usual) < 2:
        return usual[0] if usual else 0

    def words(level: int) -> float:
        return fmean(len(blocks[at].text.split()) for run in runs for at in range(run.start, run.end)
                     if blocks[at].kind is BlockKind.HEADING and blocks[at].level == level)  # fmt: skip

    return max(usual, key=words)


def _headline_at(blocks: Sequence[Block], run: _Run, runs: Sequence[_Run], level: int) -> int | None:
    """Where the headline of a head stands: the heading next to its mark, the line a label names, or the longest near it."""
    lines = range(max(run.start, run.end - _HEAD), run.end)
    mark = run.marks[0]
    if run.bracketed:
        return mark
    if run.labelled:
        named = [at for at in run.marks if (one := labels_in([blocks[n].text for n in run.marks]))
                 and one.get(run.marks.index(at), ("",))[0] == "headline"]  # fmt: skip
        if named:
            return named[0]
    near = [at for at in lines if at not in run.marks and not _is_marker(blocks[at].text)]
    if level:
        headed = [at for at in near if blocks[at].kind is BlockKind.HEADING and blocks[at].level == level]
        if headed:
            return min(headed, key=lambda at: (abs(at - mark), at))
    offset = _offset(blocks, runs)
    if mark + offset in near:
        return mark + offset
    return min(near, key=lambda at: abs(at - mark) - len(blocks[at].text.split()) / 4, default=None)


def _offset(blocks: Sequence[Block], runs: Sequence[_Run]) -> int:
    """How far from their marks most heads have their longest line, which is the headline and not the outlet."""
    means: dict[int, float] = {}
    for offset in (-1, 1, -2, 2, -3, 3):
        words = [
            len(blocks[at].text.split())
            for run in runs
            if run.start <= (at := run.marks[0] + offset) < run.end and not _is_marker(blocks[at].text)
        ]
        if len(words) >= 0.6 * len(runs):
            means[offset] = fmean(words) - abs(offset) / 10
    return max(means, key=lambda one: means[one], default=-1)


def _is_marker(text: str) -> bool:
    """Whether a line is no headline: a byline, an address, a rule, a line for the desk."""
    return bool(_RULE.match(text) or is_byline(text) or url_named(text) or desk_line([text], 0) or agency(text))


def _starts(blocks: Sequence[Block], runs: Sequence[_Run], heads: Sequence[int]) -> list[int]:
    """Where each article begins: at its headline, its first mark, or at the outlet's name above them."""
    found = []
    for run, head in zip(runs, heads, strict=True):
        start = min(head, run.marks[0])
        above = start - 1
        if above >= run.start and not (run.day and run.day.before) and _names(blocks[above].text):
            below = [at for at in range(start, run.end) if at != head and _names(blocks[at].text)]
            start = start if below else above
        found.append(start)
    return found


def _may_be_section(block: Block) -> bool:
    text = block.text
    named = block.kind is BlockKind.HEADING and len(text.split()) <= 6
    return named and day_line(text) is None and not is_genre(text)


def _sections_above(blocks: Sequence[Block], start: int, first: int) -> list[int]:
    """The headings right above an article that name its section."""
    at = start
    while at > first and _may_be_section(blocks[at - 1]):
        at -= 1
    return list(range(at, start))


def _article(blocks: Sequence[Block], run: _Run, head: int, part: tuple[int, int], section: str) -> Article:
    """One article: what its head says taken out of it."""
    start, end = part
    found = Article(blocks[head].text, [], section=section)
    gone = {head}
    if run.day:
        found.published, found.outlet, found.page = run.day.published, run.day.before, run.day.page
        gone.add(run.marks[0])
    parted = _BRACKETED.match(found.headline) if run.bracketed or not found.outlet else None
    outlet = (parted["outlet"] or parted["behind"]).strip() if parted else ""
    if parted and (run.bracketed or agency(outlet) or is_title(outlet)):
        found.headline, found.outlet = parted["headline"], outlet
    if run.labelled:
        labels = labels_in([blocks[at].text for at in run.marks])
        for number, at in enumerate(run.marks):
            if labels.get(number, ("",))[0] == "headline" and at == head:
                found.headline = labels[number][1]
    for at in range(start, run.end):
        text = blocks[at].text
        if at in gone or at in run.marks:
            continue
        if not found.url and url_named(text):
            found.url = url_named(text)
            gone.add(at)
        elif not found.outlet and not run.labelled and abs(at - run.marks[0]) <= 3 and _names(text):
            found.outlet = _bare(text)
            gone.add(at)
    found.headline = _NUMBER.sub("", found.headline)
    found.blocks = [
        blocks[at] for at in range(start, end) if at not in gone and not _RULE.match(blocks[at].text or "x")
    ]
    return found
