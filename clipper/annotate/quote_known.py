"""Who is named in a text: full names with their titles, and who a surname, an office or a pronoun may mean."""

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from clipper.annotate.quote_given import MEN, WOMEN
from clipper.annotate.quote_names import SUFFIXES, Name, is_small, parted, run_end, title_after, title_before
from clipper.annotate.quote_tokens import Token
from clipper.annotate.quote_words import Words

_MOST = 1_500
"""Names of one text that are remembered."""
_NEAR = 700
"""Characters after which a full name no longer takes a surname from somebody of the same name who spoke before."""


class Names(Struct):
    """The full names of a text, by where they stand."""

    words: Words
    author: str = ""
    """The byline: who is named there writes, and is meant by no pronoun."""
    places: list[tuple[int, Name]] = field(default_factory=list)
    titles: dict[tuple[str, ...], str] = field(default_factory=dict)
    bodies: list[tuple[int, Name]] = field(default_factory=list)
    inside: set[str] = field(default_factory=set)
    """Words that have their capital in the middle of a sentence too."""
    short: list[tuple[int, str]] = field(default_factory=list)
    """Where single words stand as names, lower case."""
    alone: set[str] = field(default_factory=set)
    """Words that stand as a name by themselves somewhere, lower case."""
    polite: set[str] = field(default_factory=set)
    """Last words of names that stand behind a courtesy or an office somewhere, lower case."""
    spoke: set[tuple[str, ...]] = field(default_factory=set)
    """Full names that have spoken."""
    votes: dict[str, int] = field(default_factory=dict)
    """By the last word of a name: how often "she" (above 0) or "he" (below) follows it."""

    def note(self, tokens: Sequence[Token], offset: int) -> None:
        """Take up the names in one paragraph, whose text stands at `offset`."""
        at, end = 0, len(tokens)
        first = last = before = ""
        while at < end:
            token = tokens[at]
            if vote := self._vote(token):
                for one in {first or before, last} - {""}:
                    self.votes[one] = self.votes.get(one, 0) + vote
            if token.text in (".", "?", "!"):
                first, before = "", first or before
            if not token.capital or is_small(token, self.words):
                at += 1
                continue
            begins = at == 0 or tokens[at - 1].text in (".", "?", "!", ":") or tokens[at - 1].quote >= 0
            if begins and token.lower in self.words.says:
                at += 1
                continue
            stop = run_end(tokens, at, end, self.words)
            self.inside.update(t.lower for t in tokens[at + begins : stop])
            name = parted(tokens, at, stop, self.words)
            last = self._taken(tokens, name, offset) or last
            first = first or last
            at = stop

    def _vote(self, token: Token) -> int:
        if token.lower in self.words.she:
            return 1
        return -1 if token.lower in self.words.he or token.lower in self.words.his else 0

    def _taken(self, tokens: Sequence[Token], name: Name, offset: int) -> str:
        """Take up one name; the word it may be called by later, where it may be a person's."""
        if not name.words:
            return ""
        where, last = offset + tokens[name.start].start, name.words[-1].lower()
        if name.person and len(name.words) > 1 and last not in self.votes:
            given = name.words[0].lower()
            if given in WOMEN or given in MEN:
                self.votes[last] = 2 if given in WOMEN else -2
        if name.person and len(name.words) > 1 and len(self.places) < _MOST:
            title = (
                name.title or title_before(tokens, name.start, self.words) or title_after(tokens, name.end, self.words)
            )
            self.places.append((where, replace(name, title=title)))
            if title:
                self.titles.setdefault(name.words, title)
        elif any(word.lower() in self.words.bodies for word in name.words):
            self.bodies.append((where, name))
            return ""
        if len(name.words) == 1:
            self.alone.add(last)
            self.short.append((where, last))
        if name.end - name.start > len(name.words):
            self.polite.add(last)
            first = tokens[name.start].lower.rstrip(".")
            if first in self.words.sirs or first in self.words.madams:
                self.votes[last] = self.votes.get(last, 0) + (9 if first in self.words.madams else -9)
        return last

    def proven(self, parts: tuple[str, ...]) -> bool:
        """Whether a name is a person's: it has a title, a pronoun follows it, or its last word stands alone elsewhere."""
        last = parts[-1].lower() if parts else ""
        if parts and self.author and " ".join(parts).casefold() in self.author.casefold():
            return False
        return parts in self.titles or last in self.polite or bool(self.votes.get(last)) or last in self.alone

    def sex(self, name: str) -> int:
        """1 where "she" follows a name most often, -1 where "he" does, else 0."""
        vote = self.votes.get(name.split()[-1].lower(), 0) if name else 0
        return (vote > 0) - (vote < 0)

    def resolved(self, name: Name, where: int) -> Name:
        """The full name that a shorter one stands for: the last one before it, else the first one after it."""
        parts = tuple(part.lower() for part in name.words)
        if not parts:
            return name
        if len(parts) > 1 and parts[0] not in self.words.particles:
            return replace(name, title=name.title or self.titles.get(name.words, ""))
        found: Name | None = None
        for fits in (_ends_with, _begins_with):
            before = [(at, known) for at, known in self.places if at <= where and fits(known.words, parts)]
            after = [known for at, known in self.places if at > where and fits(known.words, parts)]
            if before or after:
                spoke = [known for at, known in before if known.words in self.spoke]
                found = spoke[-1] if spoke and where - before[-1][0] > _NEAR else before[-1][1] if before else after[0]
                break
        if found is None:
            return name
        return replace(name, words=found.words, title=name.title or self.titles.get(found.words, ""), person=True)

    def last_before(self, where: int, since: int, sex: int = 0) -> Name | None:
        """The last person between two offsets, called by the full name or by the last one, none of the other sex."""
        named = {known.words[-1].lower(): known for _at, known in self.places if self.proven(known.words)}
        full = [(at, known) for at, known in self.places if since <= at < where and self.proven(known.words)]
        short = [(at, named[word]) for at, word in self.short if since <= at < where and word in named]
        for _at, known in sorted(full + short, key=lambda one: one[0], reverse=True):
            if self.sex(known.text) in (0, sex):
                return replace(known, title=self.titles.get(known.words, ""))
        return None

    def first(self, sex: int) -> Name | None:
        """The first person the text names, none of the other sex."""
        return next(
            (one for _at, one in self.places if self.proven(one.words) and self.sex(one.text) in (0, sex)), None
        )

    def last_body(self, where: int, since: int) -> Name | None:
        """The last organisation between two offsets."""
        return next((known for at, known in reversed(self.bodies) if since <= at < where), None)

    def by_title(self, heads: frozenset[str], where: int) -> Name | None:
        """The last person before `where` whose title holds all these words."""
        for at, known in reversed(self.places):
            title = self.titles.get(known.words, "") if at <= where else ""
            parts = {part.strip(",.").lower() for part in title.split()}
            if title and (
                heads <= parts or (self.words.nouns_capital and all(any(p.endswith(h) for p in parts) for h in heads))
            ):
                return replace(known, title=title)
        return None


def _ends_with(full: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    lower = tuple(part.lower() for part in full)
    while len(lower) > 2 and lower[-1] in SUFFIXES:
        lower = lower[:-1]
    return (len(lower) > len(parts) and lower[-len(parts) :] == parts) or lower == parts


def _begins_with(full: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    return len(full) > len(parts) and tuple(part.lower() for part in full[: len(parts)]) == parts
