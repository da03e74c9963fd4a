"""What may become of a row from one statement to the next, each read from Word and from text."""

from collections.abc import Callable, Iterable

import pytest

import fgmv_extract as fx
from samples import tika, word
from samples.describe import Grid, Para, Sample, grid, para

HEADINGS = {
    "suggested": "No. | Title | Approved | Suggested by the FG-MV to be allocated to | SG20",
    "allocated": "No. | Title | Approved | Allocated by TSAG | SG20",
    "information": "No. | Title | Approved | Sent as information only or Allocated by TSAG | SG20",
    "SG16": "No. | Title | Approved | Suggested by the FG-MV to be allocated to | SG16",
    "SG17": "No. | Title | Approved | Suggested by the FG-MV to be allocated to | SG17",
}
PLANS = "Q1/20 plans to initiate new work in this area and welcomes future Contributions."
AGREED = "Q1/20 agreed to initiate a new work item."
NAMED = "Q1/20 agreed to initiate a new work item, Y.dtmv-if."
APPROVED = "Q1/20 agreed on Y.4240 (ex Y.dtmv-if)."
TITLE = "Technical Report on Overview of metaverse"

Forms = Callable[[str], fx.Statement]
Told = tuple[str, str | None, str, str | None, object, object]
"""Kind, deliverable, significance, group, before, after."""


@pytest.fixture(params=["docx", "txt"])
def form(request: pytest.FixtureRequest) -> str:
    """The two wrappings every pair is read from."""
    return str(request.param)


def statement(form: str, *tables: str, letter: str = "On FG-MV deliverables.", cut: bool = False) -> fx.Statement:
    """Read a letter with tables; a table is the name of its headings and its rows, without the outer bars."""
    blocks: list[Para | Grid] = [para(letter)]
    for table in tables:
        name, *rows = table.strip().splitlines()
        lines = [HEADINGS[name.strip()], *(row.strip() for row in rows)]
        blocks += [grid("\n".join(f"| {line} |" for line in lines), (22, 60, 25, 30, 34)), para("")]
    blocks = blocks[:-1]
    sample = Sample(name="pair", shows="", facts="", files=(form,), running="", blocks=tuple(blocks))
    data = word.to_word(sample) if form == "docx" else tika.to_bytes(sample)
    assert not cut or form == "txt"
    return fx.extract(data, name=f"pair.{form}")


def row(
    groups: str, position: str = "", *, title: str = TITLE, number: str = "FGMV-32", approved: str = "June 2024"
) -> str:
    """Write one row."""
    return f"{number} | {title} | {approved} | {groups} | {position}"


def told(comparison: fx.Comparison) -> set[Told]:
    """Return the changes without their words and places."""
    return {
        (change.kind.value, change.deliverable, change.significance.value, change.group, change.before, change.after)
        for change in comparison.changes
    }


def codes(comparison: fx.Comparison) -> list[str]:
    """Return the names of the findings."""
    return [finding.code.label for finding in comparison.findings]


def compared(
    form: str, before: str, after: str, *, headings: tuple[str, str] = ("suggested", "suggested")
) -> fx.Comparison:
    """Compare two rows in a statement each."""
    return fx.compare(statement(form, f"{headings[0]}\n{before}"), statement(form, f"{headings[1]}\n{after}"))


ID = "FGMV-32"
SG2, SG9, SG16, SG20, SG21 = (f"ITU-T SG{number}" for number in (2, 9, 16, 20, 21))
STATUS = ("allocation-status", ID, "major", None)

