"""Random walks through every verb that changes a library: what each verb does with what stands there, drawn by a seed."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from msgspec.structs import replace

from clipper.errors import ClipperError, LibraryError
from clipper.model.annotation import Anchor, Annotation, Region, Role
from clipper.model.body import Body, figure, paragraph
from clipper.model.briefing import Office, Rendition, Tone
from clipper.model.clipping import Draft, Headline, MediaType, Original, Picture, Published, Status
from clipper.model.cutting import PageFile, Piece, RegionRole
from clipper.model.own_style import OwnStyle
from clipper.model.production import PanelState
from clipper.model.query import Is, Query
from clipper.model.rights import Licence, Reach
from clipper.model.template import Handout, Template, TemplateSection
from clipper.store.library import Library

WORDS = [
    "harbour",
    "strike",
    "pilots",
    "minister",
    "rare",
    "earth",
    "oil",
    "tariff",
    "Zürich",
    "naïve",
    "grams",
    "東京の港",
    "ストライキ",
    "ท่าเรือกรุงเทพ",
    "ព្រះ",
    "a\x00b",
    "it's",
    '"quoted"',
    "5%",
    "_x_",
    "😀",
    "é",
    "\ue000",
    "نفط",
]
NAMES = ("Harbour Post", "harbour  gazette", "Die Zeit", "東京新聞", "Post", "Le Monde", "O'Neil & Sons", "A\x00B")
PATHS = ("Trade", "Trade/Ports", "trade/Oil", "Energy/Oil/Brent", "Energy", "港", "a\x00b", "Trade/Ports/North")
STYLES = ("cabinet", "morning-pack", "links-2")
DAYS = (None, "2025-06-11", "2025-06-11", "0001-01-01", "9999-12-31", "1969-12-31", "2024-02-29")


@dataclass
class Walk:
    """A library and the dice that decide what is done with it; `batch` is the import that files now."""

    library: Library
    dice: Random
    batch: int | None = None
    filed_by: int | None = None
    """The batch of the filing just done, if one was."""
    noted: list[int] = field(default_factory=list)
    """The clippings just noted as read, which undo and redo leave so."""
    fields: dict[str, Any] = field(default_factory=dict)

    def some(self, ids: list[int], most: int = 4) -> list[int]:
        """A few of the ids; now and then one that is not there."""
        picked = self.dice.sample(ids, min(len(ids), self.dice.randint(1, most)))
        return [*picked, 999_999] if self.dice.random() < 0.05 else picked

    def text(self, most: int = 6) -> str:
        """A few words, now and then none."""
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(0, most)))

    def title(self) -> str:
        """A few words, at least one of letters."""
        return f"{self.dice.choice(WORDS)} story {self.text(3)}"

    def clippings(self) -> list[int]:
        """Everything filed, the trash too."""
        return sorted([*self.library.find(Query()), *self.trash()])

    def trash(self) -> list[int]:
        """What lies in the trash."""
        return list(self.library.find(Query(Is("trashed"))))

    def one(self, ids: list[int]) -> int:
        """One of the ids, else one that is not there."""
        return self.dice.choice(ids) if ids else 999_999

    def marks(self) -> list[int]:
        """All annotations."""
        return [mark.id for found in self.library.annotations.many(self.clippings()).values() for mark in found]

    def tags(self) -> list[int]:
        """All tags."""
        return [tag.id for tag in self.library.tags.tree()]

    def outlets(self) -> list[int]:
        """The whole register."""
        return [outlet.id for outlet in self.library.outlets.all()]

    def briefings(self) -> list[int]:
        """All briefings."""
        return [briefing.id for briefing in self.library.briefings.all()]

    def sections(self) -> list[int]:
        """All sections."""
        return [s.id for id in self.briefings() for s in self.library.briefings.one(id).sections]

    def entries(self) -> list[int]:
        """All entries."""
        every = [s for id in self.briefings() for s in self.library.briefings.one(id).sections]
        return [entry.id for section in every for entry in section.entries]

    def templates(self) -> list[int]:
        """The templates."""
        return [one.id for one in self.library.templates.all()]

    def recipients(self) -> list[int]:
        """The lists of recipients."""
        return [one.id for one in self.library.rights.recipients()]

    def feeds(self) -> list[int]:
        """The subscriptions."""
        return [one.id for one in self.library.feeds.all()]

    def published(self) -> Published:
        """A day, an instant, a misreading, or nothing."""
        day = self.dice.choice(DAYS)
        at = self.dice.choice((None, 1_749_600_000 + self.dice.randrange(86_400), -1))
        return Published(self.dice.choice((None, "as found")), day, at, self.dice.choice((None, "+01:00", "Z")))

    def body(self) -> Body:
        """Up to four blocks, one of them perhaps a figure."""
        blocks = [paragraph(f"{self.text()} body") for _ in range(self.dice.randint(0, 3))]
        if self.dice.random() < 0.3:
            blocks.append(figure(self.text(2), self.text(1), picture=picture(self.dice).sha256))
        return Body(tuple(blocks))

    def draft(self) -> Draft:
        """A story as an importer might have found it."""
        dice = self.dice
        data = dice.randbytes(9)
        return Draft(
            self.title(),
            self.body(),
            other_headlines=tuple(Headline(self.title()) for _ in range(dice.randint(0, 2))),
            deck=self.text(2),
            byline=dice.choice(("", "By Jane Roe")),
            outlet=dice.choice(("", *NAMES)),
            media_type=dice.choice(list(MediaType)),
            published=self.published(),
            seen_at=dice.choice((None, 5)),
            slug=dice.choice(("", "BC-STRIKE")),
            url=dice.choice(("", "https://paper.example/1", "https://paper.example/2")),
            keywords=tuple(dice.sample(WORDS, 2)),
            original=dice.choice((None, Original("a.txt", "text/plain", data=data))),
            pictures=(picture(dice),) if dice.random() < 0.3 else (),
            withdraws=dice.random() < 0.1,
        )


def picture(dice: Random) -> Picture:
    """One of three pictures."""
    data = bytes([0, dice.randrange(3), 255])
    return Picture(hashlib.sha256(data).hexdigest(), "image/png", 2, 1, data)


def _file(walk: Walk) -> None:
    if len(walk.clippings()) > 30:
        walk.library.clippings.purge(walk.trash())
        return
    drafts = [walk.draft() for _ in range(walk.dice.randint(1, 3))]
    if drafts[0].original is not None and drafts[0].original.data and walk.dice.random() < 0.5:
        mail = hashlib.sha256(drafts[0].original.data).hexdigest()
        drafts[1:] = [replace(one, held_by=mail) for one in drafts[1:]]
    drafts += drafts[:1] if walk.dice.random() < 0.2 else []
    walk.library.file(drafts, tags=walk.dice.sample(PATHS, walk.dice.randint(0, 1)), batch=walk.batch)
    walk.filed_by = walk.batch


def _note_read(walk: Walk) -> None:
    walk.noted = walk.some(walk.clippings())
    walk.library.clippings.note_read(walk.noted)


def _new_batch(walk: Walk) -> None:
    walk.batch = walk.library.new_batch(walk.text()) if walk.dice.random() < 0.7 else None


def _change(walk: Walk) -> None:
    fields = {
        "headline": walk.title(),
        "outlet": walk.dice.choice(("", *NAMES)),
        "published": walk.published(),
        "keywords": tuple(walk.dice.sample(WORDS, 3)),
        "url": walk.dice.choice(("", "https://paper.example/3")),
        "embargo": None,
    }
    picked = walk.dice.sample(sorted(fields), walk.dice.randint(1, 3))
    walk.library.clippings.change(walk.some(walk.clippings()), **{name: fields[name] for name in picked})


def _annotate(walk: Walk) -> None:
    place = walk.dice.choice(
        (Anchor(walk.text(), "", "a\x00", 3), Region(1, walk.dice.random() / 3, 0.1 + 0.2, 1e-300, 1.0, 2, "body"))
    )
    role = walk.dice.choice(list(Role))
    walk.library.annotations.add(walk.one(walk.clippings()), place, role, comment=walk.text(), speaker=walk.text(1))


def _pieces(walk: Walk) -> list[Piece]:
    """A few regions of pages; what stands under the files' names does not matter to the store."""
    dice = walk.dice
    files = [PageFile(hashlib.sha256(bytes([n])).hexdigest(), f"page {n}.pdf", "application/pdf") for n in (1, 2)]
    sources = [None, 999_999, *walk.clippings()]
    return [
        Piece(
            dice.choice(files), dice.randint(0, 2), dice.random() / 3, 0.1, 0.1 + 0.2, dice.random() / 2 + 0.01,
            dice.choice([*RegionRole]), dice.choice((0.0, 90.0, -1.5)), dice.choice(sources),
        )
        for _ in range(dice.randint(0, 3))
    ]  # fmt: skip


