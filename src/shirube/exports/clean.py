"""Words of a report made safe to show: no control characters, no addresses that act.

A report carries what other people wrote in their profiles. Whatever the format, such words
may be read but must not steer a terminal, hide in a page or turn other words around.
"""

import re
from dataclasses import is_dataclass, replace
from operator import is_
from typing import Any
from urllib.parse import urlsplit

from shirube.model.report import Report

_BLANKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_ACTING = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # control characters, ESC among them
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # direction, unseen
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"  # annotations, no characters at all
    "\U000e0000-\U000e007f"  # tags: whole sentences nobody can see
    "]"
)


_UNCLEAN = re.compile(f"{_BLANKS.pattern}|{_ACTING.pattern}")


def clean(text: str) -> str:
    """`text` on one line, without characters that act instead of being read.

    Line ends and tabs become one space; joiners and variation selectors, which Japanese
    names and emoji need, stay.
    """
    return _ACTING.sub("", _BLANKS.sub(" ", text))


def cleaned(report: Report) -> Report:
    """The report with every text cleaned."""
    made: Report = _clean_all(report)
    return made


def _clean_all(value: Any) -> Any:
    """A value of a report with clean texts; what is clean already stays as it is."""
    if isinstance(value, str):
        return clean(value) if _UNCLEAN.search(value) else value
    if isinstance(value, tuple):
        made = tuple([_clean_all(each) for each in value])
        return value if all(map(is_, made, value)) else made
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for name in value.__dataclass_fields__:
        before = getattr(value, name)
        after = _clean_all(before)
        if after is not before:
            changed[name] = after
    return replace(value, **changed) if changed else value


def public_address(href: str) -> str | None:
    """`href` when it is a plain public address: http, https or mailto; else none.

    Refused: other schemes, no host, user names in the host, blanks, quotes, brackets and
    backslashes.
    """
    if re.search(r"[\s<>\"'`\\^{}|]", href):
        return None
    try:
        parts = urlsplit(href)
        if parts.scheme in ("http", "https"):
            public = bool(parts.hostname) and "@" not in parts.netloc
        else:
            public = parts.scheme == "mailto" and "@" in parts.path
    except ValueError:
        return None
    return href if public else None
