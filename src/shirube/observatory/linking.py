"""Pages in schema.org's words: what their head carries for programs that read pages."""

from typing import Any

from shirube.exports.linked import CONTEXT, LICENCE, Linker
from shirube.model.rulebook import AnyRecord
from shirube.observatory.address import Here
from shirube.observatory.citing import whole
from shirube.observatory.listing import WHOLE
from shirube.observatory.site import Voice
from shirube.reports.say import name_of


def linked(record: AnyRecord, voice: Voice, path: str, title: str) -> dict[str, Any]:
    """A record's page as JSON-LD; `path` is the page's, without language and ending."""
    return linker(voice, path).page(record, title)


def linked_whole(voice: Voice, path: str) -> dict[str, Any]:
    """The data as a whole, with its downloads, as JSON-LD."""
    site, words = voice.site, voice.words
    here = Here(voice.lang, path, site.addresses)
    regime = name_of(site.rulebook.regime, words)
    days = sorted(each.holds.start for each in site.rulebook.regime.statuses if each.holds.start)
    made: dict[str, Any] = {
        "@context": CONTEXT, "@type": "Dataset",
        "name": words("site.cite.whole", regime=regime),
        "description": words("site.feeds.dataset", regime=regime),
        "inLanguage": [each.lang for each in site.voices],
        "creator": {"@type": "Organization", "name": "Shirube"}, "license": LICENCE,
        "isAccessibleForFree": True, "version": site.rulebook.digest,
        "dateModified": (whole(voice).accessed or site.today).isoformat(),
        "spatialCoverage": {"@type": "Country", "name": regime},
        "distribution": [
            {"@type": "DataDownload", "name": words(f"site.feeds.file.{name}"),
             "encodingFormat": media_type, "contentUrl": _file(here, voice, file)}
            for name, file, media_type in WHOLE],
    }
    if days:
        made["temporalCoverage"] = f"{days[0].isoformat()}/.."
    return made


def linker(voice: Voice, path: str) -> Linker:
    """A teller of records for one page; addresses are absolute when the site's is known."""
    here = Here(voice.lang, path, voice.site.addresses)

    def address(ref: str) -> str | None:
        found = voice.site.addresses.paths.get(ref)
        if found is None:
            return None
        if voice.site.base:
            return f"{voice.site.base}{voice.lang}/{found}.html"
        return here.page(found)

    return Linker(voice.edition, voice.words, address)


def _file(here: Here, voice: Voice, path: str) -> str:
    return voice.site.base + path if voice.site.base else here.file(path)
