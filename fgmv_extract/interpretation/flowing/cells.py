"""The cells of a row whose columns do not show: its lines are shared out by what they say, in the order of the columns.

    Technical Report on Overview of metaverse       a title: any text, best with a kind in front
    June 2024                                       a date and nothing else
    SG16 (All SGs)                                  groups and nothing else
                                                    nothing: an empty cell leaves no trace

Of all ways to share the lines out, the cheapest is taken. What no column takes stays over.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple, final

from fgmv_extract.grammar.columns import Heading
from fgmv_extract.grammar.roles import Role
from fgmv_extract.interpretation.flowing.costs import COSTS, QUESTIONS, SAID, Cost, cost_of, is_allotment, is_date
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.wraps import joint, unwrapped
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse

_REST = 1.6  # a line that no column takes
_STRANGE = 2.0  # a line of another kind in the middle of a text
_LIKELY = 0.9  # a position goes on behind a page break, with words that no other has
_STOPPED = 0.5  # a title ends with a full stop
_STOPPED_ALONE = 1.0  # its last line is a short sentence
STATED = pattern(r"\bQ\d{1,2}/\d{1,2}")
_SENTENCE = 4  # words behind the capital it begins with: less is no sentence
_QUESTION = pattern(r"\bQ\d{1,2}/\d{1,2}(?:,|\s+and\b)?\s*|[\d-]+")
_GOES_ON = 0.3  # a cell that goes on behind a page break
_INNER = 0.4  # a cell that begins in the middle of a line

_SIGNED = pattern(
    r"(?:with\s+)?(?:(?:kind|kindest|best|warm)\s+)?regards|(?:yours\s+)?(?:sincerely|faithfully|truly)(?:\s+yours)?"
    r"|(?:the\s+)?end(?:\s+of\s+(?:the\s+)?(?:document|text|statement|liaison\s+statement|message))?|[-_*=.–—\s]{2,}"
    r"|[^,;:]{0,40},?\s*(?:vice[- ])?(?:chair(?:man|woman|person)?|director|rapporteur|counsellor|secretary|convenor)\b[^.;:]{0,40}",
    re.IGNORECASE,
)
"""How a letter ends: ``With kind regards``, ``SG20 Chair``, ``End of document``, a line across the page."""

_NOTED = pattern(r"(?:NOTE|Note|Remark)(?:\s+\d{1,2})?\s*[:–—-]\s")


@final
class Shared(NamedTuple):
    """The lines of each column, and those that no column takes."""

    cells: tuple[tuple[Piece, ...], ...]
    rest: tuple[Piece, ...]


_Way = tuple[float, tuple[int, ...]]
"""A way to share lines out to the first columns: its cost, and where each column ends."""


@final
class Cut(NamedTuple):
    """The cells of a row so far, when a page break cut it, and the endings that positions have in other rows."""

    cells: Sequence[Sequence[Piece]]
    endings: AbstractSet[str]


def shared_out(
    lines: Sequence[Piece],
    headings: Sequence[Heading],
    vocabulary: Vocabulary,
    before: Cut | None = None,
    *,
    last: bool = False,
) -> Shared:
    """Give the lines of a row to its columns, by what their ``headings`` say; with ``before`` they are the rest of a row.

    Behind the ``last`` row of a table stands prose: a sentence of its own that names no Question.
    """
    end = _prose(lines, last=last)
    lines, beyond = lines[:end], tuple(lines[end:])
    if not lines:
        return Shared(((),) * len(headings), beyond)
    count = len(lines)
    sharing = _Sharing(lines, vocabulary)
    ways: list[_Way] = [(0.0, ()), *([(float("inf"), ())] * count)]
    for column, heading in enumerate(headings):
        cost = cost_of(heading) if before is None else _continuing(before, column, heading)
        ways = sharing.longer(ways, heading.role, cost)
    _, ends = min((cost + _REST * (count - end), ends) for end, (cost, ends) in enumerate(ways))
    cells = tuple(tuple(lines[start:end]) for start, end in pairwise((0, *ends)))
    return Shared(cells, (*lines[ends[-1] if ends else 0 :], *beyond))


def _prose(lines: Sequence[Piece], *, last: bool) -> int:
    """Return where the cells end: behind a position that has ended, or at a sentence that is none.

    Between two rows only what is no sentence ends them, as the caption of the next rows.
    """
    stated = False
    stops = max((at for at, line in enumerate(lines) if line.text.endswith(".")), default=0)
    for at, line in enumerate(lines):
        if STATED.search(line.text):
            stated = True
        elif stated:
            if lines[at - 1].text.endswith(".") and (last or at > stops):
                return at
        elif last and at and (_is_sentence(line.text) or _is_of_letter(line.text)):
            return at
    return len(lines)


def _is_of_letter(text: str) -> bool:
    """Whether a line ends a letter, or begins a note below a table."""
    return _SIGNED.fullmatch(text.strip(" ,.!")) is not None or _NOTED.match(text) is not None


def _is_sentence(text: str) -> bool:
    return text.endswith((".", ":")) and any(word[0].isupper() for word in text.split()[:-_SENTENCE])


def ending_of(position: Sequence[Piece]) -> str:
    """Return what a position says without its Questions: rows repeat each other's words."""
    return _QUESTION.sub("", collapse(unwrapped(position)))


