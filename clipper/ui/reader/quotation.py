"""Marked words on their way out of the window: as a quotation with its source, in plain text and in HTML."""

from html import escape

from PySide6.QtCore import QMimeData

from clipper.exporters.item_words import quoted
from clipper.model.clipping import Clipping
from clipper.ui.clippings.row_words import whole_date

OPENING = '"“„«‹»‘‚'


def source_line(clipping: Clipping, speaker: str, language: str) -> str:
    """Who says it, and where and when it was printed."""
    draft = clipping.draft
    day = whole_date(draft.published.day, draft.published.at, language) if draft.published.day else ""
    return ", ".join(" ".join(part.split()) for part in (speaker, draft.headline, draft.outlet, day) if part)


def quotation(clipping: Clipping, exact: str, speaker: str, language: str) -> QMimeData:
    """The words in quotation marks of the text's own language, the source on a line of its own, and the address."""
    draft = clipping.draft
    said = exact if exact[:1] in OPENING else quoted(exact, draft.language or language)
    source = source_line(clipping, speaker, language)
    data = QMimeData()
    data.setText("\n".join(part for part in (said, f"— {source}" if source else "", draft.url) if part))
    cite = f' cite="{escape(draft.url)}"' if draft.url else ""
    linked = f'<a href="{escape(draft.url)}">{escape(source or draft.url)}</a>' if draft.url else escape(source)
    body = "".join(f"<p>{escape(line)}</p>" for line in said.split("\n"))
    data.setHtml(f"<blockquote{cite}>{body}</blockquote><p>— {linked}</p>")
    return data
