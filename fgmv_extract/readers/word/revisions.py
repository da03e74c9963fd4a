"""Tracked changes: which elements are gone in the view that is read.

In the accepted view deletions and the sources of moves are gone, in the original insertions and the targets of moves. The
same names mark a run (``<w:del>`` around it), the mark at the end of a paragraph, and a row (an empty ``<w:del/>`` among
their properties). Former properties stand in elements whose names end in ``Change``, at the end of the present ones.
"""

from collections.abc import Iterator

from fgmv_extract.readers.word.names import Element, Names, local, value
from fgmv_extract.readers.word.story import Story

_GONE = {False: frozenset({"del", "moveFrom", "cellDel"}), True: frozenset({"ins", "moveTo", "cellIns"})}
_INSERTION, _DELETION, _MOVE, _MERGE, _FORMAT = "insertion", "deletion", "move", "merged cell", "change of format"
_KINDS = {
    "ins": _INSERTION,
    "cellIns": _INSERTION,
    "del": _DELETION,
    "cellDel": _DELETION,
    "moveFrom": _MOVE,
    "cellMerge": _MERGE,
    "rPrChange": _FORMAT,
    "pPrChange": _FORMAT,
    "sectPrChange": _FORMAT,
    "tblPrChange": _FORMAT,
    "tblPrExChange": _FORMAT,
    "tblGridChange": _FORMAT,
    "trPrChange": _FORMAT,
    "tcPrChange": _FORMAT,
    "numberingChange": _FORMAT,
}


def changes_in(root: Element, names: Names) -> Iterator[str]:
    """Yield for each tracked change in a part what it is; a move counts where it comes from."""
    kinds = {names.of(name): kind for name, kind in _KINDS.items()}
    for element in root.iter(*kinds):
        yield kinds[element.tag]


def _is_gone(story: Story, element: Element) -> bool:
    story.pages.is_tracked = True
    return local(element) in _GONE[story.pages.original]


def change(story: Story, element: Element) -> None:
    """Leave what is gone: runs, a row, or the mark of a paragraph, which then goes on with the next one."""
    if not _is_gone(story, element):
        return
    if len(element):
        story.leave(element)
        return
    properties = element.getparent()
    owner = None if properties is None else properties.getparent()
    if properties is None or owner is None:
        return
    if local(properties) == "trPr" and story.sheet:
        story.sheet.removed = True
        story.leave(owner, element)
    elif local(properties) == "rPr" and local(owner) == "pPr":
        story.joins = True


def changed_cell(story: Story, element: Element) -> None:
    """Leave a cell that is gone. A deleted cell's columns go to the cell left of it: so Word tracks the merging of cells."""
    cell = _ancestor(element, 2)
    if story.sheet and cell is not None and local(cell) == "tc" and _is_gone(story, element):
        traits = story.sheet.traits()
        traits.removed = True
        traits.continues_left = not story.pages.original
        story.leave(cell, element)


def changed_merge(story: Story, element: Element) -> None:
    """Read a merge down that a tracked change made (``vMerge``) or undid (``vMergeOrig``)."""
    story.pages.is_tracked = True
    if story.sheet:
        traits = story.sheet.traits()
        role = value(element, "vMergeOrig" if story.pages.original else "vMerge")
        traits.opens, traits.continues = role == "rest", role == "cont"


def is_in_force(story: Story, element: Element) -> bool:
    """Tell whether a property belongs to the view: in the original, former properties replace the present ones."""
    owner = _ancestor(element, 2)
    is_former = owner is not None and _is_change(owner)
    if not story.pages.original or is_former:
        return is_former == story.pages.original
    properties = element.getparent()
    return properties is None or not (len(properties) and _is_change(properties[-1]))


def _is_change(element: Element) -> bool:
    return local(element).endswith("Change")


def _ancestor(element: Element, steps: int) -> Element | None:
    above: Element | None = element
    for _ in range(steps):
        above = None if above is None else above.getparent()
    return above
