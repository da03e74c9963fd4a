"""Which row of one statement is which row of another.

By identifier; what is left, by the other names a deliverable has; what is left then, by its title: first the same words, then
nearly the same (``likeness``). A row is taken once. Rows of one identifier in one statement are paired only with rows that
say the same; where that leaves any, or a title fits several rows, nothing is guessed and a finding says so.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, final

from attrs import field, frozen

from fgmv_extract.comparison.likeness import alike
from fgmv_extract.comparison.titles import wording
from fgmv_extract.findings import Code, Finding
from fgmv_extract.itu.identifiers import key, read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Deliverable

_MOST = 5
"""Identifiers that a finding lists; it counts the others."""

Rows = dict[int, Deliverable]
"""Rows by their number in the statement."""


class Pair(NamedTuple):
    """Two rows of one deliverable, and how they were found: by ``id``, ``alias`` or ``title``, there with its scores."""

    earlier: Deliverable
    later: Deliverable
    by: str
    score: float
    next_best: float


@final
@frozen
class Alignment:
    """The pairs, in the order of the earlier statement, the rows that only one statement has, and what was left open."""

    pairs: tuple[Pair, ...]
    gone: tuple[Deliverable, ...]
    new: tuple[Deliverable, ...]
    findings: tuple[Finding, ...]


@frozen
class _Board:
    """The rows of both sides that are left, and what was found so far; the steps take rows off it."""

    earlier: Rows
    later: Rows
    vocabulary: Vocabulary
    pairs: dict[int, Pair] = field(factory=dict)
    findings: list[Finding] = field(factory=list)
    known: dict[tuple[int, int], frozenset[str]] = field(factory=dict)

    def names(self, side: int, number: int) -> frozenset[str]:
        """Return the names of a row: its own, its aliases, and those the vocabulary knows, as keys; they are read once."""
        if (names := self.known.get((side, number))) is None:
            names = self.known[side, number] = _names(self.sides[side][number], self.vocabulary)
        return names

    @property
    def sides(self) -> tuple[Rows, Rows]:
        return self.earlier, self.later

    def pair(self, before: int, after: int, by: str = "id", score: float = 1.0, next_best: float = 0.0) -> None:
        self.pairs[before] = Pair(self.earlier.pop(before), self.later.pop(after), by, score, next_best)

    def pair_if_of_one_group(
        self, before: int, after: int, by: str, score: float = 1.0, next_best: float = 0.0
    ) -> None:
        groups = {self.earlier[before].focus_group, self.later[after].focus_group}
        if len(groups - {None}) < 2:
            self.pair(before, after, by, score, next_best)

    def find(self, code: Code, message: str, row: Deliverable) -> None:
        self.findings.append(Finding(code, message, row.place, row.id))


def align(earlier: Sequence[Deliverable], later: Sequence[Deliverable], vocabulary: Vocabulary) -> Alignment:
    """Pair the rows of two statements."""
    board = _Board(dict(enumerate(earlier)), dict(enumerate(later)), vocabulary)
    for step in _STEPS:
        if board.earlier or board.later:
            step(board)
    pairs = tuple(board.pairs[row] for row in sorted(board.pairs))
    return Alignment(pairs, tuple(board.earlier.values()), tuple(board.later.values()), tuple(board.findings))


def _by_identifier(board: _Board) -> None:
    """Pair rows of one identifier and one Focus Group."""
    for before, after in _buckets(board, lambda row: (_key(row.id), row.focus_group)):
        if len(before) == len(after) == 1:
            board.pair(before[0], after[0])
        elif len(before) > 1 or len(after) > 1:
            _pair_duplicates(board, before, after)


def _by_bare_identifier(board: _Board) -> None:
    """Pair rows of one identifier where a side does not say whose it is."""
    for before, after in _buckets(board, lambda row: _key(row.id)):
        if len(before) == len(after) == 1:
            board.pair_if_of_one_group(before[0], after[0], "id")


def _by_alias(board: _Board) -> None:
    """Pair rows that have a name in common, where it is the only such name for either."""
    named: tuple[defaultdict[str, set[int]], ...] = (defaultdict(set), defaultdict(set))
    for side, rows in enumerate(board.sides):
        for number in rows:
            for name in board.names(side, number):
                named[side][name].add(number)
    for number in tuple(board.earlier):
        after = _two_at_most(named[1], board.names(0, number), board.later)
        before = {one for other in after for one in _two_at_most(named[0], board.names(1, other), board.earlier)}
        if len(after) == len(before) == 1:
            board.pair_if_of_one_group(number, after.pop(), "alias")
        elif after:
            _tell_unclear(board, before, after, "name")


def _drop_second_names(board: _Board) -> None:
    """Drop a row whose own statement lists the same deliverable under its proper identifier as well."""
    for side, rows in enumerate(board.sides):
        listed = {_key((pair.earlier, pair.later)[side].id) for pair in board.pairs.values()} if rows else set()
        for number, row in tuple(rows.items()):
            if not listed.isdisjoint(board.names(side, number) - {_key(row.id)}):
                message = f"{row.id} is another name of a deliverable that has a row of its own; it was not compared"
                board.find(Code.DUPLICATES_NOT_COMPARED, message, row)
                del rows[number]


def _by_title(board: _Board) -> None:
    """Pair rows with the same words in their titles: those of one kind and date first."""
    for before, after in _buckets(board, _title_kind_date):
        if len(before) == len(after) == 1:
            board.pair_if_of_one_group(before[0], after[0], "title")
    for before, after in _buckets(board, lambda row: wording(row.title) if row.title else None):
        if len(before) == len(after) == 1:
            board.pair_if_of_one_group(before[0], after[0], "title")
        elif before and after:
            _tell_unclear(board, before, after)


def _by_likeness(board: _Board) -> None:
    """Pair rows whose titles are nearly the same, and like no other."""
    titles = [{number: row.title for number, row in rows.items() if row.title} for rows in board.sides]
    matches, unclear = alike(*titles)
    for match in unclear:
        if wording(titles[0][match.before]) != wording(
            titles[1][match.after]
        ):  # told already if the words are the same
            _tell_unclear(board, [match.before], [match.after])
    for match in matches:
        board.pair_if_of_one_group(match.before, match.after, "title", match.score, match.next_best)


_STEPS: tuple[Callable[[_Board], None], ...] = (
    _by_identifier,
    _by_bare_identifier,
    _by_alias,
    _drop_second_names,
    _by_title,
    _by_likeness,
)
"""In the order in which they are believed."""


def _buckets(board: _Board, named: Callable[[Deliverable], Hashable]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the rows of both sides that have one name; rows without one (None) are left."""
    buckets: dict[Hashable, tuple[list[int], list[int]]] = {}
    for side, rows in enumerate(board.sides):
        for number, row in rows.items():
            if (name := named(row)) is not None:
                buckets.setdefault(name, ([], []))[side].append(number)
    yield from buckets.values()


