"""What stands in a library already: the same original, the same content, or an earlier version of the same address."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from clipper.i18n import _
from clipper.model.clipping import Draft, Original
from clipper.store import drafts as columns
from clipper.store.connection import Connection


class Known(Struct, frozen=True):
    """A clipping that stands already, or was filed just now by the same group."""

    id: int
    headline: str
    fingerprint: bytes
    trashed: bool = False
    original: str = ""
    cut: bool = False
    """Whether it was cut out of a page."""

    def sentence(self) -> str:
        """Why nothing was filed."""
        if self.trashed:
            return _(
                "Filed already as “{headline}” (clipping {id}), which lay in the trash and is back in the inbox."
            ).format(headline=self.headline, id=self.id)
        return _("Filed already as “{headline}” (clipping {id}).").format(headline=self.headline, id=self.id)

    def version_sentence(self, *, withdraws: bool = False) -> str:
        """What a later version is tied to, or what it takes back."""
        if withdraws:
            return _("The agency takes back “{headline}” (clipping {id}), which is marked as withdrawn.").format(
                headline=self.headline, id=self.id
            )
        return _("A later version of “{headline}” (clipping {id}).").format(headline=self.headline, id=self.id)


_KNOWN = """c.id, t.headline, c.content_hash, c.status = 'trashed', o.sha256,
    EXISTS (SELECT 1 FROM regions r WHERE r.clipping = c.id)"""
_CLIPPINGS = "clippings c JOIN texts t ON t.id = c.press LEFT JOIN originals o ON o.id = c.id"
# the indexes hold eight bytes of a hash: the statements ask for these, and the whole is compared afterwards
_ORIGINAL = f"""SELECT o.sha256, {_KNOWN} FROM originals o JOIN clippings c ON c.id = o.id JOIN texts t ON t.id = c.press
    WHERE substr(o.sha256, 1, 8) IN ({{ids}})"""
_FILED = f"""SELECT c.filed_hash, {_KNOWN} FROM {_CLIPPINGS}
    WHERE substr(c.filed_hash, 1, 8) IN ({{ids}}) AND c.filed_hash IS NOT NULL"""
_CONTENT = f"SELECT c.content_hash, {_KNOWN} FROM {_CLIPPINGS} WHERE substr(c.content_hash, 1, 8) IN ({{ids}})"
_URL = f"SELECT c.url, {_KNOWN} FROM {_CLIPPINGS} WHERE c.url IN ({{ids}}) AND c.url <> ''"
_SLUG = f"""SELECT c.slug, {_KNOWN}, p.name FROM {_CLIPPINGS} LEFT JOIN outlets p ON p.id = c.outlet
    WHERE c.slug IN ({{ids}}) AND c.slug <> ''"""


class Standing:
    """The clippings a group may be duplicates or later versions of, asked for once for the whole group."""

    def __init__(self, connection: Connection, group: Sequence[Draft], hashes: Sequence[bytes]) -> None:
        self._connection = connection
        self._claimed: set[int] = set()
        self._back: dict[int, Known] = {}
        self._copies: dict[str, list[tuple[str, Known]]] = {}
        self._by_original: dict[str, list[Known]] = {}
        own = {d.original.sha256 for d in group if d.original is not None}
        originals = {bytes.fromhex(one) for one in own}
        for sha256, known, _outlet in self._hashed(_ORIGINAL, originals):
            # what was cut out of a page is not the page
            if not known.cut:
                self._by_original.setdefault(sha256.hex(), []).append(known)
        # what stands now goes before what once was filed so
        self._by_content = {
            value: known
            for sql in (_FILED, _CONTENT)
            for value, known, _outlet in self._hashed(sql, set(hashes))
            if not (known.cut and known.original in own)
        }
        self._by_url = {url: known for url, known, _outlet in self._ask(_URL, {d.url for d in group if d.url})}
        self._by_slug = {
            (slug, columns.folded(outlet)): known
            for slug, known, outlet in self._ask(_SLUG, {d.slug for d in group if d.slug})
        }

    def _hashed(self, sql: str, wanted: set[bytes]) -> list[tuple[bytes, Known, str]]:
        return [found for found in self._ask(sql, {value[:8] for value in wanted}) if found[0] in wanted]

    def _ask(self, sql: str, values: set[Any]) -> list[tuple[Any, Known, str]]:
        """(value, Known, outlet) of every clipping that holds one of the values: the trash first, then oldest first."""
        found = [
            (value, Known(id, headline, content, bool(trashed), original.hex() if original else "", bool(cut)), *outlet)
            for value, id, headline, content, trashed, original, cut, *outlet in self._connection.by_ids(sql, values)
        ]
        found.sort(key=lambda one: (not one[1].trashed, one[1].id))
        return [(value, known, (outlet[0] or "") if outlet else "") for value, known, *outlet in found]

    def duplicate(self, draft: Draft, fingerprint: bytes) -> Known | None:
        """The clipping that makes the Draft a duplicate, if there is one."""
        same = self._same_original(draft.original) if draft.original is not None else []
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

    def _same_original(self, original: Original) -> list[Known]:
        """What came from the same bytes: it stands already, or this group files it from a copy under another name."""
        copies = self._copies.get(original.sha256, ())
        return self._by_original.get(original.sha256) or [known for name, known in copies if name != original.name]

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
        if draft.original is not None:
            self._copies.setdefault(draft.original.sha256, []).append((draft.original.name, known))
        if draft.url:
            self._by_url[draft.url] = known
        if draft.slug:
            self._by_slug[draft.slug, columns.folded(draft.outlet)] = known

    def from_trash(self) -> list[int]:
        """The duplicates that lay in the trash and come back."""
        return list(self._back)
