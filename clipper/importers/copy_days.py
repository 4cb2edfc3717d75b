"""Lines that say when and where a text appeared: outlet or byline, day, time and what stands around them."""

import itertools
import re
from functools import lru_cache

from msgspec import Struct

from clipper.importers.bylines import is_byline, is_name, is_shouted
from clipper.importers.places import agency, is_city
from clipper.importers.written_days import WEEKDAYS, days_in
from clipper.model.clipping import Published

_LABELS = (
    r"first published|originally published|published|posted|(?:last )?updated?|last modified|modified|created|date|dated|issued|released|submitted"
    r"|stand|veröffentlicht|erschienen|(?:zuletzt )?aktualisiert|erstellt|datum|publiée?|parue?|mise? à jour|modifiée?|publicad[oa]|actualizad[oa]|fecha"
    r"|pubblicato|aggiornato|ultimo aggiornamento|data|atualizad[oa]|modifica(?:to)?|gepubliceerd|(?:laatst )?bijgewerkt|опубликовано|обновлено|дата"
    r"|giriş(?: tarihi)?|yayın tarihi|son güncelleme|yayınlanma|güncelleme|yayın|đăng|cập nhật|thứ \w{2,4}|chủ nhật|تاریخ انتشار|ساعت|نُشر|نشر|آخر تحديث|تحديث|התפרסם|פורסם|עודכן|प्रकाशित|अपडेट(?:ेड)?|প্রকাশ(?:িত)?|আপডেট|เผยแพร่|ปรับปรุง|dipublikasikan|diperbarui|megjelent|frissítve|publikováno|aktualizováno|δημοσίευση|ενημέρωση|опубліковано|оновлено|opublikowano|aktualizacja|publicerad|uppdaterad|publisert|oppdatert|julkaistu|päivitetty"
)
_UPDATED = re.compile(
    r"(?:updated?|modified|aktualisiert|stand|mise? à jour|modifiée?|actualizad[oa]|aggiorna\w+|atualizad[oa]|bijgewerkt|обновлено|güncelleme|aktualizacja|uppdaterad|oppdatert|päivitetty)\W*(?:\w{1,3}\W+){0,2}$",
    re.IGNORECASE,
)
_AROUND = re.compile(
    rf"\b(?:(?:{_LABELS})\b\s*:?|\d{{1,2}}\s*[:.h]\s*\d{{2}}(?:[:.]\d{{2}})?(?:\s*[ap]\.?m\b\.?)?|\d{{1,2}}\s*(?:[ap]\.?m\b\.?|h|uhr|hrs?)|\d{{4}}\s*(?:hrs|hours|gmt)|\d{{1,2}}[时時시]\s?\d{{1,2}}[分분]|发布|发表|更新|(?:上午|下午|午前|午後|오전|오후)\s?\d{{1,2}}\s?[:时時시]\s?\d{{1,2}}[분分]?|오전|오후|午前|午後|上午|下午|星期[一二三四五六日天]|[月火水木金土日]曜日|[월화수목금토일]요일|配信|公開|掲載|입력|수정|등록"
    r"|\d{1,3}[\s-]*min(?:ut(?:e[ns]?|i|os?|er|ter)?|s)?\.?(?:[\s-]*(?:read|de lecture|lesezeit|di lettura|de lectura))?|(?:reading time|lesezeit|temps de lecture|tiempo de lectura)\s*:?"
    r"|(?:eastern|central|mountain|pacific|british|greenwich|indian?|singapore)\s+(?:(?:standard|daylight|summer|mean)\s+)?time|\b(?:mo|di|mi|do|fr|sa|so)\.?,"
    rf"|(?:{'|'.join(sorted((one for one in WEEKDAYS if len(one) > 4), key=len, reverse=True))})\b"
    r"|(?:on|at|le|à|al|am|um|den|il|el|alle|ore|em|às|op|om|the|a las|uhr|kl\.?|года|року|г|р|בשעה|هـ|م|ص|مساءً|صباحًا|uur|óra|h|von|vom|del?|of)\b|[ap]\.m\.|г\.|local time)"
    r"|(?<![\d.,])\d{1,3}(?:[.,]?\d{3})?\s(?:words?|mots|wörter|palabras|parole|palavras|woorden)\b"
    r"|\((?:english|french|german|spanish|italian|portuguese|dutch|arabic|russian|chinese|anglais|français|allemand|englisch|deutsch|español|inglés)\)"
    r"|เวลา|น\.|बजे|शाम|सुबह|दोपहर|रात|(?<!\d)\d{1,2}\s+(?:محرم|صفر|ربيع\s+\w+|جمادى\s+\w+|رجب|شعبان|رمضان|شوال|ذو\s+\w+|ذي\s+\w+)،?\s+\d{4}",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b[A-Z]{2,5}(?:[+-]\d{1,2})?(?=\W|$)")
_PAGE = re.compile(
    r"^[\s,;|(–—-]*(?:pp?\.|pages?|S\.|стр\.|Seiten?|pág(?:ina)?s?\.?|pag(?:ina)?\.?|page)\s*(?P<page>[A-Z]?\d{1,3}(?:\s?[-–]\s?\d{1,3})?)\)?[\s.]*$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_FOREIGN = re.compile(
    r"\b(?:stand|veröffentlicht|erschienen|aktualisiert|publiée?|paru|mise? à jour|modifiée?|le|publicad[oa]|actualizad[oa]|fecha|pubblicato|aggiornato|atualizad[oa]|gepubliceerd|bijgewerkt|опубликовано|обновлено|yayınlanma)\b",
    re.IGNORECASE,
)
"""Words of languages in which 05/06/2025 is the fifth of June."""
_AGO = re.compile(
    r"(?:\w+\s)?(?:an?|\d{1,2})\s+(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week)s?\s+ago|il y a .{3,20}|h[áa] \d{1,2} \w{3,8}|vor \d{1,2} \w{4,8}|hace .{3,20}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_GLUED = re.compile(r"\b((?:19|20)\d\d)(\d{1,2}:\d\d)")
"""Year and time that lost the space between them: "November 3, 20251:12 PM"."""
_CLOCK = re.compile(r"^[\s,–—-]*\d{1,2}[:h.]\d{2}(?:[:.]\d{2})?\s*")
_ROLE_BEHIND = re.compile(r"\s[–—-]\s.*$")
_SOURCE = re.compile(
    r"^(?:(?:source|来源|來源|出典|quelle|fuente|fonte|источник)\s?[:：]\s*(?P<name>\S.{1,60})|(?:aus|dans|from)\s+(?P<issue>\S.{2,40}\s\d{1,3}/\d{4}))$",
    re.IGNORECASE,
)
_RELEASED = re.compile(
    r"(?:news|press|media)\s+(?:release|statement|item)|statement|pressemitteilung|communiqué|all, \w+", re.IGNORECASE
)
_SAID_TO_BE = re.compile(r"^\(?(?:source|quelle|fuente|fonte|izvor)\s*:\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"\s(?:№|No\.|Nr\.|N°|Nº)\s?\d{1,5}\b")
_PAPER = re.compile(r"^[\u3040-\u9fff]{1,8}(?:新聞|新闻|日报|日報|晚报|時報|时报|网|通信|社|报)$")
_COUNTED = re.compile(r"\d\s(?:words?|mots|wörter|palabras|parole|palavras|woorden)\b")
_SIGNS = " ,;:|·•–—-/()[]."


class DayLine(Struct, frozen=True):
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
    raw, text = text, _GLUED.sub(r"\1 \2", text)
    plain = _NUMBERS.sub(r"\1.\2.\3", text) if _FOREIGN.search(text) else text
    days = [one for one in days_in(plain) if one.iso]
    if not 1 <= len(days) <= 3:
        return None
    chosen = next((one for one in days if not _UPDATED.search(text[: one.start])), days[0])
    before, behind = text[: days[0].start], text[days[-1].end :]
    if "http" in text or text.rstrip().endswith(("?", "!")):
        return None
    page, byline, source = _behind(behind)
    if page is None:
        return None
    between = "".join(text[a.end : b.start] for a, b in itertools.pairwise(days))
    if not (says_nothing(between) or _empty(between)):
        return None
    said = "" if _empty(before) else _who(before)
    if said is None:
        return None
    return DayLine(Published(raw, chosen.iso), said or source, page, byline)


def undecided_day(text: str) -> str:
    """A day by numbers alone (03/11/2025) with its day first, where a line holds it and little else: which number is the month its language tells."""
    if len(text) > 60 or not _NUMBERS.search(text) or not (line := day_line(_NUMBERS.sub(r"\1.\2.\3", text))):
        return ""
    said = line.before.split("|")[0].strip()
    return "" if (said and not agency(said)) or line.byline else line.published.day or ""


def _behind(text: str) -> tuple[str | None, str, str]:
    """Page, byline and outlet behind a day ("· A4 · By JANE OKORO", "| Source: The Herald"); page is None where more is said."""
    page = byline = source = ""
    for part in re.split(r"\s*[·•|]\s*|\s/\s", text):
        if found := _PAGE.match(part) or (re.fullmatch(r"(?P<page>[A-Z]{1,2}-?\d{1,3})", part) if part else None):
            page = page or found["page"]
        elif (who := _CLOCK.sub("", part).strip()) and is_byline(_ROLE_BEHIND.sub("", who)):
            byline = byline or who
        elif named := _SOURCE.match(part.strip(_SIGNS)):
            source = source or re.sub(r"\s\d{1,3}/\d{4}$", "", named["name"] or named["issue"]).strip(_SIGNS)
        elif _COUNTED.search(part) and is_name(name := _AROUND.sub(" ", part).strip(_SIGNS)):
            byline = byline or name
        elif _is_place(part):
            continue
        elif (
            part.strip()
            and not says_nothing(part)
            and not _empty(part)
            and not (page and len(part.split()) <= 3 and part.strip().istitle())
        ):
            return None, "", ""
    return page, byline, source


def _is_place(part: str) -> bool:
    """Whether a piece behind a day names where it was published, or that it is a release."""
    said = part.strip(_SIGNS).split(" - ")[-1].strip(_SIGNS)
    return is_city(said) or (is_shouted(said) and len(said) > 3) or bool(_RELEASED.fullmatch(said))


def says_nothing(text: str) -> bool:
    """Whether a piece of a line holds a time and a zone, or words for publishing, and nothing else."""
    return (bool(re.search(r"\d", text)) and _empty(_ZONE.sub(" ", _AROUND.sub(" ", text)))) or not text.strip(_SIGNS)


def is_label(text: str) -> bool:
    """Whether a line holds words for publishing alone, or how long ago it was."""
    return len(text) <= 40 and (_empty(text) or bool(_AGO.fullmatch(text.strip())))


def _empty(text: str) -> bool:
    return not _AROUND.sub(" ", _AGO.sub(" ", text)).strip(_SIGNS)


def _who(before: str) -> str | None:
    """The outlet, agency or writer before a day: set off by a sign, or by a word for the publishing; None for a sentence."""
    if _PAPER.match(before.strip()):
        return before.strip()
    before = _SAID_TO_BE.sub("", _NUMBERED.sub(" ", before))
    found = re.match(
        rf"(?P<who>.{{2,70}}?)\s*(?:[,|·•/]|\s[-–—]|\b(?:{_LABELS})\b|\b(?:on|vom|du|del|of|от)\b)[\s:]*(?P<rest>.*)$",
        before.strip(),
        re.IGNORECASE,
    )
    while found and not (_empty(found["rest"]) or _empty(_ZONE.sub(" ", _AROUND.sub(" ", found["rest"])))):
        more = re.match(r"(?P<who>.{2,70})\s*(?:[,|·•/]|\s[-–—]|:)\s*(?P<rest>.*)$", before.strip())
        found = more if more and _empty(more["rest"]) else None
    if not found:
        return None
    who = found["who"].strip(" ,|·•/–—-")
    return who if who and not re.search(r"\d|[.!?]\s", who) and len(who.split()) <= 9 else None
