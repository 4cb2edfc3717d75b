"""A newsletter cut into what it repeats: linked headlines, headings, text, links that lead on, pictures."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from urllib.parse import parse_qsl, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from clipper.importers.cleaning import line, safe_url
from clipper.model.body import Block, BlockKind, Span, SpanKind

_MORE = re.compile(
    r"(?i)\b(?:read (?:more|on|the|full|article|story)|continue reading|full (?:story|article)|more|learn more|see (?:more|all)|view"
    r"|weiterlesen|mehr (?:lesen|dazu|erfahren)?|zum artikel|zum beitrag|lire (?:la suite|plus|l['’]article)|en savoir plus|suite"
    r"|leer más|seguir leyendo|ver más|continua(?: a leggere)?|leggi (?:tutto|di più)|lees (?:meer|verder)|ler mais|share|flag as .*"
    r"|link|url|source|quelle|click here|hier klicken|cliquez ici)\b"
)
_FOOT = re.compile(
    r"(?i)unsubscribe|opt[- ]out|manage (?:your )?(?:preferences|subscription)|update (?:your )?preferences|view (?:this )?(?:e-?mail )?"
    r"(?:it )?(?:in|online)(?: (?:your|a|the))?(?: web)? ?browser|view online|all rights reserved|privacy (?:policy|notice)"
    r"|you(?:['’]re| are)? receiv\w+ this|sent to you because|this (?:e-?mail|message) was sent|forward (?:this )?to a friend|©|\(c\) ?20\d\d"
    r"|abbestellen|abmelden|newsletter abbestellen|im browser (?:an|öffnen)|datenschutz|impressum|alle rechte vorbehalten"
    r"|se désabonner|désinscri|désabonn|dans votre navigateur|mentions légales|tous droits réservés"
    r"|darse de baja|cancelar (?:la |su )?suscripci|ver en (?:el|su|tu) navegador|derechos reservados"
    r"|disiscri|cancella(?:ti| iscrizione)|nel browser|uitschrijven|afmelden"
)
_URL = re.compile(r"<?(https?://[^\s<>\"]+[^\s<>\".,;:!?)\]])>?")
_ONLY_URL = re.compile(r"^(?:[^\W\d_][^:<>]{0,25}:\s*)?<?(https?://[^\s<>\"]+)>?\.?$")
_NUMBERING = re.compile(r"^(?:\(?\d{1,3}[.)]|[•▪●*–-])\s+")
_AFTER = re.compile(r"^\s*(?:[–—|·•:,(/-]|$|[^\W\d_a-zà-ÿ]|[\d“\"„«])")
_ENDED = re.compile(r"[.!?;,:…][\"”’»)]*$")
_DASHES = re.compile(r"^\s*(?:[-=_*~#+•–—]\s?){3,}$")
_TITLE_LONG = 160
_FEW = 3
_ASIDE = ("url", "u", "q", "target", "redirect", "dest", "destination", "goto", "link", "r", "to")


class Unit(Enum):
    """What a piece of a newsletter is."""

    LINKED = "linked"
    """A line that is a link: a headline."""
    TITLE = "title"
    """A heading, or a short line that no sentence ends."""
    TEXT = "text"
    MORE = "more"
    """A link that leads on: "Read more", or an address alone."""
    PICTURE = "picture"
    FOOT = "foot"
    """Who gets this and how to stop it."""
    GAP = "gap"


class Piece(Struct, frozen=True):
    """One piece, the block it is, and where it leads."""

    unit: Unit
    block: Block
    href: str = ""
    heading: bool = False
    """Set as a heading."""

    @property
    def text(self) -> str:
        """Its words."""
        return self.block.text


def is_headline(text: str) -> bool:
    """Whether a text is as long as headlines are: four words, or as many letters where no blanks part words."""
    wide = sum(c > "\u2e80" for c in text) >= 8
    return (15 <= len(text) <= 2 * _TITLE_LONG and len(text.split()) >= 4) or (wide and len(text) <= _TITLE_LONG)


def is_foot(text: str) -> bool:
    """Whether a line says who gets the mail, how to stop it, or whose it is."""
    return len(text) < 600 and bool(_FOOT.search(text))


def plain_headline(text: str) -> str:
    """The headline without the number or bullet before it."""
    return _NUMBERING.sub("", line(text))


def target(href: str) -> str:
    """The address a link means: one that a counting link carries inside goes before the counting link's own."""
    href = safe_url(href)
    try:
        asked = dict(parse_qsl(urlsplit(href).query))
    except ValueError:
        return href
    inner = next(
        (safe_url(asked[name]) for name in _ASIDE if asked.get(name, "").startswith(("http://", "https://"))), ""
    )
    return inner or href


