"""The foot of a piece of copy: end marks, byline, credit and outlet below the text."""

import re
from collections.abc import Sequence

from msgspec import Struct, field

from clipper.importers.bylines import is_byline, is_desk, is_shouted, is_title, name_case
from clipper.importers.copy_closing import behind_sentence, closing, codes_below, is_signature, without_notebook
from clipper.importers.copy_labels import url_named
from clipper.importers.places import agency
from clipper.importers.written_days import days_in

_END = re.compile(
    r"^\s*(?:[-–—]\s?30\s?[-–—]|(?:#\s?){1,3}|x{3}|[-–—(\[/<~*=\s]*\s?(?:the\s+)?ends?\s?[-–—)\]/>~*=\s]*(?:\s(?-i:[a-z.]{2,12}))?|fin|ende|fim|fine|(?:\(\s?)?schluss\s?\)?(?:\s+[a-z]{2,4}(?:/[a-z*]{2,6})*)?"
    r"|enditem(?:/[a-z]{1,4})?|nnnn|[(（]\s?(?:끝|完|了|终|終|конец|koniec|конец)\s?[)）]|end of (?:story|text|item|release)"
    r"|(?P<reuter>reuters?[\s.]*)|[-–—(\[]*\s?(?P<more>more(?:\s+(?:follows|to\s+(?:come|follow)))?|mfl?|mtf|mehr|(?:fortsetzung\s+)?folgt|(?:à\s+)?suivre"
    r"|suite|sigue|continúa|segue)\s?[-–—)\]]*[\s.]*)\s*$",
    re.IGNORECASE,
)
_INLINE_END = re.compile(
    r"(?:\s{2,}|(?<=[.”\"»’)])\s+)(?:(?P<reuter>REUTERS?[\s.]*)|[-–—]\s?30\s?[-–—]|###|(?P<end>\((?i:end|ends|fin|fim|sigue|schluss)\)(?:\s[A-Za-z./]{2,12})?)|\(?[-–—\s/]{0,4}(?P<name>[^\W\d_][^()\d.!?…]{1,24}?)\)?(?P<signs>(?:\s(?-i:[A-Z]{2,4})){0,4})\.?)\s*$"
)
_RELEASE_END = re.compile(r"^\s*(?:[-–—]\s?(?:ENDS|Ends|ends|30)\s?[-–—]|ENDS|(?:#\s?){3})\s*$")
_STAMP = re.compile(
    r"^\s*(?:(?P<ap>AP)-[A-Z]{2}-[\d-]+\s+\d{4}\s?GMT|(?:dpa\s+(?:\w{2,4}\s+){1,6})?\d{6}\s+(?:GMT\s+)?[^\W\d_]{3}\s+\d{2}|(?P<dpa>dpa)(?:\s+[a-z]{1,4}\d?){2,6}|(?:\d{1,2}:\d{2}\s+(?:LOCAL TIME|GMT|UTC)\s*){1,2}|\d{2}/\d{2}/\d{4}\s+\d{2}:\d{2}:\d{2})\s*$"
)
_INITIALS = re.compile(r"^\s*\(?[a-z]{2,4}(?:[-/][a-zA-Z]{2,7}){1,5}\)?\s*$")
"""How agencies sign their copy: "bur-abc/def"."""
_RIGHTS = re.compile(
    r"^\s*\(?(?:\(c\)|©|copyright\b|riproduzione\s+riservata|tous\s+droits\s+(?:de\s+reproduction|réservés)|alle\s+rechte\s+vorbehalten|todos\s+los\s+derechos|all\s+rights\s+reserved).{0,300}$",
    re.IGNORECASE,
)
_AGENCY_SIGNS = re.compile(
    r"^\s*(?:[-–—=/(\s]{0,4})(?P<name>[^\W\d_][\w. ]{1,20}?)(?:[-–—=/)\s]{0,4})(?P<signs>(?:(?:\s+|\s*/+\s*)[A-Za-z]{2,5}){0,4})\s*$"
)
"""An agency and the initials of its desk: "PTI ABC XY", "//Petra// AA", "Lusa/Fim"."""
_DESK_SIGNS = re.compile(
    r"^\s*\(?(?:[A-Z][A-Za-z]{1,3}|[A-Z]{2,4}|[a-z]{2,4})(?:\s?/{1,2}\s?(?P<last>[A-Za-z]{2,12})){1,4}/?\s*\)?\.?$"
)
_APPEARED = re.compile(
    r"^\(?(?:first\s+)?(?:published|appeared|printed)\s+in\s+(?P<outlet>[^\d]{3,50}?)\s*(?:,|\bon\b)\s*(?P<day>\D{0,14}?\d.{5,30})\)?$",
    re.IGNORECASE,
)
_SOURCE_DAY = re.compile(
    r"^\(?(?:source|quelle|fuente|fonte|publication|via)\s*:\s*(?P<outlet>[^\d:]{3,50}?)\s*(?:[,|]|\s[–—-])\s*(?P<day>(?:[^\W\d_]+,?\s+)?\d.{5,30})\)?\.?$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^\(?(?:source|quelle|fuente|fonte|publication|published by|via)\s*:\s*(?P<name>(?:[A-ZÀ-Þ][\w.&’'-]*|of|and|the|de|la|le|der|die)(?:\s+(?:[A-ZÀ-Þ][\w.&’'-]*|of|and|the|de|la|le|der|die)){0,5})\)?\.?$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^\s*(?:[-–—]+\s*|\()?(?:(?:source|credit|quelle|fuente|fonte)\s*:\s*)?(?P<name>[\w ./-]{2,40}?)\)?\.?\s*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")


