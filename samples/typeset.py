"""A small typesetter: tables on the pages of a PDF document, as office programs set them.

It knows one font (Courier, each character 0.6 of its size wide), wraps at blanks and behind hyphens, cuts rows at the end of
a page and repeats the heading. ``Rules`` are what the borders are drawn as.
"""

import zlib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import zip_longest
from typing import final

from attrs import define, field, frozen

WIDTH, HEIGHT = 595.0, 842.0
_ADVANCE = 0.6
_LEADING = 1.2
_PADDING = 4.0


@final
class Rules(StrEnum):
    """How borders are drawn: stroked lines, thin filled rectangles for each edge of each cell, or not at a page break."""

    LINES = "lines"
    RECTANGLES = "rectangles"
    OPEN = "open"


@final
@frozen(kw_only=True)
class Setting:
    """How tables are set; widths are of the columns, in points."""

    widths: tuple[float, ...] = (60.0, 170.0, 70.0, 80.0, 100.0)
    size: float = 8.0
    top: float = 80.0
    bottom: float = 780.0
    rules: Rules = Rules.LINES
    header: str = ""
    repeats: bool = True


@final
@define
class Canvas:
    """Pages while they are drawn; all points are from the top left."""

    pages: list[list[str]] = field(factory=lambda: [[]])
    size: float = 8.0

    def text(self, x: float, y: float, text: str, *, size: float | None = None, turned: bool = False) -> "Canvas":
        """Draw text with its baseline at ``y``, upright or going up."""
        shown = text.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        matrix = "0 1 -1 0" if turned else "1 0 0 1"
        told = shown.decode("latin-1")
        self.pages[-1].append(f"BT /F {size or self.size} Tf {matrix} {x:.2f} {HEIGHT - y:.2f} Tm ({told}) Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> "Canvas":
        """Stroke a line."""
        self.pages[-1].append(f"0.5 w {x0:.2f} {HEIGHT - y0:.2f} m {x1:.2f} {HEIGHT - y1:.2f} l S")
        return self

    def area(self, x0: float, y0: float, x1: float, y1: float) -> "Canvas":
        """Fill a rectangle."""
        self.pages[-1].append(f"{x0:.2f} {HEIGHT - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f")
        return self

    def cell(self, x0: float, y0: float, x1: float, y1: float) -> "Canvas":
        """Stroke a rectangle."""
        self.pages[-1].append(f"0.5 w {x0:.2f} {HEIGHT - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re S")
        return self

    def page(self) -> "Canvas":
        """Begin a new page."""
        self.pages.append([])
        return self

    def pdf(self, extra: str = "") -> bytes:
        """Return the document; ``extra`` are further entries of each page (``/Rotate 90``)."""
        return _assembled(["\n".join(page) for page in self.pages], extra)


def to_pdf(rows: Sequence[Sequence[str]], setting: Setting | None = None) -> bytes:
    """Set a table, its first row being the heading, on as many pages as it takes."""
    setting = setting or Setting()
    canvas = Canvas(size=setting.size)
    _Table(canvas, setting).draw(rows)
    return canvas.pdf()


@final
@define
class _Table:
    """A table while it is drawn: ``y`` is where the next row begins."""

    canvas: Canvas
    setting: Setting
    y: float = 0.0
    number: int = 0

    def draw(self, rows: Sequence[Sequence[str]]) -> None:
        heading, *body = (tuple(self.wrapped(row)) for row in rows)
        self.begin()
        self.row(heading)
        for cells in body:
            rest = cells
            while True:
                room = int((self.setting.bottom - self.y - 2 * _PADDING) / self.leading)
                if room >= max(map(len, rest)):
                    break
                if room > 0:
                    self.row([cell[:room] for cell in rest], closed=self.setting.rules is not Rules.OPEN)
                    rest = tuple(cell[room:] for cell in rest)
                self.canvas.page()
                self.begin()
                if self.setting.repeats:
                    self.row(heading)
            self.row(rest)

    @property
    def leading(self) -> float:
        return _LEADING * self.setting.size

    def begin(self) -> None:
        self.number += 1
        self.y = self.setting.top
        if self.setting.header:
            self.canvas.text(250, 40, f"- {self.number} -").text(250, 52, self.setting.header)

    def wrapped(self, row: Sequence[str]) -> Iterator[list[str]]:
        for text, width in zip_longest(row, self.setting.widths, fillvalue=""):
            room = int((float(width) - 2 * _PADDING) / (_ADVANCE * self.setting.size))
            yield [line for paragraph in str(text).split("\n") for line in wrap(paragraph, room)]

    def row(self, cells: Sequence[Sequence[str]], *, closed: bool = True) -> None:
        height = max(map(len, cells)) * self.leading + 2 * _PADDING
        x = _LEFT
        for lines, width in zip(cells, self.setting.widths, strict=True):
            for at, line in enumerate(lines):
                self.canvas.text(x + _PADDING, self.y + _PADDING + self.setting.size + at * self.leading, line)
            self.border(x, self.y, x + width, self.y + height, closed=closed)
            x += width
        self.y += height

    def border(self, x0: float, y0: float, x1: float, y1: float, *, closed: bool) -> None:
        if self.setting.rules is Rules.RECTANGLES:
            self.canvas.area(x0, y0, x1, y0 + 0.5).area(x0, y1, x1, y1 + 0.5)
            self.canvas.area(x0, y0 + 0.5, x0 + 0.5, y1).area(x1, y0 + 0.5, x1 + 0.5, y1)
            return
        self.canvas.line(x0, y0, x1, y0).line(x0, y0, x0, y1).line(x1, y0, x1, y1)
        if closed:
            self.canvas.line(x0, y1, x1, y1)


_LEFT = 50.0


def wrap(text: str, room: int) -> Iterator[str]:
    """Yield the lines of a paragraph, at most ``room`` characters each and a blank behind those that go on."""
    line = ""
    for word in _words(text):
        if line and len((line + word).rstrip()) > room:
            yield line
            line = ""
        line += word
        while len(line.rstrip()) > room:
            yield line[:room]
            line = line[room:]
    yield line


def _words(text: str) -> Iterator[str]:
    """Yield pieces between which a line may end."""
    piece = ""
    for character in text:
        piece += character
        if character in " -":
            yield piece
            piece = ""
    if piece:
        yield piece


def _assembled(pages: Sequence[str], extra: str) -> bytes:
    """Return a PDF document of the content of its pages."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 {WIDTH} {HEIGHT}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for at, page in enumerate(pages):
        packed = zlib.compress(page.encode("latin-1"))
        resources = "<< /Font << /F 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Resources {resources} /Contents {5 + 2 * at} 0 R {extra} >>".encode()
        )
        stream = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
        objects.append(stream)
    data = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    return bytes(data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
