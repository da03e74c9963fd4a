"""Labels of addressees that stand below each other before their values."""

from collections.abc import Callable

import pytest
from attrs import evolve

from fgmv_extract.document import Document
from fgmv_extract.findings import Code
from fgmv_extract.interpretation import interpret
from fgmv_extract.interpretation.fields import fields_of_table
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.records import Purpose, Statement

Say = Callable[..., Statement]
Page = Callable[..., Document]
LABELS = r"For action to:\nFor comment to:\nFor information to:"
HEAD = "| Source: | ITU-T SG17 |\n| Title: | LS/o on avatars |\n"


def addressed(statement: Statement) -> list[tuple[str, Purpose | None]]:
    """Groups and purposes."""
    return [(one.group, one.purpose) for one in statement.addressees]


def losses(statement: Statement) -> list[Code]:
    """The findings that lose."""
    return [finding.code for finding in statement.findings if finding.code.loses]


@pytest.mark.parametrize("labels", [LABELS, LABELS.replace(r"\n", "  "), LABELS.replace(r"\n", " ")])
@pytest.mark.parametrize("values", [r"TSAG\nSG16", "TSAG SG16"])
def test_fewer_values_than_labels_are_addressed_for_a_purpose_nobody_knows(say: Say, labels: str, values: str) -> None:
    """Where empty lines leave no trace; labels that are run together are labels all the same."""
    statement = say(f"{HEAD}| {labels} | {values} |")
    assert addressed(statement) == [("ITU-T TSAG", None), ("ITU-T SG16", None)]
    assert set(losses(statement)) == {Code.RUN_TOGETHER}


@pytest.mark.parametrize("form", ["docx", "doc", "odt", "rtf", "pdf"])
def test_formats_that_keep_empty_lines_keep_values_in_step(page: Page, form: str) -> None:
    """What stands in the first two lines is for action and comment."""
    document = page(f"{HEAD}| {LABELS} | TSAG\\nSG16 |")
    statement = interpret(evolve(document, file=evolve(document.file, format=form)), default())
    assert addressed(statement) == [("ITU-T TSAG", "action"), ("ITU-T SG16", "comment")]
    assert losses(statement) == []


def test_an_empty_line_anywhere_shows_that_none_is_lost(say: Say) -> None:
    """Be it in another cell."""
    statement = say(f"{HEAD}| {LABELS} | TSAG\\nSG16 |\n| Abstract: | One.\\n\\nTwo. |")
    assert addressed(statement) == [("ITU-T TSAG", "action"), ("ITU-T SG16", "comment")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("TSAG", "SG16"), [("ITU-T TSAG", None), ("ITU-T SG16", None)]),
        (("TSAG", "SG16", "SG17 and SG20"), [("ITU-T TSAG", "action"), ("ITU-T SG16", "comment"), ("ITU-T SG17", "information"), ("ITU-T SG20", "information")]),
        (("TSAG",), [("ITU-T TSAG", "information")]),
        (("TSAG", "Approval:", "SG17 meeting"), [("ITU-T TSAG", "information")]),
        (("TSAG", "The group met."), [("ITU-T TSAG", "information")]),
    ],
)  # fmt: skip
def test_lines_behind_several_labels(
    say: Say, lines: tuple[str, ...], expected: list[tuple[str, Purpose | None]]
) -> None:
    """As many lines as labels go in step; one line is that of the last label, for the others may be blank."""
    statement = say("Source:", "ITU-T SG5", "Title:", "LS/o on avatars", "For action to:", "For comment to:", "For information to:", *lines)  # fmt: skip
    assert addressed(statement) == expected


def test_a_label_with_its_value_does_not_hide_the_labels_above_it(say: Say) -> None:
    """Three labels, two values, of which the first stands on the line of the last label."""
    statement = say("Source:\tITU-T SG17", "Title:\tLS/o on avatars", "For action to:", "For comment to:", "For information to:\tTSAG", "SG16")  # fmt: skip
    assert addressed(statement) == [("ITU-T TSAG", None), ("ITU-T SG16", None)]


