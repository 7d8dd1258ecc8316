"""Manners: who we say we are, how often we ask, and what robots.txt asks of us."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from types import MappingProxyType

from shirube import __version__
from shirube.watch.address import Resolver, machine_addresses

PROGRAM = f"shirube/{__version__}"
"""Name and version of this program, as it tells them to everybody."""

EGOV = "https://laws.e-gov.go.jp/api/2"
"""The e-Gov law API, version 2."""

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Manners:
    """How this program behaves towards the machines of others."""

    contact: str | None = None
    """Where the person behind the requests can be reached; added to the user agent."""

    pace: float = 5.0
    """Seconds between the end of a request and the next one to the same host."""

    paces: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({"laws.e-gov.go.jp": 1.0}))
    """Hosts with a pace of their own."""

    longest_pace: float = 60.0
    """A `Crawl-delay` above this is taken for this."""

    once_every: timedelta = timedelta(hours=20)
    """A source looked at more recently is not asked again, unless told to."""

    connect_limit: float = 15.0
    """Seconds until a connection must stand."""

    stall_limit: float = 30.0
    """Seconds a server may be silent."""

    time_limit: float = 300.0
    """Seconds one answer may take altogether."""

    size_limit: int = 64 * MEBIBYTE
    """Bytes of one document, counted as sent and again as unpacked."""

    redirects: int = 5
    """Redirects followed, each checked like the first address."""

    waits: tuple[float, ...] = (1.0, 2.0, 4.0)
    """Seconds before each further try, where a further try makes sense."""

    longest_wait: float = 120.0
    """A server that asks to be left alone for longer is left alone until the next run."""

    allowed: tuple[str, ...] = ()
    """Networks asked although they are not public, e.g. `127.0.0.1`; none by default."""

    egov: str = EGOV
    """Address of the law API."""

    @property
    def user_agent(self) -> str:
        """What we call ourselves; never the name of a browser."""
        contact = "".join(each for each in self.contact or "" if each.isascii()
                          and each.isprintable() and each not in "()").strip()
        return f"{PROGRAM} (+{contact})" if contact else PROGRAM


@dataclass(frozen=True, slots=True)
class Means:
    """The world outside, passed in: clocks, sleep and names of machines."""

    now: Callable[[], datetime]
    """The present moment, with its zone; goes into receipts."""

    seconds: Callable[[], float]
    """A clock that never goes back; measures pace and limits."""

    sleep: Callable[[float], None]

    resolve: Resolver = machine_addresses


class Pace:
    """One request at a time to a host, and a pause after each."""

    def __init__(self, manners: Manners, means: Means) -> None:
        self._manners = manners
        self._means = means
        self._ended: dict[str, float] = {}
        self._asked_for: dict[str, float] = {}

    def wanted(self, host: str) -> float:
        """Seconds between two requests to a host."""
        ours = self._manners.paces.get(host, self._manners.pace)
        return max(ours, min(self._asked_for.get(host, 0.0), self._manners.longest_pace))

    def slow(self, host: str, delay: float) -> None:
        """A host asks for a pace of its own; it can only make us slower."""
        self._asked_for[host] = max(delay, self._asked_for.get(host, 0.0))

    def left(self, host: str) -> float:
        """Seconds to wait before the host may be asked; 0 when it may be asked now."""
        if host not in self._ended:
            return 0.0
        return max(0.0, self._ended[host] + self.wanted(host) - self._means.seconds())

    def wait(self, host: str) -> None:
        """Wait until the host may be asked."""
        left = self.left(host)
        if left > 0:
            self._means.sleep(left)

    def ended(self, host: str) -> None:
        """A request to the host has just ended, well or badly."""
        self._ended[host] = self._means.seconds()


def asked_to_wait(retry_after: str | None, now: datetime) -> float | None:
    """Seconds a `Retry-After` header asks for, written as seconds or as a date."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if until.tzinfo is None:
        return None
    return max(0.0, (until - now).total_seconds())


class Rules:
    """What a site's robots.txt allows us."""

    def __init__(self, text: str, manners: Manners) -> None:
        from protego import Protego

        self._rules = Protego.parse(text)
        self._name = manners.user_agent.partition("/")[0]

    def allow(self, url: str) -> bool:
        """Whether an address may be asked."""
        return bool(self._rules.can_fetch(url, self._name))

    @property
    def delay(self) -> float:
        """Seconds between requests that it asks for; 0 when it asks for none."""
        return float(self._rules.crawl_delay(self._name) or 0.0)
