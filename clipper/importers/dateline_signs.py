"""The signs of datelines made alike: /TASS/, [ANI], ", Kyodo -" and odd dashes; the length of the line stays."""

import re

from clipper.importers.places import AGENCIES, AS_PRINTED, agency

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2015\u2212\u2500", "–"))
_WORD = re.compile(r"[^\W\d_][\w.-]*[\w]")
_FIRST_WORDS = frozenset(one.split()[0].lower() for one in (*AGENCIES, *AS_PRINTED))
"""The first words of the names of agencies: where none of them stands, there is none."""
_NAME = r"[^\W\d_][\w.\-]*(?:[ /-][^\W\d_][\w.\-]*){0,2}"
_SLASHED = re.compile(r"(?<=[\s.,])/(\s?)([^/()\n\d]{2,25}?)(\s?)/")
_BETWEEN = re.compile(
    rf"(?=(?P<before>\s?[,.]\s|\s[-–—]\s|\s)(?P<name>{_NAME})(?P<after>\s?[-–—]+(?=\s)|\s?\.(?=\s)|\s\|(?=\s)))"
)


def levelled(text: str) -> str:
    """The start of a line with its agency in round brackets, wherever one is known, and plain dashes; as long as before."""
    text = text.translate(_DASHES)
    if text[:1] == "[" and "]" in text[:80]:
        text = " " + text[1:].replace("]", " ", 1)
    text = text.replace("[", "(").replace("]", ")").replace("--(", "  (")
    if "/" in text:
        text = _SLASHED.sub(_bracketed, text)
    if _FIRST_WORDS.isdisjoint(_WORD.findall(text[:100].lower())):
        return text
    if "(" not in text[:80] or not any(agency(one) for one in re.findall(r"\(([^()]*)\)", text[:100])):
        found = next((one for one in _BETWEEN.finditer(text[:100]) if agency(one["name"])), None)
        if found and found.start():
            text = text[: found.start()] + _put_between(found) + text[found.end("after") :]
    return text


def _bracketed(found: re.Match[str]) -> str:
    known = agency(found[2]) or (not found[1] and found[2].isupper() and found[2].isalpha() and 3 <= len(found[2]) <= 8)
    return f"({found[1]}{found[2]}{found[3]})" if known else found.group()


def _put_between(found: re.Match[str]) -> str:
    """`, Kyodo - ` as ` (Kyodo)- `: what stood around the name gives way to the brackets."""
    before, after = found["before"], found["after"]
    opening = before[:-1].rstrip(",-–— ").ljust(len(before) - 1) + "("
    closing = ")" + after[1:] if after[:1].isspace() else ")"
    return opening + found["name"] + closing.replace("|", "-")
