"""What is said last, and of the issue as a whole: nil returns, changes since the earlier edition, distribution, contact."""

from collections.abc import Iterator, Sequence

from clipper.exporters import item_words
from clipper.exporters.issue_words import nil_returns
from clipper.exporters.pdf_blocks import Block, Drawn, Text, height_of, spread
from clipper.exporters.pdf_fields import told
from clipper.exporters.pdf_pen import Pen
from clipper.exporters.pdf_task import Task
from clipper.exporters.pdf_type import turns
from clipper.exporters.pdf_words import Runs, clean
from clipper.exporters.style import changes_words
from clipper.model.document import Changed

_COLUMNS = (0.0, 0.42, 0.73)
"""Where three columns begin, as shares of the width."""


def rule(task: Task, before: float, after: float) -> Drawn:
    """A grey rule across the page, kept with what follows."""
    page, grey = task.page, task.colours["rule"]
    return Drawn(0.5, lambda pen, _x, y: pen.rule(page.left, y, page.full, 0.5, grey), before, after, keep=True)


def _nil(task: Task, label: str, names: Sequence[str], width: float) -> Text:
    """One label with its names, each in its own direction where the issue runs from right to left."""
    values = [[("notice", name)] for name in names]
    values[-1] = [("notice", names[-1] if names[-1].endswith(".") else f"{names[-1]}.")]
    words = task.words
    return told(
        task.type, "notice", label, values, width, rtl=task.page.rtl, separator=words["comma"], colon=words["colon"],
        after=0.0,
    )  # fmt: skip


def _nil_paragraph(task: Task) -> Iterator[Drawn]:
    """All of them in one paragraph; from right to left one each."""
    page, found, comma = task.page, nil_returns(task.document), task.words["comma"]
    if page.rtl:
        yield from (spread(_nil(task, label, names, page.full), page.left) for label, names in found)
        return
    pairs = [(label, comma.join(names)) for label, names in found]
    if pairs:
        yield notice(task, labelled(task, pairs))


def labelled(task: Task, pairs: Sequence[tuple[str, str]]) -> Runs:
    """Labels in bold, each with its words behind it, as one paragraph in grey."""
    plain = task.type.format(task.type.row("notice", rtl=task.page.rtl))
    bold = task.type.format(task.type.row("notice_strong", rtl=task.page.rtl))
    runs = []
    for at, (label, words) in enumerate(pairs):
        ended = words if words.endswith((".", "؟", "!")) else f"{words}."
        runs += [(bold, f"{' ' if at else ''}{label}{task.words['colon']}"), (plain, clean(ended))]
    return runs


def notice(task: Task, content: str | Runs, before: float = 0.0) -> Drawn:
    """A paragraph of grey small type across the page."""
    page = task.page
    rtl = turns(content, page.rtl) if isinstance(content, str) else page.rtl
    return spread(task.type.text("notice", content, page.full, rtl=rtl, right=page.rtl, before=before), page.left)


def changes(task: Task) -> Iterator[Block]:
    """What is new, changed or withdrawn since the edition before, one line each."""
    document, page, type_ = task.document, task.page, task.type
    if not document.changes:
        return
    title = changes_words(document.changed_since, document.language)
    label = type_.text("contents_section", title, page.full, rtl=page.rtl, right=page.rtl, after=4.0, keep=True)
    yield spread(label, page.left)
    yield rule(task, 0.0, 7.0)
    for changed in document.changes:
        yield _changed(task, changed)


def _changed(task: Task, changed: Changed) -> Drawn:
    page, type_ = task.page, task.type
    word = type_.format(type_.row("change", rtl=page.rtl))
    plain = type_.format(type_.row("contents_line", rtl=page.rtl))
    grey = type_.format(type_.row("contents_outlet", rtl=page.rtl))
    said = item_words.change_words(changed.change, task.document.language)
    runs = [(word, f"{said[:1].upper()}{said[1:]}"), (plain, f"\u2002{clean(changed.headline)}")]
    if changed.reason:
        runs.append((grey, f" – {clean(changed.reason)}"))
    text = type_.text("contents_line", runs, page.full, rtl=page.rtl, right=page.rtl)

    def draw(pen: Pen, _x: float, y: float) -> None:
        text.paint(pen, page.left, y)
        if changed.key:
            pen.link(f"#{changed.key}", page.left, y, page.full, text.height)

    return Drawn(text.height, draw, after=3.0)


def columns(task: Task) -> Iterator[Block]:
    """Nil returns, distribution and contact side by side."""
    office, spoken = task.document.office, task.words
    distribution = task.document.distribution or office.distribution
    contact = [line for line in office.contact if line.strip()]
    held: list[list[tuple[str, tuple[str, ...]]]] = [nil_returns(task.document)]
    held.append([(spoken["distribution"], (distribution,))] if distribution.strip() else [])
    held.append([(spoken["contact"], tuple(contact))] if contact else [])
    if not any(held):
        return
    page = task.page
    edges = (*_COLUMNS, 1.0)
    set_columns: list[tuple[float, float, list[Text]]] = []
    for at, column in enumerate(held):
        wide = page.full * (edges[at + 1] - edges[at]) - (12.0 if at < len(held) - 1 else 0.0)
        set_columns.append((page.full * edges[at], wide, list(_column(task, column, wide))))
    height = max(height_of(texts) for _offset, _wide, texts in set_columns)

    def draw(pen: Pen, _x: float, y: float) -> None:
        for offset, wide, texts in set_columns:
            down = y
            for text in texts:
                text.paint(pen, page.start(wide, offset), down)
                down += text.height

    yield Drawn(height, draw, before=14.0)


def _column(task: Task, held: Sequence[tuple[str, tuple[str, ...]]], wide: float) -> Iterator[Text]:
    """The first label stands over its words, further ones lead theirs in."""
    page, type_, spoken = task.page, task.type, task.words
    for at, (label, lines) in enumerate(held):
        if at:
            yield _nil(task, label, lines, wide)
            continue
        yield type_.text("end_label", label, wide, rtl=page.rtl)
        if label == spoken["nil"] or label == spoken["not_available"]:
            yield _nil(task, "", lines, wide)
            continue
        for line in lines:
            said = line.removeprefix(f"{label}:").strip()
            yield type_.text("notice", said, wide, rtl=turns(said, page.rtl), right=page.rtl, after=0.0)


def disclaimer(task: Task) -> Iterator[Block]:
    """The style's own words below all the rest."""
    said = [text for text in task.type.style.notices.end.splitlines() if text.strip()]
    if said:
        yield rule(task, 24.0, 8.0)
    for text in said:
        yield notice(task, text)


def end_notes(task: Task, *notes: str, before: float = 24.0) -> Iterator[Block]:
    """Below a rule: nil returns in one paragraph, and what else is to be known."""
    shown = [note for note in notes if note]
    if not nil_returns(task.document) and not shown:
        return
    yield rule(task, before, 8.0)
    yield from _nil_paragraph(task)
    for note in shown:
        yield notice(task, note)
