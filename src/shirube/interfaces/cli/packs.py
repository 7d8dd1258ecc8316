"""`shirube lint` and `schema`: for those who write packs."""

import json
from pathlib import Path

import click

from shirube.interfaces.cli.common import deliver, packs_folder, write_whole


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The same as data.")
def lint(folder: Path | None, as_json: bool) -> None:
    """Check the packs in FOLDER: a regime, or a folder of regimes.

    Every problem is told with file, line, field and mend; exit 1 when there is one.
    """
    from dataclasses import asdict

    from shirube.operations.rulebooks import lint_packs

    base = folder or packs_folder()
    regimes = [base] if (base / "regime.yaml").exists() else sorted(
        each.parent for each in base.glob("*/regime.yaml"))
    problems, lines = [], []
    for regime in regimes or [base]:
        rulebook, found = lint_packs(regime)
        problems += found
        count = sum(1 for _ in rulebook.records()) if rulebook else 0
        lines.append(f"{regime.name}: {count} records, {len(found)} problems")
    if as_json:
        deliver(json.dumps([asdict(each) for each in problems], ensure_ascii=False, indent=2)
                + "\n", None)
    else:
        for problem in problems:
            click.echo(str(problem))
    for line in lines:
        click.echo(line, err=True)
    if problems:
        raise click.exceptions.Exit(1)


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR",
              help="Folder to write the schemas to (default: print their names).")
@click.argument("name", required=False)
def schema(output: Path | None, name: str | None) -> None:
    """JSON Schemas for editors: all of them into a folder, or the one called NAME."""
    from shirube.model.problem import Problem, Refused
    from shirube.packs.schema import schemas
    from shirube.packs.typed import did_you_mean

    found = {key: json.dumps(value, ensure_ascii=False, indent=2) + "\n"
             for key, value in schemas().items()}
    if name is not None:
        wanted = name if name in found else f"{name}.schema.json"
        if wanted not in found:
            raise Refused([Problem(name, 0, "", "there is no such schema", did_you_mean(
                name, [each.removesuffix(".schema.json") for each in found], ""))])
        deliver(found[wanted], output / wanted if output else None)
    elif output is None:
        deliver("".join(f"{each}\n" for each in found), None)
    else:
        for each, text in found.items():
            write_whole(output / each, text.encode("utf-8"))
        click.echo(f"{len(found)} schemas in {output}", err=True)
