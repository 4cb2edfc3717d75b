"""What a web page says of the issue as a whole: cover note, changes, nil returns and the play report."""

import base64
from collections.abc import Iterator, Sequence
from html import escape

from clipper.exporters import issue_words
from clipper.exporters.cover_words import Window
from clipper.exporters.style import words
from clipper.model.document import Document, Figure


def logo(picture: Figure, high: float, said: str) -> Iterator[str]:
    """The style's logo, `high` millimetres high."""
    source = base64.b64encode(picture.data).decode("ascii")
    yield (
        f'<img class="logo" src="data:{picture.media_type};base64,{source}" alt="{escape(said)}" '
        f'style="height:{high:g}mm;max-width:100%">'
    )


def windows(shown: Sequence[Window]) -> Iterator[str]:
    """What the windows of the cover say."""
    yield '<dl class="windows">'
    for label, lines, _strong in shown:
        yield f"<div><dt>{escape(label)}</dt><dd>{'<br>'.join(escape(line) for line in lines)}</dd></div>"
    yield "</dl>"


def note(document: Document) -> Iterator[str]:
    """The cover note."""
    if document.note:
        yield '<aside class="note">'
        yield from (f'<p dir="auto"><b>{escape(label)}</b> {escape(text)}</p>' for label, text in document.note)
        yield "</aside>"


def changes(document: Document) -> Iterator[str]:
    """What changed since the edition before, each line leading to its item."""
    title, rows = issue_words.changes(document)
    if not rows:
        return
    yield f'<section class="changes"><h3>{escape(title)}</h3>\n<ul>'
    for said, headline, reason, key in rows:
        shown = f'<a href="#{key}">{escape(headline)}</a>' if key else f"<s>{escape(headline)}</s>"
        why = f" – {escape(reason)}" if reason else ""
        yield f'<li><b class="change">{escape(said)}</b> <bdi>{shown}</bdi>{why}</li>'
    yield "</ul></section>"


def nil_returns(document: Document) -> Iterator[str]:
    """Titles and sections in which nothing was found, and titles that did not come."""
    spoken = words(document.language)
    for label, names in issue_words.nil_returns(document):
        told = spoken["comma"].join(f"<bdi>{escape(name)}</bdi>" for name in names)
        yield f'<p class="nil"><b>{escape(label + spoken["colon"])}</b>{told}</p>'


def play(document: Document) -> Iterator[str]:
    """The play report as a table that scrolls by itself where the screen is narrow."""
    report, rows = document.play, issue_words.play_rows(document)
    if report is None or not rows:
        return
    head, *body = rows
    yield f'<section class="play"><h2>{escape(words(document.language)["play_report"])}</h2><div class="table"><table>'
    yield "<thead><tr>" + "".join(f'<th scope="col">{escape(name)}</th>' for name in head) + "</tr></thead>\n<tbody>"
    for row, (_story, cells) in zip(body, report.rows, strict=True):
        yield f'<tr><th scope="row">{escape(row[0])}</th>'
        for at, text in enumerate(row[1:]):
            cell = cells[at] if at < len(cells) else None
            front = cell is not None and cell.front
            yield f'<td class="front">{escape(text)}</td>' if front else f"<td>{escape(text)}</td>"
        yield "</tr>"
    yield "</tbody></table></div></section>"
