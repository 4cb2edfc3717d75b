"""One article of an export of a press database: what its lines said, and the Draft that follows from it."""

import re

from msgspec import Struct, field

from clipper.importers.bylines import is_byline, is_desk, is_given_name, name_case
from clipper.importers.export_lines import Line
from clipper.importers.export_words import day_of, edition_in
from clipper.importers.places import agency
from clipper.importers.press_draft import counted, finished
from clipper.model.body import Block, BlockKind, Body
from clipper.model.clipping import Draft, Headline, MediaType, Published
from clipper.model.intake import Source

_INVERTED = re.compile(
    r"(?P<last>[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?), (?P<first>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)?)"
)
_NAMES = re.compile(
    r"(?:[^\W\d_][\w.'’-]*)(?:[ ,;&]+(?:and |und |et |y |e |von |de |der |van |la |le |di )?[^\W\d_][\w.'’-]*){0,11}"
)
_WEB = re.compile(r"\b(?:online|web|site|website|blog|internet)\b|\.\w{2,3}$", re.IGNORECASE)


class Article(Struct):
    """The fields of one article as its export prints them."""

    headline: str = ""
    others: list[str] = field(default_factory=list)
    kicker: str = ""
    deck: str = ""
    byline: str = ""
    outlet: str = ""
    day: str = ""
    """The line with the day."""
    section: str = ""
    page: str = ""
    edition: str = ""
    words: int = 0
    on_the_web: bool = False
    language: str = ""
    rights: list[str] = field(default_factory=list)
    credit: str = ""
    dateline: str = ""
    url: str = ""
    keywords: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Lines that are neither text nor a field of ours: they are kept for the desk."""
    body: list[Block] = field(default_factory=list)
    figures: list[Block] = field(default_factory=list)

    def is_one(self) -> bool:
        """Whether enough was understood for an article: a headline or text, with outlet, day or length beside it."""
        return bool(self.headline or self.body) and bool(self.outlet or self.day or self.words)


def draft_of(article: Article, source: Source, where: str) -> Draft:
    """The Draft of an article; `where` names the kind of export in the user's words."""
    published = day_of(article.day) if article.day else Published()
    body = [
        one
        if one.kind is not BlockKind.HEADING
        else Block(BlockKind.HEADING, one.text, one.spans, level=max(2, one.level))
        for one in article.body
    ]
    draft = Draft(
        headline=article.headline,
        body=Body(tuple(body)),
        other_headlines=tuple(Headline(one, "print") for one in article.others),
        kicker=article.kicker,
        deck=article.deck,
        byline=article.byline,
        authors=_inverted(article.byline),
        dateline=article.dateline,
        credit=article.credit if not agency(article.outlet) else agency(article.outlet),
        outlet=article.outlet,
        media_type=_media_type(article),
        edition=article.edition or edition_in(article.day),
        section=article.section,
        page=article.page,
        published=published,
        url=article.url,
        language=article.language,
        rights=" ".join(article.rights),
        editors_note="\n".join(dict.fromkeys(article.notes)),
        keywords=tuple(article.keywords),
    )
    return counted(finished(draft, where, name=source.name, seen_at=source.seen_at), article.words)


def _media_type(article: Article) -> MediaType:
    if agency(article.outlet):
        return MediaType.WIRE
    web = article.on_the_web or bool(_WEB.search(article.outlet))
    return MediaType.WEB if web and not article.page else MediaType.PRINT


def _inverted(byline: str) -> tuple[str, ...]:
    """The names of a byline that puts family names first ("Albrecht, Bernhard; Meier, Eva"); none where it does not."""
    found = [_INVERTED.fullmatch(one.strip()) for one in byline.split(";")]
    if not byline or any(
        one is None
        or (" " in one["last"] and is_given_name(one["last"].split()[0]) and not is_given_name(one["last"].split()[-1]))
        or agency(one["last"])
        or agency(one["first"])
        or is_byline(byline)
        for one in found
    ):
        return ()
    return tuple(name_case(f"{one['first']} {one['last']}") for one in found if one)


def is_author_line(text: str, marks: str = "") -> bool:
    """Whether a line below a headline names who wrote it."""
    if "author" in marks or is_byline(text) or is_desk(text):
        return True
    words = text.split()
    return (
        len(text) <= 70
        and 2 <= len(words) <= 8
        and bool(_NAMES.fullmatch(text))
        and all(
            one[:1].isupper()
            or one in {"and", "und", "et", "y", "e", "von", "de", "der", "van", "la", "le", "di", "del"}
            for one in words
        )
    )


def rest_of(lines: list[Line]) -> list[Block]:
    """Lines that belong to no article, as blocks."""
    return [
        Block(
            BlockKind.PARAGRAPH,
            one.block.text.replace("\t", " ") if one.block.kind is BlockKind.TABLE_ROW else one.text,
        )
        for one in lines
        if one.text
    ]
