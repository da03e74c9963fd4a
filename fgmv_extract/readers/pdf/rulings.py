"""The ruling lines of a page, from what PDFium says is drawn on it.

Programs draw them in three ways: as stroked lines (LibreOffice), as thin filled rectangles (Word), as the edges of stroked
rectangles. Drawings inside drawings (form XObjects) count, wherever their matrix puts them.
"""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from typing import Any, NamedTuple, final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from fgmv_extract.options import Limits
from fgmv_extract.places import Box
from fgmv_extract.readers.pdf.probing import places_in, unchecked
from fgmv_extract.readers.pdf.sheets import Sheet

_THIN = 3.0  # points: thicker is an area
_SHORT = 2.0  # points: shorter is a corner or a dot
_PIECES = 10  # a ruling is drawn in: Word draws each edge of each cell
_SEGMENTS = 400  # of one path: more is a drawing
_WHITE = 250  # of 255
_PAPER = 0.8  # of the width and height of a page: a background
_object, _kind = unchecked(pdfium.FPDFPage_GetObject), unchecked(pdfium.FPDFPageObj_GetType)
_bounds = unchecked(pdfium.FPDFPageObj_GetBounds)

Matrix = tuple[float, float, float, float, float, float]


@final
class Ruling(NamedTuple):
    """A line across (or down) a page: ``at`` so far from the top (or left), from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@final
class Drawn(NamedTuple):
    """What is drawn on a page: rulings across and down it, and whether there are pictures; ``cut`` when it was too much.

    ``areas`` are the boxes that are filled without a stroke around them: their edges are among the rulings.
    """

    across: list[Ruling]
    down: list[Ruling]
    pictures: bool = False
    cut: bool = False
    areas: Sequence[Box] = ()


def drawn_on(sheet: Sheet, limits: Limits) -> Drawn:
    """Find the rulings of a page, at most as many as a page may have."""
    return _Pen(sheet, limits).drawn()


@final
class _Pen:
    """The rulings of one page while they are gathered."""

    def __init__(self, sheet: Sheet, limits: Limits) -> None:
        self.sheet = sheet
        self.limits = limits
        self.forms = 0
        self.pictures = self.cut = False
        self.areas: list[Box] = []
        self.across: list[Ruling] = []
        self.down: list[Ruling] = []
        self.bounds = (ctypes.c_float * 4)()
        self.corners = places_in(self.bounds)

    def drawn(self) -> Drawn:
        page = self.sheet.page
        count = pdfium.FPDFPage_CountObjects(page)
        self.objects(map(_object, repeat(page), range(count)), None, 0)
        return Drawn(self.across, self.down, self.pictures, self.cut, self.areas)

    def objects(self, found: Iterator[Any], matrix: Matrix | None, depth: int) -> None:
        """Go through the objects of a page or a form."""
        limit = _PIECES * self.limits.page_rulings
        text, path, form = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM
        for each in found:
            kind = _kind(each)
            if kind == text:
                continue
            if kind == path:
                self.path(each, matrix)
            elif kind == form:
                self.form(each, matrix, depth)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures = True
            if len(self.across) + len(self.down) > limit:
                self.cut = True
                return

    def form(self, form: Any, matrix: Matrix | None, depth: int) -> None:  # noqa: ANN401  a handle
        """Go through a drawing inside the drawing."""
        self.forms += 1
        if depth >= self.limits.form_depth or self.forms > self.limits.forms:
            self.cut = True
            return
        inner = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(form, inner)
        count = max(0, pdfium.FPDFFormObj_CountObjects(form))
        found = (pdfium.FPDFFormObj_GetObject(form, at) for at in range(count))
        self.objects(found, _times((inner.a, inner.b, inner.c, inner.d, inner.e, inner.f), matrix), depth + 1)

    def path(self, path: Any, matrix: Matrix | None) -> None:  # noqa: ANN401  a handle
        """Take the rulings of one path: of itself when it is thin, else of its parts."""
        if not _bounds(path, *self.corners):
            return
        left, bottom, right, top = self.bounds[:]
        if min(right - left, top - bottom) <= _THIN:
            self.rule(left, bottom, right, top, matrix)
            return
        filled, stroked = _paint(path)
        if stroked or (filled and not self.is_paper(right - left, top - bottom)):
            segments = pdfium.FPDFPath_CountSegments(path)
            if segments <= _SEGMENTS and not _is_white(path, filled=not stroked):
                self.parts(path, segments, matrix, areas=not stroked)

    def is_paper(self, width: float, height: float) -> bool:
        view = self.sheet.view
        return width > _PAPER * (view.right - view.left) and height > _PAPER * (view.top - view.bottom)

    def parts(self, path: Any, segments: int, matrix: Matrix | None, *, areas: bool) -> None:  # noqa: ANN401  a handle
        """Take the straight parts of a path that run across or down; of a filled area, its edges."""
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(path, own)
        placed = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        for points in _outlines(path, segments):
            moved = [_moved(x, y, placed) for x, y in points]
            if areas and len(moved) < 4:
                continue
            if areas:
                xs, ys = zip(*moved, strict=True)
                self.areas.append(self.sheet.view.shown(min(xs), min(ys), max(xs), max(ys)))
            for (x0, y0), (x1, y1) in pairwise(moved):
                self.rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), None)

    def rule(self, left: float, bottom: float, right: float, top: float, matrix: Matrix | None) -> None:
        """Take a thin box as a ruling, if it is one."""
        if matrix is not None:
            left, bottom, right, top = _box(left, bottom, right, top, matrix)
        x0, y0, x1, y1 = self.sheet.view.shown(left, bottom, right, top)
        width, height = x1 - x0, y1 - y0
        if height <= _THIN and width > max(_SHORT, height):
            self.across.append(Ruling((y0 + y1) / 2, x0, x1))
        elif width <= _THIN and height > max(_SHORT, width):
            self.down.append(Ruling((x0 + x1) / 2, y0, y1))


def _paint(path: Any) -> tuple[bool, bool]:  # noqa: ANN401  a handle
    """Tell whether a path is filled, and whether it is stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return fill.value != pdfium.FPDF_FILLMODE_NONE, bool(stroke.value)


def _is_white(path: Any, *, filled: bool) -> bool:  # noqa: ANN401  a handle
    """Tell whether a path cannot be seen: it is painted white, or not at all."""
    ask = pdfium.FPDFPageObj_GetFillColor if filled else pdfium.FPDFPageObj_GetStrokeColor
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not ask(path, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITE


def _outlines(path: Any, segments: int) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401  a handle
    """Yield the corners of each outline of a path, the first again when it is closed; curves interrupt it."""
    points: list[tuple[float, float]] = []
    begun: tuple[float, float] | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = x.value, y.value
        match pdfium.FPDFPathSegment_GetType(segment):
            case pdfium.FPDF_SEGMENT_LINETO:
                points.append(point)
            case pdfium.FPDF_SEGMENT_MOVETO:
                yield points
                points, begun = [point], point
            case _:
                yield points
                points = [point]
        if begun is not None and pdfium.FPDFPathSegment_GetClose(segment):
            points.append(begun)
    yield points


def _times(inner: Matrix, outer: Matrix | None) -> Matrix:
    """Return the matrix that applies the inner one, then the outer one."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(left: float, bottom: float, right: float, top: float, matrix: Matrix) -> Box:
    xs, ys = zip(_moved(left, bottom, matrix), _moved(right, top, matrix), strict=True)
    return min(xs), min(ys), max(xs), max(ys)