def _cut_out(walk: Walk) -> None:
    if len(walk.clippings()) <= 30:
        walk.library.cuttings.file(walk.draft(), _pieces(walk), tags=walk.dice.sample(PATHS, walk.dice.randint(0, 1)))


def _change_cutting(walk: Walk) -> None:
    pictures = [picture(walk.dice)] if walk.dice.random() < 0.3 else []
    walk.library.cuttings.change(walk.one(walk.clippings()), _pieces(walk), pictures)


def _marks(walk: Walk) -> list[Annotation]:
    return [mark for found in walk.library.annotations.many(walk.clippings()).values() for mark in found]


def _settle(walk: Walk) -> None:
    """Another place for some marks of one clipping, none for others; mostly of one that has marks."""
    marked = [mark.clipping for mark in _marks(walk) if mark.anchor is not None]
    clipping = walk.dice.choice(marked) if marked and walk.dice.random() < 0.8 else walk.one(walk.clippings())
    marks = [mark.id for mark in walk.library.annotations.of(clipping) if mark.anchor is not None]
    places = {id: walk.dice.choice((None, Anchor(walk.title(), "", "", walk.dice.randrange(9)))) for id in marks}
    walk.library.annotations.settle(clipping, places)


def _untag(walk: Walk) -> None:
    """A tag off marks, mostly one that they have."""
    tagged = [mark for mark in _marks(walk) if mark.tags]
    if tagged and walk.dice.random() < 0.8:
        mark = walk.dice.choice(tagged)
        walk.library.annotations.untag([mark.id], walk.dice.choice(mark.tags))
    else:
        walk.library.annotations.untag(walk.some(walk.marks(), 30), walk.dice.choice(PATHS))


