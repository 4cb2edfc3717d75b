"""What every command says and opens: results on standard output, sentences on standard error."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clipper.errors import ClipperError
from clipper.progress import Progress

if TYPE_CHECKING:
    from clipper.store.library import Library

LIBRARY = click.argument("library", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")

_IDS = 1 << 63
"""No clipping's number is as large."""


def say(sentence: str) -> None:
    """A sentence for the user, on standard error."""
    click.echo(sentence, err=True)


def put(line: str | dict[str, Any]) -> None:
    """One result on standard output, flushed at once."""
    text = json.dumps(line, ensure_ascii=False) if isinstance(line, dict) else line
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def nothing(so: bool, sentence: str, as_json: bool = False) -> None:
    """Say that there is nothing to print, where that is so and somebody reads it."""
    if so and not as_json:
        say(sentence)


def one_line(text: str) -> str:
    """The text on one line, for a file may have a line end in its name."""
    return text.replace("\r", "\\r").replace("\n", "\\n")


@contextmanager
def opened(path: Path, *, write: bool) -> "Iterator[Library]":
    """The library at `path`, left tidy where it was written."""
    from clipper.store.library import Library

    with Library.open(path, write=write) as library:
        yield library
        while write and library.tidy():
            pass


def each(ids: Iterable[int], deed: Callable[[int], object]) -> int:
    """Do the deed for every id, naming the refused ones; 0, or 1 if any was refused."""
    code = 0
    for one in ids:
        try:
            if not 0 < one < _IDS:
                raise ClipperError(f"There is no clipping {one}.")
            deed(one)
        except ClipperError as problem:
            say(str(problem))
            code = 1
    return code


@contextmanager
def progress_line() -> Iterator[Progress]:
    """A progress bar on standard error while that is a terminal, else nothing."""
    progress = Progress()
    if not sys.stderr.isatty():
        yield progress
        return
    import threading

    from rich.console import Console
    from rich.progress import Progress as Bar

    ended = threading.Event()
    # rich would write results above its bar, to standard error, even where standard output is a file or a pipe
    both = sys.stdout.isatty()
    with Bar(console=Console(stderr=True, soft_wrap=True), transient=True, redirect_stdout=both) as bar:
        task = bar.add_task("", total=None)

        def follow() -> None:
            while not ended.wait(0.1):
                bar.update(task, completed=progress.done, total=progress.total, description=progress.label[-60:])

        threading.Thread(target=follow, daemon=True).start()
        try:
            yield progress
        finally:
            ended.set()
