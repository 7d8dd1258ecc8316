"""JSON Schemas for editors: what may stand in each folder of a pack, field by field."""

import ast
import copy
import inspect
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

from pydantic import BaseModel

from shirube.model.assessment import Assessment
from shirube.packs.layout import DEFINITION, FOLDERS, PROVISION, REGIME, Kind
from shirube.packs.profile import ProfileFile

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, Schema]:
    """File name -> JSON Schema: one for each folder of a pack, one for profiles, one for
    assessments."""
    found = {"regime.schema.json": _single(REGIME)}
    for folder, kind in FOLDERS.items():
        kinds = (kind, DEFINITION) if folder == "rules" else (kind,)
        found[f"{folder}.schema.json"] = _folder(*kinds)
    found["provisions.schema.json"] = _folder(PROVISION)
    found["profile.schema.json"] = _described(ProfileFile, by_alias=True)
    found["assessment.schema.json"] = _described(Assessment, by_alias=True)
    return dict(sorted(found.items()))


def schema_name(path: str) -> str:
    """Name of the schema for a pack file, by its path below `regimes/`."""
    parts = path.split("/")
    if parts[-1] == "regime.yaml" and len(parts) == 2:
        return "regime.schema.json"
    if parts[1] == "instruments" and len(parts) == 4:
        return "provisions.schema.json"
    return f"{parts[1]}.schema.json"


def _single(kind: Kind) -> Schema:
    schema = _described(kind.type, by_alias=True)
    _drop_id(schema)
    return schema


def _folder(*kinds: Kind) -> Schema:
    """A file with one record, or with `each` and `records`."""
    definitions: Schema = {}
    whole: list[Schema] = []
    shared: list[Schema] = []
    for kind in kinds:
        schema = _described(kind.type, by_alias=True)
        definitions |= schema.pop("$defs", {})
        for key in ("$schema", "title"):
            schema.pop(key, None)
        inside = copy.deepcopy(schema)
        _drop_id(schema)
        inside["properties"]["id"] = {
            "type": "string", "pattern": "^[a-z0-9][a-z0-9._-]*$",
            "description": "Last part of the record's id, below the folder of this file.",
        }
        inside["required"] = ["id"]
        whole.append(schema)
        shared.append(inside)
    each = [
        {**{key: value for key, value in schema.items() if key != "required"}}
        for schema in whole
    ]
    return {
        "$schema": _DIALECT,
        "$defs": definitions,
        "anyOf": [
            *whole,
            {
                "type": "object",
                "description": "Several records of one folder in one file.",
                "properties": {
                    "each": _one_of(each, "Fields every record has unless it says otherwise."),
                    "records": {
                        "type": "array", "items": _one_of(shared, "One record."),
                        "description": "The records.",
                    },
                },
                "required": ["records"],
                "additionalProperties": False,
            },
        ],
    }


def _one_of(schemas_: list[Schema], description: str) -> Schema:
    if len(schemas_) == 1:
        return {**schemas_[0], "description": description}
    return {"anyOf": schemas_, "description": description}


def _drop_id(schema: Schema) -> None:
    schema["properties"].pop("id", None)
    if "id" in schema.get("required", []):
        schema["required"].remove("id")


def _described(model: type[BaseModel], *, by_alias: bool) -> Schema:
    """A model's JSON Schema with the text under each field as its description."""
    schema = model.model_json_schema(by_alias=by_alias)
    texts = {each.__name__: field_texts(each) for each in _models(model)}
    for name, part in [(model.__name__, schema), *schema.get("$defs", {}).items()]:
        for field, shape in part.get("properties", {}).items():
            shape.pop("title", None)
            text = texts.get(name, {}).get(field)
            if text:
                shape["description"] = text
    return {"$schema": _DIALECT, **schema}


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and every model reachable through its fields."""
    seen: set[type[BaseModel]] = set()
    stack: list[Any] = [model]
    while stack:
        each = stack.pop()
        if isinstance(each, type) and issubclass(each, BaseModel):
            if each in seen:
                continue
            seen.add(each)
            yield each
            stack.extend(field.annotation for field in each.model_fields.values())
        stack.extend(getattr(each, "__args__", ()))


@cache
def field_texts(model: type[BaseModel]) -> dict[str, str]:
    """Field (as written in files) -> the text under it, inherited fields included.

    Read from the source when a schema is made, so that ordinary runs do not pay for it.
    """
    found: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        if not (issubclass(owner, BaseModel) and owner is not BaseModel):
            continue
        module = inspect.getmodule(owner)
        texts = _class_texts(module).get(owner.__name__, {}) if module else {}
        for name, text in texts.items():
            field = model.model_fields.get(name)
            found[(field.alias if field and field.alias else name)] = text
    return found


@cache
def _class_texts(module: ModuleType) -> dict[str, dict[str, str]]:
    try:
        tree = ast.parse(inspect.getsource(module))
    except (OSError, TypeError):
        return {}
    return {
        node.name: {
            before.target.id: " ".join(str(after.value.value).split())
            for before, after in zip(node.body, node.body[1:], strict=False)
            if isinstance(before, ast.AnnAssign) and isinstance(before.target, ast.Name)
            and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        }
        for node in tree.body if isinstance(node, ast.ClassDef)
    }
