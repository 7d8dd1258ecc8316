"""From plain values to typed records, with every mismatch told at its line."""

import difflib
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from shirube.model.problem import Problem
from shirube.packs.strict import Document, Path_, spell

Model = TypeVar("Model", bound=BaseModel)


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The known word that `word` most looks like, if any looks like it."""
    found = difflib.get_close_matches(str(word), list(words), n=1, cutoff=0.55)
    return found[0] if found else None


def did_you_mean(word: str, words: Iterable[str], otherwise: str) -> str:
    """A mend: the nearest known word, or else `otherwise`."""
    known = sorted(set(words))
    guess = nearest(word, known)
    return f"did you mean `{guess}`?" if guess else otherwise


def convert(
    model: type[Model], data: object, document: Document, at: Path_, extra: Path_ = ()
) -> tuple[Model | None, list[Problem]]:
    """A typed record, or the problems that keep `data` from being one.

    `at` is the place of the data in the document; `extra` a second place, searched for lines
    of fields that came from shared defaults.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        found = []
        for item in error.errors(include_url=False):
            loc = _plain(item["loc"])
            place = (*at, *loc)
            line = document.line(place)
            if extra and place not in document.lines and (*extra, *loc) in document.lines:
                line = document.line((*extra, *loc))
            what, mend = _told(model, item, loc)
            found.append(Problem(document.file, line, spell(loc), what, mend))
        return None, found


def _plain(loc: tuple[int | str, ...]) -> Path_:
    """A place without the names pydantic gives to branches of a union."""
    return tuple(step for step in loc if isinstance(step, int) or "[" not in step)


def _told(model: type[BaseModel], item: Any, loc: Path_) -> tuple[str, str]:
    """What is wrong and how to mend it, in our words."""
    kind, given, context = item["type"], item.get("input"), item.get("ctx", {})
    shown = str(given) if len(str(given)) < 60 else str(given)[:57] + "…"
    last = str(loc[-1]) if loc else ""
    if kind == "missing":
        return f"`{last}` is missing", f"add `{last}:`"
    if kind == "extra_forbidden":
        fields = sorted(set(_fields_at(model, loc[:-1])))
        return (
            f"there is no field `{last}` here",
            did_you_mean(last, fields, "fields here: " + ", ".join(fields)),
        )
    if kind == "literal_error":
        words = [str(word) for word in _words(str(context.get("expected", "")))]
        return f"`{shown}` is not a word for this", did_you_mean(
            shown, words, "write one of: " + ", ".join(words)
        )
    if kind == "value_error":
        message = str(context.get("error", item["msg"]))
        return f"`{shown}` does not fit" if isinstance(given, str) else "does not fit", message
    if kind.startswith("date"):
        return f"`{shown}` is not a day", "write the day as YYYY-MM-DD"
    if kind in ("tuple_type", "list_type"):
        return f"`{shown}` is not a list", "write one value a line, each after `- `"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f"`{shown}` is not a mapping", "write `key: value` lines below it"
    if kind == "string_type":
        return f"`{shown}` is not text", "write plain text"
    if kind == "string_pattern_mismatch":
        return f"`{shown}` is not written as it should be", f"pattern: {context.get('pattern')}"
    if kind == "string_too_short":
        return "the text is empty", "write it, or leave the field out"
    if kind == "too_short":
        return "the list is too short", f"give at least {context.get('min_length')}"
    if kind.startswith("int"):
        return f"`{shown}` is not a whole number", "write digits only"
    if kind.startswith("bool"):
        return f"`{shown}` is neither true nor false", "write true or false"
    return f"`{shown}` does not fit", str(item["msg"])


def _words(expected: str) -> list[str]:
    return [part.strip("'") for part in expected.replace(" or ", ", ").split(", ") if part]


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _fields_at(model: type[BaseModel], loc: Path_) -> Iterator[str]:
    """Names of the fields allowed at a place inside a model."""
    models = [model]
    for step in loc:
        if isinstance(step, int):
            continue
        inner = [
            found
            for each in models
            for name, field in each.model_fields.items()
            if step in (name, field.alias)
            for found in _models(field.annotation)
        ]
        models = inner or models
    for each in models:
        for name, field in each.model_fields.items():
            yield field.alias or name
