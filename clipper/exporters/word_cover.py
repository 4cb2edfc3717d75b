"""What a Word cover has room for: leads are cut, lose their lines, and are left out at last, so that it stays one page."""

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from clipper.exporters.pdf_words import ended, parts_of
from clipper.exporters.style import Style, points
from clipper.exporters.word_measure import Shape, line_count, lines_of
from clipper.model.document import Lead, Office

TOP = 24.0
"""Millimetres above a cover."""
LEAD_WIDE, LEAD_COLUMN = 135.0, 138.0
"""Millimetres of a lead's words, and of their column."""
_ISSUER, _RULE, _WINDOWS = 44.0, 57.0, 36.0
"""Points of the issuer's mark, of the rule below it, and of the rules, labels and white of the windows."""
_LEAD_GAP = 14.0
_SPARE = 20.0
"""Points that stay free, since word processors differ."""


def short(line: str, shape: Shape, most: int) -> str:
    """A text cut at a word to at most so many lines."""
    shown = " ".join(line.split())
    parts = parts_of(shown)
    while (lines_of(shown, shape).most or line_count(shown, shape)) > most and len(parts) > 1:
        parts.pop()
        shown = ended(parts)
    return shown


def height_above(shapes: Mapping[str, Shape], texts: Sequence[tuple[str, str]], windows: float) -> float:
    """The height of all above the leads, in points; `texts` are styles and words, `windows` the height of their lines."""
    high = _ISSUER + _RULE + (windows + _WINDOWS if windows else 0.0)
    for name, text in texts:
        shape = shapes[name]
        known = lines_of(text, shape)
        high += shape.before + shape.after + (known.most or known.lines) * shape.leading
    return high


def room(style: Style, office: Office, shapes: Mapping[str, Shape]) -> float:
    """The height between the top of a cover and the office's words at its foot."""
    shape = shapes["CoverNotice"]
    wide = points(style.page.text + style.page.gap + style.page.side)
    left = [line for line in office.about.splitlines() if line.strip()]
    right = [*office.contact, office.distribution, office.notice]
    columns = ((left, 0.62), ([line for line in right if line.strip()], 0.38))
    lines = max(
        sum(line_count(line, shape._replace(width=wide * share - 14.0)) for line in said) for said, share in columns
    )
    foot = lines * shape.leading + 12.0 if lines else 0.0
    return points(style.page.height - TOP - style.page.bottom) - foot - _SPARE


def fitted(leads: Sequence[Lead], free: float, shape_of: Callable[[str, str], Shape]) -> list[Lead]:
    """The leads that a height in points has room for; `shape_of` gives the shape of a style for a text."""
    kept = [
        replace(
            lead,
            headline=short(lead.headline, shape_of("CoverLead", lead.headline), 3),
            line=short(lead.line, shape_of("CoverLeadLine", lead.line), 2),
        )
        for lead in leads
    ]

    def high(lead: Lead) -> float:
        told = [("CoverLead", lead.headline), *([("CoverLeadLine", lead.line)] if lead.line else [])]
        return _LEAD_GAP + sum(
            shape.leading * (lines_of(text, shape).most or lines_of(text, shape).lines)
            for name, text in told
            for shape in [shape_of(name, text)]
        )

    for at in reversed(range(len(kept))):
        if sum(map(high, kept)) > free:
            kept[at] = replace(kept[at], line="")
    while kept and sum(map(high, kept)) > free:
        kept.pop()
    return kept
