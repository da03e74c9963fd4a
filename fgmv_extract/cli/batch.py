"""``fgmv-extract batch``: thousands of documents into one store, safely, going on where it was stopped."""

import argparse
import contextlib
import json
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, final

from fgmv_extract.cli.exits import DONE, INTERRUPTED, UNREAD, RefusedError
from fgmv_extract.cli.parsing import Parser, Subparsers, add_command
from fgmv_extract.cli.progress import progress_of
from fgmv_extract.cli.streams import PROGRAM, put, tell
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.options import Revisions

if TYPE_CHECKING:
    from fgmv_extract.archive.choice import Choice
    from fgmv_extract.archive.engines import Running
    from fgmv_extract.archive.run import Step
    from fgmv_extract.archive.tasks import Asked

_EXAMPLES = """\
examples:
  fgmv-extract batch archive/ --output archive.sqlite
  fgmv-extract batch bundle.zip mails.mbox 'ls/**/*.docx' --output all.xlsx --workers 4
  fgmv-extract batch archive/ --output archive.sqlite --retry-failed --errors errors.jsonl
  fgmv-extract batch archive/ --output archive.sqlite --engine dask --scheduler tcp://10.0.0.1:8786
  sqlite3 archive.sqlite 'SELECT * FROM claimed_though_secondary'

outputs, by the ending:
  .sqlite     the store itself: the journal of the run and all that was read (default kind)
  .jsonl      a statement a line
  .csv        a folder of tables with a Frictionless data package
  .xlsx       a workbook, a sheet a table; needs fgmv-extract[xlsx]
  .parquet    a row per deliverable and group; needs fgmv-extract[parquet]
  .duckdb     the tables in a DuckDB file; needs fgmv-extract[duckdb]
With any ending but .sqlite the store stands beside the output, as OUTPUT.sqlite, and the next run goes on from it.
"""
_SLOWEST = 5


def add(subparsers: "Subparsers[Parser]") -> None:
    """Add the command."""
    purpose = "read whole archives into one store, going on where a run was stopped"
    parser = add_command(subparsers, "batch", purpose, run, _EXAMPLES)
    parser.add_argument(
        "inputs", metavar="INPUT", nargs="*", help="files, folders, patterns, archives, mail boxes, URLs, or -"
    )
    parser.add_argument("-o", "--output", metavar="OUT", required=True, help="what is made; see below")
    parser.add_argument("--files-from", metavar="LIST", help="read inputs from a file, one a line; - is standard input")
    parser.add_argument("--workers", metavar="N", type=_count, help="documents read at once; as many as processors")
    parser.add_argument("--engine", choices=("local", "dask"), default="local", help="where documents are read")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of the Dask cluster: tcp://host:8786")
    parser.add_argument("--timeout", metavar="SECONDS", type=_seconds, help="processor time of a document (30)")
    parser.add_argument("--max-memory", metavar="SIZE", type=_size, help="memory of a document: 512M, 1G (1G)")
    parser.add_argument("--retry-failed", action="store_true", help="try again what crashed or ran out of time")
    parser.add_argument("--force", action="store_true", help="read everything anew")
    parser.add_argument("--include", metavar="PATTERN", action="append", default=[], help="only what fits; repeatable")
    parser.add_argument("--exclude", metavar="PATTERN", action="append", default=[], help="not what fits; repeatable")
    parser.add_argument("--since", metavar="DATE", type=_date, help="only files changed on or after YYYY-MM-DD")
    parser.add_argument("--limit", metavar="N", type=_count, help="end after N documents")
    parser.add_argument("--dry-run", action="store_true", help="list the documents and read none")
    parser.add_argument("--fail-fast", action="store_true", help="end at the first document that fails")
    parser.add_argument("--errors", metavar="FILE", help="write what failed, one JSON object a line")
    parser.add_argument(
        "--revisions",
        choices=[view.value for view in Revisions],
        default=Revisions.ACCEPTED.value,
        help="read tracked changes as accepted (default), or the text before them",
    )
    parser.add_argument(
        "--vocabulary", metavar="FILE", action="append", default=[], help="add to what is known of the ITU; repeatable"
    )


def run(arguments: argparse.Namespace) -> int:
    """Read an archive."""
    from fgmv_extract.archive import exports  # noqa: PLC0415  brings SQLite and more
    from fgmv_extract.archive import run as archive  # noqa: PLC0415  as above
    from fgmv_extract.archive.store.journal import Store  # noqa: PLC0415  as above

    inputs, choice, asked = _inputs(arguments), _choice(arguments), _asked(arguments)
    if arguments.dry_run:
        return _dry_run(inputs, choice, asked)
    export = exports.of_ending(arguments.output)
    path = arguments.output if export is None else f"{arguments.output.rstrip('/')}.sqlite"
    tally, failed, stop = _Tally(), [], threading.Event()
    resuming = archive.Resuming(force=arguments.force, retry_failed=arguments.retry_failed)
    with Store(path, archive.extractor_of(asked)) as store:
        steps = archive.extract_into(
            inputs, store, _engine(arguments), asked, choice=choice, resuming=resuming, stop=stop
        )
        with _stopped_gently(stop), contextlib.closing(steps), progress_of() as progress:
            for step in steps:
                tally.add(step)
                progress.step(step.origin.location, failed=not step.outcome.is_read)
                if not step.outcome.is_read and not step.known:
                    progress.say(_sentence(step))
                    failed.append(step)
                    if arguments.fail_fast:
                        stop.set()
        if arguments.errors:
            put(
                "".join(json.dumps(_plain(step), ensure_ascii=False) + "\n" for step in failed).encode(),
                arguments.errors,
            )
        if export is not None:
            export(store, arguments.output)
    for line in tally.lines(arguments.output):
        tell(line)
    if stop.is_set() and not arguments.fail_fast:
        return INTERRUPTED
    return DONE if tally.all_read else UNREAD


