"""Where the characters of a page stand, asked of PDFium for many at a time.

PDFium answers one question about one character a call. ``ctypes`` takes three times as long to check the arguments of such a
call as PDFium takes to answer it, so the few functions that are called by the thousand are called without these checks: with
handles that PDFium returned, indices within the page, and places in the memory below.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import Any, final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from fgmv_extract.places import Box

Ends = tuple[float, float, float, float | None, float]
"""Of the first character of a stretch: where the pen stood, the font's size before scaling; of its last: right end, bottom.

The right end is None when the last has no box.
"""
_AT_ONCE = 128  # characters that are asked for in one go
_CORNERS = 4


def unchecked(function: Any) -> Callable[..., Any]:  # noqa: ANN401  a function of a C library
    """Return a function of PDFium that takes its arguments as they are: handles, integers, and references to memory.

    It keeps the interpreter's lock, so it must be one that answers at once.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    returning: Callable[..., Any] = ctypes.PYFUNCTYPE(function.restype)(address or 0)
    return returning


_origin = unchecked(pdfium.FPDFText_GetCharOrigin)
_loose = unchecked(pdfium.FPDFText_GetLooseCharBox)
_size = unchecked(pdfium.FPDFText_GetFontSize)
_matrix = unchecked(pdfium.FPDFText_GetMatrix)


@final
class Probe:
    """Memory for the answers of PDFium; one serves a document, page after page."""

    def __init__(self) -> None:
        self._x, self._y = (ctypes.c_double * _AT_ONCE)(), (ctypes.c_double * _AT_ONCE)()
        self._boxes = (pdfium.FS_RECTF * _AT_ONCE)()
        self._corners = (ctypes.c_float * (_CORNERS * _AT_ONCE)).from_buffer(self._boxes)
        self._xs, self._ys = places_in(self._x), places_in(self._y)
        self._rects = places_in(self._boxes)
        self._one_x, self._one_y, self._one_rect = self._xs[0], self._ys[0], self._rects[0]
        self._scaling = pdfium.FS_MATRIX()
        self._scaling_place = ctypes.byref(self._scaling)

    def pen(self, texts: Any, index: int) -> tuple[float, float]:  # noqa: ANN401  a handle
        """Return where the pen stood when a character was drawn, in the page's own coordinates."""
        _origin(texts, index, self._one_x, self._one_y)
        return self._x[0], self._y[0]

    def left(self, texts: Any, index: int) -> float:  # noqa: ANN401  a handle
        """Return how far to the right the pen stood when a character was drawn, in the page's own coordinates."""
        _origin(texts, index, self._one_x, self._one_y)
        left: float = self._x[0]
        return left

    def box(self, texts: Any, index: int) -> Box | None:  # noqa: ANN401  a handle
        """Return left, bottom, right, top of the box around a character, in the page's own coordinates; None when it has none."""
        if not _loose(texts, index, self._one_rect):
            return None
        left, top, right, bottom = self._corners[:_CORNERS]
        return left, bottom, right, top

    def ends(self, texts: Any, first: int, last: int) -> Ends:  # noqa: ANN401  a handle
        """Measure a stretch of characters in the page's own coordinates."""
        _origin(texts, first, self._one_x, self._one_y)
        if not _loose(texts, last, self._one_rect):
            return self._x[0], self._y[0], _size(texts, first), None, 0.0
        return self._x[0], self._y[0], _size(texts, first), self._corners[2], self._corners[3]

    def size(self, texts: Any, index: int) -> float:  # noqa: ANN401  a handle
        """Return the size of the font that a character is drawn in, before any scaling."""
        size: float = _size(texts, index)
        return size

    def matrix(self, texts: Any, index: int) -> Any:  # noqa: ANN401  a handle, a structure of a C library
        """Return the matrix by which a character is scaled, turned and moved; the next call overwrites it."""
        _matrix(texts, index, self._scaling_place)
        return self._scaling

    def pens(self, texts: Any, indices: Sequence[int]) -> tuple[list[float], list[float]]:  # noqa: ANN401  a handle
        """Return where the pen stood for each of some characters: how far to the right, how far up."""
        xs: list[float] = []
        ys: list[float] = []
        for some in _batches(indices):
            deque(map(_origin, repeat(texts), some, self._xs, self._ys), maxlen=0)
            xs += self._x[: len(some)]
            ys += self._y[: len(some)]
        return xs, ys

    def corners(self, texts: Any, indices: Sequence[int]) -> tuple[list[bool], list[float], list[float]]:  # noqa: ANN401  a handle
        """Return of the boxes around some characters whether each is known, its right end, and its bottom."""
        known: list[bool] = []
        rights: list[float] = []
        bottoms: list[float] = []
        for some in _batches(indices):
            known += map(_loose, repeat(texts), some, self._rects)
            end = _CORNERS * len(some)
            rights += self._corners[2:end:_CORNERS]
            bottoms += self._corners[3:end:_CORNERS]
        return known, rights, bottoms

    def sizes(self, texts: Any, indices: Sequence[int]) -> list[float]:  # noqa: ANN401  a handle
        """Return the sizes of the fonts that some characters are drawn in, before any scaling."""
        return list(map(_size, repeat(texts), indices))


def places_in(memory: Any) -> list[Any]:  # noqa: ANN401  an array of a C library
    """Return a reference to each value of an array."""
    step = ctypes.sizeof(memory) // len(memory)
    return [ctypes.byref(memory, at * step) for at in range(len(memory))]


def _batches(indices: Sequence[int]) -> Iterator[Sequence[int]]:
    return (indices[at : at + _AT_ONCE] for at in range(0, len(indices), _AT_ONCE))
