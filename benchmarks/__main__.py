"""Run the benchmarks and print them.

::

    python -m benchmarks                  all of it, a few minutes
    python -m benchmarks --quick          one round, small tables: to see that it runs
    python -m benchmarks --json out.json  the same lines as JSON beside the table
    python -m benchmarks --output out.txt the table into a file, too
    python -m benchmarks --against old.json     tell what takes a fifth more of its floor than in that run, and end with status 1
    python -m benchmarks --picture growth.svg   only draw how the cost of a row and of a page grows, a few minutes
"""

import argparse
import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from benchmarks import (
    archives,
    cases,
    contenders,
    dialects,
    growing,
    html,
    mails,
    memory,
    office,
    pdf,
    picture,
    throughput,
)
from benchmarks.against import baseline, slower
from benchmarks.cases import Line
from benchmarks.wrapped import missing as unmade


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the lines as JSON, too")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write what is printed, too")
    parser.add_argument("--quick", action="store_true", help="one round and small tables")
    parser.add_argument("--against", type=Path, metavar="FILE", help="compare with a run that --json wrote")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="only draw how costs grow, as SVG")
    chosen = parser.parse_args(arguments)
    if chosen.picture:
        print(cases.conditions())
        _draw(chosen.picture, quick=chosen.quick)
        return 0
    try:
        before = baseline(chosen.against) if chosen.against else {}
    except (OSError, ValueError) as error:
        parser.error(str(error))
    lines: list[Line] = []
    shown = []
    for text in _shown(_measured(quick=chosen.quick), lines):
        print(text, flush=True)
        shown.append(text)
    if chosen.output:
        chosen.output.write_text("\n".join(shown) + "\n", "utf-8")
    if chosen.json:
        told = {"conditions": cases.conditions(), "lines": [attrs.asdict(line) for line in lines]}
        chosen.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    became = list(slower(lines, before))
    print(*became, sep="\n", end="\n" if became else "")
    return 1 if became else 0


def _draw(path: Path, *, quick: bool) -> None:
    """Measure the growth of all formats, tell it, and draw it."""
    sizes = ((50, 100), (1, 3)) if quick else (growing.ROWS, growing.PAGES)
    drawn = []
    for each in growing.series(*sizes):
        drawn.append(each)
        print(f"\n{each.name}, milliseconds a {each.unit}")
        for point in each.points:
            print(f"{point.size:>10,}{point.milliseconds:10.3f}", flush=True)
    path.write_text(picture.to_svg(drawn, cases.conditions()), "utf-8")


def _measured(*, quick: bool) -> Iterable[Line]:
    rounds, large, sizes = (1, 100, (50, 100)) if quick else (15, 2000, (500, 1000, 2000, 4000))
    few = (rounds + 2) // 3
    return itertools.chain(
        cases.reading(rounds, few, large),
        html.reading(rounds, few, large),
        pdf.reading(few, large),
        office.reading(rounds, few, large),
        mails.reading(rounds, few, large),
        dialects.reading(rounds, max(1, few // 2), large),
        cases.growth(few, sizes),
        throughput.reading(few, large * 10),
        cases.starting(rounds),
        memory.taking(50, large),
        archives.running(40 if quick else 600),
    )


def _shown(lines: Iterable[Line], measured: list[Line]) -> Iterator[str]:
    """Yield the report line by line as it is measured, each case under its own heading; what it tells goes into ``measured``."""
    yield cases.conditions()
    for (case, unit), each in itertools.groupby(lines, key=lambda line: (line.case, line.unit)):
        yield f"\n{case}\n{'':46}{unit:>10}{'ratio':>9}{'rows exact':>16}"
        for line in each:
            measured.append(line)
            right = "" if line.exact is None else f"{line.exact:,} of {line.rows:,}"
            yield f"{line.contender:46}{line.value:10.3f}{line.ratio:9.2f}{right:>16}".rstrip()
    for name in contenders.missing(*_PEERS):
        yield f"not installed, not measured: {name}"
    for name in unmade(_FORMS):
        yield f"not made here, not measured: {name}"


_FORMS = (*office.FORMS, *mails.FORMS, *dialects.FORMS)
_PEERS = (contenders.PEERS, html.PEERS, pdf.PEERS, *(form.peers for form in (*_FORMS, dialects.PIPES)))


if __name__ == "__main__":
    sys.exit(main())
