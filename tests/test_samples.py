"""The samples are what their descriptions make, and a Word file says exactly what its text says."""

import io
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from attrs import evolve
from docx.table import Table
from docx.text.paragraph import Paragraph

from samples import describe, make, manifest, pieces, tika, word

DESCRIBED = {sample.name: sample for sample in describe.samples()}
IN_BOTH = [name for name, sample in DESCRIBED.items() if {"docx", "txt"} <= set(sample.files)]


def told_by_word(package: bytes) -> Iterator[str]:
    """Yield the paragraphs of the body as python-docx reads them, those of a merged cell once."""
    for block in docx.Document(io.BytesIO(package)).iter_inner_content():
        match block:
            case Paragraph():
                yield block.text
            case Table():
                seen = {cell._tc: cell for row in block.rows for cell in row.cells}  # noqa: SLF001  to meet each cell once
                yield from (paragraph.text for cell in seen.values() for paragraph in cell.paragraphs)


def with_block(sample: describe.Sample, block: describe.Para) -> describe.Sample:
    """Return the sample with one more paragraph at its end."""
    return evolve(sample, blocks=(*sample.blocks, block))


@pytest.mark.parametrize("name", DESCRIBED)
def test_committed_files_are_what_the_description_makes(name: str) -> None:
    """A sample changes with its description and in no other way."""
    for file, content in make.made(DESCRIBED[name]).items():
        assert make.same((describe.HERE / file).read_bytes(), content), f"{file}: run python samples/make.py"


def test_committed_manifest_is_what_the_descriptions_make() -> None:
    """The papers of the samples follow the descriptions."""
    assert (describe.HERE / manifest.NAME).read_text("utf-8") == manifest.to_toml(describe.samples())


def test_making_twice_gives_the_same_bytes() -> None:
    """Nothing of the hour or the machine gets into a sample."""
    assert make.everything() == make.everything()


