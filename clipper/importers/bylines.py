"""Who wrote it: bylines, credit lines and the names in them."""

import re
from unicodedata import combining, normalize

from clipper.importers.copy_words import GIVEN_NAMES, TITLE_WORDS
from clipper.importers.places import AGENCIES, agency, is_city

_WROTE = (
    r"(?:(?:written|reported|report|reporting|story|words|text|posted|submitted|compiled)\s+(?:and\s+\w+\s+)?by"
    r"|(?:geschrieben|verfasst|text|foto und text)\s+von|écrit\s+par|propos\s+recueillis\s+par|escrito\s+por|(?:(?:eine?|une?|an?)\s+)?(?:analyse|analysis|análisis|análise|analisi|reportage|reportaje|report|kommentar|commentary|comment|bericht|porträt|essay|glosse|feature)\s+(?:by|von|de|par|por|di)|a\s+cura\s+di|texto\s+de)"
)
_OWN = (
    r"(?:from\s+our\s+(?:own\s+)?correspondent|de\s+notre\s+(?:correspondante?|envoyée?\s+spéciale?)|dal(?:l[ao])?\s+(?:nostr[oa]\s+)?(?:inviat[oa]|corrispondente)"
    r"|door\s+onze\s+(?:\w+\s)?(?:redacteur|verslaggever|correspondent)|från\s+vår\s+korrespondent|von\s+unsere[mr]\s+(?:\w+-?)?(?:korrespondent(?:en|in)|redakteur(?:in)?|mitarbeiter(?:in)?)|de\s+nuestr[oa]\s+(?:corresponsal|enviad[oa]\s+especial))"
)
_BY = re.compile(
    rf"^\(?(?:{_OWN}|{_WROTE}|by|from|von|par|por|di|de|da|door|av|af|od|przez|автор|text|texte|texto|testo|(?:autore?n?|autorin|autorka|pewarta|reporter|muhabir|haber|wartawan|laporan|interview|entretien|entrevista|intervista)(?=\s*:))\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_BY_STRICT = re.compile(
    rf"^\(?(?:{_OWN}|{_WROTE}|by|von|par|por|(?:text|texte|texto|testo|автор|byline|author|autore?n?|autorin|autorka|pewarta|reporter|muhabir|haber|wartawan|laporan|interview|entretien|entrevista|intervista|av|af|door|di|de)\s*:)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_BY_NAME = re.compile(
    r"^(?:di|door|av|af|from|przez|from|by)\s+(?P<name>(?-i:[A-ZÀ-Þ])[\w'’.-]+(?:\s+(?:(?:de|van|der|di|da|della|von|bin|al)\s+)?(?-i:[A-ZÀ-Þ])[\w'’.-]*){1,3})"
    r"(?:,\s*[^\W\d_][\w'’ -]{2,30})?$",
    re.IGNORECASE,
)
"""Words that begin sentences as well: a byline only where a name, and nothing else but a place, follows."""
_DESKS = re.compile(
    r"\b(?:(?:news|monitoring|web|city|foreign|sports?|business|national|world|digital|metro|online)\s+desk"
    r"|(?:our|staff|special|own|city)\s+(?:\w+\s+)?(?:correspondents?|reporters?|writers?)"
    r"|(?:the\s+)?(?:[A-Z]\w+\s+){1,3}(?:bureau|news\s+service|web\s+desk|news\s+desk|online\s+desk|newsroom|correspondents?|reporters?)(?=$|[\s,]*\()"
    r"|staff\s+report|agenc(?:y|ies)|bureau(?:\s+report)?|newsroom|editorial\s+board|(?:from\s+)?our\s+bureau|wire\s+reports?|staff\s+and\s+agenc(?:y|ies)"
    r"|(?-i:[A-Z]{2,6})\s+desk(?=$)|the\s+newspaper['’]s\s+(?:staff\s+|own\s+)?(?:reporter|correspondent)|(?:[A-Z][\w/]*['’]s\s+)?[A-Z]\w+\s+(?:language\s+)?service(?=$)|haber\s+merkezi|(?:dış\s+)?haberler\s+servisi|redaktion|(?:la\s+)?rédaction|redacción|redazione|agencias|agences|agenzie|redação|agências|редакция)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:(?:[A-Z]\w+\s+)?(?:staff|special|chief|senior|foreign|political|sports?|business|news)?\s*"
    r"(?:writer|reporter|correspondents?|editor|columnist|korrespondent(?:in)?|redakteur(?:in)?|corresponsal|inviat[oa]|envoyée? spéciale?))\b.*$",
    re.IGNORECASE,
)
_ROLE_LINE = re.compile(
    r"^(?:the\s+)?(?:[\w&.'’/-]+\s+){0,5}(?:writer|reporter|correspondent|editor|columnist|bureau chief|photographer|contributor|korrespondent(?:in)?|redakteur(?:in)?|correspondante?|corresponsal|corrispondente|inviat[oa]|repórter|muhabiri?|корреспондент|обозреватель|журналист|редактор)s?(?:,?\s+(?:in|at|for|of|on|en|à|a)?\s*[A-ZÀ-Þ][\w .'’-]{1,40})?$",
    re.IGNORECASE,
)
_ARABIC = re.compile(r"^(?:من|كتبت?|بقلم|تقرير)\s?[-–:]?\s+(?=[\u0600-\u06ff]+(?:\s[\u0600-\u06ff]+){1,3}$)")
_CHINESE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,6}(?:社|报|報|网|網))?(?:本报|本報)?(?:记者|記者)[\s:：]*(?P<names>[\u4e00-\u9fff]{2,4}(?:[、\s][\u4e00-\u9fff]{2,4}){0,4}?)(?:\s?[\u4e00-\u9fff]{0,4}(?:报道|報道))?$"
)
_SLASHED = re.compile(r"^(?P<name>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]*){1,3})\s?/\s?(?P<agency>[A-ZÀ-Þa-z-]{2,8})$")
"""A name and the agency it writes for: "Maria Ek/TT"."""
_ROLES = r"(?:[A-Z]\w+ )?(?:[Ss]taff |[Ss]enior |[Cc]hief |[Nn]ews )?(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Cc]olumnist)"
_EMAIL = re.compile(r"[\s,;|(<]*[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>]?")
_BEHIND = re.compile(
    r"\s+(?:[|•·–—-]|\bon\b)\s*(?=.*\d).*$|\s*[|•·]\s.*$|\s+\bfor\s+(?:the\s+)?[A-Z].*$|\s*,?\s*\(?(?:with|avec|mit|con|com)\s+(?:the\s+)?(?:agenc\w+|agenturen?|agencias|agenzie|[A-Z]{2,6}|Reuters|dpa)\b.*$"
)
"""What stands behind the names: a day, an outlet, the agencies whose copy was used."""
_SPLIT = re.compile(
    r"\s*(?:,|;|、|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bi\b|\s/\s|(?<=[a-zà-ÿ.])\s+with\s+(?=[A-Z])|\b(?:pictures|photos?|photography|additional reporting)\s+by\b)\s*",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\s+(?:in|at|aus|à|en|a|from)\s+[A-ZÀ-Þ][\w .'’-]*$|\s*\((?:in|at|à|en|aus)?\s*[A-ZÀ-Þ][\w .'’-]*\)?$"
)
_NUMERAL = re.compile(r"(?:I{2,3}|IV|VI{0,3}|[AEO]J),?")
"""The third of his name, and initials written together (AJ)."""
_OF_AGENCY = re.compile(r"(?:d[aeo]|of|der|von|the)\s(?:ag[êe]nc[ei]a|agenzia|agence|agentur|agency)\b", re.IGNORECASE)
_DASH_BEHIND = re.compile(r"(?<=\w)\s[–—-]\s.*$")
_IN_FIRST = re.compile(r"^(?:in|à|aus|en|a|at)\s+[A-ZÀ-Þ][\w'’-]+\s*,\s*")
"""The place before the name: "à Marseille, Hélène Vasseur"."""
_JUNIOR = re.compile(r"(\s(?:Jr|Sr))$")
_OUTLETS = TITLE_WORDS - {
    "today",
    "online",
    "post",
    "mail",
    "star",
    "sun",
    "record",
    "echo",
    "voice",
    "die",
    "der",
    "el",
    "la",
    "le",
}
_ARTICLES = frozenset("the le la les el il die der das o a".split())
_SMALL = {"and", "of", "the", "for", "de", "la", "le", "von", "van", "der", "di", "und", "et", "y", "in"}


