"""The header block, in every form it is printed in."""

from collections.abc import Callable

import pytest

from fgmv_extract.interpretation.values import read_place_and_dates
from fgmv_extract.records import Contact, Deadline, Meeting, Purpose, Statement

Say = Callable[..., Statement]
FIGURE_1_1 = """
| QUESTIONS: | 45/15, 3/4, 8/ITU‑R SG11 | < | < | < |
| SOURCE: | ITU‑T SG15, Rapporteur group for Q45/15 (London, 2-6 October 1997) | < | < | < |
| TITLE: | Object Identifier Registration – Reply to liaison statement from WP 5/4 \\n(Geneva, 5-9 February 1997) | < | < | < |
| _____________ | < | < | < | < |
| LIAISON STATEMENT | < | < | < | < |
| FOR ACTION TO:\\nFOR COMMENT TO:\\nFOR INFORMATION TO: | ITU‑T SG4 – WP 5/4\\n\\nITU‑R SG11, ISO/IEC JTC 1/SC 6 | < | < | < |
| APPROVAL: | Agreed to at the rapporteur group meeting | < | < | < |
|  |  | < | < | < |
| DEADLINE: | Deadline for reply – 22 January 1998 | < | < | < |
| CONTACT: | John Jones, rapporteur for Q45/15 | Tel: | +1 576 980 9987 | < |
|  | ABC Company | Fax: | +1 576 980 9956 | < |
|  | Anytown, CA USA | e-mail:  | < | jj@abcco.com |
"""

TEMPLATE = """
| SG20-LS160 | < | < |
| Question(s): | 7/20 | Geneva, 1-12 July 2024 |
| Source: | ITU-T Study Group 20 | < |
| Title: | LS/r on deliverables of FG-MV (reply to TSAG-LS35) [to TSAG] | < |
| LIAISON STATEMENT | < | < |
| For action to: | TSAG | < |
| For comment to: | - | < |
| For information to: | All ITU-T SGs; FG-MV; OpenID Foundation | < |
| Approval: | ITU-T Study Group 20 (Geneva, 12 July 2024) | < |
| Deadline: | n/a | < |
| Contact: | Jane Doe\\nITU\\nSwitzerland | Tel: +41 22 730 0000\\nFax: +41 22 730 0001\\nE-mail: jane.doe@example.org |
| Contact: | <Name>\\n<Organization>\\n<Country> | Tel:\\nFax:\\nE-mail: |
"""


def addressed(statement: Statement) -> list[tuple[str, str | None]]:
    """Groups and purposes of the addressees."""
    return [(one.group, one.purpose) for one in statement.addressees]


def test_figure_1_1_of_recommendation_a_1(say: Say) -> None:
    """Labels stacked in one cell take the paragraphs beside them; a contact runs over three rows."""
    statement = say(FIGURE_1_1)
    assert statement.questions == ("Q45/15", "Q3/4", "Q8/ITU-R SG11")
    assert [(one.group, one.inferred) for one in statement.source] == [("ITU-T SG15", False)]
    assert statement.type == "LS/r"
    assert addressed(statement) == [
        ("ITU-T SG4", Purpose.ACTION),
        ("ITU-R SG11", Purpose.INFORMATION),
        ("ISO/IEC JTC 1/SC 6", Purpose.INFORMATION),
    ]
    assert statement.addressees[0].detail == "WP 5/4"
    assert statement.meeting == Meeting(group="ITU-T SG15", place="London", start="1997-10-02", end="1997-10-06")
    assert statement.approval == "Agreed to at the rapporteur group meeting"
    assert statement.deadline == Deadline(date="1998-01-22", text="Deadline for reply – 22 January 1998")
    assert statement.contacts == (
        Contact(
            name="John Jones",
            role="rapporteur for Q45/15",
            organization="ABC Company",
            country="Anytown, CA USA",
            tel="+1 576 980 9987",
            fax="+1 576 980 9956",
            email="jj@abcco.com",
        ),
    )


def test_a_contact_may_begin_with_her_number(say: Say) -> None:
    """A label behind the label of the contact has a value of hers; what stands below is hers too."""
    head = "Source:\tITU-T SG20\nTitle:\tLS/o on maps\nContact:\tTel: +41 22 730 0000\n"
    contact = Contact(name="Jane Doe", tel="+41 22 730 0000", email="jane.doe@example.org")
    assert say(f"{head}\tJane Doe\n\tE-mail: jane.doe@example.org\nAbstract:\tMaps.\n").contacts == (contact,)
    assert say(f"{head}Abstract:\tMaps.\n").contacts == (Contact(tel="+41 22 730 0000"),)


