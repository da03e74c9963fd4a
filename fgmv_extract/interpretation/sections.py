"""The parts of a document: its prose, and the annexes its tables stand in."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import final

from attrs import frozen

from fgmv_extract.document import Document, Paragraph, Part
from fgmv_extract.grammar.headings import AnnexHeading, read_annex_heading
from fgmv_extract.records import Annex
from fgmv_extract.typography import collapse

_LONGEST_TITLE = 200


@final
@frozen(slots=False)
class Sections:
    """A document cut at the headings of its annexes.

    ``annexes`` stand in document order; ``starts`` are the indices of the blocks their headings are; ``prose`` are the
    paragraphs of the body that are neither empty nor a heading of an annex.
    """

    annexes: tuple[Annex, ...]
    starts: tuple[int, ...]
    prose: tuple[Paragraph, ...]

    def annex_of(self, block: int) -> Annex | None:
        """The annex in which a block stands; None before the first."""
        index = bisect_right(self.starts, block)
        return self.annexes[index - 1] if index else None

    def before(self, block: int) -> tuple[Paragraph, ...]:
        """The prose of the same section that stands before a block, nearest first."""
        index = bisect_right(self.starts, block)
        start = self.starts[index - 1] if index else -1
        positions = self._positions
        return self.prose[bisect_right(positions, start) : bisect_right(positions, block)][::-1]

    @cached_property
    def _positions(self) -> tuple[int, ...]:
        return tuple(paragraph.place.block for paragraph in self.prose)


def sections_of(document: Document) -> Sections:
    """Cut a document into its sections."""
    body = [p for p in document.paragraphs if p.part is Part.BODY and p.inside is None and p.text.strip()]
    annexes: list[Annex] = []
    starts: list[int] = []
    prose: list[Paragraph] = []
    used: set[int] = set()
    for index, paragraph in enumerate(body):
        heading = (
            read_annex_heading(paragraph.text) if paragraph.text.lstrip()[:2].lower() in {"an", "ap", "at"} else None
        )
        if heading is None:
            if index not in used:
                prose.append(paragraph)
            continue
        title, period = heading.title, heading.period
        following = _title_below(body, index, document) if title is None else None
        if following is not None:
            used.add(index + 1)
            title, period = following.title, following.period
        annexes.append(
            Annex(
                label=heading.label,
                title=title,
                period=period,
                place=paragraph.place,
                verbatim=paragraph.text,
            )
        )
        starts.append(paragraph.place.block)
    return Sections(tuple(annexes), tuple(starts), tuple(prose))


def _title_below(body: Sequence[Paragraph], index: int, document: Document) -> AnnexHeading | None:
    """The title of an annex whose heading is only its label: the short paragraph directly below."""
    if index + 1 >= len(body):
        return None
    below, heading = body[index + 1], body[index]
    text = collapse(below.text)
    between = document.blocks[heading.place.block + 1 : below.place.block]
    if (
        len(text) > _LONGEST_TITLE
        or text.endswith((".", ":", ";"))
        or not all(isinstance(b, Paragraph) for b in between)
    ):
        return None
    return read_annex_heading(f"Annex A: {text}")
