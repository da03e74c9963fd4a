"""The command ``diff``."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import fgmv_extract as fx
from fgmv_extract.cli import main
from fgmv_extract.outputs.serialisation import to_json

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
REPLY, DECISION = str(SAMPLES / "example.docx"), str(SAMPLES / "tsag-decision.docx")
TRACKED = str(SAMPLES / "tracked-changes.docx")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def diff(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the command; return its status and what it wrote."""

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["diff", *arguments])
        out, err = capsysbinary.readouterr()
        return status, out.decode(), err.decode()

    return run


def test_text_begins_with_one_line_that_sums_up(diff: Run) -> None:
    """It is the default, and differences alone are no failure."""
    status, out, err = diff(REPLY, DECISION)
    assert (status, err) == (0, "")
    told = " ".join(out.split())
    assert told.startswith(
        "TSAG-LS906: 7 deliverables allocated, 3 sent for information, 1 group added, 6 groups removed,"
    )
    assert "suggested by FG-MV → allocated by TSAG: SG20 (SG16)" in out
    assert "\x1b" not in out


def test_json_is_the_comparison(diff: Run) -> None:
    """The same as the library tells."""
    _, out, _ = diff(REPLY, DECISION, "--format", "json")
    told = json.loads(out)
    comparison = fx.compare(fx.extract(REPLY), fx.extract(DECISION))
    assert told["summary"] == comparison.summary
    assert [change["message"] for change in told["changes"]] == [change.message for change in comparison.changes]


@pytest.mark.parametrize(("chosen", "begins"), [("markdown", "# TSAG-LS906: "), ("csv", "deliverable,title,kind,")])
def test_other_formats(chosen: str, begins: str, diff: Run, tmp_path: Path) -> None:
    """Markdown and CSV, also into a file."""
    output = tmp_path / "out"
    assert diff(REPLY, DECISION, "--format", chosen, "-o", str(output)) == (0, "", "")
    assert output.read_text("utf-8").startswith(begins)


def test_stored_statements_are_compared_like_documents(diff: Run, tmp_path: Path) -> None:
    """By their content, not by their names; a document and what was stored of it have no differences."""
    stored = tmp_path / "statement"
    stored.write_text(to_json(fx.extract(REPLY)), "utf-8")
    status, out, _ = diff(str(stored), REPLY, "--exit-code")
    assert (status, out.splitlines()[0]) == (0, "SG20-LS900: no changes")
    assert diff(str(stored), DECISION, "--format", "csv") == diff(REPLY, DECISION, "--format", "csv")


def test_exit_code(diff: Run) -> None:
    """Status 1 says that there are differences, or that it could not be seen whether there are."""
    assert diff(REPLY, DECISION, "--exit-code")[0] == 1
    truncated = str(SAMPLES / "example-truncated.txt")
    status, out, _ = diff(truncated, truncated, "--exit-code")
    assert status == 1
    assert "no changes in what could be compared" in out


@pytest.mark.parametrize(("level", "status"), [("editorial", 1), ("minor", 1), ("major", 0)])
def test_fail_on(level: str, status: int, diff: Run) -> None:
    """Changes of this significance or above fail; the others do not."""
    only = ("--only", "deliverable-not-mentioned")
    assert diff(REPLY, DECISION, *only, "--fail-on", level)[0] == status


def test_kinds_are_chosen(diff: Run) -> None:
    """What is ignored counts nowhere, and the summary tells of what is left."""
    _, out, _ = diff(REPLY, DECISION, "--only", "group-added", "--only", "group-role", "--format", "json")
    told = json.loads(out)
    assert told["summary"] == "TSAG-LS906: 1 group added, 1 role changed"
    _, out, _ = diff(REPLY, DECISION, "--ignore", "deliverable-not-mentioned", "--format", "json")
    assert "deliverable-not-mentioned" not in {change["kind"] for change in json.loads(out)["changes"]}
    _, out, _ = diff(REPLY, DECISION, "--only", "title-changed")
    assert out.startswith("TSAG-LS906: no changes of what was asked for\n")


def test_a_group_sees_what_concerns_it(diff: Run) -> None:
    """Deliverables it shares and what happens to it; not what others lose elsewhere."""
    _, out, _ = diff(REPLY, DECISION, "--group", "SG5", "--format", "json", "--ignore", "deliverable-not-mentioned")
    told = {change["deliverable"] for change in json.loads(out)["changes"]}
    assert {"FGMV-36", "FGMV-49"} <= told
    assert "FGMV-27" not in told


