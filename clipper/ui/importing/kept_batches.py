"""The imports of this session whose reports stay within reach, and which of them is shown."""

from msgspec import Struct, field

from clipper.model.clipping import ClippingRow
from clipper.model.intake import Outcome
from clipper.ui.importing.batch import Batch, open_points, settled, tried_again
from clipper.ui.importing.filing import Held

KEPT = 12
"""Imports that stay within reach."""


class KeptBatches(Struct):
    """The import shown, those with open points, and what is known of their clippings."""

    all: list[Batch] = field(default_factory=list)
    """In the order in which they ended."""
    shown: Batch | None = None
    known: dict[int, ClippingRow] = field(default_factory=dict)
    """The filed clippings as they stand now."""
    _arrived: Batch | None = None
    """Came in beside the one shown; takes its place only if it has open points too."""

    @property
    def earlier(self) -> tuple[Batch, ...]:
        """The others, the newest first."""
        return tuple(one for one in reversed(self.all) if one is not self.shown)

    @property
    def ids(self) -> list[int]:
        """The clippings that all of them filed, each once."""
        return list(dict.fromkeys(id for batch in self.all for one in batch.outcomes for id in one.ids))

    @property
    def points(self) -> int:
        """How many outcomes of all that are kept want the user."""
        return sum(self.points_of(one) for one in self.all)

    def points_of(self, batch: Batch) -> int:
        """How many outcomes of an import want the user."""
        return open_points(batch, self.known)

    def show(self, batch: Batch) -> None:
        """An import is shown from now on."""
        self.shown = batch
        if batch not in self.all:
            self.all.append(batch)

    def wait(self, batch: Batch) -> None:
        """An import ended while another is shown that stays."""
        self.all.append(batch)
        self._arrived = None if batch.watched else batch

    def mend(self, batch: Batch) -> bool:
        """Whether an import read refused inputs of another once more, whose place its outcomes take."""
        for number, one in enumerate(self.all):
            if (mended := tried_again(one, batch)) is not None:
                self._replace(number, mended)
                return True
        return False

    def know(self, known: dict[int, ClippingRow]) -> bool:
        """Take note of the clippings, and let go of imports that want nothing; whether another is shown now."""
        self.known = known
        arrived, self._arrived = self._arrived, None
        changed = arrived is not None and bool(open_points(arrived, known))
        if changed:
            self.shown = arrived
        kept = [one for one in self.all if one is self.shown or self.points_of(one)]
        # what waits is never let go of unasked
        self.all = [one for n, one in enumerate(kept) if one.held or n >= len(kept) - KEPT]
        return changed

    def holding(self, held: Held) -> Batch | None:
        """The import in which something waits."""
        return next((one for one in self.all if any(h is held for h in one.held)), None)

    def settle(self, held: Held, outcome: Outcome | None) -> None:
        """Put what became of one that waited into its import."""
        for number, one in enumerate(self.all):
            if any(h is held for h in one.held):
                self._replace(number, settled(one, held, outcome))

    def _replace(self, number: int, batch: Batch) -> None:
        if self.all[number] is self.shown:
            self.shown = batch
        self.all[number] = batch
