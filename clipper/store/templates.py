"""Templates of briefings, and what an issue made from one remembers of its panel and of what was dropped."""

import json
from collections.abc import Iterable
from typing import Any

from msgspec import to_builtins
from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.briefing import Rendition
from clipper.model.production import PanelState
from clipper.model.query import Order
from clipper.model.template import Handout, Template, TemplateSection
from clipper.store.bodies import compact
from clipper.store.connection import Connection
from clipper.store.drafts import folded
from clipper.store.steps import Step

_PLAIN = ("title", "style", "language", "edition", "past_days", "next_number")
_LISTS = ("sections", "panel", "handouts", "wording")


class Templates:
    """The templates of a library."""

    def __init__(self, connection: Connection, step: Step) -> None:
        self._connection = connection
        self._step = step

    def all(self) -> tuple[Template, ...]:
        """Every template, by name."""
        rows = self._connection.rows(
            f"SELECT id, uid, name, {', '.join((*_PLAIN, *_LISTS))} FROM templates ORDER BY folded"
        )
        return tuple(_template(row) for row in rows)

    def one(self, id: int) -> Template:
        """One template; ClipperError naming the id where there is none."""
        found = next((one for one in self.all() if one.id == id), None)
        if found is None:
            raise ClipperError(_("There is no template {id}.").format(id=id))
        return found

    def keep(self, template: Template) -> int:
        """Keep a template: a new one where its id is 0, else in the place of what it was; its id."""
        from uuid6 import uuid7

        name = " ".join(template.name.split())
        if not name:
            raise ClipperError(_("A template needs a name."))
        taken = self._connection.value("SELECT id FROM templates WHERE folded = ?", (folded(name),))
        if taken is not None and taken != template.id:
            raise ClipperError(_("There is a template “{name}” already.").format(name=name))
        values: dict[str, Any] = {"name": name, "folded": folded(name)}
        values |= {field: getattr(template, field) for field in _PLAIN}
        values |= {
            "sections": compact([to_builtins(one) for one in template.sections]),
            "panel": compact(list(template.panel)),
            "handouts": compact([to_builtins(one) for one in template.handouts]),
            "wording": compact(template.wording),
        }
        with self._step(_("Change template")):
            if template.id:
                self.one(template.id)
                names = ", ".join(f"{field} = ?" for field in values)
                self._connection.run(f"UPDATE templates SET {names} WHERE id = ?", (*values.values(), template.id))
                return template.id
            values["uid"] = str(uuid7())
            return self._connection.insert(
                f"INSERT INTO templates ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
                tuple(values.values()),
            )

    def remove(self, id: int) -> None:
        """Remove a template; the issues made from it stay."""
        self.one(id)
        with self._step(_("Remove template")):
            self._connection.run("DELETE FROM templates WHERE id = ?", (id,))

    def count_on(self, id: int) -> None:
        """The next issue has the next number, where the template counts for itself."""
        template = self.one(id)
        if template.next_number is not None:
            self.keep(replace(template, next_number=template.next_number + 1))

    # -- what an issue remembers ---------------------------------------------------------------------------------

    def panel(self, briefing: int) -> dict[str, PanelState]:
        """What came of each title of an issue's panel, in its order."""
        rows = self._connection.rows("SELECT outlet, state FROM panel WHERE briefing = ? ORDER BY id", (briefing,))
        return {outlet: PanelState(state) for outlet, state in rows}

    def set_panel(self, briefing: int, states: dict[str, PanelState]) -> None:
        """Note what came of reading titles of the panel; a title that was not on it is put on it."""
        with self._step(_("Change panel")):
            for outlet, state in states.items():
                there = self._connection.value(
                    "SELECT id FROM panel WHERE briefing = ? AND outlet = ?", (briefing, outlet)
                )
                if there is None:
                    self._connection.insert(
                        "INSERT INTO panel (briefing, outlet, state) VALUES (?, ?, ?)", (briefing, outlet, state.value)
                    )
                else:
                    self._connection.run("UPDATE panel SET state = ? WHERE id = ?", (state.value, there))

    def take_off_panel(self, briefing: int, outlets: Iterable[str]) -> None:
        """Take titles off an issue's panel; what it prints of them stays, and so does the template's panel."""
        with self._step(_("Change panel")):
            for outlet in dict.fromkeys(outlets):
                self._connection.run("DELETE FROM panel WHERE briefing = ? AND outlet = ?", (briefing, outlet))

    def dropped(self, briefing: int) -> dict[int, str]:
        """The clippings left out of an issue for good, each with the reason."""
        return dict(
            self._connection.rows("SELECT clipping, reason FROM dropped WHERE briefing = ? ORDER BY id", (briefing,))
        )

    def drop(self, briefing: int, clippings: list[int], reason: str) -> None:
        """Leave clippings out of an issue, and take their entries out of it; the reason is kept."""
        with self._step(_("Drop from briefing")):
            for clipping in dict.fromkeys(clippings):
                self._connection.run("DELETE FROM dropped WHERE briefing = ? AND clipping = ?", (briefing, clipping))
                self._connection.insert(
                    "INSERT INTO dropped (briefing, clipping, reason) VALUES (?, ?, ?)", (briefing, clipping, reason)
                )
            self._connection.run_for(
                "DELETE FROM entries WHERE briefing = ? AND clipping IN ({ids})", clippings, (briefing,)
            )

    def take_back(self, briefing: int, clippings: list[int]) -> None:
        """Leave clippings out of an issue no more; no entry is made for them."""
        with self._step(_("Take back into briefing")):
            self._connection.run_for(
                "DELETE FROM dropped WHERE briefing = ? AND clipping IN ({ids})", clippings, (briefing,)
            )


def _template(row: tuple) -> Template:
    id, uid, name, *rest = row
    plain = dict(zip((*_PLAIN, *_LISTS), rest, strict=True))
    sections = tuple(
        TemplateSection(**(one | {"order": Order(one["order"]), "rendition": Rendition(one["rendition"])}))
        for one in json.loads(plain.pop("sections"))
    )
    handouts = tuple(
        Handout(**(one | {"depth": Rendition(one["depth"]) if one["depth"] else None}))
        for one in json.loads(plain.pop("handouts"))
    )
    panel, wording = tuple(json.loads(plain.pop("panel"))), json.loads(plain.pop("wording"))
    return Template(id, uid, name, sections=sections, panel=panel, handouts=handouts, wording=wording, **plain)
