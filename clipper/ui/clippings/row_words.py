"""The words of a clipping's row: its date as short as today allows, its meta line, and what is read aloud."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale

from clipper.i18n import _, _n
from clipper.model.clipping import ClippingRow


def date_words(day: str | None, at: int | None, language: str = "en", today: date | None = None) -> str:
    """ "06:02" today, "Mon 23:40" within the week, "22 Nov" this year, "22 Nov 2025" before; empty without a day."""
    if day is None:
        return ""
    now = today or date.today()
    moment = datetime.fromtimestamp(at).astimezone() if at is not None else None
    try:
        then = moment.date() if moment else date.fromisoformat(day)
    except ValueError:
        return day
    time = f"{moment:%H:%M}" if moment else ""
    locale = QLocale(language)
    if then == now:
        return time or _("Today")
    if now - timedelta(days=7) < then < now:
        return f"{locale.dayName(then.isoweekday(), QLocale.FormatType.ShortFormat)} {time}".strip()
    short = f"{then.day} {locale.monthName(then.month, QLocale.FormatType.ShortFormat)}"
    return short if then.year == now.year else f"{short} {then.year}"


def whole_date(day: str | None, at: int | None, language: str = "en") -> str:
    """The full weekday date, with the time where it is known."""
    if day is None:
        return _("No date")
    try:
        then = datetime.fromtimestamp(at).astimezone() if at is not None else datetime.fromisoformat(day)
    except ValueError:
        return day
    locale = QLocale(language)
    weekday = locale.dayName(then.isoweekday(), QLocale.FormatType.LongFormat)
    month = locale.monthName(then.month, QLocale.FormatType.LongFormat)
    written = f"{weekday}, {then.day} {month} {then.year}"
    return f"{written}, {then:%H:%M}" if at is not None else written


def tellers(outlets: int, versions: int) -> str:
    """ "5 outlets" of a story, each outlet once; "3 versions" where they are all of one outlet, or of none."""
    if outlets > 1:
        return _n("1 outlet", "{n} outlets", outlets)
    return _n("1 version", "{n} versions", versions)


def other_outlets(row: ClippingRow) -> int:
    """How many outlets tell the row's story besides its own."""
    return row.outlets - bool(row.outlet)


def told_by(row: ClippingRow) -> str:
    """ "+4 outlets", or "+2 versions" where no other outlet has the story."""
    others = other_outlets(row)
    if others > 0:
        return _n("+1 outlet", "+{n} outlets", others)
    return _n("+1 version", "+{n} versions", row.others)


def page_words(page: str) -> str:
    """ "p. 3" of a printed page; empty where there is none."""
    return _("p. {page}").format(page=page) if page else ""


def spoken(row: ClippingRow, language: str = "en") -> str:
    """One sentence for a screen reader: headline, outlet, date, state, tags."""
    parts = [row.headline or _("No headline"), row.outlet, whole_date(row.day, row.at, language)]
    if not row.read:
        parts.append(_("unread"))
    if row.withdrawn:
        parts.append(_("withdrawn by the agency"))
    if row.starred:
        parts.append(_("starred"))
    if row.others and other_outlets(row) > 0:
        parts.append(_n("1 other outlet tells it", "{n} other outlets tell it", other_outlets(row)))
    elif row.others:
        parts.append(_n("1 other version", "{n} other versions", row.others))
    if row.tags:
        parts.append(_("tags: {tags}").format(tags=", ".join(path for path, _colour in row.tags)))
    marks = sum(count for _role, count in row.marks)
    if marks:
        parts.append(_n("1 mark", "{n} marks", marks))
    return ", ".join(part for part in parts if part)
