"""Quotations of one text with their speakers: found by marks, verbs of saying and names, in several languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from clipper.annotate import anchors, quote_clauses, quote_marks, quote_speech, quote_terms
from clipper.annotate.quote_clauses import Paragraph
from clipper.annotate.quote_known import Names
from clipper.annotate.quote_languages import words_for
from clipper.annotate.quote_marks import Quoted
from clipper.annotate.quote_names import Name, is_role, parted
from clipper.annotate.quote_speech import Saying
from clipper.annotate.quote_subjects import Kind, Subject
from clipper.annotate.quote_tokens import sentences, tokens
from clipper.annotate.quote_words import Words
from clipper.model.body import BlockKind, Body
from clipper.model.quotation import Quotation

_READ = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM)


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Somebody who speaks, as far as the text says who."""

    name: str
    title: str = ""
    person: bool = False
    body: bool = False
    head: str = ""
    plural: bool = False


@dataclass(slots=True)
class _Talk:
    """What is known of the speakers while a text is read from its top."""

    words: Words
    names: Names
    focus: _Speaker | None = None
    one: _Speaker | None = None
    """The last single person, or what may be one."""
    body: _Speaker | None = None
    body_last: bool = False
    """Whether that organisation was met after that person."""
    alias: dict[str, _Speaker] = field(default_factory=dict)
    """Whom a phrase stood for before ("prime minister")."""
    met: dict[str, _Speaker] = field(default_factory=dict)
    """The last speaker by the noun that names him ("senator", "ministry")."""
    fresh: int = 99
    """Paragraphs since the focus spoke or acted."""
    topic: _Speaker | None = None
    """Who the heading above names."""
    where: int = 0
    since: int = 0


def quotations(body: Body, *, byline: str = "", language: str = "", headline: str = "") -> tuple[Quotation, ...]:
    """The quotations of a text in their order, each with its speaker; a term, a title or a nickname is none.

    `byline` names who wrote the text and so does not speak in it; `language` is a BCP 47 tag, empty where unknown;
    `headline` may name somebody in full.
    """
    text = body.text
    if not quote_marks.may_quote(text):
        return ()
    words = words_for(language, body.reading_text)
    if not any(_spans(block.text, "", words) for block in body.blocks if block.kind in _READ):
        return ()
    talk = _Talk(words, Names(words, byline))
    pages = _learn(talk, body, headline)
    return tuple(_anchored(one, text) for one in _read(talk, body, pages))


def _learn(talk: _Talk, body: Body, headline: str) -> dict[int, Paragraph]:
    """Take up every full name of the text, captions and headings too; the paragraphs by where they start."""
    pages: dict[int, Paragraph] = {}
    for block, start in zip(body.blocks, body.starts, strict=True):
        if block.text and block.kind is not BlockKind.TABLE_ROW:
            pages[start] = _page(block.text, "", talk.words)
            talk.names.note(pages[start].tokens, start)
    if headline:
        talk.names.note(tokens(headline, (), talk.words), len(body.text) + 1)
    return pages


def _page(text: str, goes_on: str, words: Words) -> Paragraph:
    """A paragraph in tokens; `goes_on` is the mark of a quotation that the one before left open."""
    text = text[: quote_marks.LONGEST_PARAGRAPH]
    spans = _spans(text, goes_on, words)
    return Paragraph(text, tokens(text, spans, words), spans, words)


def _spans(text: str, goes_on: str, words: Words) -> tuple[Quoted, ...]:
    """What stands between marks in a paragraph, or behind the dashes of a dialogue."""
    text = text[: quote_marks.LONGEST_PARAGRAPH]
    spans = quote_marks.quoted(text, goes_on) or _dialogue(text, words)
    return quote_marks.parted(text, spans, words.says.__contains__) if words.code == "fr" else spans


def _anchored(one: tuple[int, int, _Speaker, float], text: str) -> Quotation:
    start, end, speaker, confidence = one
    return Quotation(anchors.anchor(text, start, end), speaker.name, speaker.title, round(confidence, 2))


