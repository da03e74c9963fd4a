"""Lists of deliverables, an item a line: no table was there to be lost.

    FGMV-20 Technical Specification on Definition of metaverse (December 2023)
    FGMV-03, Technical Report on Guidelines to assess inclusion – SG16, October 2023

    FGMV-04 Technical Report on Requirements of accessible products and services in the
    metaverse – SG16

A line is an item when it is a whole paragraph, and says what kind of deliverable it names; a date or groups may end it. So are the
lines of a paragraph that are wrapped.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, final

from fgmv_extract.grammar.allocation import read_allotment
from fgmv_extract.grammar.roles import Role
from fgmv_extract.grammar.sentences import is_wrapped
from fgmv_extract.grammar.titles import read_title
from fgmv_extract.interpretation.flowing.headings import headings_above
from fgmv_extract.interpretation.flowing.laid import Laid
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.signs import BULLET, LONGEST_ITEM
from fgmv_extract.itu.dates import find_spans, read_date
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.identifiers import Identifier, read_identifier
from fgmv_extract.itu.questions import find_questions
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_FEW = 2  # items that make a list
_MOST_LINES = 6  # of an item
_HEADS = pattern(r"\b(?:deliverables?|(?:allocat|assign)(?:es|ed)|transfer(?:s|red)|sen(?:ds|t))\b", re.IGNORECASE)
"""In a line between items: the heading of the next ones, and no cell of a table that was lost."""
_BREAK = pattern(
    r"(?<!\s)(?:\s*+[-–—:;,]\s++|\s*+(?=[(\[]))(?:(?:allocated\s+to|suggested\s+for|for|to)\s+(?=ITU|SG|Study|all\b))?+"
)
"""What parts the end of an item from its title."""
_JOINT = pattern(r"(?:\band|[,;/&])\Z")
_OPEN_END = pattern(r"(?:\b(?:an?|and|by|for|from|in|of|on|or|the|to|with)|[-,/&(])\Z")
"""A line that ends so goes on in the next."""
_LONGEST_END = 120  # characters
_SEPARATORS = " \t,:;.–—-"
_ID, _TITLE, _DATE, _GROUPS = range(4)


@final
class _Item(NamedTuple):
    """Where an item stands among the lines, those it takes, and its cells by column."""

    at: int
    lines: tuple[Piece, ...]
    cells: dict[int, tuple[Piece, ...]]

    @property
    def behind(self) -> int:
        """The index of the line behind it."""
        return self.at + len(self.lines)


def lists_of(lines: Sequence[Piece], vocabulary: Vocabulary, focus_group: str | None) -> Iterator[Laid]:
    """Make a table of each list among lines that stand together; items that other lines part are several lists."""
    found = [item for at in range(len(lines)) if (item := _item(lines, at, vocabulary, focus_group)) is not None]
    items = [_with_end(item, lines[item.behind : item.behind + 1], vocabulary) for item in found]
    if len(items) < _FEW or _is_headed(lines[: items[0].at], vocabulary):
        return
    own = {at for item in items for at in range(item.at, item.behind)}
    between = [line.text for at, line in enumerate(lines[: items[-1].at]) if at > items[0].at and at not in own]
    behind = [line.text for line in lines[items[-1].behind : items[-1].behind + 1]]
    if not all(_HEADS.search(text) for text in between) or any(_goes_on(text, vocabulary) for text in behind):
        return
    if behind and any(_OPEN_END.search(item.lines[-1].text) for item in items):
        return
    for rows in _runs(items):
        columns = sorted({column for item in rows for column in item.cells})
        place = {column: number for number, column in enumerate(columns)}
        cells = [{place[column]: pieces for column, pieces in item.cells.items()} for item in rows]
        yield Laid(cells, [line for item in rows for line in item.lines], len(columns), spaced=False)


def _runs(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """Cut items where other lines stand between them."""
    begin = 0
    for at in range(1, len(items) + 1):
        if at == len(items) or items[at].at != items[at - 1].behind:
            yield items[begin:at]
            begin = at


def _with_end(item: _Item, below: Sequence[Piece], vocabulary: Vocabulary) -> _Item:
    """Take the line below an item that is nothing but the end of one: a dash before it may pass for that of another item.

    Or the rest of the groups that it ends with, when these are to go on (``SG16 and``).
    """
    text = below[0].text if below else ""
    cells, end = dict(item.cells), len(text)
    if below and _GROUPS in cells and _JOINT.search(item.lines[-1].text) and _column_of(text, vocabulary) == _GROUPS:
        cells[_GROUPS] += (below[0],)
        return _Item(item.at, (*item.lines, below[0]), cells)
    while end and (ending := _ending(text, 0, end, vocabulary)) is not None and ending.column not in cells:
        cells[ending.column] = (below[0].part(ending.start, end),)
        end = ending.behind
    return item if end or not below else _Item(item.at, (*item.lines, below[0]), cells)


def _is_headed(lines: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Whether the headings of a table stand above: ``Deliverables allocated to SG16`` would be three, but none for titles."""
    headings = headings_above(lines, vocabulary)
    return headings is not None and any(heading.role is Role.TITLE for heading in headings.meanings)


