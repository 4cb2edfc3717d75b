"""Europresse: many articles in one export, as HTML or as text copied from it."""

import re
from collections.abc import Sequence

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.bylines import is_byline
from clipper.importers.export_article import Article, draft_of, is_author_line, rest_of
from clipper.importers.export_lines import Line, glance, is_html, lines_of
from clipper.importers.export_words import COUNT, RIGHTS, count_in, edition_in, is_day, section_and_page
from clipper.importers.unread_rest import with_rest
from clipper.importers.written_days import days_in
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "Europresse export"
media_types = ()
suffixes = ()

_NUMBER = re.compile(r"\bnews[·•.]\d{8}[·•.][\w-]{1,12}[·•.][\w-]{2,60}", re.IGNORECASE)
"""The number of a document: "news·20231016·LM·123"."""
_MARKS = re.compile(
    r"""class=["'][^"']{0,60}\b(?:DocPublicationName|titreArticleVisu|docOcurrContainer|rdp__articletitle)\b"""
)
_TITLE = re.compile(r"\b(?:titreArticle\w*|rdp__articletitle)\b")
_TEXT = re.compile(r"\b(?:docOcurrContainer|DocText)\b")
_KICKER = re.compile(r"\b(?:rdp__(?:surtitle|overtitle|kicker)|surtitre\w*)\b", re.IGNORECASE)
_DECK = re.compile(r"\b(?:rdp__subtitle|sousTitre\w*|soustitre\w*)\b", re.IGNORECASE)
_BYLINE = re.compile(r"\b(?:sm-margin-bottomNews|docAuthors?|rdp__author)\b", re.IGNORECASE)
_FOOT = re.compile(r"<(?:footer|aside)\b|\b(?:publiC-lblNodoc|apd-wrapper|lblNodoc|publiC-\w+)\b")
_FURNITURE = re.compile(r"^(?:europresse(?:\.com)?|ce document est (?:destiné|réservé).*|©?\s*\d{4} (?:cision|cedrom|eureka).*|sommaire|table des matières|\d+ documents?)$", re.IGNORECASE)  # fmt: skip
_SIGNED = re.compile(r"^\(?(?:AFP|AP|Reuters|ATS|Belga|dpa)\)?$")


_PAGE_AND_COUNT = re.compile(
    r"(\bp(?:p|ages?)?\.?\s*[A-Z]{0,3}-?\d{1,4}(?:[-–]\d{1,4})?)\s+(\d[\d\u202f\u00a0]{0,8}\s*(?:mots?|words?))",
    re.IGNORECASE,
)
"""A page, and right behind it the count of words, which is not its thousands."""


def recognises(source: Source) -> float:
    """By the classes of its pages, or by the numbers of its documents with a line that tells day and length."""
    text = glance(
        source,
        (b"DocPublicationName", b"titreArticleVisu", b"docOcurrContainer", b"rdp__", b"news\xc2\xb7", b"news\xb7"),
    )
    if not text:
        return 0.0
    if _MARKS.search(text) and ("DocPublicationName" in text or _NUMBER.search(text)):
        return 0.98
    day = COUNT.search(text) if _NUMBER.search(text) else None
    return 0.97 if day and not is_html(source.data) else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """The articles in their order, and what belongs to none; raises Rejected where there is no article."""
    lines, _pictures = lines_of(source)
    drafts: list[Draft] = []
    rest: list[Line] = []
    outside, pieces = _pieces(lines)
    for piece in pieces:
        article, left = _marked(piece) if any(_TITLE.search(one.marks) for one in piece) else _plain(piece)
        if article.is_one():
            drafts.append(draft_of(article, source, name))
            rest += left
        else:
            rest += piece
    if not drafts:
        raise Rejected(_("No article was found in this Europresse export. Nothing was filed."))
    left = [one for one in (*outside, *rest) if not _FURNITURE.match(one.text)]
    return with_rest(drafts, rest_of(left), source)


def _pieces(lines: Sequence[Line]) -> tuple[list[Line], list[list[Line]]]:
    """Lines outside all articles, and those of each: one begins at the name of its outlet, or after a document's number."""
    outside: list[Line] = []
    pieces: list[list[Line]] = []
    marked = any("DocPublicationName" in one.marks for one in lines)
    ended = True
    for one in lines:
        name_line = "DocPublicationName" in one.marks
        if marked:
            if name_line and not (pieces and pieces[-1] and "DocPublicationName" in pieces[-1][-1].marks):
                pieces.append([])
            inside = "<article" in one.marks or not any("<article" in other.marks for other in lines[:1])
            if pieces and inside:
                pieces[-1].append(one)
            else:
                outside.append(one)
        else:
            if ended:
                pieces.append([])
            pieces[-1].append(one)
            ended = bool(_NUMBER.search(one.text))
    return outside, pieces