def is_byline(line: str) -> bool:
    """Whether a line of the head or foot is a byline: "By NAME", with at most twelve words and no full stop."""
    if len(line) > 200:
        return False
    text = _EMAIL.sub("", line.strip().strip("*_ ")) or line
    if _ARABIC.match(text) or _CHINESE.match(text) or _malay(text) or _from_place(text):
        return True
    if (
        (found := re.match(r"(?P<name>.{5,40}?)\s?/\s?(?P<role>[A-ZÀ-Þ]\w+)$", text))
        and _ROLE_LINE.match(found["role"])
        and is_name(found["name"])
    ):
        return True
    if (found := _SLASHED.match(text)) and agency(found["agency"]) and not agency(found["name"]):
        return True
    text = re.sub(r",?\s+(?:pictures|photos?|photography)\s+by\s+(?=[A-Z])", " and ", text)
    if _BY_NAME.match(text.strip("()")) and not _BY_STRICT.match(text):
        return len(text) <= 60
    if not _BY_STRICT.match(text) or len(text) > 120 or len(text.split()) > 16:
        return False
    rest = _IN_FIRST.sub("", _BEHIND.sub("", _BY_STRICT.sub("", text)).rstrip(" ="))
    if re.search(r"[!?;:“”\"]|[a-z]{3}\.$", rest) or re.search(r"\d", rest.split(",")[0]) or re.search(r"\d\d", rest):
        return False
    words = [w for w in re.split(r"[ ,]+", rest) if w]
    small = sum(1 for w in words if w[0].islower() and w.lower() not in _SMALL and w not in AGENCIES)
    return (
        bool(words)
        and (words[0][0].isupper() or bool(_DESKS.search(rest)))
        and small <= (2 if _DESKS.search(rest) else 1)
    )


