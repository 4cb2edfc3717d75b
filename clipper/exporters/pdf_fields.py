"""Short facts side by side, each in its own direction, in the order of the issue (the isolates of Unicode Annex 9).

Set as one paragraph, an Arabic name would draw a number behind it to its other side; as fields they cannot mix.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from clipper.exporters.pdf_blocks import Text
from clipper.exporters.pdf_lines import Line
from clipper.exporters.pdf_type import Type, starts_rtl
from clipper.exporters.pdf_words import Format, Runs, clean


class Field(NamedTuple):
    """Words in the look of the rows they name, and what parts them from the field before."""

    pieces: tuple[tuple[str, str], ...]
    """(row, text) each."""
    separator: str = " · "


def set_fields(
    type_: Type, name: str, fields: Sequence[Field], width: float, *, rtl: bool, first: float = 0.0, **options: Any
) -> Text:
    """The fields in lines that break between them; the first line leaves `first` points free where it begins."""
    row = type_.row(name, rtl=rtl)
    inside = width - options.get("indent", 0.0)
    lines: list[list[Line]] = [[]]
    for field in fields:
        head, *rest = _lines(type_, field, inside - (first if lines == [[]] else 0.0))
        room = inside - (first if len(lines) == 1 else 0.0)
        between = _between(type_, name, field.separator, rtl)
        if lines[-1] and sum(line.width for line in (*lines[-1], between, head)) > room:
            lines.append([head])
        else:
            lines[-1] += [between, head] if lines[-1] else [head]
        lines += [[line] for line in rest]
    joined = tuple(_joined(held, rtl) for held in lines if held)
    settings: dict[str, Any] = {"before": row.before, "after": row.after, "right": rtl, **options}
    return Text(joined, row.size, row.leading, width, first=first, **settings)


def _between(type_: Type, name: str, separator: str, rtl: bool) -> Line:
    format = type_.format(type_.row(name))
    shown = separator[::-1] if rtl else separator
    return Line(((format, shown, 0),), type_.setter.width(format, shown))


def _lines(type_: Type, field: Field, width: float) -> list[Line]:
    rtl = starts_rtl("".join(text for _name, text in field.pieces))
    runs: Runs = [(type_.format(type_.row(name, rtl=rtl)), clean(text)) for name, text in field.pieces]
    return type_.setter.lines(runs, width, rtl=rtl, mended=False) or [Line((), 0.0)]


def _joined(held: Sequence[Line], rtl: bool) -> Line:
    ordered = list(reversed(held)) if rtl else list(held)
    return Line(tuple(part for line in ordered for part in line.parts), sum(line.width for line in held))


Pieces = Sequence[tuple[str, str]]
"""(row, text) each."""


def told(
    type_: Type, name: str, label: str, values: Sequence[Pieces], width: float, *, rtl: bool, separator: str = ", ",
    colon: str = ": ", **options: Any,
) -> Text:  # fmt: skip
    """ "Also in: one, two": the label in the row's bold; from right to left each value in its own direction."""
    strong = f"{name}_strong"
    if rtl:
        fields = [Field(((strong, label + colon.rstrip()),))] if label else []
        for at, value in enumerate(values):
            fields.append(Field(tuple(value), separator if at else " "))
        return set_fields(type_, name, fields, width, rtl=True, **options)
    runs: list[tuple[Format, str]] = [(type_.format(type_.row(strong)), clean(label + colon))] if label else []
    for at, value in enumerate(values):
        parted = [(name, separator), *value] if at else value
        runs += [(type_.format(type_.row(row)), clean(text)) for row, text in parted]
    return type_.text(name, runs, width, rtl=False, **options)
