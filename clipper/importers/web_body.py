"""Which of a page's blocks are the article: trafilatura's choice, laid over our own walk of the same tree."""

import logging
import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement

from clipper.importers.web_blocks import Found, blocks_in, fold
from clipper.importers.web_noise import clear, drop, is_prompt
from clipper.model.body import BlockKind, Body, SpanKind
from clipper.model.clipping import Picture

_MOST_LIFTED = 200
_MOST_ELEMENTS = 15_000
_MOST_TEXT = 1_000_000
"""Beyond these a page is no article page, and the other readers would take minutes."""
_TEXTUAL = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.PREFORMATTED})


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands on the page beside the body and so may not stand in it again."""

    headlines: tuple[str, ...] = ()
    decks: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    text: str = ""
    """The page's own copy of its article (JSON-LD articleBody), as a witness."""


@dataclass(frozen=True, slots=True)
class Read:
    """The body and what was taken out of it on the way."""

    body: Body
    deck: str = ""
    pictures: tuple[Picture, ...] = ()
    second_reader: bool = False
    """Whether readability was asked too."""


def read_body(page: HtmlElement, base_url: str = "", printed: Printed = Printed()) -> Read:
    """The article's blocks in reading order; `page` is changed.

    Where the choice leaves little, readability is asked as well; where both find nothing, all sentences of the
    page are the article, and where it has none, all its words.
    """
    whole = deepcopy(page)
    clear(page)
    found = blocks_in(page, base_url)
    if (
        len(found) > _MOST_ELEMENTS
        or sum(len(one.block.text) for one in found) > _MOST_TEXT
        or sum(1 for _ in page.iter()) > 2 * _MOST_ELEMENTS
    ):
        kept = [one for one in found if _is_prose(one, 40) or one.block.kind is not BlockKind.PARAGRAPH]
        return Read(Body(tuple(one.block for one in kept or found)))
    kept, deck = _choose(found, [_main_text(page), printed.text], printed)
    size = _size(kept)
    second = (
        size < 250
        or size < 0.5 * len(printed.text)
        or size < 0.35 * sum(len(one.block.text) for one in found if _is_prose(one, 120))
    )
    if second:
        again = _choose(found, [_main_text(page), printed.text, _second_text(page)], printed)
        more = {one.folded for one in again[0]}
        if _size(again[0]) > 1.2 * size and (size < 80 or all(one.folded in more for one in kept)):
            kept, deck = again
    if _size(kept) < 80:
        kept = (
            [one for one in found if _is_prose(one, 60)]
            or kept
            or [one for one in found if not is_prompt(one.block.text)]
        )
        kept = kept or blocks_in(whole, base_url)
    pictures = {one.picture.sha256: one.picture for one in kept if one.picture}
    return Read(Body(tuple(one.block for one in kept)), deck, tuple(pictures.values()), second)


def whole_body(page: HtmlElement, base_url: str = "") -> Body:
    """All blocks of a tree that are meant to be seen, with no other choice made."""
    for element in list(page.iter("*")):
        style = element.get("style") or ""
        if element.get("hidden") is not None or re.search(r"display\s*:\s*none", style, re.I):
            drop(element)
    return Body(tuple(one.block for one in blocks_in(page, base_url)))


def _size(kept: Sequence[Found]) -> int:
    return sum(len(one.block.text) for one in kept if one.block.kind is not BlockKind.FIGURE)


def _choose(found: list[Found], witnesses: Sequence[str], printed: Printed) -> tuple[list[Found], str]:
    """The blocks of the article, and the deck that stood among the page's blocks."""
    vote = _Vote(witnesses)
    taken = [vote.for_(one) for one in found]
    taken = _one_article(found, taken, printed)
    taken = _in_one_place(found, taken)
    taken = _gaps_filled(found, taken)
    taken = _without_sections(found, taken)
    kept = [one for one, yes in zip(found, taken, strict=True) if yes and not _is_promo(one)]
    kept = _without_printed(kept, printed)
    kept = _without_loose_ends(_once(kept), printed)
    return kept, _deck(found, kept, printed)


def _deck(found: Sequence[Found], kept: Sequence[Found], printed: Printed) -> str:
    """The best of the lines that may be the deck which is printed on the page and not in the body."""
    said = {one.folded: one for one in found}
    inside = {one.folded for one in kept}
    for text in printed.decks:
        key = fold(text)
        if key in said and key not in inside:
            return said[key].block.text
    return ""


