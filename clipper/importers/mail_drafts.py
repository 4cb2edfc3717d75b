"""From the parts of a mail to Drafts: the mail itself first, then the articles of a newsletter, then what is attached."""

from hashlib import sha256

from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.base import file_name
from clipper.importers.bylines import person_case
from clipper.importers.cleaning import human_name, safe_url
from clipper.importers.embargoes import embargo_in
from clipper.importers.language import language_by, language_of
from clipper.importers.mail_attached import attachments
from clipper.importers.mail_copy import as_copy
from clipper.importers.mail_forwards import forwarded_in, note_of, without_prefix
from clipper.importers.mail_headers import Headers
from clipper.importers.mail_parts import Nest, Parts
from clipper.importers.mail_texts import own_words, text_of
from clipper.importers.newsletters import articles_in
from clipper.importers.wire import first_words
from clipper.model.body import Body
from clipper.model.clipping import Confidence, Draft, Headline, MediaType
from clipper.model.intake import Source


def drafts_of(source: Source, headers: Headers, parts: Parts, nest: Nest) -> tuple[Draft, ...]:
    """All Drafts of one mail; raises Rejected where neither text nor an attachment can be read."""
    text = text_of(parts)
    body = Body(text.blocks)
    forwarded = forwarded_in(headers.subject, body.blocks)
    told = forwarded.headers if forwarded else replace(headers, subject=without_prefix(headers.subject))
    own_note = ""
    if forwarded and any(block.text or block.picture for block in body.blocks[forwarded.end :]):
        own_note = "\n".join(block.text for block in body.blocks[: forwarded.start] if block.text)
        body = Body(body.blocks[forwarded.end :])
    draft = _draft(source, headers, told, body, forwarded is not None)
    draft = as_copy(draft, body, told.published.at or headers.published.at or source.seen_at, forwarded is not None)
    draft = replace(draft, pictures=text.pictures)
    own = sha256(source.data).hexdigest()
    attached, warnings = attachments(
        parts.attached, told, draft.headline, nest, told.published.at or headers.published.at or source.seen_at
    )
    attached = tuple(replace(one, held_by=one.held_by or own) for one in attached)
    if not body.blocks and not attached and not headers.subject:
        raise Rejected(next(iter(parts.warnings), _("There is no text in this mail. Nothing was filed.")))
    listed = _("Attached: {names}.").format(names=", ".join(part.name for part in parts.attached))
    notes = [draft.editors_note, own_note, listed if parts.attached else ""]
    draft = replace(
        draft,
        editors_note="\n".join(one for one in notes if one),
        warnings=(*parts.warnings, *draft.warnings, *warnings),
    )
    articles = (replace(one, held_by=own) for one in articles_in(draft, text.lines))
    return (draft, *articles, *attached)


def _draft(source: Source, headers: Headers, told: Headers, body: Body, forwarded: bool) -> Draft:
    """The subject is the headline; without one the first of the sender's own words are.

    `told` are the headers of what was forwarded, where something was; else the mail's own.
    """
    of = _("the forwarded mail") if forwarded else ""
    headline, where, sure = told.subject, of or _("subject of the mail"), 0.85 if forwarded else 0.9
    if not headline:
        words = own_words(body.blocks) or body.reading_text
        headline = first_words(words) or human_name(file_name(source)) or _("Mail without a subject")
        where, sure = _("first words of the text"), 0.3
    confidence = [Confidence("headline", sure, where)]
    confidence += [Confidence("byline", 0.7, of or _("sender of the mail"))] if told.sender else []
    confidence += [Confidence("outlet", told.outlet_sure, of or _("sender of the mail"))] if told.outlet else []
    confidence += [Confidence("published", 0.9, of or _("date of the mail"))] if told.published.day else []
    sent = headers.published.at or source.seen_at
    embargo = embargo_in((headline, *(block.text for block in body.blocks)), sent)
    confidence += [Confidence("embargo", 0.7, _("line above the text"))] if embargo else []
    own = without_prefix(headers.subject)
    return Draft(
        headline=headline,
        other_headlines=(Headline(own, "short"),) if forwarded and own and own != headline else (),
        body=body,
        byline=told.sender,
        authors=tuple(person_case(one) for one in told.authors),
        outlet=told.outlet,
        media_type=MediaType.MAIL,
        published=told.published,
        embargo=embargo,
        url=safe_url(headers.address),
        language=language_by(headers.language, body.reading_text)[0] or language_of(headline),
        keywords=headers.keywords,
        editors_note=note_of(headers) if forwarded else "",
        confidence=tuple(confidence),
    )
