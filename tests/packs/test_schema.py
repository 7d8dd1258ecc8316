"""JSON Schemas: in step with the types, described, and accepting what the packs hold."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from shirube.packs.schema import schema_name, schemas
from tests.paths import EXAMPLES, REGIMES, ROOT

SCHEMAS = schemas()
PACKS = sorted(REGIMES.rglob("*.yaml"))
LINE = "# yaml-language-server: $schema="


def plain(path: Path) -> object:
    """A file as an editor reads it: YAML 1.2, where days stay text."""
    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {}
    Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), "tf")
    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:int", re.compile(r"^-?\d+$"), list("-0123456789"))
    return yaml.load(path.read_text("utf-8"), Loader)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_published_schema_is_the_one_of_the_types(name: str) -> None:
    published = json.loads((ROOT / "schemas" / name).read_text("utf-8"))

    assert published == SCHEMAS[name], "run `make schemas`"
    jsonschema.Draft202012Validator.check_schema(published)


def test_no_other_schema_is_published() -> None:
    assert {path.name for path in (ROOT / "schemas").iterdir()} == set(SCHEMAS)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: str(path.relative_to(REGIMES)))
def test_every_pack_file_leads_to_a_schema_that_accepts_it(path: Path) -> None:
    name = schema_name(path.relative_to(REGIMES).as_posix())
    first = path.read_text("utf-8").splitlines()[0]

    assert first.startswith(LINE), "run `make schemas`"
    assert (path.parent / first.removeprefix(LINE)).resolve() == (
        ROOT / "schemas" / name)
    jsonschema.validate(plain(path), SCHEMAS[name])


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.name)
def test_every_example_is_accepted_by_the_profile_schema(path: Path) -> None:
    jsonschema.validate(plain(path), SCHEMAS["profile.schema.json"])


def test_every_field_is_described() -> None:
    bare = [
        f"{name}: {owner}.{field}"
        for name, schema in SCHEMAS.items()
        for owner, part in schema.get("$defs", {}).items()
        for field, shape in part.get("properties", {}).items()
        if "description" not in shape and "$ref" not in shape
    ]

    assert bare == []
