"""Factiva: many articles in one export, by display or with field codes, as HTML, RTF or text."""

import re
from collections.abc import Iterator, Sequence

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.export_article import Article, draft_of, is_author_line, rest_of
from clipper.importers.export_lines import Line, lines_of
from clipper.importers.export_words import RIGHTS, count_in, edition_in, is_count, is_day, is_rights, language_named
from clipper.importers.unread_rest import with_rest
from clipper.model.body import Block, BlockKind
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "Factiva export"
media_types = ()
suffixes = ()

_NUMBER = r"[A-Z][A-Z0-9]{3,12}(?:19|20)\d{6}[A-Za-z0-9]{6,14}"
_END = re.compile(rf"^(?:Document|Dokument|Documento|Документ|文件|文档|文書|ドキュメント)\s+{_NUMBER}$")
_CODES = [
    "HD",
    "BY",
    "CR",
    "WC",
    "PD",
    "ET",
    "SN",
    "SC",
    "ED",
    "PG",
    "LA",
    "CY",
    "SE",
    "LP",
    "TD",
    "CT",
    "RF",
    "CO",
    "IN",
    "NS",
    "RE",
    "IPC",
    "IPD",
    "PUB",
    "AN",
    "CLM",
    "VOL",
    "ART",
    "CX",
    "DLN",
]
_CODE = re.compile(rf"^(?P<code>{'|'.join(_CODES)})(?:\t\s*|\s{{2,}}|\s*$)(?P<text>.*)$")
_BEGIN = ("SE", "CLM", "HD")
_PARAGRAPH = re.compile(rb"articleParagraph\s+[a-z]{2}articleParagraph")
"""The class of a paragraph of its pages, which names the language of the reader."""
_MARKUP_END = re.compile(
    "(?:Document|Dokument|Documento|Документ|文件|文档|文書|ドキュメント)".encode()
    + rb"(?:\s|&nbsp;|<[^>]{0,60}>|\\[a-z]+-?\d* ?|[{}]){1,12}"
    + _NUMBER.encode()
)
"""The same line as it stands in HTML and RTF."""
_COUNTER = re.compile(r"^\d{1,4}\)\s+(?=\S)")
_TIME = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?(?:\s*[A-Z]{3,4})?$")
_SOURCE_CODE = re.compile(r"^[A-Z][A-Z0-9]{1,9}$")
_PAGE = re.compile(r"^(?:p\.?\s*)?[A-Z]{0,4}-?\d{1,4}[A-Z]?(?:[,;/-]\s?[A-Z]?\d{1,4})*$")
_HEAD = 12
"""Lines between the count of words and the text that say what the article is."""


def recognises(source: Source) -> float:
    """By the line that ends every article, or the classes of its pages."""
    data = source.data
    if data.startswith((b"PK", b"%PDF")):
        return 0.0
    return 0.98 if _PARAGRAPH.search(data) or _MARKUP_END.search(data) else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """The articles in their order, and what belongs to none; raises Rejected where there is no article."""
    lines, _pictures = lines_of(source)
    drafts: list[Draft] = []
    rest: list[Line] = []
    for number, piece in enumerate(_pieces(lines), 1):
        coded = sum(bool(_CODE.match(one.block.text)) for one in piece) >= 4
        article, left = _coded(piece) if coded else _displayed(piece, number)
        if article.is_one():
            drafts.append(draft_of(article, source, name))
            rest += left
        else:
            rest += piece
    if not drafts:
        raise Rejected(_("No article was found in this Factiva export. Nothing was filed."))
    return with_rest(drafts, rest_of(rest), source)


