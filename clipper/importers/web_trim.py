"""What is cut from the chosen blocks: what is printed elsewhere, boxes, pull quotes, sign-offs."""

import re
from collections.abc import Callable, Collection, Sequence

from msgspec import Struct

from clipper.importers.copy_days import day_line, is_label
from clipper.importers.web_blocks import TEXTUAL, Found, home_of, is_prose, size_of, style_of
from clipper.importers.web_elements import fold, names
from clipper.importers.web_ends import is_bio, says_time
from clipper.importers.web_noise import is_prompt
from clipper.importers.written_days import days_in
from clipper.model.body import BlockKind, SpanKind

_MOST_LIFTED = 200
_SHORT = 60
_HEAD_LINES = 110
"""Letters of byline and day that may stand behind a headline in one block."""


class Printed(Struct, frozen=True):
    """What stands on the page beside the body and so may not stand in it again."""

    headlines: tuple[str, ...] = ()
    decks: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    byline: str = ""
    text: str = ""
    """The page's own copy of its article (JSON-LD articleBody), as a witness."""


def is_promo(one: Found) -> bool:
    """Whether a block sends the reader elsewhere."""
    text = one.block.text
    if one.block.kind is BlockKind.FIGURE:
        return False
    if is_prompt(text):
        return True
    if one.block.kind is BlockKind.LIST_ITEM:
        return len(text) > 24 and one.linked >= 0.97 * len(text)
    label = _LABEL.match(text)
    rest = len(text) - (label.end() if label else 0)
    return one.block.kind is BlockKind.PARAGRAPH and one.linked >= (0.95 if label else 0.8) * rest and len(text) < 300


_LABEL = re.compile(
    r"^\W*(?:[A-Z][A-Z'’]*(?: [A-Z'’]+){0,3}|(?i:(?:also|read|see|watch|listen|go|dig|more|related|further|background|explainer|opinion|analysis|exclusive|from)"
    r"(?: \w+){0,2})):\s+(?=\S+ \S+ \S+ \S)"
)
"""What stands before the headline of another article ("MORE:", "Go deeper:")."""


def is_headline(one: Found, heads: Collection[str]) -> bool:
    """Whether a block is one of the headlines (folded), perhaps with a label that is set within it."""
    if one.folded in heads:
        return True
    top = one.block.kind is BlockKind.HEADING and one.block.level == 1
    return top and any(len(head) > 10 and head in one.folded and len(one.folded) <= len(head) + 40 for head in heads)


_SIGNS = ("by", "von", "par", "por", "di", "door", "av", "af", "aut", "автор", "текст", "作者", "text", "written")
"""What a byline begins with, folded."""


def without_printed(kept: list[Found], printed: Printed) -> list[Found]:
    """Headline, deck, byline and time leave the body, wherever the page repeats them at its head."""
    heads = {fold(text) for text in printed.headlines if text}
    decks = {fold(text) for text in printed.decks if text}
    people = [name for name in map(fold, printed.authors) if name]
    byline = fold(printed.byline)
    result: list[Found] = []
    begun = False
    for number, one in enumerate(kept):
        begun = begun or (bool(result) and is_prose(result[-1], 80))
        if one.block.kind is not BlockKind.FIGURE:
            if is_headline(one, heads) and (number < 8 or one.block.kind is BlockKind.HEADING):
                if not begun:
                    # What stands above the headline names its section, or its subject.
                    result = [
                        other
                        for other in result
                        if other.block.kind is BlockKind.FIGURE or len(other.block.text) > _SHORT
                    ]
                continue
            if number < 8 and _is_whole_head(one, heads, people):
                continue
            if number < 8 and not one.folded:
                continue
            if number < 8 and byline and one.folded == byline:
                continue
            if number < 8 and (
                _signs(one, people)
                or says_time(one.block.text)
                or _says_when(one.block.text, people)
                or (not begun and _stands_above(one, people))
                or (not begun and one.folded in decks and _is_set_apart(one, kept, first=not result))
            ):
                continue
        result.append(one)
    return result


def _is_whole_head(one: Found, heads: Collection[str], people: Sequence[str]) -> bool:
    """Whether a block holds headline, byline and day together, as where breaks alone part them."""
    text = one.block.text
    head = next((head for head in heads if len(head) > 10 and one.folded.startswith(head)), "")
    if not head or len(one.folded) > len(head) + _HEAD_LINES or is_prose(one, 300):
        return False
    return any(day.iso for day in days_in(text)) and (not people or any(name in one.folded for name in people))


