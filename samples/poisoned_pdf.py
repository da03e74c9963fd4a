"""PDF files that do harm, written object by object; see ``samples.poison``."""

import zlib
from collections.abc import Callable, Mapping

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_TEXT = b"BT /F 12 Tf 72 720 Td (FGMV-01 Technical Report) Tj ET"


def _pdf(objects: Mapping[int, bytes]) -> bytes:
    """Return a file of numbered objects; object 1 is the catalogue."""
    data, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(data), max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        data += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    return bytes(data) + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def stream(content: bytes, more: bytes = b"") -> bytes:
    """Return a stream with more in its dictionary."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def page(
    content: bytes = _TEXT,
    font: bytes = _FONT,
    box: bytes = b"[0 0 595 842]",
    more: Mapping[int, bytes] | None = None,
    xobjects: bytes = b"",
) -> bytes:
    """Return a file of one page; its contents are object 4, its font 5."""
    return _pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << %s >> >> >>"
            % (box, xobjects),
            4: content if content.startswith(b"<<") else stream(content),
            5: font,
            **(more or {}),
        }
    )


def _boxes_in_a_circle() -> bytes:
    return page(box=b"6 0 R", more={6: b"7 0 R", 7: b"6 0 R"})


def _pages_in_a_circle() -> bytes:
    return _pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"})


def _drawings_in_drawings() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
    levels = {n: stream(b"/X Do /X Do", form % (n + 1)) for n in range(6, 31)}
    last = stream(b"0 0 1 1 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return page(b"/X Do /X Do", more={**levels, 31: last}, xobjects=b"/X 6 0 R")


_WIDE_FONT = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] %s >>"
_INNER_FONT = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> %s >>"


def _endless_map() -> bytes:
    cmap = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap"
    return page(font=_WIDE_FONT % b"/ToUnicode 7 0 R", more={6: _INNER_FONT % b"", 7: stream(cmap)})


def _endless_widths() -> bytes:
    return page(font=_WIDE_FONT % b"", more={6: _INNER_FONT % b"/W [0 2000000000 500]"})


def _packed_twice() -> bytes:
    packer = zlib.compressobj(1)
    once = b"".join(packer.compress(bytes(1 << 20)) for _ in range(1024)) + packer.flush()
    return page(stream(zlib.compress(once, 9), b"/Filter [/FlateDecode /FlateDecode]"))


def _million_characters() -> bytes:
    lines = b"".join(b"BT /F 0.6 Tf 1 %.1f Td (%s) Tj ET\n" % (0.8 * n, b"ab" * 500) for n in range(1000))
    return page(stream(zlib.compress(lines, 9), b"/Filter /FlateDecode"))


def _many_pages() -> bytes:
    count = 20_000
    kids = b" ".join(b"%d 0 R" % n for n in range(5, 5 + count))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 3 0 R >> >> >>"
    )
    return _pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            3: _FONT,
            4: stream(_TEXT),
            **dict.fromkeys(range(5, 5 + count), page),
        }
    )


def _ruled_grid() -> bytes:
    cells = b"".join(b"%d %d 5 7 re S\n" % (20 + 5 * x, 20 + 7 * y) for x in range(100) for y in range(100))
    return page(stream(zlib.compress(cells + _TEXT, 9), b"/Filter /FlateDecode"))


def _locked() -> bytes:
    return page().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Unknown >>")


PDFS: Mapping[str, Callable[[], bytes]] = {
    "boxes-in-a-circle": _boxes_in_a_circle,
    "pages-in-a-circle": _pages_in_a_circle,
    "drawings-in-drawings": _drawings_in_drawings,
    "endless-map": _endless_map,
    "endless-widths": _endless_widths,
    "packed-twice": _packed_twice,
    "million-characters": _million_characters,
    "many-pages": _many_pages,
    "ruled-grid": _ruled_grid,
    "unknown-lock": _locked,
}
