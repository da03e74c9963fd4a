"""Deliverable tables: columns in any order and form, and everything else left alone."""

from collections.abc import Callable

import pytest

from fgmv_extract import extract
from fgmv_extract.document import Document
from fgmv_extract.findings import Code
from fgmv_extract.records import Allocation, Commitment, Deliverable, PositionState, Role, Statement, Status

Say = Callable[..., Statement]
HEAD = "| No. | Title | Approved | Allocated to | SG20 |\n"


def allocation(deliverable: Deliverable) -> Allocation:
    """The allocation of a deliverable that has one."""
    assert deliverable.allocation is not None
    return deliverable.allocation


def shares(deliverable: Deliverable) -> list[tuple[str, str | None]]:
    """Groups and roles of an allocation."""
    return [(share.group, share.role) for share in allocation(deliverable).shares]


def codes(statement: Statement) -> list[Code]:
    """Codes of the findings, without that about the missing header."""
    return [finding.code for finding in statement.findings if finding.code is not Code.NOT_A_STATEMENT]


def test_columns_in_any_order(say: Say) -> None:
    """Headings tell the columns, wherever they stand; Lead is primary, Supporting is secondary, Type is the kind."""
    (deliverable,) = say(
        "Deliverables of FG-AI4H",
        "| Lead SG | Title | No. | Type | Supporting SGs |\n| SG16 | Guidelines on ethics | DEL02.2 | TR | SG2, SG17 |",
    ).deliverables
    assert (deliverable.id, deliverable.focus_group) == ("DEL2.2", "FG-AI4H")
    assert (deliverable.kind, deliverable.title) == ("Technical Report", "Guidelines on ethics")
    assert shares(deliverable) == [
        ("ITU-T SG16", Role.PRIMARY),
        ("ITU-T SG2", Role.SECONDARY),
        ("ITU-T SG17", Role.SECONDARY),
    ]
    assert allocation(deliverable).text == "SG16 SG2, SG17"


def test_columns_for_action_and_information(say: Say) -> None:
    """Who acts is primary, who is informed beside is secondary; where nobody acts it is for information."""
    acted, informed = say(
        "FG DLT deliverables, as allocated by TSAG, stand below.",
        "| Number | Title | For action | For information |\n| D1.1 | A | SG17 | SG16 |\n| D1.2 | B |  | All SGs |",
    ).deliverables
    assert shares(acted) == [("ITU-T SG17", Role.PRIMARY), ("ITU-T SG16", Role.SECONDARY)]
    assert (allocation(acted).status, allocation(acted).authority) == (Status.ALLOCATED, "ITU-T TSAG")
    assert shares(informed) == [("ITU-T all SGs", None)]
    assert allocation(informed).status is Status.INFORMATION


def test_suggestion_has_roles_and_decision_has_none(say: Say) -> None:
    """A group suggested without parentheses is primary; a decision gives no roles unless it writes them."""
    decided = say(HEAD + "| FGMV-01 | A | July 2023 | SG16 and SG20 | |").deliverables[0]
    assert shares(decided) == [("ITU-T SG16", None), ("ITU-T SG20", None)]
    suggested = say(
        "| No. | Title | Suggested by the FG-MV to be allocated to |\n| FGMV-01 | A | SG16, SG20 (SG5) |"
    ).deliverables[0]
    assert shares(suggested) == [
        ("ITU-T SG16", Role.PRIMARY),
        ("ITU-T SG20", Role.PRIMARY),
        ("ITU-T SG5", Role.SECONDARY),
    ]
    assert (allocation(suggested).status, allocation(suggested).authority) == (Status.SUGGESTED, "FG-MV")


def test_blank_absent_and_stated(say: Say) -> None:
    """An empty cell is blank, a missing one is absent and told, a filled one is stated."""
    statement = say(
        HEAD
        + "| FGMV-01 | A | July 2023 | SG20 | |\n"
        + "| FGMV-02 | B | July 2023 | SG20 | Q7/20 plans to initiate new work |\n"
        + "| FGMV-03 | C | July 2023 | SG20 | ~ |"
    )
    assert [d.positions[0].state for d in statement.deliverables] == [
        PositionState.BLANK,
        PositionState.STATED,
        PositionState.ABSENT,
    ]
    assert [d.positions[0].text for d in statement.deliverables] == ["", "Q7/20 plans to initiate new work", None]
    assert [(f.code, f.deliverable, f.message) for f in statement.findings[:1]] == [
        (Code.TRUNCATED_ROW, "FGMV-03", "row of FGMV-03 has 4 of 5 cells")
    ]


