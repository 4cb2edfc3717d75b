"""In which language a text is written."""

from functools import lru_cache

_LANGUAGES = """af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km
kn ko ky lo lt lv mk ml mn mr ms mt ne nl nn no pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh"""
"""Languages with a daily press; the fewer to choose from, the surer the choice on a short text."""
_FAMILIES = tuple(
    frozenset(one.split())
    for one in (
        "no nb nn da sv",
        "hr bs sr sl mk bg",
        "id ms",
        "cs sk",
        "gl pt es ca",
        "hi mr ne",
        "fa ps ur",
        "ru uk be",
        "az tr",
        "nl af",
    )
)
"""Languages so near to each other that a page knows better than a count of letters."""
_COMMON = {
    "en": frozenset(
        """the of and to in that is was for on with as by at he said from it be have are his an which this were not had but their has
        will its been who they more or would after about""".split()
    ),
    "de": frozenset(
        """der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird
        bei einer um am sind noch wie einem über einen zum zur""".split()
    ),
    "fr": frozenset(
        """le les et des du un est une dans qui pour au sur par pas plus ce il sont avec aux cette ont ses été mais leur dont nous être
        d'une qu'il selon""".split()
    ),
}
"""The commonest words of the languages most of the press comes in: where they stand thick, no count of letters is needed."""
_SPOKEN = {
    word: [code for code, words in _COMMON.items() if word in words] for word in frozenset().union(*_COMMON.values())
}
_THICK, _THIN, _FEWEST = 0.2, 0.06, 30
"""Shares of such words that prove a language, and that any other may have, in a text of so many words."""
_LONG = 80
"""Words from which on a text may contradict its page."""


def language_of(text: str) -> str:
    """The two-letter code (ISO 639-1), "" where fewer than four words are there to judge by."""
    sample = " ".join(text[:1200].split())
    words = sum(any(c.isalpha() for c in word) for word in sample.split(" ", 12)[:12])
    if words < 4 and not _unspaced(sample):
        return ""
    if plain := _plainly(sample):
        return plain
    _choose()
    import py3langid

    return str(py3langid.classify(sample)[0])


def _plainly(sample: str) -> str:
    """The language whose commonest words stand thick in a text, "" where that is not so: most of the press is told at once."""
    words = sample.lower().split(" ")
    if len(words) < _FEWEST:
        return ""
    spoken = [code for word in words for code in _SPOKEN.get(word, ())]
    shares = {code: spoken.count(code) / len(words) for code in _COMMON}
    best = max(shares, key=shares.__getitem__)
    return best if shares.pop(best) >= _THICK and max(shares.values()) <= _THIN else ""


def language_by(claim: str, text: str) -> tuple[str, bool]:
    """The language of a text that is said to be in `claim` (a code or ""), and whether the text proved the claim wrong.

    A page that says "en" and is German comes from a template; only a long text, both halves of which speak the same
    language, is surer than its page, and never between languages as near as Danish and Norwegian.
    """
    if not claim:
        return language_of(text), False
    found = _proved(text)
    wrong = bool(found) and found != claim and not any({found, claim} <= family for family in _FAMILIES)
    return (found if wrong else claim), wrong


def _proved(text: str) -> str:
    """The language in which both halves of a long text are written, "" where it is short or mixed."""
    words = text[:6000].split()
    if len(words) < _LONG and not (len(text) >= 2 * _LONG and _unspaced(text)):
        return ""
    half = min(len(text), 6000) // 2
    middle = max(text.find(" ", half), half)
    halves = {language_of(half) for half in (text[:middle], text[middle : middle + 3000])}
    return halves.pop() if len(halves) == 1 else ""


@lru_cache(maxsize=1)
def _choose() -> None:
    import py3langid

    py3langid.set_languages(_LANGUAGES.split())


def _unspaced(text: str) -> bool:
    """Chinese, Japanese and Thai write no spaces: eight letters of theirs are enough."""
    return sum("\u0e00" <= c <= "\u0eff" or "\u3040" <= c <= "\u9fff" for c in text) >= 8
