"""What the entry editor shows of one entry, gathered on the reading worker as plain values."""

from typing import TYPE_CHECKING

from msgspec import Struct

from clipper.annotate import anchors
from clipper.curate import fragments
from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.annotation import Annotation
from clipper.model.body import BlockKind, Body
from clipper.model.briefing import Entry, Rendition
from clipper.model.clipping import Clipping
from clipper.ui.briefing.story_facts import StoryFacts, story_facts
from clipper.ui.clippings.row_words import tellers

if TYPE_CHECKING:
    from clipper.store.library import Library


class Passage(Struct, frozen=True):
    """A marked passage that an excerpt may print."""

    mark: Annotation
    paragraph: int
    """Counted from 1 over paragraphs, quotes and list items; 0 where the mark lost its place."""
    before: str = ""
    """ "… " where it begins inside a sentence."""
    after: str = ""
    """ " …" where it ends inside one."""

    @property
    def text(self) -> str:
        """The words as an excerpt prints them."""
        return self.before + (self.mark.anchor.exact if self.mark.anchor else "") + self.after

    @property
    def words(self) -> int:
        """How many words it prints."""
        return len(self.mark.anchor.exact.split()) if self.mark.anchor else 0


class EntryFacts(Struct, frozen=True):
    """One entry with everything its editor shows."""

    briefing: int
    entry: Entry
    clipping: Clipping
    passages: tuple[Passage, ...]
    proposed: str
    """The summary that stands in until she confirms one."""
    has_facsimile: bool
    story: StoryFacts | None = None
    """The story it tells with others."""

    @property
    def kicker(self) -> str:
        """ "PRESS UPDATE · 5 OUTLETS"."""
        said = [self.clipping.draft.outlet or _("No outlet")]
        said += [tellers(self.story.named_outlets, self.story.outlets)] if self.story else []
        return "  ·  ".join(said).upper()

    @property
    def ticked(self) -> tuple[int, ...]:
        """The annotations an excerpt prints, in their order."""
        there = [one.mark.id for one in self.passages]
        return (
            tuple(there) if self.entry.passages is None else tuple(one for one in there if one in self.entry.passages)
        )


def gather(library: "Library", briefing: int, entry: int) -> EntryFacts | None:
    """The facts of an entry; None where it is gone."""
    from clipper.curate.composing import propose_summary

    try:
        issue = library.briefings.one(briefing)
    except ClipperError:
        return None
    found = next((one for section in issue.sections for one in section.entries if one.id == entry), None)
    clipping = library.clippings.many([found.clipping]).get(found.clipping) if found else None
    if found is None or clipping is None:
        return None
    body = clipping.draft.body
    marks = [mark for mark in library.annotations.of(clipping.id) if mark.anchor is not None]
    passages = tuple(_passage(mark, body) for mark in marks)
    story = story_facts(library, issue, clipping)
    return EntryFacts(briefing, found, clipping, passages, propose_summary(body), has_pages(clipping), story)


def has_pages(clipping: Clipping | None) -> bool:
    """Whether a clipping has a page or a picture that can be printed as it is."""
    if clipping is None:
        return False
    original = clipping.draft.original
    kind = original.media_type if original else ""
    return bool(clipping.draft.pictures) or kind == "application/pdf" or kind.startswith("image/")


def _passage(mark: Annotation, body: Body) -> Passage:
    place = None if mark.lost or mark.anchor is None else anchors.place(mark.anchor, body.text)
    if place is None:
        return Passage(mark, 0)
    start, end = place
    shown = [
        first
        for block, first in zip(body.blocks, body.starts, strict=True)
        if block.text and block.kind not in {BlockKind.FIGURE, BlockKind.HEADING}
    ]
    first, last = body.text.rfind("\n", 0, start) + 1, body.text.find("\n", end)
    before = fragments.before(body.text, start, first)
    after = fragments.after(body.text, end, last if last >= 0 else len(body.text))
    return Passage(mark, max(1, sum(one <= start for one in shown)), before, after)


def offered(facts: EntryFacts) -> tuple[Rendition, ...]:
    """The renditions that would print something of this entry."""
    without = set() if facts.has_facsimile else {Rendition.FACSIMILE, Rendition.TEXT_FACSIMILE}
    return tuple(one for one in Rendition if one not in without)
