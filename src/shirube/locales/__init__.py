"""Words of the interface in Japanese and English; never words of the law."""

from collections.abc import Mapping
from importlib import import_module

from shirube.model.problem import Message, Problem
from shirube.model.terms import Language

LANGUAGES: tuple[Language, ...] = ("ja", "en")


class Words:
    """The interface's words in one language: `words("key", name=...)` gives a line."""

    def __init__(self, lang: Language, more: Mapping[str, str] | None = None) -> None:
        """The common lines in `lang`, with the lines of one room on top."""
        self.lang = lang
        self._table: Mapping[str, str] = import_module(f"shirube.locales.{lang}").WORDS
        if more:
            self._table = {**self._table, **more}

    def __call__(self, key: str, /, **values: object) -> str:
        """The line under `key`, filled in.

        Raises KeyError when the language has no such line.
        """
        return self._table[key].format(**values) if values else self._table[key]

    def count(self, key: str, number: int, **values: object) -> str:
        """The line under `key` for a number; some keys have a line of their own for one."""
        single = f"{key}.one"
        chosen = single if number == 1 and single in self._table else key
        return self._table[chosen].format(n=number, **values)


def words(lang: Language) -> Words:
    """The interface's words in a language."""
    return Words(lang)


def tell(message: Message, lang: Language) -> str:
    """A message in a language."""
    if lang == "en":
        return str(message)
    table: Mapping[str, str] = import_module(f"shirube.locales.problems_{lang}").PROBLEMS
    return table.get(message.template, message.template).format(**{
        name: tell(value, lang) if isinstance(value, Message) else value
        for name, value in message.values
    })


def told(problem: Problem, lang: Language) -> str:
    """A problem in a language, with its mend below."""
    mend = {"ja": "直し方：", "en": "mend: "}[lang]
    return f"{problem.place} {tell(problem.what, lang)}\n  {mend}{tell(problem.mend, lang)}"
