"""Rows whose cells are parted by tabs: copied from a table in Word or Excel, or saved as ``.tsv``.

A cell of several lines stands in quotation marks, as Excel copies it, or without them, as Word does: then the row goes on until
it has all its cells.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.clues import HEADING
from fgmv_extract.readers.text.codes import kind_of_code
from fgmv_extract.readers.text.drafts import Draft
from fgmv_extract.readers.text.drawn.reading import marked_drafts, stretches_of
from fgmv_extract.readers.text.drawn.shapes import Drawing, Drawn, Kind
from fgmv_extract.readers.text.lines import Lines

_LONGEST = 60  # lines of a cell in quotation marks, at most
_NARROWEST = 3  # columns: a tab behind a label is read in lines of text as well
_WIDEST = 255  # columns, at most

_FEW = 4  # words of a line that stands alone between rows
_OF_CELL = pattern(r"[a-z(]")
"""A line that goes on with the last cell of a row."""
_BAND = pattern(r"[A-Z]{4,}(?: [A-Z]{4,})+")
"""A line of its own between others (``LIAISON STATEMENT``)."""
_DIGITS = pattern(r"\d+")

Row = tuple[int, list[str]]
"""The index of a line and the cells of the row that begins in it."""


def recognises(lines: Lines) -> bool:
    """Tell by a table that does not open each of its cells with a tab, as Tika does."""
    inside = [] if lines.tabs_lead else [at for at, text in enumerate(map(str.strip, lines.texts)) if "\t" in text]
    return any(find(lines.texts, at) for at in inside)


def read(lines: Lines) -> Iterator[Draft]:
    """Yield paragraphs and tables."""
    return (draft for draft, _ in marked_drafts(lines, list(stretches_of(lines.texts, _KINDS))))


def find(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the table that begins at a line: rows of as many cells, three at least."""
    if "\t" not in texts[at].strip() or (at and "\t" in texts[at - 1].strip()):
        return None
    end = _end(texts, at)
    records = list(_records(texts, at, end))
    counts = Counter(len(cells) for _, cells in records if len(cells) > 1)
    if not counts:  # tabs at the ends of lines only
        return None
    columns, most = max(counts.items(), key=lambda count: (count[1], count[0]))
    columns = len(records[0][1]) if len(records[0][1]) > columns and most < len(records) else columns
    narrow = columns < _NARROWEST and not _are_pairs(records)
    if narrow or columns > _WIDEST or not _is_table(records, columns):
        return None
    rows = list(_rows(records, columns))
    return Drawing(
        end,
        [
            _drawn(row, column, text, number)
            for row, (number, cells) in enumerate(rows)
            for column, text in enumerate(cells)
        ],
    )


_KINDS = (Kind("tabs", find, ("\t",), is_marked=False),)


def _drawn(row: int, column: int, text: str, number: int) -> Drawn:
    return Drawn(row, column, text.split("\n"), number)


def _end(texts: Sequence[str], at: int) -> int:
    """Return the line behind the last one with a tab, before a blank line or one that parts tables."""
    last = at
    number = at
    while number < len(texts):
        if "\t" in texts[number]:
            last = number = _closing(texts, number)
        elif not texts[number].strip() or _parts(texts, last, number) or _repeats(texts, at, number + 1):
            break
        number += 1
    while last + 1 < len(texts) and _OF_CELL.match(texts[last + 1]):
        last += 1
    return last + 1


def _parts(texts: Sequence[str], last: int, number: int) -> bool:
    """Tell a line without a tab that stands between two tables: a heading, or behind labels and before a row that has none."""
    if HEADING.match(texts[number]):
        return True
    if not texts[last].partition("\t")[0].rstrip().endswith(":"):
        return False
    below = texts[number + 1 : number + 1 + _LONGEST]
    after = next((text for text in below if "\t" in text.strip() or not text.strip()), "").split("\t")
    return len(after) >= _NARROWEST and not after[0].rstrip().endswith(":")


def _repeats(texts: Sequence[str], at: int, number: int) -> bool:
    """Tell whether a line begins another table: it has as many cells as the first of this one, and begins and goes on as that."""
    heads = texts[at].split("\t")
    cells = texts[number].split("\t") if number < len(texts) else []
    return len(cells) == len(heads) >= _NARROWEST and heads[0].strip() != "" and cells[:2] == heads[:2]


def _closing(texts: Sequence[str], at: int) -> int:
    """Return the line in which the quotation marks of a line close."""
    if not _is_open(texts[at]):
        return at
    for number in range(at + 1, min(at + _LONGEST, len(texts))):
        if texts[number].count('"') % 2:
            return number if not _is_open(texts[number].partition('"')[2]) else _closing(texts, number)
    return at


def _is_open(text: str) -> bool:
    """Tell a line whose last cell begins with a quotation mark that is not closed in it."""
    if text.count('"') % 2 == 0:
        return False
    return any(cell.startswith('"') and cell.count('"') % 2 for cell in text.split("\t"))


