"""``--allow NAME=VALUE``: every command that reads takes the limits of the readers by their names."""

import json
from pathlib import Path

import pytest

from fgmv_extract.cli import main

SAMPLE = str(Path(__file__).resolve().parents[2] / "samples" / "example.docx")
Text = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("row=5", "no limit is called 'row'; did you mean rows?"),
        ("Input-Bytes=5", "no limit is called 'Input-Bytes'; did you mean input_bytes?"),
        ("speed=5", "no limit is called 'speed'; there are input_bytes, part_bytes,"),
        ("=5", "no limit is called ''; there are input_bytes, part_bytes,"),
        ("rows", "a limit needs its value: rows=100000"),
        ("rows=", "rows needs a whole number, at most 1,099,511,627,776, not ''"),
        ("rows=-1", "rows needs a whole number, at most 1,099,511,627,776, not '-1'"),
        ("rows=1K", "rows needs a whole number, at most 1,099,511,627,776, not '1K'"),
        ("pages=many", "pages needs a whole number, at most 1,099,511,627,776, not 'many'"),
        ("input_bytes=1.5G", "input_bytes needs a size such as 512M or 1G, at most 1,099,511,627,776, not '1.5G'"),
        (
            "input_bytes=1" + "0" * 5000,
            "input_bytes needs a size such as 512M or 1G, at most 1,099,511,627,776, not '1",
        ),
    ],
)
def test_what_is_no_limit_is_told_in_one_line(given: str, told: str, capsys: Text) -> None:
    """What was met, and what would be right: the nearest name, or what a value looks like."""
    assert main(["extract", SAMPLE, "--allow", given]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"fgmv-extract extract: argument --allow: {told}")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "command",
    [
        ["extract", SAMPLE],
        ["extract", SAMPLE, "--all"],
        ["diff", SAMPLE, SAMPLE],
        ["diff", SAMPLE, "--revisions"],
        ["history", SAMPLE],
        ["review", SAMPLE],
        ["report", SAMPLE],
        ["report", SAMPLE, SAMPLE],
        ["plot", SAMPLE],
        ["batch", SAMPLE, "-o", "all.sqlite"],
    ],
    ids=" ".join,
)
def test_every_command_that_reads_keeps_the_limit(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Text
) -> None:
    """The document is refused, and the error names the limit that would have to be raised."""
    monkeypatch.chdir(tmp_path)
    assert main([*command, "--allow", "part_bytes=1K"]) == 3
    err = capsys.readouterr().err
    assert "inflates to more than 1,024 bytes" in err
    assert "allow more with --allow part_bytes=..." in err


def test_standard_input_and_files_may_be_larger_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Text
) -> None:
    """The last of several values of one limit holds, as with other options."""
    monkeypatch.chdir(tmp_path)
    assert main(["extract", SAMPLE, "--allow", "input_bytes=1", "--allow", "input_bytes=1T"]) == 2
    assert main(["extract", SAMPLE, "--allow", "input_bytes=1", "--allow", "input_bytes=1M"]) == 0
    assert json.loads(capsys.readouterr().out)["file"]["name"] == "example.docx"


def test_a_batch_reads_again_what_a_limit_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Text
) -> None:
    """A run with another limit is another run: what failed for it is read, and kept once."""
    monkeypatch.chdir(tmp_path)
    assert main(["batch", SAMPLE, "-o", "all.jsonl", "--allow", "part_bytes=1K"]) == 3
    assert main(["batch", SAMPLE, "-o", "all.jsonl"]) == 0
    assert len(Path("all.jsonl").read_text("utf-8").splitlines()) == 1
    assert "\n1 document: 1 ok\n" in capsys.readouterr().err
