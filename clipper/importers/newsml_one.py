"""NewsML 1.x: components within components, each with its news lines."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from clipper.i18n import _
from clipper.importers.copy_desk import slug_and_version
from clipper.importers.dates import read_date
from clipper.importers.markup import below, children, first, said, value
from clipper.importers.news_body import body_of, body_of_text, without_heading
from clipper.importers.nitf import broken_off, draft_of_nitf
from clipper.importers.press_draft import finished
from clipper.model.body import Block, BlockKind, Body
from clipper.model.clipping import Draft, Headline, MediaType, Published
from clipper.model.intake import Source

if TYPE_CHECKING:
    from clipper.importers.markup import Element

_NAME = "NewsML"
_NO_TEXT = ("photo", "picture", "graphic", "audio", "video", "animation")


def drafts_of_one(root: "Element", source: Source, whole: bool) -> tuple[Draft, ...]:
    """One Draft for every component that holds text of its own."""
    found: list[Draft] = []
    for item in below(root, "newsitem"):
        for component in children(item, "newscomponent"):
            found += [finished(draft, _NAME, name=source.name, seen_at=source.seen_at, versions=versions)
                      for draft, versions in _articles(item, component, ())]  # fmt: skip
        if not found and (listed := _list_of(item)):
            found.append(finished(listed, _NAME, name=source.name, seen_at=source.seen_at))
    if found and not whole:
        found[-1] = replace(found[-1], warnings=(*found[-1].warnings, broken_off()))
    return tuple(found)


def _articles(
    item: "Element", component: "Element", around: "tuple[Element, ...]"
) -> Iterator[tuple[Draft, tuple[str, ...]]]:
    """The component's own article, then those of the components in it; what it does not say is taken from around it."""
    lines = (component, *around)
    inner = list(children(component, "newscomponent"))
    texts = [one for one in children(component, "contentitem") if _is_text(one)]
    if texts or not inner:
        draft, versions = _draft(item, lines, texts[0] if texts else None)
        if draft.headline or draft.body.blocks:
            yield draft, versions
    for one in inner:
        if any(_is_text(content) for content in below(one, "contentitem")):
            yield from _articles(item, one, lines)


def _is_text(content: "Element") -> bool:
    kind = value(first(content, "mediatype"), "formalname").lower()
    return kind not in _NO_TEXT and bool(said(first(content, "datacontent")))


def _draft(item: "Element", lines: "tuple[Element, ...]", content: "Element | None") -> tuple[Draft, tuple[str, ...]]:
    base, versions = _content(content)
    management = first(item, "newsmanagement")
    headline = _line(lines, "headline") or base.headline
    printed = _line(lines, "slugline") or said(first(item, "identification", "namelabel"))
    slug, version = slug_and_version(printed) if printed else ("", "")
    status = value(first(management, "status"), "formalname").lower()
    instructions = (
        [value(one, "formalname") for one in children(management, "instruction")] if management is not None else []
    )
    versions = (
        *versions,
        version,
        "KILL" if status == "canceled" else "",
        *(one for one in instructions if "correct" in one.lower()),
    )
    moment = next((found for tag in ("thisrevisioncreated", "firstcreated")
                   if (found := read_date(said(first(management, tag)))).day), base.published)  # fmt: skip
    provider = _party(lines, "provider")
    draft = Draft(
        headline=headline,
        body=without_heading(base.body, headline),
        other_headlines=(
            *base.other_headlines,
            *(Headline(one) for one in (base.headline,) if one and one != headline),
        ),
        deck=_line(lines, "subheadline") or base.deck,
        byline=_line(lines, "byline") or base.byline,
        dateline=_line(lines, "dateline") or base.dateline,
        credit=_line(lines, "creditline") or base.credit or provider,
        outlet=base.outlet or _party(lines, "source") or provider,
        media_type=MediaType.WIRE,
        published=moment if moment.day else Published(),
        slug=slug or base.slug,
        language=_language(lines) or base.language,
        rights=_line(lines, "copyrightline") or base.rights,
        editors_note="\n".join(one for one in (printed if version else "", base.editors_note) if one),
        keywords=(*(one.strip() for one in _line(lines, "keywordline").split(";")), *base.keywords),
    )
    return draft, tuple(one for one in versions if one)


def _content(content: "Element | None") -> tuple[Draft, tuple[str, ...]]:
    data = first(content, "datacontent")
    if data is None:
        return Draft("", Body()), ()
    nitf = next(below(data, "nitf"), None)
    if nitf is not None:
        return draft_of_nitf(nitf)
    page = next(below(data, "body", "body.content"), None)
    if page is not None:
        return Draft("", body_of([page])), ()
    if next(children(data), None) is not None:
        return Draft("", body_of([data])), ()
    return Draft("", body_of_text("".join(data.itertext()))), ()


def _line(lines: "tuple[Element, ...]", name: str) -> str:
    """A news line of the component itself, else of what stands around it."""
    for one in lines:
        found = first(one, "newslines")
        for line in children(found, name) if found is not None else ():
            if said(line):
                return said(line)
    return ""


def _party(lines: "tuple[Element, ...]", role: str) -> str:
    for one in lines:
        found = value(first(one, "administrativemetadata", role, "party"), "formalname")
        if found:
            return found
    return ""


def _list_of(item: "Element") -> Draft | None:
    """An index of articles that stand in other files: their headlines as a list; None where it names none."""
    titles = [said(one) for one in below(item, "headline") if said(one)]
    if not titles:
        return None
    management = first(item, "newsmanagement")
    label = said(first(item, "identification", "namelabel"))
    component = first(item, "newscomponent")
    lines = (component,) if component is not None else ()
    return Draft(
        headline=label or _("List of articles"),
        body=Body(tuple(Block(BlockKind.LIST_ITEM, one) for one in titles)),
        media_type=MediaType.WIRE,
        outlet=_party(lines, "provider"),
        published=read_date(said(first(management, "thisrevisioncreated"))),
        language=_language(lines),
        warnings=(_("The articles that this package names are not in the file."),),
    )


def _language(lines: "tuple[Element, ...]") -> str:
    return next(
        (found for one in lines if (found := value(first(one, "descriptivemetadata", "language"), "formalname"))), ""
    )
