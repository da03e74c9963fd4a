"""Every single call with which a run asks the disk for something may fail: it is told, and nothing is lost or doubled later.

A library in C between the program and the system makes the calls fail (``faults.c``); where none can be built, the tests are
skipped.
"""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SAMPLES = ("two-positions.txt", "fg-dlt.docx", "example-truncated.txt")
DOCUMENTS = 3
WRITES, WAITS = 1, 2
"""As ``faults.c`` numbers the kinds of calls."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system tells no paths of open files here"),
    pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler here (cc)"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The library that makes calls fail, built once."""
    built = tmp_path_factory.mktemp("faults") / "faults.so"
    command = ["cc", "-shared", "-fPIC", "-o", str(built), str(HERE / "faults.c"), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    if done.returncode:
        pytest.skip(f"cc builds nothing here: {done.stderr.strip().splitlines()[-1:]}")
    return str(built)


@pytest.mark.parametrize(
    ("number", "lasts"), [(errno.EIO, False), (errno.ENOSPC, True)], ids=["broken-once", "full-from-then-on"]
)
@pytest.mark.parametrize(("kind", "least"), [(WRITES, 100), (WAITS, 4)], ids=["writes", "waits"])
def test_every_call_of_a_store_may_fail(kind: int, least: int, number: int, *, lasts: bool, library: str) -> None:
    """One line names the store, or nothing was amiss; what was said to be kept is there, and the next run makes a clean store."""
    command = [sys.executable, str(HERE / "faulty.py"), str(ROOT / "samples" / SAMPLES[0])]
    done = subprocess.run(  # noqa: S603  our own words
        [*command, str(kind), str(int(lasts)), str(number)],
        cwd=ROOT,
        env=os.environ | {"LD_PRELOAD": library},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    tried = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(tried) >= least
    for each in tried:
        assert each["same"], each
        assert not each["later"], each
        assert each["done"] + each["again"] >= DOCUMENTS, each
        assert each["told"] or each["done"] == DOCUMENTS, each
        if each["told"]:
            assert each["told"].startswith(f"UnreadableFileError: {each['path']}: cannot be "), each
            assert "\n" not in each["told"], each
    assert any(each["told"] for each in tried)


def batch(output: Path, **fault: str) -> subprocess.CompletedProcess[str]:
    """Read the samples into an output, with a fault or without."""
    inputs = [str(ROOT / "samples" / name) for name in SAMPLES]
    return subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-m", "fgmv_extract", "batch", *inputs, "-o", str(output)],
        cwd=ROOT,
        env=os.environ | fault,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a run makes that nothing happens to."""
    output = tmp_path_factory.mktemp("clean") / "all.jsonl"
    assert batch(output).returncode == 0
    return output.read_bytes()


@pytest.mark.parametrize(
    ("where", "kind", "nth", "ends"),
    [
        *(("", WRITES, nth, True) for nth in (1, 5, 30, 60, 90)),
        *(("", WAITS, nth, True) for nth in (1, 3)),
        *((".all.jsonl-draft", kind, 1, True) for kind in (WRITES, WAITS)),  # the export, before it has its name
        ("", WRITES, 100_000, False),
    ],
)
def test_a_batch_that_a_fault_ends_goes_on_after_it(
    where: str, kind: int, nth: int, library: str, clean: bytes, tmp_path: Path, *, ends: bool
) -> None:
    """The command tells one line about the output, never a traceback; run again, it makes what a clean run makes."""
    output = tmp_path / "all.jsonl"
    fault = {"FAULT_PATH": f"{tmp_path}/{where}", "FAULT_KIND": str(kind), "FAULT_AT": str(nth), "FAULT_LASTS": "1"}
    done = batch(output, LD_PRELOAD=library, FAULT_ERRNO=str(errno.ENOSPC), **fault)
    assert done.returncode == (2 if ends else 0)
    assert "Traceback" not in done.stderr
    if ends:
        last = done.stderr.splitlines()[-1]
        assert last.startswith(f"fgmv-extract: {output}")
        assert ": cannot be " in last
        assert not output.exists()
    again = batch(output)
    assert again.returncode == 0, again.stderr
    assert output.read_bytes() == clean
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.jsonl", "all.jsonl.sqlite"]
