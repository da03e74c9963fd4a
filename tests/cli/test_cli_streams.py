"""Where results go: files whole or not at all."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from fgmv_extract.cli import main
from fgmv_extract.cli.exits import REFUSED, UNREAD, RefusedError
from fgmv_extract.cli.streams import put

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")


def test_a_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    """No draft is left beside it."""
    put(b"result", str(tmp_path / "out.json"))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.json", b"result")]


@posix
@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_new_file_has_the_permissions_new_files_have(tmp_path: Path, mask: int) -> None:
    """The user's mask decides, not the way it is written."""
    before = os.umask(mask)
    try:
        put(b"result", str(tmp_path / "out.json"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.json").stat().st_mode) == 0o666 & ~mask


@posix
def test_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    """A shared file stays shared, a private one private."""
    output = tmp_path / "out.json"
    output.write_bytes(b"old")
    output.chmod(0o640)
    put(b"result", str(output))
    assert (output.read_bytes(), stat.S_IMODE(output.stat().st_mode)) == (b"result", 0o640)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it points to is replaced."""
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    put(b"result", str(link))
    assert link.is_symlink()
    assert target.read_bytes() == b"result"


@posix
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """So is a device such as /dev/stderr."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    put(b"result", str(pipe))
    assert os.read(reader, 100) == b"result"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize(
    ("output", "problem"), [("no/such/out.json", "no such file or directory"), (".", "is a directory")]
)
def test_what_cannot_be_written_is_told(
    output: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the name that was given."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RefusedError) as caught:
        put(b"result", output)
    assert str(caught.value) == f"{output}: cannot be written: {problem}"


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_what_was_there(
    failure: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a full disk nor Ctrl-C leaves half a file or a draft."""
    output = tmp_path / "out.json"
    output.write_bytes(b"old")

    def fail(_: int) -> None:
        raise failure

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((RefusedError, KeyboardInterrupt)):
        put(b"result", str(output))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.json", b"old")]


def test_an_output_that_cannot_be_written_ends_with_two(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The input was fine."""

    def fail(_: object) -> int:
        put(b"", "no/such/out.json")
        return 0

    monkeypatch.setattr("fgmv_extract.cli.schema.run", fail)
    assert main(["schema"]) == 2
    assert capsys.readouterr().err == "fgmv-extract: no/such/out.json: cannot be written: no such file or directory\n"


@posix
@pytest.mark.parametrize("arguments", ["explain truncated-row", "schema", "--help"])
def test_a_closed_standard_output_is_told_and_no_bug(arguments: str) -> None:
    """A shell may start a command without one (``>&-``)."""
    command = [sys.executable, "-m", "fgmv_extract", *arguments.split()]
    ended = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False, preexec_fn=lambda: os.close(1))  # noqa: S603  our own interpreter
    assert ended.returncode == REFUSED
    assert ended.stderr.endswith("fgmv-extract: standard output: cannot be written: it is closed\n")


@posix
def test_a_closed_standard_error_does_not_put_errors_among_results() -> None:
    """Without standard error nobody listens; results stay alone on standard output."""
    command = [sys.executable, "-m", "fgmv_extract", "extract", "nowhere.docx"]
    ended = subprocess.run(command, stdout=subprocess.PIPE, check=False, preexec_fn=lambda: os.close(2))  # noqa: S603  our own interpreter
    assert (ended.returncode, ended.stdout) == (UNREAD, b"")
