"""The command that says who said what in a library."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clipper.cli.output import JSON, LIBRARY, nothing, one_line, opened, progress_line, put, say
from clipper.errors import ClipperError, LibraryError, LibraryLocked
from clipper.i18n import _, _n
from clipper.model.quotation import Said

if TYPE_CHECKING:
    from clipper.store.library import Library


@click.command("quotes")
@LIBRARY
@click.argument("speaker", nargs=-1)
@click.option("--all", "everybody", is_flag=True, help="Everything anybody said, speaker by speaker.")
@JSON
def quotes(library: Path, speaker: tuple[str, ...], everybody: bool, as_json: bool) -> int:
    """Say who said what: all speakers with the number of their quotations, or everything SPEAKER said, newest first.

    Clippings not searched yet, or changed since, are searched first.
    """
    with _searched(library) as shelf:
        speakers = shelf.quotations.speakers() if not speaker else ()
        nothing(not speaker and not speakers, _("Nobody is quoted here yet."), as_json)
        if not speaker and everybody:
            for name, _count in speakers:
                for one in shelf.quotations.by(name):
                    put(_object(one) if as_json else f"{one_line(name)}\t{_line(one)}")
            return 0
        if not speaker:
            for name, count in speakers:
                put({"speaker": name, "quotations": count} if as_json else f"{count}\t{one_line(name)}")
            return 0
        wanted = " ".join(speaker)
        found = shelf.quotations.by(wanted)
        for one in found:
            put(_object(one) if as_json else _line(one))
        if not found:
            raise ClipperError(
                _("Nobody called {name} is quoted here. Leave the name out to see who is.").format(name=wanted)
            )
    return 0


@contextmanager
def _searched(library: Path) -> "Iterator[Library]":
    """The library with everything searched; where it can only be read, as far as it was searched before."""
    from clipper.workflows import find_quotations

    with ExitStack() as held:
        try:
            shelf = held.enter_context(opened(library, write=True))
        except LibraryError as problem:
            shelf = held.enter_context(opened(library, write=False))
            _say_unread(shelf, locked=isinstance(problem, LibraryLocked))
        else:
            with progress_line() as progress:
                find_quotations.find(shelf, progress)
        yield shelf


def _say_unread(shelf: "Library", *, locked: bool) -> None:
    left = shelf.quotations.unread()
    if not left:
        return
    open_elsewhere = _n(
        "{n} clipping was not searched yet: the library is open in another program.",
        "{n} clippings were not searched yet: the library is open in another program.",
        left,
    )
    read_only = _n(
        "{n} clipping was not searched yet: nothing can be written in this library.",
        "{n} clippings were not searched yet: nothing can be written in this library.",
        left,
    )
    say(open_elsewhere if locked else read_only)


def _object(one: Said) -> dict:
    return {
        "clipping": one.clipping,
        "text": one.text,
        "speaker": one.speaker,
        "title": one.title or None,
        "outlet": one.outlet,
        "headline": one.headline,
        "day": one.day,
        "start": one.start,
        "annotation": one.annotation or None,
        "stands": not one.lost and not one.changed,
    }


def _line(one: Said) -> str:
    return "\t".join((one.day, str(one.clipping), one_line(one.outlet), one_line(one.text)))
