"""Marks as Markdown: under each headline the marked words as quotations, with role, speaker, comment and tags."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from clipper.exporters.markdown import plain
from clipper.i18n import _
from clipper.model.annotation import Annotation, Role
from clipper.model.clipping import Clipping
from clipper.model.marked import Marked

suffix = ".md"


def text(marked: Iterable[Marked], labels: Mapping[Role, str]) -> str:
    """All clippings with their marks, one after the other."""
    return "\n\n".join(part for one in marked for part in _clipping(one, labels)) + "\n"


def _clipping(one: Marked, labels: Mapping[Role, str]) -> Iterator[str]:
    draft = one.clipping.draft
    yield f"## {plain(draft.headline) or _('No headline')}"
    facts = " · ".join(plain(part) for part in _facts(one.clipping) if part)
    source = f"[{facts or plain(draft.url)}](<{_address(draft.url)}>)" if draft.url else facts
    if source:
        yield source
    yield from map(partial(_mark, labels=labels), one.marks)


def _facts(clipping: Clipping) -> tuple[str, ...]:
    draft = clipping.draft
    return (
        draft.outlet,
        draft.published.day or "",
        draft.byline,
        _("page {n}").format(n=draft.page) if draft.page else "",
    )


def _mark(mark: Annotation, labels: Mapping[Role, str]) -> str:
    """One quotation, and below it what is said of it."""
    if mark.anchor is not None:
        quoted = "\n".join(f"> {plain(line)}".rstrip() for line in mark.anchor.exact.split("\n"))
    else:
        assert mark.region is not None
        quoted = "> " + _("An area of page {n}").format(n=mark.region.page)
    said = [f"**{plain(labels[mark.role])}**", plain(mark.speaker), *(f"#{plain(tag)}" for tag in mark.tags)]
    if mark.lost:
        said.append(_("these words no longer stand in the text"))
    comment = "\n".join(plain(line) for line in mark.comment.split("\n"))
    return f"{quoted}\n\n" + " · ".join(part for part in said if part) + (f"\n\n{comment}" if comment else "")


def _address(url: str) -> str:
    return url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20").replace("\n", "")
