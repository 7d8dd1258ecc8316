"""Choosing a format and writing a result in it."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from shirube.interfaces.cli.common import colour_wanted, deliver
from shirube.model.problem import Problem, Refused, say
from shirube.model.report import Report
from shirube.model.text import Record

FORMATS = ("text", "html", "md", "json")
_ENDINGS = {".html": "html", ".htm": "html", ".md": "md", ".json": "json", ".txt": "text"}

Data = Record | Sequence[Record] | dict[str, Any] | list[Any]


def write(
    report: Callable[[], Report],
    data: Data,
    form: str | None,
    output: Path | None,
    *,
    as_json: bool = False,
    full: bool = False,
) -> None:
    """Write a report, or the data behind it, in the format asked for.

    The format is `--format`, else `--json`, else the ending of the file, else text.
    Raises Refused when the ending names no format or the file cannot be written.
    """
    chosen = form or ("json" if as_json else _by_ending(output))
    if chosen == "json":
        deliver(write_data(data), output)
        return
    if chosen == "html":
        from shirube.exports.html import write_html

        deliver(write_html(report()), output)
    elif chosen == "md":
        from shirube.exports.markdown import write_markdown

        deliver(write_markdown(report()), output)
    else:
        from shirube.exports.text import write_text

        colour = output is None and colour_wanted()
        deliver(write_text(report(), colour=colour, unfold=full), output)


def write_data(data: Data) -> str:
    """Data as JSON with a newline at its end."""
    return json.dumps(_plain(data), ensure_ascii=False, indent=2) + "\n"


def _plain(data: Any) -> Any:
    if isinstance(data, Record):
        return data.model_dump(mode="json", by_alias=True)
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(each) for each in data]
    return data


def _by_ending(output: Path | None) -> str:
    if output is None:
        return "text"
    found = _ENDINGS.get(output.suffix.lower())
    if found is None:
        raise Refused([Problem(
            str(output), 0, "", say("the ending `{ending}` names no format", ending=output.suffix),
            say("write --format, or end the name with {endings}",
                endings=", ".join(sorted(_ENDINGS))))])
    return found
