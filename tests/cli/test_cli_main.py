"""The command line as a whole: help, exit statuses, errors in one line."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from fgmv_extract import __version__
from fgmv_extract.cli import main, schema
from fgmv_extract.errors import EncryptedDocumentError, MissingExtraError

COMMANDS = ("extract", "formats", "schema", "explain")
Program = Callable[..., CompletedProcess[bytes]]
Text = pytest.CaptureFixture[str]


def test_without_a_command_there_is_help(capsys: Text) -> None:
    """On standard error, since nothing was done."""
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: fgmv-extract [-h] [--version] COMMAND ...")


@pytest.mark.parametrize("arguments", [["--help"], *([command, "--help"] for command in COMMANDS)])
def test_every_help_has_an_example(arguments: list[str], capsys: Text) -> None:
    """A command is understood by what one would type."""
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert "example" in out
    assert "\n  fgmv-extract " in out
    assert err == ""


def test_the_version_is_told(capsys: Text) -> None:
    """The one of the package."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"fgmv-extract {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["extrakt"],
            (
                "fgmv-extract: argument COMMAND: invalid choice: 'extrakt' "
                "(choose from 'extract', 'batch', 'diff', 'history', 'review', 'report', 'plot', 'formats', 'schema', 'explain'); see fgmv-extract --help\n"
            ),
        ),
        (
            ["extract"],
            "fgmv-extract extract: the following arguments are required: INPUT; see fgmv-extract extract --help\n",
        ),
        (
            ["extract", "x", "--fail-on", "warnings"],
            (
                "fgmv-extract extract: argument --fail-on: no finding is called 'warnings'; did you mean warning?; "
                "see fgmv-extract extract --help\n"
            ),
        ),
        (
            ["explain", "truncted-row"],
            (
                "fgmv-extract explain: argument CODE: no finding is called 'truncted-row'; did you mean truncated-row?; "
                "see fgmv-extract explain --help\n"
            ),
        ),
        (
            ["explain", "\x1b[2J"],
            (
                "fgmv-extract explain: argument CODE: no finding is called '\\x1b[2J'; "
                "fgmv-extract explain lists them; see fgmv-extract explain --help\n"
            ),
        ),
        (
            ["extract", "x", "--form", "json"],
            "fgmv-extract: unrecognized arguments: --form json; see fgmv-extract --help\n",
        ),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], told: str, capsys: Text) -> None:
    """What is wrong, and where to read more."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err.replace("'", "")) == ("", told.replace("'", ""))  # Python 3.12 quotes fewer choices than 3.11


@pytest.mark.parametrize(
    ("raised", "status", "told"),
    [
        (
            EncryptedDocumentError("sg20.docx", "is encrypted", "save it without a password"),
            3,
            "fgmv-extract: sg20.docx: is encrypted; save it without a password\n",
        ),
        (
            EncryptedDocumentError("sg\x1b[31m20.docx", "is\nencrypted"),
            3,
            "fgmv-extract: sg\ufffd[31m20.docx: is encrypted\n",
        ),
        (
            MissingExtraError("xlsx", "needs openpyxl, which is not installed", "pip install 'fgmv-extract[xlsx]'"),
            2,
            "fgmv-extract: xlsx: needs openpyxl, which is not installed; pip install 'fgmv-extract[xlsx]'\n",
        ),
        (KeyboardInterrupt(), 130, ""),
        (
            KeyError("bug"),
            70,
            (
                "fgmv-extract: internal error: KeyError: 'bug'\n"
                "This is a bug in fgmv-extract, please report it; FGMV_EXTRACT_DEBUG=1 shows where it is.\n"
            ),
        ),
    ],
)
def test_whatever_happens_has_a_status_and_no_traceback(
    raised: BaseException, status: int, told: str, capsys: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An input that cannot be read, a missing package, Ctrl-C and our own bug are four things."""

    def fail(_: object) -> int:
        raise raised

    monkeypatch.setattr(schema, "run", fail)
    monkeypatch.delenv("FGMV_EXTRACT_DEBUG", raising=False)
    assert main(["schema"]) == status
    assert capsys.readouterr() == ("", told)


def test_a_bug_shows_where_it_is_when_asked(capsys: Text, monkeypatch: pytest.MonkeyPatch) -> None:
    """For whoever repairs it."""

    def fail(_: object) -> int:
        raise KeyError("bug")

    monkeypatch.setattr(schema, "run", fail)
    monkeypatch.setenv("FGMV_EXTRACT_DEBUG", "1")
    assert main(["schema"]) == 70
    assert capsys.readouterr().err.startswith("Traceback (most recent call last):\n")


def test_the_module_is_the_program(program: Program) -> None:
    """``python -m fgmv_extract`` needs no installed script."""
    done = program("--version")
    assert (done.returncode, done.stdout.decode().strip()) == (0, f"fgmv-extract {__version__}")


def test_a_missing_file_ends_with_three(program: Program) -> None:
    """As a process, with the status at its end."""
    done = program("extract", "no/such.docx")
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode().splitlines() == ["fgmv-extract: no/such.docx: does not exist; check the path"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such pipe")
@pytest.mark.parametrize("arguments", [("schema",), ("explain",), ("--help",), ("extract", "--help"), ("--version",)])
def test_a_reader_that_leaves_early_is_no_error(program: Program, arguments: tuple[str, ...]) -> None:
    """``fgmv-extract ... | head`` is quiet."""
    outlet, inlet = os.pipe()
    os.close(outlet)
    done = program(*arguments, stdout=inlet)
    os.close(inlet)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("arguments", [("schema",), ("--help",)])
def test_a_full_disk_is_told(program: Program, arguments: tuple[str, ...]) -> None:
    """A result that could not be written is no success."""
    with Path("/dev/full").open("wb") as full:
        done = program(*arguments, stdout=full)
    assert done.returncode == 2
    assert done.stderr == b"fgmv-extract: standard output: cannot be written: no space left on device\n"
