"""MediaWiki: tables between ``{|`` and ``|}``, and the marks of its text.

A line ``|-`` begins a row, a bar (or ``!`` in a heading) at the beginning of a line a cell, two of them (``||``) a cell in the
same line; a single bar ends the attributes of a cell, with its spans: ``| rowspan="2" | Metaverse``.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drafts import Draft
from fgmv_extract.readers.text.drawn.reading import marked_drafts, stretches_of, undone
from fgmv_extract.readers.text.drawn.shapes import JOINED, Drawing, Drawn, Kind, Undoing
from fgmv_extract.readers.text.lines import Lines
from fgmv_extract.readers.text.marked.reaching import Reaching

_ATTRIBUTES = pattern(r"\s*+(?:[\w-]++\s*+=\s*+(?:\"[^\"|]*+\"|'[^'|]*+'|[^\s|\"']++)\s*+)++\|(?!\|)")
_SPAN = pattern(r"(rowspan|colspan)\s*=\s*[\"']?(\d{1,4})", re.IGNORECASE)
_BREAK = pattern(r"(?:(?<![ \t])[ \t]++)?+<br\s*+/?>[ \t\n]*+", re.IGNORECASE)
_TAG = pattern(r"</?(?:nowiki|span|div|p|u|b|i|small|sup|sub|ref|center|font|code|s)\b[^<>]*+>", re.IGNORECASE)
_LINK = pattern(r"\[\[(?:[^\[\]|]*+\|)*+([^\[\]|]*+)\]\]")
_OUTER = pattern(r"\[(?:https?|ftp|mailto):[^\s\[\]]++(?:[ ]([^\[\]]*+))?\]")
_QUOTES = pattern("'{2,5}")
_HEADING = pattern(r"(={1,6})([^=].*)\1")
_ITEM = pattern(r"[*#:;]++\s*+(?=\S)")
_WIDEST = 255  # columns that a cell may span
_DEEPEST = 16  # tables inside each other


def recognises(lines: Lines) -> bool:
    """Tell by a table."""
    if not lines.hold("{|"):
        return False
    return any(text.lstrip().startswith("{|") and find(lines.texts, at) for at, text in enumerate(lines.texts))


def read(lines: Lines) -> Iterator[Draft]:
    """Yield paragraphs and tables."""
    return undone(list(marked_drafts(lines, list(stretches_of(lines.texts, _KINDS)))), Undoing(_paragraph, _text))


def find(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the table that begins at a line; one that is not closed is none."""
    if not texts[at].lstrip(" :").startswith("{|"):
        return None
    end = _end(texts, at)
    if end is None:
        return None
    marked = list(_marked(texts, at + 1, end))
    cells = list(_cells(marked))
    return Drawing(end + 1, cells, above=tuple(_captions(marked))) if cells else None


_KINDS = (Kind("mediawiki", find, ("{|",), is_told=True),)


def _end(texts: Sequence[str], at: int) -> int | None:
    """Return the line that closes a table; tables inside cells are passed over."""
    depth = 0
    for number in range(at, len(texts)):
        text = texts[number].lstrip(" :")
        depth += text.startswith("{|") - text.startswith("|}")
        if depth == 0:
            return number
        if depth > _DEEPEST:
            return None
    return None


_Marked = tuple[int, str, list[str]]
"""The number of a line, the mark at its beginning, and the lines behind it."""


def _captions(marked: Sequence[_Marked]) -> Iterator[tuple[str, int]]:
    """Yield the lines of captions, without their attributes."""
    for number, mark, lines in marked:
        if mark == "+":
            _, _, texts = _spanned(lines)
            yield from ((text, at) for at, text in enumerate(map(str.strip, texts), number) if text)


def _cells(marked: Sequence[_Marked]) -> Iterator[Drawn]:
    """Yield the cells where they stand, row by row."""
    row, column, begun = 0, 0, False
    reaching = Reaching()
    for number, mark, lines in marked:
        if mark == "+":
            continue
        if mark == "-":
            row, column, begun = row + begun, 0, False
            continue
        begun = True
        column = reaching.free_from(row, column)
        rows, columns, text = _spanned(lines)
        yield Drawn(row, column, text, number, JOINED, rows, columns)
        reaching.take(row, column, rows, columns)
        column += columns


def _marked(texts: Sequence[str], start: int, end: int) -> Iterator[_Marked]:
    """Yield each mark at the beginning of a line (``-`` a row, ``+`` a caption, ``|`` a cell) with its lines; cells beside each other, too."""
    opened: _Marked | None = None
    for number in range(start, end):
        text = texts[number].strip()
        if text.startswith(("|-", "|+")):
            if opened:
                yield opened
            opened = (number, text[1], [text[2:]] if text[1] == "+" else [])
        elif text.startswith(("|", "!")) and not text.startswith("|}"):
            for cell in re.split(r"\|\||!!", text[1:]) if text[0] == "!" else text[1:].split("||"):
                if opened:
                    yield opened
                opened = (number, "|", [cell])
        elif opened and opened[1] != "-":
            opened[2].append(text)
    if opened and opened[1] == "|":
        yield opened


def _spanned(lines: list[str]) -> tuple[int, int, list[str]]:
    """Return the row span and the column span of a cell, and its lines without the attributes."""
    found = _ATTRIBUTES.match(lines[0])
    if found is None:
        return 1, 1, lines
    spans = {name.lower(): max(1, min(int(value), _WIDEST)) for name, value in _SPAN.findall(found[0])}
    return spans.get("rowspan", 1), spans.get("colspan", 1), [lines[0][found.end() :], *lines[1:]]


def _paragraph(text: str) -> str:
    """Undo the marks of a paragraph."""
    if heading := _HEADING.fullmatch(text):
        return _text(heading[2].strip())
    return _text(text[begun.end() :] if (begun := _ITEM.match(text)) else text)


def _text(text: str) -> str:
    """Undo the marks in a stretch of text."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "[" in text:
        text = _OUTER.sub(lambda found: found[1] or "", _LINK.sub(r"\1", text))
    text = _QUOTES.sub(lambda found: "" if len(found[0]) != 4 else "'", text)
    return unescape(text) if "&" in text else text