def _signs(one: Found, people: Sequence[str]) -> bool:
    """Whether a line is the byline of a known author."""
    said = one.folded
    named = len(one.block.text) < 120 and any(name in said for name in people)
    return named and (said.startswith(_SIGNS) or said in people)


def _stands_above(one: Found, people: Sequence[str]) -> bool:
    """Whether a line above the text is a step of the way to it, or says who its writer is."""
    return _is_way(one) or (is_bio(one.block.text) and one.folded.startswith(tuple(people)))


def _is_set_apart(one: Found, kept: Sequence[Found], first: bool) -> bool:
    """Whether a line that repeats the description is the deck: set otherwise than the text and not in its place, or the lone heading above it."""
    if first and _is_bold(one):
        return True
    if one.block.kind is BlockKind.HEADING and sum(style_of(other) == style_of(one) for other in kept) > 1:
        return False
    if first and one.block.kind is BlockKind.HEADING and len(one.block.text) > _SHORT / 2:
        return True
    elsewhere = home_of(one) is not _most(kept, home_of) or bool(_CALLED_DECK.search(names(one.element)))
    return elsewhere and style_of(one) != _most(kept, style_of)


_CALLED_DECK = re.compile(
    r"(?:^|[-_ ])(?:deck|dek|stand-?first|sub-?title|sub-?head(?:line|ing)?|sub-?hed|excerpt|summary|strap(?:line)?|tagline|chapeau)(?:$|[-_ ])"
)


def _most(kept: Sequence[Found], key: Callable[[Found], object]) -> object:
    """What most of the text has in common."""
    sizes: dict[object, int] = {}
    for one in kept:
        sizes[key(one)] = sizes.get(key(one), 0) + len(one.folded)
    return max(sizes, key=lambda value: sizes[value], default=None)


def _is_way(one: Found) -> bool:
    """A step of the way through the site, or its name: a short link on a line of its own above the text."""
    plain = one.block.kind in TEXTUAL or (one.block.kind is BlockKind.HEADING and one.block.level == 1)
    return plain and len(one.block.text) < 60 and one.linked >= 0.9 * len(one.block.text)


def _says_when(text: str, people: Sequence[str]) -> bool:
    """Whether a line says when, and perhaps by whom, the article was published, and nothing else."""
    if is_label(text):
        return True
    found = day_line(text)
    if found:
        return not found.before or any(p in fold(found.before) for p in people if p)
    said = fold(text)
    named = any(p and said.startswith(p) and len(said) <= len(p) + 24 for p in people)
    return named and len(text) < 80 and not text.rstrip().endswith((".", "!", "?", "”", "“"))


_AFTER = re.compile(
    r"""^\W*(?:more\ (?:from|on|stories|news|like|to\ read|in|for\ you)\b|related\b|recommended\b|you\ (?:may|might)\ (?:also\ )?(?:like|enjoy|be\ interested)|
    keep\ reading|read\ (?:more|next|also)|see\ also|further\ reading|what\ to\ read\ next|up\ next|next\ up|
    (?:our\ |article\ )?sources?\W*$|corrections?(?:\ and\ clarifications)?\W*$|references?\W*$|notes?\W*$|footnotes\W*$|citations?\W*$|
    about\ the\ (?:author|writer)s?|about\ us|meet\ the\ author|contact\ (?:us|the\ author)|
    (?:\d+\ )?comments?\W*$|leave\ a|join\ the|most\ (?:read|popular|viewed)|popular\ (?:posts|stories|now|on|in|articles)|trending(?:\ (?:now|stories|on|in|this))?\W*$|latest\ (?:news|stories|articles|posts|videos?|from|headlines|in)\b|top\ stories|
    explore\ (?:more|the)|discover\ more|in\ this\ (?:issue|section)|from\ the\ .{3,30}\ edition|tags\W*$|topics\W*$|share(?:\ this.{0,20})?\W*$|follow\ (?:us|\w+\ on|the\ author)|newsletters?\W*$|
    browse\b.{0,30}$|featured\ (?:stories|articles|video)|editor['’]?s['’]?\ (?:picks|choice)|articles\ similaires|sur\ le\ même\ (?:thème|sujet)|
    mehr\ (?:zum|aus|von)|das\ könnte|más\ (?:sobre|en|noticias|información)|artículos\ relacionados|noticias\ relacionadas|articoli\ correlati|potrebbe\ interessarti)""",
    re.I | re.X,
)


