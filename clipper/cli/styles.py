"""The commands that list, show, check and keep the styles of briefings."""

from collections.abc import Sequence
from pathlib import Path

import click

from clipper.cli.output import JSON, LIBRARY, one_line, opened, put, say
from clipper.cli.typed import Listed

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(cls=Listed)
@LIBRARY
@click.pass_context
def style(context: click.Context, library: Path) -> None:
    """List, show, check and keep the styles of briefings, those made in LIBRARY among them."""
    context.obj = library


@style.command("list")
@JSON
@click.pass_obj
def style_list(library: Path, as_json: bool) -> int:
    """Name every style; 1 where one of them cannot be used."""
    from clipper.exporters import own_styles

    with opened(library, write=False) as shelf:
        offered = own_styles.available(shelf.styles.all())
    for one in offered:
        told = {
            "style": one.name,
            "title": one.title,
            "description": one.line,
            "shipped": one.shipped,
            "problem": one.problem or None,
        }
        put(told if as_json else "\t".join((one.name, one_line(one.title), one_line(one.line))))
        if one.problem:
            say(one.problem)
    return 1 if any(one.problem for one in offered) else 0


@style.command("show")
@click.argument("name")
@JSON
@click.pass_obj
def style_show(library: Path, name: str, as_json: bool) -> None:
    """Show every setting of the style NAME, its own and those it takes from the one it extends."""
    from clipper.exporters import own_styles

    with opened(library, write=False) as shelf:
        found = own_styles.settings(name, shelf.styles.all())
    for key, value in found.items():
        put({"key": key, "value": value} if as_json else f"{key}\t{one_line(own_styles.toml_value(value))}")


@style.command("check")
@click.argument("file", type=_FILE)
@click.pass_obj
def style_check(library: Path, file: Path) -> int:
    """Say what is wrong with a style's FILE, before it is kept: 0 where nothing is, else 1."""
    from clipper.exporters import own_styles

    with opened(library, write=False) as shelf:
        found = own_styles.check(own_styles.from_file(file), shelf.styles.all())
    for sentence in found:
        say(sentence)
    if not found:
        put(str(file))
    return 1 if found else 0


@style.command("keep")
@click.argument("files", nargs=-1, required=True, type=_FILE)
@click.pass_obj
def style_keep(library: Path, files: Sequence[Path]) -> None:
    """Keep the styles of TOML FILES with the logos beside them, each in the place of one of the same name."""
    from clipper.exporters import own_styles

    with opened(library, write=True) as shelf:
        for file in files:
            given = own_styles.from_file(file)
            others = tuple(one for one in shelf.styles.all() if one.key != given.key)
            shelf.styles.save(own_styles.checked(given, others))
            put(given.key)


@style.command("save")
@click.argument("name")
@click.option("--to", "folder", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_obj
def style_save(library: Path, name: str, folder: Path) -> None:
    """Write the style NAME of this library as a file into a folder, for another library."""
    from clipper.exporters import own_styles

    with opened(library, write=False) as shelf:
        put(str(own_styles.to_folder(own_styles.needed(name, shelf.styles.all()), folder)))


@style.command("remove")
@click.argument("name")
@click.pass_obj
def style_remove(library: Path, name: str) -> None:
    """Remove the style NAME from this library."""
    with opened(library, write=True) as shelf:
        shelf.styles.remove(name)
        put(name)
