"""Quotations of one text with their speakers: found by marks, verbs of saying and names, in several languages."""

from collections.abc import Iterator
from copy import copy

from msgspec import Struct, field
from msgspec.structs import replace

from clipper.annotate import anchors, quote_clauses, quote_marks, quote_speech, quote_terms
from clipper.annotate.quote_clauses import Paragraph
from clipper.annotate.quote_known import Names
from clipper.annotate.quote_languages import words_for
from clipper.annotate.quote_marks import Quoted
from clipper.annotate.quote_names import parted
from clipper.annotate.quote_speech import Saying
from clipper.annotate.quote_subjects import Kind
from clipper.annotate.quote_talk import Speaker, Talk
from clipper.annotate.quote_tokens import sentences, tokens
from clipper.annotate.quote_words import Words
from clipper.model.body import BlockKind, Body
from clipper.model.quotation import Quotation

_READ = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM)
_BESIDE = (BlockKind.FIGURE, BlockKind.HEADING)
"""What stands beside the running text and may quote somebody too."""
_NAMED = 0.8
"""How sure a speaker is who is named beside the quotation."""


def quotations(body: Body, *, byline: str = "", language: str = "", headline: str = "") -> tuple[Quotation, ...]:
    """The quotations of a text in their order, each with its speaker; a term, a title or a nickname is none.

    `byline` names who wrote the text and so does not speak in it; `language` is a BCP 47 tag, empty where unknown;
    `headline` may name somebody in full.
    """
    text = body.text
    if not quote_marks.may_quote(text):
        return ()
    words = words_for(language, body.reading_text)
    if not any(_spans(block.text, "", words) for block in body.blocks if block.kind in (*_READ, *_BESIDE)):
        return ()
    talk = Talk(words, Names(words, byline))
    pages = _learn(talk, body, headline)
    return tuple(_anchored(one, text) for one in _read(talk, body, pages))


def _learn(talk: Talk, body: Body, headline: str) -> dict[int, Paragraph]:
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
    if words.code == "fr":
        return quote_marks.parted(text, spans, words.says.__contains__)
    dashed = words.code in ("it", "es", "pt") and any(sign in text for sign in ("–", "—", " -"))
    return quote_marks.parted(text, spans, words.says.__contains__, dashed=True) if dashed else spans


def _anchored(one: tuple[int, int, Speaker, float], text: str) -> Quotation:
    start, end, speaker, confidence = one
    return Quotation(anchors.anchor(text, start, end), speaker.name, speaker.title, round(confidence, 2))


def _read(talk: Talk, body: Body, pages: dict[int, Paragraph]) -> Iterator[tuple[int, int, Speaker, float]]:
    """Read paragraph after paragraph; (start, end, speaker, confidence) of each quotation."""
    goes_on, speaking, colon = "", None, False
    for block, start in zip(body.blocks, body.starts, strict=True):
        if block.kind not in _READ or not block.text.strip():
            if block.kind is BlockKind.HEADING:
                goes_on, speaking, colon = "", None, False
                talk.fresh += 1
                _head(talk, block.text, start)
            if block.kind in _BESIDE and block.text.strip():
                yield from _beside(talk, pages[start], start)
            continue
        page = _page(block.text, goes_on, talk.words) if goes_on else pages[start]
        spans = page.quotes
        told = _in_paragraph(talk, page, start, speaking if goes_on or _bare(page) else None, colon, bool(goes_on))
        yield from ((start + a, start + b, who, sure) for a, b, who, sure in told.found)
        goes_on = spans[-1].mark if spans and not spans[-1].closed and told.last is not None else ""
        speaking = told.last
        colon = block.text.rstrip().endswith(":")


def _beside(talk: Talk, page: Paragraph, start: int) -> Iterator[tuple[int, int, Speaker, float]]:
    """The quotations of a caption or a heading that name their own speaker; who speaks in the text stays who it was."""
    if not page.quotes:
        return
    kept = copy(talk)
    told = _in_paragraph(kept, page, start, None, False, False)
    yield from ((start + a, start + b, who, sure - 0.1) for a, b, who, sure in told.found if sure >= _NAMED)


def _dialogue(text: str, words: Words) -> tuple[Quoted, ...]:
    """The speeches of a paragraph of dialogue; English sets them between marks."""
    return () if words.code in ("en", "de", "nl") else quote_marks.dialogue(text, words.says.__contains__)


