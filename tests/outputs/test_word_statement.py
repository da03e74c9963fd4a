"""A statement as a Word file: what this library reads in it is the statement again."""

import importlib.util
import shutil
import subprocess
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import fgmv_extract as fx
from fgmv_extract.outputs.word.dates import printed, printed_span
from fgmv_extract.outputs.word.statement import to_docx

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted([*(ROOT / "samples").glob("*.docx"), *(ROOT / "samples" / "sequences").glob("*.docx")])
FIELDS = [
    "number",
    "title",
    "type",
    "date",
    "source",
    "addressees",
    "replies_to",
    "focus_groups",
    "questions",
    "meeting",
    "approval",
    "deadline",
    "contacts",
    "keywords",
    "abstract",
    "annexes",
    "deliverables",
]


def printed_again(statement: fx.Statement) -> fx.Statement:
    """Return a statement as it is read when it is printed: nothing in it is inferred."""
    return evolve(
        statement,
        source=tuple(evolve(each, inferred=False) for each in statement.source),
        addressees=tuple(evolve(each, inferred=False) for each in statement.addressees),
    )


def in_own_words(statement: fx.Statement) -> fx.Statement:
    """Return a statement without the words of its allocations: marks below groups, rows of groups, and what stands in several columns, are written in others."""
    return evolve(
        statement,
        deliverables=tuple(
            evolve(each, allocation=each.allocation and evolve(each.allocation, text=""))
            for each in statement.deliverables
        ),
    )


def read_back(data: bytes) -> fx.Statement:
    """Read a Word file."""
    return fx.extract(data, name="written.docx")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_statement_that_is_written_is_read_back(sample: Path) -> None:
    """Header block, annexes and deliverables with allocations and positions are those of the statement."""
    statement = printed_again(fx.extract(sample))
    again = read_back(to_docx(statement))
    if sample.stem in {"crowded-cells", "groups-as-rows", "marks-by-group"}:
        statement, again = in_own_words(statement), in_own_words(again)
    assert {name: getattr(again, name) for name in FIELDS} == {name: getattr(statement, name) for name in FIELDS}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_work_items_are_told_in_sentences(sample: Path) -> None:
    """Names, titles, states and conditions of work items are read back from the prose."""
    statement = fx.extract(sample)
    again = read_back(to_docx(statement))
    assert [evolve(each, links=()) for each in again.work_items] == [
        evolve(each, links=()) for each in statement.work_items
    ]


def test_the_same_statement_gives_the_same_bytes(statement: fx.Statement) -> None:
    """A Word file does not tell when it was written."""
    assert to_docx(statement) == to_docx(statement)


@pytest.mark.parametrize("hostile", ["<w:t>&amp;</w:t>", "]]>", "a\x00b\x1bc", "\ud800", "=1+1", "{{}}", "\u202egnp"])
def test_texts_stay_texts(hostile: str) -> None:
    """Markup, control characters and lone surrogates in a title do no harm; what XML cannot hold becomes U+FFFD."""
    statement = fx.Statement(
        title=f"LS/o on {hostile}", deliverables=(fx.Deliverable(id="FGMV-01", focus_group="FG-MV", title=hostile),)
    )
    shown = "".join("\ufffd" if ord(each) < 32 or "\ud800" <= each <= "\udfff" else each for each in hostile)
    again = read_back(to_docx(statement))
    assert [each.title for each in again.deliverables] == [shown]


def test_absent_positions_stay_absent_at_the_end_of_a_row() -> None:
    """A cell that is not there is not written as a blank one."""
    states = (fx.PositionState.BLANK, fx.PositionState.ABSENT)
    rows = tuple(
        fx.Deliverable(
            id=f"FGMV-0{number}",
            focus_group="FG-MV",
            title="Overview",
            positions=(
                fx.Position(group="ITU-T SG20", state=state, text="" if state is fx.PositionState.BLANK else None),
            ),
        )
        for number, state in enumerate(states, 1)
    )
    again = read_back(to_docx(fx.Statement(title="LS/o on FG-MV deliverables", deliverables=rows)))
    assert again.deliverables == rows


ALLOCATED, SUGGESTED, INFORMATION = fx.Status.ALLOCATED, fx.Status.SUGGESTED, fx.Status.INFORMATION
P, S = fx.Role.PRIMARY, fx.Role.SECONDARY


