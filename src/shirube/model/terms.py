"""Closed vocabularies: the words a record may use where free text would drift."""

from typing import Literal

Language = Literal["ja", "en"]

TextStanding = Literal["original", "government_reference", "tentative", "ours"]
"""What a text is: the issuer's own, a government reference translation, the issuer's
tentative translation, or our working wording."""

Reading = Literal["whole", "part", "not_read"]
"""How much of the cited place a person has read."""

Route = Literal["original", "copy", "transcription", "translation", "secondary", "recall"]
"""Through what it was read: the publisher's bytes, a stored copy of them, a machine
transcription, a translation, somebody else's account, or memory of the official place."""

Confidence = Literal["high", "medium", "low"]

Depth = Literal["listed", "mapped", "verified", "executable"]
"""How far we hold an instrument: named only; its parts recorded; its statements proven
against the publisher's text; judged on profiles by rules."""

Force = Literal[
    "duty_with_sanction",
    "duty",
    "endeavour",
    "public_task",
    "public_power",
    "should",
    "important",
    "expected",
    "desirable",
    "commitment",
    "declaratory",
    "silent",
]
"""What a text asks, in its own strength. `duty` has no sanction; `endeavour` is a duty to
try; `public_task` and `public_power` speak to the State or local governments;
`commitment` is voluntary; `declaratory` asks nothing; `silent`: the text does not say."""

Addressee = Literal[
    "state",
    "local_government",
    "headquarters",
    "rd_institute",
    "utilization_business_operator",
    "citizen",
    "public_body",
    "developer",
    "provider",
    "business_user",
    "advanced_ai_developer",
    "anyone",
    "nobody",
]
"""Whom a text speaks to. The Act's `utilization_business_operator` and the guidelines'
`developer`, `provider`, `business_user` are different words for overlapping people."""

InstrumentKind = Literal[
    "law", "order", "plan", "guideline", "principles", "code", "framework", "report", "notice",
    "handbook",
]

SourceKind = Literal[
    "statute", "translation", "official_document", "official_page", "minutes", "standard",
    "press", "commentary", "dataset",
]

BodyKind = Literal["headquarters", "ministry", "agency", "panel", "secretariat", "parliament",
                   "institute", "intergovernmental", "other"]

EventKind = Literal[
    "submission", "deliberation", "enactment", "promulgation", "commencement", "adoption",
    "publication", "revision", "consultation", "meeting", "statement", "action", "other",
]

FactKind = Literal["yes_no", "choice", "choices", "number", "judgement"]
"""Type of an answer. `judgement` is an open-texture yes or no that only a named person may
give: it is never computed and never presumed."""

Truth = Literal["yes", "no", "unknown"]
"""Kleene's three values; `unknown` is *not known yet*, never *no*."""

Outcome = Literal["reaches", "does_not_reach", "unknown"]
"""A truth, said of a rule."""

WorkStatus = Literal["met", "partly", "not_met", "not_done_reasons_published", "not_judged"]
"""What a person judged of an expectation, on evidence. Never computed."""

RegimeStatus = Literal[
    "comprehensive_in_force", "comprehensive_phasing_in", "enacted_not_in_force",
    "framework_promotion", "partial_binding", "bill_pending", "drafting", "soft_law",
    "none_known",
]
"""Strongest instrument of a jurisdiction; enforcement is a question apart."""

Presence = Literal["read", "title_read", "reported", "assumed", "absent", "unknown"]
"""What we know of an item in one version of a text: read there, only its title read there,
reported by somebody, assumed from a neighbouring version, known to be absent, or not known."""
