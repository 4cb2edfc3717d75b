"""Handing an issue out: every list of readers its own files, and the production run written down in record and ledger."""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from clipper.curate import editions, rights
from clipper.errors import ClipperError
from clipper.exporters.sheet import close
from clipper.exporters.style import Style, as_pictures, load
from clipper.i18n import _
from clipper.model.briefing import Briefing, Rendition
from clipper.model.document import Change, Document
from clipper.model.production import PrintedItem, Production
from clipper.model.rights import LedgerLine, Recipients
from clipper.model.template import Handout
from clipper.progress import Progress
from clipper.store.library import Library
from clipper.workflows import export_briefing, originals_zip
from clipper.workflows.issue_paper import IssuePaper, Paper
from clipper.workflows.licensing import NOBODY, Judged, judge, refuse_embargoes
from clipper.workflows.page_places import places

_ALL = (Handout("", "pdf"), Handout("", "docx"))
"""What an issue without a template is handed out as."""
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|(?:COM|LPT)[0-9])(?:\.|$)", re.IGNORECASE)
"""Names of devices, which Windows gives no file (Naming Files, Paths, and Namespaces)."""


class Written(Struct, frozen=True):
    """One file that was written."""

    handout: Handout
    path: Path
    warnings: tuple[str, ...] = ()
    pages: int = 0
    """Of a PDF; 0 for other formats."""


class Handed(Struct, frozen=True):
    """What is to be recorded of a run whose files are all written."""

    issue: str
    """The briefing's uid."""
    production: Production
    ledger: tuple[LedgerLine, ...]


class Edition(Struct, frozen=True):
    """Which edition an issue is if it goes out now, and what it has that the one before had not."""

    number: int
    before: int | None = None
    """UTC seconds at which the edition before went out; None for a first one."""
    new: int = 0
    changed: int = 0
    withdrawn: int = 0


def planned(library: Library, briefing: int) -> tuple[Handout, ...]:
    """The handouts of the issue's template, else PDF and Word for nobody in particular, in the issue's style."""
    issue = library.briefings.one(briefing)
    if issue.template is not None:
        handouts = library.templates.one(issue.template).handouts
        if handouts:
            return handouts
    return tuple(replace(one, style=issue.style) for one in _ALL)


def on_one_page(recipients: str = "") -> Handout:
    """The summary of an issue on one page, for a list of readers."""
    return Handout(recipients, "pdf", style="executive", depth=Rendition.SUMMARY, pages=1)


def edition(library: Library, briefing: int) -> Edition:
    """Which edition the issue is if it goes out now."""
    paper = IssuePaper(library, briefing)
    before = editions.before(paper.whole, paper.productions)
    counts = editions.counted(paper.whole)
    return Edition(
        editions.number(paper.whole, paper.productions),
        before.produced if before else None,
        counts[Change.NEW],
        counts[Change.CHANGED],
        counts[Change.WITHDRAWN],
    )


def hand_out(
    library: Library,
    briefing: int,
    handouts: Sequence[Handout],
    folder: Path,
    name: str,
    *,
    by: str = "",
    now: int | None = None,
    progress: Progress | None = None,
) -> Iterator[Written | Handed]:
    """Write every handout into `folder`, each file whole or not at all; last comes what is to be recorded.

    The library is only read. An entry is shown to each list no further than its licence for that list reaches, and a
    warning says so. Raises ClipperError where an embargo lasts, a list or style is unknown, or a file cannot be written.
    """
    moment = int(time.time()) if now is None else now
    issue = IssuePaper(library, briefing, now=moment)
    lists = {one: _list(library, one) for one in dict.fromkeys(handout.recipients for handout in handouts)}
    for recipients in lists.values():
        refuse_embargoes(judge(library, issue.issue, recipients, now=moment))
    starts: dict[str, int] = {}
    written: list[Written] = []
    for handout, path in zip(handouts, file_names(handouts, folder, name), strict=True):
        one, found = _write(library, issue, handout, lists[handout.recipients], path, progress)
        if handout.recipients == "" or not starts:
            starts = found or starts
        written.append(one)
        yield one
    edition = editions.number(issue.whole, issue.productions)
    counted = _counted(library, issue, edition)
    ledger = [
        replace(line, copies=max(0, line.copies - counted[line.recipients, line.clipping]))
        for name, to in lists.items()
        for line in _ledger(issue, _widest(handouts, name), to, moment)
    ]
    production = Production(
        0, briefing, edition, moment, by, issue.issue.title, issue.issue.number, issue.issue.date,
        tuple(one.path.name for one in written), tuple(_printed(issue, starts)),
    )  # fmt: skip
    yield Handed(issue.issue.uid, production, tuple(ledger))


