"""Who speaks in a sentence: verbs of saying with their subjects, and the quotations they speak for."""

from msgspec import Struct

from clipper.annotate.quote_before import subject_before
from clipper.annotate.quote_behind import subject_behind
from clipper.annotate.quote_clauses import AND, Paragraph, is_verb, somebody, sort_of, speaks, subject
from clipper.annotate.quote_subjects import Kind, Subject, pronoun

_FAR = 45
"""Tokens between a verb and the quotation it may still speak for."""


class Saying(Struct, frozen=True):
    """A verb that speaks, by its token, with its subject."""

    verb: int
    subject: Subject
    sort: str
    """"says", "soft" or "calls"."""
    direct: bool = False
    """Whether nothing but a sign or a "that" stands between the verb and the quotation."""


def source(p: Paragraph, begin: int, end: int) -> tuple[int, Subject] | None:
    """The source that "according to" or its like names first in a stretch, and the token of those words."""
    tokens, words = p.tokens, p.words
    for at in range(begin, end):
        if tokens[at].lower not in words.leads:
            continue
        for lead in words.according:
            if all(at + n < end and tokens[at + n].lower == word for n, word in enumerate(lead)):
                found = subject_behind(tokens, at + len(lead), end, words)
                if found is not None:
                    return at, found
    return None


def right_of(p: Paragraph, quote: int, end: int) -> Saying | None:
    """The speaker named behind a quotation in its sentence (`…,” said X`, `…,” X said`, `…”, according to X`)."""
    tokens, words = p.tokens, p.words
    inner = p.inner(tokens[quote]).rstrip("”’\"'»“ ")
    at, signed = quote + 1, inner.endswith((",", "?", "!", "…", "—", "–", "-", "..."))
    while at < end and tokens[at].text in (",", "—", "–", "-", "--", "!", "?", "…"):
        at, signed = at + 1, True
    if at < end and tokens[at].lower in ("as", "comme", "wie", "como", "come"):
        at += 1
    if at >= end:
        return None
    verb = at
    while verb < end and tokens[verb].is_word and (
        tokens[verb].lower in words.auxiliaries or tokens[verb].lower in words.inverted
        or (tokens[verb].lower in words.links and not tokens[verb].capital and tokens[verb].lower not in AND)
    ):  # fmt: skip
        verb += 1
    if verb < end and (sort := sort_of(tokens[verb], words)) and (signed or len(inner.split()) > 2):
        hung = next((n for n in range(at, min(end, verb + 2)) if tokens[n].lower in words.inverted), -1)
        if hung >= 0:
            return Saying(verb, Subject(pronoun(tokens[hung], words) or Kind.HE, hung, hung + 1), sort, True)
        if sort != "calls":
            if tokens[verb].lower in ("heißt", "hieß", "lautet") and verb + 1 < end and tokens[verb + 1].lower == "es":
                inside = next(
                    (n for n in range(verb + 2, min(end, verb + 6)) if tokens[n].lower in ("in", "im", "aus")), -1
                )
                found = subject_behind(tokens, inside + 1, end, words) if inside > 0 else None
                return Saying(verb, found, sort, True) if found is not None else None
            found = _behind(p, verb + 1, end)
            if found is not None and (signed or speaks(found, words)):
                return Saying(verb, found, sort, True)
            if words.silent_subject and signed:
                return Saying(verb, Subject(Kind.SILENT, verb, verb), sort, True)
    named = source(p, at, min(end, at + 4))
    if named is not None and named[0] == at:
        return Saying(at, named[1], "says", True)
    if not signed:
        return None
    return _before_its_verb(p, at, end)


def _behind(p: Paragraph, at: int, end: int) -> Subject | None:
    """The subject behind its verb, small words between skipped ("told me", "sagte am Montag der Sprecher")."""
    tokens, words = p.tokens, p.words
    found = subject_behind(tokens, at, end, words)
    if found is not None and not (found.kind is Kind.PHRASE and tokens[at].lower in words.prepositions):
        return found
    if words.code in ("de", "fr", "es", "it", "pt", "nl"):
        # an adverbial may stand between verb and subject: "sagte am Montag der Sprecher"
        for here in range(at, min(end, at + 6)):
            if tokens[here].text == ",":
                break
            if (tokens[here].lower in words.determiners | words.honorifics and here > at) or (
                tokens[here].capital and here > at and (tokens[here - 1].lower in words.days or _is_agency(tokens[here - 1].text))
            ):  # fmt: skip
                later = subject_behind(tokens, here, end, words)
                if later is not None and tokens[here - 1].lower not in words.prepositions:
                    return later
    return None


def _is_agency(text: str) -> bool:
    """Whether a word is the short name of whom something was told to ("à l'AFP")."""
    return len(text) >= 2 and text.isupper() and text.isalpha()


def _before_its_verb(p: Paragraph, at: int, end: int) -> Saying | None:
    """A subject right behind the quotation, with its verb behind it."""
    tokens, words = p.tokens, p.words
    for verb in range(at + 1, min(end, at + _FAR)):
        if tokens[verb].quote >= 0 or tokens[verb].text in (";", ":"):
            return None
        sort = is_verb(p, verb, at)
        if not sort or sort == "calls" or tokens[verb].lower in words.saying:
            continue
        found = subject(p, at, verb)
        if found is None or found.start - at > 1 or (sort == "soft" and verb - at > 4):
            if tokens[verb - 1].lower in words.who:
                continue
            return None
        if tokens[verb - 1].lower in words.who:
            continue
        return Saying(verb, found, sort, True)
    return None


