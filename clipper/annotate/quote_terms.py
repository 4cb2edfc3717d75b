"""Words between marks that nobody says: terms, titles of works, nicknames."""

from clipper.annotate.quote_clauses import Paragraph, sort_of
from clipper.annotate.quote_names import is_small
from clipper.annotate.quote_words import Words


def is_term(p: Paragraph, quote: int, sort: str) -> bool:
    """Whether the words between marks are a name, a title or a term, though a verb of saying stands in their sentence."""
    tokens, words = p.tokens, p.words
    inner = p.inner(tokens[quote]).strip()
    count = len(inner.split())
    previous = tokens[quote - 1] if quote else None
    following = tokens[quote + 1] if quote + 1 < len(tokens) else None
    if previous is not None and previous.is_word:
        said_so = (
            words.code == "fr"
            and quote > 2
            and tokens[quote - 2].lower in words.auxiliaries
            and tokens[quote - 3].lower in ("s'", "s’", "se")
        )
        if previous.lower in words.terms and not said_so:
            return True
        if previous.lower in ("as", "bekannt") and quote > 1 and tokens[quote - 2].lower in words.terms:
            return True
        if (
            previous.capital
            and following is not None
            and following.capital
            and count <= 3
            and not is_small(previous, words)
        ):
            return True
        if count <= 3 and _determined(p, quote, sort == "calls"):
            return True
    if sort == "soft" and count < 2:
        return True
    return titled(inner, words) and (count <= 4 or not inner.endswith((",", "!", "?")))


def _determined(p: Paragraph, quote: int, named: bool) -> bool:
    """Whether an article leads the words between the marks and no "to be" stands before it."""
    tokens, words = p.tokens, p.words
    back = quote - 1
    count = len(p.inner(tokens[quote]).split())
    while (
        not named
        and back > 0
        and quote - back < 4
        and not (words.nouns_capital and tokens[back].capital)
        and tokens[back].is_word
        and tokens[back].lower not in words.determiners | words.prepositions | words.auxiliaries
        and not sort_of(tokens[back], words)
    ):
        back -= 1
    if tokens[back].lower not in words.determiners or (named and tokens[back].lower not in words.definite):
        return False
    if (
        back > 0
        and tokens[back - 1].lower in words.passive | words.prepositions & {"as"} | {"as", "de", "als"}
        and quote - back == 1
    ):
        return count == 1 and p.inner(tokens[quote])[:1].isupper()
    if words.nouns_capital and quote - back == 1 and tokens[back].lower in words.definite:
        return p.inner(tokens[quote])[:1].isupper()
    following = tokens[quote + 1] if quote + 1 < len(tokens) else None
    noun = (
        following is not None and following.is_word and not is_small(following, words) and not sort_of(following, words)
    )
    if words.code != "en" and quote - back == 1 and tokens[back].lower not in words.definite:
        return noun
    return count <= 2 or noun


def titled(inner: str, words: Words) -> bool:
    """Whether words are set as a title: nearly all long ones with a capital."""
    parts = [part.strip("“”‘’\"'.,!?:;()") for part in inner.split()]
    long = [part for part in parts if part[:1].isalpha() and (len(part) > 3 or part.lower() not in words.small)]
    if words.nouns_capital or not parts or len(parts) > 12:
        return False
    if len(parts) == 1:
        return False
    capitals = sum(part[0].isupper() for part in long)
    return capitals >= max(2, 0.75 * len(long)) and parts[0][:1].isupper()
