"""Imports that were begun and did not come to their end, because Clipper was closed or the machine went off."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, ValidationError, convert, to_builtins

from clipper import paths
from clipper.settings import remember, remembered


class Begun(Struct, frozen=True):
    """An import as it was asked for; text and pictures in hand are not remembered."""

    name: str
    """What it comes from ("the folder “Overnight”")."""
    inputs: tuple[str, ...]
    """Files, folders and web addresses as given."""
    tags: tuple[str, ...] = ()
    kept: bool = False
    """Filed past the inbox."""


def unfinished_file() -> Path:
    """Where this machine writes down what is being imported into which library (JSON)."""
    return paths.settings_file().with_name("unfinished.json")


def unfinished(library: Path, file: Path) -> tuple[Begun, ...]:
    """The imports into this library that did not end, in the order in which they were asked for; unreadable ones are none."""
    try:
        return convert(remembered(file).get(str(library), ()), tuple[Begun, ...])
    except ValidationError:
        return ()


def note(library: Path, begun: Sequence[Begun], file: Path) -> None:
    """Write down what is under way or waits, whole or not at all; where that cannot be, it is not remembered."""
    table = remembered(file)
    if not begun and str(library) not in table:
        return
    table.pop(str(library), None)
    if begun:
        table[str(library)] = to_builtins(begun)
    try:
        remember(file, table)
    except OSError:
        return
