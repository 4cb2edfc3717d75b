"""How often a site is asked, and for what: one request a host at a time, pauses between them, and its robots.txt kept to."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from msgspec import Struct, field

from clipper.errors import Rejected
from clipper.i18n import _
from clipper.importers.dates import read_date
from clipper.progress import Progress
from clipper.workflows.capture import AGENT, Answer

PAUSE = 1.0
"""Seconds between two requests to one host."""
LONGEST_PAUSE = 20.0
"""Seconds of pause beyond which a site's wish for slowness means: not now."""
_LONGEST_WAIT = 7 * 86_400
_ROBOTS_BYTES = 512 * 1024


class Ask(Protocol):
    """`capture.ask`, or what stands for it."""

    def __call__(self, url: str, headers: Mapping[str, str] = ...) -> Answer: ...


class _Rules(Protocol):
    def can_fetch(self, url: str, user_agent: str) -> bool: ...
    def crawl_delay(self, user_agent: str) -> float | None: ...


class Manners(Struct):
    """The requests of one refresh; nothing is asked twice at once, and a host that is busy is left alone."""

    ask: Ask
    progress: Progress = field(default_factory=Progress)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _next: dict[str, float] = field(default_factory=dict)
    _busy: set[str] = field(default_factory=set)
    _rules: "dict[str, _Rules | None]" = field(default_factory=dict)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for an address after the pause that its host is due; raises Rejected, Cancelled."""
        host = _host(url)
        if host in self._busy:
            raise Rejected(_("The site asked for fewer requests and was left alone. Try again later."))
        self._wait(self._next.get(host, 0.0))
        try:
            answer = self.ask(url, headers or {})
        finally:
            self._next[host] = self.clock() + PAUSE
        if answer.status in {429, 503}:
            self._busy.add(host)
        return answer

    def get_article(self, url: str) -> Answer:
        """Ask for a page that nobody named by hand: only where the site's robots.txt allows it; raises Rejected, Cancelled."""
        rules = self._rules_of(url)
        agent = AGENT.split("/")[0]
        if rules is not None and not rules.can_fetch(url, agent):
            raise Rejected(
                _("The site's robots.txt asks programs not to fetch this page. Open it in the browser and save it.")
            )
        pause = float((rules.crawl_delay(agent) if rules is not None else None) or 0.0)
        if pause > LONGEST_PAUSE:
            raise Rejected(
                _(
                    "The site asks programs to be slower than can be waited for. Open the page in the browser and save it."
                )
            )
        host = _host(url)
        self._next[host] = max(self._next.get(host, 0.0), self._next.get(host, self.clock()) - PAUSE + pause)
        return self.get(url)

    def _rules_of(self, url: str) -> "_Rules | None":
        """The rules of a site, None where it has none (RFC 9309: what cannot be reached allows nothing)."""
        top = urljoin(url, "/")
        if top not in self._rules:
            from protego import Protego

            try:
                answer = self.get(urljoin(url, "/robots.txt"))
                text = answer.page.data[:_ROBOTS_BYTES].decode("utf-8", "replace") if answer.status < 300 else ""
                text = "User-agent: *\nDisallow: /" if answer.status >= 500 else text
            except Rejected:
                text = "User-agent: *\nDisallow: /"
            self._rules[top] = Protego.parse(text) if text.strip() else None
        return self._rules[top]

    def _wait(self, until: float) -> None:
        while (left := until - self.clock()) > 0:
            self.progress.step(self.progress.done, self.progress.total, self.progress.label)
            self.sleep(min(left, 0.1))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def retry_after(told: Mapping[str, str], now: float) -> int | None:
    """UTC seconds before which a site does not want to be asked again (RFC 9110, 10.2.3), at most a week from `now`."""
    said = told.get("retry-after", "").strip()
    if not said:
        return None
    until = now + int(said[:9]) if said.isdecimal() else read_date(said).at
    if until is None:
        return None
    return int(min(max(until, now), now + _LONGEST_WAIT))


def utc(seconds: int) -> str:
    """A moment as a person reads it."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")
