"""The originals of an issue in one ZIP file, each named by its printed code, with the list as a table."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from clipper.curate import editions
from clipper.errors import ClipperError
from clipper.exporters import tables
from clipper.exporters.base import whole_or_not_at_all
from clipper.i18n import _
from clipper.model.clipping import Clipping
from clipper.model.rights import Reach
from clipper.progress import Progress
from clipper.store.library import Library
from clipper.workflows.issue_paper import Paper

_PACKED = {".pdf", ".jpg", ".jpeg", ".png", ".zip", ".docx", ".odt", ".msg"}
"""Endings of files that are as small as they get."""
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The same in every file, so that the same issue gives the same bytes."""


def write(library: Library, paper: Paper, path: Path, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the ZIP, whole or not at all; a warning for every original that is left out, because of its licence or missing."""
    warnings: list[str] = []
    with whole_or_not_at_all(path) as fresh, zipfile.ZipFile(fresh, "w") as archive:
        _put(archive, "list.csv", b"\xef\xbb\xbf" + tables.text(paper.document).encode())
        for name, data, warning in _originals(library, paper, progress or Progress()):
            if warning:
                warnings.append(warning)
            else:
                _put(archive, name, data)
    return tuple(warnings)


def _originals(library: Library, paper: Paper, progress: Progress) -> Iterator[tuple[str, bytes, str]]:
    """Name, bytes and "" for each original that goes out, else the reason why not; a file that holds several goes once."""
    clippings = library.clippings.many(one.entry.clipping for one in paper.judged)
    codes = {item.key.removeprefix("c-"): item.code for item in editions.items(paper.document)}
    done: set[str] = set()
    for number, one in enumerate(paper.judged, 1):
        progress.step(number, len(paper.judged), _("Packing originals"))
        clipping = clippings[one.entry.clipping]
        original = clipping.draft.original
        if original is None or original.sha256 in done:
            continue
        if one.licence.reach not in (Reach.FULL, Reach.FREE) or not one.verdict.allowed:
            sentence = _("{outlet}: its licence does not cover the original, which is left out.")
            yield "", b"", sentence.format(outlet=one.use.outlet or one.use.headline)
            continue
        try:
            data = library.originals.data(original.sha256)
        except ClipperError:
            said = _("The original of “{name}” is missing or damaged, so it is left out. Restore it from a backup.")
            yield "", b"", said.format(name=clipping.draft.headline or original.name)
            continue
        done.add(original.sha256)
        yield _name(codes.get(one.use.clipping, ""), clipping, original.name), data, ""


def _name(code: str, clipping: Clipping, original: str) -> str:
    """ "1124-03 US and China agree.html"."""
    words = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", clipping.draft.headline or Path(original).stem)
    short = " ".join(words.split())[:60].strip(" .")
    return f"{f'{code} {short}'.strip() or 'original'}{Path(original).suffix.lower()[:10]}"


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    packed = Path(name).suffix.lower() in _PACKED
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)
