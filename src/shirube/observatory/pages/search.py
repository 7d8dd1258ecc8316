"""The search page, and beside it one script a language with everything it can find.

The index is a file of its own, not part of the page: it is fetched once for all queries, and a
page whose address ends in `?q=` is another one to a browser's cache. It is also the page's data
twin, and works from disk, where a page may not fetch.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from shirube.locales import LANGUAGES
from shirube.locales.site import site_words
from shirube.model.terms import Language
from shirube.observatory.address import Here, path_of
from shirube.observatory.draw import plain_json
from shirube.observatory.page import File, Page
from shirube.observatory.site import Site, Voice
from shirube.reports.search import Labels, searchable
from shirube.search import KINDS, Document
from shirube.search.find import WIDTHS

PATH = "search"


def pages(voice: Voice) -> Iterator[Page]:
    """The search page."""
    words, site = voice.words, voice.site
    here = Here(voice.lang, PATH, site.addresses)
    other: Language = "en" if voice.lang == "ja" else "ja"
    before, _, after = words("claim.quote", text="\n").partition("\n")
    yield Page(
        path=PATH, kind="search", title=words("site.search.title"), nav="search",
        description=words("site.search.description"), script="search",
        data={
            "examples": words("site.search.example").split("|"),
            "ways": [(words("site.search.country"), f"{site.rulebook.regime.id}/index"),
                     (words("site.search.records"), f"{site.rulebook.regime.id}/records"),
                     (words("site.search.world"), "world/index")],
        },
        island={
            "root": f"{here.root}{voice.lang}/",
            "here": here.page(PATH), "other": here.page(PATH, other),
            "kind": {kind: words(f"record_kind.{kind}") for kind in KINDS},
            "kinds": {kind: words(f"site.kinds.{kind}") for kind in KINDS},
            "quote": [before, after],
            "words": {name: words(f"site.search.{name}") for name in (
                "all", "count", "count.one", "count_of", "more", "none", "missing")},
            "comma": words("list.comma"),
        },
    )


def files(site: Site) -> Iterator[File]:
    """Everything that can be found, one script a language."""
    for lang in LANGUAGES:
        labels = Labels(site.edition, site.world, site_words(lang))
        index = _index(searchable(site.edition, site.world, lang), site, labels)
        yield File(f"assets/search.{lang}.js",
                   f"globalThis.shirubeIndex={plain_json(index)}".encode())


def _index(documents: tuple[Document, ...], site: Site, labels: Labels) -> dict[str, Any]:
    """Documents column by column, which packs best; what is rare by number of the document."""
    known: dict[tuple[str, str], int] = {}
    marks = [
        [known.setdefault((each.text, each.tone), len(known)) for each in labels.of(document)]
        for document in documents
    ]
    numbered = list(enumerate(documents))
    return {
        "width": WIDTHS[labels.words.lang],
        "worths": list(KINDS.items()),
        "kinds": _runs(each.kind for each in documents),
        "refs": list(_shared([each.ref for each in documents])),
        "titles": [each.title for each in documents],
        "places": [each.place for each in documents],
        "names": ["\n".join(each.names) for each in documents],
        "lines": ["\n".join(each.lines) for each in documents],
        "more": {place: more for place, each in numbered if (more := _more(each))},
        "unnamed": [place for place, each in numbered if not each.named],
        "gone": [place for place, each in numbered if not each.stands],
        "labels": [list(each) for each in known],
        "marks": marks,
        "paths": {place: path for place, each in numbered
                  if (path := site.addresses.paths[each.ref]) != path_of(each.ref)},
    }


def _runs(kinds: Iterable[str]) -> list[tuple[str, int]]:
    """Kinds in order, each with how many follow each other."""
    found: list[tuple[str, int]] = []
    for kind in kinds:
        if found and found[-1][0] == kind:
            found[-1] = kind, found[-1][1] + 1
        else:
            found.append((kind, 1))
    return found


def _shared(refs: list[str]) -> Iterator[str]:
    """Ids, each as how many characters it shares with the one before and what follows them."""
    before = ""
    for ref in refs:
        shared = next((place for place, (one, other) in enumerate(zip(before, ref, strict=False))
                       if one != other), min(len(before), len(ref)))
        yield f"{shared} {ref[shared:]}"
        before = ref


def _more(document: Document) -> list[str]:
    """What a document is known by beside its id, the end of it where that holds a number, and
    its place."""
    end = re.split("[/#]", document.ref)[-1]
    told = {document.ref, document.place, *([end] if re.search("[0-9]", end) else [])}
    return [each for each in document.refs if each not in told]
