"""The measures of Word's paragraph styles, from which pages are counted before Word lays them out."""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from clipper.exporters.style import Row, Style, points
from clipper.exporters.word_measure import Shape
from clipper.exporters.word_sorts import Sort, sorts

ARABIC = {
    "serif": ("Noto Naskh Arabic", 1.176, 1.52),
    "display": ("Noto Naskh Arabic", 0.957, 1.286),
    "sans": ("Noto Sans Arabic", 1.0, 1.15),
}
"""Per voice the face for complex scripts, how much larger it is set, and how much wider its lines stand."""
_FILES = {
    "serif": "NotoNaskhArabic-Regular.ttf",
    "display": "NotoNaskhArabic-Bold.ttf",
    "sans": "NotoSansArabic-Regular.ttf",
    "serif_bold": "NotoNaskhArabic-Bold.ttf",
    "sans_bold": "NotoSansArabic-Bold.ttf",
}


def half_points(size: float) -> int:
    """A size as Word keeps it."""
    return round(size * 2)


def voice(row: Row) -> str:
    """The voice a row speaks in: serif, display or sans."""
    return "sans" if row.face.startswith("sans") else "display" if row.face in {"display", "light"} else "serif"


@lru_cache(maxsize=16)
def _shapes(name: str, style: "_Same") -> Mapping[str, Shape]:
    return {
        **{sort.id: shape(style.style, sort, rtl=False) for sort in sorts(style.style.form)},
        **{f"{sort.id}RTL": shape(style.style, sort, rtl=True) for sort in sorts(style.style.form)},
    }


_LETTERS = 1.3
"""Height of the letters with all they reach above and below, beside their size."""


class _Same(Struct, frozen=True, eq=False):
    """A style as a key: the same object, the same measures (styles hold mappings, which have no hash)."""

    style: Style

    def __hash__(self) -> int:
        return id(self.style)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.style is self.style


def shapes(style: Style) -> Mapping[str, Shape]:
    """The measures of every paragraph style, by its id, those for right-to-left text ending in RTL."""
    return _shapes(style.name, _Same(style))


def measure(style: Style, sort: Sort) -> float:
    """The width a paragraph has to itself, in points, its own indents left out."""
    page = style.page
    if sort.column and page.columns > 1:
        return (points(page.text) - points(page.column_gap) * (page.columns - 1)) / page.columns
    if sort.frame == "locator":
        return points(style.facsimile.locator + 1.0)
    if sort.frame:
        return points(page.side or page.facts)
    if sort.side:
        return points(page.text - (0.0 if sort.edge else page.hang)) - sort.short
    return points(page.text + page.gap + page.side) - sort.short


def shape(style: Style, sort: Sort, *, rtl: bool) -> Shape:
    """The measures of one paragraph style, in either direction."""
    row = style.rows[sort.row]
    width = measure(style, sort)
    width -= row.indent + sort.indent * (2 if sort.borders == "box" else 1)
    size = half_points(row.size - sort.smaller) / 2
    before = row.before if sort.before is None and not sort.flat else sort.before or 0.0
    before = style.items.brief_gap if sort.id == "ItemOutletNext" else before
    after = row.after if sort.after is None else sort.after
    leading = _leading(row, sort)
    file = style.faces[row.face].file
    if rtl:
        spoken = voice(row)
        _family, larger, wider = ARABIC[spoken]
        weight = "_bold" if style.faces[row.face].bold else ""
        size, leading = half_points(size * larger) / 2, round(leading * wider, 1)
        file = _FILES.get(spoken + weight) or _FILES[spoken]
    elif style.faces[row.face].italic:
        # LibreOffice keeps a tenth of the letters' height free at the end of a slanted line.
        width -= size * _LETTERS / 10
    return Shape(
        file,
        size,
        leading,
        width,
        before,
        after,
        sort.keep,
        row.capitals and not rtl,
        0.0 if rtl else row.tracking,
        sort.whole,
        sort.pad if sort.borders != "box" else 0.0,
    )


def _leading(row: Row, sort: Sort) -> float:
    return row.leading - sort.smaller * 1.2 if sort.smaller else row.leading
