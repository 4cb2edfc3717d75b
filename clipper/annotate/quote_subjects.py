"""Subjects: the noun phrase before or behind a verb, as somebody who may speak."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from clipper.annotate.quote_names import (
    Name,
    is_role,
    is_small,
    parted,
    run_end,
    run_start,
    title_after,
    title_before,
    written,
)
from clipper.annotate.quote_tokens import Token
from clipper.annotate.quote_words import Words

_LONGEST = 9
"""Words of a noun phrase without a name."""


class Kind(Enum):
    """What a noun phrase is."""

    NAME = auto()
    PHRASE = auto()
    HE = auto()
    IT = auto()
    THEY = auto()
    SILENT = auto()


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase by its tokens: a name, words for somebody, or a pronoun."""

    kind: Kind
    start: int
    end: int
    name: Name | None = None
    text: str = ""
    head: str = ""
    """The noun of a phrase, lower case."""
    definite: bool = False
    rest: frozenset[str] = frozenset()
    """The phrase's other words, lower case."""
    owner: Name | None = None
    """Whose it is ("Giardello’s email")."""


def pronoun(token: Token, words: Words) -> Kind | None:
    """The kind of a pronoun; None where the word is none."""
    word = token.lower
    if word in words.inverted:
        return Kind.HE if word.endswith(("il", "elle")) else Kind.THEY
    if word in words.he:
        return Kind.HE
    if word in words.they:
        return Kind.THEY
    return Kind.IT if word in words.it else None


def before(tokens: Sequence[Token], end: int, begin: int, words: Words, depth: int = 0) -> Subject | None:
    """The noun phrase that ends right before the token `end`."""
    last = end - 1
    if last < begin or depth > 3:
        return None
    if tokens[last].text == ")":
        opening = next((at for at in range(last, max(begin, last - 6) - 1, -1) if tokens[at].text == "("), -1)
        return before(tokens, opening, begin, words, depth + 1) if opening > begin else None
    token = tokens[last]
    if not token.is_word:
        return None
    if (kind := pronoun(token, words)) is not None:
        if last > begin and tokens[last - 1].lower in words.prepositions:
            return _behind(tokens, last - 1, begin, end, words, depth)
        return Subject(kind, last, end)
    if token.lower in words.days:
        return before(tokens, last - (tokens[last - 1].lower in words.prepositions), begin, words, depth + 1)
    if token.lower == "'s" and last > begin and tokens[last - 1].capital:
        first = run_start(tokens, last - 1, begin, words)
        name = parted(tokens, first, last, words)
        return (
            Subject(
                Kind.NAME,
                first,
                end,
                replace(name, words=(*name.words[:-1], name.words[-1] + token.text), person=False),
            )
            if name.words
            else None
        )
    if is_small(token, words) or token.lower == "'s":
        return None
    if token.capital and not (words.nouns_capital and is_role(token.lower, words)):
        first = run_start(tokens, last, begin, words)
        name = parted(tokens, first, end, words)
        if first > begin and tokens[first - 1].lower in words.several:
            return _phrase(tokens, first, end, begin, words)
        if first > begin and tokens[first - 1].lower in words.prepositions:
            chained = _behind(tokens, first - 1, begin, end, words, depth)
            return chained if chained is not None else None
        return named(tokens, name, begin, words)
    return _phrase_before(tokens, end, begin, words, depth)


def _behind(tokens: Sequence[Token], at: int, begin: int, end: int, words: Words, depth: int) -> Subject | None:
    """The noun phrase before a preposition, with what the preposition brings as its end."""
    # "close to him", "based in Paris": an adjective stands between
    reach = at
    found = before(tokens, reach, begin, words, depth + 1)
    if found is None or found.kind not in (Kind.NAME, Kind.PHRASE):
        return None
    if found.kind is Kind.PHRASE:
        if found.head in words.trailing and at - 2 > found.start:
            found = replace(found, head=tokens[at - 2].lower)
        return replace(found, end=end, text=written(tokens, found.start + _article(tokens, found.start, words), end))
    return replace(found, end=end)


def _article(tokens: Sequence[Token], at: int, words: Words) -> int:
    return int(tokens[at].lower in words.determiners)


def named(tokens: Sequence[Token], name: Name, begin: int, words: Words) -> Subject:
    """A name as a subject, with the title before or behind it."""
    start = name.start
    if not name.words:
        return Subject(Kind.PHRASE, start, name.end, None, name.title, tokens[start].lower)
    head = name.words[-1].lower()
    if is_role(head, words) and not name.person and head not in ("chief",):
        return _as_phrase(tokens, start, name.end, begin, words)
    if not name.title:
        title = title_before(tokens, start, words)
        if title:
            start = max(begin, start - len(title.split()))
        title = title or title_after(tokens, name.end, words)
        name = replace(name, title=title)
    return Subject(Kind.NAME, start, name.end, name)


