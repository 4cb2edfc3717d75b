"""Briefings with their sections and entries, in the order they are printed."""

import json
from collections.abc import Iterable, Sequence
from datetime import date as calendar
from typing import Any

from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.briefing import Briefing, Entry, Rendition, Section, Tone
from clipper.store.connection import Connection
from clipper.store.steps import Step

_FIELDS = ("title", "date", "number", "as_at", "edition", "language", "style", "template", "frozen_at", "note")
_ENTRY = (
    "rendition", "short_headline", "summary", "commentary", "passages", "quotes", "story", "override", "differences",
    "tone", "continued", "accepted",
)  # fmt: skip


class Briefings:
    """The briefings of a library."""

    def __init__(self, connection: Connection, step: Step) -> None:
        self._connection = connection
        self._step = step

    def all(self) -> tuple[Briefing, ...]:
        """Every briefing without its sections, newest first."""
        return self._briefings("1", ())

    def sizes(self) -> dict[int, int]:
        """How many entries each briefing has."""
        return dict(
            self._connection.rows(
                "SELECT b.id, count(e.id) FROM briefings b LEFT JOIN entries e ON e.briefing = b.id GROUP BY b.id"
            )
        )

    def one(self, id: int) -> Briefing:
        """One briefing with sections and entries; ClipperError naming the id where there is none."""
        found = self._briefings("id = ?", (id,))
        if not found:
            raise ClipperError(_("There is no briefing {id}.").format(id=id))
        entries: dict[int, list[Entry]] = {}
        for section, *row in self._connection.rows(
            f"SELECT section, id, clipping, {', '.join(_ENTRY)} FROM entries WHERE briefing = ? ORDER BY section, place, id",
            (id,),
        ):
            entries.setdefault(section, []).append(_entry(row))
        sections = self._connection.rows("SELECT id, title FROM sections WHERE briefing = ? ORDER BY place, id", (id,))
        return replace(found[0], sections=tuple(Section(s, title, tuple(entries.get(s, ()))) for s, title in sections))

    def named(self, number_or_title: str) -> Briefing:
        """The briefing with this number, else with exactly this title, the newest where several have it."""
        wanted = str(number_or_title).strip()
        found = (
            self._briefings("number = ?", (int(wanted),))
            if wanted.isascii() and wanted.isdigit() and len(wanted) < 19
            else ()
        )
        found = (
            found or self._briefings("title = ?", (str(number_or_title),)) or self._briefings("title = ?", (wanted,))
        )
        if not found:
            raise ClipperError(
                _("There is no briefing with the number or title “{name}”.").format(name=number_or_title)
            )
        return self.one(found[0].id)

    def _briefings(self, where: str, values: Sequence[Any]) -> tuple[Briefing, ...]:
        rows = self._connection.rows(
            f"SELECT id, uid, {', '.join(_FIELDS)} FROM briefings WHERE {where} ORDER BY date DESC, number DESC, id DESC",
            values,
        )
        return tuple(
            Briefing(*row, note=tuple((label, text) for label, text in json.loads(note))) for *row, note in rows
        )

    def new(self, title: str, *, date: str | None = None, number: int | None = None) -> int:
        """Make a briefing of today, with the number after the highest, where none is given; its id."""
        from uuid6 import uuid7

        title = _good_title(title)
        day = _good_day(date) if date else calendar.today().isoformat()
        with self._step(_("New briefing")):
            if number is None:
                number = (self._connection.value("SELECT max(number) FROM briefings") or 0) + 1
            return self._connection.insert(
                "INSERT INTO briefings (uid, title, date, number) VALUES (?, ?, ?, ?)",
                (str(uuid7()), title, day, number),
            )

    def change(self, id: int, **fields: Any) -> None:
        """Change title, date, number, as_at, edition, language, style, template, frozen_at or note ((label, text) each)."""
        _known(fields, _FIELDS, "briefing")
        if "title" in fields:
            fields["title"] = _good_title(fields["title"])
        if "date" in fields:
            fields["date"] = _good_day(fields["date"])
        if "note" in fields:
            fields["note"] = json.dumps([list(one) for one in fields["note"]], ensure_ascii=False)
        self._exists("briefings", id)
        with self._step(_("Change briefing")):
            self._update("briefings", id, fields)

    def remove(self, id: int) -> None:
        """Remove a briefing with its sections and entries; the clippings stay."""
        self._exists("briefings", id)
        with self._step(_("Remove briefing")):
            self._connection.run("DELETE FROM briefings WHERE id = ?", (id,))

    def add_section(self, briefing: int, title: str, at: int | None = None) -> int:
        """Put a section into a briefing, last or at place `at` (0 = first); its id."""
        self._exists("briefings", briefing)
        with self._step(_("Add section")):
            made = self._connection.insert(
                "INSERT INTO sections (briefing, place, title) VALUES (?, ?, ?)", (briefing, 1 << 31, title.strip())
            )
            self._put_in_order("sections", "briefing", briefing, [made], at)
        return made

    def rename_section(self, id: int, title: str) -> None:
        """Give a section another title."""
        self._exists("sections", id)
        with self._step(_("Rename section")):
            self._update("sections", id, {"title": title.strip()})

    def move_section(self, id: int, at: int) -> None:
        """Put a section at place `at` among its briefing's sections, counted without it."""
        briefing = self._exists("sections", id, "briefing")
        with self._step(_("Move section")):
            self._put_in_order("sections", "briefing", briefing, [id], at)

    def remove_section(self, id: int) -> None:
        """Remove a section and its entries; the clippings stay."""
        self._exists("sections", id)
        with self._step(_("Remove section")):
            self._connection.run("DELETE FROM sections WHERE id = ?", (id,))

    def add_entries(
        self,
        briefing: int,
        clippings: Iterable[int],
        *,
        section: int | str | None = None,
        at: int | None = None,
        rendition: Rendition = Rendition.FULL,
    ) -> tuple[int, ...]:
        """Put clippings into a briefing, in their order; the entries' ids.

        A section given by a title that is not there yet is made; None means the last section (made, untitled, where there is none).
        """
        self._exists("briefings", briefing)
        wanted = list(clippings)
        there = {row[0] for row in self._connection.by_ids("SELECT id FROM clippings WHERE id IN ({ids})", wanted)}
        for id in wanted:
            if id not in there:
                raise ClipperError(_("There is no clipping {id}.").format(id=id))
        with self._step(_("Add to briefing")):
            target = self._section(briefing, section)
            made = [
                self._connection.insert(
                    "INSERT INTO entries (briefing, section, place, clipping, rendition) VALUES (?, ?, ?, ?, ?)",
                    (briefing, target, (1 << 31) + number, id, Rendition(rendition).value),
                )
                for number, id in enumerate(wanted)
            ]
            self._put_in_order("entries", "section", target, made, at)
        return tuple(made)

    def move_entries(self, entries: Sequence[int], section: int, at: int | None = None) -> None:
        """Put entries, in this order, at place `at` of a section, counted without them; None is its end."""
        briefing = self._exists("sections", section, "briefing")
        for id in entries:
            self._exists("entries", id)
        with self._step(_("Move in briefing")):
            self._connection.run_many(
                "UPDATE entries SET section = ?, briefing = ? WHERE id = ? AND section <> ?",
                [(section, briefing, id, section) for id in entries],
            )
            self._put_in_order("entries", "section", section, list(dict.fromkeys(entries)), at)

    def remove_entries(self, ids: Iterable[int]) -> None:
        """Take entries out of their briefing; the clippings stay."""
        with self._step(_("Remove from briefing")):
            self._connection.run_many("DELETE FROM entries WHERE id = ?", [(id,) for id in ids])

    def change_entry(self, id: int, **fields: Any) -> None:
        """Change rendition, short_headline, summary, commentary, passages, quotes, story, override, differences, tone, continued or accepted."""
        _known(fields, _ENTRY, "entry")
        if "rendition" in fields:
            fields["rendition"] = Rendition(fields["rendition"]).value
        if fields.get("passages") is not None:
            fields["passages"] = json.dumps(list(fields["passages"]))
        if "quotes" in fields:
            fields["quotes"] = json.dumps(list(fields["quotes"]))
        if "accepted" in fields:
            fields["accepted"] = json.dumps(list(fields["accepted"]), ensure_ascii=False)
        if "tone" in fields:
            fields["tone"] = Tone(fields["tone"]).value if fields["tone"] else ""
        if "continued" in fields:
            fields["continued"] = int(fields["continued"])
        self._exists("entries", id)
        with self._step(_("Edit entry")):
            self._update("entries", id, fields)

    def accept_quotations(self, id: int, quotations: Sequence[str]) -> None:
        """Confirm quotations in the words of an entry, so that the check says no more of them.

        Raises ClipperError where there is no such entry.
        """
        held = self._exists("entries", id, "accepted")
        said = (" ".join(one.split()) for one in quotations)
        with self._step(_("Confirm quotation")):
            self.change_entry(id, accepted=tuple(dict.fromkeys((*json.loads(held), *filter(None, said)))))

    def _section(self, briefing: int, section: int | str | None) -> int:
        if isinstance(section, int):
            if self._connection.value("SELECT briefing FROM sections WHERE id = ?", (section,)) != briefing:
                raise ClipperError(_("There is no section {id} in this briefing.").format(id=section))
            return section
        if section is None:
            found = self._connection.value(
                "SELECT id FROM sections WHERE briefing = ? ORDER BY place DESC, id DESC", (briefing,)
            )
            return found or self.add_section(briefing, "")
        found = self._connection.value(
            "SELECT id FROM sections WHERE briefing = ? AND title = ? ORDER BY place, id", (briefing, section.strip())
        )
        return found or self.add_section(briefing, section)

    def _put_in_order(self, table: str, column: str, owner: int, moved: list[int], at: int | None) -> None:
        """Number the rows of one owner anew, `moved` together at place `at` of the others; rows that keep their place stay untouched."""
        rows = self._connection.rows(f"SELECT id, place FROM {table} WHERE {column} = ? ORDER BY place, id", (owner,))
        rest = [id for id, _place in rows if id not in set(moved)]
        at = len(rest) if at is None else min(max(at, 0), len(rest))
        places = dict(rows)
        order = [*rest[:at], *moved, *rest[at:]]
        self._connection.run_many(
            f"UPDATE {table} SET place = ? WHERE id = ?",
            [(place, id) for place, id in enumerate(order) if places[id] != place],
        )

    def _update(self, table: str, id: int, fields: dict[str, Any]) -> None:
        if fields:
            names = ", ".join(f"{name} = ?" for name in fields)
            self._connection.run(f"UPDATE {table} SET {names} WHERE id = ?", (*fields.values(), id))

    def _exists(self, table: str, id: int, column: str = "id") -> Any:
        """The value of a column of a row; ClipperError where the row is not there."""
        found = self._connection.row(f"SELECT {column} FROM {table} WHERE id = ?", (id,))
        if found is None:
            sentences = {
                "briefings": _("There is no briefing {id}."),
                "sections": _("There is no section {id}."),
                "entries": _("There is no entry {id}."),
            }
            raise ClipperError(sentences[table].format(id=id))
        return found[0]


def _entry(row: Sequence[Any]) -> Entry:
    (
        id,
        clipping,
        rendition,
        short,
        summary,
        commentary,
        passages,
        quotes,
        story,
        override,
        differences,
        tone,
        continued,
        accepted,
    ) = row
    return Entry(
        id,
        clipping,
        Rendition(rendition),
        short,
        summary,
        commentary,
        None if passages is None else tuple(json.loads(passages)),
        tuple(json.loads(quotes)),
        story,
        override,
        differences,
        Tone(tone) if tone else None,
        bool(continued),
        tuple(json.loads(accepted)),
    )


def _known(fields: dict[str, Any], names: tuple[str, ...], noun: str) -> None:
    unknown = set(fields) - set(names)
    if unknown:
        raise TypeError(f"a {noun} has no field {sorted(unknown)}")


def _good_title(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise ClipperError(_("A briefing needs a title."))
    return title


def _good_day(day: str) -> str:
    try:
        return calendar.fromisoformat(day).isoformat()
    except ValueError as problem:
        raise ClipperError(_("“{day}” is not a date. Write it as 2025-06-11.").format(day=day)) from problem
