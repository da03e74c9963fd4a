"""Two texts side by side, word by word: what was taken away and what was put in its place."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from fgmv_extract.outputs.page.markup import Html, element, joined, text

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_MOST = 600
"""Words a side that are compared one by one; the time grows with their product."""


def marked(before: str, after: str) -> tuple[Html, Html]:
    """Return both texts; words that only the first has are in ``del``, words that only the second has in ``ins``."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > _MOST:
        return element("del", before), element("ins", after)
    was, now = [], []
    for same, a, b, c, d in _steps(old, new):
        was.append(text("".join(old[a:b])) if same else _mark("del", old[a:b]))
        now.append(text("".join(new[c:d])) if same else _mark("ins", new[c:d]))
    return joined(was), joined(now)


def _steps(old: Sequence[str], new: Sequence[str]) -> list[tuple[bool, int, int, int, int]]:
    """Return runs of words, alike or not; a lone blank between two differences is no likeness."""
    steps: list[tuple[bool, int, int, int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = tag == "equal" and not (a > 0 and b < len(old) and "".join(old[a:b]).isspace())
        if steps and not steps[-1][0] and not same:
            _, first, _, third, _ = steps.pop()
            steps.append((False, first, b, third, d))
        else:
            steps.append((same, a, b, c, d))
    return steps


def _mark(name: str, words: Sequence[str]) -> Html:
    told = "".join(words)
    return element(name, told) if told else Html("")
