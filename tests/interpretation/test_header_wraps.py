"""Values of header lines that go on below, and labels that stand before the values of both."""

import pytest

import fgmv_extract as fx
from fgmv_extract.records import Purpose

BODY = "\nThis liaison statement answers TSAG-LS35. ITU-T Study Group 20 reviewed the deliverables of FG-MV.\n"


def extract(text: str) -> fx.Statement:
    """Read a text."""
    return fx.extract((text + BODY).encode(), name="any.txt")


TITLES = {
    "an open bracket": ("LS/r on deliverables of FG-MV (reply", "TSAG-LS35)"),
    "a word behind which more must stand": ("LS/r on deliverables of FG-MV and the", "Plans of SG20"),
    "a small letter": ("LS/r on deliverables of FG-MV", "and their allocation"),
    "the brackets that end titles": ("LS/r on deliverables of FG-MV", "[to TSAG]"),
    "several lines": ("LS/r on deliverables", "of FG-MV and", "Plans of SG20", "(reply to TSAG-LS35)"),
}


@pytest.mark.parametrize("lines", TITLES.values(), ids=TITLES)
def test_a_title_goes_on_in_the_lines_below(lines: tuple[str, ...]) -> None:
    """Whether the lines are paragraphs of their own or not; its place is that of the first."""
    for end in ("\n", "\n\n"):
        text = f"Source: ITU-T SG20{end}Title: {end.join(lines)}{end}For action to: TSAG{end}Deadline: N/A\n"
        statement = extract(text)
        assert statement.title == " ".join(lines)
        assert [each.group for each in statement.addressees] == ["ITU-T TSAG"]


def test_a_dash_alone_is_no_value_that_goes_on() -> None:
    """It says that there is nobody; the first sentence of the text is not the rest of it."""
    statement = extract(
        "Source: ITU-T SG20\nTitle: LS/o on things\nFor action to: TSAG\nFor information to: -\n\nSG16 gives its view.\n"
    )
    assert [each.group for each in statement.addressees] == ["ITU-T TSAG"]


def test_addressees_and_approval_go_on_in_the_lines_below() -> None:
    """Behind a comma or ``and``, and inside a bracket."""
    statement = extract(
        "Source: ITU-T SG20\n\nTitle: LS/o on things\n\nFor action to: TSAG,\n\nSG5 and\n\nSG16\n\n"
        "Approval: SG20 meeting (Geneva,\n\n12 July 2024)\n\nDeadline: N/A\n"
    )
    assert [each.group for each in statement.addressees] == ["ITU-T TSAG", "ITU-T SG5", "ITU-T SG16"]
    assert statement.approval == "SG20 meeting (Geneva, 12 July 2024)"


def test_a_line_that_may_be_anything_is_no_part_of_a_title() -> None:
    """Nothing shows that it goes on."""
    statement = extract("Source: ITU-T SG20\n\nTitle: LS/o on things\n\nGeneva 2024\n\nFor action to: TSAG\n")
    assert statement.title == "LS/o on things"


def test_two_labels_before_two_values() -> None:
    """As pdftotext writes them: groups are of the label that asks for groups."""
    statement = extract(
        "Source:\nTitle:\n\nITU-T Study Group 20\n\nLS/r on things\n\nFor action to:\n\nTSAG\n\n"
        "For information to:\nApproval:\n\nITU-T SG16, ITU-T SG5\n\nSG20 meeting (Geneva, 12 July 2024)\n"
    )
    assert statement.title == "LS/r on things"
    assert [(each.group, each.inferred) for each in statement.source] == [("ITU-T SG20", False)]
    assert [(each.group, each.purpose) for each in statement.addressees] == [
        ("ITU-T TSAG", Purpose.ACTION),
        ("ITU-T SG16", Purpose.INFORMATION),
        ("ITU-T SG5", Purpose.INFORMATION),
    ]
    assert statement.approval == "SG20 meeting (Geneva, 12 July 2024)"


def test_a_sentence_is_no_deadline() -> None:
    """A label without a value stands before the text."""
    assert extract("Source: ITU-T SG20\nTitle: LS/o on things\nFor action to: TSAG\nDeadline:\n").deadline is None


LAID_OUT = """\
Source:      ITU-T Study Group 20

Title: LS/r on interest in FG-MV deliverables and the plans of the Questions
of Study Group 20 for the next study period (reply to TSAG-LS35)

For action to:      TSAG

For information to: ITU-T SG2, ITU-T SG3, ITU-T SG5, ITU-T SG9, ITU-T
SG11 and ITU-T SG17

Approval:    ITU-T Study Group 20 meeting (Geneva, 1-12 July 2024)

Deadline:    29 July 2024
"""


def test_a_value_too_long_for_its_line_is_of_one_block_with_rows_laid_out_by_blanks() -> None:
    """Whatever is a row by its blanks and what is a line share one header block."""
    statement = extract(LAID_OUT)
    assert statement.title == (
        "LS/r on interest in FG-MV deliverables and the plans of the Questions of Study Group 20 for the next study period "
        "(reply to TSAG-LS35)"
    )
    assert len(statement.addressees) == 7
    assert statement.deadline is not None
    assert statement.deadline.date == "2024-07-29"


