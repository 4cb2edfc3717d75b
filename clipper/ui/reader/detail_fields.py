"""The fields of a clipping as Details shows them: what each is called, how it reads, and how it is typed."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QLocale

from clipper.errors import ClipperError
from clipper.i18n import _
from clipper.model.clipping import Clipping, Confidence, Headline
from clipper.store.corrections import CONFIRMED
from clipper.ui.reader.typed_date import read_typed, typed, written


class Sureness(StrEnum):
    """How sure a value is; each has a shape of its own."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"
    MISSING = "missing"
    PLAIN = "plain"
    """Nothing to say: empty and not expected."""


class Field(Struct, frozen=True):
    """One row of Details."""

    name: str
    """Of the Draft's field."""
    words: str
    shown: Callable[[Clipping], str]
    typed: Callable[[Clipping], str]
    read: Callable[[str, Clipping], Any] | None = None
    """From what was typed to the field's value; None: it cannot be changed here. Raises ClipperError."""
    expected: bool = False
    """A press clipping has it: its absence is worth a warning."""
    lines: bool = False
    """It is typed on several lines."""
    together: bool = True
    """It can be the same for several clippings."""
    absent: str = ""
    """What is said where it is missing."""


def fields() -> tuple[Field, ...]:
    """Every field, in the order of the rows."""
    return (
        _plain(
            "headline", _("Headline"), expected=True, lines=True, together=False, absent=_("Not found · add headline")
        ),
        Field(
            "other_headlines",
            _("Other headlines"),
            lambda c: "\n".join(h.text for h in c.draft.other_headlines),
            lambda c: "\n".join(h.text for h in c.draft.other_headlines),
            _headlines,
            lines=True,
            together=False,
        ),
        _plain("kicker", _("Kicker")),
        _plain("deck", _("Deck"), lines=True, together=False),
        _plain("outlet", _("Outlet"), expected=True, absent=_("Not found · add outlet")),
        Field(
            "published",
            _("Date"),
            lambda c: written(c.draft.published, full=True),
            lambda c: typed(c.draft.published),
            lambda text, c: read_typed(text, today=date.today(), zone=c.draft.published.zone),
            expected=True,
            absent=_("Not found · add date"),
        ),
        _plain("dateline", _("Dateline")),
        Field(
            "byline",
            _("Byline"),
            byline_of,
            byline_of,
            lambda text, c: " ".join(text.split()),
        ),
        _plain("credit", _("Credit")),
        _plain("edition", _("Edition")),
        _plain("section", _("Section")),
        _plain("page", _("Page")),
        Field(
            "language",
            _("Language"),
            lambda c: language_name(c.draft.language),
            lambda c: language_name(c.draft.language),
            _language,
        ),
        _plain("url", _("Web address"), together=False),
        _plain("rights", _("Rights"), lines=True),
        Field("seen_at", _("Seen"), lambda c: _moment(c.draft.seen_at or c.added), lambda c: "", together=False),
        Field("original", _("Original"), _original, lambda c: "", together=False),
    )


def byline_of(clipping: Clipping) -> str:
    """The byline as printed, else the names of the authors."""
    return clipping.draft.byline or ", ".join(clipping.draft.authors)


def confidence_of(clipping: Clipping, field: str) -> Confidence | None:
    """What is recorded of a field's reading."""
    return next((c for c in clipping.draft.confidence if c.field == field), None)


def sureness(clipping: Clipping, field: Field) -> Sureness:
    """How sure a field's value is, missing ones included."""
    if not field.shown(clipping):
        return Sureness.MISSING if field.expected and not is_confirmed(clipping, field.name) else Sureness.PLAIN
    if field.read is None:
        return Sureness.PLAIN
    known = confidence_of(clipping, field.name)
    if known is None:
        return Sureness.LIKELY
    return Sureness.SURE if known.sure >= 0.8 else Sureness.LIKELY if known.sure >= 0.5 else Sureness.DOUBTFUL


def sure_words(clipping: Clipping, field: Field) -> str:
    """The tool tip of the dot: how sure, and where the value came from."""
    said = {
        Sureness.SURE: _("Sure"),
        Sureness.LIKELY: _("Likely"),
        Sureness.DOUBTFUL: _("Doubtful"),
        Sureness.MISSING: _("Missing"),
        Sureness.PLAIN: "",
    }[sureness(clipping, field)]
    known = confidence_of(clipping, field.name)
    return (
        _("{sureness}: {source}").format(sureness=said, source=known.source)
        if known and known.source and said
        else said
    )


def is_confirmed(clipping: Clipping, field: str) -> bool:
    """Whether a person said that the field is right as it stands, empty or not."""
    known = confidence_of(clipping, field)
    return known is not None and known.source == CONFIRMED


def confirmed(clipping: Clipping, field: str) -> tuple[Confidence, ...]:
    """The clipping's confidences with this field's made sure by a person."""
    rest = tuple(c for c in clipping.draft.confidence if c.field != field)
    return (*rest, Confidence(field, 1.0, CONFIRMED))


def same_for(clippings: Mapping[int, Clipping], field: Field) -> tuple[str, int]:
    """The value several clippings share and how many different ones there are."""
    values = {field.shown(one) for one in clippings.values()}
    return (next(iter(values)), 1) if len(values) == 1 else ("", len(values))


def language_name(code: str) -> str:
    """The language's name in the interface's language; a code nobody knows stays as it is."""
    found = QLocale.codeToLanguage(code) if code else QLocale.Language.AnyLanguage
    return code if found in (QLocale.Language.AnyLanguage, QLocale.Language.C) else QLocale.languageToString(found)


@lru_cache(maxsize=1)
def languages() -> Mapping[str, str]:
    """Names of the languages that have a two-letter code, folded, and their codes."""
    found: dict[str, str] = {}
    for language in QLocale.Language:
        code = QLocale.languageToCode(language)
        if len(code) == 2:
            found.setdefault(QLocale.languageToString(language).casefold(), code)
            found.setdefault(QLocale(language).nativeLanguageName().casefold(), code)
    return found


def _plain(
    name: str, words: str, *, expected: bool = False, lines: bool = False, together: bool = True, absent: str = ""
) -> Field:
    """A field that is a line of words."""

    def value(clipping: Clipping) -> str:
        return str(getattr(clipping.draft, name))

    def read(text: str, _clipping: Clipping) -> str:
        return " ".join(text.split())

    return Field(name, words, value, value, read, expected, lines, together, absent)


def _headlines(text: str, clipping: Clipping) -> tuple[Headline, ...]:
    """One headline a line; one that stood there keeps its kind."""
    kinds = {h.text: h.kind for h in clipping.draft.other_headlines}
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return tuple(Headline(line, kinds.get(line, "wire")) for line in lines if line)


def _language(text: str, _clipping: Clipping) -> str:
    asked = text.strip().casefold()
    if not asked or (len(asked) == 2 and asked in languages().values()):
        return asked
    if asked in languages():
        return languages()[asked]
    raise ClipperError(_("No such language. Type its name or its two-letter code."))


def _moment(seconds: int | None) -> str:
    if not seconds:
        return ""
    here = datetime.fromtimestamp(seconds, UTC).astimezone()
    return (
        f"{here.day} {QLocale('en').standaloneMonthName(here.month, QLocale.FormatType.ShortFormat)} {here:%Y, %H:%M}"
    )


def _original(clipping: Clipping) -> str:
    kept = clipping.draft.original
    return f"{kept.name} · {_size(kept.size)}" if kept else _("Nothing kept")


def _size(size: int) -> str:
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
