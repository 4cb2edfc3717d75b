"""What a mail's header says: subject, sender, outlet and date, each read by itself so that one bad line costs one field."""

import re
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses

from msgspec import Struct, field

from clipper.importers.bylines import is_title
from clipper.importers.cleaning import line
from clipper.importers.dates import read_date
from clipper.importers.encoding import decode
from clipper.importers.mail_parts import FAILURES, parameter
from clipper.model.clipping import Published

_FREE = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "yahoo.com",
        "hotmail.com",
        "outlook.com",
        "live.com",
        "msn.com",
        "aol.com",
        "icloud.com",
        "me.com",
        "gmx.de",
        "gmx.net",
        "gmx.at",
        "web.de",
        "t-online.de",
        "freenet.de",
        "orange.fr",
        "free.fr",
        "laposte.net",
        "wanadoo.fr",
        "libero.it",
        "mail.ru",
        "yandex.ru",
        "proton.me",
        "protonmail.com",
        "fastmail.com",
        "qq.com",
        "163.com",
        "126.com",
        "localhost",
        "example.com",
        "example.org",
    ]
)
"""Domains that say nothing of the outlet."""
_SENDING = re.compile(
    r"^(?:www|mail|email|e|em|news|newsletter|newsletters|info|mailing|reply|send|mg|smtp|lists?|message|mailer|updates?)\d*\."
)
_FROM = re.compile(
    r"^(?P<person>.{3,50}?)(?:\s+(?:from|at|von|de|via|[|–—-])\s+|,\s+)(?P<outlet>.{3,60})$", re.IGNORECASE
)
_ROBOT = re.compile(
    r"(?i)\b(?:no-?reply|newsletters?|mailer|daemon|delivery|postmaster|notifications?|alerts?|admin|info|service|support|team|root)\b"
)


class Headers(Struct, frozen=True):
    """The header fields Clipper keeps."""

    subject: str = ""
    sender: str = ""
    """The sender's name as printed, where it is a person's."""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    outlet_sure: float = 0.0
    published: Published = Published()
    language: str = ""
    keywords: tuple[str, ...] = ()
    address: str = ""
    warnings: tuple[str, ...] = field(default=())


class Sender(Struct, frozen=True):
    """The people and the outlet that a sender's line names, and how sure the outlet is."""

    people: tuple[str, ...] = ()
    outlet: str = ""
    outlet_sure: float = 0.0


def sender_in(text: str, list_id: str = "") -> Sender:
    """Who sent it, by the line of the sender and the name of the list ("" where there is none)."""
    names = _senders(text)
    outlet, sure = _outlet(list_id, names)
    return Sender(tuple(person for name, _address in names if (person := _person(name, outlet))), outlet, sure)


def headers_of(message: Message) -> Headers:
    """Every field on its own; a malformed one is empty."""
    sender = sender_in(_said(message, "from") or _said(message, "sender"), _said(message, "list-id"))
    return Headers(
        subject=_said(message, "subject"),
        sender=", ".join(sender.people),
        authors=tuple(dict.fromkeys(sender.people)),
        outlet=sender.outlet,
        outlet_sure=sender.outlet_sure,
        published=_date(message),
        language=_language(_said(message, "content-language")),
        keywords=tuple(k for k in (line(k) for k in _said(message, "keywords").split(",")) if k),
        address=_said(message, "archived-at").strip("<> "),
    )


def _said(message: Message, name: str) -> str:
    """A header field as one line of text, also where it is raw 8-bit or in an unknown charset."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    raw = re.sub(r"\r?\n[ \t]*", " ", raw)
    raw = re.sub(r"(\?=)\s+(=\?)", r"\1\2", raw)
    try:
        pieces = decode_header(raw)
    except FAILURES:
        pieces = [(raw, None)]
    # Raw 8-bit letters are against the rule; they are most often in the charset of the text.
    return line("".join(_piece(data, charset or parameter(message, "charset")) for data, charset in pieces))


def _piece(data: bytes | str, charset: str) -> str:
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogateescape")
    return decode(data, charset)[0] if data else ""


def _senders(text: str) -> list[tuple[str, str]]:
    try:
        found = getaddresses([text], strict=False)
    except TypeError:
        found = getaddresses([text])
    return [(line(name).strip("\"' "), address.strip().lower()) for name, address in found if name or "@" in address]


def _outlet(list_id: str, names: list[tuple[str, str]]) -> tuple[str, float]:
    """The list's name, a sender who is no person, or the sender's domain."""
    listed = re.match(r"^\s*\"?([^<\"]{3,80}?)\"?\s*<", list_id)
    if listed and not re.fullmatch(r"[\w.-]+\.\w+|\d+", listed[1].strip()):
        return line(listed[1]), 0.7
    for name, address in names:
        if re.search(r"(?i)daemon|delivery", name):
            continue
        domain = _SENDING.sub("", address.rpartition("@")[2])
        split = _FROM.match(name)
        if split and (is_title(split["outlet"]) or _is_in(split["outlet"], domain)):
            return split["outlet"], 0.8
        if name and (is_title(name) or _is_in(name, domain)):
            return _ROBOT.sub("", name).strip(" -–|") or name, 0.7
    for _name, address in names:
        domain = _SENDING.sub("", address.rpartition("@")[2])
        if (
            re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", domain)
            and domain not in _FREE
            and not domain.endswith((".local", ".test", ".invalid"))
        ):
            return domain, 0.3
    return "", 0.0


def _is_in(name: str, domain: str) -> bool:
    """Whether the name is the domain's own ("Harbour Post" of harbourpost.com)."""
    folded = re.sub(r"\W+", "", re.sub(r"(?i)^the\s", "", name)).lower()
    label = re.sub(r"\W+", "", domain.rsplit(".", 1)[0])
    return len(folded) > 3 and bool(label) and (folded in label or (len(label) > 3 and label in folded))


def _person(name: str, outlet: str) -> str:
    """The person's name in a sender's name, "" where it names an outlet or a machine."""
    split = _FROM.match(name)
    if split and split["outlet"] == outlet:
        name = split["person"]
    if not name or name == outlet or "@" in name or _ROBOT.search(name) or is_title(name) or not name[0].isalpha():
        return ""
    turned = re.fullmatch(r"([^,]{2,30}),\s+([^,]{2,30})", name)
    return f"{turned[2]} {turned[1]}" if turned else name


def _date(message: Message) -> Published:
    """The Date field, else the time of the last station that took the mail in."""
    found = read_date(re.sub(r"\([^()]*\)", "", _said(message, "date")))
    if found.day:
        return found
    stamp = re.search(r";\s*([^;]+)$", _said(message, "received"))
    later = read_date(re.sub(r"\([^()]*\)", "", stamp[1])) if stamp else Published()
    return later if later.day else found


def _language(text: str) -> str:
    found = re.match(r"\s*([A-Za-z]{2})\b", text)
    return found[1].lower() if found else ""
