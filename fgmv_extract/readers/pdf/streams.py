"""Streams of a PDF document, unpacked step by step with a limit before PDFium unpacks them: its own limit is a GiB each."""

import re
from collections import deque
from collections.abc import Iterator
from math import prod
from typing import NamedTuple, final

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.pdf.filters import FILTERS, Pieces, TooLargeError, limited
from fgmv_extract.readers.pdf.telling import Telling, is_harmless_picture

_STREAM = pattern(
    rb"stream(?<!\wstream)\r?\n"
)  # ten times as quick as with a boundary in front: letters are searched for
_ESCAPE = pattern(rb"#([0-9a-fA-F]{2})")
_HEADED = pattern(rb"\d++")
_DICTIONARY = 4_096  # bytes in front of a stream among which its dictionary stands
_PIECE = 1 << 16
_EFFORT = (
    4 << 20
)  # bytes, and three times those of the document: it may tell of a stream in two ways, and have two filters on each
_IN_C = frozenset({b"FlateDecode"})
"""What is not undone here byte by byte."""


@final
class Stream(NamedTuple):
    """The dictionary of a stream, its names unescaped, and where its bytes begin."""

    told: bytes
    start: int


def streams_of(data: bytes) -> Iterator[Stream]:
    """Yield the streams of a document; what only looks like one costs little."""
    last = 0
    for found in _STREAM.finditer(data):
        begun = max(data.rfind(b"obj", last, found.start()), found.start() - _DICTIONARY, last)
        yield Stream(unescaped(data[begun : found.start()]), found.end())
        last = found.end()


def unescaped(told: bytes) -> bytes:
    """Return a dictionary with its names as they are meant: ``/F#6frm`` is ``/Form``."""
    return _ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), told) if b"#" in told else told


def unpacks_to_more(data: bytes, most: int) -> bool:
    """Tell whether a stream unpacks to more than that many bytes, at any step.

    Pictures are not looked at, which PDFium does not unpack for their text, unless they claim to be larger than four times that.
    """
    unpacking = _Unpacking(data, most)
    try:
        for stream in streams_of(data):
            for names in unpacking.telling.chains(stream.told):
                if not is_harmless_picture(stream.told, names, most) and unpacking.may_be_large(stream, names):
                    deque(unpacking.undone(stream, names), maxlen=0)
    except TooLargeError:
        return True
    return False


def packed_objects(data: bytes, most: int) -> Iterator[tuple[int, bytes]]:
    """Yield the numbers and the text of objects that stand packed in streams; of one that is too large none."""
    unpacking = _Unpacking(data, most)
    for stream in streams_of(data):
        if b"/ObjStm" not in stream.told:
            continue
        try:
            for names in unpacking.telling.chains(stream.told):
                yield from _listed(b"".join(unpacking.undone(stream, names)))
        except TooLargeError:
            continue


def _listed(text: bytes) -> Iterator[tuple[int, bytes]]:
    """Numbers and offsets stand in front, in turn; then the objects. The least offset is 0, behind the last of them."""
    head = _HEADED.findall(text[: re.search(rb"[^\d\s]|\Z", text).start()])  # type: ignore[union-attr]  # \Z always is
    pairs = sorted((int(at[:10]), int(number[:10])) for number, at in zip(head[::2], head[1::2], strict=False))
    begin = len(text) - len(text.lstrip(b"0123456789 \r\n\t\x00\x0c"))
    for (at, number), (end, _) in zip(pairs, [*pairs[1:], (len(text), 0)], strict=True):
        yield number, unescaped(text[begin + at : begin + end])


@final
class _Unpacking:
    """A document whose streams are unpacked, each to at most ``most`` bytes at every step."""

    def __init__(self, data: bytes, most: int) -> None:
        self.telling = Telling(data)
        self._data = data
        self._most = most
        self._effort = 3 * len(data) + _EFFORT

    def may_be_large(self, stream: Stream, names: tuple[bytes, ...]) -> bool:
        """Tell whether the filters could make too much of a stream."""
        size = self._end(stream, names) - stream.start
        return size * prod(FILTERS[name].growth for name in names) > self._most

    def undone(self, stream: Stream, names: tuple[bytes, ...]) -> Iterator[bytes]:
        """Yield what a stream unpacks to; raises ``TooLargeError``, at any step."""
        begin, end = stream.start, self._end(stream, names)
        pieces: Pieces = (self._data[at : min(at + _PIECE, end)] for at in range(begin, end, _PIECE))
        steps: list[Iterator[bytes]] = []
        for name in names:
            taken = pieces if name in _IN_C else self._counted(pieces)
            steps.append(limited(FILTERS[name].undo(taken), self._most))
            pieces = steps[-1]
        yield from pieces
        for step in reversed(steps[:-1]):  # each is taken whole, whatever the next one makes of it
            deque(step, maxlen=0)

    def _end(self, stream: Stream, names: tuple[bytes, ...]) -> int:
        return len(self._data) if _IN_C.issuperset(names) else self.telling.end(stream.told, stream.start)

    def _counted(self, pieces: Pieces) -> Iterator[bytes]:
        """Count what is undone here byte by byte: streams in one another would have the same bytes undone again and again."""
        for piece in pieces:
            self._effort -= len(piece)
            if self._effort < 0:
                raise TooLargeError
            yield piece
