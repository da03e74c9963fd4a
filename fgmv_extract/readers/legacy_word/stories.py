"""Where the texts of a document begin and end: notes, headers, comments and text boxes, by their tables of positions."""

import struct
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import final

from attrs import frozen

from fgmv_extract.document import Part
from fgmv_extract.readers.legacy_word.fib import TEXTS, Fib, Table

_SEPARATORS = 6  # lines above notes, which stand in front of the headers of the first section
_PARTS_OF_SECTION = (Part.HEADER, Part.HEADER, Part.FOOTER, Part.FOOTER, Part.HEADER, Part.FOOTER)
_BOX_SIZE, _SHAPE_OF_BOX_AT = 22, 14
_SHAPE_SIZE = 26


@final
@frozen
class Stretch:
    """Characters ``first`` to ``end`` (exclusive) of the whole text."""

    first: int
    end: int


@final
@frozen
class Box:
    """The text of a text box, and the position of the character it hangs on, -1 when that is not told."""

    text: Stretch
    anchor: int


def whole_texts(fib: Fib) -> list[Stretch]:
    """Return the texts in the order in which they are stored."""
    firsts = [0]
    for length in fib.lengths:
        firsts.append(firsts[-1] + length)
    return [Stretch(first, end) for first, end in pairwise(firsts)]


def texts_of(fib: Fib, table: bytes) -> Iterator[tuple[Part, Stretch]]:
    """Yield all texts but those of text boxes: the body, headers and footers, footnotes, endnotes, comments."""
    texts = dict(zip(TEXTS, whole_texts(fib), strict=True))
    yield Part.BODY, texts[Part.BODY]
    headers = texts[Part.HEADER]
    for number, stretch in enumerate(_within(headers, _positions(fib.part(Table.HEADERS, table)))):
        # each that is not empty ends with a mark that is not shown
        if number >= _SEPARATORS and stretch.first < stretch.end - 1:
            yield _PARTS_OF_SECTION[number % 6], Stretch(stretch.first, stretch.end - 1)
    for part, named in _NOTES:
        for stretch in _within(texts[part], _positions(fib.part(named, table))[:-1]):
            yield part, stretch


_NOTES = ((Part.FOOTNOTE, Table.FOOTNOTES), (Part.ENDNOTE, Table.ENDNOTES), (Part.COMMENT, Table.COMMENTS))


def boxes_of(fib: Fib, table: bytes) -> Iterator[Box]:
    """Yield the text boxes of the body and of headers."""
    texts = whole_texts(fib)
    for index, boxes, shapes, base in (
        (6, Table.TEXT_BOXES, Table.SHAPES, texts[0].first),
        (7, Table.TEXT_BOXES_OF_HEADERS, Table.SHAPES_OF_HEADERS, texts[2].first),
    ):
        anchors = {shape: base + position for shape, position in _anchors(fib.part(shapes, table))}
        part = fib.part(boxes, table)
        count = max((len(part) - 4) // (4 + _BOX_SIZE), 0)
        stretches = _within(texts[index], _positions(part[: 4 * (count + 1)]))
        for number, stretch in enumerate(stretches[:-1]):  # the last one is none
            at = 4 * (count + 1) + _BOX_SIZE * number + _SHAPE_OF_BOX_AT
            yield Box(stretch, anchors.get(struct.unpack_from("<I", part, at)[0], -1))


def _anchors(shapes: bytes) -> Iterator[tuple[int, int]]:
    """Yield the number of each shape and the position it hangs on."""
    count = max((len(shapes) - 4) // (4 + _SHAPE_SIZE), 0)
    positions = _positions(shapes[: 4 * (count + 1)])
    for number in range(count):
        yield struct.unpack_from("<I", shapes, 4 * (count + 1) + _SHAPE_SIZE * number)[0], positions[number]


def _positions(table: bytes) -> tuple[int, ...]:
    return struct.unpack_from(f"<{len(table) // 4}I", table)


def _within(text: Stretch, positions: tuple[int, ...]) -> list[Stretch]:
    """Return the stretches between positions that count from the beginning of a text."""
    rising = accumulate((min(text.first + position, text.end) for position in positions), max)
    return [Stretch(first, end) for first, end in pairwise(rising)]
