"""Tables of which every cell is a line, the empty ones too: their cells are told by counting.

No.        LibreOffice writes text so, docx2txt with an empty line behind each cell, and Tika's text without its TABs with one
Title      behind each row. Where it is as far from each identifier to the next as the headings are long, nothing was dropped:
SG20       the n-th line of a row is its n-th cell, and where no line stands there, the cell is empty. What is over between two
FGMV-01    rows may only be what heads those below it (``Study Group 17 (lead)``). A heading of two rows has empty lines where
Maps       the cells above reach down:   No. / Title / Allocated to / . / . / SG5 / SG20

FGMV-02    Anything else, as a cell of several lines, and nothing is counted.
"""

from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, product
from operator import itemgetter
from typing import NamedTuple, final

from fgmv_extract.grammar.allocation import read_allotment
from fgmv_extract.grammar.columns import Heading, read_heading, read_stacked
from fgmv_extract.grammar.headings import read_annex_heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.grammar.synonyms import may_name
from fgmv_extract.grammar.titles import read_kind
from fgmv_extract.interpretation.flowing.costs import is_allotment, is_date
from fgmv_extract.interpretation.flowing.headings import headings_above
from fgmv_extract.interpretation.flowing.laid import Laid
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.segments import is_position_heading
from fgmv_extract.interpretation.flowing.sharing import key_of, known_headings
from fgmv_extract.interpretation.flowing.signs import LONGEST_ID
from fgmv_extract.interpretation.row_heads import heads_in_words, heads_kind
from fgmv_extract.itu.identifiers import read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.places import Place

_WIDEST = 40  # columns
_FIRST = 3  # columns among which that of the identifiers is
_LONGEST = 80  # characters of a heading
_CAPTIONS = 2  # lines that head rows, between two of these
_MANY = 3  # rows of as many parted lines as there are headings: none of them lost a cell
_FARTHEST = 2 * (2 * _WIDEST + 2) + 2 * _CAPTIONS
"""Lines from the heading of the identifiers to the first: two rows of headings, and what heads the rows below them."""
_AROUND = " .,;:*()"
_TELLING = ALLOCATING | {Role.TITLE, Role.APPROVED, Role.POSITION, Role.STATUS}

_Lines = Mapping[int, Piece]
"""What stands in the lines of a text, by their numbers; empty lines are not there."""


@final
class _Step(NamedTuple):
    """How rows are written: ``unit`` lines for each of ``columns`` cells, the identifier's one of them; ``row`` lines in all."""

    unit: int
    columns: int
    row: int
    id: int

    def cells(self, lines: _Lines, first: int) -> list[Piece | None]:
        """The cells of the row that begins in a line."""
        return [lines.get(first + column * self.unit) for column in range(self.columns)]

    def is_clean(self, lines: _Lines, first: int) -> bool:
        """Whether nothing stands between the cells of a row, or behind them."""
        own = range(0, self.columns * self.unit, self.unit)
        return not any(first + at in lines for at in range(self.row) if at not in own)


@final
class _Head(NamedTuple):
    """The rows of headings, and what their columns hold; ``captions`` stand below them."""

    rows: tuple[tuple[Piece | None, ...], ...]
    meanings: tuple[Heading, ...]
    captions: tuple[Piece, ...]

    @property
    def unknown(self) -> int:
        """How many columns say nothing that is known."""
        return sum(meaning.role is Role.OTHER for meaning in self.meanings)


def counted(lines: Sequence[Piece], vocabulary: Vocabulary, focus_group: str | None) -> Iterator[Laid]:
    """Find the tables among lines whose cells can be counted."""
    if not lines or lines[0].place.line is None or lines[0].place.page is not None:
        return  # pages are printed, and print shows no empty cell
    by_line: dict[int, Piece] = {}
    for line in lines:
        before = by_line.setdefault(line.place.line or 0, line)
        if before is not line and "\n" in before.paragraph.text + line.paragraph.text:
            return  # a cell of several lines is one paragraph here
        by_line[line.place.line or 0] = line
    starts = sorted(number for number, line in by_line.items() if _is_identifier(line.text, vocabulary, focus_group))
    headings = _identifier_headings(by_line, starts, vocabulary)
    at = 0
    while at + 1 < len(starts):
        above = headings[bisect(headings, starts[at] - _FARTHEST - 1) : bisect(headings, starts[at])]
        found = _table(by_line, starts, at, above, vocabulary) if above else None
        if found is None:
            at += 1
            continue
        laid, rows = found
        yield laid
        at += rows


