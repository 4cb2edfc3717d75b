"""Quote marks: which stretches of a paragraph stand between them, whatever the language's marks are."""

import re
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

_PAIRS = {
    "“": "”“\"„",
    "„": "“”\"‟",
    "‟": "”“",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "‚": "‘’'",
    "「": "」",
    "『": "』",
    "《": "》",
    "＂": "＂",
    '"': '"”“',
    "”": "”",
    "'": "'’",
    "``": "''",
}  # fmt: skip
"""What closes a quotation that this mark opened."""
_SIGNS = re.compile("[“„‟«»‹›‘‚「『《＂\"”']|``")
MARKS = frozenset("“”„‟«»‹›‘’‚「」『』＂\"'")
SINGLE = frozenset("‘‚'’‹›")
_ANY = re.compile("[“”„‟«»‹›‘‚「『＂\"']|(?:^|[\n])[—–―]|``")
"""A paragraph without any of these holds no quotation."""
_LONGEST = 8_000
"""Characters of one quotation in one paragraph; single marks stand round a quarter of that."""
LONGEST_PARAGRAPH = 40_000
"""Characters of a paragraph that are looked at."""
_MOST = 300
"""Quotations of one paragraph."""
_LONE = 40
"""Single marks without a fellow after which a paragraph's single marks are apostrophes."""
_DASH = re.compile(r"^[—–―]\s?(?=[\w¿¡«“\"…])")
_TOLD = re.compile(
    r"(?:\s?[—–―]|,)\s?(?P<verb>[^\W\d_]+)(?:-[^\W\d_]+)*[^—–―.!?]*(?:[—–―][.,:;]?|[.!?](?=\s[—–―]|\s*$)|$)"
)
"""The teller's words in a dialogue: behind a dash or a comma, a verb first, up to the next dash or the end."""
_INSIDE = re.compile(
    r",\s(?:(?:a|ont|avait)-(?:t-)?(?:ils?|elles?|on)\s(?P<verb>[^\W\d_]+)|(?P<verb2>[^\W\d_]+)-(?:t-)?(?:ils?|elles?|on)"
    r"|(?:se\s|s[’'](?:est\s)?)?(?:a\s)?(?P<verb3>[^\W\d_]+)\s[A-ZÀ-Ý][\w’'\-]+(?:\s[A-ZÀ-Ý][\w’'\-]+){0,3}(?:,\s[a-zà-ÿ][^,.«»]{2,60})?)[,.]\s"
)
"""The teller's words inside the marks: between commas, a verb with its subject behind it."""
_DASHED = re.compile(
    r"\s[—–-]\s?(?:(?:ha|ha\sinoltre|hanno|tem|teria)\s)?(?P<verb>[^\W\d_]+)\s[A-ZÀ-Ý][^«»“”—–]{2,80}?\s?[—–-](?:[.,;:]?\s|[.,]$)"
)
"""The teller's words inside the marks: between dashes, as Italian and Spanish set them."""
_BEFORE = frozenset(" \t\n\u00a0\u202f\u2009([{—–-―/:…¿¡,")
_ENDINGS = frozenset(".,;:!?…—–-")
_PART_OF_A_WORD = re.compile(r"['’](?:\d0s|em|til|twas|tis|cause|n|bout|round|s|re|ve|ll|d|m|t)\b", re.IGNORECASE)


class Quoted(Struct, frozen=True):
    """One stretch between marks, by offsets in its paragraph."""

    outer: int
    """Where the opening mark stands; the start, where the stretch only goes on."""
    start: int
    end: int
    after: int
    """Behind the closing mark."""
    mark: str = ""
    """The opening mark; empty where a quotation goes on without one."""
    closed: bool = True


def may_quote(text: str) -> bool:
    """Whether a text holds any mark at all."""
    return _ANY.search(text) is not None


