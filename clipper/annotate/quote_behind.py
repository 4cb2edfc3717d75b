"""The subject behind a verb, read from its first word on."""

from collections.abc import Sequence

from msgspec.structs import replace

from clipper.annotate.quote_names import is_role, is_small, parted, run_end, title_after, written
from clipper.annotate.quote_subjects import Kind, Subject, named, pronoun, says_who, unnamed_office, worded
from clipper.annotate.quote_tokens import Token
from clipper.annotate.quote_words import Words

_WITHIN = frozenset("of for at from with de du des d' del von vom der für di do da van".split())
"""Prepositions that go on with a noun phrase instead of ending it."""


def subject_behind(tokens: Sequence[Token], at: int, end: int, words: Words) -> Subject | None:
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
        worded(tokens, at, head, start, words),
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
        if word in words.prepositions and word not in _WITHIN:
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
    return _past_run(tokens, at, close, stop, start, words) or _run_of(tokens, at, here, close, stop, start, words)


def _past_run(tokens: Sequence[Token], at: int, close: int, stop: int, start: int, words: Words) -> Subject | None:
    """Whom a noun phrase names behind its first run of capitals ("the FBI's director Kash Patel")."""
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
    while later > plain and not says_who(tokens[later - 1].lower, words):
        later -= 1
    if plain < later:
        if later < stop and tokens[later].capital and is_role(tokens[later - 1].lower, words):
            far = run_end(tokens, later, stop, words)
            name = replace(parted(tokens, later, far, words), title=written(tokens, at, later))
            return Subject(Kind.NAME, start, far, name)
        return replace(worded(tokens, at, later, start, words), start=start)
    return None


def _run_of(tokens: Sequence[Token], at: int, here: int, close: int, stop: int, start: int, words: Words) -> Subject:
    """The run of capitals from `here` to `close` as a name or an office, with the title it has in its noun phrase."""
    name = parted(tokens, here, close, words)
    if (
        words.nouns_capital
        and len(name.words) == 1
        and (is_role(name.words[0].lower(), words) or name.words[0].lower() in words.papers | words.bodies)
    ):
        phrase = worded(tokens, here, close, start, words)
        return replace(
            phrase, start=start, end=stop, text=written(tokens, here, stop), definite=phrase.definite and stop == close
        )
    if not name.words:
        return replace(named(tokens, name, start, words), start=start)
    if is_role(name.words[-1].lower(), words) and not name.person:
        return replace(unnamed_office(tokens, here, close, start, words), start=start)
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
            worded(tokens, at, stop, start, words), start=start, definite=tokens[at - 1].lower in words.definite
        )
    title = title or title_after(tokens, close, words)
    return Subject(Kind.NAME, start, close, replace(name, title=title))


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
