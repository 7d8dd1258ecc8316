"""Search in both languages: words folded alike, exact, the same in Python and in the browser.

`documents` makes what can be found from a rulebook and the world, `read_query` reads what people
type, `find` gives what holds it, best first. The twin in `web/src/search` says the same.
"""

from shirube.search.documents import KINDS, Document, documents
from shirube.search.find import Found, Hit, Index, find
from shirube.search.query import Query, Term, legible, read_query

__all__ = ["KINDS", "Document", "Found", "Hit", "Index", "Query", "Term", "documents", "find",
           "legible", "read_query"]
