"""Asking: one address politely, with redirects, further tries and robots.txt."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from shirube.model.problem import say
from shirube.watch.address import Target, redirected, target_of
from shirube.watch.polite import Manners, Means, Pace, Rules, asked_to_wait
from shirube.watch.wire import Reply, Trouble, Wire

_REDIRECTS = (301, 302, 303, 307, 308)
_AGAIN = (429, 500, 502, 503, 504)
_A_DAY = timedelta(days=1)
_LONGEST_RULES = 500 * 1024

Tell = Callable[[str, float], None]
"""Told what is being done: `waiting` and seconds, `asking` and the number of the try,
`reading` and bytes so far."""


class Asker:
    """Asks addresses one at a time, remembering when each host was last asked."""

    def __init__(self, manners: Manners, means: Means) -> None:
        self.manners = manners
        self.means = means
        self.pace = Pace(manners, means)
        self._wire = Wire(manners, means)
        self._rules: dict[str, tuple[datetime, Rules | Trouble]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._wire.__exit__(kind, error, trace)

    def ask(self, url: str, *, validators: Mapping[str, Mapping[str, str]] | None = None,
            tell: Tell = lambda _what, _amount: None) -> Reply | Trouble:
        """The answer to an address: status 200 or 304, or why there is none.

        `validators`: address -> headers that ask whether anything changed; sent only to the
        very address they came from.
        """
        target = target_of(url)
        for _ in range(self.manners.redirects + 1):
            if not isinstance(target, Target):
                return Trouble("refused", target)
            rules = self._rules_of(target, tell)
            if isinstance(rules, Trouble):
                return rules
            if not rules.allow(target.url):
                return Trouble("blocked", say(
                    "the robots.txt of {host} asks programs not to read this",
                    host=target.host))
            headers = (validators or {}).get(target.url, {})
            reply = self._try(target, headers, tell)
            if isinstance(reply, Trouble) or reply.status not in _REDIRECTS:
                return reply
            location = reply.headers.get("location")
            if not location:
                return Trouble("failed", say("it was sent on to no address"), reply.status)
            target = redirected(target, location)
        return Trouble("refused", say("it was sent on more than {number} times",
                                      number=self.manners.redirects))

    def _try(self, target: Target, headers: Mapping[str, str], tell: Tell) -> Reply | Trouble:
        """Ask an address, and again where a further try makes sense."""
        waits = iter(self.manners.waits)
        number = 0
        while True:
            number += 1
            reply = self._once(target, headers, number, tell)
            again = reply.status in _AGAIN if isinstance(reply, Reply) else reply.again
            if not again:
                return reply
            wait = next(waits, None)
            asked = self._asked_to_wait(reply)
            if wait is None or (asked or 0.0) > self.manners.longest_wait:
                return reply
            tell("waiting", wait if asked is None else asked)
            self.means.sleep(wait if asked is None else asked)

    def _once(self, target: Target, headers: Mapping[str, str], number: int,
              tell: Tell) -> Reply | Trouble:
        left = self.pace.left(target.host)
        if left > 0:
            tell("waiting", left)
        self.pace.wait(target.host)
        tell("asking", number)
        try:
            return self._wire.get(target, headers, lambda size: tell("reading", size))
        finally:
            self.pace.ended(target.host)

    def _asked_to_wait(self, reply: Reply | Trouble) -> float | None:
        if isinstance(reply, Trouble):
            return None
        return asked_to_wait(reply.headers.get("retry-after"), self.means.now())

    def _rules_of(self, target: Target, tell: Tell) -> Rules | Trouble:
        """The rules of a site, read once a day; a site that has none allows everything."""
        kept = self._rules.get(target.site)
        if kept is not None and self.means.now() - kept[0] < _A_DAY:
            return kept[1]
        rules = self._read_rules(target, tell)
        if isinstance(rules, Rules):
            self.pace.slow(target.host, rules.delay)
        self._rules[target.site] = (self.means.now(), rules)
        return rules

    def _read_rules(self, target: Target, tell: Tell) -> Rules | Trouble:
        place = target_of(target.site + "/robots.txt")
        for _ in range(self.manners.redirects + 1):
            if not isinstance(place, Target):
                return Trouble("refused", place)
            reply = self._try(place, {}, tell)
            if isinstance(reply, Trouble):
                return reply
            if reply.status in _REDIRECTS and reply.headers.get("location"):
                place = redirected(place, reply.headers["location"])
                continue
            if reply.status >= 500 or reply.status == 429:
                return Trouble("failed", say(
                    "the robots.txt of {host} could not be read, so nothing was asked",
                    host=target.host), reply.status)
            text = reply.body[:_LONGEST_RULES].decode("utf-8-sig", "replace")
            return Rules(text if reply.status == 200 else "", self.manners)
        return Rules("", self.manners)


def not_modified(reply: Reply, validators: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether an answer says that nothing changed, and that was the question."""
    return reply.status == 304 and bool(validators.get(reply.target.url))
