"""The README is true: what it shows comes out, and its Python runs."""

import re
from pathlib import Path

import pytest

import fgmv_extract as fx
from fgmv_extract.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def block(language: str) -> str:
    """The first fenced block of a language."""
    match = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert match is not None
    return match[1]


def test_first_screen_is_what_the_command_prints(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every line the first screen shows is a line of the real output, in its order; dots stand for what is left out."""
    command, *shown = block("console").splitlines()
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    assert main(command.removeprefix("$ fgmv-extract ").split()) == 0
    printed = iter(capsysbinary.readouterr().out.decode().splitlines())
    for line in shown:
        assert line in {"", "..."} or line in printed, line


def test_library_example_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The Python of the README runs as it stands, and its assertions hold."""
    monkeypatch.chdir(ROOT)
    exec(compile(block("python"), "README.md", "exec"), {})  # noqa: S102  it is our own text
    assert "FGMV-15" in capsys.readouterr().out


def test_focus_group_of_the_readme_is_read(tmp_path: Path) -> None:
    """The vocabulary of the README adds a Focus Group without code."""
    mine = tmp_path / "mine.toml"
    mine.write_text(block("toml"), "utf-8")
    page = "This liaison statement is about FG-XY.\n\n\tNo.\n\tTitle\n\tAllocated to\n\n\tFG-XY-7\n\tTerms\n\tSG2\n\n"
    (deliverable,) = fx.extract(page.encode(), name="page.txt", vocabulary=fx.Vocabulary.load(mine)).deliverables
    assert (deliverable.id, deliverable.focus_group) == ("FGXY-07", "FG-XY")


@pytest.mark.parametrize("command", ["extract", "schema", "formats", "explain"])
def test_every_command_is_told(command: str) -> None:
    """Each command of the program stands in the README."""
    assert f"`fgmv-extract {command}" in README
