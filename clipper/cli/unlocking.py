"""Passwords of locked originals: from the environment, a file or a terminal; held while the command runs, written nowhere."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clipper.cli.output import say
from clipper.errors import ClipperError
from clipper.i18n import _

if TYPE_CHECKING:
    from clipper.model.cutting import PageFile
    from clipper.store.library import Library

VARIABLE = "CLIPPER_PASSWORD"
_TIMES = 3
"""How often a password is asked for on a terminal."""
_MOST_BYTES = 4096

PASSWORD_FILES = click.option(
    "--password-file",
    "password_files",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Its first line opens a locked original; may be given several times. Also: the variable CLIPPER_PASSWORD.",
)

PASSWORD_FILE = click.option(
    "--password-file",
    default=None,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Its first line opens locked PDFs. Also: the variable CLIPPER_PASSWORD.",
)


def password(typed: str, file: Path | None) -> str:
    """The one password for a reading: as typed, else the file's, else that of the environment, else ""."""
    return typed or next(iter(passwords([file] if file is not None else [])), "")


def passwords(files: Sequence[Path]) -> tuple[str, ...]:
    """The passwords in these files, then that of the environment; raises ClipperError for a file that holds none."""
    found = [_first_line(one) for one in files]
    return tuple(dict.fromkeys((*found, *filter(None, [os.environ.get(VARIABLE, "")]))))


def unlock(shelf: "Library", files: "Iterable[PageFile]", given: Sequence[str], *, needed: bool = True) -> bool:
    """Open what is locked among some originals, by the passwords given or typed on a terminal; whether a file stays locked.

    Raises ClipperError where no password fits, or none is there to try and the file is `needed`.
    """
    from clipper.workflows import unlocking

    shut = False
    for file in unlocking.locked(shelf.originals, files):
        if any(unlocking.opens(shelf.originals, file, one) for one in given):
            continue
        if sys.stdin.isatty() and sys.stderr.isatty():
            _ask(shelf, file)
        elif given:
            raise ClipperError(_("“{name}” is locked with another password than was given.").format(name=file.name))
        elif needed:
            raise ClipperError(_("“{name}” is locked with a password.").format(name=file.name) + " " + how())
        else:
            shut = True
    return shut


def how() -> str:
    """How the password of a locked file is given."""
    return _("Give its password in the variable {name} or with --password-file FILE.").format(name=VARIABLE)


def _ask(shelf: "Library", file: "PageFile") -> None:
    from clipper.workflows import unlocking

    for _time in range(_TIMES):
        typed = click.prompt(_("Password of “{name}”").format(name=file.name), hide_input=True, err=True)
        if unlocking.opens(shelf.originals, file, typed):
            return
        say(_("This password does not open it."))
    raise ClipperError(_("“{name}” stays locked, so nothing was done.").format(name=file.name))


def _first_line(path: Path) -> str:
    try:
        with path.open("rb") as file:
            line = file.readline(_MOST_BYTES).decode("utf-8-sig").rstrip("\r\n")
    except OSError as problem:
        said = _("{path} cannot be read ({why}). Name a file whose first line is the password.")
        raise ClipperError(said.format(path=path, why=problem.strerror or problem)) from problem
    except UnicodeDecodeError as problem:
        raise ClipperError(_("{path} is no text in UTF-8. Write the password into its first line.").format(path=path)) from problem  # fmt: skip
    if not line:
        raise ClipperError(_("{path} holds no password. Write it into its first line.").format(path=path))
    return line
