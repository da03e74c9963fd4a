"""Lists of deliverables, an item a line: no table was there to be lost.

    FGMV-20 Technical Specification on Definition of metaverse (December 2023)
    FGMV-03, Technical Report on Guidelines to assess inclusion – SG16, October 2023

A line is an item when it is a whole paragraph, and says what kind of deliverable it names; a date or groups may end it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, final

from fgmv_extract.grammar.allocation import read_allotment
from fgmv_extract.grammar.columns import Role
from fgmv_extract.grammar.titles import read_title
from fgmv_extract.interpretation.flowing.headings import headings_above
from fgmv_extract.interpretation.flowing.laid import Laid
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.signs import BULLET, LONGEST_ITEM
from fgmv_extract.itu.dates import find_spans, read_date
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.identifiers import read_identifier
from fgmv_extract.itu.questions import find_questions
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_FEW = 2  # items that make a list
_HEADS = pattern(r"\b(?:deliverables?|allocated|assigned|transferred|sent)\b", re.IGNORECASE)
"""In a line between items: the heading of the next ones, and no cell of a table that was lost."""
_ENDING = pattern(r"(?<!\s)(?:\s*+[-–—:;,]\s++|\s*+(?=\())(?P<ending>\([^()]{2,80}\)|[^-–—:;,()]{2,80})\.?$")
_SEPARATORS = " \t,:;.–—-"
_ID, _TITLE, _DATE, _GROUPS = range(4)


@final
class _Item(NamedTuple):
    """Where an item stands among the lines, and its cells by column."""

    at: int
    line: Piece
    cells: dict[int, tuple[Piece, ...]]


def lists_of(lines: Sequence[Piece], vocabulary: Vocabulary, focus_group: str | None) -> Iterator[Laid]:
    """Make a table of each list among lines that stand together; items that other lines part are several lists."""
    items = [item for at, line in enumerate(lines) if (item := _item(at, line, vocabulary, focus_group)) is not None]
    if len(items) < _FEW or _is_headed(lines[: items[0].at], vocabulary):
        return
    own = {item.at for item in items}
    between = [line.text for at, line in enumerate(lines[: items[-1].at]) if at > items[0].at and at not in own]
    behind = [line.text for line in lines[items[-1].at + 1 : items[-1].at + 2]]
    if not all(_HEADS.search(text) for text in between) or any(_goes_on(text, vocabulary) for text in behind):
        return
    for _, run in groupby(enumerate(items), key=lambda numbered: numbered[1].at - numbered[0]):
        rows = [item for _, item in run]
        columns = sorted({column for item in rows for column in item.cells})
        place = {column: number for number, column in enumerate(columns)}
        cells = [{place[column]: pieces for column, pieces in item.cells.items()} for item in rows]
        yield Laid(cells, [item.line for item in rows], len(columns), spaced=False)


def _is_headed(lines: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Whether the headings of a table stand above: ``Deliverables allocated to SG16`` would be three, but none for titles."""
    headings = headings_above(lines, vocabulary)
    return headings is not None and any(heading.role is Role.TITLE for heading in headings.meanings)


def _goes_on(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line behind an item may be the rest of it, or another cell of its row."""
    return text[:1].islower() or _column_of(text, vocabulary) is not None or bool(find_questions(text))


def _item(at: int, line: Piece, vocabulary: Vocabulary, focus_group: str | None) -> _Item | None:
    text = line.text
    if len(text) > LONGEST_ITEM or text != line.paragraph.text.strip():
        return None
    bullet = BULLET.match(text)
    begin = bullet.end() if bullet else 0
    read = read_identifier(text[begin:], vocabulary, focus_group)
    if read is None or read[0].focus_group is None or not read[1]:
        return None
    behind = len(text) - len(text[begin:].partition(read[1])[2]) - len(read[1])
    title = behind + len(text[behind:]) - len(text[behind:].lstrip(_SEPARATORS))
    cells: dict[int, tuple[Piece, ...]] = {_ID: (line.part(begin, behind),)}
    end = len(text)
    while (ending := _ENDING.search(text, title, end)) is not None:
        column = _column_of(ending["ending"].strip("() "), vocabulary)
        if column is None or column in cells:
            break
        cells[column] = (line.part(ending.start("ending"), ending.end("ending")),)
        end = ending.start()
    words = text[title:end]
    if read_title(words, vocabulary).kind is None or _says_more(words, vocabulary):
        return None
    cells[_TITLE] = (line.part(title, end),)
    return _Item(at, line, cells)


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
