"""Jump lines: where a story says that it goes on elsewhere, or comes from elsewhere ("Continued on page 7", "Suite page 4")."""

import re

from msgspec import Struct

_PAGE = r"""(?:(?:pages?|pgs?|pp?|seiten?|s|p[aá]ginas?|p[aá]gs?|pagina|pag|sider?|sidan?|sid|blz|bladzijde|str|strona|strony|стр|страниц[аеуы]|c|с
    |s[aá]yfa|oldal|σελ|σελ[ίι]δα|الصفحة|صفحة|ص|עמ['’]?|עמוד)\.?)"""
_NUMBER = r"(?P<page>[A-Z]{0,2}-?\d{1,3}[A-Z]?)"
_COLUMN = r"(?:\s*[,;]?\s*(?:col(?:umn|onne|umna|\.)?|sp(?:alte|\.)?)\s*\.?\s*\d+)?"
_ON = r"""continue[ds]?\s+(?:on|at|in)|cont(?:['’]?d|inued|\.)?\.?\s+(?:on|at)|turn\s+to|see(?=\s+[\w’'-]+\s*,?\s*(?:page|p\.))|jump\s+to|more\s+on|story\s+(?:on|continues)|please\s+turn\s+to
    |fortsetzung\s+(?:auf|siehe|s\.)|weiter\s+(?:auf|s\.)|lesen\s+sie\s+(?:weiter\s+)?auf|forts\.\s*(?:auf)?
    |(?:lire\s+(?:la|notre)?\s*)?suite\s+(?:en|à\s+la|à|(?=p))|lire(?:\s+aussi)?\s+(?:en|à\s+la)?|la\s+suite\s+en|voir\s+(?:en|la)?
    |(?:sigue|contin[uú]a|contin[uú]e|pasa|viene\s+y\s+sigue)\s+(?:en|a)\s*(?:la)?|segue\s+(?:a|in)|continua\s+(?:a|na|en|alla)
    |vervolg\s+op|lees\s+verder\s+op|verder\s+op|fortsætter\s+(?:på|side)|fortsettes\s+(?:på|side)|forts(?:ätter|\.)\s+(?:på|sid)
    |ci[aą]g\s+dalszy|dok(?:ończenie|\.)|продолжение\s+на|окончание\s+на|devamı|folytatás|συνέχεια(?:\s+στη)?
    |(?:ال)?تتمة|البقية|يتبع|המשך"""
_FROM = r"""continued\s+from|cont(?:['’]?d|inued|\.)?\.?\s+from|from(?=\s+(?:page|p\.|front))|jump(?:ed)?\s+from
    |fortsetzung\s+von|forts\.\s+von|suite\s+de\s*(?:la)?|viene\s+de\s*(?:la)?|contin[uú]aci[oó]n\s+de|continua(?:zione)?\s+(?:da|dalla)|segue\s+da(?:lla)?
    |continua[cç][aã]o\s+da|vervolg\s+van|fortsat\s+fra|fortsatt\s+(?:från|fra)|продолжение\s+со|окончание\s+со|начало\s+на|devam"""
_BETWEEN = r"\s*(?:the|der|die|la|le|de|na|auf)?\s*"
_FORWARD = re.compile(
    rf"(?P<lead>^|.*?\s|^\W+)?(?:{_ON})\s*{_BETWEEN}{_PAGE}?\s*{_NUMBER}{_COLUMN}", re.IGNORECASE | re.VERBOSE
)
_BACK = re.compile(rf"(?:{_FROM})\s*{_BETWEEN}{_PAGE}?\s*{_NUMBER}{_COLUMN}", re.IGNORECASE | re.VERBOSE)
_NAMED = re.compile(
    r"^[\W_]*(?:see\s+)?[A-ZÀ-Þ][\w’'-]+\s*,\s*(?:page|p\.)\s*(?P<page>[A-Z]{0,2}-?\d{1,3})\W*$", re.IGNORECASE
)
"""The shortest of all: "STRIKE, Page 7"."""
_LONGEST = 90
"""Characters; what is longer is a sentence that speaks of a page."""


class Jump(Struct, frozen=True):
    """What a jump line says."""

    page: str
    """As the paper numbers it ("7", "A12")."""
    onward: bool
    """Whether the story goes on there, else it comes from there."""


def jump_in(line: str) -> Jump | None:
    """What a line says where it is a jump line and nothing else; None for any other line."""
    text = " ".join(line.split())
    if not 4 <= len(text) <= _LONGEST:
        return None
    for pattern, onward in ((_BACK, False), (_FORWARD, True), (_NAMED, True)):
        if (found := pattern.search(text)) and _is_all(text, found):
            return Jump(found["page"].upper(), onward)
    return None


def _is_all(text: str, found: "re.Match[str]") -> bool:
    """Whether hardly anything stands beside the jump: a key word before it, marks and arrows after it."""
    before, after = text[: found.start()], text[found.end() :]
    if "lead" in found.re.groupindex and found["lead"]:
        before += found["lead"]
    return len(before.split()) <= 4 and not re.search(r"[.!?]\s*$", before.strip()) and not re.search(r"\w{2,}", after)
