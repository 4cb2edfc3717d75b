"""Subscriptions: a feed is asked politely and only for what changed, and each entry is filed once, whatever became of it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from clipper.errors import ClipperError, Rejected
from clipper.model.clipping import Status
from clipper.model.intake import Source
from clipper.progress import Cancelled, Progress
from clipper.workflows import feeds
from clipper.workflows.capture import Answer
from clipper.workflows.feeds import FeedEnding
from clipper.workflows.politeness import Manners, retry_after

URL = "https://harbour.example/feed.xml"
PAGE = "https://harbour.example/pilots"
ARTICLE = (
    "<html><head><title>Pilots end strike</title><meta property='og:site_name' content='Harbour Post Online'></head><body><article>"
    "<h1>Pilots end their strike at last</h1>"
    + "".join(
        f"<p>Paragraph {n} of the article tells how the pilots of Valmora went back to work on Monday morning.</p>"
        for n in range(9)
    )
    + "</article></body></html>"
).encode()


def rss(*entries: tuple[str, str, str]) -> bytes:
    """A feed of entries with guid, headline and text."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><title>{title}</title><link>https://harbour.example/{guid}</link>"
        f"<pubDate>Mon, 04 Mar 2024 06:10:00 +0100</pubDate><description>{text}</description></item>"
        for guid, title, text in entries
    )
    return f"<rss version='2.0'><channel><title>Harbour Post</title>{items}</channel></rss>".encode()


ONE, TWO = ("pilots", "Pilots end strike", "They work again."), ("talks", "Tariff talks resume", "Ministers meet.")


class Site:
    """Sites that answer from a table, and note what they were asked."""

    def __init__(self, **pages: object) -> None:
        self.pages: dict[str, Any] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def __call__(self, url: str, headers: Mapping[str, str] = {}) -> Answer:
        self.asked.append((url, dict(headers)))
        found = self.pages.get(url, (404, {}, b""))
        if isinstance(found, ClipperError):
            raise found
        status, told, data = found if isinstance(found, tuple) else (200, {}, found)
        if told.get("etag") and told["etag"] == headers.get("If-None-Match"):
            status, data = 304, b""
        kind = told.get("content-type", "text/html" if b"<html" in data else "application/rss+xml")
        return Answer(status, told, Source(url, data, kind, url=url, seen_at=1709530000))

    @property
    def urls(self) -> list[str]:
        return [url for url, _headers in self.asked]


@pytest.fixture
def site() -> Site:
    return Site()


def refresh(library, site: Site, *, now: float = 1_709_530_000.0, full: bool = False) -> list[feeds.FeedOutcome]:
    readings = feeds.read(
        feeds.due(library), Progress(), full=full, ask=site, now=lambda: now, sleep=lambda _seconds: None
    )
    return [feeds.file(library, one) for one in readings]


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("clipper.workflows.politeness.PAUSE", 0.0)
    yield


def test_each_entry_is_filed_once_with_outlet_and_tags_and_the_trash_stays_the_trash(library, site: Site) -> None:
    feeds.subscribe(library, URL, outlet="The Post", tags=("Ports",))
    site.pages[URL] = (200, {"etag": '"1"', "last-modified": "Mon, 04 Mar 2024 06:00:00 GMT"}, rss(ONE, TWO))
    (first,) = refresh(library, site)
    assert (first.status, len(first.ids), first.known) == (FeedEnding.READ, 2, 0)
    one, two = (library.clippings.one(id) for id in first.ids)
    assert (one.draft.outlet, one.tags, one.draft.published.zone) == ("The Post", ("Ports",), "+01:00")
    assert b"Tariff" not in library.originals.data(one.draft.original.sha256)
    library.clippings.set_status([one.id, two.id], Status.TRASHED)

    site.pages[URL] = (200, {}, rss(("new", "Rain falls", "All day."), ONE, TWO))
    (second,) = refresh(library, site, now=1_709_540_000.0)
    assert (len(second.ids), second.known) == (1, 2)
    assert [library.clippings.one(id).status for id in first.ids] == [Status.TRASHED] * 2
    assert library.undo() == "Import"


def test_a_changed_entry_is_a_later_version(library, site: Site) -> None:
    feeds.subscribe(library, URL)
    site.pages[URL] = rss(ONE)
    ((first,),) = [one.ids for one in refresh(library, site)]
    site.pages[URL] = rss((ONE[0], ONE[1], "They work again, but slowly."))
    (outcome,) = refresh(library, site, now=1_709_540_000.0)
    assert library.clippings.one(outcome.ids[0]).earlier == first
    assert library.clippings.one(first).draft.outlet == "Harbour Post"


