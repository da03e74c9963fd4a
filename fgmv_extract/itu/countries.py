"""Countries, as people write them behind their organization."""

import pkgutil
import re
from functools import cache

from fgmv_extract.patterns import pattern
from fgmv_extract.typography import plain

_MOST_WORDS = 6
_AROUND = pattern(
    r"(?:the\s++)?+(?:republic\s++of\s++|rep\.\s++of\s++)?+(.*?)(?:(?<!\s)\s*+\((?:the\s++)?+(?:rep\.|republic)\s++of(?:\s++the)?\))?",
    re.IGNORECASE,
)


def is_country(text: str) -> bool:
    """Tell whether a text is the name of a country and nothing else, case aside."""
    return len(text) <= _longest() and _key(text) in _names()


def ends_with_country(text: str) -> int | None:
    """Return where the name of a country begins with which a text ends, the longest there is; None when it ends with none.

    The text is collapsed: one blank stands between two words. What is nothing but a country begins at 0.
    """
    words = text.split(" ")
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        name = " ".join(words[-count:])
        if name[:1].isupper() and is_country(name):
            return len(text) - len(name)
    return None


def _key(text: str) -> str:
    name = plain(text).casefold().rstrip(",;")
    match = _AROUND.fullmatch(name)
    return match[1] if match else name


@cache
def _names() -> frozenset[str]:
    lines = (pkgutil.get_data(__package__, "data/countries.txt") or b"").decode().splitlines()
    return frozenset(
        _key(name.strip()) for line in lines if not line.startswith("#") for name in line.split(";") if name.strip()
    )


@cache
def _longest() -> int:
    return max(map(len, _names())) + len("the republic of ")
