r"""DokuWiki: tables of lines that begin with ``^`` or a bar, and the marks of its text.

    ^No.    ^Title                ^SG20^
    |FGMV-02|Metaverse:\\ analysis|    |
    |FGMV-03|over both           ||

Each cell is opened by its mark, a heading by ``^``; nothing at all between two marks belongs to the cell before them, ``:::`` to the
one above. Two backslashes and a blank end a line.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drafts import Draft
from fgmv_extract.readers.text.drawn.reading import marked_drafts, stretches_of, undone
from fgmv_extract.readers.text.drawn.shapes import Drawing, Drawn, Kind, Undoing
from fgmv_extract.readers.text.lines import Lines

_HEADS = pattern(r"\^[^\n^|]++[\^|]")
_MARK = pattern(r"\[\[[^\[\]]*+\]\]|\{\{[^{}]*+\}\}|%%(?:(?!%%).)*+%%|<nowiki>[^<>]*+</nowiki>|([\^|])")
_ABOVE = ":::"
_BREAK = pattern(r"\\\\(?:[ \t]++|$)", re.MULTILINE)
_LINK = pattern(r"\[\[(?:[^\[\]|]*+\|)?([^\[\]|]*+)\]\]")
_PLAIN = pattern(r"%%((?:(?!%%).)*+)%%")
_TAG = pattern(r"</?(?:nowiki|del|sub|sup|code|file)\b[^<>]*+>")
_PAIRS = tuple(
    pattern(rf"{before}{mark}(?=\S)((?:(?!{mark}).)++){mark}")
    for before, mark in (("", r"\*\*"), ("", "__"), ("", "''"), ("(?<!:)", "//"))
)
_ITEM = pattern(r"[*-][ ]+(?=\S)")


def recognises(lines: Lines) -> bool:
    """Tell by a table with a heading."""
    heads = (at for at, text in enumerate(lines.texts) if _HEADS.match(text)) if "^" in lines.whole else ()
    return any((found := find(lines.texts, at)) is not None and found.end > at + 1 for at in heads)


def read(lines: Lines) -> Iterator[Draft]:
    """Yield paragraphs and tables."""
    return undone(list(marked_drafts(lines, list(stretches_of(lines.texts, _KINDS)))), Undoing(_paragraph, _text))


def find(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the table that begins at a line: lines with a mark at both ends, and two cells at least."""
    end = at
    rows: list[list[tuple[str, int]]] = []
    while end < len(texts) and texts[end].startswith(("^", "|")) and texts[end].rstrip().endswith(("^", "|")):
        rows.append(_cells(texts[end].rstrip()))
        end += 1
    if sum(map(len, rows)) < 2:
        return None
    return Drawing(end, list(_drawn(rows, at)))


_KINDS = (Kind("dokuwiki", find, ("^", "|")),)


def _cells(text: str) -> list[tuple[str, int]]:
    """Return the cells of a line, each with the columns it spans."""
    places = [found.start() for found in _MARK.finditer(text) if found[1]]
    cells: list[tuple[str, int]] = []
    for start, end in pairwise(places):
        if end == start + 1 and cells:
            cells[-1] = (cells[-1][0], cells[-1][1] + 1)
        else:
            cells.append((text[start + 1 : end], 1))
    return cells


def _drawn(rows: Sequence[Sequence[tuple[str, int]]], at: int) -> Iterator[Drawn]:
    """Yield the cells where they stand; those that go on below have their rows."""
    for number, row in enumerate(rows):
        column = 0
        for text, columns in row:
            if text.strip() != _ABOVE or not number:
                high = _high(rows, number, column)
                yield Drawn(number, column, _lines(text), at + number, row_span=high, column_span=columns)
            column += columns


def _lines(text: str) -> list[str]:
    """Part the text of a cell where lines end; pandoc ends two between paragraphs."""
    return [line for part in _BREAK.split(text) if (line := part.strip())]


def _high(rows: Sequence[Sequence[tuple[str, int]]], number: int, column: int) -> int:
    """Count the rows of a cell, with those in which it goes on."""
    high = 1
    while number + high < len(rows) and _at(rows[number + high], column).strip() == _ABOVE:
        high += 1
    return high


def _at(row: Sequence[tuple[str, int]], column: int) -> str:
    """Return the text of the cell that begins in a column."""
    begun = 0
    for text, columns in row:
        if begun >= column:
            return text if begun == column else ""
        begun += columns
    return ""


def _paragraph(text: str) -> str:
    """Undo the marks of a paragraph."""
    if text.startswith("==") and text.endswith("=="):
        return _text(text.strip("=").strip())
    return _text(text[begun.end() :] if (begun := _ITEM.match(text)) else text)


def _text(text: str) -> str:
    """Undo the marks in a stretch of text."""
    if "\\\\" in text:
        text = "\n".join(_lines(text))
    for pairs in _PAIRS:
        text = pairs.sub(r"\1", text)
    if "[[" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _TAG.sub("", text)
    return _PLAIN.sub(r"\1", text) if "%%" in text else text
