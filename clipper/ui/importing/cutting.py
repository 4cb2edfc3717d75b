"""The articles found in one input while she looks through them: in or out, merged, split, borders moved, each taken back."""

from msgspec import Struct
from msgspec.structs import replace

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.body import Body
from clipper.model.clipping import Draft
from clipper.model.intake import Reading
from clipper.workflows.articles_found import ArticlesFound, Row, merge, row_of, split


class State(Struct, frozen=True):
    """The articles as they are cut now, and which of them will be filed."""

    drafts: tuple[Draft, ...]
    inside: tuple[bool, ...]
    chosen: int = 0
    """The article looked at."""


class Cutting:
    """Changes one State into the next and remembers those before; no word is ever lost."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.state = State(reading.drafts, (True,) * len(reading.drafts))
        self._before: list[State] = []
        self._rows: dict[int, tuple[Draft, Row]] = {}
        """Rows made already, by the identity of their articles, which are kept beside them."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """One row an article."""
        return tuple(map(self.row, self.state.drafts))

    def row(self, draft: Draft) -> Row:
        """The row of one article."""
        if id(draft) not in self._rows:
            self._rows[id(draft)] = (draft, row_of(draft))
        return self._rows[id(draft)][1]

    @property
    def number(self) -> int:
        """How many articles will be filed."""
        return sum(self.state.inside)

    @property
    def words_out(self) -> int:
        """How many words of the input will not be filed."""
        pairs = zip(self.state.drafts, self.state.inside, strict=True)
        return sum(_words(draft) for draft, inside in pairs if not inside)

    @property
    def changed(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._before)

    def look_at(self, at: int) -> None:
        """Look at another article."""
        self.state = replace(self.state, chosen=at)

    def take_back(self) -> None:
        """Undo the last change."""
        if self._before:
            self.state = self._before.pop()

    def toggle(self, at: int) -> None:
        """Leave an article out, or take it in again."""
        inside = list(self.state.inside)
        inside[at] = not inside[at]
        self._now(replace(self.state, inside=tuple(inside)))

    def toggle_all(self) -> None:
        """Leave all out where all are in, else take all in."""
        on = not all(self.state.inside)
        self._now(replace(self.state, inside=(on,) * len(self.state.drafts)))

    def merge_up(self, at: int) -> None:
        """Put an article below the text of the one above; nothing happens to the first."""
        if at <= 0:
            return
        drafts, inside = merge(self.state.drafts, at - 1, at), self.state.inside
        joined = (*inside[: at - 1], inside[at - 1] or inside[at], *inside[at + 1 :])
        self._now(State(drafts, joined, at - 1))

    def split(self, at: int, block: int) -> None:
        """Split an article before one of its blocks; raises ClipperError where one part would have no text."""
        drafts, inside = self.state.drafts, self.state.inside
        try:
            parts = split(drafts[at], block)
        except IndexError:
            raise ClipperError(_("Above the first paragraph there is nothing to split off.")) from None
        self._now(
            State(
                (*drafts[:at], *parts, *drafts[at + 1 :]),
                (*inside[:at], inside[at], inside[at], *inside[at + 1 :]),
                at + 1,
            )
        )

    def move_border(self, at: int, blocks: int) -> None:
        """Move the border above an article: down by so many blocks of it, or up (negative) by so many of the one above.

        Each keeps one block at least; beyond that nothing moves.
        """
        if at <= 0:
            return
        above, below = self.state.drafts[at - 1], self.state.drafts[at]
        mine = len(above.body.blocks)
        both = (*above.body.blocks, *below.body.blocks)
        place = max(1, min(len(both) - 1, mine + blocks))
        if place == mine or not 0 < place < len(both):
            return
        drafts = list(self.state.drafts)
        drafts[at - 1 : at + 1] = _bordered(above, below, Body(both[:place]), Body(both[place:]))
        self._now(replace(self.state, drafts=tuple(drafts)))

    def kept(self) -> Reading:
        """The reading with the articles that are in, as they are cut now."""
        pairs = zip(self.state.drafts, self.state.inside, strict=True)
        found = ArticlesFound(self.reading.source, tuple(draft for draft, inside in pairs if inside))
        return found.reading(self.reading)

    def as_one(self) -> Reading:
        """The reading with all articles that are in as one."""
        pairs = zip(self.state.drafts, self.state.inside, strict=True)
        drafts = tuple(draft for draft, inside in pairs if inside)
        while len(drafts) > 1:
            drafts = merge(drafts, 0, 1)
        return ArticlesFound(self.reading.source, drafts).reading(self.reading)

    def _now(self, state: State) -> None:
        self._before.append(self.state)
        self.state = state


def _bordered(above: Draft, below: Draft, first: Body, second: Body) -> tuple[Draft, Draft]:
    """Two neighbours with their texts as they are now; pictures go with the figures that show them."""
    known = {one.sha256: one for one in (*above.pictures, *below.pictures)}

    def shown(body: Body) -> tuple:
        return tuple(
            known[name] for name in dict.fromkeys(b.picture for b in body.blocks if b.picture) if name in known
        )

    return replace(above, body=first, pictures=shown(first)), replace(below, body=second, pictures=shown(second))


def _words(draft: Draft) -> int:
    return draft.body.words + len(draft.headline.split()) + len(draft.deck.split())
