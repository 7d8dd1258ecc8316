"""Loading: every problem at once with its line, and a compiled copy that is never stale."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shirube.model.problem import Fault, Refused, say
from shirube.model.rulebook import Rulebook
from shirube.packs.load import lint, load
from shirube.packs.read import digest_of
from shirube.rules.cases import check_cases
from tests.paths import REGIMES


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "regimes" / "xx"
    shutil.copytree(REGIMES / "xx", folder)
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_made_up_country_is_sound() -> None:
    rulebook, problems = lint(REGIMES / "xx", (check_cases,))

    assert problems == []
    assert rulebook is not None


def test_path_is_id(xx: Rulebook) -> None:
    assert xx.by_id["xx/instruments/sample-act#art_7"].id == "xx/instruments/sample-act#art_7"
    assert "xx/expectations/keep-records" in xx.by_id
    assert xx.facts_by_key["system.develops"].id == "xx/facts/system.develops"


def one_secondary_source(pack: Path) -> None:
    """A record of high confidence that rests on somebody's account alone."""
    gazette = (pack / "sources/official-gazette.yaml").read_text("utf-8")
    (pack / "sources/diary.yaml").write_text(
        gazette.replace("primary: true", "primary: false"), "utf-8")
    change(pack / "bodies/records-office.yaml", "xx/sources/official-gazette", "xx/sources/diary")


BREAKS: dict[str, Callable[[Path], object]] = {
    "unknown field": lambda pack: change(
        pack / "bodies/records-office.yaml", "established:", "establishd:"),
    "not a day": lambda pack: change(
        pack / "instruments/sample-act.yaml", "adopted: 2030-01-05", "adopted: 2030-13-05"),
    "no source": lambda pack: change(
        pack / "milestones/records-rule.yaml",
        "sources:\n  - {source: xx/sources/official-gazette, at: notice 3, read: part, "
        "via: secondary}\n", ""),
    "empty sources": lambda pack: change(
        pack / "milestones/records-rule.yaml",
        "sources:\n  - {source: xx/sources/official-gazette, at: notice 3, read: part, "
        "via: secondary}\n", "sources: []\n"),
    "unknown reference": lambda pack: change(
        pack / "bodies/records-office.yaml", "sample-act#art_7", "sample-act#art_77"),
    "unknown word": lambda pack: change(
        pack / "expectations/good-practice-code.yaml", "force: expected", "force: expectd"),
    "word of duty": lambda pack: change(
        pack / "expectations/good-practice-code.yaml", "Tell users of changes.",
        "Providers must tell users of changes."),
    "word of duty in Japanese": lambda pack: change(
        pack / "expectations/good-practice-code.yaml", "変更を知らせる。",
        "変更を知らせる義務がある。"),
    "Japanese missing": lambda pack: change(
        pack / "expectations/good-practice-code.yaml", "ja: 変更を知らせる。", "ja: Zm\u00e9na"),
    "unknown fact": lambda pack: change(
        pack / "rules/sample-act.yaml", "{fact: system.users,", "{fact: system.user,"),
    "unknown answer": lambda pack: change(
        pack / "rules/sample-act.yaml", "in: [hiring, credit]", "in: [hiring, credits]"),
    "wrong test": lambda pack: change(
        pack / "rules/sample-act.yaml", "at_least: 10000", "is: 10000x"),
    "two shapes": lambda pack: change(
        pack / "rules/roles.yaml", "when: {fact: system.develops, is: true}",
        "when: {fact: system.develops, is: true, defined: role.provider}"),
    "failing case": lambda pack: change(
        pack / "rules/roles.yaml", "- {given: {system.develops: false}, then: does_not_reach}",
        "- {given: {system.develops: false}, then: does_not_reach}\n"
        "      - {given: {system.develops: true}, then: does_not_reach}"),
    "missing case": lambda pack: change(
        pack / "rules/sample-act.yaml",
        "      - {given: {system.develops: true}, then: unknown}\n", ""),
    "failing example": lambda pack: change(
        pack / "examples/roles.yaml", 'role.business_user: "no"', 'role.business_user: "yes"'),
    "presumed judgement": lambda pack: change(
        pack / "rules/good-practice-code.yaml", "{fact: system.provides, is: \"true\", gist",
        "{fact: system.proportionate, is: \"true\", gist"),
    "circle of definitions": lambda pack: change(
        pack / "rules/roles.yaml", "when: {fact: system.develops, is: true}",
        "when: {defined: role.developer}"),
    "expectation without a rule": lambda pack: change(
        pack / "rules/good-practice-code.yaml", "[xx/expectations/say-so, "
        "xx/expectations/notices]", "[xx/expectations/say-so]"),
    "fact nobody reads": lambda pack: change(
        pack / "facts/organisation.yaml", "records:\n",
        "records:\n  - {id: organisation.idle, kind: yes_no, question: {ja: 暇, en: Idle}, "
        "label: {ja: 暇, en: idle}}\n"),
    "node nobody knows": lambda pack: change(
        pack / "analyses/hiring.yaml", "next: [label]", "next: [lable]"),
    "failing case of an analysis": lambda pack: change(
        pack / "analyses/hiring.yaml", "then: {children: unknown}",
        "then: {children: points_to_fine}"),
    "page of nothing": lambda pack: change(
        pack / "pages/disputed.yaml", "[xx/claims/]", "[xx/claim/]"),
    "nothing read": lambda pack: change(
        pack / "bodies/records-office.yaml", "at: art_7, read: whole", "at: art_7, read: not_read"),
    "one secondary source": lambda pack: one_secondary_source(pack),
    "unknown version": lambda pack: change(
        pack / "expectations/good-practice-code.yaml", 'versions: ["1.0"], presence: absent',
        'versions: ["1.1"], presence: absent'),
    "record out of place": lambda pack: (pack / "oddments.yaml").write_text("a: b\n"),
    "id twice": lambda pack: (pack / "bodies/copy.yaml").write_text(
        "records:\n  - id: records-office\n" + "".join(
            f"    {line}\n" for line in
            (pack / "bodies/records-office.yaml").read_text("utf-8").splitlines()), "utf-8"),
    "checked before known": lambda pack: change(
        pack / "bodies/records-office.yaml", "checked: 2030-02-01", "checked: 2029-02-01"),
    "not UTF-8": lambda pack: (pack / "bodies/old.yaml").write_bytes(
        "title: 記録庁".encode("cp932")),
}


