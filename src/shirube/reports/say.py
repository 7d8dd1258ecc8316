"""Small turns of phrase every report uses: spans, days, names, citations, leaves of proofs."""

from collections.abc import Iterable
from datetime import date

from shirube.locales import Words
from shirube.model.assessment import FactStep
from shirube.model.days import Interval
from shirube.model.profile import AnswerValue
from shirube.model.report import Badge, Inline, Items, Span, Tone
from shirube.model.rule import Fact
from shirube.model.rulebook import AnyRecord, Edition, Rulebook
from shirube.model.source import Citation, Entry, Source
from shirube.model.terms import Force, Outcome, WorkStatus
from shirube.model.text import Text, Title
from shirube.reports.places import place_text as place_text
from shirube.watch.freshness import age_of_entry

_FORCE_TONES: dict[str, Tone] = {
    "duty_with_sanction": "bad", "duty": "warn", "endeavour": "info", "should": "info",
    "important": "info", "expected": "neutral", "desirable": "neutral", "commitment": "neutral",
}
_STATUS_TONES: dict[str, Tone] = {
    "met": "good", "partly": "warn", "not_met": "warn", "not_done_reasons_published": "info",
    "not_judged": "quiet",
}


def plain(text: str) -> Inline:
    """One run of plain text."""
    return (Span(text=text),)


def strong(text: str) -> Span:
    """A strong run."""
    return Span(text=text, style="strong")


def quiet(text: str) -> Span:
    """A quiet run."""
    return Span(text=text, style="quiet")


def day(value: date | str, words: Words) -> str:
    """A day, month, quarter or year as people write it in the language."""
    text = str(value)
    parts = text.split("-")
    if words.lang == "en" or len(parts) == 1:
        return text if words.lang == "en" else f"{text}年"
    year, rest = parts[0], parts[1:]
    if rest[0].startswith("Q"):
        return f"{year}年第{rest[0][1]}四半期"
    return f"{year}年{int(rest[0])}月" + (f"{int(rest[1])}日" if len(rest) > 1 else "")


def interval_text(days: Interval, words: Words) -> str:
    """Days from the first up to the last, either of them open."""
    start = day(days.start, words) if days.start else ""
    until = day(days.until, words) if days.until else ""
    if not (start or until):
        return words("unknown_day")
    key = "interval" if start and until else "interval.from" if start else "interval.until"
    return words(key, start=start, until=until)


def name_of(record: AnyRecord | None, words: Words, fallback: str = "") -> str:
    """A record's name for people: its short name, title or caption."""
    for field in ("short", "title", "label"):
        value = getattr(record, field, None)
        if isinstance(value, Text):
            return value.in_(words.lang)
    number = getattr(record, "number", None)
    if isinstance(number, Text):
        return number.in_(words.lang)
    return fallback or getattr(record, "id", "")


def named(rulebook: Rulebook, ref: str, words: Words) -> Span:
    """A record by name, for formats that link it."""
    return Span(text=name_of(rulebook.by_id.get(ref), words, ref), ref=ref)


def named_all(rulebook: Rulebook, refs: Iterable[str], words: Words) -> Inline:
    """Records by name, one after another."""
    return joined(words, (named(rulebook, ref, words) for ref in refs))


def joined(words: Words, spans: Iterable[Span]) -> Inline:
    """Spans with commas between."""
    found = tuple(spans)
    comma = Span(text=words("list.comma"))
    return tuple(each for span in found for each in (comma, span))[1:]


def ref_of(record: AnyRecord | None, words: Words) -> str:
    """A record's official reference, in English where that holds Japanese words."""
    english = getattr(record, "ref_en", None) if words.lang == "en" else None
    return str(english or getattr(record, "ref", ""))


def provision_name(rulebook: Rulebook, ref: str, words: Words) -> str:
    """A provision with its instrument, e.g. AI Promotion Act, Article 7."""
    record = rulebook.by_id.get(ref)
    instrument = rulebook.by_id.get(getattr(record, "instrument", ""))
    number = getattr(record, "number", None)
    if isinstance(number, Text) and instrument is not None:
        return words("provision", instrument=name_of(instrument, words),
                     number=number.in_(words.lang))
    text = getattr(record, "text", None)
    if isinstance(text, Text):
        return words("said", text=text.in_(words.lang))
    return name_of(record, words, ref)


def provision_span(rulebook: Rulebook, ref: str, words: Words) -> Span:
    """A provision with its instrument, for formats that link it."""
    return Span(text=provision_name(rulebook, ref, words), ref=ref)