def _change_outlet(walk: Walk) -> None:
    fields: dict[str, Any] = {
        "aliases": tuple(walk.dice.sample((*NAMES, "HP", "HG"), walk.dice.randint(0, 2))),
        "circulation": walk.dice.choice((None, 0, 2**62)),
        "masthead": walk.dice.choice((None, "00ff", "")),
        "city": walk.text(),
    }
    picked = walk.dice.sample(sorted(fields), 2)
    walk.library.outlets.change(walk.one(walk.outlets()), **{name: fields[name] for name in picked})


def _change_entry(walk: Walk) -> None:
    fields: dict[str, Any] = {
        "rendition": walk.dice.choice(list(Rendition)),
        "summary": walk.text(),
        "passages": walk.dice.choice((None, (), (1, 2))),
        "quotes": (3,),
        "tone": walk.dice.choice((None, *Tone)),
        "continued": walk.dice.random() < 0.5,
    }
    name = walk.dice.choice(sorted(fields))
    walk.library.briefings.change_entry(walk.one(walk.entries()), **{name: fields[name]})


def _add_entries(walk: Walk) -> None:
    briefing = walk.one(walk.briefings())
    section = walk.dice.choice((None, "Trade", walk.title(), walk.one(walk.sections())))
    at = walk.dice.choice((None, 0, 1))
    walk.library.briefings.add_entries(briefing, walk.some(walk.clippings()), section=section, at=at)


