"""``fgmv-extract history`` and ``review``: what goes in, what comes out, and with which status."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import fgmv_extract as fx
from fgmv_extract.cli import main
from fgmv_extract.outputs import history as history_output
from fgmv_extract.outputs import review as review_output
from fgmv_extract.outputs.serialisation import to_json

Program = Callable[..., CompletedProcess[bytes]]
Bytes = pytest.CaptureFixture[bytes]
STORY = [str(path) for path in sorted((Path(__file__).resolve().parents[2] / "samples" / "sequences").glob("*.txt"))]


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no setting of the one who runs the tests show."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def stored(tmp_path: Path) -> str:
    """The whole story as JSON Lines, as ``batch`` stores it."""
    path = tmp_path / "story.jsonl"
    path.write_text("".join(f"{to_json(fx.extract(name), indent=None)}\n" for name in STORY), "utf-8")
    return str(path)


def printed(capture: Bytes) -> str:
    """Return what stands on standard output."""
    return capture.readouterr().out.decode()


def test_text_is_the_default(capsysbinary: Bytes) -> None:
    """One line that sums up comes first, without colour where there is no terminal."""
    assert main(["history", *STORY]) == 0
    assert printed(capsysbinary).startswith("13 deliverables in 6 statements, 2024-01-26 to 2026-01-30: 9 suggested")
    assert main(["review", *STORY, "--group", "SG20"]) == 0
    out = printed(capsysbinary)
    assert out.startswith("SG20: 2 allocated and unanswered")
    assert "\x1b" not in out


def test_stored_statements_say_what_their_documents_say(stored: str, capsysbinary: Bytes) -> None:
    """JSON is told by its content, whatever it is called; nothing of the evidence is lost."""
    for command in ("history", "review"):
        assert main([command, *STORY, "--format", "json"]) == 0
        of_documents = printed(capsysbinary)
        assert main([command, stored, "--format", "json"]) == 0
        assert printed(capsysbinary) == of_documents


def test_json_is_what_the_library_gives(capsysbinary: Bytes) -> None:
    """The same keys, the same values."""
    statements = [fx.extract(name) for name in STORY]
    assert main(["history", *reversed(STORY), "--format", "json"]) == 0
    assert json.loads(printed(capsysbinary)) == history_output.history_to_dict(fx.history(statements))
    assert main(["review", *STORY, "--format", "json", "--on", "2024-07-20", "--group", "TSAG"]) == 0
    expected = review_output.review_to_dict(fx.review(statements, "TSAG", on="2024-07-20"))
    assert json.loads(printed(capsysbinary)) == expected


def test_markdown_and_csv(capsysbinary: Bytes) -> None:
    """To circulate, and for spreadsheets."""
    for command in ("history", "review"):
        assert main([command, *STORY, "--format", "markdown"]) == 0
        assert printed(capsysbinary).startswith("# ")
        assert main([command, *STORY, "--format", "csv"]) == 0
        assert len(list(csv.DictReader(io.StringIO(printed(capsysbinary))))) > 10


@pytest.mark.parametrize(
    ("name", "begins"), [("a.json", "{"), ("a.md", "# "), ("a.csv", "topic,"), ("a.txt", "All groups: ")]
)
def test_the_ending_of_the_output_tells_the_format(name: str, begins: str, tmp_path: Path) -> None:
    """Unless --format does."""
    target = tmp_path / name
    assert main(["review", *STORY, "-o", str(target)]) == 0
    assert target.read_text("utf-8").startswith(begins)


@pytest.mark.parametrize("name", ["FGMV-28", "fgmv-28", "Y.dtmv-if", "FGMV-D5.1-uriop"])
def test_one_deliverable_is_told_by_any_of_its_names(name: str, capsysbinary: Bytes) -> None:
    """Or a work item; the statements that were read are told all the same."""
    assert main(["history", *STORY, "--deliverable", name, "--format", "json"]) == 0
    plain = json.loads(printed(capsysbinary))
    (line,) = plain["lines"]
    assert name.lower() in [known.lower() for known in line["names"]]
    assert len(plain["statements"]) == 6


def test_deliverables_of_a_group_are_told(capsysbinary: Bytes) -> None:
    """Those with a share for it or a word of it."""
    assert main(["history", *STORY, "--group", "SG17", "--format", "json"]) == 0
    assert [line["deliverable"] for line in json.loads(printed(capsysbinary))["lines"]] == ["FGMV-44"]
    assert main(["history", *STORY, "--group", "SG17", "--deliverable", "FGMV-28"]) == 0
    assert printed(capsysbinary).startswith("0 deliverables in 6 statements")


def test_the_given_order_is_kept_when_asked_for(capsysbinary: Bytes) -> None:
    """Against all dates."""
    assert main(["history", STORY[4], STORY[0], "--in-order", "--format", "json"]) == 0
    plain = json.loads(printed(capsysbinary))
    assert [reference["number"] for reference in plain["statements"]] == ["TSAG-LS924", "TSAG-LS920"]


def test_topics_are_chosen_and_left_out(capsysbinary: Bytes) -> None:
    """By name, as often as one likes."""
    assert main(["review", *STORY, "--format", "json", "--only", "contention", "--only", "joint-claim"]) == 0
    assert {point["topic"] for point in json.loads(printed(capsysbinary))["points"]} == {"contention", "joint-claim"}
    assert main(["review", *STORY, "--format", "json", "--ignore", "contention"]) == 0
    topics = {point["topic"] for point in json.loads(printed(capsysbinary))["points"]}
    assert "contention" not in topics
    assert "joint-claim" in topics


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["review", "--fail-on", "contention"], 1),
        (["review", "--fail-on", "claimed-information"], 0),
        (["review", "--fail-on", "contention", "--ignore", "contention"], 0),
        (["review", "--fail-on", "note"], 1),
        (["review", "--fail-on", "error"], 0),
        (["review", "--fail-on", "unread-position"], 1),
        (["history", "--fail-on", "warning"], 0),
        (["history", "--fail-on", "note"], 1),
    ],
)
def test_points_and_findings_decide_on_the_status(arguments: list[str], status: int) -> None:
    """A topic that is told, a finding of the named kind, or one of the severity or above."""
    command, *options = arguments
    assert main([command, *STORY, *options]) == status


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["review", STORY[0], "--group", "SG2O"],
            "fgmv-extract: 'SG2O' is not one group; write it like SG20, ITU-T SG20, TSAG or FG-MV\n",
        ),
        (["review", STORY[0], "--on", "soon"], "fgmv-extract: a day is written like 2024-07-12, not 'soon'\n"),
        (
            ["history", STORY[0], "--deliverable", "FGMV-99"],
            "fgmv-extract: no deliverable and no work item of these statements is called 'FGMV-99'\n",
        ),
        (
            ["history", "-", "-"],
            "fgmv-extract: standard input (-) can be read once; name files for the other inputs\n",
        ),
        (["review", STORY[0], "-o", STORY[0]], f"fgmv-extract: {STORY[0]}: is one of the inputs; name another file\n"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(arguments: list[str], told: str, capsysbinary: Bytes) -> None:
    """With status 2, and nothing on standard output."""
    assert main(arguments) == 2
    out, err = capsysbinary.readouterr()
    assert (out, err.decode()) == (b"", told)


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("SG99", "--group SG99: no group of that name is known; its name alone was looked for\n"),
        ("CCT", ""),
        ("sg20", ""),
    ],
)
@pytest.mark.parametrize("command", ["review", "history"])
def test_a_group_that_nothing_is_known_of_is_told(command: str, group: str, told: str, capsysbinary: Bytes) -> None:
    """It is looked for by its name, for somebody may know better."""
    assert main([command, STORY[0], "--group", group]) == 0
    assert capsysbinary.readouterr().err.decode() == told


def test_an_unread_input_does_not_stop_the_others(tmp_path: Path, capsysbinary: Bytes) -> None:
    """It is told, and the status says so."""
    missing, broken = str(tmp_path / "gone.docx"), tmp_path / "broken.json"
    broken.write_text('{"schema_version": "1", "number": 7}')
    problem = "number: expected text, found 7; write it anew with fgmv-extract extract"
    for command in ("history", "review"):
        assert main([command, missing, STORY[0], str(broken)]) == 3
        out, err = capsysbinary.readouterr()
        assert b"TSAG-LS920" in out
        assert err.decode().splitlines() == [
            f"fgmv-extract: {missing}: does not exist; check the path",
            f"fgmv-extract: broken.json: is not a stored statement: {problem}",
        ]


def test_inputs_none_of_which_can_be_read_give_no_result(tmp_path: Path, capsysbinary: Bytes) -> None:
    """Every reason is told."""
    assert main(["history", str(tmp_path / "a"), str(tmp_path / "b")]) == 3
    out, err = capsysbinary.readouterr()
    assert out == b""
    assert [line.rpartition(": ")[2] for line in err.decode().splitlines()] == ["does not exist; check the path"] * 2


def test_standard_input_is_an_input(program: Program) -> None:
    """Beside files, as a document or as stored statements."""
    reply = Path(STORY[2]).read_bytes()
    done = program("history", STORY[0], "-", "--format", "json", stdin=reply)
    assert done.returncode == 0
    assert [each["number"] for each in json.loads(done.stdout)["statements"]] == ["TSAG-LS920", "SG20-LS922"]
    stored = to_json(fx.extract(STORY[2])).encode()
    done = program("review", "-", "--group", "SG20", stdin=stored)
    assert done.stdout.startswith(b"SG20: 2 allocated and unanswered")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"schema_version": "1", "deliver', "is not a stored statement: it is not JSON"),
        (b"[1]", "is not a stored statement: expected an object, found 1"),
        (b"[]", "is not a stored statement: expected an object, found a list of 0"),
        (b'{"schema_version": "9"}', 'has schema version "9", this release reads "1"'),
    ],
)
def test_json_that_is_no_statement_is_told(content: bytes, told: str, tmp_path: Path, capsysbinary: Bytes) -> None:
    """Never read as a document, and never as an empty statement."""
    path = tmp_path / "a.json"
    path.write_bytes(content)
    assert main(["review", str(path)]) == 3
    assert told in capsysbinary.readouterr().err.decode()


def test_text_that_begins_like_json_is_a_document(tmp_path: Path, capsysbinary: Bytes) -> None:
    """A bookmark of Word stands in brackets, too."""
    path = tmp_path / "dump.txt"
    path.write_text(f"[bookmark: _Toc1]{Path(STORY[2]).read_text('utf-8')}", "utf-8")
    assert main(["review", str(path), "--group", "SG20"]) == 0
    assert printed(capsysbinary).startswith("SG20: 2 allocated and unanswered")


@pytest.mark.parametrize("of", ["history", "review"])
def test_the_schemas_are_printed(of: str, capsysbinary: Bytes) -> None:
    """By the name of the command."""
    assert main(["schema", of]) == 0
    assert json.loads(printed(capsysbinary))["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_vocabulary_is_used(tmp_path: Path, capsysbinary: Bytes) -> None:
    """A group that only the user knows can be asked for."""
    mine = tmp_path / "mine.toml"
    mine.write_text("[bodies]\n'Example Forum' = ['ExF']\n", "utf-8")
    assert main(["review", STORY[0], "--group", "ExF"]) == 2
    assert main(["review", STORY[0], "--group", "ExF", "--vocabulary", str(mine)]) == 0
    assert printed(capsysbinary).startswith("Example Forum: nothing to look at")