def test_template_of_tsb(say: Say) -> None:
    """The present template: number and meeting without a label, empty values, a template's own words left out."""
    statement = say(TEMPLATE)
    assert (statement.number, statement.type, statement.replies_to) == ("SG20-LS160", "LS/r", ("TSAG-LS35",))
    assert statement.title == "LS/r on deliverables of FG-MV (reply to TSAG-LS35) [to TSAG]"
    assert statement.meeting == Meeting(group="ITU-T SG20", place="Geneva", start="2024-07-01", end="2024-07-12")
    assert addressed(statement) == [
        ("ITU-T TSAG", Purpose.ACTION),
        ("ITU-T all SGs", Purpose.INFORMATION),
        ("FG-MV", Purpose.INFORMATION),
        ("OpenID Foundation", Purpose.INFORMATION),
    ]
    assert statement.deadline is None
    assert statement.contacts == (
        Contact(
            name="Jane Doe",
            organization="ITU",
            country="Switzerland",
            tel="+41 22 730 0000",
            fax="+41 22 730 0001",
            email="jane.doe@example.org",
        ),
    )


def test_wrapper_gives_the_inner_statement(say: Say) -> None:
    """A statement re-issued inside a TD of its receiver is the inner one; the TD is what it was received as."""
    wrapper = """
    | SG16-TD120/GEN | < |
    | Source: | ITU-T SG20 |
    | Title: | LS/i on deliverables of FG-MV [from ITU-T SG20] |
    | Purpose: | Information |
    """
    statement = say(wrapper, "A new liaison statement has been received.", TEMPLATE)
    assert statement.number == "SG20-LS160"
    assert statement.received_as is not None
    received = statement.received_as
    assert (received.number, received.type, received.group) == ("SG16-TD120/GEN", "LS/i", "ITU-T SG16")


@pytest.mark.parametrize(
    "lines",
    [
        "Liaison Statement\nTo: ITU SG 16 Q8, 9, 10/16\nFor Information\nSource: IETF CODEC Working Group\nDate: May 5, 2010",
        "Liaison Statement\nSource:\nIETF CODEC Working Group\nFor information\nTo:\nITU SG 16 Q8, 9, 10/16\nDate: May 5, 2010",
    ],
)
def test_header_in_lines(say: Say, lines: str) -> None:
    """Labels and values in lines, on one line or on alternate lines, and a purpose on a line of its own."""
    statement = say(*lines.split("\n"))
    assert [(one.group, one.detail) for one in statement.source] == [("IETF", "CODEC Working Group")]
    assert [(a.group, a.purpose, a.detail) for a in statement.addressees] == [
        ("ITU-T SG16", Purpose.INFORMATION, "Q8, 9, 10/16")
    ]
    assert statement.questions == ("Q8/16", "Q9/16", "Q10/16")
    assert statement.date == "2010-05-05"


def test_person_is_no_addressee(say: Say) -> None:
    """A person behind a group in a To line stands beside the group."""
    statement = say("Liaison Statement", "To: 3GPP SA WG4, Stefan Bruhn", "Source: IETF CODEC Working Group")
    assert [(one.group, one.detail) for one in statement.addressees] == [("3GPP", "SA WG4, Stefan Bruhn")]


def test_label_and_value_in_one_cell(say: Say) -> None:
    """A cell may hold its label itself."""
    statement = say("| Source: ITU-T SG20 | Title: LS/o on IoT |\n| For action to: TSAG | Deadline: 1 July 2025 |")
    assert statement.source[0].group == "ITU-T SG20"
    assert statement.title == "LS/o on IoT"
    assert addressed(statement) == [("ITU-T TSAG", Purpose.ACTION)]
    assert statement.deadline == Deadline(date="2025-07-01", text="1 July 2025")


def test_agenda_is_no_statement(say: Say) -> None:
    """A report with a source and a title says nothing that a liaison statement says, and a finding tells so."""
    statement = say("Source: ITU-T SG20", "Title: Agenda of Q7/20", "1 Opening of the meeting")
    assert statement == Statement()
    assert [finding.code.label for finding in statement.findings] == ["not-a-statement"]


