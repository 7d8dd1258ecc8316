"""What the site tells: an edition, the world and a public address; the same in one language."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from shirube.locales import LANGUAGES, Words
from shirube.locales.site import site_words
from shirube.model.jurisdiction import World
from shirube.model.rulebook import AnyRecord, Edition, Rulebook
from shirube.model.terms import Language
from shirube.observatory.address import Addresses


@dataclass(frozen=True)
class Site:
    """Everything pages are made from; the same site gives the same bytes."""

    edition: Edition
    """The regime as of the day the site is made for, and as known on it."""

    world: World
    """The other jurisdictions."""

    base: str = ""
    """Public address of the site's root, ending in `/`; empty when it is not known."""

    @property
    def rulebook(self) -> Rulebook:
        """Every record of the regime."""
        return self.edition.rulebook

    @property
    def today(self) -> date:
        """The day the site is made for; a legal day of the regime."""
        return self.edition.on

    @cached_property
    def addresses(self) -> Addresses:
        """Where every record has its page."""
        return Addresses.of(self.rulebook, self.world)

    @cached_property
    def voices(self) -> tuple["Voice", ...]:
        """The site in each language."""
        return tuple(Voice(self, site_words(lang)) for lang in LANGUAGES)


@dataclass(frozen=True)
class Voice:
    """A site in one language: what page makers are handed."""

    site: Site
    words: Words

    @property
    def lang(self) -> Language:
        """Language of every page made with this voice."""
        return self.words.lang

    @property
    def edition(self) -> Edition:
        """The edition of the site's day."""
        return self.site.edition

    @property
    def rulebook(self) -> Rulebook:
        """Every record of the regime."""
        return self.site.rulebook

    def record(self, ref: str) -> AnyRecord | None:
        """A record by id or alias."""
        return self.rulebook.by_id.get(ref)
