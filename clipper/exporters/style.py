"""A briefing style read from TOML, and the fixed words of documents in the issue's language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from clipper import paths
from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.model.briefing import Rendition
from clipper.model.document import Tone

_MM = 72 / 25.4
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"}


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet and its margins, in millimetres; `text` + `gap` + `side` fill the width between left and right."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    text: float
    gap: float
    side: float
    head: float
    """Baseline of the running head below the top edge."""
    foot: float
    """Baseline of the foot above the bottom edge."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Whether there is a cover, and how many items it announces at most."""

    shown: bool = True
    leads: int = 3


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of contents: `number` is its page column in mm, `lines` the longest entry."""

    shown: bool = True
    number: float = 24.0
    lines: int = 2


@dataclass(frozen=True, slots=True)
class Items:
    """How items follow one another."""

    new_page: bool = True
    brief_words: int = 120
    """Items shorter than this share a page."""
    brief_gap: float = 26.0
    """Points between items on one page."""
    long_headline: int = 90
    """Characters from which a headline is set 3 pt smaller."""
    continued_headline: int = 50
    """Characters after which "Headline …, continued" cuts."""


@dataclass(frozen=True, slots=True)
class Face:
    """One static font: its family as Word knows it, its file under resources/fonts, and what stands in for it."""

    family: str
    file: str
    alternative: str = ""
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the type scale, in points; `colour` is RRGGBB."""

    face: str
    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    colour: str = "1B1B1B"
    tracking: float = 0.0
    """Added between letters, as in tracked capitals."""
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How a document looks: everything an exporter asks for beside the document itself."""

    name: str
    genre: str
    """Key of the genre's name in the fixed words."""
    page: Page
    cover: Cover
    contents: Contents
    items: Items
    colours: Mapping[str, str]
    """RRGGBB by name; a role's tint stands under the role's own value."""
    faces: Mapping[str, Face]
    rows: Mapping[str, Row]

    def tint(self, role: Role) -> str:
        """The colour behind a passage marked in this role."""
        return self.colours[role.value]


def right_to_left(language: str) -> bool:
    """Whether a language is written from the right."""
    return _base(language) in _RIGHT_TO_LEFT


def names() -> tuple[str, ...]:
    """The styles that can be loaded."""
    return tuple(sorted(p.stem for p in paths.resource("styles").glob("*.toml") if p.stem != "words"))


@lru_cache(maxsize=16)
def load(name: str) -> Style:
    """The style `name`. Raises ClipperError naming the styles there are."""
    if name not in names():
        raise ClipperError(
            _("There is no style “{name}”; choose one of: {names}.").format(name=name, names=", ".join(names()))
        )
    return parse((paths.resource("styles") / f"{name}.toml").read_text(encoding="utf-8"))


