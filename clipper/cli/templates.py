"""The commands that keep templates of briefings and make issues from them."""

from pathlib import Path

import click
from msgspec.structs import replace

from clipper.cli.output import JSON, LIBRARY, nothing, one_line, opened, put, say
from clipper.cli.typed import Listed
from clipper.i18n import _


@click.group(cls=Listed)
@LIBRARY
@click.pass_context
def template(context: click.Context, library: Path) -> None:
    """Keep templates of briefings, and make issues from them."""
    context.obj = library


@template.command("keep")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def template_keep(library: Path, file: Path) -> None:
    """Keep the template of a TOML FILE, in the place of one of the same name."""
    from clipper.cli.template_file import read
    from clipper.exporters.style import load

    given = read(file)
    with opened(library, write=True) as shelf:
        for style in dict.fromkeys((given.style, *(one.style for one in given.handouts))):
            load(style, shelf.styles.all())
        known = {one.name.casefold(): one.id for one in shelf.templates.all()}
        shelf.templates.keep(replace(given, id=known.get(given.name.casefold(), 0)))
        put(given.name)


@template.command("list")
@JSON
@click.pass_obj
def template_list(library: Path, as_json: bool) -> None:
    """Name the templates there are."""
    with opened(library, write=False) as shelf:
        kept = shelf.templates.all()
        for one in kept:
            told = {"template": one.name, "title": one.title, "sections": [s.title for s in one.sections]}
            put(told if as_json else one.name)
        nothing(not kept, _("There are no templates yet."), as_json)


@template.command("issue")
@click.argument("name")
@JSON
@click.pass_obj
def template_issue(library: Path, name: str, as_json: bool) -> None:
    """Make an issue from the template NAME and print its number; what fits no section is named."""
    from clipper.workflows import new_issue

    with opened(library, write=True) as shelf:
        made = new_issue.make(shelf, new_issue.named(shelf, name))
        issue = shelf.briefings.one(made.briefing)
        entries = sum(len(section.entries) for section in issue.sections)
        told = {
            "briefing": issue.number,
            "uid": issue.uid,
            "title": issue.title,
            "entries": entries,
            "pending": made.pending,
        }
        put(told if as_json else str(issue.number))
        if as_json:
            return
        for id, row in shelf.clippings.rows(made.pending).items():
            say(_("{id} fits no section: {headline}").format(id=id, headline=one_line(row.headline)))
        nothing(not entries and not made.pending, _("Nothing was filed since the last issue: this one is empty."))