def _pieces(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each article, the one that ends it included; the last may be an article that breaks off."""
    piece: list[Line] = []
    seen: set[str] = set()
    for one in lines:
        code = found["code"] if (found := _CODE.match(one.block.text)) else ""
        if code in _BEGIN and ("AN" in seen or code in seen):
            yield piece
            piece, seen = [], set()
        seen |= {code} if code else set()
        piece.append(one)
        if _END.match(one.text):
            yield piece
            piece, seen = [], set()
    if piece:
        yield piece


def _displayed(piece: list[Line], number: int) -> tuple[Article, list[Line]]:
    """An article without field codes: headline, byline, length, day, outlet, language, rights, text."""
    article = Article()
    lines = list(piece)
    if lines and _END.match(lines[-1].text):
        article.notes.append(lines.pop().text)
    at = next((n for n, one in enumerate(lines[:40]) if is_count(one.text) and n), None)
    if at is None:
        at = next((n for n, one in enumerate(lines[:_HEAD]) if is_day(one.text) and n), None)
        if at is None:
            return Article(), []
        at -= 1
        left = _above(article, lines[: at + 1], number)
    else:
        article.words = count_in(lines[at].text)
        left = _above(article, lines[:at], number)
    begin = _below(article, lines, at + 1)
    for one in lines[begin:]:
        if one.marks and "articleparagraph" not in one.marks.lower() and _is_publisher(one, lines):
            article.notes.append(one.text)
        else:
            article.body.append(one.block)
    return article, left


def _is_publisher(one: Line, lines: Sequence[Line]) -> bool:
    """The line without a paragraph's class that names the publisher, last of all in a page of such paragraphs."""
    return (
        one is lines[-1] and any("articleparagraph" in other.marks.lower() for other in lines) and len(one.text) < 120
    )


def _above(article: Article, lines: list[Line], number: int) -> list[Line]:
    """Section, headline and byline; what stands further above belongs to no article."""
    at = next(
        (n for n, one in enumerate(lines) if "#hd" in one.marks or re.search(r"\b[a-z]{2}Headline\b", one.marks)), None
    )
    if at is None:
        heads = [n for n, one in enumerate(lines) if one.block.kind is BlockKind.HEADING]
        at = heads[-1] if heads else None
    if at is None:
        signed = len(lines) > 1 and is_author_line(lines[-1].text, lines[-1].marks)
        at = len(lines) - (2 if signed else 1)
    headline = lines[at].text
    counter = _COUNTER.match(headline)
    if counter and ("counted" in lines[at].marks or int(headline.split(")")[0]) == number):
        headline = headline[counter.end() :]
    article.headline = headline
    article.byline = "; ".join(one.text for one in lines[at + 1 :])
    if at and len(lines[at - 1].text) <= 60 and (lines[at - 1].marks == "" or "rticle" in lines[at - 1].marks):
        article.section = lines[at - 1].text
        return lines[: at - 1]
    return lines[:at]


def _below(article: Article, lines: list[Line], at: int) -> int:
    """Day, time, outlet and what else stands above the text; the number of the line where that begins."""
    end = min(at + _HEAD, len(lines))
    language = next((n for n in range(at, end) if language_named(lines[n].text)), None)
    stop = end if language is None else language
    while at < stop:
        text = lines[at].text
        if "articleparagraph" in lines[at].marks.lower():
            return at
        if not article.day and is_day(text):
            article.day = text
        elif article.day and not article.outlet and _TIME.match(text):
            article.day = f"{article.day} {text}"
        elif not article.outlet:
            article.outlet = text
        elif language is None and len(text) > 60 and not RIGHTS.match(text):
            return at
        elif RIGHTS.match(text):
            break
        else:
            _detail(article, text)
        at += 1
    if language is not None and at == language:
        article.language = language_named(lines[at].text)
        at += 1
    while at < len(lines) and is_rights(lines[at].text) and len(lines[at].text) < 400:
        article.rights.append(lines[at].text)
        at += 1
    return at


def _detail(article: Article, text: str) -> None:
    """A short line between outlet and language."""
    if edition_in(text) and not article.edition:
        article.edition = text
    elif _SOURCE_CODE.match(text) and not any(one.startswith("SC ") for one in article.notes) and not text.isdigit():
        article.notes.append(f"SC {text}")
    elif _PAGE.match(text) and not article.page:
        article.page = text
    else:
        article.notes.append(text)


def _coded(piece: list[Line]) -> tuple[Article, list[Line]]:
    """An article with field codes: each code, then what it holds until the next."""
    article = Article()
    left: list[Line] = []
    fields: list[tuple[str, list[Line]]] = []
    for one in piece:
        found = _CODE.match(one.block.text)
        if found:
            fields.append((found["code"], []))
            if found["text"]:
                text = " ".join(found["text"].split())
                fields[-1][1].append(Line(text, Block(BlockKind.PARAGRAPH, text)))
        elif _END.match(one.text):
            article.notes.append(one.text)
        elif fields:
            fields[-1][1].append(one)
        else:
            left.append(one)
    for code, lines in fields:
        _take(article, code, lines)
    return article, left


def _take(article: Article, code: str, lines: list[Line]) -> None:
    text = " ".join(one.text for one in lines)
    simple = {"HD": "headline", "BY": "byline", "CR": "credit", "PD": "day", "SN": "outlet", "ED": "edition", "PG": "page", "SE": "section", "CLM": "kicker",
              "DLN": "dateline"}  # fmt: skip
    if not text:
        return
    if code in simple:
        setattr(article, simple[code], _COUNTER.sub("", text) if code == "HD" else text)
    elif code == "ET":
        article.day = f"{article.day} {text}".strip()
    elif code == "WC":
        article.words = count_in(text) or (int(text) if text.isdigit() and len(text) < 7 else 0)
    elif code == "LA":
        article.language = language_named(text)
        article.notes += [] if article.language else [f"LA {text}"]
    elif code == "CY":
        article.rights.append(text)
    elif code in {"LP", "TD", "ART"}:
        article.body += [one.block for one in lines]
    elif code in {"NS", "IN", "RE", "CO"}:
        article.keywords += [part.split(" : ")[-1].strip() for part in re.split(r"\s*\|\s*", text) if part.strip()]
        article.notes.append(f"{code} {text}")
    else:
        article.notes.append(f"{code} {text}")
