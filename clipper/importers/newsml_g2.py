"""NewsML-G2: news items and packages; the content stands in them as XHTML, NITF or plain text."""

import base64
import binascii
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.copy_desk import slug_and_version
from clipper.importers.dates import read_date
from clipper.importers.markup import below, children, first, name_of, said, value
from clipper.importers.news_body import body_of, body_of_text, without_heading
from clipper.importers.nitf import broken_off, draft_of_nitf
from clipper.importers.pictures import picture
from clipper.importers.press_draft import embargo_at, finished
from clipper.model.body import Block, BlockKind, Body, Span, SpanKind, figure
from clipper.model.clipping import Draft, Headline, MediaType, Picture, Published
from clipper.model.intake import Source

if TYPE_CHECKING:
    from clipper.importers.markup import Element

_NAME = "NewsML-G2"


class _Item(Struct):
    """One item of a message, read but not finished."""

    guid: str
    draft: Draft
    versions: tuple[str, ...] = ()
    is_picture: bool = False
    figure: Block | None = None
    pictures: tuple[Picture, ...] = field(default=())


def drafts_of_g2(root: "Element", source: Source, whole: bool) -> tuple[Draft, ...]:
    """The articles of a message or item, those of a package in its order; pictures belong to the article before them."""
    elements = [root] if name_of(root) in {"newsitem", "packageitem"} else list(below(root, "newsitem", "packageitem"))
    items = [_item(one) for one in elements if name_of(one) == "newsitem"]
    packages = [one for one in elements if name_of(one) == "packageitem"]
    items = _in_order(items, packages)
    texts = _with_pictures(items)
    if texts and (named := [one.text for package in packages for one in _headlines(first(package, "contentmeta"))[:1]]):
        notes = (texts[0].draft.editors_note, *(_("Package: {headline}").format(headline=one) for one in named))
        texts[0].draft = replace(texts[0].draft, editors_note="\n".join(one for one in notes if one))
    texts += [_Item("", draft) for one in packages if (draft := _list_of(one, {item.guid for item in items}))]
    found = [finished(one.draft, _NAME, name=source.name, seen_at=source.seen_at, versions=one.versions)
             for one in texts if one.draft.headline or one.draft.body.blocks]  # fmt: skip
    if found and not whole:
        found[-1] = replace(found[-1], warnings=(*found[-1].warnings, broken_off()))
    return tuple(found)


def _item(item: "Element") -> _Item:
    meta, about = first(item, "itemmeta"), first(item, "contentmeta")
    kind = (
        (value(first(meta, "itemclass"), "qcode") or value(first(meta, "itemclass"), "uri"))
        .rsplit(":", 1)[-1]
        .rsplit("/", 1)[-1]
        .lower()
    )
    base, versions = _content(item)
    headlines = _headlines(about)
    headline = headlines[0].text if headlines else base.headline
    sub = said(first(about, "subheadline")) or said(first(about, "deck")) or base.deck
    slug, version = _slug(about)
    status = value(first(meta, "pubstatus"), "qcode").rsplit(":", 1)[-1].lower()
    signals = (
        [value(one, "qcode").rsplit(":", 1)[-1].lower() for one in children(meta, "signal")] if meta is not None else []
    )
    versions = (*versions, version, *({"canceled": "KILL", "withheld": "WITHDRAWN"}.get(status, ""),),
                *("CORRECTED" for one in signals if one.startswith("correct")))  # fmt: skip
    provider = _party(first(meta, "provider"))
    creator = _party(first(about, "creator"))
    by = said(first(about, "by"))
    draft = Draft(
        headline=headline,
        body=_described(without_heading(base.body, headline), about),
        other_headlines=(
            *headlines[1:],
            *base.other_headlines,
            *(Headline(one) for one in (base.headline,) if one and one != headline),
        ),
        deck=sub,
        byline=by or base.byline,
        authors=() if by or base.byline or not _is_person(first(about, "creator")) else (creator,),
        dateline=said(first(about, "dateline")) or base.dateline,
        credit=said(first(about, "creditline")) or base.credit or provider,
        outlet=base.outlet or provider or _party(first(about, "infosource")),
        media_type=MediaType.WIRE,
        section=base.section,
        page=base.page,
        edition=base.edition,
        published=_moment(about, "contentmodified", "contentcreated")
        or _moment(meta, "versioncreated", "firstcreated")
        or base.published,
        embargo=embargo_at(said(first(meta, "embargoed"))) or base.embargo,
        slug=slug or base.slug,
        url=base.url,
        language=value(first(about, "language"), "tag") or base.language or value(item, "lang"),
        rights=_rights(item) or base.rights,
        editors_note="\n".join(one for one in (*_notes(meta), base.editors_note) if one),
        keywords=(*_keywords(about), *base.keywords),
        pictures=base.pictures,
    )
    embedded = _embedded(item) if kind in {"picture", "graphic"} or not base.body.blocks else ()
    shown = _figure(about, headline) if kind in {"picture", "graphic"} or (embedded and not base.body.blocks) else None
    return _Item(value(item, "guid"), draft, tuple(one for one in versions if one), shown is not None, shown, embedded)


