"""Ruling lines become tables: pieces are joined, lines that touch make a lattice, its meshes are cells.

::

    +-----+-----------+     ys: 4 rulings across, xs: 4 down; 3 x 3 meshes
    |     |           |     a mesh without an edge to the next one is one cell with it
    |     +-----+-----+
    |     |     |     |
    +-----+-----+-----+
    |     |     |     |     open at the bottom: the rulings down end where the page does
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple, final

from attrs import frozen

from fgmv_extract.places import Box
from fgmv_extract.readers.pdf.rulings import Ruling

NEAR = 3.0
"""Points within which rulings are one, or touch; as in pdfplumber."""
_START = itemgetter(1)  # of a ruling
_OPEN = 6.0  # points by which rulings stand out of a lattice that is open on that side
_FRAME = 0.85  # of the width and height of a page: a frame around it is no table


@final
class Mesh(NamedTuple):
    """A cell of a lattice: its top left grid position and how many rows and columns it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


@final
@frozen
class Lattice:
    """The grid lines of a table from left to right and from the top down, and its cells in row-major order.

    ``open_top`` and ``open_bottom`` tell that no ruling closes it there.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    meshes: tuple[Mesh, ...]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def box(self) -> Box:
        """The box around it."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def joined(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Put rulings that lie beside each other on one line, and make one of those that touch on it."""
    lines: list[list[Ruling]] = []
    for ruling in sorted(rulings):
        if lines and ruling.at - lines[-1][0].at <= NEAR:
            lines[-1].append(ruling)
        else:
            lines.append([ruling])
    return [whole for line in lines for whole in (line if len(line) == 1 else _joined_line(line))]


def _joined_line(line: list[Ruling]) -> Iterator[Ruling]:
    at = sum(ruling.at for ruling in line) / len(line)
    begin, end = None, 0.0
    for _, start, stop in sorted(line, key=_START):
        if begin is None:
            begin, end = start, stop
        elif start <= end + NEAR:
            end = max(end, stop)
        else:
            yield Ruling(at, begin, end)
            begin, end = start, stop
    if begin is not None:
        yield Ruling(at, begin, end)


def lattices(across: Sequence[Ruling], down: Sequence[Ruling], width: float, height: float) -> list[Lattice]:
    """Find the tables that joined rulings make on a page of that size, from the top down."""
    found = (_lattice(*component) for component in _components(across, down))
    kept = [lattice for lattice in found if lattice is not None and not _is_frame(lattice, width, height)]
    return sorted(kept, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def alone(across: Iterable[Ruling], found: Sequence[Lattice]) -> list[Ruling]:
    """Return the rulings across a page that are of none of its tables."""
    boxes = [lattice.box for lattice in found]
    return [
        ruling
        for ruling in across
        if not any(
            top - NEAR <= ruling.at <= bottom + NEAR and left - NEAR <= ruling.start <= right
            for left, top, right, bottom in boxes
        )
    ]


def _is_frame(lattice: Lattice, width: float, height: float) -> bool:
    left, top, right, bottom = lattice.box
    return len(lattice.meshes) == 1 and right - left > _FRAME * width and bottom - top > _FRAME * height


def _components(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Group rulings that touch."""
    group = list(range(len(across) + len(down)))

    def root(of: int) -> int:
        while group[of] != of:
            group[of] = of = group[group[of]]
        return of

    reaching = [(j, x, top - NEAR, bottom + NEAR) for j, (x, top, bottom) in enumerate(down, len(across))]
    for i, (y, left, right) in enumerate(across):
        own, first, last = root(i), left - NEAR, right + NEAR
        for j, x, top, bottom in reaching:
            if first <= x <= last and top <= y <= bottom and group[j] != own and (other := root(j)) != own:
                group[other] = own
    grouped: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, ruling in enumerate((*across, *down)):
        grouped.setdefault(root(i), ([], []))[i >= len(across)].append(ruling)
    return [both for both in grouped.values() if all(both)]


def _lattice(across: list[Ruling], down: list[Ruling]) -> Lattice | None:
    left, right = _missing(down, across)
    top, bottom = _missing(across, down)
    across += [side for side in (top, bottom) if side]
    down += [side for side in (left, right) if side]
    xs, ys = _grid_lines(down, across), _grid_lines(across, down)
    if len(xs) < 2 or len(ys) < 2:
        return None
    meshes = tuple(_meshes(_edges(across, ys, xs), _edges(down, xs, ys)))
    if not meshes:
        return None
    return Lattice(xs, ys, meshes, open_top=top is not None, open_bottom=bottom is not None)


def _missing(lines: Sequence[Ruling], crossing: Sequence[Ruling]) -> tuple[Ruling | None, Ruling | None]:
    """Return the first and last of the parallel ``lines`` that are not drawn: where two or more crossing ones stand out."""
    ats = [line.at for line in lines]
    first, last = min(ats) - _OPEN, max(ats) + _OPEN
    before = [ruling for ruling in crossing if ruling.start < first]
    behind = [ruling for ruling in crossing if ruling.end > last]
    return _side(before, [r.start for r in before]), _side(behind, [r.end for r in behind])


def _side(crossing: Sequence[Ruling], ends: Sequence[float]) -> Ruling | None:
    if len(crossing) < 2 or max(ends) - min(ends) > NEAR:
        return None
    ats = [ruling.at for ruling in crossing]
    return Ruling(sum(ends) / len(ends), min(ats), max(ats))


def _grid_lines(lines: Iterable[Ruling], crossing: Sequence[Ruling]) -> tuple[float, ...]:
    """Return where the lines stand that reach from one crossing line to another; others (underlines) are none."""
    ats = sorted({ruling.at for ruling in crossing})
    return tuple(sorted({at for at, start, end in lines if _reached(ats, start, end) > 1}))


def _reached(ats: Sequence[float], start: float, end: float) -> int:
    return bisect_right(ats, end + NEAR) - bisect_left(ats, start - NEAR)


def _edges(lines: Iterable[Ruling], ats: Sequence[float], along: Sequence[float]) -> list[list[bool]]:
    """Tell for each grid line, and each stretch between two grid lines that cross it, whether it is drawn."""
    index = {at: row for row, at in enumerate(ats)}
    drawn = [[False] * (len(along) - 1) for _ in ats]
    for at, start, end in lines:
        row = index.get(at)
        if row is None:
            continue
        first, behind = bisect_left(along, start - NEAR), bisect_right(along, end + NEAR) - 1
        if first < behind:
            drawn[row][first:behind] = [True] * (behind - first)
    return drawn


def _meshes(across: list[list[bool]], down: list[list[bool]]) -> Iterator[Mesh]:
    """Yield the rectangles that edges close; ``across[y][column]`` and ``down[x][row]`` tell whether an edge is drawn."""
    rows, columns = len(across) - 1, len(down) - 1
    taken = [[False] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            right, bottom = column + 1, row + 1
            if down[right][row] and across[bottom][column]:  # as nearly all of them
                if down[column][row] and across[row][column]:
                    yield Mesh(row, column, 1, 1)
                continue
            while right < columns and not down[right][row] and not taken[row][right]:
                right += 1
            while (
                bottom < rows
                and not any(across[bottom][column:right])
                and not any(down[x][bottom] for x in range(column + 1, right))
            ):
                bottom += 1
            closed = (
                all(across[row][column:right])
                and all(across[bottom][column:right])
                and all(down[column][row:bottom])
                and all(down[right][row:bottom])
            )
            if closed:
                for r in range(row, bottom):
                    taken[r][column:right] = [True] * (right - column)
                yield Mesh(row, column, bottom - row, right - column)