def test_list_of_documents_is_no_header(say: Say) -> None:
    """A table whose first row is nothing but labels lists documents."""
    statement = say("This liaison statement tells of them.", "| Source | Title |\n| SG20 | Report |\n| SG16 | Agenda |")
    assert statement.source == ()
    assert statement.title is None


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("ITU-T SG20 (Q1/20)", ["Q1/20"]),
        ("ITU-T SG20 (Q1/20 and Q2/20); ITU-T SG16 (Q8/16)", ["Q1/20 and Q2/20", "Q8/16"]),
        ("ITU-T SG20 (WP1/20, Q2/20 [joint])", ["WP1/20, Q2/20 [joint]"]),
        ("IETF (The IETF Chair)", ["(The IETF Chair)"]),
        ("ITU-T SG20 – Q1/20", ["Q1/20"]),
    ],
)
def test_what_stands_beside_a_group_has_no_stray_bracket(say: Say, text: str, details: list[str]) -> None:
    """The one that closes what was opened before it belongs to neither."""
    statement = say(f"| Source: | ITU-T SG5 |\n| Title: | LS/o on travel |\n| For action to: | {text} |")
    assert [one.detail for one in statement.addressees] == details


def test_lines_between_the_tables_of_a_block_belong_to_it(say: Say) -> None:
    """A layout by blanks shows the lines with two fields as tables, and those with one as lines."""
    statement = say(
        "| TSAG-LS902 | Original: English |\n| Question(s): N/A | Meeting, date: Geneva, 29 July – 2 August 2024 |",
        "LIAISON STATEMENT",
        "Source: ITU-T SG20",
        "Title: LS/o on deliverables that wait",
        "| For action to: ITU-T SG5 | For comment to: - |\n| Deadline: - | Contact: n/a |",
        "Four deliverables have no taker yet.",
    )
    assert (statement.number, statement.title) == ("TSAG-LS902", "LS/o on deliverables that wait")
    assert [(one.group, one.inferred) for one in statement.source] == [("ITU-T SG20", False)]
    assert statement.meeting is not None
    assert addressed(statement) == [("ITU-T SG5", Purpose.ACTION)]


def test_a_group_that_was_before_is_no_source(say: Say) -> None:
    """Who took over writes; the group in the parenthesis is no more."""
    statement = say("| Source: | ITU-T SG21 (formerly SG16) |\n| Title: | LS/o on FG-VM |\n| For action to: | TSAG |")
    assert [source.group for source in statement.source] == ["ITU-T SG21"]


def test_chairs_are_those_of_their_groups(say: Say) -> None:
    """A letter to the chairs of groups goes to the groups."""
    statement = say("From: TSAG\nTo: Chairs of ITU-T SG5 and SG20\nSubject: LS/o on FG-MV deliverables")
    assert [to.group for to in statement.addressees] == ["ITU-T SG5", "ITU-T SG20"]


def test_a_request_with_a_date_is_no_venue() -> None:
    """Places have no verbs."""
    assert read_place_and_dates("Please reply by 15 September 2025.") is None
    assert read_place_and_dates("Geneva, 15 September 2025") == ("Geneva", "2025-09-15", "2025-09-15")
    for text in ("(Geneva, 1-12 July 2024).", "Geneva (1-12 July 2024)", "Geneva, 1-12 July 2024."):
        assert read_place_and_dates(text) == ("Geneva", "2024-07-01", "2024-07-12")
    assert read_place_and_dates("Geneva, 1-12 July 2024, first week") is None


def test_a_number_above_an_abstract_above_the_header_is_that_of_the_statement(say: Say) -> None:
    """A table with the abstract may come first."""
    header = "| Source: | ITU-T SG20 |\n| Title: | LS/r on twins |\n| For action to: | TSAG |"
    statement = say("SG20-LS160", "| Abstract: | About twins |", header)
    assert (statement.number, statement.abstract) == ("SG20-LS160", "About twins")


def test_tabs_part_values_only_where_a_label_or_nothing_known_stands(say: Say) -> None:
    """Behind one label a tab is a blank; a new label, and the meeting beside the Questions, are parted by it."""
    statement = say(
        "Question(s):\t1/20\tGeneva, 1-12 July 2024",
        "Source:\tITU-T SG20\tTitle:\tLS/r on twins",
        "Abstract:\tOn twins\tand maps",
        "For action to:\tTSAG",
    )
    assert statement.questions == ("Q1/20",)
    assert (statement.title, statement.abstract) == ("LS/r on twins", "On twins and maps")
    assert [(one.place, one.start) for one in [statement.meeting] if one] == [("Geneva", "2024-07-01")]


