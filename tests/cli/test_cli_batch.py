"""``fgmv-extract batch``: what it writes, what it tells, and how it ends."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.cli import main
from fgmv_extract.cli.progress import Progress
from samples import describe

Text = pytest.CaptureFixture[str]
Program = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two statements and a file with nothing in it, in a folder of the current one."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("fg-dlt.docx", "two-positions.txt"):
        (folder / name).write_bytes((describe.HERE / name).read_bytes())
    (folder / "nothing.txt").write_bytes(b"")
    return folder


def batch(*arguments: str) -> int:
    """Run the command with one worker."""
    return main(["batch", "in", *arguments, "--workers", "1"])


def locations(store: str) -> list[str]:
    """The places in a store."""
    database = sqlite3.connect(store)
    try:
        return [str(row[0]) for row in database.execute("SELECT location FROM origins ORDER BY 1")]
    finally:
        database.close()


@pytest.mark.usefixtures("archive")
def test_an_archive_becomes_a_store(capsys: Text) -> None:
    """Failures as they come, a summary at the end, all on standard error; status 3 when a document could not be read."""
    assert batch("-o", "out.sqlite") == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert (
        told.err.splitlines()[0]
        == "fgmv-extract: in/nothing.txt: is empty; check that it was copied or downloaded whole"
    )
    assert "3 documents: 2 ok, 1 empty" in told.err
    assert told.err.splitlines()[-1] == "written: out.sqlite"
    assert locations("out.sqlite") == ["in/fg-dlt.docx", "in/nothing.txt", "in/two-positions.txt"]


@pytest.mark.usefixtures("archive")
def test_a_second_run_reads_nothing_and_tells_only_what_is_new(capsys: Text) -> None:
    """Its status still says that not all could be read, and ``--errors`` lists what."""
    batch("-o", "out.sqlite")
    capsys.readouterr()
    assert batch("-o", "out.sqlite", "--errors", "errors.jsonl") == 3
    told = capsys.readouterr().err
    assert "nothing.txt" not in told
    assert "3 documents: 2 ok, 1 empty; 3 of them known before" in told
    (line,) = Path("errors.jsonl").read_text("utf-8").splitlines()
    error = json.loads(line)
    assert (error["location"], error["outcome"], error["known"]) == ("in/nothing.txt", "empty", True)
    assert error["problem"] == "is empty"


def test_a_run_without_failures_ends_well(archive: Path) -> None:
    """Status 0."""
    (archive / "nothing.txt").unlink()
    assert batch("-o", "out.jsonl") == 0
    assert len(Path("out.jsonl").read_text("utf-8").splitlines()) == 2
    assert Path("out.jsonl.sqlite").is_file()


@pytest.mark.usefixtures("archive")
def test_files_are_chosen_by_patterns() -> None:
    """Of names and of locations; what was left out by one run is added by the next."""
    assert batch("-o", "out.sqlite", "--include", "*.docx") == 0
    assert locations("out.sqlite") == ["in/fg-dlt.docx"]
    assert batch("-o", "out.sqlite", "--exclude", "in/noth*", "--exclude", "*.docx") == 0
    assert locations("out.sqlite") == ["in/fg-dlt.docx", "in/two-positions.txt"]
    assert batch("-o", "other.sqlite", "--limit", "1") == 0
    assert locations("other.sqlite") == ["in/fg-dlt.docx"]
    assert batch("-o", "none.sqlite", "--since", "2999-01-01") == 0
    assert locations("none.sqlite") == []


@pytest.mark.usefixtures("archive")
def test_a_dry_run_lists_and_writes_nothing(capsys: Text) -> None:
    """On standard output, so that it can be a list for another run."""
    assert batch("-o", "out.sqlite", "--dry-run") == 0
    assert capsys.readouterr().out.splitlines() == ["in/fg-dlt.docx", "in/nothing.txt", "in/two-positions.txt"]
    assert not Path("out.sqlite").exists()
    assert main(["batch", "gone.docx", "-o", "out.sqlite", "--dry-run"]) == 3


@pytest.mark.usefixtures("archive")
def test_fail_fast_ends_at_the_first_failure_and_writes_no_output(capsys: Text) -> None:
    """What was read before is kept; the next run goes on behind it."""
    assert batch("-o", "out.jsonl", "--fail-fast") == 3
    assert locations("out.jsonl.sqlite") == ["in/fg-dlt.docx", "in/nothing.txt"]
    assert "kept for the next run: out.jsonl.sqlite; not written: out.jsonl" in capsys.readouterr().err
    assert not Path("out.jsonl").exists()
    assert batch("-o", "out.jsonl", "--fail-fast") == 3
    assert len(Path("out.jsonl").read_text("utf-8").splitlines()) == 2


@pytest.mark.usefixtures("archive")
def test_what_ran_out_of_time_is_tried_again_when_asked(capsys: Text) -> None:
    """With more of it; a change of the limit alone reads nothing anew."""
    assert batch("-o", "out.sqlite", "--include", "*.docx") == 0
    database = sqlite3.connect("out.sqlite")
    database.execute("UPDATE documents SET outcome = 'timeout'")
    database.commit()
    database.close()
    capsys.readouterr()
    assert batch("-o", "out.sqlite", "--include", "*.docx", "--timeout", "60") == 3
    assert "1 document: 1 timeout; 1 of them known before" in capsys.readouterr().err
    assert batch("-o", "out.sqlite", "--include", "*.docx", "--timeout", "60", "--retry-failed") == 0
    assert "1 document: 1 ok\n" in capsys.readouterr().err


def test_inputs_are_listed_in_a_file(archive: Path) -> None:
    """One a line, beside those that are named."""
    Path("list").write_text("in/two-positions.txt\n")
    assert main(["batch", "in/fg-dlt.docx", "--files-from", "list", "-o", "out.sqlite", "--workers", "1"]) == 0
    assert locations("out.sqlite") == ["in/fg-dlt.docx", "in/two-positions.txt"]
    assert archive.is_dir()


def test_standard_input_is_a_document_and_the_output_no_part_of_the_archive(program: Program, tmp_path: Path) -> None:
    """``-`` among the inputs; a store in the folder that is read is left out."""
    (tmp_path / "a.txt").write_bytes((describe.HERE / "two-positions.txt").read_bytes())
    store, data = str(tmp_path / "out.sqlite"), (describe.HERE / "fg-dlt.docx").read_bytes()
    for _ in range(2):
        done = program("batch", "-", str(tmp_path), "-o", store, "--workers", "1", stdin=data)
        assert (done.returncode, done.stdout) == (0, b"")
    assert locations(store) == [f"{tmp_path}/a.txt", "stdin"]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "out.txt"], "out.txt: has no ending that tells what to write; name one of .sqlite, "),
        (["-o", "none/out.sqlite"], "none/out.sqlite: stands in a folder that does not exist; make "),
        (
            ["-o", "out.sqlite", "--limit", "0"],
            "argument --limit: a whole number from 1 is needed, not '0'",
        ),
        (["-o", "out.sqlite", "--timeout", "soon"], "argument --timeout: a number of seconds is needed, not 'soon'"),
        (["-o", "out.sqlite", "--max-memory", "lots"], "argument --max-memory: a size such as 512M or 1G is needed"),
        (["-o", "out.sqlite", "--since", "May"], "argument --since: a day such as 2024-07-12 is needed, not 'May'"),
        (["-o", "out.sqlite", "--scheduler", "tcp://x:1"], "--scheduler goes with --engine dask"),
        (["-", "-", "-o", "out.sqlite"], "standard input (-) can be read once"),
        (["-", "--files-from", "-", "-o", "out.sqlite"], "standard input (-) can be read once"),
    ],
)
def test_wrong_usage_is_told_in_one_line(arguments: list[str], told: str, capsys: Text) -> None:
    """Status 2, and nothing is written."""
    assert batch(*arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line


@pytest.mark.usefixtures("archive")
def test_inputs_may_stand_behind_options() -> None:
    """As people add one more at the end of the line."""
    assert batch("-o", "out.sqlite", "--include", "*.docx", "in/two-positions.txt") == 0
    assert main(["batch", "in/fg-dlt.docx", "-o", "o.sqlite", "in/two-positions.txt", "--workers", "1"]) == 0
    assert locations("o.sqlite") == ["in/fg-dlt.docx", "in/two-positions.txt"]


def test_no_input_is_wrong_usage(capsys: Text) -> None:
    """There is nothing to do."""
    assert main(["batch", "-o", "out.sqlite"]) == 2
    assert "no input: name files, folders or archives" in capsys.readouterr().err


@pytest.mark.usefixtures("archive")
def test_a_file_that_is_no_store_is_never_written(capsys: Text) -> None:
    """Nor is one that another run writes."""
    Path("out.sqlite").write_text("a poem")
    assert batch("-o", "out.sqlite") == 2
    assert capsys.readouterr().err == "fgmv-extract: out.sqlite: is not a store of fgmv-extract; name another file\n"
    assert Path("out.sqlite").read_text() == "a poem"
    with Journal("busy.sqlite", "test"):
        assert batch("-o", "busy.sqlite") == 2
    assert "busy.sqlite: is being written by another run" in capsys.readouterr().err


@pytest.mark.usefixtures("archive")
def test_of_several_runs_at_once_one_writes_the_store() -> None:
    """The others are told so in a line; whoever comes first or last, nothing is doubled or lost."""
    command = [sys.executable, "-m", "fgmv_extract", "batch", "in", "-o", "out.sqlite", "--workers", "1"]
    runs = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]  # noqa: S603  our own words
    ended = {(run.communicate()[1].splitlines()[-1], run.returncode) for run in runs}
    busy = "fgmv-extract: out.sqlite: is being written by another run; wait for it, or stop it"
    assert ("written: out.sqlite", 3) in ended
    assert ended <= {("written: out.sqlite", 3), (busy, 2)}
    assert locations("out.sqlite") == ["in/fg-dlt.docx", "in/nothing.txt", "in/two-positions.txt"]
    assert batch("-o", "out.sqlite") == 3
    assert len(locations("out.sqlite")) == 3


def test_a_list_that_is_not_there_is_an_input_that_cannot_be_read(capsys: Text) -> None:
    """Status 3."""
    assert main(["batch", "--files-from", "none", "-o", "out.sqlite"]) == 3
    assert "none: cannot be read as a list of files" in capsys.readouterr().err


@pytest.mark.usefixtures("archive")
def test_other_commands_take_the_store(capsys: Text) -> None:
    """All its statements; of a store with several a comparison wants one."""
    batch("-o", "out.sqlite", "--include", "*.docx")
    capsys.readouterr()
    assert main(["review", "out.sqlite", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema_version"]
    assert main(["history", "out.sqlite", "--format", "json"]) == 0
    assert main(["diff", "out.sqlite", str(describe.HERE / "fg-dlt.docx"), "--exit-code"]) == 0
    batch("-o", "out.sqlite")
    assert main(["diff", "out.sqlite", str(describe.HERE / "fg-dlt.docx")]) == 3
    assert "out.sqlite: holds 2 stored statements where one is wanted" in capsys.readouterr().err


# --- ended from outside -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="interrupts processes as POSIX does")
@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c_ends_a_run_that_can_go_on(tmp_path: Path, times: int) -> None:
    """Once: after the documents under way; twice: at once. Either way with status 130, no child left, and a sound store."""
    folder = tmp_path / "in"
    folder.mkdir()
    text = (describe.HERE / "example.txt").read_text("utf-8")
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(f"{text}\nnumber {number}\n", "utf-8")
    store = tmp_path / "out.sqlite"
    command = [sys.executable, "-m", "fgmv_extract", "batch", str(folder), "-o", str(store), "--workers", "1"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE)  # noqa: S603  our own command
    until = time.monotonic() + 40
    while time.monotonic() < until and not (store.is_file() and _read_of(store)):
        time.sleep(0.05)
    for _ in range(times):
        os.kill(run.pid, signal.SIGINT)
        time.sleep(0.02)
    _, told = run.communicate(timeout=40)
    assert run.returncode in {130, -signal.SIGINT}, told.decode()  # a shell tells both as 130
    assert b"finishing the documents under way; once more ends at once" in told
    assert b"Traceback" not in told
    assert 0 < _read_of(store) < 400
    assert not list(tmp_path.glob("*-lock"))


def _read_of(store: Path) -> int:
    database = sqlite3.connect(store)
    try:
        return int(database.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:  # it is just being made
        return 0
    finally:
        database.close()


# --- progress ---------------------------------------------------------------------------------------------------------


def test_progress_tells_rate_failures_and_what_is_left(monkeypatch: pytest.MonkeyPatch, capsys: Text) -> None:
    """Files of how many, and the time for the rest, counted from what had to be read."""
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setenv("COLUMNS", "100")
    progress = Progress(shown=True, files=40)
    for number in range(10):
        progress.step(f"{number}.txt", file=f"{number}.txt", failed=False, known=True)
    for number in range(10, 20):
        now[0] += 1
        progress.step(f"{number}.txt", file=f"{number}.txt", failed=number == 12, known=False)
    last = capsys.readouterr().err.rpartition("\r\x1b[K")[2]
    assert last == "20 of 40 files, 20 documents, 2 a second, 1 failed, 20 s left: 19.txt"


def test_progress_is_silent_in_a_pipe(capsys: Text) -> None:
    """Nothing but what is said."""
    progress = Progress(shown=False)
    progress.step("a.txt", file="a.txt", failed=False, known=False)
    progress.say("a.txt: is empty")
    progress.clear()
    assert capsys.readouterr().err == "fgmv-extract: a.txt: is empty\n"
