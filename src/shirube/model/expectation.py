"""Expectations: what a text asks of an organisation, item by item, with points to check."""

from shirube.model.days import ALWAYS, Interval
from shirube.model.rule import Condition
from shirube.model.source import Entry, Ref
from shirube.model.terms import Addressee, Force, Presence
from shirube.model.text import Line, Record, Text, Title


class Point(Record):
    """One thing to check under an expectation."""

    gist: Text
    """What to check, in our words."""

    force: Force | None = None
    """Its force, where it differs from the item's."""

    when: Condition | None = None
    """Circumstances in which the point matters; none: always."""


class EarlierWording(Record):
    """What is known of an item in older versions of its instrument."""

    versions: tuple[Line, ...]
    """Versions spoken of."""

    presence: Presence
    """What we know of the item there."""

    force: Force | None = None
    """Its force there, where it differed."""

    ref: Line | None = None
    """Its official reference there, where it differed."""

    note: Text | None = None
    """What else is known of it there."""


class Expectation(Entry):
    """Something a text asks; voluntary ones are never called duties."""

    instrument: Ref
    """Instrument that asks it."""

    at: Ref
    """Provision it stands in."""

    ref: Line
    """Official reference, e.g. `D-2) i.`; searched as an alias."""

    ref_en: Line | None = None
    """The reference in English, where it holds Japanese words; ours."""

    title: Title
    """Its name in the text."""

    addressees: tuple[Addressee, ...]
    """Whom the text asks."""

    group: Ref | None = None
    """Principle, or other heading record, under which readers look for it."""

    phases: tuple[Line, ...] = ()
    """Definition keys of the life-cycle phases the text puts it in, e.g. `phase.development`."""

    force: Force
    """Strength of its wording in the version in `read_in`."""

    gist: Text
    """What it asks, in our words."""

    points: tuple[Point, ...] = ()
    """Things to check."""

    reasons_accepted: Text | None = None
    """Where the text itself accepts *not done* if the reasons are made public: what is to be
    made public."""

    read_in: Line | None = None
    """Version of the instrument whose wording the gist follows."""

    earlier: tuple[EarlierWording, ...] = ()
    """What is known of it in older versions; a version not named is `unknown`."""

    holds: Interval = ALWAYS
    """Days on which it stands, for instruments without numbered versions."""

    parent: Ref | None = None
    """Expectation it is a part of, for sub-goals."""

    repeats: tuple[Line, ...] = ()
    """Other official references under which the text lists the same item."""

    order: int = 100
    """Place in the instrument."""


class Principle(Entry):
    """A principle or philosophy under which an instrument groups its items."""

    instrument: Ref
    """Instrument that states it."""

    at: Ref
    """Provision it stands in."""

    ref: Line
    """Official reference."""

    ref_en: Line | None = None
    """The reference in English, where it holds Japanese words; ours."""

    title: Title
    """Its name in the text."""

    force: Force
    """Strength of its lead sentence."""

    force_note: Text | None = None
    """Where the strength varies inside it."""

    gist: Text
    """What it says, in our words."""

    kind: Line = "principle"
    """`philosophy`, `principle` or `step`."""

    holds: Interval = ALWAYS
    """Days on which it stands, where its instrument does not stand for ever."""

    order: int
    """Place in the instrument."""


class ChecklistRow(Record):
    """One row of an official checklist."""

    ref: Line
    """Official number of the row."""

    title: Title | None = None
    """Its heading, where it has one."""

    gist: Text
    """What it asks, in our words."""

    covers: tuple[Ref, ...]
    """Principles or expectations it speaks to."""

    covers_basis: Text | None = None
    """Whose reading `covers` is, when the list does not print it."""


class Checklist(Entry):
    """An official checklist and its rows."""

    instrument: Ref
    """Instrument it belongs to."""

    at: Ref
    """Provision it stands in."""

    title: Title
    """Its name."""

    gist: Text
    """What it is for, in our words."""

    version: Line
    """Version of the instrument it comes with."""

    rows: tuple[ChecklistRow, ...]
    """Rows in order."""

    order: int = 100
    """Place in lists."""


class Risk(Entry):
    """A risk an instrument names, and the items that answer it."""

    instrument: Ref
    """Instrument that names it."""

    at: Ref
    """Provision it stands in."""

    title: Title
    """Its name in the text."""

    gist: Text | None = None
    """What it is, in our words; none where only its name was read."""

    group: Text | None = None
    """Heading it stands under; unconfirmed where the note says so."""

    principles: tuple[Ref, ...] = ()
    """Principles the text links it to."""

    items: tuple[Ref, ...] = ()
    """Expectations the text links it to."""

    order: int
    """Place in the list."""
