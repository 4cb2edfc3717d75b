"""In which language a text is written."""


def language_of(text: str) -> str:
    """The two-letter code (ISO 639-1), "" where fewer than four words are there to judge by."""
    sample = " ".join(text[:3000].split())
    if sum(any(c.isalpha() for c in word) for word in sample.split()) < 4 and not _unspaced(sample):
        return ""
    import py3langid

    return str(py3langid.classify(sample)[0])


def _unspaced(text: str) -> bool:
    """Chinese, Japanese and Thai write no spaces: eight letters of theirs are enough."""
    return sum("\u0e00" <= c <= "\u0eff" or "\u3040" <= c <= "\u9fff" for c in text) >= 8