def test_two_position_columns(say: Say) -> None:
    """Each column headed by a group holds the positions of that group; its bare Questions are the group's."""
    (deliverable,) = say(
        "| No. | Title | Allocated to | SG16 | ITU-T Study Group 20 |\n| FGMV-01 | A | SG16 | Q1 agreed to start work | |"
    ).deliverables
    first, second = deliverable.positions
    assert (first.group, first.commitment, first.questions) == ("ITU-T SG16", Commitment.AGREED, ("Q1/16",))
    assert (second.group, second.state) == ("ITU-T SG20", PositionState.BLANK)


def test_merged_cells(say: Say) -> None:
    """A cell over several rows counts for each; one over several columns is read for the first and the others are absent."""
    statement = say(
        HEAD
        + "| FGMV-01 | A | July 2023 | SG16 | |\n"
        + "| FGMV-02 | B | ^ | ^ | |\n"
        + "| FGMV-03 | C | July 2023 | All for information | < |"
    )
    assert [d.approved for d in statement.deliverables] == ["2023-07"] * 3
    assert [allocation(d).text for d in statement.deliverables] == ["SG16", "SG16", "All for information"]
    assert statement.deliverables[2].positions[0].state is PositionState.ABSENT
    assert codes(statement) == [Code.MERGED_CELL]


def test_row_over_several_lines_of_the_grid(say: Say) -> None:
    """An identifier cell that spans rows joins what stands beside it."""
    (deliverable,) = say(
        "| No. | Title | Suggested to be allocated to |\n| FGMV-01 | Technical Report on A | SG16 |\n| ^ | ^ | (SG20) |"
    ).deliverables
    assert shares(deliverable) == [("ITU-T SG16", Role.PRIMARY), ("ITU-T SG20", Role.SECONDARY)]


def test_nothing_in_a_deliverable_table_is_dropped(say: Say) -> None:
    """Sections, remarks, unknown columns and what follows an identifier are told or kept."""
    statement = say(
        "| No. | Title | Allocated to | Size |\n"
        "| Working Group 1 | < | < | < |\n"
        "| FGMV-01 | A | SG16 | 12 pages |\n"
        "| | see also the web page | | |\n"
        "| FGMV-31 | B | SG16 (maybe) | |\n"
        "| FGMV-31 | B | SG99 | |"
    )
    assert codes(statement) == [
        Code.NOT_A_DELIVERABLE,
        Code.NOT_A_DELIVERABLE,
        Code.UNREAD_ALLOCATION,
        Code.UNKNOWN_GROUP,
        Code.UNREAD_COLUMN,
        Code.DUPLICATE_DELIVERABLE,
    ]
    assert statement.findings[0].message == "row without identifier: Working Group 1"
    assert ("Size", "12 pages") in [(one.field, one.verbatim) for one in statement.deliverables[0].evidence]


def test_repeated_headings_and_blank_rows_are_nothing(say: Say) -> None:
    """A heading row that is repeated and rows without text leave no trace."""
    statement = say(
        HEAD + "| FGMV-01 | A | July 2023 | SG16 | |\n" + HEAD + "| | | | | |\n| FGMV-02 | B | July 2023 | SG16 | |"
    )
    assert [d.id for d in statement.deliverables] == ["FGMV-01", "FGMV-02"]
    assert codes(statement) == []


def test_table_without_heading_goes_on_with_the_one_before(say: Say) -> None:
    """A table with as many columns and no heading has the columns of the table before it."""
    statement = say(
        HEAD + "| FGMV-01 | A | July 2023 | SG16 | |",
        "text",
        "| FGMV-02 | B | July 2023 | SG16 | Q7/20 agreed to start work |",
    )
    assert statement.deliverables[1].positions[0].commitment is Commitment.AGREED


@pytest.mark.parametrize(
    "table",
    [
        "| Contribution | Title | Source |\n| C416 | On FGMV-28 and FGMV-29 | X |\n| C417 | On FGMV-29 | Y |",
        "| Question | Title |\n| Q7/20 | Smart cities |\n| Q8/20 | Data |",
        "| No. | Title | SG |\n| TD252 | Report | SG16 |\n| TD253 | Report | SG16 |",
        "| Recommendation | Title | SG |\n| Y.4000 | Overview | SG20 |\n| Y.4001 | Terms | SG20 |",
        "| No. | Item | SG |\n| 1 | Opening | SG20 |\n| 2.1 | Reports | SG20 |",
        "| Item | Topic | Group |\n| D1 | Opening | SG20 |\n| D2.1 | Reports | SG20 |",
        "| Document | Title |\n| FGMV-I-012 | Input | \n| FGMV-O-128 | Output |",
        "| S2-1811620 | LS on slices | SA2 |\n| S2-1811226 | LS on paging | SA2 |",
    ],
)
def test_other_tables_are_left_alone(say: Say, table: str) -> None:
    """No phantom deliverable comes out of a table of contributions, Questions, TDs, Recommendations or agenda items."""
    assert say("SG20 met on the topic of the metaverse.", table).deliverables == ()


