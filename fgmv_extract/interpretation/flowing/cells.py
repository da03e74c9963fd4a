"""The cells of a row whose columns do not show: its lines are shared out by what they say, in the order of the columns.

    Technical Report on Overview of metaverse       a title: any text, best with a kind in front
    June 2024                                       a date and nothing else
    SG16 (All SGs)                                  groups and nothing else
                                                    nothing: an empty cell leaves no trace

Of all ways to share the lines out, the cheapest is taken. What no column takes stays over.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple, final

from fgmv_extract.grammar.allocation import Allotment, read_allotment
from fgmv_extract.grammar.columns import ALLOCATING, Heading, Role
from fgmv_extract.grammar.positions import read_stance
from fgmv_extract.grammar.ticks import is_nothing, remark_of
from fgmv_extract.grammar.titles import read_kind, read_title
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.wraps import unwrapped
from fgmv_extract.itu.dates import read_date
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse

_LONGEST_DATE = 40
_LONGEST_ALLOTMENT = 400
_LONGEST_MARK = 12
_WRONG = 9.0
_YEAR = 0.3  # a year: its month may stand in the line before
_REST = 1.6  # a line that no column takes
_STRANGE = 2.0  # a line of another kind in the middle of a text
_LIKELY = 0.9  # a position goes on behind a page break, with words that no other has
_STOPPED = 0.5  # a title ends with a full stop
_STOPPED_ALONE = 1.0  # its last line is a short sentence
_SAID = pattern(r"[A-Z][a-z]+(?: [a-z]{2,}){0,5}\.")
"""A position in a few words (``Noted.``, ``No interest at this stage.``)."""
_NUMBER = pattern(r"(?<!\d)\d++$")
_OF_GROUP = pattern(r"\bQ\d{1,2}/(\d{1,2})")
STATED = pattern(r"\bQ\d{1,2}/\d{1,2}")
_SENTENCE = 4  # words behind the capital it begins with: less is no sentence
_QUESTION = pattern(r"\bQ\d{1,2}/\d{1,2}(?:,|\s+and\b)?\s*|[\d-]+")
_QUESTIONS = pattern(r"(?:Q\d{1,2}/\d{1,2}(?:\s*+(?:[,;&]|and\b)\s*+)?+)++")
_GOES_ON = 0.3  # a cell that goes on behind a page break
_INNER = 0.4  # a cell that begins in the middle of a line

_ASKED = 0.5  # groups with their Questions and nothing else (``SG17 (Q7/17)``): more than what begins in the middle of a line
_ASKED_ALONE = (
    1.6  # nothing but Questions: more than to leave the cell empty, less where they are not of the group of a position
)
_UNDECIDED = pattern(
    r"(?:not\s+(?:yet\s+)?allocated|no\s+allocation|to\s+be\s+(?:decided|determined|confirmed|discussed)|tb[cd]|pending|under\s+discussion"
    r"|(?:sent\s+)?(?:for|as)\s+information(?:\s+only)?)",
    re.IGNORECASE,
)
"""What stands in place of groups."""
_UNDECIDED_COST = 0.6
_ENDED = pattern(r"[a-z]\.\Z")
_SENTENCED = 1.0  # groups do not end as a sentence does
_STATUS = pattern(
    r"(?:not\s+(?:yet\s+)?|to\s+be\s+|already\s+|under\s+|in\s+|on\s*)?(?:re-?)?"
    r"(?:allocat(?:ed|ion)|assigned|transferred|suggested|proposed|recommended|approv(?:ed|al)|agreed|adopted|accepted|rejected"
    r"|confirmed|decided|undecided|determined|pending|open|closed|deferred|postponed|draft|final(?:i[sz]ed)?|completed?|published"
    r"|withdrawn|superseded|deleted|started|active|done|new|going|progress|study|discussion|consideration|review"
    r"|tb[acd]|n/a|(?:(?:sent\s+)?for\s+)?(?:information|action|comment|approval|decision)(?:\s+only)?)\.?",
    re.IGNORECASE,
)
"""What stands in a column of decisions or of what became of a deliverable."""

_SIGNED = pattern(
    r"(?:with\s+)?(?:(?:kind|kindest|best|warm)\s+)?regards|(?:yours\s+)?(?:sincerely|faithfully|truly)(?:\s+yours)?"
    r"|(?:the\s+)?end(?:\s+of\s+(?:the\s+)?(?:document|text|statement|liaison\s+statement|message))?|[-_*=.–—\s]{2,}"
    r"|[^,;:]{0,40},?\s*(?:vice[- ])?(?:chair(?:man|woman|person)?|director|rapporteur|counsellor|secretary|convenor)\b[^.;:]{0,40}",
    re.IGNORECASE,
)
"""How a letter ends: ``With kind regards``, ``SG20 Chair``, ``End of document``, a line across the page."""

_COUNT = pattern(r"\d{1,4}(?:\s*(?:pages?|pp?\.?))?")
"""A number alone, which no column of a known meaning holds (``12``, ``12 pages``)."""

_NOTED = pattern(r"(?:NOTE|Note|Remark)(?:\s+\d{1,2})?\s*[:–—-]\s")

_Cost = Callable[[str, Vocabulary], float]


def _title(text: str, vocabulary: Vocabulary) -> float:
    if not text:
        return 5.0
    if is_date(text) or is_allotment(text, vocabulary):
        return 4.0
    titled = read_title(text, vocabulary)
    return 0.0 if titled.kind else 0.4


def _date(text: str, _: Vocabulary) -> float:
    if not text:
        return 1.5
    if not is_date(text):
        return _WRONG
    return _YEAR if text.isdecimal() else 0.0


def _kind(text: str, vocabulary: Vocabulary) -> float:
    if not text:
        return 1.5
    return 0.0 if len(text) <= _LONGEST_DATE and read_kind(text, vocabulary) else _WRONG


def _are_of_the_groups(text: str, allotment: Allotment, vocabulary: Vocabulary) -> bool:
    """Tell whether Questions name no group but those beside them; another's begin what it says."""
    beside = read_allotment(_QUESTIONS.sub("", text), vocabulary).shares
    return not allotment.named or {share.group for share in allotment.shares} == {share.group for share in beside}


