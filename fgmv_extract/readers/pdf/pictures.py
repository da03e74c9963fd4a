"""Pictures of places on pages, small enough to stand in another document: grey, sixteen shades, as PNG."""

import ctypes
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from fgmv_extract.places import Box
from fgmv_extract.readers.pdf.sheets import Sheet, opened

_SCALE = 1.6  # pixels a point: words of eight points can be read
_MARGIN = 3.0  # points around what is shown
_WIDEST, _HIGHEST = 1000.0, 400.0  # points; a page may claim to be a hundred metres long
_HIGH = bytes(value & 0xF0 for value in range(256))
_LOW = bytes(value >> 4 for value in range(256))


class Cutting(NamedTuple):
    """A picture as PNG, and its width and height in pixels."""

    png: bytes
    width: int
    height: int


def cuttings(data: bytes, file: str, spots: Sequence[tuple[int, Box]]) -> Iterator[Cutting | None]:
    """Yield a picture for each page (from 1) and box on it as shown, None where there is nothing to be seen.

    Raises what ``opened`` raises.
    """
    with opened(data, file, most=1) as book:
        for number, box in spots:
            if not 1 <= number <= book.pages:
                yield None
                continue
            with book.sheet(number) as sheet:
                yield _cut(sheet, box) if sheet else None


def _cut(sheet: Sheet, box: Box) -> Cutting | None:
    left, top, right, bottom = box[0] - _MARGIN, box[1] - _MARGIN, box[2] + _MARGIN, box[3] + _MARGIN
    width, height = (
        round(_SCALE * min(size, most)) for size, most in ((right - left, _WIDEST), (bottom - top, _HIGHEST))
    )
    if width <= 0 or height <= 0:
        return None
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        return None
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        whole = round(_SCALE * sheet.view.width), round(_SCALE * sheet.view.height)
        corner = round(-_SCALE * left), round(-_SCALE * top)
        pdfium.FPDF_RenderPageBitmap(bitmap, sheet.page, *corner, *whole, 0, pdfium.FPDF_GRAYSCALE)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        grey = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    rows = (grey[start : start + width] for start in range(0, stride * height, stride))
    return Cutting(_png(rows, width, height), width, height)


def _png(rows: Iterator[bytes], width: int, height: int) -> bytes:
    """Write grey rows, a byte a pixel, as PNG (ISO/IEC 15948) with four bits a pixel."""
    packed = b"".join(b"\0" + _halved(row) for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _halved(row: bytes) -> bytes:
    """Put two pixels into each byte, the left one into its upper half."""
    even = row if len(row) % 2 == 0 else row + b"\xff"
    left, right = even[0::2].translate(_HIGH), even[1::2].translate(_LOW)
    return (int.from_bytes(left) | int.from_bytes(right)).to_bytes(len(left))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
