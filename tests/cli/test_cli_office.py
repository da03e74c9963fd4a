"""Word, Excel, calendars and plots from the command line."""

import sys
from pathlib import Path

import docx
import openpyxl
import pytest

import fgmv_extract as fx
from fgmv_extract.cli import main

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
EXAMPLE, DECISION = (str(SAMPLES / name) for name in ("example.docx", "tsag-decision.docx"))
YEAR = '{"schema_version": "1", "number": "TSAG-LS1", "deadline": {"date": "2099", "text": "2099"}}'


def test_extract_writes_a_statement_as_word(tmp_path: Path) -> None:
    """The ending of the file asks for Word, and the file is the statement again."""
    written = tmp_path / "again.docx"
    assert main(["extract", EXAMPLE, "-o", str(written)]) == 0
    assert fx.extract(written).deliverables == fx.extract(EXAMPLE).deliverables


def test_diff_writes_word_and_excel(tmp_path: Path) -> None:
    """The ending of the file asks for the format."""
    for name in ("changes.docx", "changes.xlsx"):
        assert main(["diff", EXAMPLE, DECISION, "-o", str(tmp_path / name)]) == 0
    titled = docx.Document(str(tmp_path / "changes.docx")).paragraphs[0].text
    assert titled == "Changes from SG20-LS900 to TSAG-LS906"
    assert openpyxl.load_workbook(tmp_path / "changes.xlsx").sheetnames[:2] == ["changes", "matrix"]


def test_diff_tells_only_what_was_asked_for_in_excel_too(tmp_path: Path) -> None:
    """Options that leave out changes leave them out of the sheet of changes."""
    written = str(tmp_path / "changes.xlsx")
    assert main(["diff", EXAMPLE, DECISION, "--only", "group-added", "-o", written]) == 0
    kinds = {row[2].value for row in openpyxl.load_workbook(written)["changes"].iter_rows(min_row=2)}
    assert kinds == {"group-added"}


def test_diff_does_not_write_over_what_it_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An output that is one of the two is refused."""
    own = tmp_path / "own.docx"
    own.write_bytes(Path(EXAMPLE).read_bytes())
    assert main(["diff", EXAMPLE, str(own), "-o", str(own)]) == 2
    assert "is one of the inputs" in capsys.readouterr().err


def test_review_writes_the_reply_of_a_group(tmp_path: Path) -> None:
    """The draft is a reply of that group."""
    written = tmp_path / "reply.docx"
    assert main(["review", DECISION, "--group", "SG20", "-o", str(written)]) == 0
    draft = fx.extract(written)
    assert [each.group for each in draft.source] == ["ITU-T SG20"]
    assert {said.state for each in draft.deliverables for said in each.positions} == {fx.PositionState.BLANK}


def test_a_reply_needs_a_group(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody knows whose reply it is without one."""
    assert main(["review", DECISION, "--format", "docx"]) == 2
    assert capsys.readouterr().err == "fgmv-extract: docx is the reply of a group; name it with --group\n"


def test_review_writes_a_calendar(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The calendar has the deadline and the meeting of the example."""
    assert main(["review", EXAMPLE, "--group", "SG20", "--format", "ics"]) == 0
    assert capsysbinary.readouterr().out.count(b"BEGIN:VEVENT\r\n") == 2


def test_a_date_that_is_left_out_of_the_calendar_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A deadline that is known to the year is told on standard error."""
    stored = tmp_path / "stored.json"
    stored.write_text(YEAR, "utf-8")
    assert main(["review", str(stored), "--format", "ics"]) == 0
    told = capsys.readouterr()
    assert "VEVENT" not in told.out
    assert "not in the calendar, its day and month are not known: TSAG-LS1 asks for a reply by 2099." in told.err


@pytest.mark.parametrize("name", ["x.svg", "x.png", "x.pdf"])
def test_plot_draws_what_the_ending_asks_for(tmp_path: Path, name: str) -> None:
    """A picture is in the file."""
    pytest.importorskip("matplotlib")
    written = tmp_path / name
    assert main(["plot", DECISION, "-o", str(written)]) == 0
    assert written.read_bytes()[:5] in {b"<?xml", b"\x89PNG\r", b"%PDF-"}


def test_plot_without_matplotlib_says_what_helps(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An extra that is missing is named."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert main(["plot", DECISION]) == 2
    assert "pip install 'fgmv-extract[plot]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", EXAMPLE, "--format", "docx"],
        ["diff", EXAMPLE, DECISION, "--format", "xlsx"],
        ["review", EXAMPLE, "--group", "SG20", "--format", "docx"],
        ["plot", EXAMPLE, "--format", "png"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_is_no_text_is_not_written_to_a_terminal(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A terminal gets no Word file, workbook or picture."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert main(arguments) == 2
    assert "is no text for a terminal; name a file with -o" in capsys.readouterr().err
