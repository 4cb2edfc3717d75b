"""What the head of a piece of copy is made of."""

import re
from collections.abc import Sequence

from msgspec import Struct, field

from clipper.importers.datelines import Dateline
from clipper.model.clipping import Published

SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Inc|Ltd|Cos|Bro|Jr.))[.!?][\"'”’»)]*$")
"""The end of a sentence, not of an initial or an abbreviation."""


def paragraph_at(lines: Sequence[str], at: int) -> str:
    """A line and those after it, at most six, onto which it runs over because it was set to a width; as one."""
    end = at + 1
    width = max((len(one) for one in lines[at : at + 7]), default=0)
    while end < min(at + 6, len(lines)) and lines[end].strip():
        above, line = lines[end - 1].rstrip(), lines[end]
        indent = len(line) - len(line.lstrip())
        full = width <= 100 and len(above) + 1 + len(line.split(maxsplit=1)[0]) > width
        if indent > len(above) - len(above.lstrip()) or not (full or line.lstrip()[:1].islower()):
            break
        end += 1
    return " ".join(" ".join(lines[at:end]).split())


def is_text(text: str) -> bool:
    """Whether it is a sentence of the text, too long for a headline."""
    return bool(SENTENCE_END.search(text)) and len(text.split()) >= 9


_SMALL = frozenset("the of and de la le el der die das du y et und e".split())


def may_be_outlet(text: str) -> bool:
    """Whether a line is written as the name of an outlet: one to six words, each with a capital or small."""
    words = text.split()
    return (
        0 < len(words) <= 6
        and not re.search(r"[\d:;,?!“\"]", text)
        and all(one.strip("()")[:1].isupper() or len(one) <= 3 or one.lower() in _SMALL for one in words)
    )


class Head(Struct):
    """What stood above the text, and the lines of the text."""

    rest: list[str]
    headline: str = ""
    others: list[str] = field(default_factory=list)
    deck: str = ""
    byline: str = ""
    credit: str = ""
    embargo: str = ""
    bullets: list[str] = field(default_factory=list)
    """Points set above the dateline: they are text."""
    notes: list[str] = field(default_factory=list)
    """Lines for the desk: which version this is."""
    slug: str = ""
    versions: list[str] = field(default_factory=list)
    outlet: str = ""
    kicker: str = ""
    section: str = ""
    page: str = ""
    url: str = ""
    published: Published = Published()
    dateline: Dateline | None = None
    released: int = -1
    """The line that says that it is a release, -1 for none."""
    lead: int = 0
    """Characters that the dateline took from the first line of the text."""


class Seen(Struct):
    """A headline-like line and where it stood."""

    at: int
    text: str
    apart: bool
    """Whether a blank line stands above it."""
