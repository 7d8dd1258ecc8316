"""Statutes through the e-Gov law API: the text, bound to the revision it is.

The XML of a statute names neither its revision nor its day in force. So the list of
revisions, the revision data and the text are asked in one run, and kept only when they agree.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pydantic import ValidationError

from shirube.model.problem import Message, say, shown
from shirube.model.snapshot import LawState, Revision
from shirube.watch.extract.unit import Unreadable
from shirube.watch.extract.xml import parse
from shirube.watch.wire import Reply, Trouble

if TYPE_CHECKING:
    from lxml.etree import _Element

_LAW_ID = re.compile(r"(\d)(\d\d)([A-Z]+)(\d+)")
_ERAS = {"1": "Meiji", "2": "Taisho", "3": "Showa", "4": "Heisei", "5": "Reiwa"}
_KINDS = {"AC": "Act", "CO": "CabinetOrder"}
_REVISION = re.compile(r"(\d{3}[0-9A-Z]{1,20})_(\d{8})_([0-9A-Z]{15})")
_LAYOUT = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Listing:
    """Every revision of a statute, as listed."""

    law_id: str
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True)
class Data:
    """Revision data of a statute, with the text they were sent with."""

    law_id: str
    number: str
    title: str
    revision: Revision
    text: str
    """Every character of the text, without layout."""


def revisions_url(base: str, law_id: str) -> str:
    """Address of the list of revisions of a statute."""
    return f"{base}/law_revisions/{quote(law_id, safe='')}?response_format=xml"


def data_url(base: str, law_id: str) -> str:
    """Address of the present text with its revision data."""
    return (f"{base}/law_data/{quote(law_id, safe='')}"
            "?response_format=xml&law_full_text_format=xml")


def file_url(base: str, revision: str) -> str:
    """Address of the bare text of one revision."""
    return f"{base}/law_file/xml/{quote(revision, safe='')}"


def read_listing(reply: Reply, law_id: str) -> Listing | Trouble:
    """The list of revisions."""
    root = _root(reply.body, "law_revisions_response")
    if isinstance(root, Message):
        return _odd(root)
    found = _said(root, "law_info/law_id")
    if found != law_id:
        return _odd(say("the list of revisions is of {found}", found=shown(found)))
    revisions = []
    for element in root.iterfind("revisions/*"):
        revision = _revision(element)
        if isinstance(revision, Message):
            return _odd(revision)
        revisions.append(revision)
    if not revisions:
        return _odd(say("the list of revisions is empty"))
    return Listing(law_id, tuple(revisions))


def read_data(reply: Reply) -> Data | Trouble:
    """The revision data and the text sent with them."""
    root = _root(reply.body, "law_data_response")
    if isinstance(root, Message):
        return _odd(root)
    info, law = root.find("revision_info"), root.find("law_full_text/Law")
    if info is None or law is None:
        return _odd(say("the answer of the law API has another shape than expected"))
    revision = _revision(info)
    if isinstance(revision, Message):
        return _odd(revision)
    return Data(_said(root, "law_info/law_id"), _said(root, "law_info/law_num"),
                _said(info, "law_title"), revision, _characters(law))


def bound(data: bytes, said: Data, listing: Listing) -> LawState | Trouble:
    """What revision a text is, when text, revision data and list agree; else why not."""
    wrong = _data_against_list(said, listing) or _text_against_data(data, said)
    wrong = wrong or wrong_law(data, listing.law_id)
    if wrong is not None:
        return _odd(wrong)
    return LawState(law_id=said.law_id, number=said.number or None, title=said.title or None,
                    revision=said.revision, bound="same_run", listed=listing.revisions)


def _data_against_list(said: Data, listing: Listing) -> Message | None:
    revision = said.revision
    if said.law_id != listing.law_id or not revision.id.startswith(listing.law_id + "_"):
        return say("the text sent is of {found}", found=shown(f"{said.law_id}, {revision.id}"))
    listed = next((each for each in listing.revisions if each.id == revision.id), None)
    if listed is None:
        return say("the revision {revision} is not in the list", revision=revision.id)
    if listed != revision:
        return say("the list says other things of the revision {revision} than its data",
                   revision=revision.id)
    # A list without any present revision has been seen, just after two came into force.
    if any(each.status == "CurrentEnforced" and each != listed for each in listing.revisions):
        return say("the list marks another revision as the present one")
    if listed.status == "UnEnforced":
        return say("the revision sent is not in force yet")
    return None


def _text_against_data(data: bytes, said: Data) -> Message | None:
    law = _root(data, "Law")
    if isinstance(law, Message):
        return law
    if _characters(law) != said.text:
        return say("the two texts of the revision differ")
    if (_said(law, "LawNum"), _said(law, "LawBody/LawTitle")) != (said.number, said.title):
        return say("the text is headed otherwise than its data say")
    return None


def overtaken(law: LawState) -> Message | None:
    """A remark, when a later revision is listed as having come into force."""
    day = law.revision.in_force
    later = [each.id for each in law.listed
             if each.status in ("CurrentEnforced", "PreviousEnforced") and day is not None
             and each.in_force is not None and each.in_force > day]
    if not later:
        return None
    return say("the text is of {revision}; {later} is listed as in force and was not served",
               revision=law.revision.id, later=later[0])


def wrong_law(data: bytes, law_id: str) -> Message | None:
    """Why bytes are not the text of the statute with an id; none when they may be."""
    law = _root(data, "Law")
    if isinstance(law, Message):
        return law
    parts = _LAW_ID.fullmatch(law_id)
    if parts is None:
        return None
    era, year, kind, number = parts.groups()
    wanted = {"Era": _ERAS.get(era), "Year": int(year)}
    if kind in _KINDS:
        wanted |= {"LawType": _KINDS[kind], "Num": int(number)}
    for name, value in wanted.items():
        found = law.get(name, "")
        if (_whole_number(found) if isinstance(value, int) else found) != value:
            return say("the text is of another statute: {name} is {found}",
                       name=name, found=shown(found))
    return None


def named_state(data: bytes, law_id: str, name: str) -> LawState | None:
    """What the name of an imported file says of the revision it holds, if anything."""
    found = _REVISION.search(name)
    law = _root(data, "Law")
    if found is None or found.group(1) != law_id or isinstance(law, Message):
        return None
    # The day in an id is provisional while the revision is not in force: it is not read.
    amended_by = found.group(3)
    return LawState(
        law_id=law_id, number=_said(law, "LawNum") or None,
        title=_said(law, "LawBody/LawTitle") or None, bound="file_name",
        revision=Revision(id=found.group(0),
                          amended_by=None if set(amended_by) == {"0"} else amended_by))


def _odd(why: Message) -> Trouble:
    return Trouble("refused", say("text and revision data do not hold together: {why}", why=why))


def _root(data: bytes, tag: str) -> "_Element | Message":
    parsed = parse(data)
    if isinstance(parsed, Unreadable):
        return parsed.why
    if parsed.root.tag != tag:
        return say("the XML begins with `{found}`, not `{tag}`",
                   found=shown(parsed.root.tag), tag=tag)
    return parsed.root


def _revision(element: "_Element") -> Revision | Message:
    scheduled = _said(element, "amendment_scheduled_enforcement_date")
    day = _said(element, "amendment_enforcement_date")
    fields: dict[str, Any] = {
        "id": _said(element, "law_revision_id"),
        "status": _said(element, "current_revision_status"),
        # While a day is scheduled, the day in force only repeats it.
        "in_force": None if scheduled else day or None,
        "scheduled": scheduled or None,
        "amended_by": _said(element, "amendment_law_id") or None,
        "updated": _said(element, "updated") or None,
    }
    try:
        return Revision.model_validate(fields)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        return say("`{field}` of a revision is {found}", field=field,
                   found=shown(repr(fields.get(field))))


def _said(element: "_Element", path: str) -> str:
    found = element.find(path)
    return "" if found is None else _characters(found)


def _characters(element: "_Element") -> str:
    """The text of an element without layout and without readings of characters."""
    return _LAYOUT.sub("", "".join(_pieces(element)))


def _pieces(element: "_Element") -> Iterable[str]:
    if element.tag != "Rt":
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""


def _whole_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
