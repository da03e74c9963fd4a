"""Rows of TABs that were wrapped like prose, TABs and all: ``catdoc``.

    No.     Title   Approved        Allocated to    SG20
                                                            a TAB parts cells; where a line was wrapped in its place, it is gone
            FGMV-08 Technical Specification on Design       an empty last cell leaves its TAB before the next row
    criteria for ecosystems October 2023    ITU-T SG5
    and ITU-T SG20  Q7/20 plans to initiate new work

    FGMV-09                                                 a cell with an empty paragraph

What a line end stands for nothing tells any more, so every TAB becomes one, and what the cells say tells them apart.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.codes import kind_of_code
from fgmv_extract.readers.text.drafts import Piece
from fgmv_extract.readers.text.lines import Lines

_WIDEST = 80  # characters of a wrapped line
_ENOUGH = 3
_LABEL = pattern(r"[^\t:]{2,40}:\t")
_FOOTER = 8  # lines at the end of the text
_PAGE = pattern(r"[-–]?\s*+PAGE\b(?:[\s\d\\*]|(?:MERGEFORMAT|ARABIC|ROMAN|[IVXLC]+)\b)*+[-–]?")


def recognises(lines: Lines) -> bool:
    """Tell by lines with TABs inside, of which several go on in the next line, and no two are alike as rows are.

    Several begin with a TAB besides, or blank lines part the rows.
    """
    if "\t" not in lines.whole or any(len(text) > _WIDEST for text in lines.texts):
        return False
    rows = [text.strip("\t").count("\t") for text in lines.texts if "\t" in text.strip("\t")]
    wrapped = sum(
        "\t" in text.strip("\t") and after.strip() != "" and not after.startswith("\t")
        for text, after in pairwise(lines.texts)
    )
    if wrapped < _ENOUGH or len(set(rows)) < 2:
        return False
    begun = sum(text.startswith("\t") and text.strip() != "" for text in lines.texts)
    return begun >= _ENOUGH or _stand_apart(lines.texts)


def _stand_apart(texts: Sequence[str]) -> bool:
    """Whether several rows have codes of one kind in the first or second cell, and none of them is without a blank line before it."""
    apart: defaultdict[str, list[bool]] = defaultdict(list)
    for before, text in pairwise(("", *texts)):
        cells = text.strip("\t").split("\t", 2)
        for cell in cells[:2] if len(cells) > 1 else ():
            if kind := kind_of_code(cell.strip()):
                apart[kind].append(not before.strip() or text.startswith("\t"))
                break
    return any(len(each) >= _ENOUGH and all(each) for each in apart.values())


def read(lines: Lines) -> Iterator[Piece]:
    """Yield paragraphs, one for each stretch between TABs; a line that had no room for the next word goes on in the next.

    What stands in the footers of pages comes first, as in texts that are laid out in columns.
    """
    end = _footer(lines.texts)
    texts = lines.texts[:end]
    footer = zip(lines.texts[end + 1 :], lines.numbers[end + 1 :], strict=True)
    yield from ((text.strip(), number) for text, number in footer if text.strip())
    room = max((len(text) for text in texts if "\t" not in text), default=0)
    numbered = zip(texts, lines.numbers, strict=False)
    for filled, group in groupby(numbered, lambda line: bool(line[0].strip())):
        if filled:
            yield from _block(list(group), room)


def _block(block: Sequence[tuple[str, int]], room: int) -> Iterator[Piece]:
    """Yield the paragraphs of lines without an empty one among them; prose is one, and a line end in it a blank."""
    tabs = sum(text.count("\t") for text, _ in block)
    prose = not tabs or (tabs == 1 and _LABEL.match(block[0][0]) is not None)
    between = " " if prose else "\n"
    begun: list[str] = []
    line, before = 0, ""
    for text, number in block:
        parts = [part.strip() for part in text.split("\t")]
        for at, part in enumerate(parts):
            if begun and (at or not (prose or _is_full(before, text, room))):
                yield between.join(begun), line
                begun = []
            if part:
                line = line if begun else number
                begun.append(part)
        before = text
    if begun:
        yield between.join(begun), line


def _is_full(before: str, after: str, room: int) -> bool:
    """Whether the first word of the next line had no room in this one."""
    return not after.startswith("\t") and len(before) + 1 + len(after.split(maxsplit=1)[0]) > room


def _footer(texts: Sequence[str]) -> int:
    """The index of the page number near the end, which is written with the name of its field; the footers stand below it."""
    near = range(max(0, len(texts) - _FOOTER), len(texts))
    return next((at for at in near if _PAGE.fullmatch(texts[at].strip())), len(texts))