def _content(item: "Element") -> tuple[Draft, tuple[str, ...]]:
    """What the content itself says, in whichever form it comes first: NITF, XHTML, plain text."""
    contents = first(item, "contentset")
    if contents is None:
        return Draft("", Body()), ()
    for inline in children(contents, "inlinexml"):
        nitf = next(below(inline, "nitf"), None)
        if nitf is not None:
            return draft_of_nitf(nitf)
        page = next(below(inline, "html"), None)
        if page is not None:
            text, title = first(page, "body"), said(first(page, "head", "title"))
            found = (
                body_of(children(text))
                if text is not None and not (text.text or "").strip()
                else body_of([text if text is not None else page])
            )
            return Draft("", without_heading(found, title)), ()
        found = body_of([inline])
        if found.blocks:
            return Draft("", found), ()
    for inline in children(contents, "inlinedata"):
        if value(inline, "contenttype").startswith("image/") or value(inline, "encoding"):
            continue
        text = "".join(inline.itertext())
        if "html" in value(inline, "contenttype"):
            from clipper.importers.web import body_of_html

            return Draft("", body_of_html(text)), ()
        if text.strip():
            return Draft("", body_of_text(text)), ()
    return Draft("", Body()), ()


def _headlines(about: "Element | None") -> list[Headline]:
    """Headlines, the main one first."""
    if about is None:
        return []
    found = [(value(one, "role").rsplit(":", 1)[-1].lower(), said(one)) for one in children(about, "headline")]
    found.sort(key=lambda one: {"main": 0, "hld": 0, "": 1}.get(one[0], 2))
    return [Headline(text, "short" if "short" in role else "wire") for role, text in found if text]


def _slug(about: "Element | None") -> tuple[str, str]:
    printed = said(first(about, "slugline"))
    return slug_and_version(printed) if printed else ("", "")


def _moment(parent: "Element | None", *names: str) -> Published | None:
    """The first of the dates that names a day."""
    for one in names:
        found = read_date(said(first(parent, one)))
        if found.day:
            return found
    return None


def _party(element: "Element | None") -> str:
    """A provider or creator by its name, else its code without the scheme."""
    if element is None:
        return ""
    named = said(first(element, "name")) or value(element, "literal")
    return named or value(element, "qcode").rsplit(":", 1)[-1]


def _is_person(creator: "Element | None") -> bool:
    kind = value(creator, "type") or value(first(creator, "type"), "qcode")
    return creator is not None and kind.endswith("person") and bool(said(first(creator, "name")))


def _rights(item: "Element") -> str:
    info = first(item, "rightsinfo")
    if info is None:
        return ""
    holder = _party(first(info, "copyrightholder"))
    parts = [said(one) for one in children(info, "copyrightnotice", "usageterms")]
    return " ".join(dict.fromkeys(one for one in parts if one)) or (f"© {holder}" if holder else "")


