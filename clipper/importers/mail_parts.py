"""A mail taken apart: which parts are its text, which belong into it, and which are attached."""

import base64
import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import Message

from msgspec import Struct, field

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.cleaning import tame_name
from clipper.importers.encoding import decode
from clipper.importers.pictures import picture
from clipper.model.clipping import Draft, Picture
from clipper.model.intake import Ocr

FAILURES = (LookupError, ValueError, TypeError, AttributeError, AssertionError, RuntimeError)
"""What the email library raises on malformed headers and bodies."""
_DEPTH = 50
_PARTS = 1000
_SILENT = frozenset(
    (
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/x-vcard",
        "text/vcard",
        "text/x-amp-html",
        "text/directory",
    )
)
"""Parts that carry nothing to read."""
_ENDINGS = {
    "message/rfc822": ".eml",
    "application/pdf": ".pdf",
    "text/html": ".html",
    "text/plain": ".txt",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
}
_SEALED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
"""A mail that is signed in one piece with its signature, or encrypted."""
_TNEF = b"\x78\x9f\x3e\x22"
_IN_LINE = 100
"""Pixels of the longer side below which a picture is a logo or a counting dot."""


class Nest(Struct, frozen=True):
    """How deep a mail lies in others, and until when (seconds of this process) what is attached to it may be read."""

    level: int = 0
    until: float = float("inf")
    ocr: Ocr | None = None
    """How words on attached pictures and pictured pages are recognised, None for not at all."""

    @property
    def deeper(self) -> "Nest":
        """One mail further in."""
        return Nest(self.level + 1, self.until, self.ocr)


class Part(Struct, frozen=True):
    """One leaf of a mail."""

    media_type: str
    data: bytes
    name: str = ""
    charset: str = ""
    content_id: str = ""
    flowed: bool = False
    joins: bool = False
    """Whether the blank at a soft line end was put in (DelSp=yes) and goes with it."""
    inner: "Callable[[Nest], tuple[Draft, ...]] | None" = None
    """How a mail is read that lies in another one without bytes of its own."""

    @property
    def words(self) -> str:
        """The part as text; soft line ends of format=flowed (RFC 3676) are undone."""
        text = decode(self.data, self.charset)[0]
        if not self.flowed:
            return text
        lines = [re.sub(r"^ ", "", one) for one in text.replace("\r\n", "\n").split("\n")]
        soft = [one.endswith(" ") and one != "-- " for one in lines]
        return "".join(
            (one[:-1] if self.joins else one) if runs_on else f"{one}\n"
            for one, runs_on in zip(lines, soft, strict=True)
        )


class Parts(Struct):
    """What a mail holds."""

    texts: list[list[Part]] = field(default_factory=list)
    """Stretches of text in order, each as its alternatives: the best first."""
    attached: list[Part] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    """By content id."""
    warnings: list[str] = field(default_factory=list)


def parts_of(message: Message) -> Parts:
    """All parts, in order; deeper than fifty levels, or past a thousand parts, nothing is read."""
    found = Parts()
    others: list[Part] = []
    packed: list[Part] = []
    for leaf, alternative in _leaves(message, found.warnings):
        if leaf.media_type in _SILENT:
            continue
        if leaf.media_type == "text/calendar":
            found.warnings.append(
                _("An appointment that came with this mail (“{name}”) was left out.").format(
                    name=leaf.name or "calendar"
                )
            )
            continue
        if leaf.data[:4] == _TNEF and (opened := _outlook(leaf)) is not None:
            packed, more = opened
            others += more
            continue
        if leaf.name or not leaf.media_type.startswith("text/"):
            others.append(leaf)
        elif alternative and found.texts and alternative == found.texts[-1][0].content_id:
            found.texts[-1].insert(0, leaf)
        else:
            found.texts.append([leaf])
    if packed and (not found.texts or (len(found.texts) == 1 and found.texts[0][0].media_type == "text/plain")):
        found.texts = [[*packed, *(found.texts[0] if found.texts else ())]]
    sort_leaves(found, others)
    return found


def _outlook(leaf: Part) -> tuple[list[Part], list[Part]] | None:
    """The text and the attachments that Outlook packed into a winmail.dat; None where there are none in it."""
    from clipper.importers.tnef import parts_in

    texts, attached = parts_in(leaf.data)
    return (texts, attached) if texts or attached else None


def sort_leaves(found: Parts, others: list[Part]) -> None:
    """Tell pictures that stand in the text from what is attached."""
    html = "".join(part.words for texts in found.texts for part in texts if part.media_type == "text/html").lower()
    for leaf in others:
        if leaf.content_id and leaf.media_type.startswith("image/") and f"cid:{leaf.content_id}".lower() in html:
            _keep(found, leaf)
        elif not (leaf.media_type.startswith("image/") and _is_tiny(leaf)):
            found.attached.append(leaf)


