"""What stands in a text whose cells come column after column, told by what it says: headings, identifiers, dates, groups."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cached_property
from itertools import groupby, pairwise
from typing import NamedTuple, final

from attrs import frozen

from fgmv_extract.grammar.columns import Heading, read_heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.interpretation.flowing.cells import STATED
from fgmv_extract.interpretation.flowing.costs import is_allotment, is_date
from fgmv_extract.interpretation.flowing.pieces import Piece, parted
from fgmv_extract.interpretation.flowing.sharing import key_of, known_headings
from fgmv_extract.interpretation.flowing.wraps import unwrapped
from fgmv_extract.itu.identifiers import read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import NOTE_MARKS, collapse

_HEADS = pattern(
    r"\b(?:allocated|suggested|proposed|by)\b|^the\b|\b(?:to|to be)$", re.IGNORECASE
)  # words of headings, not of cells
_ANOTHER = pattern(r"\)\s+(?!and\b|or\b)\w")
_JOINT = pattern(r"(?:,|;|/|-|&|\(|\band|\bfor|\bAll|ITU-T)$")
_FIGURES = pattern(r"\d{4}|[^\w\s]\s*\d\d")  # of a year: without any there is no date
_MOST_LINES = 8  # of a heading, a date or groups
_LONGEST = 80  # characters of a heading


@final
class Kind(Enum):
    """What a segment is; text is of a title, or anything else."""

    HEADING = auto()
    IDENTIFIER = auto()
    DATE = auto()
    GROUPS = auto()
    POSITION = auto()
    TEXT = auto()


@final
class Segment(NamedTuple):
    """Lines that are one thing, and which block they stand in: blank lines part blocks."""

    kind: Kind
    lines: tuple[Piece, ...]
    block: int
    heading: Heading | None = None

    @property
    def text(self) -> str:
        """What it says, in one line."""
        return collapse(unwrapped(self.lines))


def blocks_of(lines: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Part lines where blank lines stand between them."""
    block: list[Piece] = []
    for line in lines:
        if block and _line(line) - _line(block[-1]) > 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _line(piece: Piece) -> int:
    return piece.place.line or 0


def segments_of(lines: Sequence[Piece], vocabulary: Vocabulary, focus_group: str | None) -> list[Segment]:
    """Tell what the lines are; a heading begins a block or stands behind another, the first of a table behind any prose."""
    segments: list[Segment] = []
    begun = False
    for number, block in enumerate(blocks_of(lines)):
        at, headed = 0, True
        text: list[Segment] = []
        first = _begun(block[0], vocabulary, focus_group)
        whole = [part for line in (*first, *block[1:]) for part in _parts(line, vocabulary)]
        while at < len(whole):
            headed = headed or (not begun and _is_first(whole[at].text, vocabulary))
            count, kind, heading = _next(whole[at : at + _MOST_LINES], vocabulary, focus_group, headed=headed)
            headed = kind is Kind.HEADING
            begun = begun or kind is Kind.IDENTIFIER
            text.append(Segment(kind, tuple(whole[at : at + count]), number, heading))
            at += count
        segments += _positions(text)
    return segments


def _begun(line: Piece, vocabulary: Vocabulary, focus_group: str | None) -> tuple[Piece, ...]:
    """Part the first line of a block in which the title begins behind the identifier."""
    found = read_identifier(line.text[:_LONGEST], vocabulary, focus_group)
    if found is None or not found[1][:1].isupper():
        return (line,)
    cut = len(line.text[:_LONGEST]) - len(found[1])
    return line.part(0, cut), line.part(cut, len(line.text))


