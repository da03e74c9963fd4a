"""AsciiDoc: tables between ``|===``, and the marks of its text.

    [cols="2,5"]
    |===
    |No. |Title

    |FGMV-02
    |Metaverse: an analysis of
    definitions
    2+|one cell over both columns
    |===

A bar opens a cell, with its spans and its style before it. The columns are counted by ``cols``, or by the first line. Lines of a
paragraph are joined; `` +`` at the end of one keeps the line end.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drafts import Draft
from fgmv_extract.readers.text.drawn.reading import marked_drafts, stretches_of, undone
from fgmv_extract.readers.text.drawn.shapes import JOINED, Drawing, Drawn, Kind, Undoing
from fgmv_extract.readers.text.lines import Lines
from fgmv_extract.readers.text.marked.emphasis import without_pairs
from fgmv_extract.readers.text.marked.reaching import Reaching

_FENCE = pattern(r"[|!,:]===+\s*")
_CELL = pattern(r"(?:(?<=\s)|^)((?:\d{1,9}(?:\.\d{1,4})?|\.\d{1,4})[+*])?([<^>]?(?:\.[<^>])?[aehlmsdv]?)\||(?<!\\)\|")
_COLS = pattern(r"\bcols\s*=\s*(?:\"([^\"]*)\"|([^,\]\s]*))")
_TIMES = pattern(r"(\d{1,3})\*")
_TITLE = pattern(r"={1,6}[ ]\S")
_ATTRIBUTE = pattern(r":!?[\w-]++!?:(?:\s.*+)?")
_BLOCK = pattern(r"\[[^\[\]]*+\]|(?:-{4,}|={4,}|\*{4,}|_{4,}|\.{4,}|\+{4,})|//.*+")
_HEADING = pattern(r"(?:={1,6}[ ]+|\.(?=[^\s.])|(?:\*{1,5}|\.{1,5}|-)[ ]+(?=\S))")
_LINK = pattern(
    r"(?:link:|xref:|mailto:)?(?:(?<=link:)|(?<=xref:)|(?<=mailto:)|(?:https?|ftp)://)[^\s\[\]]*+\[([^\[\]]*+)\]"
)
_NOTE = pattern(r"footnote(?:ref)?:[\w-]{0,40}+\[([^\[\]]*+)\]")
_REFERENCE = pattern(r"<<[^<>,]*+(?:,([^<>]*+))?>>")
_SIGN = pattern(r"[\[<`{*_]")
"""One of these stands in every text that has a mark."""
_QUOTED = (('"`', "\u201c"), ('`"', "\u201d"), ("'`", "\u2018"), ("`'", "\u2019"))
_NAMED = (("{nbsp}", "\u00a0"), ("{blank}", ""), ("{empty}", ""), ("{vbar}", "|"), ("{plus}", "+"), ("{asterisk}", "*"))
_WIDEST = 255  # columns, at most
_REPEATED = 50_000  # cells of a table that stand there because they are written once and counted


def recognises(lines: Lines) -> bool:
    """Tell by a table, or by a title with attributes below it."""
    fenced = lines.hold("|===")
    if fenced and any(text.startswith("|===") and find(lines.texts, at) for at, text in enumerate(lines.texts)):
        return True
    first = next((at for at, text in enumerate(lines.texts) if text.strip()), 0)
    following = [*lines.texts[first : first + 2], "", ""]
    return _TITLE.match(following[0]) is not None and _ATTRIBUTE.fullmatch(following[1].rstrip()) is not None


def read(lines: Lines) -> Iterator[Draft]:
    """Yield paragraphs and tables, and behind them the notes, each a paragraph."""
    start = _behind_attributes(lines.texts)
    lines = Lines(lines.texts[start:], lines.numbers[start:])
    notes: dict[str, None] = {}

    def kept(text: str) -> str:
        for found in _NOTE.finditer(text) if "footnote" in text else ():
            notes.setdefault(found[1])
        return _NOTE.sub("", text) if "footnote" in text else text

    undoing = Undoing(lambda text: _paragraph(kept(text)), lambda text: _text(kept(text)))
    yield from undone(list(marked_drafts(lines, list(stretches_of(lines.texts, _KINDS)))), undoing)
    yield from ((note, lines.numbers[-1]) for note in notes if note.strip())


def find(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the table that begins at its fence, or at the attributes and the title above it."""
    top = at
    columns = 0
    while at < len(texts) and at < top + 3 and texts[at].startswith("["):
        columns = columns or _declared(texts[at])
        at += 1
    if at >= len(texts) or not texts[at].startswith("|===") or not _FENCE.fullmatch(texts[at]):
        return None
    fence = texts[at].strip()
    end = next((number for number in range(at + 1, len(texts)) if texts[number].strip() == fence), None)
    if end is None:
        return None
    cells = list(_cells(texts, at + 1, end))
    columns = columns or _columns_above(texts, at) or _counted(cells)
    if not cells:
        return None
    return Drawing(end + 1, list(_placed(cells, min(columns, _WIDEST))), _too_much(cells, columns))


