"""A sample's description: a TOML file whose tables are drawn as they look.

A row is a line ``| cell | cell |``. In a cell ``¶`` begins a further paragraph; a cell that is only ``<`` belongs to the
cell on its left, only ``^`` to the one above it. Before a row's first bar may stand ``ins``, ``del`` (tracked) or
``control`` (a content control around the row). A paragraph may begin with its style in brackets, ``[Tablehead]No.``;
``[*]`` is bold. A cell may begin with ``(control)``. The inside of a paragraph is the language of ``samples.pieces``.

::

    shows = "two allocations of one deliverable"
    files = ["docx", "txt"]

    [[blocks]]
    text = "[Headingb]Annex A"

    [[blocks]]
    look = "grid"
    widths = [20, 60]
    rows = '''
    | No.     | Title         |
    | FGMV-01 | One¶and more  |
    '''
"""

import re
import tomllib
from pathlib import Path
from typing import Literal, final

from attrs import frozen

from samples.pieces import Piece, pieces

HERE = Path(__file__).resolve().parent
DESCRIPTIONS = HERE / "descriptions"

Look = Literal["grid", "plain"]
"""How a table is drawn: with all its lines, or with none (header blocks)."""

_STYLE = re.compile(r"\[(?P<style>\*|\w++)\]")
_CONTROL = "(control)"


@final
@frozen
class Para:
    """A paragraph; ``control`` puts a content control around it."""

    pieces: tuple[Piece, ...]
    style: str | None = None
    bold: bool = False
    control: bool = False


@final
@frozen
class Box:
    """A cell as Word stores it: ``columns`` grid columns wide, ``merge`` says whether a vertical merge begins or goes on.

    ``nested`` is the one row of a table inside the cell, in front of the cell's own last paragraph.
    """

    paragraphs: tuple[Para, ...]
    columns: int = 1
    merge: Literal["", "restart", "continue"] = ""
    control: bool = False
    nested: tuple[str, ...] = ()


@final
@frozen
class Row:
    """A row of boxes; ``mark`` is empty, ``ins``, ``del`` or ``control``."""

    boxes: tuple[Box, ...]
    mark: str = ""


@final
@frozen
class Grid:
    """A table; ``widths`` are those of the grid's columns in millimetres, ``heads`` how many rows repeat on each page."""

    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    look: Look = "grid"
    heads: int = 0


@final
@frozen(kw_only=True)
class Sample:
    """One description: what it shows, which files are made of it (``docx``, ``txt``), and its blocks.

    ``name`` is a path without ending: ``example``, ``sequences/fg-mv-1-allocation``.

    ``running`` is the text of the page header, which Word repeats from the second page on; empty means none.
    """

    name: str
    shows: str
    facts: str
    files: tuple[str, ...]
    running: str
    blocks: tuple[Para | Grid, ...]


def samples() -> tuple[Sample, ...]:
    """Read all descriptions, in the order of their names."""
    return tuple(describe(path) for path in sorted(DESCRIPTIONS.rglob("*.toml")))


def describe(path: Path) -> Sample:
    """Read one description; ``ValueError`` or ``KeyError`` when it is not in the form this module's docstring gives."""
    told = tomllib.loads(path.read_text("utf-8"))
    return Sample(
        name=_name(path),
        shows=told["shows"],
        facts=told["facts"],
        files=tuple(told["files"]),
        running=told.get("running", ""),
        blocks=tuple(_block(block) for block in told["blocks"]),
    )


def _name(path: Path) -> str:
    """Return the path below the descriptions without its ending; the files are made at the same path below ``samples``."""
    return path.relative_to(DESCRIPTIONS).with_suffix("").as_posix() if path.is_relative_to(DESCRIPTIONS) else path.stem


def _block(block: dict[str, object]) -> Para | Grid:
    match block:
        case {"text": str(text)}:
            return para(text, control=bool(block.get("control")))
        case {"rows": str(rows), "widths": list(widths)}:
            look: Look = "plain" if block.get("look") == "plain" else "grid"
            return grid(rows, tuple(widths), look, heads=1 if block.get("heads", look == "grid") else 0)
        case _:
            raise ValueError(f"neither a paragraph nor a table: {block!r}")


def para(source: str, *, control: bool = False) -> Para:
    """Read one paragraph, its style in front."""
    style = _STYLE.match(source)
    if style is None:
        return Para(pieces(source), control=control)
    inside = pieces(source[style.end() :])
    return Para(inside, bold=True) if style["style"] == "*" else Para(inside, style["style"], control=control)


def grid(source: str, widths: tuple[int, ...], look: Look = "grid", *, heads: int = 1) -> Grid:
    """Read a drawn table; ``ValueError`` for a row that is wider than the table."""
    lines = [line.strip() for line in source.strip().splitlines()]
    drawn = [_drawn(line) for line in lines]
    if wide := [cells for _, cells in drawn if len(cells) > len(widths)]:
        raise ValueError(f"{len(widths)} columns, but {len(wide[0])} cells: {wide[0]!r}")
    below = [cells for _, cells in drawn[1:]] + [[]]
    rows = tuple(Row(_boxes(cells, under), mark) for (mark, cells), under in zip(drawn, below, strict=True))
    return Grid(rows, widths, look, heads)


def _drawn(line: str) -> tuple[str, list[str]]:
    mark, *cells = line.split("|")
    if not cells or cells.pop().strip():
        raise ValueError(f"a row begins and ends with a bar: {line!r}")
    return mark.strip(), [cell.strip() for cell in cells]


def _boxes(cells: list[str], under: list[str]) -> tuple[Box, ...]:
    """``under`` is the row below: a ``^`` there makes this cell the beginning of a merge."""
    boxes = []
    for column, cell in enumerate(cells):
        if cell == "<":
            continue
        columns = 1 + _joined(cells[column + 1 :])
        begins = column < len(under) and under[column] == "^"
        boxes.append(_box(cell, columns, begins=begins))
    return tuple(boxes)


def _joined(cells: list[str]) -> int:
    return next((number for number, cell in enumerate(cells) if cell != "<"), len(cells))


def _box(cell: str, columns: int, *, begins: bool) -> Box:
    if cell == "^":
        return Box((Para(()),), columns, "continue")
    control = cell.startswith(_CONTROL)
    text = cell.removeprefix(_CONTROL)
    nested: tuple[str, ...] = ()
    if text.startswith("(nested)"):
        inner, _, text = text.removeprefix("(nested)").partition("¶")
        nested = tuple(part.strip() for part in inner.split(";"))
    paragraphs = tuple(para(part.strip(" ")) for part in text.split("¶"))
    return Box(paragraphs, columns, "restart" if begins else "", control, nested)
