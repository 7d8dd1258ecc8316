"""What commands share: days, languages, where the packs are, how results are written."""

import os
import re
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from shirube.interfaces.cli.group import WrongUse, language_of_environment
from shirube.locales import Words, words
from shirube.model.problem import Message, Problem, Refused, say
from shirube.operations.config import Config

Command = TypeVar("Command", bound=Callable[..., Any])


class DayType(click.ParamType[date]):
    """A legal day on the command line."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day, or a message saying how to write it."""
        if isinstance(value, date):
            return value
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
                raise ValueError  # `fromisoformat` reads weeks, too
            return date.fromisoformat(str(value))
        except ValueError:
            name = param.get_error_hint(ctx) if param else self.name
            raise WrongUse(say(
                "Invalid value for {name}: `{given}` is not a day; write it as YYYY-MM-DD",
                name=name, given=value), ctx) from None


DAY = DayType()

PROFILE = click.Path(path_type=Path)
"""A profile named on the command line."""


def on_option(function: Command) -> Command:
    """`--on`: the legal day asked about."""
    return click.option("--on", type=DAY, metavar="DAY",
                        help="Legal day asked about (default: today in Japan).")(function)


def known_option(function: Command) -> Command:
    """`--known`: the knowledge day."""
    return click.option("--known", type=DAY, metavar="DAY",
                        help="Use nothing learned after this day.")(function)


def lang_option(function: Command) -> Command:
    """`--lang`: the language of the output."""
    return click.option("--lang", type=click.Choice(["ja", "en"]), default=None,
                        help="Language of the output (default: the environment's).")(function)


def packs_options(function: Command) -> Command:
    """`--packs` and `--regime`: which data to use."""
    function = click.option(
        "--packs", type=click.Path(path_type=Path), default=None, metavar="DIR",
        help="Folder of regimes (default: the ones that come with Shirube).")(function)
    return click.option("--regime", default="jp", show_default=True,
                        help="Regime asked about.")(function)


def config_of(packs: Path | None, regime: str) -> Config:
    """Paths and clock for one command."""
    folder = packs or packs_folder()
    if not folder.is_dir():
        raise Refused([Problem(
            "--packs", 0, "", say("there is no folder `{folder}`", folder=folder),
            say("name the folder that holds the regimes"))])
    return Config(regimes=folder, now=datetime.now(UTC), cache=cache_folder(), regime=regime)


def packs_folder() -> Path:
    """The packs that come with Shirube: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[2]
    inside = package / "regimes"
    return inside if inside.is_dir() else package.parents[1] / "regimes"


def cache_folder() -> Path:
    """Where compiled rulebooks are kept."""
    base = os.environ.get("SHIRUBE_CACHE") or os.environ.get("XDG_CACHE_HOME")
    if os.environ.get("SHIRUBE_CACHE"):
        return Path(str(base))
    return (Path(base) if base else Path.home() / ".cache") / "shirube"


def words_of(lang: str | None) -> Words:
    """The interface's words in the language asked for, or the environment's."""
    return words("ja" if (lang or language_of_environment()) == "ja" else "en")


def colour_wanted() -> bool:
    """Whether the terminal wants colour; never when piped or with NO_COLOR."""
    out: Any = sys.stdout  # none when the door was opened with it closed
    return bool(out) and out.isatty() and not os.environ.get("NO_COLOR") and (
        os.environ.get("TERM") != "dumb")


def deliver(text: str, output: Path | None) -> None:
    """Write a result to a file, whole or not at all, or to standard output.

    Raises Refused when it cannot be written; no file is left half-written.
    """
    if output is None:
        out: Any = sys.stdout
        if out is None:
            raise _unwritten("-", say("standard output is closed"))
        try:
            out.flush()
            out.buffer.write(text.encode("utf-8"))
            out.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            # What is still waiting in the stream would fail once more when Python ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
            raise _unwritten("-", say("the file cannot be written: {reason}",
                                      reason=error.strerror or error)) from error
        return
    write_whole(output, text.encode("utf-8"))
    click.echo(str(output), err=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file through a neighbour that takes its place once complete.

    Links are followed; a pipe or device is written to, never replaced. Raises Refused when the
    folder or file cannot be written.
    """
    if path.is_dir():
        raise Refused([Problem(str(path), 0, "", say("this is a folder, not a file"),
                               say("name a file in it"))])
    name = None
    try:
        path = path.resolve()
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.",
                                         delete=False) as stream:
            name = Path(stream.name)
            stream.write(data)
        name.chmod(0o666 & ~_umask())
        name.replace(path)
    except OSError as error:
        if name is not None:
            name.unlink(missing_ok=True)
        raise _unwritten(str(path), say("the file cannot be written: {reason}",
                                        reason=error.strerror or error)) from error


def _unwritten(name: str, what: Message) -> Refused:
    return Refused([Problem(name, 0, "", what, say("name a file in a folder you may write to"))])


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
