"""The guarded fetcher, against a real server on this machine that plays the open internet."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from clipper import limits
from clipper.errors import Rejected
from clipper.workflows import capture


class Site(BaseHTTPRequestHandler):
    """A small site with a page, redirects good and bad, and too much of everything."""

    seen: list[str] = []

    def do_GET(self) -> None:
        Site.seen.append(f"{self.headers['Host']}{self.path}")
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
        return self._send(404, b"gone")

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
    yield f"http://paper.example:{server.server_port}"
    server.shutdown()
    server.server_close()


def outside(host: str, port: int) -> str:
    """As the internet would answer: paper.example is public (and stands here), everything else is judged for real."""
    return (
        "127.0.0.1"
        if host == "paper.example"
        else capture.public_address({"inner.example": "10.0.0.7"}.get(host, host), port)
    )


def test_a_page_comes_with_its_type_charset_and_address(site: str) -> None:
    page = capture.fetch(f"{site}/moved", address=outside)
    assert (page.media_type, page.charset, page.url) == ("text/html", "iso-8859-1", f"{site}/page")
    assert b"Ports brace." in page.data and page.seen_at
    assert [line.split("/")[-1] for line in Site.seen] == ["moved", "page"]


@pytest.mark.parametrize(
    ("way", "words"),
    [("/inward", "private network"), ("/circle", "round in circles"), ("/bomb", "larger than 20 MB"), ("/none", "404")],
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
    "url", ["ftp://paper.example/x", "file:///etc/passwd", "http://", "https://paper.example:99999/"]
)
def test_what_is_no_web_address_is_said_so(url: str) -> None:
    with pytest.raises(Rejected, match="no web address"):
        capture.fetch(url)
