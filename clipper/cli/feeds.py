"""The commands that keep subscriptions to feeds and file what is new in them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clipper.cli.lines import instant
from clipper.cli.output import JSON, LIBRARY, nothing, one_line, opened, progress_line, put, say
from clipper.cli.typed import Listed
from clipper.errors import ClipperError
from clipper.i18n import _

if TYPE_CHECKING:
    from clipper.model.feed import Feed, FeedState
    from clipper.store.library import Library


@click.group(cls=Listed)
@LIBRARY
@click.pass_context
def feed(context: click.Context, library: Path) -> None:
    """Subscribe to feeds (RSS, Atom, JSON Feed) and file what is new in them."""
    context.obj = library


@feed.command()
@click.argument("sources", nargs=-1, required=True, metavar="URL|OPML...")
@click.option("--outlet", default="", help="The outlet of all entries; without it the feed's title.")
@click.option("--tag", "tags", multiple=True, help="Tag everything that comes from it.")
@JSON
@click.pass_obj
def add(library: Path, sources: Sequence[str], outlet: str, tags: Sequence[str], as_json: bool) -> int:
    """Subscribe to feeds by their addresses, or to all feeds of a list (OPML); nothing is filed yet."""
    from clipper.workflows import feeds

    code = 0
    with opened(library, write=True) as shelf, progress_line() as progress:
        for source in sources:
            try:
                if not source.strip():
                    raise ClipperError(_("Nothing was named here. Give the address of a feed, or a list of feeds."))
                found = feeds.subscribe(shelf, source, outlet=outlet, tags=tags, progress=progress)
            except ClipperError as problem:
                say(f"{one_line(source)}: {problem}")
                code = 1
                continue
            for one, new in found:
                put({**_object(one), "status": "added" if new else "known"} if as_json else _line(one))
                if not new and not as_json:
                    say(_("{url}: subscribed to already.").format(url=one.url))
    return code


@feed.command("list")
@JSON
@click.pass_obj
def list_(library: Path, as_json: bool) -> None:
    """Name the feeds, with when each was asked last and what was wrong."""
    with opened(library, write=False) as shelf:
        kept = shelf.feeds.all()
        nothing(not kept, _("There are no feeds yet."), as_json)
        for one in kept:
            state = shelf.feeds.state(one.id)
            put({**_object(one), **_state_object(one, state)} if as_json else _line(one, state))


@feed.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.pass_obj
def remove(library: Path, feeds: Sequence[str]) -> int:
    """Give feeds up, each named by its number or address; what was filed from them stays."""
    code = 0
    with opened(library, write=True) as shelf:
        for given in feeds:
            try:
                shelf.feeds.remove(_named(shelf, given))
                put(one_line(given))
            except ClipperError as problem:
                say(str(problem))
                code = 1
    return code


@feed.command()
@click.argument("feeds", nargs=-1, metavar="[FEED...]")
@click.option("--full", is_flag=True, help="Fetch the page of each new entry, where the site's robots.txt allows it.")
@JSON
@click.pass_obj
def refresh(library: Path, feeds: Sequence[str], full: bool, as_json: bool) -> int:
    """Ask the feeds for what is new and file it; without FEED all of them."""
    from clipper.workflows import feeds as workflow

    failed = False
    with opened(library, write=True) as shelf, progress_line() as progress:
        wanted = workflow.due(shelf, [_named(shelf, one) for one in feeds])
        nothing(not shelf.feeds.all(), _("There are no feeds yet."), as_json)
        batch = shelf.new_batch(_("Feeds")) if wanted else None
        for reading in workflow.read(wanted, progress, full=full):
            outcome = workflow.file(shelf, reading, batch=batch)
            failed = failed or outcome.status is workflow.FeedEnding.FAILED
            if as_json:
                put({"feed": outcome.feed.id, "url": outcome.feed.url, "status": outcome.status.value, "ids": list(outcome.ids),
                     "known": outcome.known, "reason": outcome.reason, "warnings": list(outcome.warnings)})  # fmt: skip
            else:
                put("\t".join((outcome.status.value, str(len(outcome.ids)), one_line(outcome.feed.url))))
            if outcome.reason:
                say(f"{one_line(outcome.feed.url)}: {outcome.reason}")
            for warning in () if as_json else outcome.warnings:
                say(f"{one_line(outcome.feed.url)}: {warning}")
    return 1 if failed else 0


def _named(shelf: "Library", given: str) -> int:
    """The feed's number; ClipperError where there is no such feed."""
    found = next((one.id for one in shelf.feeds.all() if given in {str(one.id), one.url}), None)
    if found is None:
        raise ClipperError(
            _("There is no feed “{name}”. “clipper feed LIBRARY list” names those there are.").format(name=given)
        )
    return found


def _object(one: "Feed") -> dict[str, Any]:
    return {
        "feed": one.id,
        "url": one.url,
        "title": one.title or None,
        "outlet": one.outlet or None,
        "tags": list(one.tags),
    }


def _state_object(one: "Feed", state: "FeedState") -> dict[str, Any]:
    return {
        "title": one.title or state.title or None,
        "asked": instant(state.fetched),
        "failures": state.failures,
        "problem": state.problem or None,
    }


def _line(one: "Feed", state: "FeedState | None" = None) -> str:
    parts = [
        str(one.id),
        one_line(one.url),
        one.title or (state.title if state else "") or one.outlet,
        ", ".join(one.tags),
    ]
    if state is not None:
        parts += [instant(state.fetched) or _("never asked"), state.problem]
    return "\t".join(parts)
