"""Several identifiers in one cell: ``FGMV-01, FGMV-02``, ``FGMV-10/11``, ``FGMV-03 to FGMV-05``.

list = identifier { ( "," | ";" | "/" | "&" | "and" | line break ) item }
     | identifier ( "to" | "through" | "-" | "…" ) item ;          all from the first to the last
item = identifier | number ;                                       a number goes on with the identifier before it
"""

import re
from functools import lru_cache

from fgmv_extract.itu.identifiers import Identifier, read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_JOINT = pattern(
    r"\s*+(?:(?P<range>(?:to|till|until|through|up\s+to)\b|\.{2,3}|…|[–—]|(?<=\s)-(?=\s))|[,;/&+]|and\b)\s*+(?:and\b\s*+)?+",
    re.IGNORECASE,
)
_NUMBER = pattern(r"[-‑–]?(?P<number>\d{1,3})(?![\w.]|-\w)")
_LAST = pattern(r"(?P<head>.*?\D)(?P<number>\d{1,3})", re.DOTALL)
_ONE = pattern(r"[A-Z]++-?[0-9]++")
"""An identifier as nearly all are, with nothing behind its number."""
_MOST = 60  # deliverables of a range


def read_identifiers(text: str, vocabulary: Vocabulary, focus_group: str | None = None) -> tuple[Identifier, ...]:
    """Read a cell that is nothing but several identifiers, those inside a range too; none for any other cell."""
    return () if _ONE.fullmatch(text) else _several(text, vocabulary, focus_group)


@lru_cache(maxsize=4096)
def _several(text: str, vocabulary: Vocabulary, focus_group: str | None) -> tuple[Identifier, ...]:
    first = read_identifier(text, vocabulary, focus_group)
    if first is None or not first[1].strip():
        return ()
    found, rest = [first[0]], first[1]
    while rest.strip(" .\t\n"):
        joint = _JOINT.match(rest)  # a line break is none: what is read leaves no white space in front of the rest
        end = joint.end() if joint else 0
        following = _item(rest[end:], found[-1], vocabulary, focus_group) if joint or rest[:1].isalpha() else None
        if following is None:
            return ()
        if joint is not None and joint["range"]:
            between = _between(found[-1], following[0], vocabulary, focus_group)
            if not between:
                return ()
            found += between
        found.append(following[0])
        rest = following[1]
    once = tuple(dict.fromkeys(found))
    return once if len(once) > 1 else ()


def _item(
    text: str, before: Identifier, vocabulary: Vocabulary, focus_group: str | None
) -> tuple[Identifier, str] | None:
    number = _NUMBER.match(text)
    if number is None:
        return read_identifier(text, vocabulary, focus_group)
    last = _LAST.fullmatch(before.id)
    read = read_identifier(last["head"] + number["number"], vocabulary, focus_group) if last else None
    return None if read is None or read[1].strip() else (read[0], text[number.end() :])


def _between(first: Identifier, last: Identifier, vocabulary: Vocabulary, focus_group: str | None) -> list[Identifier]:
    """The identifiers between two of a range and none where they do not count alike; neighbours have the first itself."""
    begin, end = _LAST.fullmatch(first.id), _LAST.fullmatch(last.id)
    if begin is None or end is None or begin["head"] != end["head"]:
        return []
    numbers = range(int(begin["number"]), int(end["number"]))
    if not 0 < len(numbers) <= _MOST:
        return []
    read = (read_identifier(f"{begin['head']}{number}", vocabulary, focus_group) for number in numbers)
    return [each[0] for each in read if each is not None]
