"""Pairs of marks around words (``**so**``, ``_so_``) are taken away; a mark without its partner is text."""

import re
from collections.abc import Iterator

_LONGEST = 3


def without_pairs(text: str, marks: str) -> str:
    """Take away the pairs of any of the characters in ``marks``; an opening one has text behind it, a closing one before it."""
    if not any(mark in text for mark in marks):
        return text
    taken = sorted(_taken(text, re.compile("|".join(f"{re.escape(mark)}++" for mark in marks))))
    kept: list[str] = []
    at = 0
    for start, end in taken:
        kept.append(text[at:start])
        at = end
    return "".join((*kept, text[at:]))


def _taken(text: str, runs: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    opened: dict[str, tuple[int, int]] = {}
    for found in runs.finditer(text):
        start, end = found.span()
        if end - start > _LONGEST:
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        inside = found[0][0] != "*" and before.isalnum() and after.isalnum()
        if inside:
            continue
        partner = opened.get(found[0])
        if partner and before and not before.isspace():
            yield partner
            yield start, end
            opened = {mark: span for mark, span in opened.items() if span < partner}
        elif after and not after.isspace():
            opened[found[0]] = (start, end)
