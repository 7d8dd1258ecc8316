"""Licences, how to cite, and the terms of the sources."""

from collections.abc import Iterator

from shirube.model.report import Span, Table
from shirube.observatory.citing import cite_whole
from shirube.observatory.draw import plain_json
from shirube.observatory.linking import linked_whole
from shirube.observatory.listing import ATTRIBUTION
from shirube.observatory.page import File, Page
from shirube.observatory.site import Site, Voice
from shirube.reports.say import name_of, plain

PATH = "licence"

NOTICE = "assets/NOTICE.txt"
"""Where the notices of others' programs stand."""

_DATA = {"ja": "https://creativecommons.org/licenses/by/4.0/deed.ja",
         "en": "https://creativecommons.org/licenses/by/4.0/"}
_CODE = "https://www.apache.org/licenses/LICENSE-2.0"

ELSEWHERE = frozenset({*_DATA.values(), _CODE})
"""The addresses outside the site that are no sources: the texts of the licences."""


def pages(voice: Voice) -> Iterator[Page]:
    """The one page."""
    words, site = voice.words, voice.site
    named = [each for each in site.rulebook.sources if each.licence]
    terms = Table(
        head=(words("site.licence.terms.source"), words("site.licence.terms.term")),
        rows=tuple(((Span(text=name_of(each, words), ref=each.id),),
                    plain(each.licence.in_(words.lang) if each.licence else ""))
                   for each in named))
    yield Page(
        path=PATH, kind="licence", title=words("site.licence.title"),
        description=words("site.licence.lead"), twin="data/licence",
        linked=linked_whole(voice, PATH),
        data={"box": cite_whole(voice), "terms": terms, "known": len(named),
              "all": len(site.rulebook.sources), "attribution": ATTRIBUTION,
              "data_licence": _DATA[voice.lang], "code_licence": _CODE,
              "notice": NOTICE},
    )


def files(site: Site) -> Iterator[File]:
    """The terms as data."""
    yield File("data/licence.json", plain_json({
        "code": {"name": "Apache-2.0", "url": _CODE},
        "data": {"name": "CC BY 4.0", "url": _DATA["en"], "attribution": ATTRIBUTION},
        "notices": NOTICE,
        "sources": {each.id: {"ja": each.licence.ja, "en": each.licence.en}
                    for each in site.rulebook.sources if each.licence},
    }).encode("utf-8"))
