"""Subscriptions: add feeds by their addresses or from a list, ask all of them politely, and file what is new."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from clipper import limits
from clipper.errors import ClipperError, Rejected
from clipper.i18n import _
from clipper.importers import feed_lists, feeds
from clipper.importers.feed_slices import own_name
from clipper.model.clipping import Draft
from clipper.model.feed import Feed, FeedState
from clipper.model.intake import Ending, Reading, Source
from clipper.progress import Progress
from clipper.workflows import capture
from clipper.workflows.feed_pages import original_of, with_pages
from clipper.workflows.inputs import Input, is_link, load
from clipper.workflows.politeness import Ask, Manners, retry_after, utc

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.workflows.workers import Readers

AGAIN = 300
"""Seconds after which a feed may be asked again, at the earliest."""
_LONGEST_FRESH = 3_600
"""Seconds a feed may call itself fresh (Cache-Control), at most."""
_TYPES = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)


class FeedEnding(StrEnum):
    """How asking a feed ended."""

    READ = "read"
    UNCHANGED = "unchanged"
    WAITING = "waiting"
    FAILED = "failed"


class Due(Struct, frozen=True):
    """A feed to be asked, with what is remembered of it: the entries met already, their fingerprints by their names."""

    feed: Feed
    state: FeedState = FeedState()
    seen: Mapping[bytes, bytes] = field(default_factory=dict)


class FeedReading(Struct, frozen=True):
    """What asking one feed gave: the new entries as Drafts, all entries' names, and what to remember."""

    feed: Feed
    status: FeedEnding
    state: FeedState
    drafts: tuple[Draft, ...] = ()
    seen: Mapping[bytes, bytes] = field(default_factory=dict)
    known: int = 0
    """Entries that were met before."""
    reason: str | None = None


class FeedOutcome(Struct, frozen=True):
    """What became of one feed: the clippings filed, how many entries stood already, and why it failed or waits."""

    feed: Feed
    status: FeedEnding
    ids: tuple[int, ...] = ()
    known: int = 0
    reason: str | None = None
    warnings: tuple[str, ...] = ()


def subscribe(
    library: "Library", given: str, *, outlet: str = "", tags: Sequence[str] = (), progress: Progress | None = None
) -> tuple[tuple[Feed, bool], ...]:
    """Subscribe to the feed at an address, or to all feeds of a list (OPML, a file or an address); nothing else is fetched.

    Each feed with whether it is new. Folders of a list become tags. Raises ClipperError where `given` is neither.
    """
    listed = [feed_lists.Listed(given)] if is_link(given) and not _is_list(given) else _listed(given, progress)
    return subscribe_to(library, listed, outlet=outlet, tags=tags)


def subscribe_to(
    library: "Library", listed: Sequence[feed_lists.Listed], *, outlet: str = "", tags: Sequence[str] = ()
) -> tuple[tuple[Feed, bool], ...]:
    """Subscribe to the feeds of a list in one step; each with whether it is new."""
    standing = {one.url: one.id for one in library.feeds.all()}
    found: list[tuple[Feed, bool]] = []
    with library.step(_("Add feed")):
        for one in listed:
            known = standing.get(one.url)
            folder = (one.folder,) if one.folder else ()
            added = known or library.feeds.add(one.url, one.title, outlet, (*folder, *tags))
            standing[one.url] = added
            found.append((library.feeds.one(added), known is None))
    return tuple(found)


def offered(library: "Library", reading: Reading) -> tuple[feed_lists.Listed, ...]:
    """The feeds of a list that was read just now and that nobody has subscribed to yet; none where it is no such list."""
    original = reading.drafts[0].original if len(reading.drafts) == 1 else None
    source = Source(original.name, original.data) if original is not None and original.data is not None else None
    if source is None or not feed_lists.recognises(source):
        return ()
    standing = {one.url for one in library.feeds.all()}
    return tuple(one for one in feed_lists.feeds_in(source) if one.url not in standing)


def _is_list(url: str) -> bool:
    return url.split("?")[0].lower().endswith(feed_lists.suffixes)


def _listed(given: str, progress: Progress | None) -> tuple[feed_lists.Listed, ...]:
    """The feeds of a list of feeds; it is read in a worker process, as everything that comes from outside."""
    source = load(Input(given, url=given) if is_link(given) else _file(given))
    if not feed_lists.recognises(source):
        raise Rejected(_("This is neither a web address nor a list of feeds (OPML). Give the feed's address."))
    from clipper.workflows.workers import Readers

    with Readers(1) as readers:
        _drafts, reason = readers.result(readers.submit(source), progress or Progress())
    if reason:
        raise Rejected(reason)
    # It was read within limits just now, so that it can be read here.
    if not (found := feed_lists.feeds_in(source)):
        raise Rejected(_("There is no feed with a web address in this list."))
    return found


def _file(given: str) -> Input:
    from pathlib import Path

    return Input(given, path=Path(given))


def due(library: "Library", ids: Sequence[int] = ()) -> tuple[Due, ...]:
    """The feeds to ask, all of them where no ids are given; raises ClipperError for an id that is none."""
    wanted = [library.feeds.one(id) for id in ids] if ids else library.feeds.all()
    return tuple(Due(one, library.feeds.state(one.id), library.feeds.seen(one.id)) for one in wanted)


