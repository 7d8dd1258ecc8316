"""`shirube lint` and `schema`: for those who write packs."""

import json
from pathlib import Path

import click

from shirube.interfaces.cli.common import deliver, lang_option, packs_folder, write_whole
from shirube.interfaces.cli.group import language_wanted
from shirube.locales import tell, told
from shirube.model.problem import Problem, Refused, say


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The same as data.")
@lang_option
def lint(folder: Path | None, as_json: bool, lang: str | None) -> None:
    """Check the packs in FOLDER: a regime, or a folder of regimes.

    Every problem is told with file, line, field and mend; exit 1 when there is one.
    """
    from shirube.operations.rulebooks import lint_packs, pack_folders

    spoken = language_wanted()
    problems, lines = [], []
    for regime in pack_folders(folder or packs_folder()):
        count, found = lint_packs(regime)
        problems += found
        lines.append(say("{regime}: {records} records, {problems} problems",
                         regime=regime.name, records=count, problems=len(found)))
    if as_json:
        deliver(json.dumps([_data(each) for each in problems], ensure_ascii=False, indent=2)
                + "\n", None)
    else:
        for problem in problems:
            click.echo(told(problem, spoken))
    for line in lines:
        click.echo(tell(line, spoken), err=True)
    if problems:
        raise click.exceptions.Exit(1)


def _data(problem: Problem) -> dict[str, str | int]:
    return {"file": problem.file, "line": problem.line, "field": problem.field,
            "what": str(problem.what), "mend": str(problem.mend)}


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR",
              help="Folder to write the schemas to (default: print their names).")
@click.argument("name", required=False)
def schema(output: Path | None, name: str | None) -> None:
    """JSON Schemas for editors: all of them into a folder, or the one called NAME."""
    from shirube.packs.schema import schemas
    from shirube.packs.typed import did_you_mean

    found = {key: json.dumps(value, ensure_ascii=False, indent=2) + "\n"
             for key, value in schemas().items()}
    if name is not None:
        wanted = name if name in found else f"{name}.schema.json"
        if wanted not in found:
            raise Refused([Problem(name, 0, "", say("there is no such schema"), did_you_mean(
                name, [each.removesuffix(".schema.json") for each in found],
                say("`shirube schema` lists what there is")))])
        deliver(found[wanted], output / wanted if output else None)
    elif output is None:
        deliver("".join(f"{each}\n" for each in found), None)
    else:
        for each, text in found.items():
            write_whole(output / each, text.encode("utf-8"))
        click.echo(tell(say("{number} schemas in {folder}", number=len(found), folder=output),
                        language_wanted()), err=True)
