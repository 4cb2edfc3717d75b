"""How many lines a headline takes in a style, told from our own fonts without setting a page."""

from clipper.exporters.style import Style, points
from clipper.exporters.word_measure import Shape, line_count

_SMALLER = 3.0
"""Points by which a long headline is set smaller."""


def headline_lines(headline: str, style: Style) -> int:
    """The lines of a headline over an item in this style."""
    row, page = style.rows["headline"], style.page
    size = row.size - (_SMALLER if len(headline) > style.items.long_headline else 0.0)
    return line_count(headline, Shape(style.faces[row.face].file, size, row.leading, points(page.text - page.hang)))
