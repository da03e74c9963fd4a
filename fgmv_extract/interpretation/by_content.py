"""What a column holds, told from its cells where its heading does not tell."""

from collections.abc import Callable, Sequence

from attrs import evolve

from fgmv_extract.grammar.allocation import read_allotment
from fgmv_extract.grammar.columns import Heading, is_past
from fgmv_extract.grammar.roles import Role
from fgmv_extract.grammar.titles import read_kind, read_title
from fgmv_extract.interpretation.columns import Column
from fgmv_extract.itu.dates import read_date
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.typography import collapse

_Test = Callable[[str, Vocabulary], bool]


def _is_date(text: str, _: Vocabulary) -> bool:
    read = read_date(collapse(text))
    return read is not None and not read[1]


def _is_kind(text: str, vocabulary: Vocabulary) -> bool:
    return read_kind(text, vocabulary) is not None


def _is_allotment(text: str, vocabulary: Vocabulary) -> bool:
    allotment = read_allotment(text, vocabulary)
    whose = all(share.group.startswith("FG-") for share in allotment.shares)  # who made it, not to whom it goes
    return allotment.named and not whose and not allotment.rest and not allotment.questions


def _is_title(text: str, vocabulary: Vocabulary) -> bool:
    return read_title(text, vocabulary).kind is not None and not _is_kind(text, vocabulary)


_TESTS: tuple[tuple[Role, _Test], ...] = (
    (Role.APPROVED, _is_date),
    (Role.KIND, _is_kind),
    (Role.ALLOCATION, _is_allotment),
    (Role.TITLE, _is_title),
)
"""What the cells of a column without a telling heading must all be, in this order."""


def by_content(
    column: Column, columns: Sequence[Column], texts_of: Callable[[Column], Sequence[str]], vocabulary: Vocabulary
) -> Column:
    """Give a column without a telling heading the role that its filled cells (``texts_of``) show, unless another of the columns has it already."""
    if column.heading.role is not Role.OTHER or column.heading.elsewhere:
        return column
    texts = texts_of(column)
    taken = {other.heading.role for other in columns}
    for role, test in _TESTS:
        if role not in taken and texts and all(test(text, vocabulary) for text in texts):
            return evolve(column, heading=Heading(role, past=role is Role.ALLOCATION and is_past(column.name)))
    return column
