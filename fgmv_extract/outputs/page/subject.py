"""What a page is about: statements in order of time, and what follows from them, gathered once for all its sections."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, final

from attrs import evolve, field, frozen

from fgmv_extract.changes import Comparison
from fgmv_extract.comparison.comparing import compare
from fgmv_extract.comparison.history import history
from fgmv_extract.comparison.review import review
from fgmv_extract.comparison.several.order import Told, in_order_of_time
from fgmv_extract.comparison.several.standing import Now, Standing, now_of, standing_of
from fgmv_extract.comparison.several.threads import threads_of
from fgmv_extract.itu.vocabulary import Vocabulary, default
from fgmv_extract.records import Statement
from fgmv_extract.references import Reference
from fgmv_extract.reviews import Review
from fgmv_extract.timeline import Event, History, Line

_MANY_ROWS = 4000


class Spot(NamedTuple):
    """The row of a deliverable in one of the statements: their number (from 0, oldest first), and the row's in it."""

    statement: int
    row: int


@final
@frozen
class Picture:
    """A picture of a place on a page: a PNG, its width and height in pixels, and the page (from 1)."""

    png: bytes = field(repr=False)
    width: int
    height: int
    page: int


@final
@frozen
class Entry:
    """A deliverable: where it stands, what happened to it, and its number on the page.

    ``standing`` is None where only a stored history is known, ``line`` where nothing is told of it.
    """

    number: int
    standing: Standing | None
    line: Line | None

    @property
    def name(self) -> str:
        """The identifier as the last statement has it."""
        return self.standing.id if self.standing else self.line.name if self.line else ""

    @property
    def title(self) -> str:
        """The last title it is given."""
        return (self.standing.title if self.standing else self.line.title if self.line else None) or ""

    @property
    def kind(self) -> str | None:
        """What sort of document it is."""
        if self.standing is None:
            return self.line.kind if self.line else None
        rows = reversed(self.standing.thread.rows)
        return next((row.deliverable.kind for row in rows if row.deliverable.kind), None)

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened to it, oldest first."""
        return self.line.events if self.line else ()


@final
@frozen(kw_only=True, slots=False)  # cached properties need a dictionary
class Subject:
    """What a page is about.

    ``statements`` belong to ``references``, both oldest first; a page of a stored history or comparison has none of them.
    ``pictures`` are those of rows of PDF documents.
    """

    references: tuple[Reference, ...] = ()
    statements: tuple[Statement, ...] = ()
    entries: tuple[Entry, ...] = ()
    history: History | None = None
    comparisons: tuple[Comparison, ...] = ()
    review: Review | None = None
    now: Now = field(default=str, eq=False)
    pictures: Mapping[Spot, Picture] = field(factory=dict, eq=False)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each deliverable, by every name it goes by."""
        found: dict[str, int] = {}
        for entry in self.entries:
            own = entry.standing.thread.names if entry.standing else ()
            for name in (entry.name, *own, *(entry.line.names if entry.line else ())):
                found.setdefault(name, entry.number)
        return found

    @cached_property
    def labels(self) -> Mapping[str, int]:
        """The number of each statement, by its label."""
        return {reference.label: index for index, reference in enumerate(self.references)}

    @property
    def is_large(self) -> bool:
        """Whether the page must be sparing: with links from every blank it would not open at once."""
        return len(self.entries) * len(self.references) > _MANY_ROWS

    @property
    def work(self) -> tuple[Line, ...]:
        """What happened to work items that belong to no single deliverable."""
        lines = self.history.lines if self.history else ()
        return tuple(line for line in lines if line.deliverable is None)


def subject_of(
    statements: Iterable[Statement],
    *,
    on: date | str | None = None,
    vocabulary: Vocabulary | None = None,
) -> Subject:
    """Gather what a page on statements tells: they are put in order, compared one with the next, and reviewed.

    ``on`` is the day from which deadlines are counted, as in ``review``, whose errors it shares.
    """
    known = vocabulary or default()
    told, unsure = in_order_of_time(tuple(statements))
    ordered = tuple(each.statement for each in told)
    reviewed = review(ordered, on=on, vocabulary=known)
    made = history(ordered, in_order=True, vocabulary=known)  # they are in order; what was unsure is known here
    now = now_of(told, known)
    return Subject(
        references=tuple(each.reference for each in told),
        statements=ordered,
        entries=tuple(_entries(told, now, made)),
        history=evolve(made, findings=unsure),
        comparisons=tuple(compare(*pair, vocabulary=known) for pair in pairwise(ordered)),
        review=reviewed,
        now=now,
    )


def _entries(told: Sequence[Told], now: Now, made: History) -> Iterator[Entry]:
    lines = (line for line in made.lines if line.deliverable is not None)
    for number, (thread, line) in enumerate(zip(threads_of(told), lines, strict=True)):
        yield Entry(number, standing_of(thread, now), line)


def subject_of_history(made: History) -> Subject:
    """Return a subject with nothing but a history: a timeline, and the words that bear it out."""
    lines = [line for line in made.lines if line.deliverable is not None]
    entries = tuple(Entry(number, None, line) for number, line in enumerate(lines))
    return Subject(references=made.statements, entries=entries, history=made)


def subject_of_comparison(made: Comparison) -> Subject:
    """Return a subject with nothing but a comparison."""
    return Subject(comparisons=(made,))
