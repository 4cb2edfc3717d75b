"""The outlets register: names, aliases and what is known of each title; a clipping points at its row."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.outlet import Outlet
from clipper.store.connection import Connection
from clipper.store.drafts import folded
from clipper.store.steps import Step

_KIND = """CASE WHEN o.kind = '' AND (SELECT avg(media_type = 'wire') FROM (SELECT media_type FROM clippings c
    WHERE c.outlet = o.id ORDER BY c.press DESC LIMIT 5)) >= 0.5 THEN 'wire' ELSE o.kind END"""
"""What an outlet is; where nobody said so, one whose last clippings came by wire is a wire."""
_FIELDS = ("domain", "city", "country", "language", "kind", "circulation", "circulation_date", "licence")


class Outlets:
    """The register of a library."""

    def __init__(self, connection: Connection, step: Step) -> None:
        self._connection = connection
        self._step = step

    def all(self) -> tuple[Outlet, ...]:
        """Every outlet by name, with the number of its clippings outside the trash."""
        return self._outlets("1", ())

    def one(self, id: int) -> Outlet:
        """One outlet; ClipperError naming the id where there is none."""
        found = self._outlets("o.id = ?", (id,))
        if not found:
            raise ClipperError(_("There is no outlet {id}.").format(id=id))
        return found[0]

    def _outlets(self, where: str, values: Sequence[Any]) -> tuple[Outlet, ...]:
        aliases: dict[int, list[str]] = {}
        for outlet, name in self._connection.rows("SELECT outlet, name FROM aliases ORDER BY folded"):
            aliases.setdefault(outlet, []).append(name)
        rows = self._connection.rows(
            f"""SELECT o.id, o.name, o.domain, o.city, o.country, o.language, {_KIND}, o.circulation, o.circulation_date, o.licence,
                o.masthead, (SELECT count(*) FROM clippings c WHERE c.outlet = o.id AND c.status <> 'trashed')
                FROM outlets o WHERE {where} ORDER BY o.folded""",
            values,
        )
        return tuple(
            Outlet(
                id, name, tuple(aliases.get(id, ())), *known, masthead=masthead.hex() if masthead else None, count=count
            )
            for id, name, *known, masthead, count in rows
        )

    def rename(self, id: int, name: str) -> None:
        """Give an outlet another name; the old one stays known as an alias."""
        name = _good_name(name)
        old = self.one(id)
        taken = find_named(self._connection, name)
        if taken is not None and taken != id:
            raise ClipperError(_("“{name}” is in the register already. Merge the two instead.").format(name=name))
        if name == old.name:
            return
        with self._step(_("Rename outlet")):
            self._connection.run("DELETE FROM aliases WHERE outlet = ? AND folded = ?", (id, folded(name)))
            self._connection.run("UPDATE outlets SET name = ?, folded = ? WHERE id = ?", (name, folded(name), id))
            if folded(old.name) != folded(name):
                self._add_alias(id, old.name)

    def change(self, id: int, **fields: Any) -> None:
        """Change what is known of an outlet: any field but id, name and count."""
        unknown = set(fields) - {*_FIELDS, "aliases", "masthead"}
        if unknown:
            raise TypeError(f"an outlet has no field {sorted(unknown)}")
        self.one(id)
        with self._step(_("Change outlet")):
            if "aliases" in fields:
                self._set_aliases(id, fields.pop("aliases"))
            if "masthead" in fields and fields["masthead"] is not None:
                fields["masthead"] = bytes.fromhex(fields["masthead"])
            for name, value in fields.items():
                self._connection.run(f"UPDATE outlets SET {name} = ? WHERE id = ?", (value, id))

    def merge(self, ids: Sequence[int], into: int) -> None:
        """Make several outlets one: their clippings go to `into`, their names become its aliases."""
        target = self.one(into)
        others = [self.one(id) for id in dict.fromkeys(ids) if id != into]
        with self._step(_("Merge outlets")):
            for other in others:
                self._connection.run("UPDATE clippings SET outlet = ? WHERE outlet = ?", (into, other.id))
                self._connection.run("DELETE FROM outlets WHERE id = ?", (other.id,))
                for name in (other.name, *other.aliases):
                    if folded(name) != folded(target.name):
                        self._add_alias(into, name)

    def _set_aliases(self, id: int, names: Iterable[str]) -> None:
        self._connection.run("DELETE FROM aliases WHERE outlet = ?", (id,))
        for name in names:
            taken = find_named(self._connection, name)
            if taken is not None and taken != id:
                raise ClipperError(
                    _("“{name}” is the name of another outlet. Merge the two instead.").format(name=name)
                )
            if taken is None:
                self._add_alias(id, _good_name(name))

    def _add_alias(self, id: int, name: str) -> None:
        self._connection.run("DELETE FROM aliases WHERE folded = ?", (folded(name),))
        self._connection.insert("INSERT INTO aliases (outlet, name, folded) VALUES (?, ?, ?)", (id, name, folded(name)))


def find_named(connection: Connection, name: str) -> int | None:
    """The outlet that has this name or alias."""
    key = folded(name)
    return connection.value(
        "SELECT id FROM outlets WHERE folded = ? UNION ALL SELECT outlet FROM aliases WHERE folded = ?", (key, key)
    )


def ids_for(connection: Connection, wanted: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The id of each outlet (name, address of a clipping) by its folded name; unknown ones are put in the register."""
    named: dict[str, tuple[str, str]] = {}
    for name, url in wanted:
        if key := folded(name):
            named.setdefault(key, (name, url))
    found: dict[str, int] = dict(connection.by_ids("SELECT folded, outlet FROM aliases WHERE folded IN ({ids})", named))
    found |= connection.by_ids("SELECT folded, id FROM outlets WHERE folded IN ({ids})", named)
    for key, (name, url) in named.items():
        if key not in found:
            found[key] = connection.insert(
                "INSERT INTO outlets (name, folded, domain) VALUES (?, ?, ?)",
                (" ".join(name.split()), key, _domain(url)),
            )
    return found


def _domain(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _good_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise ClipperError(_("An outlet needs a name."))
    return name
