"""A statement as people read it on a terminal."""

from typing import Any

import pytest

from fgmv_extract.findings import Code, Finding
from fgmv_extract.outputs.display import Page, width
from fgmv_extract.outputs.serialisation import statement_from_dict, statement_to_dict
from fgmv_extract.outputs.terminal import to_text
from fgmv_extract.records import (
    Allocation,
    Commitment,
    Deliverable,
    Position,
    PositionState,
    Purpose,
    Role,
    Share,
    Statement,
    Status,
    WorkItemState,
)

Json = Any
WORDS = {
    "1",
    *(code.label for code in Code),
    *(word.value for kind in (Purpose, Status, Role, PositionState, Commitment, WorkItemState) for word in kind),
}
"""Texts of a stored statement that are not free."""

WHOLE = """\
Liaison statement SG20-LS12 LS/r
reply.txt (text, tika layout, 1,234 bytes)

Title        LS/r on metaverse (reply to TSAG-LS35)
Date         2024-07-12
From         ITU-T SG20 (Q1/20, inferred)
To           ITU-T TSAG, for action
             ITU-T SG16
Replies to   TSAG-LS35
Received as  TSAG-TD1, ITU-T TSAG, LS/i on metaverse
Focus Group  FG-MV
Questions    Q1/20, Q2/20
Meeting      ITU-T SG20 meeting, Geneva, 2024-07-01 to 2024-07-12
Approval     SG20 meeting (Geneva, 12 July 2024)
Deadline     2024-07-29
Contact      Ada Byron, Analytical, UK, ada@example.org
Keywords     metaverse, IoT
Abstract     SG20’s interests.
Mentions     ITU-T TSAG meeting, 2024-01

Annex A – Approved deliverables
2023-03 to 2023-12 · 1 deliverable, for information by TSAG

ID       Kind  Title                    Approved  Groups  Positions
───────  ────  ───────────────────────  ────────  ──────  ───────────────────
FGMV-01  TR    Exploring the metaverse  2023-07   All     SG16: No objection.

Annex B
2 deliverables: 1 suggested, by FG-MV

ID       Kind  Title                    Approved    Groups       SG20
───────  ────  ───────────────────────  ──────────  ───────────  ───────────────
FGMV-28  TS    Requirements for the     2024-03-12  SG20 (SG16)  Q1/20, Q2/20
               metaverse – based on                              agreed
               digital twins                                     Y.dtmv-reqts
                                                                 (C416), invites
                                                                 contributions
FGMV-52                                                          absent

Work items

Name       State  Title                   May derive from
─────────  ─────  ──────────────────────  ──────────────────
Y.dtmv-if  waits  Interface model         FGMV-28 or FGMV-01
                  until the next meeting

Findings

Severity  Where             What
────────  ────────────────  ─────────────────────────────────────────
error     FGMV-52, line 23  The row has 4 of 5 cells. [truncated-row]
"""


def test_the_whole_of_it_on_eighty_columns(statement: Statement) -> None:
    """Header, annexes, work items and findings, in that order."""
    assert to_text(statement, Page(80)) == WHOLE


@pytest.mark.parametrize("columns", [60, 80, 100, 140, 300])
def test_no_line_is_wider_than_the_terminal(statement: Statement, columns: int) -> None:
    """Whatever the width, the terminal need not break lines."""
    assert max(map(width, to_text(statement, Page(columns)).splitlines())) <= columns


def test_ink_changes_nothing_but_ink(statement: Statement) -> None:
    """Without its escape sequences the coloured text is the plain one."""
    coloured = to_text(statement, Page(80, colour=True))
    for sequence in ("\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[33m", "\x1b[0m"):
        coloured = coloured.replace(sequence, "")
    assert [line.rstrip() for line in coloured.splitlines()] == WHOLE.splitlines()


def test_no_escape_sequence_of_a_document_gets_through(statement: Statement) -> None:
    """Every text of every record, made hostile, comes out without a control character."""

    def poison(value: Json) -> Json:
        if isinstance(value, dict):
            return {key: poison(each) for key, each in value.items()}
        if isinstance(value, list):
            return [poison(each) for each in value]
        return f"{value}\x1b[2J\x9b5m\u202e" if isinstance(value, str) and value not in WORDS else value

    hostile = statement_from_dict(poison(statement_to_dict(statement)))
    shown = to_text(hostile, Page(80))
    assert not {"\x1b", "\x9b", "\u202e"} & set(shown)
    assert "\ufffd[2J" in shown


def test_an_empty_statement_is_still_told() -> None:
    """A document without anything in it does not leave the screen empty."""
    assert to_text(Statement(), Page(80)) == "Liaison statement\n"


def test_a_status_is_said_in_a_row_only_where_it_differs() -> None:
    """What goes for most rows stands above the table."""

    def row(number: int, status: Status, group: str) -> Deliverable:
        return Deliverable(id=f"FGMV-0{number}", allocation=Allocation(status=status, shares=(Share(group),)))

    rows = (
        row(1, Status.ALLOCATED, "ITU-T SG16"),
        row(2, Status.INFORMATION, "all"),
        row(3, Status.ALLOCATED, "ITU-T SG20"),
    )
    assert to_text(Statement(deliverables=rows), Page(80)).splitlines()[2:] == [
        "Deliverables",
        "3 deliverables: 2 allocated, 1 for information",
        "",
        "ID       Groups",
        "───────  ────────────────────",
        "FGMV-01  SG16",
        "FGMV-02  All, for information",
        "FGMV-03  SG20",
    ]


def test_a_blank_position_shows_that_the_group_was_asked() -> None:
    """A dash is an empty cell; nothing is a table without that column."""
    blank = Position(group="ITU-T SG20", state=PositionState.BLANK, text="")
    rows = (Deliverable(id="FGMV-01", positions=(blank,)), Deliverable(id="FGMV-02"))
    assert to_text(Statement(deliverables=rows), Page(80)).splitlines()[-2:] == ["FGMV-01  –", "FGMV-02"]


def test_findings_without_a_place_are_told_too() -> None:
    """Some oddities concern the whole document."""
    lines = to_text(Statement(findings=(Finding(Code.NOT_A_STATEMENT, "No header."),)), Page(80)).splitlines()
    assert lines[-1] == "warning   No header. [not-a-statement]"


def test_deliverables_keep_their_annex_whether_it_has_a_heading_or_not() -> None:
    """Rows without an annex come first; an annex nobody headed has its label."""
    rows = (Deliverable(id="FGMV-02", annex="C"), Deliverable(id="FGMV-01"))
    shown = to_text(Statement(deliverables=rows), Page(80))
    assert shown.index("Deliverables") < shown.index("FGMV-01") < shown.index("Annex C") < shown.index("FGMV-02")