def without_sections(found: Sequence[Found], taken: Sequence[bool]) -> list[bool]:
    """Headings of what follows an article ("Related", "Sources") go with everything under them.

    Where the article goes on below in its own place, only the box under the heading goes.
    """
    result = list(taken)
    homes: set[object] = set()
    size = sum(len(one.block.text) for one, yes in zip(found, taken, strict=True) if yes)
    skipping = False
    for number, one in enumerate(found):
        if is_prose(one, 80) and result[number] and one.block.kind is not BlockKind.LIST_ITEM:
            homes |= {home_of(one), *_named_style(one)}
        if _ends_article(one):
            rest = zip(found[number + 1 :], taken[number + 1 :], strict=True)
            goes_on = sum(
                len(k.block.text)
                for k, yes in rest
                if yes and is_prose(k, 120) and (home_of(k) in homes or style_of(k) in homes)
            )
            if homes and goes_on <= (0.2 * size if one.block.text.startswith(("_", "#", "-30", "ENDS")) else 0):
                return result[:number] + [False] * (len(result) - number)
            skipping, result[number] = True, False
        elif skipping and (one.block.kind is BlockKind.LIST_ITEM or one.linked > 0.5 * len(one.block.text)):
            result[number] = False
        elif taken[number]:
            skipping = False
    return result


_END_MARK = re.compile(r"_{3,}|[*=~—–-]{3,}$|#(?: ?# ?#){1,2}$|-\ ?30\ ?-$|ENDS$")


def _named_style(one: Found) -> list[object]:
    """How a block is set, where a page names it: what has no name is set like everything else."""
    style = style_of(one)
    return [style] if any(style[2:]) else []


def _ends_article(one: Found) -> bool:
    text = one.block.text
    if _END_MARK.match(text):
        return True
    bold = one.block.kind is BlockKind.PARAGRAPH and any(s.end - s.start >= len(text) - 1 for s in one.block.spans)
    return (one.block.kind is BlockKind.HEADING or bold) and len(text) < 80 and bool(_AFTER.match(text))


def _is_bold(one: Found) -> bool:
    """A first paragraph set wholly in bold or italics that repeats the description is the deck."""
    return any(s.end - s.start >= len(one.block.text) - 1 and s.kind is not SpanKind.LINK for s in one.block.spans)


def once(kept: list[Found]) -> list[Found]:
    """A pull quote says again what stands in a paragraph: what is set differently and said elsewhere goes."""
    usual = _most([one for one in kept if one.block.kind in TEXTUAL], style_of)
    running = "|".join(one.folded for one in kept if one.block.kind in TEXTUAL and style_of(one) == usual)
    lifted = [
        one for one in kept if one.block.kind in TEXTUAL and 40 <= len(one.folded) < 400 and style_of(one) != usual
    ]
    again = {id(one) for one in lifted[:_MOST_LIFTED] if one.folded in running}
    return [one for one in kept if id(one) not in again]


def without_teasers(kept: list[Found]) -> list[Found]:
    """The headings of other articles, which are links wholly and stand in a place without sentences, leave the body.

    What follows the first of them goes with it, where nothing there is set like the article.
    """
    homes = {home_of(one) for one in kept if is_prose(one, 60)}
    heads = [one for one in kept if _is_linked_heading(one)]
    if not heads:
        return kept
    first = next(n for n, one in enumerate(kept) if one is heads[0])
    own = {key for one in kept[:first] if is_prose(one, 60) for key in (home_of(one), style_of(one))}
    rest = [one for one in kept[first:] if is_prose(one, 40)]
    apart = own and not any(home_of(one) in own or style_of(one) in own for one in rest)
    if apart and (size_of(rest) < 0.3 * size_of(kept) or _are_cards(heads, rest)):
        return kept[:first]
    return [one for one in kept if not _is_linked_heading(one) or home_of(one) in homes]


def _are_cards(heads: Sequence[Found], rest: Sequence[Found]) -> bool:
    """Whether headlines follow one another, with a sentence or two below each at most."""
    return (
        len(heads) > 2
        and len(rest) <= 1.2 * len(heads)
        and size_of(heads) > 30 * len(heads)
        and all(len(one.block.text) < 250 for one in rest)
    )


def _is_linked_heading(one: Found) -> bool:
    return one.block.kind is BlockKind.HEADING and one.linked >= 0.9 * len(one.block.text)
