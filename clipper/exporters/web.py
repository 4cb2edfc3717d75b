"""Documents as one HTML file that asks for nothing from outside: readable on a phone, in the dark and on paper."""

import base64
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from clipper import paths
from clipper.exporters import item_words
from clipper.exporters.base import whole_or_not_at_all
from clipper.exporters.style import Style, as_at_words, counted, date_written, role_words, words
from clipper.model.annotation import Role
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

suffix = ".html"
name = "Web page"

_PICTURES = {"image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp"}
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def write(document: Document, style: Style, path: Path, *, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the document as one HTML file with its pictures inside."""
    items = sum(len(section.items) for section in document.sections)
    with whole_or_not_at_all(path) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as out:
        out.write(_head(document, style))
        done = 0
        for section in document.sections:
            out.write(f'<section id="{section.key}"><h2>{escape(section.title)}</h2>\n')
            for item in section.items:
                if progress:
                    progress.step(done, items, item.headline)
                out.write("\n".join(part for part in _item(item, document) if part) + "\n")
                done += 1
            out.write("</section>\n")
        out.write(_foot(document))
    return ()


def _head(document: Document, style: Style) -> str:
    spoken = words(document.language)
    rtl = ' dir="rtl"' if document.language == "ar" else ""
    title = escape(document.title or spoken[style.genre])
    office = document.office
    facts = [spoken["issue"].format(number=document.number), document.edition]
    facts += [as_at_words(document.as_at, document.language)] if document.as_at else []
    facts += [counted("reading_minutes", document.minutes, document.language)] if document.minutes else []
    lines = [
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}"{rtl}>\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">",
        f"<title>{title} · {escape(date_written(document.date, document.language))}</title>",
        f"<style>\n{_sheet(style)}</style>\n</head>\n<body>\n<header>",
        f'<p class="issuer">{escape(office.state)}<b>{escape(office.name)}</b></p>'
        if office.name or office.state
        else "",
        f'<h1>{title}</h1>\n<p class="date">{escape(date_written(document.date, document.language))}</p>',
        f'<p class="facts">{escape(" · ".join(part for part in facts if part))}</p>\n</header>',
        f'<nav aria-label="{escape(spoken["contents"])}"><h2>{escape(spoken["contents"])}</h2>',
    ]
    for section in document.sections:
        lines.append(f'<h3><a href="#{section.key}">{escape(section.title)}</a></h3>\n<ol>')
        for item in section.items:
            outlet = f" <span>{escape(item_words.outlet(item))}</span>" if item.outlet else ""
            lines.append(
                f'<li{_direction(item)}><a href="#{item.key}">{escape(item.contents_headline or item.headline)}</a>{outlet}</li>'
            )
        lines.append("</ol>")
    return "\n".join(line for line in [*lines, "</nav>\n<main>\n"] if line)


def _sheet(style: Style) -> str:
    """The style sheet with the style's own colours."""
    text = (paths.resource("styles") / "page.css").read_text(encoding="utf-8")
    colours = {key.replace(" ", "_"): value for key, value in style.colours.items()}
    return re.sub(r"@(\w+)@", lambda found: f"#{colours[found[1]]}", text)


def _direction(item: Item) -> str:
    language = f' lang="{escape(item.language)}"' if item.language else ""
    return language + (' dir="rtl"' if item.rtl else "")


def _item(item: Item, document: Document) -> Iterator[str]:
    spoken = words(document.language)
    yield f'<article id="{item.key}">'
    yield f'<header{_direction(item)}><p class="outlet"><b>{escape(item_words.outlet(item))}</b> <span>{escape(item_words.facts(item, document))}</span></p>'
    yield f'<p class="side">{escape(item_words.side(item, document))}</p>'
    yield f'<p class="kicker">{escape(item.kicker)}</p>' if item.kicker else ""
    yield f"<h3>{escape(item.headline)}</h3>"
    yield f'<p class="deck">{escape(item.deck)}</p>' if item.deck else ""
    byline = item_words.byline(item)
    yield f'<p class="byline">{escape(byline)}</p></header>' if byline else "</header>"
    if item.blocks:
        yield f'<div class="body"{_direction(item)}>'
        yield from _blocks(item, document)
        yield "</div>"
    if item.commentary:
        yield f'<aside class="commentary"><h4>{escape(spoken["commentary"])}</h4>'
        yield from (f"<p>{escape(text)}</p>" for text in item.commentary)
        yield "</aside>"
    if item.also_in:
        yield f'<p class="also"><b>{escape(spoken["also_in"])}</b> {escape(", ".join(item.also_in))}</p>'
    if item.other_headlines:
        quotes = "; ".join(item_words.quoted(one, document.language) for one in item.other_headlines)
        yield f'<p class="also"><b>{escape(spoken["other_headlines"])}</b> {escape(quotes)}</p>'
    if item.url:
        shown = escape(re.sub(r"^https?://", "", item.url))
        link = _SAFE_LINK.fullmatch(item.url)
        yield f'<p class="url"><a href="{escape(item.url)}">{shown}</a></p>' if link else f'<p class="url">{shown}</p>'
    yield "</article>"


def _blocks(item: Item, document: Document) -> Iterator[str]:
    dateline = f'<b class="dateline">{escape(item.dateline)}</b> ' if item.dateline else ""
    tag = ""
    for block in item.blocks:
        wanted = _list_tag(block)
        if tag and tag != wanted:
            yield f"</{tag}>"
        if wanted and tag != wanted:
            yield f"<{wanted}>"
        tag = wanted
        before = dateline if isinstance(block, Paragraph) and block.kind is ParagraphKind.BODY else ""
        dateline = "" if before else dateline
        yield _block(block, before, document)
    if tag:
        yield f"</{tag}>"


def _list_tag(block: ItemBlock) -> str:
    if not isinstance(block, Paragraph):
        return ""
    return {ParagraphKind.BULLET: "ul", ParagraphKind.NUMBERED: "ol"}.get(block.kind, "")


def _block(block: ItemBlock, before: str, document: Document) -> str:
    if isinstance(block, Omission):
        return f'<p class="omission">{escape(words(document.language)["omission"])}</p>'
    if isinstance(block, PullQuote):
        source = f"<cite>{escape(block.source)}</cite>" if block.source else ""
        return f'<blockquote class="pull"><p>{escape(block.text)}</p>{source}</blockquote>'
    if isinstance(block, Figure):
        return _figure(block)
    if isinstance(block, Table):
        return _table(block)
    text = before + "".join(_run(run, document) for run in block.runs)
    tag = {
        ParagraphKind.HEADING: "h4",
        ParagraphKind.BULLET: "li",
        ParagraphKind.NUMBERED: "li",
        ParagraphKind.PREFORMATTED: "pre",
    }.get(block.kind, "p")
    return f"<blockquote><p>{text}</p></blockquote>" if block.kind is ParagraphKind.QUOTE else f"<{tag}>{text}</{tag}>"


def _run(run: Run, document: Document) -> str:
    text = escape(run.text)
    if run.bold:
        text = f"<b>{text}</b>"
    if run.italic:
        text = f"<i>{text}</i>"
    if run.href and _SAFE_LINK.fullmatch(run.href):
        text = f'<a href="{escape(run.href)}">{text}</a>'
    if run.roles:
        text = f'<mark class="{_role_class(run.roles[0])}" title="{escape(role_words(run.roles[0], document.language))}">{text}</mark>'
    for label in run.labels:
        said = " · ".join(part for part in (label.speaker, label.comment) if part)
        text = (
            f'<span class="note"><b>{escape(role_words(label.role, document.language))}</b> {escape(said)}</span>{text}'
        )
    return text


def _role_class(role: Role) -> str:
    return role.value.replace(" ", "-")


def _figure(figure: Figure) -> str:
    credit = f" <small>{escape(figure.credit)}</small>" if figure.credit else ""
    caption = f"<figcaption>{escape(figure.caption)}{credit}</figcaption>" if figure.caption or figure.credit else ""
    if figure.media_type not in _PICTURES or not figure.data:
        return f"<figure>{caption}</figure>" if caption else ""
    source = base64.b64encode(figure.data).decode("ascii")
    size = f' width="{figure.width}" height="{figure.height}"' if figure.width and figure.height else ""
    kind = ' class="facsimile"' if figure.facsimile else ""
    return f'<figure{kind}><img src="data:{figure.media_type};base64,{source}" alt="{escape(figure.alt)}"{size}>{caption}</figure>'


def _table(table: Table) -> str:
    lines = []
    for number, row in enumerate(table.rows):
        cell = "th" if number < table.heads else "td"
        lines.append("<tr>" + "".join(f"<{cell}>{escape(text)}</{cell}>" for text in row) + "</tr>")
    return '<div class="table"><table>' + "".join(lines) + "</table></div>"


def _foot(document: Document) -> str:
    office = document.office
    lines = [f"<p>{escape(office.about)}</p>" if office.about else ""]
    lines += [f"<p>{escape(' · '.join(office.contact))}</p>" if office.contact else ""]
    lines += [f"<p><b>{escape(office.notice)}</b></p>" if office.notice else ""]
    return "</main>\n<footer>" + "\n".join(line for line in lines if line) + "</footer>\n</body>\n</html>\n"
