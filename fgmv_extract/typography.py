"""Look-alikes: the many blanks, hyphens and quotes that office programs put in place of the plain ones.

Verbatim text keeps them; text that is read, compared or shown is folded here first.
"""

import re
from collections.abc import Callable, Mapping

from fgmv_extract.patterns import pattern

Replace = Callable[[str], str]


def replacer(characters: Mapping[str, str]) -> Replace:
    """Make a function that replaces each character of a key by the key's value; ASCII text it leaves as it is.

    Faster than ``str.translate`` where, as in real text, few characters are to be replaced.
    """
    table = {character: new for group, new in characters.items() for character in group}
    search = re.compile(f"[{re.escape(''.join(table))}]")

    def replace(text: str) -> str:
        return text if text.isascii() else search.sub(lambda match: table[match.group()], text)

    return replace


_LOOK_ALIKES = {
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000": " ",
    "\u2010\u2011\ufe63\uff0d": "-",
    "\u00ad\u200b\u200c\u200d\u2060\ufeff": "",
}
_DASHES = {"\u2012\u2013\u2014\u2015\u2212": "-"}
_QUOTES = {
    "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033": '"',
    "\u2018\u2019\u201a\u201b\u2032\u00b4": "'",
}
_LOOKS_ALIKE = pattern(f"[{''.join(_LOOK_ALIKES)}]")
_fold = replacer(_LOOK_ALIKES)
_plain = replacer({**_LOOK_ALIKES, **_DASHES, **_QUOTES})


def fold(text: str) -> str:
    """Make no-break blanks blanks, no-break hyphens hyphens, and drop what has no width; length may change."""
    return _fold(text)


def collapse(text: str) -> str:
    """Fold, and make every run of white space one blank, none at the ends."""
    return " ".join((text if text.isascii() else _fold(text)).split())


def plain(text: str) -> str:
    """Collapse, and make dashes hyphens and quotes plain: for comparing and matching, never for showing."""
    return " ".join((text if text.isascii() else _plain(text)).split())


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
NOTE_MARKS = "*†‡⁰¹²³⁴⁵⁶⁷⁸⁹"
"""What stands behind a word and points to a note."""


def raised(figures: str) -> str:
    """Write figures that stand above the line so: as plain ones they would run into what they stand behind (``FGMV-39`` and a 1)."""
    return figures.translate(_RAISED)


def has_look_alikes(text: str) -> bool:
    """Tell whether ``fold`` would change the text."""
    return not text.isascii() and _LOOKS_ALIKE.search(text) is not None
