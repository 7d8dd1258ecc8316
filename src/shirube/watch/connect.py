"""Connections: to addresses that were judged, ending in time."""

from typing import TYPE_CHECKING, Any

from shirube.watch.address import is_public, networks
from shirube.watch.polite import Manners, Means

if TYPE_CHECKING:
    import ssl


class NotPublic(Exception):
    """A name leads to an address that is not asked."""

    def __init__(self, address: str) -> None:
        self.address = address


class NoSuchName(Exception):
    """A name leads nowhere."""


class TooLong(Exception):
    """The time for one answer is over."""


def pinned(manners: Manners, means: Means) -> Any:
    """A network backend that connects to addresses it has judged, and keeps the time limit."""
    import httpcore2

    allowed = networks(manners.allowed)

    class Stream(httpcore2.NetworkStream):
        def __init__(self, inner: httpcore2.NetworkStream, backend: "Backend") -> None:
            self._inner = inner
            self._backend = backend

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return self._inner.read(max_bytes, self._backend.left(timeout))

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            self._inner.write(buffer, self._backend.left(timeout))

        def close(self) -> None:
            self._inner.close()

        def start_tls(self, ssl_context: "ssl.SSLContext", server_hostname: str | None = None,
                      timeout: float | None = None) -> httpcore2.NetworkStream:
            inner = self._inner.start_tls(ssl_context, server_hostname, self._backend.left(timeout))
            return Stream(inner, self._backend)

        def get_extra_info(self, info: str) -> Any:
            return self._inner.get_extra_info(info)

    class Backend(httpcore2.NetworkBackend):
        until = 0.0
        """Moment, by the clock of `means`, at which the present request ends."""

        def left(self, timeout: float | None) -> float:
            left = self.until - means.seconds()
            if left <= 0:
                raise TooLong
            return left if timeout is None else min(left, timeout)

        def connect_tcp(self, host: str, port: int, timeout: float | None = None,
                        local_address: str | None = None,
                        socket_options: Any = None) -> httpcore2.NetworkStream:
            try:
                addresses = means.resolve(host, port)
            except (OSError, UnicodeError) as error:  # UnicodeError: labels empty or too long
                raise NoSuchName from error
            for address in addresses:
                if not is_public(address, allowed):
                    raise NotPublic(address)
            failure: Exception = NoSuchName()
            for address in addresses:
                try:
                    inner = httpcore2.SyncBackend().connect_tcp(
                        address, port, self.left(timeout), local_address, socket_options)
                    return Stream(inner, self)
                except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                    failure = error
            raise failure

    return Backend()
