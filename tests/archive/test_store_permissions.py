"""A store or a folder that may not be written is told in one line and left as it is; it can still be read.

No permission binds root, unless it gives that right away: there the commands run in a process that did.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from fgmv_extract.cli import main

ROOT = Path(__file__).resolve().parents[2]
SAMPLE, OTHER = (str(ROOT / "samples" / name) for name in ("two-positions.txt", "fg-dlt.docx"))
_UNBOUND = 77
BOUND = """
import ctypes, os, sys
if os.getuid() == 0:
    for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: PR_CAPBSET_DROP, out of what any later program has
        ctypes.CDLL(None).prctl(24, right, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])
"""
PROGRAM = f"""
import os, sys
from fgmv_extract.cli import main
if os.access(sys.argv.pop(1), os.W_OK):
    sys.exit({_UNBOUND})
sys.exit(main(sys.argv[1:]))
"""

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="permissions are another matter here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder beside which pytest has its own things."""
    made = tmp_path / "here"
    made.mkdir()
    return made


@pytest.fixture
def store(folder: Path) -> Path:
    """A store of one document."""
    path = folder / "all.sqlite"
    assert main(["batch", SAMPLE, "-o", str(path)]) == 0
    return path


def run(*arguments: str, sealed: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody who may not write what is sealed."""
    command = [sys.executable, "-c", BOUND, PROGRAM, str(sealed), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    if done.returncode == _UNBOUND:
        pytest.skip("no permission binds whoever runs this")
    return done


def sealed(folder: Path, *, store_too: bool) -> dict[str, bytes]:
    """Take the right to write away; return what stands there."""
    folder.chmod(0o555)
    for path in folder.iterdir():
        path.chmod(0o444 if store_too else 0o666)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_that_may_not_be_written(folder: Path) -> None:
    """No store can be made in it."""
    sealed(folder, store_too=True)
    done = run("batch", SAMPLE, "-o", f"{folder}/new.sqlite", sealed=folder)
    assert done.returncode == 2
    assert done.stderr == (
        f"fgmv-extract: {folder}/new.sqlite: cannot be written: permission denied; check the path and its permissions\n"
    )
    assert not list(folder.iterdir())


@pytest.mark.parametrize("store_too", [True, False])
def test_a_store_that_may_not_be_written(store: Path, *, store_too: bool) -> None:
    """Whether its folder alone is sealed or the file, too: nothing in it changes."""
    before = sealed(store.parent, store_too=store_too)
    done = run("batch", OTHER, "-o", str(store), sealed=store.parent)
    assert done.returncode == 2
    assert done.stderr.startswith(f"fgmv-extract: {store}: cannot be ")
    assert "permissions" in done.stderr
    assert done.stderr.count("\n") == 1
    assert {path.name: path.read_bytes() for path in store.parent.iterdir()} == before


def test_a_sealed_store_in_an_open_folder(store: Path) -> None:
    """Its lock can be had, itself not be written; with the right back, the next run does its work and leaves nothing beside it."""
    store.chmod(0o444)
    before = store.read_bytes()
    done = run("batch", OTHER, "-o", str(store), sealed=store)
    assert done.returncode == 2
    assert done.stderr == f"fgmv-extract: {store}: cannot be written; check its permissions\n"
    assert store.read_bytes() == before
    store.chmod(0o644)
    assert run("batch", OTHER, "-o", str(store), sealed=store.parent / "none").returncode == 0
    assert [path.name for path in store.parent.iterdir()] == [store.name]


def test_a_sealed_store_can_be_read(store: Path) -> None:
    """What was read before is there for whoever may read it."""
    before = sealed(store.parent, store_too=True)
    done = run("history", str(store), "--format", "json", sealed=store)
    assert done.returncode == 0, done.stderr
    assert '"FG' in done.stdout
    assert {path.name: path.read_bytes() for path in store.parent.iterdir()} == before
