"""What is to be handed out: files of which kinds for which lists, begun with what the template plans."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from clipper.i18n import _, _n
from clipper.model.rights import Recipients
from clipper.model.template import Handout

OFFICE = ""
"""The office itself, as it is named in a Handout."""
SUMMARY = "summary"
KINDS = (".pdf", ".docx", ".html", ".eml", ".md", ".csv", ".zip", SUMMARY)
"""The files offered, in their order: an ending, or the summary on one page."""


def kind_of(handout: Handout) -> str:
    """Which tick a handout stands under."""
    return SUMMARY if handout.format == "pdf" and handout.pages == 1 else f".{handout.format}"


class Chosen(Struct, frozen=True):
    """The lists and the kinds chosen now; what the template plans for a list and kind is kept as planned."""

    planned: tuple[Handout, ...] = ()
    style: str = ""
    """The issue's own style when the choice began: what is planned in it follows the style chosen."""
    lists: tuple[str, ...] = (OFFICE,)
    pairs: frozenset[tuple[str, str]] = frozenset()
    """List and kind of every file."""

    def ticked(self, kind: str) -> bool:
        """Whether files of this kind are made for any list."""
        return any(one == kind for _name, one in self.pairs)

    def lists_of(self, kind: str) -> tuple[str, ...]:
        """The lists that get a file of this kind."""
        return tuple(name for name in self.lists if (name, kind) in self.pairs)

    def with_kind(self, kind: str, on: bool) -> "Chosen":
        """Files of this kind for every list, or for none."""
        others = {pair for pair in self.pairs if pair[1] != kind}
        return replace(self, pairs=frozenset(others | ({(name, kind) for name in self.lists} if on else set())))

    def with_lists(self, lists: Sequence[str]) -> "Chosen":
        """For these lists; one that joins gets what is planned for it, else what is ticked. None is the office itself."""
        wanted = tuple(dict.fromkeys(lists)) or (OFFICE,)
        ticked = {kind for _name, kind in self.pairs}
        pairs = {pair for pair in self.pairs if pair[0] in wanted}
        for name in wanted:
            if name not in self.lists:
                planned = {kind_of(one) for one in self.planned if one.recipients == name}
                pairs |= {(name, kind) for kind in planned or ticked}
        return replace(self, lists=wanted, pairs=frozenset(pairs))

    def only(self, known: Iterable[str]) -> "Chosen":
        """The same without lists that are gone."""
        there = {OFFICE, *known}
        kept = [name for name in self.lists if name in there]
        return self if len(kept) == len(self.lists) else self.with_lists(kept)

    def handouts(self, style: str) -> tuple[Handout, ...]:
        """Every file to be written, list by list, in the style chosen where none of its own was planned."""
        found: list[Handout] = []
        for name in self.lists:
            for kind in KINDS:
                if (name, kind) in self.pairs:
                    planned = [one for one in self.planned if one.recipients == name and kind_of(one) == kind]
                    found += planned or [_made(name, kind, style)]
        own = {"", self.style}
        return tuple(
            replace(one, style=style) if one.style in own and kind_of(one) != SUMMARY else one for one in found
        )


def begun(planned: Sequence[Handout], style: str) -> Chosen:
    """What the template plans, ticked."""
    lists = tuple(dict.fromkeys(one.recipients for one in planned)) or (OFFICE,)
    return Chosen(tuple(planned), style, lists, frozenset((one.recipients, kind_of(one)) for one in planned))


def _made(name: str, kind: str, style: str) -> Handout:
    if kind == SUMMARY:
        from clipper.workflows.handing_out import on_one_page

        return on_one_page(name)
    return Handout(name, kind.removeprefix("."), style)


def promise(kind: str, pages: int) -> tuple[str, str]:
    """A kind of file as the user calls it, and what she gets."""
    contents = _n("1 page, contents, bookmarks", "{n} pages, contents, bookmarks", pages)
    return {
        ".pdf": (_("PDF"), contents if pages else _("pages, contents, bookmarks")),
        ".docx": (_("Word"), _("editable, real styles")),
        ".html": (_("Web page"), _("one file, reads on a phone")),
        ".eml": (_("E-mail draft"), _("with the PDF attached")),
        ".md": (_("Markdown"), _("plain text with its headings")),
        ".csv": (_("Table (CSV)"), _("one line an entry")),
        ".zip": (_("Originals (ZIP)"), _("the files as they came in")),
        SUMMARY: (_("One-page summary"), _("a PDF, the first things first")),
    }[kind]


def readers_words(lists: Sequence[str], known: Sequence[Recipients]) -> str:
    """Who it is for: "Cabinet, 240 readers", "Cabinet and 2 more, 304 readers", "Our office"."""
    named = [name for name in lists if name]
    if not named:
        return _("Our office")
    readers = sum(one.readers for one in known if one.name in named)
    counted = _n("1 reader", "{n} readers", readers)
    if len(lists) == 1:
        return f"{named[0]}, {counted}"
    more = _n("{name} and 1 more", "{name} and {n} more", len(lists) - 1).replace("{name}", named[0])
    return f"{more}, {counted}"
