"""Pages: named views that collect records on one matter, for people and for commands."""

from shirube.model.source import Ref
from shirube.model.text import Line, Record, Text, Title


class Section(Record):
    """A heading of a page and the records below it."""

    title: Text
    """Heading."""

    gist: Text | None = None
    """A sentence of introduction, in our words."""

    collect: tuple[Line, ...]
    """Ids of records; an entry ending in `/` or `#` stands for every record below it."""

    standing_only: bool = True
    """True: only what stands on the day asked about."""


class Page(Record):
    """A view over the records: what somebody asking about one matter should see."""

    id: Ref
    """Path of the record; filled in by the loader."""

    aliases: tuple[Ref, ...] = ()
    """Short ids, e.g. `jp/plan`."""

    title: Title
    """Name of the view."""

    gist: Text
    """What it shows, in our words."""

    sections: tuple[Section, ...]
    """Headings in order."""

    order: int = 100
    """Place in lists."""
