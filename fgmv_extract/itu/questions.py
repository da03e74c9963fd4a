"""Questions: the numbered study subjects of a study group, as ITU documents write them.

The normal form is ``Q7/20``: Question 7 of ITU-T SG20. A group of another Sector is named whole (``Q8/ITU-R SG11``), since a bare
number means the ITU-T. All Questions of a group are ``QALL/20``, or ``QALL`` when no group is known.

``Q.5023`` and ``Q.INS-PM`` are Recommendations and ``WP1/20`` is a working party: none of them is a Question.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, final

from fgmv_extract.itu.folded import Folded, folded
from fgmv_extract.itu.question_lists import Questions, everything, group_suffix, headless, lists
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse

_NAMED_GROUP = pattern(r"(ITU-[TRD])\sSG([1-9][0-9]?)")
_NONE = pattern(r"\s*+(?:[-.]++|n\.?/?a\.?|none|nil|tb[ad])?+\s*+", re.IGNORECASE)


@final
class QuestionMention(NamedTuple):
    """A Question in normal form; ``start`` and ``end`` are character offsets in the text that was searched.

    The Questions of a range (``Q1-3/20``) all stand at the whole range.
    """

    question: str
    start: int
    end: int


def find_questions(text: str, group: str | None = None) -> tuple[QuestionMention, ...]:
    """Find the Questions that prose names, in order, each time they are named.

    ``list = head item { join item }``, ``head = "Q" ["."] | "Question" ["s"] | "Qs"``, ``item = ["Q" ["."]] number ["/" group]``,
    ``join = "," | ";" | "and" | "&" | "-" | "to" | ...``. An item without a group belongs to the next group in the list
    (``Q8, 9, 10/16``), else to the one named beside the list (``Questions 1 and 2 of Study Group 20``, ``SG20 Q7``), else to
    ``group`` (``ITU-T SG20``); without any it is not returned.
    """
    source = folded(text)
    if "Q" not in source.text and "q" not in source.text:
        return ()
    return _mentions(source, lists(source.text, 0, _suffix(group)))


def read_questions(text: str, group: str | None = None) -> tuple[tuple[QuestionMention, ...], str]:
    """Read a "Question(s):" field, and tell what was not understood.

    As prose, but the list it begins with needs no head: ``4/12``, ``45/15, 3/4, 8/ITU-R SG11``, ``7, 8/20``; ``All`` and ``QALL`` are
    all Questions of ``group``; ``N/A``, ``-`` and nothing are none.
    """
    source = folded(text)
    if _NONE.fullmatch(source.text):
        return (), ""
    found = tuple(_field(source.text, _suffix(group)))
    return _mentions(source, found), _rest(source, text, found)


def group_of(question: str) -> str | None:
    """Tell the group of a Question in normal form: ``ITU-T SG20`` for ``Q7/20``; None for ``QALL``."""
    group = question.partition("/")[2]
    return f"ITU-T SG{group}" if group.isdigit() else group or None


def _suffix(group: str | None) -> str | None:
    named = _NAMED_GROUP.fullmatch(group) if group else None
    return group_suffix(*named.groups()) if named else None


def _field(text: str, default: str | None) -> Iterator[Questions]:
    position = len(text) - len(text.lstrip())
    first = everything(text, default) or headless(text, position, default)
    if first:
        yield first
        position = first.end
    yield from lists(text, position, default)


def _mentions(source: Folded, found: Iterable[Questions]) -> tuple[QuestionMention, ...]:
    return tuple(QuestionMention(name, *source.span(start, end)) for each in found for name, start, end in each.entries)


def _rest(source: Folded, text: str, found: Sequence[Questions]) -> str:
    """Join what stands outside the lists, white space collapsed."""
    edges = [edge for each in found for edge in source.span(each.start, each.end)]
    gaps = zip([0, *edges[1::2]], [*edges[::2], len(text)], strict=True)
    return " ".join(rest for start, end in gaps if (rest := collapse(text[start:end]).strip(" ,;")))
