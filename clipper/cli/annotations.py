"""The command that writes marks to a file, and takes them in from one."""

from collections.abc import Sequence
from pathlib import Path

import click
from msgspec.structs import replace

from clipper.cli.output import JSON, LIBRARY, opened, progress_line, put, say
from clipper.cli.typed import Searching
from clipper.i18n import _n


@click.command(cls=Searching)
@LIBRARY
@click.argument("query", nargs=-1)
@click.option("--to", "to", type=click.Path(path_type=Path), help="FILE.md, .csv or .jsonld")
@click.option(
    "--from",
    "from_",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="FILE.jsonld to take marks from.",
)
@JSON
def annotations(library: Path, query: Sequence[str], to: Path | None, from_: Path | None, as_json: bool) -> int:
    """Write the marks of what QUERY finds (everything, without one) to a file, or take marks in from one."""
    if (to is None) == (from_ is None):
        raise click.UsageError("Give either --to FILE or --from FILE.")
    if to is not None:
        return _write(library, " ".join(query), to, as_json)
    if query:
        raise click.UsageError("A QUERY goes with --to alone.")
    assert from_ is not None
    return _take(library, from_, as_json)


def _write(library: Path, query: str, path: Path, as_json: bool) -> int:
    from clipper.curate.query_language import parse
    from clipper.workflows import marks_out

    with opened(library, write=False) as shelf, progress_line() as progress:
        wanted = parse(query)
        for part in wanted.not_understood:
            say(f"Searched as words: {part}")
        number = marks_out.write(shelf, shelf.find(replace(wanted, limit=0)), path, progress=progress)
    put({"file": str(path), "annotations": number} if as_json else str(path))
    return 0


def _take(library: Path, path: Path, as_json: bool) -> int:
    from clipper.workflows import marks_in

    found = marks_in.read(path.read_bytes())
    with opened(library, write=True) as shelf:
        done = marks_in.bring_in(shelf, found)
    for sentence in done.left_out:
        say(sentence)
    told = {"added": list(done.added), "standing": done.standing, "left_out": len(done.left_out)}
    if not as_json:
        parts = (
            _n("1 mark taken in", "{n} marks taken in", len(done.added)),
            _n("1 stood already", "{n} stood already", done.standing),
            _n("1 left out", "{n} left out", len(done.left_out)),
        )
        say(", ".join(parts) + ".")
    put(told if as_json else f"{len(done.added)}\t{done.standing}\t{len(done.left_out)}")
    return 1 if done.left_out else 0
