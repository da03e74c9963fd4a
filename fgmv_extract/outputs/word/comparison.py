"""A comparison as a Word file, as a delegate circulates it: what matters most first, the words that changed marked."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from fgmv_extract.changes import Change, Comparison, Kind, Significance, Value
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.comparison.phrases import HEADINGS, caution, kind_of, name_of, runs, side, together
from fgmv_extract.outputs.several import counted, finding, shortened
from fgmv_extract.outputs.word.markup import Cell, Ink, Piece, cell, paragraph, table
from fgmv_extract.outputs.word.paper import PORTRAIT, paper
from fgmv_extract.outputs.word.wording import marked
from fgmv_extract.records import Allocation, Deliverable, Position, WorkItem
from fgmv_extract.typography import collapse

_HEAD = "D9E2F3"
_WIDTHS = (30.0, 28.0, PORTRAIT - 58.0)
_NAMED = (Kind.DELIVERABLE_ADDED, Kind.DELIVERABLE_REMOVED, Kind.TITLE_CHANGED, Kind.TITLE_EDITED)
"""Changes that tell the title themselves."""
_LEGEND = (
    Piece("In the last column, words that were taken away are "),
    Piece("struck out", Ink.DELETED),
    Piece(" and words that are new are "),
    Piece("underlined", Ink.INSERTED),
    Piece("."),
)


def to_docx(comparison: Comparison) -> bytes:
    """Return the Word file."""
    title = f"Changes from {_short(comparison, 0)} to {_short(comparison, 1)}"
    return paper(_blocks(comparison, title), title=title, date=comparison.later.date)


def _short(comparison: Comparison, which: int) -> str:
    of = (comparison.earlier, comparison.later)[which]
    return (
        of.number or (of.file.name if of.file else "") or of.title or ("the earlier statement", "the later one")[which]
    )


def _blocks(comparison: Comparison, title: str) -> Iterator[str]:
    yield paragraph([Piece(title)], "Title")
    yield table(_sides(comparison), (_WIDTHS[0], _WIDTHS[1] + _WIDTHS[2]), headed=False)
    yield paragraph([])
    yield paragraph([Piece(comparison.summary or _nothing(comparison), Ink.BOLD)])
    yield from (paragraph([Piece(told, ink)]) for told, ink in _warnings(comparison))
    if comparison.changes:
        yield paragraph(_LEGEND)
    for level in reversed(Significance):
        yield from _section(level, [each for each in comparison.changes if each.significance is level])
    if comparison.findings:
        yield paragraph([Piece("Remarks")], "Heading1")
        yield from (paragraph([Piece(finding(each))], "ListBullet") for each in comparison.findings)


def _nothing(comparison: Comparison) -> str:
    return "No differences." if comparison.complete else "Nothing that could be compared differs."


def _sides(comparison: Comparison) -> Iterator[Sequence[Cell]]:
    for label, of in (("Earlier", comparison.earlier), ("Later", comparison.later)):
        told = [[Piece(of.title or side(of), Ink.BOLD)], *([[Piece(side(of))]] if of.title else [])]
        yield cell(label, Ink.BOLD), Cell(told)
    if comparison.relation:
        yield cell("Relation", Ink.BOLD), cell(f"The later statement is a {comparison.relation}.")


def _warnings(comparison: Comparison) -> Iterator[tuple[str, Ink]]:
    for number, told in enumerate(caution(comparison)):
        yield told, Ink.PLAIN if number else Ink.BOLD


def _section(level: Significance, changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        return
    yield paragraph([Piece(f"{HEADINGS[level]} ({counted(len(changes), 'change')})")], "Heading1")
    rows = list(_rows([each for each in changes if not together(each)]))
    if rows:
        names = ("Deliverable", "Change", "What became different")
        yield table([[cell(name, Ink.BOLD)._replace(shade=_HEAD) for name in names], *rows], _WIDTHS, headed=True)
        yield paragraph([])
    for kind in Kind:
        if same := [name_of(each) for each in changes if each.kind is kind and together(each)]:
            yield paragraph([Piece(f"{kind_of(kind).capitalize()}: ", Ink.BOLD), Piece(runs(same))])


def _rows(changes: Sequence[Change]) -> Iterator[Sequence[Cell]]:
    """Yield a row a change; what it is about stands in the first row of several about the same."""
    for name, same in groupby(changes, key=name_of):
        ours = list(same)
        title = ours[0].title if not any(change.kind in _NAMED for change in ours) else None
        for number, (words, each) in enumerate(zip(_words(ours), ours, strict=True)):
            about = cell(name if number == 0 else "", Ink.BOLD)._replace(rows=number == 0 if len(ours) > 1 else None)
            told: list[Sequence[Piece]] = [[Piece(title, Ink.SMALL)]] if title and number == 0 else []
            told += [[Piece(shortened(each.message))], *([words] if words else [])]
            yield about, cell(kind_of(each.kind)), Cell(told)


def _words(changes: Sequence[Change]) -> Iterator[Sequence[Piece]]:
    """Yield the words before and after in one, each pair once: several changes may be about the same cell."""
    told: set[tuple[str, str]] = set()
    for each in changes:
        pair = _read(each.was, each.kind) or _plain(each.before), _read(each.now, each.kind) or _plain(each.after)
        alone = "" in pair and "".join(pair) in each.message  # the sentence has all there is to show
        known = alone or pair in told or pair[0] == pair[1]
        told.add(pair)
        yield () if known else marked(*pair)


def _read(record: object, kind: Kind) -> str:
    """Return the words of a record: allocations in their usual form, positions as they were read, in one line."""
    match record:
        case Allocation():
            return ": ".join(filter(None, (phrases.status(record), phrases.groups(record))))
        case Position():
            return collapse(record.verbatim if record.verbatim is not None else record.text or "")
        case Deliverable():
            return record.title or "" if kind in _NAMED else ""
        case WorkItem() if kind is Kind.WORK_ITEM_STATE:
            return " ".join(filter(None, (record.state and record.state.value, record.condition)))
        case _:
            return ""


def _plain(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")
