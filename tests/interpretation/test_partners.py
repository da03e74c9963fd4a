"""Header blocks of other organizations: 3GPP, the IETF datatracker, IEEE 802, ISO/IEC."""

from collections.abc import Callable

from attrs import evolve

from fgmv_extract.document import Document, Part
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.records import Statement

Say = Callable[..., Statement]


def groups(statement: Statement) -> list[tuple[str, str | None, str | None]]:
    """Group, detail and purpose of the addressees."""
    return [(one.group, one.detail, one.purpose) for one in statement.addressees]


def test_template_of_3gpp(say: Say) -> None:
    """Groups without the name of their house, document numbers, a contact under labels of its own."""
    statement = say(
        "SA WG2 Meeting #129BIS\tS2-1811620\n26 - 30 November 2018, West Palm Beach, USA (revision of S2-1811226)",
        "3GPP TSG-RAN WG2 Meeting #103bis\tR2-1816041\nChengdu, China, 8-12 August 2018",
        "Title:\tReply LS on Dynamic PLR Allocation in eVoLP",
        "Response to:\tR2-1801767/ S4-180219 and LS R2-1811032",
        "Release:\tRelease 15",
        "Work Item:\tFS_eVoLP",
        "Source:\tRAN2",
        "To:\tSA4, CT WG1, TSG SA, GSMA",
        "Cc:\tSA2",
        "Contact Person:",
        "Name:\tJane Roe",
        "E-mail Address:\tjane.roe@example.org",
        "Attachments: S4-999999",
        "1. Overall Description:",
        "RAN2 would like to thank SA4 for their LS.",
    )
    assert (statement.number, statement.type) == ("R2-1816041", "LS/r")
    assert statement.received_as is not None
    assert (statement.received_as.number, statement.received_as.group) == ("S2-1811620", "3GPP")
    assert statement.replies_to == ("R2-1801767", "S4-180219", "R2-1811032")
    assert [(one.group, one.detail) for one in statement.source] == [("3GPP", "RAN2")]
    assert groups(statement) == [
        ("3GPP", "SA4", None),
        ("3GPP", "CT WG1", None),
        ("3GPP", "TSG SA", None),
        ("GSMA", None, None),
        ("3GPP", "SA2", "information"),
    ]
    assert [(one.name, one.email) for one in statement.contacts] == [("Jane Roe", "jane.roe@example.org")]
    assert statement.meeting is not None
    assert (statement.meeting.place, statement.meeting.start) == ("Chengdu, China", "2018-08-08")
    assert statement.findings == ()


def test_page_of_the_ietf_datatracker(say: Say) -> None:
    """Working groups without the name of their house; persons are no addressees."""
    statement = say(
        "Posted Date: 2018-07-20",
        "From Group: ITU-T-SG-15-Q10",
        "From Contact: Jane Roe",
        "To Groups: MPLS Working Group, CCAMP",
        "To Contacts: John Doe <john@example.org>",
        "CC: Scott Mansfield <scott@example.org>, The IESG <iesg@example.org>",
        "Response Contact: Jane Roe <jane@example.org>",
        "Purpose: In response",
        "Deadline: 2018-09-30 Action Needed",
        "Body: Q10/15 thanks MPLS WG for its liaison statement.",
    )
    assert (statement.date, statement.type) == ("2018-07-20", "LS/r")
    assert [one.group for one in statement.source] == ["ITU-T SG15"]
    assert groups(statement) == [
        ("IETF", "MPLS Working Group", None),
        ("IETF", "CCAMP", None),
        ("IESG", None, "information"),
    ]
    assert statement.deadline is not None
    assert statement.deadline.date == "2018-09-30"
    assert [one.name for one in statement.contacts] == ["Jane Roe"]


