"""Snapshots: what a publisher served, kept as bytes under their digest with a receipt beside."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from shirube.model.days import Day
from shirube.model.problem import Message
from shirube.model.source import Ref
from shirube.model.text import Line, Record

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in small hexadecimal digits: the name of bytes."""

Obtained = Literal["fetched", "imported"]
"""How bytes came here: asked of the publisher by this program, or brought by a person."""

RevisionStatus = Literal["CurrentEnforced", "PreviousEnforced", "UnEnforced", "Repeal"]
"""The database's own word for a revision. Never count on exactly one being current."""

OutcomeKind = Literal["fetched", "unchanged", "imported", "blocked", "failed", "refused"]
"""What became of one source. Blocked: the publisher does not serve programs; bring the file
by hand. Failed: nothing whole came; later may be better. Refused: something came, or was
pointed to, that must not be kept or asked."""


class Revision(Record):
    """One revision of a statute, as the e-Gov law API lists it."""

    id: Line
    """`law_revision_id`; its date is provisional while the revision is not in force."""

    status: RevisionStatus | None = None
    """Whether it is in force, was, or will be; none when nobody said."""

    in_force: Day | None = None
    """Day it came or comes into force; none while that day is not fixed."""

    scheduled: Day | None = None
    """Day the database foresees while none is fixed; never to be shown as the day."""

    amended_by: Line | None = None
    """Law id of the amending law; none for the text as first enacted."""

    updated: AwareDatetime | None = None
    """Last change of the database's entry, bookkeeping included: a reason to look, no more."""


class LawState(Record):
    """Which revision of a statute the bytes are, and what else was listed in the same run."""

    law_id: Line
    """e-Gov law id, e.g. `507AC0000000053`."""

    number: Line | None = None
    """The statute's official number as it stands in the text."""

    title: Line | None = None
    """Its official title as it stands in the text."""

    revision: Revision
    """The revision the bytes are bound to."""

    bound: Literal["same_run", "file_name"]
    """What says so: revision data asked in the same run and found to agree with the text, or
    only the name of an imported file."""

    listed: tuple[Revision, ...] = ()
    """Every revision listed that day, past and future, in the publisher's order."""

    listing: Sha256 | None = None
    """Digest of the kept bytes of that list."""


class Receipt(Record):
    """Where bytes came from, when and how: the sidecar of a snapshot.

    A later look that finds the same bytes leaves a receipt of its own, so the newest receipt
    of a source tells the last time it was held against its publisher.
    """

    source: Ref
    """Source the bytes are of, e.g. `xx/sources/official-gazette`."""

    url: Line
    """Address asked for."""

    final_url: Line
    """Address that answered, after redirects."""

    at: AwareDatetime
    """When they came, or were last found the same."""

    obtained: Obtained
    """How they came here."""

    media_type: Line
    """What the bytes are by their content, e.g. `application/pdf`; not what a header said."""

    sha256: Sha256
    """Digest of the bytes, transfer coding undone: their name in the store."""

    size: Annotated[int, Field(ge=0)]
    """Number of bytes."""

    program: Line
    """Name and version of the program that wrote this."""

    status: int | None = None
    """HTTP status; 304 when the publisher said that nothing changed. None for an import."""

    etag: Line | None = None
    """`ETag` header, for asking again."""

    last_modified: Line | None = None
    """`Last-Modified` header, for asking again."""

    content_type: Line | None = None
    """`Content-Type` header: may name the encoding of a page."""

    content_length: int | None = None
    """`Content-Length` header, counted before the transfer coding was undone."""

    file_name: Line | None = None
    """Name of an imported file, without its folder."""

    law: LawState | None = None
    """For statutes: the revision the text is bound to."""


class Attempt(Record):
    """A look at a source that left no bytes, kept so that its standing can be told offline."""

    source: Ref
    """Source asked for."""

    url: Line
    """Address asked for."""

    at: AwareDatetime
    """When."""

    kind: Literal["blocked", "failed", "refused"]
    """What became of it."""

    why: Message
    """Told to people, in either language."""

    program: Line
    """Name and version of the program that wrote this."""

    status: int | None = None
    """HTTP status, when an answer came at all."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source in one run."""

    source: str
    """Ref of the source."""

    kind: OutcomeKind

    why: Message | None = None
    """Why nothing was kept, and what to do; or a remark on what was."""

    receipt: Receipt | None = None
    """The receipt written; when nothing came, that of the snapshot still held, if any."""
