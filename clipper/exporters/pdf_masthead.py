"""What a first page says of itself: the issuing office with its mark, the day, and the title over a rule."""

from collections.abc import Sequence

from msgspec.structs import replace

from clipper.exporters.pdf_blocks import Block, Drawn, Text, height_of, spread
from clipper.exporters.pdf_lines import Line
from clipper.exporters.pdf_pen import Pen
from clipper.exporters.pdf_pictures import Picture, fitted
from clipper.exporters.pdf_task import Task
from clipper.exporters.pdf_type import Type, starts_rtl, turns
from clipper.exporters.pdf_words import clean
from clipper.exporters.style import as_at_words, counted, date_written, points, title_words

_TITLES = ((60, 0.0), (110, -14.0), (200, -24.0), (400, -32.0))
"""Characters of a cover's title up to which it is set that much smaller."""

_LONG = 60
"""Characters from which a title over a first page's text is set smaller."""


def title_change(title: str) -> float:
    """How many points a cover's title is set smaller for its length."""
    return next((change for most, change in _TITLES if len(title) <= most), -36.0)


def issuer(task: Task, side: float, gap: float, lines: Sequence[Line] = ()) -> Drawn | None:
    """The office's mark, `side` points square, and its names beside it; `lines` stand at the other end, one a name."""
    office, page, type_ = task.document.office, task.page, task.type
    logo = drawn_logo(task, page.full / 2)
    initials = "" if logo else (office.initials or _initials(office.name))[:4]
    inset = side + gap if initials else logo.width + gap if logo else 0.0
    wide = page.full - inset - (max(line.width for line in lines) + 12.0 if lines else 0.0)
    rows = [
        type_.text(name, text, wide, rtl=page.rtl or starts_rtl(text), before=0.0, after=3.0)
        for name, text in (("state", office.state), ("issuer", office.name))
        if text.strip()
    ]
    if not (initials or logo or rows or lines):
        return None
    pitch = 17.0
    height = max(side if initials else logo.height if logo else 0.0, height_of(rows), pitch * len(lines))
    mark = _mark(type_, initials, side - 8.0)

    def draw(pen: Pen, _x: float, y: float) -> None:
        if initials:
            x = page.start(side)
            pen.fill(x, y, side, side, task.colours["accent"])
            pen.text([(mark, x + (side - mark.width) / 2, y + side / 2 + 0.38 * type_.style.rows["initials"].size)], 20)
        if logo:
            pen.picture(logo.reader, page.start(logo.width), y, logo.width, logo.height)
        at = y + (height - height_of(rows)) / 2 + 1.5
        for row in rows:
            row.paint(pen, page.start(wide, inset), at)
            at += row.height + row.after
        first = y + height / 2 - (len(lines) - 1) * pitch / 2 + 4.4
        for number, line in enumerate(lines):
            pen.text([(line, page.start(line.width, page.full - line.width), first + number * pitch)], 14)

    return Drawn(height, draw)


def drawn_logo(task: Task, widest: float) -> Picture | None:
    """The style's logo as high as the style says, or narrower."""
    style = task.type.style
    if style.logo is None:
        return None
    high = points(style.cover.logo_height)
    return fitted(replace(style.logo, dpi=72 * style.logo.height / high), widest, high)


def _mark(type_: Type, initials: str, room: float) -> Line:
    """The initials for the office's square, small enough to fit it."""
    format = type_.format(type_.row("initials", rtl=starts_rtl(initials)))
    width = type_.setter.width(format, initials)
    fitting = replace(format, size=format.size * room / width) if width > room else format
    lines = type_.setter.lines([(fitting, clean(initials))], 1e6, rtl=starts_rtl(initials))
    return lines[0] if lines else Line((), 0.0)


def _initials(name: str) -> str:
    """The initials of an office's name: those of its capitalised words, two at most."""
    found = [word[0] for word in name.split() if word[0].isupper()] or [word[0] for word in name.split()]
    return "".join(found[:2]).upper()


def masthead(task: Task, *, minutes: bool) -> list[Block]:
    """Mark, office, day and number on one level, the title below them, and the rule that begins something new."""
    document, type_ = task.document, task.type
    told = [task.words["issue"].format(number=document.number)] if document.number else [document.edition]
    told += [as_at_words(document.as_at, document.language)] if document.as_at else []
    told += [counted("long_minutes", document.minutes, document.language)] if minutes and document.minutes else []
    written = date_written(document.date, document.language)
    rows = (("masthead_date", written), ("masthead_issue", " · ".join(part for part in told if part)))
    lines = [type_.line(name, text) for name, text in rows if text]
    head = issuer(task, points(11.1), points(4.1), lines)
    found: list[Block] = [replace(head, after=points(8.1))] if head else []
    return [*found, *title(task), _rule(task, 7.0)]


def title(task: Task) -> list[Block]:
    """The title of the issue as its style names it."""
    page, type_ = task.page, task.type
    shown = clean(title_words(task.document.title, type_.style.genre, task.document.language))
    change = -8.0 if len(shown) > _LONG else 0.0
    text: Text = type_.text("title", shown, page.full, rtl=turns(shown, page.rtl), right=page.rtl, size_change=change)
    return [spread(replace(text, after=0.0), page.left)]


def _rule(task: Task, before: float) -> Drawn:
    page, ink = task.page, task.colours["ink"]
    return Drawn(1.6, lambda pen, _x, y: pen.rule(page.left, y + 0.8, page.full, 1.6, ink), before=before, after=0.0)