def is_role(line: str) -> bool:
    """Whether a line below a byline says no more than what its writer is ("Staff Writer") or where mail reaches them."""
    text = line.strip(" =*_()")
    return len(line) <= 120 and bool(_EMAIL.fullmatch(text) or (_ROLE_LINE.match(text) and len(text.split()) <= 8))


def is_name(line: str) -> bool:
    """Whether a line is one or several persons' names, with place or role behind them or nothing: the first word is a given name."""
    text = re.sub(r"\s[|•]\s([A-ZÀ-Þ][\w .'’-]{2,25})$", r", \1", line.strip(" *_"))
    if len(line) > 120 or not text or _folded(text.split(maxsplit=1)[0].rstrip(",")) not in _GIVEN:
        return False
    if re.search(r"[\d:;!?“”\"/@]", text) or len(text) > 80 or agency(text) or _DESKS.search(text):
        return False
    found = re.match(
        r"^(?P<names>.{5,60}?)(?P<behind>(?:,\s|\s?\(|\s(?=(?:in|à|en|aus)\s))(?:(?:in|à|en|aus)\s)?(?P<place>[^,()]{2,40})\)?)?$",
        re.sub(r",\s(?:d[aeo]|of|der|von)\s(?:ag[êe]nc[ei]a|agenzia|agence|agentur)\s.*$", "", text),
    )
    names, place = (found["names"], found["place"] or "") if found else (text, "")
    names = re.sub(rf"\s+{_ROLES}$", "", names) if not place else names
    parts = [one for one in re.split(r"\s*(?:,|&|\band\b|\bund\b|\bet\b|\by\b)\s*", names) if one]
    if not parts or not all(_is_person(one) for one in parts) or _folded(parts[0].split()[0]) not in _GIVEN:
        return False
    return (
        not place
        or is_city(place)
        or is_title(place)
        or bool(_ROLE_LINE.match(place))
        or bool(re.search(r"\s(?:in|à|en|aus)\s", text))
        or _is_person(place)
    )


def _folded(word: str) -> str:
    """A word without capitals and accents."""
    return "".join(c for c in normalize("NFD", word.lower().strip(".")) if not combining(c))


_GIVEN = frozenset(_folded(one) for one in GIVEN_NAMES)


def is_given_name(word: str) -> bool:
    """Whether a word is a given name, or a title that stands before names."""
    return _folded(word) in _GIVEN


def _is_person(name: str) -> bool:
    """Whether it is written as a person's name: two to four words with capitals."""
    words = name.split()
    small = {"de", "la", "van", "von", "der", "den", "al", "el", "bin", "di", "da", "du", "le", "y"}
    if not 2 <= len(words) <= 4 or is_title(name) or words[-1].endswith((".", "’s", "'s")):
        return False
    return all(w[:1].isupper() or w.lower() in small for w in words)


def is_desk(line: str) -> bool:
    """Whether a line names a desk or an unnamed reporter and nothing else."""
    text = line.strip(" .()-–—")
    if len(text.split(maxsplit=5)) > 5:
        return False
    named = sum(len(found.group()) for found in _DESKS.finditer(text))
    return bool(named) and named >= len(text) * 0.5


def is_shouted(line: str) -> bool:
    """Whether a line is one to five words in capitals, without digits and sentence marks."""
    text = line.strip()
    if len(text) > 50 or not 1 <= len(text.split()) <= 5:
        return False
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 2:
        return False
    return all(c.isupper() for c in letters) and not re.search(r"[\d!?:;,“”\"<>=+*/]", text)


