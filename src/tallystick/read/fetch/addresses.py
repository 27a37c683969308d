"""Which addresses may be asked: the public internet alone, checked on the very address that is connected to.

A check before the connection would be no check: a name may answer otherwise the second time (DNS rebinding). So the name is resolved once,
each of its addresses is judged, and the connection is made to the one judged, while TLS still verifies the name.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from tallystick.errors import Unreachable

Resolve = Callable[[str, int], list[str]]
"""A host's name and port to its IP addresses; raises OSError where there is none."""

NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Carries an IPv4 address in its last 32 bits (RFC 6052)."""
LOWEST_FREE_PORT = 1024
WEB_PORTS = frozenset({80, 443})


def resolve(host: str, port: int) -> list[str]:
    """The system's answer, in its order, each address once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet; private, loopback, link-local, multicast and reserved ones do not, nor do IPv6
    addresses that carry such an IPv4 address."""
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        carried = ip.ipv4_mapped or ip.sixtofour
        if carried is None and ip in NAT64:
            carried = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if carried is not None:
            return is_public(str(carried))
    return ip.is_global and not ip.is_multicast


def check_url(url: str, *, allow_private: bool = False) -> None:
    """Raises Unreachable where a URL is nothing that is asked: another scheme, no host, a password in it, a service's port."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Unreachable(f"it is no address: {error}") from error
    if parts.scheme not in {"http", "https"}:
        raise Unreachable(f"only http and https are asked, not '{parts.scheme}'")
    if not parts.hostname:
        raise Unreachable("the address names no host")
    if parts.username is not None or parts.password is not None:
        raise Unreachable("the address holds a user name or password, which is not sent")
    if port is not None and port not in WEB_PORTS and port < LOWEST_FREE_PORT and not allow_private:
        raise Unreachable(f"port {port} is no port of the web")


def judged(host: str, port: int, resolved: Iterable[str], *, allow_private: bool) -> list[str]:
    """The addresses that may be connected to. One that may not makes the whole host refused; raises Unreachable then."""
    addresses = list(resolved)
    if not addresses:
        raise Unreachable(f"{host} has no address", passing=True)
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                raise Unreachable(f"{host} leads to {address}, which is no public address; allow_private = true under [watch] permits it")
    return addresses