def _notes(meta: "Element | None") -> list[str]:
    return [said(one) for one in children(meta, "ednote")] if meta is not None else []


def _keywords(about: "Element | None") -> Iterator[str]:
    if about is not None:
        for one in children(about, "keyword"):
            yield said(one)
        for one in children(about, "subject"):
            yield said(first(one, "name"))


def _described(body: Body, about: "Element | None") -> Body:
    """An item without text of its own is what its description says."""
    if body.blocks or about is None:
        return body
    return Body(
        tuple(Block(BlockKind.PARAGRAPH, text) for one in children(about, "description") if (text := said(one)))
    )


def _figure(about: "Element | None", headline: str) -> Block:
    """Caption and credit of a picture item."""
    captions = [said(one) for one in children(about, "description")] if about is not None else []
    caption = " ".join(one for one in captions if one)
    title = "" if not headline or headline.casefold() in caption.casefold() else headline
    return figure(
        f"{title}. {caption}" if title and caption else title or caption,
        said(first(about, "creditline")) or said(first(about, "by")),
    )


def _embedded(item: "Element") -> tuple[Picture, ...]:
    """Pictures whose bytes stand in the file; a link to one is not followed."""
    found = []
    for one in below(item, "inlinedata"):
        if value(one, "contenttype").startswith("image/"):
            try:
                found.append(picture(base64.b64decode("".join(one.itertext()))))
            except (binascii.Error, ValueError, Rejected):
                continue
    return tuple(found)


def _in_order(items: list[_Item], packages: "list[Element]") -> list[_Item]:
    """Items in the order in which packages name them; the others after those, as they come."""
    named = [value(one, "residref") or value(one, "href") for package in packages for one in below(package, "itemref")]
    place = {guid: n for n, guid in reversed(list(enumerate(named)))}
    return sorted(items, key=lambda one: place.get(one.guid, len(named)))


def _with_pictures(items: list[_Item]) -> list[_Item]:
    """The texts, each with the figures of the picture items that follow it; a picture alone is an article of its own."""
    found: list[_Item] = []
    for one in items:
        if not one.is_picture or one.figure is None:
            found.append(one)
            continue
        shown = replace(one.figure, picture=one.pictures[0].sha256 if one.pictures else None)
        owner = next((text for text in reversed(found) if not text.is_picture), None) or next(
            (text for text in items if not text.is_picture), None
        )
        if owner is None:
            one.draft = replace(one.draft, body=Body((shown,)), pictures=one.pictures)
            found.append(one)
            continue
        warnings = owner.draft.warnings
        if not one.pictures:
            warnings += (_("A picture is only named in this file; it was not fetched."),)
        owner.draft = replace(
            owner.draft,
            body=Body((*owner.draft.body.blocks, shown)),
            pictures=(*owner.draft.pictures, *one.pictures[:1]),
            warnings=tuple(dict.fromkeys(warnings)),
        )
    return found


def _list_of(package: "Element", here: set[str]) -> Draft | None:
    """A package that names articles which are not in the file: a list of them; None where all are here."""
    about = first(package, "contentmeta")
    rows = []
    for one in below(package, "itemref"):
        if (value(one, "residref") or value(one, "href")) in here:
            continue
        title = (
            said(first(one, "title")) or said(first(one, "headline")) or value(one, "residref") or value(one, "href")
        )
        more = said(first(one, "description"))
        href = value(one, "href")
        text = f"{title}: {more}" if more else title
        spans = (
            (Span(0, len(title), SpanKind.LINK, href),) if href.startswith(("http://", "https://")) and title else ()
        )
        if text:
            rows.append(Block(BlockKind.LIST_ITEM, text, spans))
    headline = next((one.text for one in _headlines(about)), "")
    if not rows:
        return None
    return Draft(
        headline=headline or _("List of articles"),
        body=Body(tuple(rows)),
        media_type=MediaType.WIRE,
        outlet=_party(first(first(package, "itemmeta"), "provider")),
        published=_moment(first(package, "itemmeta"), "versioncreated") or Published(),
        warnings=(_("The articles that this package names are not in the file."),),
    )
