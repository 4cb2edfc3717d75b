"""The words of a cutting's pieces in the fields of a Draft: headline, deck, byline, body with its figures, day and page."""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.bylines import authors_of, credit_in, is_byline, name_case
from clipper.importers.language import language_of
from clipper.importers.opening import without_dateline
from clipper.model.body import Block, BlockKind, Body, Span, figure
from clipper.model.clipping import Clipping, Confidence, Draft, Headline, Picture, Published
from clipper.model.cutting import Piece, RegionRole
from clipper.pages.jump_lines import Jump
from clipper.pages.page_layer import PageWords
from clipper.workflows.cutting_folio import Told, folio_of
from clipper.workflows.piece_texts import DOUBTFUL, PieceText, Place

_ENDED = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_HYPHENS = ("-", "\u2010")
_SUBHEAD = 0.8
"""A headline whose type is smaller beside the main one's parts the text."""
_ALIKE = 1.2
_CREDIT = re.compile(
    r"^(?P<caption>.*?)[\s(\[–—|/]*(?:(?:photo(?:graph(?:y|er|ie|e|ía|o)?)?s?|pictures?|images?|bild(?:er)?|fotos?|foto(?:graf[íi]a|grafie)?|illustrations?"
    r"|grafi[kc]|zeichnung|dessin|cr[ée]dits?|фото)\s*(?:credit)?\s*(?::|by\b|/)\s*|©\s*)(?P<credit>[^.!?]{2,80}?)[\s)\].]*$",
    re.IGNORECASE | re.DOTALL,
)


def draft_of(
    pieces: Sequence[Piece],
    texts: Sequence[PieceText],
    page: Clipping | None,
    pages: Mapping[Place, PageWords] | None = None,
    pictures: Mapping[int, Picture] | None = None,
) -> Draft:
    """The Draft of a cutting: its pieces' `texts`, and what is known of the clipping whose `page` it was cut from.

    `pages` are the words of the pages, from which folio lines are read that were not cut; `pictures` are those of the
    photos by the number of their piece.
    """
    source = page.draft if page else Draft("", Body())
    told = folio_of(pieces, texts, pages or {}, source)
    body, others, size = _body(pieces, texts, pictures or {})
    headline, sure = _headline(texts)
    body, byline, byline_sure = _byline(body, texts)
    body, dateline, agency = without_dateline(body)
    if not headline:
        headline, body, sure = _first_words(body, source, size)
    deck = " ".join(text.text for text in texts if text.role is RegionRole.DECK and text.text)
    language = language_of(body.reading_text or headline) or source.language
    authors = authors_of(byline) if byline else ()
    fields = _Fields(pieces, texts, pages or {})
    fields.read(texts, sure, byline_sure if byline else 0.0, named=bool(authors))
    published = _published(told, source, fields)
    outlet = _outlet(told, texts, source, fields)
    return Draft(
        headline=headline,
        body=body,
        other_headlines=tuple(Headline(one, "print") for one in others if one != headline),
        deck=deck,
        byline=byline,
        authors=authors,
        dateline=dateline,
        credit=agency or (credit_in(byline) if byline else ""),
        outlet=outlet,
        media_type=source.media_type,
        edition=told.read.edition or source.edition,
        section=told.read.section or (source.section if not told.read else ""),
        page=_page(told, pieces, source, fields),
        published=published,
        seen_at=source.seen_at,
        language=language,
        rights=source.rights,
        original=replace(source.original, data=None) if source.original else None,
        pictures=tuple((pictures or {}).values()),
        warnings=warnings_of(pieces, texts),
        confidence=tuple(fields.found),
    )


class _Fields:
    """How surely each field is known, and from where."""

    def __init__(self, pieces: Sequence[Piece], texts: Sequence[PieceText], pages: Mapping[Place, PageWords]) -> None:
        self.found: list[Confidence] = []
        self._recognised = any(
            pages[place].recognised
            for piece, text in zip(pieces, texts, strict=True)
            if text.words and (place := (piece.file.sha256, piece.page)) in pages
        )

    def read(self, texts: Sequence[PieceText], headline: float, byline: float, *, named: bool) -> None:
        """Note the fields that the regions say; 0 for a byline that there is not, `named` where it names authors."""
        self.add("headline", headline, _("headline region") if _has(texts, RegionRole.HEADLINE) else _("first words"))
        if decks := [text for text in texts if text.role is RegionRole.DECK and text.text]:
            self.add("deck", _sure(decks), _("deck region"))
        if byline:
            self.add("byline", byline, _("byline region"))
        if named:
            self.add("authors", 0.9 * byline, _("byline region"))
        self.add("body", _sure([text for text in texts if text.role is RegionRole.BODY]), _("body regions"))

    def add(self, field: str, sure: float, where: str) -> None:
        """Note a field."""
        said = _("{where}, recognised").format(where=where) if self._recognised else where
        self.found.append(Confidence(field, round(min(max(sure, 0.0), 1.0), 2), said))

    def keep(self, field: str, source: Draft) -> None:
        """Note a field as the page's clipping has it."""
        self.found += [one for one in source.confidence if one.field == field][:1]


