"""The list of all records by kind, and a page at each address a record once had."""

from collections.abc import Iterator

from shirube.model.expectation import Expectation
from shirube.model.rulebook import KINDS, AnyRecord
from shirube.observatory.draw import plain_json
from shirube.observatory.page import File, Page
from shirube.observatory.pages.record import label
from shirube.observatory.site import Site, Voice
from shirube.reports.say import name_of


def pages(voice: Voice) -> Iterator[Page]:
    """The list, and where moved records went."""
    words, site = voice.words, voice.site
    regime = site.rulebook.regime
    name = name_of(regime, words)
    groups = [("regime", words("site.kinds.regime"), [(regime.id, name_of(regime, words), "")])]
    for kind in KINDS:
        rows = [(each.id, label(each, voice), _asked(each, voice))
                for each in getattr(site.rulebook, kind)]
        if rows:
            groups.append((kind, words(f"site.kinds.{kind}"), rows))
    count = sum(len(rows) for _, _, rows in groups)
    yield Page(
        path=f"{regime.id}/records", kind="records", title=words("site.records.title"),
        description=words("site.records.lead", n=count, regime=name), nav="country",
        crumbs=((name, f"{regime.id}/index"),),
        twin=f"data/{regime.id}/records", data={"groups": groups, "count": count},
    )
    for old, new in site.addresses.moved.items():
        yield Page(path=old, kind="moved", title=words("site.moved.title"),
                   description=words("site.moved.to"), data={"target": new}, listed=False,
                   twin=f"data/{new}")


def _asked(record: AnyRecord, voice: Voice) -> str:
    """Of what asks something: in what strength, and of whom."""
    if not isinstance(record, Expectation):
        return ""
    words = voice.words
    return words("list.semicolon").join((
        words(f"force.{record.force}"),
        words("list.comma").join(words(f"addressee.{each}") for each in record.addressees)))


def files(site: Site) -> Iterator[File]:
    """The list as data: every record's kind, addresses and data file."""
    rows = [
        {"id": ref, "kind": kind, "page": f"{site.addresses.paths[ref]}.html",
         "data": f"data/{site.addresses.paths[ref]}.json"}
        for ref, kind in site.kinds.items()
    ]
    yield File(f"data/{site.rulebook.regime.id}/records.json", plain_json({
        "as_of": site.today.isoformat(), "rulebook": site.rulebook.digest, "records": rows,
    }).encode("utf-8"))
