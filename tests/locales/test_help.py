"""Help and wrong use of the command line, in both languages."""

import inspect
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import click
import pytest

from shirube.interfaces.cli.group import COMMANDS, cli
from shirube.locales.help_ja import HELP
from tests.locales.source import JAPANESE

CLICK = {"Usage", "Options", "Commands", "default", "Show this message and exit.",
         "Show the version and exit."}
"""What click itself says in our help."""


def commands(group: click.Group = cli) -> Iterator[click.Command]:
    yield group
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command)
        else:
            yield command


def helps() -> set[str]:
    found = set()
    for command in commands():
        for text in (command.help, command.epilog):
            if text:
                found |= {" ".join(each.split()) for each in inspect.cleandoc(text).split("\n\n")}
        found |= {each.help for each in command.params if isinstance(each, click.Option)
                  and each.help}
    return found


def test_every_help_text_has_a_japanese_twin_and_no_twin_is_stale() -> None:
    assert sorted(helps() - HELP.keys()) == []
    assert sorted(HELP.keys() - helps() - CLICK) == []


@pytest.mark.parametrize("text", sorted(HELP))
def test_a_twin_is_japanese(text: str) -> None:
    assert JAPANESE.search(HELP[text])


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_told_in_both_languages_on_the_first_page(name: str) -> None:
    _, english, japanese = COMMANDS[name]

    assert english
    assert not JAPANESE.search(english)
    assert JAPANESE.search(japanese)


def test_help_of_assess_in_japanese(
    shirube: Callable[..., Any], monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[str, str], None],
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    golden("assess-help.ja.txt", shirube("assess", "--help", lang="ja").out)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_no_help_in_japanese_holds_an_english_sentence(
    shirube: Callable[..., Any], name: str
) -> None:
    ran = shirube(*filter(None, [name]), "--help", lang="ja")

    assert ran.code == 0
    for line in ran.out.splitlines()[1:]:
        option = line.lstrip().startswith("-") and "  " not in line.strip()
        assert not line.strip() or JAPANESE.search(line) or option, line


def test_help_is_in_the_language_asked_for_wherever_it_is_written(
    shirube: Callable[..., Any]
) -> None:
    assert "使い方" in shirube("assess", "--help", "--lang", "ja").out
    assert "使い方" in shirube("assess", "--lang=ja", "--help").out
    assert "Usage" in shirube("assess", "--lang", "en", "--help", lang="ja").out


WRONG = {
    "no such command": (["asess"], "コマンド `asess` はない。`assess` のことか。"),
    "no such option": (["assess", "--ful"], "オプション `--ful` はない。--full のことか。"),
    "no argument": (["assess"], "引数 'PROFILE' がない。"),
    "no value": (["show", "--on"], "オプション `--on` には値が要る。"),
    "a value too many": (["show", "--full=3"], "オプション `--full` は値を取らない。"),
    "not a day": (["show", "--on", "2030-1-1"], "'--on' の値 `2030-1-1` は日付ではない。"),
    "not a choice": (["show", "--format", "doc"], "次のいずれかを書く：text, html, md, json"),
    "an argument too many": (["show", "a", "b", "c"], "余分な引数がある：b c"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_told_in_the_language_of_the_environment(
    shirube: Callable[..., Any], name: str
) -> None:
    words, told = WRONG[name]

    ran = shirube(*words, lang="ja")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1].startswith("誤り：")
    assert told in ran.err

    ran = shirube(*words)
    assert (ran.code, ran.out) == (2, "")
    assert not JAPANESE.search(ran.err)


def test_a_problem_is_told_in_the_language_asked_for(shirube: Callable[..., Any]) -> None:
    assert "そのファイルはない" in shirube("assess", "no.yaml", "--lang", "ja").err
    assert "there is no such file" in shirube("assess", "no.yaml", "--lang", "en", lang="ja").err


def test_english_help_imports_no_japanese() -> None:
    code = ("import sys; sys.argv = ['shirube', 'schema', '--help']\n"
            "from shirube.interfaces.cli.group import cli, run\n"
            "run(cli); print([each for each in sys.modules if each.endswith('_ja')])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                          env={"SHIRUBE_LANG": "en", "PYTHONUTF8": "1"}, check=True)

    assert done.stdout.endswith("[]\n")
