"""``fgmv-extract extract``: what goes in, what comes out, and with which status."""

import csv
import io
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import attrs
import openpyxl
import pyarrow.parquet as pq
import pytest

from fgmv_extract.cli import extract as command
from fgmv_extract.cli import main
from fgmv_extract.cli.renderings import RENDERINGS, Asked
from fgmv_extract.errors import MalformedDocumentError
from fgmv_extract.findings import Code, Finding, Severity
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.options import Limits
from fgmv_extract.outputs.serialisation import from_json
from fgmv_extract.places import File, Place
from fgmv_extract.records import Deliverable, Position, PositionState, Statement

Program = Callable[..., CompletedProcess[bytes]]
Bytes = pytest.CaptureFixture[bytes]
SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "sg20-reply-fgmv.txt"
MADE = Statement(
    file=File(name="reply.txt", format="text", size=4, sha256="0" * 64),
    title="SG20’s – reply",
    deliverables=(Deliverable(id="FGMV-52", positions=(Position(group="ITU-T SG20", state=PositionState.ABSENT),)),),
    findings=(
        Finding(Code.TRUNCATED_ROW, "The row has 4\nof 5 cells.", Place(17, 1, 3, 0, line=375), "FGMV-52"),
        Finding(Code.UNUSUAL_CHARACTERS, "Folded."),
        Finding(Code.NOT_A_STATEMENT, "No \x1b[2Jheader."),
    ),
)
TOLD = (
    "reply.txt: error: FGMV-52, line 375: The row has 4 of 5 cells. [truncated-row]\n"
    "reply.txt: warning: No \ufffd[2Jheader. [not-a-statement]\n"
)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, dict[str, object]]]:
    """Put a statement made by hand in place of reading, and return what was asked for."""
    made: list[tuple[object, dict[str, object]]] = []

    def noting(source: object, **options: object) -> Statement:
        made.append((source, options))
        return MADE

    monkeypatch.setattr(command, "extract", noting)
    return made


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no setting of the one who runs the tests show."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.usefixtures("calls")
def test_json_is_the_default_and_findings_are_told_beside_it(capsysbinary: Bytes) -> None:
    """Whoever pipes the result sees warnings and errors, one safe line each; notes only stand in the result."""
    assert main(["extract", "reply.txt"]) == 0
    out, err = capsysbinary.readouterr()
    assert from_json(out) == MADE
    assert out.endswith(b"}\n")
    assert "SG20’s – reply".encode() in out
    assert err.decode() == TOLD


@pytest.mark.usefixtures("calls")
def test_json_lines_are_one_line(capsysbinary: Bytes) -> None:
    """A line is a statement."""
    assert main(["extract", "reply.txt", "--format", "jsonl"]) == 0
    out = capsysbinary.readouterr().out
    assert out.count(b"\n") == 1
    assert from_json(out) == MADE


@pytest.mark.usefixtures("calls")
@pytest.mark.parametrize(("chosen", "columns"), [("csv", 20), ("csv-long", 22)])
def test_tables_are_csv(chosen: str, columns: int, capsysbinary: Bytes) -> None:
    """One line of headings, one row."""
    assert main(["extract", "reply.txt", "--format", chosen]) == 0
    out = capsysbinary.readouterr().out.decode()
    heading, row = csv.reader(io.StringIO(out, newline=""))
    assert len(row) == len(heading) >= columns
    assert row[0] == "FGMV-52"


@pytest.mark.usefixtures("calls")
def test_a_table_for_eyes_tells_the_findings_itself(capsysbinary: Bytes) -> None:
    """They are not told twice; without a terminal there is no ink."""
    assert main(["extract", "reply.txt", "--format", "table"]) == 0
    out, err = capsysbinary.readouterr()
    assert out.decode().startswith("Liaison statement\nreply.txt (text, 4 bytes)\n")
    assert b"[truncated-row]" in out
    assert b"\x1b" not in out
    assert err == b""


