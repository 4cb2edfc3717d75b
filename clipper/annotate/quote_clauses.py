"""A paragraph in tokens, its verbs of saying, and the subject of a verb or of a whole sentence."""

from collections.abc import Sequence

from msgspec import Struct

from clipper.annotate.quote_before import subject_before
from clipper.annotate.quote_behind import subject_behind
from clipper.annotate.quote_marks import Quoted
from clipper.annotate.quote_names import is_role
from clipper.annotate.quote_subjects import Kind, Subject
from clipper.annotate.quote_tokens import Token
from clipper.annotate.quote_words import Words

AND = frozenset(("and", "but", "or", "et", "mais", "ou", "und", "aber", "oder", "y", "e", "pero", "o", "ma"))
"""Between two verbs of one subject."""
_CLAUSES = frozenset(("but", "because", "mais", "aber", "pero", "weil"))
"""Before a clause with a subject of its own."""
_OPENERS = frozenset("when while after although though if because since lorsque quand wenn als cuando asked".split())
"""First words of an adverbial that a sentence may open with."""


class Paragraph(Struct, frozen=True):
    """A paragraph in tokens, with its quotations."""

    text: str
    tokens: Sequence[Token]
    quotes: Sequence[Quoted]
    words: Words

    def inner(self, token: Token) -> str:
        """The words of a quotation token."""
        one = self.quotes[token.quote]
        return self.text[one.start : one.end]


def sort_of(token: Token, words: Words) -> str:
    """Which verb a word is: "says", "soft", "calls" or none."""
    word = token.lower
    if not token.is_word:
        return ""
    if word in words.says or word in words.saying:
        return "says"
    if word in words.calls or word in words.calling:
        return "calls"
    return "soft" if word in words.soft else ""


def is_verb(p: Paragraph, at: int, begin: int) -> str:
    """The sort of the verb at a token; none where the word is a noun here."""
    sort = sort_of(p.tokens[at], p.words)
    if not sort:
        return ""
    token, words = p.tokens[at], p.words
    previous = p.tokens[at - 1] if at > begin else None
    if token.capital and previous is not None and previous.capital and not words.nouns_capital:
        return ""
    if token.capital and words.nouns_capital and at > begin:
        return ""
    if previous is not None and previous.is_word:
        if previous.lower in words.determiners or previous.lower == "'s":
            possessed = (
                previous.lower == "'s" and at + 1 < len(p.tokens) and p.tokens[at + 1].lower in ("that", "que", "dass")
            )
            return sort if possessed else ""
        gerund = token.lower in words.saying or token.lower in words.calling
        if (
            previous.lower in words.prepositions
            and not gerund
            and previous.lower not in ("to", "as", "than", "de", "à", "zu", "pour")
        ):
            return ""
    return sort


def subject(p: Paragraph, begin: int, verb: int) -> Subject | None:
    """The subject of the verb at a token, looked for to its left, from the sentence's first token on, if it may speak."""
    found = _subject(p, begin, verb)
    return found if found is not None and speaks(found, p.words) else None


def _subject(p: Paragraph, begin: int, verb: int) -> Subject | None:
    tokens, words = p.tokens, p.words
    gerund = tokens[verb].lower in words.saying or tokens[verb].lower in words.calling
    left, joined = verb - 1, False
    while left >= begin and tokens[left].is_word:
        word = tokens[left].lower
        adverb = word in words.links or (word.endswith("ly") and words.code == "en" and not tokens[left].capital)
        hung = word == "'s" and verb - left <= 2 and not (left > begin and tokens[left - 1].capital)
        if (
            (word in words.auxiliaries and word != "'s")
            or adverb
            or hung
            or (word in ("to", "not", "n't", "n'", "ne", "se", "s'", "sich", "le", "lo") and verb - left <= 3)
        ):
            joined = joined or word in AND or word == "to"
            left -= 1
            continue
        break
    if left < begin:
        return None
    token = tokens[left]
    if token.quote >= 0 or joined:
        return main_subject(p, begin, left + 1)
    if token.text in (",", ")", "—", "–", "-", ";", ":"):
        if token.text == ")" and (found := subject_before(tokens, left + 1, begin, words)):
            return found
        return main_subject(p, begin, left)
    if token.lower in words.who:
        edge = left - (tokens[left - 1].text == "," if left > begin else 0)
        return subject_before(tokens, edge, begin, words)
    if token.lower in words.prepositions and gerund:
        if token.lower == "as" and (agent := subject_before(tokens, left, begin, words)):
            return agent
        return main_subject(p, begin, left)
    found = _better(p, subject_before(tokens, left + 1, begin, words), begin, left + 1)
    if found is not None and found.kind is Kind.PHRASE and gerund and found.head in words.papers and not found.definite:
        return main_subject(p, begin, found.start) or found
    if found is None and gerund:
        return main_subject(p, begin, left)
    return found


