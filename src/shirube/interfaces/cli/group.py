"""The commands by name, each imported only when it is called, so that `--help` is quick."""

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from itertools import pairwise

import click

from shirube.locales import told
from shirube.model.problem import Message, Refused, say
from shirube.model.terms import Language

COMMANDS = {
    "show": ("shirube.interfaces.cli.show:show", "The country page, or one record.",
             "国のページ、又は一つの記録を見る。"),
    "timeline": ("shirube.interfaces.cli.show:timeline", "Events, and what lies ahead.",
                 "出来事と、これからのことを見る。"),
    "search": ("shirube.interfaces.cli.search:search",
               "Records in which words stand, in both languages.",
               "語を含む記録を、両方の言語で探す。"),
    "assess": ("shirube.interfaces.cli.assess:assess",
               "What reaches a profile, what does not, and why.",
               "何が及び、何が及ばないか、理由とともに示す。"),
    "explain": ("shirube.interfaces.cli.explain:explain", "The full trace of one answer.",
                "一つの答えの道筋をすべて示す。"),
    "ask": ("shirube.interfaces.cli.ask:ask", "Grow a profile by interview.",
            "問いに答えながらプロファイルを作る。"),
    "diff": ("shirube.interfaces.cli.diff:diff", "What changed between two days.",
             "二つの日の間に変わったことを示す。"),
    "outline": ("shirube.interfaces.cli.outline:outline",
                "An official form as an outline, from your judgements.",
                "公式の様式を、自分の判断で埋めた下書きにする。"),
    "site": ("shirube.interfaces.cli.site:site", "The observatory as a static site.",
             "観測所を静的なサイトとして書き出す。"),
    "sources": ("shirube.interfaces.cli.sources:sources",
                "Your own copies of the sources: fetch, verify, watch.",
                "出典の手元の写しを、取得し、照合し、見張る。"),
    "lint": ("shirube.interfaces.cli.packs:lint", "Check packs, with file, line and mend.",
             "パックを検査し、場所と直し方を示す。"),
    "schema": ("shirube.interfaces.cli.packs:schema", "JSON Schemas for editors.",
               "エディター用のJSONスキーマを書き出す。"),
}
"""Name -> where it is, and its line of help in English and Japanese."""


class HouseContext(click.Context):
    """A command being run; its help is in the language wanted."""

    def make_formatter(self) -> click.HelpFormatter:
        """Where the help is written; Japanese is imported only when it is wanted."""
        if language_wanted() != "ja":
            return super().make_formatter()
        from shirube.interfaces.cli.japanese import JapaneseHelp

        return JapaneseHelp(width=self.terminal_width, max_width=self.max_content_width)


class WrongUse(click.UsageError):
    """A wrong use of the command line, told in both languages."""

    def __init__(self, told: Message, ctx: click.Context | None = None) -> None:
        super().__init__(str(told), ctx)
        self.told = told


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports them on demand."""

    context_class = HouseContext
    table: Mapping[str, tuple[str, str, str]] = COMMANDS

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order a newcomer meets them."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in self.table:
            return None
        module, _, name = self.table[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), name)
        command.context_class = HouseContext
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first; a misspelt one is told with the nearest."""
        if args and args[0] not in self.table and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.table, n=1)
            raise WrongUse(
                say("There is no command `{name}`. Did you mean `{near}`?",
                    name=args[0], near=near[0])
                if near else say("There is no command `{name}`.", name=args[0]), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their line of help, without importing any."""
        column = 2 if language_wanted() == "ja" else 1
        with formatter.section("Commands"):
            formatter.write_dl([(name, each[column]) for name, each in self.table.items()])


def language_wanted() -> Language:
    """The language of `--lang`, written anywhere on the command line, else the environment's.

    Read before click has parsed anything, since that may be what goes wrong.
    """
    words = [part for word in sys.argv[1:] for part in word.split("=", 1)]
    for name, value in pairwise(words):
        if name == "--lang" and value in ("ja", "en"):
            return "ja" if value == "ja" else "en"
    return language_of_environment()


def language_of_environment() -> Language:
    """`ja` when the environment speaks Japanese, else `en`."""
    for name in ("SHIRUBE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "ja" if value.startswith("ja") else "en"
    return "en"


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="Orientation, not legal advice. / これは見取り図であり、法的助言ではない。",
)
@click.version_option(package_name="shirube", prog_name="shirube")
def cli() -> None:
    """標 Japan's AI-governance regime as verified, versioned, executable data."""


def run(command: click.Command) -> int:
    """Run a command; returns its exit code and never shows a traceback for bad input."""
    try:
        result = command.main(prog_name="shirube", standalone_mode=False)
    except Refused as refused:
        for problem in refused.problems:
            click.echo(told(problem, language_wanted()), err=True)
        return 2
    except click.ClickException as error:
        from shirube.interfaces.cli.usage import show_wrong_use

        show_wrong_use(error, language_wanted())
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("", err=True)
        return 130
    except SystemExit:
        # So click leaves when the reader of a pipe has left; nothing more can be told to it.
        return 0
    return result if isinstance(result, int) else 0
