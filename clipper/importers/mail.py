"""Mails (RFC 5322, MIME): the text as body, and every attachment as a clipping of its own."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.base import announced, file_name, original, start
from clipper.importers.cleaning import clean, human_name, line, safe_url
from clipper.importers.language import language_of
from clipper.importers.mail_headers import Headers, headers_of
from clipper.importers.mail_parts import Part, parts_of
from clipper.importers.paragraphs import blocks_of
from clipper.importers.wire import first_words
from clipper.model.body import Body, BlockKind
from clipper.model.clipping import Confidence, Draft, MediaType
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
    found = _fields_at_start(start(source, 8192))
    if len(found & _TELLING) >= 2 and (found & _CERTAIN or {b"from", b"subject"} <= found or {b"from", b"date"} <= found):
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
    message = message_from_bytes(source.data, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise Rejected(_("This mail is damaged. Save it again from the mail program."))
    parts = parts_of(message)
    headers = headers_of(message)
    attached, warnings = _attachments(parts.attached, headers, depth)
    body = _body(parts.text)
    if not body.text and not parts.pictures and not attached and not headers.subject:
        raise Rejected(_("There is no text in this mail. Nothing was filed."))
    draft = _draft(source, headers, body, parts.pictures_in(body))
    return (replace(draft, warnings=(*parts.warnings, *headers.warnings, *warnings)), *attached)


def _attachments(attached: tuple[Part, ...], headers: Headers, depth: int) -> tuple[tuple[Draft, ...], list[str]]:
    """Drafts of the attachments, each with its own original; one that cannot be read costs a warning."""
    from clipper.importers import registry

    drafts: list[Draft] = []
    warnings: list[str] = []
    for part in attached:
        source = Source(part.name, part.data, part.media_type, part.charset)
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


def _body(text: Part | None) -> Body:
    if text is None:
        return Body()
    if text.media_type == "text/html":
        from clipper.importers.web import body_of_html

        return body_of_html(text.words)
    return Body(blocks_of([one.rstrip() for one in clean(text.words).split("\n")]))


def _draft(source: Source, headers: Headers, body: Body, pictures: tuple) -> Draft:
    """The subject is the headline; without one the first words are."""
    confidence = [Confidence("headline", 0.9, _("subject of the mail"))]
    headline = headers.subject
    if not headline:
        headline = first_words(body.reading_text) or human_name(file_name(source)) or _("Mail without a subject")
        confidence = [Confidence("headline", 0.3, _("first words of the text"))]
    confidence += [Confidence("byline", 0.7, _("sender of the mail"))] if headers.sender else []
    confidence += [Confidence("outlet", headers.outlet_sure, _("sender of the mail"))] if headers.outlet else []
    confidence += [Confidence("published", 0.9, _("date of the mail"))] if headers.published.day else []
    body = Body(tuple(_kept(block, pictures) for block in body.blocks))
    return Draft(
        headline=headline,
        body=body,
        byline=headers.sender,
        authors=headers.authors,
        outlet=headers.outlet,
        media_type=MediaType.MAIL,
        published=headers.published,
        url=safe_url(headers.address),
        language=headers.language or language_of(body.reading_text) or language_of(headline),
        keywords=headers.keywords,
        pictures=tuple(pictures),
        confidence=tuple(confidence),
    )
