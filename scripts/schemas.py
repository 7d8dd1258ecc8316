"""Write the JSON Schemas, and the line in each pack file that leads editors to them."""

import json
import os
from pathlib import Path

from shirube.packs.schema import schema_name, schemas

ROOT = Path(__file__).parents[1]
START = "# yaml-language-server: $schema="


def main() -> None:
    """Bring `schemas/`, the packs' first lines and the examples' first lines up to date."""
    folder = ROOT / "schemas"
    folder.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (folder / name).write_text(text, "utf-8")
    for path in sorted((ROOT / "regimes").rglob("*.yaml")):
        name = schema_name(path.relative_to(ROOT / "regimes").as_posix())
        _lead(path, folder / name)
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        _lead(path, folder / "profile.schema.json")


def _lead(path: Path, schema: Path) -> None:
    line = START + os.path.relpath(schema, path.parent)
    lines = path.read_text("utf-8").splitlines()
    if lines and lines[0].startswith(START):
        lines = lines[1:]
    path.write_text("\n".join([line, *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