def is_title(line: str) -> bool:
    """Whether a line reads like the name of an outlet or agency."""
    return bool(agency(line)) or bool({w.lower().strip(".,") for w in line.split()} & TITLE_WORDS)


def authors_of(byline: str) -> tuple[str, ...]:
    """The full names in a byline; none for desks and unnamed reporters."""
    text = byline[:1000].strip(" ()=*_")
    if chinese := _CHINESE.match(text):
        text = re.sub(r"\s+", "、", chinese["names"])
    text = _from_place(text) or text
    text = text[5:] if _malay(text) else _SLASHED.sub(r"\g<name>", _ARABIC.sub("", text))
    text = _BEHIND.sub("", _EMAIL.sub("", _BY.sub("", text))).strip(" =.*_")
    text = _DASH_BEHIND.sub("", text)
    text = _IN_FIRST.sub("", text)
    found: list[str] = []
    for part in _SPLIT.split(text):
        name = _JUNIOR.sub(r"\1.", _WITH.sub("", part).strip(" .="))
        name = re.sub(r"^(?:[A-Z]\w+ )?(?:staff |news )?(?:writers?|reporters?|correspondents?)\s+(?=[A-Z])", "", name)
        if (
            not name
            or agency(name)
            or (name.islower() and len(name) <= 5)
            or _DESKS.search(name)
            or _ROLE.fullmatch(name)
        ):
            if found and agency(name):
                break
            continue
        name = person_case(_without_role(_without_agency(name)))
        words = name.split()
        if found and part.isupper() and is_title(part):
            break
        if found and re.match(r"(?:DE|EM|DA|DO|FROM|IN|DESDE|AUS|à|in|en|aus|em)\s[A-ZÀ-Þ]", part):
            continue
        if len(words) > 1 and ((words[0].lower() in _ARTICLES and is_title(name)) or _OF_AGENCY.match(name)):
            continue
        if re.search(r"[\d@]", name) or not words[0][0].isalpha() or len(words) > 5:
            continue
        if (
            found
            and len(words) > 1
            and (
                {w.lower() for w in words} & {"the", "times", "post", "news", "tribune", "press"}
                or words[-1].lower() in _OUTLETS
            )
        ):
            break
        if found and len(words) == 1 and "," in text and not re.search(rf"\band\s+{re.escape(part)}", text):
            break
        found.append(name)
    return tuple(dict.fromkeys(found))


def _from_place(text: str) -> str:
    """The names in "Aus Berlin Maria Osterkamp", as one German paper sets them; "" where it is none."""
    found = re.fullmatch(r"(?:Aus|AUS)\s(?P<place>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)??)\s(?P<names>.{5,50})", text)
    return found["names"] if found and is_city(found["place"]) and is_name(found["names"].title()) else ""


def _malay(text: str) -> bool:
    """Whether it is "Oleh NAME", which begins with the Malay word for "by" and not with a Ukrainian name."""
    words = text.split(maxsplit=2)
    return len(words) > 1 and words[0].lower() == "oleh" and len(text) <= 60 and is_given_name(words[1])


def _without_agency(name: str) -> str:
    """A name without the agency that stands behind it with no comma between them."""
    words = name.split()
    for count in (3, 2):
        if len(words) > count + 1 and agency(" ".join(words[-count:])):
            return " ".join(words[:-count])
    return name


def _without_role(name: str) -> str:
    """A name without what its bearer is; at least two words are left where there were more."""
    cut = _ROLE.sub("", name).strip()
    if len(cut.split()) < 2 < len(name.split()):
        cut = re.sub(
            r"\s+(?:(?:staff|senior|chief|news)\s+)?(?:writer|reporter|correspondent|editor|columnist)s?\b.*$",
            "",
            name,
            flags=re.IGNORECASE,
        )
    return cut or name


def credit_in(byline: str) -> str:
    """The agency named after the comma of a byline ("By Janie Gabbett, Reuters"), "" if there is none."""
    last = re.split(r"[,/]", byline.strip(" ()="))[-1]
    if not re.search(r"[,/]", byline):
        return agency(_BY.sub("", byline.strip(" ()=*_")))
    first, _space, role = last.strip().partition(" ")
    return agency(last) or (agency(first) if role and first.isupper() and is_role(role) else "")


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
    lowered = re.sub(r"(^|[-'’.])(\w)", lambda m: m[1] + m[2].upper(), word.replace("İ", "i").lower())
    if re.search(r"['’]S$", lowered):
        lowered = lowered[:-1] + "s"
    return re.sub(r"^Mc(\w)", lambda m: "Mc" + m[1].upper(), lowered)
