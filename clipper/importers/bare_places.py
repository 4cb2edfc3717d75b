"""Places that no list knows, before a dash and a first sentence: what speaks for a dateline, and what for a label."""

import re

from clipper.importers.bylines import is_given_name, is_title
from clipper.importers.copy_words import DAYS, NOT_PLACES, OPENERS, SECTION_WORDS
from clipper.importers.places import agency
from clipper.importers.written_days import MONTHS

ABOARD = re.compile(
    r"^(?P<place>(?:Aboard|On board|Near|Off|An Bord|À bord|A bordo|On the|In the)\s(?:[\w’'.-]+\s){0,5}?[A-ZÀ-Þ][\w’'.-]+)(?P<region>)(?P<end>\s+(?:--+|[–—])\s+)(?=[A-ZÀ-Þ“\"«])"
)
"""Where there is no town: aboard a ship, on a border."""
_LOOKED = 20_000
"""Characters of a text in which a place is looked for again."""
_LABELLED = re.compile(r"^[ \t]*[^\W\d_][\w'’. ]{1,30}?(?:\s[–—-]{1,2}\s|\s?--\s?|—)[^\W\d_]", re.MULTILINE)
_IN = r"(?:in|at|from|near|of|to|for|around|outside|across|aus|bei|nach|von|vor|zu|à|en|de|d|près|depuis|desde|a|da|di|do|em|na|no|per|w|we|z|i|til|till|fra|från|på|op|te|naar|van|di|ke|dari)"
_ARTICLE = r"(?:the|an?|this|these|our|their|der|die|das|den|dem|des|eine?[nmrs]?|les?|la|une?|des|du|l[’']|el|los|las|una?|il|lo|gli|o|os|as|um|uma|het|een)"
_NOUN = re.compile(r"(?:tion|sion|ness|ment|ship|ism|ally|ately|ently|ingly|fully|ously|edly|ung|heit|keit|schaft)$")
_BEFORE_PLACES = frozenset("san santa santo são saint sainte st. st port new el la los las nova novo".split())
_CLOSED = re.compile(r"[.!?…:]$")


def unlisted(place: str, region: str, rest: str, whole: str) -> bool:
    """Whether a name that no list knows is a place: written as one, before a sentence, and nowhere in `whole` used otherwise.

    `region` is what stands behind it after a comma or in brackets, `rest` the beginning of the sentence.
    """
    words = [one for one in re.split(r"[ /]", place) if one]
    first = words[0].lower().strip(".")
    if not rest[:1].isupper() and rest[:1] not in '“"«„':
        return False
    if sum(one[:1].isupper() for one in words) > 2 and not region and first not in _BEFORE_PLACES:
        return False
    if len(rest.split()) < 8 or len(place) < 3 or agency(place) or _CLOSED.search(place):
        return False
    if first in SECTION_WORDS or any(
        one.lower().strip(".") in NOT_PLACES | DAYS | OPENERS | MONTHS.keys() for one in words
    ):
        return False
    if is_given_name(words[0]) and len(words) > 1 and not region:
        return False
    if is_title(place) and not region:
        return False
    text = whole[:_LOOKED]
    return not _is_label(place, text) and _used_as_place(place, text)


def named_in(place: str, whole: str) -> bool:
    """Whether a sentence of the text says that something is in this place."""
    return bool(
        re.search(
            rf"\b(?:in|near|aus|bei|nach|à|en|a|em|w|we|i|på|te)\s+{re.escape(place)}\b", whole[:_LOOKED], re.IGNORECASE
        )
    )


def _is_label(place: str, text: str) -> bool:
    """Whether the text has other lines with labels before a dash, or this very one twice."""
    labels = [one.group().strip() for one in _LABELLED.finditer(text)]
    return sum(not one.startswith("By ") for one in labels) > 1


def _used_as_place(place: str, text: str) -> bool:
    """Whether the name stands elsewhere as one of a place or not at all: no common word, no person, no company."""
    name = re.escape(place)
    words = place.split()
    if len(words) == 1 and (_NOUN.search(place) or re.search(rf"\b{name.lower()}\b", text)):
        return False
    if re.search(rf"\b(?i:{_ARTICLE})\s?{name}\b", text):
        return False
    if any(is_given_name(one[1]) for one in re.finditer(rf"\b([^\W\d_]+)\s+{name}\b", text)):
        return False
    again = [one for one in re.finditer(rf"(?:\b([^\W\d_]+)[\s’']+)?\b{name}\b", text) if one.start()]
    again = [one for one in again if not re.match(r"[^\n]{0,40}?\s?(?:--|[–—-])\s", text[one.end() :][:45])]
    return not again or any(one[1] and re.fullmatch(_IN, one[1], re.IGNORECASE) for one in again)