def _continuing(before: Cut, column: int, heading: Heading) -> Cost:
    """What it costs to go on with a cell: a position best ends as others do, a title hardly with a full stop."""
    cell = before.cells[column]
    role, usual = heading.role, cost_of(heading)
    goes_on = bool(cell) and not cell[-1].text.endswith((".", "!"))
    begun = collapse(unwrapped(cell))

    def cost(text: str, vocabulary: Vocabulary) -> float:
        if not text:
            return 0.0
        if role is not Role.POSITION:
            return usual(text, vocabulary) + _GOES_ON + (_STOPPED if text.endswith(".") else 0.0)
        if goes_on:
            return 0.0 if _QUESTION.sub("", f"{begun} {text}") in before.endings else _LIKELY
        return usual(text, vocabulary)

    return cost


@final
class _Sharing:
    """The lines of a row while they are shared out: what each of them is, and what any stretch of them says, is told once."""

    def __init__(self, lines: Sequence[Piece], vocabulary: Vocabulary) -> None:
        self.lines = lines
        self.vocabulary = vocabulary
        texts = [collapse(line.text) for line in lines]
        joints = ["", *(joint(*pair) and " " for pair in pairwise(lines))]
        self.parts = [before + text if text else "" for before, text in zip(joints, texts, strict=True)]
        self.texts: dict[tuple[int, int], str] = {}
        self.inner = [_INNER if line.inner else 0.0 for line in lines]

    def longer(self, ways: Sequence[_Way], role: Role, cost: Cost) -> list[_Way]:
        """Find the cheapest ways in which the columns up to one of this role take all lines before each, and all of them."""
        empty = cost("", self.vocabulary)
        strange, stopped = self.strange(role), self.stopped(role)
        found: list[_Way] = []
        for end, (best, taken) in enumerate(ways):
            least, ends = best + empty, taken
            for start in range(end - 1, -1, -1):
                before, others = ways[start]
                odd = strange[end] - strange[start]
                if before + odd < least:
                    whole = cost(self.text(start, end), self.vocabulary) + self.inner[start] + odd
                    whole = before + (whole + _STOPPED_ALONE if stopped[end] and end - start > 1 else whole)
                    if whole < least:  # of equal ways that in which columns to the left take more
                        least, ends = whole, others
            found.append((least, (*ends, end)))
        return found

    def strange(self, role: Role) -> Sequence[float]:
        """What the lines before each cost for what they are: one that is a date or groups is no part of a title or position."""
        if role in COSTS and role not in {Role.TITLE, Role.POSITION}:
            return [0.0] * (len(self.lines) + 1)
        return self.asked if role is Role.TITLE else self.others

    @cached_property
    def others(self) -> Sequence[float]:
        """What the lines before each cost where one that is a date or groups is strange."""
        strange = (is_date(line.text) or is_allotment(line.text, self.vocabulary) for line in self.lines)
        return list(accumulate((_STRANGE * each for each in strange), initial=0.0))

    @cached_property
    def asked(self) -> Sequence[float]:
        """The same where one that is nothing but Questions is strange, too."""
        asked = (QUESTIONS.fullmatch(line.text) is not None for line in self.lines)
        counted = accumulate((_STRANGE * each for each in asked), initial=0.0)
        return [one + other for one, other in zip(self.others, counted, strict=True)]

    def stopped(self, role: Role) -> Sequence[bool]:
        """Whether the line before each is a short sentence of its own, with which no title ends."""
        said = (role is Role.TITLE and SAID.fullmatch(line.text) is not None for line in self.lines)
        return [False, *said]

    def text(self, start: int, end: int) -> str:
        """What a stretch of lines says as the text of a cell, white space collapsed."""
        text = self.texts.get((start, end))
        if text is None:
            text = self.texts[start, end] = "".join(self.parts[start:end]).strip()
        return text
