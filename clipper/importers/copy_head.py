"""The head of a piece of copy: stacked headlines, deck, byline, outlet and date, and the dateline."""

import re
from collections.abc import Sequence

from clipper.importers.bylines import is_byline, is_name, is_role, is_title
from clipper.importers.cleaning import line as one_line
from clipper.importers.copy_days import day_line, says_nothing, undecided_day
from clipper.importers.copy_desk import DeskLine, desk_line, is_contact
from clipper.importers.copy_headlines import choose_first, choose_longest, unwrapped, with_bullets
from clipper.importers.copy_labels import labels_in, url_alone
from clipper.importers.copy_lines import SENTENCE_END, Head, Seen, is_text, may_be_outlet, paragraph_at
from clipper.importers.copy_markers import DATE_LINE, is_place, may_open, take_marker
from clipper.importers.datelines import Dateline, find_dateline
from clipper.importers.dates import read_date
from clipper.importers.days_in_text import day_of_dateline
from clipper.importers.embargoes import FIRST, is_embargo
from clipper.importers.places import agency
from clipper.model.clipping import Published

_LOOK = 14
"""Lines with text that are looked at before the text must have begun."""
_STACK = 4
"""Headlines above which no line for the desk stands any more."""
_SURE = 0.9
"""A dateline less sure than this is a label where sentences of the text stand above it."""
_LINE_CHARACTERS = 200
_HEADLINE_WORDS = 32
_BULLET = re.compile(r"^\s*[*•▪]\s+\S")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*_])")
"""Markdown's bold and italic."""
_RELEASE = re.compile(
    r"(?i)\b(?:immediate (?:release|use)|(?:press|news|media) release|pressemitteilung|communiqué|comunicado|nota de prensa|comunicato)\b"
)
_BY = frozenset({"by", "von", "par", "por", "di", "door", "av", "af", "text"})
_SIGNS_ONLY = re.compile(r"^\s*(?:[=_*~#–—-]\s?){3,}$")


def read_head(lines: Sequence[str], whole: str) -> Head:
    """Read the first lines downwards until the text begins."""
    lines = _with_whole_byline(lines)
    head = Head(list(lines))
    seen: list[Seen] = []
    labels = labels_in(lines)
    marker, byline_at, at = _opening_byline(head, lines, whole), -2, -1
    above: Dateline | None = None
    first = -1
    for number, (at, looked) in enumerate(_first(lines)):
        if at <= marker or _SIGNS_ONLY.match(looked):
            continue
        text = _plain(one_line(looked))
        begun = _sentences(seen) > 1
        if at in labels:
            _take_label(head, *labels[at])
            marker = at
        elif (
            len(seen) <= _STACK
            and not begun
            and not (_sentences(seen) and is_contact(text))
            and (for_desk := desk_line(lines, at))
        ):
            _take_desk_line(head, for_desk)
            head.released = at if head.released < 0 and _RELEASE.search(for_desk.note) else head.released
            marker = for_desk.end - 1
        elif (dateline := _dateline(lines, at, bool(seen or marker >= 0), whole)) and (
            dateline.sure >= _SURE or not _has_begun(seen)
        ):
            if not above and not seen and _stands_above_headline(lines, at, dateline):
                above, marker = dateline, at
                continue
            head.dateline = dateline
            break
        elif (
            not begun
            and (at or (may_open(text) and not _opens_with_url_alone(lines)))
            and take_marker(
                head,
                text,
                seen,
                number < FIRST,
                number - 1 == byline_at,
                at > 0 and one_line(lines[at - 1]) == head.embargo,
            )
        ):
            marker = at
            byline_at = number if head.byline else -2
            first = at if first < 0 and (head.byline or head.published.raw) else first
        elif at and seen and _BULLET.match(looked):
            head.bullets.append(looked)
        elif _is_prose(lines, at, bool(seen)):
            break
        else:
            seen.append(Seen(at, text, at > 0 and not lines[at - 1].strip()))
    if not head.dateline:
        seen = with_bullets(head, lines, seen, marker)
    seen = _without_issuer(head, seen)
    seen, marker = _take_names(head, seen, marker)
    if head.dateline:
        _begin_after_dateline(head, lines, at)
        choose_longest(head, unwrapped(seen), first)
    else:
        choose_first(head, lines, seen, marker)
        head.dateline = above
    return head


