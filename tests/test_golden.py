"""What the library says of each sample is what it said when somebody last looked."""

import json
from pathlib import Path

import pytest

import fgmv_extract
from samples import describe, expected, make, manifest, stories

SAMPLES = expected.files()
PAIRS = [
    (path, path.with_suffix(".txt"))
    for path in SAMPLES
    if path.suffix == ".docx" and path.with_suffix(".txt") in SAMPLES
]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: str(path.name))
def test_a_sample_says_what_its_golden_file_says(sample: Path) -> None:
    """A change of meaning shows as a difference in a file that is read before it is committed."""
    assert expected.problem(sample) is None


@pytest.mark.parametrize(("of_word", "of_text"), PAIRS, ids=lambda path: str(path.name))
def test_word_and_text_give_equal_statements(of_word: Path, of_text: Path) -> None:
    """The two formats of one description are one statement."""
    assert fgmv_extract.extract(of_word) == fgmv_extract.extract(of_text)


@pytest.mark.parametrize("ending", manifest.WRAPPED_AS)
def test_the_example_is_the_same_in_every_wrapping_kept_with_it(ending: str) -> None:
    """Printed, saved as a page, in other formats, attached to a mail."""
    wrapped = describe.HERE / "wrapped" / f"{manifest.WRAPPED}.{ending}"
    assert fgmv_extract.extract(wrapped) == fgmv_extract.extract(describe.HERE / f"{manifest.WRAPPED}.docx")


def test_no_golden_file_is_left_over() -> None:
    """A golden file whose sample is gone would never be compared."""
    assert {path.name for path in expected.FOLDER.glob("*.json")} == {expected.kept(sample).name for sample in SAMPLES}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "missing: example.txt.json; write it with python samples/make.py --golden"),
        ("{", "unread: example.txt.json is not JSON: "),
        ('{"number": "TSAG-LS1"}', "different: example.txt.json at $"),
    ],
)
def test_missing_unread_and_different_are_three_failures(
    content: str | None, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who meets one of them knows what to do."""
    monkeypatch.setattr(expected, "FOLDER", tmp_path)
    if content is not None:
        (tmp_path / "example.txt.json").write_text(content)
    problem = expected.problem(describe.HERE / "example.txt")
    assert problem is not None
    assert problem.startswith(told)


@pytest.mark.parametrize(
    ("before", "after", "paths"),
    [
        ({"a": [1, 2]}, {"a": [1, 2]}, []),
        ({"a": [1, 2]}, {"a": [1, 3]}, ["$.a[1]"]),
        ({"a": [1, 2]}, {"a": [1]}, ["$.a"]),
        ({"a": None}, {"b": None}, ["$"]),
        ({"a": {"b": 1}}, {"a": {"b": 1.0}}, ["$.a.b"]),
        ({"a": {"b": True}}, {"a": {"b": 1}}, ["$.a.b"]),
    ],
)
def test_differences_are_told_by_their_paths(before: object, after: object, paths: list[str]) -> None:
    """A path leads to the value, a missing key or entry to what lacks it."""
    assert list(expected.differences(before, after)) == paths


def test_golden_files_are_never_written_in_ci(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The switch is off where nobody reads the difference."""
    monkeypatch.setenv("CI", "1")
    monkeypatch.setattr(expected, "FOLDER", tmp_path / "golden")
    assert make.main(["--golden"]) == 2
    assert not expected.FOLDER.exists()
    assert capsys.readouterr().err == "golden files are written by hand, never in CI\n"


def test_ci_does_not_throw_the_switch() -> None:
    """The runner says that it is CI, and never asks for golden files."""
    runner = (describe.HERE.parent / ".ci" / "run").read_text("utf-8")
    assert "export CI=1" in runner
    assert "--golden" not in runner


def test_the_switch_writes_what_the_test_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written files are found equal, and those of samples that are gone are taken away."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(expected, "FOLDER", tmp_path)
    monkeypatch.setattr(stories, "FOLDER", tmp_path / "story")
    (tmp_path / "gone.txt.json").write_text(json.dumps({}))
    assert make.main(["--golden"]) == 0
    assert [expected.problem(sample) for sample in SAMPLES] == [None] * len(SAMPLES)
    assert not (tmp_path / "gone.txt.json").exists()
    assert list(stories.problems()) == []
