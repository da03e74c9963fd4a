"""Values of header lines that go on in the lines below, where a program made a paragraph of each.

Title: LS/r on the deliverables of FG-MV and     a word behind which more must stand, an open bracket; or what follows
the plans of SG20                                begins with a small letter, or with the brackets that end titles
(reply to TSAG-LS35)
"""

from collections.abc import Iterator, Sequence

from attrs import evolve

from fgmv_extract.interpretation.fields import BARE, PURPOSES, Field
from fgmv_extract.patterns import pattern

_MOST_LINES = 6
_OPEN = pattern(r"(?:[,(\[–—/-]|\b(?:and|or|of|the|an|a|to|for|in|with|on|by|from|ITU-T|Study Group|FG))\s*\Z")
_ENDING = pattern(r"[(\[](?:reply|response|to|from|ref)\b")
_WORDS = frozenset(("title", "approval"))
_GROUPS = frozenset(("to", "cc", *PURPOSES))


def continued(fields: Sequence[Field]) -> Iterator[Field]:
    """Put each line without a label that surely goes on with the value before it to that value."""
    at = 0
    while at < len(fields):
        field = fields[at]
        at += 1
        last = field
        goes_on = field.label in _WORDS | _GROUPS and not field.empty  # a dash that says ‘none’ opens nothing
        for below in fields[at : at + _MOST_LINES] if goes_on else ():
            if below.label != BARE or below.place.block - last.place.block > 1 or not _goes_on(field, below.text):
                break
            field = evolve(field, text=f"{field.text}\n{below.text}", shown=field.verbatim)
            last = below
            at += 1
        yield field


def _goes_on(field: Field, below: str) -> bool:
    if _OPEN.search(field.text):
        return True
    if any(field.text.count(begin) > field.text.count(end) and end in below for begin, end in ("()", "[]")):
        return True
    return field.label in _WORDS and (below[0].islower() or _ENDING.match(below) is not None)
