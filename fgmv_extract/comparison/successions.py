"""Study groups that ended, and those that do their work since: one group under two names."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from fgmv_extract.itu.periods import heirs
from fgmv_extract.itu.vocabulary import Vocabulary


class Succession(NamedTuple):
    """A group, and those of the other side whose work it does; ``forward`` when the heir is the later side's."""

    heir: str
    predecessors: tuple[str, ...]
    forward: bool


def successions(before: Collection[str], after: Collection[str], vocabulary: Vocabulary) -> Iterator[Succession]:
    """Find the groups of one side that took over from groups only the other side has, one succession an heir."""
    for ended, lasting, forward in ((before, after, True), (after, before, False)):
        taken_over: dict[str, list[str]] = {}
        for group in ended:
            if group not in lasting:
                for heir in heirs(group, None, vocabulary):
                    if heir in lasting:
                        taken_over.setdefault(heir, []).append(group)
        for heir, predecessors in taken_over.items():
            yield Succession(heir, tuple(predecessors), forward)