_KINDS = (Kind("asciidoc", find, ("|===",), is_told=True),)


def _behind_attributes(texts: Sequence[str]) -> int:
    """Return where the text begins behind the title of the document and its attributes, which are no text of it."""
    first = next((at for at, text in enumerate(texts) if text.strip()), 0)
    if not _TITLE.match(texts[first]):
        return 0
    count = sum(1 for _ in takewhile(lambda text: _ATTRIBUTE.fullmatch(text.rstrip()), texts[first + 1 :]))
    return first + 1 + count if count else 0


def _declared(text: str) -> int:
    """Return the number of columns that attributes declare (``cols="1,2*,3"``), 0 when they do not."""
    found = _COLS.search(text)
    if found is None:
        return 0
    parts = (found[1] if found[1] is not None else found[2]).split(",")
    return sum(int(times[1]) if (times := _TIMES.match(part.strip())) else 1 for part in parts)


def _columns_above(texts: Sequence[str], at: int) -> int:
    """Return the number of columns declared above a fence, with the title of the table between."""
    return next((columns for number in range(max(at - 3, 0), at) if (columns := _declared(texts[number]))), 0)


_Opened = tuple[int, int, int, int, list[str]]
"""The index of a line, the row span, the column span, how often, and the lines of a cell."""


def _cells(texts: Sequence[str], start: int, end: int) -> Iterator[_Opened]:
    """Yield the cells in the order in which they are written."""
    opened: _Opened | None = None
    for number in range(start, end):
        at = 0
        text = texts[number]
        for found in _CELL.finditer(text):
            if opened:
                opened[4].append(_kept(text[at : found.start()]))
                yield opened
            opened = (number, *_spans(found[1] or ""), [])
            at = found.end()
        if opened:
            opened[4].append(_kept(text[at:]))
    if opened:
        yield opened


def _kept(text: str) -> str:
    """Put the sign of a kept line end as other markup has it."""
    text = text.rstrip().replace("\\|", "|")
    return f"{text[:-2]}\\" if text.endswith(" +") else text


def _spans(text: str) -> tuple[int, int, int]:
    """Return the row span, the column span and the number of times a cell stands (``2.3+``, ``3*``)."""
    if text.endswith("*"):
        return 1, 1, max(1, int(text[:-1].partition(".")[0] or 1))
    columns, _, rows = text[:-1].partition(".")
    return max(1, int(rows or 1)), max(1, min(int(columns or 1), _WIDEST)), 1


def _counted(cells: Sequence[_Opened]) -> int:
    """Return the columns of the first line."""
    return sum(columns * times for number, _, columns, times, _ in cells if number == cells[0][0])


def _times(cells: Sequence[_Opened]) -> Iterator[int]:
    """Yield how often each cell is read: no more than would fill a row, and not all too many together."""
    left = _REPEATED
    for _, _, _, times, _ in cells:
        again = min(times - 1, _WIDEST - 1, left)
        left -= again
        yield 1 + again


def _too_much(cells: Sequence[_Opened], columns: int) -> str:
    """Say what of a table is not read as it is written, nothing when all is."""
    copies = sum(times for _, _, _, times, _ in cells) - sum(_times(cells))
    told = [f"{copies:,} copies of its cells were left out"] if copies else []
    if columns > _WIDEST:
        told.append(f"of its {columns:,} columns, {_WIDEST} stand beside each other")
    return f"The table is written with more than is read: {', and '.join(told)}." if told else ""


def _placed(cells: Sequence[_Opened], columns: int) -> Iterator[Drawn]:
    """Yield the cells where they stand, row by row."""
    row = column = 0
    reaching = Reaching()
    for (number, rows, wide, _, lines), times in zip(cells, _times(cells), strict=True):
        for _ in range(times):
            column = reaching.free_from(row, column, columns)
            if column >= columns:
                row, column = row + 1, reaching.free_from(row + 1, 0, columns)
            span = min(wide, columns - column)
            yield Drawn(row, column, lines, number, JOINED, rows, max(span, 1))
            reaching.take(row, column, rows, span)
            column += max(span, 1)


def _paragraph(text: str) -> str:
    """Undo the marks of a paragraph; attributes and the fences of a block are no text."""
    if _BLOCK.fullmatch(text) or _ATTRIBUTE.fullmatch(text):
        return ""
    begun = _HEADING.match(text)
    return _text(text[begun.end() :] if begun else text)


def _text(text: str) -> str:
    """Undo the marks in a stretch of text."""
    if not _SIGN.search(text):
        return text
    if "[" in text:
        text = _LINK.sub(lambda found: found[1] or found[0].removeprefix("link:")[:-2], text)
    if "<<" in text:
        text = _REFERENCE.sub(lambda found: found[1] or "", text)
    for written, meant in (*_QUOTED, *_NAMED):
        text = text.replace(written, meant)
    return without_pairs(text, "*_`")
