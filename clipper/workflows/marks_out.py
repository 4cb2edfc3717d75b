"""Write the marks of clippings to a file: Markdown, a table, or W3C Web Annotations."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from clipper.errors import ClipperError
from clipper.exporters import marks_jsonld, marks_markdown, marks_table
from clipper.exporters.base import whole_or_not_at_all
from clipper.exporters.style import role_words
from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.model.marked import Marked
from clipper.progress import Progress
from clipper.store.library import Library

WRITERS = {one.suffix: one for one in (marks_markdown, marks_table, marks_jsonld)}
_PAGE = 100


def labels(library: Library, language: str = "en") -> dict[Role, str]:
    """What each role is called: as the office calls it, else in the language."""
    own = library.annotations.labels()
    return {role: own.get(role) or role_words(role, language) for role in Role}


def marked(library: Library, ids: Iterable[int], progress: Progress | None = None) -> Iterator[Marked]:
    """Those of the clippings that have marks, in the order given, each with its marks in reading order."""
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), _PAGE):
        if progress:
            progress.step(start, len(wanted), _("Reading marks"))
        page = wanted[start : start + _PAGE]
        marks = library.annotations.many(page)
        clippings = library.clippings.many([one for one in page if one in marks])
        yield from (Marked(clippings[one], marks[one]) for one in page if one in clippings)


def write(
    library: Library, ids: Iterable[int], path: Path, *, language: str = "en", progress: Progress | None = None
) -> int:
    """Write the marks of these clippings to `path`, whole or not at all; how many marks that were.

    The ending says how: .md, .csv or .jsonld. Raises ClipperError for another one, and where there is no mark to write.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        known = ", ".join(WRITERS)
        raise ClipperError(
            _("Marks are not written as “{suffix}”. Choose one of {known}.").format(suffix=path.suffix, known=known)
        )
    found = list(marked(library, ids, progress))
    if not found:
        raise ClipperError(_("There are no marks in these clippings, so nothing was written."))
    with whole_or_not_at_all(path) as fresh:
        fresh.write_text(writer.text(found, labels(library, language)), encoding="utf-8", newline="")
    return sum(len(one.marks) for one in found)
