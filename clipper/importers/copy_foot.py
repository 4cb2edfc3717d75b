"""The foot of a piece of copy: end marks, byline, credit and outlet below the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clipper.importers.bylines import is_byline, is_desk, is_shouted, is_title, name_case
from clipper.importers.places import agency

_END = re.compile(
    r"^\s*(?:[-–—]\s?30\s?[-–—]|(?:#\s?){1,3}|x{3}|[-–—(\[/]*\s?ends?\s?[-–—)\]/]*|fin|ende|enditem|nnnn|end of (?:story|text|item)"
    r"|(?P<reuter>reuters?[\s.]*)|[-–—(\[]*\s?(?P<more>more(?:\s+(?:follows|to\s+(?:come|follow)))?|mfl?|mtf|mehr|(?:fortsetzung\s+)?folgt|(?:à\s+)?suivre"
    r"|suite|sigue|continúa|segue)\s?[-–—)\]]*[\s.]*)\s*$",
    re.IGNORECASE,
)
_INLINE_END = re.compile(r"(?:\s{2,}|(?<=[.”\"])\s+)(?:(?P<reuter>REUTERS?[\s.]*)|[-–—]30[-–—]|###)\s*$")
_RELEASE_END = re.compile(r"^\s*(?:[-–—]\s?(?:ENDS|Ends|ends|30)\s?[-–—]|ENDS|(?:#\s?){3})\s*$")
_STAMP = re.compile(
    r"^\s*(?:(?P<ap>AP)-[A-Z]{2}-[\d-]+\s+\d{4}\s?GMT|(?:dpa\s+(?:\w{2,4}\s+){1,6})?\d{6}\s+(?:GMT\s+)?[^\W\d_]{3}\s+\d{2}|(?P<dpa>dpa)(?:\s+[a-z]{1,4}\d?){2,6})\s*$"
)
_INITIALS = re.compile(r"^\s*\(?[a-z]{2,4}(?:[-/][a-zA-Z]{2,7}){1,5}\)?\s*$")
"""How agencies sign their copy: "bur-abc/def"."""
_RIGHTS = re.compile(r"^\s*(?:\(c\)|©|copyright\b).{4,300}$", re.IGNORECASE)
_CREDIT = re.compile(
    r"^\s*(?:[-–—]+\s*|\()?(?:(?:source|credit|quelle|fuente|fonte)\s*:\s*)?(?P<name>[\w ./-]{2,40}?)\)?\s*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Foot:
    """What stood below the text, and the lines without it."""

    lines: tuple[str, ...]
    byline: str = ""
    credit: str = ""
    outlet: str = ""
    agency: str = ""
    """As its end mark says."""
    note: str = ""
    end_mark: bool = False
    more: bool = False
    rights: str = ""


def read_foot(lines: Sequence[str]) -> Foot:
    """Read the last lines upwards until one is text; the first line is never taken."""
    left = list(lines)
    shouted: list[str] = []
    byline = credit = signed = note = rights = ""
    end_mark = more = False
    while _drop_blank(left) and len(left) > 1:
        last = left[-1].strip()
        if found := _END.match(last):
            end_mark, more = True, more or bool(found["more"])
            signed = signed or ("Reuters" if found["reuter"] else "")
            left.pop()
        elif found := _STAMP.match(last):
            end_mark, signed, note = True, signed or found["ap"] or found["dpa"] or "", f"{last}\n{note}".strip()
            left.pop()
        elif _INITIALS.match(last) and len(left) > 2 and not shouted:
            note = f"{last}\n{note}".strip()
            credit = credit or next((agency(one) for one in re.split(r"[-/()\s]", last) if agency(one)), "")
            left.pop()
        elif not rights and _RIGHTS.match(last) and len(left) > 2:
            rights = last
            left.pop()
        elif found := _INLINE_END.search(left[-1]):
            end_mark, signed = True, signed or ("Reuters" if found["reuter"] else "")
            left[-1] = left[-1][: found.start()].rstrip()
            break
        elif not byline and not shouted and is_byline(last) and len(left) > 2:
            byline = last
            left.pop()
        elif not credit and (name := _credit_in(last)):
            credit = name
            left.pop()
        elif _stands_apart(left, shouted) and (is_desk(last) or is_shouted(last)) and len(shouted) < 3:
            shouted.insert(0, last)
            left.pop()
        else:
            break
    for at in range(len(left) - 1, 0, -1):
        # A press release goes on below its end mark, with notes to editors.
        if _RELEASE_END.match(left[at]) and not left[at - 1].strip():
            del left[at]
            end_mark = True
    byline, credit, outlet, unread = _sort(shouted, byline, credit)
    return Foot((*left, *unread), byline, credit, outlet, signed, note, end_mark, more, rights)


def is_end_mark(text: str) -> bool:
    """Whether a line is an end mark, a continuation mark or an agency's closing stamp."""
    return bool(_END.match(text) or _STAMP.match(text))


def _drop_blank(lines: list[str]) -> bool:
    while lines and not lines[-1].strip():
        lines.pop()
    return bool(lines)


def _credit_in(last: str) -> str:
    """The agency, where a line holds its name and nothing else."""
    found = _CREDIT.match(last)
    return agency(found["name"]) if found else ""


def _stands_apart(lines: Sequence[str], taken: Sequence[str]) -> bool:
    """Whether the last line is not the end of a paragraph: below a blank line or a finished sentence."""
    if len(lines) < 3 or sum(line.isupper() for line in lines) > len(lines) / 2:
        return False
    above = next((line for line in lines[-2::-1]), "")
    if not above.strip() or _SENTENCE_END.search(above.rstrip()):
        return True
    return is_shouted(above) or is_desk(above) if not taken else False


def _sort(shouted: list[str], byline: str, credit: str) -> tuple[str, str, str, tuple[str, ...]]:
    """Byline, credit, outlet and the lines that are none of them, from the short lines at the end."""
    outlet, unread = "", []
    for at, one in reversed(list(enumerate(shouted))):
        if is_desk(one) and not byline:
            byline = name_case(one)
        elif not outlet and (is_title(one) or (at == len(shouted) - 1 and len(shouted) > 1)):
            outlet = name_case(one)
            credit = credit or outlet
        elif not byline and 2 <= len(one.split()) <= 4:
            byline = name_case(one)
        else:
            unread.insert(0, one)
    return byline, credit, outlet, tuple(unread)
