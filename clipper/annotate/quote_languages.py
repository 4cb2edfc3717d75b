"""The word lists by language."""

from importlib import import_module

from clipper.annotate.quote_words import Words

_KNOWN = ("en", "fr", "de", "es", "it", "pt", "nl")


def words_for(language: str, text: str) -> Words:
    """The words of a language by its BCP 47 tag; of the one whose small words stand most often in the text, where there is none."""
    code = language.lower().replace("_", "-").split("-")[0]
    if code in _KNOWN:
        return _words(code)
    parts = text[:20_000].lower().split()
    return max(
        (_words(one) for one in _KNOWN),
        key=lambda words: sum(part in words.determiners or part in words.prepositions for part in parts),
    )


def _words(code: str) -> Words:
    return import_module(f"clipper.annotate.quote_words_{code}").WORDS
