"""Which of the lines above a text is the headline, which its deck, which the kicker and which another headline."""

import re
from collections.abc import Sequence

from clipper.importers.bylines import is_title
from clipper.importers.cleaning import line as one_line
from clipper.importers.copy_lines import SENTENCE_END as _SENTENCE_END
from clipper.importers.copy_lines import Head, Seen, is_text, may_be_outlet, paragraph_at
from clipper.importers.copy_words import SECTION_WORDS

_UNDER = re.compile(r"^Utl\.\s?:\s*")
"""How the Austrian agency names a deck."""
_MARKDOWN = re.compile(r"^#{1,6}\s+")


def with_bullets(head: Head, lines: Sequence[str], seen: list[Seen], marker: int) -> list[Seen]:
    """Points with nothing of the head below them are where the text begins; what seemed headlines after them is text."""
    if not head.bullets:
        return seen
    first = next(at for at, looked in enumerate(lines) if looked == head.bullets[0])
    if first < marker:
        return seen
    head.bullets = []
    return [one for one in seen if one.at < first]


def unwrapped(seen: list[Seen]) -> list[Seen]:
    """Headlines whose second line runs on from the first, put together."""
    found: list[Seen] = []
    for one in seen:
        before = found[-1] if found else None
        if before and not one.apart and one.at == before.at + 1 and _runs_on(before.text, one.text):
            before.text = f"{before.text} {one.text}"
        else:
            found.append(Seen(one.at, one.text, one.apart))
    return found


def _runs_on(before: str, text: str) -> bool:
    small = frozenset("a an and as at but by for from in of on or the to with over after".split())
    return len(before) >= 30 and (
        before.endswith((",", ";", "-"))
        or before.split()[-1].lower() in small
        or (text[:1].islower() and not before.endswith("."))
    )


def choose_longest(head: Head, seen: list[Seen], marker: int = -1) -> None:
    """Wire copy stacks headlines, short ones first: the longest is the headline, of equals the last.

    Above the byline or day in line `marker`, where one stands there, the headline is looked for first.
    """
    below = [one for one in seen if one.at > marker] if any(one.at < marker for one in seen) else []
    seen = [one for one in seen if one not in below]
    texts = [_MARKDOWN.sub("", one.text).removesuffix(" =") for one in _without_kicker(head, seen)]
    if head.headline:
        head.others = [one for one in texts if one != head.headline]
        return
    if not texts and head.outlet:
        texts, head.outlet = [head.outlet], ""
    if len(texts) > 1:
        sentences = [t for t in texts[1:] if _SENTENCE_END.search(t) and len(t.split()) >= 9]
        if len(sentences) == 1:
            head.deck = sentences[0]
            texts.remove(head.deck)
    if not texts:
        return
    best = max(range(len(texts)), key=lambda n: (len(texts[n]), n))
    if len(texts) == 2 and not head.deck and (_begins_a_deck(texts) or _printed_place(head)):
        head.headline, head.deck, texts = texts[0], _UNDER.sub("", texts[1]), []
    else:
        head.headline = texts.pop(best)
    if not head.outlet and (
        named := next((one for one in below if is_title(one.text) and may_be_outlet(one.text)), None)
    ):
        head.outlet = named.text
        below.remove(named)
    head.others = [*texts, *(one.text for one in below)]


def _begins_a_deck(texts: Sequence[str]) -> bool:
    """Whether the second of two lines is the deck of the first: a sentence below a headline in title case, or said to be one."""
    return bool(_UNDER.match(texts[1])) or (_titled(texts[0]) and not _titled(texts[1]))


def _printed_place(head: Head) -> bool:
    """Whether the dateline is a newspaper's or a press office's: no agency signs it, and a byline stands there, or the line that calls it a release."""
    if head.dateline is None or head.dateline.agency or head.slug:
        return False
    return head.released >= 0 or bool(head.byline and not head.versions)


def _titled(text: str) -> bool:
    """Whether most longer words of a headline begin with a capital."""
    words = [one for one in re.findall(r"[^\W\d_][\w'’-]*", text)[1:] if len(one) > 3]
    shouted = sum(one.isupper() for one in words)
    return len(words) >= 2 and 2 * shouted < len(words) and sum(one[0].isupper() for one in words) >= 0.75 * len(words)