def _office(walk: Walk) -> None:
    walk.library.set_office(Office(name=walk.text(), contact=(walk.text(), "a\x00b")))


def _take_back(walk: Walk) -> None:
    walk.library.take_back(walk.dice.choice((walk.batch or 1, walk.dice.randint(1, 3))))


def _step(walk: Walk) -> None:
    """Several verbs as one; an inner one may fail alone, or all of them together."""
    fails = walk.dice.random() < 0.4
    try:
        with walk.library.step("Several"):
            for _ in range(walk.dice.randint(1, 3)):
                _draw_inside(walk)
            if fails:
                raise ClipperError("all of it is taken back")
    finally:
        walk.filed_by = None


def _draw_inside(walk: Walk) -> None:
    name = walk.dice.choice([name for name in VERBS if name != "library.step"])
    fails = walk.dice.random() < 0.3
    try:
        with walk.library.step("Inner"):
            VERBS[name](walk)
            if fails:
                raise ClipperError("this part is taken back")
    except LibraryError:
        raise
    except ClipperError:
        pass


def _keep_template(walk: Walk) -> None:
    dice, known = walk.dice, walk.templates()
    section = TemplateSection(walk.text(), walk.text(), rendition=dice.choice([*Rendition]))
    walk.library.templates.keep(
        Template(
            walk.one(known) if known and dice.random() < 0.6 else 0,
            "",
            walk.title(),
            walk.text(),
            sections=(section,) * dice.randint(0, 2),
            panel=tuple(dice.sample(NAMES, 2)),
            handouts=(Handout(walk.text(1), "pdf", depth=dice.choice((None, *Rendition))),),
            next_number=dice.choice((None, 0, 7)),
            wording={"page": walk.text(1)},
        )
    )


def _save_style(walk: Walk) -> None:
    dice = walk.dice
    files = tuple((name, dice.choice((b"one", b"two"))) for name in dice.sample(("a.png", "b.png"), dice.randint(0, 2)))
    walk.library.styles.save(OwnStyle(dice.choice((*STYLES, "")), walk.text(), files))


def _licence(walk: Walk) -> None:
    dice = walk.dice
    outlet = dice.choice((None, *walk.outlets()[:3]))
    recipients = dice.choice((None, *walk.recipients()))
    licence = Licence(dice.choice([*Reach]), dice.choice((None, 28)), mentions=("author",), notice=walk.text(2))
    walk.library.rights.set_licence(outlet, recipients, dice.choice((licence, licence, None)))


def _choose(walk: Walk) -> None:
    stories = walk.library.stories.of(walk.clippings())
    if not stories:
        raise ClipperError("no story yet")
    clipping = walk.dice.choice(list(stories))
    walk.library.stories.choose(stories[clipping].id, clipping)