@pytest.mark.usefixtures("calls")
@pytest.mark.parametrize(
    ("environment", "first"),
    [
        ({"TERM": "xterm"}, b"\x1b[1mLiaison statement\x1b[0m"),
        ({"TERM": "xterm", "NO_COLOR": "1"}, b"Liaison statement"),
        ({"TERM": "dumb"}, b"Liaison statement"),
    ],
)
def test_ink_shows_on_a_terminal_that_wants_it(
    environment: dict[str, str], first: bytes, capsysbinary: Bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR and a dumb terminal want none."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    main(["extract", "reply.txt", "--format", "table"])
    assert capsysbinary.readouterr().out.splitlines()[0] == first


@pytest.mark.usefixtures("calls")
def test_a_table_in_a_file_has_no_ink(tmp_path: Path, capsysbinary: Bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even when the command is given on a terminal."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["extract", "reply.txt", "--format", "table", "-o", str(tmp_path / "t")]) == 0
    assert b"\x1b" not in (tmp_path / "t").read_bytes()
    assert capsysbinary.readouterr().out == b""


@pytest.mark.usefixtures("calls")
@pytest.mark.parametrize(
    ("name", "magic"),
    [
        ("out.json", b'{\n "schema'),
        ("out.jsonl", b'{"schema'),
        ("out.CSV", b"id,focus_group,"),
        ("out.xlsx", b"PK"),
        ("out.parquet", b"PAR1"),
        ("out.txt", b'{\n "schema'),
        ("csv", b'{\n "schema'),
    ],
)
def test_the_ending_of_the_output_chooses_the_format(name: str, magic: bytes, tmp_path: Path) -> None:
    """JSON when it chooses none."""
    assert main(["extract", "reply.txt", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_bytes().startswith(magic)


@pytest.mark.usefixtures("calls")
def test_a_format_that_is_asked_for_wins_over_the_ending(tmp_path: Path) -> None:
    """The option is explicit."""
    output = tmp_path / "out.csv"
    assert main(["extract", "reply.txt", "-o", str(output), "--format", "jsonl"]) == 0
    assert from_json(output.read_bytes()) == MADE


@pytest.mark.usefixtures("calls")
def test_workbooks_and_parquet_are_whole(tmp_path: Path) -> None:
    """Three sheets; one row per deliverable and group."""
    for name in ("out.xlsx", "out.parquet"):
        assert main(["extract", "reply.txt", "-o", str(tmp_path / name)]) == 0
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames == [
        "matrix",
        "deliverables",
        "groups",
        "findings",
        "legend",
    ]
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 1


@pytest.mark.parametrize("chosen", ["xlsx", "parquet"])
@pytest.mark.parametrize("output", [[], ["-o", "-"]])
def test_no_binary_format_reaches_a_terminal(
    chosen: str, output: list[str], calls: list[object], capsysbinary: Bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused before anything is read."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["extract", "reply.txt", "--format", chosen, *output]) == 2
    out, err = capsysbinary.readouterr()
    assert (out, calls) == (b"", [])
    assert err.decode() == f"fgmv-extract: {chosen} is no text for a terminal; name a file with -o\n"


@pytest.mark.usefixtures("calls")
def test_a_binary_format_goes_into_a_pipe(capsysbinary: Bytes) -> None:
    """Only a terminal has no use for it."""
    assert main(["extract", "reply.txt", "--format", "parquet", "-o", "-"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"PAR1")


@pytest.mark.parametrize(
    ("thresholds", "status"),
    [
        ([], 0),
        (["note"], 1),
        (["warning"], 1),
        (["error"], 1),
        (["truncated-row"], 1),
        (["cut-off"], 0),
        (["cut-off", "unusual-characters"], 1),
    ],
)
@pytest.mark.usefixtures("calls")
def test_findings_fail_on_request(thresholds: list[str], status: int, capsysbinary: Bytes) -> None:
    """At or above a severity, or of one kind; the result is written all the same."""
    options = [part for threshold in thresholds for part in ("--fail-on", threshold)]
    assert main(["extract", "reply.txt", *options]) == status
    assert from_json(capsysbinary.readouterr().out) == MADE


@pytest.mark.parametrize(("severity", "status"), [("note", 1), ("warning", 0), ("error", 0)])
def test_a_lesser_finding_does_not_fail(severity: str, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note is below a warning."""
    noted = attrs.evolve(MADE, findings=MADE.findings[1:2])
    assert noted.findings[0].severity is Severity.NOTE
    monkeypatch.setattr(command, "extract", lambda *_, **__: noted)
    assert main(["extract", "reply.txt", "--fail-on", severity]) == status


def test_a_thousand_findings_do_not_flood_the_terminal(capsysbinary: Bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first twenty are told, and how many more there are."""
    many = attrs.evolve(MADE, findings=MADE.findings[:1] * 1020)
    monkeypatch.setattr(command, "extract", lambda *_, **__: many)
    assert main(["extract", "reply.txt"]) == 0
    lines = capsysbinary.readouterr().err.decode().splitlines()
    assert len(lines) == 21
    assert lines[-1] == "reply.txt: and 1,000 more warnings and errors; all findings stand in the result"


def test_options_reach_the_extraction(calls: list[tuple[object, dict[str, object]]], tmp_path: Path) -> None:
    """The view of tracked changes, a vocabulary on top of the shipped one, and limits."""
    own = tmp_path / "own.toml"
    own.write_text('[focus_groups."FG-XY"]\nids = ["FGXY-{nn}"]\n')
    assert main(["extract", "reply.docx"]) == 0
    more = ["--allow", "rows=7", "--allow", "part_bytes=2M", "--allow", "rows=9"]
    assert main(["extract", "reply.docx", "--revisions", "original", "--vocabulary", str(own), *more]) == 0
    assert calls[0] == ("reply.docx", {"name": None, "revisions": "accepted", "vocabulary": None, "limits": None})
    source, options = calls[1]
    assert (source, options["revisions"]) == ("reply.docx", "original")
    assert options["limits"] == Limits(rows=9, part_bytes=2 << 20)
    assert isinstance(options["vocabulary"], Vocabulary)
    assert "FG-XY" in options["vocabulary"].focus_groups


def test_a_word_file_is_written_with_the_vocabulary_it_was_read_with(tmp_path: Path) -> None:
    """Its title names the Focus Group, so that no sentence has to."""
    own = tmp_path / "own.toml"
    own.write_text('[focus_groups."FG-XY"]\nids = ["FGXY-{nn}"]\ntitles = ["quantum gardens"]\n')
    statement = Statement(title="LS on what the Focus Group on quantum gardens left", focus_groups=("FG-XY",))
    sentence = "This statement is about deliverables of FG-XY."
    for vocabulary, written in ((None, True), (Vocabulary.load(own), False)):
        packed = RENDERINGS["docx"](statement, Asked(vocabulary=vocabulary))
        body = zipfile.ZipFile(io.BytesIO(packed)).read("word/document.xml").decode()
        assert (sentence in body) is written


def test_a_broken_vocabulary_is_an_input_that_cannot_be_read(
    calls: list[object], tmp_path: Path, capsysbinary: Bytes
) -> None:
    """It is told by its name, and nothing is read."""
    own = tmp_path / "own.toml"
    own.write_text("[focus_groups")
    assert main(["extract", "reply.docx", "--vocabulary", str(own)]) == 3
    err = capsysbinary.readouterr().err.decode()
    assert err.startswith(f"fgmv-extract: {own}: ")
    assert err.count("\n") == 1
    assert calls == []


def test_a_document_that_cannot_be_read_leaves_the_old_output(
    tmp_path: Path, capsysbinary: Bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A result is replaced by a better one, not by a failure."""

    def fail(*_: object, **__: object) -> Statement:
        raise MalformedDocumentError("reply.docx", "is cut off", "fetch it again")

    monkeypatch.setattr(command, "extract", fail)
    output = tmp_path / "out.json"
    output.write_text("old")
    assert main(["extract", "reply.docx", "-o", str(output)]) == 3
    assert capsysbinary.readouterr() == (b"", b"fgmv-extract: reply.docx: is cut off; fetch it again\n")
    assert output.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_the_document_itself_is_never_the_output(tmp_path: Path, calls: list[object], capsysbinary: Bytes) -> None:
    """Not under another name either."""
    document, link = tmp_path / "reply.txt", tmp_path / "link.txt"
    document.write_text("text")
    link.symlink_to(document)
    for output in (document, link):
        assert main(["extract", str(document), "-o", str(output)]) == 2
        told = f"fgmv-extract: {output}: is the document itself; name another file\n"
        assert capsysbinary.readouterr() == (b"", told.encode())
    assert (document.read_text(), calls) == ("text", [])


# With the real readers, as a user has it.

TEXT = "\tNo.\n\tTitle\n\tSG20\n\n\tFGMV-01\n\tTechnical Report on Métavers\n\tQ7/20 plans to initiate new work.\n"


def test_standard_input_is_a_document(program: Program) -> None:
    """A dash is read as bytes, whatever the locale, and written in UTF-8."""
    done = program("extract", "-", stdin=TEXT.encode(), LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0
    plain = json.loads(done.stdout)
    assert plain["file"]["name"] == "<stdin>"
    assert [each["title"] for each in plain["deliverables"]] == ["Métavers"]
    assert "Métavers".encode() in done.stdout


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x03", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_document_is_told_in_one_line(program: Program, data: bytes) -> None:
    """Empty, binary and broken input never gives a traceback."""
    done = program("extract", "-", stdin=data)
    assert (done.returncode, done.stdout) == (3, b"")
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("fgmv-extract: <stdin>: ")


def test_the_example_through_the_command_line(capsysbinary: Bytes) -> None:
    """Its one loss is told on standard error, and fails on request."""
    if not SEED.exists():
        pytest.skip("the shared folder is not beside this checkout")
    assert main(["extract", str(SEED), "--fail-on", "error"]) == 1
    out, err = capsysbinary.readouterr()
    assert len(json.loads(out)["deliverables"]) == 52
    (line,) = err.decode().splitlines()
    assert line.startswith("sg20-reply-fgmv.txt: error: FGMV-52, line ")
    assert line.endswith(" [truncated-row]")


@pytest.mark.parametrize("columns", ["80", "140"])
def test_the_example_fits_the_terminal(columns: str, capsysbinary: Bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every deliverable begins a line, and no line is broken by the terminal."""
    if not SEED.exists():
        pytest.skip("the shared folder is not beside this checkout")
    monkeypatch.setenv("COLUMNS", columns)
    assert main(["extract", str(SEED), "--format", "table"]) == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert sum(line.startswith("FGMV-") for line in lines) == 52
    assert max(map(len, lines)) <= int(columns)
