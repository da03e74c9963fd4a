"""Two texts word by word: runs that are alike, and runs that are not."""

from difflib import SequenceMatcher
from typing import NamedTuple, final

from fgmv_extract.patterns import pattern

_WORDS = pattern(r"\s+|\w+|[^\w\s]")
_MOST = 600
"""Words a side that are compared one by one; the time grows with their product."""


@final
class Run(NamedTuple):
    """A stretch of both texts: alike, or what stood there before and what stands there now."""

    alike: bool
    before: str
    after: str


@final
class Runs(NamedTuple):
    """All of both texts in order, and how alike they are, from 0 to 1."""

    runs: tuple[Run, ...]
    likeness: float


def runs_of(before: str, after: str) -> Runs:
    """Lay two texts side by side; a lone blank between two differences is no likeness. Long texts are one run, not alike."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > _MOST:
        return Runs((Run(alike=False, before=before, after=after),), 0.0)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    runs: list[Run] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        was, now = "".join(old[a:b]), "".join(new[c:d])
        same = tag == "equal" and not (a > 0 and b < len(old) and was.isspace())
        if runs and not runs[-1].alike and not same:
            last = runs.pop()
            runs.append(Run(alike=False, before=last.before + was, after=last.after + now))
        else:
            runs.append(Run(alike=same, before=was, after=now))
    return Runs(tuple(runs), matcher.ratio())
