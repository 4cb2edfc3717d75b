"""The commands that make briefings, fill them and list them."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clipper.cli.output import JSON, LIBRARY, each, opened, put
from clipper.cli.typed import Listed
from clipper.errors import ClipperError

if TYPE_CHECKING:
    from clipper.model.briefing import Briefing
    from clipper.model.rights import Recipients
    from clipper.store.library import Library


def named(shelf: "Library", number_or_title: str) -> "Briefing":
    """The briefing that was named; raises ClipperError that says how to list those there are."""
    try:
        return shelf.briefings.named(number_or_title)
    except ClipperError as problem:
        command = f"clipper briefing {shlex.quote(str(shelf.path))} list"
        raise ClipperError(f"{problem} “{command}” lists them.") from problem


@click.group(cls=Listed)
@LIBRARY
@click.pass_context
def briefing(context: click.Context, library: Path) -> None:
    """Make briefings and fill them."""
    context.obj = library


@briefing.command("new")
@click.argument("title")
@JSON
@click.pass_obj
def briefing_new(library: Path, title: str, as_json: bool) -> None:
    """Make an empty briefing and print its number."""
    with opened(library, write=True) as shelf:
        made = shelf.briefings.one(shelf.briefings.new(title))
        put({"briefing": made.number, "uid": made.uid, "title": made.title} if as_json else str(made.number))


@briefing.command("add")
@click.argument("briefing")
@click.argument("ids", nargs=-1, required=True, type=int)
@click.option("--section", default=None, help="Title of the section; made if it is not there.")
@click.option(
    "--as",
    "rendition",
    default="full",
    show_default=True,
    type=click.Choice(["full", "excerpt", "summary", "headline", "facsimile", "text_facsimile"]),
    help="What is printed of them; an excerpt is the marked passages.",
)
@JSON
@click.pass_obj
def briefing_add(
    library: Path, briefing: str, ids: Sequence[int], section: str | None, rendition: str, as_json: bool
) -> int:
    """Put clippings into BRIEFING (its number or exact title)."""
    from clipper.model.briefing import Rendition

    with opened(library, write=True) as shelf:
        issue = named(shelf, briefing)
        made: list[int] = []

        def add(one: int) -> None:
            shelf.clippings.one(one)
            made.extend(shelf.briefings.add_entries(issue.id, [one], section=section, rendition=Rendition(rendition)))

        code = each(ids, add)
        if made or as_json:
            put({"briefing": issue.number, "entries": made} if as_json else " ".join(map(str, made)))
        return code


@briefing.command("list")
@JSON
@click.pass_obj
def briefing_list(library: Path, as_json: bool) -> None:
    """List the briefings, newest first."""
    with opened(library, write=False) as shelf:
        sizes = shelf.briefings.sizes()
        for one in shelf.briefings.all():
            row = {
                "briefing": one.number,
                "uid": one.uid,
                "title": one.title,
                "date": one.date,
                "number": one.number,
                "entries": sizes.get(one.id, 0),
            }
            put(row if as_json else f"{one.number}\t{one.date}\t{one.title}\t{row['entries']}")


@briefing.command("check")
@click.argument("briefing")
@click.option("--for", "lists", multiple=True, metavar="LIST", help="A list of recipients whose licences count.")
@click.option(
    "--accept",
    "quotations",
    multiple=True,
    metavar="QUOTATION",
    help="A quotation that is right though it is not in its source: it is said no more.",
)
@JSON
@click.pass_obj
def briefing_check(library: Path, briefing: str, lists: Sequence[str], quotations: Sequence[str], as_json: bool) -> int:
    """Say what stands against printing BRIEFING: 0 where nothing does, else 1."""
    from clipper.workflows import licensing
    from clipper.workflows.preflight import confirm_quotations, preflight

    with opened(library, write=bool(quotations)) as shelf:
        if quotations:
            confirm_quotations(shelf, named(shelf, briefing).id, quotations)
        readers = [_recipients(shelf, name) for name in lists] or [licensing.NOBODY]
        found = preflight(shelf, named(shelf, briefing).id, readers)
        for one in found:
            row = {"entry": one.entry, "kind": one.kind, "sentence": one.sentence, "detail": one.detail or None}
            row["quotation"] = one.quote or None
            put({**row, "note": one.note} if as_json else f"{one.kind}\t{one.sentence}")
        return 1 if any(not one.note for one in found) else 0


def _recipients(shelf: "Library", name: str) -> "Recipients":
    known = shelf.rights.recipients()
    found = next((one for one in known if one.name.casefold() == name.casefold()), None)
    if found is None:
        names = ", ".join(f"“{one.name}”" for one in known) or "none yet"
        raise ClipperError(f"There is no list of recipients “{name}”. Lists: {names}.")
    return found
