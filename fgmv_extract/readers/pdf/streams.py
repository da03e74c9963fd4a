"""Streams of a PDF document, unpacked step by step with a limit before PDFium unpacks them: its own limit is a GiB each."""

import re
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple, final

_STREAM = re.compile(rb"\bstream\r?\n")
_ESCAPE = re.compile(rb"#([0-9a-fA-F]{2})")
_FLATE = re.compile(rb"/Fl(?:ateDecode)?\b")
_ELSEWHERE = re.compile(rb"/(?:Filter|F)\s*+\d++\s++\d++\s++R")
_PICTURE = re.compile(rb"/Subtype\s*+/Image\b")
_SIZE = re.compile(rb"/(?:Width|Height)\s++(\d{1,6})\b")
_HEADED = re.compile(rb"\d++")
_DICTIONARY = 4_096  # bytes in front of a stream among which its dictionary stands
_MOST_GROWN = 1_032  # times that deflate can grow anything
_PIECE = 1 << 16
_STAGES = 4  # filters one after the other; nobody packs more than once


class TooLargeError(Exception):
    """A stream unpacks to more than it may."""


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
    return any(_is_large(data, stream, most) for stream in streams_of(data))


def packed_objects(data: bytes, most: int) -> Iterator[tuple[int, bytes]]:
    """Yield the numbers and the text of objects that stand packed in streams; of one that is too large none."""
    for stream in streams_of(data):
        if b"/ObjStm" not in stream.told:
            continue
        try:
            text = b"".join(_unpacked(_pieces(data, stream.start), most))
        except TooLargeError:
            continue
        yield from _listed(text)


def _listed(text: bytes) -> Iterator[tuple[int, bytes]]:
    """Numbers and offsets stand in front, in turn; then the objects. The least offset is 0, behind the last of them."""
    head = _HEADED.findall(text[: re.search(rb"[^\d\s]|\Z", text).start()])  # type: ignore[union-attr]  # \Z always is
    pairs = sorted((int(at[:10]), int(number[:10])) for number, at in zip(head[::2], head[1::2], strict=False))
    begin = len(text) - len(text.lstrip(b"0123456789 \r\n\t\x00\x0c"))
    for (at, number), (end, _) in zip(pairs, [*pairs[1:], (len(text), 0)], strict=True):
        yield number, unescaped(text[begin + at : begin + end])


def _is_large(data: bytes, stream: Stream, most: int) -> bool:
    stages = _STAGES if _ELSEWHERE.search(stream.told) else min(_STAGES, len(_FLATE.findall(stream.told)))
    if not stages or (
        stages == 1 and (_is_picture(stream.told, most) or (len(data) - stream.start) * _MOST_GROWN <= most)
    ):
        return False
    pieces: Iterable[bytes] = _pieces(data, stream.start)
    for _ in range(stages):
        pieces = _unpacked(pieces, most)
    try:
        for _ in pieces:
            pass
    except TooLargeError:
        return True
    return False


def _is_picture(told: bytes, most: int) -> bool:
    sizes = [int(size) for size in _SIZE.findall(told)]
    return _PICTURE.search(told) is not None and len(sizes) == 2 and sizes[0] * sizes[1] <= most


def _pieces(data: bytes, start: int) -> Iterator[bytes]:
    return (data[at : at + _PIECE] for at in range(start, len(data), _PIECE))


def _unpacked(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Yield what pieces unpack to until their end, or until they make no sense; raises ``TooLargeError``."""
    unpacking, size = zlib.decompressobj(), 0
    for each in pieces:
        piece = each
        while piece and not unpacking.eof:
            try:
                made = unpacking.decompress(piece, _PIECE)
            except zlib.error:
                deque(pieces, maxlen=0)  # the step before is taken whole all the same
                return
            size += len(made)
            if size > most:
                raise TooLargeError
            if made:
                yield made
            piece = unpacking.unconsumed_tail
        if unpacking.eof:
            deque(pieces, maxlen=0)
            return