class Foot(Struct, frozen=True):
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
    url: str = ""
    appeared: str = ""
    """The day on which the outlet printed it, as printed."""


class _Read(Struct):
    """What was read of a foot so far, upwards."""

    left: list[str]
    shouted: list[str] = field(default_factory=list)
    byline: str = ""
    credit: str = ""
    signed: str = ""
    note: str = ""
    rights: str = ""
    url: str = ""
    outlet: str = ""
    appeared: str = ""
    end_mark: bool = False
    more: bool = False

    def keep(self, text: str) -> None:
        """A line for the desk, above those already kept."""
        self.note = f"{text}\n{self.note}".strip()


def read_foot(lines: Sequence[str]) -> Foot:
    """Read the last lines upwards until one is text; the first line is never taken."""
    left, notebook = without_notebook(lines)
    read = _Read(left)
    while _drop_blank(read.left) and len(read.left) > 1:
        last = read.left[-1].strip()
        if _take_mark(read, last) or _take_source(read, last) or _take_closing(read, last) or _take_names(read, last):
            read.left.pop()
        elif codes := codes_below(read.left):
            for _code in range(codes):
                read.keep(stamp := read.left.pop().strip())
                read.appeared = read.appeared or next(
                    (stamp[one.start : one.end] for one in days_in(stamp) if one.iso), ""
                )
        else:
            _take_inline(read)
            break
    if notebook:
        read.note = f"{read.note}\n{notebook}".strip()
    left = read.left
    for at in range(len(left) - 1, 0, -1):
        # A press release goes on below its end mark, with notes to editors.
        if _RELEASE_END.match(left[at]) and (not left[at - 1].strip() or _SENTENCE_END.search(left[at - 1].rstrip())):
            del left[at]
            read.end_mark = True
    byline, credit, outlet, unread = _sort(read.shouted, read.byline, read.credit)
    return Foot(
        (*left, *unread),
        byline,
        credit,
        read.outlet or outlet,
        read.signed,
        read.note,
        read.end_mark,
        read.more,
        read.rights,
        read.url,
        read.appeared,
    )