def test_the_site_is_asked_only_for_what_changed_and_not_too_often(library, site: Site) -> None:
    feeds.subscribe(library, URL)
    site.pages[URL] = (
        200,
        {"etag": '"1"', "last-modified": "Mon, 04 Mar 2024 06:00:00 GMT", "cache-control": "public, max-age=900"},
        rss(ONE),
    )
    refresh(library, site)
    assert "If-None-Match" not in site.asked[0][1]
    (early,) = refresh(library, site, now=1_709_530_800.0)
    assert early.status is FeedEnding.WAITING and len(site.asked) == 1 and "asked again from" in (early.reason or "")
    (later,) = refresh(library, site, now=1_709_531_000.0)
    assert later.status is FeedEnding.UNCHANGED and later.ids == ()
    assert (
        site.asked[1][1]["If-None-Match"] == '"1"'
        and site.asked[1][1]["If-Modified-Since"] == "Mon, 04 Mar 2024 06:00:00 GMT"
    )
    library.feeds.change(library.feeds.all()[0].id, url=URL + "?other")
    refresh(library, site, now=1_709_531_001.0)
    assert "If-None-Match" not in site.asked[2][1], "what one address said holds for no other"


@pytest.mark.parametrize(
    ("said", "until"),
    [("3600", 1_709_533_600), ("Mon, 04 Mar 2024 12:00:00 GMT", 1_709_553_600), ("99999999", 1_710_134_800)],
)
def test_a_busy_site_says_when_to_come_again(library, site: Site, said: str, until: int) -> None:
    feeds.subscribe(library, URL)
    feeds.subscribe(library, "https://harbour.example/second.xml")
    site.pages[URL] = (503, {"retry-after": said}, b"")
    first, second = refresh(library, site)
    assert first.status is second.status is FeedEnding.FAILED and site.urls == [URL], (
        "a busy host is not asked for the next feed"
    )
    assert library.feeds.state(first.feed.id).not_before == until and library.feeds.state(first.feed.id).failures == 1
    assert refresh(library, site, now=until - 1.0)[0].status is FeedEnding.WAITING


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ((410, {}, b""), "gone for good"),
        ((404, {}, b""), "“404”"),
        (Rejected("The site was not found."), "not found"),
        (
            b"<html><head><link rel='alternate' type='application/rss+xml' href='/f.xml'></head><p>Hello</p></html>",
            "https://harbour.example/f.xml",
        ),
        (b"<html><p>Hello</p></html>", "no feed at this address"),
        (b"\x00\x01binary", "no feed at this address"),
        (b"<rss><channel><item><title>" + b"<x>" * 5000, "deeply"),
    ],
)
def test_what_goes_wrong_with_a_feed_is_said_and_costs_this_feed_only(
    library, site: Site, answer: object, sentence: str
) -> None:
    feeds.subscribe(library, URL)
    feeds.subscribe(library, "https://quay.example/rss")
    site.pages = {URL: answer, "https://quay.example/rss": rss(TWO)}
    bad, good = refresh(library, site)
    assert (
        bad.status is FeedEnding.FAILED
        and sentence in (bad.reason or "")
        and good.status is FeedEnding.READ
        and len(good.ids) == 1
    )
    assert library.feeds.state(bad.feed.id).problem == bad.reason


def test_an_empty_feed_is_no_failure(library, site: Site) -> None:
    feeds.subscribe(library, URL)
    site.pages[URL] = rss()
    assert refresh(library, site)[0].status is FeedEnding.READ


def test_whole_pages_come_only_when_asked_for_and_allowed(library, site: Site) -> None:
    feeds.subscribe(library, URL)
    site.pages = {
        URL: rss(ONE, TWO), PAGE: ARTICLE, "https://harbour.example/talks": ARTICLE,
        "https://harbour.example/robots.txt": (200, {}, b"User-agent: *\nDisallow: /talks\n"),
    }  # fmt: skip
    (outcome,) = refresh(library, site, full=True)
    one, two = (library.clippings.one(id).draft for id in outcome.ids)
    assert one.headline == "Pilots end their strike at last" and one.body.words > 100 and one.outlet == "Harbour Post"
    assert one.published.at == 1709529000 and "Pilots end strike" in {other.text for other in one.other_headlines}
    assert library.originals.data(one.original.sha256) == ARTICLE
    assert two.body.text == "Ministers meet." and "robots.txt" in two.warnings[-1]
    assert site.urls == [URL, "https://harbour.example/robots.txt", PAGE]
    refresh(library, site, now=1_709_540_000.0, full=True)
    assert site.urls[3:] == [URL], "what was met before is not fetched again"


