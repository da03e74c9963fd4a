"""Measure comparing two tables of deliverables, beside tools that compare any tables: ``python -m benchmarks.comparison``.

Beside the time stands what was told: rows found of those that differ, and rows told of that do not. Peers that are not
installed are named and passed over (``pip install daff csv-diff deepdiff``).
"""

import argparse
import csv
import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import frozen

import fgmv_extract
from benchmarks.clock import race
from benchmarks.documents import HEADING, Row
from benchmarks.revised import Revised, revised
from fgmv_extract.changes import Significance

Contender = Callable[[Revised], set[str]]
"""Two tables to the identifiers of the rows that are told to differ."""

_IN_QUOTES = re.compile(r"root\['(FGMV-[0-9]+)'\]")


@frozen
class Line:
    """One line of the report; ``found`` of ``different`` rows that differ were told, and ``false`` others."""

    case: str
    contender: str
    seconds: float
    found: int
    different: int
    false: int


def ours(tables: Revised) -> set[str]:
    """Compare by meaning; the relation is that of a revision."""
    comparison = fgmv_extract.compare(tables.earlier, tables.later, relation="revision")
    return {
        change.deliverable
        for change in comparison.changes
        if change.deliverable and change.significance is not Significance.EDITORIAL
    }


def daff(tables: Revised) -> set[str]:
    """Compare cells, rows by identifier."""
    library: Any = import_module("daff")
    one, other = (library.PythonTableView([list(HEADING), *map(list, rows)]) for rows in (tables.before, tables.after))
    flags = library.CompareFlags()
    flags.addPrimaryKey(HEADING[0])
    flags.show_unchanged = False
    told: list[list[str]] = []
    output = library.PythonTableView(told)
    library.TableDiff(library.compareTables(one, other, flags).align(), flags).hilite(output)
    cells = (row for row in output.getData() if str(row[0]) not in {"@@", "!", "...", "", ":", "None"})
    return {str(row[1]).split("->")[-1] for row in cells}


def csv_diff(tables: Revised) -> set[str]:
    """Compare cells, rows by identifier."""
    library: Any = import_module("csv_diff")
    one, other = (library.load_csv(io.StringIO(_csv(rows)), key=HEADING[0]) for rows in (tables.before, tables.after))
    told = library.compare(one, other)
    rows = {row[HEADING[0]] for row in (*told["added"], *told["removed"])}
    return rows | {change["key"] for change in told["changed"]}


def deepdiff_by_id(tables: Revised) -> set[str]:
    """Compare values, rows by identifier; of an identifier that stands twice it sees the last row."""
    library: Any = import_module("deepdiff")
    one, other = ({row[0]: row for row in rows} for rows in (tables.before, tables.after))
    return set(_IN_QUOTES.findall(str(library.DeepDiff(one, other))))


def deepdiff_in_any_order(tables: Revised) -> set[str]:
    """Compare values, rows paired by their distance."""
    library: Any = import_module("deepdiff")
    one, other = list(tables.before), list(tables.after)
    told = library.DeepDiff(one, other, ignore_order=True, verbose_level=2).tree
    return {str(_row_of(item, one, other)) for items in told.values() for item in items}


def _row_of(item: Any, one: Sequence[Row], other: Sequence[Row]) -> str:  # noqa: ANN401  deepdiff has no types
    index = int(re.findall(r"root\[([0-9]+)\]", item.path())[0])
    return (other if "added" in item.report_type else one)[index][0]


def _csv(rows: Sequence[Row]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEADING, *rows])
    return text.getvalue()


PEERS: dict[str, tuple[str, Contender, int]] = {
    "daff": ("daff", daff, 20_000),
    "csv-diff": ("csv_diff", csv_diff, 20_000),
    "deepdiff, by id": ("deepdiff", deepdiff_by_id, 20_000),
    "deepdiff, in any order": ("deepdiff", deepdiff_in_any_order, 200),
}
"""Label -> the module it needs, what runs it, and the rows beyond which it is not worth waiting for."""


def measured(sizes: Sequence[int], rounds: int) -> Iterator[Line]:
    """Measure all contenders on tables of these sizes."""
    for size in sizes:
        tables = revised(size)
        running: dict[str, Contender] = {"fgmv_extract": ours}
        running |= {name: run for name, (module, run, most) in PEERS.items() if find_spec(module) and size <= most}
        timed = race({name: partial(run, tables) for name, run in running.items()}, rounds)
        for name, run in running.items():
            told = run(tables)
            found = len(told & tables.different)
            yield Line(tables.name, name, timed[name].best, found, len(tables.different), len(told - tables.different))


def missing() -> list[str]:
    """Return the peers that are not measured because they are not installed."""
    return [name for name, (module, _, _) in PEERS.items() if not find_spec(module)]


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.comparison", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("--quick", action="store_true", help="one round and small tables")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write what is printed, too")
    chosen = parser.parse_args(arguments)
    sizes, rounds = ((50, 100), 1) if chosen.quick else ((200, 2_000, 20_000), 3)
    shown = []
    for text in _shown(measured(sizes, rounds)):
        print(text, flush=True)
        shown.append(text)
    if chosen.output:
        chosen.output.write_text("\n".join(shown) + "\n", "utf-8")
    return 0


def _shown(lines: Iterator[Line]) -> Iterator[str]:
    """Yield the report line by line, as it is measured."""
    yield f"{'':24}{'':14}{'s':>9}{'µs a row':>10}{'found':>16}{'false':>8}"
    for line in lines:
        each = line.seconds / int(line.case.split()[0].replace(",", "")) * 1e6
        found = f"{line.found:,} of {line.different:,}"
        yield f"{line.contender:24}{line.case:>14}{line.seconds:9.3f}{each:10.1f}{found:>16}{line.false:8,}"
    for name in missing():
        yield f"not installed, not measured: {name}"


if __name__ == "__main__":
    sys.exit(main())