def _better(p: Paragraph, near: Subject | None, begin: int, end: int) -> Subject | None:
    """The subject of the clause rather than the noun phrase nearest to its verb, where that ends an adverbial or apposition."""
    tokens, words = p.tokens, p.words
    if near is not None and near.kind not in (Kind.NAME, Kind.PHRASE):
        return near
    clause = end
    while (
        clause > begin
        and tokens[clause - 1].text not in (",", ";", ":", "—", "–", "(", ")")
        and tokens[clause - 1].quote < 0
    ):
        if tokens[clause - 1].lower in words.who or tokens[clause - 1].lower in _CLAUSES:
            break
        if sort_of(tokens[clause - 1], words) and tokens[clause - 1].lower not in words.bodies:
            break
        clause -= 1
    if near is not None and near.kind is Kind.PHRASE and not near.definite and is_role(near.head, words) and (
        near.start - 1 > begin and tokens[near.start - 1].text == "," and tokens[near.start - 2].capital
    ):  # fmt: skip
        before = subject_before(tokens, near.start - 1, begin, words)
        if before is not None and before.kind is Kind.NAME:
            return before
    far = main_subject(p, clause, end)
    if far is None or (near is not None and far.start >= near.start):
        return (
            near
            if near is not None and speaks(near, words)
            else far
            if far is not None and speaks(far, words)
            else None
        )
    return far if speaks(far, words) else near if near is not None and speaks(near, words) else None


def speaks(found: Subject, words: Words) -> bool:
    """Whether a noun phrase may speak: a name, a pronoun, or words that an article or their form mark as somebody."""
    if found.kind is not Kind.PHRASE:
        return True
    head = found.head
    if somebody(found, words) or (words.nouns_capital and found.text[:1].isupper()):
        return True
    if found.text.split()[:1] and found.text.split()[0].lower() in words.several:
        return head.endswith("s") and head not in words.times and len(found.text.split()) <= 3
    return found.definite and len(found.text.split()) <= 2 and head.endswith(("er", "or")) and head not in words.times


def main_subject(p: Paragraph, begin: int, end: int) -> Subject | None:
    """The subject of a sentence: its first noun phrase that no preposition leads, opening adverbials skipped."""
    tokens, words = p.tokens, p.words
    at = begin
    while at < end:
        token = tokens[at]
        if not token.is_word:
            at += 1
            continue
        if sort_of(token, words) and at > begin and (tokens[at - 1].quote >= 0 or tokens[at - 1].text == ","):
            return subject_behind(tokens, at + 1, end, words)
        opens = token.lower in words.prepositions or (
            words.code == "en"
            and at == begin
            and token.lower.endswith(("ing", "ed"))
            and token.lower not in words.roles
        )
        if opens or token.lower in _OPENERS:
            if (timed := _time(p, at, end)) > at:
                at = timed
                continue
            comma = next((n for n in range(at + 1, end) if tokens[n].text in (",", "—", "–")), -1)
            if comma < 0:
                return None if opens else subject_behind(tokens, at + 1, end, words)
            at = comma + 1
            continue
        if (
            token.lower in words.links
            or (token.lower.endswith("ly") and words.code == "en")
            or token.lower in words.times
        ):
            at += 1
            continue
        found = subject_behind(tokens, at, end, words)
        if found is not None:
            return found
        at += 1
    return None


def _time(p: Paragraph, at: int, end: int) -> int:
    """Behind a time that a preposition leads ("on Thursday night"); `at` where there is none."""
    tokens, words = p.tokens, p.words
    here = at + 1
    while here < end and (
        tokens[here].lower in words.days or tokens[here].lower in words.times or tokens[here].text.isdigit()
        or (tokens[here].lower in words.determiners and here + 1 < end and (tokens[here + 1].lower in words.times | words.days))
    ):  # fmt: skip
        here += 1
    return here if here > at + 1 and here < end and tokens[here].text != "," else at


def somebody(found: Subject, words: Words) -> bool:
    """Whether the noun of a phrase names people, an organisation or a paper."""
    return is_role(found.head, words) or found.head in words.bodies or found.head in words.papers or (
        found.owner is not None and found.head in words.says
    )  # fmt: skip
