"""The whole articles behind the entries of a feed, fetched where their site allows it."""

import mimetypes
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.cleaning import tame_name
from clipper.model.clipping import Draft, Headline, Original
from clipper.model.intake import Source
from clipper.workflows.capture import refusal
from clipper.workflows.politeness import Manners

if TYPE_CHECKING:
    from clipper.workflows.workers import Readers

MOST = 100
"""Pages fetched for one feed at a time."""


def with_pages(entries: Sequence[Draft], manners: Manners, readers: "Readers") -> Iterator[Draft]:
    """Each entry with the text of its page; one whose page cannot be had stays as it was, and says why.

    Raises Cancelled between two pages.
    """
    for number, entry in enumerate(entries):
        if not entry.url:
            yield entry
            continue
        try:
            if number >= MOST:
                raise Rejected(
                    _("More than {n} pages at a time are not fetched. Refresh again, or import the address.").format(
                        n=MOST
                    )
                )
            yield joined(entry, _page(entry.url, manners, readers))
        except Rejected as problem:
            told = _("The page was not fetched: {why}").format(why=problem)
            yield replace(entry, warnings=(*entry.warnings, told))


def _page(url: str, manners: Manners, readers: "Readers") -> Draft:
    answer = manners.get_article(url)
    if answer.status >= 400:
        raise Rejected(refusal(answer.status))
    drafts, reason = readers.result(readers.submit(answer.page), manners.progress)
    if reason or not drafts:
        raise Rejected(reason or _("Nothing to file was found in it."))
    return replace(
        drafts[0],
        original=drafts[0].original or original_of(answer.page),
        seen_at=drafts[0].seen_at or answer.page.seen_at,
    )


def joined(entry: Draft, page: Draft) -> Draft:
    """The page's article, with what only the feed knows; the entry itself where the page holds less than it."""
    if page.body.words <= entry.body.words:
        told = _("The page holds no more text than the feed, perhaps for subscribers only: the feed's text was kept.")
        return replace(entry, warnings=(*entry.warnings, told))
    others = {one.text: one for one in (*page.other_headlines, Headline(entry.headline, "web"))}
    others.pop(page.headline, None)
    exact = page.published.at is not None or (page.published.day and not entry.published.at)
    return replace(
        page,
        other_headlines=tuple(others.values()),
        deck=page.deck or entry.deck,
        byline=page.byline or entry.byline,
        authors=page.authors or entry.authors,
        outlet=page.outlet if entry.outlet == "" else entry.outlet,
        published=page.published if exact else entry.published if entry.published.raw else page.published,
        url=page.url or entry.url,
        language=page.language or entry.language,
        editors_note="\n".join(one for one in dict.fromkeys((page.editors_note, entry.editors_note)) if one),
        keywords=tuple(dict.fromkeys((*page.keywords, *entry.keywords))),
    )


def original_of(page: Source) -> Original:
    """The bytes as they came, by the last part of their address."""
    name = tame_name(PurePosixPath(urlsplit(page.url).path.rstrip("/")).name, "page")
    kind = page.media_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Original(name, kind, size=len(page.data), data=page.data)
