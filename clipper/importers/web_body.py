"""Which of a page's blocks are the article: trafilatura's choice, laid over our own walk of the same tree."""

import logging
import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from types import MappingProxyType

from lxml.html import HtmlElement
from msgspec import Struct

from clipper.importers.web_blocks import TEXTUAL, Found, blocks_in, home_of, is_prose, style_of
from clipper.importers.web_consent import without_consent
from clipper.importers.web_elements import fold, names
from clipper.importers.web_ends import without_loose_ends
from clipper.importers.web_noise import clear, drop, is_prompt, open_forms
from clipper.importers.web_pictures import Carried
from clipper.importers.web_trim import (
    Printed,
    is_headline,
    is_promo,
    once,
    without_printed,
    without_sections,
    without_teasers,
)
from clipper.model.body import BlockKind, Body
from clipper.model.clipping import Picture

_MOST_ELEMENTS = 15_000
_MOST_TEXT = 1_000_000
"""Beyond these a page is no article page, and the other readers would take minutes."""


class Read(Struct, frozen=True):
    """The body and what was taken out of it on the way."""

    body: Body
    deck: str = ""
    pictures: tuple[Picture, ...] = ()
    second_reader: bool = False
    """Whether readability was asked too."""


def read_body(page: HtmlElement, base_url: str, printed: Printed, carried: Carried = MappingProxyType({})) -> Read:
    """The article's blocks in reading order, with the pictures that came with it; `page` is changed.

    Where the choice leaves little, readability is asked as well; where both find nothing, all sentences of the
    page are the article, and where it has none, all its words.
    """
    whole = deepcopy(page)
    clear(page)
    found = blocks_in(page, base_url, carried)
    if (
        len(found) > _MOST_ELEMENTS
        or sum(len(one.block.text) for one in found) > _MOST_TEXT
        or sum(1 for _ in page.iter()) > 2 * _MOST_ELEMENTS
    ):
        kept = [one for one in found if one.linked <= 0.5 * len(one.block.text)]
        return Read(Body(tuple(one.block for one in kept or found)))
    found = without_consent(found)
    kept, deck = _choose(found, [_main_text(page), printed.text], printed)
    size = _size(kept)
    second = (
        size < 250
        or size < 0.5 * len(printed.text)
        or size < 0.35 * sum(len(one.block.text) for one in found if is_prose(one, 120))
    )
    if second:
        again = _choose(found, [_main_text(page), printed.text, _second_text(page)], printed)
        more = {one.folded for one in again[0]}
        if _size(again[0]) > 1.2 * size and (size < 80 or all(one.folded in more for one in kept)):
            kept, deck = again
    if _size(kept) < 80:
        kept = (
            [one for one in found if is_prose(one, 60)]
            or kept
            or [one for one in found if not is_prompt(one.block.text)]
        )
        kept = kept or blocks_in(whole, base_url, carried)
    pictures = {one.picture.sha256: one.picture for one in kept if one.picture}
    return Read(Body(tuple(one.block for one in kept)), deck, tuple(pictures.values()), second)


def whole_body(page: HtmlElement, base_url: str = "") -> Body:
    """All blocks of a tree that are meant to be seen, with no other choice made."""
    open_forms(page)
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
    taken = without_sections(found, taken)
    taken = _with_lead(found, taken, printed)
    kept = [one for one, yes in zip(found, taken, strict=True) if yes and not is_promo(one)]
    kept = without_printed(kept, printed)
    kept = without_loose_ends(without_teasers(once(kept)), printed.authors)
    return kept, _deck(found, kept, printed)


_NO_LEAD = re.compile(
    r"(?:^|[-_ ])(?:videos?|captions?|credits?|photos?|images?|media|meta|by-?lines?|authors?|dates?|time|timestamp|bio|comments?|accessibility|disclos\w+|affiliate|tooltip|label)(?:$|[-_ ])"
)
_ASIDE = re.compile(
    r"\b(?:subscri\w+|sign\ (?:up|in)|newsletters?|click|commissions?|affiliate|advertis\w+|cookies?|originally\ (?:published|appeared)|browser|javascript)\b",
    re.I | re.X,
)
_MOST_LEADS = 2


def _with_lead(found: Sequence[Found], taken: list[bool], printed: Printed) -> list[bool]:
    """A whole sentence or two set apart between the headline and the text belong to the article."""
    first = next((n for n, one in enumerate(found) if taken[n] and is_prose(one, 60)), 0)
    heads = {fold(text) for text in printed.headlines if text}
    top = next((n for n in range(first - 1, -1, -1) if is_headline(found[n], heads)), first)
    leads = [n for n in range(top + 1, first) if not taken[n] and _may_lead(found[n])]
    if not 0 < len(leads) <= _MOST_LEADS:
        return taken
    return [yes or n in leads for n, yes in enumerate(taken)]


