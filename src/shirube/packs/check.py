"""What no single record can be wrong about alone: references, facts, words, histories."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping

from shirube.model.expectation import Expectation
from shirube.model.jurisdiction import Jurisdiction, World
from shirube.model.problem import Fault, say
from shirube.model.rulebook import Rulebook
from shirube.model.source import Entry, Source
from shirube.model.text import Record, Text
from shirube.packs.check_rules import check_rules
from shirube.packs.check_views import check_views
from shirube.packs.strict import Path_
from shirube.packs.typed import did_you_mean

_REF_FIELDS = frozenset({
    "source", "instrument", "instruments", "at", "bodies", "issuers", "basis", "part_of",
    "rests_on", "group", "parent", "covers", "principles", "items", "because", "replaced_by",
    "superseded_by", "confirmed_by", "main_instruments", "left", "against", "draws_on",
})
_FREE = frozenset({("Citation", "at"), ("Norm", "at"), ("Jurisdiction", "part_of")})
"""Fields of these names that hold a pinpoint or a code, not a record."""

_VOLUNTARY = frozenset({"should", "important", "expected", "desirable", "commitment"})
_DUTY_WORDS_EN = re.compile(
    r"\b(must|shall|mandatory|oblig\w+|violat\w+|complian\w+|non-complian\w+|breach\w*|duty)\b",
    re.IGNORECASE,
)
_DUTY_WORDS_JA = re.compile(r"義務|違反|しなければならない|ねばならない|コンプライアンス違反")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def check(rulebook: Rulebook, unread: Collection[str] = ()) -> Iterator[Fault]:
    """Everything wrong between the records of a rulebook.

    `unread` are ids of records that stand in the packs and could not be read: what rests on
    them is not told again.
    """
    targets = frozenset(rulebook.by_id)
    sources = {each.id: each for each in rulebook.sources}
    for record in rulebook.records():
        for path, name, ref in _refs(record, ()):
            if ref not in targets and ref not in unread:
                yield Fault(record.id, path, say("there is no record `{ref}`", ref=ref),
                            did_you_mean(ref, targets, say(
                                "write the id of a record, or add the record for `{field}`",
                                field=name)))
        yield from _languages(record, record.id, ())
        if isinstance(record, Entry):
            yield from _ages(record)
            if not unread:
                yield from _sure(record, sources)
        if isinstance(record, Expectation):
            yield from _words_of(record)
            yield from _versions_of(record, rulebook)
    yield from _aliases(rulebook)
    if not any(ref.split("/")[1:2] in (["facts"], ["rules"], ["expectations"]) for ref in unread):
        yield from check_rules(rulebook)
        yield from check_views(rulebook)


def check_world(world: World) -> Iterator[Fault]:
    """Everything wrong between the records of the world."""
    records: list[Source | Jurisdiction] = [*world.sources, *world.jurisdictions]
    targets = frozenset(each.id for each in records)
    codes: dict[str, str] = {}
    known = {each.code for each in world.jurisdictions}
    for record in records:
        for path, _, ref in _refs(record, ()):
            if ref not in targets:
                yield Fault(record.id, path, say("there is no record `{ref}`", ref=ref),
                            did_you_mean(ref, targets, say("add the record")))
        yield from _languages(record, record.id, ())
        if isinstance(record, Jurisdiction):
            yield from _ages(record)
            if record.part_of and record.part_of not in known:
                yield Fault(record.id, ("part_of",),
                            say("there is no jurisdiction `{code}`", code=record.part_of),
                            did_you_mean(record.part_of, known, say("add the record")))
            if codes.setdefault(record.code, record.id) != record.id:
                yield Fault(record.id, ("code",),
                            say("the code `{code}` is taken", code=record.code),
                            say("see {record}", record=codes[record.code]))


def _refs(record: Record, path: Path_) -> Iterator[tuple[Path_, str, str]]:
    """Every reference to another record, with its place."""
    for name, _ in type(record).model_fields.items():
        value = getattr(record, name)
        if name in _REF_FIELDS and (type(record).__name__, name) not in _FREE:
            if isinstance(value, str):
                yield (*path, name), name, value
            elif isinstance(value, tuple):
                for index, each in enumerate(value):
                    if isinstance(each, str):
                        yield (*path, name, index), name, each
        if isinstance(value, Record):
            yield from _refs(value, (*path, name))
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                if isinstance(each, Record):
                    yield from _refs(each, (*path, name, index))


def _languages(record: Record, ref: str, path: Path_) -> Iterator[Fault]:
    """Texts whose Japanese holds no Japanese, or whose English is Japanese."""
    if isinstance(record, Text):
        # Names and labels that are the same in both languages need no Japanese.
        if _letters(record.ja) != _letters(record.en) and not _JAPANESE.search(record.ja):
            yield Fault(ref, (*path, "ja"), say("the Japanese text holds no Japanese"),
                        say("write it in Japanese"))
        if len(_JAPANESE.findall(record.en)) > max(12, len(record.en) // 2):
            yield Fault(ref, (*path, "en"), say("the English text is mostly Japanese"),
                        say("write it in English"))
        return
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from _languages(value, ref, (*path, name))
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                if isinstance(each, Record):
                    yield from _languages(each, ref, (*path, name, index))


def _letters(text: str) -> str:
    """Letters and digits alone, whatever their width."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def _ages(record: Entry) -> Iterator[Fault]:
    if record.checked < record.known:
        yield Fault(record.id, ("checked",), say("checked before it was known"),
                    say("`known` is the day we learned it, `checked` the last day it was held "
                        "against its sources"))
    if record.closed and record.closed <= record.known:
        yield Fault(record.id, ("closed",), say("closed before it was known"),
                    say("`closed` comes after `known`"))
    if record.confidence == "high" and all(each.read == "not_read" for each in record.sources):
        yield Fault(record.id, ("confidence",),
                    say("the confidence is high, and none of the sources was read"),
                    say("lower it to medium or low, or read a source"))