def _records(texts: Sequence[str], at: int, end: int) -> Iterator[Row]:
    """Yield the cells of each line, or of the lines that quotation marks hold together."""
    while at < end:
        closing = min(_closing(texts, at), end - 1)
        yield at, _cells("\n".join(texts[at : closing + 1]))
        at = closing + 1


def _cells(text: str) -> list[str]:
    """Split at tabs outside of quotation marks."""
    if '"' not in text:
        return text.split("\t")
    cells: list[str] = []
    for part in text.split("\t"):
        if cells and cells[-1].startswith('"') and cells[-1].count('"') % 2:
            cells[-1] += "\t" + part
        else:
            cells.append(part)
    return [_unquoted(cell) for cell in cells]


def _unquoted(cell: str) -> str:
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"' and cell.count('"') % 2 == 0
    return cell[1:-1].replace('""', '"') if quoted else cell


def _is_table(records: Sequence[Row], columns: int) -> bool:
    """Ask for rows that do not begin with a tab, most of them whole or growing whole.

    Labels that stand alone between few rows part addresses (``Contact:``), they go on with no cell.
    """
    if 2 * sum(not cells[0].strip() and len(cells) > 1 for _, cells in records) > len(records):
        return False
    whole = sum(len(cells) == columns for _, cells in records)
    labels = sum(len(cells) == 1 and cells[0].rstrip().endswith(":") for _, cells in records)
    return 2 * labels < max(whole, 1) and (whole > 1 or len(records) > 2)


def _are_pairs(records: Sequence[Row]) -> bool:
    """Tell rows of two cells below two headings of a few words without numbers; labels and numbered lines are lines of text."""
    if len(records) < _NARROWEST or any(len(cells) != 2 or not all(map(str.strip, cells)) for _, cells in records):
        return False
    firsts = [cells[0].strip() for _, cells in records]
    heads = records[0][1]
    return (
        not any(first.endswith(":") or not any(map(str.isalpha, first)) for first in firsts)
        and not any(_DIGITS.search(head) or len(head.split()) > _FEW for head in heads)
        and all(_DIGITS.search(cells[1]) for _, cells in records[1:])
    )


def _rows(records: Sequence[Row], columns: int) -> Iterator[Row]:
    """Join the lines of rows whose cells hold line ends."""
    row: Row | None = None
    captioned = _is_captioned(records)
    for number, cells in records:
        alone = row is not None and len(cells) == 1 and len(row[1]) >= columns
        apart = alone and row is not None and _is_apart(cells[0], row[1], captioned=captioned)
        if row and not apart and _goes_on(row[1], cells, columns):
            row = row[0], [*row[1][:-1], f"{row[1][-1]}\n{cells[0]}", *cells[1:]]
            continue
        if row:
            yield row
        row = number, cells
    if row:
        yield row


def _is_apart(text: str, row: Sequence[str], *, captioned: bool) -> bool:
    """Tell a line that heads the rows below a whole one, or stands between rows, and is none of that row's last cell."""
    heads = captioned and not _OF_CELL.match(text)
    return heads or (not row[-1].strip() and _is_no_sentence(text))


def _is_no_sentence(text: str) -> bool:
    """Tell a line that begins no cell below an empty one: few words, which no stop ends (``LS``, ``(Ref.: TSAG-LS35)``)."""
    return len(text.split()) <= _FEW and not text.rstrip().endswith((".", "!"))


def _is_captioned(records: Sequence[Row]) -> bool:
    """Tell by a line behind the headings, and another of its kind further on, that rows merged into one cell head others.

    They are numbered alike, or few words of which the first is the same (``Technical Reports``, ``Technical Specifications``).
    """
    if len(records) < 2 or len(records[1][1]) > 1:
        return False
    alone = [cells[0] for _, cells in records[1:] if len(cells) == 1]
    numbered = [_DIGITS.sub("#", text) for text in alone]
    if alone[0] != numbered[0]:
        return numbered.count(numbered[0]) > 1
    first = alone[0].split()[:1]
    named = [text.split() for text in alone if _is_no_sentence(text)]
    return sum(len(words) > 1 and words[:1] == first for words in named) > 1


def _goes_on(row: Sequence[str], cells: Sequence[str], columns: int) -> bool:
    """Tell whether a line goes on with the last cell of a row: one without tabs, or one that the row has room for; no label does."""
    if len(cells) == 1:
        return _BAND.fullmatch(cells[0].strip()) is None
    if cells[0].rstrip().endswith(":") and (row[0].rstrip().endswith(":") or _BAND.fullmatch(row[0].strip())):
        return False
    kind = kind_of_code(cells[0].strip())
    if kind and kind == kind_of_code(row[0].strip()):
        return False
    return len(row) + len(cells) - 1 <= columns and len(cells) < columns