def _as_phrase(tokens: Sequence[Token], start: int, end: int, begin: int, words: Words) -> Subject:
    """A capitalised office without a name ("the Prime Minister")."""
    definite = start > begin and tokens[start - 1].lower in words.definite
    rest = frozenset(t.lower for t in tokens[start : end - 1])
    return Subject(
        Kind.PHRASE,
        start,
        end,
        None,
        written(tokens, start, end),
        tokens[end - 1].lower,
        definite or start == begin,
        rest,
    )


def _phrase_before(tokens: Sequence[Token], end: int, begin: int, words: Words, depth: int) -> Subject | None:
    first = end
    while first > begin and end - first < _LONGEST:
        token = tokens[first - 1]
        if (
            not token.is_word
            or token.lower in words.determiners
            or (
                token.lower in words.says
                and token.lower not in words.bodies
                and not _noun(tokens, first - 1, begin, words)
            )
        ):
            break
        if (
            token.lower in words.links
            or token.lower in words.who
            or (token.lower in words.auxiliaries and token.lower != "'s")
        ):
            break
        if token.lower in words.prepositions:
            if first == end:
                return None
            return _behind(tokens, first - 1, begin, end, words, depth)
        first -= 1
    if first == end:
        return None
    return _phrase(tokens, first, end, begin, words)


def _phrase(tokens: Sequence[Token], first: int, end: int, begin: int, words: Words) -> Subject:
    marker = tokens[first - 1].lower if first > begin else ""
    if marker in words.several:
        first, marker = first - 1, ""
    owner = next((at for at in range(end - 1, first - 1, -1) if tokens[at].lower == "'s"), -1)
    whose: Name | None = None
    if owner > first and tokens[owner - 1].capital:
        whose = parted(tokens, run_start(tokens, owner - 1, first, words), owner, words)
    head = tokens[end - 1].lower
    if words.code in ("fr", "es", "it", "pt"):
        # the noun stands before its adjectives
        head = next((t.lower for t in tokens[first:end] if _says_who(t.lower, words)), head)
    return Subject(
        Kind.PHRASE,
        first - (marker in words.determiners),
        end,
        None,
        written(tokens, first, end),
        head,
        marker in words.definite,
        frozenset(t.lower for t in tokens[first : end - 1] if t.is_word),
        whose,
    )


def after(tokens: Sequence[Token], at: int, end: int, words: Words) -> Subject | None:
    """The noun phrase that begins at the token `at`."""
    while at < end and (
        (tokens[at].lower in words.links and not tokens[at].capital)
        or (tokens[at].lower.endswith("ly") and words.code == "en")
    ):
        at += 1
    if at >= end or not tokens[at].is_word:
        return None
    if (kind := pronoun(tokens[at], words)) is not None:
        return Subject(kind, at, at + 1)
    start = at
    definite = tokens[at].lower in words.definite
    if tokens[at].lower in words.several and at + 1 < end and tokens[at + 1].lower in ("of", "de", "des", "der", "von"):
        stop = _stretch(tokens, at, end, words)
        return Subject(Kind.PHRASE, at, stop, None, written(tokens, at, stop), tokens[stop - 1].lower)
    while at < end and tokens[at].lower in words.determiners | words.several:
        at += 1
    if at >= end or not tokens[at].is_word or tokens[at].lower in words.prepositions | words.days:
        return None
    stop = _stretch(tokens, at, end, words)
    several = at > start and tokens[at - 1].lower in words.several
    found = None if several else _name_in(tokens, at, stop, start, words)
    if found is not None:
        return _named_behind(tokens, found, end, words) or found
    at -= several
    if stop == at or tokens[at].lower in words.links:
        return None
    head = next((n for n in range(at, stop) if tokens[n].lower in words.prepositions), stop)
    if head == at:
        return None
    phrase = replace(
        _phrase(tokens, at, head, start, words),
        start=start,
        end=stop,
        definite=definite,
        text=written(tokens, at, stop),
    )
    return _named_behind(tokens, phrase, end, words) or phrase


def _named_behind(tokens: Sequence[Token], office: Subject, end: int, words: Words) -> Subject | None:
    """The name in apposition behind an office ("le ministre, Paul Petit,"); None where there is none."""
    stop = office.end
    if office.kind is not Kind.PHRASE or stop + 1 >= end or tokens[stop].text != "," or not is_role(office.head, words):
        return None
    if not tokens[stop + 1].capital or is_small(tokens[stop + 1], words):
        return None
    close = run_end(tokens, stop + 1, end, words)
    name = parted(tokens, stop + 1, close, words)
    if not name.person or len(name.words) < 2:
        return None
    return Subject(Kind.NAME, office.start, close, replace(name, title=office.text))


def _noun(tokens: Sequence[Token], at: int, begin: int, words: Words) -> bool:
    """Whether an article says that a word is a noun here, which might be a verb of saying ("the state department")."""
    return at > begin and tokens[at - 1].lower in words.determiners


