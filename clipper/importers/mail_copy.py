"""A mail whose text is one piece of copy, an agency's or a press office's: read as copy, with what the mail says beside it."""

import re

from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.mail_texts import is_greeting
from clipper.importers.wire import read_blocks
from clipper.model.body import Body
from clipper.model.clipping import Draft, Headline

_SURE = 0.9
"""A dateline less sure than this does not make a mail copy."""
_RELEASE = re.compile(
    r"(?i)\b(?:immediate (?:release|use)|(?:press|news|media) release|pressemitteilung|communiqué|comunicado|nota de prensa|comunicato)\b"
)
_CLOSED = re.compile(r"[,.;:]$")


def as_copy(draft: Draft, body: Body, seen_at: int | None) -> Draft:
    """The Draft of a mail with headline, dateline, byline and text of the copy it consists of; as it is where it is none."""
    blocks = [one.text for one in body.blocks if one.text][:12]
    if len(blocks) < 2 or any(is_greeting(one) for one in blocks):
        return draft
    copy = read_blocks(body, "", seen_at)
    sure = {one.field: one.sure for one in copy.confidence}
    if not copy.headline or not copy.dateline or not copy.body.blocks:
        return draft
    if sure.get("dateline", 0) < _SURE and not _RELEASE.search(copy.editors_note):
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
        published=copy.published if copy.published.day else draft.published,
        embargo=draft.embargo or copy.embargo,
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


def _is_near(copy: Draft, body: Body) -> bool:
    """Whether the copy begins where the mail does: hardly a line of the mail stands above headline and text that went into no field."""
    first = copy.body.blocks[0].text[:60]
    at = next((n for n, one in enumerate(body.blocks) if first and first in one.text), len(body.blocks))
    return at <= 10
