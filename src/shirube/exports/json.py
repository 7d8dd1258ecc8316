"""Anything as JSON: the same data for programs, readable for people."""

import json
import re

from pydantic_core import to_jsonable_python

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""What JSON would let through raw although a terminal or a reader may act on it."""


def write_json(value: object) -> str:
    """Records, reports, or lists and dicts of them, as indented JSON with a newline at end.

    Lossless: characters that steer terminals or turn the direction of writing are there,
    as `\\u` escapes.
    """
    data = to_jsonable_python(value, by_alias=True)
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