def pieces_of(blocks: Sequence[Block]) -> list[Piece]:
    """The pieces of formatted text."""
    return [piece for block in blocks for piece in _of_block(block)]


def pieces_of_lines(lines: Sequence[str]) -> list[Piece]:
    """The pieces of plain text: an address stands alone, and a headline is the first line of what stands together."""
    found: list[Piece] = []
    stretch: list[str] = []
    for one in (*lines, ""):
        text = one.strip()
        only = _ONLY_URL.match(text)
        if text and not only and not _DASHES.match(text):
            stretch.append(text)
            continue
        found += _of_stretch(stretch)
        stretch = []
        if only:
            found.append(Piece(Unit.MORE, _paragraph(text), target(only[1])))
        elif not found or found[-1].unit is not Unit.GAP:
            found.append(Piece(Unit.GAP, _paragraph("")))
    return found


def _of_stretch(stretch: Sequence[str]) -> Iterator[Piece]:
    """Lines that stand together: a title, then text."""
    if not stretch:
        return
    whole = " ".join(stretch)
    if len(stretch) == 1 and whole.isupper() and len(whole) <= 40:
        yield Piece(Unit.TITLE, _paragraph(whole), heading=True)
        return
    if _FOOT.search(whole) and len(whole) < 600:
        yield Piece(Unit.FOOT, _paragraph(whole))
        return
    first, rest = stretch[0], stretch[1:]
    if is_headline(plain_headline(first)) and len(first) <= _TITLE_LONG and not _URL.search(first):
        full = len(first) > 60 and rest and rest[0][:1].islower()
        if not full and (not _ENDED.search(first) or not rest):
            yield Piece(Unit.TITLE if not _ENDED.search(first) else Unit.TEXT, _paragraph(first))
            if len(rest) > 1 and len(rest[0]) <= 40 and not _ENDED.search(rest[0]) and rest[1][:1].isupper():
                # A short line of its own, as of an outlet.
                yield Piece(Unit.TEXT, _paragraph(rest[0]))
                rest = rest[1:]
            if rest:
                yield from _told(" ".join(rest))
            return
    yield from _told(whole)


def _told(text: str) -> Iterator[Piece]:
    """Text whose address stands at its end, or within."""
    found = list(_URL.finditer(text))
    if found and found[-1].end() >= len(text.rstrip(" .)>")):
        before = text[: found[-1].start()].rstrip(" <(:")
        if before:
            yield Piece(Unit.TEXT, _paragraph(before))
        yield Piece(Unit.MORE, _paragraph(found[-1][0]), target(found[-1][1]))
        return
    yield Piece(Unit.TEXT, _paragraph(text))


def _paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def _of_block(block: Block) -> Iterator[Piece]:
    if block.kind is BlockKind.FIGURE:
        yield Piece(Unit.PICTURE, block)
        return
    text, links = block.text, [span for span in block.spans if span.kind is SpanKind.LINK and span.href]
    if _FOOT.search(text) and len(text) < 600:
        yield Piece(Unit.FOOT, block)
    elif not links:
        yield from _unlinked(block)
    elif (whole := _whole_link(block, links)) is not None:
        yield _linked(block, whole)
    elif (parted := _titled(block, links) or _parted(block, links)) is not None:
        yield from parted
    else:
        yield Piece(Unit.TEXT, block)


def _unlinked(block: Block) -> Iterator[Piece]:
    only = _ONLY_URL.match(block.text)
    if only:
        yield Piece(Unit.MORE, block, target(only[1]))
        return
    heading = block.kind is BlockKind.HEADING
    short = len(block.text) <= _TITLE_LONG and not _ENDED.search(block.text) and "\t" not in block.text
    titled = block.kind is BlockKind.PARAGRAPH and short and is_headline(block.text)
    yield Piece(Unit.TITLE if heading or titled else Unit.TEXT, block, heading=heading)


