"""Runs as a process of its own: reads a PDF from its input, writes the pages' text as JSON.

Hostile files may hang the library or break it down; then this process dies and nothing else.
It limits itself before it reads: memory, processor time, what it may write, open files. It is
started by path and imports nothing of this package.
"""

import json
import sys
from importlib import import_module
from typing import Any


def limit(seconds: int, memory: int, output: int) -> None:
    """Take what may be used from this process, for good; only time where there is no more."""
    try:
        import resource
    except ImportError:  # not on Windows; the clock outside still holds
        return
    for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory),
                       (resource.RLIMIT_FSIZE, output), (resource.RLIMIT_CORE, 0),
                       (resource.RLIMIT_NOFILE, 64)):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def read(data: bytes, most_pages: int, most_characters: int) -> dict[str, Any]:
    """Text of every page, the title, the library's version; or why there is none."""
    pdfium: Any = import_module("pypdfium2")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        reason = str(error)
        return {"error": "protected" if "assword" in reason else "broken", "reason": reason}
    count = len(document)
    if count > most_pages:
        return {"error": "limits", "reason": f"{count} pages"}
    pages: list[str | None] = []
    length = 0
    for number in range(count):
        try:
            text = page_text(document[number])
        except pdfium.PdfiumError:
            text = None
        length += len(text or "")
        if length > most_characters:
            return {"error": "limits", "reason": f"more than {most_characters} characters"}
        pages.append(text)
    made = pdfium.version
    return {"pages": pages, "title": document.get_metadata_value("Title"), "library":
            f"pypdfium2 {made.PYPDFIUM_INFO.version} pdfium {made.PDFIUM_INFO.version}"}


def page_text(page: Any) -> str:
    """Text of one page."""
    words = page.get_textpage()
    text: str = words.get_text_bounded()
    words.close()
    page.close()
    return text


def main() -> None:
    """Limits, then reading, then the answer."""
    seconds, memory, output, pages, characters = map(int, sys.argv[1:6])
    limit(seconds, memory, output)
    try:
        answer = read(sys.stdin.buffer.read(), pages, characters)
    except ImportError as error:
        answer = {"error": "library", "reason": str(error)}
    except MemoryError:
        answer = {"error": "limits", "reason": "memory"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