MV = "Approved deliverables of FG-MV"


def test_group_and_kind_on_the_first_row_of_a_block(say: Say) -> None:
    """As a page of a Focus Group prints its list, with merged cells and with cells that a copy lost."""
    merged = say(
        MV,
        "| WG | Type | Number | Title | Approved |\n"
        "| WG1 | Technical Report | FGMV-01 | A | July 2023 |\n"
        "| ^ | ^ | FGMV-02 | B | July 2023 |\n"
        "| WG2 | Technical Specification | FGMV-08 | C | October 2023 |",
    )
    lost = say(
        MV,
        "| WG | Type | Number | Title | Approved |\n"
        "| WG1 | Technical Report | FGMV-01 | A | July 2023 |\n"
        "| Technical Report | FGMV-02 | B | July 2023 |\n"
        "| WG2 | Technical Specification | FGMV-08 | C | October 2023 |",
    )
    assert [(d.id, d.kind, d.title, d.approved) for d in merged.deliverables] == [
        ("FGMV-01", "Technical Report", "A", "2023-07"),
        ("FGMV-02", "Technical Report", "B", "2023-07"),
        ("FGMV-08", "Technical Specification", "C", "2023-10"),
    ]
    assert lost.deliverables == merged.deliverables
    assert Code.TRUNCATED_ROW not in codes(lost)


def test_rows_that_name_the_kind_of_those_below(say: Say) -> None:
    """A kind across all columns holds until the next."""
    statement = say(
        MV,
        "| No. | Title |\n| Technical Reports | < |\n| FGMV-01 | A |\n| FGMV-02 | B |\n"
        "| Technical Specifications | < |\n| FGMV-20 | C |",
    )
    assert [(d.id, d.kind) for d in statement.deliverables] == [
        ("FGMV-01", "Technical Report"),
        ("FGMV-02", "Technical Report"),
        ("FGMV-20", "Technical Specification"),
    ]


def test_titles_under_the_heading_deliverable(say: Say) -> None:
    """Beside a column of numbers; a number of an unknown form above the first known one is no heading."""
    statement = say(
        "This liaison statement informs of deliverables of FG-AI4H.",
        "| No. | Deliverable | Lead |\n| 0 | Overview | WHO |\n| DEL01 | Ethics | WHO |\n| DEL2.1 | Mapping | WHO |",
    )
    assert [(d.id, d.title) for d in statement.deliverables] == [
        ("0", "Overview"),
        ("DEL01", "Ethics"),
        ("DEL2.1", "Mapping"),
    ]
    assert codes(statement) == [Code.UNKNOWN_IDENTIFIER]


def test_a_table_of_headings_heads_the_next(say: Say) -> None:
    """Where a row over all columns cut a table in two, its lower part has the headings of the upper, until a table has its own."""
    row = "| FGMV-0{} | Technical Report on Maps | July 2023 | SG16 | Q1/20 plans to initiate new work. |\n"
    first, second, own = say(
        HEAD,
        "Working Group 1",
        row.format(1),
        "Working Group 2",
        row.format(2),
        "| No. | Title | Date | Sent to | SG16 |\n" + row.format(3),
    ).deliverables
    assert [position.group for one in (first, second) for position in one.positions] == ["ITU-T SG20"] * 2
    assert (second.title, second.approved) == ("Maps", "2023-07")
    assert [position.group for position in own.positions] == ["ITU-T SG16"]


def test_marks_under_an_allocation_are_roles(say: Say) -> None:
    """Columns of groups below Allocated to hold marks: P is primary, S secondary, X has no role, an empty cell leaves the group out."""
    first, second = say(
        "TSAG, at its meeting in Geneva, 26-30 May 2025, allocated the deliverables of FG-MV.",
        "| No. | Title | Allocated to | < | < |\n| ^ | ^ | SG5 | SG20 | SG21 |\n"
        "| FGMV-49 | A | P | S | |\n| FGMV-51 | B | | X | – |",
    ).deliverables
    assert shares(first) == [("ITU-T SG5", Role.PRIMARY), ("ITU-T SG20", Role.SECONDARY)]
    assert shares(second) == [("ITU-T SG20", None)]
    assert (allocation(first).status, allocation(first).authority) == (Status.ALLOCATED, "ITU-T TSAG")
    assert allocation(first).text == "P S"
    assert first.positions == second.positions == ()


