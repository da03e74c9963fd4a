"""What a wrapping takes from a sample beyond what it hides: field by field, kept in ``losses.toml`` so that it only gets less.

``python samples/make.py --losses`` writes the file, by hand and never by a test. Read the difference before you commit it: a
line that comes is something that was read before.
"""

import os
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import final

from attrs import evolve, fields, frozen

import fgmv_extract
from fgmv_extract.errors import ExtractError
from fgmv_extract.records import Deliverable, Position, PositionState, Statement
from samples import describe, wrappings
from samples.wrappings import WRAPPINGS, Hides, Wrapping

KEPT = describe.HERE / "losses.toml"
SAMPLES = tuple(
    describe.HERE / f"{sample.name}.docx" for sample in describe.samples() if {"docx", "txt"} <= set(sample.files)
)
"""Those that keep their meaning as plain text; others show what only Word has."""

_HEAD = """\
# What wrappings take from samples: the fields of the statement that differ from those of the Word file, and how many of its
# deliverables are exact. What a wrapping hides by its nature (samples/wrappings.py) is not counted.
# Written by python samples/make.py --losses.
"""


@final
@frozen
class Loss:
    """The fields that differ, and the number of deliverables that are exact."""

    fields: frozenset[str] = frozenset()
    exact: int = 0


def kept() -> dict[tuple[str, str], Loss]:
    """Read the losses that are known, by wrapping and sample."""
    told = tomllib.loads(KEPT.read_text("utf-8")) if KEPT.is_file() else {}
    return {
        (wrapping, sample): Loss(frozenset(loss["fields"]), loss["exact"])
        for wrapping, samples in told.items()
        for sample, loss in samples.items()
    }


def loss(wrapped: Statement, original: Statement, hides: Hides) -> Loss:
    """Compare what a wrapping gives with what the Word file gives."""
    one, other = known(wrapped, hides), known(original, hides)
    found = {each.id: each for each in one.deliverables}
    return Loss(
        frozenset(
            each.name for each in fields(Statement) if each.eq and getattr(one, each.name) != getattr(other, each.name)
        ),
        sum(found.get(each.id) == each for each in other.deliverables),
    )


def known(statement: Statement, hides: Hides) -> Statement:
    """What is left of a statement in a wrapping that hides something: a blank cell that cannot be seen is absent."""
    if hides is not Hides.BLANK_CELLS:
        return statement
    return evolve(statement, deliverables=tuple(map(_without_blanks, statement.deliverables)))


def _without_blanks(deliverable: Deliverable) -> Deliverable:
    return evolve(deliverable, positions=tuple(map(_absent, deliverable.positions)))


def _absent(position: Position) -> Position:
    blank = position.state is PositionState.BLANK
    return evolve(position, state=PositionState.ABSENT, text=None) if blank else position


def main() -> int:
    """Write the file; return the exit status, 2 where the switch is off or a tool is missing."""
    missing = {tool for wrapping in WRAPPINGS for tool in wrapping.missing}
    if os.environ.get("CI") or missing:
        print(
            f"losses are written by hand, with all tools ({', '.join(sorted(missing)) or 'not in CI'})", file=sys.stderr
        )
        return 2
    lines = [_HEAD]
    with tempfile.TemporaryDirectory() as folder:
        for wrapping in WRAPPINGS:
            told = [line for sample in SAMPLES if (line := _line(wrapping, sample, Path(folder)))]
            lines += [f"\n[{wrapping.name}]\n", *told] if told else []
    KEPT.write_text("".join(lines), "utf-8")
    print(
        f"{KEPT.name}: {sum(line.count('exact') for line in lines[1:])} of {len(WRAPPINGS) * len(SAMPLES)} lose something"
    )
    return 0


def _line(wrapping: Wrapping, sample: Path, folder: Path) -> str:
    path = wrappings.make(wrapping, SAMPLES, folder)[SAMPLES.index(sample)]
    original = fgmv_extract.extract(sample)
    try:
        found = loss(fgmv_extract.extract(path), original, wrapping.hides)
    except ExtractError as error:
        print(f"{wrapping.name}: {error}")
        return ""
    if not found.fields:
        return ""
    names = ", ".join(f'"{name}"' for name in sorted(found.fields))
    return f"{sample.stem} = {{ fields = [{names}], exact = {found.exact} }}\n"