def _whole_link(block: Block, links: Sequence[Span]) -> str | None:
    """Where the block leads, if nearly all of it is one link."""
    longest = max(links, key=lambda one: one.end - one.start)
    linked = sum(one.end - one.start for one in links if one.href == longest.href)
    return longest.href if linked >= 0.8 * len(block.text) else None


def _linked(block: Block, href: str) -> Piece:
    text = block.text
    if _ONLY_URL.match(text) or (not is_headline(text) and len(text.split()) <= 8):
        return Piece(Unit.MORE if _MORE.search(text) or _ONLY_URL.match(text) else Unit.TEXT, block, target(href))
    if _MORE.match(text) and len(text.split()) <= 5:
        return Piece(Unit.MORE, block, target(href))
    return Piece(Unit.LINKED, block, target(href), heading=block.kind is BlockKind.HEADING)


def _parted(block: Block, links: Sequence[Span]) -> list[Piece] | None:
    """A block that begins with a linked headline, or ends with one after the name of an outlet, or ends with a link on."""
    first, last = links[0], links[-1]
    text = block.text
    before, after = text[: first.start].strip(), text[first.end :]
    said = text[first.start : first.end]
    begins = not before or bool(_NUMBERING.fullmatch(f"{before} "))
    if begins and is_headline(said) and _AFTER.match(after) and not _ENDED.search(said[:-1]):
        return [
            Piece(Unit.LINKED, part(block, first.start, first.end), target(first.href or "")),
            *_rest(block, first.end),
        ]
    if (
        len(links) == 1
        and before.endswith((":", "–", "—", "-", "|", "·"))
        and len(before) <= 40
        and is_headline(said)
        and not after.strip(" .")
    ):
        outlet = replace(block, kind=BlockKind.PARAGRAPH, text=before.rstrip(" :–—-|·"), spans=())
        return [
            Piece(Unit.LINKED, part(block, first.start, first.end), target(first.href or "")),
            Piece(Unit.TEXT, outlet),
        ]
    closing = text[last.start : last.end]
    if last.end >= len(text) - 2 and _MORE.search(closing) and len(closing.split()) <= 6 and last.start > 20:
        return [
            Piece(Unit.TEXT, part(block, 0, last.start)),
            Piece(Unit.MORE, part(block, last.start, last.end), target(last.href or "")),
        ]
    return None


def _titled(block: Block, links: Sequence[Span]) -> list[Piece] | None:
    """A block that begins with a headline in bold and ends with the link that leads on."""
    last = links[-1]
    bold = next((s for s in block.spans if s.kind is SpanKind.BOLD and s.start == 0), None)
    if bold is None or bold.end > last.start or last.end < len(block.text) - 2 or len(links) > 1:
        return None
    if not is_headline(block.text[: bold.end]):
        return None
    between = part(block, bold.end, last.start)
    told = [Piece(Unit.TEXT, replace(between, kind=BlockKind.PARAGRAPH))] if between.text else []
    title = replace(part(block, 0, bold.end), spans=())
    return [
        Piece(Unit.TITLE, title),
        *told,
        Piece(Unit.MORE, part(block, last.start, last.end), target(last.href or "")),
    ]


def _rest(block: Block, start: int) -> list[Piece]:
    """What follows a linked headline in the same block."""
    rest = part(block, start, len(block.text))
    stripped = rest.text.lstrip(" –—|·•:,-")
    rest = part(rest, len(rest.text) - len(stripped), len(rest.text))
    if not rest.text:
        return []
    rest = replace(rest, kind=BlockKind.PARAGRAPH)
    links = [span for span in rest.spans if span.kind is SpanKind.LINK]
    return (_parted(rest, links) if links else None) or [Piece(Unit.TEXT, rest)]


def part(block: Block, start: int, end: int) -> Block:
    """A stretch of a block with its spans, blanks at its ends left out."""
    text = block.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    end = start + len(text)
    spans = tuple(
        replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in block.spans
        if span.end > start and span.start < end
    )
    return replace(block, text=text, spans=spans)
