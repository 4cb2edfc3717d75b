"""What a file that holds many articles holds besides them: never dropped silently."""

from collections.abc import Sequence

from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.base import file_name
from clipper.importers.cleaning import line, tame_name
from clipper.importers.language import language_of
from clipper.importers.news_body import body_of_text
from clipper.model.body import Block, Body
from clipper.model.clipping import Confidence, Draft, MediaType
from clipper.model.intake import Source

_FEW = 12
"""Words up to which a rest is named in a warning; from there on it is an article of its own."""


def with_rest(drafts: Sequence[Draft], rest: str | Sequence[Block], source: Source) -> tuple[Draft, ...]:
    """The articles, and after them what was not understood: an article of its own, or a warning that names the words."""
    body = body_of_text(rest) if isinstance(rest, str) else Body(tuple(one for one in rest if one.text))
    words = [word for word in body.text.split() if any(c.isalnum() for c in word)]
    if not words:
        return tuple(drafts)
    if len(words) <= _FEW and drafts:
        said = _("These words of the file belong to no article: “{words}”.").format(words=line(body.text))
        return (*drafts[:-1], replace(drafts[-1], warnings=(*drafts[-1].warnings, said)))
    name = tame_name(file_name(source), "")
    headline = _("Unread remainder of {name}").format(
        name=name if any(c.isalnum() for c in name) else _("the pasted text")
    )
    remainder = Draft(
        headline=headline,
        body=body,
        media_type=drafts[0].media_type if drafts else MediaType.TEXT,
        language=language_of(body.text),
        seen_at=source.seen_at,
        warnings=(_("These lines of the file belong to none of the articles found in it: look through them."),),
        confidence=(Confidence("headline", 0.2, _("lines that belong to no article")),),
    )
    return (*drafts, remainder)