def _stretch(tokens: Sequence[Token], at: int, end: int, words: Words) -> int:
    """Behind the last token of the noun phrase that begins at `at`."""
    here = at
    while here < end and here - at < 16:
        token = tokens[here]
        if token.text == "(" and here + 2 < end and tokens[here + 2].text == ")":
            here += 3
            continue
        if not token.is_word and token.text not in "&/":
            break
        word = token.lower
        noun = here == at and at > 0 and tokens[at - 1].lower in words.determiners
        if word in words.who or word in words.days:
            break
        if (word in words.says or word in words.saying) and not token.capital and not noun:
            break
        if word in words.links and here > at and not _two_trades(tokens, here, end, words):
            break
        if word in words.auxiliaries and word != "'s":
            break
        if word in words.prepositions and word not in (
            "of",
            "for",
            "at",
            "from",
            "with",
            "de",
            "du",
            "des",
            "d'",
            "del",
            "von",
            "vom",
            "der",
            "für",
            "di",
            "do",
            "da",
            "van",
        ):
            break
        if (pronoun(token, words) is not None) and here > at:
            break
        here += 1
    while here > at and tokens[here - 1].lower in words.prepositions | words.determiners:
        here -= 1
    return here


def _two_trades(tokens: Sequence[Token], at: int, end: int, words: Words) -> bool:
    """Whether an "and" stands inside an office ("oil and gas tycoon")."""
    if tokens[at].lower not in ("and", "et", "und", "y", "e") or at + 1 >= end or tokens[at + 1].capital:
        return False
    return any(is_role(tokens[n].lower, words) for n in range(at + 1, min(end, at + 4)) if tokens[n].is_word)


def _name_in(tokens: Sequence[Token], at: int, stop: int, start: int, words: Words) -> Subject | None:
    """The name in a noun phrase: its first run of capitals, or the one behind the office that follows."""
    here = at
    while here < stop and not (tokens[here].capital and not is_small(tokens[here], words)):
        if tokens[here].lower in words.prepositions:
            return _name_behind(tokens, at, stop, start, words)
        here += 1
    if here >= stop:
        return None
    close = run_end(tokens, here, stop, words)
    later = close
    if later < stop and tokens[later].text == "(":
        later = min(stop, later + 3)
    if later < stop and tokens[later].lower == "'s":
        later += 1
        if later < stop and tokens[later].capital:
            return named(tokens, parted(tokens, later, run_end(tokens, later, stop, words), words), start, words)
    plain = later
    while (
        later < stop
        and tokens[later].is_word
        and not tokens[later].capital
        and tokens[later].lower not in words.prepositions
    ):
        later += 1
    while later > plain and not _says_who(tokens[later - 1].lower, words):
        later -= 1
    if plain < later:
        if later < stop and tokens[later].capital and is_role(tokens[later - 1].lower, words):
            far = run_end(tokens, later, stop, words)
            name = replace(parted(tokens, later, far, words), title=written(tokens, at, later))
            return Subject(Kind.NAME, start, far, name)
        return replace(_phrase(tokens, at, later, start, words), start=start)
    name = parted(tokens, here, close, words)
    if (
        words.nouns_capital
        and len(name.words) == 1
        and (is_role(name.words[0].lower(), words) or name.words[0].lower() in words.papers | words.bodies)
    ):
        phrase = _phrase(tokens, here, close, start, words)
        return replace(
            phrase, start=start, end=stop, text=written(tokens, here, stop), definite=phrase.definite and stop == close
        )
    if not name.words:
        return replace(named(tokens, name, start, words), start=start)
    if is_role(name.words[-1].lower(), words) and not name.person:
        return replace(_as_phrase(tokens, here, close, start, words), start=start)
    title = name.title
    if here > at and is_role(tokens[here - 1].lower, words):
        title = written(tokens, at, here)
    elif (
        words.nouns_capital
        and here == at
        and close - here == 1
        and len(name.words) == 1
        and tokens[at - 1 : at]
        and tokens[at - 1].lower in words.determiners
    ):
        return replace(
            _phrase(tokens, at, stop, start, words), start=start, definite=tokens[at - 1].lower in words.definite
        )
    title = title or title_after(tokens, close, words)
    return Subject(Kind.NAME, start, close, replace(name, title=title))


def _says_who(word: str, words: Words) -> bool:
    """Whether a noun names people, an organisation or a paper."""
    return is_role(word, words) or word in words.bodies or word in words.papers


def _name_behind(tokens: Sequence[Token], at: int, stop: int, start: int, words: Words) -> Subject | None:
    """The name at the end of an office with its own name in it ("le ministre de l’Économie Bruno Le Maire")."""
    if not any(is_role(t.lower, words) for t in tokens[at : at + 4]):
        return None
    runs: list[tuple[int, int]] = []
    here = at
    while here < stop:
        if tokens[here].capital and not is_small(tokens[here], words):
            close = run_end(tokens, here, stop, words)
            runs.append((here, close))
            here = close
        else:
            here += 1
    if not runs or runs[-1][1] != stop:
        return None
    first, close = runs[-1]
    if close - first > 2:
        # the office's own last word stands in the run too ("Économie Bruno Le Maire")
        previous = tokens[first - 1].lower
        if previous in words.prepositions or previous.endswith("'"):
            first += 1
            name = parted(tokens, first, close, words)
            if words.code != "en" and name.person:
                return Subject(Kind.NAME, start, close, replace(name, title=written(tokens, at, first)))
    return None
