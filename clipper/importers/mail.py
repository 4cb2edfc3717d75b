"""Mails (RFC 5322, MIME): the text as body, and every attachment as a clipping of its own."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import Message
from email.parser import BytesHeaderParser

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.base import announced, file_name, original
from clipper.importers.bylines import person_case
from clipper.importers.cleaning import clean, human_name, safe_url
from clipper.importers.embargoes import embargo_in
from clipper.importers.encoding import decode
from clipper.importers.language import language_by, language_of
from clipper.importers.mail_headers import Headers, headers_of
from clipper.importers.mail_parts import FAILURES, Part, parts_of, with_pictures
from clipper.importers.paragraphs import blocks_of
from clipper.importers.wire import first_words
from clipper.model.body import Block, Body
from clipper.model.clipping import Confidence, Draft, MediaType, Picture
from clipper.model.intake import Source

name = "mail"
media_types = ("message/rfc822", "message/global")
suffixes = (".eml", ".email", ".mail")

_FIELD = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60})[ \t]*:(?:[ \t]|\r?\n|$)")
_TELLING = frozenset(
    b"""from to cc bcc subject date received return-path message-id mime-version content-type delivered-to reply-to sender x-mailer
    x-sender in-reply-to references list-id content-transfer-encoding dkim-signature envelope-to user-agent""".split()
)
_CERTAIN = frozenset((b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"dkim-signature"))
_DEPTH = 6
"""Mails in mails are followed this deep."""


def recognises(source: Source) -> float:
    """By header fields at the very start; a note that begins with "Subject:" alone is no mail."""
    found = _fields_at_start(_narrow(source.data[:8192]).removeprefix(b"\xef\xbb\xbf").lstrip())
    if len(found & _TELLING) >= 2 and (
        found & _CERTAIN or {b"from", b"subject"} <= found or {b"from", b"date"} <= found
    ):
        return 0.92
    said = announced(source, media_types, suffixes)
    return min(0.9, said + 0.25) if said and found & _TELLING else 0.0


def _fields_at_start(head: bytes) -> set[bytes]:
    found: set[bytes] = set()
    for at, one in enumerate(head.splitlines()[:120]):
        if at == 0 and one.startswith((b"From ", b">From ")):
            continue
        if not one.strip():
            break
        if one[:1] in b" \t":
            continue
        field = _FIELD.match(one)
        if not field:
            break
        found.add(field[1].lower())
    return found


def read(source: Source) -> tuple[Draft, ...]:
    """The mail, then its attachments; raises Rejected where neither text nor an attachment can be read."""
    return _read(source, 0)


def _read(source: Source, depth: int) -> tuple[Draft, ...]:
    data = _narrow(source.data)
    try:
        message = _parsed(data)
        parts = parts_of(message)
    except FAILURES as problem:
        raise Rejected(_("This mail is damaged. Save it again from the mail program.")) from problem
    headers = headers_of(message)
    attached, warnings = _attachments(parts.attached, headers, depth, headers.published.at or source.seen_at)
    body = Body(tuple(block for texts in parts.texts for block in _blocks(texts, parts.pictures)))
    shown = {block.picture for block in body.blocks if block.picture}
    if not body.blocks and not attached and not headers.subject:
        raise Rejected(next(iter(parts.warnings), _("There is no text in this mail. Nothing was filed.")))
    draft = _draft(source, headers, body)
    pictures = tuple({p.sha256: p for p in parts.pictures.values() if p.sha256 in shown}.values())
    return (replace(draft, pictures=pictures, warnings=(*parts.warnings, *warnings)), *attached)


def _parsed(data: bytes) -> Message:
    """The mail as a tree; packed too deeply for that, its body is one long text."""
    try:
        return message_from_bytes(data, policy=policy.default)
    except RecursionError:
        return BytesHeaderParser(policy=policy.default).parsebytes(data)


def _narrow(data: bytes) -> bytes:
    """Some programs save mails in UTF-16, which no mail may be: as UTF-8 it can be read."""
    text, charset = decode(data[:64])
    return decode(data)[0].encode("utf-8", "surrogatepass") if text and charset.startswith("utf-16") else data


def _attachments(
    attached: list[Part], headers: Headers, depth: int, seen_at: int | None
) -> tuple[tuple[Draft, ...], list[str]]:
    """Drafts of the attachments, each with its own original; one that cannot be read costs a warning.

    `seen_at` (UTC seconds) is when the mail was sent, or else seen.
    """
    from clipper.importers import registry

    drafts: list[Draft] = []
    warnings: list[str] = []
    for part in attached:
        source = Source(part.name, part.data, part.media_type, part.charset, seen_at=seen_at)
        try:
            if depth >= _DEPTH:
                raise Rejected(_("mails are packed too deeply into each other."))
            reader = registry.reader_for(source)
            found = _read(source, depth + 1) if reader.name == name else reader.read(source)
        except Rejected as problem:
            warnings.append(_("Attachment “{name}” was not filed: {why}").format(name=part.name, why=problem))
            continue
        whole = original(part.name, part.media_type, part.data)
        drafts += [_of_mail(replace(one, original=one.original or whole), headers) for one in found]
    return tuple(drafts), warnings


def _of_mail(draft: Draft, headers: Headers) -> Draft:
    """An attachment takes outlet and day from its mail where it names none."""
    sources = list(draft.confidence)
    found: dict[str, object] = {}
    if headers.outlet and not draft.outlet and draft.media_type is not MediaType.MAIL:
        found["outlet"] = headers.outlet
        sources.append(Confidence("outlet", 0.3, _("the mail it came with")))
    if headers.published.day and not draft.published.raw:
        found["published"] = headers.published
        sources.append(Confidence("published", 0.3, _("the mail it came with")))
    return replace(draft, confidence=tuple(sources), **found)  # pyright: ignore[reportArgumentType]


def _blocks(texts: list[Part], pictures: dict[str, Picture]) -> tuple[Block, ...]:
    """The blocks of one stretch of text: the first alternative that holds any words."""
    for text in texts:
        if text.media_type == "text/html":
            from clipper.importers.web import body_of_html

            found = body_of_html(with_pictures(text.words, pictures)).blocks
        else:
            found = blocks_of([one.rstrip() for one in clean(text.words).split("\n")])
        if any(block.text.strip() or block.picture for block in found):
            return found
    return ()


def _draft(source: Source, headers: Headers, body: Body) -> Draft:
    """The subject is the headline; without one the first words are."""
    confidence = [Confidence("headline", 0.9, _("subject of the mail"))]
    headline = headers.subject
    if not headline:
        headline = first_words(body.reading_text) or human_name(file_name(source)) or _("Mail without a subject")
        confidence = [Confidence("headline", 0.3, _("first words of the text"))]
    confidence += [Confidence("byline", 0.7, _("sender of the mail"))] if headers.sender else []
    confidence += [Confidence("outlet", headers.outlet_sure, _("sender of the mail"))] if headers.outlet else []
    confidence += [Confidence("published", 0.9, _("date of the mail"))] if headers.published.day else []
    embargo = embargo_in((headline, *(block.text for block in body.blocks)), headers.published.at or source.seen_at)
    confidence += [Confidence("embargo", 0.7, _("line above the text"))] if embargo else []
    return Draft(
        headline=headline,
        body=body,
        byline=headers.sender,
        authors=tuple(person_case(one) for one in headers.authors),
        outlet=headers.outlet,
        media_type=MediaType.MAIL,
        published=headers.published,
        embargo=embargo,
        url=safe_url(headers.address),
        language=language_by(headers.language, body.reading_text)[0] or language_of(headline),
        keywords=headers.keywords,
        confidence=tuple(confidence),
    )
