"""What has been read of a document so far: its blocks in reading order, and what was odd about it."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import final

from fgmv_extract.document import Block, Cell, Paragraph, Part, Table
from fgmv_extract.findings import Code, Finding
from fgmv_extract.options import Options, Revisions
from fgmv_extract.places import Place
from fgmv_extract.readers.word.tables import Sheet

_LOOK_ALIKES = {
    "\u00a0": "no-break blank",
    "\u202f": "narrow no-break blank",
    "\u2011": "no-break hyphen",
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width blank",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
}
_VIEWS = {False: "as if all were accepted", True: "as if none had been made"}


@final
class Pages:
    """Blocks and observations, filled by the stories of a document one after the other.

    ``references`` are the notes the text refers to, as (``footnoteReference``, id), in reading order. ``changes`` counts
    tracked changes by what they are, ``hidden`` and ``struck`` runs, ``embedded`` documents; ``cuts`` are clauses that say which limits
    were reached; ``missing`` are names of parts.
    """

    def __init__(self, options: Options) -> None:
        self.limits = options.limits
        self.original = options.revisions is Revisions.ORIGINAL
        self.blocks: list[Block] = []
        self.references: list[tuple[str, str]] = []
        self.changes: Counter[str] = Counter()
        self.is_tracked = False
        self.hidden = 0
        self.struck = 0
        self.embedded = 0
        self.cuts: set[str] = set()
        self.missing: list[str] = []
        self._tables = 0

    def add_paragraph(self, text: str, style: str | None, part: Part, inside: Place | None) -> None:
        """Add a paragraph."""
        self.blocks.append(Paragraph(text, Place(len(self.blocks)), style, part, inside))

    def new_sheet(self) -> Sheet:
        """Return a sheet for the table that will be the next block."""
        return Sheet(len(self.blocks), self._tables, self.limits)

    def add_table(self, sheet: Sheet, part: Part, inside: Place | None) -> tuple[Cell, ...]:
        """Add a table and return its cells; one whose rows were all deleted is none."""
        table = sheet.finished(part, inside)
        if sheet.is_cut:
            self.cuts.add(f"a table has more than {self.limits.columns:,} columns")
        if table is None:
            return ()
        self.blocks.append(table)
        self._tables += 1
        return table.cells

    def findings(self) -> tuple[Finding, ...]:
        """Return what was odd."""
        return tuple(Finding(code, told) for code, told in self._observations())

    def _observations(self) -> Iterator[tuple[Code, str]]:
        for target in self.missing:
            yield Code.MISSING_PART, f"{target} is not in the archive."
        for cut in sorted(self.cuts):
            yield Code.LIMIT_REACHED, f"Not all was read: {cut}."
        if self.embedded:
            yield Code.EMBEDDED_DOCUMENT, f"Not read: {_counted(self.embedded, 'embedded document')}."
        if self.changes:
            yield Code.TRACKED_CHANGES, f"Tracked changes were read {_VIEWS[self.original]}: {_listed(self.changes)}."
        if self.hidden:
            yield Code.HIDDEN_TEXT, f"Left out: {_counted(self.hidden, 'hidden run')}."
        if self.struck:
            yield Code.STRUCK_TEXT, f"Struck through, and left out: {_counted(self.struck, 'run')}."
        if look_alikes := self._look_alikes():
            yield Code.UNUSUAL_CHARACTERS, f"Kept in the text and folded for reading: {_listed(look_alikes)}."

    def _look_alikes(self) -> Counter[str]:
        """Count no-break blanks and their like in all texts."""
        told: Iterator[Cell | Paragraph] = chain.from_iterable(
            block.cells if isinstance(block, Table) else (block,) for block in self.blocks
        )
        text = "".join([each.text for each in told if not each.text.isascii()])  # as few are
        return Counter({name: text.count(sign) for sign, name in _LOOK_ALIKES.items() if sign in text})


def _listed(counts: Counter[str]) -> str:
    return ", ".join(_counted(count, noun) for noun, count in sorted(counts.items()))


def _counted(count: int, noun: str) -> str:
    """Say ``3 insertions``, ``2 changes of format``."""
    head, of, rest = noun.partition(" of ")
    return f"{count:,} {head}{'' if count == 1 else 's'}{of}{rest}"
