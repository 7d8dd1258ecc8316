"""The few words a format adds of its own, in the language of the report."""

from collections.abc import Mapping
from dataclasses import dataclass

from shirube.model.terms import Language


@dataclass(frozen=True, slots=True)
class Words:
    """What the formats say around a report."""

    contents: str
    """Title of the table of contents."""

    skip: str
    """Link past the table of contents, for keyboards and screen readers."""

    warning: str
    """Label before a warning, so that no colour has to say it."""

    addresses: str
    """Title of the list of addresses."""

    bullet: str
    """Mark of a plain list in a terminal."""

    colon: str
    """Between a name and its value."""

    one: str
    """Hint of one thing inside a closed fold."""

    many: str
    """Hint of several."""

    def hint(self, count: int) -> str:
        """How many things a closed fold holds."""
        return (self.one if count == 1 else self.many).format(count)


WORDS: Mapping[Language, Words] = {
    "ja": Words("目次", "本文へ移る", "注意", "参照先", "・", "：", "（{}件）", "（{}件）"),
    "en": Words("Contents", "Skip to the text", "Caution", "Addresses", "- ", ": ",
                " ({} line)", " ({} lines)"),
}
"""Words in each language."""
