"""Deliverables of tables that nothing but space parts: what in them does not fit, so that text may have come into a wrong cell.

| FGMV-18 | Guidance December on how to build a | 2023 |      a word of the next column stands in the title
| FGMV-20 |                                     | 2023 |      a title is missing that all others have
| FGMV-44 | Security for things                 | SG17 (SG16, |      what a bracket opens, nothing closes
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from fgmv_extract.document import Table
from fgmv_extract.findings import Code, Finding
from fgmv_extract.grammar.roles import Role
from fgmv_extract.interpretation.layout import Layout
from fgmv_extract.itu.dates import find_spans
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.identifiers import find_identifiers, read_identifier
from fgmv_extract.itu.questions import find_questions
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Deliverable
from fgmv_extract.typography import collapse

_MONTH = pattern(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s+\d)"
)
_TORN = pattern(r"\w [.,;:)\]](?!\S)|(?:,|\b(?:and|or|of|the|to|for|in|with)|\()\Z")
"""Behind a blank stands what no blank is put before; or the text ends with a word behind which more must stand."""
_PAGES = pattern(r"\s\d{1,4}\s*+(?:pages?|pp?\.?)\Z")
_FURTHER = pattern(r"[a-z][.!]\s+[A-Z]")
_SEVERAL = 3  # titles or positions, of which one is like no other
_MOST = 3  # reasons that a message gives
_SEQUENCE = 4  # deliverables of which at most one in as many is missing: they are numbered in sequence
_NUMBER = pattern(r"(.*?)(?<!\d)(\d++)\Z", re.DOTALL)
_DIGITS = pattern(r"\d+")
_ODD = {
    Code.NOT_A_DELIVERABLE,
    Code.UNKNOWN_IDENTIFIER,
    Code.UNREAD_DATE,
    Code.UNREAD_ALLOCATION,
    Code.RAGGED_ROW,
    Code.DUPLICATE_DELIVERABLE,
}
"""What was odd in a table, and may come of cells that were cut in a wrong place."""


def tell_doubts(
    table: Table, layout: Layout, deliverables: Sequence[Deliverable], odd: Iterable[Finding], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Find what does not fit in the rows of a table whose cells nothing but space parts; at most one finding for a table.

    ``odd`` is what was found in its rows before.
    """
    if not table.spaced:
        return
    doubts = [
        *(finding.message for finding in odd if finding.code in _ODD and not _heads_rows(table, finding)),
        *_of_headings(layout, vocabulary),
        *_of_empty_columns(table, layout, vocabulary),
        *_of_cells(layout, deliverables, vocabulary),
        *_of_sequence(deliverables),
        *_of_the_end(layout, deliverables),
    ]
    if doubts:
        told = "; ".join(dict.fromkeys(doubts[:_MOST]))
        more = f"; and {len(doubts) - _MOST} more" if len(doubts) > _MOST else ""
        yield Finding(Code.CELLS_UNSURE, f"only space parts the cells of this table, and {told}{more}", table.place)


def holds_rows(table: Table, vocabulary: Vocabulary) -> bool:
    """Tell whether a table that is left alone holds rows of deliverables in one cell: several lines of it begin with identifiers."""
    return table.spaced and any(
        sum(read_identifier(line, vocabulary) is not None for line in cell.text.split("\n")) > 1 for cell in table.cells
    )


def _heads_rows(table: Table, finding: Finding) -> bool:
    """Tell whether a row without identifier is what heads those below it: alone in the first column, or numbered as others are."""
    if finding.code is not Code.NOT_A_DELIVERABLE or finding.place is None or finding.place.row is None:
        return False
    filled = [cell for cell in table.grid[finding.place.row] if cell is not None and cell.text.strip()]
    if len(filled) == 1 and filled[0].column:
        own = _DIGITS.sub("#", filled[0].text)
        return sum(_DIGITS.sub("#", cell.text) == own != cell.text for cell in table.cells) > 1
    return all(cell.column == 0 for cell in filled)


def _of_headings(layout: Layout, vocabulary: Vocabulary) -> Iterator[str]:
    """Find headings that hold a row, columns without one, and those with the headings of several.

    A table that goes on with another has the headings of that.
    """
    for column in layout.columns:
        for each in find_identifiers(column.name, vocabulary) if layout.first else ():
            yield f"{each.identifier.id} stands in the heading {column.name!r}"
    if any(not column.name for column in layout.columns if column.headed):
        yield "a column has no heading"
    if Role.TITLE not in layout.by_role and any(column.heading.role is Role.OTHER for column in layout.columns):
        yield "none of its columns is headed as that of titles"
    for column in layout.columns:
        groups = [m for m in find_groups(column.name, vocabulary) if not m.group.startswith("FG-")]
        own = column.heading.authority is not None or column.heading.role is Role.POSITION
        if len(groups) > 1 + own or (groups and column.heading.role is Role.ID):
            yield f"a column is headed {column.name!r}"