def record(library: Library, handed: Handed) -> int:
    """Write down that an issue was handed out, with a ledger line for each entry and list; the production's number.

    A preview is never recorded: only this counts.
    """
    return library.productions.record(handed.production, handed.issue, handed.ledger)


def issue_name(briefing: Briefing) -> str:
    """What an issue's files are called: "Morning brief 214, 2026-11-24"."""
    # the number and the day must not be cut off a long title: they tell one issue from the next
    title = " ".join(briefing.title.split())[:90]
    return clean_name(f"{title} {briefing.number or ''}".strip() + f", {briefing.date}")


def clean_name(name: str) -> str:
    """The name without what Windows, macOS or Linux do not allow in one (at most 120 characters)."""
    cleaned = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', "-", name)
    cleaned = " ".join(cleaned.split())[:120].strip(" .")
    return f"_{cleaned}" if _DEVICE.match(cleaned) else cleaned


def _short(name: str, most: int) -> str:
    """The name in at most so many bytes of UTF-8: systems allow 255 to the whole."""
    return name.encode("utf-8", "ignore")[:most].decode("utf-8", "ignore").strip(" .")


def file_names(handouts: Sequence[Handout], folder: Path, name: str) -> tuple[Path, ...]:
    """The files of the handouts: the name alone, with list, "summary" or style where two would be the same."""
    found: list[Path] = []
    for one in handouts:
        parts = [
            _short(name, 150),
            _short(clean_name(one.recipients), 60),
            _("summary") if one.pages == 1 else "",
            _("originals") if one.format == "zip" else "",
        ]
        said = ", ".join(part for part in parts if part)
        path = folder / f"{said}.{one.format}"
        for more in (one.style, *map(str, range(2, len(handouts) + 2))):
            if path in found:
                path = folder / f"{said}, {more}.{one.format}"
        found.append(path)
    return tuple(found)


def _list(library: Library, name: str) -> Recipients:
    """The list of readers of this name; nobody in particular where it is empty."""
    if not name:
        return NOBODY
    known = library.rights.recipients()
    found = next((one for one in known if one.name.casefold() == name.casefold()), None)
    if found is None:
        names = ", ".join(f"“{one.name}”" for one in known) or _("none yet")
        raise ClipperError(_("There is no list of recipients “{name}”. Lists: {names}.").format(name=name, names=names))
    return found


# -- writing -----------------------------------------------------------------------------------------------------------


def _write(
    library: Library,
    issue: IssuePaper,
    handout: Handout,
    recipients: Recipients,
    path: Path,
    progress: Progress | None,
) -> tuple[Written, dict[str, int]]:
    """Write one file; with a PDF the first page of every item by its key."""

    def paper(most: int, deep: int | None = None) -> Paper:
        return issue.paper(
            recipients=recipients,
            depth=handout.depth,
            most=most,
            deep=deep,
            remarks=path.suffix in export_briefing.REMARKS_IN,
        )

    made = paper(handout.most)
    if handout.format == "zip":
        said = originals_zip.write(library, made, path, progress)
        return Written(handout, path, (*made.said, *said)), {}
    style = load(handout.style or issue.issue.style, library.styles.all())
    if handout.pages == 1:
        style = close(style)
    if handout.image_only and handout.format == "pdf":
        style = as_pictures(style)
    if handout.pages and handout.format == "pdf":
        made, warnings = _within(paper, style, path, handout, progress)
    else:
        warnings = export_briefing.write(made.document, style, path, progress)
    if handout.format != "pdf":
        return Written(handout, path, (*made.said, *warnings)), {}
    sizes, items = places(made.document, path)
    keys = [item.key for item in editions.items(made.document)]
    starts = {key: first for key, (first, _last) in zip(keys, items, strict=False)}
    return Written(handout, path, (*made.said, *warnings), len(sizes)), starts


