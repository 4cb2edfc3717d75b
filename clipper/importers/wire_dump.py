"""Several pieces of wire copy in one text: parted at end marks, rules, slug lines and new datelines under headlines."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from clipper.importers.brief_lists import articles_of_brief
from clipper.importers.bylines import is_byline, is_desk, is_role
from clipper.importers.cleaning import clean
from clipper.importers.copy_desk import State, desk_line, slug_of, states_of
from clipper.importers.copy_foot import is_end_mark, is_foot_line
from clipper.importers.datelines import find_dateline
from clipper.importers.places import agency
from clipper.importers.unread_rest import with_rest
from clipper.importers.wire import read_copy
from clipper.model.body import Body
from clipper.model.clipping import Draft, MediaType
from clipper.model.intake import Source

_RULE = re.compile(r"^\s*(?:(?:[-–—_=*#~•+]\s?){4,}|[-–—_=*#~•+]{2,}\s*o?0?\s*[-–—_=*#~•+]{2,})\s*$")
_CYCLES = ("BC-", "AM-", "PM-", "AP-", "HFR-")
_RULES = frozenset("-–—_=*#~•+")
_MAY_BE_DATELINE = re.compile(
    r"^\s{0,10}(?:[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я'’.-]{2,}[^a-z]{0,3}.{0,70}?(?:-|–|—|_|:|\()|\S.{1,60}?[(/\[][\w./ ]{2,25}[)/\]]"
    r"|\S.{2,50}?\d[.,)]?\s?(?:[-–—\u2012\u2015\u2212|/(:]|\s[A-ZА-Я])|[【（(]?[\u3040-\ud7af\u0600-\u06ff])"
)
"""A closer look is worth its time."""
_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_SIGNED_OFF = re.compile(r"[.!?…][\"'”’»)]*\s+\(?[-–—]{0,2}\s?[\w ./]{2,24}\)?\.?$")
_HEAD_LINES = 6
_HEADLINE = 140
_LEAST_WORDS = 12
"""Words from which on a piece without dateline is an article and no scrap."""
_LEAST_LINES = 6


def stories_in(text: str, source: Source) -> tuple[Draft, ...]:
    """The Drafts of a text that holds two or more pieces of copy, and what belongs to none; nothing where it is one."""
    if text.count("\n") < _LEAST_LINES:
        return ()
    lines = clean(text.replace("\x0c", "\n----------\n")).split("\n")
    above, articles = articles_of_brief(lines)
    if articles:
        found = [read_copy("\n".join(piece), source.seen_at) for piece in articles]
        return with_rest(found, "\n".join(above).strip("\n"), source)
    pieces = [piece for part in _parts(lines) for piece in _at_heads(part)]
    pieces = [piece for piece in pieces if any(one.strip() for one in piece)]
    if len(pieces) < 2:
        return ()
    title, pieces[0] = _without_title(pieces[0])
    drafts = [read_copy("\n".join(piece), source.seen_at) if _has_words(piece) else None for piece in pieces]
    sure = [draft is not None and _is_story(draft) for draft in drafts]
    if sum(sure) < 2:
        return ()
    found = []
    rest = [*title, ""] if title else []
    for piece, draft, yes in zip(pieces, drafts, sure, strict=True):
        if draft is None or not (yes or _is_article(draft, piece)):
            rest += [*piece, ""]
        elif found and _continues(found[-1], draft):
            found[-1] = _joined(found[-1], draft)
        else:
            found.append(draft)
    if len(found) < 2:
        return tuple(found) if found and _only_takes(drafts) and not any(one.strip() for one in rest) else ()
    return with_rest(found, "\n".join(rest).strip("\n"), source)


def _only_takes(drafts: Sequence[Draft | None]) -> bool:
    """Whether all pieces are takes of one story."""
    return sum(draft is not None for draft in drafts) > 1


def _has_words(piece: Sequence[str]) -> bool:
    return any(c.isalnum() for one in piece for c in one)


def _parts(lines: Sequence[str]) -> list[list[str]]:
    """Cut after end marks, at rules and form feeds, and before slug lines; a piece keeps its end mark."""
    parts: list[list[str]] = [[]]
    ended = False
    for number, one in enumerate(lines):
        stripped = one.strip()
        if not stripped:
            parts[-1].append(one)
        elif stripped[0] in _RULES and _RULE.match(one):
            parts.append([])
            ended = False
        elif len(stripped) < 50 and is_end_mark(stripped):
            parts[-1].append(one)
            ended = True
        else:
            if ended or (_may_be_slug(stripped) and _begins_by_slug(lines, number, parts[-1])):
                parts.append([])
            ended = False
            parts[-1].append(one)
    return parts


def _may_be_slug(text: str) -> bool:
    """Whether a closer look is worth its time."""
    return len(text) <= 90 and (text[-1] in "/)" or "--" in text or "=" in text[-5:] or text.startswith(_CYCLES))


def _begins_by_slug(lines: Sequence[str], at: int, part: Sequence[str]) -> bool:
    """Whether a slug line begins a new piece: there is text above it, with a blank line between them."""
    if slug_of(" ".join(lines[at].split())) is None or (at and lines[at - 1].strip()):
        return False
    return sum(len(one.split()) for one in part) >= _LEAST_WORDS and any(_SENTENCE.search(one) for one in part)


def _at_heads(lines: list[str]) -> list[list[str]]:
    """Cut before the headlines above every dateline but the first."""
    found: list[int] = []
    whole = "\n".join(lines)
    for number, one in enumerate(lines):
        if _MAY_BE_DATELINE.match(one) and not slug_of(one.strip()):
            dateline = find_dateline(one, whole)
            if dateline and dateline.text and dateline.sure >= 0.95 and one[dateline.end :].strip():
                found.append(number)
    cuts = []
    # The first story may begin with a dateline that is less sure, or with none: there must be text above the next head.
    told = sum(len(one.split()) for one in lines[: found[0]] if _SENTENCE.search(one)) if found else 0
    first = [-1] if told >= _LEAST_WORDS else []
    for before, at in pairwise([*first, *found]):
        begin = _head_above(lines, before, at)
        if begin:
            cuts.append(begin)
    bounds = [0, *cuts, len(lines)]
    return [lines[a:b] for a, b in pairwise(bounds)]


def _head_above(lines: Sequence[str], before: int, at: int) -> int | None:
    """Where the headlines above a dateline begin; None where it stands in running text."""
    begin, headline = at, False
    n = at - 1
    while n > before and at - n <= 2 * _HEAD_LINES:
        one = lines[n].strip()
        if one:
            desk = desk_line(lines, n) is not None or is_byline(one) or is_desk(one)
            if not desk and (len(one) > _HEADLINE or len(one.split()) > 24 or _is_text(one)):
                break
            headline = headline or not desk
            begin = n
        elif headline and n + 1 == begin and _SENTENCE.search(_above(lines, before, n)):
            break
        n -= 1
    above = lines[begin - 1].strip() if begin > before + 1 else ""
    # Headlines are set off from the text above them by a blank line, or by the end of its last sentence.
    return begin if headline and begin > before + 1 and (not above or _SENTENCE.search(above)) else None


def _is_text(one: str) -> bool:
    """Whether a line ends the text above a head: a sentence, one with its agency behind it, or a line of the foot."""
    words = len(one.split())
    if _SENTENCE.search(one):
        return not (one.rstrip().endswith("?") and words <= 12)
    return is_foot_line(one) or (words >= 12 and bool(_SIGNED_OFF.search(one)))


def _above(lines: Sequence[str], before: int, at: int) -> str:
    return next((lines[n] for n in range(at - 1, before, -1) if lines[n].strip()), "")


def _without_title(piece: list[str]) -> tuple[list[str], list[str]]:
    """The line above the first article's headlines that names the whole, and the piece without it."""
    said = [n for n, one in enumerate(piece) if one.strip()]
    if len(said) < 3 or piece[said[0] + 1].strip() or desk_line(piece, said[0]) is not None:
        return [], piece
    at = next((n for n in said[1:_HEAD_LINES] if _MAY_BE_DATELINE.match(piece[n]) and find_dateline(piece[n])), None)
    between = [n for n in said[1:] if at is not None and n < at]
    heads = [
        n
        for n in between
        if desk_line(piece, n) is None
        and not is_byline(piece[n].strip())
        and not is_desk(piece[n])
        and not agency(piece[n])
        and not is_role(piece[n])
    ]
    if not heads or _SENTENCE.search(piece[said[0]]):
        return [], piece
    return piece[: said[0] + 1], piece[said[0] + 1 :]