def is_law(rulebook: Rulebook, ref: str) -> bool:
    """Whether a record is, or belongs to, a law or an order: only these come into force."""
    record = rulebook.by_id.get(ref)
    instrument = rulebook.by_id.get(getattr(record, "instrument", ref))
    return getattr(instrument, "kind", "law") in ("law", "order")


def standing_note(title: Title, words: Words) -> str | None:
    """Whose wording a name is, when it is not the issuer's own."""
    standing = title.standing(words.lang)
    return None if standing == "original" else words(f"standing.{standing}")


def cite(rulebook: Rulebook, citation: Citation, words: Words) -> Inline:
    """A citation as a line: source, pinpoint, how it was read."""
    source = rulebook.by_id.get(citation.source)
    href = source.url if isinstance(source, Source) else None
    read = words(f"read.{citation.read}")
    via = "" if citation.via == "original" else words("via", via=words(f"via.{citation.via}"))
    return (
        Span(text=name_of(source, words, citation.source), href=href),
        Span(text=words("cite.at", at=place_text(citation.at, words))),
        quiet(words("cite.read", read=read + via)),
    )


def citations(rulebook: Rulebook, entry: Entry, words: Words) -> Items:
    """The sources of a record, one line each."""
    return Items(rows=tuple(cite(rulebook, each, words) for each in entry.sources))


def trust(entry: Entry, words: Words, edition: Edition) -> Inline:
    """How sure we are of a record, when it was last held against its sources, and whether
    that is longer ago than its kind of source should be left alone."""
    line = words("trust", confidence=words(f"confidence.{entry.confidence}"),
                 checked=day(entry.checked, words))
    age = age_of_entry(entry, edition.rulebook, edition.known)
    if age.past:
        line += words("trust.past", budget=age.budget)
    return (quiet(line),)


def past_count(entries: Iterable[Entry], edition: Edition) -> int:
    """How many records were last checked longer ago than their sources allow."""
    return sum(age_of_entry(each, edition.rulebook, edition.known).past for each in entries)


def force_badge(force: Force, words: Words) -> Badge:
    """A force in plain words."""
    return Badge(text=words(f"force.{force}"), tone=_FORCE_TONES.get(force, "quiet"))


def status_badge(status: WorkStatus, words: Words) -> Badge:
    """What a person judged."""
    return Badge(text=words(f"status.{status}"), tone=_STATUS_TONES[status])


def outcome_text(outcome: Outcome, words: Words) -> str:
    """An outcome in words."""
    return words(f"outcome.{outcome}")


def answer_text(fact: Fact | None, answer: AnswerValue | None, words: Words) -> str:
    """An answer in words: labels for options, yes and no, a number with its unit."""
    if answer is None:
        return words("answer.none")
    if isinstance(answer, bool):
        return words("answer.yes" if answer else "answer.no")
    if isinstance(answer, tuple):
        if not answer:
            return words("answer.empty")
        return words("list.comma").join(_option(fact, each, words) for each in answer)
    if isinstance(answer, int):
        unit = fact.unit.in_(words.lang) if fact and fact.unit else ""
        return words("answer.number", number=f"{answer:,}", unit=unit).strip()
    return _option(fact, answer, words)


def _option(fact: Fact | None, word: str, words: Words) -> str:
    for option in fact.options if fact else ():
        if option.id == word:
            return option.label.in_(words.lang)
    return word


def leaf_text(rulebook: Rulebook, leaf: FactStep, words: Words) -> str:
    """A decisive fact in words: what was asked, what was answered."""
    fact = rulebook.facts_by_key.get(leaf.fact)
    label = fact.label.in_(words.lang) if fact else leaf.fact
    answer = answer_text(fact, leaf.answer, words)
    line = words("leaf", label=label, answer=answer)
    number = leaf.test in ("at_least", "less_than")
    choice = fact is not None and fact.kind in ("choice", "choices")
    if number or (choice and leaf.truth != "yes"):
        expected = words("list.comma").join(_option(fact, each, words) for each in leaf.expected)
        line += words("leaf.asked", test=words(f"test.{leaf.test}", expected=expected))
    if leaf.presumed:
        line += words("leaf.presumed")
    return line


def leaves_text(rulebook: Rulebook, leaves: Iterable[FactStep], words: Words) -> str:
    """Decisive facts in one line."""
    seen = dict.fromkeys(leaf_text(rulebook, leaf, words) for leaf in leaves)
    return words("list.semicolon").join(seen)