def read(
    feeds: Sequence[Due],
    progress: Progress,
    *,
    full: bool = False,
    ask: Ask | None = None,
    now: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[FeedReading]:
    """Ask one feed after the other and read what is new; with `full` the pages of new entries are fetched too.

    `now` is UTC seconds. Raises Cancelled between two requests; what was yielded before stays valid.
    """
    from clipper.workflows.workers import Readers

    manners = Manners(ask or capture.ask, progress, sleep=sleep)
    with Readers(limits.WORKERS if full else 1) as readers:
        for done, one in enumerate(feeds):
            progress.step(done, len(feeds), one.feed.title or one.feed.url)
            yield _read(one, manners, readers, int(now()), full)
        progress.step(len(feeds), len(feeds), "")


def _read(one: Due, manners: Manners, readers: "Readers", now: int, full: bool) -> FeedReading:
    until = max(one.state.not_before or 0, (one.state.fetched or 0) + AGAIN if not one.state.problem else 0)
    if now < until and one.state.address == one.feed.url:
        return FeedReading(one.feed, FeedEnding.WAITING, one.state, reason=_("Asked a short while ago; it will be asked again from {when} on.").format(when=utc(until)))  # fmt: skip
    state = replace(one.state, address=one.feed.url, fetched=now, not_before=None, problem="", failures=0)
    try:
        answer = manners.get(one.feed.url, _conditions(one))
        state = replace(state, not_before=retry_after(answer.told, now) or _fresh_until(answer.told, now))
        if answer.status == 304:
            return FeedReading(one.feed, FeedEnding.UNCHANGED, state, seen=one.seen)
        if answer.status == 410:
            raise Rejected(_("The site says that this feed is gone for good. Remove it."))
        if answer.status >= 400:
            raise Rejected(_("The site answered “{code}”. Check the feed's address.").format(code=answer.status))
        drafts = _drafts(answer.page, readers, manners.progress)
    except Rejected as problem:
        failed = replace(
            state,
            etag=one.state.etag,
            modified=one.state.modified,
            problem=str(problem),
            failures=one.state.failures + 1,
        )
        return FeedReading(one.feed, FeedEnding.FAILED, failed, reason=str(problem))
    title = next((draft.outlet for draft in drafts if draft.outlet), "") or one.state.title
    state = replace(state, etag=answer.told.get("etag", ""), modified=answer.told.get("last-modified", ""), title=title)
    marked = [(draft, *_name_and_mark(draft, answer.page)) for draft in drafts]
    names = {name: mark for _draft, name, mark in marked}
    fresh = [draft for draft, name, mark in marked if one.seen.get(name) != mark]
    if full:
        fresh = list(with_pages(fresh, manners, readers))
    whole = original_of(answer.page)
    fresh = [
        replace(
            draft,
            original=draft.original or whole,
            seen_at=draft.seen_at or now,
            outlet=one.feed.outlet or draft.outlet,
        )
        for draft in fresh
    ]
    return FeedReading(one.feed, FeedEnding.READ, state, tuple(fresh), names, len(drafts) - len(fresh))


def _conditions(one: Due) -> dict[str, str]:
    """What makes the site answer "not modified" (RFC 9110, 13.1), for the same address only."""
    headers = {"Accept": _TYPES}
    if one.state.address == one.feed.url:
        headers |= {"If-None-Match": one.state.etag} if one.state.etag else {}
        headers |= {"If-Modified-Since": one.state.modified} if one.state.modified else {}
    return headers


def _fresh_until(told: Mapping[str, str], now: int) -> int | None:
    """Until when the site calls the feed fresh (RFC 9111, 5.2.2.1)."""
    for part in told.get("cache-control", "").lower().split(","):
        name, _equals, value = part.strip().partition("=")
        if name == "max-age" and value.strip('"').isdecimal():
            seconds = min(int(value.strip('"')[:9]), _LONGEST_FRESH)
            return now + seconds if seconds > AGAIN else None
    return None


def _drafts(page: Source, readers: "Readers", progress: Progress) -> tuple[Draft, ...]:
    """The entries of a feed that came; raises Rejected, which names the feeds of a page that is none."""
    if not feeds.recognises(page):
        named = feeds.feeds_named(page.data, page.url)
        if named:
            raise Rejected(
                _("This is a web page and no feed. It names these feeds: {urls}.").format(urls=", ".join(named[:5]))
            )
        raise Rejected(
            _("There is no feed at this address. Look for “RSS” or “Atom” on the site and give that address.")
        )
    drafts, reason = readers.result(readers.submit(page), progress)
    if reason == feeds.no_entry():
        return ()
    if reason:
        raise Rejected(reason)
    return drafts


def _name_and_mark(draft: Draft, page: Source) -> tuple[bytes, bytes]:
    """An entry's name (its guid or id, else its address, else its headline) and the fingerprint of its text."""
    data = draft.original.data if draft.original is not None else page.data
    name = own_name(data or b"") or draft.url or draft.headline
    said = "\x1f".join((draft.headline, draft.deck, draft.body.text))
    return _short(name), _short(" ".join(said.split()))


def _short(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


def file(library: "Library", reading: FeedReading, *, batch: int | None = None) -> FeedOutcome:
    """File what is new in one feed and remember what it showed."""
    filed: list = []
    try:
        for start in range(0, len(reading.drafts), limits.GROUP_CLIPPINGS):
            group = reading.drafts[start : start + limits.GROUP_CLIPPINGS]
            filed += library.file(group, tags=reading.feed.tags, batch=batch)
    except ClipperError as problem:
        return FeedOutcome(reading.feed, FeedEnding.FAILED, tuple(one.id for one in filed), reading.known, str(problem))
    if reading.status is not FeedEnding.WAITING:
        library.feeds.note_fetched(reading.feed.id, reading.state, reading.seen)
    fresh = tuple(one.id for one in filed if one.status is Ending.FILED)
    notes = tuple(dict.fromkeys(warning for draft in reading.drafts for warning in draft.warnings))
    return FeedOutcome(
        reading.feed, reading.status, fresh, reading.known + len(filed) - len(fresh), reading.reason, notes
    )