def test_marks_alone_allocate_where_nothing_else_does(say: Say) -> None:
    """A copy that lost the upper row of the heading still tells by its marks; beside an allocation they are positions."""
    (deliverable,) = say("| No. | Title | SG5 | SG20 |\n| FGMV-49 | A | X | |").deliverables
    assert shares(deliverable) == [("ITU-T SG5", None)]
    (deliverable,) = say("| No. | Title | Allocated to | SG5 | SG20 |\n| FGMV-49 | A | SG5 | X | |").deliverables
    assert [position.state for position in deliverable.positions] == [PositionState.STATED, PositionState.BLANK]


def test_groups_below_replies_head_positions(say: Say) -> None:
    """Columns of groups below words about replies hold positions, all of them, also one without any text."""
    (deliverable,) = say(
        "| No. | Title | Replies from study groups | < |\n| ^ | ^ | SG5 | SG20 |\n"
        "| FGMV-49 | A | – | Q7/20 plans to initiate new work. |"
    ).deliverables
    assert [(p.group, p.state) for p in deliverable.positions] == [
        ("ITU-T SG5", PositionState.BLANK),
        ("ITU-T SG20", PositionState.STATED),
    ]


def test_a_row_that_names_groups_heads_those_below(say: Say) -> None:
    """Groups in a row of their own have what stands below; a column of others adds to them, one that allocates all has its own."""
    statement = say(
        "TSAG has allocated the deliverables of FG-MV.",
        "| No. | Title | Also relevant to |\n"
        "| Study Group 17 (lead) | < | < |\n| FGMV-24 | A | SG13 |\n| FGMV-44 | B | |\n"
        "| For information to all study groups | < | < |\n| FGMV-01 | C | |",
    )
    first, second, third = statement.deliverables
    assert shares(first) == [("ITU-T SG17", Role.PRIMARY), ("ITU-T SG13", Role.SECONDARY)]
    assert (shares(second), allocation(second).text) == ([("ITU-T SG17", Role.PRIMARY)], "Study Group 17 (lead)")
    assert (shares(third), allocation(third).status) == ([("ITU-T all SGs", None)], Status.INFORMATION)
    assert codes(statement) == []
    (own,) = say("| No. | Title | Allocated to |\n| SG17 | < | < |\n| FGMV-24 | A | SG13 |").deliverables
    assert shares(own) == [("ITU-T SG13", None)]


def test_a_row_of_something_else_ends_what_groups_headed(say: Say) -> None:
    """Below a row that names no group nothing is said of an allocation."""
    first, second = say(
        "| No. | Title |\n| SG17 | < |\n| FGMV-24 | A |\n| Working Group 2 | < |\n| FGMV-25 | B |"
    ).deliverables
    assert shares(first) == [("ITU-T SG17", None)]
    assert second.allocation is None


def test_a_title_below_its_row(say: Say) -> None:
    """Without a column of titles, a row of one text below each row is its title; a single such row is none."""
    head = "| No. | Type | Suggested allocation |\n"
    statement = say(
        head + "| FGMV-23 | TR | SG17 |\n| On confidence | < | < |\n| FGMV-24 | TR | SG17 |\n| A framework | < | < |"
    )
    assert [each.title for each in statement.deliverables] == ["On confidence", "A framework"]
    assert codes(statement) == []
    odd = say(head + "| FGMV-23 | TR | SG17 |\n| FGMV-24 | TR | SG17 |\n| Working Group 2 | < | < |")
    assert [each.title for each in odd.deliverables] == [None, None]
    assert codes(odd) == [Code.NOT_A_DELIVERABLE]


def test_a_position_without_a_group_is_the_writers(say: Say) -> None:
    """A column headed Position holds what the sender says; when nobody is known to write, its texts are kept as they stand."""
    table = "| No. | Title | Position |\n| FGMV-23 | A | Q7/17 plans to initiate new work. |"
    (sent,) = say("| Source: | ITU-T SG17 |\n| Title: | LS/r on FG-MV |\n| For action to: | TSAG |", table).deliverables
    assert [(each.group, each.questions) for each in sent.positions] == [("ITU-T SG17", ("Q7/17",))]
    (unsent,) = say(table).deliverables
    assert unsent.positions == ()
    assert "Q7/17 plans to initiate new work." in [one.verbatim for one in unsent.evidence]