def _of_empty_columns(table: Table, layout: Layout, vocabulary: Vocabulary) -> Iterator[str]:
    """Find columns beside that of titles, of no known meaning, that no row has anything in: their texts may stand in the titles."""
    titles = {column.index for column in layout.by_role.get(Role.TITLE, ())}
    filled = {cell.column for cell in table.cells if cell.row >= layout.first and cell.text.strip()}
    for column in layout.by_role.get(Role.OTHER, ()):
        beside = not titles.isdisjoint({column.index - 1, column.index + 1})
        if beside and column.name and column.index not in filled and not find_groups(column.name, vocabulary):
            yield f"the column {column.name!r} beside the titles is empty"


def _of_cells(layout: Layout, deliverables: Sequence[Deliverable], vocabulary: Vocabulary) -> Iterator[str]:
    """Find cells that hold what does not belong there, or nothing where the others of their column hold something."""
    dated = [each.approved for each in deliverables if each.approved]
    monthly = any(len(date) > len("2024") for date in dated)
    daily = 2 * sum(len(date) == len("2024-07-12") for date in dated) > len(dated)
    for each in deliverables:
        if Role.TITLE in layout.by_role and not each.title:
            yield f"{each.id} has no title"
        elif each.title and (_begins_small(each) or _is_torn_title(each.title, vocabulary)):
            yield f"the title of {each.id} reads {each.title!r}"
        if dated and Role.APPROVED in layout.by_role and _is_half(each.approved, monthly=monthly, daily=daily):
            yield f"{each.id} has no date, or half of one"
        for text in _texts_beside(each):
            if _is_torn(text):
                yield f"beside {each.id} stands {text!r}"


def _of_the_end(layout: Layout, deliverables: Sequence[Deliverable]) -> Iterator[str]:
    """Find a title or position at the end of a table that alone goes on: that may be of the letter; and titles with their numbers of pages."""
    titles = [one.verbatim for each in deliverables for one in each.evidence if one.field == "title"]
    last = max((column.index for column in layout.columns), default=0)
    ends = any(column.index == last for column in layout.by_role.get(Role.TITLE, ()))
    said = [position.text for each in deliverables for position in each.positions if position.text]
    own = [position.text for position in deliverables[-1].positions if position.text] if deliverables else []
    if own and len(said) >= _SEVERAL and _FURTHER.search(own[-1]) and not any(map(_FURTHER.search, said[:-1])):
        yield f"only the last position, {own[-1]!r}, goes on in a further sentence"
    if len(titles) > 1 and all(_PAGES.search(title) for title in titles):
        yield f"all titles end with a number of pages, as {collapse(titles[0])!r} does"
    if (
        ends
        and len(titles) == len(deliverables) >= _SEVERAL
        and "\n" in titles[-1]
        and "\n" not in "".join(titles[:-1])
    ):
        yield f"only the last title, {titles[-1]!r}, goes on in a further line"


def _is_half(date: str | None, *, monthly: bool, daily: bool) -> bool:
    """Tell whether a date is missing, or less than those of the other rows are: they have a month, or most of them a day."""
    return not date or (monthly and len(date) == len("2024")) or (daily and len(date) < len("2024-07-12"))


def _texts_beside(each: Deliverable) -> Iterator[str]:
    """Yield the texts of its allocation and positions."""
    if each.allocation is not None and each.allocation.text:
        yield each.allocation.text
    yield from (position.text for position in each.positions if position.text)


def _begins_small(each: Deliverable) -> bool:
    """Tell whether its title begins with a small letter where no kind stands in front of it: something does that is not there."""
    return any(one.field == "title" and one.verbatim[:1].islower() for one in each.evidence)


def _is_torn_title(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title holds what stands in other columns, a date, a group or a Question, or is cut off."""
    if _is_torn(title) or _MONTH.search(title) is not None or find_spans(title):
        return True
    return bool(find_questions(title)) or any(
        mention.group.startswith("ITU-T SG") for mention in find_groups(title, vocabulary)
    )


def _is_torn(text: str) -> bool:
    return _TORN.search(text) is not None or text.count("(") != text.count(")")


def _of_sequence(deliverables: Sequence[Deliverable]) -> Iterator[str]:
    """Find numbers that are missing where nearly all from the first to the last are there."""
    found = [match for each in deliverables if (match := _NUMBER.fullmatch(each.id)) is not None]
    if len({match[1] for match in found}) != 1:
        return
    numbers = {int(match[2]) for match in found}
    missing = [number for number in range(min(numbers), max(numbers)) if number not in numbers]
    if missing and len(numbers) >= _SEQUENCE * len(missing):
        yield f"there are no rows of the numbers {', '.join(map(str, missing))} between others"