def test_values_behind_tabs_and_over_line_ends(say: Say) -> None:
    """A label behind a tab begins a field, the meeting stands behind the Questions, and a long value goes on in the next line."""
    statement = say(
        "SG20-LS900\tOriginal: English",
        "Question(s):\t1/20, 2/20\tGeneva, 1-12 July 2024",
        "Source:\tITU-T SG20",
        "Title:\tLS/r on joint positions on the deliverables of FG-MV (reply to\nTSAG-LS35)",
        "For action to: TSAG\tFor comment to: -",
        "Contact:\tJane Roe\tTel:\t+41 22 555 01",
    )
    assert (statement.number, statement.questions, statement.replies_to) == (
        "SG20-LS900",
        ("Q1/20", "Q2/20"),
        ("TSAG-LS35",),
    )
    assert statement.meeting is not None
    assert addressed(statement) == [("ITU-T TSAG", "action")]
    assert [(one.name, one.tel) for one in statement.contacts] == [("Jane Roe", "+41 22 555 01")]


def test_two_labels_before_two_values_are_theirs_in_order(say: Say) -> None:
    """And a line below a value on the line of its label is more of that."""
    head = ("Source: ITU-T SG17", "Title: LS/o on avatars")
    assert addressed(say(*head, "For action to:", "For comment to:", "TSAG", "SG16")) == [
        ("ITU-T TSAG", "action"),
        ("ITU-T SG16", "comment"),
    ]
    assert addressed(say(*head, "For action to: TSAG", "SG16", "For comment to: SG2")) == [
        ("ITU-T TSAG", "action"),
        ("ITU-T SG16", "action"),
        ("ITU-T SG2", "comment"),
    ]


def test_a_line_that_is_more_than_groups_is_no_value_of_a_label(say: Say) -> None:
    """Words in front of a group, between groups and behind them."""
    head = ("Source: ITU-T SG17", "Title: LS/o on avatars", "For action to:", "For comment to:", "TSAG")
    for line in ("Letter to SG16", "SG16 met SG20", "SG16 will reply"):
        assert addressed(say(*head, line)) == [("ITU-T TSAG", "comment")]


def test_a_label_beside_an_empty_line_has_no_value(page: Page) -> None:
    """What stands on the next line is that of the next label, and nothing is read for its own."""
    (table,) = page("| Source:\\nTitle:\\nQuestions: | ITU-T SG20\\n\\n1/20 |").tables
    fields = fields_of_table(table, default(), in_step=True)
    assert [(field.label, field.text) for field in fields] == [("source", "ITU-T SG20"), ("questions", "1/20")]


LONG = ("For action to:", "For comment to:", "For information to:", "Approval:", "Deadline:")
MEETING = "ITU-T SG5 meeting (Geneva, 12 July 2024)"


@pytest.mark.parametrize(
    ("labels", "lines", "groups", "approval", "deadline"),
    [
        (LONG, ("TSAG", "SG16", "SG20", MEETING, "30 August 2024"), [("ITU-T TSAG", "action"), ("ITU-T SG16", "comment"), ("ITU-T SG20", "information")], MEETING, "2024-08-30"),
        (LONG, ("TSAG", "SG16", MEETING, "30 August 2024"), [("ITU-T TSAG", None), ("ITU-T SG16", None)], MEETING, "2024-08-30"),
        (LONG, ("TSAG", MEETING, "30 August 2024"), [("ITU-T TSAG", None)], MEETING, "2024-08-30"),
        (LONG, ("TSAG", "30 August 2024"), [("ITU-T TSAG", None)], None, "2024-08-30"),
        (LONG, ("TSAG", MEETING), [("ITU-T TSAG", None)], MEETING, None),
        (LONG, ("TSAG", "The group met."), [("ITU-T TSAG", None)], None, None),
        (("For action to:", *LONG[3:]), ("TSAG", "SG16", MEETING, "30 August 2024"), [("ITU-T TSAG", "action"), ("ITU-T SG16", "action")], MEETING, "2024-08-30"),
        (("For action to:", *LONG[3:]), ("TSAG", "SG16", "n/a"), [("ITU-T TSAG", "action")], "SG16", None),
    ],
)  # fmt: skip
def test_labels_of_groups_and_of_words_before_all_their_values(
    say: Say,
    labels: tuple[str, ...],
    lines: tuple[str, ...],
    groups: list[tuple[str, Purpose | None]],
    approval: str | None,
    deadline: str | None,
) -> None:
    """Groups are told from words, as many as labels are theirs in order, and what nobody can pair is told."""
    statement = say("Source: ITU-T SG5", "Title: LS/o on avatars", *labels, *lines, "Abstract: A text.")
    assert addressed(statement) == groups
    assert (statement.approval, statement.deadline and statement.deadline.date) == (approval, deadline)
    assert (Code.RUN_TOGETHER in losses(statement)) == (None in dict(groups).values())


