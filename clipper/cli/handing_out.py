"""The command that hands an issue out: its files for every list of readers, recorded."""

import getpass
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from clipper.cli.briefings import named
from clipper.cli.output import JSON, LIBRARY, opened, progress_line, put, say
from clipper.cli.template_file import FORMATS
from clipper.cli.unlocking import PASSWORD_FILES, how, passwords, unlock
from clipper.errors import ClipperError
from clipper.i18n import _

if TYPE_CHECKING:
    from clipper.store.library import Library
    from clipper.workflows.handing_out import Handed, Written


@click.command("hand-out")
@LIBRARY
@click.argument("briefing")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--for", "lists", multiple=True, metavar="LIST", help="A list of recipients; may be given several times.")
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), help="May be given several times.")
@click.option("--summary", is_flag=True, help="A summary on one page, too.")
@click.option(
    "--style", default=None, help="clippings, executive, facsimile, links, or one of yours; else the issue's own."
)
@click.option(
    "--name", default=None, help="What the files are called; the issue's title, number and date if not given."
)
@PASSWORD_FILES
@JSON
def hand_out(
    library: Path,
    briefing: str,
    folder: Path,
    lists: Sequence[str],
    formats: Sequence[str],
    summary: bool,
    style: str | None,
    name: str | None,
    password_files: Sequence[Path],
    as_json: bool,
) -> None:
    """Write BRIEFING into FOLDER for its readers, and record what was handed out.

    Without --for and --format: as the issue's template says, else as PDF and Word.
    """
    from clipper.model.template import Handout
    from clipper.workflows import handing_out, unlocking

    given = passwords(password_files)
    with opened(library, write=True) as shelf:
        issue = named(shelf, briefing)
        planned = handing_out.planned(shelf, issue.id)
        if lists or formats:
            asked = formats or dict.fromkeys(one.format for one in planned)
            planned = tuple(Handout(to, kind, style or issue.style) for to in lists or ("",) for kind in asked)
        elif style:
            planned = tuple(replace(one, style=style) for one in planned)
        if summary:
            planned = (*planned, *(handing_out.on_one_page(to) for to in lists or ("",)))
        called = handing_out.clean_name(name or handing_out.issue_name(issue))
        if not called.strip("-. "):
            raise ClipperError(_("The name holds nothing a file can be called. Give another."))
        renditions = [(one.format, one.style) for one in planned]
        if unlock(shelf, unlocking.printed_files(shelf, issue.id, renditions), given, needed=False):
            say(how())
        folder.mkdir(parents=True, exist_ok=True)
        with progress_line() as progress:
            run = handing_out.hand_out(shelf, issue.id, planned, folder, called, by=_user(), progress=progress)
            _tell(shelf, run, as_json)


def _tell(shelf: "Library", run: "Iterable[Written | Handed]", as_json: bool) -> None:
    """Say what was written, and record it at the end."""
    from clipper.workflows import handing_out

    said: set[tuple[str, str]] = set()
    for one in run:
        if isinstance(one, handing_out.Handed):
            handing_out.record(shelf, one)
            continue
        for warning in one.warnings:
            if (one.handout.recipients, warning) not in said:  # every file of a list has the same to say
                said.add((one.handout.recipients, warning))
                say(f"{one.handout.recipients}: {warning}" if one.handout.recipients else warning)
        told = {"file": str(one.path), "recipients": one.handout.recipients, "pages": one.pages or None}
        put(told if as_json else str(one.path))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