def _pair_duplicates(board: _Board, before: Sequence[int], after: Sequence[int]) -> None:
    """Pair rows that say the same; of the others of that identifier nothing is known, except that it is there."""
    first = board.earlier[before[0]] if before else board.later[after[0]]
    if before and after:
        alike_rows: defaultdict[Hashable, list[int]] = defaultdict(list)
        for number in reversed(after):
            alike_rows[_said(board.later[number])].append(number)
        for number in before:
            if same := alike_rows[_said(board.earlier[number])]:
                board.pair(number, same.pop())
        left = [number for number in before if number in board.earlier], [n for n in after if n in board.later]
    else:  # the identifier itself is gone or new, whatever its rows say
        left = list(before[1:]), list(after[1:])
    if left[0] or left[1]:
        message = (
            f"{first.id} stands {_times(before)} in the earlier statement and {_times(after)} in the later one; "
            f"{len(left[0])} and {len(left[1])} of its rows were not compared"
        )
        board.find(Code.DUPLICATES_NOT_COMPARED, message, first)
    for rows, numbers in zip(board.sides, left, strict=True):
        for number in numbers:
            del rows[number]


def _times(rows: Sequence[int]) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(len(rows), f"{len(rows)} times")


def _tell_unclear(board: _Board, before: Iterable[int], after: Iterable[int], by: str = "title") -> None:
    sides = (
        [rows[number] for number in sorted(numbers)] for rows, numbers in zip(board.sides, (before, after), strict=True)
    )
    one, other = ([row.id for row in rows] for rows in sides)
    message = f"{_either(one)} may be {_either(other)}, by its {by}; it was not taken for it"
    board.findings.append(Finding(Code.UNCLEAR_MATCH, message, deliverable=one[0]))


def _either(ids: Sequence[str]) -> str:
    rest = len(ids) - _MOST
    return " or ".join([*ids[:_MOST], *([f"{rest:,} more"] if rest > 0 else [])])


@lru_cache(maxsize=65536)
def _key(identifier: str) -> str:
    return key(identifier) or identifier


def _names(row: Deliverable, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the names of a deliverable, its own and those the vocabulary knows, in the form in which spellings are equal."""
    read = read_identifier(row.id, vocabulary, row.focus_group)
    known = read[0].aliases if read and not read[1] else ()
    return frozenset(map(_key, (row.id, *row.aliases, *known)))


def _two_at_most(named: Mapping[str, set[int]], names: Iterable[str], left: Rows) -> set[int]:
    """Return the rows that have one of the names, or two of them: more do not matter, since already two are too many."""
    found: set[int] = set()
    for number in (number for name in names for number in named.get(name, ()) if number in left):
        found.add(number)
        if len(found) > 1:
            break
    return found


def _title_kind_date(row: Deliverable) -> Hashable:
    return (wording(row.title), row.kind, row.approved) if row.title else None


def _said(row: Deliverable) -> Hashable:
    """Return all that a row says and a comparison tells, in a form that can be compared and hashed."""
    allocation = row.allocation
    shared = (allocation.status, allocation.authority, frozenset(allocation.shares)) if allocation else None
    positions = tuple(
        (said.group, said.state, said.commitment, said.questions, said.contributions, wording(said.text or ""))
        for said in row.positions
    )
    return row.kind, wording(row.title or ""), row.approved, row.annex, shared, positions
