"""Fetch a page from the web: only public addresses at every hop, at most 20 MB decoded and 20 seconds."""

import ipaddress
import socket
import time
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import httpx2

from clipper import limits
from clipper.errors import Rejected
from clipper.i18n import _
from clipper.model.intake import Source

AGENT = "Clipper/0.1 (press clipping manager)"
REDIRECTS = {301, 302, 303, 307, 308}


def public_address(host: str, port: int) -> str:
    """An address of `host` that is reachable by everybody; raises Rejected where any of its addresses is not.

    Checked on the numbers the resolver gives, which the connection then uses, so that a name cannot change its mind
    between the check and the call (RFC 6890 names the special-purpose blocks).
    """
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise Rejected(
            _("The site {host} was not found. Check the address and the connection.").format(host=host)
        ) from None
    for text in found:
        if not is_public(text):
            raise Rejected(
                _("The address {host} lies inside a private network, and Clipper fetches public pages only.").format(
                    host=host
                )
            )
    return sorted(found, key=lambda text: ":" in text)[0]


def is_public(text: str) -> bool:
    """Whether an IP address is one of the open internet, also when an IPv4 address hides inside an IPv6 one."""
    address = ipaddress.ip_address(text.split("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast


def fetch(url: str, *, address: Callable[[str, int], str] = public_address) -> Source:
    """The page at `url` as a Source; raises Rejected with a sentence for everything that goes wrong.

    `address` turns each hop's host and port into the number that is called, or refuses it.
    """
    deadline = time.monotonic() + limits.FETCH_SECONDS
    at = url
    for _hop in range(limits.FETCH_REDIRECTS + 1):
        answer = _one_hop(at, deadline, address)
        if isinstance(answer, Source):
            return answer
        at = urljoin(at, answer)
    raise Rejected(_("The page sends the reader round in circles. Nothing was filed."))


def _one_hop(url: str, deadline: float, address: Callable[[str, int], str]) -> Source | str:
    """One request: the page, or the address it points on to."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Rejected(_("“{url}” is no web address. It must begin with http:// or https://.").format(url=url[:200]))
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise Rejected(_("“{url}” is no web address. Check its port.").format(url=url[:200])) from None
    number = address(parts.hostname, port)
    literal = f"[{number}]" if ":" in number else number
    target = httpx2.URL(url).copy_with(host=literal.strip("[]"))
    left = deadline - time.monotonic()
    if left <= 0:
        raise Rejected(_late())
    headers = {
        "Host": parts.netloc.rpartition("@")[2],
        "User-Agent": AGENT,
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    }
    try:
        with (
            httpx2.Client(timeout=left, follow_redirects=False, trust_env=False) as client,
            client.stream("GET", target, headers=headers, extensions={"sni_hostname": parts.hostname}) as answer,
        ):
            if answer.status_code in REDIRECTS and "location" in answer.headers:
                return answer.headers["location"]
            if answer.status_code >= 400:
                raise Rejected(
                    _(
                        "The site answered “{code}”. The page cannot be read without its paper's leave, or is gone."
                    ).format(code=answer.status_code)
                )
            return _page(url, answer, deadline)
    except httpx2.TimeoutException:
        raise Rejected(_late()) from None
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as problem:
        raise Rejected(
            _("The page could not be fetched: {why}.").format(why=str(problem) or type(problem).__name__)
        ) from None


def _page(url: str, answer: httpx2.Response, deadline: float) -> Source:
    data = bytearray()
    for piece in answer.iter_bytes(65536):
        data += piece
        if len(data) > limits.FETCH_BYTES:
            raise Rejected(
                _("The page is larger than {n} MB. Save it and import the file.").format(
                    n=limits.FETCH_BYTES // 1024**2
                )
            )
        if time.monotonic() > deadline:
            raise Rejected(_late())
    kind = answer.headers.get("content-type", "")
    return Source(
        url,
        bytes(data),
        kind.split(";")[0].strip().lower(),
        answer.charset_encoding or "",
        url=url,
        seen_at=int(time.time()),
    )


def _late() -> str:
    return _(
        "The site did not send the page within {n} seconds. Try again, or save the page and import the file."
    ).format(n=int(limits.FETCH_SECONDS))
