"""PDFs made in the test run: a text layer of any characters, pages of pictures, bombs."""

import zlib
from collections.abc import Sequence

A4 = "[0 0 595 842]"


def made_pdf(pages: Sequence[Sequence[str]], title: str = "") -> bytes:
    """A PDF with one line of text below the other on every page; no line, a drawing only.

    Characters reach the reader through a ToUnicode table, as makers of PDFs write it, so a
    code point stands in the file exactly as given.
    """
    glyphs = {char: number for number, char in enumerate(
        sorted({char for page in pages for line in page for char in line}), 1)}
    font = 3
    kids = [font + 4 + 2 * number for number in range(len(pages))]
    objects: list[str | bytes] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>",
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H"
        f" /DescendantFonts [{font + 1} 0 R] /ToUnicode {font + 2} 0 R >>",
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW 1000 /CIDSystemInfo"
        f" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /FontDescriptor {font + 3} 0 R >>",
        stream(to_unicode(glyphs)),
        "<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 0 1000 1000]"
        " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
    ]
    for kid, page in zip(kids, pages, strict=True):
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox {A4} /Contents {kid + 1} 0 R"
                       f" /Resources << /Font << /F {font} 0 R >> >> >>")
        objects.append(stream(drawn(page, glyphs)))
    info = f"<< /Title <feff{title.encode('utf-16-be').hex()}> >>"
    return written([*objects, info], info=len(objects) + 1)


def drawn(lines: Sequence[str], glyphs: dict[str, int]) -> str:
    """Content of a page."""
    told = "\n".join(
        f"1 0 0 1 50 {780 - 20 * number} Tm <{''.join(f'{glyphs[char]:04x}' for char in line)}> Tj"
        for number, line in enumerate(lines))
    return f"BT /F 12 Tf\n{told}\nET" if lines else "100 100 200 200 re f"


def to_unicode(glyphs: dict[str, int]) -> str:
    """The table from glyphs to characters."""
    pairs = [f"<{number:04x}> <{char.encode('utf-16-be').hex()}>"
             for char, number in glyphs.items()]
    blocks = [f"{len(some)} beginbfchar\n" + "\n".join(some) + "\nendbfchar"
              for some in (pairs[at:at + 100] for at in range(0, len(pairs), 100))]
    return ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            + "\n".join(blocks) + "\nendcmap end end")


def stream(content: str | bytes, extra: str = "") -> bytes:
    """An object with a stream."""
    data = content.encode() if isinstance(content, str) else content
    return (f"<< /Length {len(data)} {extra}>>\nstream\n".encode() + data + b"\nendstream")


def written(objects: Sequence[str | bytes], info: int | None = None) -> bytes:
    """The file: objects numbered from 1, the first the catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        body = each.encode() if isinstance(each, str) else each
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    told = f" /Info {info} 0 R" if info else ""
    return out + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
                  f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{told} >>\n"
                  f"startxref\n{len(out)}\n%%EOF\n").encode()


def bomb(size: int) -> bytes:
    """One page whose content unpacks to many times its bytes."""
    packer = zlib.compressobj(9)
    line = b"1 0 0 1 5 5 Tm <0001> Tj\n" * 4000
    packed = b"".join(packer.compress(line) for _ in range(size // len(line))) + packer.flush()
    return written([
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox {A4} /Contents 4 0 R >>",
        stream(packed, "/Filter /FlateDecode "),
    ])
