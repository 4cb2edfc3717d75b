"""An issue as a Document: its entries with everything that is printed beside them, for one list of readers, at one depth."""

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from clipper.annotate import anchors, marks
from clipper.curate import editions
from clipper.curate.beside import Beside, panel, play_report
from clipper.curate.composing import compose
from clipper.curate.handouts import narrowed
from clipper.errors import ClipperError
from clipper.exporters.style import counted, load, words
from clipper.i18n import _, _n
from clipper.model.briefing import Briefing, Rendition
from clipper.model.clipping import Clipping
from clipper.model.cutting import PageFile
from clipper.model.document import CutFrom, Document, Figure, PlayReport, Told
from clipper.model.production import PanelState, Production
from clipper.model.rights import Recipients
from clipper.store.library import Library
from clipper.workflows import facsimiles, mounting, new_issue
from clipper.workflows.licensing import NOBODY, Judged, fitted
from clipper.workflows.unlocking import locked


class Paper(Struct, frozen=True):
    """A Document with what its readers' licences made of it."""

    document: Document
    judged: tuple[Judged, ...]
    """Its entries under their licences, in its order."""
    said: tuple[str, ...] = ()
    """A sentence for every entry that is shown smaller than the issue has it."""


class IssuePaper:
    """One issue, read once and composed as often as there are lists, depths and formats."""

    def __init__(self, library: Library, briefing: int, *, now: int | None = None) -> None:
        """`now`: UTC seconds at which licences and embargoes are looked at; the present moment if not given."""
        self._library = library
        self.issue = library.briefings.one(briefing)
        self._now = int(time.time()) if now is None else now
        self._gone: dict[int, set[str]] = {}
        """Pictures and pages that were to be printed and cannot be had, by clipping."""
        self._unseen: dict[str, PageFile] = {}
        """The files among them whose pages could not be drawn."""

    def paper(
        self,
        *,
        recipients: Recipients = NOBODY,
        depth: Rendition | None = None,
        most: int = 0,
        deep: int | None = None,
        remarks: bool = False,
    ) -> Paper:
        """The issue for these readers, with edition marks and codes as printed before; `remarks` keeps the desk's own comments."""
        fit, judged, said = fitted(self._library, narrowed(self.issue, depth, most, deep), recipients, now=self._now)
        self._gone.clear()
        document = self._composed(fit, judged, recipients, remarks)
        said = (*said, *self._left_out())
        return Paper(self._as_edition(document) if self.productions or self._taken else document, judged, said)

    @cached_property
    def productions(self) -> tuple[Production, ...]:
        """What was handed out of the issue before."""
        return self._library.productions.of(self.issue.id)

    @cached_property
    def _taken(self) -> frozenset[str]:
        return self._library.productions.codes_of_others(self.issue.id, self.issue.date)

    @cached_property
    def whole(self) -> Document:
        """All of it as nobody in particular would get it: what editions are told apart by."""
        fit, judged, _said = fitted(self._library, self.issue, now=self._now)
        document = self._composed(fit, judged, NOBODY, remarks=False)
        if not self.productions and not self._taken:
            return document
        document = editions.coded(document, editions.codes(document, self.productions, self._taken))
        before = editions.before(document, self.productions)
        if before is None:
            return document
        since = f"{datetime.fromtimestamp(before.produced):%H:%M}"
        reasons = self._library.templates.dropped(self.issue.id)
        return editions.marked_against(document, before, since, reasons)

    def _as_edition(self, document: Document) -> Document:
        """The document with the codes of the whole issue, and its marks of what changed."""
        known = {item.key: item for item in editions.items(self.whole)}
        there = {item.key for item in editions.items(document)}
        sections = [
            replace(
                section,
                items=tuple(
                    replace(item, code=known[item.key].code, change=known[item.key].change)
                    if item.key in known
                    else item
                    for item in section.items
                ),
            )
            for section in document.sections
        ]
        changes = tuple(one if one.key in there else replace(one, key="") for one in self.whole.changes)
        return replace(document, sections=tuple(sections), changes=changes, changed_since=self.whole.changed_since)

    # -- composing -----------------------------------------------------------------------------------------------

    @cached_property
    def clippings(self) -> dict[int, Clipping]:
        """The clippings of its entries, by their numbers."""
        return self._library.clippings.many(e.clipping for s in self.issue.sections for e in s.entries)

    @cached_property
    def _stories(self) -> dict[int, tuple[int, ...]]:
        """For each clipping all that tell its story."""
        return {clipping: story.clippings for clipping, story in self._library.stories.of(self.clippings).items()}

    @cached_property
    def _others(self) -> dict[int, Clipping]:
        """The clippings that tell a story of the issue and have no entry of their own."""
        return self._library.clippings.many(
            {one for ids in self._stories.values() for one in ids} - set(self.clippings)
        )

    @cached_property
    def _pictures(self) -> set[str]:
        return {picture.sha256 for clipping in self.clippings.values() for picture in clipping.draft.pictures}

    def _picture(self, sha256: str) -> bytes | None:
        if sha256 not in self._pictures:
            return None
        try:
            return self._library.originals.data(sha256)
        except (ClipperError, OSError):
            for clipping in self.clippings.values():
                if any(one.sha256 == sha256 for one in clipping.draft.pictures):
                    self._gone.setdefault(clipping.id, set()).add(sha256)
            return None

    def _left_out(self) -> Iterator[str]:
        """A sentence for every clipping of which something is not printed, for its file is gone or cannot be drawn."""
        for id, files in self._gone.items():
            name = self.clippings[id].draft.headline or _("(Untitled)")
            if locked(self._library.originals, [self._unseen[one] for one in files if one in self._unseen]):
                said = _(
                    "The original of “{name}” is locked with a password nobody has typed, so its pages are left out."
                )
                yield said.replace("{name}", name)
                continue
            said = _n(
                "A picture or page of “{name}” is missing or damaged, so it is left out. Restore it from a backup.",
                "{n} pictures or pages of “{name}” are missing or damaged, so they are left out. Restore them from a backup.",
                len(files),
            )
            yield said.replace("{name}", name)

    def _composed(self, issue: Briefing, judged: tuple[Judged, ...], recipients: Recipients, remarks: bool) -> Document:
        library, notes = self._library, self._library.annotations.many(self.clippings)
        if not remarks:
            notes = {clipping: [replace(note, comment="") for note in made] for clipping, made in notes.items()}
        left_out = self._library.templates.dropped(self.issue.id)
        others = {id: one for id, one in self._others.items() if id not in left_out}
        made = compose(
            issue,
            self.clippings,
            notes,
            office=library.office(),
            places=anchors.place,
            flatten=marks.flat_spans,
            picture=self._picture,
            facsimiles=self._facsimile,
            stories={c: [others[one] for one in told if one in others] for c, told in self._stories.items()},
            cities={outlet.name: outlet.city for outlet in library.outlets.all() if outlet.city},
            beside=self._beside(judged, recipients),
        )
        return replace(made, wording=self._wording)

    def _facsimile(self, clipping: Clipping) -> Sequence[Figure]:
        """A cutting as it was mounted, any other clipping as the pages of its original."""
        if self._library.cuttings.of(clipping.id) is None:
            found = facsimiles.of(self._library.originals, clipping)
            original = clipping.draft.original
            if not found and original is not None and facsimiles.is_page(original.media_type):
                self._not_drawn(clipping, [PageFile(original.sha256, original.name, original.media_type)])
            return found
        found = mounting.of(self._library, clipping, self._room)
        if not found and (cutting := self._library.cuttings.of(clipping.id)):
            self._not_drawn(clipping, [piece.file for piece in cutting.pieces])
        return found

    def _not_drawn(self, clipping: Clipping, files: Sequence[PageFile]) -> None:
        self._gone.setdefault(clipping.id, set()).update(one.sha256 for one in files)
        self._unseen |= {one.sha256: one for one in files}

    @cached_property
    def _room(self) -> mounting.Room:
        """What the issue's own style offers a cutting."""
        try:
            return mounting.room_of(load(self.issue.style, self._library.styles.all()))
        except ClipperError:
            return mounting.Room()

    @cached_property
    def _wording(self) -> tuple[tuple[str, str], ...]:
        """The fixed words said otherwise: the roles as the office calls them, and what its template says."""
        labels = self._library.annotations.labels()
        wording = {f"role_{role.value.replace(' ', '_')}": label for role, label in labels.items()}
        if self.issue.template is not None:
            own = self._library.templates.one(self.issue.template).wording
            wording |= {key: said.strip() for key, said in own.items() if said.strip()}
        return tuple(sorted(wording.items()))

    def _beside(self, judged: tuple[Judged, ...], recipients: Recipients) -> Beside:
        return Beside(
            told=self._told,
            notices={one.entry.clipping: (one.licence.notice,) for one in judged if one.licence.notice},
            cut_from=self._cut_from,
            panel=panel(self._panel),
            play=self._play,
            distribution=distribution(recipients, self.issue.language),
        )

    @cached_property
    def _cut_from(self) -> Mapping[int, tuple[CutFrom, ...]]:
        """For each cutting the pages it was cut out of."""
        cuttings = self._library.cuttings.many(self.clippings)
        return {id: mounting.cut_from(self._library, self.clippings[id], one) for id, one in cuttings.items()}

    @cached_property
    def _panel(self) -> dict[str, PanelState]:
        return self._library.templates.panel(self.issue.id)

    @cached_property
    def _told(self) -> Mapping[int, Told]:
        """For each clipping the earlier issue that told its story."""
        told = new_issue.told_before(self._library, self.issue.id)
        entries = {entry.id: entry.clipping for section in self.issue.sections for entry in section.entries}
        return {entries[entry]: Told(one.number, one.date, one.new) for entry, one in told.items() if entry in entries}

    @cached_property
    def _play(self) -> PlayReport | None:
        """The stories of the issue by the panel's titles; None without a panel, or where no story has two of them."""
        titles = tuple(self._panel)
        known = {**self.clippings, **self._others}
        stories = []
        for section in self.issue.sections:
            for entry in section.entries:
                ids = self._stories.get(entry.clipping, ())
                told = [
                    known[one] for one in (entry.clipping, *(i for i in ids if i != entry.clipping)) if one in known
                ]
                if len({one.draft.outlet for one in told} & set(titles)) > 1:
                    stories.append((entry.short_headline or told[0].draft.headline, told))
        return play_report(stories, titles) if stories else None


def distribution(recipients: Recipients, language: str) -> str:
    """Who gets it, as it is printed: "Cabinet, 240 readers"; empty for nobody in particular."""
    readers = counted("readers", recipients.readers, language) if recipients.readers else ""
    return words(language)["comma"].join(part for part in (recipients.name, readers) if part)
