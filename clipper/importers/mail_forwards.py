"""What was forwarded: the headers that a mail program writes above a mail which somebody passes on."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.cleaning import line
from clipper.importers.dates import read_date
from clipper.importers.mail_headers import Headers, sender_in
from clipper.model.body import Block
from clipper.model.clipping import Published

_FORWARD = re.compile(r"(?i)^\s*(?:fwd?|fw|wg|tr|rv|doorst|enc|pd|пересл)\s*:\s*")
_REPLY = re.compile(r"(?i)^\s*(?:re|aw|sv|antw|rif|odp|ynt)(?:\s*\[\d+\])?\s*:")
_FORWARD_MARK = re.compile(
    r"(?i)^\W*(?:begin forwarded message|(?:-+\s*)?forwarded message|(?:anfang der )?weitergeleiteten? nachricht"
    r"|(?:début du )?message (?:réexpédié|transféré)|mensaje reenviado|inicio del mensaje reenviado"
    r"|messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht)\b\W*"
)
_HISTORY_MARK = re.compile(
    r"(?i)^\W*(?:original message|ursprüngliche nachricht|message d['’]origine|message original|mensaje original"
    r"|messaggio originale|oorspronkelijk bericht)\b\W*"
)
_LABELS = {
    "from": "from von de da van fra från od от",
    "date": "date sent gesendet datum envoyé enviado fecha data inviato verzonden skickat sendt wysłano дата",
    "to": "to an à a para aan til till do кому",
    "cc": "cc kopie copie copia",
    "subject": "subject betreff sujet objet asunto oggetto onderwerp assunto emne ämne temat тема",
    "reply": "reply-to antwort",
}
_NAMED = {word: field for field, words in _LABELS.items() for word in words.split()}
_LABEL = re.compile(
    rf"(?:^|(?<=[\s>;)\]]))\*?({'|'.join(sorted(map(re.escape, _NAMED), key=len, reverse=True))})(?:-| ?le)?\s?:\*?(?=\s|$)",
    re.I | re.M,
)
_SMALL = re.compile(r"(?i)\s+(?:at|um|à|a las|alle|om|kl\.?)\s+(?=\d)")
_ADDRESS = re.compile(r"[\[<(]\s*mailto:\s*([^\])>\s]+)\s*[\])>]", re.I)
_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt")
_BLOCKS = 8
"""Blocks over which one set of headers may spread."""
_LONG = 300
_OWN_WORDS = 120
"""With more words of its own above the headers a mail is an answer, where nothing says that it was passed on."""


def without_prefix(subject: str) -> str:
    """A subject without the signs that it was passed on, and before these that it was answered."""
    while found := _FORWARD.match(subject) or _answered(subject):
        subject = subject[found.end() :]
    return subject.strip()


def _answered(subject: str) -> re.Match[str] | None:
    """The sign of an answer, where behind it stands that what was answered had been passed on."""
    found = _REPLY.match(subject)
    rest = subject[found.end() :] if found else ""
    return found if found and (_FORWARD.match(rest) or _answered(rest)) else None


class Forwarded(Struct, frozen=True):
    """What was passed on: its headers, where these begin among the blocks, and where its text does."""

    headers: Headers
    start: int
    end: int


def forwarded_in(subject: str, blocks: Sequence[Block]) -> Forwarded | None:
    """What a mail with this subject passes on; None for mails of their own and for answers to what was not passed on."""
    passed_on = subject
    while answer := _REPLY.match(passed_on):
        passed_on = passed_on[answer.end() :]
    if _REPLY.match(subject) and not _FORWARD.match(passed_on):
        return None
    subject = passed_on
    said = bool(_FORWARD.match(subject))
    own = 0
    for at, block in enumerate(blocks):
        marked = _FORWARD_MARK.match(block.text) or _HISTORY_MARK.match(block.text)
        reached = _headers_at(blocks, at, marked.end() if marked else 0)
        if reached is None:
            own += len(block.text.split())
            continue
        found, end = reached
        if not said and own > _OWN_WORDS and not (marked and _FORWARD_MARK.match(block.text)):
            return None
        if _REPLY.match(found.subject) and not said:
            return None
        if _FORWARD.match(found.subject) and (inner := forwarded_in(found.subject, blocks[end:])):
            # It was passed on more than once: what was there first counts.
            return Forwarded(inner.headers, at, end + inner.end)
        return Forwarded(replace(found, subject=without_prefix(found.subject) or without_prefix(subject)), at, end)
    return None


def _headers_at(blocks: Sequence[Block], at: int, skip: int) -> tuple[Headers, int] | None:
    """The headers that begin in a block, `skip` characters in, and the block after them; None where none do."""
    text = blocks[at].text[skip:].lstrip(" \t\n*-")
    first = _LABEL.match(text)
    if not first and text:
        return None
    if not text and not skip:
        return None
    if not text:
        # The mark stands alone: the headers are in the blocks below it.
        return _headers_at(blocks, at + 1, 0) if at + 1 < len(blocks) and _LABEL.match(blocks[at + 1].text) else None
    parts = [text]
    for block in blocks[at + 1 : at + _BLOCKS]:
        label = _LABEL.match(block.text)
        if (
            label is None
            or len(block.text) > _LONG
            or (_NAMED[label[1].lower()] == "from" and "from" in _fields("\n".join(parts)))
        ):
            break
        parts.append(block.text)
    fields = _fields("\n".join(parts))
    if "from" not in fields or not ({"subject", "date"} & fields.keys()):
        return None
    who = _ADDRESS.sub(r"<\1>", fields["from"])
    sender = sender_in(who if "@" in who else f'"{who.replace(chr(34), "")}" <>')
    headers = Headers(
        subject=line(fields.get("subject", "")),
        sender=", ".join(sender.people),
        authors=sender.people,
        outlet=sender.outlet,
        outlet_sure=sender.outlet_sure,
        published=_day(fields.get("date", "")),
    )
    return headers, at + len(parts)


def _fields(text: str) -> dict[str, str]:
    """The fields of a set of headers; each counts once, and a subject ends with its line."""
    found: dict[str, str] = {}
    labels: list[re.Match[str]] = []
    for label in _LABEL.finditer(text):
        field = _NAMED[label[1].lower()]
        if all(_NAMED[one[1].lower()] != field for one in labels):
            labels.append(label)
    for number, label in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        found[_NAMED[label[1].lower()]] = text[label.end() : end].split("\n")[0].strip(" *\t")
    return found


def _day(text: str) -> Published:
    """The date as a mail program writes it in the language of its user."""
    plain = _SMALL.sub(" ", line(text))
    found = read_date(plain, _LANGUAGES) if plain else Published()
    return replace(found, raw=line(text) or None)


def note_of(headers: Headers) -> str:
    """Who passed a mail on and when: what the mail's own headers say of it."""
    who, day = headers.sender or headers.outlet, headers.published.day
    if who and day:
        return _("Forwarded by {who} on {day}.").format(who=who, day=day)
    return _("Forwarded by {who}.").format(who=who) if who else ""
