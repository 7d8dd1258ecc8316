"""What the site tells: an edition, the world and a public address; the same in one language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any, TypeVar

from shirube.locales import LANGUAGES, Words
from shirube.locales.site import site_words
from shirube.model.expectation import Expectation
from shirube.model.instrument import Provision
from shirube.model.jurisdiction import World
from shirube.model.rulebook import AnyRecord, Edition, Rulebook
from shirube.model.source import Source
from shirube.model.terms import Language
from shirube.observatory.address import Addresses
from shirube.observatory.book import book_of
from shirube.observatory.country import CountryView, country_views, present_view
from shirube.observatory.records import as_data, kinds, references

Made = TypeVar("Made")


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

    @property
    def known(self) -> date:
        """The knowledge day: nothing learned after it is told."""
        return self.edition.known

    @cached_property
    def addresses(self) -> Addresses:
        """Where every record has its page."""
        return Addresses.of(self.rulebook, self.world)

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What is made once for a site, by whoever asks for it first."""
        made: dict[str, Any] = vars(self).setdefault("made", {})
        if name not in made:
            made[name] = make()
        found: Made = made[name]
        return found

    @cached_property
    def world_sources(self) -> Mapping[str, Source]:
        """Sources of the world's records by id."""
        return {each.id: each for each in self.world.sources}

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Id of every record -> its collection."""
        return kinds(self.rulebook)

    @cached_property
    def data(self) -> Mapping[str, dict[str, Any]]:
        """Id of every record -> the record as plain values."""
        return {record.id: as_data(record) for record in self.rulebook.records()}

    @cached_property
    def cited_by(self) -> Mapping[str, list[str]]:
        """Id of a record -> ids of the records that name it."""
        return references(self.rulebook, self.data)

    @cached_property
    def rows(self) -> Mapping[str, tuple[str | None, str | None]]:
        """Id of a provision or expectation -> its neighbours in the same instrument."""
        found: dict[str, tuple[str | None, str | None]] = {}
        rows: tuple[tuple[Provision | Expectation, ...], ...] = (
            self.rulebook.provisions, self.rulebook.expectations)
        for records in rows:
            in_order = sorted(records, key=lambda each: (each.instrument, each.order))
            for _, group in groupby(in_order, key=lambda each: each.instrument):
                refs = [None, *(each.id for each in group), None]
                for (before, here), (_, after) in pairwise(pairwise(refs)):
                    found[str(here)] = before, after
        return found

    @cached_property
    def country_views(self) -> tuple[CountryView, ...]:
        """The editions of the country page, the oldest first."""
        return country_views(self.rulebook, self.today, self.known)

    @cached_property
    def country_now(self) -> CountryView:
        """The country page of the site's own day."""
        return present_view(self.edition, self.country_views)

    @cached_property
    def book(self) -> Mapping[str, Any]:
        """The rulebook as the navigator reads it, for every day up to this one."""
        return book_of(self.rulebook, self.known, self.today)

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
