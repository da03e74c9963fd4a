"""Tables whose cells come column after column (``pdftotext`` without options): rows are paired by counting.

FGMV-03             On each page stand n identifiers; n dates or n groups are theirs, in their order. A title begins
FGMV-04             with its kind and goes on to the next, over the end of a page. Of empty cells no trace is left:
Technical Report    where there are more or fewer than n, nothing tells whose they are, and they are left out.
on Maps
Technical Report on Models
May 2024
June 2024
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, final

from fgmv_extract.grammar.columns import Heading, read_heading
from fgmv_extract.grammar.headings import read_annex_heading
from fgmv_extract.grammar.roles import Role
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.position_headings import position_heading
from fgmv_extract.interpretation.flowing.segments import (
    Kind,
    Page,
    Segment,
    segments_of,
)
from fgmv_extract.interpretation.flowing.stacked_titles import holds_date, titles_of
from fgmv_extract.interpretation.flowing.standing import Column, agree, agreeing, by_rows, column_of, order_of, standing
from fgmv_extract.itu.questions import find_questions
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_MOST_ABOVE = 20  # lines from the first heading to the first identifier
_PROSE = 75  # characters of a line that no cell has
_GOES_ON = pattern(r"(?:,|\band|\()$")
_ROLES = (Role.ID, Role.TITLE, Role.APPROVED, Role.ALLOCATION)

_Lines = tuple[Piece, ...]
_Row = dict[Role, _Lines]


@final
class Stacked(NamedTuple):
    """The rows of a table: the lines of each cell by column; and what could not be given to a row, counted by role."""

    columns: tuple[Heading, ...]
    rows: tuple[dict[int, tuple[Piece, ...]], ...]
    taken: tuple[Piece, ...]
    lost: Counter[Role]


def stacks_of(
    lines: Sequence[Piece], vocabulary: Vocabulary, focus_group: str | None, identifiers: Sequence[Piece]
) -> Iterator[Stacked]:
    """Pair the cells of tables, one between two headings of annexes; only those in which one of these ``identifiers`` begins a line."""
    begins = set(map(order_of, identifiers))
    starts = [0, *(at for at, line in enumerate(lines) if at and read_annex_heading(line.text))]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        part = lines[start:end]
        if any(order_of(line) in begins for line in part):
            yield from _stack(part, vocabulary, focus_group)


def _stack(lines: Sequence[Piece], vocabulary: Vocabulary, focus_group: str | None) -> Iterator[Stacked]:
    segments = segments_of(lines, vocabulary, focus_group)
    first = next((at for at, each in enumerate(segments) if each.kind is Kind.IDENTIFIER), 0)
    heads = [at for at in range(first) if _role(segments[at]) is Role.ID]
    if not heads or first - heads[-1] > _MOST_ABOVE:
        return
    segments = _before_prose(segments[heads[-1] :])
    made = _Stacking(segments, vocabulary)
    if made.readable:
        yield made.stacked()


def _role(segment: Segment) -> Role | None:
    return segment.heading.role if segment.heading is not None else None


def _before_prose(segments: list[Segment]) -> list[Segment]:
    """Leave out what stands behind the table: from the first long line behind the last identifier on."""
    last = max(at for at, segment in enumerate(segments) if segment.kind is Kind.IDENTIFIER)
    ends = (
        segment.block
        for segment in segments[last:]
        if segment.kind is Kind.TEXT and any(len(line.text) > _PROSE for line in segment.lines)
    )
    end = next(ends, None)
    return segments if end is None else [segment for segment in segments if segment.block < end]


class _Stacking:
    """A table while its rows are paired."""

    def __init__(self, segments: Sequence[Segment], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.pages = tuple(_pages(segments))
        self.lost: Counter[Role] = Counter()
        self.headings: dict[Role, Segment] = {}
        for role in _ROLES:
            found = [segment for segment in segments if _role(segment) is role]
            usual = Counter(segment.text for segment in found).most_common(2)
            if len(usual) == 1 or (usual and usual[0][1] > usual[1][1]):
                self.headings[role] = next(segment for segment in found if segment.text == usual[0][0])
            elif usual:  # one of them is of another table, and nothing tells which
                self.lost[role] += sum(segment.kind is Kind.IDENTIFIER for segment in segments)
        self.others = {role for role in map(_role, segments) if role not in {None, Role.OTHER, *_ROLES}}
        self.position = position_heading(self.pages, vocabulary)
        self.months = any(each.kind is Kind.DATE and not each.text.isdecimal() for each in segments)

    @property
    def readable(self) -> bool:
        """Whether there are the columns that are paired here, and none that would be taken for another."""
        return {Role.ID, Role.TITLE} <= self.headings.keys() and not self.others

    def stacked(self) -> Stacked:
        """Pair them."""
        columns = {role: self.headings[role] for role in _ROLES if role in self.headings}
        if self.position is not None:
            columns[Role.POSITION] = self.position
        roles = list(columns)
        meanings = tuple(each.heading or read_heading(each.text, self.vocabulary) for each in columns.values())
        first = {column: segment.lines for column, segment in enumerate(columns.values())}
        rows = ({roles.index(role): lines for role, lines in row.items() if role in columns} for row in self.rows())
        taken = tuple(line for page in self.pages for segment in page.segments for line in segment.lines)
        return Stacked(meanings, (first, *rows), taken, self.lost)

    def rows(self) -> list[_Row]:
        """Return the cells of each row by role; what is doubtful is left out."""
        rows: list[_Row] = []
        for page, titles in zip(self.pages, titles_of(self.pages, self.vocabulary), strict=True):
            identifiers = [segment.lines[0] for segment in page.of(Kind.IDENTIFIER)]
            columns = {
                Role.TITLE: Column([title.begin for title in titles], [tuple(title.lines) for title in titles]),
                Role.APPROVED: column_of([date for date in page.of(Kind.DATE) if self.is_date(date)]),
            }
            known = agreeing(identifiers, columns)
            columns[Role.ALLOCATION] = column_of(self.without_heading(page, [identifiers, *known.values()]))
            known = agreeing(identifiers, columns)
            paired = {
                role: self.paired(role, column, identifiers, rows, certain=role in known)
                for role, column in columns.items()
            }
            _without_others(paired, self.headings.keys())
            paired[Role.ID] = [(identifier,) for identifier in identifiers]
            paired[Role.POSITION] = self.positions_of(page, known)
            rows += [
                {role: values[at] for role, values in paired.items() if values and values[at]}
                for at in range(len(identifiers))
            ]
        return rows

    def is_date(self, segment: Segment) -> bool:
        """Whether a date is no year whose month stands elsewhere: others have theirs."""
        return not segment.text.isdecimal() or not self.months

    def positions_of(self, page: Page, known: Mapping[Role, Sequence[Piece]]) -> list[_Lines]:
        """Return the positions of the rows of a page, empty where there is none that is theirs for certain."""
        positions, rows = page.of(Kind.POSITION), len(page.of(Kind.IDENTIFIER))
        if not positions:
            return []
        if not self.are_of_group(positions):
            self.lost[Role.POSITION] += len(positions)
            return []
        columns = [begins for role, begins in known.items() if role in self.headings]
        stand = standing(positions, columns if self.is_last else None, rows)
        self.lost[Role.POSITION] += stand.lost
        return stand.positions

    @cached_property
    def is_last(self) -> bool:
        """Whether pages are told apart, and the column of positions is the last: no other heading follows its own."""
        text = "" if self.position is None else self.position.text
        return all(
            page.segments[0].lines[0].place.page is not None
            and not any(
                later.kind is Kind.HEADING
                for at, each in enumerate(page.segments)
                if each.kind is Kind.GROUPS and each.text == text
                for later in page.segments[at + 1 :]
            )
            for page in self.pages
        )

    def are_of_group(self, positions: Sequence[Segment]) -> bool:
        """Whether the positions name no Questions but those of the group whose position is asked for."""
        group = read_heading(self.position.text, self.vocabulary).group if self.position is not None else None
        mentions = (mention for each in positions for mention in find_questions(each.text, None))
        numbers = {mention.question.rpartition("/")[2] for mention in mentions}
        return group is not None and all(group.endswith(f"SG{number}") for number in numbers)

    def paired(
        self, role: Role, column: Column, identifiers: Sequence[Piece], before: list[_Row], *, certain: bool
    ) -> list[_Lines]:
        """Return the cells of the rows when they are ``certain``, or those that stand between two identifiers; count what is lost.

        Where there are others, a cell of the page ``before`` may go on in this one, and is lost as well; so is one that does not end.
        """
        count, values = len(identifiers), column.cells
        if not certain:
            values = by_rows(values, identifiers) if count and role in self.headings and _is_told(identifiers) else []
        if values and any(values):
            if role is Role.ALLOCATION and values[-1] and _GOES_ON.search(values[-1][-1].text):
                values = [*values[:-1], ()]
            self.lost[role] += sum(not value for value in values)
            return values
        if role in self.headings:
            self.lost[role] += count
            if len(column.cells) > count or role is Role.TITLE:
                self.lost[role] += bool(before and before[-1].pop(role, None))
        return []

    def without_heading(self, page: Page, known: Sequence[Sequence[Piece]]) -> list[Segment]:
        """Return the groups of a page without the heading of the positions; none when it can be mistaken for a cell."""
        groups, count = page.of(Kind.GROUPS), len(page.of(Kind.IDENTIFIER))
        if self.position is None:
            return [] if len(groups) == count and page.headed(self.vocabulary) else groups
        at = [number for number, segment in enumerate(groups) if segment.text == self.position.text]
        if not at:
            return groups
        if len(groups) == count:
            return []
        ways = [[*groups[:number], *groups[number + 1 :]] for number in at]
        if at[-1] - at[0] == len(at) - 1:
            return ways[0]
        ways = [way for way in ways if any(agree(column_of(way).begins, begins) for begins in known)]
        return ways[0] if len(ways) == 1 else []


def _without_others(paired: dict[Role, list[_Lines]], roles: Collection[Role]) -> None:
    """Take away the titles in which the date may stand that their row lacks."""
    titles, dates = paired[Role.TITLE], paired[Role.APPROVED]
    if Role.APPROVED in roles:
        paired[Role.TITLE] = [
            () if not (dates and dates[at]) and holds_date(title) else title for at, title in enumerate(titles)
        ]


def _is_told(identifiers: Sequence[Piece]) -> bool:
    """Whether it is known on which pages they stand."""
    return all(identifier.place.page is not None for identifier in identifiers)


def _pages(segments: Sequence[Segment]) -> Iterator[Page]:
    page: list[Segment] = []
    for segment in segments:
        if page and (_role(segment) is Role.ID or _page(segment) != _page(page[-1])):
            yield Page(tuple(page))
            page = []
        page.append(segment)
    yield Page(tuple(page))


def _page(segment: Segment) -> int | None:
    return segment.lines[0].place.page