def test_significance_is_overridden_by_a_file(diff: Run, tmp_path: Path) -> None:
    """Whoever cares for silence can make it major."""
    weights = tmp_path / "weights.toml"
    weights.write_text('deliverable-not-mentioned = "major"\n', "utf-8")
    arguments = (REPLY, DECISION, "--only", "deliverable-not-mentioned", "--fail-on", "major")
    assert diff(*arguments)[0] == 0
    assert diff(*arguments, "--significance", str(weights))[0] == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('moved = "major"', "no change is called 'moved'"),
        ('title-changed = "grave"', "title-changed is one of 'major', 'minor', 'editorial', not 'grave'"),
        ("title-changed = 3", "not 3"),
        ("no toml", "is not TOML"),
    ],
)
def test_a_file_of_significances_that_says_something_else_is_refused(
    text: str, told: str, diff: Run, tmp_path: Path
) -> None:
    """In one line, naming the file."""
    weights = tmp_path / "weights.toml"
    weights.write_text(text, "utf-8")
    status, out, err = diff(REPLY, DECISION, "--significance", str(weights))
    assert (status, out) == (2, "")
    assert told in err
    assert err.startswith(f"fgmv-extract: {weights}: ")


def test_tracked_changes_are_two_versions(diff: Run) -> None:
    """One file, its text before and after its tracked changes, compared as a revision."""
    status, out, _ = diff("--revisions", TRACKED, "--format", "json", "--exit-code")
    told = json.loads(out)
    assert (status, told["relation"]) == (1, "revision")
    succeeded = {change["deliverable"] for change in told["changes"] if change["kind"] == "group-succeeded"}
    assert succeeded == {"FGMV-27", "FGMV-40"}


def test_a_file_without_tracked_changes_is_told(diff: Run) -> None:
    """That nothing became different says nothing of a file that keeps no changes."""
    assert "no tracked changes were found" in diff("--revisions", REPLY)[2]
    assert "no tracked changes were found" not in diff("--revisions", TRACKED)[2]


def test_the_relation_can_be_given(diff: Run) -> None:
    """A revision that lacks a row has removed it."""
    _, out, _ = diff(REPLY, DECISION, "--relation", "revision", "--format", "json")
    assert "deliverable-removed" in {change["kind"] for change in json.loads(out)["changes"]}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((REPLY,), "two statements are compared; name LATER"),
        (("--revisions", REPLY, DECISION), "--revisions takes one file"),
        (("-", "-"), "standard input (-) can be read once"),
        ((REPLY, DECISION, "--group", "nobody at all"), "'nobody at all' is not one group"),
        ((REPLY, DECISION, "--only", "group-add"), "did you mean group-added?"),
        ((REPLY, DECISION, "--only", "nonsense"), "fgmv-extract diff --help lists them"),
    ],
)
def test_wrong_usage_is_told_in_a_line(arguments: tuple[str, ...], told: str, diff: Run) -> None:
    """Status 2, nothing on standard output."""
    status, out, err = diff(*arguments)
    assert (status, out) == (2, "")
    assert told in err


def test_an_input_that_cannot_be_read_is_named(diff: Run, tmp_path: Path) -> None:
    """Status 3."""
    missing = str(tmp_path / "missing.docx")
    status, out, err = diff(missing, DECISION)
    assert (status, out) == (3, "")
    assert missing in err


def test_help_lists_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    """With its usual significance, and examples."""
    assert main(["diff", "--help"]) == 0
    out = capsys.readouterr().out
    for kind in fx.Kind:
        assert f"{kind.significance.value:10} {kind.value}" in out
    assert "examples:" in out


def test_comparing_stored_statements_needs_no_reader(tmp_path: Path) -> None:
    """Neither lxml nor any other reader's package is imported."""
    import subprocess  # noqa: PLC0415  needed only here
    import sys  # noqa: PLC0415  as above

    stored = tmp_path / "statement.json"
    stored.write_text(to_json(fx.Statement(deliverables=(fx.Deliverable(id="FGMV-01"),))), "utf-8")
    program = "import sys\nfrom fgmv_extract.cli import main\nmain()\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", program, "diff", str(stored), str(stored)],
        cwd=SAMPLES.parent, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert {"lxml", "docx", "pdfplumber", "openpyxl"} & set(done.stderr.split()) == set()
