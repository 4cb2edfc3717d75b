"""Who wrote it: bylines, credit lines and the names in them."""

import re

from clipper.importers.copy_words import TITLE_WORDS
from clipper.importers.places import AGENCIES, agency

_BY = re.compile(r"^\(?(?:by|von|par|por|di|de|da|door|av|af|od)\s*:?\s+(?=\S)", re.IGNORECASE)
_BY_STRICT = re.compile(r"^\(?(?:by|von|par|por)\s*:?\s+(?=\S)", re.IGNORECASE)
_DESKS = re.compile(
    r"\b(?:(?:news|monitoring|web|city|foreign|sports?|business|national|world|digital|metro)\s+desk"
    r"|(?:our|staff|special|own|city)\s+(?:\w+\s+)?(?:correspondents?|reporters?|writers?)"
    r"|staff\s+report|agenc(?:y|ies)|bureau(?:\s+report)?|newsroom|editorial\s+board|(?:from\s+)?our\s+bureau"
    r"|redaktion|la\s+rédaction|redacción|redazione)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:(?:[A-Z]\w+\s+)?(?:staff|special|chief|senior|foreign|political|sports?|business)?\s*"
    r"(?:writer|reporter|correspondents?|editor|columnist))\b.*$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\s/\s)\s*", re.IGNORECASE)
_WITH = re.compile(r"\s+(?:in|at|aus|à|en)\s+[A-ZÀ-Þ][\w .'’-]*$")
_NUMERAL = re.compile(r"(?:I{2,3}|IV|VI{0,3}|[AEO]J),?")
"""The third of his name, and initials written together (AJ)."""
_SMALL = {"and", "of", "the", "for", "de", "la", "le", "von", "van", "der", "di", "und", "et", "y", "in"}


def is_byline(line: str) -> bool:
    """Whether a line of the head or foot is a byline: "By NAME", with at most twelve words and no full stop."""
    text = line.strip()
    if not _BY_STRICT.match(text) or len(text) > 120 or len(text.split()) > 14:
        return False
    rest = _BY_STRICT.sub("", text).rstrip(" =")
    if re.search(r"[!?;:“”\"]|[a-z]{3}\.$", rest) or re.search(r"\d", rest):
        return False
    words = [w for w in re.split(r"[ ,]+", rest) if w]
    small = sum(1 for w in words if w[0].islower() and w.lower() not in _SMALL and w not in AGENCIES)
    return (
        bool(words)
        and (words[0][0].isupper() or bool(_DESKS.search(rest)))
        and small <= (2 if _DESKS.search(rest) else 1)
    )


def is_desk(line: str) -> bool:
    """Whether a line names a desk or an unnamed reporter and nothing else."""
    text = line.strip(" .()-–—")
    found = _DESKS.search(text)
    return bool(found) and len(text.split()) <= 5 and len(found.group()) >= len(text) * 0.5


def is_shouted(line: str) -> bool:
    """Whether a line is one to five words in capitals, without digits and sentence marks."""
    text = line.strip()
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 2 or len(text) > 50 or not 1 <= len(text.split()) <= 5:
        return False
    return all(c.isupper() for c in letters) and not re.search(r"[\d!?:;,“”\"<>=+*/]", text)


def is_title(line: str) -> bool:
    """Whether a line reads like the name of an outlet or agency."""
    return bool(agency(line)) or bool({w.lower().strip(".,") for w in line.split()} & TITLE_WORDS)


def authors_of(byline: str) -> tuple[str, ...]:
    """The full names in a byline; none for desks and unnamed reporters."""
    text = _BY.sub("", byline.strip(" ()=")).strip(" =.")
    found: list[str] = []
    for part in _SPLIT.split(text):
        name = _WITH.sub("", part).strip(" .=")
        if not name or agency(name) or _DESKS.search(name) or _ROLE.fullmatch(name):
            if found and agency(name):
                break
            continue
        name = person_case(_ROLE.sub("", name).strip() or name)
        words = name.split()
        if re.search(r"[\d@]", name) or not words[0][0].isalpha() or len(words) > 5:
            continue
        if (
            found
            and len(words) > 1
            and {w.lower() for w in words} & {"the", "times", "post", "news", "tribune", "press"}
        ):
            break
        if found and len(words) == 1 and "," in text and not re.search(rf"\band\s+{re.escape(part)}", text):
            break
        found.append(name)
    return tuple(dict.fromkeys(found))


def credit_in(byline: str) -> str:
    """The agency named after the comma of a byline ("By Janie Gabbett, Reuters"), "" if there is none."""
    last = re.split(r"[,/]", byline.strip(" ()="))[-1]
    return agency(last) if re.search(r"[,/]", byline) else ""


def name_case(name: str) -> str:
    """A name or title in capitals as one writes it; agencies and mixed case stay as they are."""
    letters = [c for c in name if c.isalpha()]
    if not letters or not all(c.isupper() for c in letters):
        return name
    if agency(name):
        return agency(name)
    return " ".join(_word_case(word, at) for at, word in enumerate(name.split()))


def person_case(name: str) -> str:
    """A person's name in ordinary capitals: JANE OKORO, and Hélène VASSEUR with the family name set off, alike."""
    words = name.split()
    if all(_in_capitals(word) for word in words):
        return name_case(name)
    if not any(_in_capitals(word) and len(word.strip(".,")) > 2 for word in words):
        last = words[-1] if len(words) > 1 and _in_capitals(words[-1]) and not agency(words[-1]) else ""
        return f"{' '.join(words[:-1])} {_word_case(last, 1)}" if len(last) == 2 else name
    return " ".join(_word_case(w, at) if _in_capitals(w) and len(w) > 1 else w for at, w in enumerate(words))


def _in_capitals(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return bool(letters) and all(c.isupper() for c in letters)


def _word_case(word: str, at: int) -> str:
    if at and word.strip(",.") in {"JR", "SR"}:
        return word.capitalize()
    if _NUMERAL.fullmatch(word):
        return word
    if at and word.lower() in _SMALL:
        return word.lower()
    if len(word.strip(".")) <= 3 and not re.search(r"[AEIOUYÀ-Ü]", word.strip(".")) and "." not in word:
        return word
    lowered = re.sub(r"(^|[-'’.])(\w)", lambda m: m[1] + m[2].upper(), word.lower())
    if re.search(r"['’]S$", lowered):
        lowered = lowered[:-1] + "s"
    return re.sub(r"^Mc(\w)", lambda m: "Mc" + m[1].upper(), lowered)
