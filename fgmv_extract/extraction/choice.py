"""Which document of a mail or archive is the one that is meant, and what is told of the others."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import final

from attrs import evolve, field, frozen

from fgmv_extract.document import Document
from fgmv_extract.errors import EmptyDocumentError, ExtractError, LimitExceededError, UnsupportedFormatError
from fgmv_extract.extraction.members import Aside
from fgmv_extract.extraction.reading import Found, Outcome
from fgmv_extract.findings import Code, Finding
from fgmv_extract.records import Statement

Interpret = Callable[[Document], tuple[Statement, ...]]
"""All statements a document makes, at least one."""

_MOST_NAMED = 5

_NOTHING, _LETTER, _LIST, _HEADER, _WHOLE = range(5)
"""What a document may hold, rising: no statement; words of a letter; only deliverables; a header; a statement with deliverables."""


@final
@frozen
class Reading:
    """A document with what it says and how much of a statement that is."""

    found: Found
    statements: tuple[Statement, ...] = field(repr=False)
    rank: int

    @property
    def weight(self) -> tuple[int, bool]:
        """What is attached to a mail goes before its own text."""
        return self.rank, not self.found.body


def interpreted(outcomes: Iterable[Outcome], interpret: Interpret) -> Iterator[Reading | Aside | ExtractError]:
    """Interpret the documents among the outcomes, one after the other."""
    for outcome in outcomes:
        if isinstance(outcome, Found):
            statements = interpret(outcome.document)
            yield Reading(outcome, statements, max(_rank(each, body=outcome.body) for each in statements))
        else:
            yield outcome


def _rank(statement: Statement, *, body: bool) -> int:
    unmarked = any(finding.code is Code.NOT_A_STATEMENT for finding in statement.findings)
    if statement.deliverables:
        return _LIST if unmarked else _WHOLE
    if unmarked:
        return _NOTHING
    addressed = any(not one.inferred for one in statement.addressees) or any(
        not one.inferred for one in statement.source
    )
    if addressed or statement.number or (statement.title and statement.type):
        return _HEADER
    return _NOTHING if body else _LETTER  # the words that cover an attachment speak of ‘this liaison statement’ too


@final
@frozen
class Choice:
    """The document that was chosen, and what was told of all others in its container."""

    reading: Reading
    findings: tuple[Finding, ...]

    @property
    def document(self) -> Document:
        """The document, with the findings of its container before its own."""
        document = self.reading.found.document
        return evolve(document, findings=(*self.findings, *document.findings))

    @property
    def statement(self) -> Statement:
        """Its first statement, likewise."""
        return with_findings(first_of(self.reading.statements), self.findings)


def choose(outcomes: Iterable[Reading | Aside | ExtractError], name: str) -> Choice:
    """Choose the first document that holds most of a statement; the others are not kept.

    Raises what ``nothing_in`` makes when no document could be read.
    """
    best: Reading | None = None
    others: list[tuple[str, int]] = []
    asides: list[str] = []
    errors: list[ExtractError] = []
    for outcome in outcomes:
        if isinstance(outcome, ExtractError):
            errors.append(outcome)
        elif isinstance(outcome, Aside):
            asides.append(outcome.path)
        elif best is None or outcome.weight > best.weight:
            others += [(best.found.path, best.rank)] if best else []
            best = outcome
        else:
            others.append((outcome.found.path, outcome.rank))
    if best is None:
        raise nothing_in(name, errors)
    statements = [path for path, rank in others if rank >= _LIST]
    rest = [path for path, rank in others if rank < _LIST] + asides
    told = (*_several(best.found.path, statements), *_rest(rest), *unread(errors))
    return Choice(best, told)


def _several(chosen: str, statements: Sequence[str]) -> Iterator[Finding]:
    if statements:
        message = f"{chosen} was read; there are statements in {_named(statements)} too"
        yield Finding(Code.SEVERAL_STATEMENTS, message)


def _rest(paths: Sequence[str]) -> Iterator[Finding]:
    if paths:
        yield Finding(Code.OTHER_DOCUMENTS, f"beside the statement there is {_named(paths)}")


def unread(errors: Iterable[ExtractError]) -> Iterator[Finding]:
    """Tell of what could not be read, one by one."""
    for error in errors:
        limit = isinstance(error, LimitExceededError)
        yield Finding(Code.LIMIT_REACHED if limit else Code.UNREAD_MEMBER, str(error))


def _named(paths: Sequence[str]) -> str:
    told = ", ".join(paths[:_MOST_NAMED])
    return f"{told} and {len(paths) - _MOST_NAMED:,} more" if len(paths) > _MOST_NAMED else told


def nothing_in(name: str, errors: Sequence[ExtractError]) -> ExtractError:
    """The error for a container in which nothing could be read: that of its only member, or one that names some."""
    if len(errors) == 1:
        return errors[0]
    if not errors:
        return EmptyDocumentError(name, "holds no document", "check that the right file was given")
    told = "; ".join(f"{error.file} {error.problem}" for error in errors[:_MOST_NAMED])
    return UnsupportedFormatError(name, f"holds no document that can be read: {told}", errors[0].remedy)


def with_findings(statement: Statement, findings: Sequence[Finding]) -> Statement:
    """The statement with findings of its container before its own."""
    return evolve(statement, findings=(*findings, *statement.findings)) if findings else statement


def first_of(statements: Sequence[Statement]) -> Statement:
    """The first statement of a document; a finding tells how many follow it."""
    first, *others = statements
    if not others:
        return first
    titles = [each.number or each.title or "one without a title" for each in others]
    message = f"the first of {len(statements)} statements in the file was read; the others: {_named(titles)}"
    return with_findings(first, (Finding(Code.SEVERAL_STATEMENTS, message),))


def is_statement(statement: Statement) -> bool:
    """Whether it says what a statement says, and not only what the text around one does."""
    return _rank(statement, body=True) > _NOTHING
