"""The command line: results on standard output, sentences on standard error, exit codes 0, 1 and 2."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from clipper import limits, settings
from clipper.cli import (
    annotations,
    briefings,
    cutting,
    feeds,
    handing_out,
    office,
    quotations,
    reading_again,
    rights,
    styles,
    templates,
)
from clipper.cli.lines import clipping_object, clipping_page, row_line, row_object
from clipper.cli.output import JSON, LIBRARY, each, nothing, one_line, opened, progress_line, put, say
from clipper.cli.typed import Commands, Searching
from clipper.cli.unlocking import PASSWORD_FILE, PASSWORD_FILES, how, passwords, unlock
from clipper.cli.unlocking import password as one_password
from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.body import tidy
from clipper.model.intake import Ending, Ocr, Outcome
from clipper.store.library import Library

if TYPE_CHECKING:
    from clipper.workflows.import_files import Input


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Clipper, a press-clipping manager. Without a command it opens the window."""


@cli.command()
@LIBRARY
def new(library: Path) -> None:
    """Make an empty library."""
    Library.create(library).close()
    put(str(library))


@cli.command("import")
@LIBRARY
@click.argument("sources", nargs=-1, required=True)
@click.option("--tag", "tags", multiple=True, help="Tag everything that is filed.")
@click.option(
    "--ocr-language", default=None, help="Language of the words on scans (de, deu+fra); else it is found out."
)
@click.option("--password", default="", help="Opens locked PDFs; seen by whoever may list what runs on this machine.")
@PASSWORD_FILE
@click.option("--workers", default=0, hidden=True, type=int)
@JSON
def import_(
    library: Path,
    sources: Sequence[str],
    tags: Sequence[str],
    ocr_language: str | None,
    password: str,
    password_file: Path | None,
    workers: int,
    as_json: bool,
) -> int:
    """File SOURCES: files, folders, web addresses, or - for text on standard input."""
    from clipper.pages.render import locked, wrong_password
    from clipper.workflows import import_files

    password = one_password(password, password_file)
    with opened(library, write=True) as shelf, progress_line() as progress:
        inputs = [replace(one, password=password) for one in _inputs(sources)]
        batch = shelf.new_batch(tidy(", ".join(sources))[:200])
        refused, shut = False, False
        ocr = Ocr(settings.load().ocr_language if ocr_language is None else ocr_language)
        readings = import_files.read(inputs, progress, workers=workers or limits.WORKERS, ocr=ocr)
        for group in import_files.groups(readings):
            for outcome in import_files.file(shelf, group, tags=tags, batch=batch):
                refused = refused or outcome.status is Ending.REJECTED
                shut = shut or outcome.reason in {locked(), wrong_password()}
                _tell(outcome, as_json)
    if shut:
        say(how())
    nothing(not inputs, _("There is no file in what was named, so nothing was filed."), as_json)
    return 1 if refused else 0


def _inputs(sources: Sequence[str]) -> Iterator["Input"]:
    from clipper.workflows import import_files

    for source in sources:
        if source == "-":
            yield import_files.text_input(sys.stdin.buffer.read() if sys.stdin is not None else b"")
        else:
            yield from import_files.collect([source])


def _tell(outcome: Outcome, as_json: bool) -> None:
    if as_json:
        put(
            {
                "source": outcome.source,
                "status": outcome.status.value,
                "ids": list(outcome.ids),
                "reason": outcome.reason,
                "warnings": list(outcome.warnings),
            }
        )
    else:
        put("\t".join((outcome.status.value, " ".join(map(str, outcome.ids)), one_line(outcome.source))))
    if outcome.reason and not (as_json and outcome.status is Ending.DUPLICATE):
        say(f"{one_line(outcome.source)}: {outcome.reason}")
    for warning in () if as_json else outcome.warnings:
        say(f"{one_line(outcome.source)}: {warning}")


@cli.command("list", cls=Searching)
@LIBRARY
@click.argument("query", nargs=-1)
@click.option("--limit", default=100, show_default=True, type=click.IntRange(min=0), help="0 lists all.")
@JSON
def list_(library: Path, query: Sequence[str], limit: int, as_json: bool) -> None:
    """List clippings, newest published first: number, day, outlet, headline and tags.

    QUERY is what the search field takes: words, "phrases", -not, OR, tag: outlet: is: before: after:
    """
    from clipper.curate.query_language import parse

    with opened(library, write=False) as shelf:
        wanted = parse(" ".join(query))
        for part in wanted.not_understood:
            say(f"Searched as words: {part}")
        ids = list(shelf.find(replace(wanted, limit=limit)))
        for start in range(0, len(ids), 200):
            rows = shelf.clippings.rows(ids[start : start + 200])
            for one in ids[start : start + 200]:
                if one in rows:
                    put(row_object(rows[one]) if as_json else row_line(rows[one]))
        nothing(not ids and bool(query), _("No clipping says that."), as_json)
        nothing(not ids and not query, _("There are no clippings yet."), as_json)


