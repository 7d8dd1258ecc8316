"""Fixtures of the watch: a publisher on loopback, a clock that never sleeps, a store."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from shirube.model.snapshot import Outcome
from shirube.model.source import Source
from shirube.watch.fetch import Step, fetch
from shirube.watch.polite import Manners, Means
from shirube.watch.store import SnapshotStore
from tests.watch.server import Site, running_site

LOOPBACK = "127.0.0.1"


@dataclass
class Clock:
    """Time that passes only when told to, or when somebody would have slept."""

    moment: datetime = datetime(2030, 1, 1, tzinfo=UTC)
    passed: float = 0.0
    slept: list[float] = field(default_factory=list)
    step: float = 0.0
    """Seconds that every look at the clock takes."""

    def now(self) -> datetime:
        return self.moment + timedelta(seconds=self.passed)

    def seconds(self) -> float:
        self.passed += self.step
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path / "snapshots")


@dataclass
class Reader:
    """Somebody who fetches, on a machine where every name leads to loopback."""

    site: Site
    store: SnapshotStore
    clock: Clock
    manners: Manners
    names: dict[str, list[str]] = field(default_factory=dict)
    resolved: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        itself = [host] if ":" in host or host.replace(".", "").isdigit() else [LOOPBACK]
        addresses = self.names.get(host, itself)
        if not addresses:
            raise OSError("no such name")
        return addresses

    def using(self, **changes: Any) -> None:
        self.manners = replace(self.manners, **changes)

    def fetch(self, *sources: Source, again: bool | Collection[str] = True) -> list[Outcome]:
        means = Means(self.clock.now, self.clock.seconds, self.clock.sleep, self.resolve)
        return list(fetch(sources, self.store, self.manners, means, again=again,
                          show=self.steps.append))

    def one(self, url: str, name: str = "page", again: bool = True) -> Outcome:
        return self.fetch(source(url, name), again=again)[0]


@pytest.fixture
def reader(site: Site, store: SnapshotStore, clock: Clock) -> Reader:
    manners = Manners(pace=0.0, paces={}, stall_limit=0.2, connect_limit=2.0, waits=(),
                      allowed=(LOOPBACK,), egov=site.url("/api/2"))
    return Reader(site, store, clock, manners)


def source(url: str, name: str = "page", **fields: Any) -> Source:
    """A source of the made-up country."""
    return Source.model_validate({
        "id": f"xx/sources/{name}", "title": {"ja": "見本", "en": "Sample"},
        "publisher": {"ja": "官庁", "en": "Office"}, "url": url, "kind": "official_page",
        "primary": True, **fields})
