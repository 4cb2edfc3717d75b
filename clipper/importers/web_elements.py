"""Questions asked of an HTML element: its names, its words, how much of it is sentences."""

import re
import unicodedata
from functools import lru_cache

import lxml.etree as etree
from lxml.html import HtmlElement

from clipper.model.body import tidy


def set_of(names: str) -> frozenset[str]:
    """The names in a text, as a set."""
    return frozenset(names.split())


INLINE = set_of(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr"
)
UNREAD = set_of(
    "script style template svg math iframe object embed button select input textarea form nav head link "
    "meta audio video canvas map area dialog menu datalist noscript title"
)
"""What is never text to read."""
BLOCKS = set_of(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol optgroup option p pre section "
    "summary table tbody td tfoot th thead tr ul"
)
TEXT_HOMES = set_of("p li td th h1 h2 h3 h4 h5 h6 dd dt blockquote figcaption")
"""Elements made up in the page's own vocabulary are words of the line where they stand in one of these."""
BLANK = re.compile(r"[\s\u00a0\u200b\u2060\ufeff]+")
_UNSAID = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Letters and digits alone, lower case: how two readings of one text are compared."""
    return _UNSAID.sub("", (text if text.isascii() else unicodedata.normalize("NFKC", text)).lower())


def names(element: HtmlElement) -> str:
    """The element's class and id as words in lower case, joined by hyphens as the page joins them."""
    return _apart(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(maxsize=4096)
def _apart(given: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", given).lower().replace("_", "-")


def text_of(element: HtmlElement, between: str = "") -> str:
    """All text below an element on one line, scripts and styles left out; `between` parts what no blank parts."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if event == "end":
            if part is not element and part.tail:
                parts += [between, part.tail]
        elif part.tag in {"script", "style"}:
            walk.skip_subtree()
        else:
            if part.tag not in INLINE:
                parts.append(" ")
            parts += [between, part.text or ""]
    return tidy(" ".join(BLANK.sub(" ", "".join(parts)).split()))


def sentences(element: HtmlElement) -> int:
    """Characters standing in stretches long enough to be sentences."""
    return sum(size for text in element.itertext() if (size := len(text.strip())) > 60)
