"""The meetings that the prose mentions, once each.

meeting = [ group ] [ adjective ] ( "meeting" | "plenary" | ... ) [ "of" group ] { "held" | "to be held" | "in" | ... }
          [ "(" ] [ place "," ] dates
        | dates [ group ] "meeting" [ "of" group ]
        | group "(" place "," dates ")" ;
"""

import re
from collections.abc import Iterable, Iterator

from attrs import evolve

from fgmv_extract.interpretation.prose import Said
from fgmv_extract.interpretation.values import read_place_and_dates
from fgmv_extract.itu.dates import Span, find_spans
from fgmv_extract.itu.mention import Mention
from fgmv_extract.patterns import holds_any, pattern
from fgmv_extract.records import Meeting
from fgmv_extract.typography import collapse

_MEETING = pattern(
    r"\b(?=[ampsw])(?:meetings?|plenar(?:y|ies)|sessions?|assembly|workshops?|(?:will\s+meet|met)(?=\s+(?:in|on|at|from|virtually|online)\b))\b",
    re.IGNORECASE,
)
_STEMS = ("meet", "plenar", "session", "assembl", "workshop", "met")
"""What is in every word of ``_MEETING``: most sentences have none, and the pattern is slow to find that out."""
_CONNECTED = pattern(
    r"""
    (?: [\s(,:\[–—-]
      | \b(?: which | that | was | were | is | are | will | be | to | been | has | have | took | take[sn]? | place | held
            | scheduled | planned | convened | organi[sz]ed | hosted | in | on | from | at | during | for | of | the | its | by
            | between | next | last | first | this | physically | virtually | online | remotely | as | and | due | week | month )\b
      | \b(?-i:[A-Z])[\w.'’-]*+
      | \([^()]*\)
    )*+
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PLACE = pattern(
    r"(?:^|[\s(\[,])(?:in\s++|at\s++)?([A-Z][\w.'’-]++(?:[ ,]++[A-Z][\w.'’-]++){0,9})[\s,(]*+(?:(?:from|on|between)\s*+)?$"
)
_IN_PLACE = pattern(
    r"(?:(?:\s+|\s*,\s*)(?:in|at)\s+|\s*\((?=[^()\d]{2,30}\)))((?-i:[A-Z])[\w.'’-]+(?:,?\s(?-i:[A-Z])[\w'’-]+)*)",
    re.IGNORECASE,
)
_QUALIFIED = pattern(
    r"(?:['’]s?)?(?:\s+(?:and|the|last|next|first|second|previous|upcoming|closing|opening|final|interim|virtual|e-?|electronic|physical|recent|forthcoming|current|this|rapporteur|group|management|main|\d+(?:st|nd|rd|th)?|[IVX]+))*\s*",
    re.IGNORECASE,
)
_ITS = pattern(r"\b(?:its|our|their)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_DOES = pattern(
    r"(?:\s+(?:at|during|in|of)\b|\s*,|\s+(?:would|has|have|had|will|is|was|thanks?|likes?|appreciates?|acknowledges?|welcomes?|(?:[a-z]+ly\s+)?[a-z]+(?:ed|es|s)\b))",
)
"""What a sentence goes on with behind the group it is about: ``SG12 discussed ... at its meeting``."""
_BRACKETS = pattern(r"\s*+\(([^()]{6,80})\)")
_DAY = len("2024-07-12")
_BEGIN = pattern(r"\s*(?:the\s+)?", re.IGNORECASE)
_THE = pattern(r"[\s),]*(?:the\s+)?", re.IGNORECASE)
_OF = pattern(r"\s+(?:of|by)\s+(?:the\s+)?", re.IGNORECASE)


def find_meetings(prose: Iterable[Said], sender: str | None) -> tuple[Meeting, ...]:
    """All meetings of the prose in order of their first mention; one mentioned several times stands once.

    ``sender`` is the group that writes: *its* meeting and *our* meeting are the sender's.
    """
    found: list[Meeting] = []
    for said in prose:
        words = list(_MEETING.finditer(said.text)) if holds_any(said.text.casefold(), _STEMS) else []
        meetings = _in_sentence(said, words, sender) if words else ()
        for meeting in (*meetings, *_in_brackets(said)):
            _add(found, meeting)
    return tuple(found)


def _in_brackets(said: Said) -> Iterator[Meeting]:
    """Where and when a group met, in brackets right behind its name: ``SG9 (Bogotá, 14-23 November 2023) reviewed``."""
    for group in said.groups if "(" in said.text else ():
        brackets = _BRACKETS.match(said.text, group.end)
        read = read_place_and_dates(brackets[1]) if brackets else None
        if brackets is not None and read is not None and read[0] and len(read[1]) == _DAY:
            place, start, end = read
            evidence = said.evidence("meeting", group.start, brackets.end())
            yield Meeting(group=group.group, place=place, start=start, end=end, evidence=evidence)


def _in_sentence(said: Said, words: list[re.Match[str]], sender: str | None) -> Iterator[Meeting]:
    text, groups = said.text, said.groups
    for span in find_spans(text):
        word = _meeting_of(text, span, words, groups)
        if word is None:
            continue
        group = _group_of(text, word, span, groups)
        if group is None and word[0].lower().endswith(("met", "meet")):
            continue  # requirements may be met in a month, too
        begin = min(word.start(), span.start)
        if group is not None:
            begin = min(begin, group.start)
        end = max(word.end(), span.end)
        yield Meeting(
            group=group.group if group else _own(text, word, span, groups, sender),
            place=_place_of(text, word, span, groups),
            start=span.first,
            end=span.last,
            evidence=said.evidence("meeting", begin, end),
        )


def _meeting_of(text: str, span: Span, words: list[re.Match[str]], groups: tuple[Mention, ...]) -> re.Match[str] | None:
    """The word meeting that dates belong to: the last before them with nothing but connecting words between, or right behind."""
    for word in reversed(words):
        if word.end() <= span.start and _CONNECTED.fullmatch(text, word.end(), span.start):
            return word
    for word in words:
        if span.end <= word.start():
            group = next((g for g in groups if span.end <= g.start and g.end <= word.start()), None)
            between = (
                text[span.end : word.start()]
                if group is None
                else text[span.end : group.start] + text[group.end : word.start()]
            )
            return word if _QUALIFIED.fullmatch(between) else None
    return None


def _group_of(text: str, word: re.Match[str], span: Span, groups: tuple[Mention, ...]) -> Mention | None:
    """Whose meeting it is: the group right before the word, or behind ``of``."""
    for group in reversed(groups):
        if group.end <= word.start():
            between = text[group.end : word.start()]
            if _QUALIFIED.fullmatch(between) or (group.end <= span.start < word.start() and len(between) < 60):
                return group
            break
    for group in groups:
        if group.start >= word.end():
            of = _OF.match(text, word.end())
            return group if of is not None and of.end() >= group.start - 4 else None
    return None


def _own(text: str, word: re.Match[str], span: Span, groups: tuple[Mention, ...], sender: str | None) -> str | None:
    """Whose meeting *its* meeting is: that of the group right behind the dates, of the one the sentence is about, of the one before, else the sender's."""
    if not _ITS.search(text, max(0, word.start() - 40), word.start()):
        return None
    end = max(word.end(), span.end)
    behind = next((group for group in groups if group.start >= end), None)
    if behind is not None and _THE.fullmatch(text, end, behind.start):
        return behind.group
    before = [group for group in groups if group.end <= word.start()]
    if before and _BEGIN.fullmatch(text, 0, before[0].start) and _DOES.match(text, before[0].end):
        return before[0].group
    return before[-1].group if before else sender


def _place_of(text: str, word: re.Match[str], span: Span, groups: tuple[Mention, ...]) -> str | None:
    """Where it is: capitalised words that are no group, between the word meeting and the dates, or behind both.

    ``(Geneva, 1-12 July 2024)``, ``meeting in Geneva on 12 July 2024``, ``meeting of 12-13 June 2024 in Geneva``.
    """
    if span.start >= word.end():
        begin = max([word.end(), *(g.end for g in groups if word.end() <= g.start < span.start)])
        before = _PLACE.search(text[begin : span.start])
        if before is not None:
            return collapse(before[1]).strip(" ,")
    end = max(span.end, word.end())
    behind = _IN_PLACE.match(text, end)
    if behind is None or any(g.start < behind.end() and g.end > behind.start(1) for g in groups):
        return None
    return collapse(behind[1]).rstrip(".,")


def _add(found: list[Meeting], meeting: Meeting) -> None:
    """Add a meeting unless one of the same group at overlapping dates is there; then the better dates of the two stay."""
    for index, other in enumerate(found):
        if other.group == meeting.group and _overlap(other, meeting):
            better = meeting if _rank(meeting) > _rank(other) else other
            place = other.place or meeting.place
            found[index] = evolve(other, start=better.start, end=better.end, place=place)
            return
    found.append(meeting)


def _overlap(one: Meeting, other: Meeting) -> bool:
    """Whether two spans of ISO dates of any precision share a day: a month reaches over its days."""
    begins = max(one.start or "", other.start or "")
    ends = min(_last(one.end or ""), _last(other.end or ""))
    return begins <= ends


def _last(date: str) -> str:
    """Behind every day of a year or month that the date names (``2024-01`` becomes ``2024-01~``)."""
    return date if len(date) == 10 else f"{date}~"


def _rank(meeting: Meeting) -> tuple[int, bool]:
    """Days are better than months, and a meeting is longer than the plenary in it."""
    return len(meeting.start or ""), meeting.start != meeting.end
