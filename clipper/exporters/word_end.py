"""What is said last in Word, and of the issue as a whole: nil returns, changes, the play report, distribution, contact."""

from collections.abc import Sequence

from clipper.exporters import item_words
from clipper.exporters.style import changes_words, page_brief_words, points
from clipper.exporters.word_furniture import Furniture
from clipper.exporters.word_items import key_name
from clipper.exporters.word_measure import line_count
from clipper.exporters.word_pages import Block
from clipper.exporters.word_shapes import shapes
from clipper.exporters.word_tables import PADDING
from clipper.exporters.word_xml import jump, paragraph, run, starts_rtl, table
from clipper.model.document import Play

_NAMES = 0.332
"""How much of the width the stories' names take in a play report."""
_INSET = 6.0
"""Points of white beside the words of a cell."""
_MOST = 10
"""Titles side by side; more begin another table below."""
_COLUMNS = (0.42, 0.31)
"""Shares of the width that the first two of three columns take."""


def nil_returns(furniture: Furniture) -> list[tuple[str, str]]:
    """(label, names): titles and sections read in vain, and titles that did not come."""
    document, spoken = furniture.document, furniture.words
    nothing = (*document.panel.nothing_found, *document.empty_sections)
    told = ((spoken["nil"], nothing), (spoken["not_available"], document.panel.not_available))
    return [(label, spoken["comma"].join(names)) for label, names in told if names]


def end_notes(furniture: Furniture, *notes: str) -> list[str]:
    """Below a rule: nil returns in one paragraph, and what else is to be known."""
    told, shown = nil_returns(furniture), [note for note in notes if note]
    lines = [_labelled(furniture, told)] if told else []
    lines += [run(note, rtl=furniture.rtl) for note in shown]
    names = ["NoticeFirst", *["Notice"] * len(lines)]
    return [paragraph(furniture.named(name), line) for name, line in zip(names, lines, strict=False)]


def disclaimer(furniture: Furniture) -> list[str]:
    """The style's own words below all the rest."""
    said = [line.strip() for line in furniture.style.notices.end.splitlines() if line.strip()]
    return [furniture.said("Notice" if at else "NoticeFirst", line) for at, line in enumerate(said)]


def notes_text(furniture: Furniture, *notes: str) -> list[str]:
    """The words of end_notes, to be measured."""
    told = nil_returns(furniture)
    joined = " ".join(f"{label}{furniture.words['colon']}{_ended(names)}" for label, names in told)
    return [line for line in (joined, *notes) if line]


def _labelled(furniture: Furniture, told: Sequence[tuple[str, str]]) -> str:
    """Labels in bold, each with its words behind it, as one paragraph."""
    rtl, colon = furniture.rtl, furniture.words["colon"]
    return "".join(
        run(f"{' ' if at else ''}{label}{colon}", "Label", rtl=rtl) + run(_ended(names), rtl=rtl)
        for at, (label, names) in enumerate(told)
    )


def _ended(text: str) -> str:
    return text if text.endswith((".", "؟", "!")) else f"{text}."


def changes(furniture: Furniture) -> list[str]:
    """What is new, changed or withdrawn since the edition before, one line each."""
    document, rtl = furniture.document, furniture.rtl
    if not document.changes:
        return []
    out = [furniture.said("EndHeading", changes_words(document.changed_since, document.language))]
    for changed in document.changes:
        said = item_words.change_words(changed.change, document.language)
        headline = run(changed.headline, rtl=starts_rtl(changed.headline))
        content = run(f"{said[:1].upper()}{said[1:]}", "Label", rtl=rtl) + run("\u2002")
        content += jump(headline, key_name(changed.key)) if changed.key else headline
        content += run(f" – {changed.reason}", rtl=rtl) if changed.reason else ""
        out.append(paragraph(furniture.named("ChangeLine"), content))
    return out


