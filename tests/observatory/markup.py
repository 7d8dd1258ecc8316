"""Reading pages as a reader would: their words without markup."""

import html
import re


def plain_text(page: str) -> str:
    """The words of a page, entities read, one blank between them."""
    body = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", body)))