def _is_groups(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is the groups of one cell: what follows a parenthesis, or is said again, is another."""
    if not is_allotment(text, vocabulary) or _HEADS.search(text) or _ANOTHER.search(text):
        return False
    half = len(text) // 2
    return text[:half] != text[half + 1 :]


def _is_first(text: str, vocabulary: Vocabulary) -> bool:
    return key_of(text) in known_headings(vocabulary) and read_heading(text, vocabulary).role is Role.ID


def _parts(line: Piece, vocabulary: Vocabulary) -> Sequence[Piece]:
    """Part a line in which a date and groups stand, and nothing else."""
    if not _FIGURES.search(line.text):
        return (line,)
    parts = tuple(parted(line, vocabulary))
    if len(parts) > 1 and all(is_date(part.text) or _is_groups(part.text, vocabulary) for part in parts):
        return parts if any(is_date(part.text) for part in parts) else (line,)
    return (line,)


def _next(
    lines: Sequence[Piece], vocabulary: Vocabulary, focus_group: str | None, *, headed: bool
) -> tuple[int, Kind, Heading | None]:
    """Tell how many lines the first thing has, and what it is."""
    found = read_identifier(lines[0].text, vocabulary, focus_group)
    if found is not None and not found[1].strip(f" .,;:(){NOTE_MARKS}"):
        return 1, Kind.IDENTIFIER, None
    others = (
        at for at, line in enumerate(lines) if at and read_identifier(line.text, vocabulary, focus_group) is not None
    )
    lines = lines[: next(others, _MOST_LINES)]
    counts = range(len(lines), 0, -1)
    texts = {count: collapse(unwrapped(lines[:count])) for count in counts}
    if headed:
        known = next((count for count in counts if key_of(texts[count]) in known_headings(vocabulary)), 0)
        count = max(known, _allocating(lines, vocabulary))
        if count:
            return count, Kind.HEADING, read_heading(texts[count], vocabulary)
    for count in counts:
        if is_date(texts[count]):
            return count, Kind.DATE, None
        if _is_groups(texts[count], vocabulary):
            return count, Kind.GROUPS, None
    return 1, Kind.TEXT, None


def _allocating(lines: Sequence[Piece], vocabulary: Vocabulary) -> int:
    """Count the lines of a heading of groups: it ends with its block, or before the first cell."""
    ends = (at for at in range(min(_MOST_LINES, len(lines))) if _begins_cell(lines[at : at + 2], vocabulary))
    count = next(ends, min(_MOST_LINES, len(lines)))
    text = collapse(unwrapped(lines[:count]))
    if not count or len(text) > _LONGEST or STATED.search(text) or _is_groups(text, vocabulary):
        return 0
    return count if read_heading(text, vocabulary).role in ALLOCATING else 0


def _begins_cell(lines: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Whether a date or groups begin here: in one line, or in two of which the second alone is neither."""
    texts = [line.text for line in lines]
    if any(is_date(text) or _is_groups(text, vocabulary) for text in texts[:1]):
        return True
    both = collapse(unwrapped(lines))
    return is_date(both) or (_is_groups(both, vocabulary) and not _is_groups(texts[-1], vocabulary))


def _positions(block: Sequence[Segment]) -> Iterator[Segment]:
    """Join the texts of a block; one that names a Question begins a position, and takes what follows it."""
    for kind, group in groupby(block, lambda segment: segment.kind):
        segments = list(group)
        if kind is not Kind.TEXT:
            yield from segments
            continue
        text: list[Piece] = []
        for segment in segments:
            if text and STATED.match(segment.lines[0].text) and (not STATED.match(text[0].text) or is_ended(text)):
                yield _text(text, segments[0].block)
                text = []
            text += segment.lines
        yield _text(text, segments[0].block)


def is_ended(lines: Sequence[Piece]) -> bool:
    """Whether a sentence ends with the last of these lines."""
    return lines[-1].text.endswith((".", "!"))


def _text(lines: Sequence[Piece], block: int) -> Segment:
    kind = Kind.POSITION if STATED.match(lines[0].text) else Kind.TEXT
    return Segment(kind, tuple(lines), block)


def is_one_cell(groups: Sequence[Piece]) -> bool:
    """Whether the lines are the groups of one cell for certain: each goes on with what the one before it leaves open."""
    return all(
        _JOINT.search(before.text) or after.text[0] in "(," or after.text[0].islower() or after.inner
        for before, after in pairwise(groups)
    )


def is_position_heading(text: str, vocabulary: Vocabulary) -> bool:
    """Whether groups may as well be the heading of the column of a position: they are but one group."""
    return read_heading(text, vocabulary).role is Role.POSITION


@final
@frozen(slots=False)
class Page:
    """The segments from one heading of identifiers to the next, or on one page.

    ``torn`` are the blocks in which lines of several columns stand: text, and dates or groups among it.
    """

    segments: tuple[Segment, ...]

    @cached_property
    def torn(self) -> frozenset[int]:
        """The blocks in which nothing tells which lines belong together."""
        text = {segment.block for segment in self.segments if segment.kind is Kind.TEXT}
        cells = {segment.block for segment in self.segments if segment.kind in {Kind.DATE, Kind.GROUPS}}
        return frozenset(text & cells)

    def of(self, kind: Kind) -> list[Segment]:
        """Return those of one kind; of what is torn, identifiers and text alone."""
        torn = frozenset() if kind in {Kind.IDENTIFIER, Kind.TEXT} else self.torn
        return [segment for segment in self.segments if segment.kind is kind and segment.block not in torn]

    def headed(self, vocabulary: Vocabulary) -> set[str]:
        """Return the groups that stand beside a heading and may be one."""
        return {
            one.text
            for pair in pairwise(self.segments)
            for one, other in (pair, pair[::-1])
            if one.kind is Kind.GROUPS and other.kind is Kind.HEADING and is_position_heading(one.text, vocabulary)
        }
