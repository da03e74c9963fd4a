"""Look-alikes: the many blanks, hyphens and quotes that office programs put in place of the plain ones.

Verbatim text keeps them; text that is read, compared or shown is folded here first.
"""

import re

_FOLDS = {
    **dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011\ufe63\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None),
}  # fmt: skip
_LOOKS_ALIKE = re.compile(f"[{''.join(map(chr, _FOLDS))}]")
_DASHES = dict.fromkeys(map(ord, "\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES = {
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"), '"'),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u00b4`"), "'"),
}


def fold(text: str) -> str:
    """Make no-break blanks blanks, no-break hyphens hyphens, and drop what has no width; length may change."""
    return text if text.isascii() else text.translate(_FOLDS)


def collapse(text: str) -> str:
    """Fold, and make every run of white space one blank, none at the ends."""
    return " ".join(fold(text).split())


def plain(text: str) -> str:
    """Collapse, and make dashes hyphens and quotes plain: for comparing and matching, never for showing."""
    text = collapse(text)
    return text if text.isascii() else text.translate(_DASHES).translate(_QUOTES)


def has_look_alikes(text: str) -> bool:
    """Tell whether ``fold`` would change the text."""
    return not text.isascii() and _LOOKS_ALIKE.search(text) is not None
