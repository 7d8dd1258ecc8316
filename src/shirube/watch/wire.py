"""The wire: one GET to one checked address, within limits of size and time.

Nothing is followed, retried, decoded or believed here beyond HTTP itself. The transfer coding
is undone under the same size limit, so a small answer that unpacks without end stops early.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from shirube.model.problem import Message, Problem, Refused, say
from shirube.watch.address import Target
from shirube.watch.connect import NoSuchName, NotPublic, TooLong, pinned
from shirube.watch.polite import MEBIBYTE, Manners, Means

if TYPE_CHECKING:
    import httpcore2

Kind = Literal["blocked", "failed", "refused"]
"""The kinds of an `Attempt`."""

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that came whole, whatever its status."""

    target: Target
    """The address that answered."""

    status: int
    headers: Mapping[str, str]
    """Names in small letters; of a repeated header the first."""

    body: bytes = field(repr=False)
    """The bytes, transfer coding undone."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is nothing to keep."""

    kind: Kind

    why: Message
    status: int | None = None
    again: bool = False
    """Whether asking again at once makes sense."""


class Wire:
    """Connections to the machines of others; closed when left."""

    def __init__(self, manners: Manners, means: Means) -> None:
        httpcore = http_library()
        self._manners = manners
        self._means = means
        self._backend = pinned(manners, means)
        self._pool: httpcore2.ConnectionPool = httpcore.ConnectionPool(
            # A connection lives for one request: at this pace the other side has closed it.
            max_connections=1, max_keepalive_connections=0, http1=True, http2=False,
            network_backend=self._backend)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._pool.close()

    def get(self, target: Target, headers: Mapping[str, str],
            progress: Callable[[int], None] = lambda _: None) -> Reply | Trouble:
        """Ask once; `progress` is told the bytes that have come so far."""
        import httpcore2

        manners = self._manners
        self._backend.until = self._means.seconds() + manners.time_limit
        sent = {"User-Agent": manners.user_agent, "Accept-Encoding": "gzip",
                "Connection": "close", **headers}
        limits = {"connect": manners.connect_limit, "read": manners.stall_limit,
                  "write": manners.stall_limit, "pool": manners.connect_limit}
        try:
            with self._pool.stream("GET", target.url, headers=[*sent.items()],
                                   extensions={"timeout": limits}) as response:
                return self._read(target, response, progress)
        except NotPublic as error:
            return Trouble("refused", say(
                "{host} leads to {address}, which is not a public address; it was not asked",
                host=target.host, address=error.address))
        except NoSuchName:
            return Trouble("failed", say("the name {host} leads nowhere", host=target.host))
        except TooLong:
            return Trouble("failed", say("the answer took longer than {seconds} seconds",
                                         seconds=_number(manners.time_limit)))
        except httpcore2.TimeoutException:
            return Trouble("failed", say("{host} kept silent", host=target.host), again=True)
        except (httpcore2.NetworkError, OSError) as error:
            if "CERTIFICATE" in str(error):
                return Trouble("refused", say("{host} could not prove who it is",
                                              host=target.host))
            return Trouble("failed", say("no connection to {host}", host=target.host))
        except httpcore2.ProtocolError:
            return Trouble("failed", say("the answer broke off, or was not HTTP"))

    def _read(self, target: Target, response: "httpcore2.Response",
              progress: Callable[[int], None]) -> Reply | Trouble:
        headers: dict[str, str] = {}
        for name, value in response.headers:
            headers.setdefault(name.decode("latin-1").lower(), _header(value))
        limit = self._manners.size_limit
        declared = headers.get("content-length", "")
        if declared.isdigit() and int(declared[:18]) > limit:
            return Trouble("refused", _too_large(limit), response.status)
        coding = headers.get("content-encoding", "identity").strip().lower()
        if coding not in ("", "identity", "gzip", "x-gzip"):
            return Trouble("refused", say("the answer is packed in a way nobody asked for"),
                           response.status)
        body = bytearray()
        pieces: Iterable[bytes] = self._counted(response.iter_stream(), limit, progress)
        try:
            for piece in _unpacked(pieces) if coding.endswith("gzip") else pieces:
                body += piece
                if len(body) > limit:
                    raise _TooLarge
        except _TooLarge:
            return Trouble("refused", _too_large(limit), response.status)
        except (zlib.error, EOFError):
            return Trouble("failed", say("the answer is packed, and the packing is broken"),
                           response.status)
        return Reply(target, response.status, headers, bytes(body))

    def _counted(self, pieces: Iterable[bytes], limit: int,
                 progress: Callable[[int], None]) -> Iterator[bytes]:
        total = 0
        for piece in pieces:
            total += len(piece)
            if total > limit:
                raise _TooLarge
            progress(total)
            yield piece


def http_library() -> Any:
    """The HTTP library.

    Raises Refused, saying how to install it, when it is not there.
    """
    try:
        import httpcore2
        import protego  # noqa: F401  read by polite.py
    except ImportError as error:
        raise Refused([Problem(
            "shirube sources", 0, "", say("the libraries for fetching are not installed"),
            say("run `pip install 'shirube[sources]'`"))]) from error
    return httpcore2


class _TooLarge(Exception):
    pass


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Undo gzip, one bounded piece at a time; raises EOFError when the end is missing."""
    engine = zlib.decompressobj(wbits=31)
    begun = False
    for piece in pieces:
        rest = piece
        while rest:
            if engine.eof:  # another member follows
                engine = zlib.decompressobj(wbits=31)
            begun = True
            yield engine.decompress(rest, _CHUNK)
            rest = engine.unused_data if engine.eof else engine.unconsumed_tail
    if begun and not engine.eof:
        raise EOFError


def _header(value: bytes) -> str:
    """A header's value as text without control characters, not longer than is sensible."""
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    return "".join(each if each.isprintable() else " " for each in text)[:4096].strip()


def _too_large(limit: int) -> Message:
    return say("the answer is larger than {limit} MiB", limit=_number(limit / MEBIBYTE))


def _number(value: float) -> str:
    return f"{value:g}"