def _allotment(text: str, vocabulary: Vocabulary) -> float:
    if not text:
        return 1.5
    if len(text) > _LONGEST_ALLOTMENT:
        return _WRONG
    allotment = read_allotment(text, vocabulary)
    if allotment.questions and not allotment.rest and _are_of_the_groups(text, allotment, vocabulary):
        return _ASKED if allotment.named else _ASKED_ALONE
    if not allotment.named:
        return _UNDECIDED_COST if _UNDECIDED.fullmatch(text) else _WRONG
    odd = len(allotment.rest.split()) + 2 * allotment.questions
    return (_SENTENCED if _ENDED.search(text) else 0.0) + (3.0 + 0.2 * odd if odd else 0.0)


def _status(text: str, _: Vocabulary) -> float:
    if not text:
        return 1.5
    return 0.0 if _STATUS.fullmatch(text) else 2.2 if len(text) <= _LONGEST_DATE else _WRONG


def _position(text: str, _: Vocabulary) -> float:
    if not text:
        return 0.5
    stance = read_stance(text, "")
    if stance.commitment or stance.questions:
        return 0.0
    if _SAID.fullmatch(text):
        return 0.4
    return 0.8 if text.endswith((".", "!")) else 2.2


def _position_of(group: str) -> _Cost:
    """What a text costs in the column of a group: more when the Questions it names are those of another."""
    number = _NUMBER.search(group)

    def cost(text: str, vocabulary: Vocabulary) -> float:
        others = number is not None and any(found != number[0] for found in _OF_GROUP.findall(text))
        return _position(text, vocabulary) + (1.0 if others else 0.0)

    return cost


def _other(text: str, vocabulary: Vocabulary) -> float:
    if _COUNT.fullmatch(text):
        return 0.3
    return 1.0 if not text or not (is_date(text) or is_allotment(text, vocabulary)) else 3.0


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    read = read_date(text) if len(text) <= _LONGEST_DATE else None
    return read is not None and not read[1]


def is_allotment(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is groups and nothing else."""
    if len(text) > _LONGEST_ALLOTMENT:
        return False
    allotment = read_allotment(text, vocabulary)
    return allotment.named and not allotment.rest and not allotment.questions


def is_mark(text: str) -> bool:
    """Whether a text is a mark below a group, or says that there is none."""
    return len(text) <= _LONGEST_MARK and (is_nothing(text) or remark_of(text, "") is not None)


_COSTS: Mapping[Role, _Cost] = {
    Role.TITLE: _title,
    Role.KIND: _kind,
    Role.APPROVED: _date,
    Role.STATUS: _status,
    Role.POSITION: _position,
    **dict.fromkeys(ALLOCATING, _allotment),
}
"""What it costs to give a column a text, by what its cells hold; 0 is a perfect fit."""


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
    count = len(lines)
    ways: list[_Way] = [(0.0, ()), *([(float("inf"), ())] * count)]
    for column, heading in enumerate(headings):
        cost = _cost_of(heading) if before is None else _continuing(before, column, heading)
        ways = [_cheapest(ways, lines[:end], heading.role, cost, vocabulary) for end in range(count + 1)]
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


def _cost_of(heading: Heading) -> _Cost:
    if heading.role is Role.POSITION and heading.group is not None:
        return _position_of(heading.group)
    return _COSTS.get(heading.role, _other)


def _continuing(before: Cut, column: int, heading: Heading) -> _Cost:
    """What it costs to go on with a cell: a position best ends as others do, a title hardly with a full stop."""
    cell = before.cells[column]
    role, usual = heading.role, _cost_of(heading)
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


def _cheapest(ways: Sequence[_Way], lines: Sequence[Piece], role: Role, cost: _Cost, vocabulary: Vocabulary) -> _Way:
    """Find the cheapest way in which the columns up to one of this role take all of these lines."""
    best: _Way = (float("inf"), ())
    for start in range(len(lines) + 1):
        before, ends = ways[start]
        if before <= best[0]:
            whole = before + _cost(lines[start:], role, cost, vocabulary)
            if whole <= best[0]:  # of equal ways that in which columns to the left take more
                best = (whole, (*ends, len(lines)))
    return best


def _cost(lines: Sequence[Piece], role: Role, cost: _Cost, vocabulary: Vocabulary) -> float:
    """Ask a column what a text costs; a line that is a date or groups is no part of a title or position."""
    if not lines:
        return cost("", vocabulary)
    whole = cost(collapse(unwrapped(lines)), vocabulary) + (_INNER if lines[0].inner else 0.0)
    if role in _COSTS and role not in {Role.TITLE, Role.POSITION}:
        return whole
    strange = sum(_STRANGE for line in lines if is_date(line.text) or is_allotment(line.text, vocabulary))
    if role is Role.TITLE:
        strange += sum(_STRANGE for line in lines if _QUESTIONS.fullmatch(line.text))
    said = role is Role.TITLE and len(lines) > 1 and _SAID.fullmatch(lines[-1].text) is not None
    return whole + strange + (_STOPPED_ALONE if said else 0.0)