def test_a_decision_that_is_pending_is_none(say: Say) -> None:
    """A status column says more than the heading Allocated to."""
    pending, suggested = say(
        "| No. | Title | Status | Allocated to |\n| FGMV-33 | A | Pending | SG21 |\n| FGMV-34 | B | Suggested | SG20 |"
    ).deliverables
    assert (allocation(pending).status, shares(pending)) == (None, [("ITU-T SG21", None)])
    assert (allocation(suggested).status, shares(suggested)) == (Status.SUGGESTED, [("ITU-T SG20", Role.PRIMARY)])


def test_who_decides_where_no_word_tells(say: Say) -> None:
    """The Focus Group suggests its deliverables, its parent allocates them; another group that writes does neither."""
    header = "| Source: | {} |\n| Title: | LS/o on FG-MV deliverables |\n| For action to: | SG20 |"
    table = "| No. | Title | {} |\n| FGMV-33 | A | SG21 |"
    for sender, heading, authority in (
        ("TSAG", "Allocated to", "ITU-T TSAG"),
        ("FG-MV", "Suggested allocation", "FG-MV"),
        ("ITU-T SG16", "Allocated to", None),
        ("FG-MV", "Allocated to", None),
    ):
        (deliverable,) = say(header.format(sender), table.format(heading)).deliverables
        assert allocation(deliverable).authority == authority, (sender, heading)


def test_bare_identifiers_belong_to_the_focus_group_of_their_annex(say: Say) -> None:
    """A document about several Focus Groups says in the heading of an annex whose deliverables stand in it."""
    first, second = say(
        "Status of deliverables of FG-MV and FG-DLT",
        "Annex A: Deliverables of FG-MV",
        "| No. | Title | Allocated to |\n| FGMV-33 | A | SG21 |",
        "Annex B: Deliverables of FG-DLT",
        "| No. | Title | Allocated to |\n| D1.1 | B | SG17 |",
    ).deliverables
    assert (first.id, second.id, second.focus_group) == ("FGMV-33", "FG DLT D1.1", "FG-DLT")


def test_a_table_on_its_side(say: Say, page: Callable[..., Document]) -> None:
    """Headings below each other and a deliverable beside them, once or again below: read as rows, told where they stand."""
    drawn = (
        "| No. | FGMV-48 |\n| Title | Technical Report on A |\n| Approved | June 2024 |\n"
        "| Suggested by the FG-MV to be allocated to | SG16 (SG9) |\n| SG9 | Q11/9 plans to initiate new work. |\n"
        "| No. | FGMV-04 |\n| Title | Technical Specification on B |\n| Allocated by TSAG to | SG9 |\n| SG9 | |"
    )
    header = "| Source: | ITU-T SG9 |\n| Title: | LS/r on FG-MV |\n| For action to: | TSAG |"
    first, second = say(header, drawn).deliverables
    assert (first.id, first.kind, first.title, first.approved) == ("FGMV-48", "Technical Report", "A", "2024-06")
    assert shares(first) == [("ITU-T SG16", Role.PRIMARY), ("ITU-T SG9", Role.SECONDARY)]
    assert (first.positions[0].questions, second.positions[0].state) == (("Q11/9",), PositionState.BLANK)
    assert allocation(second).authority == "ITU-T TSAG"
    document = page(header, drawn)
    for deliverable in (first, second):
        assert deliverable.place is not None
        assert document.text_at(deliverable.place) == deliverable.verbatim
        assert all(document.text_at(one.place) == one.verbatim for one in deliverable.evidence)


def test_a_heading_that_lost_what_is_merged(say: Say) -> None:
    """A copy without merged cells: an empty cell goes on with the one above it, names stand below what was over several columns."""
    (deliverable,) = say(
        "TSAG has allocated the deliverables of FG-AINN.",
        "| FG-AINN deliverable | Approval | Allocated to | Notes | ~ | ~ |\n| No. | Title | | Lead | Involved | |\n"
        "| FGAINN-01 | Technical Report: Gap analysis | 11 April 2025 | SG13 | SG2 | |",
    ).deliverables
    assert (deliverable.title, deliverable.approved) == ("Gap analysis", "2025-04-11")
    assert shares(deliverable) == [("ITU-T SG13", Role.PRIMARY), ("ITU-T SG2", Role.SECONDARY)]


