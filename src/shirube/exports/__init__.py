"""How a report is written: one file for each format, one line each in `FORMATS`.

Importing this package imports no format; a format is imported when it is first used.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from shirube.model.report import Report


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report: where its writer lives and what its files are called."""

    place: str
    """Module and function, `module:function`; the function takes a report and options."""

    suffix: str
    """End of a file's name, with the dot."""

    media_type: str
    """Media type of the bytes, which are always UTF-8."""

    def __call__(self, report: Report, **options: object) -> str:
        """The report in this format; options are those of its writer."""
        module, function = self.place.split(":")
        written = getattr(import_module(module), function)(report, **options)
        assert isinstance(written, str)
        return written


FORMATS: Mapping[str, Format] = MappingProxyType({
    "text": Format("shirube.exports.text:write_text", ".txt", "text/plain"),
    "html": Format("shirube.exports.html:write_html", ".html", "text/html"),
    "md": Format("shirube.exports.markdown:write_markdown", ".md", "text/markdown"),
    "json": Format("shirube.exports.json:write_json", ".json", "application/json"),
})
"""Name of a format -> its writer. Same report, same bytes, in every one of them."""

__all__ = ["FORMATS", "Format"]
