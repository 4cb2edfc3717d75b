"""What stands below an article in its own place: sign-offs, rights, addresses, calls, words about the writer."""

import re
from collections.abc import Sequence

from clipper.importers.web_blocks import Found
from clipper.importers.web_elements import fold
from clipper.importers.web_noise import is_prompt
from clipper.model.body import BlockKind, SpanKind

_TIME = re.compile(
    r"""^\W*(?:(?:published|updated|posted|last\ updated|first\ published|created)\b[^.!?]{0,60}\d.{0,40}$|
    (?:\w+,?\ )?\d{1,2}\ \w+\ \d{4}.{0,40}$|(?:\w+,?\ )?\w+\.?\ \d{1,2}(?:st|nd|rd|th)?,?\ \d{4}.{0,40}$|\d{1,2}[./]\d{1,2}[./]\d{2,4}.{0,30}$)""",
    re.I | re.X,
)
_LABELLED = re.compile(r"^\W*(?:published|updated|posted|last\ updated|first\ published|created)\b", re.I | re.X)
_SIGN_OFF = re.compile(
    r"""^\W*(?:(?:additional\ |with\ )?(?:reporting|writing|editing|compiled|edited|written|reported)\ by\b|
    (?:this\ (?:article|story|post|piece)|the\ post)\b.{0,60}\b(?:originally\ )?(?:appeared|published)\b|read\ the\ original|for\ more\ .{3,60},?\ (?:make\ sure|sign|visit|follow|subscribe)|
    want\ more\b.{0,200}(?:sign\ up|subscribe|newsletter)|.{0,80}contributed\ to\ this\ (?:report|story|article)\W*$|contributing:|our\ standards|责任编辑|責任編輯|编辑[：:]|編輯[：:]|（完）|
    (?:do\ you\ (?:know|have)|have\ you|got\ a)\b[^.!]{0,120}\?.{0,60}@[\w-]+\.\w|if\ you\ have\ (?:a\ tip|information|any)\b.{0,120}@[\w-]+\.\w|
    (?:except\ for\ the\ headline|this\ (?:story|report|article|copy)\ has\ (?:not\ )?been\ (?:edited|auto|published\ from|sourced)|(?:with\ )?(?:agency\ |additional\ )?inputs?\ from\b.{0,60}$)|
    read\ or\ share\ this|(?:tags?|filed\ under|posted\ (?:in|under)|categor(?:y|ies)|keywords)\s*:|
    want\ more\b[^?]{0,60}\?)""",
    re.I | re.X,
)
_RIGHTS = re.compile(
    r"""\ball\ rights\ reserved\b|\b(?:material|content|article|story|report|page|part)\b[^.]{0,60}\bmay\ not\ be\ (?:re)?(?:published|produced|printed|broadcast|distributed|used|written|copied)\b|
    ^.{0,60}(?:©|\(c\))\s?(?:copyright\ )?(?:19|20)\d\d\b|^.{0,20}\bcopyright\ (?:19|20)\d\d\b""",
    re.I | re.X,
)
_CALLS = re.compile(
    r"""^\W*(?:follow|like|find|join|connect|get|see|check\ out|visit|watch)\b.{0,80}\b(?:on|our|via)\s.{0,60}\b(?:facebook|twitter|instagram|youtube|linkedin|tiktok|whatsapp|telegram|bluesky)\b|
    \b(?:sign(?:ing)?\ up|subscrib(?:e|ing))\b.{0,80}\b(?:newsletters?|updates|alerts|briefings?|inbox|e-?mails?|podcast)\b|
    ^\W*join\b.{0,60}\b(?:channel|community|group|forum|conversations?|discussions?)\b|^\W*get\ the\ full\ experience\b|
    \b(?:please|would\ you)\ consider\b.{0,40}\b(?:making|donating|giving|supporting|becoming|subscribing)\b|\bbecome\ an?\ (?:\w+\ )?(?:contributor|member|subscriber|supporter|donor)\ (?:today|now|here)\b|
    \byour\ (?:donation|contribution|support|gift)\b.{0,80}\b(?:helps?|makes?|keeps?|allows?)\b|
    \bnewsletters?\b.{0,60}\b(?:sign(?:ing)?\ up|subscrib(?:e|ing))\b|
    \b(?:let\ (?:us|me)\ know|tell\ (?:us|me)|sound\ off|share\ (?:your|this)|drop|leave)\b.{0,120}\b(?:comments?|comment\ section)\b""",
    re.I | re.X,
)
"""What asks the reader for something; within an article it may be a quotation, at its end it is not."""
_SOURCE = re.compile(r"^SOURCE:?\s+\S.{0,120}$")


