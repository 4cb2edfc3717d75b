"""The command line: results on standard output, sentences on standard error, exit codes 0, 1 and 2."""

import io
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from clipper.errors import ClipperError
from clipper.model.clipping import Clipping, ClippingRow, Published
from clipper.progress import Progress

LIBRARY = click.argument("library", type=click.Path(path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


def say(sentence: str) -> None:
    """A sentence for the user, on standard error."""
    click.echo(sentence, err=True)


def put(line: str | dict[str, Any]) -> None:
    """One result on standard output, flushed at once."""
    text = json.dumps(line, ensure_ascii=False) if isinstance(line, dict) else line
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def opened(path: Path, *, write: bool) -> Any:
    """The library at `path`."""
    from clipper.store.library import Library

    return Library.open(path, write=write)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Clipper, a press-clipping manager. Without a command it opens the window."""


@cli.command()
@LIBRARY
def new(library: Path) -> None:
    """Make an empty library."""
    from clipper.store.library import Library

    Library.create(library).close()
    put(str(library))


@cli.command("import")
@LIBRARY
@click.argument("sources", nargs=-1, required=True)
@click.option("--tag", "tags", multiple=True, help="Tag everything that is filed.")
@click.option("--workers", default=0, hidden=True, type=int)
@JSON
def import_(library: Path, sources: Sequence[str], tags: Sequence[str], workers: int, as_json: bool) -> int:
    """File SOURCES: files, folders, web addresses, or - for text on standard input."""
    from clipper import limits
    from clipper.model.intake import Ending
    from clipper.workflows import import_files

    with opened(library, write=True) as shelf, progress_line() as progress:
        inputs = list(_inputs(sources))
        batch = shelf.new_batch(", ".join(sources)[:200])
        refused = False
        for group in import_files.groups(import_files.read(inputs, progress, workers=workers or limits.WORKERS)):
            for outcome in import_files.file(shelf, group, tags=tags, batch=batch):
                refused = refused or outcome.status is Ending.REJECTED
                _tell(outcome, as_json)
    return 1 if refused else 0


def _inputs(sources: Sequence[str]) -> Iterator[Any]:
    from clipper.workflows import import_files

    for source in sources:
        if source == "-":
            yield import_files.text_input(sys.stdin.buffer.read().decode("utf-8", "replace"))
        else:
            yield from import_files.collect([source])


def _tell(outcome: Any, as_json: bool) -> None:
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
        ids = " ".join(map(str, outcome.ids))
        put(f"{outcome.status.value}\t{ids}\t{outcome.source}")
    if outcome.reason and not (as_json and outcome.status.value == "duplicate"):
        say(f"{outcome.source}: {outcome.reason}")


@cli.command("list")
@LIBRARY
@click.argument("query", nargs=-1)
@click.option("--limit", default=100, show_default=True, type=click.IntRange(min=0), help="0 lists all.")
@JSON
def list_(library: Path, query: Sequence[str], limit: int, as_json: bool) -> None:
    """List clippings, newest published first."""
    from dataclasses import replace

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
                    put(_row_json(rows[one]) if as_json else _row_line(rows[one]))


def _row_json(row: ClippingRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "uid": row.uid,
        "headline": row.headline,
        "outlet": row.outlet or None,
        "published": iso(Published(None, row.day, row.at, row.zone)),
        "added": instant(row.added),
        "language": row.language or None,
        "status": row.status,
        "starred": row.starred,
        "tags": [path for path, _colour in row.tags],
    }


def _row_line(row: ClippingRow) -> str:
    day = iso(Published(None, row.day, row.at, row.zone)) or "no date"
    return "\t".join((str(row.id), day, row.outlet or "no outlet", row.headline, ", ".join(p for p, _c in row.tags)))


def iso(published: Published) -> str | None:
    """ISO 8601 as precise as the source and in its own zone: "2023-12-23" or "2023-12-23T06:10:00+01:00"."""
    if published.at is None:
        return published.day
    from datetime import UTC, datetime, timedelta, timezone

    zone = published.zone or "Z"
    if zone == "Z":
        return datetime.fromtimestamp(published.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    sign = -1 if zone[0] == "-" else 1
    hours, _colon, minutes = zone[1:].partition(":")
    offset = timezone(sign * timedelta(hours=int(hours), minutes=int(minutes or 0)))
    return datetime.fromtimestamp(published.at, offset).isoformat()


def instant(seconds: int | None) -> str | None:
    """UTC seconds as ISO 8601."""
    return iso(Published(None, None, seconds, "Z")) if seconds is not None else None


@cli.command()
@LIBRARY
@click.argument("ids", nargs=-1, required=True, type=int)
@JSON
def show(library: Path, ids: Sequence[int], as_json: bool) -> int:
    """Show whole clippings."""
    with opened(library, write=False) as shelf:
        return _each(ids, lambda one: put(_whole(shelf, one) if as_json else _page(shelf, one)))


def _each(ids: Iterable[int], deed: Any) -> int:
    """Do the deed for every id, naming the refused ones; 0, or 1 if any was refused."""
    code = 0
    for one in ids:
        try:
            deed(one)
        except ClipperError as problem:
            say(str(problem))
            code = 1
    return code


def _whole(shelf: Any, one: int) -> dict[str, Any]:
    clipping: Clipping = shelf.clippings.one(one)
    draft = clipping.draft
    original = draft.original
    return {
        "id": clipping.id,
        "uid": clipping.uid,
        "headline": draft.headline,
        "other_headlines": [h.text for h in draft.other_headlines],
        "kicker": draft.kicker or None,
        "deck": draft.deck or None,
        "byline": draft.byline or None,
        "authors": list(draft.authors),
        "dateline": draft.dateline or None,
        "credit": draft.credit or None,
        "outlet": draft.outlet or None,
        "media_type": draft.media_type.value,
        "edition": draft.edition or None,
        "section": draft.section or None,
        "page": draft.page or None,
        "published": iso(draft.published),
        "modified": iso(draft.modified),
        "seen": instant(draft.seen_at),
        "added": instant(clipping.added),
        "embargo": {"raw": draft.embargo.raw, "until": instant(draft.embargo.until)} if draft.embargo else None,
        "slug": draft.slug or None,
        "url": draft.url or None,
        "language": draft.language or None,
        "rights": draft.rights or None,
        "editors_note": draft.editors_note or None,
        "keywords": list(draft.keywords),
        "tags": list(clipping.tags),
        "status": clipping.status.value,
        "starred": clipping.starred,
        "text": draft.body.reading_text,
        "blocks": [_block(b) for b in draft.body.blocks],
        "annotations": [_annotation(a) for a in shelf.annotations.of(one)],
        "original": original
        and {
            "sha256": original.sha256,
            "name": original.name,
            "media_type": original.media_type,
            "bytes": original.size,
        },
        "batch": clipping.batch,
        "story": clipping.story,
        "warnings": list(draft.warnings),
        "confidence": {c.field: {"sure": c.sure, "source": c.source} for c in draft.confidence},
    }


def _block(block: Any) -> dict[str, Any]:
    spans = [{"start": s.start, "end": s.end, "kind": s.kind.value, "href": s.href} for s in block.spans]
    return {"kind": block.kind.value, "text": block.text, "level": block.level, "spans": spans}


def _annotation(one: Any) -> dict[str, Any]:
    anchor = one.anchor
    return {
        "id": one.id,
        "exact": anchor.exact if anchor else None,
        "start": anchor.start if anchor else None,
        "role": one.role.value,
        "comment": one.comment or None,
        "speaker": one.speaker or None,
        "lost": one.lost,
    }


def _page(shelf: Any, one: int) -> str:
    clipping: Clipping = shelf.clippings.one(one)
    draft = clipping.draft
    facts = (draft.outlet, draft.byline, draft.dateline, iso(draft.published) or "no date", ", ".join(clipping.tags))
    return "\n".join((draft.headline, " · ".join(f for f in facts if f), "", draft.body.text, ""))


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
        return _each(ids, put_on)


@cli.command()
@LIBRARY
@click.argument("clipping", type=int)
@click.option("--exact", required=True, help="The words to mark.")
@click.option("--nth", default=1, show_default=True, type=int, help="Which of several places.")
@click.option("--role", default="key quote", show_default=True)
@click.option("--comment", default="")
@JSON
def annotate(library: Path, clipping: int, exact: str, nth: int, role: str, comment: str, as_json: bool) -> int:
    """Mark words in a clipping."""
    from clipper.workflows import annotating

    with opened(library, write=True) as shelf:

        def mark(one: int) -> None:
            made = annotating.mark_words(shelf, one, exact, nth=nth, role=annotating.role_named(role), comment=comment)
            put({"annotation": made, "clipping": one} if as_json else str(made))

        return _each([clipping], mark)


@cli.group()
@LIBRARY
@click.pass_context
def briefing(context: click.Context, library: Path) -> None:
    """Make briefings and fill them."""
    context.obj = library


@briefing.command("new")
@click.argument("title")
@JSON
@click.pass_obj
def briefing_new(library: Path, title: str, as_json: bool) -> None:
    """Make an empty briefing and print its number."""
    with opened(library, write=True) as shelf:
        made = shelf.briefings.one(shelf.briefings.new(title))
        put({"briefing": made.number, "uid": made.uid, "title": made.title} if as_json else str(made.number))


@briefing.command("add")
@click.argument("briefing")
@click.argument("ids", nargs=-1, required=True, type=int)
@click.option("--section", default=None, help="Title of the section; made if it is not there.")
@click.option(
    "--as",
    "rendition",
    default="full",
    show_default=True,
    type=click.Choice(["full", "excerpt", "summary", "headline", "facsimile"]),
)
@JSON
@click.pass_obj
def briefing_add(
    library: Path, briefing: str, ids: Sequence[int], section: str | None, rendition: str, as_json: bool
) -> int:
    """Put clippings into BRIEFING (its number or exact title)."""
    from clipper.model.briefing import Rendition

    with opened(library, write=True) as shelf:
        issue = shelf.briefings.named(briefing)
        made: list[int] = []

        def add(one: int) -> None:
            shelf.clippings.one(one)
            made.extend(shelf.briefings.add_entries(issue.id, [one], section=section, rendition=Rendition(rendition)))

        code = _each(ids, add)
        put({"briefing": issue.number, "entries": made} if as_json else " ".join(map(str, made)))
        return code


@briefing.command("list")
@JSON
@click.pass_obj
def briefing_list(library: Path, as_json: bool) -> None:
    """List the briefings, newest first."""
    with opened(library, write=False) as shelf:
        sizes = shelf.briefings.sizes()
        for one in shelf.briefings.all():
            row = {
                "briefing": one.number,
                "uid": one.uid,
                "title": one.title,
                "date": one.date,
                "number": one.number,
                "entries": sizes.get(one.id, 0),
            }
            put(row if as_json else f"{one.number}\t{one.date}\t{one.title}\t{row['entries']}")


@cli.command()
@LIBRARY
@click.argument("briefing")
@click.option("--to", "path", required=True, type=click.Path(path_type=Path), help="FILE.docx, .pdf, .html or .md")
@click.option("--style", default=None)
def export(library: Path, briefing: str, path: Path, style: str | None) -> None:
    """Write BRIEFING to a file, whole or not at all."""
    from clipper.workflows import export_briefing

    with opened(library, write=False) as shelf, progress_line() as progress:
        for warning in export_briefing.export(
            shelf, shelf.briefings.named(briefing).id, path, style=style, progress=progress
        ):
            say(warning)
    put(str(path))


@cli.command()
@click.option("--to", "folder", default=Path("clipper-demo"), type=click.Path(path_type=Path))
@click.option("--no-window", is_flag=True, help="Only write the files.")
def demo(folder: Path, no_window: bool) -> int:
    """Make a sample library with its briefing as Word, PDF, HTML and Markdown."""
    from clipper.workflows import demo as demo_library

    for path in demo_library.make(folder):
        put(str(path))
    if not no_window and sys.stdout.isatty() and _display():
        return _open_window(demo_library.library_in(folder))
    return 0


def _display() -> bool:
    import os

    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_window(library: Path) -> int:
    """Open the desktop in a process of its own: no command imports Qt."""
    import subprocess

    return subprocess.call(
        [sys.executable, "-c", "import sys; from clipper.app import main; sys.exit(main([sys.argv[1]]))", str(library)]
    )


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
    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def follow() -> None:
            while not ended.wait(0.1):
                bar.update(task, completed=progress.done, total=progress.total, description=progress.label[-60:])

        threading.Thread(target=follow, daemon=True).start()
        try:
            yield progress
        finally:
            ended.set()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
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
    except BrokenPipeError:
        return 0
