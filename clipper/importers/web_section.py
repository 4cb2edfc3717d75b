"""Section and keywords of a web page: from its data, its breadcrumbs, its address."""

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from clipper.importers.cleaning import line
from clipper.importers.web_data import PageData, words
from clipper.importers.web_elements import fold, set_of
from clipper.importers.written_days import MONTHS

_HOME = frozenset({"home", "homepage", "startseite", "accueil", "inicio", "news", "latestnews", ""})
_NO_SECTION = MONTHS.keys() | set_of(
    "story stories news article articles post posts content www wp en amp blog blogs archive archives web site sites us uk de "
    "wirestory index html page pages id live video videos gallery photos print watch read node item detail p a s n"
)
_MOST_KEYWORDS = 30


def section_of(data: PageData, url: str, headline: str, outlet: str, authors: Sequence[str]) -> tuple[str, float, str]:
    """The section, how sure that is, and where it stood; "" where the page tells none."""
    own = _HOME - {"news"} | {fold(outlet), fold(headline)}
    said = words(data.article.get("articleSection"))
    if kept := _chief(said, own):
        return kept, 0.95, "JSON-LD articleSection"
    for key in ("article:section", "parsely-section", "section", "cxenseparse:recs:category"):
        if kept := _chief(data.first(key), own):
            return kept, 0.9, f"meta {key}"
    own |= _HOME
    if kept := next((name for name in reversed(data.crumbs) if fold(name) not in own and len(name) < 40), ""):
        return kept, 0.85, "breadcrumbs"
    kept = _in_path(url, authors)
    return kept, 0.7 if kept else 0.0, "address of the page"


def _chief(text: str, own: frozenset[str] | set[str]) -> str:
    """The last step of "CBN | Articles" that is not the site; of a list of all sections and tags the first."""
    parts = [part.strip() for part in re.split(r"\s+[|>»›]\s+", text)]
    text = next((part for part in reversed(parts) if fold(part) not in own), "")
    return text.split(",")[0].strip() if text.count(",") > 1 or len(text) > 60 else text


def _in_path(url: str, authors: Sequence[str]) -> str:
    """The first folder of the address that is a word and neither a date nor a writer."""
    try:
        folders = [unquote(part) for part in urlsplit(url).path.split("/")[1:-1]]
    except ValueError:
        return ""
    writers = {fold(name) for name in authors}
    for part in folders[:3]:
        if re.fullmatch(r"[a-zA-Z][a-zA-Z_-]{2,24}", part) and part.lower() not in _NO_SECTION:
            name = re.sub(r"[-_]+", " ", part)
            return "" if fold(name) in writers else name[:1].upper() + name[1:]
    return ""


def keywords_of(data: PageData) -> tuple[str, ...]:
    """What the page is tagged with; labels for machines are left out."""
    given = data.article.get("keywords")
    said = [words(one) for one in given] if isinstance(given, list) else [words(given)]
    if not any(said):
        said = list(data.meta.get("article:tag", ())) or [data.first("news_keywords", "keywords", "parsely-tags")]
    kept = [line(part) for one in said for part in re.split(r"[,;]", one)]
    fit = (word for word in kept if 1 < len(word) < 60 and not re.match(r"\w+:|[@#]", word))
    return tuple(dict.fromkeys(fit))[:_MOST_KEYWORDS]
