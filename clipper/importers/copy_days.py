"""Lines that say when and where a text appeared: outlet or byline, day, time and what stands around them."""

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from clipper.importers.bylines import is_byline
from clipper.importers.written_days import days_in
from clipper.model.clipping import Published

_LABELS = (
    r"first published|originally published|published|posted|(?:last )?updated?|last modified|modified|created|date|dated|issued|released|submitted"
    r"|stand|veröffentlicht|erschienen|(?:zuletzt )?aktualisiert|erstellt|datum|publiée?|parue?|mise? à jour|modifiée?|publicad[oa]|actualizad[oa]|fecha"
    r"|pubblicato|aggiornato|ultimo aggiornamento|data|atualizad[oa]|gepubliceerd|(?:laatst )?bijgewerkt|опубликовано|обновлено|дата"
    r"|yayınlanma|güncelleme|opublikowano|aktualizacja|publicerad|uppdaterad|publisert|oppdatert|julkaistu|päivitetty"
)
_UPDATED = re.compile(
    r"(?:updated?|modified|aktualisiert|stand|mise? à jour|modifiée?|actualizad[oa]|aggiorna\w+|atualizad[oa]|bijgewerkt|обновлено|güncelleme|aktualizacja|uppdaterad|oppdatert|päivitetty)\W*(?:\w{1,3}\W+){0,2}$",
    re.IGNORECASE,
)
_AROUND = re.compile(
    rf"\b(?:(?:{_LABELS})\b\s*:?|\d{{1,2}}\s*[:.h]\s*\d{{2}}(?:[:.]\d{{2}})?(?:\s*[ap]\.?m\b\.?)?|\d{{1,2}}\s*(?:[ap]\.?m\b\.?|h|uhr|hrs?)|\d{{4}}\s*(?:hrs|hours|gmt)|\d{{1,2}}[时時시]\s?\d{{1,2}}[分분]|发布|发表|更新|配信|公開|掲載|입력|수정|등록"
    r"|\d{1,3}[\s-]*min(?:ute)?s?\.?(?:[\s-]*(?:read|de lecture|lesezeit|di lettura|de lectura))?|(?:reading time|lesezeit|temps de lecture|tiempo de lectura)\s*:?"
    r"|(?:on|at|le|à|am|um|den|il|el|alle|ore|em|às|op|om|the|a las|uhr|h|von|vom|del?|of)\b|[ap]\.m\.|local time)",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b[A-Z]{2,5}(?:[+-]\d{1,2})?(?=\W|$)")
_PAGE = re.compile(
    r"^[\s,;|(]*(?:pp?\.|pages?|S\.|Seiten?|pág(?:ina)?s?\.?|pag(?:ina)?\.?|page)\s*(?P<page>[A-Z]?\d{1,3}(?:\s?[-–]\s?\d{1,3})?)\)?[\s.]*$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_FOREIGN = re.compile(
    r"\b(?:stand|veröffentlicht|erschienen|aktualisiert|publiée?|paru|mise? à jour|modifiée?|le|publicad[oa]|actualizad[oa]|fecha|pubblicato|aggiornato|atualizad[oa]|gepubliceerd|bijgewerkt|опубликовано|обновлено|yayınlanma)\b",
    re.IGNORECASE,
)
"""Words of languages in which 05/06/2025 is the fifth of June."""
_AGO = re.compile(
    r"(?:\w+\s)?(?:an?|\d{1,2})\s+(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week)s?\s+ago|il y a .{3,20}|vor \d{1,2} \w{4,8}|hace .{3,20}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_SIGNS = " ,;:|·•–—-/()[]."


@dataclass(frozen=True, slots=True)
class DayLine:
    """What such a line says."""

    published: Published
    before: str = ""
    """Outlet, byline or agency that stood before the day."""
    page: str = ""
    byline: str = ""
    """Where it stands behind the day."""


@lru_cache(maxsize=256)
def day_line(text: str) -> DayLine | None:
    """What a line of at most 120 characters says that holds a full day, and little else than who or where; else None."""
    if len(text) > 120 or not _YEAR.search(text):
        return None
    plain = _NUMBERS.sub(r"\1.\2.\3", text) if _FOREIGN.search(text) else text
    days = [one for one in days_in(plain) if one.iso]
    if not 1 <= len(days) <= 3:
        return None
    chosen = next((one for one in days if not _UPDATED.search(text[: one.start])), days[0])
    before, behind = text[: days[0].start], text[days[-1].end :]
    if "http" in text or text.rstrip().endswith(("?", "!")):
        return None
    page, byline = _behind(behind)
    if page is None:
        return None
    between = "".join(text[a.end : b.start] for a, b in itertools.pairwise(days))
    if not says_nothing(between):
        return None
    said = "" if _empty(before) else _who(before)
    if said is None:
        return None
    return DayLine(Published(text, chosen.iso), said, page, byline)


def _behind(text: str) -> tuple[str | None, str]:
    """Page and byline behind a day ("· A4 · By JANE OKORO", ", S. 17 / Wirtschaft"); (None, "") where more is said."""
    page = byline = ""
    for part in re.split(r"\s*[·•|]\s*|\s/\s", text):
        if found := _PAGE.match(part) or (re.fullmatch(r"(?P<page>[A-Z]{1,2}-?\d{1,3})", part) if part else None):
            page = page or found["page"]
        elif is_byline(part.strip()):
            byline = byline or part.strip()
        elif (
            part.strip() and not says_nothing(part) and not (page and len(part.split()) <= 3 and part.strip().istitle())
        ):
            return None, ""
    return page, byline


def says_nothing(text: str) -> bool:
    """Whether a piece of a line holds a time and a zone, or words for publishing, and nothing else."""
    return (bool(re.search(r"\d", text)) and _empty(_ZONE.sub(" ", text))) or not text.strip(_SIGNS)


def is_label(text: str) -> bool:
    """Whether a line holds words for publishing alone, or how long ago it was."""
    return len(text) <= 40 and (_empty(text) or bool(_AGO.fullmatch(text.strip())))


def _empty(text: str) -> bool:
    return not _AROUND.sub(" ", text).strip(_SIGNS)


def _who(before: str) -> str | None:
    """The outlet, agency or writer before a day: set off by a sign, or by a word for the publishing; None for a sentence."""
    found = re.match(
        rf"(?P<who>.{{2,70}}?)\s*(?:[,|·•/]|\s[-–—]|\b(?:{_LABELS})\b|\b(?:on|vom|du|del|of)\b)[\s:]*(?P<rest>.*)$",
        before.strip(),
        re.IGNORECASE,
    )
    while found and not _empty(found["rest"]):
        more = re.match(r"(?P<who>.{2,70})\s*(?:[,|·•/]|\s[-–—]|:)\s*(?P<rest>.*)$", before.strip())
        found = more if more and _empty(more["rest"]) else None
    if not found:
        return None
    who = found["who"].strip(" ,|·•/–—-")
    return who if who and not re.search(r"\d|[.!?]\s", who) and len(who.split()) <= 9 else None
