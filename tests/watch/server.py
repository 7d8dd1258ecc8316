"""A publisher on loopback that answers by script, politely or not."""

import gzip
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Answer:
    """What is sent for one request."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    length: int | None = None
    """Declared length, where it is to be a lie."""
    sends: int | None = None
    """Bytes of the body sent before the connection is closed."""
    stalls: bool = False
    """Send nothing (with `sends`: nothing more), and keep the connection open."""
    raw: bytes | None = None
    """Sent as it is, in place of everything else."""

    def written(self) -> bytes:
        if self.raw is not None:
            return self.raw
        length = len(self.body) if self.length is None else self.length
        lines = [f"HTTP/1.1 {self.status} X", *(f"{name}: {value}" for name, value in self.headers)]
        if not any(name.lower() == "transfer-encoding" for name, _ in self.headers):
            lines.append(f"Content-Length: {length}")
        head = "\r\n".join(lines).encode() + b"\r\n\r\n"
        return head + self.body[:self.sends]


@dataclass(frozen=True)
class Asked:
    """One request, as it came."""

    path: str
    headers: dict[str, str]


@dataclass
class Site:
    """The publisher: scripted answers by path, and what it was asked."""

    port: int
    script: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def at(self, path: str, *answers: Answer) -> str:
        """Answer so at a path, the last one for ever; the address under a made-up name."""
        self.script[path] = list(answers)
        return self.url(path)

    def url(self, path: str, host: str = "gov.example") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """Paths asked for, without those of robots.txt."""
        return [each.path for each in self.asked if each.path != "/robots.txt"]

    def answer(self, asked: Asked) -> Answer:
        answers = self.script.get(asked.path, [Answer(status=404)])
        chosen = answers.pop(0) if len(answers) > 1 else answers[0]
        tag = dict(chosen.headers).get("ETag")
        if tag is not None and asked.headers.get("if-none-match") == tag:
            return Answer(status=304, headers=chosen.headers)
        return chosen


@contextmanager
def running_site(address: str = "127.0.0.1") -> Iterator[Site]:
    """A site that runs until the end of the test."""
    with socket.create_server((address, 0)) as listening:
        site = Site(listening.getsockname()[1])
        thread = threading.Thread(target=_serve, args=(listening, site), daemon=True)
        thread.start()
        yield site
        site.over.set()
        socket.create_connection(listening.getsockname()).close()  # wakes the loop a last time
        thread.join()


def _serve(listening: socket.socket, site: Site) -> None:
    left_open = []
    while True:
        connection, _ = listening.accept()
        if site.over.is_set():
            connection.close()
            break
        try:
            asked = _read(connection)
            site.asked.append(asked)
            answer = site.answer(asked)
            if answer.stalls:
                left_open.append(connection)
                if answer.sends is not None:
                    connection.sendall(answer.written())
                continue
            connection.sendall(answer.written())
        except OSError:
            pass  # the other side has seen enough
        connection.close()
    for connection in left_open:
        connection.close()


def _read(connection: socket.socket) -> Asked:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            raise OSError("gone")
        data += piece
    first, *lines = data.split(b"\r\n\r\n")[0].decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return Asked(first.split(" ")[1], {name.lower(): each for name, each in headers.items()})


def bomb(size: int) -> bytes:
    """Zeros, packed until little is left of them."""
    return gzip.compress(bytes(size), 9)
