"""A small reader of BibTeX files, written against the format and not against the writer."""

from collections.abc import Iterator
from dataclasses import dataclass

_COMMANDS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~",
    "textasciicircum": "^",
}


@dataclass(frozen=True)
class Entry:
    """One entry as BibTeX sees it: braces still in its values."""

    kind: str
    key: str
    fields: dict[str, str]


def entries(text: str) -> list[Entry]:
    """Every entry of a file; fails on anything that is none."""
    return list(_Reader(text).entries())


def shown(value: str) -> str:
    """A value as TeX would show it: commands done, braces gone."""
    made, at = "", 0
    while at < len(value):
        each = value[at]
        at += 1
        if each in "{}":
            continue
        assert each not in "#$%&_^~", f"{each} is bare in {value!r}"
        if each != "\\":
            made += each
            continue
        if value[at] in "#$%&_":
            made += value[at]
            at += 1
            continue
        end = value.index("{}", at)
        made += _COMMANDS[value[at:end]]
        at = end + 2
    return made


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def entries(self) -> Iterator[Entry]:
        while self._skip() < len(self.text):
            self._take("@")
            kind = self._until("{")
            key = self._until(",")
            assert key
            assert not set(key) & set(" \"#'(),={}%~\\")
            fields: dict[str, str] = {}
            while self.text[self._skip()] != "}":
                name = self._until("=").strip()
                assert name.isidentifier()
                assert name not in fields
                fields[name] = self._value()
                self._skip()
                self._take(",")
            self._take("}")
            yield Entry(kind, key, fields)

    def _value(self) -> str:
        start = self._skip()
        if self.text[start] != "{":  # a macro, such as a month
            end = self.text.index(",", start)
            self.at = end
            assert self.text[start:end].isalpha()
            return self.text[start:end]
        depth = 0
        for place in range(start, len(self.text)):
            # BibTeX counts every brace, after a backslash too.
            depth += {"{": 1, "}": -1}.get(self.text[place], 0)
            if depth == 0:
                self.at = place + 1
                return self.text[start + 1 : place]
        raise AssertionError("a brace is left open")

    def _skip(self) -> int:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.at

    def _take(self, mark: str) -> None:
        assert self.text[self.at] == mark, self.text[self.at : self.at + 40]
        self.at += 1

    def _until(self, mark: str) -> str:
        end = self.text.index(mark, self.at)
        found = self.text[self.at : end]
        self.at = end + 1
        return found