def quoted(text: str, goes_on: str = "") -> tuple[Quoted, ...]:
    """The outermost quoted stretches of a paragraph in order.

    `goes_on` is the mark of a quotation that the paragraph before left open, if this one may go on with it.
    """
    found: list[Quoted] = []
    at, lone = 0, 0
    text = text[:LONGEST_PARAGRAPH]
    if goes_on and (first := _rest_of(text, goes_on)):
        found.append(first)
        at = first.after
    while at < len(text) and len(found) < _MOST:
        opened = _next_open(text, at)
        if opened is None:
            break
        where, mark = opened
        if mark in "‘‚'" and lone > _LONE:
            at = where + 1
            continue
        start = where + len(mark)
        end, after, closed = _closing(text, start, mark)
        if not closed and mark in SINGLE | {'"'} and not (mark == '"' and _whole_open(text, where)):
            at = start
            lone += 1
            continue
        if mark in "«»„“" or closed:
            first, last = _trimmed(text, start, end)
        else:
            first, last = start, end
        if first < last:
            found.append(Quoted(where, first, last, after, mark, closed))
        at = max(after, start)
    return tuple(found)


def dialogue(text: str, says: Callable[[str], bool]) -> tuple[Quoted, ...]:
    """The speeches of a paragraph that a dash opens ("—No lo sé —respondió Ana—. Nadie."), without the words of its teller.

    `says` tells a verb of saying; where the teller has none, the dash opens a list or an aside, and nothing is spoken.
    """
    opened = _DASH.match(text)
    if opened is None:
        return ()
    told = [(m.start(), m.end()) for m in _TOLD.finditer(text, opened.end(), _LONGEST // 4) if says(m["verb"].lower())]
    if not told:
        return ()
    found: list[Quoted] = []
    at = opened.end()
    for start, end in [*told, (len(text), len(text))]:
        first, last = _trimmed(text, at, start)
        if first < last and any(c.isalnum() for c in text[first:last]):
            found.append(Quoted(first if at > opened.end() else 0, first, last, start, "—", True))
        at = end
    return tuple(found)


def parted(
    text: str, found: tuple[Quoted, ...], says: Callable[[str], bool], *, dashed: bool = False
) -> tuple[Quoted, ...]:
    """Quotations without the words of the teller inside the marks (« …, a-t-il dit, … »), or `dashed`: «… – ha detto X – …»."""
    apart: list[Quoted] = []
    for one in found:
        at, outer = one.start, one.outer
        for told in (_DASHED if dashed else _INSIDE).finditer(text, one.start, one.end):
            verb = told["verb"] if dashed else told["verb"] or told["verb2"] or told["verb3"]
            if says(verb.lower()) and told.start() > at:
                apart.append(Quoted(outer, at, told.start(), told.start(), one.mark, True))
                at = outer = told.end()
        apart.append(replace(one, outer=outer, start=at) if at > one.start else one)
    return tuple(one for one in apart if one.start < one.end)


def _whole_open(text: str, where: int) -> bool:
    """Whether a straight mark without a fellow opens a quotation that runs on: at the start, or after a sentence."""
    before = text[:where].rstrip()
    return not before or before[-1] in ".:?!,"


def _rest_of(text: str, mark: str) -> Quoted | None:
    """The rest of a quotation left open before: up to a closing mark that no mark opens, where there is one."""
    opened = _next_open(text, 0)
    if opened is not None and not text[: opened[0]].strip():
        return None
    closers = _PAIRS.get(mark, "")
    for at, sign in enumerate(text):
        if opened is not None and at >= opened[0]:
            return None
        if (
            sign in closers
            and not _inside_word(text, at)
            and not (mark in SINGLE and sign in "'’" and not _closes_single(text, at))
        ):
            first, last = _trimmed(text, 0, at)
            return Quoted(0, first, last, at + 1, "", True)
    return None


def _next_open(text: str, at: int) -> tuple[int, str] | None:
    """The next opening mark."""
    for found in _SIGNS.finditer(text, at):
        sign = found[0]
        if sign == "``" or _opens(text, found.start(), sign):
            return found.start(), sign
    return None


def _opens(text: str, at: int, sign: str) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free = not before or before in _BEFORE
    if sign in "„«‹‟「『《":
        return sign not in "«‹" or (bool(after) and not (before.isalnum() and not after.isspace()))
    if sign in "»›":
        # French closes with it; German and Danish open with it, close against the word
        return free and bool(after) and not after.isspace() and after not in _ENDINGS
    if not after or after.isspace():
        return False
    if sign in "“＂":
        return free or before in MARKS
    if sign == "”":
        return free and (after.isalnum() or after in "[(…") and "“" not in text[:at]
    if sign == '"':
        return (free or before in MARKS) and (after not in ".,;:!?)" or text.startswith("...", at + 1))
    if sign in "‘‚":
        return (free or before in MARKS) and (sign == "‚" or not _PART_OF_A_WORD.match("'" + text[at + 1 : at + 6]))
    return (free or before in '“„"') and (after.isalnum() or after in "[…(¿¡") and not _PART_OF_A_WORD.match(text, at)


def _closing(text: str, start: int, mark: str) -> tuple[int, int, bool]:
    """Where a quotation ends, what follows its closing mark, and whether there is one."""
    if mark == "``":
        at = text.find("''", start)
        return (at, at + 2, True) if at >= 0 else (len(text), len(text), False)
    closers = _PAIRS[mark]
    if mark in "‘‚'":
        return _closing_single(text, start, mark)
    depth, stop = 0, min(len(text), start + _LONGEST)
    signs = mark + closers
    for at in (at for at in range(start, stop) if text[at] in signs):
        sign = text[at]
        if sign == mark and mark not in '"＂”' and sign not in "»›«‹" and _opens(text, at, sign):
            if _ends_sentence(text, at) or not _one_more(text, at, closers):
                return at, at, False
            depth += 1
        elif mark in "«‹" and sign == mark:
            depth += _one_more(text, at, closers)
        elif sign in closers and _closes(text, at, sign, mark):
            if depth == 0:
                return at, at + 1, True
            depth -= 1
    return stop, stop, False


def _one_more(text: str, at: int, closers: str) -> bool:
    """Whether two closing marks follow, so that an inner quotation may open here."""
    return text.count(closers[:1], at + 1, at + _LONGEST) >= 2


def _ends_sentence(text: str, at: int) -> bool:
    """Whether a sentence ends before a mark: the quotation before it was never closed."""
    before = text[:at].rstrip()
    return bool(before) and before[-1] in ".!?…"


def _closes(text: str, at: int, sign: str, mark: str) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if sign in "»›«‹」』》":
        return sign not in "«‹" or mark in "»›"
    if sign == "“" and mark == "“":
        # an opening mark typed for a closing one stands free, or against the end of a word
        return (not after or not after.isalnum()) and (before.isspace() or before.isalnum() or before in _ENDINGS)
    if sign == "“" and mark == '"':
        return not after or not after.isalnum()
    if sign == '"' and before.isspace() and after and not after.isspace():
        return False
    # some keyboards of old gave the mark for an apostrophe, too
    return not (sign == '"' and before.isalnum() and after.isalnum())


def _closing_single(text: str, start: int, mark: str) -> tuple[int, int, bool]:
    """The same for single marks, which are apostrophes too: the first that stands after a sign or fits best."""
    maybe = -1
    for at in range(start, min(len(text), start + _LONGEST // 4)):
        sign = text[at]
        if mark != "'" and sign == mark and _opens(text, at, sign) and at > start:
            break
        if sign not in _PAIRS[mark] or not _closes_single(text, at):
            continue
        before = text[at - 1 : at]
        if before in _ENDINGS or before in '”"])':
            return at, at + 1, True
        if before != "s":
            return at, at + 1, True
        maybe = at if maybe < 0 else maybe
        after = text[at + 1 : at + 2]
        if not after or after in _ENDINGS or after in ')”"':
            return at, at + 1, True
    return (maybe, maybe + 1, True) if maybe >= 0 else (len(text), len(text), False)


def _closes_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and not after.isalnum()


def _inside_word(text: str, at: int) -> bool:
    return text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the spaces inside the marks."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