def _has(texts: Sequence[PieceText], role: RegionRole) -> bool:
    return any(text.role is role and text.text for text in texts)


def _sure(texts: Sequence[PieceText]) -> float:
    """How sure texts are on average over their letters; 0 for none."""
    weights = [(text.sure, sum(c.isalnum() for c in text.text)) for text in texts]
    letters = sum(count for _s, count in weights)
    return sum(sure * count for sure, count in weights) / letters if letters else 0.0


# -- headline, byline ------------------------------------------------------------------------------------------------


def _headline(texts: Sequence[PieceText]) -> tuple[str, float]:
    """The first headline; one that was drawn in several regions of the same type, one after the other, is one."""
    heads: list[PieceText] = []
    for text in texts:
        if text.role is RegionRole.HEADLINE and text.text:
            if heads and not heads[-1].size / _ALIKE <= text.size <= heads[-1].size * _ALIKE:
                break
            heads.append(text)
        elif heads:
            break
    return " ".join(head.text for head in heads), _sure(heads)


def _first_words(body: Body, source: Draft, size: float) -> tuple[str, Body, float]:
    """Without a headline: the body's own heading, else its first words."""
    first = next((block for block in body.blocks if block.text and block.kind is not BlockKind.FIGURE), None)
    if first is None:
        return source.headline or _("Cutting"), body, 0.2
    if first.kind is BlockKind.HEADING or (len(first.text) <= 90 and not first.text.endswith(".")):
        left = Body(tuple(block for block in body.blocks if block is not first))
        return (first.text, left, 0.6) if left.reading_text else (first.text, body, 0.6)
    words = first.text[:90]
    return (words if len(words) == len(first.text) else words.rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"), body, 0.3


def _byline(body: Body, texts: Sequence[PieceText]) -> tuple[Body, str, float]:
    """The byline of its region, else the line at the text's head or foot that reads like one."""
    given = [text for text in texts if text.role is RegionRole.BYLINE and text.text]
    if given:
        return body, " ".join(text.text for text in given), _sure(given)
    paragraphs = [block for block in body.blocks if block.text and block.kind is not BlockKind.FIGURE]
    for block in (paragraphs[:1] + paragraphs[-1:]) if len(paragraphs) > 1 else ():
        if is_byline(block.text):
            return Body(tuple(one for one in body.blocks if one is not block)), block.text, 0.8
    return body, "", 0.0


# -- body ------------------------------------------------------------------------------------------------------------


def _body(
    pieces: Sequence[Piece], texts: Sequence[PieceText], pictures: Mapping[int, Picture]
) -> tuple[Body, list[str], float]:
    """The body with figures where they stand in the reading order, further headlines, and the size of its type."""
    blocks: list[Block] = []
    waiting: list[Block] = []
    others: list[str] = []
    main = next((t.size for t in texts if t.role is RegionRole.HEADLINE and t.text), 0.0)
    captions = _captions(pieces, texts)
    last: PieceText | None = None
    page: Place | None = None
    for number, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        place = (piece.file.sha256, piece.page)
        if text.role is RegionRole.PHOTO:
            caption = texts[captions[number]].text if number in captions else ""
            waiting.append(_figure(caption, pictures.get(number)))
        elif text.role is RegionRole.CAPTION and number not in captions.values() and text.text:
            waiting.append(_figure(text.text, None))
        elif text.role is RegionRole.HEADLINE and text.text and last is not None:
            if place == page and text.size < _SUBHEAD * main:
                blocks += waiting
                blocks.append(Block(BlockKind.HEADING, text.text, level=3))
                waiting, last = [], None
            else:
                others.append(text.text)
        elif text.role is RegionRole.BODY and text.blocks:
            mine = list(text.blocks)
            if last is not None and blocks and _runs_on(blocks[-1], last, mine[0]):
                blocks[-1] = _joined(blocks[-1], mine.pop(0))
            blocks += waiting
            waiting = []
            blocks += mine
            last, page = text, place
    sizes = sorted(text.size for text in texts if text.role is RegionRole.BODY and text.blocks)
    return Body((*blocks, *waiting)), others, sizes[len(sizes) // 2] if sizes else 0.0


def _runs_on(before: Block, last: PieceText, after: Block) -> bool:
    """Whether a sentence goes on from one piece to the next."""
    if before.kind is not BlockKind.PARAGRAPH or after.kind is not BlockKind.PARAGRAPH:
        return False
    if before.text.endswith(_HYPHENS):
        return True
    if _ENDED.search(before.text):
        return False
    return after.text[:1].islower() or last.full


def _joined(before: Block, after: Block) -> Block:
    """Two halves of a paragraph as one; a word that was divided between them is whole again."""
    text, glue = before.text, " "
    if text.endswith(_HYPHENS) and len(text) > 1:
        glue = ""
        if text[-2].isalpha() and after.text[:1].islower():
            text = text[:-1]
    start = len(text) + len(glue)
    spans = [replace(span, end=min(span.end, len(text))) for span in before.spans]
    spans += [Span(s.start + start, s.end + start, s.kind, s.href) for s in after.spans]
    return replace(before, text=text + glue + after.text, spans=tuple(s for s in spans if s.start < s.end))


def _captions(pieces: Sequence[Piece], texts: Sequence[PieceText]) -> dict[int, int]:
    """For each photo the caption that belongs to it: the nearest on its page that no other photo has."""
    free = [n for n, text in enumerate(texts) if text.role is RegionRole.CAPTION and text.text]
    found: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        if piece.role is not RegionRole.PHOTO:
            continue
        near = [n for n in free if (pieces[n].file, pieces[n].page) == (piece.file, piece.page)]
        if near:
            found[number] = min(near, key=lambda n, photo=piece: _distance(photo, pieces[n]))
            free.remove(found[number])
    return found


def _distance(one: Piece, other: Piece) -> float:
    """How far apart two pieces of a page are, in shares of it."""
    across = max(one.x - (other.x + other.width), other.x - (one.x + one.width), 0.0)
    down = max(one.y - (other.y + other.height), other.y - (one.y + one.height), 0.0)
    return across + down


def _figure(caption: str, picture: Picture | None) -> Block:
    said = " ".join(caption.split())
    found = _CREDIT.match(said)
    credit = found["credit"].strip() if found else ""
    return figure(found["caption"].strip() if found else said, credit, picture.sha256 if picture else None)


# -- folio, outlet, day, page ----------------------------------------------------------------------------------------


def _published(told: Told, source: Draft, fields: _Fields) -> Published:
    read, standing = told.read, source.published
    if read.day and (read.dated or not standing.day) and (read.day != standing.day or not standing.at):
        fields.add("published", (0.95 if read.dated else 0.7) * told.sure, _("folio line"))
        return Published(read.raw_day, read.day)
    fields.keep("published", source)
    return source.published


def _outlet(told: Told, texts: Sequence[PieceText], source: Draft, fields: _Fields) -> str:
    if source.outlet:
        fields.keep("outlet", source)
        return source.outlet
    if told.read.outlet:
        fields.add("outlet", (0.9 if told.read.known else 0.6) * told.sure, _("folio line"))
        return name_case(told.read.outlet)
    mastheads = [text for text in texts if text.role is RegionRole.MASTHEAD and text.blocks]
    if mastheads and 2 <= len(mastheads[0].blocks[0].text) <= 60:
        fields.add("outlet", 0.6 * mastheads[0].sure, _("masthead"))
        return name_case(mastheads[0].blocks[0].text)
    return ""


def _page(told: Told, pieces: Sequence[Piece], source: Draft, fields: _Fields) -> str:
    """The paper's own number of the page: as printed on it, else counted on from the first page of its file."""
    if told.read.page:
        fields.add("page", 0.9 * told.sure, _("folio line"))
        return told.read.page
    first = next((piece for piece in pieces), None)
    if first is None or first.page == 0:
        fields.keep("page", source) if source.page else None
        return source.page
    fields.add("page", 0.5, _("counted from the first page of the file"))
    counted = re.fullmatch(r"(\D*)(\d+)", source.page)
    return f"{counted[1]}{int(counted[2]) + first.page}" if counted else str(first.page + 1)


# -- what to tell ----------------------------------------------------------------------------------------------------


def open_jump(pieces: Sequence[Piece], texts: Sequence[PieceText]) -> Jump | None:
    """Where the story goes on that was not cut yet; None where it ends, or where what follows was cut too."""
    onward = [number for number, text in enumerate(texts) if any(jump.onward for jump in text.jumps)]
    if not onward:
        return None
    here = (pieces[onward[-1]].file.sha256, pieces[onward[-1]].page)
    if any((piece.file.sha256, piece.page) != here for piece in pieces[onward[-1] + 1 :]):
        return None
    return next(jump for jump in reversed(texts[onward[-1]].jumps) if jump.onward)


def warnings_of(pieces: Sequence[Piece], texts: Sequence[PieceText]) -> tuple[str, ...]:
    """Sentences on what should be looked at before the cutting is handed out."""
    said = []
    for number, text in enumerate(texts, start=1):
        if text.role is RegionRole.PHOTO:
            continue
        if not text.words:
            said.append(_("No words were found in region {n}.").format(n=number))
        elif text.sure < DOUBTFUL:
            said.append(_("The words of region {n} were read with little certainty ({sure} %). Compare them with the page.").format(n=number, sure=round(100 * text.sure)))  # fmt: skip
    jump = open_jump(pieces, texts)
    if jump is not None:
        said.append(_("The story goes on at page {page}. Cut the rest there, it joins this clipping.").format(page=jump.page))  # fmt: skip
    return tuple(said)
