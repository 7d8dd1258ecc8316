"""Text in both languages, each with its standing."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from shirube.model.terms import Language, TextStanding

Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Text that is not empty."""


class Record(BaseModel):
    """Ground of every type: frozen, closed, described by the text under its fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, populate_by_name=True
    )


class Text(Record):
    """Words of ours in both languages: a gist, a question, a note."""

    ja: Line
    """Japanese."""

    en: Line
    """English."""

    def in_(self, lang: Language) -> str:
        """The words in one language."""
        return self.ja if lang == "ja" else self.en


class Title(Text):
    """A name in both languages, each saying whose wording it is."""

    ja_is: TextStanding = "original"
    """Standing of the Japanese name."""

    en_is: TextStanding = "ours"
    """Standing of the English name; `ours` is a working translation."""

    def standing(self, lang: Language) -> TextStanding:
        """Whose wording the name in `lang` is."""
        return self.ja_is if lang == "ja" else self.en_is