def test_what_is_refused_and_how_it_is_told(
    tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    told = []
    for name, spoil in BREAKS.items():
        folder = tmp_path / name.replace(" ", "-") / "regimes" / "xx"
        shutil.copytree(REGIMES / "xx", folder)
        spoil(folder)
        _, problems = lint(folder, (check_cases,))
        assert problems, name
        told.append(f"# {name}\n" + "\n".join(map(str, problems)) + "\n")

    golden("refused-packs.txt", "\n".join(told))


def test_all_problems_are_told_at_once(pack: Path) -> None:
    for name in ("unknown field", "not a day", "unknown word"):
        BREAKS[name](pack)

    _, problems = lint(pack)

    assert len({problem.file for problem in problems}) == 3, problems


def test_a_compiled_copy_gives_the_same_rulebook(pack: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"

    first = load(pack, (check_cases,), cache=cache)
    second = load(pack, (check_cases,), cache=cache)

    assert len(list(cache.iterdir())) == 1
    assert second == first


def test_a_compiled_copy_is_never_stale(pack: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before = load(pack, cache=cache)

    change(pack / "bodies/records-office.yaml", "Watches over", "Looks after")
    after = load(pack, cache=cache)

    assert after.digest != before.digest
    assert "Looks after" in after.bodies[0].gist.en


def test_packs_that_change_while_they_are_read_leave_no_copy(pack: Path, tmp_path: Path) -> None:
    def meddle(folder: Path) -> str:
        digest = digest_of(folder)
        change(pack / "bodies/records-office.yaml", "Watches over", "Looks after")
        return digest

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("shirube.packs.load.digest_of", iter_once(meddle, digest_of))
        load(pack, cache=tmp_path / "cache")

    assert not (tmp_path / "cache").exists()


def iter_once(
    first: Callable[[Path], str], then: Callable[[Path], str]
) -> Callable[[Path], str]:
    """A function that does one thing when it is called first, and another from then on."""
    calls = iter([first])
    return lambda folder: next(calls, then)(folder)


def test_a_damaged_copy_is_read_anew(pack: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    whole = load(pack, cache=cache)
    (copy,) = cache.iterdir()
    for damage in (b"", b"x", copy.read_bytes()[:-40], copy.read_bytes().replace(b"0", b"1", 1)):
        copy.write_bytes(damage)
        assert load(pack, cache=cache) == whole


def test_a_cache_that_cannot_be_written_costs_nothing(pack: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    assert load(pack, cache=blocked / "cache").regime.id == "xx"


def test_a_rule_whose_cases_fail_is_refused_from_the_copy_too(
    pack: Path, tmp_path: Path
) -> None:
    BREAKS["failing case"](pack)
    for _ in range(2):
        with pytest.raises(Refused):
            load(pack, (check_cases,), cache=tmp_path / "cache")


def test_the_digest_sees_names_and_bytes(pack: Path) -> None:
    before = digest_of(pack)
    (pack / "bodies/records-office.yaml").rename(pack / "bodies/office.yaml")

    assert digest_of(pack) != before


def test_a_further_check_is_told_at_the_line_of_the_record(pack: Path) -> None:
    def grumble(rulebook: Rulebook) -> Iterator[Fault]:
        yield Fault("xx/expectations/notices", ("gist", "en"), say("too short"), say("say more"))

    _, problems = lint(pack, (grumble,))

    (problem,) = problems
    assert problem.file == "regimes/xx/expectations/good-practice-code.yaml"
    lines = (pack / "expectations/good-practice-code.yaml").read_text("utf-8").splitlines()
    assert "Tell users of changes" in lines[problem.line - 1]