def test_cells_of_a_lost_table_are_no_header() -> None:
    """Below the first identifier, or the heading of an annex, neither a date nor a heading is of the header block."""
    statement = fx.extract(
        b"Source: ITU-T SG20\nTitle: LS/o on things\nFor action to: TSAG\n\nAnnex A - FG-MV deliverables\n\n"
        b"Title\n\nMaps\n\nApproved\n\n16/06/2022\n\nApproval:\n\nMay 2022\n",
        name="any.txt",
    )
    assert (statement.title, statement.date, statement.approval) == ("LS/o on things", None, None)


def test_a_contact_may_stand_behind_a_list() -> None:
    """Its lines are of the header block, those of the list are not."""
    statement = fx.extract(
        b"Source: ITU-T SG20\nTitle: LS/o on things\nFor action to: TSAG\n\nAnnex A - FG-MV deliverables\n\nMaps\n\n"
        b"Contact:\n\nJane Doe\n\nExample University\n\nE-mail: jane.doe@example.org\n",
        name="any.txt",
    )
    (contact,) = statement.contacts
    assert (contact.name, contact.organization, contact.email) == (
        "Jane Doe",
        "Example University",
        "jane.doe@example.org",
    )


def test_single_rows_laid_out_by_blanks_and_lines_are_one_block() -> None:
    """None of them is a header block by itself."""
    statement = extract(
        "Source: ITU-T Study Group 20\n\nTitle:   LS/r on things (reply to TSAG-LS35)\n\nFor action to:   TSAG\n\n"
        "Contact: Jane Doe, Example University, Switzerland, Tel: +41 22 730 1234, E-mail: jane.doe@example.org\n"
    )
    assert statement.title == "LS/r on things (reply to TSAG-LS35)"
    assert [(each.group, each.inferred) for each in statement.source] == [("ITU-T SG20", False)]
    assert [each.purpose for each in statement.addressees] == [Purpose.ACTION]
    assert [each.name for each in statement.contacts] == ["Jane Doe"]


def test_a_name_may_be_wrapped_in_a_list_of_groups() -> None:
    """Two lines are one name where the first ends none; a whole name ends with its line."""
    head = "Source: ITU-T SG20\nTitle: LS/o on things\n"
    wrapped = extract(
        f"{head}For action to: Metaverse\nStandards Forum, Jane Roe\nFor comment to: ISO/IEC JTC 1/SC\n29 – WG 7, OpenID\nFoundation\nDeadline: N/A\n"
    )
    assert [(each.group, each.detail) for each in wrapped.addressees] == [
        ("Metaverse Standards Forum", "Jane Roe"),
        ("ISO/IEC JTC 1/SC 29/WG 7", None),
        ("OpenID Foundation", None),
    ]
    listed = extract(f"{head}For action to: TSAG\nOpenID Foundation\nWeb Forum\n1) SG5\nDeadline: N/A\n")
    assert [each.group for each in listed.addressees] == ["ITU-T TSAG", "OpenID Foundation", "Web Forum", "ITU-T SG5"]


def test_a_title_is_wrapped_behind_the_hyphen_of_a_number() -> None:
    """Nothing comes between its parts."""
    statement = extract("Source: ITU-T SG20\nTitle: LS/r on things (reply to TSAG-\nLS35)\nFor action to: TSAG\n")
    assert statement.title == "LS/r on things (reply to TSAG-LS35)"
    assert statement.replies_to == ("TSAG-LS35",)


def test_short_labels_of_addressees_may_stand_behind_others_in_a_line() -> None:
    """``To:`` and ``Cc:`` are labels behind parties, and words elsewhere."""
    statement = extract(
        "Source: ITU-T SG20\nTitle: LS/o on a letter To: somebody\nFor action to: SG5 To: SG2 Cc: SG16\n"
    )
    assert [(each.group, each.purpose, each.detail) for each in statement.addressees] == [
        ("ITU-T SG5", Purpose.ACTION, None),
        ("ITU-T SG2", None, None),
        ("ITU-T SG16", Purpose.INFORMATION, None),
    ]
    assert statement.title == "LS/o on a letter To: somebody"


def test_an_address_in_brackets_is_wrapped() -> None:
    """Its parts are one; and it is no name that a template leaves to be filled in."""
    head = "Source: ITU-T SG20\nTitle: LS/o on things\nFor action to: TSAG\nContact: Jane Roe\n"
    whole = extract(f"{head}Email: <jane.roe@media.example.org>\n")
    parted = extract(f"{head}Email: <mailto:jane.roe@media.exa\nmple.org>\n")
    assert [each.email for each in (*whole.contacts, *parted.contacts)] == ["jane.roe@media.example.org"] * 2
