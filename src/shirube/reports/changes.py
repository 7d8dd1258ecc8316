"""What changed between two days, and what that changes for one profile."""

from collections.abc import Iterator

from shirube.locales import Words
from shirube.model.assessment import Assessment, Finding
from shirube.model.report import Block, Fold, Heading, Inline, Items, Para, Report, Span
from shirube.model.rulebook import Edition, Standing
from shirube.reports.say import day, name_of, outcome_text, plain, quiet, ref_of, strong
from shirube.timeline.change import Change, EditionDiff

_PARTS = ("instruments", "provisions", "standings", "rules", "statements", "bodies", "events")


def changes_report(difference: EditionDiff, words: Words) -> Report:
    """Two editions side by side: what came, went, or is told otherwise."""
    title = _title("diff.title", difference, words)
    blocks: list[Block] = [Heading(level=1, text=title)]
    blocks.extend(_changes(difference, words))
    blocks.append(Para(role="disclaimer", text=plain(words("disclaimer"))))
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


def profile_changes_report(
    difference: EditionDiff, before: Assessment, after: Assessment, words: Words
) -> Report:
    """What two days' editions say differently to the same profile."""
    title = _title("diff.profile_title", difference, words, name=after.name)
    blocks: list[Block] = [Heading(level=1, text=title)]
    old = {(each.system, each.expectation): each for each in before.findings}
    new = {(each.system, each.expectation): each for each in after.findings}
    names: dict[str | None, str] = {each.id: each.name for each in after.systems}
    names[None] = words("subject.organisation")
    groups: dict[str, list[Inline]] = {"reaches": [], "leaves": [], "otherwise": [], "force": []}
    marks: dict[str, list[str]] = {key: [] for key in groups}
    for key in dict.fromkeys((*old, *new)):
        one, two = old.get(key), new.get(key)
        group = _group(one, two)
        if group is None:
            continue
        shown = difference.after if two else difference.before
        standing = shown.standing_by_id[key[1]]
        groups[group].append(_line(one, two, standing, names[key[0]], words))
        marks[group].append(ref_of(standing.expectation, words))
    if not any(groups.values()):
        blocks.append(Para(text=plain(words("diff.nothing_for_profile"))))
    for group, rows in groups.items():
        if rows:
            blocks.append(Heading(level=2, text=words(f"diff.group.{group}", n=len(rows)),
                                  anchor=group))
            blocks.append(Items(rows=tuple(rows), marks=tuple(marks[group])))
    for version in before.versions:
        if not version.wording_held:
            blocks.append(Para(role="warning", text=plain(words(
                "diff.wording", day=day(difference.before.on, words),
                version=version.version or "", instrument=name_of(
                    difference.before.rulebook.by_id.get(version.instrument), words)))))
    blocks.append(Fold(summary=words("diff.all"), blocks=tuple(_changes(difference, words))))
    blocks.append(Para(role="disclaimer", text=plain(words("disclaimer"))))
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


def _title(key: str, difference: EditionDiff, words: Words, **values: str) -> str:
    return words(key, before=day(difference.before.on, words),
                 after=day(difference.after.on, words), **values)


def _group(one: Finding | None, two: Finding | None) -> str | None:
    before = one.presumed if one else "does_not_reach"
    after = two.presumed if two else "does_not_reach"
    if before == after:
        if one and two and before == "reaches" and one.force != two.force:
            return "force"
        return None
    if after == "reaches":
        return "reaches"
    return "leaves" if before == "reaches" else "otherwise"


def _line(
    one: Finding | None, two: Finding | None, standing: Standing, subject: str, words: Words
) -> Inline:
    title = standing.expectation.title.in_(words.lang)
    before = outcome_text(one.presumed, words) if one else words("diff.did_not_stand")
    after = outcome_text(two.presumed, words) if two else words("diff.does_not_stand")
    if one and two and one.presumed == two.presumed:
        before, after = words(f"force.{one.force}"), words(f"force.{two.force}")
    return (Span(text=title), quiet(words("diff.subject", subject=subject)),
            Span(text=words("diff.arrow", before=before, after=after)))


def _changes(difference: EditionDiff, words: Words) -> Iterator[Block]:
    if not difference.changes:
        yield Para(text=plain(words("diff.nothing")))
    for part in _PARTS:
        found = [each for each in difference.changes if each.part == part]
        if not found:
            continue
        yield Heading(level=2, text=words(f"diff.part.{part}", n=len(found)), anchor=part)
        yield Items(
            marks=tuple(words(f"diff.{each.kind}") for each in found),
            rows=tuple(_change(each, difference.after, words) for each in found),
        )


def _change(change: Change, edition: Edition, words: Words) -> Inline:
    record = edition.rulebook.by_id.get(change.ref)
    name = name_of(record, words, change.ref)
    number = getattr(record, "number", None) or getattr(record, "ref", None)
    if change.part == "provisions" and number is not None:
        name = words("record.titled", number=number.in_(words.lang), name=name)
    line = [strong(name)]
    if change.part in ("statements", "rules"):
        text = getattr(record, "text", None) or getattr(record, "gist", None)
        line = [Span(text=text.in_(words.lang))] if text else line
    before, after = change.before, change.after
    if isinstance(before, Standing) and isinstance(after, Standing):
        line.extend(_standing_change(before, after, words))
    line.append(quiet(words("record.item", id=change.ref)))
    return tuple(line)


def _standing_change(before: Standing, after: Standing, words: Words) -> Iterator[Span]:
    if before.force != after.force:
        yield Span(text=words("diff.arrow", before=words(f"force.{before.force}"),
                              after=words(f"force.{after.force}")))
    if before.version != after.version and before.version and after.version:
        yield quiet(words("diff.version", before=before.version.id, after=after.version.id,
                          presence=words(f"presence.{before.presence}")))
    if before.note:
        yield quiet(words("diff.note", note=before.note.in_(words.lang)))