def play_report(furniture: Furniture) -> list[str]:
    """Label and table, for as many titles at a time as the width holds; nothing where there is no report."""
    report = furniture.document.play
    if report is None or not report.rows or not furniture.style.end.play:
        return []
    out = [furniture.said("EndHeading", furniture.words["play_report"])]
    page, language = furniture.style.page, furniture.document.language
    wide = points(page.text + page.gap + page.side) * 20
    for start in range(0, len(report.titles), _MOST):
        titles = range(start, min(start + _MOST, len(report.titles)))
        name = round(wide * _NAMES)
        widths = [name, *[round((wide - name) / len(titles))] * len(titles)]
        head = [_cell("PlayTitle", furniture.words["play_head"])]
        head += [_cell("PlayHead", report.titles[n]) for n in titles]
        rows, shaded = [head], set[tuple[int, int]]()
        for story, cells in report.rows:
            shown = [cells[n] if n < len(cells) else None for n in titles]
            said = [_cell("PlayFront" if cell and cell.front else "PlayCell", _play(cell, language)) for cell in shown]
            shaded |= {(len(rows), at) for at, cell in enumerate(shown, 1) if cell and cell.front}
            rows.append([_cell("PlayStory", story), *said])
        tint = furniture.style.colours["tint"]
        out.append(table("PlayReport", widths, rows, 1, rtl=furniture.rtl, shaded=dict.fromkeys(shaded, tint)))
        out.append(furniture.said("ContentsEnd", ""))
    return out


def play_heights(furniture: Furniture, place: int) -> list[Block]:
    """The heights of the play report's paragraphs and rows; `place` is that of its heading."""
    report, known = furniture.document.play, shapes(furniture.style)
    if report is None or not report.rows or not furniture.style.end.play:
        return []
    heading, plain = known[furniture.named("EndHeading")], known[furniture.named("PlayStory")]
    blocks = [Block(1, heading.leading, heading.before, heading.after, True, place=place)]
    page, language = furniture.style.page, furniture.document.language
    wide = points(page.text + page.gap + page.side)
    for start in range(0, len(report.titles), _MOST):
        titles = report.titles[start : start + _MOST]
        share = wide * (1 - _NAMES) / len(titles) - _INSET
        name = wide * _NAMES - _INSET
        head = known[furniture.named("PlayHead")]
        lines = max(line_count(text, head._replace(width=share)) for text in titles)
        blocks.append(Block(1, lines * head.leading + PADDING, keep=True, whole=True))
        for story, cells in report.rows:
            said = [_play(cell, language) for cell in cells[start : start + _MOST]]
            lines = max(line_count(text, plain._replace(width=share)) for text in (*said, "–"))
            lines = max(lines, line_count(story, plain._replace(width=name)))
            blocks.append(Block(1, lines * plain.leading + PADDING, whole=True, loose=0.1))
        blocks.append(Block(1, 1.0))
    return blocks


def _cell(style: str, text: str) -> str:
    rtl = starts_rtl(text)
    return paragraph(f"{style}RTL" if rtl else style, run(text, rtl=rtl))


def _play(cell: Play | None, language: str) -> str:
    """What a cell says: "p. 1", "p. 1, picture", "lead"; a dash where the title did not run it."""
    if cell is None:
        return "–"
    page = page_brief_words(cell.page, cell.language or language) if cell.page else ""
    return ", ".join(part for part in (page, cell.note) if part) or "•"


def columns(furniture: Furniture) -> list[str]:
    """Nil returns, distribution and contact side by side."""
    office, spoken = furniture.document.office, furniture.words
    distribution = furniture.document.distribution or office.distribution
    told = nil_returns(furniture)
    held = "".join(
        furniture.said("EndLabel", label) + furniture.said("ChangeLine", _ended(names))
        if at == 0
        else paragraph(furniture.named("ChangeLine"), _labelled(furniture, [(label, names)]))
        for at, (label, names) in enumerate(told)
    )
    cells = [held]
    if distribution.strip():
        cells.append(
            furniture.said("EndLabel", spoken["distribution"]) + furniture.said("ChangeLine", _ended(distribution))
        )
    contact = [line.removeprefix(f"{spoken['contact']}:").strip() for line in office.contact if line.strip()]
    if contact:
        lines = "".join(furniture.said("ChangeLine", line) for line in contact)
        cells.append(furniture.said("EndLabel", spoken["contact"]) + lines)
    cells = [cell for cell in cells if cell]
    if not cells:
        return []
    page = furniture.style.page
    wide = round(points(page.text + page.gap + page.side) * 20)
    shares = [round(wide * share) for share in _COLUMNS[: len(cells) - 1]]
    return [
        furniture.said("EndMatterWhite", ""),
        table("EndMatter", [*shares, wide - sum(shares)], [cells], rtl=furniture.rtl),
        furniture.said("ContentsEnd", ""),
    ]