def _marked(piece: list[Line]) -> tuple[Article, list[Line]]:
    """An article of a page, by the classes of its elements."""
    article = Article()
    names: list[str] = []
    for one in piece:
        marks, text = one.marks, one.text
        if "DocPublicationName" in marks:
            names.append(text)
        elif _FOOT.search(marks) or _NUMBER.fullmatch(text):
            _foot(article, text)
        elif _TEXT.search(marks):
            article.body.append(one.block)
        elif "DocHeader" in marks or (not article.day and not article.headline and (_is_header(text) or is_day(text))):
            _header(article, text)
        elif _KICKER.search(marks):
            article.kicker = f"{article.kicker} {text}".strip()
        elif _DECK.search(marks):
            article.deck = f"{article.deck} {text}".strip()
        elif _BYLINE.search(marks):
            _signature(article, text)
        elif _TITLE.search(marks):
            if article.headline:
                article.others.append(text)
            article.headline = article.headline or text
        elif not article.headline and "DocTitreSousSection" in marks:
            article.section = text
        else:
            article.notes.append(text)
    _outlet(article, names)
    return article, []


def _plain(piece: list[Line]) -> tuple[Article, list[Line]]:
    """An article copied as text: outlet, header with day and length, headline, byline, text, number."""
    article = Article()
    at = next((n for n, one in enumerate(piece) if n and _is_header(one.text)), None)
    if at is None:
        return Article(), []
    _outlet(article, [piece[at - 1].text])
    _header(article, piece[at].text)
    lines = piece[at + 1 :]
    while lines and (_NUMBER.search(lines[-1].text) or RIGHTS.match(lines[-1].text)):
        _foot(article, lines.pop().text)
    if lines:
        article.headline = lines.pop(0).text
    if lines and is_author_line(lines[0].text):
        article.byline = lines.pop(0).text
    article.body = [one.block for one in lines]
    return article, piece[: at - 1]


def _is_header(text: str) -> bool:
    written = next(days_in(text), None)
    return len(text) < 200 and written is not None and bool(written.iso) and bool(COUNT.search(text))


def _header(article: Article, text: str) -> None:
    """Section, day, length and page: "Économie, mardi 5 mars 2024 1234 mots, p. 12"."""
    written = next((one for one in days_in(text) if one.iso), None)
    if written is None:
        article.notes.append(text)
        return
    text = text[: written.end] + _PAGE_AND_COUNT.sub(r"\1, \2", text[written.end :])
    article.words = article.words or count_in(text[written.end :])
    counted = COUNT.search(text, written.end)
    article.day = article.day or text[written.start : counted.start() if counted else len(text)].strip(" ,-–")
    before = text[: written.start].strip(" ,-–")
    article.section = article.section or before
    _left, page = section_and_page(COUNT.sub("", text[written.end :]))
    article.page = article.page or page


def _outlet(article: Article, names: Sequence[str]) -> None:
    """The outlet's name without issue number, place and "(site web)", which go where they belong."""
    whole = ", ".join(names)
    found = re.match(r"^(?P<name>[^,(]+?)(?:\s*\((?P<kind>[^)]*)\))?(?:,\s*(?P<more>.*))?$", whole)
    if found is None:
        article.outlet = whole
        return
    article.outlet = found["name"].strip()
    article.on_the_web = bool(re.search(r"\bweb\b|\bsite\b", found["kind"] or "", re.IGNORECASE))
    more = ", ".join(one for one in (found["kind"], found["more"]) if one)
    if more:
        article.edition = article.edition or (found["more"] or "" if edition_in(found["more"] or "") else "")
        article.notes.append(whole)


def _signature(article: Article, text: str) -> None:
    """The line below the headline: who wrote it, or which agency."""
    if _SIGNED.match(text):
        article.credit = text.strip("()")
    elif not article.byline and (is_author_line(text) or is_byline(text) or len(text) < 80):
        article.byline = text
    else:
        article.deck = f"{article.deck} {text}".strip()


def _foot(article: Article, text: str) -> None:
    if RIGHTS.match(text):
        article.rights.append(text)
    else:
        article.notes.append(text)