def _read(talk: _Talk, body: Body, pages: dict[int, Paragraph]) -> Iterator[tuple[int, int, _Speaker, float]]:
    """Read paragraph after paragraph; (start, end, speaker, confidence) of each quotation."""
    goes_on, speaking, colon = "", None, False
    for block, start in zip(body.blocks, body.starts, strict=True):
        if block.kind not in _READ or not block.text.strip():
            if block.kind is BlockKind.HEADING:
                goes_on, speaking, colon = "", None, False
                talk.fresh += 1
                _head(talk, block.text, start)
            continue
        page = _page(block.text, goes_on, talk.words) if goes_on else pages[start]
        spans = page.quotes
        told = _in_paragraph(talk, page, start, speaking if goes_on or _bare(page) else None, colon, bool(goes_on))
        yield from ((start + a, start + b, who, sure) for a, b, who, sure in told.found)
        goes_on = spans[-1].mark if spans and not spans[-1].closed and told.last is not None else ""
        speaking = told.last
        colon = block.text.rstrip().endswith(":")


def _dialogue(text: str, words: Words) -> tuple[Quoted, ...]:
    """The speeches of a paragraph of dialogue; English sets them between marks."""
    return () if words.code in ("en", "de", "nl") else quote_marks.dialogue(text, words.says.__contains__)


def _head(talk: _Talk, text: str, offset: int) -> None:
    """Note whom a heading is about."""
    parts = tokens(text, (), talk.words)
    talk.where, talk.topic = offset, None
    joint = next((at for at, part in enumerate(parts) if part.text in ("&", "and", "und", "et", "y")), len(parts))
    if 0 < joint < 5 and len(parts) <= 10 and all(part.capital or at == joint for at, part in enumerate(parts)):
        name = parted(parts, 0, joint, talk.words)
        if name.words and (joint < len(parts) or (name.person and talk.names.proven(name.words))):
            talk.topic = replace(_by_name(talk, name, offset) or _Speaker(name.text), person=True)
            talk.fresh = 99


def _bare(page: Paragraph) -> bool:
    """Whether a paragraph is nothing but quotations."""
    return bool(page.quotes) and not any(token.is_word for token in page.tokens)


@dataclass(slots=True)
class _Told:
    """What a paragraph gave: its quotations, and who spoke last in it, up to its very end."""

    found: list[tuple[int, int, _Speaker, float]] = field(default_factory=list)
    last: _Speaker | None = None


def _in_paragraph(
    talk: _Talk, page: Paragraph, offset: int, before: _Speaker | None, colon: bool, goes_on: bool
) -> _Told:
    told = _Told(last=before)
    here: _Speaker | None = before
    if colon and here is None and talk.fresh <= 1:
        here = talk.focus
    talk.fresh += 1
    talk.since, first = talk.where, True
    for begin, end in sentences(page.tokens, page.text, page.quotes):
        talk.where = offset + page.tokens[begin].start
        quotes = [at for at in range(begin, end) if page.tokens[at].quote >= 0]
        if not quotes:
            spoke = _hear(talk, page, begin, end)
            here = spoke or here
            told.last = None
            continue
        spoken = False
        _act(talk, page, begin, end)
        for at in quotes:
            speaker, sure = _speaker_of(talk, page, at, begin, end, here, goes_on and first)
            first = False
            if speaker is None:
                continue
            here, spoken = speaker, True
            start, stop = _clean(page.text, page.quotes[page.tokens[at].quote])
            if start < stop:
                told.found.append((start, stop, speaker, sure))
            told.last = speaker
            _note(talk, speaker)
        if not spoken:
            here = _hear(talk, page, begin, end) or here
    return told


def _clean(text: str, span: Quoted) -> tuple[int, int]:
    """The words of a quotation without the comma that belongs to the sentence around it, nor a fragment's full stop."""
    start, end = span.start, span.end
    while end > start and (text[end - 1] in ", \u00a0\u202f"):
        end -= 1
    if (
        text[end - 1] == "."
        and not text.endswith("..", start, end)
        and text[start].islower()
        and not any(c in ".!?" for c in text[start : end - 1])
    ):
        end -= 1
    return start, end


