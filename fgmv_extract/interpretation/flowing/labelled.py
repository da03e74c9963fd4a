"""Deliverables as records of lines, in which a label stands before each value.

Deliverable: FGMV-06                           A record begins with the label of identifiers. Each of its lines begins with
Title: Technical Report on Maps                what heads a column elsewhere, each once, and with all of them it tells a title
Allocated to: SG16                             and what became of the deliverable. A line without a label goes on with the
SG20: Q2/20 plans to initiate                  value above it where a label stands below it, or where a sentence surely goes
new work.                                      on. An empty value is an empty cell; a label that is unknown heads a column that is.

Nothing but empty lines stands between them and their parts: a line that fits nowhere ends a record, and makes none of it when it
comes before the record tells enough.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, final

from fgmv_extract.grammar.columns import read_heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.interpretation.flowing.laid import Laid
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.signs import labelled
from fgmv_extract.interpretation.labels import label_of
from fgmv_extract.itu.identifiers import read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.places import Place

_FEWEST = 2  # records that need no sure one among them
_MOST_LINES = 12  # of a value
_MOST_PARTS = 40  # of a record
_MOST_WORDS = 4  # of a label that is unknown
_TELLING = ALLOCATING | {Role.APPROVED, Role.POSITION, Role.STATUS}
_SURE = frozenset({Role.ALLOCATION, Role.LEAD, Role.SUPPORTING, Role.POSITION})
_AROUND = " .,;:*()"
_ENDED = pattern(r"[.!?:][”\"’')\]]*\Z")


@final
class _Part(NamedTuple):
    """A label of a record, the lines of its value, and where an empty value stands."""

    label: Piece
    lines: tuple[Piece, ...]
    empty: Place

    @property
    def key(self) -> str:
        """The label, as it is compared."""
        return " ".join(self.label.text.casefold().split())


_Record = Sequence[_Part]


def records_of(lines: Sequence[Piece], vocabulary: Vocabulary, focus_group: str | None) -> Iterator[Laid]:
    """Find the records of deliverables among lines; those that stand together make a table."""
    runs = [run for run in _runs(lines, vocabulary, focus_group) if _reaches_end(run[1][-1])]
    if sum(len(records) for records, _ in runs) >= _FEWEST or any(_is_sure(run[0][0], vocabulary) for run in runs):
        yield from (_laid(records, taken) for records, taken in runs)


def _reaches_end(line: Piece) -> bool:
    """Whether nothing stands behind a line in its paragraph: a table takes all of that."""
    return not line.paragraph.text[line.start + len(line.text) :].strip()


def _is_sure(record: _Record, vocabulary: Vocabulary) -> bool:
    """Whether a record is one where no other is: no header block begins so, and it tells to whom the deliverable goes."""
    if label_of(record[0].label.text, vocabulary) is not None:
        return False
    return any(read_heading(part.label.text, vocabulary).role in _SURE for part in record)


def _runs(
    lines: Sequence[Piece], vocabulary: Vocabulary, focus_group: str | None
) -> Iterator[tuple[list[_Record], Sequence[Piece]]]:
    """Yield the records that follow each other, with all their lines."""
    run: list[_Record] = []
    first = at = 0
    while at < len(lines):
        record, end = _record(lines, at, vocabulary, focus_group)
        if not record:
            if run:
                yield run, lines[first:at]
            run, at = [], at + 1
            continue
        first = first if run else at
        run.append(record)
        at = end
    if run:
        yield run, lines[first:at]


def _record(
    lines: Sequence[Piece], at: int, vocabulary: Vocabulary, focus_group: str | None
) -> tuple[list[_Part], int]:
    """The parts of the record that begins in a line, and the index behind its last line; no parts where none begins."""
    parts: list[_Part] = []
    roles: list[Role] = []
    while at < len(lines) and len(parts) < _MOST_PARTS:
        found = _label(lines[at].text, vocabulary)
        if found is None or (found.role is Role.ID) is bool(parts):
            break
        if found.role is Role.OTHER and not _is_next(lines[at - 1], lines[at]):
            break
        end = _end_of_value(lines, at, vocabulary)
        value = (lines[at].part(found.value, len(lines[at].text)), *lines[at + 1 : end])
        label = lines[at].part(*found.span)
        part = _Part(label, tuple(line for line in value if line.text), _behind(lines[at]))
        if any(part.key == one.key for one in parts) or not (parts or _names(part, vocabulary, focus_group)):
            break
        roles.append(found.role)
        parts.append(part)
        at = end
    whole = Role.TITLE in roles and not _TELLING.isdisjoint(roles)
    return (parts, at) if whole else ([], at)


@final
class _Label(NamedTuple):
    """What a label heads, where it stands in its line, and where its value begins."""

    role: Role
    span: tuple[int, int]
    value: int


def _label(text: str, vocabulary: Vocabulary) -> _Label | None:
    """The label that a line begins with: what heads a column, or a few words that are no label of a header block."""
    found = labelled(text)
    if found is None:
        return None
    name = found["label"]
    role = read_heading(name, vocabulary).role
    few = name[0].isupper() and len(name.split()) <= _MOST_WORDS and label_of(name, vocabulary) is None
    return _Label(role, found.span("label"), found.end()) if few or role is not Role.OTHER else None


def _end_of_value(lines: Sequence[Piece], at: int, vocabulary: Vocabulary) -> int:
    """The index behind the last line of the value whose label stands in a line."""
    sure = at + 1  # behind the last line that surely goes on
    for end in range(at + 1, min(at + _MOST_LINES, len(lines)) + 1):
        if end == len(lines) or not _is_next(lines[end - 1], lines[end]):
            return sure
        found = _label(lines[end].text, vocabulary)
        if found is not None:
            own = found.role is not Role.ID or lines[end - 1].paragraph is lines[at].paragraph
            return end if own or not _ENDED.search(lines[sure - 1].text) else sure
        begun = end == sure and lines[end].text[0].islower() and not _ENDED.search(lines[end - 1].text)
        sure = end + 1 if begun else sure
    return sure


def _is_next(line: Piece, below: Piece) -> bool:
    """Whether no empty line stands between two lines."""
    one, other = line.place, below.place
    if one.line is not None and other.line is not None:
        return other.line - one.line <= 1
    return other.block - one.block <= 1


def _behind(line: Piece) -> Place:
    """The place behind a line, where an empty value stands."""
    end = line.start + len(line.text)
    return line.paragraph.place.within(end, end, line=line.place.line)


def _names(part: _Part, vocabulary: Vocabulary, focus_group: str | None) -> bool:
    """Whether a value is the identifier of a deliverable, and nothing else."""
    found = read_identifier(part.lines[0].text, vocabulary, focus_group) if len(part.lines) == 1 else None
    return found is not None and found[0].focus_group is not None and not found[1].strip(_AROUND)


def _laid(records: Sequence[_Record], taken: Sequence[Piece]) -> Laid:
    """A row of labels, as they come first, and a row a record; what a record does not tell is not there."""
    columns: dict[str, int] = {}
    labels: dict[int, tuple[Piece, ...]] = {}
    for part in chain.from_iterable(records):
        column = columns.setdefault(part.key, len(columns))
        labels.setdefault(column, (part.label,))
    rows: list[Mapping[int, tuple[Piece, ...]]] = [labels]
    empty: dict[tuple[int, int], Place] = {}
    for row, record in enumerate(records, 1):
        rows.append({columns[part.key]: part.lines for part in record if part.lines})
        empty |= {(row, columns[part.key]): part.empty for part in record if not part.lines}
    return Laid(rows, taken, len(columns), empty, spaced=False)
