"""A mail whose text is one piece of copy, an agency's or a press office's: read as copy, with what the mail says beside it."""

import re

from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.mail_texts import is_greeting, is_signature
from clipper.importers.wire import read_blocks
from clipper.importers.word_draft import release_in
from clipper.model.body import Body
from clipper.model.clipping import Draft, Headline

_SURE = 0.9
"""A dateline less sure than this does not make a mail copy."""
_RELEASE = re.compile(
    r"(?i)\b(?:immediate (?:release|use)|(?:press|news|media) release|pressemitteilung|communiqué|comunicado|nota de prensa|comunicato)\b"
)
_BELOW = 8
"""Blocks that a signature, and what a mail server sets below it, may take."""
_CLOSED = re.compile(r"[,.;:]$")


def as_copy(draft: Draft, body: Body, seen_at: int | None, forwarded: bool = False) -> Draft:
    """The Draft of a mail with headline, dateline, byline and text of the copy it consists of; as it is where it is none.

    `forwarded` says that the text was passed on: then whoever sent it to the desk is not its outlet.
    """
    blocks = [one.text for one in body.blocks if one.text][:12]
    if len(blocks) < 2 or any(is_greeting(one) for one in blocks):
        return draft
    body, below = _without_signature(body)
    copy = release_in(body, seen_at) or read_blocks(body, "", seen_at)
    copy = replace(copy, editors_note="\n".join(one for one in (copy.editors_note, below) if one))
    sure = {one.field: one.sure for one in copy.confidence}
    signed = copy.byline and _begins_alike(copy.headline, draft.headline)
    released = _RELEASE.search(copy.editors_note) is not None or (
        copy.embargo is not None and "\n".join(blocks[:4]).find(copy.embargo.raw) >= 0
    )
    if not copy.headline or not copy.body.blocks or not (copy.dateline or signed or released):
        return draft
    if sure.get("dateline", 0) < _SURE and not (released or signed):
        return draft
    if _CLOSED.search(copy.headline) or len(copy.headline.split()) < 3 or not _is_near(copy, body):
        return draft
    own = {one.field for one in copy.confidence} | {"headline"}
    sender = _("Sent by {sender}").format(sender=draft.byline) if draft.byline and copy.byline else ""
    subject = (Headline(draft.headline, "short"),) if draft.headline and draft.headline != copy.headline else ()
    return replace(
        draft,
        headline=copy.headline,
        other_headlines=(*subject, *copy.other_headlines),
        body=copy.body,
        **{
            name: getattr(copy, name)
            for name in ("deck", "kicker", "section", "page", "slug", "dateline", "credit", "rights")
        },
        byline=copy.byline or draft.byline,
        authors=copy.authors or draft.authors,
        outlet=copy.outlet if forwarded and copy.outlet else draft.outlet,
        published=copy.published if copy.published.day else draft.published,
        embargo=copy.embargo if copy.embargo and (copy.embargo.until or not draft.embargo) else draft.embargo,
        url=draft.url or copy.url,
        editors_note="\n".join(one for one in (copy.editors_note, sender, draft.editors_note) if one),
        withdraws=copy.withdraws,
        warnings=(*draft.warnings, *copy.warnings),
        confidence=(
            *(
                one
                for one in draft.confidence
                if one.field not in own or (one.field == "published" and not copy.published.day)
            ),
            *(
                one
                for one in copy.confidence
                if one.field != "outlet" and (one.field != "published" or copy.published.day)
            ),
        ),
    )


def _begins_alike(headline: str, subject: str) -> bool:
    """Whether the subject of the mail is the headline, or the beginning of it, or begins with it."""
    one, other = (re.sub(r"\W+", " ", text).strip().casefold() for text in (headline, subject))
    return min(len(one), len(other)) >= 12 and (one.startswith(other) or other.startswith(one))


def _without_signature(body: Body) -> tuple[Body, str]:
    """The text without the sender's signature and what stands below it, and these lines."""
    said = [n for n, one in enumerate(body.blocks) if one.text]
    for n in said[2:]:
        text = body.blocks[n].text
        if is_signature(text) and len(said) - said.index(n) <= _BELOW:
            below = body.blocks[n:]
            return Body(body.blocks[:n]), "\n".join(one.text for one in below if one.text)
    return body, ""


def _is_near(copy: Draft, body: Body) -> bool:
    """Whether the copy begins where the mail does: hardly a line of the mail stands above headline and text that went into no field."""
    first = copy.body.blocks[0].text[:60]
    at = next((n for n, one in enumerate(body.blocks) if first and first in one.text), len(body.blocks))
    return at <= 10
