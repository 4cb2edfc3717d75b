"""The play report: stories by titles, where each stood, front pages bold on a tint (briefing-look, section 1)."""

from collections.abc import Iterator

from msgspec.structs import replace

from clipper.exporters.issue_words import play_cell
from clipper.exporters.pdf_blocks import Block, Drawn, Row
from clipper.exporters.pdf_lines import Line
from clipper.exporters.pdf_task import Task
from clipper.exporters.pdf_type import starts_rtl
from clipper.exporters.pdf_words import clean
from clipper.model.document import PlayReport

_NAMES = 0.332
"""How much of the width the stories' names take."""
_MOST = 10
"""Titles side by side; more begin another table below."""
_GUTTER = 5.0


def blocks(task: Task, column: float) -> Iterator[Block]:
    """Label and table, for as many titles at a time as the width holds; nothing where there is no report.

    `column` is where the blocks are put; the table stands across the page.
    """
    report = task.document.play
    if report is None or not report.rows or not task.type.style.end.play:
        return
    page, type_ = task.page, task.type
    label = type_.text("section", task.words["play_report"], page.full, rtl=page.rtl, before=18.0, after=4.0, keep=True)
    yield Drawn(label.height, lambda pen, _x, y: label.paint(pen, page.left, y), label.before, label.after, keep=True)
    for start in range(0, len(report.titles), _MOST):
        yield from _table(task, report, task.page.left - column, range(start, min(start + _MOST, len(report.titles))))


def _table(task: Task, report: PlayReport, across: float, titles: range) -> Iterator[Row]:
    page, type_, colours = task.page, task.type, task.colours
    name = page.full * _NAMES
    widths = (name, *[(page.full - name) / len(titles)] * len(titles))
    row = type_.row("play_head", rtl=page.rtl)
    head = Row(
        cells=(
            _lines(task, "play_head", task.words["play_head"], name),
            *(_lines(task, "play_head", report.titles[at], widths[1]) for at in titles),
        ),
        widths=widths, size=row.size, leading=row.leading, rule=colours["rule"], right=page.rtl, keep=True, centred=True,
        over=colours["ink"], across=across, white=7.2,
    )  # fmt: skip
    yield head
    row = type_.row("play", rtl=page.rtl)
    for number, (story, cells) in enumerate(report.rows):
        shown = [cells[at] if at < len(cells) else None for at in titles]
        said = [
            _lines(
                task,
                "play_front" if cell and cell.front else "play",
                play_cell(cell, task.document.language),
                widths[1],
            )
            for cell in shown
        ]
        last = number == len(report.rows) - 1
        made = Row(
            cells=(_lines(task, "play", story, name), *said),
            widths=widths, size=row.size, leading=row.leading, rule=colours["ink" if last else "hairline"],
            head=(head,), across=across, strong=last, right=page.rtl, centred=True, white=7.2,
            fills=("", *(colours["tint"] if cell and cell.front else "" for cell in shown)),
        )  # fmt: skip
        yield replace(made, after=14.0) if last else made


def _lines(task: Task, name: str, text: str, width: float) -> tuple[Line, ...]:
    rtl = starts_rtl(text)
    format = task.type.format(task.type.row(name, rtl=rtl))
    return tuple(task.type.setter.lines([(format, clean(text))], width - _GUTTER, rtl=rtl, mended=False))