def _speaker_of(
    talk: _Talk, page: Paragraph, at: int, begin: int, end: int, here: _Speaker | None, goes_on: bool
) -> tuple[_Speaker | None, float]:
    """Who says the quotation at a token, and how sure that is."""
    inner = page.inner(page.tokens[at])
    stopped = at == begin and at + 1 < len(page.tokens) and page.tokens[at + 1].text == "." and len(inner.split()) > 2
    whole = _whole(inner, page.quotes[page.tokens[at].quote].closed and not stopped)
    left = quote_speech.left_of(page, at, begin)
    nested = left is not None and left.direct and left.sort == "says"
    right = None if nested else quote_speech.right_of(page, at, end)
    if right is not None:
        speaker = _known(talk, page, right.subject)
        if speaker is not None and not (right.sort == "soft" and not whole):
            return speaker, 0.95 if right.sort == "says" else 0.7
    if left is not None and not _is_term(page, at, left, whole):
        speaker = _known(talk, page, left.subject)
        if speaker is not None:
            return speaker, (0.95 if left.direct else 0.85) if left.sort != "soft" else 0.65
    if goes_on and here is not None:
        return here, 0.9
    after = quote_speech.late(page, at, end) if left is None and not quote_terms.is_term(page, at, "says") else None
    if after is not None and (speaker := _known(talk, page, after.subject)) is not None:
        return speaker, 0.8
    colon = at > begin and page.tokens[at - 1].text == ":" and len(inner.split()) >= 6
    if not (whole or colon) or quote_terms.titled(inner.rstrip("."), page.words):
        return None, 0.0
    return _carried(talk, page, at, begin, here)


def _is_term(page: Paragraph, at: int, left: Saying, whole: bool) -> bool:
    return not (whole and left.direct) and quote_terms.is_term(page, at, left.sort)


def _whole(inner: str, closed: bool) -> bool:
    """Whether words are sentences of their own: they begin as one and end as one."""
    inner = inner.strip()
    begins = inner[:1].isupper() or inner[:1].isdigit() or inner[:1] in "[(…¿¡“‘'\"«$£€"
    ends = inner.rstrip("”’\"'» ")[-1:] in tuple(".!?…") or not closed
    return begins and ends and len(inner.split()) >= 2


def _carried(talk: _Talk, page: Paragraph, at: int, begin: int, here: _Speaker | None) -> tuple[_Speaker | None, float]:
    """The speaker of a sentence that stands alone between marks: who spoke or acted just before."""
    led = at > begin and page.tokens[at - 1].text == ":"
    if any(t.is_word for t in page.tokens[begin:at]) and not led:
        return None, 0.0
    main = quote_clauses.main_subject(page, begin, at) if led else None
    if main is not None and (speaker := _known(talk, page, main)) is not None and speaker.person:
        return speaker, 0.7
    if here is not None:
        return here, 0.8
    if talk.fresh <= 1 and talk.focus is not None and at > 0:
        return talk.focus, 0.6
    return None, 0.0


def _hear(talk: _Talk, page: Paragraph, begin: int, end: int) -> _Speaker | None:
    """Take note of who speaks or acts in a sentence; who speaks is given back."""
    saying = quote_speech.told(page, begin, end)
    if saying is not None and (speaker := _known(talk, page, saying.subject)) is not None:
        _note(talk, speaker)
        return speaker
    main = quote_clauses.main_subject(page, begin, end)
    if main is None:
        return None
    acting = _known(talk, page, main)
    if acting is None or (main.kind is Kind.PHRASE and not quote_clauses.somebody(main, talk.words)):
        return None
    short = main.name is not None and main.name.text != acting.name
    if main.kind is Kind.NAME and acting.person and not short and not talk.names.proven(tuple(acting.name.split())):
        talk.body, talk.body_last = acting, True
    elif acting.person or acting.body:
        _note(talk, acting)
        return acting if acting.person else None
    elif main.kind is Kind.NAME and (" " in acting.name or acting.name.lower() in talk.names.inside):
        talk.body, talk.body_last = acting, True
    return None


def _act(talk: _Talk, page: Paragraph, begin: int, end: int) -> None:
    """Take note of the person whom a sentence with a quotation is about, whoever says that."""
    if page.tokens[begin].quote >= 0:
        return
    main = quote_clauses.main_subject(page, begin, end)
    if main is None or main.kind is not Kind.NAME:
        return
    acting = _known(talk, page, main)
    if acting is not None and acting.person and talk.names.proven(tuple(acting.name.split())):
        talk.one, talk.body_last = acting, False


def _note(talk: _Talk, speaker: _Speaker) -> None:
    talk.fresh = 0
    talk.focus = speaker
    talk.names.spoke.add(tuple(speaker.name.split()))
    if speaker.head:
        talk.met[speaker.head] = speaker
    if not speaker.plural and not speaker.body:
        talk.one, talk.body_last = speaker, False
    if speaker.body or not speaker.person:
        talk.body, talk.body_last = speaker, True


