"""LexisNexis and Nexis Uni: many articles in one export, as Word, RTF, HTML or text."""

import re
from collections.abc import Sequence

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.export_article import Article, draft_of, rest_of
from clipper.importers.export_lines import Line, glance, lines_of
from clipper.importers.export_words import RIGHTS, count_in, edition_in, is_day, language_named, section_and_page
from clipper.importers.unread_rest import with_rest
from clipper.model.body import BlockKind, figure
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "Nexis export"
media_types = ()
suffixes = ()

_LABELS = {
    word: meaning
    for meaning, words in {
        "headline": "headline|schlagzeile|titel|titre|titular|título|titolo",
        "byline": "byline|autor|auteur|autore|verfasser",
        "section": "section|rubrik|rubrique|sección|seccion|seção|secção|sezione|rubriek",
        "length": "length|länge|longueur|longitud|comprimento|extensão|lunghezza|lengte",
        "dateline": "dateline|ort|lieu|datación",
        "deck": "highlight|zusammenfassung|résumé|resumen|abstract",
        "language": "language|sprache|langue|idioma|lingua|taal",
        "subject": "subject|thema|themen|sujet|materia|keywords",
        "edition": "edition|ausgabe|édition|edición",
        "rights": "copyright",
        "url": "url|link",
        "note": "load-date|update|publication-type|publication type|journal-code|journal code|zeitungs-code|date de chargement|date chargement|fecha de carga|data de carregamento|datum van laden"
        "|type publication|tipo publicación|tipo de publicação|publikationstyp|publicatietype|laadtijd"
        "|type de publication|tipo de publicación|tipo de publicacion|code du journal|acc-no|docid|distribution|type|series|correction|correction-date|update-date|industry|company|organization"
        "|ticker|person|country|city|state|geographic|graphic|grafik|illustration|gráfico|loaddate|document-type|note|publication-code|ladedatum|dokument-typ|isin|website|category",
    }.items()
    for word in words.split("|")
}
"""What the labels of its fields mean, lower case, in the languages of its users."""
_LABEL = re.compile(r"^(?P<label>[^\W\d_][\w -]{1,22}?)\s?:(?:\s+|$)(?P<text>.*)$")
_BEGIN = re.compile(
    r"^(?:\d{1,5}\s+(?:of|von|de|di|van)\s+\d{1,5}\s+DOCUMENT[SEO]*|DO[CK]UMENTO?\s+\d{1,5}\s+(?:of|von|de|di|van)\s+\d{1,5})$",
    re.IGNORECASE,
)
_END = re.compile(
    r"^(?:end of document|ende des dokuments|fin du document|fin del documento|fim do documento|fine del documento|einde van document)$",
    re.IGNORECASE,
)
_TEXT = re.compile(r"^(?:body|text|haupttext|corps|texte|cuerpo|corpo|testo|tekst|corpus)\s?:?$", re.IGNORECASE)
_AFTER = re.compile(
    r"^(?:classification|klassifizierung|klassifikation|clasificación|classificazione|graphic|grafik|gráfico|load-date)$",
    re.IGNORECASE,
)
_GRAPHIC = re.compile(r"^(?:graphic|grafik|gráfico)$", re.IGNORECASE)
_COVER = re.compile(
    r"^(?:user name|date and time|job number|client/matter|search terms|search type|narrowed by|content type|download request|time of request"
    r"|send to|terms|source|combined source|project id|all news)\b.*|^documents? \(\d+\)$|^\d{1,4}\.(?:\s.*)?$", re.IGNORECASE
)  # fmt: skip
_TABLE_CELLS = re.compile(r"^(?:content type|news|narrowed by|inhaltstyp|affiné par)\b", re.IGNORECASE)
_HEADER = 14