def parse(text: str) -> Style:
    """A style from the TOML text of its file. Raises ClipperError where a part is missing or misspelt."""
    try:
        table = tomllib.loads(text)
        colours = {key: str(value) for key, value in table["colours"].items()}
        return Style(
            name=table["name"],
            genre=table["genre"],
            page=Page(**table["page"]),
            cover=Cover(**table.get("cover", {})),
            contents=Contents(**table.get("contents", {})),
            items=Items(**table.get("items", {})),
            colours=MappingProxyType(colours),
            faces=MappingProxyType({key: Face(**face) for key, face in table["faces"].items()}),
            rows=MappingProxyType({key: _row(row, colours) for key, row in table["type"].items()}),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as failure:
        raise ClipperError(_("The style cannot be read: {reason}.").format(reason=failure)) from failure


def _row(row: Mapping[str, Any], colours: Mapping[str, str]) -> Row:
    return Row(**{**row, "colour": colours[row.get("colour", "ink")]})


def points(millimetres: float) -> float:
    """A length in PostScript points."""
    return millimetres * _MM


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((paths.resource("styles") / "words.toml").read_text(encoding="utf-8"))


def _base(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


@lru_cache(maxsize=32)
def words(language: str) -> Mapping[str, str]:
    """The fixed words in a language, key by key; English where a language or a word is wanting."""
    table = _table()
    found = {key: word for key, word in table["en"].items() if isinstance(word, str)}
    found.update({key: word for key, word in table.get(_base(language), {}).items() if isinstance(word, str)})
    return MappingProxyType(found)


def role_words(role: Role, language: str) -> str:
    """A role as the margin label names it."""
    return words(language)[f"role_{role.value.replace(' ', '_')}"]


def tone_words(tone: Tone, language: str) -> str:
    """A tone as the side column names it."""
    return words(language)[f"tone_{tone.value}"]


def rendition_words(rendition: Rendition, language: str) -> str:
    """A rendition as the side column names it."""
    return words(language)[f"rendition_{rendition.value}"]


def counted(key: str, n: int, language: str) -> str:
    """A number with its noun in the right plural form; keys: minutes, reading_minutes, articles, sections, titles."""
    spoken = _base(language) if "counted" in _table().get(_base(language), {}) else "en"
    forms = _table()[spoken]["counted"][key]
    return forms.get(_plural(n, spoken), forms["other"]).format(n=n)


def _plural(n: int, language: str) -> str:
    """The CLDR plural category of a whole number in the languages that have fixed words."""
    if language == "ar":
        if n in (1, 2):
            return ("one", "two")[n - 1]
        return "few" if 3 <= n % 100 <= 10 else "many" if n % 100 >= 11 else "other"
    return "one" if n == 1 or (language == "fr" and n == 0) else "other"


def minutes_words(n: int, language: str) -> str:
    """A reading time: "3 min"."""
    return counted("minutes", n, language)


def pages_words(first: int, last: int, language: str) -> str:
    """Where an item stands: "Page 4", "Pages 5–7"."""
    return words(language)["page" if last <= first else "pages"].format(first=first, last=last)


def folio_words(n: int, total: int, language: str) -> str:
    """A page's number in the whole: "3 of 9"."""
    return words(language)["n_of_n"].format(n=n, total=total)


def as_at_words(time: str, language: str) -> str:
    """When the intake was closed: "as at 06:40", "arrêté à 6 h 40"."""
    hour, _colon, minute = time.partition(":")
    return words(language)["as_at"].format(time=time, hour=hour.lstrip("0") or "0", minute=minute)


def page_of_paper_words(page: str, language: str) -> str:
    """The paper's own page among the facts: "page 5", or the words as filed where they are more than a number."""
    named = len(page) <= 12 and any(c.isdigit() for c in page) and not page.lower().startswith(("p", "s.", "ص", "с."))
    return words(language)["page_short"].format(page=page) if named else page


def _dates(language: str) -> dict[str, Any]:
    return _table().get(_base(language), {}).get("date") or _table()["en"]["date"]


def _write_day(day: str, language: str, form: str) -> str:
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    spoken = _dates(language)
    return spoken[form].format(
        weekday=spoken["weekdays"][found.weekday()],
        day=found.day,
        ordinal=spoken.get("first", found.day) if found.day == 1 else found.day,
        month=spoken["months"][found.month - 1],
        number=found.month,
        year=found.year,
    )


def weekday_date(day: str, language: str) -> str:
    """A day as it stands inside a line: "Wednesday, 11 June 2025", "mercredi 11 juin 2025"; `day` is YYYY-MM-DD."""
    return _write_day(day, language, "full")


def date_written(day: str, language: str) -> str:
    """A day written out to open a line: as weekday_date, with a capital."""
    written = weekday_date(day, language)
    return written[:1].upper() + written[1:]


def plain_date(day: str, language: str) -> str:
    """A day without its weekday: "11 June 2025"."""
    return _write_day(day, language, "plain")


def period_words(first: str, last: str, language: str) -> str:
    """The days covered: "10 June to 11 June", with years where they differ; one day alone stands by itself."""
    if first == last:
        return plain_date(first, language)
    form = "day_month" if first[:4] == last[:4] else "plain"
    pattern = (
        words(language)["period_days"] if "period_days" in _table().get(_base(language), {}) else "{first} – {last}"
    )
    return pattern.format(first=_write_day(first, language, form), last=_write_day(last, language, form))
