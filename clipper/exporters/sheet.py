"""A style made close enough to set an issue on one page: smaller headlines, no lines to write on."""

from types import MappingProxyType

from msgspec.structs import replace

from clipper.exporters.style_parts import Row, Style

_SIZES = {"title": 0.76, "headline": 0.84, "body": 0.94, "list": 0.94, "number": 0.84}
"""Rows of type that are set smaller, and by how much."""


def close(style: Style) -> Style:
    """The style for one page."""
    rows = {key: _smaller(row, _SIZES.get(key, 1.0)) for key, row in style.rows.items()}
    rows["facts"] = replace(rows["facts"], after=1.5)
    rows["section"] = replace(rows["section"], before=rows["section"].before * 0.6)
    return replace(
        style,
        name=f"{style.name}-sheet",
        rows=MappingProxyType(rows),
        response=replace(style.response, lines=0),
        end=replace(style.end, play=False),
    )


def _smaller(row: Row, by: float) -> Row:
    return row if by == 1.0 else replace(row, size=round(row.size * by, 2), leading=round(row.leading * by, 2))
