"""Connections to the open internet only, each with one deadline for everything that is sent and received over it."""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable

import httpcore2

from clipper.errors import Rejected
from clipper.i18n import _

_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def public_address(host: str, port: int) -> str:
    """An address of `host` that is reachable by everybody; raises Rejected where any of its addresses is not.

    Checked on the numbers the resolver gives, which the connection then uses, so that a name cannot change its mind
    between the check and the call (RFC 6890 names the special-purpose blocks).
    """
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError, OverflowError):
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
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if address not in _GLOBAL_UNICAST:
            return False
    return address.is_global and not address.is_multicast


class Guard(httpcore2.NetworkBackend):
    """Opens connections to the numbers that `address` allows, and lets none outlast the deadline."""

    def __init__(self, deadline: float, address: Callable[[str, int], str]) -> None:
        """`deadline` is on the monotonic clock; `address` turns host and port into a number, or refuses them."""
        self._deadline = deadline
        self._address = address
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """The connection, to a number that was checked."""
        number = self._address(host, port)
        left = seconds_left(self._deadline)
        return _Timed(self._plain.connect_tcp(number, port, left, local_address, socket_options), self._deadline)


class _Timed(httpcore2.NetworkStream):
    """A connection on which a site that sends one letter at a time gains no time."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, seconds_left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, seconds_left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        safe = self._stream.start_tls(ssl_context, server_hostname, seconds_left(self._deadline))
        return _Timed(safe, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def seconds_left(deadline: float) -> float:
    """The time until the deadline on the monotonic clock; raises httpcore2.ReadTimeout once it has passed."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout
    return left