def test_a_column_of_decisions_is_the_allocation_where_no_other_is(say: Say) -> None:
    """Transferred to SG21 says who has it; superseded by a Recommendation is kept and told."""
    moved, informed, gone = say(
        "| No. | Title | Decision |\n| FGVM-01 | A | Transferred to SG21 |\n"
        "| FGVM-02 | B | Transferred to SG21; SG12 for information |\n| FGVM-03 | C | For information only |",
    ).deliverables
    assert (shares(moved), allocation(moved).status) == ([("ITU-T SG21", None)], Status.ALLOCATED)
    assert (shares(informed), allocation(informed).status) == (
        [("ITU-T SG21", None), ("ITU-T SG12", Role.SECONDARY)],
        Status.ALLOCATED,
    )
    assert (shares(gone), allocation(gone).status) == ([], Status.INFORMATION)


def test_the_rest_of_a_cell_heads_nothing(say: Say) -> None:
    """Groups alone in a row, but not at its beginning, are what a page break left over: told, and given to nobody."""
    statement = say("| No. | Title | Allocated to |\n| FGMV-24 | A | SG17 |\n| | | (SG13, SG16) |\n| FGMV-25 | B | |")
    assert [shares(each) for each in statement.deliverables] == [[("ITU-T SG17", None)], []]
    assert codes(statement) == [Code.NOT_A_DELIVERABLE]


def test_yes_and_no_are_positions(say: Say) -> None:
    """Whether groups are interested is no allocation."""
    (deliverable,) = say("| No. | Title | SG5 | SG20 |\n| FGMV-49 | A | Yes | No |").deliverables
    assert [position.state for position in deliverable.positions] == [PositionState.STATED, PositionState.STATED]


def test_more_strokes_than_the_heading_has_are_told(say: Say) -> None:
    """The first parts the lead from the others; that no heading says so of the second is told."""
    statement = say(
        "| No. | Title | Lead / involved |\n| FGMV-04 | A | SG16 / SG9 / SG20 |\n| FGMV-05 | B | SG16 / SG9 |"
    )
    first, second = (dict(shares(each)) for each in statement.deliverables)
    involved = {"ITU-T SG9": Role.SECONDARY}
    assert first == {"ITU-T SG16": Role.PRIMARY, **involved, "ITU-T SG20": Role.SECONDARY}
    assert second == {"ITU-T SG16": Role.PRIMARY, **involved}
    told = [finding.message for finding in statement.findings if finding.code is Code.UNREAD_ALLOCATION]
    assert len(told) == 1
    assert "'SG16 / SG9 / SG20' has more strokes" in told[0]


def test_a_stroke_parts_lead_and_involved(say: Say) -> None:
    """Where the heading says lead / involved, a stroke in a cell parts them, and who stands alone leads; below any other it joins groups."""
    rows = "| FGMV-04 | A | SG16 / SG9, SG20 |\n| FGMV-05 | B | SG16 |"
    first, second = say(f"| No. | Title | Allocated to (lead / involved) |\n{rows}").deliverables
    assert shares(first) == [
        ("ITU-T SG16", Role.PRIMARY),
        ("ITU-T SG9", Role.SECONDARY),
        ("ITU-T SG20", Role.SECONDARY),
    ]
    assert (allocation(first).text, shares(second)) == ("SG16 / SG9, SG20", [("ITU-T SG16", Role.PRIMARY)])
    bracketed = say(
        "| No. | Title | Lead (others) |\n| FGMV-04 | A | SG16 (SG9) |\n| FGMV-05 | B | SG16 |"
    ).deliverables
    assert [dict(shares(each))["ITU-T SG16"] for each in bracketed] == [Role.PRIMARY, Role.PRIMARY]
    joined = say(f"| No. | Title | Allocated to |\n{rows}").deliverables[0]
    assert {role for _, role in shares(joined)} == {None}


def test_a_cross_says_no_beside_ticks_and_nothing_alone(say: Say) -> None:
    """Nobody knows whether a cross is a mark where no cell holds a tick: then it stands as it is, and a finding tells."""
    first, second = say("| No. | Title | SG5 | SG20 |\n| FGMV-49 | A | ✓ | ✗ |\n| FGMV-51 | B | ✗ | ✔ |").deliverables
    assert (shares(first), shares(second)) == ([("ITU-T SG5", None)], [("ITU-T SG20", None)])
    for heading in ("| No. | Title | SG5 | SG20 |", "| No. | Title | Allocated to | < |\n| ^ | ^ | SG5 | SG20 |"):
        statement = say(f"{heading}\n| FGMV-49 | A | ✗ | |")
        assert statement.deliverables[0].allocation is None
        assert [position.text for position in statement.deliverables[0].positions] == ["✗", ""]
        assert Code.UNREAD_POSITION in codes(statement)