VERBS: dict[str, Callable[[Walk], object]] = {
    "library.file": _file,
    "library.new_batch": _new_batch,
    "library.tidy": lambda walk: walk.library.tidy(),
    "library.take_back": _take_back,
    "library.set_office": _office,
    "library.step": _step,
    "clippings.change": _change,
    "clippings.promote_headline": lambda w: w.library.clippings.promote_headline(w.one(w.clippings()), 0),
    "clippings.set_body": lambda w: w.library.clippings.set_body(w.one(w.clippings()), w.body()),
    "clippings.set_status": lambda w: w.library.clippings.set_status(
        w.some(w.clippings()), w.dice.choice([*Status, Status.TRASHED, Status.TRASHED])
    ),
    "clippings.star": lambda w: w.library.clippings.star(w.some(w.clippings()), w.dice.random() < 0.6),
    "clippings.set_withdrawn": lambda w: w.library.clippings.set_withdrawn(
        w.some(w.clippings()), w.dice.random() < 0.6
    ),
    "clippings.note_read": _note_read,
    "clippings.mark_read": lambda w: w.library.clippings.mark_read(w.some(w.clippings()), w.dice.random() < 0.6),
    "clippings.purge": lambda w: w.library.clippings.purge(w.some(w.clippings(), 9)),
    "tags.add": lambda w: w.library.tags.add(f"{w.dice.choice(PATHS)}/{w.dice.choice(WORDS)}"),
    "tags.put": lambda w: w.library.tags.put(w.some(w.clippings(), 9), w.dice.choice(PATHS)),
    "tags.take": lambda w: w.library.tags.take(w.some(w.clippings(), 30), w.dice.choice(PATHS)),
    "tags.rename": lambda w: w.library.tags.rename(w.one(w.tags()), w.dice.choice((*PATHS, "New/Deep/Path"))),
    "tags.remove": lambda w: w.library.tags.remove(w.one(w.tags())),
    "tags.recolour": lambda w: w.library.tags.recolour(w.one(w.tags()), w.dice.randint(0, 9)),
    "annotations.add": _annotate,
    "annotations.change": lambda w: w.library.annotations.change(
        w.one(w.marks()), role=w.dice.choice((None, *Role)), comment=w.dice.choice((None, w.text()))
    ),
    "annotations.remove": lambda w: w.library.annotations.remove(w.some(w.marks())),
    "annotations.settle": _settle,
    "annotations.tag": lambda w: w.library.annotations.tag(w.some(w.marks()), w.dice.choice(PATHS)),
    "annotations.untag": _untag,
    "annotations.rename_role": lambda w: w.library.annotations.rename_role(w.dice.choice([*Role]), w.text(2)),
    "outlets.rename": lambda w: w.library.outlets.rename(w.one(w.outlets()), w.dice.choice(NAMES) + w.text(1)),
    "outlets.change": _change_outlet,
    "outlets.merge": lambda w: w.library.outlets.merge(w.some(w.outlets(), 2), w.one(w.outlets())),
    "cuttings.file": _cut_out,
    "cuttings.change": _change_cutting,
    "briefings.new": lambda w: w.library.briefings.new(w.title(), date=w.dice.choice((None, "2025-06-11"))),
    "briefings.change": lambda w: w.library.briefings.change(
        w.one(w.briefings()), title=w.title(), edition=w.text(), note=[(w.text(), w.text())]
    ),
    "briefings.remove": lambda w: w.library.briefings.remove(w.one(w.briefings())),
    "briefings.add_section": lambda w: w.library.briefings.add_section(
        w.one(w.briefings()), w.text(), w.dice.choice((None, 0))
    ),
    "briefings.rename_section": lambda w: w.library.briefings.rename_section(w.one(w.sections()), w.text()),
    "briefings.move_section": lambda w: w.library.briefings.move_section(w.one(w.sections()), w.dice.randint(0, 2)),
    "briefings.remove_section": lambda w: w.library.briefings.remove_section(w.one(w.sections())),
    "briefings.add_entries": _add_entries,
    "briefings.move_entries": lambda w: w.library.briefings.move_entries(
        w.some(w.entries()), w.one(w.sections()), w.dice.choice((None, 0, 1))
    ),
    "briefings.remove_entries": lambda w: w.library.briefings.remove_entries(w.some(w.entries())),
    "briefings.change_entry": _change_entry,
    "briefings.accept_quotations": lambda w: w.library.briefings.accept_quotations(w.one(w.entries()), [w.text(3)]),
    "stories.group": lambda w: w.library.stories.group(w.some(w.clippings(), 5)),
    "stories.ungroup": lambda w: w.library.stories.ungroup(w.some(w.clippings(), 9)),
    "stories.choose": _choose,
    "styles.save": _save_style,
    "styles.remove": lambda w: w.library.styles.remove(w.dice.choice(STYLES)),
    "templates.keep": _keep_template,
    "templates.remove": lambda w: w.library.templates.remove(w.one(w.templates())),
    "templates.count_on": lambda w: w.library.templates.count_on(w.one(w.templates())),
    "templates.set_panel": lambda w: w.library.templates.set_panel(
        w.one(w.briefings()), {w.dice.choice(NAMES): w.dice.choice([*PanelState])}
    ),
    "templates.take_off_panel": lambda w: w.library.templates.take_off_panel(
        w.one(w.briefings()), w.dice.sample(NAMES, 2)
    ),
    "templates.drop": lambda w: w.library.templates.drop(w.one(w.briefings()), [w.one(w.clippings())], w.text(2)),
    "templates.take_back": lambda w: w.library.templates.take_back(w.one(w.briefings()), w.some(w.clippings())),
    "feeds.add": lambda w: w.library.feeds.add(
        f"https://feed.example/{w.dice.randint(1, 5)}", w.text(2), w.dice.choice(("", *NAMES)), w.dice.sample(PATHS, 2)
    ),
    "feeds.change": lambda w: w.library.feeds.change(
        w.one(w.feeds()),
        url=f"https://feed.example/{w.dice.randint(1, 5)}",
        title=w.text(2),
        tags=w.dice.sample(PATHS, 1),
    ),
    "feeds.remove": lambda w: w.library.feeds.remove(w.one(w.feeds())),
    "quotations.refuse": lambda w: w.library.quotations.refuse(w.one(w.clippings()), w.text(2)),
    "rights.set_recipients": lambda w: w.library.rights.set_recipients(w.dice.choice(NAMES), w.dice.randint(0, 300)),
    "rights.remove_recipients": lambda w: w.library.rights.remove_recipients(w.one(w.recipients())),
    "rights.set_licence": _licence,
}
"""Every public verb that changes something, as "noun.verb"."""


