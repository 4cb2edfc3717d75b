"""What is cut from the chosen blocks: what is printed elsewhere, boxes, pull quotes, sign-offs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clipper.importers.copy_days import day_line, is_label
from clipper.importers.web_blocks import TEXTUAL, Found, home_of, is_prose, style_of
from clipper.importers.web_elements import fold
from clipper.importers.web_noise import is_prompt
from clipper.model.body import BlockKind, SpanKind

_MOST_LIFTED = 200


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands on the page beside the body and so may not stand in it again."""

    headlines: tuple[str, ...] = ()
    decks: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
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
    return one.block.kind is BlockKind.PARAGRAPH and one.linked >= 0.8 * len(text) and len(text) < 300


def without_printed(kept: list[Found], printed: Printed) -> list[Found]:
    """Headline, deck, byline and time leave the body, wherever the page repeats them at its head."""
    heads = {fold(text) for text in printed.headlines if text}
    decks = {fold(text) for text in printed.decks if text}
    sizes: dict[object, int] = {}
    for one in kept:
        sizes[style_of(one)] = sizes.get(style_of(one), 0) + len(one.folded)
    usual = max(sizes, key=lambda style: sizes[style]) if sizes else None
    people = [fold(name) for name in printed.authors]
    result = []
    for number, one in enumerate(kept):
        said = one.folded
        if one.block.kind is not BlockKind.FIGURE:
            if said in heads and (number < 8 or one.block.kind is BlockKind.HEADING):
                continue
            if said in decks and number < 8 and (style_of(one) != usual or (not result and _is_bold(one))):
                continue
            if (
                len(one.block.text) < 120
                and number < 8
                and any(p and p in said for p in people)
                and (
                    said.startswith(
                        (
                            "by",
                            "von",
                            "par",
                            "por",
                            "di",
                            "door",
                            "av",
                            "af",
                            "aut",
                            "автор",
                            "текст",
                            "作者",
                            "text",
                            "written",
                        )
                    )
                    or said in people
                )
            ):
                continue
            if number < 8 and (_TIME.match(one.block.text) or _says_when(one.block.text, people)):
                continue
        result.append(one)
    return result


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
            homes |= {home_of(one), style_of(one)}
        if _ends_article(one):
            rest = zip(found[number + 1 :], taken[number + 1 :], strict=True)
            goes_on = sum(
                len(k.block.text)
                for k, yes in rest
                if yes and is_prose(k, 120) and (home_of(k) in homes or style_of(k) in homes)
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


def once(kept: list[Found]) -> list[Found]:
    """A pull quote says again what stands in a paragraph: what is set differently and said elsewhere goes."""
    sizes: dict[object, int] = {}
    for one in kept:
        if one.block.kind in TEXTUAL:
            sizes[style_of(one)] = sizes.get(style_of(one), 0) + len(one.folded)
    usual = max(sizes, key=lambda style: sizes[style], default=None)
    running = "|".join(one.folded for one in kept if one.block.kind in TEXTUAL and style_of(one) == usual)
    lifted = [
        one for one in kept if one.block.kind in TEXTUAL and 40 <= len(one.folded) < 400 and style_of(one) != usual
    ]
    again = {id(one) for one in lifted[:_MOST_LIFTED] if one.folded in running}
    return [one for one in kept if id(one) not in again]


_SIGN_OFF = re.compile(
    r"""^\W*(?:(?:additional\ |with\ )?(?:reporting|writing|editing|compiled|edited|written|reported)\ by\b|
    (?:this\ (?:article|story|post|piece)|the\ post)\b.{0,60}\b(?:originally\ )?(?:appeared|published)\b|read\ the\ original|for\ more\ .{3,60},?\ (?:make\ sure|sign|visit|follow|subscribe)|
    want\ more\b.{0,200}(?:sign\ up|subscribe|newsletter)|.{0,80}contributed\ to\ this\ (?:report|story|article)\W*$|contributing:|our\ standards|责任编辑|責任編輯|编辑[：:]|編輯[：:]|（完）|
    (?:do\ you\ (?:know|have)|have\ you|got\ a)\b[^.!]{0,120}\?.{0,60}@[\w-]+\.\w|if\ you\ have\ (?:a\ tip|information|any)\b.{0,120}@[\w-]+\.\w)""",
    re.I | re.X,
)


_CONTACT = re.compile(r"^\W*(?:you\ can\ )?(?:contact|e-?mail|reach|follow|write\ to|find)\b", re.I | re.X)
_HANDLE = re.compile(r"(?:^|[\s(])@\w{2,}|[\w.+-]+@[\w-]+\.\w{2,}")


_BIO = re.compile(
    r"^\W*(?:[A-ZÀ-Þ][\w'’.-]+\s+){1,4}(?:is|was|covers|writes|reports|has\s+(?:covered|written))\s+[^.]{0,120}\b(?:reporter|writer|editor|correspondent|columnist|journalist|producer|covering|covers|about|for)\b"
)


def _is_about_writer(one: Found) -> bool:
    """Whether a line at the end, set in italics as a whole, says who its writer is."""
    text = one.block.text
    slanted = sum(s.end - s.start for s in one.block.spans if s.kind is SpanKind.ITALIC) > 0.8 * len(text)
    return slanted and len(text) < 400 and bool(_BIO.match(text))


def _is_contact(text: str) -> bool:
    """How to reach the writer: a short line that begins so and holds an address."""
    return len(text) < 300 and bool(_CONTACT.match(text) and _HANDLE.search(text))


def without_loose_ends(kept: list[Found], printed: Printed) -> list[Found]:
    """A heading with nothing below it, a sign-off, a word about the author: at the end they are not the article."""
    people = [fold(name) for name in printed.authors if len(fold(name)) > 4]
    while kept:
        last = kept[-1]
        if last.block.kind is BlockKind.HEADING or (
            last.block.kind is BlockKind.PARAGRAPH
            and len(kept) > 3
            and (
                _SIGN_OFF.match(last.block.text)
                or _is_contact(last.block.text)
                or _is_about_writer(last)
                or (len(last.block.text) < 600 and any(last.folded.startswith(p) for p in people))
                or is_prompt(last.block.text)
            )
        ):
            kept.pop()
        else:
            break
    return kept
