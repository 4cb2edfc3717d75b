"""What each place of the sidebar holds, what it is called, and what stands there when it holds nothing."""

from datetime import date, timedelta

from msgspec import Struct

from clipper.i18n import _, _n
from clipper.model.query import After, And, Before, FromOutlet, HasTag, InBatch, InBriefing, Is, Node, Order
from clipper.ui.place import Place, Where


class Emptiness(Struct, frozen=True):
    """The words of an empty state."""

    icon: str
    sentence: str
    hint: str = ""
    offer: str = ""
    action: str = ""
    """The action that the offer triggers."""


def node_of(place: Place, today: date | None = None) -> Node:
    """The tree of the query that finds what lies in a place."""
    now = today or date.today()
    match place.where:
        case Where.INBOX:
            return Is("inbox")
        case Where.TODAY:
            return And((After(now.isoformat()), Before((now + timedelta(days=1)).isoformat())))
        case Where.STARRED:
            return Is("starred")
        case Where.TRASH:
            return Is("trashed")
        case Where.BATCH:
            return InBatch(place.id)
        case Where.BRIEFING:
            return InBriefing(place.id)
        case Where.TAG:
            return HasTag(place.name)
        case Where.OUTLET:
            return FromOutlet(place.name)
        case _:
            return And(())


def title_of(place: Place) -> str:
    """What the head of the list says."""
    fixed = {
        Where.INBOX: _("Inbox"),
        Where.TODAY: _("Today"),
        Where.STARRED: _("Starred"),
        Where.ALL: _("All clippings"),
        Where.TRASH: _("Trash"),
        Where.BATCH: _("Last import"),
    }
    return fixed.get(place.where) or place.name.rpartition("/")[2] or place.name


ICONS = {
    Where.INBOX: "inbox",
    Where.TODAY: "today",
    Where.STARRED: "starred",
    Where.ALL: "all",
    Where.TRASH: "trash",
    Where.BATCH: "import",
    Where.BRIEFING: "briefing",
    Where.TAG: "tag",
    Where.OUTLET: "outlet",
}


def orders() -> tuple[tuple[Order, str], ...]:
    """The orders of a list as the sort menu offers them; "best first" only while she searches."""
    return (
        (Order.NEWEST, _("newest first")),
        (Order.OLDEST, _("oldest first")),
        (Order.ADDED, _("last filed first")),
        (Order.HEADLINE, _("by headline")),
        (Order.OUTLET, _("by outlet")),
        (Order.RANK, _("best first")),
    )


def count_words(place: Place, number: int, searching: bool) -> str:
    """The count in the head: "14 to triage" in the inbox."""
    if place.where is Where.INBOX and not searching:
        return _("{n} to triage").format(n=f"{number:,}")
    return _n("1 clipping", "{n} clippings", number)


def emptiness(place: Place, *, searching: bool, library_empty: bool) -> Emptiness:
    """What stands in the list when it is empty."""
    if searching:
        everywhere = place.where is Where.ALL
        return Emptiness(
            "search",
            _("No clipping says that."),
            _("Leave out a word, or use “OR” between words.")
            if everywhere
            else _("Leave out a word, or search everything."),
            "" if everywhere else _("Search everything"),
            "" if everywhere else "search_all",
        )
    if library_empty and place.where in {Where.INBOX, Where.ALL, Where.TODAY}:
        return Emptiness(
            "import",
            _("Nothing here yet."),
            _("Drop a folder of this morning’s press anywhere in this window."),
            _("Add files…"),
            "add",
        )
    return {
        Where.INBOX: Emptiness("inbox", _("Inbox is clear."), _("Drop files, pages or links anywhere in this window.")),
        Where.TODAY: Emptiness("today", _("Nothing of today yet."), _("Clippings published today stand here.")),
        Where.STARRED: Emptiness("starred", _("No stars yet."), _("Press S on a clipping to star it.")),
        Where.TRASH: Emptiness("trash", _("Trash is empty.")),
        Where.TAG: Emptiness(
            "tag", _("Nothing carries this tag."), _("Drag clippings onto it, or press T in the list.")
        ),
        Where.BRIEFING: Emptiness("briefing", _("An empty issue."), _("Drag clippings here, or press B in the list.")),
    }.get(place.where, Emptiness("all", _("Nothing here.")))
