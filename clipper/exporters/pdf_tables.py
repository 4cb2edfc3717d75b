"""Tables as rows under a head that repeats; tables too wide for columns as lists of named values."""

from msgspec.structs import replace

from clipper.exporters.pdf_blocks import Block, Row
from clipper.exporters.pdf_type import Type
from clipper.exporters.pdf_words import clean
from clipper.model.document import Table

_NARROWEST = 38.0
"""Points below which a column holds no words."""
_GUTTER = 10.0


def blocks(table: Table, type_: Type, width: float, *, rtl: bool, language: str) -> list[Block]:
    """The table in a column `width` wide."""
    rows = [[clean(cell).strip() for cell in row] for row in table.rows]
    count = max((len(row) for row in rows), default=0)
    if not count:
        return []
    rows = [row + [""] * (count - len(row)) for row in rows]
    heads = min(table.heads, len(rows) - 1)
    if width / count < _NARROWEST:
        return _as_list(rows, heads, type_, width, rtl, language)
    widths = _widths(rows, heads, type_, width)
    set_rows = [
        _row(row, widths, type_, rtl, language, "table_head" if at < heads else "table") for at, row in enumerate(rows)
    ]
    head, body = tuple(set_rows[:heads]), set_rows[heads:]
    return [
        *_keep(head),
        *(_with_head(row, head) for row in body[:-1]),
        *(_last(_with_head(row, head)) for row in body[-1:]),
    ]


def _keep(head: tuple[Row, ...]) -> list[Row]:
    return [replace(row, keep=True, before=6.0 if at == 0 else 0.0) for at, row in enumerate(head)]


def _with_head(row: Row, head: tuple[Row, ...]) -> Row:
    return replace(row, head=head)


def _last(row: Row) -> Row:
    return replace(row, after=12.0)


def _row(row: list[str], widths: list[float], type_: Type, rtl: bool, language: str, name: str) -> Row:
    shown = type_.row(name, rtl=rtl, language=language)
    format = type_.format(shown, "", language)
    cells = tuple(
        tuple(type_.setter.lines([(format, cell)], width - _GUTTER, rtl=rtl))
        for cell, width in zip(row, widths, strict=True)
    )
    colour = type_.style.colours["ink" if name == "table_head" else "hairline"]
    return Row(cells, tuple(widths), shown.size, shown.leading, colour, strong=name == "table_head", right=rtl)


def _widths(rows: list[list[str]], heads: int, type_: Type, width: float) -> list[float]:
    """As wide as the widest cell needs where all fit; else shared by need, no column narrower than its longest word."""
    formats = [type_.format(type_.row("table_head" if at < heads else "table")) for at in range(len(rows))]
    setter = type_.setter
    columns = range(len(rows[0]))
    need = [
        max(setter.width(formats[at], row[column][:400]) for at, row in enumerate(rows)) + _GUTTER for column in columns
    ]
    if sum(need) <= width:
        return [n + (width - sum(need)) / len(need) for n in need] if sum(need) > width * 0.6 else need
    least = [
        min(
            max(setter.width(formats[at], word[:40]) for at, row in enumerate(rows) for word in row[column].split(" "))
            + _GUTTER,
            width * 0.4,
        )
        for column in columns
    ]
    if sum(least) >= width:
        return _levelled(least, width)
    spare, wanting = width - sum(least), [n - one for n, one in zip(need, least, strict=True)]
    return [one + spare * want / sum(wanting) for one, want in zip(least, wanting, strict=True)]


def _levelled(wanted: list[float], width: float) -> list[float]:
    """Columns too wide together: those of little need keep it, the others share what is left alike."""
    found, left = dict[int, float](), width
    for rank, at in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        found[at] = min(wanted[at], left / (len(wanted) - rank))
        left -= found[at]
    return [found[at] for at in range(len(wanted))]


def _as_list(rows: list[list[str]], heads: int, type_: Type, width: float, rtl: bool, language: str) -> list[Block]:
    """Each row as a paragraph: "Head: value; Head: value"."""
    name = type_.row("table", rtl=rtl, language=language)
    bold = type_.format(type_.row("table_head", rtl=rtl, language=language))
    format = type_.format(name)
    names = [" ".join(row[column] for row in rows[:heads] if row[column]) for column in range(len(rows[0]))]
    found: list[Block] = []
    for row in rows[heads:] or rows:
        runs = []
        for title, cell in zip(names, row, strict=True):
            if cell or title:
                runs += [(bold, f"{title}: ")] if title else []
                runs.append((format, f"{cell}; "))
        if runs:
            runs[-1] = (runs[-1][0], runs[-1][1].removesuffix("; "))
            found.append(type_.text("table", runs, width, rtl=rtl, after=5.0))
    return found
