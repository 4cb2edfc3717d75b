"""Names in a sentence: runs of capitalised words, parted into title and name, and the titles before and after them."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from clipper.annotate.quote_tokens import Token
from clipper.annotate.quote_words import Words, split

SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_DEGREES = frozenset(("md", "phd", "ph.d", "ph.d.", "msc", "mba", "obe", "mbe", "kc", "qc", "mp", "rn", "do", "jd"))
_ENDINGS = frozenset(("inc.", "ltd.", "co.", "corp.", "bros.", "jr.", "sr."))
SURNAMES = split(
    "king cook baker prince judge bishop coach star pope major driver farmer fisher priest page maire miller hunter "
    "chef chief head speaker carpenter mason taylor law bush white house force church rice green case bank post "
    "paper"
)
"""Words for people and bodies that are surnames just as well, where they end a name."""


_PLACES = frozenset(
    [
        "united states",
        "united kingdom",
        "united nations",
        "european union",
        "new york",
        "new zealand",
        "new delhi",
        "new jersey",
        "new mexico",
        "new orleans",
        "los angeles",
        "san francisco",
        "san diego",
        "san antonio",
        "las vegas",
        "washington dc",
        "south korea",
        "north korea",
        "south africa",
        "hong kong",
        "saudi arabia",
        "sri lanka",
        "costa rica",
        "puerto rico",
        "el salvador",
        "burkina faso",
        "sierra leone",
        "ivory coast",
        "white house",
        "wall street",
        "downing street",
        "middle east",
        "west bank",
        "gaza strip",
        "red sea",
        "black sea",
        "south china",
        "north carolina",
        "south carolina",
        "north dakota",
        "south dakota",
        "west virginia",
        "rhode island",
        "new hampshire",
        "great britain",
        "northern ireland",
        "south sudan",
        "tel aviv",
        "abu dhabi",
        "buenos aires",
        "rio de",
        "são paulo",
        "kuala lumpur",
        "addis ababa",
        "cape town",
        "estados unidos",
        "reino unido",
        "nueva york",
        "états unis",
    ]
)
"""Places of two words, which look like people's names."""


class Name(Struct, frozen=True):
    """A run of capitalised words, parted into title and name."""

    words: tuple[str, ...]
    title: str
    person: bool
    """Whether it has the shape of a person's full name, or a courtesy title before it."""
    start: int
    """The first token, its title included."""
    end: int
    """Behind the last token."""

    @property
    def text(self) -> str:
        """The name as a text."""
        return " ".join(self.words)


@lru_cache(maxsize=20_000)
def is_role(word: str, words: Words) -> bool:
    """Whether a lower-case word names people by office or trade."""
    for last in (word.rsplit("-", 1)[-1], word):
        for form in (last, *_singulars(last)):
            if form in words.roles or (len(form) > 5 and form.endswith(words.role_ends)):
                return True
    return False


def _singulars(word: str) -> tuple[str, ...]:
    """What a plural may be the plural of."""
    if word.endswith("ies"):
        return (word[:-3] + "y", word[:-1])
    if word.endswith("men"):
        return (word[:-2] + "an",)
    if word.endswith("s") and not word.endswith("ss"):
        return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
    return ()


def is_small(token: Token, words: Words) -> bool:
    """Whether a word is one of those that belong to no name, wherever they stand."""
    return token.lower in words.small


def run_end(tokens: Sequence[Token], at: int, end: int, words: Words) -> int:
    """Behind the last word of the run of capitalised words that begins at `at`."""
    here = at + 1
    while here < end:
        token = tokens[here]
        if (
            token.capital
            and token.lower not in words.days
            and not (is_small(token, words) and token.lower not in words.particles)
        ):
            here += 1
        elif (
            (
                token.lower in words.particles
                and here + 1 < end
                and tokens[here + 1].capital
                and not is_small(tokens[here + 1], words)
            )
            or (token.text == "&" and here + 1 < end and tokens[here + 1].capital)
            or _joins(tokens, at, here, end, words)
        ):
            here += 2
        else:
            break
    return here


def run_start(tokens: Sequence[Token], last: int, begin: int, words: Words) -> int:
    """The first word of the run of capitalised words that ends with the token `last`."""
    here = last
    while here > begin:
        token = tokens[here - 1]
        if (
            token.capital
            and token.lower not in words.days
            and (not is_small(token, words) or token.lower in words.particles)
        ):
            here -= 1
        elif here - 2 >= begin and tokens[here - 2].capital and not is_small(tokens[here - 2], words) and (
            token.lower in words.particles or token.text == "&" or _joins(tokens, begin, here - 1, last + 1, words)
        ):  # fmt: skip
            here -= 2
        else:
            break
    while here < last and tokens[here].lower in words.particles and here == begin:
        here += 1
    return here


def _joins(tokens: Sequence[Token], begin: int, at: int, end: int, words: Words) -> bool:
    """Whether "of" (or its like) joins two parts of an organisation's name."""
    return (
        tokens[at].lower in ("of", "for", "and", "de", "du", "des", "für", "del", "of")
        and at + 1 < end
        and tokens[at + 1].capital
        and not is_small(tokens[at + 1], words)
        and at > begin
        and any(t.lower in words.bodies for t in tokens[max(begin, at - 3) : at] if t.capital)
    )


