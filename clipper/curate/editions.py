"""Editions: what was printed keeps its code, and what is new, changed or withdrawn since is marked."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from string import ascii_lowercase

from msgspec.structs import replace

from clipper.curate.composing import item_key
from clipper.model.document import Change, Changed, Document, Figure, Item, Paragraph, PullQuote, Table
from clipper.model.production import PrintedItem, Production


def fingerprint(item: Item) -> str:
    """What was printed of an item in one number: two editions print the same where it is the same."""
    parts = [
        item.headline,
        item.deck,
        item.outlet,
        item.day or "",
        item.rendition.value,
        *item.commentary,
        *item.also_in,
    ]
    for block in item.blocks:
        match block:
            case Paragraph() | PullQuote():
                parts.append(block.text)
            case Table():
                parts += ["\t".join(row) for row in block.rows]
            case Figure():
                parts += [block.caption, hashlib.sha256(block.data).hexdigest()]
            case _:
                parts.append("…")
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def before(document: Document, productions: Sequence[Production]) -> Production | None:
    """The last production that printed something else; None for a first edition, and where all printed the same.

    One handed out again unchanged is the same edition, for another list or in another format.
    """
    now = {item.key: fingerprint(item) for item in items(document)}
    return next((p for p in reversed(productions) if {k: i.fingerprint for k, i in by_key(p).items()} != now), None)


def number(document: Document, productions: Sequence[Production]) -> int:
    """Which edition the document is: 1 for the first, one more for each time something else was printed."""
    prints = [{k: i.fingerprint for k, i in by_key(p).items()} for p in productions]
    prints.append({item.key: fingerprint(item) for item in items(document)})
    return 1 + sum(one != after for one, after in pairwise(prints))


def by_key(production: Production) -> dict[str, PrintedItem]:
    """The printed items by the keys they had in their Document."""
    seen: dict[str, int] = {}
    return {item_key(item.uid, seen): item for item in production.items}


def items(document: Document) -> list[Item]:
    """All items in their order."""
    return [item for section in document.sections for item in section.items]


def codes(
    document: Document, productions: Iterable[Production], others: Collection[str] = frozenset()
) -> dict[str, str]:
    """The code of every item by its key: the one it was printed with before, else the next that was never printed.

    `others` are codes that other issues printed: the second issue of a day has a letter behind the day.
    """
    kept: dict[str, str] = {}
    used: set[str] = set()
    for production in productions:
        for key, item in by_key(production).items():
            kept.setdefault(key, item.code)
            used.add(item.code)
    if not used:
        return _told_apart({item.key: item.code for item in items(document)}, others)
    prefix, last = "", 0
    for code in used:
        head, dash, tail = code.rpartition("-")
        prefix, last = head + dash, max(last, int(tail) if tail.isdecimal() else 0)
    found = {}
    for item in items(document):
        if item.key not in kept:
            last += 1
        found[item.key] = kept.get(item.key, f"{prefix}{last:02}")
    return found


def _told_apart(codes: dict[str, str], others: Collection[str]) -> dict[str, str]:
    days = {code.rpartition("-")[0] for code in others}
    for letter in ("", *ascii_lowercase[1:]):
        found = {}
        for key, code in codes.items():
            day, dash, number = code.rpartition("-")
            found[key] = f"{day}{letter}{dash}{number}"
        if days.isdisjoint(code.rpartition("-")[0] for code in found.values()):
            return found
    return codes


def coded(document: Document, known: Mapping[str, str]) -> Document:
    """The document with these codes."""
    return _each(document, lambda item: replace(item, code=known.get(item.key, item.code)))


def marked_against(
    document: Document, printed: Production, since: str, reasons: Mapping[int, str] | None = None
) -> Document:
    """The document with what is new, changed or withdrawn since a production marked and listed.

    `since` is its hour (HH:MM); `reasons` says for a clipping why it was taken out.
    """
    old = by_key(printed)
    marked = _each(document, lambda item: replace(item, change=_change(item, old.get(item.key))))
    changes = [Changed(item.change, item.contents_headline, item.key) for item in items(marked) if item.change]
    there = {item.key for item in items(document)}
    changes += [
        Changed(Change.WITHDRAWN, item.headline, reason=(reasons or {}).get(item.clipping, ""))
        for key, item in old.items()
        if key not in there
    ]
    return replace(marked, changes=tuple(changes), changed_since=since if changes else "")


def counted(document: Document) -> Counter[Change]:
    """How many items are new, changed and withdrawn."""
    return Counter(changed.change for changed in document.changes)


def _change(item: Item, printed: PrintedItem | None) -> Change | None:
    if printed is None:
        return Change.NEW
    return None if printed.fingerprint == fingerprint(item) else Change.CHANGED


def _each(document: Document, made: Callable[[Item], Item]) -> Document:
    sections = [replace(section, items=tuple(made(item) for item in section.items)) for section in document.sections]
    return replace(document, sections=tuple(sections))