def recognises(source: Source) -> float:
    """By the lines that begin or end its documents, with a field of its own beside them."""
    text = glance(
        source,
        (
            b"DOCUMENT",
            b"DOKUMENT",
            b"Dokument ",
            b"Document ",
            b"Documento ",
            b"End of Document",
            b"Ende des Dokuments",
            b"Fin du document",
            b"Fin del documento",
            b"Fim do documento",
            b"Fine del documento",
            b"Einde van document",
        ),
        word=True,
    )
    if not text or len(text) < 40:
        return 0.0
    ends = re.search(
        r"\b(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Fim do documento|Fine del documento|Einde van document)\b",
        text,
    )
    begins = re.search(
        r"\b\d{1,5}\s+(?:of|von|de|di)\s+\d{1,5}\s+DOCUMENT[SEO]*\b|\bDO[CK]UMENTO?\s+\d{1,5}\s+(?:of|von|de|di)\s+\d{1,5}\b",
        text,
        re.IGNORECASE,
    )
    field = re.search(
        r"(?:Length|LENGTH|L(?:ä|Ä|&Auml;|&auml;|\\'e4|\\'c4)NGE|Länge|LÄNGE|Longueur|LONGUEUR|Longitud|LONGITUD|Comprimento|Lunghezza|Lengte|Load-Date|LOAD-DATE|PUBLICATION-TYPE)\b",
        text,
    )
    return 0.98 if (ends or begins) and field else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """The articles in their order, and what belongs to none; raises Rejected where there is no article."""
    lines, _pictures = lines_of(source)
    drafts: list[Draft] = []
    rest: list[Line] = []
    cover, pieces = _pieces(lines)
    titles: set[str] = set()
    for piece in pieces:
        article, left = _article(piece)
        if article.is_one():
            drafts.append(draft_of(article, source, name))
            titles |= {_folded(one) for one in (article.headline, *article.others)}
            rest += left
        else:
            rest += piece
    if not drafts:
        raise Rejected(_("No article was found in this Nexis export. Nothing was filed."))
    return with_rest(drafts, rest_of([*_unexplained(cover, titles), *rest]), source)


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _unexplained(cover: Sequence[Line], titles: set[str]) -> list[Line]:
    """The lines of the export's own first page that are neither its form nor the list of its articles."""
    return [one for one in cover if not _COVER.match(one.text) and _folded(re.sub(r"^\d+\.\s*", "", one.text)) not in titles
            and not _TABLE_CELLS.match(one.text)]  # fmt: skip


def _pieces(lines: Sequence[Line]) -> tuple[list[Line], list[list[Line]]]:
    """The first page, and the lines of each document."""
    if any(_BEGIN.match(one.text) for one in lines):
        pieces: list[list[Line]] = [[]]
        for one in lines:
            if _BEGIN.match(one.text):
                pieces.append([])
            else:
                pieces[-1].append(one)
        return pieces[0], pieces[1:]
    pieces, piece = [], []
    for one in lines:
        if _END.match(one.text):
            pieces.append(piece)
            piece = []
        else:
            piece.append(one)
    pieces += [piece] if piece else []
    cover: list[Line] = []
    if pieces:
        begin = _after_cover(pieces[0])
        cover, pieces[0] = pieces[0][:begin], pieces[0][begin:]
    return cover, [one for one in pieces if one]


def _after_cover(piece: Sequence[Line]) -> int:
    """Where the first article begins behind the first page: two lines above its day of publication, the headline above those."""
    last = max(
        (n for n, one in enumerate(piece[:4000]) if _COVER.match(one.text) and not _is_field(one.text)), default=-1
    )
    body = next((n for n, one in enumerate(piece) if _TEXT.match(one.text)), len(piece))
    last = last if last < body else -1
    while last + 1 < len(piece) and (
        _TABLE_CELLS.match(piece[last + 1].text) or piece[last + 1].block.kind is BlockKind.TABLE_ROW
    ):
        last += 1
    day = next((n for n in range(last + 1, len(piece)) if is_day(piece[n].text) and n >= last + 3), None)
    heading = next(
        (n for n in range(last + 1, min(day or len(piece), len(piece))) if piece[n].block.kind is BlockKind.HEADING),
        None,
    )
    if heading is not None:
        return heading
    return max(last + 1, day - 2) if day is not None and last >= 0 else last + 1


def _is_field(text: str) -> bool:
    found = _LABEL.match(text)
    return bool(found) and _meaning(found["label"]) in {"section", "length", "byline"}


