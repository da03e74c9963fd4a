"""Text folded for matching, with the way back to the text as given.

Patterns are written for plain blanks, hyphens and slashes; office programs write no-break blanks, U+2011, U+2013 and
characters without width. A pattern runs on ``Folded.text``; ``Folded.span`` tells its match in characters of the original.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, final

from fgmv_extract.typography import fold, replacer

_SLASHES = {"\u2044\u2215\uff0f": "/"}
_fold_slashes = replacer(_SLASHES)
_fold_dashes = replacer({**_SLASHES, "\u2012\u2013\u2014\u2015\u2212": "-"})


@final
class Folded(NamedTuple):
    """A folded text; ``offsets`` holds the original offset of each of its characters, None when they are the same."""

    text: str
    offsets: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Tell where characters ``start`` to ``end`` (exclusive) stand in the original; they must not be empty."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


def folded(text: str, *, dashes: bool = True) -> Folded:
    """Fold look-alikes, and with ``dashes`` make every dash a hyphen; only characters without width are dropped."""
    return Folded(text) if text.isascii() else _folded(text, dashes)


@lru_cache(maxsize=256)
def _folded(text: str, dashes: bool) -> Folded:  # noqa: FBT001  a cache key
    """Fold once what one reader after the other looks through."""
    plain = fold(text)
    offsets = None if len(plain) == len(text) else [i for i, character in enumerate(text) if fold(character)]
    return Folded((_fold_dashes if dashes else _fold_slashes)(plain), offsets)