def left_of(p: Paragraph, quote: int, begin: int) -> Saying | None:
    """The verb before a quotation in its sentence that speaks for it, the nearest first."""
    tokens, words = p.tokens, p.words
    for verb in range(quote - 1, max(begin, quote - _FAR) - 1, -1):
        if tokens[verb].text == ";":
            return None
        sort = is_verb(p, verb, begin)
        if not sort:
            continue
        if sort == "calls":
            if verb == quote - 1 and tokens[verb].lower in words.calls:
                return None
            if _passive(p, verb, begin):
                agent = next(
                    (n for n in range(quote + 1, min(len(tokens), quote + 8)) if tokens[n].lower in words.by), -1
                )
                found = subject_behind(tokens, agent + 1, len(tokens), words) if agent > 0 else None
                return Saying(verb, found, sort) if found is not None else None
            naming = any(t.lower in ("as", "comme", "als", "como", "come", "de") for t in tokens[verb + 1 : quote])
            if not naming and (
                quote - verb > 9 or tokens[verb].lower.startswith(("describ", "hail", "prais", "denounc", "dismiss"))
            ):
                continue
        found = _behind_quote(p, verb, quote) if verb > begin else _behind(p, verb + 1, quote)
        if found is not None:
            return Saying(verb, found, sort, True)
        found = subject(p, begin, verb)
        if found is None and (words.silent_subject or words.code in ("de", "fr", "nl")):
            found = (
                _behind(p, verb + 1, quote)
                if verb + 1 < quote and not (sort == "calls" and words.silent_subject)
                else None
            )
            found = None if found is not None and not speaks(found, words) else found
            if found is None and words.silent_subject:
                found = Subject(Kind.SILENT, verb, verb)
        if found is None:
            continue
        between = [
            t
            for t in tokens[verb + 1 : quote]
            if t.text not in (",", ":") and t.lower not in ("that", "que", "dass", "como", "als")
        ]
        return Saying(verb, found, sort, not between)
    named = source(p, begin, quote)
    return Saying(named[0], named[1], "says") if named is not None else None


def _behind_quote(p: Paragraph, verb: int, quote: int) -> Subject | None:
    """The subject of a verb that stands between two quotations (`…,” says Moore, “…`)."""
    tokens = p.tokens
    edge = verb - 1
    while edge > 0 and tokens[edge].text in (",", "—", "–", "!", "?"):
        edge -= 1
    if edge < 0 or tokens[edge].quote < 0:
        return None
    return _behind(p, verb + 1, quote)


def late(p: Paragraph, quote: int, end: int) -> Saying | None:
    """The speaker at the very end of a sentence (`… “directly fund” weapons, said X`, `…, he said.`)."""
    tokens, words = p.tokens, p.words
    comma = next((n for n in range(end - 1, quote, -1) if tokens[n].text == ","), -1)
    for at in [n for n in range(quote + 1, end) if tokens[n].text == ","]:
        if at + 1 < end and tokens[at + 1].lower in words.says and tokens[at + 1].lower not in words.saying:
            found = subject_behind(tokens, at + 2, end, words)
            if found is not None:
                return Saying(at + 1, found, "says")
    if comma < 0 or end - comma > 8:
        return None
    for verb in range(comma + 2, end):
        if tokens[verb].lower in words.says and is_verb(p, verb, comma):
            found = subject_before(tokens, verb, comma + 1, words)
            if found is not None and found.start <= comma + 2:
                return Saying(verb, found, "says")
    return None


def _passive(p: Paragraph, verb: int, begin: int) -> bool:
    """Whether a verb of naming is a passive participle ("was described as")."""
    words = p.words
    if p.tokens[verb].lower in words.calling:
        return False
    back = verb - 1
    while back >= begin and (p.tokens[back].lower in words.links or p.tokens[back].lower.endswith("ly")):
        back -= 1
    return back >= begin and p.tokens[back].lower in words.passive


def told(p: Paragraph, begin: int, end: int) -> Saying | None:
    """Who speaks in a sentence without a quotation, in reported speech; the first verb of saying that has a subject."""
    tokens, words = p.tokens, p.words
    named = source(p, begin, end)
    for verb in range(begin, end):
        sort = is_verb(p, verb, begin)
        if sort != "says" or tokens[verb].lower in words.saying:
            continue
        found = subject(p, begin, verb) if verb > begin else None
        late = verb > begin and tokens[verb - 1].text == "," and verb + 1 < end and not any(
            sort_of(t, words) for t in tokens[begin : verb - 1]
        )  # fmt: skip
        if (
            late
            and (tokens[verb + 1].capital or tokens[verb + 1].lower in words.determiners)
            and tokens[verb + 1].lower not in words.days
        ):
            behind = subject_behind(tokens, verb + 1, end, words)
            if behind is not None and (
                behind.end >= end
                or not tokens[behind.end].is_word
                or tokens[behind.end].lower in words.prepositions | words.who
            ):
                found = behind
        if found is None and words.code in ("de", "fr", "nl"):
            found = subject_behind(tokens, verb + 1, end, words) if verb + 1 < end else None
        if found is None or (found.kind is Kind.PHRASE and not somebody(found, words)):
            continue
        if not (named is not None and found.kind in (Kind.IT, Kind.HE) and named[0] < verb):
            return Saying(verb, found, sort)
    return Saying(named[0], named[1], "says") if named is not None else None