def _with_whole_byline(lines: Sequence[str]) -> Sequence[str]:
    """The lines with a "By" that stands alone put before the name below it."""
    for at, looked in enumerate(lines[: 2 * _LOOK]):
        if not at or len(looked) > 12 or looked.strip().lower() not in _BY:
            continue
        below = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if below[:1].isupper() and len(below) <= 80:
            return [*lines[:at], f"{looked.strip()} {below}", *lines[at + 2 :]]
    return lines


def _plain(text: str) -> str:
    """A line of the head without Markdown's emphasis."""
    return _EMPHASIS.sub(r"\2", text) if len(text) <= 300 and ("*" in text or "_" in text) else text


def _sentences(seen: Sequence[Seen]) -> int:
    """How many whole sentences of the text stand among the lines seen: after two of them it has begun."""
    return sum(is_text(one.text) for one in seen)


def _take_label(head: Head, name: str, value: str) -> None:
    """Keep what a labelled line says in the field its label names."""
    if name == "published":
        line = day_line(value)
        head.published = line.published if line else read_date(value)
    elif name == "url":
        head.url = url_alone(value)
    elif not getattr(head, name):
        setattr(head, name, value)


def _has_begun(seen: Sequence[Seen]) -> bool:
    """Whether a sentence of the text, and no headline, stands among the lines seen."""
    return any(SENTENCE_END.search(one.text) and len(one.text.split()) >= 5 for one in seen)


def _opening_byline(head: Head, lines: Sequence[str], whole: str) -> int:
    """Where the copy has no headline, and its first line is a byline above the dateline or the text: 0, and it is kept; else -1."""
    if not lines or not (is_byline(lines[0]) or is_name(lines[0])):
        return -1
    below = [at for at, _looked in _first(lines)[1:3]]
    dated = any(find_dateline(lines[at], whole) for at in below)
    if (dated if is_byline(lines[0]) else (below and dated and _signed_dateline(lines[below[0]], whole))) or (
        is_byline(lines[0]) and below and is_text(paragraph_at(lines, below[0])) and len(below) > 1
    ):
        head.byline = one_line(lines[0]).rstrip(" =")
    return 0 if head.byline else -1


def _without_issuer(head: Head, seen: list[Seen]) -> list[Seen]:
    """The lines without those that name who issues it, which stand above the line that calls it a release; a headline follows."""
    above = [one for one in seen if one.at < head.released]
    below = [one for one in seen if one.at > head.released]
    if not above or not below or not all(may_be_outlet(one.text) for one in above) or is_text(below[0].text):
        return seen
    if not 3 <= len(below[0].text.split()) <= 20:
        return seen
    head.outlet = head.outlet or above[0].text
    head.notes += [one.text for one in above[1:]]
    return below


def _signed_dateline(looked: str, whole: str) -> bool:
    """Whether a line begins with a dateline and an agency."""
    found = find_dateline(looked, whole)
    return found is not None and bool(found.agency)


def _stands_above_headline(lines: Sequence[str], at: int, dateline: Dateline) -> bool:
    """Whether a dateline stands alone above the headline, as press offices set it: a short line and a text follow."""
    if lines[at][dateline.end :].strip() or not dateline.date:
        return False
    below = [n for n in range(at + 1, min(at + 12, len(lines))) if lines[n].strip()][:2]
    if len(below) < 2 or is_text(paragraph_at(lines, below[0])) or SENTENCE_END.search(lines[below[0]].rstrip()):
        return False
    return 3 <= len(lines[below[0]].split()) <= 20 and is_text(paragraph_at(lines, below[1]))


def _opens_with_url_alone(lines: Sequence[str]) -> bool:
    """Whether nothing but an address stands above the text, so that there is no other headline."""
    following = next((one.strip() for one in lines[1:] if one.strip()), "")
    return bool(url_alone(lines[0])) and (not following or bool(SENTENCE_END.search(following)))


def _first(lines: Sequence[str]) -> list[tuple[int, str]]:
    found = []
    for at, looked in enumerate(lines):
        if looked.strip():
            found.append((at, looked))
            if len(found) == _LOOK:
                break
    return found


