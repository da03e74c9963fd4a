"""The title cell: the kind of a deliverable and its title.

    title-cell = [ "Draft" ] [ [ "ITU-T" ] kind ( "on" | ":" | "-" | line break ) ] title
               | abbreviation ( "on" | ":" | "-" | a word with a capital letter ) title
               | title "(" ( "Technical" ... | abbreviation ) ")" ;

A kind counts only where one of these or a capital letter follows: ``Use cases relevant to ...`` is a title.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple, final

from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import NOTE_MARKS, collapse

_SUBJECTS = ("Use Cases", "Gap Analysis", "Roadmap")
"""Kinds that titles begin with, too: ``Use cases: quantum key distribution``."""
_MARKED = pattern(rf"(?<=[\w.)\"”’*]) ?[{re.escape(NOTE_MARKS)}]{{1,3}}\)?$|(?<=[\w.)])\[\^?\d{{1,2}}\]$")
_MARKED_WORD = pattern(
    r"(?<=[a-z]{2})(?:\[\^?[0-9]{1,2}\]|\^{0,2}[¹²³⁴⁵⁶⁷⁸⁹]|\^{1,2}[0-9]{1,2}|\s\[[0-9]{1,2}\]_)(?=[\s,;:.)])"
)
"""The mark of a note behind a word inside a title, as programs print it: ``framework[1] of``, ``framework¹ of``."""
_MARKS_END = (*NOTE_MARKS, ")", "]")
_BEHIND = pattern(r"(?<=[^\s(])\s?\((?P<kind>[A-Z]{2,5}|Technical\s[^()]{2,30})\)\s*$")


@final
class Titled(NamedTuple):
    """The kind in its full form (``Technical Report``) or None, and the title without it, white space collapsed."""

    kind: str | None
    title: str


@lru_cache(maxsize=4096)  # the same table comes back in statement after statement
def read_title(text: str, vocabulary: Vocabulary) -> Titled:
    """Split a title cell into kind and title."""
    text = _unmarked(text)
    pattern, kinds = _kinds(vocabulary)
    match = pattern.match(text)
    if match is None:
        behind = _BEHIND.search(text)
        kind = kinds.get(behind["kind"].casefold()) if behind else None
        return Titled(kind, text[: behind.start()] if behind and kind else text)
    return Titled(kinds[match["kind"].casefold()], text[match.end() :] or text)


def read_kind(text: str, vocabulary: Vocabulary) -> str | None:
    """Read a cell that holds nothing but a kind (``TR``, ``Technical Report``); None when it is none that is known.

    A column narrower than its words tears them (``Technical Speci fication``).
    """
    words = _unmarked(text).casefold().removeprefix("draft ").removeprefix("itu-t ")
    return _kinds(vocabulary)[1].get(words) or _torn_kinds(vocabulary).get("".join(words.split()))


def _unmarked(text: str) -> str:
    """Leave out the marks of notes behind a text, white space collapsed."""
    text = _MARKED_WORD.sub("", collapse(text))
    return _MARKED.sub("", text) if text.endswith(_MARKS_END) else text


@cache
def _torn_kinds(vocabulary: Vocabulary) -> dict[str, str]:
    return {"".join(spelling.split()): kind for spelling, kind in _kinds(vocabulary)[1].items() if " " in spelling}


@cache
def _kinds(vocabulary: Vocabulary) -> tuple[re.Pattern[str], dict[str, str]]:
    """Compile the kinds: the pattern of a leading kind, and each spelling (case-folded) with its full form.

    An abbreviation counts only with a word or mark behind it that tells: a title may well begin with ``TS 123``.
    """
    kinds = {
        spelling.casefold(): kind for kind, spellings in vocabulary.kinds.items() for spelling in (kind, *spellings)
    }
    leading = sorted((k for k in kinds if " " in k), key=len, reverse=True)
    own = {spelling.casefold() for kind in _SUBJECTS for spelling in (kind, *vocabulary.kinds.get(kind, ()))}
    words = "|".join(map(re.escape, (k for k in leading if k not in own)))
    subjects = "|".join(map(re.escape, (k for k in leading if k in own))) or "(?!)"
    short = {k for spellings in vocabulary.kinds.values() for k in spellings if k.isalpha() and k.isupper()}
    abbreviations = "|".join(sorted(map(re.escape, short), key=len, reverse=True)) or "(?!)"
    return (
        re.compile(
            rf"(?:draft\s)?(?:new\s)?(?:ITU-T\s)?(?P<kind>(?:{words})(?=\s?[:–—-]\s|:|\s(?:on|sur|sobre)\s|\s(?-i:[A-Z0-9“\"‘])|$)"
            rf"|(?:{subjects})(?=\s(?:on|sur|sobre)\s|$)|(?-i:{abbreviations})(?=\s?[:–—-]\s|:|\s(?:on|sur|sobre)\s|\s(?-i:[“\"‘]?[A-Z][a-z])))(?:\s?[:–—-]\s|:\s?|\s(?:on|sur|sobre)\s|\s|$)",
            re.IGNORECASE,
        ),
        kinds,
    )
