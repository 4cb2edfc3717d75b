"""What is attached to a mail: every file a Draft of its own that says to which mail it belongs; none is lost silently."""

import time
from collections.abc import Sequence

from msgspec.structs import replace

from clipper.errors import ClipperError, Rejected
from clipper.i18n import _
from clipper.importers.base import original
from clipper.importers.mail_headers import Headers
from clipper.importers.mail_parts import Nest, Part
from clipper.model.clipping import Confidence, Draft, MediaType
from clipper.model.intake import Source

_SECONDS = 14.0
"""How long what is attached to a mail is read: the mail itself must come through within a worker's time."""
_DEPTH = 6
"""Mails in mails are followed this deep."""


def nest_of(source: Source) -> Nest:
    """What a mail that lies in no other begins with; words on pictures are recognised elsewhere, and that time is not its own."""
    return Nest(until=time.process_time() + _SECONDS, ocr=source.ocr)


def attachments(
    attached: Sequence[Part], headers: Headers, headline: str, nest: Nest, seen_at: int | None
) -> tuple[tuple[Draft, ...], list[str]]:
    """Drafts of the attachments, each with its own original; one that cannot be read costs a warning.

    `headline` is the mail's, `seen_at` (UTC seconds) when the mail was sent, or else seen.
    """
    drafts: list[Draft] = []
    warnings: list[str] = []
    note = note_of(headline, headers.published.day)
    for part in attached:
        try:
            found, is_mail = _read(part, nest, seen_at)
        except ClipperError as problem:
            why = str(problem)
        except MemoryError:
            why = _("reading it would take too much memory.")
        except RecursionError:
            why = _("it is nested too deeply to be read.")
        else:
            for at, one in enumerate(found):
                # What is attached to an attached mail belongs to that one.
                tied = one if is_mail and at else _noted(one, note)
                drafts.append(_of_mail(tied, headers))
            continue
        warnings.append(_("Attachment “{name}” was not filed: {why}").format(name=part.name, why=why))
    return tuple(drafts), warnings


def note_of(headline: str, day: str | None) -> str:
    """The line by which an attachment says to which mail it belongs; `day` as YYYY-MM-DD."""
    if day:
        return _("Attached to the mail “{headline}” of {day}.").format(headline=headline, day=day)
    return _("Attached to the mail “{headline}”.").format(headline=headline)


def _read(part: Part, nest: Nest, seen_at: int | None) -> tuple[tuple[Draft, ...], bool]:
    """The Drafts of one attachment, and whether it is a mail."""
    from clipper.importers import mail, msg, registry

    if nest.level >= _DEPTH:
        raise Rejected(_("mails are packed too deeply into each other."))
    if time.process_time() > nest.until:
        raise Rejected(_("the mail holds more than can be read at once. Save the attachment and import it."))
    if part.inner is not None:
        return part.inner(nest.deeper), True
    source = Source(part.name, part.data, part.media_type, part.charset, seen_at=seen_at, ocr=nest.ocr)
    reader = registry.reader_for(source)
    whole = original(part.name, part.media_type, part.data)
    nested = next((one for one in (mail, msg) if one.name == reader.name), None)
    found = nested.read_nested(source, nest.deeper) if nested else reader.read(source)
    return tuple(replace(one, original=one.original or whole) for one in found), nested is not None


def _noted(draft: Draft, note: str) -> Draft:
    return replace(draft, editors_note=f"{draft.editors_note}\n{note}".strip())


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