def _article(piece: list[Line]) -> tuple[Article, list[Line]]:
    article = Article()
    lines = [one for one in piece if one.text]
    day = next((n for n, one in enumerate(lines[:_HEADER]) if is_day(one.text)), None)
    if day is None or day == 0:
        return Article(), []
    above = lines[:day]
    article.outlet, article.day = above[-1].text, lines[day].text
    if len(above) > 1:
        article.headline, article.others = above[0].text, [one.text for one in above[1:-1]]
    at = day + 1
    if at < len(lines) and edition_in(lines[at].text) and len(lines[at].text) < 60:
        article.edition = lines[at].text
        at += 1
    text = next((n for n in range(at, len(lines)) if _TEXT.match(lines[n].text)), None)
    if text is not None:
        _header(article, lines[at:text])
        at = text + 1
    else:
        at = _open_header(article, lines, at)
    end = _footer(article, lines, at)
    article.body = [*(one.block for one in lines[at:end]), *article.figures]
    return article, []


def _header(article: Article, lines: Sequence[Line]) -> None:
    """The lines between the day and the word that begins the text: fields, rights, or notes."""
    for one in lines:
        if not _field(article, one.text):
            if RIGHTS.match(one.text):
                article.rights.append(one.text)
            elif not article.headline:
                article.headline = one.text
            else:
                article.notes.append(one.text)


def _open_header(article: Article, lines: Sequence[Line], at: int) -> int:
    """Fields and headline where no word says that the text begins; returns where it does."""
    named = False
    while at < len(lines):
        text = lines[at].text
        if _field(article, text):
            named = True
        elif RIGHTS.match(text) and len(text) < 300:
            article.rights.append(text)
        elif not article.headline and not named:
            article.headline = text
        elif (
            not named
            and len(text) < 100
            and at + 1 < len(lines)
            and _LABEL.match(lines[at + 1].text)
            and _is_known(lines[at + 1].text)
        ):
            article.deck = article.deck or text
        else:
            break
        at += 1
    return at


def _is_known(text: str) -> bool:
    found = _LABEL.match(text)
    return bool(found) and _meaning(found["label"]) != ""


def _meaning(label: str) -> str:
    """What a label means, "" where it is none of theirs; some exports print it with hyphens for blanks."""
    label = label.strip().casefold()
    return _LABELS.get(label) or _LABELS.get(label.replace("-", " "), "")


def _footer(article: Article, lines: Sequence[Line], begin: int) -> int:
    """Fields and rights below the text; returns where the text ends."""
    mark = next((n for n in range(begin, len(lines)) if _AFTER.match(lines[n].text)), None)
    if mark is not None:
        pictured = False
        for one in lines[mark:]:
            if _AFTER.match(one.text):
                pictured = bool(_GRAPHIC.match(one.text))
                article.notes += [] if pictured else [one.text]
            elif pictured and not _is_known(one.text):
                article.figures.append(figure(one.text))
            elif not _field(article, one.text):
                article.notes.append(one.text)
        return mark
    end = len(lines)
    while end > begin and (
        _is_known(lines[end - 1].text) or (RIGHTS.match(lines[end - 1].text) and len(lines[end - 1].text) < 300)
    ):
        end -= 1
    for one in lines[end:]:
        if not _field(article, one.text):
            article.rights.append(one.text)
    return end


def _field(article: Article, text: str) -> bool:
    """Whether the line is a field; if so it is kept."""
    found = _LABEL.match(text)
    meaning = _meaning(found["label"]) if found else ""
    if found is None or not meaning:
        return False
    content = found["text"].strip()
    if meaning == "section":
        left, article.page = section_and_page(content)
        edition = edition_in(left)
        article.edition = article.edition or edition
        article.section = left.replace(edition, "").strip(" ;,") if edition == article.edition and edition else left
    elif meaning == "length":
        article.words = count_in(content)
    elif meaning == "language":
        article.language = language_named(content)
        article.notes.append(text)
    elif meaning == "subject":
        article.keywords += [
            re.sub(r"\s*\(\d{1,3}\s?%\)", "", one).strip() for one in content.split(";") if one.strip()
        ]
        article.notes.append(text)
    elif meaning == "rights":
        article.rights.append(text)
    elif meaning == "note" or getattr(article, meaning):
        article.notes.append(text)
    else:
        setattr(article, meaning, content)
    return True
