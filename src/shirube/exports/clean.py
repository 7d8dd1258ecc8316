"""Words of a report made safe to show: no control characters, no addresses that act.

A report carries what other people wrote in their profiles. Whatever the format, such words
may be read but must not steer a terminal, hide in a page or turn other words around.
"""

import re
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


def clean(text: str) -> str:
    """`text` on one line, without characters that act instead of being read.

    Line ends and tabs become one space; joiners and variation selectors, which Japanese
    names and emoji need, stay.
    """
    return _ACTING.sub("", _BLANKS.sub(" ", text))


def cleaned(report: Report) -> Report:
    """The report with every text cleaned."""
    return Report.model_validate(_clean_all(report.model_dump()))


def _clean_all(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _clean_all(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return tuple(_clean_all(each) for each in value)
    return value


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
