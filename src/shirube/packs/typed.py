"""From plain values to typed records, with every mismatch told at its line."""

import difflib
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from shirube.model.problem import Message, Problem, Unfit, say, shown
from shirube.packs.strict import Document, Path_, spell

Model = TypeVar("Model", bound=BaseModel)


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The known word that `word` most looks like, if any looks like it."""
    found = difflib.get_close_matches(str(word), list(words), n=1, cutoff=0.55)
    return found[0] if found else None


def did_you_mean(word: str, words: Iterable[str], otherwise: Message) -> Message:
    """A mend: the nearest known word, or else `otherwise`."""
    known = sorted(set(words))
    guess = nearest(word, known)
    return say("did you mean `{guess}`?", guess=guess) if guess else otherwise


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


def _told(model: type[BaseModel], item: Any, loc: Path_) -> tuple[Message, Message]:
    """What is wrong and how to mend it, in our words."""
    kind, context, given = item["type"], item.get("ctx", {}), shown(item.get("input"))
    last = str(loc[-1]) if loc else ""
    if isinstance(unfit := context.get("error"), Unfit):
        return unfit.what, unfit.mend
    if kind == "missing":
        return say("`{field}` is missing", field=last), say("add `{field}:`", field=last)
    if kind == "extra_forbidden":
        fields = sorted(set(_fields_at(model, loc[:-1])))
        return (
            say("there is no field `{field}` here", field=last),
            did_you_mean(last, fields, say("fields here: {fields}", fields=", ".join(fields))),
        )
    if kind == "literal_error":
        words = [str(word) for word in _words(str(context.get("expected", "")))]
        return say("`{given}` is not a word for this", given=given), did_you_mean(
            given, words, say("write one of: {words}", words=", ".join(words))
        )
    if kind.startswith("date"):
        return say("`{given}` is not a day", given=given), say("write the day as YYYY-MM-DD")
    if kind in ("tuple_type", "list_type"):
        return (say("`{given}` is not a list", given=given),
                say("write one value a line, each after `- `"))
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return (say("`{given}` is not a mapping", given=given),
                say("write `key: value` lines below it"))
    if kind == "string_type":
        return say("`{given}` is not text", given=given), say("write plain text")
    if kind == "string_pattern_mismatch":
        return (say("`{given}` is not written as it should be", given=given),
                say("pattern: {pattern}", pattern=context.get("pattern")))
    if kind == "string_too_short":
        return say("the text is empty"), say("write it, or leave the field out")
    if kind == "too_short":
        return (say("the list is too short"),
                say("give at least {number}", number=context.get("min_length")))
    if kind.startswith("int"):
        return say("`{given}` is not a whole number", given=given), say("write digits only")
    if kind.startswith("bool"):
        return (say("`{given}` is neither true nor false", given=given),
                say("write true or false"))
    return say("`{given}` does not fit", given=given), say("{reason}", reason=item["msg"])


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
