"""``fgmv-extract batch``: thousands of documents into one store, safely, going on where it was stopped."""

import argparse
import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, final

from attrs import define, field

from fgmv_extract.cli.amounts import count, day, seconds, size
from fgmv_extract.cli.exits import DONE, INTERRUPTED, UNREAD, RefusedError
from fgmv_extract.cli.limits import add_limits, limits_of
from fgmv_extract.cli.parsing import Parser, Subparsers, add_command, add_revisions, add_vocabulary
from fgmv_extract.cli.progress import is_shown, progress_of
from fgmv_extract.cli.statements import check_output, check_standard_input
from fgmv_extract.cli.streams import PROGRAM, STANDARD, put, tell
from fgmv_extract.cli.summary import Tally, sentence
from fgmv_extract.collector import collector_seldom
from fgmv_extract.errors import ExtractError
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.options import Limits, Revisions

if TYPE_CHECKING:
    from fgmv_extract.archive.choice import Choice
    from fgmv_extract.archive.engines import Running
    from fgmv_extract.archive.store.journal import Journal
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


def add(subparsers: "Subparsers[Parser]", purpose: str) -> None:
    """Add the command; ``purpose`` is what it does in a few words."""
    parser = add_command(subparsers, "batch", purpose, run, _EXAMPLES)
    parser.add_argument(
        "inputs", metavar="INPUT", nargs="*", help="files, folders, patterns, archives, mail boxes, URLs, or -"
    )
    parser.add_argument("-o", "--output", metavar="OUT", required=True, help="what is made; see below")
    parser.add_argument("--files-from", metavar="LIST", help="read inputs from a file, one a line; - is standard input")
    parser.add_argument("--workers", metavar="N", type=count, help="documents read at once; as many as processors")
    parser.add_argument("--engine", choices=("local", "dask"), default="local", help="where documents are read")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of the Dask cluster: tcp://host:8786")
    parser.add_argument("--timeout", metavar="SECONDS", type=seconds, help="processor time of a document (30)")
    parser.add_argument("--max-memory", metavar="SIZE", type=size, help="memory of a document: 512M, 1G (1G)")
    parser.add_argument("--retry-failed", action="store_true", help="try again what crashed or ran out of time")
    parser.add_argument("--force", action="store_true", help="read everything anew")
    parser.add_argument("--include", metavar="PATTERN", action="append", default=[], help="only what fits; repeatable")
    parser.add_argument("--exclude", metavar="PATTERN", action="append", default=[], help="not what fits; repeatable")
    parser.add_argument("--since", metavar="DATE", type=day, help="only files changed on or after YYYY-MM-DD")
    parser.add_argument("--limit", metavar="N", type=count, help="end after N documents")
    parser.add_argument("--dry-run", action="store_true", help="list the documents and read none")
    parser.add_argument("--fail-fast", action="store_true", help="end at the first document that fails")
    parser.add_argument("--errors", metavar="FILE", help="write what failed, one JSON object a line")
    add_revisions(parser)
    add_vocabulary(parser)
    add_limits(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read an archive."""
    inputs, choice, asked = _inputs(arguments), _choice(arguments), _asked(arguments)
    if arguments.dry_run:
        return _dry_run(inputs, choice, asked)
    from fgmv_extract.archive import exports  # noqa: PLC0415  brings SQLite and more
    from fgmv_extract.archive.keeping import extractor_of  # noqa: PLC0415  as above
    from fgmv_extract.archive.store.journal import Journal  # noqa: PLC0415  as above

    output: str = arguments.output
    with _refusing(output):
        export = exports.of_ending(output)
    path = output if export is None else f"{output.rstrip('/')}.sqlite"
    check_output(inputs, path)
    check_output(inputs, output)
    with _refusing(path, output), Journal(path, extractor_of(asked)) as journal:
        run = _read(inputs, journal, arguments, choice, asked)
        if arguments.errors:
            put("".join(f"{line}\n" for line in run.tally.failures).encode(), arguments.errors)
        if export is not None and not run.is_cut_short:
            export(journal.store, output)
    for line in run.tally.lines():
        tell(line)
    if export is not None and run.is_cut_short:
        tell(f"kept for the next run: {path}; not written: {output}")
    else:
        tell(f"written: {output}")
    return run.status


@final
@define
class _Run:
    """How a run went."""

    tally: Tally = field(factory=Tally)
    interrupted: bool = False
    failed_fast: bool = False

    @property
    def is_cut_short(self) -> bool:
        """Whether there may be documents that it did not come to."""
        return self.interrupted or self.failed_fast

    @property
    def status(self) -> int:
        """The exit status."""
        if self.interrupted:
            return INTERRUPTED
        return UNREAD if self.tally.failures else DONE


def _read(
    inputs: tuple[str, ...], journal: "Journal", arguments: argparse.Namespace, choice: "Choice", asked: "Asked"
) -> _Run:
    from fgmv_extract.archive.keeping import Resuming, extract_into  # noqa: PLC0415  as above
    from fgmv_extract.containers import INSIDE  # noqa: PLC0415  as above

    run, stop, shown = _Run(), threading.Event(), is_shown()
    steps = extract_into(
        inputs,
        journal,
        _engine(arguments),
        asked,
        choice=choice,
        resuming=Resuming(force=arguments.force, retry_failed=arguments.retry_failed),
        stop=stop,
    )
    files = _count_files(inputs, choice) if shown else None
    with (
        collector_seldom(),
        _stopped_gently(run, stop),
        contextlib.closing(steps),
        progress_of(shown=shown, files=files) as progress,
    ):
        for step in steps:
            run.tally.add(step)
            failed, place = not step.outcome.is_read, step.origin.location
            progress.step(place, file=place.partition(INSIDE)[0], failed=failed, known=step.known)
            if failed and not step.known:
                progress.say(sentence(step))
                if arguments.fail_fast:
                    run.failed_fast = True
                    break
    return run


@contextlib.contextmanager
def _refusing(*outputs: str) -> Iterator[None]:
    """Tell what is wrong with an output as such; what is wrong with an input passes."""
    try:
        yield
    except ExtractError as error:
        if error.file in outputs:
            raise RefusedError(str(error)) from error
        raise


# --- what was asked ---------------------------------------------------------------------------------------------------


def _inputs(arguments: argparse.Namespace) -> tuple[str, ...]:
    from fgmv_extract.archive.paths import listed  # noqa: PLC0415  as above

    check_standard_input([*arguments.inputs, arguments.files_from or ""])
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
    return Asked(
        revisions=Revisions(arguments.revisions),
        vocabulary=vocabulary,
        limits=limits_of(arguments.allow) or Limits(),
        bounds=bounds,
    )


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
    from fgmv_extract.archive.unpacking import Unpacker  # noqa: PLC0415  as above

    status = DONE
    with Unpacker(asked) as unpacker:
        for item in items(inputs, choice, asked.limits, opened=unpacker.opened):
            if isinstance(item, Failure):
                tell(f"{PROGRAM}: {item}")
                status = UNREAD
            else:
                put(f"{item.origin.location}\n".encode("utf-8", "replace"))
    return status


def _count_files(inputs: tuple[str, ...], choice: "Choice") -> int | None:
    """Count the files of folders on this machine ahead; None where that could take long, or eat the input."""
    from fgmv_extract.archive.paths import files  # noqa: PLC0415  as above

    if choice.limit is not None or any(given == STANDARD or "://" in given for given in inputs):
        return None
    return sum(1 for _ in files(inputs, choice))


@contextlib.contextmanager
def _stopped_gently(run: _Run, stop: threading.Event) -> Iterator[None]:
    """The first Ctrl-C lets the documents under way be finished, a second one ends at once; both runs can go on later."""

    def stopping(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        run.interrupted = True
        stop.set()
        with contextlib.suppress(OSError):  # not print: it may be in the middle of a line
            os.write(2, f"\n{PROGRAM}: finishing the documents under way; once more ends at once\n".encode())

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, stopping)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
