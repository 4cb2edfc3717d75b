"""Saved web pages: HTML into a Draft with body, captions and press fields."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers import encoding
from clipper.importers.base import announced, start
from clipper.importers.cleaning import human_name, safe_url
from clipper.importers.days_in_text import day_in_text
from clipper.importers.language import language_by
from clipper.importers.opening import without_dateline
from clipper.importers.places import agency
from clipper.model.body import BlockKind, Body
from clipper.model.clipping import Confidence, Draft, MediaType
from clipper.model.intake import Source

if TYPE_CHECKING:
    from clipper.importers.web_body import Read
    from clipper.importers.web_fields import Fields
    from clipper.importers.web_scripts import ScriptArticle

name = "Web page"
media_types = ("text/html", "application/xhtml+xml")
suffixes = (".html", ".htm", ".xhtml", ".shtml")


_LOOKED_AT = 4_000_000
"""Bytes of a page in which more than one article is looked for."""
_SIGN = re.compile(
    r"\(?(?:(?:mit material von|quelle|source|fuente|fonte|avec|mit)\s?:?\s)?(?P<who>[\w.]{2,8}(?:[/,\s]{1,2}[\w.-]{2,10}){0,3})\)?",
    re.IGNORECASE,
)
_LITTLE = 600
"""Characters of visible text below which a page may hold its article in its scripts."""


def recognises(source: Source) -> float:
    """Sure where a page begins as HTML does; by name or announced type else."""
    head = start(source).lower()
    if source.data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head.replace(b"\x00", b"")
    if re.match(rb"(?:<!--.{0,1500}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html[\s>])", head, re.S):
        return 0.95
    known = announced(source, media_types, suffixes)
    if known:
        return known + 0.2
    return 0.55 if re.match(rb"<(?:head|body|meta|title|article|div|p|table|h1|section)[\s>/]", head) else 0.0


def read(source: Source) -> tuple[Draft, ...]:
    """The article of one page, or all that it prints below each other; raises Rejected where it has no words."""
    whole, is_article = read_page(source)
    if not is_article and source.data[:_LOOKED_AT].lower().count(b"<article") > 1:
        from clipper.importers.web_several import articles_on, common

        if parts := articles_on(source):
            return tuple(common(read_page(one)[0], whole) for one in parts)
    return (whole,)


def read_page(source: Source, parts: Mapping[str, bytes] = MappingProxyType({})) -> tuple[Draft, bool]:
    """The article of one page, and whether the page calls itself one; raises Rejected where it has no words.

    `parts` holds pictures by their addresses, where they were saved beside the page.
    """
    from clipper.importers.web_body import read_body
    from clipper.importers.web_fields import fields_of
    from clipper.importers.web_pictures import name_parts, without_data
    from clipper.importers.web_saved import saved_from
    from clipper.importers.web_tree import parse
    from clipper.importers.web_trim import Printed

    text, charset, sure = encoding.decoded(source.data, source.charset)
    text, carried = without_data(text)
    page = parse(text)
    if page is None:
        raise Rejected(_("There is no text on this page. Nothing was filed."))
    fields = fields_of(page, text, safe_url(source.url))
    name_parts(page, source.url or fields.url, parts)
    printed = Printed(
        (fields.headline, *(one.text for one in fields.other_headlines)),
        fields.decks,
        fields.authors,
        fields.byline,
        fields.article_text,
    )
    result = read_body(page, fields.url or source.url, printed, {**parts, **carried})
    if len(result.body.reading_text) < _LITTLE:
        fields, result = _from_scripts(text, fields, result, fields.url or source.url)
    if not result.body.text and not fields.headline:
        raise Rejected(_("There is no text on this page. Nothing was filed."))
    draft = _draft(source, fields, result)
    if not sure:
        draft = replace(
            draft,
            warnings=(*draft.warnings, _guessed(charset)),
            confidence=(*draft.confidence, Confidence("body", 0.5, _("encoding guessed: {name}").format(name=charset))),
        )
    seen = saved_from(text).at
    return (replace(draft, seen_at=seen) if seen else draft), fields.is_article


def _from_scripts(html: str, fields: "Fields", result: "Read", base: str) -> tuple["Fields", "Read"]:
    """Fields and body where the page shows little and its scripts hold the article."""
    from clipper.importers.web_fields import with_script
    from clipper.importers.web_scripts import script_article
    from clipper.importers.web_tree import parse

    page = parse(html)
    scripted = script_article(page, fields.article_text, fields.headline) if page is not None else None
    if scripted is None or len(result.body.reading_text) > 0.4 * len(scripted.html):
        return fields, result
    if _is_another(scripted, fields, result):
        return fields, result
    return with_script(fields, scripted), replace(result, body=body_of_html(scripted.html, base))


def _is_another(scripted: "ScriptArticle", fields: "Fields", result: "Read") -> bool:
    """Whether the data are of another article than the page shows: neither its headline nor a sentence of it."""
    from clipper.importers.web_elements import fold

    shown = [fold(block.text)[:60] for block in result.body.blocks if len(block.text) >= 80]
    told = fold(re.sub(r"<[^>]*>", "", scripted.html))
    return bool(shown) and fold(scripted.headline) != fold(fields.headline) and not any(one in told for one in shown)


def _guessed(charset: str) -> str:
    return _(
        "The page does not say how its letters are encoded; it was read as {name}. If letters look wrong, read it again in another encoding."
    ).format(name=charset)


def body_of_html(html: str, base_url: str = "") -> Body:
    """Every block of a piece of HTML, with nothing left out: mails and fragments are their own articles."""
    from clipper.importers.web_body import whole_body
    from clipper.importers.web_tree import parse

    page = parse(html)
    return whole_body(page, base_url) if page is not None else Body()


def _draft(source: Source, fields: "Fields", result: "Read") -> Draft:
    body, signed = _without_sign(result.body)
    body, dateline, agency = without_dateline(body)
    sure = list(fields.confidence)
    headline = fields.headline
    if not headline:
        first = next((block.text for block in body.blocks if block.text), "")
        headline = first[:120] or human_name(source.name) or _("Untitled page")
        sure.append(Confidence("headline", 0.3, "first line"))
    language, wrong = language_by(fields.language, body.reading_text)
    if wrong:
        sure.append(Confidence("language", 0.9, "the words of the text"))
    published, day_sure = fields.published, None
    if not published.day:
        found, day_sure = day_in_text(body, dateline, source.seen_at, language)
        published = found if found.raw else published
    sure += [day_sure] if day_sure else []
    deck = result.deck
    if deck:
        sure.append(Confidence("deck", 0.85, "below the headline"))
    if dateline:
        sure.append(Confidence("dateline", 0.9, "first paragraph"))
    return Draft(
        headline=headline[:500],
        body=body,
        other_headlines=fields.other_headlines,
        kicker=fields.kicker,
        deck=deck,
        byline=fields.byline,
        authors=fields.authors,
        dateline=dateline,
        credit=agency or signed,
        outlet=fields.outlet,
        media_type=MediaType.WEB,
        edition=fields.edition,
        section=fields.section,
        page=fields.page,
        published=published,
        modified=fields.modified,
        seen_at=source.seen_at,
        url=fields.url,
        language=language,
        rights=fields.rights,
        keywords=fields.keywords,
        pictures=result.pictures,
        warnings=_warnings(fields, body),
        confidence=tuple(sure),
    )


def _without_sign(body: Body) -> tuple[Body, str]:
    """The body without the line at its end that is an agency's sign and its desk's initials ("(dpa/kra)"), and the agency."""
    last = body.blocks[-1] if len(body.blocks) > 2 else None
    found = _SIGN.fullmatch(last.text.strip()) if last is not None and last.kind is BlockKind.PARAGRAPH else None
    if found is None:
        return body, ""
    named = next((known for one in re.split(r"[/,\s]+", found["who"]) if (known := agency(one))), "")
    return (Body(body.blocks[:-1]), named) if named else (body, "")


def _warnings(fields: "Fields", body: Body) -> tuple[str, ...]:
    """What the user should know of this page."""
    warnings = []
    if not body.reading_text:
        warnings.append(_("No article text was found on this page."))
    if fields.paid:
        warnings.append(_("The page says that this article is for subscribers; its text may not be complete."))
    return tuple(warnings)
