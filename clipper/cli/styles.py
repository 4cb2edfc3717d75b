"""The commands that list, show and check the styles of briefings."""

from pathlib import Path

import click

from clipper.cli.output import JSON, one_line, put, say


@click.group()
def style() -> None:
    """List, show and check the styles of briefings, those made on this machine among them."""


@style.command("list")
@JSON
def style_list(as_json: bool) -> int:
    """Name every style; 1 where one of them cannot be used."""
    from clipper.exporters import own_styles

    offered = own_styles.available()
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
def style_show(name: str, as_json: bool) -> None:
    """Show every setting of the style NAME, its own and those it takes from the one it extends."""
    from clipper.exporters import own_styles

    for key, value in own_styles.settings(name).items():
        put({"key": key, "value": value} if as_json else f"{key}\t{one_line(own_styles.toml_value(value))}")


@style.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def style_check(file: Path) -> int:
    """Say what is wrong with a style's FILE: 0 where nothing is, else 1."""
    from clipper.exporters import own_styles

    found = own_styles.check(file)
    for sentence in found:
        say(sentence)
    if not found:
        put(str(file))
    return 1 if found else 0
