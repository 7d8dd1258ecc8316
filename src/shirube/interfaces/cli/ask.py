"""`shirube ask`: an interview that grows a profile, saved after every answer."""

import sys
from datetime import date
from pathlib import Path

import click

from shirube.interfaces.cli.common import (
    config_of,
    deliver,
    lang_option,
    on_option,
    packs_options,
    words_of,
    write_whole,
)
from shirube.locales import Words
from shirube.model.assessment import Question
from shirube.model.problem import Problem, Refused, say
from shirube.model.profile import AnswerValue
from shirube.operations.ask import Interview, begin, read_reply, resume
from shirube.operations.config import Config, today

_NO_ANSWER = ("-", "ー", "−")
"""What people type when they do not know, or do not say."""


class _Leave(Exception):
    """The person wants to stop for now."""


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
              help="Profile to grow; an existing one is resumed.")
@on_option
@lang_option
@packs_options
def ask(
    output: Path | None, on: date | None, lang: str | None, packs: Path | None, regime: str
) -> None:
    """Ask the next question worth asking, one at a time; stop and resume at any time.

    Every answer is saved at once. Reply `?` for help, `-` when you do not know, `q` to stop.
    """
    words, config = words_of(lang), config_of(packs, regime)
    if output and output.suffix.lower() not in (".yaml", ".yml"):
        raise Refused([Problem(str(output), 0, "", say("a profile is a YAML file"),
                               say("end its name with .yaml"))])
    resumed = output is not None and output.exists()
    try:
        interview = (resume(config, output, on=on) if output and resumed
                     else _new(config, words, on))
    except _Leave:
        return
    if not resumed:
        _save(interview, output)
    total = len(interview.session.questions)
    _say(words("ask.start", n=total))
    day = today(config, interview.edition.rulebook)
    try:
        while (question := interview.session.next) is not None:
            later = _one(interview, question, words, day)
            if later.text() != interview.text():
                if output is not None and resumed:
                    _keep_comments(output, words)
                    resumed = False
                _save(later, output)
            interview = later
    except _Leave:
        _say(words("ask.left"))
    else:
        _say(words("ask.finished"))
    if output is None:
        deliver(interview.text(), None)
    else:
        _say(words("ask.next", file=output))


def _new(config: Config, words: Words, on: date | None) -> Interview:
    _say(words("ask.welcome"))
    name = _line(words("ask.name"), words)
    systems = _line(words("ask.systems"), words)
    names = tuple(each.strip() for each in systems.replace("、", ",").split(",") if each.strip())
    return begin(config, name, names or (words("ask.system_one"),), on=on)


def _one(
    interview: Interview, question: Question, words: Words, day: date
) -> Interview:
    """One question, asked until the reply fits."""
    fact = interview.fact(question)
    subject = words("subject.organisation")
    for system in interview.session.profile.systems:
        if system.id == question.system:
            subject = system.name
    _say("")
    _say(words("ask.question", question=fact.question.in_(words.lang), subject=subject,
               n=question.touches))
    for number, option in enumerate(fact.options, 1):
        _say(f"  {number}  {option.label.in_(words.lang)}")
    hint = words(f"ask.hint.{fact.kind}")
    while True:
        text = _line(hint, words)
        if text in ("?", "？"):
            _say(fact.help.in_(words.lang) if fact.help else words("ask.no_help"))
            continue
        if text in _NO_ANSWER:
            return interview.reply(question, None)
        try:
            value: AnswerValue = read_reply(fact, text)
        except ValueError as error:
            _say(words("ask.again", allowed=error))
            continue
        by = why = None
        if fact.kind == "judgement":
            by = _line(words("ask.by"), words)
            why = _line(words("ask.why"), words)
            why = None if why in _NO_ANSWER else why
        return interview.reply(question, value, by=by, on=day if by else None, why=why)


def _line(prompt: str, words: Words) -> str:
    """A reply; raises _Leave at `q` or at the end of the input."""
    try:
        while True:
            click.echo(f"{prompt} ", nl=False, err=True)
            if sys.stdin is None:
                raise EOFError
            text = input().strip()
            if text.casefold() in ("q", "ｑ"):
                raise _Leave
            if text:
                return text
    except EOFError:
        click.echo("", err=True)
        raise _Leave from None


def _say(text: str) -> None:
    click.echo(text, err=True)


def _keep_comments(output: Path, words: Words) -> None:
    """Keep a file with comments as it was: what is written anew holds answers alone."""
    before = output.read_bytes()
    if any(line.lstrip().startswith(b"#") or b" #" in line for line in before.splitlines()[1:]):
        kept = output.with_name(f"{output.name}.bak")
        write_whole(kept, before)
        _say(words("ask.kept", file=kept))


def _save(interview: Interview, output: Path | None) -> None:
    if output is not None:
        write_whole(output, interview.text().encode("utf-8"))
