"""Addresses that may be asked: web addresses of public machines, and no others.

A name is resolved once, every address it has is judged, and the one judged is the one
connected to: a name that answers differently the second time gains nothing.
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from shirube.model.problem import Message, say, shown

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

Resolver = Callable[[str, int], list[str]]
"""Addresses of a host name, as text; raises OSError when it has none."""

_CONTROL = re.compile(r"[\x00-\x20\x7f\"<>\\]")
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?\.?")
_PORTS = {"http": 80, "https": 443}
_HIDDEN = tuple(map(ipaddress.ip_network, (
    "168.63.129.16/32",  # a cloud's service for its own machines, in public address space
    "192.0.0.0/24", "2001::/32",
)))
"""Not asked either, though `ipaddress` takes some of them for public."""

_UNICAST = ipaddress.ip_network("2000::/3")
"""All of IPv6 that is given out to the public."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """A web address, taken apart and written safely."""

    url: str
    """The address without fragment, everything outside ASCII escaped."""

    scheme: str
    host: str
    """Host name or address, in small letters, without brackets."""

    port: int
    path: str
    """Path and query as sent, at least `/`."""

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"


def target_of(url: str) -> Target | Message:
    """A web address made safe to ask, else why it is not one."""
    what = say("`{url}` is not an address this program asks", url=shown(url))
    if _CONTROL.search(url):
        return what
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").lower()
        if not host.isascii():
            host = host.encode("idna").decode("ascii").lower()
    except ValueError:
        return what
    if parts.scheme not in _PORTS or not host or parts.username is not None:
        return what
    if not _NAME.fullmatch(host) and _literal(host) is None:
        return what
    path = quote(parts.path or "/", safe="%/:@!$&'()*+,;=~")
    if parts.query:
        path += "?" + quote(parts.query, safe="%/:@!$&'()*+,;=~?")
    bare = Target("", parts.scheme, host, port, path)
    return Target(bare.site + path, parts.scheme, host, port, path)


def redirected(asked: Target, location: str) -> Target | Message:
    """Where a redirect points; never from an encrypted to an unencrypted address."""
    try:
        url = urljoin(asked.url, location.strip())
    except ValueError:
        return say("`{url}` is not an address this program asks", url=shown(location))
    found = target_of(url)
    if isinstance(found, Target) and asked.scheme == "https" and found.scheme == "http":
        return say("it was sent on to an address without encryption, {url}", url=shown(found.url))
    return found


def machine_addresses(host: str, port: int) -> list[str]:
    """Addresses of a host by the machine's own resolver, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """Networks somebody allows, e.g. `127.0.0.1` or `10.0.0.0/8`.

    Raises ValueError for anything else.
    """
    return tuple(ipaddress.ip_network(each, strict=False) for each in texts)


def is_public(text: str, allowed: Iterable[Network] = ()) -> bool:
    """Whether an address may be connected to: public, or inside a network that is allowed.

    An IPv6 address that wraps an IPv4 one is judged by what it wraps.
    """
    address = _literal(text)
    if address is None:
        return False
    if any(address in network for network in allowed if network.version == address.version):
        return True
    inside = _wrapped(address)
    if inside is not None:
        return is_public(str(inside), allowed)
    return (
        address.is_global
        and not (address.is_private or address.is_loopback or address.is_link_local
                 or address.is_multicast or address.is_unspecified)
        and (not address.is_reserved if address.version == 4 else address in _UNICAST)
        and not any(address in network for network in _HIDDEN
                    if network.version == address.version)
    )


def _literal(text: str) -> Address | None:
    try:
        return ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None


def _wrapped(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
