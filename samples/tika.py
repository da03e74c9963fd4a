r"""A description as the plain text that Apache Tika makes of its Word file.

Tika turns Word into XHTML events and writes those as text: a TAB where a ``td`` begins, a newline where a ``p``, ``tr`` or
``table`` ends, ``[bookmark: name]`` for an anchor, the page header first. So ``| FGMV-01 | A¶B | |`` becomes::

    \tFGMV-01\n
    \tA\n
    B\n
    \t\n
    \n

A cell that goes on with a vertical merge is an empty ``td`` like any other, and a wide cell is one ``td``. Source:
``org.apache.tika.sax.XHTMLContentHandler`` and ``RichTextContentHandler``.
"""

from collections.abc import Iterator

from samples.describe import Box, Grid, Para, Row, Sample
from samples.pieces import Piece

_UNWRITTEN = {"del", "from", "hidden", "note", "box"}


def to_bytes(sample: Sample) -> bytes:
    """Return the text file, in UTF-8."""
    return to_text(sample).encode()


def to_text(sample: Sample) -> str:
    """Return the text; ``ValueError`` for constructs whose text form this writer does not know."""
    running = f"- 2 -\n{sample.running}\n" if sample.running else ""
    whole = running + "".join(block(value) for value in sample.blocks)
    return _cut(whole, sample.blocks[-1])


def block(value: Para | Grid) -> str:
    """Return the text of one block of the body."""
    if isinstance(value, Para):
        return f"{_line(value)}\n"
    return "".join(_row(row) for row in value.rows) + "\n"


def _row(row: Row) -> str:
    if row.mark in {"ins", "del"}:
        raise ValueError("tracked rows have no agreed text form")
    return "".join(map(_cell, row.boxes)) + "\n"


def _cell(box: Box) -> str:
    if box.nested:
        raise ValueError("nested tables have no agreed text form")
    return "\t" + "".join(f"{_line(para)}\n" for para in box.paragraphs)


def _line(para: Para) -> str:
    return "".join(_written(para.pieces))


def _written(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if piece.kind in _UNWRITTEN:
            raise ValueError(f"{piece.kind!r} has no agreed text form")
        yield f"[bookmark: {piece.text}]" if piece.kind == "bookmark" else piece.text


def _cut(whole: str, last: Para | Grid) -> str:
    """Cut the text where its last table breaks off in a row: nothing follows the last cell there is."""
    if isinstance(last, Para) or sum(box.columns for box in last.rows[-1].boxes) == len(last.widths):
        return whole
    return whole.rstrip("\n") + "\n "
