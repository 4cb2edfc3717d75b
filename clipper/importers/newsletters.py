"""Newsletters and press reviews: a mail that repeats headline, link and text is offered as its single articles too."""

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.bylines import authors_of, is_byline, is_title
from clipper.importers.dates import read_date
from clipper.importers.language import language_of
from clipper.importers.newsletter_units import (
    Piece,
    Unit,
    is_headline,
    pieces_of,
    pieces_of_lines,
    plain_headline,
    target,
)
from clipper.model.body import Block, BlockKind, Body, SpanKind
from clipper.model.clipping import Confidence, Draft, MediaType, Published

_LEAST = 3
"""Articles below which a mail is no newsletter."""
_MOST_OF_IT = 0.6
"""Share of the mail's letters that the articles must cover."""
_OUTLET = re.compile(r"^(?P<outlet>[^\W\d_][^.!?\n]{1,48}?)(?:\s*[,|·•–—(-]+\s*(?P<when>[^|]{3,40}?)\)?)?$")
_SUFFIX = re.compile(r"^(?P<headline>.{15,}?)\s+[-–—|]\s+(?P<outlet>[^\W\d_a-zà-ÿ][^|–—]{1,38})$")
_BRACKETED = re.compile(
    r"^(?P<headline>.{15,}?)\s*[(\[](?P<outlet>[^\W\d_][^()\[\]]{1,48}?)(?:\s*[,|·–—-]\s*(?P<when>[^()\[\]]*\d[^()\[\]]*))?[)\]]$"
)
_PAGE = re.compile(r"(?i)(?:s|p|pp|pag|pág|page|seite|página|pagina)\.?\s*([A-Z]?\d{1,3}(?:[-–/]\d{1,3})?)")
_AGO = re.compile(
    r"(?i)\b(?:ago|vor \d|il y a|hace \d|fa|today|heute|yesterday|gestern|minutes?|hours?|stunden?|heures?)\b|\d{1,2}:\d{2}|\d{1,2}h"
)
_BUTTON = 4
"""Words of the longest button."""
_SENTENCE = re.compile(r"\w{3,}[.!?](?:\s|$)")


class _Article(Struct):
    """An article as it is gathered."""

    head: Piece
    href: str = ""
    texts: list[Block] = field(default_factory=list)
    pictures: list[Block] = field(default_factory=list)
    section: str = ""
    closed: bool = False
    footed: bool = False
    """The foot of the mail ended it."""

    @property
    def letters(self) -> int:
        """How many letters of the mail it takes up."""
        return len(self.head.text) + sum(len(block.text) for block in self.texts)


def articles_in(mail: Draft, lines: Sequence[str] = ()) -> tuple[Draft, ...]:
    """A Draft for each article of a newsletter; none where a mail is no newsletter.

    `lines` are the lines of a plain text; without them the mail's blocks are read. At least three articles must
    cover most of the text.
    """
    pieces = pieces_of_lines(lines) if lines else pieces_of(mail.body.blocks)
    total = sum(len(p.text) for p in pieces if p.unit not in {Unit.MORE, Unit.FOOT, Unit.PICTURE, Unit.GAP})
    best: list[_Article] = []
    for found in (_by_linked(pieces), _by_address(pieces)):
        found = _sound(found)
        if sum(one.letters for one in found) > sum(one.letters for one in best):
            best = found
    if len(best) < _LEAST or sum(one.letters for one in best) < _MOST_OF_IT * total:
        return ()
    _drop_furniture(best)
    outlets = _outlets(best, mail)
    return tuple(_draft(mail, one, outlet) for one, outlet in zip(best, outlets, strict=True))


def _by_linked(pieces: Sequence[Piece]) -> list[_Article]:
    """Articles that begin with a linked headline, and go on until the next begins."""
    found: list[_Article] = []
    section, before = "", []
    for piece in _titles_linked(pieces):
        last = found[-1] if found else None
        if piece.unit is Unit.LINKED:
            if last and not last.closed and piece.href == last.href and not last.texts:
                # The whole of it is one link: headline, then text.
                if piece.text != last.head.text:
                    last.texts.append(_unlinked(piece.block, piece.href))
                continue
            found.append(_Article(piece, piece.href, pictures=before, section=section))
            before = []
        elif piece.unit is Unit.PICTURE:
            (before if last is None or last.closed else last.pictures).append(piece.block)
        elif piece.unit is Unit.FOOT:
            if last and not last.closed:
                last.closed = last.footed = True
        elif piece.unit is Unit.MORE:
            if last and last.texts:
                last.closed = True
        elif piece.unit is Unit.TITLE and (piece.heading or last is None or last.closed) and len(piece.text) <= 60:
            section = piece.text if piece.heading else section
            if last:
                last.closed = True
        elif piece.unit in {Unit.TEXT, Unit.TITLE} and last and not last.closed:
            last.texts.append(piece.block)
    return found


