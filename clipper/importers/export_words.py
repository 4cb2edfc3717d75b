"""The words that exports of press databases print around their articles, in the languages of their users."""

import re

from clipper.importers.dates import read_date
from clipper.importers.written_days import days_in
from clipper.model.clipping import Published

LANGUAGES = {
    name: code
    for code, names in {
        "en": "english englisch anglais inglés inglese inglês engels английский",
        "de": "german deutsch allemand alemán tedesco alemão duits",
        "fr": "french französisch français francés francese francês frans",
        "es": "spanish spanisch espagnol español spagnolo espanhol spaans castellano",
        "it": "italian italienisch italien italiano italiaans",
        "pt": "portuguese portugiesisch portugais portugués português portoghese portugees",
        "nl": "dutch niederländisch néerlandais neerlandés olandese nederlands holandés",
        "ru": "russian russisch russe ruso russo русский",
        "ar": "arabic arabisch arabe árabe arabo العربية",
        "zh": "chinese chinesisch chinois chino cinese 中文",
        "ja": "japanese japanisch japonais japonés giapponese 日本語",
        "pl": "polish polnisch polonais polaco polacco polski",
        "sv": "swedish schwedisch suédois sueco svedese svenska",
        "da": "danish dänisch danois danés danese dansk",
        "no": "norwegian norwegisch norvégien noruego norvegese norsk",
        "tr": "turkish türkisch turc turco türkçe",
        "cs": "czech tschechisch tchèque checo ceco čeština",
        "el": "greek griechisch grec griego greco ελληνικά",
    }.items()
    for name in names.split()
}
"""Names of languages, lower case, and their codes."""
COUNT = re.compile(
    r"(?<![\d:+-])(?P<n>\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+|\d{1,6})\s*(?:words?|mots?|wörter|worte|palabras?|parole|palavras?|woorden|слов[ао]?|słów|słowa|kelime|ord|字|語|단어)\b\.?", re.IGNORECASE
)  # fmt: skip
"""How long an article is said to be."""
RIGHTS = re.compile(r"^(?:©|\(c\)|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|(?:reservados )?todos los derechos)", re.IGNORECASE)  # fmt: skip
_OWNED = re.compile(r"^.{2,60}?\s(?:©|\(c\)|copyright)\s", re.IGNORECASE)
_TIME = re.compile(
    r"(?<!\d)(?P<h>[012]?\d)[:h](?P<m>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[AP]\.?M\.?)?\s*(?:(?P<zone>GMT|UTC|Z)(?P<off>[+-]\d{1,2}(?::?\d{2})?)?|(?P<bare>[+-]\d{4}))?(?!\d)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:^|[;,]\s*|\s)(?:pg|pp?|page|seite|s|pág|pag|página|pagina|blz)s?\.?\s*(?P<page>[A-Z]{0,4}-?\d{1,4}[A-Z]?(?:\s*[-–,/]\s*[A-Z]?\d{1,4})*)\b", re.IGNORECASE)  # fmt: skip
_EDITION = re.compile(
    r"(?:^|[;,]\s*)(?P<edition>[^;,]*?\b(?:edition|ausgabe|ausg\.?|édition|edición|edizione|edição|editie)\b[^;,]*)",
    re.IGNORECASE,
)


def is_rights(text: str) -> bool:
    """Whether a line says whose the article is: it begins with the sign, or names the owner before it."""
    return bool(RIGHTS.match(text)) or (len(text) < 160 and bool(_OWNED.match(text)))


def count_in(text: str) -> int:
    """How many words the line says the article has, 0 where it says nothing."""
    found = COUNT.search(text)
    digits = re.sub(r"\D", "", found["n"]) if found else ""
    return int(digits) if digits and len(digits) <= 6 else 0


def is_count(text: str) -> bool:
    """Whether the line says how long the article is, and nothing else."""
    return len(text) <= 24 and bool(COUNT.fullmatch(text.strip()))


def is_day(text: str) -> bool:
    """Whether a line is a day of publication with at most a time, a weekday and an edition beside it."""
    written = next(days_in(text), None)
    return written is not None and bool(written.iso) and len(text) <= 90 and written.start <= 25


def day_of(text: str) -> Published:
    """The day in a line, and its time where the zone is told by its distance from Greenwich."""
    written = next((one for one in days_in(text) if one.iso), None)
    if written is None:
        return Published()
    time = _TIME.search(text)
    if time is None or not (time["zone"] or time["bare"]) or int(time["h"]) > 23:
        return Published(text[:200], written.iso)
    hour = int(time["h"])
    if time["half"]:
        hour = hour % 12 + (12 if time["half"].lower().startswith("p") else 0)
    offset = time["bare"] or time["off"] or "+00:00"
    digits = re.sub(r"\D", "", offset)
    digits = digits.zfill(2).ljust(4, "0") if len(digits) <= 2 else digits.zfill(4)
    found = read_date(f"{written.iso}T{hour:02}:{time['m']}:00{offset[0]}{digits[:2]}:{digits[2:]}")
    return (
        Published(text[:200], found.day, found.at, found.zone)
        if found.at is not None
        else Published(text[:200], written.iso)
    )


def edition_in(text: str) -> str:
    """The edition that a line names, as printed."""
    found = _EDITION.search(text)
    return found["edition"].strip() if found else ""


def section_and_page(text: str) -> tuple[str, str]:
    """Section and page in a line such as "NEWS; Pg. 4" or "Économie, p. 12"."""
    found = _PAGE.search(text)
    if found is None:
        return text.strip(" ;,"), ""
    left = "; ".join(one for one in (text[: found.start()].strip(" ;,"), text[found.end() :].strip(" ;,")) if one)
    left = re.sub(r"\s*[;,]\s*(?=[;,]|$)|^\s*[;,]\s*", "", " ".join(left.split()))
    return left.strip(" ;,"), found["page"].strip()


def language_named(text: str) -> str:
    """The code of the language a line names alone ("English", "GERMAN; DEUTSCH"), "" where it names none."""
    words = [one.strip().casefold() for one in re.split(r"[;,/]", text)]
    return next((LANGUAGES[one] for one in words if one in LANGUAGES), "") if len(text) <= 40 else ""
