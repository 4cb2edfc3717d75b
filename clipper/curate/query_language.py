"""The query language: any text somebody types becomes a tree to search by, and nothing raises.

    word  word*  "a phrase"  “a phrase”  "two words"~5  -not  one OR other  (one OR other) word
    tag:Energy/Oil  tag:"Rare earths"  outlet:Gazette  is:unread
    before:2025-06-11  after:2025-06  after:yesterday  after:7d

Words stand for whole words and all of them are wanted; OR joins its two neighbours before the rest is joined.
`after:` takes in the day it names, `before:` does not. What is not understood is searched as words, and named; a name
without anything behind it asks for nothing yet.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct, field

from clipper.model.body import tidy
from clipper.model.query import After, And, Before, FromOutlet, HasTag, Is, Near, Node, Not, Or, Query, Words

_STATES = {
    **{s: s for s in ("inbox", "kept", "archived", "trashed", "starred", "read", "unread", "marked", "untagged")},
    **{"undated": "undated", "trash": "trashed", "archive": "archived", "star": "starred"},
}
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«"}
_FIELD = re.compile(r"([^\W\d_]{2,}):(?!//)")
_OR = re.compile(r"(OR|\|)(?=[\s(]|$)")
_NEAR = re.compile(r"~(\d{1,3})(?=[\s)]|$)")
_DEEP = 30
"""Parentheses nested deeper than this are not read."""
_LENGTH = 2_000
"""Characters read of a query; nobody types more, but somebody may paste an article."""


class _Reader(Struct):
    """The text, how far it is read, and what was not understood so far."""

    text: str
    today: date
    at: int = 0
    strange: list[str] = field(default_factory=list)

    def skip_blanks(self) -> None:
        """Go on to the next character that is not a blank."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def quoted(self) -> str | None:
        """The words in quotation marks that begin here, to the closing mark or the end of the text."""
        closing = _QUOTES.get(self.text[self.at : self.at + 1])
        if closing is None:
            return None
        end = next((i for i in range(self.at + 1, len(self.text)) if self.text[i] in closing), len(self.text))
        words = self.text[self.at + 1 : end]
        self.at = end + 1
        return words

    def plain(self) -> str:
        """The characters up to the next blank or closing parenthesis."""
        start = self.at
        while self.at < len(self.text) and not self.text[self.at].isspace() and self.text[self.at] != ")":
            self.at += 1
        return self.text[start : self.at]


def parse(text: str, *, today: date | None = None) -> Query:
    """The query somebody typed; `today` is what "today" and "7d" count from."""
    spaced = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in text)
    reader = _Reader(tidy(spaced)[:_LENGTH], today or date.today())
    node = _all(reader, 0)
    return Query(node, not_understood=tuple(dict.fromkeys(reader.strange)))


def _all(reader: _Reader, depth: int) -> Node:
    """Everything up to the end or the closing parenthesis, joined by "and"."""
    groups: list[list[Node]] = []
    joining = False
    while True:
        reader.skip_blanks()
        if reader.at >= len(reader.text):
            break
        if reader.text[reader.at] == ")":
            reader.at += 1
            if depth:
                break
            continue
        if found := _OR.match(reader.text, reader.at):
            reader.at = found.end()
            joining = bool(groups)
            continue
        part = _part(reader, depth)
        if part is None:
            continue
        if joining:
            groups[-1].append(part)
        else:
            groups.append([part])
        joining = False
    parts = [group[0] if len(group) == 1 else Or(tuple(group)) for group in groups]
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _part(reader: _Reader, depth: int) -> Node | None:
    """One word, phrase, field or parenthesis, with its minus."""
    start = reader.at
    minus = reader.text[start] == "-" and reader.text[start + 1 : start + 2].strip() not in {"", "-", ")"}
    reader.at += minus
    node = _positive(reader, depth)
    if node is None:
        lost = reader.text[start : reader.at].strip()
        if lost and lost not in {"()", '""'}:
            reader.strange.append(lost)
        return None
    if node == And(()):
        return None
    return Not(node) if minus else node


def _positive(reader: _Reader, depth: int) -> Node | None:
    """What follows a possible minus, or None if there is nothing to search by."""
    if reader.text[reader.at] == "(":
        reader.at += 1
        return _all(reader, depth + 1) if depth < _DEEP else None
    words = reader.quoted()
    if words is not None:
        return _phrase(words, _distance(reader))
    named = _FIELD.match(reader.text, reader.at)
    if named:
        start = reader.at
        reader.at = named.end()
        quoted = reader.quoted()
        value = (reader.plain() if quoted is None else quoted).strip()
        make = _FIELDS.get(named.group(1).lower())
        if make and not value and quoted is None:
            # she is still typing what comes behind
            return And(())
        node = make(value, reader.today) if make and value else None
        if node is not None:
            return node
        whole = reader.text[start : reader.at]
        reader.strange.append(whole.strip())
        return _phrase(whole) if quoted is not None else _word(whole)
    return _word(reader.plain())


def _distance(reader: _Reader) -> int | None:
    """The number of a "~5" that stands here."""
    found = _NEAR.match(reader.text, reader.at)
    if found is None:
        return None
    reader.at = found.end()
    return int(found[1])


def _searchable(text: str) -> bool:
    """Whether there is a letter or digit in it: an index of words holds nothing else."""
    return any(unicodedata.category(c)[0] in "LN" for c in text)


def _word(text: str) -> Node | None:
    prefix = text.endswith("*")
    bare = text.strip("*").strip('"“”„«»')
    return Words(bare, prefix=prefix) if _searchable(bare) else None


def _phrase(text: str, distance: int | None = None) -> Node | None:
    words = text.split()
    if distance is not None:
        near = tuple(word.strip("*") for word in words if _searchable(word))
        if len(near) > 1:
            return Near(near, distance)
    bare = " ".join(words)
    prefix = bare.endswith("*")
    bare = bare.rstrip("* ")
    return Words(bare, phrase=True, prefix=prefix) if _searchable(bare) else None


def _tag(value: str, _today: date) -> Node | None:
    path = "/".join(part.strip() for part in value.split("/") if part.strip())
    return HasTag(path) if path else None


def _outlet(value: str, _today: date) -> Node:
    return FromOutlet(" ".join(value.split()))


def _state(value: str, _today: date) -> Node | None:
    state = _STATES.get(value.lower())
    return Is(state) if state else None


def _before(value: str, today: date) -> Node | None:
    day = _day(value, today)
    return Before(day.isoformat()) if day else None


def _after(value: str, today: date) -> Node | None:
    day = _day(value, today)
    return After(day.isoformat()) if day else None


_FIELDS: dict[str, Callable[[str, date], Node | None]] = {
    "tag": _tag,
    "outlet": _outlet,
    "is": _state,
    "before": _before,
    "after": _after,
}


def _day(value: str, today: date) -> date | None:
    """The first day of what is named: a year, a month, a day, "today", "yesterday", or so many days, weeks, months ago."""
    named = value.lower()
    if named in {"today", "yesterday"}:
        return today - timedelta(days=named == "yesterday")
    try:
        if ago := re.fullmatch(r"(\d{1,5})([dwmy])", named, re.ASCII):
            number, unit = int(ago[1]), ago[2]
            if unit in "dw":
                return today - timedelta(days=number * (7 if unit == "w" else 1))
            months = today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1)
            following = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
            return date(months // 12, months % 12 + 1, min(today.day, (following - timedelta(days=1)).day))
        if written := re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", named, re.ASCII):
            return date(int(written[1]), int(written[2] or 1), int(written[3] or 1))
    except (ValueError, OverflowError):
        return None
    return None
