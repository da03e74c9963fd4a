"""Values of header lines that go on in the lines below, where a program made a paragraph of each, or a narrow page wrapped them.

Title: LS/r on the deliverables of FG-MV and     a word behind which more must stand, an open bracket; or what follows
the plans of SG20                                begins with a small letter, or with the brackets that end titles
(reply to TSAG-LS35)
For action to: Metaverse                         a line directly between two with labels, which says nothing of its own:
Standards Forum                                  no band, number or date
For comment to: SG16
Abstract: This letter tells                      the lines of a text up to one that ends a sentence
of twins.
"""

from collections.abc import Iterator, Sequence

from attrs import evolve

from fgmv_extract.interpretation.fields import ADDRESSED, BARE, Field
from fgmv_extract.interpretation.labels import is_band
from fgmv_extract.itu.dates import find_spans
from fgmv_extract.itu.numbers import find_statement_numbers
from fgmv_extract.patterns import pattern

_MOST_LINES = 6
_MOST_OF_TEXT = 24  # lines of an abstract
_MOST_BETWEEN = 3  # lines between two with labels
_OPEN_WORD = r"\b(?:and|or|of|the|an|a|to|for|in|with|on|by|from|ITU-T|Study Group|FG)\s*\Z"
_OPEN = pattern(rf"(?:[,(\[–—/-]|{_OPEN_WORD})\s*\Z")
_OPEN_LINE = pattern(_OPEN_WORD)
_ENDING = pattern(r"[(\[](?:reply|response|to|from|ref)\b")
_ENDED = pattern(r"[.!?:][”\"’')\]]*\Z")
_OPEN_ADDRESS = pattern(r"<[^\s<>@]*+@[^\s<>]*\Z")
_CLOSED_ADDRESS = pattern(r"[\w.-]*>")
_RANGE = pattern(r"\s?[-–—]\s?\d")
_PLACED = pattern(r"\W*[A-Z][^\W\d_]+[^\n]{0,60}\b(?:19|20)\d\d\W*")
_WORDS = frozenset(("title", "approval"))
_DATED = frozenset(("approval", "meeting", "deadline"))
_BETWEEN = ADDRESSED | _WORDS | _DATED | {"source", "keywords"}
"""Labels whose values may go on in lines that labels enclose."""
_TEXTS = frozenset(("abstract",))
_PERSONS = frozenset(("contact",))


def continued(fields: Sequence[Field]) -> Iterator[Field]:
    """Put each line without a label that surely goes on with the value before it to that value."""
    at = 0
    label = BARE
    while at < len(fields):
        field = fields[at]
        at += 1
        label = field.label or (label if label in _PERSONS else BARE)
        last = field
        enclosed = _end_between(fields, at) if label in _BETWEEN else at
        joint = " " if label in _PERSONS else "\n"
        for below in fields[at : at + (_MOST_OF_TEXT if label in _TEXTS else _MOST_LINES)] if not field.empty else ():
            if below.label != BARE or below.place.block - last.place.block > 1:
                break
            if at >= enclosed and not (_goes_on(field, label, below.text) or _is_text(field, label, below, last)):
                break
            field = evolve(field, text=f"{field.text}{joint}{below.text}", shown=field.verbatim)
            last = below
            at += 1
        yield field


def _is_next(line: Field, below: Field, apart: int = 1) -> bool:
    """Whether nothing stands between two lines, not even an empty one."""
    one, other = line.place, below.place
    if one.line is not None and other.line is not None and other.line - one.line > line.text.count("\n") + apart:
        return False
    return other.block - one.block <= apart


def _end_between(fields: Sequence[Field], at: int) -> int:
    """The index behind the lines from one on that have a line with a label directly below them and say nothing of their own."""
    label = fields[at - 1].label
    for end in range(at, min(at + _MOST_BETWEEN + 1, len(fields))):
        empty = fields[end].label != BARE and not fields[end].text  # it comes with the place of the line behind it
        if not _is_next(fields[end - 1], fields[end], apart=2 if empty else 1):
            break
        if fields[end].label != BARE:
            return end
        if _says_itself(fields[end].text, label):
            break
    return at


def _says_itself(text: str, label: str) -> bool:
    """Whether a line without a label is a band, a number, or the day or place of a meeting."""
    if is_band(text) or (label not in _WORDS and find_statement_numbers(text)):
        return True
    return label not in _DATED and (_PLACED.fullmatch(text) is not None or bool(find_spans(text)))


def _is_text(field: Field, label: str, below: Field, last: Field) -> bool:
    """Whether a line goes on with a text that nothing ended; ``last`` is the last line of it."""
    if label not in _TEXTS or not _is_next(last, below):
        return False
    return below.place.block == last.place.block or not _ENDED.search(field.text)


def _goes_on(field: Field, label: str, below: str) -> bool:
    """Whether a line goes on with the value above it."""
    if _OPEN_ADDRESS.search(field.text):
        return _CLOSED_ADDRESS.match(below) is not None
    if label in _PERSONS:
        return _OPEN_LINE.search(field.text) is not None
    if label in _DATED and _RANGE.match(below):
        return True
    if label not in _WORDS | ADDRESSED:
        return False
    if _OPEN.search(field.text):
        return True
    if any(field.text.count(begin) > field.text.count(end) and end in below for begin, end in ("()", "[]")):
        return True
    return label in _WORDS and (below[0].islower() or _ENDING.match(below) is not None)