def _may_lead(one: Found) -> bool:
    text, around = one.block.text, one.element.getparent()
    return (
        one.element.tag == "p"
        and one.block.kind is BlockKind.PARAGRAPH
        and 60 <= len(text) <= 700
        and text[-1] in '.!?…”’"'
        and one.linked < 0.3 * len(text)
        and not (is_prompt(text) or _ASIDE.search(text) or _NO_LEAD.search(names(one.element)))
        and not (around is not None and _NO_LEAD.search(names(around)))
    )


def _deck(found: Sequence[Found], kept: Sequence[Found], printed: Printed) -> str:
    """The best of the lines that may be the deck which is printed on the page above the body and not in it."""
    first = next((one for one in kept if is_prose(one, 60)), None)
    above = found[: next((n for n, one in enumerate(found) if one is first), len(found))]
    said = {one.folded: one for one in above}
    inside = {one.folded for one in kept}
    for text in printed.decks:
        key = fold(text)
        if key in said and key not in inside and not is_prompt(text):
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


def _one_article(found: Sequence[Found], taken: list[bool], printed: Printed) -> list[bool]:
    """Pages that go on with the next article: only the stretch under the headline that is ours."""
    tops = [n for n, one in enumerate(found) if one.block.kind is BlockKind.HEADING and one.block.level == 1]
    if len(tops) < 2:
        return taken
    heads = {fold(text) for text in printed.headlines}
    ours = next((n for n in tops if is_headline(found[n], heads)), tops[0])
    after = next((n for n in tops if n > ours and found[n].folded != found[ours].folded), len(found))
    size = [len(one.block.text) if yes and is_prose(one, 60) else 0 for one, yes in zip(found, taken, strict=True)]
    if sum(size[ours:after]) < 400:
        return taken
    return [yes and n < after for n, yes in enumerate(taken)]


def _in_one_place(found: Sequence[Found], taken: list[bool]) -> list[bool]:
    """Only what stands in the article's own element; a figure between headline and text belongs to it too."""
    prose = [one for one, yes in zip(found, taken, strict=True) if yes and is_prose(one, 60)]
    root = _root(prose)
    if root is None:
        return taken
    inside = set(_widened(root, found, taken).iter("*"))
    lone: dict[HtmlElement | None, int] = {}
    for one in prose:
        if one.element not in inside and is_prose(one, 140):
            lone[home_of(one)] = lone.get(home_of(one), 0) + 1
    result = [
        yes and (one.element in inside or (lone.get(home_of(one), 0) > 1 and is_prose(one, 140)))
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


_ENOUGH = 200
"""Characters of chosen text in a place, or set in one way, from which on others there belong to it; two headings count as much."""


def _gaps_filled(found: Sequence[Found], taken: list[bool]) -> list[bool]:
    """A block between chosen ones, of the same parent or set the same by name, is chosen too unless it is mostly links."""
    homes: dict[HtmlElement | None, int] = {}
    styles: dict[object, int] = {}
    for one, yes in zip(found, taken, strict=True):
        if yes and one.block.kind in TEXTUAL:
            home = home_of(one)
            homes[home] = homes.get(home, 0) + len(one.block.text)
        if yes and any((style := style_of(one))[2:]):
            styles[style] = styles.get(style, 0) + (len(one.block.text) if one.block.kind in TEXTUAL else _ENOUGH // 2)
    if not homes:
        return taken
    first, last = taken.index(True), len(taken) - 1 - taken[::-1].index(True)
    result = list(taken)
    for number, one in enumerate(found):
        if taken[number] or one.linked > 0.5 * len(one.block.text):
            continue
        within = first < number < last
        if homes.get(home_of(one), 0) >= _ENOUGH:
            result[number] = within or is_prose(one, 80)
        elif within and one.block.kind is not BlockKind.FIGURE:
            result[number] = styles.get(style_of(one), 0) >= _ENOUGH
    return _headed(found, result)


def _headed(found: Sequence[Found], taken: list[bool]) -> list[bool]:
    """A heading right above a chosen paragraph in the same place belongs to it."""
    for number in range(len(found) - 2, -1, -1):
        one, below = found[number], found[number + 1]
        if not taken[number] and taken[number + 1] and one.block.kind is BlockKind.HEADING and one.block.level > 1:
            prose = below.block.kind in TEXTUAL or below.block.kind is BlockKind.HEADING
            taken[number] = prose and not one.linked and home_of(one) is home_of(below)
    return taken
