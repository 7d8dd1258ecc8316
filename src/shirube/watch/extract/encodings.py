"""Bytes to text: the encoding a document names, checked; else found; garbage told as such.

Asked in turn: byte order mark, XML declaration, HTTP header, meta element. What is named is
believed only when the bytes agree with it; else the Japanese encodings are tried.
"""

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shirube.model.problem import Message, say
from shirube.watch.extract.unit import Unreadable

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
         (codecs.BOM_UTF16_BE, "utf-16-be"))

EUC_OF_BROWSERS = "cp51932"
"""EUC-JP with the vendors' characters (① and 髙), as browsers read it; Python has none."""

TRIED = ("utf-8", "iso2022_jp_3", "cp932", "euc_jp", EUC_OF_BROWSERS)
"""Encodings of Japanese documents, those first that mistake least, plain before full."""

NAMES = {
    "utf8": "utf-8",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "ms932": "cp932", "ms_kanji": "cp932", "csshiftjis": "cp932",
    "euc-jp": "euc_jp", "x-euc-jp": "euc_jp", "eucjp": "euc_jp", "eucjp-ms": "euc_jp",
    "iso-2022-jp": "iso2022_jp_3", "csiso2022jp": "iso2022_jp_3",
    "us-ascii": "utf-8", "ascii": "utf-8",
    "utf-8": "utf-8", "utf-16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
    "iso-8859-1": "cp1252", "windows-1252": "cp1252",
}
"""Names that pages use, and what their bytes mean to browsers."""

DECLARED = (
    re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']"""),
    re.compile(rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE),
)

HEADER = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)

FEW_ODD, MOST_ODD = 0.02, 0.3
"""Share of odd characters among those beyond ASCII: up to the first a reading is taken at once,
past the second never. Half-width kana are odd: other encodings' bytes look like them."""

MOST_LOST = 0.001
"""Largest share of characters that may be unreadable in a text that is still used."""

HALF_WIDTH = 0x8E
EUC_PAIR = re.compile(rb"\x8e[\xa1-\xdf]|[\xa1-\xfe][\xa1-\xfe]")
CONTROL, ESCAPE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]"), re.compile(r"[\x00\x1b]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and how it was read."""

    text: str

    encoding: str
    """Name of the encoding, as Python knows it."""

    remarks: tuple[Message, ...] = ()
    """An encoding named wrongly, characters lost."""


def decode(data: bytes, header: str | None = None) -> Decoded | Unreadable:
    """The text of the bytes; `header` is the Content-Type header, if there was one."""
    for mark, name in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark):].decode(name), name)
            except UnicodeDecodeError:
                return _garbage()
    named = list(_named(data, header))
    tried = dict.fromkeys((*named, *TRIED))
    best: tuple[float, str, str] | None = None
    for name in tried:
        try:
            text = _read(data, name)
        except UnicodeError:
            continue
        odd = _odd_share(text, name)
        if best is None or odd < best[0]:
            best = odd, name, text
        if odd <= FEW_ODD:
            break
    if best is not None and best[0] <= MOST_ODD:
        return Decoded(best[2], best[1], _remarks(named, best[1], data))
    return _with_losses(data, named, tried)


def _named(data: bytes, header: str | None) -> Iterator[str]:
    """Encodings the document or its server names and Python knows, the most binding first."""
    head = data[:4096]
    found = [match[1].decode() for match in (DECLARED[0].search(head),) if match]
    found += HEADER.findall(header or "")[:1]
    found += [match[1].decode() for match in (DECLARED[1].search(head),) if match]
    for label in found:
        name = NAMES.get(label.lower())
        if name:
            yield name
        if name == "euc_jp":
            yield EUC_OF_BROWSERS


def _read(data: bytes, name: str, errors: str = "strict") -> str:
    if name != EUC_OF_BROWSERS:
        return data.decode(name, errors)
    return EUC_PAIR.sub(_shifted, data).decode("cp932", errors)


def _shifted(found: re.Match[bytes]) -> bytes:
    """The bytes of an EUC character as Shift_JIS writes it; half-width kana lose their mark."""
    first, second = found[0]
    if first == HALF_WIDTH:
        return found[0][1:]
    row, cell = divmod((first - 0xA1) * 94 + second - 0xA1, 188)
    return bytes((row + (0x81 if row < 31 else 0xC1), cell + (0x40 if cell < 63 else 0x41)))


def _odd_share(text: str, name: str) -> float:
    """How little the characters look like text; 1 when more than strays are controls."""
    if ESCAPE.search(text) or len(CONTROL.findall(text)) > len(text) * MOST_LOST:
        return 1
    if text.isascii() or name == "utf-8":
        return 0
    beyond = {char: count for char, count in Counter(text).items() if char > "\x7f"}
    return sum(count for char, count in beyond.items() if _odd(char)) / sum(beyond.values())


def _odd(char: str) -> bool:
    return "\uff61" <= char <= "\uff9f" or unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs")


def _with_losses(data: bytes, named: list[str], tried: Iterable[str]) -> Decoded | Unreadable:
    """The reading that loses fewest characters, if hardly any are lost."""
    best: tuple[int, str, str] | None = None
    for name in tried:
        text = _read(data, name, "replace")
        lost = text.count("\ufffd")
        if (lost <= len(text) * MOST_LOST and _odd_share(text, name) <= FEW_ODD
                and (best is None or lost < best[0])):
            best = lost, name, text
    if best is None:
        return _garbage()
    lost, name, text = best
    return Decoded(text, name, (
        *_remarks(named, name, data),
        say("{count} characters could not be read in the encoding {encoding}",
            count=lost, encoding=name),
    ))


def _remarks(named: list[str], used: str, data: bytes) -> tuple[Message, ...]:
    if not named or named[0] == used or data.isascii() or {named[0], used} == {
            "euc_jp", EUC_OF_BROWSERS}:
        return ()
    return (say("the document names the encoding {named}; its bytes are {used}",
                named=named[0], used=used),)


def _garbage() -> Unreadable:
    return Unreadable("encoding", say(
        "no encoding gives readable text from these bytes; see whether it is the document"))
