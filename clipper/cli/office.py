"""The command that sets and shows the issuing office."""

from collections.abc import Sequence
from pathlib import Path

import click
from msgspec import to_builtins
from msgspec.structs import replace

from clipper.cli.output import JSON, LIBRARY, nothing, one_line, opened, put
from clipper.errors import ClipperError
from clipper.i18n import _

INITIALS = 4
"""Letters there is room for in the square beside the office's name."""


@click.command()
@LIBRARY
@click.option("--state", default=None, help="The state or house it belongs to, printed above its name.")
@click.option("--name", default=None, help="The office itself.")
@click.option("--initials", default=None, help="Up to four letters for the square beside its name.")
@click.option("--notice", default=None, help="Printed at the foot of every page.")
@click.option("--about", default=None, help="The paragraph at the foot of the cover.")
@click.option("--contact", default=None, multiple=True, help="A line at the foot of the cover; may be given again.")
@click.option("--distribution", default=None, help="Who gets it, and in how many copies.")
@JSON
def office(library: Path, as_json: bool, contact: Sequence[str] | None, **given: str | None) -> None:
    """Set what briefings say of who issues them, and show what is set; an empty value takes one away.

    Several --contact take the place of all contact lines there were.
    """
    wanted: dict[str, object] = {name: value.strip() for name, value in given.items() if value is not None}
    if contact:
        wanted["contact"] = tuple(line.strip() for line in contact if line.strip())
    if len(str(wanted.get("initials", ""))) > INITIALS:
        raise ClipperError(_("The square beside the name has room for at most {n} letters.").format(n=INITIALS))
    with opened(library, write=bool(wanted)) as shelf:
        if wanted:
            shelf.set_office(replace(shelf.office(), **wanted))
        made = to_builtins(shelf.office())
    if as_json:
        put(made | {"contact": list(made["contact"])})
        return
    nothing(
        not any(made.values()), _("Nothing is set yet. “clipper office LIBRARY --name …” sets who issues briefings.")
    )
    for name, value in made.items():
        for line in value if isinstance(value, tuple) else (value,):
            if line:
                put(f"{name}\t{one_line(line)}")