_CONTACT = re.compile(
    r"^\W*(?:you\ can\ )?(?:contact|e-?mail|reach|follow|write\ to|find|get\ in\ touch)\b", re.I | re.X
)
_REACHED = re.compile(r"\b(?:can|may)\ be\ (?:reached|contacted|e-?mailed|followed|found)\b", re.I | re.X)
_HANDLE = re.compile(r"(?:^|[\s(])@\w{2,}|[\w.+-]+@[\w-]+\.\w{2,}")


_BIO = re.compile(
    r"^\W*(?:[A-ZÀ-Þ][\w'’.-]+\s+){1,4}(?:is|was|covers|writes|reports|has\s+(?:covered|written))\s+[^.]{0,120}\b(?:reporter|writer|editor|correspondent|columnist|journalist|producer|covering|covers|about|for)\b"
)


def says_time(text: str) -> bool:
    """Whether a line is a day, perhaps with its hour, and no sentence that begins with one."""
    sentence = text[-1:] in '.!?”"' and not re.search(r"\b[ap]\.m\.$|\d\.$", text, re.I)
    return bool(_TIME.match(text)) and (not sentence or bool(_LABELLED.match(text)))


def is_bio(text: str) -> bool:
    """Whether a line says what somebody writes about, and for whom."""
    return len(text) < 400 and bool(_BIO.match(text))


def _is_about_writer(one: Found) -> bool:
    """Whether a line at the end, set in italics as a whole, says who its writer is."""
    text = one.block.text
    slanted = sum(s.end - s.start for s in one.block.spans if s.kind is SpanKind.ITALIC) > 0.8 * len(text)
    return slanted and is_bio(text)


def _is_contact(text: str) -> bool:
    """How to reach the writer: a short line that says so and holds an address."""
    return len(text) < 300 and bool((_CONTACT.match(text) or _REACHED.search(text)) and _HANDLE.search(text))


def _is_last_word(text: str) -> bool:
    """Whether a line at the end is of the publisher: rights, a source, the day, a call to follow or to subscribe."""
    if len(text) < 60 and says_time(text):
        return True
    return bool(_SIGN_OFF.match(text) or _SOURCE.match(text)) or (
        len(text) < 400
        and bool(_RIGHTS.search(text) or (len(text) < 300 and text[0] not in '“"‘' and _CALLS.search(text)))
    )


def _is_signed(folded: str, people: Sequence[str]) -> bool:
    """Whether a line begins with its writer's name, as a byline does or a word about the writer."""
    return any(folded.startswith((name, f"by{name}")) for name in people)


def without_loose_ends(kept: list[Found], authors: Sequence[str]) -> list[Found]:
    """A heading with nothing below it, a sign-off, a word about the author: at the end they are not the article."""
    people = [fold(name) for name in authors if len(fold(name)) > 4]
    while kept:
        last = kept[-1]
        if last.block.kind is BlockKind.HEADING or (
            last.block.kind is BlockKind.PARAGRAPH
            and len(kept) > 3
            and (
                _is_last_word(last.block.text)
                or _is_contact(last.block.text)
                or _is_about_writer(last)
                or (len(last.block.text) < 600 and _is_signed(last.folded, people))
                or is_prompt(last.block.text)
            )
        ):
            kept.pop()
        else:
            break
    return kept
