"""Feed: a subscription, and what is remembered of fetching it."""

from msgspec import Struct


class Feed(Struct, frozen=True):
    """A feed that is read again and again; its outlet and tags go to every entry."""

    id: int
    url: str
    title: str = ""
    """As the user or a list of feeds calls it; empty where the feed's own title will do."""
    outlet: str = ""
    """The outlet of its entries; empty where each entry, or the feed's title, names it."""
    tags: tuple[str, ...] = ()


class FeedState(Struct, frozen=True):
    """What the last fetching left: it makes the next one cheap, and is not undone."""

    address: str = ""
    """Where it was fetched from; `etag` and `modified` hold for this address only."""
    etag: str = ""
    modified: str = ""
    """The site's words for when it last changed, to be sent back as they are (RFC 9110, 8.8)."""
    title: str = ""
    """The feed's own title."""
    fetched: int | None = None
    """UTC seconds it was last asked for."""
    not_before: int | None = None
    """UTC seconds before which the site does not want to be asked again."""
    failures: int = 0
    """How many times in a row it failed."""
    problem: str = ""
    """Why it failed the last time."""