def _is_identifier(text: str, vocabulary: Vocabulary, focus_group: str | None) -> bool:
    found = read_identifier(text, vocabulary, focus_group) if len(text) <= LONGEST_ID else None
    return found is not None and not found[1].strip(_AROUND)


def _identifier_headings(lines: _Lines, starts: Sequence[int], vocabulary: Vocabulary) -> list[int]:
    """The numbers of the lines that are the heading of identifiers, in order; hardly any stands between two identifiers."""
    numbers = sorted(lines)
    parts = ([0, *starts], [*starts, numbers[-1] + 1])
    found: list[int] = []
    for start, end in zip(*parts, strict=True):
        between = numbers[bisect_left(numbers, start) : bisect_left(numbers, end)]
        if may_name(Role.ID, " ".join(lines[number].text for number in between), vocabulary):
            found += [number for number in between if read_heading(lines[number].text, vocabulary).role is Role.ID]
    return found


def _table(
    lines: _Lines, starts: Sequence[int], at: int, above: Sequence[int], vocabulary: Vocabulary
) -> tuple[Laid, int] | None:
    """Read the table whose first identifier stands in one of these lines; tell how many rows it has.

    ``above`` are the lines above it that may be the heading of the identifiers.
    """
    for length, unit, tail in product(sorted({b - a for a, b in pairwise(starts[at : at + 3])}), (1, 2), (2, 1, 0)):
        columns, over = divmod(length - tail, unit)
        if over or not 1 < columns <= _WIDEST:
            continue  # empty lines behind a row are no cells where a heading tells: the most of them are tried first
        steps = [_Step(unit, columns, length, identifier) for identifier in range(min(_FIRST, columns))]
        heads = [(step, _head(lines, starts[at] - step.id * unit, step, above, vocabulary)) for step in steps]
        known = [(head.unknown, step, head) for step, head in heads if head is not None]
        for _, step, head in sorted(known, key=itemgetter(0)):
            found = _rows(lines, (starts[one] for one in range(at, len(starts))), step, head, vocabulary)
            if found is not None:
                return found
        if known:
            return None
    return None


def _head(lines: _Lines, first: int, step: _Step, above: Sequence[int], vocabulary: Vocabulary) -> _Head | None:
    """Find the headings above the row that begins in a line, and what heads its rows between them and it."""
    for skipped in range(_CAPTIONS + 1):
        top = first - step.row - skipped * step.unit
        own = top + step.id * step.unit
        if not (own in above if own in lines else any(top - step.row <= line < top for line in above)):
            continue  # nearly all lines: the rest is for those that are left
        captions = _captions(lines, top + step.row, first, vocabulary)
        if captions is None or not step.is_clean(lines, top):
            continue
        names = step.cells(lines, top)
        rows = (tuple(names),) if all(names) else _stacked(lines, top, step, names)
        meanings = _meanings(rows, vocabulary)
        if not meanings or meanings[step.id].role is not Role.ID or _TELLING.isdisjoint(each.role for each in meanings):
            continue
        known = known_headings(vocabulary)  # any other line before the heading of the identifiers is of the text above
        if all(name is not None and key_of(name.text) in known for name in rows[0][: step.id]):
            return _Head(rows, meanings, captions)
    return None


def _captions(lines: _Lines, start: int, end: int, vocabulary: Vocabulary) -> tuple[Piece, ...] | None:
    """The lines that stand between two rows, when each of them heads those below it; None when one does not."""
    between = tuple(lines[number] for number in range(start, end) if number in lines)
    heads = (heads_in_words(line.text, vocabulary) or heads_kind(line.text, vocabulary) for line in between)
    return between if len(between) <= _CAPTIONS and all(heads) else None


def _stacked(
    lines: _Lines, top: int, step: _Step, names: Sequence[Piece | None]
) -> tuple[tuple[Piece | None, ...], ...]:
    """Put the row of headings above one with empty cells over it: each over one column, and the last over all that are left."""
    empty = next((at for at, name in enumerate(names) if name is not None), len(names))
    if not 0 < empty < step.columns - 1 or not all(names[empty:]):
        return ()
    above = step._replace(columns=empty + 1, row=step.row - (step.columns - empty - 1) * step.unit)
    upper = above.cells(lines, top - above.row)
    if not all(upper) or not above.is_clean(lines, top - above.row):
        return ()
    return (*upper[:-1], *upper[-1:] * (step.columns - empty)), tuple(names)


