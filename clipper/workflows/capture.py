"""Fetch a page from the web: only public addresses at every hop, at most 20 MB decoded and 20 seconds."""

import re
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from urllib.parse import urljoin

import httpcore2
import httpx2
from msgspec import Struct

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.model.intake import Source
from clipper.workflows.guarded_connection import Guard, public_address

AGENT = "Clipper/0.1 (press clipping manager)"
REDIRECTS = {301, 302, 303, 307, 308}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)


class Answer(Struct, frozen=True):
    """What a site answered: its status (RFC 9110, 15), what it told (names in lower case), and the page, empty unless it came."""

    status: int
    told: Mapping[str, str]
    page: Source


def fetch(url: str, *, address: Callable[[str, int], str] = public_address) -> Source:
    """The page at `url` as a Source; raises Rejected with a sentence for everything that goes wrong.

    `address` turns each hop's host and port into the number that is called, or refuses it.
    """
    answer = ask(url, address=address)
    if answer.status >= 400:
        raise Rejected(refusal(answer.status))
    return answer.page


def refusal(status: int) -> str:
    """The sentence for a page that the site does not give."""
    return _("The site answered “{code}”. The page cannot be read without its paper's leave, or is gone.").format(
        code=status
    )


def ask(
    url: str, headers: Mapping[str, str] = MappingProxyType({}), *, address: Callable[[str, int], str] = public_address
) -> Answer:
    """What the site answers, after all redirects; `headers` are sent besides our own.

    Raises Rejected with a sentence where no answer comes, or one that is no page; a status of 400 and more is an answer.
    """
    deadline = time.monotonic() + limits.FETCH_SECONDS
    guard = Guard(deadline, address)
    at = url
    for _hop in range(limits.FETCH_REDIRECTS + 1):
        whole = _address_of(at)
        answer = _one_hop(whole, guard, headers)
        if isinstance(answer, Answer):
            return answer
        try:
            at = urljoin(str(whole), answer)
        except ValueError:
            raise Rejected(_no_address(answer)) from None
    raise Rejected(_("The page sends the reader round in circles. Nothing was filed."))


def _address_of(url: str) -> httpx2.URL:
    """The address without a name and password, which must not be kept; raises Rejected where it is none."""
    try:
        whole = httpx2.URL(url)
        if whole.scheme not in {"http", "https"} or not whole.raw_host or not 0 < (whole.port or 80) < 65536:
            raise Rejected(_no_address(url))
        return whole.copy_with(userinfo=b"")
    except (httpx2.InvalidURL, ValueError, TypeError):
        raise Rejected(_no_address(url)) from None


def _one_hop(whole: httpx2.URL, guard: Guard, more: Mapping[str, str]) -> Answer | str:
    """One request: the answer, or the address it points on to."""
    target = httpcore2.URL(scheme=whole.raw_scheme, host=whole.raw_host, port=whole.port, target=whole.raw_path)
    headers: dict[bytes | str, bytes | str] = {
        "Host": whole.netloc.decode("ascii"),
        "User-Agent": AGENT,
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    headers.update(more)
    safe = httpx2.create_ssl_context(trust_env=False) if whole.scheme == "https" else None
    try:
        with (
            httpcore2.ConnectionPool(ssl_context=safe, network_backend=guard) as pool,
            pool.stream("GET", target, headers=headers) as answer,
        ):
            told = {name.decode("latin-1").lower(): _told(value) for name, value in answer.headers}
            if answer.status in REDIRECTS and told.get("location"):
                return told["location"]
            came = 200 <= answer.status < 300
            return Answer(answer.status, told, _page(str(whole), told, answer.iter_stream() if came else ()))
    except httpcore2.TimeoutException:
        raise Rejected(
            _(
                "The site did not send the page within {n} seconds. Try again, or save the page and import the file."
            ).format(n=int(limits.FETCH_SECONDS))
        ) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, OSError) as problem:
        raise Rejected(
            _("The page could not be fetched: {why}.").format(why=str(problem).rstrip(".") or type(problem).__name__)
        ) from None


def _told(value: bytes) -> str:
    try:
        return value.decode("utf-8").strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()


def _page(url: str, told: Mapping[str, str], pieces: Iterable[bytes]) -> Source:
    """The page as a Source; the pieces are counted as they are unpacked, so that no bomb goes off."""
    data = bytearray()
    for piece in _unpacked(told.get("content-encoding", ""), pieces):
        data += piece
        if len(data) > limits.FETCH_BYTES:
            raise Rejected(
                _("The page is larger than {n} MB. Save it and import the file.").format(
                    n=limits.FETCH_BYTES // 1024**2
                )
            )
    kind = told.get("content-type", "")
    charset = _CHARSET.search(kind)
    media_type = kind.split(";")[0].strip().lower()
    return Source(url, bytes(data), media_type, charset[1] if charset else "", url=url, seen_at=int(time.time()))


def _unpacked(coding: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces without their content coding (RFC 9110, 8.4), a megabyte at most at a time."""
    coding = coding.strip().lower()
    if coding in {"", "identity"}:
        yield from pieces
        return
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise Rejected(_("The site packs its page in a way Clipper cannot read. Save the page and import the file."))
    unpack = None
    try:
        for piece in pieces:
            # Some servers send "deflate" without the zlib header that it should have.
            bare = coding == "deflate" and piece[:1] and piece[0] & 0x0F != 8
            unpack = unpack or zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
            left = piece
            while left and not unpack.eof:
                yield unpack.decompress(left, 1024**2)
                left = unpack.unconsumed_tail
        if unpack:
            yield unpack.flush()
    except zlib.error:
        raise Rejected(
            _("The page came damaged. Try again, or save the page in the browser and import the file.")
        ) from None


def _no_address(url: str) -> str:
    return _("“{url}” is no web address. It must begin with http:// or https://.").format(url=url[:200])
