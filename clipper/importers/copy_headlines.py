"""Which of the lines above a text is the headline, which its deck, which the kicker and which another headline."""

import re
from collections.abc import Sequence

from clipper.importers.cleaning import line as one_line
from clipper.importers.copy_lines import SENTENCE_END as _SENTENCE_END
from clipper.importers.copy_lines import Head, Seen, is_text, paragraph_at
from clipper.importers.copy_words import SECTION_WORDS

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


def choose_longest(head: Head, seen: list[Seen]) -> None:
    """Wire copy stacks headlines, short ones first: the longest is the headline, of equals the last."""
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
    head.headline = texts.pop(best)
    head.others = texts


def choose_first(head: Head, lines: Sequence[str], seen: list[Seen], marker: int) -> None:
    """Without a dateline the first line is the headline; what stands above a byline or date belongs to it."""
    seen = _without_kicker(head, seen)
    above = [one for one in seen if one.at < marker]
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


def _end_of(lines: Sequence[str], taken: Seen) -> int:
    """The line after a headline that may run over several lines."""
    at, length = taken.at, 0
    while at < len(lines) and length < len(taken.text):
        length += len(one_line(lines[at])) + 1
        at += 1
    return at