def _second_text(page: HtmlElement) -> str:
    """What readability takes for the article."""
    import lxml.etree as etree
    from lxml import html
    from readability import Document

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        summary = Document(html.tostring(page, encoding="unicode")).summary(html_partial=True)
        return "\n".join(html.fromstring(summary).itertext()) if summary else ""
    except (etree.LxmlError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ""


def _main_text(page: HtmlElement) -> str:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    read = bare_extraction(page, include_comments=False, fast=True)
    # With as_dict unset it gives a Document, whose body is a tree.
    body = getattr(read, "body", None)
    return "" if body is None else "\n".join(body.itertext())


class _Vote:
    """Whether a block was chosen by one of the other readers."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.whole = [fold(text) for text in texts if text]
        self.lines = {fold(line) for text in texts for line in text.splitlines()}

    def for_(self, one: Found) -> bool:
        said = one.folded
        if len(said) < 24:
            return said in self.lines
        probes = {said[:60], said[-60:], said[len(said) // 2 - 20 : len(said) // 2 + 20]}
        return any(probe in whole for probe in probes for whole in self.whole)


def _home(one: Found) -> HtmlElement | None:
    """The element whose children a block's neighbours are."""
    element = one.element
    if element.tag in {"li", "tr", "td", "th", "dd", "dt"}:
        while element is not None and element.tag not in {"ul", "ol", "table", "dl"}:
            element = element.getparent()
        if element is None:
            return None
    loose = element.tag not in {"p", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "figure"}
    if loose and next(element.iterchildren("p", "div", "ul", "ol", "h2", "h3"), None) is not None:
        return element
    return element.getparent()


def _one_article(found: Sequence[Found], taken: list[bool], printed: Printed) -> list[bool]:
    """Pages that go on with the next article: only the stretch under the headline that is ours."""
    tops = [n for n, one in enumerate(found) if one.block.kind is BlockKind.HEADING and one.block.level == 1]
    if len(tops) < 2:
        return taken
    heads = {fold(text) for text in printed.headlines}
    ours = next((n for n in tops if found[n].folded in heads), tops[0])
    after = next((n for n in tops if n > ours and found[n].folded != found[ours].folded), len(found))
    size = [len(one.block.text) if yes and _is_prose(one, 60) else 0 for one, yes in zip(found, taken, strict=True)]
    if sum(size[ours:after]) < 400:
        return taken
    return [yes and n < after for n, yes in enumerate(taken)]


def _in_one_place(found: Sequence[Found], taken: list[bool]) -> list[bool]:
    """Only what stands in the article's own element; a figure between headline and text belongs to it too."""
    prose = [one for one, yes in zip(found, taken, strict=True) if yes and _is_prose(one, 60)]
    root = _root(prose)
    if root is None:
        return taken
    inside = set(_widened(root, found, taken).iter("*"))
    lone: dict[HtmlElement | None, int] = {}
    for one in prose:
        if one.element not in inside and _is_prose(one, 140):
            lone[_home(one)] = lone.get(_home(one), 0) + 1
    result = [
        yes and (one.element in inside or (lone.get(_home(one), 0) > 1 and _is_prose(one, 140)))
        for one, yes in zip(found, taken, strict=True)
    ]
    top = next((n for n, one in enumerate(found) if one.block.kind is BlockKind.HEADING and one.block.level == 1), None)
    first = next((n for n, yes in enumerate(result) if yes), len(result))
    for number, one in enumerate(found):
        if one.block.kind is BlockKind.FIGURE:
            result[number] = one.element in inside or (top is not None and top < number < first)
    return result


def _widened(root: HtmlElement, found: Sequence[Found], taken: Sequence[bool]) -> HtmlElement:
    """The root, or what stands around it as long as that adds more article than other things."""
    for _ in range(12):
        around = root.getparent()
        if around is None or around.tag in {"body", "html"}:
            break
        old, new = set(root.iter("*")), set(around.iter("*"))
        gain = loss = 0
        for one, yes in zip(found, taken, strict=True):
            if one.element in new and one.element not in old and one.block.kind is not BlockKind.FIGURE:
                linked = one.linked > 0.5 * len(one.block.text)
                gain += len(one.block.text) if yes and not linked else 0
                loss += 0 if yes and not linked else len(one.block.text)
        if gain < loss or (gain == 0 and loss == 0 and around.tag in {"main", "article"}):
            break
        root = around
    return root


def _is_prose(one: Found, size: int) -> bool:
    """Sentences, not a list of links."""
    return one.block.kind in _TEXTUAL and len(one.block.text) >= size and one.linked < 0.5 * len(one.block.text)


def _root(prose: Sequence[Found]) -> HtmlElement | None:
    """The innermost element with four fifths of the sentences."""
    shares: dict[HtmlElement, int] = {}
    for one in prose:
        element: HtmlElement | None = one.element
        while element is not None:
            shares[element] = shares.get(element, 0) + len(one.block.text)
            element = element.getparent()
    total = sum(len(one.block.text) for one in prose)
    enough = [element for element, share in shares.items() if share >= 0.8 * total]
    if not enough:
        return None
    return max(enough, key=lambda element: sum(1 for _ in element.iterancestors()))


def _gaps_filled(found: Sequence[Found], taken: list[bool]) -> list[bool]:
    """A block between chosen ones, of the same parent, is chosen too unless it is mostly links."""
    homes: dict[HtmlElement | None, int] = {}
    for one, yes in zip(found, taken, strict=True):
        if yes and one.block.kind in _TEXTUAL:
            home = _home(one)
            homes[home] = homes.get(home, 0) + len(one.block.text)
    if not homes:
        return taken
    first, last = taken.index(True), len(taken) - 1 - taken[::-1].index(True)
    result = list(taken)
    for number, one in enumerate(found):
        if taken[number] or one.linked > 0.5 * len(one.block.text) or homes.get(_home(one), 0) < 200:
            continue
        if first < number < last or _is_prose(one, 80):
            result[number] = True
    return result


def _is_promo(one: Found) -> bool:
    text = one.block.text
    if one.block.kind is BlockKind.FIGURE:
        return False
    if is_prompt(text):
        return True
    return one.block.kind is BlockKind.PARAGRAPH and one.linked >= 0.8 * len(text) and len(text) < 300


def _without_printed(kept: list[Found], printed: Printed) -> list[Found]:
    """Headline, deck, byline and time leave the body, wherever the page repeats them at its head."""
    heads = {fold(text) for text in printed.headlines if text}
    decks = {fold(text) for text in printed.decks if text}
    sizes: dict[object, int] = {}
    for one in kept:
        sizes[_style(one)] = sizes.get(_style(one), 0) + len(one.folded)
    usual = max(sizes, key=lambda style: sizes[style]) if sizes else None
    people = [fold(name) for name in printed.authors]
    result = []
    for number, one in enumerate(kept):
        said = one.folded
        if one.block.kind is not BlockKind.FIGURE:
            if said in heads and (number < 8 or one.block.kind is BlockKind.HEADING):
                continue
            if said in decks and number < 8 and (_style(one) != usual or (not result and _is_bold(one))):
                continue
            if (
                len(one.block.text) < 120
                and number < 8
                and any(p and p in said for p in people)
                and (said.startswith(("by", "von", "par", "por", "di", "door", "av", "af")) or said in people)
            ):
                continue
            if number < 8 and _TIME.match(one.block.text):
                continue
        result.append(one)
    return result


_TIME = re.compile(
    r"""^\W*(?:(?:published|updated|posted|last\ updated|first\ published|created)\b[^.!?]{0,60}\d.{0,40}$|
    (?:\w+,?\ )?\d{1,2}\ \w+\ \d{4}.{0,40}$|(?:\w+,?\ )?\w+\.?\ \d{1,2}(?:st|nd|rd|th)?,?\ \d{4}.{0,40}$|\d{1,2}[./]\d{1,2}[./]\d{2,4}.{0,30}$)""",
    re.I | re.X,
)
_AFTER = re.compile(
    r"""^\W*(?:more\ (?:from|on|stories|news|like|to\ read|in)\b|related\b|recommended\b|you\ (?:may|might)\ (?:also\ )?(?:like|enjoy|be\ interested)|
    keep\ reading|read\ (?:more|next|also)|see\ also|further\ reading|what\ to\ read\ next|up\ next|next\ up|
    (?:our\ |article\ )?sources?\W*$|references?\W*$|notes?\W*$|footnotes\W*$|citations?\W*$|
    about\ the\ (?:author|writer)s?|about\ us|meet\ the\ author|contact\ (?:us|the\ author)|
    (?:\d+\ )?comments?\W*$|leave\ a|join\ the|most\ (?:read|popular|viewed)|popular\b|trending\b|latest\b|top\ stories|
    explore\ (?:more|the)|discover\ more|in\ this\ (?:issue|section)|from\ the\ .{3,30}\ edition|tags\W*$|topics\W*$|share\b|follow\b|newsletters?\b|
    browse\b.{0,30}$|featured\ (?:stories|articles|video)|editor['’]?s['’]?\ (?:picks|choice)|articles\ similaires|sur\ le\ même\ (?:thème|sujet)|
    mehr\ (?:zum|aus|von)|das\ könnte|más\ (?:sobre|en|noticias|información)|artículos\ relacionados|noticias\ relacionadas|articoli\ correlati|potrebbe\ interessarti)""",
    re.I | re.X,
)


def _without_sections(found: Sequence[Found], taken: Sequence[bool]) -> list[bool]:
    """Headings of what follows an article ("Related", "Sources") go with everything under them.

    Where the article goes on below in its own place, only the box under the heading goes.
    """
    result = list(taken)
    homes: set[object] = set()
    size = sum(len(one.block.text) for one, yes in zip(found, taken, strict=True) if yes)
    skipping = False
    for number, one in enumerate(found):
        if _is_prose(one, 80) and result[number] and one.block.kind is not BlockKind.LIST_ITEM:
            homes |= {_home(one), _style(one)}
        if _ends_article(one):
            rest = zip(found[number + 1 :], taken[number + 1 :], strict=True)
            goes_on = sum(
                len(k.block.text)
                for k, yes in rest
                if yes and _is_prose(k, 120) and (_home(k) in homes or _style(k) in homes)
            )
            if homes and goes_on <= (0.2 * size if one.block.text.startswith("_") else 0):
                return result[:number] + [False] * (len(result) - number)
            skipping, result[number] = True, False
        elif skipping and (one.block.kind is BlockKind.LIST_ITEM or one.linked > 0.5 * len(one.block.text)):
            result[number] = False
        elif taken[number]:
            skipping = False
    return result


def _ends_article(one: Found) -> bool:
    text = one.block.text
    if re.match(r"_{3,}|[*=~—–-]{3,}$", text):
        return True
    bold = one.block.kind is BlockKind.PARAGRAPH and any(s.end - s.start >= len(text) - 1 for s in one.block.spans)
    return (one.block.kind is BlockKind.HEADING or bold) and len(text) < 80 and bool(_AFTER.match(text))


def _is_bold(one: Found) -> bool:
    """A first paragraph set wholly in bold or italics that repeats the description is the deck."""
    return any(s.end - s.start >= len(one.block.text) - 1 and s.kind is not SpanKind.LINK for s in one.block.spans)


def _once(kept: list[Found]) -> list[Found]:
    """A pull quote says again what stands in a paragraph: what is set differently and said elsewhere goes."""
    sizes: dict[object, int] = {}
    for one in kept:
        if one.block.kind in _TEXTUAL:
            sizes[_style(one)] = sizes.get(_style(one), 0) + len(one.folded)
    usual = max(sizes, key=lambda style: sizes[style], default=None)
    running = "|".join(one.folded for one in kept if one.block.kind in _TEXTUAL and _style(one) == usual)
    lifted = [
        one for one in kept if one.block.kind in _TEXTUAL and 40 <= len(one.folded) < 400 and _style(one) != usual
    ]
    again = {id(one) for one in lifted[:_MOST_LIFTED] if one.folded in running}
    return [one for one in kept if id(one) not in again]


def _style(one: Found) -> tuple[object, ...]:
    """How a block is set: what tells a lifted quote from the running text."""
    home = _home(one)
    return (one.block.kind, one.element.tag, one.element.get("class"), home.get("class") if home is not None else None)


_SIGN_OFF = re.compile(
    r"""^\W*(?:(?:additional\ |with\ )?(?:reporting|writing|editing|compiled|edited|written|reported)\ by\b|
    (?:this\ (?:article|story|post|piece)|the\ post)\b.{0,60}\b(?:originally\ )?(?:appeared|published)\b|read\ the\ original|for\ more\ .{3,60},?\ (?:make\ sure|sign|visit|follow|subscribe)|
    want\ more\b.{0,200}(?:sign\ up|subscribe|newsletter)|.{0,80}contributed\ to\ this\ (?:report|story|article)\W*$|contributing:|our\ standards)""",
    re.I | re.X,
)


def _without_loose_ends(kept: list[Found], printed: Printed) -> list[Found]:
    """A heading with nothing below it, a sign-off, a word about the author: at the end they are not the article."""
    people = [fold(name) for name in printed.authors if len(fold(name)) > 4]
    while kept:
        last = kept[-1]
        if last.block.kind is BlockKind.HEADING or (
            last.block.kind is BlockKind.PARAGRAPH
            and len(kept) > 3
            and (
                _SIGN_OFF.match(last.block.text)
                or (len(last.block.text) < 600 and any(last.folded.startswith(p) for p in people))
                or is_prompt(last.block.text)
            )
        ):
            kept.pop()
        else:
            break
    return kept