def _goes_on(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line behind an item may be the rest of it, or another cell of its row."""
    if text[:1].islower() or _column_of(text, vocabulary) is not None or find_questions(text):
        return True
    return _ending(text, 0, len(text), vocabulary) is not None


def _item(lines: Sequence[Piece], at: int, vocabulary: Vocabulary, focus_group: str | None) -> _Item | None:
    begin, read = _begun(lines[at], vocabulary, focus_group)
    if read is None or read[0].focus_group is None or not read[1] or lines[at].start:
        return None
    own = _wrapped(lines, at, vocabulary, focus_group)
    text = "\n".join(line.text for line in own)
    if len(text) > LONGEST_ITEM or not _is_whole(own[-1]):
        return None
    first = lines[at].text
    behind = len(first) - len(first[begin:].partition(read[1])[2]) - len(read[1])
    title = behind + len(text[behind:]) - len(text[behind:].lstrip(_SEPARATORS))
    cells: dict[int, tuple[Piece, ...]] = {_ID: _cell(own, begin, behind)}
    end = len(text)
    while (ending := _ending(text, title, end, vocabulary)) is not None and ending.column not in cells:
        cells[ending.column] = _cell(own, ending.start, end)
        end = ending.behind
    words = text[title:end]
    if words.endswith(":") or read_title(words, vocabulary).kind is None or _says_more(words, vocabulary):
        return None
    cells[_TITLE] = _cell(own, title, end)
    return _Item(at, own, cells)


def _begun(line: Piece, vocabulary: Vocabulary, focus_group: str | None) -> tuple[int, tuple[Identifier, str] | None]:
    """Where a line begins behind the mark of an item, and the identifier that stands there."""
    bullet = BULLET.match(line.text)
    begin = bullet.end() if bullet else 0
    return begin, read_identifier(line.text[begin:], vocabulary, focus_group)


def _wrapped(lines: Sequence[Piece], at: int, vocabulary: Vocabulary, focus_group: str | None) -> tuple[Piece, ...]:
    """The line and those below in which it goes on: wrapped lines of its paragraph, or, in others, such as begin in lower case."""
    own = [lines[at]]
    for line in lines[at + 1 : at + _MOST_LINES]:
        text = f"{own[-1].text}\n{line.text}"
        if line.paragraph is not own[-1].paragraph:
            below = _line_of(line) == _line_of(own[-1]) + 1
            if not below or not line.text[0].islower() or line.text.endswith(":"):
                break
        elif not is_wrapped(text, len(own[-1].text)):
            break
        if BULLET.match(line.text) or _begun(line, vocabulary, focus_group)[1] is not None:
            break
        own.append(line)
    return tuple(own)


def _line_of(line: Piece) -> int:
    """The number of the line that a piece ends in; of what has no lines, none that another is next to."""
    number = line.place.line
    return -1 if number is None else number


def _is_whole(line: Piece) -> bool:
    """Whether a line ends its paragraph."""
    return not line.paragraph.text[line.start + len(line.text) :].strip()


def _cell(lines: Sequence[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """Take the characters of a cell from the lines of an item, a piece from each it stands in."""
    pieces: list[Piece] = []
    for line in lines:
        if start < len(line.text) and end > 0:
            pieces.append(line.part(max(start, 0), end)._replace(inner=False))
        start, end = start - len(line.text) - 1, end - len(line.text) - 1
    return tuple(piece for piece in pieces if piece.text)


@final
class _Ending(NamedTuple):
    """What ends an item: its column, where it begins, and where the title before it ends."""

    column: int
    start: int
    behind: int


def _ending(text: str, title: int, end: int, vocabulary: Vocabulary) -> _Ending | None:
    """Find the longest end of an item that is a date, or groups (``SG17 (SG13, SG16)``), with nothing else in it."""
    for mark in _BREAK.finditer(text, max(title, end - _LONGEST_END), end):
        column = _column_of(_bare(text[mark.end() : end]), vocabulary)
        if column is not None:
            return _Ending(column, mark.end(), mark.start())
    return None


def _bare(text: str) -> str:
    """Take the stop off, and the brackets that hold all of a text."""
    text = text.strip(" .")
    inner = text[1:-1]
    return inner if text[:1] in {"(", "["} and not {"(", "[", ")", "]"} & set(inner) else text


def _column_of(text: str, vocabulary: Vocabulary) -> int | None:
    """Whether the end of an item is a date or groups."""
    dated = read_date(text)
    if dated is not None and not dated[1].strip():
        return _DATE
    allotment = read_allotment(text, vocabulary)
    return _GROUPS if allotment.named and not allotment.rest else None


def _says_more(title: str, vocabulary: Vocabulary) -> bool:
    """Whether cells of a table that was lost stand in what should be a title."""
    groups = (mention.group for mention in find_groups(title, vocabulary))
    return bool(find_spans(title) or find_questions(title)) or any(group.startswith("ITU-T SG") for group in groups)
