"""Instruments and what they are made of: versions, provisions, norms, defined terms."""

from pydantic import model_validator

from shirube.model.days import ALWAYS, Commencement, Day, Interval
from shirube.model.problem import Unfit, say
from shirube.model.source import Citation, Entry, Ref
from shirube.model.terms import Addressee, Confidence, Depth, Force, InstrumentKind
from shirube.model.text import Line, Record, Text, Title


class Version(Record):
    """One edition of an instrument's text, e.g. 1.2 of a guideline."""

    id: Line
    """The issuer's own label, e.g. `1.2`."""

    start: Day
    """Day of publication or commencement; it stands until the next version starts."""

    wording_held: bool
    """True when we hold this version item by item; false when only parts or headings."""

    gist: Text
    """What this version is, and what is known of its differences from the one before."""

    changes: tuple[Text, ...] = ()
    """Known differences from the version before, one each."""

    sources: tuple[Citation, ...]
    """Where this is known from."""

    confidence: Confidence
    """How sure we are of this version's day and differences."""


class Silence(Record):
    """A matter on which an instrument does not speak; an answer, not a gap."""

    topic: Text
    """The matter, e.g. fines."""

    gist: Text
    """What follows and what does not, in our words."""

    sources: tuple[Citation, ...]
    """Where the absence was checked."""


class Instrument(Entry):
    """A law, order, plan, guideline, code or report of a regime."""

    title: Title
    """Official name."""

    short: Text
    """Name used in reports and pages."""

    kind: InstrumentKind
    """What sort of text it is."""

    force: Force
    """Strongest thing it asks of a private organisation."""

    number: Text | None = None
    """Official number, e.g. Act No. 53 of 2025."""

    issuers: tuple[Ref, ...]
    """Bodies that issued it."""

    adopted: Day | None = None
    """Day of enactment, Cabinet decision or publication."""

    promulgated: Day | None = None
    """Day of promulgation, for laws and orders."""

    holds: Interval = ALWAYS
    """Days on which it stands: from its first commencement or publication until it is
    replaced or repealed."""

    replaced_by: Ref | None = None
    """Instrument that took its place."""

    versions: tuple[Version, ...] = ()
    """Editions of its text in order, where the issuer numbers them."""

    silent_on: tuple[Silence, ...] = ()
    """Matters readers look for in it and will not find."""

    gist: Text
    """What it is and does, in our words."""

    depth: Depth
    """How far we hold it."""

    depth_note: Text
    """What of it is held and what is not."""

    topics: tuple[Line, ...] = ()
    """Topics it belongs to, e.g. `ai`, `copyright`."""

    order: int = 100
    """Place in lists; lower comes first."""

    @model_validator(mode="after")
    def _versions_in_order(self) -> "Instrument":
        days = [version.start for version in self.versions]
        if days != sorted(set(days)):
            raise Unfit(say("the versions are out of order"),
                        say("list the versions oldest first, each on a day of its own"))
        return self


class Norm(Record):
    """What one paragraph asks, of whom, with what force."""

    at: Line
    """Address below the provision, e.g. `para_1`."""

    addressee: tuple[Addressee, ...]
    """Whom it speaks to."""

    force: Force
    """In what strength."""

    gist: Text
    """What it says, in our words."""


class Provision(Entry):
    """An article, or a part, of an instrument, with what it asks."""

    instrument: Ref
    """Instrument it belongs to."""

    number: Text
    """Official number, e.g. 第七条 and Article 7."""

    title: Title | None = None
    """Official caption; none where the text has none."""

    chapter: Title | None = None
    """Chapter or part it stands in."""

    addressees: tuple[Addressee, ...]
    """Everybody its norms speak to."""

    force: Force
    """Strongest of its norms."""

    norms: tuple[Norm, ...] = ()
    """What it asks, paragraph by paragraph."""

    commencement: Commencement
    """When it comes into force; for soft law, when the version bearing it was published."""

    holds: Interval = ALWAYS
    """Days on which this text of the provision stands."""

    gist: Text
    """What it says, in our words."""

    order: int
    """Place in the instrument."""


class Term(Entry):
    """A word an instrument defines."""

    instrument: Ref
    """Instrument that defines it."""

    at: Ref
    """Provision it stands in."""

    title: Title
    """The word."""

    gist: Text
    """Its meaning there, in our words."""

    since: Line | None = None
    """Version that first has it, where known."""

    order: int = 100
    """Place in the list."""
