"""Outlook mails (.msg, MS-OXMSG): read as the mails they were, with all that is attached, other Outlook mails too."""

from email import message_from_bytes, policy
from email.message import Message
from email.parser import HeaderParser
from email.utils import format_datetime

from clipper.i18n import _
from clipper.importers import msg_file as of
from clipper.importers.base import announced
from clipper.importers.cleaning import line, tame_name
from clipper.importers.mail_attached import nest_of
from clipper.importers.mail_drafts import drafts_of
from clipper.importers.mail_headers import headers_of
from clipper.importers.mail_parts import FAILURES, Nest, Part, Parts, parts_of, sort_leaves
from clipper.importers.rtf_html import html_of, text_of, wrapped_in
from clipper.importers.rtf_packed import unpacked
from clipper.model.clipping import Draft
from clipper.model.intake import Source

name = "Outlook mail"
media_types = ("application/vnd.ms-outlook",)
suffixes = (".msg", ".oft")

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS = ("__properties_version1.0".encode("utf-16-le"), "__substg1.0_".encode("utf-16-le"))
_BY_VALUE, _EMBEDDED, _OLE = 1, 5, 6


def recognises(source: Source) -> float:
    """A compound file with the properties of a message; by its name where it is broken."""
    if not source.data.startswith(MAGIC):
        return 0.0
    return 0.97 if any(mark in source.data for mark in _MARKS) else 0.9 * (announced(source, media_types, suffixes) > 0)


def read(source: Source) -> tuple[Draft, ...]:
    """The mail, the articles of a newsletter, then its attachments; raises Rejected where nothing can be read."""
    return read_nested(source, nest_of(source))


def read_nested(source: Source, nest: Nest) -> tuple[Draft, ...]:
    """The same for a mail that lies in another one."""
    return _drafts(source, of.opened(source.data), nest)


def _drafts(source: Source, message: of.Storage, nest: Nest) -> tuple[Draft, ...]:
    headers = headers_of(_headers(message))
    return drafts_of(source, headers, _parts(source, message), nest)


def _headers(message: of.Storage) -> Message:
    """The headers the mail came with; what they lack is taken from the properties."""
    said = message.text(of.HEADERS)
    headers = HeaderParser(policy=policy.compat32).parsestr(said.lstrip("\r\n")) if said else Message()
    if subject := message.text(of.SUBJECT):
        del headers["subject"]
        headers["Subject"] = line(subject)
    if not headers["from"] and (sender := _sender(message)):
        headers["From"] = sender
    moment = message.moment(of.SENT) or message.moment(of.DELIVERED) or message.moment(of.CREATED)
    if moment and not headers["date"]:
        headers["Date"] = format_datetime(moment)
    return headers


def _sender(message: of.Storage) -> str:
    """The sender as a header field; addresses inside a company's own directory are left out."""
    for named, *addresses in (
        (of.AUTHOR, of.AUTHOR_SMTP, of.AUTHOR_MAIL),
        (of.SENDER, of.SENDER_SMTP, of.SENDER_MAIL),
    ):
        who = line(message.text(named)).replace('"', "").replace("\\", "")
        mail = next((one for one in (line(message.text(a)) for a in addresses) if "@" in one and " " not in one), "")
        if who or mail:
            return f'"{who}" <{mail}>' if mail else f'"{who}"'
    return ""


def _parts(source: Source, message: of.Storage) -> Parts:
    kind = message.text(of.CLASS).lower()
    if "smime" in kind and (signed := _signed(message, kind)):
        return signed
    parts = Parts()
    if texts := _texts(message):
        parts.texts.append(texts)
    if "smime" in kind and "multipartsigned" not in kind:
        parts.warnings.append(_("This mail is encrypted: only its headers could be read."))
        return parts
    sort_leaves(parts, [part for one in message.attachments() if (part := _part(source, one, parts.warnings))])
    return parts


def _texts(message: of.Storage) -> list[Part]:
    """The text in all its forms, the best first: HTML, HTML wrapped in Rich Text, Rich Text, plain text."""
    html, charset = message.html
    packed = unpacked(message.binary(of.RTF))
    wrapped = wrapped_in(packed)
    plain = message.text(of.TEXT)
    found: list[Part] = []
    if html.strip():
        found.append(Part("text/html", html, charset=charset))
    elif wrapped == "html":
        found.append(_utf8("text/html", html_of(packed)))
    elif packed and not wrapped:
        found.append(Part("text/rtf", packed))
    if not plain.strip() and wrapped == "text":
        plain = text_of(packed)
    return [*found, _utf8("text/plain", plain)] if plain.strip() else found


def _utf8(kind: str, text: str) -> Part:
    return Part(kind, text.encode("utf-8", "replace"), charset="utf-8")


def _part(source: Source, attachment: of.Storage, warnings: list[str]) -> Part | None:
    """One attachment as the leaf of a mail."""
    named = attachment.text(of.LONG_NAME) or attachment.text(of.SHORT_NAME) or attachment.text(of.SHOWN_NAME)
    if (inner := attachment.message()) is not None:
        called = tame_name(named or inner.text(of.SUBJECT) or "mail", "mail")
        called = called if called.lower().endswith(suffixes) else f"{called}.msg"
        return Part(media_types[0], b"", called, inner=lambda nest: _drafts(source, inner, nest))
    called = tame_name(named)
    data = attachment.binary(of.DATA)
    if data:
        kind = line(attachment.text(of.MIME)).lower().split(";")[0]
        return Part(
            kind or "application/octet-stream", data, called, content_id=attachment.text(of.CONTENT_ID).strip("<> ")
        )
    method = attachment.number(of.METHOD)
    if method == _OLE:
        why = _("it is an object of another program. Save it from that program and import it.")
    elif method in (_BY_VALUE, _EMBEDDED):
        why = _("it is empty or damaged.")
    else:
        why = _("the mail only says where it lies. Import it from there.")
    warnings.append(_("Attachment “{name}” was not filed: {why}").format(name=called, why=why))
    return None


def _signed(message: of.Storage, kind: str) -> Parts | None:
    """The mail inside a signed one: it lies in the only attachment as it came."""
    if "multipartsigned" not in kind:
        return None
    for attachment in message.attachments():
        if data := attachment.binary(of.DATA):
            try:
                found = parts_of(message_from_bytes(data, policy=policy.default))
            except (*FAILURES, RecursionError):
                return None
            return found if found.texts or found.attached else None
    return None
