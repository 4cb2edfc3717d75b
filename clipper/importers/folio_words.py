"""The words of a folio line told apart: day, page number, section, edition and the outlet's name."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from clipper.importers.bylines import is_title
from clipper.importers.copy_words import NO_OUTLETS, SECTION_WORDS
from clipper.importers.places import is_city
from clipper.importers.written_days import days_in

_SEPARATOR = re.compile(r"\s*[|•·∙▪■◆●¦]\s*|\s+[—–/-]+\s+|^[\s—–-]+|[\s—–-]+$")
_NUMBER = r"[A-Z]{0,2}\d{1,3}[A-Z]?"
_PAGED = r"(?:page|pages|seite|s\.|p\.|pp\.|pg\.?|pagina|página|pág\.?|pag\.?|стр\.?|side|sida|blz\.?)"
_PAGE = re.compile(rf"(?:(?i:{_PAGED})\s*)?(?P<page>{_NUMBER})")
_PAGE_LAST = re.compile(rf"(?P<rest>.*\S),?\s+(?:(?i:{_PAGED})\s*)?(?P<page>{_NUMBER})")
_PAGE_FIRST = re.compile(rf"(?:(?i:{_PAGED})\s*)?(?P<page>{_NUMBER}),?\s+(?P<rest>\S.*)")
_EDITION = re.compile(
    r"(?:(?:vol|no|nr|n°|nº|núm|num|jg|issue|ausgabe|jahrgang|année|anno|año)\.?\s*[\d.,/]+[,;]?\s*)+"
    r"|(?:\w+\s+){0,2}(?:edition|ausgabe|édition|edición|edizione|edição)",
    re.IGNORECASE,
)
_JOINING = {"&", "and", "und", "et", "y", "e", "en", "и", "+"}


class Read(Struct, frozen=True):
    """What folio lines say; empty where they say nothing."""

    outlet: str = ""
    day: str = ""
    """YYYY-MM-DD."""
    raw_day: str = ""
    section: str = ""
    page: str = ""
    edition: str = ""
    known: bool = False
    """Whether the outlet's name reads like one or stands on several pages."""
    dated: bool = False
    """Whether the day was printed with its year."""
    evidence: int = 0

    def __bool__(self) -> bool:
        return self.evidence > 0

    def joined(self, other: "Read") -> "Read | None":
        """Both together, the first page number kept; None where they contradict each other."""
        names = ("outlet", "day", "section", "edition")
        if any(
            getattr(self, n) and getattr(other, n) and getattr(self, n).lower() != getattr(other, n).lower()
            for n in names
        ):
            return None
        return Read(
            self.outlet or other.outlet,
            self.day or other.day,
            self.raw_day or other.raw_day,
            self.section or other.section,
            self.page or other.page,
            self.edition or other.edition,
            self.known or other.known,
            self.dated or other.dated,
            self.evidence + other.evidence,
        )


def names_in(text: str) -> Iterator[str]:
    """The parts of a line that may be names, lower case: one that stands on several pages is the outlet's."""
    for part in _parts(_without_days(text)):
        rest = next((f["rest"] for f in (_PAGE_LAST.fullmatch(part), _PAGE_FIRST.fullmatch(part)) if f), part)
        if _is_name(rest):
            yield rest.lower()


def read_words(text: str, repeated: frozenset[str], seen_at: int | None = None) -> Read | None:
    """Every word of the line in its field, None where one is left over; "|" stands for a wide gap.

    `repeated` are names (lower case) that stand on other pages too; `seen_at` tells the year of a day without one.
    """
    found = _day(text, seen_at)
    if found is None:
        return None
    left: list[str] = []
    for part in _parts(_without_days(text)):
        taken = _take(part, found, repeated)
        if taken is None:
            left.append(part)
        else:
            found = taken
    return _named(found, left, repeated)