def test_making_does_not_depend_on_hash_seeds() -> None:
    """Another process with another hash seed makes the same files."""
    env = os.environ | {"PYTHONHASHSEED": "7"}
    command = [sys.executable, str(describe.HERE / "make.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)  # noqa: S603  our own script
    assert (done.returncode, done.stdout, done.stderr) == (0, "every sample is what its description makes\n", "")


def test_a_changed_word_file_is_told_from_a_repacked_one() -> None:
    """Other packing is the same sample, another word in it is not."""
    package = word.to_word(DESCRIBED["example-truncated"])
    assert make.same(package, word.repack(package, level=1))
    changed = with_block(DESCRIBED["example-truncated"], describe.para("Other words"))
    assert not make.same(package, word.to_word(changed))


@pytest.mark.parametrize("name", IN_BOTH)
def test_word_and_text_say_the_same(name: str) -> None:
    """Every word of the Word file stands in the text and no other, in the same order; python-docx is the witness."""
    sample = DESCRIBED[name]
    running = f"- 2 -\n{sample.running}\n" if sample.running else ""
    text = re.sub(r"\[bookmark: \w+\]", "", tika.to_text(sample).removeprefix(running))
    assert " ".join(told_by_word(word.to_word(sample))).split() == text.split()


def test_the_example_holds_the_52_deliverables_in_its_order() -> None:
    """FGMV-01 to FGMV-52, with FGMV-20 in third place, in tables of 22 and 30 rows whose rows are complete."""
    tables = docx.Document(str(describe.HERE / "example.docx")).tables[-2:]
    rows = [[cell.text.strip() for cell in row.cells] for table in tables for row in table.rows[1:]]
    numbers = [1, 2, 20, *range(3, 20), 21, 22, *range(23, 53)]
    assert [len(table.rows) for table in tables] == [23, 31]
    assert [row[0] for row in rows] == [f"FGMV-{number:02}" for number in numbers]
    assert sum(bool(row[4]) for row in rows) == 17
    assert {len(row) for row in rows} == {5}


def test_the_truncated_example_ends_in_the_middle_of_its_last_row() -> None:
    """Four cells of five, and no end of row behind them."""
    assert tika.to_text(DESCRIBED["example-truncated"]).endswith("\tSG16\n(All SGs)\n ")


def test_every_file_has_papers_and_every_paper_its_file() -> None:
    """The manifest names exactly the documents in the folder."""
    papers = tomllib.loads((describe.HERE / manifest.NAME).read_text("utf-8"))["sample"]
    kinds = {".docx", ".txt", *(f".{ending}" for ending in manifest.WRAPPED_AS)}
    files = (path for path in describe.HERE.rglob("*") if path.suffix in kinds)
    there = {path.relative_to(describe.HERE).as_posix() for path in files}
    assert {paper["file"] for paper in papers} == there
    assert all(paper["shows"] and paper["facts"] and paper["licence"] == "Apache-2.0" for paper in papers)


def test_the_folder_stays_small() -> None:
    """All samples and their golden files together are below two megabytes."""
    files = [path for path in describe.HERE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files) < 2_000_000


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("| a | b |", "\ta\n\tb\n\n\n"),
        ("| a¶b | |", "\ta\nb\n\t\n\n\n"),
        ("| a | < |", "\ta\n\n\n"),
        ("| a | b |\n| ^ | c |", "\ta\n\tb\n\n\t\n\tc\n\n\n"),
        ("| {bookmark:_Hlk1}No. | a↵b⇥c |", "\t[bookmark: _Hlk1]No.\n\ta\nb\tc\n\n\n"),
        ("| [Tablehead]a | [*]b |", "\ta\n\tb\n\n\n"),
        ("| {link=https://example.org/a»b} | {bold:c} |", "\tb\n\tc\n\n\n"),
    ],
)
def test_drawn_tables_become_the_text_tika_writes(drawn: str, text: str) -> None:
    """One TAB a cell, a newline for each paragraph, row and table."""
    assert tika.block(describe.grid(drawn, (20, 20))) == text


@pytest.mark.parametrize(
    ("drawn", "problem"),
    [
        ("| a | b | c |", r"2 columns, but 3 cells: \['a', 'b', 'c'\]"),
        ("| a | b", r"a row begins and ends with a bar: '\| a \| b'"),
        ("| {blink:a} | b |", r"no mark is called 'blink': '\{blink:a\}'"),
    ],
)
def test_a_wrong_drawing_is_refused(drawn: str, problem: str) -> None:
    """A slip in a description is an error that shows it, never another sample."""
    with pytest.raises(ValueError, match=problem):
        describe.grid(drawn, (20, 20))


@pytest.mark.parametrize("kind", ["del", "from", "hidden", "note", "box"])
def test_constructs_without_an_agreed_text_form_are_refused(kind: str) -> None:
    """What Tika would write of a tracked deletion is not guessed."""
    with pytest.raises(ValueError, match=rf"'{kind}' has no agreed text form"):
        tika.block(describe.para(f"{{{kind}:a}}"))


def test_every_mark_is_written_to_word() -> None:
    """No mark of the language is without its element, and its text arrives in the body."""
    for kind in pieces.KINDS:
        sample = with_block(DESCRIBED["word-constructs"], describe.para(f"{{{kind}=x»seen}}"))
        assert "seen" in "".join(word.told(word.to_word(sample)).values()), kind


def test_the_script_tells_which_files_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--check`` names missing and changed files and ends with status 1."""
    monkeypatch.setattr(describe, "HERE", tmp_path)
    assert make.main([]) == 0
    (tmp_path / "fg-dlt.txt").write_text("something else")
    (tmp_path / "example.docx").unlink()
    capsys.readouterr()
    assert make.main(["--check"]) == 1
    assert capsys.readouterr().out.split() == ["example.docx", "fg-dlt.txt"]