def _sure(record: Entry, sources: Mapping[str, Source]) -> Iterator[Fault]:
    """High confidence with neither a primary source that was read nor two sources that were."""
    read = {each.source for each in record.sources if each.read != "not_read"}
    primary = any(ref in sources and sources[ref].primary for ref in read)
    if record.confidence == "high" and len(read) == 1 and not primary:
        yield Fault(record.id, ("confidence",),
                    say("the confidence is high, and rests on one secondary source"),
                    say("lower it to medium, or read a primary or a second source"))


def _words_of(record: Expectation) -> Iterator[Fault]:
    """A voluntary text is never told in the words of duties."""
    texts: list[tuple[Path_, Text, str]] = [(("gist",), record.gist, record.force)]
    for index, point in enumerate(record.points):
        texts.append((("points", index, "gist"), point.gist, point.force or record.force))
    for path, text, force in texts:
        if force not in _VOLUNTARY:
            continue
        for lang, found in (
            ("en", _DUTY_WORDS_EN.search(text.en)), ("ja", _DUTY_WORDS_JA.search(text.ja))
        ):
            if found:
                yield Fault(record.id, (*path, lang),
                            say("`{word}` is a word of duties, and this item is voluntary",
                                word=found.group()),
                            say("tell it in the strength of its force, `{force}`", force=force))


def _versions_of(record: Expectation, rulebook: Rulebook) -> Iterator[Fault]:
    instrument = rulebook.by_id.get(record.instrument)
    labels = [version.id for version in getattr(instrument, "versions", ())]
    named = [("read_in", record.read_in)] if record.read_in else []
    named += [("earlier", label) for each in record.earlier for label in each.versions]
    for name, label in named:
        if label not in labels:
            yield Fault(record.id, (name,),
                        say("the instrument has no version `{version}`", version=label),
                        did_you_mean(label, labels, say(
                            "its versions: {versions}", versions=", ".join(labels))))
    if labels and not record.read_in:
        yield Fault(record.id, ("read_in",), say("`{field}` is missing", field="read_in"),
                    say("name the version whose wording the gist follows"))


def _aliases(rulebook: Rulebook) -> Iterator[Fault]:
    ids = {record.id for record in rulebook.records()}
    seen: dict[str, str] = {}
    for record in rulebook.records():
        for index, alias in enumerate(getattr(record, "aliases", ())):
            if alias in ids or seen.setdefault(alias, record.id) != record.id:
                yield Fault(record.id, ("aliases", index),
                            say("`{alias}` names another record", alias=alias),
                            say("drop the alias"))