@pytest.mark.parametrize(
    "text",
    ["1-12 July 2024 in Geneva", "1-12 July 2024, in Geneva", "Geneva, 1-12 July 2024 (and remote participation)."],
)
def test_the_place_of_a_meeting_stands_before_or_behind_its_dates(text: str, say: Say) -> None:
    """With a comma or ``in``."""
    statement = say(
        f"| Source: | ITU-T SG16 |\n| Title: | LS/o on maps |\n| For action to: | TSAG |\n| Meeting: | {text} |"
    )
    meeting = statement.meeting
    assert meeting is not None
    assert (meeting.place, meeting.start, meeting.end) == ("Geneva", "2024-07-01", "2024-07-12")
    assert statement.findings == ()


def test_an_addressee_that_nobody_knows_is_told(say: Say) -> None:
    """It is kept as it stands."""
    statement = say("| Source: | ITU-T SG16 |\n| Title: | LS/o on maps |\n| For action to: | Weather Club |")
    assert [one.group for one in statement.addressees] == ["Weather Club"]
    assert [finding.message for finding in statement.findings] == ["'Weather Club' is no group the vocabulary knows"]


def test_more_lines_than_labels_of_addressees_are_of_the_last(say: Say) -> None:
    """The first line is of the first label, and what is over goes on with the last."""
    statement = say(
        "| Source: | ITU-T SG16 |\n| Title: | LS/o on maps |\n| For action to:\\nFor comment to: | TSAG\\nITU-T SG17\\nITU-T SG20 |"
    )
    assert [(one.group.removeprefix("ITU-T "), one.purpose) for one in statement.addressees] == [
        ("TSAG", "action"),
        ("SG17", "comment"),
        ("SG20", "comment"),
    ]


def test_days_of_a_meeting_tell_the_month_of_an_approval(say: Say) -> None:
    """On which of them it was approved is not told; words around them are none of the date."""
    table = (
        "| No. | Title | Approved |\n| FGMV-01 | Technical Report on Maps | Approved at the meeting of 4-6 July 2023. |"
    )
    assert [one.approved for one in say("A letter.", table).deliverables] == ["2023-07"]


def test_labels_in_two_languages(say: Say) -> None:
    """Both halves are labels of the same field; others are none."""
    statement = say(
        "| Source / Origine: | CE 20 / SG20 |\n| Title / Titre: | LS/o on maps |\n"
        "| For action to / Pour suite à donner: | TSAG |\n| Source / Titre: | SG5 |"
    )
    assert [source.group for source in statement.source] == ["ITU-T SG20"]
    assert statement.title == "LS/o on maps"
    assert [addressee.group for addressee in statement.addressees] == ["ITU-T TSAG"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Geneva, some days of July 2024", None),
        ("some days of July 2024", None),
        ("different aspects for all of us (December 2023)", None),
        ("Some of July 2024", None),
        ("in Geneva, in July 2024", ("Geneva", "2024-07", "2024-07")),
        ("Geneva and online, 1-2 July 2024", ("Geneva and online", "2024-07-01", "2024-07-02")),
        ("virtual, 1-2 July 2024", ("virtual", "2024-07-01", "2024-07-02")),
        ("São Paulo, 1-2 July 2024", ("São Paulo", "2024-07-01", "2024-07-02")),
        ("'s-Hertogenbosch, 1-2 July 2024", ("'s-Hertogenbosch", "2024-07-01", "2024-07-02")),
    ],
)
def test_a_place_is_a_name(text: str, expected: tuple[str | None, str, str] | None) -> None:
    """Or how a meeting is held that is nowhere; no other words in front of the dates, and none that leave them open."""
    assert read_place_and_dates(text) == expected


def test_days_beside_the_questions(say: Say) -> None:
    """They are those of the meeting without any place; what else has a date there is told."""
    head = "| Question(s): | 7/20 | {} |\n| Source: | SG20 | < |\n| Title: | LS/o on avatars | < |\n| For action to: | SG16 | < |"
    meeting = say(head.format("1-12 July 2024")).meeting
    assert meeting is not None
    assert (meeting.group, meeting.place, meeting.start, meeting.end) == (
        "ITU-T SG20",
        None,
        "2024-07-01",
        "2024-07-12",
    )
    for text in ("Geneva, some days of July 2024", "July 2024 or later"):
        statement = say(head.format(text))
        assert statement.meeting is None
        assert f"Meeting: {text!r} was not understood" in [finding.message for finding in statement.findings]