def _is_story(draft: Draft) -> bool:
    """Whether a piece shows by its marks that it is one: dateline, slug, or byline above a text."""
    marks = bool(draft.dateline) or bool(draft.slug) or bool(draft.byline and draft.body.words >= _LEAST_WORDS)
    return marks and bool(draft.body.blocks)


def _is_article(draft: Draft, piece: Sequence[str]) -> bool:
    """Whether a piece without such marks has a headline above a text, beside others that have them."""
    first = next(one.strip() for one in piece if one.strip())
    return (
        draft.body.words >= _LEAST_WORDS
        and len(first) <= _HEADLINE
        and bool(draft.headline)
        and not draft.headline.endswith("…")
    )


def _continues(before: Draft, draft: Draft) -> bool:
    """Whether a piece is a later take of the one before it: said to be one, with neither headline nor byline of its own."""
    states = states_of(draft.headline, (), tuple(draft.editors_note.split("\n")))
    own = draft.byline or draft.dateline or not draft.body.text.startswith(draft.headline.removesuffix("…"))
    same = _key(draft.slug) in _key(before.slug) if before.slug else any("“more”" in one for one in before.warnings)
    return State.CONTINUED in states and bool(draft.slug) and same and not own


def _key(slug: str) -> str:
    return re.sub(r"[\W_]+", " ", slug).strip().casefold()


def _joined(before: Draft, draft: Draft) -> Draft:
    """A story with its next take: one text, one set of notes."""
    taken = tuple(one for one in before.warnings if "“more”" not in one)
    left = tuple(one for one in draft.warnings if "“more”" in one)
    rights = (draft.rights,) if draft.rights and draft.rights != before.rights and before.rights else ()
    notes = "\n".join(one for one in (before.editors_note, draft.editors_note, *rights) if one)
    return replace(
        before,
        body=Body((*before.body.blocks, *draft.body.blocks)),
        editors_note=notes,
        rights=before.rights or draft.rights,
        slug=before.slug or draft.slug,
        credit=before.credit or draft.credit,
        outlet=before.outlet or draft.outlet,
        media_type=MediaType.WIRE,
        warnings=taken + left,
    )
