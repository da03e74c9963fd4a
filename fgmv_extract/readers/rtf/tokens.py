r"""The characters of RTF: control words and symbols, groups in braces, bytes in hexadecimal, and text.

    document = group
    group    = "{" { group | word | symbol | byte | text } "}"
    word     = "\" letters [ ["-"] digits ] [ " " ]      \cellx1139  \par
    byte     = "\'" two hexadecimal digits                 \'92
    symbol   = "\" any other character                     \~  \*
    text     = what is none of these; ends of lines mean nothing

The bytes are looked at as Latin-1, so that a character is a byte until a font tells what it means.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from fgmv_extract.patterns import pattern

_PATTERN = r"""
    \\ (?: (?P<word>[a-zA-Z]++) (?P<number>-?[0-9]++)? [ ]?
       | ' (?P<byte>[0-9a-fA-F]{2})
       | (?P<symbol>[^a-zA-Z])
       )
    | (?P<brace>[{}])
    | (?P<text>[^\\{}\r\n]++)
    | [\r\n]++
"""
TOKEN = pattern(_PATTERN, re.VERBOSE)
WORD, NUMBER, BYTE, SYMBOL, BRACE, TEXT = range(1, 7)
"""What ``match.lastindex`` of a token says; a word with a number is a ``NUMBER``, ends of lines are None."""

_STARRED = pattern(r"\s*+\\([a-zA-Z]++)")
_BEGINNING = pattern(rb"(?:\xef\xbb\xbf)?[\s\0]*+(?=\{\\rtf)")
_BRACES = pattern(r"\\(?:bin([0-9]{1,10}+) ?|[^b]|b)|[{}]")
_MOST_DIGITS = 10


def tokens_with(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of tokens that passes over all control words but these, many at once.

    Nine in ten words are formatting; they would take most of the time if each were a token.
    """
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in words:
        by_letter[word[0]].append(word[1:])
    known = "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    passed = rf"(?:\\(?!(?:{known})(?![a-zA-Z]))[a-zA-Z]++(?:-?[0-9]++)?[ ]?|[\r\n]++)++"
    return re.compile(f"{passed}|{_PATTERN}", re.VERBOSE)


def text_of(data: bytes) -> str | None:
    """Return the characters from the first brace on, None when the bytes are no RTF."""
    beginning = _BEGINNING.match(data)
    return None if beginning is None else data[beginning.end() :].decode("latin-1")


def number(digits: str | None) -> int | None:
    """Return the number of a control word; one with more digits than any has is cut."""
    return int(digits[: _MOST_DIGITS + 1]) if digits else None


def starred(text: str, at: int) -> str:
    r"""Return the control word that follows ``\*``; empty when none does."""
    found = _STARRED.match(text, at)
    return found[1] if found else ""


def end_of_group(text: str, at: int) -> int:
    r"""Return where the group ends in which ``at`` stands: the place of its closing brace, or the end of the text.

    Data of pictures (``\bin``) may hold braces; so many bytes are passed over as their number says.
    """
    depth = 1
    while found := _BRACES.search(text, at):
        at = found.end()
        sign = found[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth:
                return found.start()
        elif found[1]:
            at += int(found[1])
    return len(text)