def with_pictures(html: str, pictures: dict[str, Picture]) -> str:
    """The HTML with its cid: addresses replaced by the pictures themselves (RFC 2392, RFC 2397)."""
    for content_id, kept in pictures.items():
        address = f"data:{kept.media_type};base64,{base64.b64encode(kept.data or b'').decode()}"
        html = re.sub(re.escape(f"cid:{content_id}"), lambda _found, to=address: to, html, flags=re.IGNORECASE)
    return html


def _leaves(message: Message, warnings: list[str]) -> Iterator[tuple[Part, str]]:
    """Every leaf with the name of the group of alternatives it belongs to; no recursion, so depth costs nothing."""
    waiting: list[tuple[Message, int, str]] = [(message, 0, "")]
    count = 0
    while waiting:
        part, depth, group = waiting.pop()
        count += 1
        if depth > _DEPTH or count > _PARTS:
            warnings.append(_("Parts of this mail are packed too deeply and were left out."))
            return
        kind = _kind(part)
        if kind in _SEALED and (signed := _signed(part)) is not None:
            waiting.append((signed, depth + 1, group))
            continue
        if kind == "multipart/encrypted" or kind in _SEALED:
            warnings.append(_("This mail is encrypted: only its headers could be read."))
            continue
        payload = part.get_payload()
        if isinstance(payload, list) and kind != "message/rfc822":
            inner = str(count) if kind == "multipart/alternative" else group
            waiting += [(one, depth + 1, inner) for one in reversed(payload) if isinstance(one, Message)]
            if kind == "message/delivery-status":
                waiting = waiting[: len(waiting) - len(payload)]
            continue
        if leaf := _leaf(part, kind, group, warnings):
            yield leaf, group


def _signed(part: Message) -> Message | None:
    """The mail inside one whose signature is wrapped round it, None where it is encrypted or broken."""
    from clipper.importers.signed_mail import signed_content

    try:
        data = part.get_payload(decode=True)
        content = signed_content(data) if isinstance(data, bytes) else b""
        return message_from_bytes(content, policy=policy.default) if content else None
    except (*FAILURES, RecursionError):
        return None


def _kind(part: Message) -> str:
    try:
        return part.get_content_type()
    except FAILURES:
        return "text/plain"


def _leaf(part: Message, kind: str, group: str, warnings: list[str]) -> Part | None:
    if kind.startswith("multipart/"):
        # It names no boundary, or one that never comes: what it holds is its text.
        kind = "text/plain"
    name = _name(part, kind)
    if kind == "message/rfc822":
        data = _mail_in(part)
        if not data:
            warnings.append(_("A mail attached to this one is damaged and was left out."))
        return Part(kind, data, name or tame_name(_said(part, "subject") or "mail") + ".eml") if data else None
    try:
        data = part.get_payload(decode=True)
    except FAILURES:
        data = str(part.get_payload()).encode("utf-8", "surrogateescape")
    if not isinstance(data, bytes) or not data.strip():
        return None
    if len(data) > limits.FILE_BYTES:
        warnings.append(_("Attachment “{name}” is too large and was left out.").format(name=name))
        return None
    text = kind.startswith("text/")
    if not name and not text:
        name = tame_name("attachment" + _ENDINGS.get(kind, ""))
    charset = parameter(part, "charset")
    content_id = group if text else _said(part, "content-id").strip("<> ")
    flowed, joins = (parameter(part, one).lower() for one in ("format", "delsp"))
    return Part(kind, data, name, charset, content_id, flowed == "flowed", joins == "yes")


def _mail_in(part: Message) -> bytes:
    """An attached mail's bytes, whichever way the library can still write them."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, Message):
        try:
            data = part.get_payload(decode=True)
        except FAILURES:
            return b""
        return data if isinstance(data, bytes) else b""
    try:
        return inner.as_bytes()
    except FAILURES:
        payload = inner.get_payload()
        headers = "".join(f"{key}: {value}\n" for key, value in inner.raw_items())
        return f"{headers}\n{payload}".encode("utf-8", "surrogateescape") if isinstance(payload, str) else b""


def _name(part: Message, kind: str) -> str:
    """The attachment's name without path; "" for what stands in line without a name."""
    try:
        given = part.get_filename() or ""
        disposition = part.get_content_disposition()
    except FAILURES:
        given, disposition = "", None
    if not given and disposition != "attachment":
        return ""
    return tame_name(given, "attachment" + _ENDINGS.get(kind, ""))


def parameter(part: Message, name: str) -> str:
    """A parameter of the part's content type, "" where there is none or it is malformed."""
    try:
        found = part.get_param(name)
    except FAILURES:
        return ""
    return found if isinstance(found, str) else (found[2] if isinstance(found, tuple) else "")


def _said(part: Message, header: str) -> str:
    try:
        return str(part.get(header) or "")
    except FAILURES:
        return ""


def _keep(found: Parts, image: Part) -> None:
    try:
        found.pictures[image.content_id] = picture(image.data)
    except Rejected:
        found.warnings.append(_("The picture “{name}” is damaged and was left out.").format(name=image.name))


def _is_tiny(image: Part) -> bool:
    try:
        kept = picture(image.data)
    except Rejected:
        return False
    return max(kept.width, kept.height) < _IN_LINE