def _known(talk: _Talk, page: Paragraph, subject: Subject) -> _Speaker | None:
    """Who a noun phrase stands for."""
    where = talk.where + max(0, page.tokens[min(subject.start, len(page.tokens) - 1)].start - page.tokens[0].start)
    if subject.kind is Kind.NAME and subject.name is not None:
        return _by_name(talk, subject.name, where)
    if subject.kind is Kind.PHRASE:
        return _by_phrase(talk, subject, where)
    if subject.kind is Kind.IT:
        last = talk.names.last_body(where, talk.since)
        return talk.body or (_Speaker(last.text, "", False, True, last.words[-1].lower()) if last else talk.focus)
    if subject.kind in (Kind.THEY, Kind.SILENT):
        return talk.focus
    return _he(talk, page.tokens[subject.start].lower in talk.words.she, where)


def _he(talk: _Talk, she: bool, where: int) -> _Speaker | None:
    """Whom "he" or "she" stands for: who spoke or acted last, unless that is one of the other sex."""
    sex = 1 if she else -1
    if talk.one is not None and talk.names.sex(talk.one.name) in (0, sex) and talk.fresh <= 2:
        return talk.one
    last = talk.names.last_before(where, talk.since, sex)
    if last is not None:
        return _Speaker(last.text, last.title, True)
    if (known := talk.topic or talk.one or talk.focus) is not None:
        return known
    later = talk.names.first(sex)
    return _Speaker(later.text, later.title, True) if later is not None else None


def _by_name(talk: _Talk, name: Name, where: int) -> _Speaker | None:
    if not name.words:
        return None
    full = talk.names.resolved(name, where)
    lower = [word.lower() for word in full.words]
    body = not full.person
    head = lower[-1] if body and lower[-1] in talk.words.bodies else ""
    text = full.text
    if text.lower().startswith("the "):
        text = text[4:]
    return _Speaker(
        text,
        full.title or talk.names.titles.get(full.words, ""),
        full.person,
        body,
        head or (full.title.split()[-1].lower() if full.title else ""),
    )


def _by_phrase(talk: _Talk, subject: Subject, where: int) -> _Speaker | None:
    words = talk.words
    if subject.owner is not None and (subject.head in words.papers or subject.head in words.says):
        return _by_name(talk, subject.owner, where)
    if (
        subject.owner is not None
        and subject.rest
        and subject.text.lower().startswith(subject.owner.text.lower())
        and len(subject.text.split()) == len(subject.owner.words)
    ):
        return _by_name(talk, subject.owner, where)
    role = is_role(subject.head, words)
    plural = subject.head not in words.roles and subject.head.endswith(("s", "men", "people", "police"))
    if subject.definite:
        heads = frozenset(
            (
                subject.head,
                *(word for word in subject.rest if word not in words.prepositions and word not in words.determiners),
            )
        )
        if (known := talk.alias.get(subject.text.lower())) is not None:
            return known
        if role and (named := talk.names.by_title(heads, where)) is not None:
            return _Speaker(named.text, named.title, True, False, subject.head)
        earlier = talk.met.get(subject.head)
        if earlier is not None and (
            not subject.rest or subject.rest <= {part.lower() for part in (earlier.name + " " + earlier.title).split()}
        ):
            return earlier
        if role and not plural and talk.topic is not None and talk.fresh > 2:
            return replace(talk.topic, title=subject.text, head=subject.head)
        one = talk.one
        if role and not plural and len(subject.text.split()) <= 3 and one is not None and one.person and not one.title:
            talk.alias[subject.text.lower()] = replace(one, title=subject.text, head=subject.head)
            return talk.alias[subject.text.lower()]
        if subject.head in words.generic and not subject.rest:
            stands = talk.body if talk.body_last or talk.one is None else talk.one
            if stands is not None and not stands.title and not talk.names.sex(stands.name):
                return stands
    return (
        _Speaker(subject.text, "", False, subject.head in words.bodies, subject.head, plural) if subject.text else None
    )


def speakers(found: Sequence[Quotation]) -> tuple[str, ...]:
    """The speakers of quotations, each once, in their order."""
    return tuple(dict.fromkeys(one.speaker for one in found))
