"""All statements of a document: most hold one, an archive page or a digest holds many, and a TD holds one that came in.

A statement begins with its header block and goes on to the next; what stands before the first of several belongs to none. A
header block directly under the heading of an annex is part of the annex: it is that of a statement which is quoted.
"""

from collections.abc import Sequence
from itertools import islice, takewhile

from fgmv_extract.document import Document, Paragraph, Part, Table
from fgmv_extract.grammar.headings import read_annex_heading
from fgmv_extract.interpretation.blocks import HeaderBlock, find_header_blocks
from fgmv_extract.interpretation.flowing.signs import may_flow
from fgmv_extract.interpretation.lines import may_stand_above
from fgmv_extract.interpretation.marks import is_marked
from fgmv_extract.interpretation.statement import read_statement
from fgmv_extract.interpretation.tables import layouts_of, lists_of
from fgmv_extract.interpretation.values import first_of, type_of
from fgmv_extract.interpretation.wrappers import INCOMING, is_envelope, is_wrapper, received_as
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.places import Place
from fgmv_extract.records import ReceivedAs, Statement

_NOTHING = Paragraph("", Place(0))
_TOP = 40  # paragraphs in which a document says what it is about
_MOST_ABOVE = 6  # lines above a header block that may belong to it
_HEADING = 3  # lines above it among which the heading of its annex is


def interpret_all(document: Document, vocabulary: Vocabulary) -> tuple[Statement, ...]:
    """Read the statements of a document, at least one, in order.

    Never fails: what is not understood is left out or becomes a finding.
    """
    if not may_flow(document, vocabulary):
        return _all_of(document, vocabulary)
    from fgmv_extract.interpretation.flowing.places import in_place  # noqa: PLC0415  most documents need none of it
    from fgmv_extract.interpretation.flowing.tables import unflowed  # noqa: PLC0415  as above

    flowing = unflowed(document, vocabulary, _focus_group(document, vocabulary))
    if flowing is None:
        return _all_of(document, vocabulary)
    return tuple(in_place(statement, document, flowing) for statement in _all_of(flowing.document, vocabulary))


def _focus_group(document: Document, vocabulary: Vocabulary) -> str | None:
    """The only Focus Group that a document names near its top."""
    lines = islice((paragraph.text for paragraph in document.paragraphs if paragraph.text.strip()), _TOP)
    named = {
        mention.group for text in lines for mention in find_groups(text, vocabulary) if mention.group.startswith("FG-")
    }
    return named.pop() if len(named) == 1 else None


def _all_of(document: Document, vocabulary: Vocabulary) -> tuple[Statement, ...]:
    layouts = layouts_of(document, vocabulary)
    blocks = find_header_blocks(document, vocabulary, lists_of(document, layouts, vocabulary))
    chains = _chains(blocks, document)
    if len(chains) > 1 and not is_marked(chains[0][-1]):
        del chains[0]  # the header of a report that statements stand in
    if not chains:
        return (read_statement(document, None, None, layouts, vocabulary),)
    behind = [
        0,
        *(_end_of(chain[-1]) for chain in chains[:-1]),
    ]  # what stands between the lines of a header block is its own
    starts = [max(_start_of(chain[-1], document), first) for chain, first in zip(chains, behind, strict=True)]
    ends = [max(_start_of(chain[0], document), first) for chain, first in zip(chains[1:], behind[1:], strict=True)]
    if len(chains) == 1 and len(chains[0]) == 1:
        starts = [0]
    return tuple(
        read_statement(
            _stretch(document, start, end, alone=len(chains) == 1),
            chain[-1],
            _wrapper(chain, document, vocabulary),
            layouts,
            vocabulary,
        )
        for chain, start, end in zip(chains, starts, [*ends, len(document.blocks)], strict=True)
    )


def interpret(document: Document, vocabulary: Vocabulary) -> Statement:
    """Read the first statement of a document."""
    return interpret_all(document, vocabulary)[0]


_Chain = list[HeaderBlock]
"""Header blocks each of which stands around the next; mostly one."""


def _chains(blocks: Sequence[HeaderBlock], document: Document) -> list[_Chain]:
    chains: list[_Chain] = []
    for block in blocks:
        if chains and is_wrapper(chains[-1][-1], block, document):
            chains[-1].append(block)
        elif chains and is_envelope(chains[-1][-1]) and is_marked(block):
            chains[-1] = [block]
        elif not chains or _begins(block, chains[-1], document):
            chains.append([block])
    return chains


def _begins(block: HeaderBlock, before: _Chain, document: Document) -> bool:
    """Whether a header block begins another statement, and does not stand in an annex of the one before, or between its lines.

    The annexes of a report may hold one statement each.
    """
    if block.start < _end_of(before[-1]) or not is_marked(block):
        return False
    quoted = _is_annexed(block, document) and not _is_annexed(before[0], document)
    return not (quoted and is_marked(before[-1]))


def _is_annexed(block: HeaderBlock, document: Document) -> bool:
    blocks = (document.blocks[index] for index in range(block.start - 1, -1, -1))
    above = takewhile(lambda each: isinstance(each, Paragraph), blocks)
    lines = (each.text for each in above if each.text.strip())
    return any(read_annex_heading(line) is not None for line in islice(lines, _HEADING))


def _start_of(block: HeaderBlock, document: Document) -> int:
    """The index of the first of the short lines directly above a header block (its number, a band)."""
    start, lines = block.start, 0
    for index in range(block.start - 1, -1, -1):
        each = document.blocks[index]
        if not isinstance(each, Paragraph) or each.part is not Part.BODY:
            break
        if each.text.strip():
            if lines == _MOST_ABOVE or not may_stand_above(each.text):
                break
            lines += 1
            start = index
    return start


def _end_of(block: HeaderBlock) -> int:
    """The index behind the last of the document's blocks that a header block stands in."""
    return max(block.blocks, default=block.start) + 1


def _stretch(document: Document, start: int, end: int, *, alone: bool) -> Document:
    """A document of which nothing is left but the blocks from ``start`` to ``end``, each at its index.

    Page headers and notes stay when there is only one statement they can belong to.
    """
    if start == 0 and end == len(document.blocks):
        return document
    inside = tuple(block if alone or block.part is Part.BODY else _NOTHING for block in document.blocks[start:end])
    findings = tuple(each for each in document.findings if each.place is None or start <= each.place.block < end)
    stretch = Document(document.file, (_NOTHING,) * start + inside, findings)
    # Found among the blocks inside: to look through all that is before them, for each statement, would cost its square.
    vars(stretch)["paragraphs"] = tuple(block for block in inside if isinstance(block, Paragraph))
    vars(stretch)["tables"] = tuple(block for block in inside if isinstance(block, Table))
    return stretch


def _wrapper(chain: _Chain, document: Document, vocabulary: Vocabulary) -> ReceivedAs | None:
    """What the statement was received as: the outermost block around it, or its own where that is the only one."""
    outer = chain[0]
    if len(chain) == 1 and type_of(first_of(outer.fields, "title")) != INCOMING:
        return None
    told = received_as(outer, _start_of(outer, document), document, vocabulary)
    return told if len(chain) > 1 or told.number else None
