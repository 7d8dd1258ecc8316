"""Strict YAML: scalars stay text, every value knows its line, nothing clever is allowed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from shirube.model.problem import Message, Problem, Refused, say

Path_ = tuple[str | int, ...]
"""Place inside a document: keys and positions from the top."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WIDE = "\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_BETWEEN_JAPANESE = re.compile(rf"(?<=[{_WIDE}]) (?=[{_WIDE}])")
"""The space YAML puts where a line of Japanese was broken, and Japanese does not want."""

_MAX_DEPTH = 40
_MAX_NODES = 200_000


@dataclass(frozen=True)
class Document:
    """A YAML document as plain lists, dicts and text, with the line of every value."""

    file: str
    """Name of the file as shown to people."""

    data: Any
    """Dicts, lists and text; no other types."""

    lines: Mapping[Path_, int]
    """Line (from 1) of every key, item and value."""

    problems: tuple[Problem, ...] = ()
    """What is wrong with it although it could be read: repeated keys."""

    def line(self, path: Path_) -> int:
        """Line of the nearest place on the way to `path` that is in the file."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return 1


def read_text(path: Path, *, limit: int, shown: str | None = None) -> str:
    """The text of a UTF-8 file of at most `limit` bytes.

    Raises Refused, saying what is wrong with the file and how to mend it.
    """
    name = shown or str(path)

    def refuse(what: Message, mend: Message) -> Refused:
        return Refused([Problem(name, 0, "", what, mend)])

    try:
        if not path.exists():
            raise refuse(say("there is no such file"), say("check the name and the folder"))
        if path.is_dir():
            raise refuse(say("this is a folder, not a file"), say("name a file in it"))
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise refuse(
            say("the file cannot be read: {reason}", reason=error.strerror or error),
            say("check its permissions"),
        ) from error
    if len(data) > limit:
        raise refuse(
            say("the file is larger than {limit} kB", limit=f"{limit // 1000:,}"),
            say("split it, or check that it is the file you meant"),
        )
    return decode(data, name)


def decode(data: bytes, name: str) -> str:
    """Bytes as text; UTF-8 only, with or without a byte order mark.

    Raises Refused, naming the encoding the bytes look like.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
    for encoding, label in (
        ("utf-16", "UTF-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("", ""),
        ("cp932", "Shift_JIS"),
        ("euc_jp", "EUC-JP"),
    ):
        if not encoding:
            continue
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        what = say("the text is not UTF-8; it looks like {encoding}", encoding=label)
        break
    else:
        what = say("the text is not UTF-8")
    raise Refused([Problem(name, line, "", what, say("save the file as UTF-8"))])


@dataclass
class _Builder:
    """Turns parser events into plain values, collecting what is not allowed."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[Path_, int] = field(default_factory=dict)
    nodes: int = 0
    readable: bool = True

    def refuse(self, mark: Any, path: Path_, what: Message, mend: Message) -> None:
        self.problems.append(Problem(self.file, mark.line + 1, spell(path), what, mend))
        self.readable = False

    def repeated(self, key: Any, place: Path_) -> None:
        self.problems.append(Problem(
            self.file, key.start_mark.line + 1, spell(place),
            say("the key is given twice (first on line {line})", line=self.lines[place]),
            say("keep one of them")))

    def value(self, events: Any, event: Any, path: Path_) -> Any:
        self.nodes += 1
        if self.nodes > _MAX_NODES or len(path) > _MAX_DEPTH:
            raise Refused([Problem(
                self.file, event.start_mark.line + 1, spell(path[:6]),
                say("the document is nested too deeply or holds too many values"),
                say("split the file"),
            )])
        self.lines.setdefault(path, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event.start_mark, path,
                        say("alias `*{name}` is not allowed", name=event.anchor),
                        say("write the value out"))
            return None
        if event.anchor is not None:
            self.refuse(event.start_mark, path,
                        say("anchor `&{name}` is not allowed", name=event.anchor),
                        say("write the value out where it is used"))
        if event.tag is not None and event.tag != "!":
            self.refuse(event.start_mark, path,
                        say("tag `{name}` is not allowed", name=event.tag),
                        say("write the plain value"))
        if isinstance(event, yaml.ScalarEvent):
            if not event.style and event.value in ("", "~", "null", "Null", "NULL"):
                self.refuse(event.start_mark, path, say("the value is empty"),
                            say("leave the field out, or give it a value"))
                return None
            end: Any = event.end_mark
            if end.line > _mark(event).line:
                return _BETWEEN_JAPANESE.sub("", event.value)
            return event.value
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                items.append(self.value(events, inner, (*path, len(items))))
            return items
        return self.mapping(events, path)

    def mapping(self, events: Any, path: Path_) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self.refuse(key.start_mark, path, say("a key must be plain text"),
                            say("write `key: value`"))
                self.value(events, key, (*path, "?"))
                self.value(events, next(events), (*path, "?"))
                continue
            place = (*path, key.value)
            if key.value in result:
                self.repeated(key, place)
                self.value(events, next(events), (*place, "again"))
                continue
            self.lines[place] = _mark(key).line + 1
            result[key.value] = self.value(events, next(events), place)
        return result


def spell(path: Path_) -> str:
    """A place as people write it: `systems[0].facts.develops`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def _mark(event: Any) -> Any:
    """Where an event begins; the C parser always knows, the type stubs do not."""
    return event.start_mark


def parse(text: str, file: str, *, keep_going: bool = False) -> Document:
    """Read one YAML document; every scalar is text.

    Raises Refused with every repeated key, anchor, alias, tag and empty value, or with the
    place where the text stops being YAML. With `keep_going`, repeated keys alone are handed
    on in the document's `problems`, so that a caller can tell them with what else is wrong.
    """
    builder = _Builder(file)
    try:
        events = yaml.parse(text, Loader=_LOADER)
        next(events)  # stream start
        start = next(events)
        if isinstance(start, yaml.StreamEndEvent):
            raise Refused([Problem(
                file, 1, "", say("the file is empty"), say("write the record in it"))])
        data = builder.value(events, next(events), ())
        next(events)  # document end
        if not isinstance(following := next(events), yaml.StreamEndEvent):
            builder.refuse(_mark(following), (), say("there is a second document after `---`"),
                           say("put it in a file of its own"))
    except yaml.YAMLError as error:
        mark: Any = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or getattr(error, "reason", None)
        line = mark.line + 1 if mark else 1
        raise Refused([Problem(
            file, line, "",
            say("this is not YAML: {reason}", reason=why) if why else say("this is not YAML"),
            say("check indentation, quotes and colons on this line and the one above"),
        )]) from error
    except RecursionError as error:
        raise Refused([Problem(file, 1, "", say("the document is nested too deeply"),
                               say("split the file"))]) from error
    if builder.problems and not (keep_going and builder.readable):
        raise Refused(builder.problems)
    return Document(file, data, builder.lines, tuple(builder.problems))
