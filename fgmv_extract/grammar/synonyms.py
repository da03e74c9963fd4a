"""The names of columns that the vocabulary knows, and which of them a heading holds.

"Deliverable No."       named whole
"Second ary SGs"        named whole, by a name that a narrow column tore
"Title of the document" named in part: what it is of does not count
"""

import re
from collections.abc import Iterator
from functools import cache

from fgmv_extract.grammar.roles import Role
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import holds_any, pattern
from fgmv_extract.typography import plain

_EDGE = pattern(r"\b")
_BEGINNING = 4  # characters of the shortest synonym that counts inside a heading


def named_whole(words: str, vocabulary: Vocabulary) -> Role | None:
    """Return the role of columns that have these words, torn or not, for a name; None when the vocabulary knows no such name."""
    folded = words.casefold()
    known = _synonyms(vocabulary).get(folded)
    return known if known is not None else _torn(vocabulary).get("".join(folded.split()))


def named_in_part(words: str, vocabulary: Vocabulary) -> Role:
    """Return the role that the longest name in a heading tells; of ``Title of the document`` the title, and not what it is of.

    ``Role.OTHER`` when no name stands in it.
    """
    known, folded = _synonyms(vocabulary), words.casefold()
    noun, of, _ = folded.partition(" of ")
    if of and known.get(noun, Role.OTHER) is not Role.OTHER:
        return known[noun]
    best = max(_contained(folded, vocabulary), key=len, default=None)
    return known[best] if best is not None else Role.OTHER


def may_name(role: Role, text: str, vocabulary: Vocabulary) -> bool:
    """Whether any part of a text may be a heading of a role, as far as its letters tell: a look, before ``read_heading`` is asked of each.

    For roles that nothing but synonyms of the vocabulary tell, as that of identifiers.
    """
    long, short = _letters(role, vocabulary)
    folded = plain(text).casefold()
    return holds_any(folded.replace(" ", ""), long) or short.search(folded) is not None


def _contained(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The synonyms that stand in a text as whole words, the longest where several begin; they do not overlap."""
    shelves = _shelves(vocabulary)
    end = 0
    for edge in _EDGE.finditer(text):
        at = edge.start()
        if at >= end:
            for synonym in shelves.get(text[at : at + _BEGINNING], ()):
                if text.startswith(synonym, at) and _EDGE.match(text, at + len(synonym)):
                    yield synonym
                    end = at + len(synonym)
                    break


def _folded(synonym: str) -> str:
    return plain(synonym).casefold().rstrip(" .:*")


@cache
def _synonyms(vocabulary: Vocabulary) -> dict[str, Role]:
    """The headings that are known, those that mean nothing here among them."""
    others = {_folded(synonym): Role.OTHER for synonyms in vocabulary.headings.values() for synonym in synonyms}
    meant = {
        _folded(synonym): Role(name)
        for name, synonyms in vocabulary.headings.items()
        if name in Role._value2member_map_
        for synonym in synonyms
    }
    return {**others, **meant}


@cache
def _torn(vocabulary: Vocabulary) -> dict[str, Role]:
    """The headings of some length without their blanks: a column narrower than a word tears it (``Second ary SGs``)."""
    return {
        whole: role
        for synonym, role in _synonyms(vocabulary).items()
        if len(whole := "".join(synonym.split())) > _BEGINNING
    }


@cache
def _letters(role: Role, vocabulary: Vocabulary) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What stands in all headings of a role: one of some letters in any words, torn or not, or one of some short words."""
    meant = {synonym for synonym, each in _synonyms(vocabulary).items() if each is role}
    long = {whole for synonym in meant if len(whole := "".join(synonym.split())) > _BEGINNING}
    least = tuple(one for one in sorted(long) if not any(other in one for other in long - {one}))
    short = "|".join(sorted(re.escape(synonym) for synonym in meant if len("".join(synonym.split())) <= _BEGINNING))
    return least, re.compile(rf"(?<![a-z])(?:{short or '(?!)'})(?![a-z])")


@cache
def _shelves(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """The synonyms that count inside a heading by their first characters, longest first: a pattern of all takes long to compile."""
    shelves: dict[str, list[str]] = {}
    for synonym, role in sorted(_synonyms(vocabulary).items(), key=lambda named: len(named[0]), reverse=True):
        if role is not Role.OTHER and len(synonym) >= _BEGINNING:
            shelves.setdefault(synonym[:_BEGINNING], []).append(synonym)
    return shelves