def choose_first(head: Head, lines: Sequence[str], seen: list[Seen], marker: int) -> None:
    """Without a dateline the first line is the headline; what stands above a byline or date belongs to it."""
    seen = _without_kicker(head, seen)
    above = [one for one in seen if one.at < marker]
    if len(above) > 1 and _names_outlet(above[0].text, above[1].text):
        # The outlet's name stands above all, what the day's line names is its section.
        head.section, head.outlet = head.section or head.outlet, above[0].text
        above, seen = above[1:], seen[1:]
    if len(above) == 2 and head.byline and not head.kicker and above[1].apart and _is_headline(above):
        head.kicker = above[0].text
        above, seen = above[1:], seen[1:]
    if head.headline:
        _below_a_named_headline(head, lines, above, marker)
        return
    if marker >= 0 and not above and head.outlet:
        above = [one for one in seen if one.at > marker][:1]
        if not above or above[0].at == len(lines) - 1 or is_text(paragraph_at(lines, above[0].at)):
            head.headline, head.outlet = head.outlet, ""
            head.rest = list(lines[marker + 1 :])
            return
        marker = above[0].at
    if not above:
        above = [one for one in seen if one.at > marker][:1] or seen[:1]
    if not above:
        head.rest = list(lines[marker + 1 :])
        return
    first = paragraph_at(lines, above[0].at)
    if marker >= 0 and above[0].at > marker and head.byline and is_text(first) and len(first.split()) >= 9:
        # A byline above a text without headline.
        head.rest = list(lines[marker + 1 :])
        return
    if marker < 0 and is_text(first) and len(first.split()) >= 14 and not first.startswith(("“", '"')):
        # No headline at all: the first paragraph of the text is not one.
        end = next((n for n in range(above[0].at, len(lines)) if not lines[n].strip()), len(lines))
        if any(one.strip() for one in lines[end:]):
            head.rest = list(lines)
            return
    taken = unwrapped(above if marker >= 0 else seen)[: None if marker >= 0 else 1]
    head.headline = _MARKDOWN.sub("", taken[0].text)
    begin = marker + 1 if taken[0].at < marker else _end_of(lines, taken[0])
    if len(taken) > 1:
        head.deck = _MARKDOWN.sub("", taken[1].text)
        head.others = [one.text for one in taken[2:]]
    if marker < 0 and len(taken) == 1:
        begin = _take_deck(head, lines, begin)
    head.rest = list(lines[begin:])
    if not any(one.strip() for one in head.rest) and _SENTENCE_END.search(head.headline):
        head.rest = list(lines[taken[0].at :])


def _take_deck(head: Head, lines: Sequence[str], at: int) -> int:
    """A line right below the headline, set off from a text of sentences by a blank line, is its deck; where the text begins."""
    if at + 2 >= len(lines) or not lines[at].strip() or lines[at + 1].strip() or not lines[at - 1].strip():
        return at
    text = one_line(lines[at])
    following = next((paragraph_at(lines, n) for n in range(at + 1, len(lines)) if lines[n].strip()), "")
    if (
        _SENTENCE_END.search(text)
        or not 4 <= len(text.split()) <= 25
        or not is_text(following)
        or not text[0].isalnum()
    ):
        return at
    head.deck = _MARKDOWN.sub("", text)
    return at + 1


def _below_a_named_headline(head: Head, lines: Sequence[str], above: list[Seen], marker: int) -> None:
    """Where a label named the headline, the lines above the last marker are its deck and the others."""
    texts = [_MARKDOWN.sub("", one.text) for one in unwrapped(above)]
    head.deck, head.others = head.deck or (texts[0] if texts else ""), texts[1:]
    head.rest = list(lines[marker + 1 :])


def _without_kicker(head: Head, seen: list[Seen]) -> list[Seen]:
    """The lines without the first, where it names a section ("TRANSPORT") or ends in a colon and another follows."""
    if len(seen) < 2:
        return seen
    words = seen[0].text.lower().replace("&", " ").split()
    if len(words) <= 3 and words and all(one in SECTION_WORDS for one in words):
        head.section = head.section or seen[0].text
        return seen[1:]
    if seen[0].text.endswith(":") and len(words) <= 6 and seen[1].at == seen[0].at + 1 and not is_text(seen[1].text):
        head.kicker = seen[0].text.removesuffix(":").rstrip()
        return seen[1:]
    return seen


def _names_outlet(text: str, below: str) -> bool:
    """Whether the first of several lines above a byline or day is the outlet's name: few words of which such names are made."""
    return (
        len(text.split()) <= 4
        and may_be_outlet(text)
        and is_title(text)
        and not text.isupper()
        and len(below) > len(text)
    )


def _is_headline(seen: Sequence[Seen]) -> bool:
    """Whether the second of two lines is a headline below the one word that names its subject."""
    text = seen[1].text
    return (
        seen[0].text[:1].isupper()
        and seen[0].text.isalpha()
        and 4 <= len(text.split()) <= 12
        and not _SENTENCE_END.search(text)
    )


def _end_of(lines: Sequence[str], taken: Seen) -> int:
    """The line after a headline that may run over several lines."""
    at, length = taken.at, 0
    while at < len(lines) and length < len(taken.text):
        length += len(one_line(lines[at])) + 1
        at += 1
    return at
