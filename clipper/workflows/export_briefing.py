"""Turn a briefing of the library into a Document and write it to a file."""

from pathlib import Path

from clipper.errors import ClipperError
from clipper.exporters import registry
from clipper.exporters.style import Style, load, worded
from clipper.i18n import _
from clipper.model.document import Document
from clipper.progress import Progress
from clipper.store.library import Library
from clipper.workflows.issue_paper import IssuePaper
from clipper.workflows.licensing import refuse_embargoes

REMARKS_IN = {".docx"}
"""Endings of formats that keep the desk's own remarks on marks apart from the page, where they can be taken out."""


def document(library: Library, briefing: int, *, remarks: bool = False) -> Document:
    """The briefing as it would be printed now; `remarks` keeps the desk's own comments with their marks."""
    return IssuePaper(library, briefing).paper(remarks=remarks).document


def export(
    library: Library, briefing: int, path: Path, *, style: str | None = None, progress: Progress | None = None
) -> tuple[str, ...]:
    """Write the briefing to `path` in the format its ending names, whole or not at all; the warnings.

    Raises ClipperError for an unknown ending or style and where the file cannot be written. Nothing is recorded: see
    `handing_out` for what goes to readers.
    """
    registry.exporter_for(path)
    issue = IssuePaper(library, briefing)
    paper = issue.paper(remarks=path.suffix.lower() in REMARKS_IN)
    refuse_embargoes(paper.judged)
    look = load(style or issue.issue.style, library.styles.all())
    return (*paper.said, *write(paper.document, look, path, progress))


def write(document: Document, style: Style, path: Path, progress: Progress | None = None) -> tuple[str, ...]:
    """Write a Document to `path`, whole or not at all; the warnings. Raises ClipperError where it cannot be written."""
    try:
        with worded(document.wording):
            return registry.exporter_for(path).write(document, style, path, progress=progress)
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise ClipperError(
            _("{path} could not be written: {why}. Choose another place.").format(path=path, why=why)
        ) from problem
