"""The commands that keep templates of briefings and make issues from them."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clipper.cli.output import JSON, LIBRARY, opened, put
from clipper.errors import ClipperError
from clipper.i18n import _

if TYPE_CHECKING:
    from clipper.model.template import Template


@click.group()
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
    with opened(library, write=True) as shelf:
        given = read(file)
        known = {one.name.casefold(): one.id for one in shelf.templates.all()}
        shelf.templates.keep(replace(given, id=known.get(given.name.casefold(), 0)))
        put(given.name)


@template.command("list")
@JSON
@click.pass_obj
def template_list(library: Path, as_json: bool) -> None:
    """Name the templates there are."""
    with opened(library, write=False) as shelf:
        for one in shelf.templates.all():
            told = {"template": one.name, "title": one.title, "sections": [s.title for s in one.sections]}
            put(told if as_json else one.name)


@template.command("issue")
@click.argument("name")
@JSON
@click.pass_obj
def template_issue(library: Path, name: str, as_json: bool) -> None:
    """Make an issue from the template NAME and print its number; what fits no section is named with --json."""
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


def read(file: Path) -> "Template":
    """The template written in a TOML file; ClipperError naming what is wrong with it."""
    from clipper.model.briefing import Rendition
    from clipper.model.query import Order
    from clipper.model.template import Handout, Template, TemplateSection

    try:
        told: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        sections = tuple(
            TemplateSection(
                **(
                    one
                    | {
                        "order": Order(one.get("order", "newest")),
                        "rendition": Rendition(one.get("rendition", "excerpt")),
                    }
                )
            )
            for one in told.pop("section", ())
        )
        handouts = tuple(
            Handout(**(one | {"depth": Rendition(one["depth"]) if one.get("depth") else None}))
            for one in told.pop("handout", ())
        )
        panel = tuple(told.pop("panel", ()))
        title = told.pop("title", told.get("name", ""))
        return Template(0, "", told.pop("name"), title, sections=sections, panel=panel, handouts=handouts, **told)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as problem:
        raise ClipperError(
            _("{file} is no template ({why}). The README shows how one is written.").format(file=file, why=problem)
        ) from problem