def _replace_tag(walk: Walk) -> None:
    """A row replaced over a unique name: what hung on the old one goes with it."""
    with walk.library.step("Replace tag"):
        tag, path = walk.dice.randint(1, 9), walk.dice.choice(PATHS)
        walk.library._connection.run(
            "INSERT OR REPLACE INTO tags (id, path, folded, colour) VALUES (?, ?, ?, 1)", (tag, path, path.casefold())
        )


def _replace_text(walk: Walk) -> None:
    """A text replaced by one at the same press time."""
    with walk.library.step("Replace text"):
        walk.library._connection.run(
            """INSERT OR REPLACE INTO texts SELECT id, clipping, ?, deck, byline, outlet, notes, body, grams
               FROM texts WHERE clipping = ?""",
            (walk.title(), walk.one(walk.clippings())),
        )


def _swap_names(walk: Walk) -> None:
    """Two unique names change places by way of a third."""
    with walk.library.step("Swap names"):
        for table, column, ids in (("briefings", "uid", walk.briefings()), ("outlets", "folded", walk.outlets())):
            if len(ids) > 1:
                connection, a, b = walk.library._connection, *walk.dice.sample(ids, 2)
                old = dict(connection.rows(f"SELECT id, {column} FROM {table} WHERE id IN (?, ?)", (a, b)))
                for id, name in ((a, "~"), (b, old[a]), (a, old[b])):
                    connection.run(f"UPDATE {table} SET {column} = ? WHERE id = ?", (name, id))


def _shift_regions(walk: Walk) -> None:
    """Sums that no decimal notation holds."""
    with walk.library.step("Shift regions"):
        walk.library._connection.run("UPDATE annotations SET x = x + 0.1, y = y / 3 WHERE page IS NOT NULL")


def _dangle(walk: Walk) -> None:
    """A step that fails only when it is committed."""
    with walk.library.step("Point at nothing"):
        walk.library._connection.run("PRAGMA defer_foreign_keys = 1")
        walk.library._connection.run("UPDATE clippings SET earlier = 999999")
        walk.library._connection.run("DELETE FROM annotations")


STATEMENTS: dict[str, Callable[[Walk], object]] = {
    "replace a tag": _replace_tag,
    "replace a text": _replace_text,
    "swap names": _swap_names,
    "shift regions": _shift_regions,
    "point at nothing": _dangle,
}
"""What no verb does today, and the store must be able to take back all the same."""
