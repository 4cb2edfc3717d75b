"""The subject before a verb, read from its last word backwards."""

from collections.abc import Sequence

from msgspec.structs import replace

from clipper.annotate.quote_names import is_role, is_small, parted, run_start, written
from clipper.annotate.quote_subjects import Kind, Subject, named, pronoun, worded
from clipper.annotate.quote_tokens import Token
from clipper.annotate.quote_words import Words

_LONGEST = 9
"""Words of a noun phrase without a name."""


def subject_before(tokens: Sequence[Token], end: int, begin: int, words: Words, depth: int = 0) -> Subject | None:
    """The noun phrase that ends right before the token `end`."""
    last = end - 1
    if last < begin or depth > 3:
        return None
    if tokens[last].text == ")":
        opening = next((at for at in range(last, max(begin, last - 6) - 1, -1) if tokens[at].text == "("), -1)
        return subject_before(tokens, opening, begin, words, depth + 1) if opening > begin else None
    token = tokens[last]
    if not token.is_word:
        return None
    if (kind := pronoun(token, words)) is not None:
        if last > begin and tokens[last - 1].lower in words.prepositions:
            return _behind(tokens, last - 1, begin, end, words, depth)
        return Subject(kind, last, end)
    if token.lower in words.days:
        return subject_before(tokens, last - (tokens[last - 1].lower in words.prepositions), begin, words, depth + 1)
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
            return worded(tokens, first, end, begin, words)
        if first > begin and tokens[first - 1].lower in words.prepositions:
            chained = _behind(tokens, first - 1, begin, end, words, depth)
            return chained if chained is not None else None
        return named(tokens, name, begin, words)
    return _phrase_before(tokens, end, begin, words, depth)


def _behind(tokens: Sequence[Token], at: int, begin: int, end: int, words: Words, depth: int) -> Subject | None:
    """The noun phrase before a preposition, with what the preposition brings as its end."""
    found = subject_before(tokens, at, begin, words, depth + 1)
    if found is None or found.kind not in (Kind.NAME, Kind.PHRASE):
        return None
    if found.kind is Kind.PHRASE:
        if found.head in words.trailing and at - 2 > found.start:
            found = replace(found, head=tokens[at - 2].lower)
        return replace(found, end=end, text=written(tokens, found.start + _article(tokens, found.start, words), end))
    return replace(found, end=end)


def _article(tokens: Sequence[Token], at: int, words: Words) -> int:
    return int(tokens[at].lower in words.determiners)


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
    return worded(tokens, first, end, begin, words)


def _noun(tokens: Sequence[Token], at: int, begin: int, words: Words) -> bool:
    """Whether an article says that a word is a noun here, which might be a verb of saying ("the state department")."""
    return at > begin and tokens[at - 1].lower in words.determiners
