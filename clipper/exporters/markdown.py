"""Documents as Markdown (CommonMark with tables and footnotes as GitHub reads them)."""

import re
from collections.abc import Iterator
from pathlib import Path

from clipper.exporters import issue_words, item_words, link_words
from clipper.exporters.base import whole_or_not_at_all
from clipper.exporters.style import Style, as_at_words, counted, date_written, role_words, title_words, words
from clipper.exporters.styled_issue import styled
from clipper.model.document import (
    Document,
    Figure,
    Item,
    ItemBlock,
    Omission,
    Paragraph,
    ParagraphKind,
    PullQuote,
    Run,
    Table,
)
from clipper.progress import Progress

suffix = ".md"
name = "Markdown"
whole = True

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_LINE_START = re.compile(r"^(\s{0,3})([#>+\-=~]|\d+[.)])", re.MULTILINE)


def write(document: Document, style: Style, path: Path, *, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the document as one Markdown file; pictures are named by their captions, since a text file holds none."""
    document = styled(document, style)
    items = sum(len(section.items) for section in document.sections)
    with whole_or_not_at_all(path) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(_head(document, style)))
        done = 0
        for section in document.sections:
            out.write(f"\n## {plain(section.title)}\n" if section.title.strip() else "")
            for item in section.items:
                if progress:
                    progress.step(done, items, item.headline)
                done += 1
                shown = item_words.summarised(item) if style.form == "executive" else item
                parts = _link(item, done, document, style) if style.form == "links" else _item(shown, document)
                out.write("\n" + "\n\n".join(part for part in parts if part) + "\n")
        foot = [link_words.notice(document) if style.form == "links" else "", *_foot(document)]
        out.write("\n" + "\n\n".join(part for part in foot if part) + "\n")
    return ()


def plain(text: str) -> str:
    """Text with Markdown's own signs made harmless, on one line."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def _head(document: Document, style: Style) -> Iterator[str]:
    spoken = words(document.language)
    office = document.office
    if office.name:
        yield plain(f"{office.state} · {office.name}" if office.state else office.name) + "\n"
    yield f"# {plain(title_words(document.title, style.genre, document.language))}\n"
    facts = [f"**{date_written(document.date, document.language)}**"]
    facts += [spoken["issue"].format(number=document.number)] if document.number else []
    facts += [plain(document.edition)] if document.edition else []
    facts += [as_at_words(document.as_at, document.language)] if document.as_at else []
    facts += [counted("reading_minutes", document.minutes, document.language)] if document.minutes else []
    yield " · ".join(facts) + "\n"
    for label, text in document.note:
        yield f"> **{plain(label)}** {plain(text)}\n"
    title, changes = issue_words.changes(document)
    if changes:
        yield f"**{title}**\n"
        for said, headline, reason, key in changes:
            shown = f"[{plain(headline)}](#{key})" if key else f"~~{plain(headline)}~~"
            yield f"- **{said}** {shown}" + (f" – {plain(reason)}" if reason else "")
        yield ""
    leads = {lead.key: lead.line for lead in document.leads}
    if style.form != "links":
        yield f"**{spoken['contents']}**\n"
    for section in document.sections if style.form != "links" else ():
        inner = ""
        if section.title.strip():
            yield f"- {plain(section.title)}"
            inner = "    "
        for item in section.items:
            outlet = f" / *{plain(item_words.outlet(item))}*" if item.outlet else ""
            yield f"{inner}- [{plain(item.contents_headline or item.headline)}](#{item.key}){outlet}"
            if leads.get(item.key, "").strip():
                yield f"{inner}  *{plain(leads[item.key])}*"
    for label, names in issue_words.nil_returns(document):
        yield f"\n**{label}{spoken['colon'].rstrip()}** {spoken['comma'].join(plain(name) for name in names)}"
    yield ""


def _link(item: Item, number: int, document: Document, style: Style) -> Iterator[str]:
    """An entry of a list of links: headline, facts, where a cutting stood, and address; nothing of the text."""
    language, order = document.language, style.items.facts
    yield f'<a id="{item.key}"></a>'
    yield f"### {number}. {plain(item.contents_headline or item.headline)}"
    change = f"**{item_words.change_words(item.change, language)}**" if item.change else ""
    badge = [item.language[:2].upper()] if item.language else []
    yield " · ".join(part for part in (change, *badge, *map(plain, link_words.facts(item, language, order))) if part)
    yield f"*{plain(item_words.told(item, language))}*" if item.told else ""
    yield plain(link_words.whence(item, language, order))
    yield f"<{item.url}>" if re.fullmatch(r"https?://[^\s<>]+", item.url) else plain(item.url)


def _item(item: Item, document: Document) -> Iterator[str]:
    spoken = words(document.language)
    yield f'<a id="{item.key}"></a>'
    yield f"**{plain(item.kicker)}**" if item.kicker else ""
    yield f"### {plain(item.headline)}"
    source = item_words.source(item)
    outlet = f"**{plain(source)}**" if source else ""
    facts = (item_words.facts(item, document.language), item_words.notes(item, document.language))
    yield " · ".join(part for part in (outlet, *map(plain, facts)) if part)
    yield f"*{plain(item.deck)}*" if item.deck else ""
    yield f"**{plain(item_words.byline(item))}**" if item_words.byline(item) else ""
    yield f"*{plain(item_words.told(item, document.language))}*" if item.told else ""
    notes: list[str] = []
    dateline = f"**{plain(item.dateline)}** " if item.dateline else ""
    if not any(isinstance(block, Paragraph) and block.kind is ParagraphKind.BODY for block in item.blocks):
        yield dateline.strip()
        dateline = ""
    for block in item.blocks:
        text = _block(block, notes, item, document)
        if dateline and isinstance(block, Paragraph) and block.kind is ParagraphKind.BODY:
            text, dateline = dateline + text, ""
        yield text
    for text in item.commentary:
        yield f"> **{spoken['commentary']}** {plain(text)}"
    for label, values, separator in item_words.lists(item, document.language):
        told = separator.join(plain("".join(text for _row, text in value)) for value in values)
        yield f"**{label}{spoken['colon'].rstrip()}** {told}"
    yield from (f"*{plain(said)}*" for said in item.notices)
    yield f"<{item.url}>" if re.fullmatch(r"https?://[^\s<>]+", item.url) else plain(item.url)
    yield "\n".join(notes)


def _block(block: ItemBlock, notes: list[str], item: Item, document: Document) -> str:
    """One block; marks' labels become footnotes in `notes`."""
    if isinstance(block, Omission):
        return words(document.language)["omission"].replace("[", "\\[").replace("]", "\\]")
    if isinstance(block, PullQuote):
        return f"> {plain(block.text)}" + (f"\n>\n> {plain(block.source)}" if block.source else "")
    if isinstance(block, Figure):
        caption = item_words.figure_caption(block, item, document.language)
        text = " ".join(part for part in (caption, f"({block.credit})" if block.credit else "") if part)
        return f"*{words(document.language)['picture']}:* {plain(text or block.alt)}" if text or block.alt else ""
    if isinstance(block, Table):
        return _table(block)
    if block.kind is ParagraphKind.PREFORMATTED:
        fence = "`" * (max((len(run) for run in re.findall("`+", block.text)), default=0) + 3)
        return f"{fence}\n{block.text}\n{fence}"
    text = "".join(_run(run, notes, document) for run in block.runs)
    if not any(run.bold or run.italic or run.href or run.roles for run in block.runs):
        text = plain(block.text)
    text = text.strip()
    start = {
        ParagraphKind.HEADING: "#### ",
        ParagraphKind.QUOTE: "> ",
        ParagraphKind.BULLET: "    " * block.level + "- ",
        ParagraphKind.NUMBERED: "    " * block.level + "1. ",
    }
    return start.get(block.kind, "") + text


def _run(run: Run, notes: list[str], document: Document) -> str:
    """Signs of emphasis never touch white space, or they would not be read as such."""
    bare = run.text.strip()
    if not bare:
        return run.text
    before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    text = _SPECIAL.sub(r"\\\1", bare)
    if run.bold:
        text = f"**{text}**"
    if run.italic:
        text = f"*{text}*"
    if run.href and re.fullmatch(r"(?:https?://|mailto:)[^\s<>()]+", run.href):
        text = f"[{text}]({run.href})"
    if run.roles:
        text = f"<mark>{text}</mark>"
    for label in run.labels:
        said = [role_words(label.role, document.language), label.speaker, label.comment]
        key = f"m{len(notes) + 1}"
        notes.append(f"- [{key}] " + ": ".join(plain(part) for part in said if part))
        text += f"\\[{key}\\]"
    return before + text + after


def _table(table: Table) -> str:
    width = max((len(row) for row in table.rows), default=0)
    if not width:
        return ""
    rows = [[plain(cell) for cell in row] + [""] * (width - len(row)) for row in table.rows]
    if not table.heads:
        rows.insert(0, [""] * width)
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)


def _foot(document: Document) -> Iterator[str]:
    rows = issue_words.play_rows(document)
    if rows:
        yield f"**{words(document.language)['play_report']}**"
        yield _table(Table(tuple(tuple(row) for row in rows), 1))
    yield "---"
    yield plain(document.office.about)
    yield plain(" · ".join(document.office.contact))
    yield plain(document.office.notice)
