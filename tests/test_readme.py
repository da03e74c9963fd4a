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


def commands() -> list[tuple[str, list[str]]]:
    """Each command of the console blocks that reads a sample, with the lines shown below it."""
    told: list[tuple[str, list[str]]] = []
    for each in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for line in each.splitlines():
            if line.startswith("$ "):
                told.append((line.removeprefix("$ "), []))
            else:
                told[-1][1].append(line)
    return [(command, shown) for command, shown in told if command.startswith("fgmv-extract") and "samples" in command]


@pytest.mark.parametrize(("command", "shown"), commands())
def test_what_is_shown_is_what_the_command_prints(
    command: str,
    shown: list[str],
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Every line the README shows is a line of the real output, in its order; dots stand for what is left out."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    words = [sorted(map(str, Path().glob(word))) if "*" in word else [word] for word in command.split()[1:]]
    assert main([each for word in words for each in word]) == 0
    printed = iter(capsysbinary.readouterr().out.decode().splitlines())
    for line in shown:
        assert line in {"", "..."} or line in printed, line


def test_the_first_screen_shows_the_main_job() -> None:
    """What the library does on real input stands before everything else."""
    command, shown = commands()[0]
    assert command == "fgmv-extract extract samples/example.docx --format table"
    assert len(shown) > 20


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


@pytest.mark.parametrize(
    "command", ["extract", "batch", "diff", "history", "review", "report", "schema", "formats", "explain"]
)
def test_every_command_is_told(command: str) -> None:
    """Each command of the program stands in the README."""
    assert f"`fgmv-extract {command}" in README
