"""The text of a mail: of each stretch the best alternative that holds words, and which of its words are the sender's own."""

import re
from collections.abc import Sequence

from msgspec import Struct

from clipper.importers.cleaning import clean
from clipper.importers.mail_parts import Part, Parts, with_pictures
from clipper.importers.paragraphs import blocks_of
from clipper.model.body import Block, BlockKind
from clipper.model.clipping import Picture

_SIGNATURE = re.compile(r"^(?:-- ?|__+|—{2,})$")
_SIGNED = re.compile(
    r"(?i)^(?:kind(?:est)? regards|best(?: regards| wishes)?|regards|yours \w+|sincerely|thanks|many thanks|sent from my \w+"
    r"|mit freundlichen grüßen|freundliche grüße|viele grüße|beste grüße|mfg|von meinem \w+ gesendet"
    r"|cordialement|bien cordialement|bien à vous|envoyé de mon \w+|saludos(?: cordiales)?|atentamente|un saludo|cordiali saluti)\b.{0,30}$"
)
_GREETING = re.compile(
    r"(?i)^(?:dear|hi|hello|hallo|guten \w+|liebe[rs]?|sehr geehrte[rs]?|bonjour|cher|chère|chers|buenos|hola|estimad[oa]s?|gentile|good \w+)"
    r"\b[^.!?]{0,60}[,!:]?$"
)
_INTRODUCES = re.compile(r"(?i)\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef)\s*:$")
_DISCLAIMER = re.compile(
    r"(?i)\b(?:confidential|intended (?:solely|only) for|privileged|vertraulich|confidentiel|confidencial|disclaimer)\b"
)


class Text(Struct, frozen=True):
    """What a mail says: its blocks, and the lines they were made of where it is plain text."""

    blocks: tuple[Block, ...] = ()
    lines: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()


def text_of(parts: Parts) -> Text:
    """All stretches of text in order."""
    found = [_best(alternatives, parts.pictures) for alternatives in parts.texts]
    blocks = tuple(block for one in found for block in one.blocks)
    shown = {block.picture for block in blocks if block.picture}
    pictures = [*parts.pictures.values(), *(p for one in found for p in one.pictures)]
    plain = bool(found) and all(one.lines or not one.blocks for one in found)
    return Text(
        blocks,
        tuple(line for one in found for line in (*one.lines, "")) if plain else (),
        tuple({p.sha256: p for p in pictures if p.sha256 in shown}.values()),
    )


def _best(alternatives: Sequence[Part], pictures: dict[str, Picture]) -> Text:
    """One stretch of text: the first alternative that holds any words."""
    for part in alternatives:
        if part.media_type == "text/html":
            from clipper.importers.web import body_of_html

            found = Text(body_of_html(with_pictures(part.words, pictures)).blocks)
        elif part.media_type in {"text/rtf", "text/richtext", "application/rtf"} and part.data.startswith(b"{\\rtf"):
            from clipper.importers.rtf_body import content_of

            content, _facts = content_of(part.data)
            found = Text(content.blocks, pictures=content.pictures)
        else:
            lines = tuple(one.rstrip() for one in clean(part.words).split("\n"))
            found = Text(blocks_of(lines), lines)
        if any(block.text.strip() or block.picture for block in found.blocks):
            return found
    return Text()


def is_signature(text: str) -> bool:
    """Whether a block begins what stands below the text of a mail: a farewell, a rule, or what servers say of secrecy."""
    text = text.strip()
    first = text.split(",")[0] if len(text) < 200 else text
    return bool(_SIGNATURE.match(text) or _SIGNED.match(first) or (_DISCLAIMER.search(text) and len(text) > 80))


def is_greeting(text: str) -> bool:
    """Whether a line greets who reads the mail."""
    return bool(_GREETING.match(text.strip()))


def own_words(blocks: Sequence[Block]) -> str:
    """What the sender says for itself: no greeting, no quoted history, no signature and nothing below it."""
    kept: list[str] = []
    for block in blocks:
        text = block.text.strip()
        if _SIGNATURE.match(text) or (kept and _SIGNED.match(text)):
            break
        quoted = block.kind is BlockKind.QUOTE or _INTRODUCES.search(text) or text.startswith(">")
        if not text or quoted or _GREETING.match(text) or _DISCLAIMER.search(text) or block.kind is BlockKind.FIGURE:
            continue
        kept.append(block.text)
    return "\n".join(kept)
