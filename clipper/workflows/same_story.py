"""Whether an article about to be filed tells, nearly word for word, what a clipping tells that stands already."""

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct

from clipper.curate.near_texts import LEAST, near_pairs
from clipper.i18n import _
from clipper.model.clipping import Clipping, Draft
from clipper.model.query import Or, Query, Words
from clipper.store.drafts import measured

if TYPE_CHECKING:
    from clipper.store.library import Library

_WORD = re.compile(r"\w+")
_RUN = 4
"""Words of a run that is looked for."""
_RUNS = 4
"""So many runs are looked for, one in each part of the text: an edited copy keeps some of them."""
_MOST = 8
"""So many clippings that hold one of the runs are compared."""


class Same(Struct, frozen=True):
    """The clipping that tells the same story."""

    clipping: int
    headline: str
    outlet: str
    share: float
    """How many of the new article's words stand in it too (0 to 1)."""

    def sentence(self) -> str:
        """What is said of it in the report."""
        part = f"{self.share:.0%}".replace("%", " %")
        if self.outlet:
            return _("Same story as “{headline}” in {outlet}, {part} of the words.").format(
                headline=self.headline, outlet=self.outlet, part=part
            )
        return _("Same story as “{headline}”, {part} of the words.").format(headline=self.headline, part=part)


def same_story(library: "Library", draft: Draft) -> Same | None:
    """The newest clipping outside the trash that tells nearly the same.

    None too where the store has a rule of its own: the same original or content is a duplicate, the same address or
    slug a later version.
    """
    words = _WORD.findall(draft.body.reading_text)
    if len(words) < LEAST:
        return None
    found = library.find(Query(Or(tuple(Words(run, phrase=True) for run in _runs(words))), limit=_MOST))
    known = library.clippings.many(found)
    if any(_has_a_rule(draft, one) for one in known.values()):
        return None
    for id in found:
        other = known[id].draft
        if near_pairs((other.body.reading_text, draft.body.reading_text)):
            return Same(id, other.headline, other.outlet, _share(words, _WORD.findall(other.body.reading_text)))
    return None


def _runs(words: list[str]) -> Iterator[str]:
    """In each part of the text the run of the longest words: rare ones are found soonest."""
    part = len(words) // _RUNS
    lengths = [min(len(word), 12) for word in words]
    for n in range(_RUNS):
        starts = range(n * part, (n + 1) * part - _RUN + 1)
        at = max(starts, key=lambda start: (min(lengths[start : start + _RUN]), sum(lengths[start : start + _RUN])))
        yield " ".join(words[at : at + _RUN])


def _has_a_rule(draft: Draft, clipping: Clipping) -> bool:
    known = clipping.draft
    original = draft.original
    if original is not None and known.original is not None:
        mine = original.sha256 or (sha256(original.data).hexdigest() if original.data is not None else "")
        if mine == known.original.sha256:
            return True
    if (draft.url and draft.url == known.url) or (
        draft.slug and (draft.slug, draft.outlet) == (known.slug, known.outlet)
    ):
        return True
    return measured(draft, draft.outlet).fingerprint.hex() == clipping.content_hash


def _share(words: list[str], others: list[str]) -> float:
    mine, theirs = (Counter(word.casefold() for word in all) for all in (words, others))
    return sum((mine & theirs).values()) / max(1, sum(mine.values()))
