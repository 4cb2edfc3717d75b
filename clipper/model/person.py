"""One person under the several ways in which papers write a name."""

import re
import unicodedata
from collections.abc import Iterable

_TITLES = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady hon rev herr frau m mme mlle señor señora sr sra".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())


def person_keys(names: Iterable[str]) -> dict[str, str]:
    """For each name a key that it shares with the other ways in which the same person is written.

    Points, titles and accents do not part people, and neither does a middle initial that others leave out; the suffix
    does ("Robert F. Kennedy, Jr." is "Robert Kennedy Jr" and not his father), and so do two different initials.
    """
    parts = {name: _parts(name) for name in names}
    initials: dict[str, set[str]] = {}
    for whole, middle in parts.values():
        initials.setdefault(whole, set()).update({middle} if middle else ())
    return {
        name: f"{whole} ({middle})" if len(initials[whole]) > 1 else whole for name, (whole, middle) in parts.items()
    }


def _parts(name: str) -> tuple[str, str]:
    """A name without title and middle initials, and those initials; a name of one word is left as it is."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = [word for word in re.split(r"[\s.,]+", folded.replace("’", "'")) if word]
    if len(words) < 2:
        return folded.strip(), ""
    while len(words) > 2 and words[0] in _TITLES:
        words = words[1:]
    last = len(words) - 1
    while last > 0 and words[last] in _SUFFIXES:
        last -= 1
    middle = [at for at in range(1, last) if len(words[at]) == 1]
    return " ".join(w for at, w in enumerate(words) if at not in middle), " ".join(words[at] for at in middle)