def test_a_site_whose_rules_cannot_be_read_is_left_alone_and_a_page_with_less_is_not_taken(library, site: Site) -> None:
    feeds.subscribe(library, URL)
    site.pages = {URL: rss(ONE), "https://harbour.example/robots.txt": (500, {}, b"")}
    (outcome,) = refresh(library, site, full=True)
    assert PAGE not in site.urls and "robots.txt" in outcome.warnings[0]
    feeds.subscribe(library, "https://quay.example/rss")
    site.pages = {
        "https://quay.example/rss": rss(TWO).replace(b"harbour", b"quay"),
        "https://quay.example/talks": b"<html><body><p>Pay.</p></body></html>",
    }
    outcome = refresh(library, site, full=True)[1]
    assert (
        "for subscribers only" in outcome.warnings[0]
        and library.clippings.one(outcome.ids[0]).draft.body.text == "Ministers meet."
    )


def test_a_host_is_given_time_between_two_requests(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clipper.workflows.politeness.PAUSE", 1.0)
    clock = [100.0]
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        clock[0] += seconds

    site.pages = {
        "https://a.example/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 5\n"),
        "https://a.example/1": ARTICLE,
        "https://a.example/2": ARTICLE,
    }
    manners = Manners(site, clock=lambda: clock[0], sleep=sleep)
    manners.get_article("https://a.example/1")
    manners.get("https://b.example/")
    assert sum(waited) == pytest.approx(5.0)
    manners.get_article("https://a.example/2")
    assert sum(waited) == pytest.approx(10.0)
    manners.progress.cancel()
    with pytest.raises(Cancelled):
        manners.get_article("https://a.example/1")


@pytest.mark.parametrize("said", ["", "soon", "Mon, 99 Foo", "-5"])
def test_a_wish_that_cannot_be_read_is_none(said: str) -> None:
    assert retry_after({"retry-after": said}, 0.0) is None


def test_a_list_of_feeds_is_subscribed_to_with_its_folders(library, tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_bytes(
        b"<opml><body><outline text='Ports'><outline text='Harbour' xmlUrl='https://harbour.example/feed.xml'/></outline>"
        b"<outline text='Bad' xmlUrl='file:///etc/passwd'/></body></opml>"
    )
    ((one, new),) = feeds.subscribe(library, str(opml), tags=("Morning",))
    assert new and (one.url, one.title, one.tags) == (URL, "Harbour", ("Ports", "Morning"))
    assert [new for _one, new in feeds.subscribe(library, URL)] == [False]
    with pytest.raises(Rejected, match="neither"):
        (tmp_path / "x.txt").write_text("Hello there.", encoding="utf-8")
        feeds.subscribe(library, str(tmp_path / "x.txt"))


def test_subscriptions_can_be_undone_and_what_was_met_is_remembered(library, site: Site) -> None:
    feeds.subscribe(library, URL)
    site.pages[URL] = rss(ONE)
    refresh(library, site)
    library.feeds.remove(library.feeds.all()[0].id)
    assert library.feeds.all() == () and library.undo() == "Remove feed"
    (outcome,) = refresh(library, site, now=1_709_540_000.0)
    assert (outcome.ids, outcome.known) == ((), 1)
    with pytest.raises(ClipperError, match="subscribed to already"):
        library.feeds.add(URL)
    with pytest.raises(ClipperError, match="no feed 99"):
        library.feeds.remove(99)


def test_the_command_line_keeps_and_asks_feeds(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import json

    from clipper.cli.main import main

    monkeypatch.setattr("clipper.workflows.capture.ask", site)
    run: Callable[..., int] = lambda *arguments: main(["feed", str(tmp_path / "L.clipper"), *arguments])  # noqa: E731
    main(["new", str(tmp_path / "L.clipper")])
    site.pages[URL] = rss(ONE, TWO)
    capsys.readouterr()
    assert run("add", URL, "--outlet", "Post", "--tag", "Ports", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "feed": 1,
        "url": URL,
        "title": None,
        "outlet": "Post",
        "tags": ["Ports"],
        "status": "added",
    }
    assert run("refresh", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["ids"], told["known"], told["reason"]) == ("read", [1, 2], 0, None)
    assert run("list", "--json") == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Harbour Post"
    assert run("remove", "7") == 1 and run("remove", URL) == 0
    assert run("add", "nonsense") == 1 and run("refresh", "7") == 2
    assert "Traceback" not in capsys.readouterr().err
