"""Choosing a format and writing a result in it."""

from collections.abc import Callable
from pathlib import Path

import click

from shirube.exports import FORMATS
from shirube.exports.json import write_json
from shirube.interfaces.cli.common import colour_wanted, deliver
from shirube.model.problem import Problem, Refused, say
from shirube.model.report import Report

_ENDINGS = {each.suffix: name for name, each in FORMATS.items()} | {".htm": "html"}


def write(
    report: Callable[[], Report],
    data: object,
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
        deliver(write_json(data), output)
        return
    options: dict[str, object] = {}
    if chosen == "text":
        options = {"colour": output is None and colour_wanted(), "unfold": full}
    deliver(FORMATS[chosen](report(), **options), output)


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


def format_options(function: click.decorators.FC) -> click.decorators.FC:
    """`--format`, `-o`, `--full` and `--json`: how the result is written."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="The same as data."),
        click.option("--full", is_flag=True, help="Open every fold of the text."),
        click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
                     help="Write to this file; its ending chooses the format."),
        click.option("--format", "form", type=click.Choice(list(FORMATS)), default=None,
                     help="Format (default: text, or by the file's ending)."),
    ):
        function = option(function)
    return function
