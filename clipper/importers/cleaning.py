"""Text as Clipper keeps it: NFC, no control characters, tame names; no word is ever lost here."""

import re
import unicodedata
from pathlib import PurePosixPath

from clipper.model.body import tidy

_UNSEEN = {ord(c): None for c in "\u00ad\u200b\u2060\u180e\ufeff"}
"""Soft hyphens and zero-width spaces hide words from search; joiners stay, Persian and Hindi are spelt with them."""
_TURNING = {ord(c): None for c in "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
"""Marks that turn the direction of writing: in names they can hide what a name is."""
_LINE_ENDS = re.compile(r"\r+\n|\r|\u2028|\x85|\x0b|\x0c|\x1e")
_PARAGRAPH_ENDS = re.compile(r"\u2029")
_NO_NAME = re.compile(r'[\\/:*?"<>|]+')


def clean(text: str) -> str:
    """Several lines: line ends are \\n, tabs stay, everything else unprintable is gone."""
    # of all ends of lines and paragraphs only \n is left out here: the others are not printable
    if text.replace("\n", "").replace("\t", "").isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    return tidy(text, keep="\t\n").translate(_UNSEEN)


def line(text: str) -> str:
    """One line: every run of white space is one space."""
    return " ".join(clean(text).split())


def tame_name(name: str, otherwise: str = "attachment") -> str:
    """A file name of at most 120 characters without path or unseen characters; `otherwise` if nothing is left."""
    name = line(name).translate(_TURNING).replace("\\", "/").rsplit("/", 1)[-1]
    name = _NO_NAME.sub("_", name).strip(" .")
    ending = PurePosixPath(name).suffix[:12]
    if len(name) > 120:
        name = name[: 120 - len(ending)] + ending
    return name or otherwise


def human_name(name: str) -> str:
    """A headline made from a file name: no path, no ending, underscores are spaces, first letter a capital."""
    stem = PurePosixPath(tame_name(name, "")).stem
    words = line(re.sub(r"[_+]+|(?<=\w)-(?=\w)", " ", stem))
    return words[:1].upper() + words[1:]


def safe_url(url: str) -> str:
    """The address if it is one to follow (http, https, mailto), else ""."""
    url = "".join(line(url).translate(_TURNING).split())
    found = re.match(r"(?i)(https?(?=://[^/\s])|mailto(?=:\S))", url)
    return found[1].lower() + url[len(found[1]) :] if found else ""
