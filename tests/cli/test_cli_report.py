"""``fgmv-extract report``: what goes in, and the page that comes out."""

import json
from pathlib import Path

import pytest

import fgmv_extract as fx
from fgmv_extract.cli import main
from fgmv_extract.outputs.serialisation import to_json

Bytes = pytest.CaptureFixture[bytes]
STORY = [str(path) for path in sorted((Path(__file__).resolve().parents[2] / "samples" / "sequences").glob("*.txt"))]


def page(capture: Bytes) -> str:
    """Return the page on standard output."""
    return capture.readouterr().out.decode()


def test_statements_become_one_page(tmp_path: Path) -> None:
    """The page is one file, written whole."""
    target = tmp_path / "report.html"
    assert main(["report", *STORY, "-o", str(target)]) == 0
    html = target.read_text("utf-8")
    assert html.startswith("<!DOCTYPE html>\n")
    assert html.endswith("</html>\n")
    assert html.count('<details id="d') == 13
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_stored_statements_make_the_page_of_their_documents(tmp_path: Path, capsysbinary: Bytes) -> None:
    """JSON Lines, as ``batch`` writes them, lose nothing."""
    stored = tmp_path / "story.jsonl"
    stored.write_text("".join(f"{to_json(fx.extract(name), indent=None)}\n" for name in STORY), "utf-8")
    assert main(["report", *STORY]) == 0
    of_documents = page(capsysbinary)
    assert main(["report", str(stored)]) == 0
    assert page(capsysbinary) == of_documents


def test_a_store_makes_a_page(tmp_path: Path, capsysbinary: Bytes) -> None:
    """The store of a batch run is an input; the statements that say the same stand on the page once."""
    store = str(tmp_path / "story.sqlite")
    assert main(["batch", *STORY, *(name.replace(".txt", ".docx") for name in STORY), "-o", store]) == 0
    capsysbinary.readouterr()
    assert main(["report", store]) == 0
    assert page(capsysbinary).count('<details id="s') == len(STORY)


def test_a_stored_comparison_or_history_makes_a_page(tmp_path: Path, capsysbinary: Bytes) -> None:
    """What ``diff`` and ``history`` wrote can be looked at."""
    for command, section in (("diff", "changes"), ("history", "deliverables")):
        stored = tmp_path / f"{command}.json"
        assert main([command, STORY[3], STORY[4], "--format", "json", "-o", str(stored)]) == 0
        assert main(["report", str(stored)]) == 0
        assert f'<section id="{section}"' in page(capsysbinary)


def test_diff_writes_the_changes_as_a_page(capsysbinary: Bytes) -> None:
    """The page of a comparison has the words that changed marked."""
    assert main(["diff", STORY[3], STORY[4], "--format", "html"]) == 0
    html = page(capsysbinary)
    assert "<del>" in html
    assert '<section id="changes"' in html
    assert "<script" not in html


def test_a_title_can_be_given_and_is_text(capsysbinary: Bytes) -> None:
    """The user's title is escaped like everybody's."""
    assert main(["report", STORY[0], "--title", "A <b>bold</b> plan"]) == 0
    assert "<h1>A &lt;b&gt;bold&lt;/b&gt; plan</h1>" in page(capsysbinary)


def test_what_cannot_be_read_is_told_and_the_others_are_shown(tmp_path: Path, capsysbinary: Bytes) -> None:
    """Status 3, one line on standard error, and a page of what was read."""
    assert main(["report", STORY[0], str(tmp_path / "missing.docx")]) == 3
    out, err = capsysbinary.readouterr()
    assert b'<section id="matrix"' in out
    assert b"missing.docx" in err


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--on", "tomorrow"], 2, "a day is written like 2024-07-12, not 'tomorrow'"),
        (["-o", STORY[0]], 2, "is one of the inputs"),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], status: int, told: str, capsysbinary: Bytes) -> None:
    """Nothing is written, and the line says what would help."""
    assert main(["report", STORY[0], *arguments]) == status
    assert told in capsysbinary.readouterr().err.decode().splitlines()[-1]


def test_a_broken_history_says_what_is_wrong(tmp_path: Path, capsysbinary: Bytes) -> None:
    """A stored history is checked like everything that comes from outside."""
    stored = tmp_path / "history.json"
    stored.write_text(json.dumps({"schema_version": "1", "statements": [], "lines": [{"names": 3}]}), "utf-8")
    assert main(["report", str(stored)]) == 3
    assert "is not a stored history: lines" in capsysbinary.readouterr().err.decode()
