"""What the text around a table says of the allocations in it: whether they are decided or suggested, and by whom."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, final

from attrs import frozen

from fgmv_extract.grammar.authorities import decision_in, may_decide
from fgmv_extract.grammar.sentences import sentences
from fgmv_extract.interpretation.sections import Sections
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Status

_WE = pattern(
    r"\b(?=[itw])(?:it|we|the\s+meeting)\s+(?:(?:has|have|had|also|hereby)\s+){0,3}(?:re-?)?(?:allocat|assign|transferr|suggest|propos)e?d?\b",
    re.IGNORECASE,
)


@final
@frozen(slots=False)
class Surroundings:
    """The document around its tables: its sections, the Focus Group it is about, and the group that its header says writes."""

    sections: Sections
    vocabulary: Vocabulary
    focus_group: str | None
    sender: str | None

    @cached_property
    def before_annexes(self) -> "Decision":
        """The only decision that the text before all annexes tells; there is an annex."""
        preamble = (paragraph.text for paragraph in self.sections.before(self.sections.starts[0] - 1))
        told = set(_decisions(preamble, self))
        return told.pop() if len(told) == 1 else Decision()


@final
class Decision(NamedTuple):
    """A status and the group behind it."""

    status: Status | None = None
    authority: str | None = None


def decision_above(block: int, around: Surroundings) -> Decision:
    """The decision that the text above a table tells: the nearest in its own section, its heading, else the only one before all."""
    sections = around.sections
    annex = sections.annex_of(block)
    own = [paragraph.text for paragraph in sections.before(block)]
    own += [text for text in (annex.verbatim, annex.title) if text] if annex is not None else []
    nearest = next(_decisions(own, around), None)
    if nearest is not None:
        return nearest
    return around.before_annexes if annex is not None else Decision()


def _decisions(texts: Iterable[str], around: Surroundings) -> Iterator[Decision]:
    """Sentences that tell of an allocation and of who stands behind it, the last sentence of a text first."""
    for text in texts:
        if not may_decide(text):
            continue
        for sentence in reversed(tuple(sentences(text))):
            decided = decision_in(sentence.text, around.vocabulary)
            if decided is None:
                continue
            status, authority = decided
            if authority is None and _WE.search(sentence.text):
                authority = around.sender
            if authority is not None:
                yield Decision(status, authority)
