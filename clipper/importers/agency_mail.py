"""A mail in which an agency sends several pieces of copy: each becomes an article of its own."""

from functools import lru_cache
from hashlib import sha256

from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers import mail
from clipper.importers.export_lines import html_lines
from clipper.importers.mail_parts import FAILURES, Part
from clipper.importers.wire_dump import stories_in
from clipper.model.clipping import Confidence, Draft, MediaType
from clipper.model.intake import Source

name = "mail with several articles"
media_types = ()
suffixes = ()

_MOST_BYTES = 8 * 1024 * 1024
"""A mail larger than this carries files, not a wire."""


def recognises(source: Source) -> float:
    """A mail whose text holds two or more pieces of wire copy."""
    sure = mail.recognises(source)
    if sure < 0.5 or len(source.data) > _MOST_BYTES:
        return 0.0
    return min(1.0, sure + 0.05) if len(_stories(source)) > 1 else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """The articles, each with what the mail says of its sender and day, then the attachments; raises Rejected as mails do."""
    whole, *attached = mail.read(source)
    stories = _stories(source)
    if len(stories) < 2:
        return (whole, *attached)
    # the mail itself is not filed: there is nothing that could hold what came with it
    own = sha256(source.data).hexdigest()
    attached = [replace(one, held_by="") if one.held_by == own else one for one in attached]
    found = [_of_mail(one, whole) for one in stories]
    found[-1] = replace(found[-1], warnings=(*found[-1].warnings, *whole.warnings))
    return (*found, *attached)


@lru_cache(maxsize=2)
def _stories(source: Source) -> tuple[Draft, ...]:
    """The pieces of copy in the text of a mail, nothing where there are not at least two."""
    try:
        _message, parts = mail.opened(source.data)
    except FAILURES:
        return ()
    texts = [_lines(alternatives) for alternatives in parts.texts]
    return stories_in("\n\n".join(texts), source)


def _lines(alternatives: list[Part]) -> str:
    """The plain text among the alternatives, else the lines of the page."""
    plain = next((one for one in alternatives if one.media_type != "text/html" and one.words.strip()), None)
    if plain is not None:
        return plain.words.replace("\r\n", "\n").replace("\r", "\n")
    from clipper.importers.web_tree import parse

    page = parse(alternatives[0].words) if alternatives else None
    return "\n\n".join(one.text for one in html_lines(page)) if page is not None else ""


def _of_mail(draft: Draft, whole: Draft) -> Draft:
    """An article with outlet and moment of its mail where it names none, and the mail's subject in its note."""
    sure = list(draft.confidence)
    where = _("the mail it came with")
    outlet, published = draft.outlet, draft.published
    if whole.outlet and not outlet:
        outlet = whole.outlet
        sure.append(Confidence("outlet", 0.3, where))
    if whole.published.day and not published.day:
        published = whole.published
        sure = [*(one for one in sure if one.field != "published"), Confidence("published", 0.4, where)]
    said = _("From the mail “{subject}” by {sender}").format(
        subject=whole.headline, sender=whole.byline or whole.outlet or "?"
    )
    return replace(
        draft,
        outlet=outlet,
        published=published,
        media_type=draft.media_type if draft.media_type is MediaType.WIRE else MediaType.MAIL,
        editors_note="\n".join(one for one in (draft.editors_note, said) if one),
        confidence=tuple(sure),
    )
