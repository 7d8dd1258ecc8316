"""What bytes are, by their content: headers and names of files are only somebody's word."""

import io
import re
import zipfile

_OFFICE = {
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|ul|dl)[\s>]", re.I)
_PROLOGUE = re.compile(
    r"(?:\s|<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\])?\s*>)*", re.I | re.S)
_NO_TEXT = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\uf8f0-\uf8f3]")
"""Control characters, and what Shift_JIS makes of bytes it does not know."""

_ENDINGS = {
    "pdf": "application/pdf", "xml": "application/xml",
    **{ending: _OFFICE[folder] for ending, folder in
       (("xlsx", "xl/"), ("docx", "word/"), ("pptx", "ppt/"))},
}


def media_type_of(data: bytes) -> str | None:
    """The media type of bytes; none when they are nothing this program can keep.

    One of PDF, XML, HTML, JSON, plain text, and the usual office files.
    """
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    head = _text(data[:1 << 16], whole=len(data) <= 1 << 16)
    if head is None:
        return None
    return _markup(head) or _plain(head)


def expected(url: str) -> str | None:
    """The media type that an address promises by its ending; none when it promises nothing."""
    path = url.partition("#")[0].partition("?")[0]
    return _ENDINGS.get(path.rpartition("/")[2].rpartition(".")[2].lower())


def is_whole(data: bytes, media_type: str) -> bool:
    """False when a file visibly lacks its end."""
    if media_type == "application/pdf":
        return b"%%EOF" in data[-2048:]
    return True


def readings(data: bytes) -> list[str]:
    """Bytes read in every encoding that Japanese pages use, errors left out."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return [data.decode("utf-16", "ignore")]
    return [data.decode(name, "ignore") for name in ("utf-8-sig", "cp932", "euc_jp")]


def _text(data: bytes, *, whole: bool) -> str | None:
    """Bytes as text in the first encoding they fit, none when they fit none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        names: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in data:
        return None
    else:
        names = ("utf-8-sig", "iso2022_jp", "cp932", "euc_jp")
    # A character cut in two at the end of the sample is no fault.
    for cut in range(1 if whole else 4):
        for name in names:
            try:
                text = data[:len(data) - cut].decode(name)
            except UnicodeDecodeError:
                continue
            if not _NO_TEXT.search(text):
                return text
    return None


def _markup(text: str) -> str | None:
    head = _PROLOGUE.match(text)
    rest = text[head.end():] if head else text
    if _HTML.match(rest) or re.match(r"\s*<!doctype\s+html", text, re.I):
        return "text/html"
    if text.lstrip().startswith("<?xml") or re.match(r"<[A-Za-z][\w.:-]*[\s/>]", rest):
        return "text/html" if _HTML.search(rest[:4096]) else "application/xml"
    return None


def _plain(text: str) -> str | None:
    if not text.strip():
        return None
    if re.match(r'\s*(?:\{\s*["}]|\[\s*[\[{"\]\d])', text):
        return "application/json"
    return "text/html" if len(_HTML.findall(text)) > 2 else "text/plain"


def _office(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "application/zip"
    for folder, media_type in _OFFICE.items():
        if "[Content_Types].xml" in names and any(each.startswith(folder) for each in names):
            return media_type
    return "application/zip"
