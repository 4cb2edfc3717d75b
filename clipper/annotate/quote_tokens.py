"""A paragraph as tokens: words, signs, and each quotation as one token."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from clipper.annotate.quote_marks import Quoted
from clipper.annotate.quote_words import Words

_TOKEN = re.compile(
    r"""(?P<word>
        (?:\b[^\W\d_]\.(?:-?[^\W\d_]\.)+)            # U.S., J.-P.
      | [^\W_]+(?:[’'\-‑–./&](?=[^\W_])[^\W_]+)*\.?
      | @\w+
      | [’'](?:s|ve|re|d|ll)\b
    )
    | (?P<sign>\.\.\.|--|\S)""",
    re.VERBOSE,
)
_LONGEST = 400
"""Tokens of a sentence; what is longer is a list or a table, and cut."""
_ABBREVIATION = re.compile(
    r"(?:[^\W\d_]|[^\W\d_]\.(?:-?[^\W\d_]\.)+|mrs?|ms|dr|prof|sen|rep|gov|gen|col|capt|lt|sgt|st|sr|jr|rev|hon|messrs|mme|"
    r"mlle|cmdr|adm|maj|insp|supt|det|cllr|pres|no|vs|etc|inc|corp|ltd|co|bros|ph\.d|approx|dept|univ|sra|srta|dra|nr|bzw|ca|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu|thurs|fri|sat|sun|geb|vgl|usw|z\.b|art|p|pp|av|núm)\.",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"[’']s$")
_OWN = re.compile(r"(?:Children|Women|Men|People|Girls|Boys|Workers|Veterans)[’']s$")
"""Possessives that are part of an organisation's name."""
_ELIDED = re.compile(
    r"^(?:l|d|qu|n|s|j|m|c|t|jusqu|lorsqu|puisqu|dell|nell|all|dall|un|sull|quest)[’'](?=\w)", re.IGNORECASE
)
_HUNG = re.compile(r"-(?:t-)?(?:ils?|elles?|on)$", re.IGNORECASE)


class Token(NamedTuple):
    """A word, a sign or a quotation (`quote` is its number in the paragraph, else -1)."""

    text: str
    start: int
    end: int
    lower: str
    is_word: bool
    quote: int = -1

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.is_word and self.text[0].isupper()


def tokens(text: str, quotes: Sequence[Quoted], words: Words) -> list[Token]:
    """The tokens of a paragraph; elided articles and hung-on pronouns are tokens of their own."""
    found: list[Token] = []
    at = 0
    for number, one in enumerate(quotes):
        found += _plain(text, at, one.outer, words)
        found.append(Token("", one.outer, one.after, "", False, number))
        at = one.after
    return found + _plain(text, at, len(text), words)


def _plain(text: str, start: int, end: int, words: Words) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        if match["word"] is None:
            found.append(Token(match[0], match.start(), match.end(), match[0], False))
        else:
            found += _word(match[0], match.start(), words)
    return found


def _word(word: str, at: int, words: Words) -> list[Token]:
    """A word, its full stop apart unless it is an abbreviation's, its possessive apart, its elided article apart."""
    if word.isalnum():
        return [Token(word, at, at + len(word), word.lower(), True)]
    stop = word.endswith(".") and not _ABBREVIATION.fullmatch(word) and word[:-1].count(".") == 0
    rest: list[Token] = []
    if stop:
        word = word[:-1]
        rest = [Token(".", at + len(word), at + len(word) + 1, ".", False)]
    if len(word) > 2 and (found := _POSSESSIVE.search(word)) and not _OWN.match(word):
        rest.insert(0, _token(found[0], at + found.start()))
        word = word[: found.start()]
    head: list[Token] = []
    if words.inverted or words.code == "it":
        if found := _ELIDED.match(word):
            head = [_token(found[0], at)]
            word, at = word[found.end() :], at + found.end()
        if words.inverted and (found := _HUNG.search(word)):
            rest.insert(0, _token(found[0], at + found.start()))
            word = word[: found.start()]
    return [*head, _token(word, at), *rest]


def _token(text: str, at: int) -> Token:
    return Token(text, at, at + len(text), text.lower().replace("’", "'"), True)


def sentences(found: Sequence[Token], text: str, quotes: Sequence[Quoted]) -> list[tuple[int, int]]:
    """The sentences as ranges of tokens; a quotation that ends a sentence ends it, unless its speaker follows."""
    cuts: list[int] = []
    for at, token in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        if _ends(token, after, text, quotes):
            cuts.append(at + 1)
    edges = sorted({0, *cuts, len(found), *range(0, len(found), _LONGEST)})
    return [(a, b) for a, b in itertools.pairwise(edges) if a < b]


def _ends(token: Token, after: Token | None, text: str, quotes: Sequence[Quoted]) -> bool:
    """Whether a sentence ends with this token."""
    if after is None:
        return False
    if token.quote < 0:
        return token.text in (".", "?", "!", "...", "…") and (
            not after.is_word or after.text[0].isupper() or after.text[0].isdigit()
        )
    inner = text[quotes[token.quote].start : quotes[token.quote].end].rstrip("”’\"'»")
    if inner.endswith((".", "…")):
        return after.quote >= 0 or after.capital
    return inner.endswith(("?", "!")) and after.quote >= 0