def _meanings(rows: Sequence[Sequence[Piece | None]], vocabulary: Vocabulary) -> tuple[Heading, ...]:
    """What the columns hold; nothing when a heading is longer than one can be, or hardly any is known."""
    named = [[piece.text for piece in column if piece is not None] for column in zip(*rows, strict=True)]
    if not all(_may_head(name, vocabulary) for names in named for name in names):
        return ()
    meanings = tuple(read_stacked(names, vocabulary) for names in named)
    return meanings if 2 * sum(each.role is Role.OTHER for each in meanings) <= len(meanings) else ()


def _may_head(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a line may be a heading: it is short, no heading of an annex, and no cell of a row."""
    if len(name) > _LONGEST or name.isdecimal() or is_date(name) or read_kind(name, vocabulary) is not None:
        return False
    return read_annex_heading(name) is None


def _rows(
    lines: _Lines, starts: Iterable[int], step: _Step, head: _Head, vocabulary: Vocabulary
) -> tuple[Laid, int] | None:
    """Read the rows; none at all where one is shorter than the others, or holds what its columns do not."""
    laid = _Laying(step.columns)
    for heading in head.rows:
        laid.row(heading)
    laid.captions(head.captions)
    shown = step.row > step.columns * step.unit or bool(laid.empty)  # that an empty line is kept
    captioned = bool(head.captions)
    sure = not any(is_position_heading(line.text, vocabulary) for line in head.captions)
    for count, (start, after) in enumerate(pairwise(chain(starts, [None])), 1):
        first = (start or 0) - step.id * step.unit
        row = step.cells(lines, first)
        if not step.is_clean(lines, first) or not _fits(row, head.meanings, vocabulary):
            return None
        laid.row(row)
        end = first + step.row
        following = after - step.id * step.unit if after is not None else None
        if following is None or _is_behind(lines, end, following, vocabulary):
            closed = step.unit > 1 or end not in lines or read_annex_heading(lines[end].text) is not None
            enough = shown or (count >= _MANY and closed and not captioned)
            return (laid.laid(), count) if count > 1 and enough and sure else None
        captions = _captions(lines, end, following, vocabulary) if following >= end else None
        if captions is None or (captions and not head.captions):
            return None
        shown = shown or not all(row)
        sure = sure or bool(captions)
        captioned = captioned or bool(captions)
        laid.captions(captions)
    return None


def _is_behind(lines: _Lines, end: int, following: int, vocabulary: Vocabulary) -> bool:
    """Whether a row is the last: another table, or an annex, begins before the next identifier."""
    between = [lines[number] for number in range(end, following) if number in lines]
    if any(read_annex_heading(line.text) is not None for line in between):
        return True
    return len(between) > _CAPTIONS and headings_above(between, vocabulary) is not None


def _fits(row: Sequence[Piece | None], meanings: Sequence[Heading], vocabulary: Vocabulary) -> bool:
    """Whether each cell of a row is a line, and holds what its column does: dates, and groups; and no position is groups alone."""
    for piece, meaning in zip(row, meanings, strict=True):
        if piece is None:
            continue
        if "\n" in piece.paragraph.text:
            return False
        if meaning.role is Role.APPROVED and not is_date(piece.text):
            return False
        if meaning.role is Role.POSITION and is_allotment(piece.text, vocabulary):
            return False  # the groups of the next row, whose column comes before that of the identifiers
        if meaning.role in ALLOCATING and meaning.group is None and not read_allotment(piece.text, vocabulary).shares:
            return False
    return True


class _Laying:
    """A table while its rows are laid out."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.rows: list[dict[int, tuple[Piece, ...]]] = []
        self.pieces: list[Piece] = []
        self.empty: dict[tuple[int, int], Place] = {}

    def row(self, row: Sequence[Piece | None]) -> None:
        """Add a row; an empty cell stands behind the one before it."""
        for column, piece in enumerate(row):
            if piece is None and self.pieces:
                before = self.pieces[-1]
                end = before.start + len(before.text)
                self.empty[len(self.rows), column] = before.paragraph.place.within(end, end)
            elif piece is not None and piece not in self.pieces[-self.columns :]:
                self.pieces.append(piece)
        self.rows.append({column: (piece,) for column, piece in enumerate(row) if piece is not None})

    def captions(self, captions: Sequence[Piece]) -> None:
        """Add a row for each line that heads those below it."""
        for caption in captions:
            self.rows.append({0: (caption,)})
            self.pieces.append(caption)

    def laid(self) -> Laid:
        """The table."""
        return Laid(self.rows, self.pieces, self.columns, self.empty, spaced=False)
