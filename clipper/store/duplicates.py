"""What stands in a library already: the same original, the same content, or an earlier version of the same address."""

from collections.abc import Sequence
from dataclasses import dataclass

from clipper.i18n import _
from clipper.model.clipping import Draft
from clipper.store import drafts as columns
from clipper.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Known:
    """A clipping that stands already, or was filed just now by the same group."""

    id: int
    headline: str
    fingerprint: bytes
    trashed: bool = False
    original: str = ""

    def sentence(self) -> str:
        """Why nothing was filed."""
        if self.trashed:
            return _(
                "Filed already as “{headline}” (clipping {id}), which lay in the trash and is back in the inbox."
            ).format(headline=self.headline, id=self.id)
        return _("Filed already as “{headline}” (clipping {id}).").format(headline=self.headline, id=self.id)

    def version_sentence(self) -> str:
        """What a later version is tied to."""
        return _("A later version of “{headline}” (clipping {id}).").format(headline=self.headline, id=self.id)


class Standing:
    """The clippings a group may be duplicates or later versions of, asked for once for the whole group."""

    def __init__(self, connection: Connection, group: Sequence[Draft], hashes: Sequence[bytes]) -> None:
        self._by_original: dict[str, list[Known]] = {}
        self._by_content: dict[bytes, Known] = {}
        self._by_url: dict[str, Known] = {}
        self._by_slug: dict[tuple[str, str], Known] = {}
        self._claimed: set[int] = set()
        self._back: dict[int, Known] = {}
        self._connection = connection
        originals = {d.original.sha256 for d in group if d.original is not None}
        self._find_originals(originals)
        self._find_content(set(hashes))
        self._find_addresses({d.url for d in group if d.url}, {d.slug for d in group if d.slug})

    def _find_originals(self, names: set[str]) -> None:
        for sha256, known in self._ask("o.sha256", [bytes.fromhex(name) for name in names]):
            self._by_original.setdefault(sha256.hex(), []).append(known)

    def _find_content(self, hashes: set[bytes]) -> None:
        # what stands now goes before what once was filed so
        for column in ("c.filed_hash", "c.content_hash"):
            self._by_content |= dict(self._ask(column, list(hashes)))

    def _find_addresses(self, urls: set[str], slugs: set[str]) -> None:
        self._by_url |= dict(self._ask("c.url", list(urls), "c.url <> ''"))
        for (slug, outlet), known in self._ask("c.slug", list(slugs), "c.slug <> ''", outlet=True):
            self._by_slug[slug, outlet] = known

    def _ask(self, column: str, values: list, also: str = "1", *, outlet: bool = False) -> list:
        """(value, Known) of every clipping whose column holds one of the values, oldest first."""
        key = "p.name" if outlet else "NULL"
        found = self._connection.by_ids(
            f"""SELECT {column}, {
                key
            }, c.id, t.headline, c.content_hash, c.status = 'trashed', ifnull(hex(o.sha256), '')
                FROM {
                "originals o JOIN clippings c ON c.id = o.id"
                if column.startswith("o.")
                else "clippings c LEFT JOIN originals o ON o.id = c.id"
            }
                JOIN texts t ON t.clipping = c.id LEFT JOIN outlets p ON p.id = c.outlet
                WHERE {column} IN ({{ids}}) AND {also}""",
            values,
        )
        known = [
            (
                (value, columns.folded(name or "")) if outlet else value,
                Known(id, headline, content, bool(trashed), original.lower()),
            )
            for value, name, id, headline, content, trashed, original in found
        ]
        return sorted(known, key=lambda pair: pair[1].id)

    def duplicate(self, draft: Draft, fingerprint: bytes) -> Known | None:
        """The clipping that makes the Draft a duplicate, if there is one."""
        same = self._by_original.get(draft.original.sha256, []) if draft.original is not None else []
        # one file may hold several stories: each finds its own again by its content, else by its turn
        found = next((known for known in same if known.fingerprint == fingerprint), None) or self._by_content.get(
            fingerprint
        )
        if found is None and same:
            found = next((known for known in same if known.id not in self._claimed), same[-1])
        if found is not None:
            self._claimed.add(found.id)
            if found.trashed:
                self._back[found.id] = found
        return found

    def earlier(self, draft: Draft) -> Known | None:
        """The clipping of which the Draft is a later version: same address, or same slug of the same outlet."""
        own = draft.original.sha256 if draft.original is not None else None
        found = self._by_url.get(draft.url) if draft.url else None
        if found is None and draft.slug:
            found = self._by_slug.get((draft.slug, columns.folded(draft.outlet)))
        # stories out of one and the same file are no versions of each other
        return None if found is not None and own and found.original == own else found

    def remember(self, id: int, draft: Draft, fingerprint: bytes) -> None:
        """Know a Draft of this group that is going to be filed."""
        known = Known(
            id, draft.headline, fingerprint, original=draft.original.sha256 if draft.original is not None else ""
        )
        self._by_content.setdefault(fingerprint, known)
        if draft.url:
            self._by_url[draft.url] = known
        if draft.slug:
            self._by_slug[draft.slug, columns.folded(draft.outlet)] = known

    def from_trash(self) -> list[int]:
        """The duplicates that lay in the trash and come back."""
        return list(self._back)