def test_all_labels_of_a_statement_before_all_their_values(say: Say) -> None:
    """In their order, whichever is missing."""
    head = ("Source:", "Title:", "For action to:", "Approval:", "ITU-T SG5", "LS/o on avatars", "TSAG", MEETING)
    statement = say(*head)
    assert (statement.title, [one.group for one in statement.source]) == ("LS/o on avatars", ["ITU-T SG5"])
    assert (addressed(statement), statement.approval) == ([("ITU-T TSAG", "action")], MEETING)
    statement = say(*head[:4], "ITU-T SG5", "LS/o on avatars", "TSAG")
    assert (statement.title, [one.group for one in statement.source]) == ("LS/o on avatars", ["ITU-T SG5"])
    assert (addressed(statement), statement.approval) == ([("ITU-T TSAG", "action")], None)


def test_a_label_may_be_wrapped_into_two_that_are_labels(say: Say) -> None:
    """What stands beside it in two lines is one value."""
    statement = say(
        "| Source: | SG5 |\n| Title: | LS/o on maps |\n| FOR INFORMATION\\nTO: | SG16 and ISO/IEC JTC 1/SC\\n27 |"
    )
    assert [(one.group, one.purpose) for one in statement.addressees] == [
        ("ITU-T SG16", "information"),
        ("ISO/IEC JTC 1/SC 27", "information"),
    ]


@pytest.mark.parametrize(
    ("behind", "questions"), [("8 and 28/16", ("Q8/16", "Q28/16")), ("8/16 met", ()), ("Geneva", ())]
)
def test_questions_may_stand_behind_a_reference(say: Say, behind: str, questions: tuple[str, ...]) -> None:
    """A program that lays cells out may put it before them; it is told."""
    row = f"| Question(s): | (Ref.: SG16-TD404/PLEN) | {behind} |"
    statement = say(f"{row}\n| Source: | ITU-T SG16 | ~ |\n| Title: | LS/o on avatars | ~ |")
    assert statement.questions == questions
    (unread,) = (finding for finding in statement.findings if finding.code is Code.UNREAD_FIELD)
    assert unread.place is not None
    assert unread.place.column == 1, "the reference, wherever the Questions stand"


@pytest.mark.parametrize("head", ["From: ITU-T SG20", "From: ITU-T SG20\nDate: 12 July 2024"])
@pytest.mark.parametrize("copied", ["", " ITU-T SG5"])
def test_empty_addressees_leave_the_lines_below_to_their_own_labels(say: Say, head: str, copied: str) -> None:
    """As in the head of a mail: what stands below has its own label, and the head is one all the same."""
    statement = say(*head.split("\n"), "To:", f"Cc:{copied}", "Subject: LS/o on maps", "The text.")
    assert [source.group for source in statement.source] == ["ITU-T SG20"]
    assert statement.title == "LS/o on maps"
    assert addressed(statement) == ([("ITU-T SG5", "information")] if copied else [])


@pytest.mark.parametrize("prose", ["ITU-T SG5 is doing this.", "SG20 thanks TSAG.", "The groups SG5 and SG16 agreed."])
def test_a_sentence_below_empty_addressees_is_none_of_them(say: Say, prose: str) -> None:
    """The last label of a head has no value."""
    statement = say("Source: ITU-T SG20", "Title: LS/o on maps", "To: SG16", "Cc:", prose)
    assert addressed(statement) == [("ITU-T SG16", None)]


@pytest.mark.parametrize("name", ["All study groups.", "ITU-T SG5.", "Metaverse Standards Forum of the Web."])
def test_a_name_below_addressees_may_end_with_a_stop(say: Say, name: str) -> None:
    """It says nothing of the group."""
    assert len(say("Source: ITU-T SG20", "Title: LS/o on maps", "To:", name).addressees) == 1


def test_two_short_labels_before_two_values_are_theirs_in_order(say: Say) -> None:
    """In lines as in a table; nothing of them is unsure."""
    expected = [("ITU-T SG16", None), ("ITU-T SG5", "information")]
    head = ("Source: ITU-T SG20", "Title: LS/o on maps")
    lines = say(*head, "To:", "Cc:", "ITU-T SG16", "ITU-T SG5")
    table = say("| Source: | ITU-T SG20 |\n| Title: | LS/o on maps |\n| To:\\nCc: | ITU-T SG16\\nITU-T SG5 |")
    assert addressed(lines) == addressed(table) == expected
    assert losses(lines) == losses(table) == []