def _day(text: str, seen_at: int | None) -> Read | None:
    """The one day of the line; None where there are two, or one that cannot be."""
    days = list(days_in(text))
    if not days:
        return Read()
    one = days[0]
    guessed = one.before(seen_at) if one.year is None and seen_at is not None else None
    day = one.iso or (guessed.isoformat() if guessed else "")
    if len(days) > 1 or not day:
        return None
    return Read(day=day, raw_day=text[one.start : one.end], dated=one.year is not None, evidence=1)


def _without_days(text: str) -> str:
    for one in days_in(text):
        text = text.replace(text[one.start : one.end], " | ")
    return text


def _parts(text: str) -> list[str]:
    return [part for one in _SEPARATOR.split(text) if (part := (one or "").strip(" ,;/—–-"))]


def _take(part: str, found: Read, repeated: frozenset[str]) -> Read | None:
    """The line's reading with this part in its field; None where it is a name or nothing known."""
    if not found.page and (hit := _PAGE.fullmatch(part)):
        return replace(found, page=hit["page"], evidence=found.evidence + 1)
    if not found.section and _is_section(part):
        return replace(found, section=part, evidence=found.evidence + 1)
    if not found.edition and _EDITION.fullmatch(part):
        return replace(found, edition=part)
    for hit in (_PAGE_LAST.fullmatch(part), _PAGE_FIRST.fullmatch(part)):
        if hit is None or found.page:
            continue
        paged = replace(found, page=hit["page"], evidence=found.evidence + 1)
        if taken := _take(hit["rest"], paged, repeated):
            return taken
        if not found.outlet and (named := _outlet(hit["rest"], paged, repeated)):
            return named
    return None


def _outlet(name: str, found: Read, repeated: frozenset[str]) -> Read | None:
    """A name that reads like an outlet's, or stands on several pages."""
    if not _is_name(name):
        return None
    if name.lower() in repeated:
        return replace(found, outlet=name, known=True, evidence=found.evidence + 1)
    if is_title(name):
        # With a day beside it a title counts; with a page number alone it may be a report's.
        return replace(found, outlet=name, known=True, evidence=found.evidence + bool(found.day))
    return None


def _named(found: Read, left: list[str], repeated: frozenset[str]) -> Read | None:
    """What is left over is the outlet's name, or that and an unknown section; else nothing is read."""
    unknown: list[str] = []
    for part in left:
        named = _outlet(part, found, repeated) if not found.outlet else None
        if named is None and not found.outlet and not found.section:
            named = _outlet_and_section(part, found, repeated)
        if named:
            found = named
        else:
            unknown.append(part)
    if not unknown:
        return found if found.evidence else None
    (name, *others) = unknown
    if others or not _is_name(name) or not found.day or not (found.page or found.section):
        return None
    if not found.outlet:
        return replace(found, outlet=name)
    return replace(found, section=name) if not found.section and len(name.split()) <= 3 else None


def _outlet_and_section(part: str, found: Read, repeated: frozenset[str]) -> Read | None:
    words = part.split()
    for cut in range(1, len(words)):
        for name, section in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            if _is_section(" ".join(section)) and (named := _outlet(" ".join(name), found, repeated)):
                return replace(named, section=" ".join(section), evidence=named.evidence + 1)
    return None


def _is_section(text: str) -> bool:
    words = [w for w in re.split(r"[\s/]+|(?<=\w)&(?=\w)", text.lower()) if w not in _JOINING]
    return 1 <= len(words) <= 3 and all(word.strip(",:") in SECTION_WORDS for word in words)


def _is_name(text: str) -> bool:
    """Whether it is written as a name: a few words, capitals on the first and every long one, no numbers and no marks."""
    words = text.split()
    if not 1 <= len(words) <= 6 or len(text) > 50 or re.search(r"[\d@©:;!?“”\"()]|https?|www\.|[a-z]{3}\.$", text):
        return False
    if {w.lower().strip(".,") for w in words} & NO_OUTLETS or is_city(text) or re.search(r"\b[A-Z]\.|\bet al\b", text):
        return False
    return sum(c.isalpha() for c in text) >= 3 and all(
        not w[0].islower() or (at and len(w) <= 3) for at, w in enumerate(words)
    )