def _head(talk: Talk, text: str, offset: int) -> None:
    """Note whom a heading is about."""
    parts = tokens(text, (), talk.words)
    talk.where, talk.topic = offset, None
    joint = next((at for at, part in enumerate(parts) if part.text in ("&", "and", "und", "et", "y")), len(parts))
    if 0 < joint < 5 and len(parts) <= 10 and all(part.capital or at == joint for at, part in enumerate(parts)):
        name = parted(parts, 0, joint, talk.words)
        if name.words and (joint < len(parts) or (name.person and talk.names.proven(name.words))):
            talk.topic = replace(talk.by_name(name, offset) or Speaker(name.text), person=True)
            talk.fresh = 99


def _bare(page: Paragraph) -> bool:
    """Whether a paragraph is nothing but quotations."""
    return bool(page.quotes) and not any(token.is_word for token in page.tokens)


class _Told(Struct):
    """What a paragraph gave: its quotations, and who spoke last in it, up to its very end."""

    found: list[tuple[int, int, Speaker, float]] = field(default_factory=list)
    last: Speaker | None = None


def _in_paragraph(
    talk: Talk, page: Paragraph, offset: int, before: Speaker | None, colon: bool, goes_on: bool
) -> _Told:
    told = _Told(last=before)
    here: Speaker | None = before
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
            talk.note(speaker)
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
    talk: Talk, page: Paragraph, at: int, begin: int, end: int, here: Speaker | None, goes_on: bool
) -> tuple[Speaker | None, float]:
    """Who says the quotation at a token, and how sure that is."""
    inner = page.inner(page.tokens[at])
    stopped = at == begin and at + 1 < len(page.tokens) and page.tokens[at + 1].text == "." and len(inner.split()) > 2
    whole = _whole(inner, page.quotes[page.tokens[at].quote].closed and not stopped)
    left = quote_speech.left_of(page, at, begin)
    nested = left is not None and left.direct and left.sort == "says"
    right = None if nested else quote_speech.right_of(page, at, end)
    if right is not None:
        speaker = talk.known(page, right.subject)
        if speaker is not None and not (right.sort == "soft" and not whole):
            return speaker, 0.95 if right.sort == "says" else 0.7
    if left is not None and not _is_term(page, at, left, whole):
        speaker = talk.known(page, left.subject)
        if speaker is not None:
            return speaker, (0.95 if left.direct else 0.85) if left.sort != "soft" else 0.65
    if goes_on and here is not None:
        return here, 0.9
    after = quote_speech.late(page, at, end) if left is None and not quote_terms.is_term(page, at, "says") else None
    if after is not None and (speaker := talk.known(page, after.subject)) is not None:
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


def _carried(talk: Talk, page: Paragraph, at: int, begin: int, here: Speaker | None) -> tuple[Speaker | None, float]:
    """The speaker of a sentence that stands alone between marks: who spoke or acted just before."""
    led = at > begin and page.tokens[at - 1].text == ":"
    if any(t.is_word for t in page.tokens[begin:at]) and not led:
        return None, 0.0
    main = quote_clauses.main_subject(page, begin, at) if led else None
    if main is not None and (speaker := talk.known(page, main)) is not None and speaker.person:
        return speaker, 0.7
    if here is not None:
        return here, 0.8
    if talk.fresh <= 1 and talk.focus is not None and at > 0:
        return talk.focus, 0.6
    return None, 0.0


def _hear(talk: Talk, page: Paragraph, begin: int, end: int) -> Speaker | None:
    """Take note of who speaks or acts in a sentence; who speaks is given back."""
    saying = quote_speech.told(page, begin, end)
    if saying is not None and (speaker := talk.known(page, saying.subject)) is not None:
        talk.note(speaker)
        return speaker
    main = quote_clauses.main_subject(page, begin, end)
    if main is None:
        return None
    acting = talk.known(page, main)
    if acting is None or (main.kind is Kind.PHRASE and not quote_clauses.somebody(main, talk.words)):
        return None
    short = main.name is not None and main.name.text != acting.name
    if main.kind is Kind.NAME and acting.person and not short and not talk.names.proven(tuple(acting.name.split())):
        talk.body, talk.body_last = acting, True
    elif acting.person or acting.body:
        talk.note(acting)
        return acting if acting.person else None
    elif main.kind is Kind.NAME and (" " in acting.name or acting.name.lower() in talk.names.inside):
        talk.body, talk.body_last = acting, True
    return None


def _act(talk: Talk, page: Paragraph, begin: int, end: int) -> None:
    """Take note of the person whom a sentence with a quotation is about, whoever says that."""
    if page.tokens[begin].quote >= 0:
        return
    main = quote_clauses.main_subject(page, begin, end)
    if main is None or main.kind is not Kind.NAME:
        return
    acting = talk.known(page, main)
    if acting is not None and acting.person and talk.names.proven(tuple(acting.name.split())):
        talk.one, talk.body_last = acting, False
