"""The names of RSS, Atom and what is mixed into them: which vocabulary an element belongs to, whatever its prefix."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clipper.importers.markup import Element


_SPACES = (
    ("dc", "purl.org/dc/"), ("content", "purl.org/rss/1.0/modules/content"), ("media", "search.yahoo.com/mrss"), ("atom", "w3.org/2005/atom"),
    ("atom", "purl.org/atom/"), ("itunes", "itunes.com/dtds"), ("feedburner", "feedburner"), ("rdf", "22-rdf-syntax-ns"), ("xhtml", "w3.org/1999/xhtml"),
    ("", "purl.org/rss/1.0/"), ("", "netscape.com/"), ("", "backend.userland.com"), ("", "purl.org/net/rss"),
)  # fmt: skip
"""Vocabularies by a piece of their namespace's name; RSS itself has many, or none."""
_PREFIXES = {"dc", "dcterms", "content", "media", "atom", "itunes", "feedburner", "rdf", "xhtml"}
_OTHER = "other"


def named(element: "Element") -> tuple[str, str]:
    """Vocabulary ("" for RSS itself, "dc", "atom", "media" …, "other") and name of an element, lower case."""
    return _known(element.tag) if isinstance(element.tag, str) else (_OTHER, "")


@lru_cache(maxsize=4096)
def _known(tag: str) -> tuple[str, str]:
    space, _brace, name = tag.rpartition("}")
    space, name = space.lstrip("{").lower(), name.lower()
    if ":" in name:
        prefix, _colon, name = name.partition(":")
        return {"dcterms": "dc"}.get(prefix, prefix) if prefix in _PREFIXES else _OTHER, name
    if not space:
        return "", name
    return next((short for short, piece in _SPACES if piece in space), _OTHER), name


def declared(root: "Element") -> "Element":
    """The tree with prefixes that nobody declared taken off: elsewhere they are no names at all."""
    for element in root.iter():
        if isinstance(element.tag, str) and not element.tag.startswith("{") and ":" in element.tag:
            prefix, _colon, name = element.tag.partition(":")
            short = {"dcterms": "dc"}.get(prefix.lower(), prefix.lower())
            space = next(
                (piece for known, piece in _SPACES if known == short), "undeclared:" + re.sub(r"\W", "", short)
            )
            # names begin with a letter (XML 1.0, 2.3); what breaks that rule is called by the rest of it
            plain = re.sub(r"^[^A-Za-z_]+|[^\w.-]", "", name, flags=re.ASCII) or "unnamed"
            element.tag = f"{{{space}}}{plain}"
    return root


def own(element: "Element", *names: str) -> "list[Element]":
    """Children by their names; a name is "title" (RSS or Atom) or "dc:date"."""
    wanted = {tuple(one.split(":")) if ":" in one else ("", one) for one in names}
    wanted |= {("atom", name) for space, name in wanted if not space}
    return [one for one in element if named(one) in wanted]


def inner_text(element: "Element") -> str:
    """All text in an element as it stands."""
    return "".join(str(one) for one in element.itertext())


def word(element: "Element", *names: str) -> str:
    """The first child with words among the names in their order, as one line; "" where there is none."""
    for name in names:
        for one in own(element, name):
            if found := " ".join(inner_text(one).split()):
                return found
    return ""