def _within(
    paper: Callable[[int, int | None], Paper], style: Style, path: Path, handout: Handout, progress: Progress | None
) -> tuple[Paper, tuple[str, ...]]:
    """Write what stands on the pages there are: the first entries as deep as they may be, the others as headlines alone.

    Where not even all the headlines fit, a warning says how many do.
    """
    warnings: tuple[str, ...] = ()

    def fits(made: Paper) -> bool:
        nonlocal warnings
        warnings = export_briefing.write(made.document, style, path, progress)
        return len(places(made.document, path)[0]) <= handout.pages

    made = paper(handout.most, None)
    total = len(editions.items(made.document))
    if fits(made):
        return made, warnings
    deep = _highest(total - 1, lambda n: fits(paper(handout.most, n)))
    if deep is not None:
        made = paper(handout.most, deep)
        fits(made)
        return made, warnings
    shown = _highest(total - 1, lambda n: n == 0 or fits(paper(n, 0))) or 1
    made = paper(shown, 0)
    fits(made)
    sentence = _("{n} of {all} entries stand on it; the whole issue has the rest.").format(n=shown, all=total)
    return made, (*warnings, sentence)


def _highest(most: int, holds: Callable[[int], bool]) -> int | None:
    """The highest number up to `most` for which it holds, as it does for all below; None where it does not even for 0."""
    if not holds(0):
        return None
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


# -- recording ---------------------------------------------------------------------------------------------------------


def _widest(handouts: Sequence[Handout], name: str) -> tuple[Handout, ...]:
    """The handouts a list gets: what is noted is the most it was shown in any of them."""
    return tuple(one for one in handouts if one.recipients == name)


def _counted(library: Library, issue: IssuePaper, edition: int) -> Counter[tuple[str, str]]:
    """The copies that each list has of each clipping already: the same edition again is no further copy."""
    runs = {one.id for one in issue.productions if one.edition == edition}
    counted: Counter[tuple[str, str]] = Counter()
    for line in library.productions.ledger() if runs else ():
        if line.production in runs:
            counted[line.recipients, line.clipping] += line.copies
    return counted


def _ledger(
    issue: IssuePaper, handouts: Sequence[Handout], recipients: Recipients, moment: int
) -> Iterator[LedgerLine]:
    codes = {item.key.removeprefix("c-"): item.code for item in editions.items(issue.whole)}
    shown: dict[int, Judged] = {}
    for handout in handouts:
        depth = Rendition.HEADLINE if handout.format == "csv" else handout.depth
        for one in issue.paper(recipients=recipients, depth=depth, most=handout.most).judged:
            known = shown.get(one.entry.id)
            if known is None or _reach(one) > _reach(known):
                shown[one.entry.id] = one
    for one in shown.values():
        use = replace(one.use, code=codes.get(one.use.clipping, ""))
        yield rights.ledger_line(issue.issue, use, one.licence, recipients, produced=moment, verdict=one.verdict)


def _reach(one: Judged) -> tuple[bool, int]:
    return one.use.rendition is not Rendition.HEADLINE, one.use.words


def _printed(issue: IssuePaper, starts: dict[str, int]) -> Iterator[PrintedItem]:
    """Every item of the whole issue, with its first page where a PDF was written."""
    clippings = issue.clippings
    entries = [e for section in issue.issue.sections for e in section.entries if e.clipping in clippings]
    document: Document = issue.whole
    items = [(section.title, item) for section in document.sections for item in section.items]
    for entry, (section, item) in zip(entries, items, strict=True):
        clipping = clippings[entry.clipping]
        original = clipping.draft.original
        yield PrintedItem(
            item.code,
            clipping.id,
            clipping.uid,
            clipping.story,
            section,
            item.headline,
            item.outlet,
            item.rendition,
            page=starts.get(item.key, 0),
            fingerprint=editions.fingerprint(item),
            source=original.sha256 if original else "",
        )
