"""A statement as a Word file in the form of a liaison statement of ITU-T, to be filled in, signed and sent.

Read back it is the same statement in its header block, annexes, deliverables, allocations and positions. Its prose is not
kept in the record: the work items and meetings it named are told in plain sentences. What was inferred is printed, and so it
is no longer inferred; a position that is absent between others comes out blank.
"""

from collections.abc import Iterator, Sequence

from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.vocabulary import Vocabulary, default
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.word.dates import printed_span
from fgmv_extract.outputs.word.header import header
from fgmv_extract.outputs.word.markup import Piece, paragraph
from fgmv_extract.outputs.word.paper import LANDSCAPE, PORTRAIT, paper
from fgmv_extract.outputs.word.rows import annexes
from fgmv_extract.records import Meeting, Statement, WorkItem, WorkItemState

_MOST_POSITIONS = 2
"""Columns of positions that fit on a page upright."""


def to_docx(statement: Statement, letter: Sequence[str] = (), *, vocabulary: Vocabulary | None = None) -> bytes:
    """Return the Word file; ``letter`` are the paragraphs between the header block and the annexes."""
    known = vocabulary or default()
    wide = max((len(each.positions) for each in statement.deliverables), default=0) > _MOST_POSITIONS
    blocks = (
        header(statement, known),
        paragraph([]),
        *(paragraph([Piece(text)]) for text in (*letter, *_prose(statement, known))),
        *annexes(statement, LANDSCAPE if wide else PORTRAIT, known),
    )
    title = statement.title or statement.number or "Liaison statement"
    return paper(blocks, title=title, running=statement.number or "", wide=wide, date=statement.date)


def _prose(statement: Statement, vocabulary: Vocabulary) -> Iterator[str]:
    headings = " / ".join(filter(None, (statement.title, *(annex.title for annex in statement.annexes))))
    named = {mention.group for mention in find_groups(headings, vocabulary)}
    if not named.issuperset(statement.focus_groups):
        yield f"This statement is about deliverables of {' and '.join(statement.focus_groups)}."
    yield from map(_work, statement.work_items)
    yield from filter(None, map(_meeting, statement.meetings))


def _work(item: WorkItem) -> str:
    kind = f"{item.kind[0].lower()}{item.kind[1:]} ITU-T " if item.kind else ""
    title = f" “{item.title}”" if item.title else ""
    formerly = f" (formerly {item.formerly})" if item.formerly else ""
    match item.state:
        case WorkItemState.BEGINS:
            state = " will begin"
        case WorkItemState.WAITS:
            state = f" will not commence{f' {item.condition}' if item.condition else ''}"
        case None:
            state = " is the work item that is meant"
    return f"Work item: {kind}{item.name}{formerly}{title}{state}."


def _meeting(each: Meeting) -> str:
    if not (each.start or each.end):
        return ""
    whose = f"{phrases.short(each.group)} meeting" if each.group else "Meeting"
    when = ", ".join(filter(None, (each.place, printed_span(each.start, each.end))))
    return f"{whose} ({when})."
