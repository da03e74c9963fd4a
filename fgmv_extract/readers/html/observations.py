"""What was odd about a page, gathered while it is read and told as findings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import final

from attrs import define, field

from fgmv_extract.document import Block, Table
from fgmv_extract.findings import Code, Finding
from fgmv_extract.typography import has_look_alikes

_VIEWS = {False: "as if all were accepted", True: "as if none had been made"}


@final
@define(eq=False)
class Observations:
    """Counts of hidden and of struck elements, tracked changes by what they are, and documents shown inside; clauses about limits.

    ``original`` tells which view of tracked changes is read.
    """

    original: bool
    hidden: int = 0
    struck: int = 0
    embedded: int = 0
    changes: Counter[str] = field(factory=Counter)
    cuts: set[str] = field(factory=set)
    is_cut_off: bool = False

    def findings(self, blocks: Iterable[Block]) -> Iterator[Finding]:
        """Tell them; the texts of ``blocks`` are looked at for look-alikes."""
        if self.is_cut_off:
            yield Finding(Code.CUT_OFF, "The page ends before its end; what stands before was read.")
        for cut in sorted(self.cuts):
            yield Finding(Code.LIMIT_REACHED, f"Not all was read as it stands: {cut}.")
        if self.embedded:
            yield Finding(Code.EMBEDDED_DOCUMENT, f"Not read: {_counted(self.embedded, 'page')} shown inside this one.")
        if self.changes:
            told = ", ".join(_counted(count, noun) for noun, count in sorted(self.changes.items()))
            yield Finding(Code.TRACKED_CHANGES, f"Tracked changes were read {_VIEWS[self.original]}: {told}.")
        if self.hidden:
            yield Finding(Code.HIDDEN_TEXT, f"Left out: {_counted(self.hidden, 'hidden element')}.")
        if self.struck:
            yield Finding(Code.STRUCK_TEXT, f"Struck through, and left out: {_counted(self.struck, 'element')}.")
        if any(map(has_look_alikes, chain.from_iterable(map(_uncommon, blocks)))):
            told = "No-break blanks, no-break hyphens or characters without width stand in the text."
            yield Finding(Code.UNUSUAL_CHARACTERS, told)


def _uncommon(block: Block) -> list[str]:
    """The texts of a block that are not all ASCII, as nearly all are."""
    told = block.cells if isinstance(block, Table) else (block,)
    return [each.text for each in told if not each.text.isascii()]


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
