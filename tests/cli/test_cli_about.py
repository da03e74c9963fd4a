"""The commands that tell about the program: ``schema``, ``formats``, ``explain``."""

import json

import jsonschema
import pytest

from fgmv_extract.cli import main
from fgmv_extract.findings import Code
from fgmv_extract.outputs.schema import schema_of_statement, schema_of_tables
from fgmv_extract.readers.formats import available

Bytes = pytest.CaptureFixture[bytes]


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no terminal of the one who runs the tests show."""
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("arguments", [["schema"], ["schema", "statement"]])
def test_the_schema_of_statements_is_printed(arguments: list[str], capsysbinary: Bytes) -> None:
    """The one the library makes; it is the default."""
    assert main(arguments) == 0
    printed = json.loads(capsysbinary.readouterr().out)
    assert printed == schema_of_statement()
    jsonschema.Draft202012Validator.check_schema(printed)


def test_the_schema_of_tables_is_printed(capsysbinary: Bytes) -> None:
    """The columns of CSV, Excel and Parquet, and beside them the tables and views of the store."""
    assert main(["schema", "tables"]) == 0
    printed = json.loads(capsysbinary.readouterr().out)
    store = printed.pop("store")
    assert printed == schema_of_tables()
    assert {"deliverables", "shares", "positions"} <= set(store["tables"])


def test_a_finding_is_explained(capsysbinary: Bytes) -> None:
    """Its severity, what it means, whether something was lost, an example."""
    assert main(["explain", "truncated-row"]) == 0
    assert capsysbinary.readouterr().out.decode().splitlines() == [
        "truncated-row (error)",
        "",
        "A row has fewer cells than its table has columns; the missing ones are absent,",
        "not blank.",
        "Something that may stand in the original could not be read.",
        "",
        "Example  the text ends after the fourth cell of FGMV-52",
    ]


@pytest.mark.parametrize("code", Code, ids=lambda code: str(code.label))
def test_every_finding_can_be_explained(code: Code, capsysbinary: Bytes) -> None:
    """By the name that stands in JSON."""
    assert main(["explain", code.label]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert out.startswith(f"{code.label} ({code.severity})\n\n")
    assert ("could not be read." in out) >= code.loses


def test_all_findings_are_listed(capsysbinary: Bytes) -> None:
    """One row each, within the terminal."""
    assert main(["explain"]) == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()
    listed = [line.split()[0] for line in lines[2:] if not line.startswith(" ")]
    assert listed == [code.label for code in Code]
    assert max(map(len, lines)) <= 80


def test_every_format_is_listed_with_what_helps(capsysbinary: Bytes) -> None:
    """Those that are read come first; the others say what to do."""
    assert main(["formats"]) == 0
    out = capsysbinary.readouterr().out.decode()
    read, _, rest = out.partition("Known, and not read here: what helps\n")
    for each in available():
        line = f"\n{each.name} "
        assert (line in read, line in rest) == (each.readable, not each.readable)
    assert "\ndocx      a Word document (.docx .docm .dotx .dotm)\n" in read
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    "command", ["", "extract", "batch", "diff", "history", "review", "report", "plot", "schema", "formats", "explain"]
)
def test_sentences_of_a_help_fit_a_narrow_terminal(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a command does is wrapped like its options; examples stand in one line each, to be copied."""
    monkeypatch.setenv("COLUMNS", "60")
    main([*command.split(), "--help"])
    told = capsys.readouterr().out.splitlines()
    assert all(len(line) <= 60 for line in told if line and not line.startswith(" "))