# --- what was asked ---------------------------------------------------------------------------------------------------


def _inputs(arguments: argparse.Namespace) -> tuple[str, ...]:
    from fgmv_extract.archive.origins import listed  # noqa: PLC0415  as above

    inputs = (*arguments.inputs, *(listed(arguments.files_from) if arguments.files_from else ()))
    if not inputs:
        raise RefusedError("no input: name files, folders or archives, or a list with --files-from")
    return inputs


def _choice(arguments: argparse.Namespace) -> "Choice":
    from fgmv_extract.archive.choice import Choice  # noqa: PLC0415  as above

    return Choice(
        include=tuple(arguments.include),
        exclude=tuple(arguments.exclude),
        since=arguments.since,
        limit=arguments.limit,
    )


def _asked(arguments: argparse.Namespace) -> "Asked":
    from attrs import evolve  # noqa: PLC0415  as above

    from fgmv_extract.archive.bounds import Bounds  # noqa: PLC0415  as above
    from fgmv_extract.archive.tasks import Asked  # noqa: PLC0415  as above

    bounds = Bounds()
    if arguments.timeout is not None:
        bounds = evolve(bounds, cpu_seconds=arguments.timeout, wall_seconds=4 * arguments.timeout)
    if arguments.max_memory is not None:
        bounds = evolve(bounds, memory_bytes=arguments.max_memory)
    vocabulary = Vocabulary.load(*arguments.vocabulary) if arguments.vocabulary else None
    return Asked(revisions=Revisions(arguments.revisions), vocabulary=vocabulary, bounds=bounds)


def _engine(arguments: argparse.Namespace) -> "Running":
    if arguments.engine == "local":
        if arguments.scheduler:
            raise RefusedError("--scheduler goes with --engine dask")
        from fgmv_extract.archive.run import engine_of  # noqa: PLC0415  as above

        return engine_of(arguments.workers)
    from fgmv_extract.archive.cluster import dask  # noqa: PLC0415  as above

    return dask(arguments.scheduler, arguments.workers)


def _dry_run(inputs: tuple[str, ...], choice: "Choice", asked: "Asked") -> int:
    from fgmv_extract.archive.origins import items  # noqa: PLC0415  as above
    from fgmv_extract.archive.outcomes import Failure  # noqa: PLC0415  as above

    status = DONE
    for item in items(inputs, choice, asked.limits):
        if isinstance(item, Failure):
            tell(f"{PROGRAM}: {item}")
            status = UNREAD
        else:
            put(f"{item.origin.location}\n".encode("utf-8", "replace"))
    return status


@contextlib.contextmanager
def _stopped_gently(stop: threading.Event) -> Iterator[None]:
    """The first Ctrl-C lets the documents under way be finished, a second one ends at once; both runs can go on later."""

    def stopping(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        tell(f"{PROGRAM}: finishing the documents under way; once more ends at once")

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, stopping)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


# --- what is told -----------------------------------------------------------------------------------------------------


@final
class _Tally:
    """What the summary tells."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.findings: Counter[str] = Counter()
        self.known = self.statements = self.deliverables = 0
        self.slowest: list[tuple[float, str]] = []
        self.all_read = True

    def add(self, step: "Step") -> None:
        self.outcomes[step.outcome.value] += 1
        self.known += step.known
        self.statements += step.statements
        self.deliverables += step.deliverables
        self.findings.update(step.findings)
        self.slowest = sorted([*self.slowest, (step.seconds, step.origin.location)], reverse=True)[:_SLOWEST]
        self.all_read &= step.outcome.is_read

    def lines(self, output: str) -> Iterator[str]:
        total = self.outcomes.total()
        told = ", ".join(f"{count:,} {name}" for name, count in self.outcomes.most_common())
        yield f"{total:,} documents: {told or 'none'}" + (
            f"; {self.known:,} of them known before" if self.known else ""
        )
        yield f"new: {self.statements:,} statements, {self.deliverables:,} deliverables"
        if self.findings:
            yield "findings: " + ", ".join(f"{count:,} {name}" for name, count in self.findings.most_common())
        slow = [f"{location} ({seconds:.1f} s)" for seconds, location in self.slowest if seconds >= 1]
        if slow:
            yield "slowest: " + ", ".join(slow)
        yield f"written: {output}"


def _sentence(step: "Step") -> str:
    told = f"{step.origin.location}: {step.problem or step.outcome.value}"
    return f"{told}; {step.remedy}" if step.remedy else told


def _plain(step: "Step") -> dict[str, object]:
    return {
        "location": step.origin.location,
        "outcome": step.outcome.value,
        "problem": step.problem,
        "remedy": step.remedy,
        "traceback": step.traceback,
        "sha256": step.origin.sha256,
        "size": step.origin.size,
        "seconds": round(step.seconds, 3),
        "attempts": step.attempts,
    }


# --- arguments --------------------------------------------------------------------------------------------------------


def _count(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() else 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 is needed, not {text!r}")
    return value


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"a number of seconds is needed, not {text!r}")
    return value


def _size(text: str) -> int:
    units = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
    number, unit = (text[:-1], units[text[-1].upper()]) if text[-1:].upper() in units else (text, 1)
    if not (number.isascii() and number.isdigit() and int(number)):
        raise argparse.ArgumentTypeError(f"a size such as 512M or 1G is needed, not {text!r}")
    return int(number) * unit


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"a day such as 2024-07-12 is needed, not {text!r}") from None
