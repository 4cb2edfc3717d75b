"""Documents as a mail ready to be sent (RFC 5322, RFC 2046): words, the same as HTML, and the whole issue attached as a PDF.

Mail programs know few of the web's ways: one column, sizes and colours on each element, no fonts of our own, nothing
fetched. The mail names every item with its outlet and, where we say something of it, our words; the PDF holds the rest.
"""

import tempfile
from collections.abc import Iterator
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path

from clipper.exporters import item_words, pdf
from clipper.exporters.base import whole_or_not_at_all
from clipper.exporters.style import Style, counted, date_written, right_to_left, title_words, words
from clipper.exporters.styled_issue import styled
from clipper.model.document import Document, Item
from clipper.progress import Progress

suffix = ".eml"
name = "E-mail draft"
whole = False

_WIDTH = 640
_SERIF, _SANS = "Georgia,'Times New Roman',serif", "Calibri,'Segoe UI',Arial,sans-serif"


def write(document: Document, style: Style, path: Path, *, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the draft; the answer is what the attached PDF warns of."""
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "issue.pdf"
        warnings = pdf.write(document, style, paper, progress=progress)
        message = _message(styled(document, style), style, paper.read_bytes())
    with whole_or_not_at_all(path) as fresh:
        fresh.write_bytes(message.as_bytes())
    return warnings


def subject(document: Document, style: Style) -> str:
    """The issue and its lead: "Press clippings, 11 June: US and China agree"."""
    lead = document.leads[0].headline if document.leads else next((i.contents_headline for i in _items(document)), "")
    spoken = words(document.language)
    title = title_words(document.title, style.genre, document.language)
    issue = spoken["comma"].join(p for p in (title, date_written(document.date, document.language)) if p)
    return spoken["colon"].join(part for part in (issue, lead) if part)


def _items(document: Document) -> Iterator[Item]:
    return (item for section in document.sections for item in section.items)


def _message(document: Document, style: Style, paper: bytes) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject(document, style)
    message["From"] = Address(" ".join(document.office.name.split()), addr_spec=_sender(document))
    message["To"] = ""
    moment = _moment(document)
    if moment:
        message["Date"] = moment
    message["Message-ID"] = f"<{document.uid or document.date or 'issue'}@clipper.invalid>"
    message["Content-Language"] = document.language
    # opens as something to be sent, not as something received
    message["X-Unsent"] = "1"
    message.set_content("\n".join(_plain(document, style)) + "\n")
    message.add_alternative("\n".join(_page(document, style)) + "\n", subtype="html")
    title = title_words(document.title, style.genre, document.language)
    attached = f"{title} {document.number}.pdf".replace("/", "-").replace("\\", "-")
    message.add_attachment(paper, maintype="application", subtype="pdf", filename=attached)
    # boundaries are made by chance otherwise, and two exports of one issue would differ
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=-clipper-{number}-{document.date}-{document.number}")
    return message


def _sender(document: Document) -> str:
    """The office's own address among its contact lines, else one that leads nowhere (RFC 2606)."""
    lines = (word.strip("<>,;()") for line in document.office.contact for word in line.split())
    return next((w for w in lines if w.count("@") == 1 and w.isascii() and all(w.split("@"))), "press@office.invalid")


def _moment(document: Document) -> datetime | None:
    """The issue's day and the hour its intake was closed, of a zone that is not said (-0000); None where it has no day."""
    hour, _colon, minute = (document.as_at or "00:00").partition(":")
    try:
        day = datetime.fromisoformat(document.date)
    except ValueError:
        return None
    return day.replace(hour=int(hour), minute=int(minute)) if hour.isdigit() and minute.isdigit() else day


def _facts(item: Item, document: Document) -> str:
    change = item_words.change_words(item.change, document.language) if item.change else ""
    source, facts = item_words.source(item), item_words.facts(item, document.language)
    return " · ".join(part for part in (change, source, facts) if part)


def _plain(document: Document, style: Style) -> Iterator[str]:
    """The words alone, each line as long as it is."""
    yield f"{title_words(document.title, style.genre, document.language)} · {date_written(document.date, document.language)}"
    yield from (line for line in (document.office.name,) if line)
    for label, said in document.note:
        yield from ("", f"{label}{words(document.language)['colon']}{' '.join(said.split())}")
    for section in document.sections:
        yield ""
        if section.title.strip():
            yield from (section.title.upper(), "")
        for item in section.items:
            yield item.contents_headline
            yield f"  {_facts(item, document)}"
            yield from (f"  {line}" for line in item.commentary)
            if item.url:
                yield f"  {item.url}"
            yield ""
    yield from (document.office.contact if document.office.contact else ())
    if document.office.notice:
        yield document.office.notice


def _page(document: Document, style: Style) -> Iterator[str]:
    colours = {key: f"#{value}" for key, value in style.colours.items()}
    direction = "rtl" if right_to_left(document.language) else "ltr"
    yield (
        f'<!DOCTYPE html><html lang="{escape(document.language)}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{escape(subject(document, style))}</title></head>"
        f'<body style="margin:0;padding:24px 16px;background:#ffffff;color:{colours["ink"]}">'
        f'<div style="max-width:{_WIDTH}px;margin:0 auto">'
    )
    if document.office.name:
        yield _line(document.office.name.upper(), f"font:bold 11px {_SANS};letter-spacing:1px;color:{colours['grey']}")
    yield _line(
        title_words(document.title, style.genre, document.language), f"font:bold 30px/36px {_SERIF};margin:10px 0 2px"
    )
    told = [date_written(document.date, document.language)]
    told += [counted("articles", sum(1 for _item in _items(document)), document.language)]
    told += [counted("reading_minutes", document.minutes, document.language)] if document.minutes else []
    yield _line(" · ".join(told), f"font:14px/20px {_SANS};color:{colours['grey']};margin:0 0 18px")
    for label, said in document.note:
        yield _line(label, f"font:bold 12px/16px {_SANS};color:{colours['accent']};margin:10px 0 0")
        yield _line(" ".join(said.split()), f"font:15px/21px {_SERIF};margin:0 0 10px")
    for section in document.sections:
        if section.title.strip():
            yield _line(
                section.title.upper(),
                f"font:bold 12px/16px {_SANS};letter-spacing:1px;color:{colours['accent']};margin:22px 0 10px;"
                f"padding:0 0 5px;border-bottom:1px solid {colours['rule']}",
            )
        for item in section.items:
            yield from _item(item, document, colours)
    for line in (*document.office.contact, document.office.notice):
        if line:
            yield _line(line, f"font:12px/17px {_SANS};color:{colours['grey']};margin:2px 0")
    yield "</div></body></html>"


def _item(item: Item, document: Document, colours: dict[str, str]) -> Iterator[str]:
    side = "right" if item.rtl else "left"
    headline = escape(item.contents_headline)
    if item.url.lower().startswith(("http://", "https://")):
        headline = f'<a href="{escape(item.url, quote=True)}" style="color:{colours["ink"]}">{headline}</a>'
    yield (
        f'<p dir="{"rtl" if item.rtl else "ltr"}" lang="{escape(item.language or document.language)}" '
        f'style="font:bold 17px/22px {_SERIF};text-align:{side};margin:0 0 2px">{headline}</p>'
    )
    yield _line(
        _facts(item, document), f"font:13px/18px {_SANS};color:{colours['grey']};text-align:{side};margin:0 0 12px"
    )
    if item.commentary:
        said = "<br>".join(escape(line) for line in item.commentary)
        yield (
            f'<p style="font:14px/20px {_SANS};background:{colours["tint"]};border-left:3px solid {colours["accent"]};'
            f'margin:-4px 0 14px;padding:8px 12px"><b>{escape(words(document.language)["commentary"])}</b><br>{said}</p>'
        )


def _line(text: str, look: str) -> str:
    return f'<p style="{look}">{escape(text)}</p>'
