"""Help in Japanese: click's English lines, each replaced by its twin as it is written."""

from collections.abc import Iterable

import click

from shirube.exports.width import display_width, pad, wrap
from shirube.locales.help_ja import HELP


class JapaneseHelp(click.HelpFormatter):
    """Where a command writes its help, English going in and Japanese coming out."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is written."""
        super().write_usage(prog, args, prefix or f"{HELP['Usage']}: ")

    def write_heading(self, heading: str) -> None:
        """The heading of a section."""
        self.write(" " * self.current_indent + f"{HELP.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        """Paragraphs."""
        indent = " " * self.current_indent
        self.write("\n\n".join(
            "\n".join(wrap(in_japanese(paragraph), self.width, first=indent, rest=indent))
            for paragraph in text.split("\n\n")
        ) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Options or commands, each with its line of help."""
        rows = list(rows)
        widest = min(max(display_width(name) for name, _ in rows), col_max)
        indent = " " * self.current_indent
        rest = indent + " " * (widest + col_spacing)
        for name, text in rows:
            first = rest
            if display_width(name) > widest:
                self.write(f"{indent}{name}\n")
            else:
                first = indent + pad(name, widest + col_spacing)
            self.write("\n".join(wrap(in_japanese(text), self.width, first=first, rest=rest))
                       + "\n")


def in_japanese(text: str) -> str:
    """A paragraph or line of help in Japanese, with what click adds in brackets."""
    line, bracket, extra = " ".join(text.split("\n")).partition("  [")
    told = HELP.get(line.strip(), line)
    if not bracket:
        return told
    word, colon, value = extra.removesuffix("]").partition(": ")
    return f"{told}［{HELP.get(word, word)}{'：' if colon else ''}{value}］"
