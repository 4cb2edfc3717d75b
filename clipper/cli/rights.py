"""The commands that keep recipients and licences, and show what was handed out: the ledger, and where a printed code leads."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clipper.cli.lines import instant
from clipper.cli.output import JSON, LIBRARY, nothing, one_line, opened, put, say
from clipper.cli.typed import Day, Listed
from clipper.curate import declaration
from clipper.curate.licence_words import MENTIONS, no_advice, terms_words
from clipper.errors import ClipperError
from clipper.i18n import _, _n
from clipper.model.rights import Licence, Reach, Recipients

if TYPE_CHECKING:
    from clipper.model.production import PrintedItem, Production
    from clipper.model.rights import LedgerLine
    from clipper.store.library import Library

DAY = Day()
NUMBER = click.IntRange(min=0)


@click.group(cls=Listed)
@LIBRARY
@click.pass_context
def rights(context: click.Context, library: Path) -> None:
    """Keep recipients and licences, and show what was handed out.

    Clipper reckons with the terms you type in; it gives no legal advice.
    """
    context.obj = library


# -- recipients --------------------------------------------------------------------------------------------------


@rights.group("recipients")
def recipients_() -> None:
    """Keep the lists of readers."""


@recipients_.command("list")
@JSON
@click.pass_obj
def recipients_list(library: Path, as_json: bool) -> None:
    """Name the lists with their readers."""
    with opened(library, write=False) as shelf:
        known = shelf.rights.recipients()
        for one in known:
            put({"recipients": one.name, "readers": one.readers} if as_json else f"{one.name}\t{one.readers}")
        nothing(not known, _("There are no lists of recipients yet."), as_json)


@recipients_.command("add")
@click.argument("name")
@click.option("--readers", required=True, type=NUMBER, help="How many people get a copy.")
@JSON
@click.pass_obj
def recipients_add(library: Path, name: str, readers: int, as_json: bool) -> None:
    """Make a list, or give the one of this name another number of readers."""
    with opened(library, write=True) as shelf:
        made = shelf.rights.set_recipients(name, readers)
        one = next(one for one in shelf.rights.recipients() if one.id == made)
        put({"recipients": one.name, "readers": one.readers} if as_json else one.name)


@recipients_.command("remove")
@click.argument("name")
@click.pass_obj
def recipients_remove(library: Path, name: str) -> None:
    """Remove a list, with the licences typed in for it alone."""
    with opened(library, write=True) as shelf:
        one = _list_named(shelf, name)
        shelf.rights.remove_recipients(one.id)
        put(one.name)


# -- licences ----------------------------------------------------------------------------------------------------

OUTLET = click.option("--outlet", default=None, help="The outlet, by its name in the register; without it every one.")
FOR = click.option("--for", "to", default=None, help="The list of recipients; without it all of them.")


@rights.group("licence")
def licence_() -> None:
    """Keep the terms of outlets."""


@licence_.command("list")
@JSON
@click.pass_obj
def licence_list(library: Path, as_json: bool) -> None:
    """Say every licence in plain words."""
    with opened(library, write=False) as shelf:
        outlets = {one.id: one.name for one in shelf.outlets.all()}
        lists = {one.id: one.name for one in shelf.rights.recipients()}
        held = shelf.rights.terms()
        for outlet, to, licence in held:
            name, of = lists.get(to or 0, ""), outlets.get(outlet or 0, "")
            if as_json:
                put(_licence_object(of, name, licence))
            else:
                put(f"{of or _('Every outlet')}\t{terms_words(licence, name)}")
    nothing(not held, _("There are no licences yet."), as_json)
    if held and not as_json:
        say(no_advice())


@licence_.command("set")
@OUTLET
@FOR
@click.option("--as", "reach", required=True, type=click.Choice([one.value for one in Reach]))
@click.option("--days", default=None, type=NUMBER, help="Days after publication; 0 is the day itself.")
@click.option("--excerpt-words", default=None, type=NUMBER, help="The longest excerpt or summary.")
@click.option("--copies", default=None, type=NUMBER, help="The most readers of one issue.")
@click.option("--mention", "mentions", multiple=True, type=click.Choice(MENTIONS), help="What every copy must name.")
@click.option("--notice", default="", help="Printed with the text.")
@JSON
@click.pass_obj
def licence_set(
    library: Path,
    outlet: str | None,
    to: str | None,
    reach: str,
    days: int | None,
    excerpt_words: int | None,
    copies: int | None,
    mentions: Sequence[str],
    notice: str,
    as_json: bool,
) -> None:
    """Type in the terms of an outlet for a list, in the place of those there were."""
    named = tuple(one for one in MENTIONS if one in mentions)
    made = Licence(Reach(reach), days, excerpt_words, copies, named, " ".join(notice.split()))
    with opened(library, write=True) as shelf:
        of, of_name, list_, list_name = _pair(shelf, outlet, to)
        shelf.rights.set_licence(of, list_, made)
    words = f"{of_name or _('Every outlet')}\t{terms_words(made, list_name)}"
    put(_licence_object(of_name, list_name, made) if as_json else words)


@licence_.command("remove")
@OUTLET
@FOR
@click.pass_obj
def licence_remove(library: Path, outlet: str | None, to: str | None) -> None:
    """Take the terms of an outlet for a list away."""
    with opened(library, write=True) as shelf:
        of, of_name, list_, list_name = _pair(shelf, outlet, to)
        if not any(one[:2] == (of, list_) for one in shelf.rights.terms()):
            what = _(
                "There is no licence of {outlet} for {list}. “clipper rights LIBRARY licence list” names those there are."
            )
            raise ClipperError(what.format(outlet=of_name or _("every outlet"), list=list_name or _("all lists")))
        shelf.rights.set_licence(of, list_, None)
        put(f"{of_name or _('Every outlet')}\t{list_name or _('all lists')}")


def _licence_object(outlet: str, recipients: str, licence: Licence) -> dict[str, Any]:
    return {
        "outlet": outlet or None,
        "recipients": recipients or None,
        "as": licence.reach.value,
        "days": licence.days,
        "excerpt_words": licence.excerpt_words,
        "copies": licence.copies,
        "mentions": list(licence.mentions),
        "notice": licence.notice or None,
        "words": terms_words(licence, recipients),
    }


def _pair(shelf: "Library", outlet: str | None, to: str | None) -> tuple[int | None, str, int | None, str]:
    """The outlet and the list that were named: id and name of each, None and empty for all."""
    of, of_name, list_, list_name = None, "", None, ""
    if outlet is not None:
        wanted = " ".join(outlet.split()).casefold()
        known = {name.casefold(): one for one in shelf.outlets.all() for name in (*one.aliases, one.name)}
        if wanted not in known:
            raise ClipperError(
                _("There is no outlet “{name}” in the register; it comes in with its first clipping.").format(
                    name=outlet
                )
            )
        of, of_name = known[wanted].id, known[wanted].name
    if to is not None:
        one = _list_named(shelf, to)
        list_, list_name = one.id, one.name
    return of, of_name, list_, list_name


def _list_named(shelf: "Library", name: str) -> Recipients:
    wanted = " ".join(name.split()).casefold()
    for one in shelf.rights.recipients():
        if one.name.casefold() == wanted:
            return one
    raise ClipperError(
        _("There is no list “{name}”. “clipper rights LIBRARY recipients list” names those there are.").format(
            name=name
        )
    )


# -- what was handed out -----------------------------------------------------------------------------------------


@rights.command("ledger")
@click.option("--from", "first", default=None, type=DAY, help="The first day, YYYY-MM-DD.")
@click.option("--to", "last", default=None, type=DAY, help="The last day, YYYY-MM-DD.")
@click.option("--csv", "path", default=None, type=click.Path(path_type=Path), help="Write the declaration to FILE.csv.")
@JSON
@click.pass_obj
def ledger(library: Path, first: datetime | None, last: datetime | None, path: Path | None, as_json: bool) -> None:
    """Show what was handed out to whom: articles times recipients."""
    with opened(library, write=False) as shelf:
        lines = declaration.between(shelf.productions.ledger(), _day(first), _day(last))
    if path is not None:
        from clipper.exporters.base import whole_or_not_at_all
        from clipper.exporters.tables import harmless

        with whole_or_not_at_all(path) as fresh:
            fresh.write_text(declaration.table(lines, harmless), encoding="utf-8-sig", newline="")
        put({"file": str(path), "lines": len(lines), "copies": declaration.copies(lines)} if as_json else str(path))
    else:
        for line in lines:
            put(_line_object(line) if as_json else _line_words(line))
    if not as_json:
        articles = _n("1 line", "{n} lines", len(lines))
        say(f"{articles}, {_n('1 copy', '{n} copies', declaration.copies(lines))}.")


def _day(given: datetime | None) -> date | None:
    return given.date() if given is not None else None


def _line_object(line: "LedgerLine") -> dict[str, Any]:
    return {
        "produced": instant(line.produced),
        "issue": line.issue,
        "title": line.title,
        "number": line.number,
        "code": line.code or None,
        "headline": line.headline,
        "outlet": line.outlet or None,
        "author": line.author or None,
        "day": line.day or None,
        "rendition": line.rendition.value,
        "words": line.words,
        "as": line.reach.value,
        "recipients": line.recipients or None,
        "readers": line.readers,
        "copies": line.copies,
        "override": line.override or None,
        "clipping": line.clipping,
    }


def _line_words(line: "LedgerLine") -> str:
    when = declaration.moment(line.produced).strftime("%Y-%m-%d %H:%M")
    to = line.recipients or _("our office")
    return "\t".join((when, line.code, one_line(line.headline), line.outlet, to, str(line.copies)))


@rights.command("trace")
@click.argument("code")
@JSON
@click.pass_obj
def trace(library: Path, code: str, as_json: bool) -> int:
    """Show where a printed CODE leads: clipping, source file, and every issue that printed it, newest first."""
    with opened(library, write=False) as shelf:
        found = shelf.productions.traced(code)
        for production, item in found:
            told = _trace_object(shelf, production, item)
            put(told if as_json else _trace_words(told))
    if not found:
        say(_("Nothing was handed out under the code “{code}”.").format(code=code))
        return 1
    return 0


def _trace_object(shelf: "Library", production: "Production", item: "PrintedItem") -> dict[str, Any]:
    clipping = shelf.clippings.many([item.clipping]).get(item.clipping)
    original = clipping.draft.original if clipping is not None and clipping.uid == item.uid else None
    path = shelf.originals.path(item.source) if item.source else None
    return {
        "code": item.code,
        "clipping": item.clipping if clipping is not None and clipping.uid == item.uid else None,
        "uid": item.uid,
        "headline": item.headline,
        "outlet": item.outlet or None,
        "section": item.section,
        "page": item.page or None,
        "rendition": item.rendition.value,
        "issue": production.title,
        "number": production.number,
        "date": production.date,
        "edition": production.edition,
        "produced": instant(production.produced),
        "by": production.by or None,
        "files": list(production.files),
        "source": path
        and {
            "sha256": item.source,
            "name": original.name if original is not None and original.sha256 == item.source else None,
            "path": str(path) if path.exists() else None,
        },
    }


def _trace_words(told: dict[str, Any]) -> str:
    source = told["source"] or {}
    page = _("page {n}").format(n=told["page"]) if told["page"] else ""
    edition = _("edition {n}").format(n=told["edition"])
    facts = (
        told["code"], str(told["clipping"] or told["uid"]), one_line(told["headline"]), told["outlet"] or "",
        f"{told['issue']} {told['number']}, {edition}", told["produced"], page,
        source.get("path") or source.get("sha256") or _("no source file"),
    )  # fmt: skip
    return "\t".join(fact for fact in facts if fact)