def test_letter_of_ieee_802(say: Say) -> None:
    """The purpose stands in a line of its own, the salutation is no part of the contact."""
    statement = say(
        "IEEE 802.1 Working Group",
        "Date: 17 July 2014",
        "To: ITU-T Study Group 15, Question 10",
        "From: IEEE 802.1 Working Group",
        "Subject: Liaison response to ITU-T SG15 on Ethernet protection",
        "Contact: Jane Roe, Chair IEEE 802.1 (jane@example.org)",
        "For: Information",
        "Dear colleagues,",
        "IEEE 802.1 would like to thank ITU-T Q10/15 for its liaison statement COM 15 - LS 120.",
    )
    assert (statement.date, statement.type, statement.replies_to) == ("2014-07-17", "LS/r", ("SG15-LS120",))
    assert [(one.group, one.detail) for one in statement.source] == [("IEEE", "802.1 Working Group")]
    assert groups(statement) == [("ITU-T SG15", "Question 10", "information")]
    (contact,) = statement.contacts
    assert (contact.name, contact.role, contact.organization, contact.email) == (
        "Jane Roe",
        "Chair IEEE 802.1",
        None,
        "jane@example.org",
    )


def test_document_of_an_iso_committee(say: Say) -> None:
    """Its number names the committee, also where the source is only a part of it."""
    statement = say(
        "ISO/IEC JTC 1/SC 29/WG 11 N10775",
        "July 2009, London, UK",
        "Source: Requirements subgroup",
        "Title: Liaison statement to IETF on codec",
        "To: IETF",
        "WG 11 thanks IETF.",
    )
    assert statement.number == "ISO/IEC JTC 1/SC 29/WG 11 N 10775"
    assert [(one.group, one.detail) for one in statement.source] == [
        ("ISO/IEC JTC 1/SC 29/WG 11", "Requirements subgroup")
    ]
    assert groups(statement) == [("IETF", None, None)]


def test_labels_and_values_on_alternate_lines(say: Say) -> None:
    """A label of a purpose waits for the groups on the next line; without ``to`` and a colon it is a purpose by itself."""
    statement = say(
        "Title:", "LS/o on IoT", "Source:", "ITU-T SG20", "For action to:", "TSAG", "For information to", "SG16", "SG17"
    )
    assert groups(statement) == [("ITU-T TSAG", None, "action"), ("ITU-T SG16", None, "information")]


def test_a_code_of_no_group_stays_as_written(say: Say) -> None:
    """In the form of ITU-T nobody guesses a house."""
    statement = say("Title: LS/o on IoT", "Source: RAN2", "For action to: TSAG")
    assert [one.group for one in statement.source] == ["RAN2"]
    assert [finding.code.label for finding in statement.findings] == ["unknown-group"]


def test_a_document_number_of_3gpp_tells_whose_groups_are_named(say: Say) -> None:
    """Without any label of its template, ``SA2`` is a group of 3GPP beside a number of 3GPP, and unknown without one."""
    lines = ("Title: LS on twins", "Source: SA2", "To: RAN2")
    statement = say("S2-150241", *lines)
    assert [(one.group, one.detail) for one in statement.source] == [("3GPP", "SA2")]
    assert groups(statement) == [("3GPP", "RAN2", None)]
    assert [one.group for one in say("Document 12", *lines).source] == ["SA2"]


def test_a_number_above_the_block_or_in_a_page_header(page: Callable[..., Document]) -> None:
    """Of ITU-T and of 3GPP; a note says nothing of it."""
    forms = {
        "SG20-LS160": ("Title: LS/o on twins", "Source: ITU-T SG20", "To: TSAG"),
        "R2-1816041": ("Title: LS on twins", "Release: Release 15", "Source: RAN2", "To: SA4"),
    }
    for number, lines in forms.items():
        for at, part, told in (
            (0, Part.BODY, number),
            (0, Part.HEADER, number),
            (len(lines) + 1, Part.HEADER, number),
            (0, Part.FOOTNOTE, None),
        ):
            texts = [*lines, "The text of it."]
            texts.insert(at, number)
            document = page(*texts)
            blocks = list(document.blocks)
            blocks[at] = evolve(blocks[at], part=part)
            assert interpret(evolve(document, blocks=tuple(blocks)), default()).number == told


def test_a_group_of_a_house_keeps_what_stands_beside_it(say: Say) -> None:
    """Behind its own name."""
    statement = say("S2-150241", "Title: LS on twins", "Source: SA2, Jane Roe", "To: RAN2, GSMA")
    assert [(one.group, one.detail) for one in statement.source] == [("3GPP", "SA2, Jane Roe")]
    assert groups(statement) == [("3GPP", "RAN2", None), ("GSMA", None, None)]
