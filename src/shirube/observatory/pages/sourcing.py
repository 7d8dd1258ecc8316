"""Citations as pages show them: source, place, how it was read, and where to look it up."""

import re
from dataclasses import dataclass

from shirube.exports.clean import public_address
from shirube.model.source import Citation, Source
from shirube.observatory.site import Voice
from shirube.reports.say import name_of, place_text

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation, in one language."""

    ref: str
    """Id of the source."""

    name: str
    href: str | None
    """The publisher's address."""

    publisher: str
    at: str
    at_lang: str
    """Language of the pinpoint, which stays in that of the source."""

    read: str
    """How far the place was read, and through what."""

    primary: bool
    says: tuple[str, ...]
    """Values that must stand there."""


def cited(citation: Citation, voice: Voice) -> Cited:
    """A citation made ready for a page."""
    words = voice.words
    source = voice.record(citation.source) or voice.site.world_sources.get(citation.source)
    if not isinstance(source, Source):
        return Cited(citation.source, citation.source, None, "", citation.at, words.lang, "",
                     False, ())
    at = place_text(citation.at, words)
    via = "" if citation.via == "original" else words("via", via=words(f"via.{citation.via}"))
    return Cited(
        ref=source.id, name=name_of(source, words, source.id), href=public_address(source.url),
        publisher=source.publisher.in_(words.lang),
        at=at, at_lang="ja" if _JAPANESE.search(at) else "en",
        read=words(f"read.{citation.read}") + via, primary=source.primary, says=citation.says,
    )
