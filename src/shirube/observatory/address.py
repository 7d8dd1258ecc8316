"""Addresses: a record's id is its page's address, for good; links are relative, so that the
site works at any public address and from disk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shirube.model.jurisdiction import World
from shirube.model.page import Page as View
from shirube.model.rulebook import Rulebook
from shirube.model.terms import Language


def path_of(ref: str) -> str:
    """The path of a record's page, without language and ending, e.g.
    `jp/instruments/ai-promotion-act/art_7` for `jp/instruments/ai-promotion-act#art_7`."""
    return ref.replace("#", "/")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where every record has its page, by id and by alias."""

    paths: Mapping[str, str]
    """Id or alias -> path of the page."""

    moved: Mapping[str, str]
    """Paths of aliases -> path of the page they lead to."""

    @classmethod
    def of(cls, rulebook: Rulebook, world: World) -> "Addresses":
        """The address book of a regime and the world."""
        paths: dict[str, str] = {}
        moved: dict[str, str] = {}
        for ref, aliases, path in _places(rulebook, world):
            paths[ref] = path
            for alias in aliases:
                paths.setdefault(alias, path)
                if path_of(alias) != path:
                    moved[path_of(alias)] = path
            if path_of(ref) != path:
                moved[path_of(ref)] = path
        taken = set(paths.values())
        return cls(paths, {old: new for old, new in moved.items() if old not in taken})


def _places(rulebook: Rulebook, world: World) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Every record with its aliases and its page's path."""
    regime = rulebook.regime.id
    yield regime, (), f"{regime}/index"
    for record in rulebook.records():
        if record.id == regime:
            continue
        aliases: tuple[str, ...] = getattr(record, "aliases", ())
        # Views are known by their short name, e.g. `jp/plan`.
        path = aliases[0] if isinstance(record, View) and aliases else path_of(record.id)
        yield record.id, aliases, path
    for each in world.jurisdictions:
        yield each.id, (), f"world/{each.code.casefold()}"
    for source in world.sources:
        yield source.id, (), path_of(source.id)


@dataclass(frozen=True, slots=True)
class Here:
    """A page's own place; makes every address relative to it."""

    lang: Language
    path: str

    addresses: Addresses

    @property
    def root(self) -> str:
        """The way up to the site's root, e.g. `../../`."""
        return "../" * (self.path.count("/") + 1)

    def page(self, path: str, lang: Language | None = None) -> str:
        """A page of the site; `#anchor` and `?query` may follow its path."""
        end = len(path)
        if "?" in path or "#" in path:
            end = min(at for mark in "?#" if (at := path.find(mark)) >= 0)
        return f"{self.root}{lang or self.lang}/{path[:end]}.html{path[end:]}"

    def file(self, path: str) -> str:
        """A file of the site that belongs to no language, e.g. `assets/site.css`."""
        return self.root + path

    def record(self, ref: str | None) -> str | None:
        """A record's page; none when the site has none."""
        path = self.addresses.paths.get(ref) if ref else None
        return None if path is None or path == self.path else self.page(path)
