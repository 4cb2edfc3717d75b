"""Documents as one HTML file that asks for nothing from outside: readable on a phone, in the dark and on paper."""

import base64
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from clipper import paths
from clipper.exporters import contents_words, cover_words, item_words, link_words, web_fonts, web_links, web_parts
from clipper.exporters.base import whole_or_not_at_all
from clipper.exporters.style import (
    Style,
    as_at_words,
    counted,
    date_written,
    right_to_left,
    role_words,
    title_words,
    words,
)
from clipper.exporters.styled_issue import styled
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
whole = True

_PICTURES = {"image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp"}
_POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'"
"""The page may ask for nothing from outside, not even by mistake."""
_PICTURE_DATA = re.compile(r'src="data:[^"]*"')
_ALWAYS = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz•–—…"
"""Letters a style sheet may make of others: capitals, list signs."""
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def write(document: Document, style: Style, path: Path, *, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the document as one HTML file with its pictures and fonts inside."""
    document = styled(document, style)
    items = sum(len(section.items) for section in document.sections)
    listed = style.form == "links"
    contents = web_links.before(document) if listed else _contents(document, style)
    parts: list[str] = [*_cover(document, style), *web_parts.note(document), *contents, "<main>"]
    done = 0
    for section in document.sections:
        title = f"<h2>{escape(section.title)}</h2>" if section.title.strip() else ""
        parts.append(f'<section id="{section.key}">{title}')
        for item in section.items:
            if progress:
                progress.step(done, items, item.headline)
            done += 1
            shown = item_words.summarised(item) if style.form == "executive" else item
            parts += web_links.item(item, done, document, style) if listed else _item(shown, document, style)
        parts.append("</section>")
    parts += web_links.after(document) if listed else ()
    body = "\n".join(part for part in [*parts, "</main>", *web_parts.play(document), *_foot(document, style)] if part)
    with whole_or_not_at_all(path) as fresh:
        fresh.write_text(_head(document, style, body) + body + "\n</body>\n</html>\n", encoding="utf-8", newline="\n")
    return ()


def _head(document: Document, style: Style, body: str) -> str:
    """Everything before the body's words: language, rights of the page itself, fonts and style sheet."""
    direction = ' dir="rtl"' if right_to_left(document.language) else ""
    title = escape(title_words(document.title, style.genre, document.language))
    fonts = "\n".join(web_fonts.rules(style, _PICTURE_DATA.sub("", body) + _ALWAYS))
    return "\n".join(
        (
            f'<!DOCTYPE html>\n<html lang="{escape(document.language)}"{direction}>\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{title} · {escape(date_written(document.date, document.language))}</title>",
            f"<style>\n{fonts}\n{_sheet(style)}</style>\n</head>\n<body>\n",
        )
    )


def _cover(document: Document, style: Style) -> Iterator[str]:
    spoken, office = words(document.language), document.office
    facts = [spoken["issue"].format(number=document.number)] if document.number else []
    facts += [document.edition, as_at_words(document.as_at, document.language) if document.as_at else ""]
    facts += [counted("reading_minutes", document.minutes, document.language)] if document.minutes else []
    yield "<header>"
    if style.logo:
        yield from web_parts.logo(style.logo, style.cover.logo_height, office.name or office.state)
    if office.name or office.state:
        yield f'<p class="issuer">{escape(office.state)}<b>{escape(office.name)}</b></p>'
    yield f"<h1>{escape(title_words(document.title, style.genre, document.language))}</h1>"
    yield f'<p class="date">{escape(date_written(document.date, document.language))}</p>'
    facts = [link_words.line(document).partition(" · ")[2], *facts[:1]] if style.form == "links" else facts
    facts = [cover_words.line(document, style)] if style.cover.line else facts
    yield f'<p class="facts">{escape(" · ".join(part for part in facts if part))}</p>'
    if style.cover.windows:
        yield from web_parts.windows(cover_words.windows(document, style))
    yield "</header>"


def _contents(document: Document, style: Style) -> Iterator[str]:
    heading = escape(contents_words.heading(style, document.language))
    yield f'<nav aria-label="{heading}"><h2>{heading}</h2>'
    lines = {lead.key: lead.line for lead in document.leads}
    for section in document.sections:
        title = escape(section.title)
        if style.contents.depth == "sections":
            yield f'<h3><a href="#{section.key}">{title or escape(words(document.language)[style.genre])}</a></h3>'
            continue
        yield f'<h3><a href="#{section.key}">{title}</a></h3>\n<ol>' if title.strip() else "<ol>"
        for item in section.items:
            before, sign, rest = contents_words.line(item, style, document.language, str)
            outlet = f" <span>{escape(sign.lstrip())}<bdi{_language(item)}>{escape(rest)}</bdi></span>" if rest else ""
            headline = escape(before + (item.contents_headline or item.headline))
            line = (
                f'<small dir="auto"{_language(item)}>{escape(lines[item.key])}</small>' if lines.get(item.key) else ""
            )
            lead = ' class="lead"' if item.key in lines else ""
            yield f'<li{lead}><a href="#{item.key}"><bdi{_language(item)}>{headline}</bdi></a>{outlet}{line}</li>'
        yield "</ol>"
    yield from web_parts.changes(document)
    yield from web_parts.nil_returns(document)
    yield "</nav>"


def _sheet(style: Style) -> str:
    """The style sheet with the style's own colours."""
    text = (paths.resource("styles") / "page.css").read_text(encoding="utf-8")
    colours = {key.replace(" ", "_"): value for key, value in style.colours.items()}
    return re.sub(r"@(\w+)@", lambda found: f"#{colours[found[1]]}", text)


def _language(item: Item) -> str:
    return f' lang="{escape(item.language)}"' if item.language else ""


def _direction(item: Item) -> str:
    return _language(item) + (' dir="rtl"' if item.rtl else "")


def _head_parts(item: Item, document: Document, style: Style) -> Iterator[str]:
    """What stands over a text, in the style's order."""
    byline = item_words.byline(item)
    facts = item_words.facts(item, document.language, style.items.facts)
    made = {
        "outlet": f'<p class="outlet"><b>{escape(item_words.source(item))}</b></p>',
        "facts": f'<p class="facts">{escape(facts)}</p>',
        "kicker": f'<p class="kicker">{escape(item.kicker)}</p>' if item.kicker else "",
        "headline": f"<h3>{escape(item.headline)}</h3>",
        "deck": f'<p class="deck">{escape(item.deck)}</p>' if item.deck else "",
        "byline": f'<p class="byline">{escape(byline)}</p>' if byline else "",
    }
    yield from (made[part] for part in style.items.head if made[part])


def _item(item: Item, document: Document, style: Style) -> Iterator[str]:
    spoken = words(document.language)
    yield f'<article id="{item.key}">'
    yield f'<p class="side">{escape(item_words.notes(item, document.language))}</p>'
    first, *others = _head_parts(item, document, style)
    yield f"<header{_direction(item)}>{first}"
    yield from others
    told_before = item_words.told(item, document.language)
    yield (
        f'<p class="told" lang="{escape(document.language)}" dir="auto">{escape(told_before)}</p>'
        if told_before
        else ""
    )
    yield "</header>"
    if item.blocks or item.dateline:
        yield f'<div class="body"{_direction(item)}>'
        yield from _blocks(item, document)
        yield "</div>"
    if item.url:
        shown = escape(re.sub(r"^https?://", "", item.url))
        link = _SAFE_LINK.fullmatch(item.url)
        linked = f'<a href="{escape(item.url)}">{shown}</a>' if link else shown
        yield f'<p class="url"{_direction(item)}>{linked}</p>'
    if item.commentary:
        yield f'<aside class="commentary"><h4>{escape(spoken["commentary"])}</h4>'
        yield from (f'<p dir="auto"{_suggested(text, document)}>{escape(text)}</p>' for text in item.commentary)
        yield "</aside>"
    for label, values, separator in item_words.lists(item, document.language):
        told = escape(separator).join(f"<bdi>{_pieces(value)}</bdi>" for value in values)
        yield f'<p class="also"><b>{escape(label + spoken["colon"])}</b>{told}</p>'
    yield from (f'<p class="notice" dir="auto">{escape(said)}</p>' for said in item.notices)
    yield "</article>"


def _pieces(value: list[tuple[str, str]]) -> str:
    """One value of a list; what is to be quiet is grey."""
    return "".join(f"<small>{escape(text)}</small>" if row == "also_in_quiet" else escape(text) for row, text in value)


def _suggested(text: str, document: Document) -> str:
    return "" if item_words.suggested_line(text, document.language) is None else ' class="line"'


def _blocks(item: Item, document: Document) -> Iterator[str]:
    dateline = f'<b class="dateline">{escape(item.dateline)}</b> ' if item.dateline else ""
    if dateline and not any(isinstance(b, Paragraph) and b.kind is ParagraphKind.BODY for b in item.blocks):
        yield f"<p>{dateline}</p>"
        dateline = ""
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
        made, notes = _block(block, before, item, document), _notes(block, document)
        yield f'<div class="marked">{made}{notes}</div>' if notes and not tag else made
        if notes and tag:
            yield f'<li class="marked">{notes}</li>'
    if tag:
        yield f"</{tag}>"


def _notes(block: ItemBlock, document: Document) -> str:
    """What the margin says of the marks of a block."""
    if not isinstance(block, Paragraph):
        return ""
    told = ""
    for label in (label for run in block.runs for label in run.labels):
        said = "".join(f'<span dir="auto">{escape(part)}</span>' for part in (label.speaker, label.comment) if part)
        role = role_words(label.role, document.language)
        told += f'<p class="{_role_class(label.role)}"><b>{escape(role)}</b>{said}</p>'
    return f'<aside class="notes" lang="{escape(document.language)}">{told}</aside>' if told else ""


def _list_tag(block: ItemBlock) -> str:
    if not isinstance(block, Paragraph):
        return ""
    return {ParagraphKind.BULLET: "ul", ParagraphKind.NUMBERED: "ol"}.get(block.kind, "")


def _block(block: ItemBlock, before: str, item: Item, document: Document) -> str:
    if isinstance(block, Omission):
        return f'<p class="omission">{escape(words(document.language)["omission"])}</p>'
    if isinstance(block, PullQuote):
        source = f"<cite>{escape(block.source)}</cite>" if block.source else ""
        text = block.text.strip()
        if text[:1] not in "\"“„«‘'»‹":
            text = item_words.quoted(text, item.language or document.language)
        return f'<blockquote class="pull"><p>{escape(text)}</p>{source}</blockquote>'
    if isinstance(block, Figure):
        return _figure(block, item, document)
    if isinstance(block, Table):
        return _table(block)
    text = before + "".join(_run(run, document) for run in block.runs)
    if block.kind is ParagraphKind.QUOTE:
        return f"<blockquote><p>{text}</p></blockquote>"
    if block.kind in (ParagraphKind.BULLET, ParagraphKind.NUMBERED):
        deep = f' class="deep{min(block.level, 3)}"' if block.level > 0 else ""
        return f"<li{deep}>{text}</li>"
    tag = {ParagraphKind.HEADING: "h4", ParagraphKind.PREFORMATTED: "pre"}.get(block.kind, "p")
    return f"<{tag}>{text}</{tag}>"


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
    return text


def _role_class(role: Role) -> str:
    return role.value.replace(" ", "-")


def _figure(figure: Figure, item: Item, document: Document) -> str:
    said = item_words.figure_caption(figure, item, document.language)
    credit = f" <small>{escape(figure.credit)}</small>" if figure.credit else ""
    small = _locator(figure)
    caption = f"<figcaption>{small}{escape(said)}{credit}</figcaption>" if said or credit else ""
    if figure.media_type not in _PICTURES or not figure.data:
        return f"<figure>{caption}</figure>" if caption else ""
    source = base64.b64encode(figure.data).decode("ascii")
    size = f' width="{figure.width}" height="{figure.height}"' if figure.width and figure.height else ""
    kind = ' class="facsimile"' if figure.facsimile else ""
    alt = escape(item_words.alternative(figure, item, document.language))
    return f'<figure{kind}><img src="data:{figure.media_type};base64,{source}" alt="{alt}"{size}>{caption}</figure>'


def _locator(figure: Figure) -> str:
    """A small page with the cutting shaded; the caption says in words where it stood."""
    if not (figure.mounted and figure.mounted.locator):
        return ""
    source = base64.b64encode(figure.mounted.locator).decode("ascii")
    return f'<img class="locator" src="data:image/png;base64,{source}" alt="">'


def _table(table: Table) -> str:
    lines = []
    for number, row in enumerate(table.rows):
        cell = "th" if number < table.heads else "td"
        lines.append("<tr>" + "".join(f"<{cell}>{escape(text)}</{cell}>" for text in row) + "</tr>")
    return '<div class="table"><table>' + "".join(lines) + "</table></div>"


def _foot(document: Document, style: Style) -> Iterator[str]:
    office, spoken = document.office, words(document.language)
    yield "<footer>"
    yield from (f"<p>{escape(line)}</p>" for line in office.about.splitlines() if line.strip())
    yield f"<p>{escape(' · '.join(office.contact))}</p>" if office.contact else ""
    if office.distribution.strip():
        yield f"<p>{escape(spoken['distribution'] + spoken['colon'] + office.distribution)}</p>"
    yield f"<p><b>{escape(office.notice)}</b></p>" if office.notice else ""
    yield from (f"<p>{escape(line)}</p>" for line in style.notices.end.splitlines() if line.strip())
    yield "</footer>"
