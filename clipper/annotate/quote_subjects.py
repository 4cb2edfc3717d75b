"""Subjects: a noun phrase as somebody who may speak."""

from collections.abc import Sequence
from enum import Enum, auto

from msgspec import Struct
from msgspec.structs import replace

from clipper.annotate.quote_names import Name, is_role, parted, run_start, title_after, title_before, written
from clipper.annotate.quote_tokens import Token
from clipper.annotate.quote_words import Words


class Kind(Enum):
    """What a noun phrase is."""

    NAME = auto()
    PHRASE = auto()
    HE = auto()
    IT = auto()
    THEY = auto()
    SILENT = auto()


class Subject(Struct, frozen=True):
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


def named(tokens: Sequence[Token], name: Name, begin: int, words: Words) -> Subject:
    """A name as a subject, with the title before or behind it."""
    start = name.start
    if not name.words:
        return Subject(Kind.PHRASE, start, name.end, None, name.title, tokens[start].lower)
    head = name.words[-1].lower()
    if is_role(head, words) and not name.person and head not in ("chief",):
        return unnamed_office(tokens, start, name.end, begin, words)
    if not name.title:
        title = title_before(tokens, start, words)
        if title:
            start = max(begin, start - len(title.split()))
        title = title or title_after(tokens, name.end, words)
        name = replace(name, title=title)
    return Subject(Kind.NAME, start, name.end, name)


def unnamed_office(tokens: Sequence[Token], start: int, end: int, begin: int, words: Words) -> Subject:
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


def worded(tokens: Sequence[Token], first: int, end: int, begin: int, words: Words) -> Subject:
    """Words for somebody as a subject, with the article before them and whose they are."""
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
        head = next((t.lower for t in tokens[first:end] if says_who(t.lower, words)), head)
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


def says_who(word: str, words: Words) -> bool:
    """Whether a noun names people, an organisation or a paper."""
    return is_role(word, words) or word in words.bodies or word in words.papers
