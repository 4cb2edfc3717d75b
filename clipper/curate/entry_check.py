"""What is wanting in one entry: facts, text, marks, a confirmed summary, a headline that can be read at a glance."""

from collections.abc import Callable, Iterator, Sequence

from clipper.curate.quotes_check import both, marks_used
from clipper.curate.summaries import propose_summary
from clipper.curate.verbatim import nearest
from clipper.i18n import _
from clipper.model.annotation import Annotation
from clipper.model.body import Body
from clipper.model.briefing import Entry, Rendition
from clipper.model.clipping import Clipping, Draft, Status
from clipper.model.finding import Finding

LONG = 120
"""Characters of the longest headline."""
_SHORT = {Rendition.EXCERPT, Rendition.SUMMARY}
LINES = 3
"""Lines of the longest headline, in the measure of the issue's style."""


def entry_name(entry: Entry, draft: Draft) -> str:
    """What an entry is called in a sentence."""
    return entry.short_headline or draft.headline or _("(Untitled)")


def check_entry(
    entry: Entry, clipping: Clipping, marks: Sequence[Annotation], lines: Callable[[str], int]
) -> Iterator[Finding]:
    """What is to be said of an entry by itself; `lines` tells how many lines a headline takes in the issue's style."""
    draft, name = clipping.draft, entry_name(entry, clipping.draft)

    def found(kind: str, sentence: str, detail: str = "") -> Finding:
        return Finding(entry.id, kind, sentence.format(name=name), detail)

    if clipping.status is Status.TRASHED:
        yield found("trashed", _("“{name}” lies in the trash. Leave it out, or bring it back from the trash."))
    if clipping.withdrawn:
        yield found("withdrawn", _("“{name}” was withdrawn by its agency. Leave it out."))
    if not draft.outlet:
        yield found("no_outlet", _("“{name}” names no outlet. Write it into the clipping."))
    if not draft.published.day:
        yield found("no_date", _("“{name}” has no date. Write it into the clipping."))
    if not draft.language:
        yield found("no_language", _("The language of “{name}” is not known. Choose it in the clipping."))
    if entry.rendition is Rendition.FULL and not draft.body.reading_text:
        yield found("no_text", _("“{name}” has no text to print in full. Show its headline alone."))
    placed = {mark.id for mark in marks if mark.anchor and not mark.lost}
    if entry.rendition in _SHORT and not placed and not _summed_up(entry, draft.body):
        said = _("“{name}” has no text to sum up, so its headline alone is printed. Write a summary, or show its page.")
        yield found("no_text", said)
    if entry.rendition is Rendition.EXCERPT and not placed and _summed_up(entry, draft.body):
        yield found("no_marks", _("“{name}” has no marks, so its summary stands in for the excerpt."))
    if _prints_proposal(entry, draft.body, placed):
        yield found("proposed_summary", _("The summary of “{name}” is proposed and not yet confirmed."))
    if lost := [mark for mark in marks if mark.lost]:
        used = [mark.anchor.exact for mark in marks_used(entry, lost) if mark.anchor]
        detail = "\n".join(both(words, nearest(words, draft.body.text)) for words in used[:3])
        yield found("lost_mark", _("A mark in “{name}” lost its place. Mark the words again."), detail)
    yield from _long_headline(entry, draft, lines)


def _summed_up(entry: Entry, body: Body) -> bool:
    """Whether there is a summary to print: her own, or one that can be proposed; a scan without words has none."""
    return bool(entry.summary.strip() or propose_summary(body))


def _prints_proposal(entry: Entry, body: Body, placed: set[int]) -> bool:
    """Whether a summary is printed that nobody confirmed; an excerpt without any mark has a finding of its own."""
    if entry.summary.strip() or not propose_summary(body):
        return False
    if entry.rendition is not Rendition.EXCERPT:
        return entry.rendition is Rendition.SUMMARY
    return bool(placed) and entry.passages is not None and not placed & set(entry.passages)


def _long_headline(entry: Entry, draft: Draft, lines: Callable[[str], int]) -> Iterator[Finding]:
    headline = " ".join((entry.short_headline or draft.headline).split())
    number = len(headline)
    if number > LONG:
        said = _("The headline “{start}…” has {n} characters. Write a short headline.")
    elif number > LONG // 3 and (number := lines(headline)) > LINES:
        said = _("The headline “{start}…” takes {n} lines. Write a short headline.")
    else:
        return
    start = headline[:60].rsplit(" ", 1)[0]
    yield Finding(entry.id, "long_headline", said.format(start=start, n=number))
