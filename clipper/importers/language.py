"""In which language a text is written."""

from functools import lru_cache

_LANGUAGES = """af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km
kn ko ky lo lt lv mk ml mn mr ms mt ne nl nn no pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh"""
"""Languages with a daily press; the fewer to choose from, the surer the choice on a short text."""


def language_of(text: str) -> str:
    """The two-letter code (ISO 639-1), "" where fewer than four words are there to judge by."""
    sample = " ".join(text[:1200].split())
    words = sum(any(c.isalpha() for c in word) for word in sample.split(" ", 12)[:12])
    if words < 4 and not _unspaced(sample):
        return ""
    _choose()
    import py3langid

    return str(py3langid.classify(sample)[0])


@lru_cache(maxsize=1)
def _choose() -> None:
    import py3langid

    py3langid.set_languages(_LANGUAGES.split())


def _unspaced(text: str) -> bool:
    """Chinese, Japanese and Thai write no spaces: eight letters of theirs are enough."""
    return sum("\u0e00" <= c <= "\u0eff" or "\u3040" <= c <= "\u9fff" for c in text) >= 8