def parted(tokens: Sequence[Token], start: int, end: int, words: Words) -> Name:
    """A run of capitalised words as title and name."""
    first, polite = start, False
    for at in range(start, end):
        word = tokens[at].lower
        if word in words.honorifics:
            first, polite = at + 1, True
        elif is_role(word, words) and at + 1 < end and not (word in SURNAMES and at > start and at + 2 > end):
            first = at + 1
    title = _written(tokens, start, first) if first > start else ""
    if (
        start < first < end
        and not tokens[first].capital
        and tokens[first].lower in words.particles
        and is_role(tokens[first - 1].lower, words)
    ):
        # an office with what it is the office of ("Sprecherin der Polizei")
        return Name((), _written(tokens, start, end), False, start, end)
    name = tuple(t.text for t in tokens[first:end])
    while len(name) > 1 and name[-1].lower().rstrip(".") in _DEGREES:
        name = name[:-1]
    lower = [part.lower() for part in name]
    body = any(part in words.bodies and part not in SURNAMES for part in lower) or (
        lower and lower[-1] in words.bodies and len(lower) != 2
    )
    alone = (
        bool(lower)
        and is_role(lower[-1], words)
        and lower[-1] not in SURNAMES
        and (words.code == "en" or len(lower) == 1)
    )
    shaped = 2 <= len(name) <= 6 and not any(any(c.isdigit() or c == "/" for c in part) for part in name)
    body = body or " ".join(lower[:2]) in _PLACES
    acronym = any(len(part) > 3 and part.isupper() for part in name) or "&" in name
    return Name(
        name, _plain_title(title, words), (polite or (shaped and not acronym)) and not body and not alone, start, end
    )


def _written(tokens: Sequence[Token], start: int, end: int) -> str:
    """Tokens joined as they were written, near enough."""
    found = ""
    for token in tokens[start:end]:
        glue = (
            token.lower in ("'s", ",", ")", ".")
            or found.endswith(("(", "’", "'"))
            or not found
            or token.text.startswith("-")
        )
        found += token.text if glue else f" {token.text}"
    return found


written = _written


def _plain_title(title: str, words: Words) -> str:
    """A title without a mere courtesy."""
    return (
        " ".join(
            part
            for part in title.split()
            if part.lower() not in words.honorifics or part.lower().rstrip(".") in {"dr", "prof"}
        )
        if title
        else ""
    )


def title_before(tokens: Sequence[Token], at: int, words: Words) -> str:
    """The title in small letters before a name ("deputy prime minister"); empty where there is none."""
    begin = at
    if begin and tokens[begin - 1].text == "," and begin > 1:
        return ""
    while begin and at - begin < 10:
        token = tokens[begin - 1]
        if (
            not token.is_word
            or (token.lower in words.determiners and token.lower not in ("another",))
            or token.lower in words.links
        ):
            break
        if (
            token.lower in words.says
            or token.lower in words.saying
            or (token.lower in words.auxiliaries and token.lower != "'s")
        ):
            break
        if token.lower in words.prepositions and not (token.lower in ("of", "for", "de", "du", "des") and begin < at):
            break
        begin -= 1
    if begin == at or not is_role(tokens[at - 1].lower, words):
        return ""
    while begin < at and (
        tokens[begin].lower in words.prepositions or tokens[begin].lower in ("'s", "not", "including")
    ):
        begin += 1
    return _written(tokens, begin, at)


def title_after(tokens: Sequence[Token], at: int, words: Words) -> str:
    """The title in apposition after a name (", a science advisor at …,"); empty where there is none."""
    end = len(tokens)
    while (
        at + 1 < end
        and tokens[at].text in (",", "(")
        and tokens[at + 1].lower.rstrip(".") in _DEGREES | {t.rstrip(".") for t in SUFFIXES}
    ):
        at += 2
    if at + 2 < end and tokens[at].text == "," and tokens[at + 1].text.isdigit() and tokens[at + 2].text == ",":
        at += 2
    if at + 2 >= end or tokens[at].text != ",":
        return ""
    begin = at = at + 1
    if tokens[at].lower in words.determiners:
        begin = at = at + 1
    while at < end and (tokens[at].is_word or tokens[at].text in "/&-") and at - begin < 14:
        if tokens[at].lower in words.says or tokens[at].lower in words.who or tokens[at].lower in words.saying:
            break
        at += 1
    early = list(tokens[begin : min(at, begin + 7)])
    first = tokens[begin].lower
    if (
        not any(is_role(t.lower, words) for t in early)
        or first in words.prepositions | words.auxiliaries
        or first.endswith("ed")
    ):
        return ""
    if (
        at < end
        and tokens[at].text not in (",", ".", ";", ")", "—", "–")
        and tokens[at].lower not in words.says | words.who | words.saying
    ):
        return ""
    title = _written(tokens, begin, at)
    ends = at >= len(tokens) and title.endswith(".") and title.rsplit(" ", 1)[-1].lower() not in _ENDINGS
    return title.removesuffix(".") if ends else title