def _take_mark(read: _Read, last: str) -> bool:
    """End marks, closing stamps, initials of the desk and the line of rights."""
    deep = len(read.left) > 2
    if found := _END.match(last):
        read.end_mark, read.more = True, read.more or bool(found["more"])
        read.signed = read.signed or ("Reuters" if found["reuter"] else "")
    elif found := _STAMP.match(last):
        read.end_mark, read.signed = True, read.signed or found["ap"] or found["dpa"] or ""
        read.keep(last)
    elif (_INITIALS.match(last) or _DESK_SIGNS.match(last)) and deep and not read.shouted:
        read.keep(last)
        read.credit = read.credit or next((agency(one) for one in re.split(r"[-/()\s]", last) if agency(one)), "")
    elif (
        deep
        and not read.shouted
        and (found := _AGENCY_SIGNS.match(last))
        and agency(found["name"])
        and (found["signs"] or last != found["name"])
    ):
        read.credit = read.credit or agency(found["name"])
        read.keep(last)
    elif not read.rights and _RIGHTS.match(last) and deep:
        read.rights = last
    else:
        return False
    return True


def _take_source(read: _Read, last: str) -> bool:
    """Where it appeared: the address, the outlet and its day."""
    if len(read.left) < 3 or read.shouted:
        return False
    if not read.url and (url := url_named(last)):
        read.url = url
    elif (not read.outlet and (found := _APPEARED.match(last)) and any(days_in(found["day"]))) or (
        not read.outlet and (found := _SOURCE_DAY.match(last)) and any(one.iso for one in days_in(found["day"]))
    ):
        read.outlet, read.appeared = found["outlet"].strip(), found["day"].strip(" )")
        read.keep(last)
    elif not read.outlet and (found := _SOURCE.match(last)) and not agency(found["name"]):
        read.outlet = found["name"]
    else:
        return False
    return True


def _take_closing(read: _Read, last: str) -> bool:
    """What agencies set below their copy: notes for the desk, who wrote and who edited it."""
    if len(read.left) < 3 or read.shouted:
        return False
    found = closing(last, read.left)
    if found is None and not read.byline and is_signature(last, read.left):
        read.byline = last
        return True
    if found is None or (found.byline and read.byline):
        return False
    if found.kept:
        read.keep(found.kept)
    read.byline = read.byline or found.byline
    read.credit, read.outlet = read.credit or found.credit, read.outlet or found.outlet
    read.end_mark = read.end_mark or found.end_mark
    return True


def _take_names(read: _Read, last: str) -> bool:
    """The byline, the agency, and names in capitals that are sorted when all are known."""
    if not read.byline and not read.shouted and is_byline(last) and len(read.left) > 2 and not _runs_on(read.left):
        read.byline = last
    elif not read.credit and (name := _credit_in(last)):
        read.credit = name
    elif _stands_apart(read.left, read.shouted) and (is_desk(last) or is_shouted(last)) and len(read.shouted) < 3:
        read.shouted.insert(0, last)
    else:
        return False
    return True


def _runs_on(lines: Sequence[str]) -> bool:
    """Whether the last line is the end of a hard-wrapped one ("(… Editing / by Bo Ek)")."""
    last, above = lines[-1].strip(), lines[-2].rstrip()
    return last.count(")") > last.count("(") or bool(last[:1].islower() and above and not _SENTENCE_END.search(above))


def _take_inline(read: _Read) -> None:
    """An end mark, or the agency, behind the last sentence."""
    while found := behind_sentence(read.left[-1], read.left):
        if found.kept:
            read.keep(found.kept)
        read.byline, read.signed = read.byline or found.byline, read.signed or found.credit
        read.end_mark = read.end_mark or found.end_mark
        read.left[-1] = read.left[-1][: found.cut].rstrip()
    found = _INLINE_END.search(read.left[-1])
    if not found:
        return
    name = agency(found["name"] or "")
    if found["name"] and (not name or (found["signs"] and not found["name"].isupper())):
        return
    read.end_mark = read.end_mark or not found["name"]
    read.signed = read.signed or ("Reuters" if found["reuter"] else name)
    read.left[-1] = read.left[-1][: found.start()].rstrip()
    if found["signs"]:
        read.keep(found.group().strip())


def is_foot_line(text: str) -> bool:
    """Whether a line belongs below a text: a line of rights, or the initials of a desk."""
    return bool(_RIGHTS.match(text) or _INITIALS.match(text) or _DESK_SIGNS.match(text))


def is_release_end(text: str) -> bool:
    """Whether a line ends a press release, below which notes to editors may follow."""
    return len(text) <= 20 and bool(_RELEASE_END.match(text))


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
