"""Wrong uses of the command line, those that click finds too, told in both languages."""

import click

from shirube.interfaces.cli.group import WrongUse
from shirube.locales import tell
from shirube.model.problem import Message, say
from shirube.model.terms import Language


def show_wrong_use(error: click.ClickException, lang: Language) -> None:
    """Show how the command is used and what is wrong, on standard error."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)  # the whole help, in its language already
        return
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is not None:
        click.echo(ctx.get_usage(), err=True)
        click.echo(tell(say("Try '{command} --help' for help.", command=ctx.command_path), lang),
                   err=True)
        click.echo("", err=True)
    click.echo(tell(say("Error: {message}", message=wrong_use(error)), lang), err=True)


def wrong_use(error: click.ClickException) -> Message:
    """What is wrong, as a message; what click tells in other ways stays English."""
    if isinstance(error, WrongUse):
        return error.told
    if isinstance(error, click.NoSuchOption):
        if error.possibilities:
            return say("No such option '{name}'. Did you mean {near}?", name=error.option_name,
                       near=", ".join(sorted(error.possibilities)))
        return say("No such option '{name}'.", name=error.option_name)
    if isinstance(error, click.BadOptionUsage):
        if "not take" in error.message:  # click tells the two apart in no other way
            return say("Option '{name}' does not take a value.", name=error.option_name)
        return say("Option '{name}' requires an argument.", name=error.option_name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _bad_parameter(error, error.param)
    text = error.format_message()
    if text.startswith("Got unexpected extra argument"):
        # click names the words in no other way than in this text.
        return say("Got unexpected extra arguments: {words}",
                   words=text.partition("(")[2].removesuffix(")"))
    return say("{reason}", reason=text)


def _bad_parameter(error: click.BadParameter, param: click.Parameter) -> Message:
    name = param.get_error_hint(error.ctx)
    if isinstance(error, click.MissingParameter):
        if isinstance(param, click.Argument):
            return say("Missing argument {name}.", name=name)
        return say("Missing option {name}.", name=name)
    if isinstance(param.type, click.Choice):
        return say("Invalid value for {name}: write one of: {choices}", name=name,
                   choices=", ".join(map(str, param.type.choices)))
    return say("Invalid value for {name}: {reason}", name=name, reason=error.message)