@cli.command()
@LIBRARY
@click.argument("ids", nargs=-1, required=True, type=int)
@JSON
def show(library: Path, ids: Sequence[int], as_json: bool) -> int:
    """Show whole clippings."""
    with opened(library, write=False) as shelf:
        return each(ids, lambda one: put(clipping_object(shelf, one) if as_json else clipping_page(shelf, one)))


@cli.command()
@LIBRARY
@click.argument("tag")
@click.argument("ids", nargs=-1, required=True, type=int)
def tag(library: Path, tag: str, ids: Sequence[int]) -> int:
    """Put TAG (a path such as Energy/Oil) on clippings."""

    def put_on(one: int) -> None:
        shelf.clippings.one(one)
        shelf.tags.put([one], tag)
        put(str(one))

    with opened(library, write=True) as shelf:
        return each(ids, put_on)


@cli.command()
@LIBRARY
@click.argument("clipping", type=int)
@click.option("--exact", required=True, help="The words to mark.")
@click.option("--nth", default=1, show_default=True, type=int, help="Which of several places.")
@click.option(
    "--role", default="key quote", show_default=True, help="Also fact, criticism, our message, to check; or 1 to 5."
)
@click.option("--comment", default="", help="What you have to say about the words.")
@JSON
def annotate(library: Path, clipping: int, exact: str, nth: int, role: str, comment: str, as_json: bool) -> int:
    """Mark words in a clipping."""
    from clipper.workflows import annotating

    with opened(library, write=True) as shelf:

        def mark(one: int) -> None:
            made = annotating.mark_words(shelf, one, exact, nth=nth, role=annotating.role_named(role), comment=comment)
            put({"annotation": made, "clipping": one} if as_json else str(made))

        return each([clipping], mark)


@cli.command()
@LIBRARY
@click.argument("briefing")
@click.option(
    "--to", "path", required=True, type=click.Path(path_type=Path), help="FILE.docx, .pdf, .html, .md, .eml or .csv"
)
@click.option(
    "--style", default=None, help="clippings, executive, facsimile, links, or one of yours; else the issue's own."
)
@PASSWORD_FILES
def export(library: Path, briefing: str, path: Path, style: str | None, password_files: Sequence[Path]) -> None:
    """Write BRIEFING to a file, whole or not at all."""
    from clipper.workflows import export_briefing, unlocking

    given = passwords(password_files)
    with opened(library, write=False) as shelf:
        issue = briefings.named(shelf, briefing)
        rendition = (path.suffix.lower().lstrip("."), style or issue.style)
        if unlock(shelf, unlocking.printed_files(shelf, issue.id, [rendition]), given, needed=False):
            say(how())
        with progress_line() as progress:
            warnings = export_briefing.export(shelf, issue.id, path, style=style, progress=progress)
        for warning in warnings:
            say(warning)
    put(str(path))


@cli.command()
@click.option(
    "--to", "folder", default=Path("clipper-demo"), show_default=True, type=click.Path(path_type=Path), metavar="FOLDER",
    help="The folder to make; a demo that stands there is made anew.",
)  # fmt: skip
@click.option("--no-window", is_flag=True, help="Only write the files, and open no window on the library.")
def demo(folder: Path, no_window: bool) -> int:
    """Make a sample library with its briefing as Word, PDF, HTML and Markdown."""
    from clipper.workflows import demo as demo_library

    for path in demo_library.make(folder):
        put(str(path))
    if not no_window and sys.stdout.isatty() and _display():
        return _open_window(demo_library.library_in(folder))
    return 0


def _display() -> bool:
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_window(library: Path) -> int:
    """Open the desktop in a process of its own: no command imports Qt."""
    return subprocess.call(
        [sys.executable, "-c", "import sys; from clipper.app import main; sys.exit(main(sys.argv[1]))", str(library)]
    )


cli.add_command(annotations.annotations)
cli.add_command(briefings.briefing)
cli.add_command(cutting.cut)
cli.add_command(office.office)
cli.add_command(feeds.feed)
cli.add_command(quotations.quotes)
cli.add_command(reading_again.read_again)
cli.add_command(templates.template)
cli.add_command(styles.style)
cli.add_command(rights.rights)
cli.add_command(handing_out.hand_out)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # a stream that was closed before is None
    sys.stdout, sys.stderr = (stream or Path(os.devnull).open("w") for stream in (sys.stdout, sys.stderr))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return cli.main(args=list(argv) if argv is not None else None, standalone_mode=False) or 0
    except click.ClickException as problem:
        problem.show(file=sys.stderr)
        return 2
    except click.Abort:
        say("Stopped. What was done so far stays.")
        return 2
    except ClipperError as problem:
        say(str(problem))
        return 2
    except OSError as problem:
        said = ": ".join(str(part) for part in (problem.filename, problem.strerror or problem) if part)
        say(f"The system would not have it: {said}. Check the path, the disk and your rights.")
        return 2
