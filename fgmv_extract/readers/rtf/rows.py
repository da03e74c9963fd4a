r"""The definition of a row: where its cells end, and which are merged.

\trowd\trleft-108 \clvmgf\cellx1933 \clmgf\cellx5000 \clmrg\cellx9529      before the cells, behind them, or both
"""

from typing import final

from attrs import define, field

from fgmv_extract.readers.office.grid import ALONE, Merge, Shape


@final
@define(eq=False)
class RowInHand:
    """A definition while it is read: its left edge, the right edges of cells, their merges, and what the next cell is."""

    left: int = 0
    edges: list[int] = field(factory=list)
    merges: list[Merge] = field(factory=list)
    merge: Merge = ALONE

    def end_cell(self, edge: int) -> None:
        """End the definition of a cell with its right edge."""
        self.edges.append(edge)
        self.merges.append(self.merge)
        self.merge = ALONE

    def shape(self) -> Shape | None:
        """Return what was defined, None when nothing was."""
        return Shape((min(self.left, self.edges[0] - 1), *self.edges), tuple(self.merges)) if self.edges else None
