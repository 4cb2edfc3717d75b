"""The guarded fetcher, against a real server on this machine that plays the open internet."""

import contextlib
import gzip
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from clipper import limits
from clipper.errors import Rejected
from clipper.workflows import capture, guarded_connection


class Site(BaseHTTPRequestHandler):
    """A small site with a page, redirects good and bad, and too much of everything."""

    seen: list[str] = []
    closing = threading.Event()

    def do_GET(self) -> None:
        Site.seen.append(f"{self.headers['Host']}{self.path}{self.headers['Authorization'] or ''}")
        if self.path == "/page":
            return self._send(
                200, b"<html><body><p>Ports brace.</p></body></html>", ("Content-Type", "text/html; charset=iso-8859-1")
            )
        if self.path == "/moved":
            return self._send(302, b"", ("Location", "/page"))
        if self.path == "/inward":
            return self._send(302, b"", ("Location", "http://inner.example/secret"))
        if self.path == "/circle":
            return self._send(302, b"", ("Location", "/circle"))
        if self.path == "/bomb":
            return self._send(200, gzip.compress(b"0" * (limits.FETCH_BYTES + 1)), ("Content-Encoding", "gzip"))
        if self.path == "/twice":
            packed = gzip.compress(gzip.compress(b"0" * 10**8))
            return self._send(200, packed, ("Content-Encoding", "gzip, gzip"))
        if self.path == "/torn":
            return self._send(200, b"no gzip at all", ("Content-Encoding", "gzip"))
        if self.path == "/bare":
            return self._send(200, zlib.compress(b"<p>Bare.</p>")[2:-4], ("Content-Encoding", "deflate"))
        if self.path == "/drip":
            return self._drip()
        if self.path == "/fresh":
            known = self.headers["If-None-Match"] == '"7"'
            return self._send(304 if known else 200, b"" if known else b"<p>New.</p>", ("ETag", '"7"'))
        return self._send(404, b"gone")

    def _drip(self) -> None:
        """Headers without end, one letter at a time: every wait is short, the whole is not."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        with contextlib.suppress(OSError):
            while not Site.closing.wait(0.02):
                self.wfile.write(b"a")

    def _send(self, code: int, data: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(code)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Site.seen = []
    Site.closing.clear()
    yield f"http://paper.example:{server.server_port}"
    Site.closing.set()
    server.shutdown()
    server.server_close()


def outside(host: str, port: int) -> str:
    """As the internet would answer: paper.example is public (and stands here), everything else is judged for real."""
    return (
        "127.0.0.1"
        if host == "paper.example"
        else guarded_connection.public_address({"inner.example": "10.0.0.7"}.get(host, host), port)
    )


def test_a_page_comes_with_its_type_charset_and_address(site: str) -> None:
    page = capture.fetch(f"{site}/moved", address=outside)
    assert (page.media_type, page.charset, page.url) == ("text/html", "iso-8859-1", f"{site}/page")
    assert b"Ports brace." in page.data and page.seen_at
    assert [line.split("/")[-1] for line in Site.seen] == ["moved", "page"]


def test_an_answer_tells_its_status_and_headers_and_a_refusal_is_one(site: str) -> None:
    first = capture.ask(f"{site}/fresh", address=outside)
    assert (first.status, first.told["etag"], first.page.data) == (200, '"7"', b"<p>New.</p>")
    again = capture.ask(f"{site}/fresh", {"If-None-Match": '"7"'}, address=outside)
    assert (again.status, again.page.data) == (304, b"")
    assert capture.ask(f"{site}/nowhere", address=outside).status == 404
    with pytest.raises(Rejected, match="private network"):
        capture.ask(f"{site}/inward", address=outside)


def test_a_name_and_password_in_the_address_are_neither_sent_nor_kept(site: str) -> None:
    page = capture.fetch(site.replace("http://", "http://ann:secret@") + "/page", address=outside)
    assert page.url == f"{site}/page" and Site.seen == [page.url.removeprefix("http://")]


def test_a_site_that_sends_letter_by_letter_is_left_in_time(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FETCH_SECONDS", 0.5)
    with pytest.raises(Rejected, match="did not send the page"):
        capture.fetch(f"{site}/drip", address=outside)


def test_deflate_is_read_with_and_without_its_header(site: str) -> None:
    assert capture.fetch(f"{site}/bare", address=outside).data == b"<p>Bare.</p>"


def test_each_hop_calls_the_very_number_that_was_checked(site: str) -> None:
    asked: list[str] = []

    def once(host: str, port: int) -> str:
        """A name that is public when it is asked for first and private ever after."""
        asked.append(host)
        return outside(host if len(asked) == 1 else "inner.example", port)

    assert capture.fetch(f"{site}/page", address=once).data
    assert asked == ["paper.example"]


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("::ffff:93.184.216.34", True), ("64:ff9b::5db8:d822", True),
        ("10.1.2.3", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False),
        ("192.0.2.1", False), ("::", False), ("::1", False), ("::127.0.0.1", False), ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False), ("64:ff9b:1::1", False), ("2002:7f00:1::", False), ("fe80::1%eth0", False),
        ("fc00::1", False), ("fec0::1", False), ("ff02::1", False), ("2001:db8::1", False),
    ],
)  # fmt: skip
def test_what_is_public(number: str, public: bool) -> None:
    assert guarded_connection.is_public(number) is public


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("/twice", "packs its page"),
        ("/torn", "came damaged"),
        ("/inward", "private network"),
        ("/circle", "round in circles"),
        ("/bomb", "larger than 20 MB"),
        ("/none", "404"),
    ],
)
def test_a_bad_page_costs_one_sentence(site: str, way: str, words: str) -> None:
    with pytest.raises(Rejected, match=words):
        capture.fetch(site + way, address=outside)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://0x7f.1/",
        "http://169.254.169.254/",
        "http://[::ffff:10.0.0.1]/",
    ],
)
def test_addresses_inside_are_never_called(url: str) -> None:
    with pytest.raises(Rejected, match=r"private network|not found"):
        capture.fetch(url)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://paper.example/x",
        "file:///etc/passwd",
        "http://",
        "https://paper.example:99999/",
        "http://[::1",
        "http://a:b:c/",
        "http://ex\u2100mple/",
        "https://\udce9/",
    ],
)
def test_what_is_no_web_address_is_said_so(url: str) -> None:
    with pytest.raises(Rejected, match="no web address"):
        capture.fetch(url)
