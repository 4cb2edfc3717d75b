"""What a first page in Word says of itself: the issuing office with its mark, the day, and the title over a rule."""

from msgspec.structs import replace

from clipper.exporters.style import as_at_words, counted, date_written, points
from clipper.exporters.word_furniture import Furniture
from clipper.exporters.word_xml import paragraph, picture, run, table

_SIDE, _GAP, _DAY = 11.1, 4.1, 62.0
"""Millimetres of the mark's side, of the white beside it, and of the column for day and number."""


def masthead(furniture: Furniture, *, minutes: bool) -> list[str]:
    """Mark, office, day and number on one level, and the title below them."""
    document, style, rtl = furniture.document, furniture.style, furniture.rtl
    office, spoken = document.office, furniture.words
    told = [spoken["issue"].format(number=document.number)] if document.number else [document.edition]
    told += [as_at_words(document.as_at, document.language)] if document.as_at else []
    told += [counted("long_minutes", document.minutes, document.language)] if minutes and document.minutes else []
    names = furniture.said("IssuerState", office.state) if office.state.strip() else ""
    names += furniture.said("Issuer", office.name) if office.name.strip() or not names else ""
    day = furniture.said("MastheadDate", date_written(document.date, document.language))
    day += furniture.said("MastheadIssue", " · ".join(part for part in told if part))
    initials = (office.initials or initials_of(office.name))[:4]
    logo, logo_wide = logo_mark(furniture, points(60.0))
    wide = round(points(style.page.text + style.page.gap + style.page.side) * 20)
    widths = [round(points(part) * 20) for part in (_SIDE, _GAP, _DAY)]
    if logo:
        widths[0] = round(logo_wide * 20)
    if initials or logo:
        mark = logo or furniture.said("IssuerMark", initials)
        cells = [mark, paragraph("IssuerState", ""), names, day]
        columns = [widths[0], widths[1], wide - sum(widths), widths[2]]
    else:
        cells, columns = [names, day], [wide - widths[2], widths[2]]
    return [
        table("CoverIssuer", columns, [cells], rtl=rtl, first_column=bool(initials) and not logo),
        furniture.said("Title", furniture.title),
    ]


def logo_mark(furniture: Furniture, widest: float) -> tuple[str, float]:
    """The style's logo as a paragraph, and its width in points; nothing where it has none."""
    style, made = furniture.style, furniture.made
    if style.logo is None:
        return "", 0.0
    high = points(style.cover.logo_height)
    placed = made.pictures.place(replace(style.logo, dpi=72 * style.logo.height / high), widest, high)
    if placed is None:
        return "", 0.0
    made.shown += 1
    relation = made.relations.to("image", placed.part)
    said = furniture.document.office.name.strip() or furniture.document.office.state.strip() or "Logo"
    drawn = picture(relation, made.shown, placed.width, placed.height, said)
    return paragraph(furniture.named("Picture"), drawn), placed.width


def initials_of(name: str) -> str:
    """The initials of an office's name: those of its capitalised words, two at most."""
    parts = name.split()
    return "".join(part[0] for part in ([part for part in parts if part[0].isupper()] or parts)[:2]).upper()


def cover_note(furniture: Furniture) -> str:
    """The note that opens a summary: up to three labelled texts side by side on the tint."""
    notes = [(label, text) for label, text in furniture.document.note if text.strip()][:3]
    if not notes:
        return ""
    page = furniture.style.page
    wide = round(points(page.text + page.gap + page.side) * 20)
    share = wide // len(notes)
    cells = [
        (furniture.said("NoteLabel", label) if label.strip() else "") + furniture.said("NoteText", text)
        for label, text in notes
    ]
    widths = [share] * (len(notes) - 1) + [wide - share * (len(notes) - 1)]
    return table("CoverNote", widths, [cells], rtl=furniture.rtl) + furniture.said("ContentsEnd", "")


def links_head(furniture: Furniture, said: str) -> list[str]:
    """The head of a list of links: office, title, and a line with the day and what follows."""
    office = furniture.document.office
    name = office.name.strip() or office.state.strip()
    return [
        furniture.said("Issuer", name),
        furniture.said("Title", furniture.title),
        paragraph(furniture.named("Subtitle"), run(said, rtl=furniture.rtl)),
    ]
