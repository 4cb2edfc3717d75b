"""Annotations: marks on a clipping's text or page, with role, comment and author."""

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.annotation import Anchor, Annotation, Region, Role
from clipper.model.body import tidy
from clipper.store import corrections
from clipper.store.connection import Connection
from clipper.store.drafts import folded
from clipper.store.steps import Step
from clipper.store.tags import Tags, clean_path, tag_order

_SELECT = """SELECT a.id, a.uid, a.clipping, a.exact, a.prefix, a.suffix, a.start, a.page, a.x, a.y, a.width, a.height,
    a.region_order, a.region_role, r.name, a.comment, a.speaker, a.author, a.created, a.lost
    FROM annotations a JOIN roles r ON r.id = a.role WHERE {where}"""

_TAGS = """SELECT x.annotation, t.path FROM annotations a JOIN annotation_tags x ON x.annotation = a.id
    JOIN tags t ON t.id = x.tag WHERE a.clipping IN ({ids})"""


class Annotations:
    """The marks of a library."""

    def __init__(self, connection: Connection, step: Step) -> None:
        self._connection = connection
        self._step = step

    def of(self, clipping: int) -> tuple[Annotation, ...]:
        """The marks of a clipping, by where they start."""
        return self.many([clipping]).get(clipping, ())

    def many(self, clippings: Iterable[int]) -> dict[int, tuple[Annotation, ...]]:
        """The marks of each clipping that has any, by where they start."""
        found: dict[int, list[Annotation]] = {}
        wanted = dict.fromkeys(clippings)
        for row in self._connection.by_ids(_SELECT.format(where="a.clipping IN ({ids})"), wanted):
            one = _annotation(row)
            found.setdefault(one.clipping, []).append(one)
        tags = self._tags(found)
        for marks in found.values():
            marks.sort(key=_place)
            if tags:
                marks[:] = [replace(one, tags=tuple(tags.get(one.id, ()))) for one in marks]
        return {clipping: tuple(marks) for clipping, marks in found.items()}

    def _tags(self, clippings: Iterable[int]) -> dict[int, list[str]]:
        """The tags of those marks of the clippings that have any."""
        found: dict[int, list[str]] = {}
        for mark, path in self._connection.by_ids(_TAGS, clippings):
            found.setdefault(mark, []).append(path)
        return {mark: sorted(set(paths), key=tag_order) for mark, paths in found.items()}

    def labels(self) -> dict[Role, str]:
        """What the office calls its roles; a role that keeps the name it came with is not among them."""
        rows = self._connection.rows("SELECT name, label FROM roles WHERE label <> ''")
        return {Role(name): label for name, label in rows}

    def rename_role(self, role: Role, label: str) -> None:
        """Call a role otherwise in this library; an empty label gives it back the name it came with."""
        with self._step(_("Rename role")):
            self._connection.run(
                "UPDATE roles SET label = ? WHERE id = ?", (" ".join(tidy(label).split())[:60], self._role(role))
            )

    def known(self, uids: Iterable[str]) -> frozenset[str]:
        """Which of these uids are marks of this library already."""
        return frozenset(
            row[0] for row in self._connection.by_ids("SELECT uid FROM annotations WHERE uid IN ({ids})", uids)
        )

    def add(
        self,
        clipping: int,
        anchor: Anchor | Region,
        role: Role,
        *,
        comment: str = "",
        speaker: str = "",
        author: str = "",
        tags: Iterable[str] = (),
        uid: str = "",
        created: int | None = None,
        lost: bool = False,
    ) -> int:
        """Mark a passage, or a rectangle of a page; the annotation's id.

        `uid`, `created` (UTC seconds) and `lost` are those of a mark that comes from elsewhere.
        """
        from uuid6 import uuid7

        if self._connection.value("SELECT 1 FROM clippings WHERE id = ?", (clipping,)) is None:
            raise ClipperError(_("There is no clipping {id}.").format(id=clipping))
        place = _target(anchor)
        names = ("uid", "clipping", "role", *place, "comment", "speaker", "author", "created", "lost")
        with self._step(_("Mark passage")):
            values = (
                uid or str(uuid7()),
                clipping,
                self._role(role),
                *place.values(),
                comment,
                speaker,
                author,
                int(time.time()) if created is None else created,
                int(lost),
            )
            made = self._connection.insert(
                f"INSERT INTO annotations ({', '.join(names)}) VALUES ({','.join('?' * len(names))})", values
            )
            for path in tags:
                self.tag([made], path)
            if comment:
                corrections.refresh_notes(self._connection, [clipping])
        return made

    def change(
        self, id: int, *, role: Role | None = None, comment: str | None = None, speaker: str | None = None
    ) -> None:
        """Change a mark; what is None stays."""
        (clipping,) = self._clippings([id])
        given: dict[str, Any] = {"comment": comment, "speaker": speaker}
        changed = {name: value for name, value in given.items() if value is not None}
        with self._step(_("Edit comment") if comment is not None else _("Change mark")):
            if role is not None:
                changed["role"] = self._role(role)
            for name, value in changed.items():
                self._connection.run(f"UPDATE annotations SET {name} = ? WHERE id = ?", (value, id))
            if comment is not None:
                corrections.refresh_notes(self._connection, [clipping])

    def remove(self, ids: Sequence[int]) -> None:
        """Remove marks."""
        if not ids:
            return
        clippings = self._clippings(ids)
        with self._step(_("Remove marks")):
            self._connection.run_many("DELETE FROM annotations WHERE id = ?", [(id,) for id in ids])
            corrections.refresh_notes(self._connection, clippings)

    def tag(self, ids: Sequence[int], path: str) -> None:
        """Put a tag on marks; those that carry it already stay as they are."""
        if not ids:
            return
        self._clippings(ids)
        with self._step(_("Tag marks")):
            tag = Tags(self._connection, self._step).add(path)
            self._connection.run_for(
                """INSERT INTO annotation_tags (annotation, tag) SELECT id, ? FROM annotations
                   WHERE NOT EXISTS (SELECT 1 FROM annotation_tags WHERE annotation = annotations.id AND tag = ?)
                   AND id IN ({ids}) ORDER BY id""",
                ids,
                (tag, tag),
            )

    def untag(self, ids: Sequence[int], path: str) -> None:
        """Take a tag off marks."""
        with self._step(_("Remove tag from marks")):
            self._connection.run_for(
                """DELETE FROM annotation_tags WHERE tag = (SELECT id FROM tags WHERE folded = ?)
                   AND annotation IN ({ids})""",
                ids,
                (folded(clean_path(path)),),
            )

    def settle(self, clipping: int, places: Mapping[int, Anchor | None]) -> None:
        """Give marks the place where their words stand now; None says they are lost (their old words stay known)."""
        with self._step(_("Move marks")):
            for id, anchor in places.items():
                if anchor is None:
                    self._connection.run(
                        "UPDATE annotations SET lost = 1 WHERE id = ? AND clipping = ?", (id, clipping)
                    )
                else:
                    self._connection.run(
                        "UPDATE annotations SET exact = ?, prefix = ?, suffix = ?, start = ?, lost = 0 WHERE id = ? AND clipping = ?",
                        (anchor.exact, anchor.prefix, anchor.suffix, anchor.start, id, clipping),
                    )

    def _role(self, role: Role) -> int:
        known = self._connection.value("SELECT id FROM roles WHERE name = ?", (role.value,))
        if known is None:
            known = self._connection.insert("INSERT INTO roles (name) VALUES (?)", (role.value,))
        return known

    def _clippings(self, ids: Sequence[int]) -> list[int]:
        """The clippings the marks stand on; ClipperError naming a mark that is not there."""
        found = dict(self._connection.by_ids("SELECT id, clipping FROM annotations WHERE id IN ({ids})", ids))
        for id in ids:
            if id not in found:
                raise ClipperError(_("There is no mark {id}.").format(id=id))
        return sorted(set(found.values()))


def _target(target: Anchor | Region) -> dict[str, Any]:
    if isinstance(target, Anchor):
        return {"exact": target.exact, "prefix": target.prefix, "suffix": target.suffix, "start": target.start}
    return {
        "page": target.page, "x": target.x, "y": target.y, "width": target.width, "height": target.height,
        "region_order": target.order, "region_role": target.role,
    }  # fmt: skip


def _annotation(row: tuple) -> Annotation:
    id, uid, clipping, exact, prefix, suffix, start, page, x, y, width, height, order, region_role = row[:14]
    name, comment, speaker, author, created, lost = row[14:]
    return Annotation(
        id,
        uid,
        clipping,
        None if exact is None else Anchor(exact, prefix, suffix, start),
        None if page is None else Region(page, x, y, width, height, order, region_role),
        Role(name),
        comment,
        speaker,
        author,
        created,
        bool(lost),
    )


def _place(one: Annotation) -> tuple[int, int, float, int]:
    if one.anchor is not None:
        return (0, one.anchor.start, 0.0, one.id)
    assert one.region is not None
    return (1, one.region.page, one.region.y, one.id)
