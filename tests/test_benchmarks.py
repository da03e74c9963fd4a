"""The benchmarks measure what they say they measure."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import clock, contenders, dialects, documents, mails, memory, office, wrapped
from samples import word, wrappings


@pytest.fixture(scope="module")
def measured() -> documents.Measured:
    """A table of sixty rows: the example's 52 and eight of them again."""
    return documents.long(60)


def test_the_example_and_the_long_table_have_the_rows_they_promise(measured: documents.Measured) -> None:
    """52 rows as they are, and as many as asked for under new numbers."""
    assert len(documents.example().rows) == 52
    assert [row[0] for row in measured.rows] == [f"FGMV-{number:02}" for number in range(1, 61)]
    assert measured.rows[0][1:] == measured.rows[52][1:]


def test_heavy_word_says_what_lean_word_says(measured: documents.Measured) -> None:
    """Weight is XML, not words: python-docx reads the same cells of both, and all rows exactly."""
    assert contenders.python_docx(measured.heavy) == contenders.python_docx(measured.lean)
    assert contenders.exact(contenders.python_docx(measured.heavy), measured.rows) == 60


def test_heavy_word_is_heavy(measured: documents.Measured) -> None:
    """The body is at least three times as long."""
    bodies = [dict(word.members(data))["word/document.xml"] for data in (measured.lean, measured.heavy)]
    assert len(bodies[1]) > 3 * len(bodies[0])


def test_a_row_read_wrongly_is_not_exact(measured: documents.Measured) -> None:
    """Exactness counts whole rows."""
    rows = contenders.python_docx(measured.lean)
    wrong = [(*row[:3], "SG99", *row[4:]) if row[0] == "FGMV-07" else row for row in rows]
    assert contenders.exact(wrong, measured.rows) == 59


def test_contenders_take_turns() -> None:
    """Each round runs everybody once, and the first round is not counted."""
    order: list[str] = []
    times = clock.race({name: lambda name=name: order.append(name) for name in "ab"}, rounds=2)  # type: ignore[misc]
    assert "".join(order) == "ababab"
    assert all(0 <= timing.best <= timing.middle for timing in times.values())


def test_every_form_is_a_wrapping_that_is_measured_once() -> None:
    """Its name is known to those who make it, and no other form goes by the same name."""
    forms = (*office.FORMS, *mails.FORMS, *dialects.FORMS)
    assert {form.wrapping for form in forms} <= set(wrappings.BY_NAME)
    assert len({form.called for form in (*forms, dialects.PIPES)}) == len(forms) + 1


def test_all_of_a_document_stands_in_its_pipe_table(measured: documents.Measured) -> None:
    """It is read exactly, as Markdown."""
    (_, document, statement, *_) = dialects.PIPES.contend(measured, dialects.as_markdown(measured), 1)
    assert (document.exact, statement.exact) == (60, 60)


@pytest.mark.parametrize("wrapping", [form.wrapping for form in mails.FORMS if form.wrapping != "mhtml"])
def test_the_floor_of_a_container_finds_the_document(wrapping: str) -> None:
    """What is measured beside this library opens the same document, and so does the peer that takes it apart in Python."""
    form = next(form for form in mails.FORMS if form.wrapping == wrapping)
    lines = list(wrapped.reading([form], documents.example(), 1))
    assert [line.exact for line in lines[:4]] == [None, 52, 52, 52]


def test_what_cannot_be_made_is_told_and_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form whose tools are not here has no lines."""
    monkeypatch.setenv("PATH", "")
    form = office.FORMS[0]
    measured = documents.long(3)
    assert list(wrapped.reading([form], measured, 1)) == []
    assert list(wrapped.missing([form])) == ["OpenDocument (there is no soffice)"]


def test_peers_that_are_not_installed_are_told_once() -> None:
    """Whatever room they stand in."""
    peers: contenders.Peers = {"nobody": ("no_such_module", contenders.text_floor), "attrs": ("attrs", str)}
    assert list(contenders.missing(peers, peers)) == ["nobody"]
    assert list(contenders.installed(peers)) == ["attrs"]


def _is_lost(line: dict[str, str]) -> bool:
    """Whether rows may be missed: cells that only the Statement has, and hyphens that pdftotext drops without ``-layout``."""
    running = ("catdoc", "LibreOffice", "docx2txt", "pdftotext,", "lynx")
    named = line["case"].removeprefix("text, ")
    return named.startswith(running) and (line["contender"].endswith("Document") or named.startswith("pdftotext,"))


@pytest.mark.slow
def test_the_command_prints_a_table_and_writes_the_same_as_json(tmp_path: Path) -> None:
    """Every line of the table stands in the JSON, and this library reads every row of its case exactly.

    It runs as a program of its own: whoever counts branches need not count those of the peers.
    """
    out = tmp_path / "out.json"
    table = tmp_path / "out.txt"
    ran = [sys.executable, "-m", "benchmarks", "--quick", "--json", str(out), "--output", str(table)]
    done = subprocess.run(ran, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)  # noqa: S603  our own
    lines = json.loads(out.read_text("utf-8"))["lines"]
    assert all(line["contender"] in done.stdout for line in lines)
    ours = [line for line in lines if line["contender"].startswith("fgmv_extract")]
    assert {line["case"].split(",")[0] for line in ours} >= {"Word", "text", "HTML", "PDF", "Markdown", "memory"}
    assert [line for line in ours if line["exact"] != line["rows"] and not _is_lost(line)] == []
    assert table.read_text("utf-8") == done.stdout


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process holds")
def test_memory_is_that_of_the_document_alone() -> None:
    """The floor of Word is what the archive holds when it is inflated; a tree takes more than that, and nothing all of Python."""
    lines = [line for line in memory.taking(50, 200) if line.case.startswith("memory, Word, heavy")]
    assert lines[0].value * 2**20 > len(documents.long(200).heavy)
    assert lines[1].ratio > 1
    assert all(0 < line.value < 20 for line in lines[1:])
