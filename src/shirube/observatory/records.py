"""Records as data, and what refers to what: made once for a site, read by many pages."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import to_jsonable_python

from shirube.model.rulebook import KINDS, AnyRecord, Rulebook


def kinds(rulebook: Rulebook) -> Mapping[str, str]:
    """Id of every record -> its collection, e.g. `provisions`; the regime's is `regime`."""
    found = {rulebook.regime.id: "regime"}
    for name in KINDS:
        found.update((record.id, name) for record in getattr(rulebook, name))
    return found


def as_data(record: AnyRecord) -> dict[str, Any]:
    """A record as plain values, both languages in it; what is not given is left out."""
    data: dict[str, Any] = to_jsonable_python(record, by_alias=True, exclude_none=True)
    return {name: value for name, value in data.items() if value not in ([], {})}


def references(rulebook: Rulebook, data: Mapping[str, dict[str, Any]]) -> dict[str, list[str]]:
    """Id of a record -> ids of the records that name it, in the order of the rulebook."""
    found: dict[str, dict[str, None]] = {}
    by_id = rulebook.by_id
    for ref, values in data.items():
        for text in _texts(values):
            if "/" in text and (target := by_id.get(text)) is not None and target.id != ref:
                found.setdefault(target.id, {})[ref] = None
    return {target: list(refs) for target, refs in found.items()}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if isinstance(key, str):
                yield key
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)