def test_boxes_are_marks_when_they_are_crossed(say: Say) -> None:
    """Word's box without its cross leaves a group out."""
    first, second = say("| No. | Title | SG5 | SG20 |\n| FGMV-49 | A | ☒ | ☐ |\n| FGMV-51 | B | ☐ | ☒ |").deliverables
    assert (shares(first), shares(second)) == ([("ITU-T SG5", None)], [("ITU-T SG20", None)])


@pytest.mark.parametrize("row", ["| Technical Reports | | |", "| | Technical Reports | |"])
def test_a_kind_right_below_the_headings_is_none_of_them(say: Say, row: str) -> None:
    """It heads the rows below it as it does further down, in whichever column it stands."""
    said = say(f"| No. | Title | Allocated to |\n{row}\n| FGMV-49 | A | SG5 |\n| FGMV-51 | B | SG20 |")
    assert [(one.kind, one.title) for one in said.deliverables] == [
        ("Technical Report", "A"),
        ("Technical Report", "B"),
    ]


def test_a_row_that_goes_on_with_a_table_in_fewer_columns_is_told(say: Say) -> None:
    """What cannot be read of it is not dropped in silence; without a table before it, it is some other table."""
    table = "| No. | Title | Allocated to | SG20 |\n| FGMV-49 | A | SG5 | |\n| FGMV-51 | B | SG20 | |"
    statement = say(table, "| FGMV-52 | C |")
    assert [one.id for one in statement.deliverables] == ["FGMV-49", "FGMV-51"]
    told = [finding.message for finding in statement.findings if finding.code is Code.UNREAD_TABLE]
    assert told == ["a table of 1 rows names FGMV-52"]
    assert Code.UNREAD_TABLE not in codes(say("| FGMV-52 | C |"))


HEADER = "| Source: | ITU-T SG20 |\n| Title: | LS/r on twins |\n| For action to: | TSAG |"


def test_a_column_of_positions_without_a_group_is_nobodys_where_the_sender_has_one(say: Say) -> None:
    """Beside the column of the sender, ``Position`` is somebody else's, and nothing tells whose: it is kept as it stands."""
    statement = say(
        HEADER,
        "| No. | Title | SG20 | Position |\n"
        "| FGMV-01 | Twins | Q1/20 agreed to initiate a new work item. | Q2/16 will comment. |\n"
        "| FGMV-02 | Maps | Q1/20 plans to initiate new work. | Q2/16 will comment, too. |",
    )
    assert [[one.group for one in each.positions] for each in statement.deliverables] == [["ITU-T SG20"]] * 2
    assert [each.verbatim for each in statement.deliverables[0].evidence if each.field == "Position"] == [
        "Q2/16 will comment."
    ]
    assert codes(statement) == [Code.UNREAD_COLUMN]


def test_a_column_of_positions_without_a_group_is_that_of_the_sender(say: Say) -> None:
    """Where no other column of positions names a group."""
    statement = say(
        HEADER, "| No. | Title | Position |\n| FGMV-01 | Twins | Q1/20 agreed to initiate a new work item. |"
    )
    assert [one.group for one in statement.deliverables[0].positions] == ["ITU-T SG20"]


def test_a_row_without_the_cell_of_its_identifier_names_no_deliverable(say: Say) -> None:
    """It may be a merged one, or the table broke off: the rows around it are read."""
    statement = say(HEADER, "| No. | Title | SG20 |\n| FGMV-01 | Twins | |\n| ~ | Maps | |\n| FGMV-02 | Roads | |")
    assert [each.title for each in statement.deliverables] == ["Twins", "Roads"]


def test_headings_apart_from_their_table_must_say_more_than_numbers_and_titles(say: Say) -> None:
    """Any list has those; with what became of the deliverables they head the table below, without it the table is told."""
    rows = "| FGMV-01 | Twins of cities | SG16 |\n| FGMV-02 | Maps of roads | SG20 |"
    read = say(HEADER, "| No. | Title | Allocated to |", rows)
    assert [(each.id, shares(each)) for each in read.deliverables] == [
        ("FGMV-01", [("ITU-T SG16", None)]),
        ("FGMV-02", [("ITU-T SG20", None)]),
    ]
    left = say(HEADER, "| No. | Title |", rows.replace(" SG16 |", "").replace(" SG20 |", ""))
    assert (left.deliverables, codes(left)) == ((), [Code.UNREAD_TABLE, Code.UNREAD_ROWS])