@pytest.mark.parametrize(
    ("status", "authority", "shares", "text"),
    [
        (ALLOCATED, "ITU-T TSAG", [("ITU-T SG5", S), ("ITU-T SG20", P)], "SG5 (supporting), SG20 (lead)"),
        (ALLOCATED, "ITU-T TSAG", [("ITU-T SG5", P), ("ITU-T SG20", None)], "SG5 (lead), SG20"),
        (ALLOCATED, None, [("ITU-T SG5", None), ("IETF", None)], "SG5, IETF"),
        (SUGGESTED, "FG-MV", [("ITU-T SG5", S)], "SG5 (supporting)"),
        (SUGGESTED, "FG-MV", [("ITU-T SG5", P), ("ITU-T SG20", P), ("ITU-T SG16", S)], "SG5, SG20 (SG16)"),
        (INFORMATION, "ITU-T TSAG", [("all", None)], "All for information"),
        (INFORMATION, None, [("ITU-T all SGs", None), ("ITU-T SCV", None)], "all SGs, SCV for information"),
        (None, None, [("ITU-T SG5", None)], "SG5"),
        (None, None, [], ""),
    ],
)
def test_an_allocation_without_its_words_is_written_in_its_usual_form(
    status: fx.Status | None, authority: str | None, shares: list[tuple[str, fx.Role | None]], text: str
) -> None:
    """A record made by hand gets words that are read as it was meant, on a page broad enough for four positions."""
    said = fx.Allocation(status=status, authority=authority, shares=tuple(fx.Share(*each) for each in shares))
    blanks = tuple(
        fx.Position(group=f"ITU-T SG{number}", state=fx.PositionState.BLANK, text="") for number in (5, 13, 17, 20)
    )
    row = fx.Deliverable(
        id="FGMV-01", focus_group="FG-MV", kind="Technical Report", title="Overview", allocation=said, positions=blanks
    )
    again = read_back(to_docx(fx.Statement(title="LS/o on FG-MV deliverables", deliverables=(row,))))
    assert again.deliverables == (evolve(row, allocation=evolve(said, text=text)),)


def making() -> ModuleType:
    """Return the maker of statements of the laws."""
    found = importlib.util.spec_from_file_location("word_making", ROOT / "tests" / "laws" / "making.py")
    assert found is not None
    assert found.loader is not None
    made = importlib.util.module_from_spec(found)
    found.loader.exec_module(made)
    return made


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_rows_of_any_statement_are_read_back(random: Random) -> None:
    """Whatever its allocations, each row says the same again: groups, roles, status, authority, date, kind and title."""
    statement: fx.Statement = making().statement(random)
    again = read_back(to_docx(statement))
    assert [row(each) for each in again.deliverables] == [row(each) for each in statement.deliverables]


def row(each: fx.Deliverable) -> tuple[object, ...]:
    """Return what a row says, its allocation without the words."""
    allocation = each.allocation and evolve(each.allocation, text="")
    return each.id, each.kind, each.title, each.approved, allocation, [said.state for said in each.positions]


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2024-07-01", "2024-07-12", "1-12 July 2024"),
        ("2024-07-29", "2024-08-02", "29 July – 2 August 2024"),
        ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2023-03", "2023-12", "March to December 2023"),
        ("2023-11", "2024-02", "November 2023 to February 2024"),
        ("2024", "2024", "2024"),
        (None, "2024-07", "July 2024"),
        (None, None, ""),
    ],
)
def test_spans_of_dates_as_they_are_printed(start: str | None, end: str | None, text: str) -> None:
    """A span names month and year once where they are the same."""
    assert printed_span(start, end) == text


def test_what_is_no_date_stays() -> None:
    """Words in place of a date are printed as they are."""
    assert [printed(text) for text in ("soon", "2024-13", "2024-07-12-1", "")] == [
        "soon",
        "2024-13",
        "2024-07-12-1",
        "",
    ]


@pytest.mark.slow
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    """LibreOffice reads the file and writes another in which the deliverables are the same."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    statement = fx.extract(ROOT / "samples" / "example.docx")
    written = tmp_path / "written.docx"
    written.write_bytes(to_docx(statement))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), str(written)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603  the program that was found
    assert fx.extract(tmp_path / "written.odt").deliverables == statement.deliverables