ROWS: dict[str, tuple[str, str, tuple[str, str], Iterable[Told]]] = {
    "1 suggested with roles, allocated without": (
        row("SG20¶(SG16)"),
        row("ITU-T SG20 and ITU-T SG16"),
        ("suggested", "allocated"),
        [
            (*STATUS, "suggested", "allocated"),
            ("group-role", ID, "minor", SG20, "primary", None),
            ("group-role", ID, "minor", SG16, "secondary", None),
        ],
    ),
    "2 roles swapped": (
        row("SG20 (SG16)"),
        row("SG16 (SG20)"),
        ("suggested", "suggested"),
        [
            ("group-role", ID, "major", SG20, "primary", "secondary"),
            ("group-role", ID, "major", SG16, "secondary", "primary"),
        ],
    ),
    "3 two lines and one": (row("SG20¶(SG16)"), row("SG20 (SG16)"), ("suggested", "suggested"), []),
    "4 order": (row("SG20 (SG16, SG13)"), row("SG20 (SG13, SG16)"), ("suggested", "suggested"), []),
    "5 case": (row("All for information"), row("All for Information"), ("information", "information"), []),
    "6 information, then allocated": (
        row("All for information"),
        row("ITU-T SG16"),
        ("information", "information"),
        [(*STATUS, "information", "allocated"), ("group-added", ID, "major", SG16, None, None)],
    ),
    "7 all SGs and each of them": (
        row("SG16 (All SGs)"),
        row("SG16 (SG2, SG3, SG5, SG9, SG11, SG12, SG13, SG15, SG17, SG20)"),
        ("suggested", "suggested"),
        [],
    ),
    "8a one heir": (
        row("SG16"),
        row("SG21"),
        ("suggested", "suggested"),
        [("group-succeeded", ID, "minor", SG21, (SG16,), SG21)],
    ),
    "8b two groups become one": (
        row("ITU-T SG16, ITU-T SG9, ITU-T SG20, and ITU-T SG2"),
        row("ITU-T SG21, ITU-T SG20 and ITU-T SG2"),
        ("allocated", "allocated"),
        [("group-succeeded", ID, "minor", SG21, (SG16, SG9), SG21)],
    ),
    "9a case of a title": (
        row("SG16", title="Technical Report on Use cases for the Industrial metaverse"),
        row("SG16", title="Technical Report on use cases for the industrial metaverse"),
        ("suggested", "suggested"),
        [("title-edited", ID, "editorial", None, "Use cases for the Industrial metaverse", "use cases for the industrial metaverse")],
    ),
    "9b quotes of a title": (
        row("SG16", title="Technical Report on Children's age verification"),
        row("SG16", title="Technical Report on Children’s age verification"),
        ("suggested", "suggested"),
        [("title-edited", ID, "editorial", None, "Children's age verification", "Children’s age verification")],
    ),
    "9c dashes of a title": (
        row("SG16", title="Technical Report on A metaverse for all – Part I: Legal Framework"),
        row("SG16", title="Technical Report on A metaverse for all - Part I - Legal Framework"),
        ("suggested", "suggested"),
        [("title-edited", ID, "editorial", None, "A metaverse for all – Part I: Legal Framework", "A metaverse for all - Part I - Legal Framework")],
    ),
    "9d words of a title": (
        row("SG16"),
        row("SG16", title="Technical Report on Overview of the metaverse"),
        ("suggested", "suggested"),
        [("title-changed", ID, "minor", None, "Overview of metaverse", "Overview of the metaverse")],
    ),
    "9e spacing of a title": (
        row("SG16"),
        row("SG16", title="Technical Report on  Overview of metaverse"),
        ("suggested", "suggested"),
        [],
    ),
    "10 kind": (
        row("SG16"),
        row("SG16", title="Technical Specification on Overview of metaverse"),
        ("suggested", "suggested"),
        [("kind-changed", ID, "major", None, "Technical Report", "Technical Specification")],
    ),
    "approval": (
        row("SG16"),
        row("SG16", approved="July 2024"),
        ("suggested", "suggested"),
        [("approval-changed", ID, "minor", None, "2024-06", "2024-07")],
    ),
    "11a blank, planned": (
        row("SG20"),
        row("SG20", PLANS),
        ("suggested", "suggested"),
        [("position-stated", ID, "major", SG20, "blank", "stated")],
    ),
    "11b planned, agreed": (
        row("SG20", PLANS),
        row("SG20", AGREED),
        ("suggested", "suggested"),
        [("position-advanced", ID, "major", SG20, "planned", "agreed")],
    ),
    "11c agreed, work item named": (
        row("SG20", AGREED),
        row("SG20", NAMED),
        ("suggested", "suggested"),
        [("position-advanced", ID, "major", SG20, "agreed", "Y.dtmv-if")],
    ),
    "11d work item named, Recommendation": (
        row("SG20", NAMED),
        row("SG20", APPROVED),
        ("suggested", "suggested"),
        [("position-advanced", ID, "major", SG20, "Y.dtmv-if", "Y.4240")],
    ),
    "11e agreed, blank": (
        row("SG20", AGREED),
        row("SG20"),
        ("suggested", "suggested"),
        [("position-withdrawn", ID, "major", SG20, "stated", "blank")],
    ),
    "11f agreed, planned": (
        row("SG20", AGREED),
        row("SG20", PLANS),
        ("suggested", "suggested"),
        [("position-withdrawn", ID, "major", SG20, "agreed", "planned")],
    ),
    "11g another Question": (
        row("SG20", AGREED),
        row("SG20", AGREED.replace("Q1", "Q2")),
        ("suggested", "suggested"),
        [("position-changed", ID, "minor", SG20, AGREED, AGREED.replace("Q1", "Q2"))],
    ),
    "group added": (
        row("SG20"),
        row("SG20 (SG16)"),
        ("suggested", "suggested"),
        [("group-added", ID, "major", SG16, None, "secondary")],
    ),
    "group removed": (
        row("SG20 (SG16)"),
        row("SG20"),
        ("suggested", "suggested"),
        [("group-removed", ID, "major", SG16, "secondary", None)],
    ),
    "a role where none was": (
        row("SG16 and SG20"),
        row("SG16 (SG20)"),
        ("allocated", "allocated"),
        [
            ("group-role", ID, "major", SG16, None, "primary"),
            ("group-role", ID, "major", SG20, None, "secondary"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
def test_rows(case: str, form: str) -> None:
    """Two rows of one deliverable give exactly these changes, and none of their kind is told otherwise."""
    before, after, headings, expected = ROWS[case]
    comparison = compared(form, before, after, headings=headings)
    assert told(comparison) == set(expected)
    assert comparison.complete


def test_equivalence_is_told_as_a_finding(form: str) -> None:
    """Naming all study groups of a study period one by one is no change, but no secret either."""
    before, after, headings, _ = ROWS["7 all SGs and each of them"]
    assert codes(compared(form, before, after, headings=headings)) == ["equivalent-groups"]


def test_12_a_row_that_is_missing_is_not_mentioned(form: str) -> None:
    """A reply covers what it covers: missing is not withdrawn."""
    rows = [row("SG16"), row("SG20", number="FGMV-34", title="Technical Report on Definitions of CitiVerse")]
    comparison = fx.compare(statement(form, "suggested\n" + "\n".join(rows)), statement(form, f"suggested\n{rows[0]}"))
    assert told(comparison) == {
        ("deliverable-not-mentioned", "FGMV-34", "minor", None, "Definitions of CitiVerse", None)
    }


def test_12_a_row_that_is_missing_from_a_revision_is_removed(form: str) -> None:
    """The same statement again says what it no longer says."""
    rows = [row("SG16"), row("SG20", number="FGMV-34", title="Technical Report on Definitions of CitiVerse")]
    sides = statement(form, "suggested\n" + "\n".join(rows)), statement(form, f"suggested\n{rows[0]}")
    comparison = fx.compare(*sides, relation="revision")
    assert told(comparison) == {("deliverable-removed", "FGMV-34", "major", None, "Definitions of CitiVerse", None)}


def test_13_two_rows_of_one_deliverable_are_told_and_not_guessed_at(form: str) -> None:
    """FGMV-32 in two tables with different groups: which of them the one row before became is not decided."""
    before = statement(form, f"suggested\n{row('SG16')}")
    after = statement(form, f"allocated\n{row('SG20')}", f"suggested\n{row('SG17')}")
    comparison = fx.compare(before, after)
    assert comparison.changes == ()
    assert codes(comparison) == ["duplicates-not-compared"]
    assert not comparison.complete
    assert "no changes in what could be compared" in comparison.summary


@pytest.mark.parametrize("alias", ["FGMV-D5.1-uriop", "FG-MV D.WG1-01"])
def test_14_an_earlier_name_is_the_same_deliverable(alias: str, form: str) -> None:
    """A working name and the final identifier are one deliverable, under whatever title."""
    final = {"FGMV-D5.1-uriop": "FGMV-19", "FG-MV D.WG1-01": "FGMV-01"}[alias]
    comparison = compared(form, row("SG16", number=alias), row("SG16", number=final, title=TITLE))
    assert told(comparison) == {("deliverable-renamed", final, "minor", None, alias, final)}


def test_15_two_groups_that_reply_are_not_held_against_each_other(form: str) -> None:
    """Each speaks in a column of its own, so neither changed what the other said."""
    claim = "Q5/16 plans to initiate new work in this area."
    other = claim.replace("Q5/16", "Q3/17")
    comparison = compared(form, row("SG16", claim), row("SG16", other), headings=("SG16", "SG17"))
    assert told(comparison) == set()
    assert codes(comparison) == ["said-once", "said-once"]


def letter(form: str, number: str, deadline: str, when: str, questions: str = "1/20") -> fx.Statement:
    """Read a statement with a header block and one row."""
    head = f"""
    | [Docnumber]{number} | < |
    | [*]Question(s): | {questions} |
    | [*]Meeting, date: | {when} |
    | [*]Source: | TSAG |
    | [*]Title: | LS/o on FG-MV deliverables [to all ITU-T SGs] |
    | [*]For action to: | SG16, SG20 |
    | [*]Deadline: | {deadline} |
    """
    rows = f"| {HEADINGS['allocated']} |\n| {row('SG20', AGREED)} |"
    blocks = (grid(head, (40, 120), "plain", heads=0), para("On FG-MV deliverables."), grid(rows, (22, 60, 25, 30, 34)))
    sample = Sample(name="letter", shows="", facts="", files=(form,), running="", blocks=blocks)
    data = word.to_word(sample) if form == "docx" else tika.to_bytes(sample)
    return fx.extract(data, name=f"letter.{form}")


def test_16_a_revision_is_the_same_statement_again(form: str) -> None:
    """TSAG-LS35-R1 is compared with TSAG-LS35 as its next version, header block and all."""
    before = letter(form, "TSAG-LS35", "1 July 2024", "Geneva, 22-26 January 2024")
    after = letter(form, "TSAG-LS35-R1", "15 July 2024", "Geneva, 22-26 January 2024")
    comparison = fx.compare(before, after)
    assert comparison.relation is fx.Relation.REVISION
    assert [(change.kind, change.field, change.before, change.after) for change in comparison.changes] == [
        ("header-changed", "deadline", "2024-07-01", "2024-07-15")
    ]


def test_17_questions_of_different_study_periods_may_differ(form: str) -> None:
    """Q1/20 of 2022-2024 may not be Q1/20 of 2025-2028: a finding says so."""
    before = letter(form, "TSAG-LS35", "1 July 2024", "Geneva, 22-26 January 2024")
    after = letter(form, "TSAG-LS4", "1 July 2025", "Geneva, 26-30 May 2025")
    comparison = fx.compare(before, after)
    assert comparison.relation is fx.Relation.SUCCESSOR
    assert comparison.changes == ()
    assert codes(comparison) == ["other-study-period"]


def test_18_a_cell_that_was_cut_off_is_unknown_not_blank(form: str) -> None:
    """From absent to filled nothing changed that is known; that is said, and the comparison is not complete."""
    whole = statement(form, f"suggested\n{row('SG20', PLANS)}")
    cut = statement(form, f"suggested\n{row('SG20').rpartition('|')[0].rstrip(' |')}")
    for sides in ((cut, whole), (whole, cut)):
        comparison = fx.compare(*sides)
        assert comparison.changes == ()
        assert codes(comparison) == ["not-compared"]
        assert not comparison.complete
        assert "no changes in what could be compared" in comparison.summary


def test_word_and_text_of_one_statement_have_no_changes() -> None:
    """What a wrapping does to a statement is no change of it."""
    before, after, headings, _ = ROWS["8b two groups become one"]
    one, other = (
        statement(form, f"{headings[0]}\n{before}\n{row('SG20', PLANS, number='FGMV-33')}") for form in ("docx", "txt")
    )
    assert fx.compare(one, other).changes == ()
    assert after
