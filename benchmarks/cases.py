"""What is measured: reading, growth, and the start.

Reading the same document again and again finds the library's caches warm, as reading an archive does; the start does not.
"""

import importlib.metadata
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from attrs import frozen

from benchmarks import contenders, documents
from benchmarks.clock import race
from benchmarks.contenders import OURS, PEERS, Contender, Peers, exact, installed
from benchmarks.documents import Measured
from samples import describe

TEXT_PEERS: Peers = {"kreuzberg": contenders.kreuzberg("text/plain")}


@frozen
class Line:
    """One line of the report: ``ratio`` is what it takes to what the first line of its case takes, ``exact`` counts rows of ``rows``."""

    case: str
    contender: str
    value: float
    ratio: float
    exact: int | None = None
    rows: int | None = None
    unit: str = "ms"


def reading(rounds: int, few: int, large: int) -> Iterator[Line]:
    """Measure all contenders on Word (two sorts) and text: the example, and in fewer rounds a large table."""
    for measured, turns in ((documents.example(), rounds), (documents.long(large), few)):
        word = {"floor: unzip + lxml parse": contenders.word_floor, **OURS, **installed(PEERS)}
        yield from contend(f"Word, lean, {measured.name}", measured, measured.lean, word, turns)
        yield from contend(f"Word, heavy, {measured.name}", measured, measured.heavy, word, turns)
        text = {"floor: decode + splitlines": contenders.text_floor, **OURS, **installed(TEXT_PEERS)}
        yield from contend(f"text, {measured.name}", measured, measured.text, text, turns)


def contend(
    case: str, measured: Measured, data: bytes, running: Mapping[str, Contender], rounds: int
) -> Iterator[Line]:
    """Let contenders read one document in turns; count the rows each reads exactly."""
    timed = race({name: partial(run, data) for name, run in running.items()}, rounds)
    floor = next(iter(timed.values())).middle
    for name, timing in timed.items():
        right = exact(running[name](data), measured.rows)
        yield Line(case, name, timing.middle * 1000, timing.middle / floor, right, len(measured.rows))


def growth(rounds: int, sizes: tuple[int, ...]) -> Iterator[Line]:
    """Measure how the time per row grows with the rows; the ratio is to the time per row of the smallest."""
    made = [documents.long(size) for size in sizes]
    for form, pick in _FORMS.items():
        running = {each.name: partial(contenders.to_statement, pick(each)) for each in made}
        timed = race(running, rounds)
        each_row = {size: timed[each.name].best / size for size, each in zip(sizes, made, strict=True)}
        for size, seconds in each_row.items():
            yield Line(f"growth, {form}, per row", f"{size:,} rows", seconds * 1000, seconds / each_row[sizes[0]])


_FORMS: dict[str, Callable[[Measured], bytes]] = {
    "Word, heavy": lambda measured: measured.heavy,
    "text": lambda measured: measured.text,
}


def starting(rounds: int) -> Iterator[Line]:
    """Measure fresh interpreters and the command: what a user waits for before the first result, with every cache still empty."""
    yield from _started("a fresh interpreter", rounds, _INTERPRETERS)
    yield from _started("a fresh command", rounds, _COMMANDS)


_FIRST = f"import fgmv_extract; fgmv_extract.extract({str(describe.HERE / 'example')!r} + '.{{}}')"
_PARSER = "import argparse; argparse.ArgumentParser().parse_args([])"
_INTERPRETERS = {
    "floor: python -c pass": ("-c", "pass"),
    "import fgmv_extract": ("-c", "import fgmv_extract"),
    "import, read the example (Word)": ("-c", _FIRST.format("docx")),
    "import, read the example (text)": ("-c", _FIRST.format("txt")),
}
_COMMANDS = {
    "floor: python -c, with argparse": ("-c", _PARSER),
    "fgmv-extract --version": ("-m", "fgmv_extract", "--version"),
    "fgmv-extract extract (Word)": ("-m", "fgmv_extract", "extract", str(describe.HERE / "example.docx")),
    "fgmv-extract extract (text)": ("-m", "fgmv_extract", "extract", str(describe.HERE / "example.txt")),
}


def _started(case: str, rounds: int, programs: Mapping[str, tuple[str, ...]]) -> Iterator[Line]:
    timed = race({name: partial(_interpreter, arguments) for name, arguments in programs.items()}, rounds)
    floor = next(iter(timed.values())).best
    for name, timing in timed.items():
        yield Line(case, name, timing.best * 1000, timing.best / floor)


def _interpreter(arguments: tuple[str, ...]) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own interpreter and program


def conditions() -> str:
    """Say what the numbers were measured with."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ("lxml", "python-docx")]
    return ", ".join([f"Python {platform.python_version()}", f"{platform.system()} {platform.machine()}", *versions])