def _dateline(lines: Sequence[str], at: int, below: bool, whole: str) -> Dateline | None:
    """The dateline of this line; in the very first line only where text follows on it."""
    text = one_line(lines[at])
    if (line := day_line(text)) and (agency(line.before) or is_byline(line.before)):
        return None
    if (split := DATE_LINE.match(text)) and split["outlet"] and not is_place(split["outlet"]):
        return None
    if is_embargo(text):
        return None
    found = find_dateline(lines[at], whole)
    if found is None or (not found.text and not below and len(lines[at].split()) < 15):
        return None
    rest = lines[at][found.end :].strip()
    following = next((one for one in lines[at + 1 :] if one.strip()), "")
    if not rest and not following:
        return None
    words = len(rest.split()) if not rest or found.sure < _SURE else len(paragraph_at(lines, at)[found.end :].split())
    if not below and (words < (6 if found.sure >= 0.95 else 15) and not _goes_on(lines, at)):
        return None
    return found


def _goes_on(lines: Sequence[str], at: int) -> bool:
    return len(lines[at]) >= 45 and at + 1 < len(lines) and lines[at + 1][:1].islower()


def _take_names(head: Head, seen: list[Seen], marker: int) -> tuple[list[Seen], int]:
    """A name alone below the headline is the byline; the lines seen without it, and the last line that is none of the text."""
    for n, one in enumerate(seen[:4] if not head.byline else []):
        if (n or (head.outlet and one.at > marker >= 0)) and is_name(one.text):
            head.byline = one.text
            below = seen[n + 1 : n + 2]
            if below and not below[0].apart and (is_role(below[0].text) or is_title(below[0].text)):
                head.byline = f"{one.text}, {below[0].text}"
                return [*seen[:n], *seen[n + 2 :]], max(marker, below[0].at)
            return [*seen[:n], *seen[n + 1 :]], max(marker, one.at)
        if n and is_text(one.text):
            break
    return seen, marker


def _take_desk_line(head: Head, found: DeskLine) -> None:
    """Keep what a line says to the desk; of two slugs the longer one stands, for machines cut them off."""
    head.notes.append(found.note)
    head.slug = max(head.slug, found.slug, key=len)
    head.versions += [found.version] if found.version else []


def _is_prose(lines: Sequence[str], at: int, below: bool) -> bool:
    """Whether the text has begun: a long line, or one that runs on into the next."""
    looked = lines[at].strip()
    if len(looked) > _LINE_CHARACTERS or len(looked.split()) > _HEADLINE_WORDS:
        return True
    after = lines[at + 1].strip() if at + 1 < len(lines) else ""
    whole = paragraph_at(lines, at)
    if after and len(whole) <= 1.5 * len(looked) and len(whole) <= 160 and not SENTENCE_END.search(whole):
        return False  # a headline that runs over its line
    return below and len(looked) >= 35 and after[:1].islower() and not find_dateline(after)


def _begin_after_dateline(head: Head, lines: Sequence[str], at: int) -> None:
    """Cut the dateline off its line; a byline right below a dateline of its own line belongs to the head."""
    assert head.dateline is not None
    head.byline = head.byline or head.dateline.byline
    rest = lines[at][head.dateline.end :].strip()
    following = list(lines[at + 1 :])
    if rest[:1] in "([" and rest and (note := desk_line([rest, *following], 0)) and not note.slug:
        head.notes.append(note.note)
        following = following[note.end - 1 :]
        rest = ""
    if rest and says_nothing(rest):
        head.notes.append(rest)
        rest = ""
    if rest:
        # The first line begins a paragraph: it keeps the indent of the others.
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        head.rest, head.lead = [indent + rest, *following], len(lines[at]) - len(indent) - len(rest)
        return
    for _line in range(3):
        below = next((n for n, one in enumerate(following) if one.strip()), len(following))
        text = one_line(following[below]) if below < len(following) else ""
        if not head.byline and is_byline(text):
            head.byline = text.rstrip(" =")
        elif not head.published.raw and (line := day_line(text)) and not line.before:
            head.published = line.published
        elif not head.published.raw and undecided_day(text):
            head.published = Published(text)
        elif (real := find_dateline(text)) and real.agency and not head.dateline.agency:
            # A place alone, or with the day, stood above the dateline itself.
            if head.dateline.date and not head.published.raw:
                head.published = day_of_dateline(head.dateline.date, None)[0]
            head.notes.append(head.dateline.text)
            head.dateline = real
            following[below] = following[below][real.end :]
            if following[below].strip():
                break
        elif text and (for_desk := desk_line([text], 0)):
            _take_desk_line(head, for_desk)
        elif not head.outlet and is_title(text) and may_be_outlet(text) and not agency(text):
            head.outlet = text
        else:
            break
        following = following[below + 1 :]
    head.rest = following
