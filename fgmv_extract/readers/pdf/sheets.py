"""The door to PDFium: documents are opened, their pages handed out one at a time and closed again.

PDFium is not safe for threads, so one thread at a time is let in. Closing each page keeps memory from growing with them.
"""

import ctypes
import math
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from fgmv_extract.errors import EncryptedDocumentError, ExtractError, MalformedDocumentError
from fgmv_extract.patterns import pattern
from fgmv_extract.places import Box
from fgmv_extract.readers.pdf.geometry import View
from fgmv_extract.readers.pdf.probing import Probe, unchecked

_PDFIUM = threading.Lock()
_TAIL = 2048  # bytes, among which the last mark of a whole document stands
_AGAIN = "copy or download it again"
_NOT_TEXT = pattern("[\x00\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\uffff]")  # \x02 and \ufffe are hyphens
_REPLACEMENT = "\ufffd"
_TELLING = 3.0  # the size of a font that is not scaled as it comes
_NO_SIZE = 10.0  # of a font without one
_generated = unchecked(pdfium.FPDFText_IsGenerated)

Measures = tuple[float, float, float, int, float, float]
"""Of a stretch: left end, baseline, size and direction of its first character, right end and bottom of its last."""


@final
class Sheet:
    """A page while it is open: its text, where each character of it stands, and what is drawn on it.

    Characters are counted from 0; ``text`` has one for each, line ends between lines, and U+FFFE for a hyphen behind which
    a word was broken at a line's end.
    """

    def __init__(self, page: Any, texts: Any, number: int, most: int, probe: Probe) -> None:  # noqa: ANN401  handles of a C library
        self.page = page
        self.texts = texts
        self.number = number
        count = max(0, pdfium.FPDFText_CountChars(texts))
        self.cut = count > most
        self.text = self._read(min(count, most))
        self.view = self._view()
        self._probe = probe
        self._scales: dict[float, tuple[float, int]] = {}

    def turned(self, turns: int) -> None:
        """Look at the page after so many further quarter turns clockwise: for text that was drawn lying on its side."""
        self.view = self.view._replace(turns=(self.view.turns + turns) % 4)

    def pen(self, index: int) -> tuple[float, float]:
        """Return where the pen stood when a character was drawn: its left end on the baseline."""
        view = self.view
        x, y = self._probe.pen(self.texts, index)
        if view.turns:
            return view.shown(x, y, x, y)[:2]
        return x - view.left, view.top - y

    def left(self, index: int) -> float:
        """Return how far from the left the pen stood when a character was drawn."""
        if self.view.turns:
            return self.pen(index)[0]
        return self._probe.left(self.texts, index) - self.view.left

    def box(self, index: int) -> Box:
        """Return the box around a character as shown; it may be as tight as its ink."""
        corners = self._probe.box(self.texts, index)
        return self.view.shown(*corners) if corners is not None else (0.0, 0.0, 0.0, 0.0)

    def size(self, index: int) -> tuple[float, int]:
        """Return the size of a character's font in points, and its direction: quarter turns anticlockwise as shown."""
        matrix = self._probe.matrix(self.texts, index)
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        if b == c == 0.0 < a:
            direction, scale = 0, abs(d)
        else:
            direction = (0 if a >= 0 else 2) if abs(a) >= abs(b) else 1 if b > 0 else 3
            scale = math.hypot(c, d)
        size = abs(self._probe.size(self.texts, index) * scale)
        return size or _NO_SIZE, (direction - self.view.turns) % 4

    def measure(self, first: int, last: int) -> Measures:
        """Measure a stretch by its first and last character: the same as ``pen``, ``size`` and ``box`` tell, in less time.

        Fonts of one size are taken to be scaled alike; one of size 1, which some programs set everything in, is looked at each
        time.
        """
        view = self.view
        if view.turns:
            return *self.pen(first), *self.size(first), *self.box(last)[2:]
        x, y, own, right, bottom = self._probe.ends(self.texts, first, last)
        size, turns = self._scaled(first, own)
        if right is None:
            return x - view.left, view.top - y, size, turns, 0.0, 0.0
        return x - view.left, view.top - y, size, turns, right - view.left, view.top - bottom

    def measure_all(self, firsts: Sequence[int], lasts: Sequence[int]) -> list[Measures]:
        """Measure all the stretches of a page, in less time than one by one."""
        view, texts = self.view, self.texts
        if view.turns:
            return list(map(self.measure, firsts, lasts))
        left, top = view.left, view.top
        xs, ys = self._probe.pens(texts, firsts)
        known, rights, bottoms = self._probe.corners(texts, lasts)
        if not all(known):
            rights = [right if is_known else left for right, is_known in zip(rights, known, strict=True)]
            bottoms = [bottom if is_known else top for bottom, is_known in zip(bottoms, known, strict=True)]
        scales, sizes = self._scales, self._probe.sizes(texts, firsts)
        scaled = [scales.get(own) or self._scaled(first, own) for first, own in zip(firsts, sizes, strict=True)]
        return [
            (x - left, top - y, size, turns, right - left, top - bottom)
            for x, y, (size, turns), right, bottom in zip(xs, ys, scaled, rights, bottoms, strict=True)
        ]

    def lefts(self, indices: Sequence[int]) -> list[float]:
        """Return how far from the left the pen stood for each of some characters."""
        if self.view.turns:
            return [self.pen(index)[0] for index in indices]
        left = self.view.left
        return [x - left for x in self._probe.pens(self.texts, indices)[0]]

    def _scaled(self, index: int, own: float) -> tuple[float, int]:
        """Return the size of a character's font and its direction; ``own`` is the size of the font before it is scaled."""
        scaled = self._scales.get(own)
        if scaled is None:
            scaled = self.size(index)
            if own >= _TELLING and not scaled[1]:
                self._scales[own] = scaled
        return scaled

    def is_generated(self, index: int) -> bool:
        """Tell whether a blank does not stand in the file: PDFium puts one into each gap."""
        return bool(_generated(self.texts, index) == 1)

    def _read(self, count: int) -> str:
        if not count:
            return ""
        buffer = ctypes.create_string_buffer(2 * count + 2)
        units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        written = pdfium.FPDFText_GetText(self.texts, 0, count, units)
        text = buffer.raw[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
        if len(text) != count:  # characters without a meaning in Unicode are counted and left out
            text = "".join(map(self._character, range(count)))
        return _NOT_TEXT.sub(_REPLACEMENT, text)

    def _character(self, index: int) -> str:
        code: int = pdfium.FPDFText_GetUnicode(self.texts, index)
        return chr(code) if 0 < code < 0x110000 else _REPLACEMENT

    def _view(self) -> View:
        rect = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(self.page, rect)
        return View(rect.left, rect.bottom, rect.right, rect.top, pdfium.FPDFPage_GetRotation(self.page) % 4)


@final
class Book:
    """A PDF document while it is open."""

    def __init__(self, handle: Any, file: str, most: int) -> None:  # noqa: ANN401  as above
        self._handle = handle
        self._most = most
        self._probe = Probe()
        self.file = file
        self.pages: int = pdfium.FPDF_GetPageCount(handle)

    @contextmanager
    def sheet(self, number: int) -> Iterator[Sheet | None]:
        """Open a page, counted from 1; None when it is broken. ``most`` characters of it are read."""
        page = pdfium.FPDF_LoadPage(self._handle, number - 1)
        try:
            texts = pdfium.FPDFText_LoadPage(page) if page else None
            try:
                yield Sheet(page, texts, number, self._most, self._probe) if texts else None
            finally:
                if texts:
                    pdfium.FPDFText_ClosePage(texts)
        finally:
            if page:
                pdfium.FPDF_ClosePage(page)


@contextmanager
def opened(data: bytes, file: str, most: int) -> Iterator[Book]:
    """Open a PDF document; others wait until it is closed. ``most`` characters of a page are read.

    Raises ``EncryptedDocumentError`` for one that needs a password, ``MalformedDocumentError`` for one that is broken.
    """
    with _PDFIUM:
        handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not handle:
            raise _refused(file, pdfium.FPDF_GetLastError(), whole=is_whole(data))
        try:
            yield Book(handle, file, most)
        finally:
            pdfium.FPDF_CloseDocument(handle)


def is_whole(data: bytes) -> bool:
    """Tell whether a document has its end."""
    return b"%%EOF" in data[-_TAIL:]


def _refused(file: str, error: int, *, whole: bool) -> ExtractError:
    if error in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return EncryptedDocumentError(file, "is encrypted", "open it and save it without a password")
    problem = "is a broken PDF document" if whole else "is cut off: the end of the PDF document is missing"
    return MalformedDocumentError(file, problem, _AGAIN)