def _titles_linked(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with every title whose address stands right below it made a linked one, where most stand so."""
    said = [p for p in pieces if p.unit is not Unit.GAP]
    below = [n for n, p in enumerate(said) if p.unit is Unit.MORE and n and said[n - 1].unit is Unit.TITLE]
    if len(below) < _LEAST or 2 * len(below) < sum(p.unit is Unit.MORE for p in said):
        return said
    found: list[Piece] = []
    for number, piece in enumerate(said):
        if number in below:
            found[-1] = replace(found[-1], unit=Unit.LINKED, href=piece.href)
        else:
            found.append(piece)
    return found


def _by_address(pieces: Sequence[Piece]) -> list[_Article]:
    """Articles that begin with a title and end with the link that leads on."""
    found: list[_Article] = []
    waiting: list[Piece] = []
    section = ""
    for piece in pieces:
        if piece.unit is Unit.FOOT:
            waiting = []
        elif piece.unit is Unit.MORE:
            if (one := _closed(waiting, piece.href)) is not None:
                one.section = section = one.section or section
                found.append(one)
            waiting = []
        else:
            waiting.append(piece)
    return found


def _closed(waiting: Sequence[Piece], href: str) -> _Article | None:
    """The article among the pieces before a link that leads on: its title is the last one that text follows."""
    titles = [n for n, p in enumerate(waiting) if p.unit is Unit.TITLE and is_headline(plain_headline(p.text))]
    if not titles or not href:
        return None
    at = titles[-1]
    while at - 1 in titles:
        # A line of the outlet stands between headline and text.
        at -= 1
    above = [p.text for p in waiting[:at] if p.heading and len(p.text) <= 60]
    section = above[-1] if above else ""
    one = _Article(waiting[at], href, section=section, closed=True)
    one.texts = [p.block for p in waiting[at + 1 :] if p.unit in {Unit.TEXT, Unit.TITLE}]
    one.pictures = [p.block for p in waiting if p.unit is Unit.PICTURE]
    return one


def _sound(found: Sequence[_Article]) -> list[_Article]:
    """The articles worth offering: each once, the last no longer than the longest of the others."""
    kept: dict[tuple[str, str], _Article] = {}
    for one in found:
        kept.setdefault((plain_headline(one.head.text).casefold(), one.href), one)
    articles = list(kept.values())
    if len(articles) > 1 and (not articles[-1].closed or articles[-1].footed):
        most = max(len(one.texts) for one in articles[:-1])
        articles[-1].texts = articles[-1].texts[:most]
    return articles


def _drop_furniture(articles: Sequence[_Article]) -> None:
    """Leave out the buttons below the articles: lines of few words that stand below most of them."""
    said = Counter(text for one in articles for text in {block.text for block in one.texts})
    gone = {
        text
        for text, count in said.items()
        if count > 0.6 * len(articles) and len(text.split()) <= _BUTTON and not is_title(text)
    }
    for one in articles:
        last = len(one.texts)
        while last and (one.texts[last - 1].text in gone or _buttons(one.texts[last - 1])):
            last -= 1
        one.texts = one.texts[:last]


def _buttons(block: Block) -> bool:
    """Whether a block is nothing but links of few words each."""
    linked = sum(span.end - span.start for span in block.spans if span.kind is SpanKind.LINK)
    parts = re.split(r"\s*[|·•/]\s*", block.text)
    return len(parts) > 1 and all(len(one.split()) <= _BUTTON for one in parts) and 1.5 * linked >= len(block.text)


def _outlets(articles: Sequence[_Article], mail: Draft) -> list[tuple[str, str]]:
    """For each article its outlet and the moment printed beside it; lines that name them leave the text."""
    lines = [_outlet_line(one.texts[0]) if one.texts else None for one in articles]
    own = _domain(next((s.split("@")[-1] for s in (mail.outlet,) if "." in s), ""))
    # Where most articles have such a line in the same place, it names outlets whatever they are called.
    usual = 2 * sum(found is not None for found in lines) > len(articles)
    headed = [
        _SUFFIX.match(text) or _BRACKETED.match(text) for text in (plain_headline(one.head.text) for one in articles)
    ]
    suffixed = 2 * sum(found is not None for found in headed) > len(articles)
    result: list[tuple[str, str]] = []
    for one, found, head in zip(articles, lines, headed, strict=True):
        if found and (usual or is_title(found[0])):
            one.texts = one.texts[1:]
            result.append(found)
        elif head and (suffixed or is_title(head["outlet"])):
            text = one.head.block.text
            cut = text.rindex(head["outlet"])
            one.head = replace(one.head, block=replace(one.head.block, text=text[:cut].rstrip(" -–—|(["), spans=()))
            result.append((head["outlet"], head.groupdict().get("when") or ""))
        else:
            domain = _domain(urlsplit(one.href).hostname or "")
            strange = len({_domain(urlsplit(a.href).hostname or "") for a in articles}) >= _LEAST and domain != own
            result.append((domain if strange else "", ""))
    return result


def _outlet_line(block: Block) -> tuple[str, str] | None:
    """Outlet and moment, if the block is a short line that names them, whatever else it counts."""
    text = block.text.strip(" ()")
    told = [one.strip() for one in re.split(r"\s*[|·•]\s*", text) if one.strip()]
    if (
        len(told) > 2
        and all(len(one) <= 40 for one in told)
        and (day := next((one for one in told[1:] if re.search(r"\d{4}|\d[./]\d", one)), ""))
    ):
        # The moment is among them; reach, tone and the like are the service's own.
        text = f"{told[0]} | {day}"
    found = _OUTLET.match(text)
    if not found or len(text) > 80 or is_byline(text) or _SENTENCE.search(text) or len(found["outlet"].split()) > 6:
        return None
    when = found["when"] or ""
    if when and not (re.search(r"\d", when) or _AGO.search(when)):
        return None
    return found["outlet"].strip(), when.strip()


def _domain(host: str) -> str:
    return re.sub(r"^(?:www|m|amp|edition)\d*\.", "", host.lower())


def _draft(mail: Draft, one: _Article, told: tuple[str, str]) -> Draft:
    """The article as a Draft of its own that says in which mail it stood."""
    outlet, when = told
    byline, texts = _byline(one.texts)
    blocks = [*one.pictures, *(_plain(block, one.href) for block in texts)]
    body = Body(tuple(blocks))
    published, page = _day_and_page(when, mail.language)
    where = _("the mail it stood in")
    confidence = [Confidence("headline", 0.8, _("headline in the mail"))]
    confidence += (
        [Confidence("outlet", 0.7 if " " in outlet or "." not in outlet else 0.3, _("line in the mail"))]
        if outlet
        else []
    )
    confidence += [Confidence("outlet", 0.3, where)] if not outlet and mail.outlet else []
    if published.day:
        confidence.append(Confidence("published", 0.7, _("line in the mail")))
    elif mail.published.day:
        published = mail.published
        confidence.append(Confidence("published", 0.3, where))
    if byline:
        confidence.append(Confidence("byline", 0.7, _("line in the mail")))
    shown = {block.picture for block in blocks if block.picture}
    headline = plain_headline(one.head.text)
    return Draft(
        headline=headline,
        body=body,
        byline=byline,
        authors=authors_of(byline) if byline else (),
        outlet=outlet or mail.outlet,
        media_type=MediaType.MAIL,
        section="" if one.section.casefold() in {mail.headline.casefold(), mail.outlet.casefold()} else one.section,
        page=page,
        published=published,
        url=one.href,
        language=language_of(body.text or headline) or mail.language,
        editors_note=_note(mail),
        pictures=tuple(picture for picture in mail.pictures if picture.sha256 in shown),
        confidence=tuple(confidence),
    )


def _day_and_page(when: str, language: str) -> tuple[Published, str]:
    """The day and the page printed beside the outlet, as far as they are."""
    published, page = Published(), ""
    for said in re.split(r"\s*[,;|]\s+(?!\d{4}\b)", when):
        if found := _PAGE.fullmatch(said.strip()):
            page = found[1]
        elif re.search(r"\d{4}", said):
            published = read_date(said, tuple(dict.fromkeys((language or "en", "en"))))
    return published, page


def _note(mail: Draft) -> str:
    if mail.published.day:
        return _("From the mail “{headline}” of {day}.").format(headline=mail.headline, day=mail.published.day)
    return _("From the mail “{headline}”.").format(headline=mail.headline)


def _byline(texts: Sequence[Block]) -> tuple[str, list[Block]]:
    said = next((one for one in (*texts[:1], *texts[-1:]) if is_byline(one.text)), None)
    return (said.text if said else ""), [one for one in texts if one is not said]


def _plain(block: Block, href: str) -> Block:
    """A block of the article: its title lines are text, and links to the article itself are none."""
    kind = BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind
    return _unlinked(replace(block, kind=kind, level=0 if kind is BlockKind.PARAGRAPH else block.level), href)


def _unlinked(block: Block, href: str) -> Block:
    spans = tuple(s for s in block.spans if s.kind is not SpanKind.LINK or target(s.href or "") != href)
    return replace(block, spans=spans)
