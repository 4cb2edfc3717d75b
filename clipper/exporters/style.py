"""A briefing style read from TOML, and the fixed words of documents in the issue's language.

A style takes from the one it extends whatever it does not name itself; a row of type may name only what differs. How it
is read stands in `style_reading`, what is asked of styles made in a library in `own_styles`. `for_paper`, `with_annotation_margin` and `as_pictures` make a style into a variant of it.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from clipper import paths
from clipper.errors import ClipperError
from clipper.exporters.style_parts import Face as Face
from clipper.exporters.style_parts import Items as Items
from clipper.exporters.style_parts import Page as Page
from clipper.exporters.style_parts import Row as Row
from clipper.exporters.style_parts import Style as Style
from clipper.i18n import _
from clipper.model.annotation import Role
from clipper.model.briefing import Rendition
from clipper.model.document import Tone
from clipper.model.own_style import OwnStyle

_MM = 72 / 25.4
_OWN: ContextVar[tuple[tuple[str, str], ...]] = ContextVar("own words", default=())
_GENRES = ("clippings", "executive", "facsimile", "links")
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"}


def right_to_left(language: str) -> bool:
    """Whether a language is written from the right."""
    return _base(language) in _RIGHT_TO_LEFT


def names() -> tuple[str, ...]:
    """The styles that are shipped; `own_styles.available` names those made here too."""
    from clipper.exporters.style_reading import SHIPPED

    return SHIPPED


def load(name: str, own: Sequence[OwnStyle] = ()) -> Style:
    """The style `name`, shipped or one of `own`. Raises ClipperError naming the styles there are, or what is wrong with it."""
    from clipper.exporters import style_reading

    return _shipped(name) if name in names() else style_reading.read(name, own)


@lru_cache(maxsize=4)
def _shipped(name: str) -> Style:
    from clipper.exporters import style_reading

    return style_reading.read(name)


def parse(text: str, file: str = "style.toml", files: Mapping[str, bytes] | None = None) -> Style:
    """A style from the TOML text of its file, its pictures in `files`. Raises ClipperError saying what is wrong."""
    from clipper.exporters import style_reading

    top = style_reading.layer(text, file, files or {})
    return style_reading.made(style_reading.layers_of(top), str(top.table.get("name", Path(file).stem)))


@lru_cache(maxsize=64)
def _variant(style: "_Same", paper: str) -> Style:
    changes = style.style.papers[paper]
    return replace(
        style.style,
        name=f"{style.style.name}-{paper}",
        paper=paper,
        **{part: replace(getattr(style.style, part), **change) for part, change in changes.items()},
    )


def for_paper(style: Style, paper: str) -> Style:
    """The style on "a4" or "letter" paper: text and side column stay, margins change.

    Raises ClipperError where the style says nothing of that paper.
    """
    if paper in ("a4", style.paper):
        return style
    if paper not in style.papers:
        raise ClipperError(_("The style “{name}” has no margins for {paper}.").format(name=style.name, paper=paper))
    return _variant(_Same(style), paper)


def with_annotation_margin(style: Style, side: float = 45.0) -> Style:
    """The style with a side column of `side` mm to write in, its text as wide as before; one without a side column stays."""
    page = style.page
    if not page.side:
        return style
    rest = page.width - page.text - page.gap - side
    left = round((rest - 1) / 2, 2)
    wide = replace(page, side=side, left=left, right=round(rest - left, 2))
    return replace(style, name=f"{style.name}-annotated", page=wide)


def as_pictures(style: Style) -> Style:
    """The style for recipients who may be given images only."""
    return replace(style, name=f"{style.name}-pictures", pictures_only=True)


class _Same(Struct, frozen=True, eq=False):
    """A style as a key: the same object (styles hold mappings, which have no hash)."""

    style: Style

    def __hash__(self) -> int:
        return id(self.style)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.style is self.style


def points(millimetres: float) -> float:
    """A length in PostScript points."""
    return millimetres * _MM


_ALSO_CALLED = {"no": "nb", "nn": "nb", "iw": "he", "in": "id"}
"""Other codes under which texts name a language whose words stand in the table."""


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((paths.resource("styles") / "words.toml").read_text(encoding="utf-8"))


def _base(language: str) -> str:
    base = language.replace("_", "-").partition("-")[0].lower()
    return _ALSO_CALLED.get(base, base)


def words(language: str) -> Mapping[str, str]:
    """The fixed words in a language, key by key; English where a language or a word is wanting."""
    return _words(language, _OWN.get())


@lru_cache(maxsize=32)
def _words(language: str, own: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    table = _table()
    found = {key: word for key, word in table["en"].items() if isinstance(word, str)}
    found.update({key: word for key, word in table.get(_base(language), {}).items() if isinstance(word, str)})
    found.update({key: word for key, word in own if key in found})
    return MappingProxyType(found)


@contextmanager
def worded(wording: Sequence[tuple[str, str]]) -> Iterator[None]:
    """Have `words` give these, by their keys, instead of the usual ones: an issue's own wording."""
    before = _OWN.set(tuple(wording))
    try:
        yield
    finally:
        _OWN.reset(before)


def title_words(title: str, genre: str, language: str) -> str:
    """An issue's title as a style shows it; one that is only another style's genre gives way to the style's own."""
    spoken, shown = words(language), " ".join(title.split())
    genres = {spoken[key].casefold() for key in _GENRES if key in spoken}
    return spoken[genre] if not shown or shown.casefold() in genres else shown


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


def page_brief_words(page: str, language: str) -> str:
    """The paper's own page in a small place: "p. 5", or the words as filed where they are more than a number."""
    named = len(page) <= 6 and any(c.isdigit() for c in page) and not page.lower().startswith(("p", "s.", "ص", "с."))
    return words(language)["page_brief"].format(page=page) if named else page


def language_words(named: str, language: str) -> str:
    """ "in German", where the issue's language has a word for it; else nothing."""
    spoken = _table().get(_base(language), {}).get("languages") or _table()["en"]["languages"]
    return spoken.get(_base(named), "")


def changes_words(time: str, language: str) -> str:
    """Since when something changed: "Changes since 07:00"."""
    if not time:
        return words(language)["changes_label"]
    hour, _colon, minute = time.partition(":")
    # French leaves out the minutes of a full hour: "7 h".
    return (
        words(language)["changes"]
        .format(time=time, hour=hour.lstrip("0") or "0", minute="" if minute == "00" else minute)
        .rstrip()
    )


def short_date(day: str, language: str) -> str:
    """A day without weekday and year: "11 June"."""
    return _write_day(day, language, "day_month")


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
        year=found.year + spoken.get("era", 0),
    )


def weekday_date(day: str, language: str) -> str:
    """A day as it stands inside a line: "Wednesday, 11 June 2025", "mercredi 11 juin 2025"; `day` is YYYY-MM-DD."""
    return _write_day(day, language, "full")


def moment_words(day: str, time: str, language: str) -> str:
    """A day with its hour as the language writes them: "Wednesday, 11 June 2025, 05:20"; `time` is HH:MM or empty."""
    written = weekday_date(day, language)
    if not time:
        return written
    hour, _colon, minute = time.partition(":")
    pattern = _dates(language).get("time", "{date}, {time}")
    # French leaves out the minutes of a full hour: "7 h".
    minute = "" if minute == "00" else minute
    return pattern.format(date=written, time=time, hour=hour.lstrip("0") or "0", minute=minute).rstrip()


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