def test_a_question_alone_is_a_mark_in_the_column_of_its_group(say: Say) -> None:
    """``Q5`` under SG20 beside ticks says that SG20 has the deliverable, in its Question 5."""
    statement = say(HEADER, "| No. | Title | SG16 | SG20 |\n| FGMV-01 | Twins | X | Q5 |\n| FGMV-02 | Maps |  | X |")
    assert [[group for group, _ in shares(each)] for each in statement.deliverables] == [
        ["ITU-T SG16", "ITU-T SG20"],
        ["ITU-T SG20"],
    ]


def test_a_second_column_of_decisions_is_kept_as_it_stands(say: Say) -> None:
    """A deliverable has one status; what another column under the same heading says is evidence, and told."""
    statement = say(
        HEADER,
        "| No. | Title | Allocated to | Status | Status |\n"
        "| FGMV-01 | Twins | SG16 | Allocated | Pending |\n"
        "| FGMV-02 | Maps | SG20 | Suggested | Under way |",
    )
    assert [allocation(each).status for each in statement.deliverables] == [Status.ALLOCATED, Status.SUGGESTED]
    kept = [one.verbatim for each in statement.deliverables for one in each.evidence if one.field == "Status"]
    assert kept == ["Pending", "Under way"]
    assert codes(statement) == [Code.UNREAD_COLUMN]


def test_of_two_columns_of_decisions_the_one_with_groups_allocates(say: Say) -> None:
    """Wherever it stands."""
    statement = say(
        HEADER,
        "| No. | Title | Status | Status |\n| FGMV-01 | Twins | Pending | Transferred to SG21 |\n"
        "| FGMV-02 | Maps | Done | Transferred to SG20 |",
    )
    assert [shares(each)[0][0] for each in statement.deliverables] == ["ITU-T SG21", "ITU-T SG20"]
    assert [one.verbatim for one in statement.deliverables[0].evidence if one.field == "status"] == ["Pending"]


def test_a_heading_over_two_columns_in_a_table_of_its_own_hides_neither() -> None:
    """A PDF cuts a shaded heading off its table: the second column below ``Title`` is kept and told, as it is in one table."""
    page = (
        b"<p>Liaison statement</p><table><tr><th>No.</th><th colspan=2>Title</th><th>Allocated to</th></tr></table>"
        b"<table><tr><td>FGMV-01</td><td>Technical Report on Maps</td><td>Part 2</td><td>SG20</td></tr></table>"
    )
    statement = extract(page, name="a.html")
    (deliverable,) = statement.deliverables
    assert (deliverable.title, shares(deliverable)) == ("Maps", [("ITU-T SG20", None)])
    assert ("Title", "Part 2") in [(each.field, each.verbatim) for each in deliverable.evidence]
    assert codes(statement) == [Code.UNREAD_COLUMN]


@pytest.mark.parametrize(
    ("heading", "role"),
    [("Allocated to (secondary in brackets)", "primary"), ("Allocated to (lead in bold)", None)],
)
def test_a_remark_on_the_print_heads_no_role(say: Say, heading: str, role: str | None) -> None:
    """Who stands outside the brackets leads; bold type does not show."""
    statement = say(f"| No. | Title | {heading} |\n| FGMV-01 | A | SG16 |\n| FGMV-02 | B | SG16 (SG20) |")
    first, second = (each.allocation.shares for each in statement.deliverables if each.allocation)
    assert [(share.group, share.role) for share in first] == [("ITU-T SG16", role)]
    assert [share.role for share in second] == ["primary", "secondary"]


def test_words_that_a_narrow_column_tears(say: Say) -> None:
    """Headings, identifiers, kinds and dates are known well enough to be read without their blanks."""
    statement = say(
        "| Deliv erable No. | Ty pe | Title | Appro ved | Second ary SGs |\n"
        "| FGAI4A\\nD-01 | Technic al Speci fication | A | 14-J un-2020 | SG5 |\n| FGAI4A\\nD-02 | TR | B | 11.06.20 20 | SG16 |"
    )
    assert [(each.id, each.kind, each.approved) for each in statement.deliverables] == [
        ("FGAI4AD-01", "Technical Specification", "2020-06-14"),
        ("FGAI4AD-02", "Technical Report", "2020-06-11"),
    ]
    roles = {share.role for each in statement.deliverables if each.allocation for share in each.allocation.shares}
    assert roles == {"secondary"}
