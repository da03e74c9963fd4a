"""What the prose says: meetings, work items, correspondence, annexes."""

from collections.abc import Callable

import pytest

from fgmv_extract.records import Meeting, Period, Statement, WorkItemState

Say = Callable[..., Statement]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It was agreed at the ITU-T SG20 meeting (Geneva, 1-12 July 2024).",
            ("ITU-T SG20", "Geneva", "2024-07-01", "2024-07-12"),
        ),
        ("It was approved after the TSAG meeting in January 2024.", ("ITU-T TSAG", None, "2024-01", "2024-01")),
        (
            "At the next TSAG meeting to be held from 29 July – 2 August 2024 it is due.",
            ("ITU-T TSAG", None, "2024-07-29", "2024-08-02"),
        ),
        (
            "The meeting of ITU-T SG16 in Rennes, 15-26 April 2024, agreed.",
            ("ITU-T SG16", "Rennes", "2024-04-15", "2024-04-26"),
        ),
        ("SG11 met in Geneva (1-10 May 2024).", ("ITU-T SG11", "Geneva", "2024-05-01", "2024-05-10")),
        (
            "SG5 thanks TSAG and looked at it at its meeting in Geneva from 17 to 26 June 2025.",
            ("ITU-T SG5", "Geneva", "2025-06-17", "2025-06-26"),
        ),
        (
            "SG12 discussed what FG-MV suggested during its meeting of 3 to 12 September 2024 in Geneva.",
            ("ITU-T SG12", "Geneva", "2024-09-03", "2024-09-12"),
        ),
        (
            "At its seventh and last meeting (Geneva, 12-13 June 2024), FG-MV approved them.",
            ("FG-MV", "Geneva", "2024-06-12", "2024-06-13"),
        ),
        ("SG17 decided at its April 2025 meeting in Geneva.", ("ITU-T SG17", "Geneva", "2025-04", "2025-04")),
        ("The January 2024 TSAG meeting allocated them.", ("ITU-T TSAG", None, "2024-01", "2024-01")),
        (
            "During the last SG20 closing plenary held on 12 July 2024, it was agreed.",
            ("ITU-T SG20", None, "2024-07-12", "2024-07-12"),
        ),
    ],
)
def test_meeting_in_prose(say: Say, text: str, expected: tuple[str | None, ...]) -> None:
    """A meeting has its group, place and dates, however the sentence puts them."""
    group, place, start, end = expected
    assert say("This liaison statement is short.", text).meetings == (
        Meeting(group=group, place=place, start=start, end=end),
    )


def test_meeting_stands_once(say: Say) -> None:
    """The same meeting in other words, and the plenary in it, are one meeting, with the best dates and the place."""
    statement = say(
        "This liaison statement is short.",
        "The SG20 plenary held on 12 July 2024 agreed. TSAG met: see the TSAG meeting in January 2024.",
        "The SG20 meeting (Geneva, 1-12 July 2024) and the TSAG meeting (Geneva, 22-26 January 2024) are meant.",
    )
    assert [(m.group, m.place, m.start, m.end) for m in statement.meetings] == [
        ("ITU-T SG20", "Geneva", "2024-07-01", "2024-07-12"),
        ("ITU-T TSAG", "Geneva", "2024-01-22", "2024-01-26"),
    ]


def test_dates_without_a_meeting_are_no_meeting(say: Say) -> None:
    """Deliverables approved from January to June 2024 did not meet."""
    statement = say(
        "This liaison statement lists deliverables that were approved from January to June 2024 before the meeting."
    )
    assert statement.meetings == ()


def test_work_items_in_one_sentence(say: Say) -> None:
    """A state holds for the items before it; a plural kind holds for the items behind it."""
    statement = say(
        "This liaison statement tells that Draft Recommendation ITU-T Y.abc “First title” and Draft new Supplement Y.Suppl-x "
        "“Second” will begin their work, while Draft Recommendations ITU-T Y.def “Third” and ITU-T Y.ghi “Fourth” will not "
        "commence their work until TSAG has met."
    )
    assert [(w.name, w.kind, w.title, w.state) for w in statement.work_items] == [
        ("Y.abc", "Draft Recommendation", "First title", WorkItemState.BEGINS),
        ("Y.Suppl-x", "Draft new Supplement", "Second", WorkItemState.BEGINS),
        ("Y.def", "Draft Recommendation", "Third", WorkItemState.WAITS),
        ("Y.ghi", "Draft Recommendation", "Fourth", WorkItemState.WAITS),
    ]
    assert [w.condition for w in statement.work_items] == [None, None, "until TSAG has met", "until TSAG has met"]


def test_work_items_in_a_list(say: Say) -> None:
    """The sentence above a list says what its items do."""
    statement = say(
        "This liaison statement tells that work on the following new work items will start:",
        "– Y.abc “First title”",
        "– Y.def “Second title”",
        "Nothing else was agreed. Y.ghi “Third” is a draft Recommendation.",
    )
    assert [(w.name, w.state) for w in statement.work_items] == [
        ("Y.abc", WorkItemState.BEGINS),
        ("Y.def", WorkItemState.BEGINS),
        ("Y.ghi", None),
    ]


ROWS = """
| No. | Title | SG20 |
| FGMV-28 | Requirements for the metaverse based on digital twins | Q1/20 agreed to initiate a new work item. |
| FGMV-29 | Reference model for the metaverse based on digital twins | Q1/20 agreed to initiate a new work item. |
| FGMV-39 | Use case and requirements of digital twins for the metaverse application | |
"""


def test_links_of_work_items_follow_the_evidence(say: Say) -> None:
    """Only rows with an agreed position give a work item; two that fit nearly as well are both told."""
    statement = say(
        "This liaison statement tells that Y.dt-reqts “Requirements of digital twins for the metaverse”, Y.dt-ref “Reference model of digital "
        "twins for the metaverse” and Y.dt-if “Interface of digital twins for the metaverse” will begin.",
        ROWS,
    )
    assert {w.name: w.candidates for w in statement.work_items} == {
        "Y.dt-reqts": ("FGMV-28",),
        "Y.dt-ref": ("FGMV-29",),
        "Y.dt-if": ("FGMV-28", "FGMV-29"),
    }
    certain, _, tied = (w.links[0].confidence for w in statement.work_items)
    assert tied < certain
    assert "2 deliverables fit nearly as well" in statement.work_items[2].links[0].reasons


def test_position_that_names_the_item_is_the_link(say: Say) -> None:
    """A position that names a work item says from which deliverable it comes."""
    statement = say(
        "This liaison statement tells that Y.xyz “Something else entirely” will begin.",
        "| No. | Title | SG20 |\n| FGMV-05 | Accessibility | Q1/20 agreed to initiate work item Y.xyz. |",
    )
    (link,) = statement.work_items[0].links
    assert (link.deliverable, link.confidence) == ("FGMV-05", 1.0)


def test_correspondence_is_inferred_and_marked(say: Say) -> None:
    """Without a header block the prose tells who writes to whom in answer to what, marked as inferred."""
    statement = say(
        "This liaison statement answers TSAG-LS35 and is a reply to TSAG – LS 35 – E.",
        "ITU-T Study Group 17 would like to thank TSAG for the allocation. ITU-T SG17 reviewed it.",
    )
    assert [(one.group, one.inferred) for one in statement.source] == [("ITU-T SG17", True)]
    assert [(one.group, one.purpose, one.inferred) for one in statement.addressees] == [("ITU-T TSAG", None, True)]
    assert (statement.replies_to, statement.type) == (("TSAG-LS35",), "LS/r")


@pytest.mark.parametrize(
    "text",
    [
        "This liaison statement is in reply to LS TSAG-LS-35 from TSAG.",
        "In response to your liaison statement (TSAG-LS35), SG16 is pleased to inform TSAG of its plans.",
        "SG16 would like to thank TSAG for its liaison statement TSAG – LS 35 – E.",
        "This liaison statement responds to TSAG-LS00035.",
        "This is a reply to sp17-tsag-oLS-00035.",
    ],
)
def test_words_of_answering(say: Say, text: str) -> None:
    """However a letter says that it answers, the number of the answered statement is in normal form."""
    statement = say(text)
    assert (statement.replies_to, statement.type) == (("TSAG-LS35",), "LS/r")


def test_number_that_is_only_mentioned_is_no_reply(say: Say) -> None:
    """A statement that is referred to is not one that is answered."""
    statement = say("This liaison statement goes with SG16-LS12, which tells more. See also TSAG-LS35.")
    assert (statement.replies_to, statement.type) == ((), None)


def test_annexes_and_their_tables(say: Say) -> None:
    """A table belongs to the annex above it; a title may stand below its label; tables before any annex have none."""
    statement = say(
        "| No. | Title | Allocated to |\n| FGMV-01 | A | SG16 |",
        "Annex A",
        "Deliverables approved early (from March to December 2023)",
        "| No. | Title | Allocated to |\n| FGMV-02 | B | SG16 |",
        "Annex B: Others",
        "The table of Annex B follows.",
        "| No. | Title | Allocated to |\n| FGMV-03 | C | SG16 |",
    )
    assert [(a.label, a.title, a.period) for a in statement.annexes] == [
        ("A", "Deliverables approved early", Period(start="2023-03", end="2023-12")),
        ("B", "Others", None),
    ]
    assert [d.annex for d in statement.deliverables] == [None, "A", "B"]


def test_authority_stands_in_the_text_above(say: Say) -> None:
    """Who allocated may be said above the table; the nearest sentence of the same annex counts."""
    statement = say(
        "Annex A – Decided",
        "They have been approved by FG-MV and were allocated by TSAG.",
        "| No. | Title | Allocated to |\n| FGMV-01 | A | SG16 |",
        "Annex B – Others",
        "| No. | Title | Allocated to |\n| FGMV-02 | A | SG16 |",
    )
    assert [d.allocation.authority for d in statement.deliverables if d.allocation] == ["ITU-T TSAG", None]


def test_a_decision_before_all_annexes_holds_in_those_that_tell_none(say: Say) -> None:
    """When it is the only one that the text before the first annex tells."""
    annexes = (
        "Annex A – First set",
        "| No. | Title | Lead SG |\n| FGMV-01 | A | SG16 |",
        "Annex B – Suggested by FG-MV",
        "| No. | Title | Lead SG |\n| FGMV-02 | A | SG16 |",
    )
    told = [
        d.allocation for d in say("TSAG allocated the deliverables as follows.", *annexes).deliverables if d.allocation
    ]
    assert [(each.status, each.authority) for each in told] == [("allocated", "ITU-T TSAG"), ("suggested", "FG-MV")]
    both = say("TSAG allocated some deliverables, and SG5 proposes others.", "FG-MV suggests others.", *annexes)
    assert both.deliverables[0].allocation is not None
    assert both.deliverables[0].allocation.status is None


def test_requirements_that_are_met_do_not_meet(say: Say) -> None:
    """Only a group that met had a meeting."""
    assert say("This liaison statement is short.", "The requirements were met in March 2024.").meetings == ()


def test_a_sentence_that_names_item_and_deliverable_links_them(say: Say) -> None:
    """No title need fit where the sentence itself says what a work item is based on."""
    statement = say(
        "SG2 answers TSAG-LS35.",
        "| No. | Title | Allocated to |\n| FGMV-05 | Accessible products | SG2 |\n| FGMV-32 | Overview of metaverse | SG2 |",
        "Q3/2 agreed to initiate a new work item E.mv-num “Numbering” based on FGMV-32 and C55.",
    )
    (item,) = statement.work_items
    assert (item.name, item.candidates) == ("E.mv-num", ("FGMV-32",))


def test_nothing_derives_from_a_title_that_is_not_there(say: Say) -> None:
    """A work item and a row that both have no title have nothing in common."""
    statement = say(
        "This liaison statement tells that SG20 agreed to start new work item Y.dt.",
        "| No. | Approved | SG20 |\n| FGMV-05 | June 2024 | Q1/20 agreed to initiate a new work item. |",
    )
    assert [(each.name, each.title, each.links) for each in statement.work_items] == [("Y.dt", None, ())]


def test_words_of_a_title_with_which_a_sentence_begins_are_no_state(say: Say) -> None:
    """What a title says begins nothing, also where the first sign of the sentence opens it."""
    statement = say(
        "“How studies will begin” is quoted by Y.dt “Twins of cities”. This liaison statement is for information."
    )
    assert [(each.name, each.state) for each in statement.work_items] == [("Y.dt", None)]
    begun = say(
        "“How to study” is quoted by Y.dt “Twins of cities”, which will begin. This liaison statement is for information."
    )
    assert [(each.name, each.state) for each in begun.work_items] == [("Y.dt", WorkItemState.BEGINS)]


@pytest.mark.parametrize(
    "words",
    ["would like to thank", "informs", "is pleased to request", "asks", "invites", "is pleased to advise", "is pleased to notify",
     "updates", "looks forward to cooperation with", "agreed to send to"],
)  # fmt: skip
def test_a_group_that_something_is_said_to_is_addressed(say: Say, words: str) -> None:
    """Whatever the sender does to it: thank, inform, ask, invite, notify."""
    statement = say(f"This liaison statement is of the meeting in Geneva. ITU-T SG5 {words} ITU-T SG20 on power.")
    assert [(one.group, one.inferred) for one in statement.addressees] == [("ITU-T SG20", True)]


def test_the_title_of_an_annex_is_no_sentence(say: Say) -> None:
    """What stands below the heading of an annex is its title: nothing in it begins or waits. The next line is prose again."""
    head = ("This liaison statement is for information.", "Annex A")
    statement = say(
        *head, "Draft new Recommendation Y.dt “Twins of cities” will begin", "Y.maps “Maps of roads” will begin."
    )
    assert [(annex.label, annex.title) for annex in statement.annexes] == [
        ("A", "Draft new Recommendation Y.dt “Twins of cities” will begin")
    ]
    assert [each.name for each in statement.work_items] == ["Y.maps"]


@pytest.mark.parametrize(
    "word",
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "its",
        "of",
        "on",
        "or",
        "the",
        "through",
        "to",
        "towards",
        "using",
        "via",
        "with",
        "based",
    ],
)
def test_words_that_fill_a_title_link_nothing_and_part_nothing(say: Say, word: str) -> None:
    """Two titles that differ by such a word are the same; the link says how sure it is of it."""
    statement = say(
        f"This liaison statement tells that Y.dt “Twins {word} cities” will begin.",
        "| No. | Title | SG20 |\n| FGMV-01 | Twins cities | Q1/20 agreed to initiate a new work item. |",
    )
    assert [[(link.deliverable, link.confidence) for link in item.links] for item in statement.work_items] == [
        [("FGMV-01", 1.0)]
    ]


@pytest.mark.parametrize(
    ("sentence", "addressed"),
    [
        ("SG20 invites SG5, SG16 and the IETF to comment.", ["ITU-T SG5", "ITU-T SG16", "IETF"]),
        (
            "SG20 informs SG5 and ITU-T SG16, as well as ISO/IEC JTC 1/SC 24.",
            ["ITU-T SG5", "ITU-T SG16", "ISO/IEC JTC 1/SC 24"],
        ),
        ("SG20 thanks TSAG and SG16 will study it.", ["ITU-T TSAG"]),
        ("SG20 thanks TSAG, SG5 and SG16 has agreed.", ["ITU-T TSAG"]),
        ("SG20 thanks TSAG and SG16 agreed.", ["ITU-T TSAG"]),
        ("SG20 thanks TSAG, SG16 of all.", ["ITU-T TSAG"]),
        ("SG20 thanks TSAG for its work with SG5 and SG16.", ["ITU-T TSAG"]),
    ],
)
def test_a_list_of_groups_is_addressed(say: Say, sentence: str, addressed: list[str]) -> None:
    """Groups of any kind that "and" joins to one that something is said to; no group that begins another clause."""
    statement = say(f"{sentence} This liaison statement is short. SG20 met. SG20 discussed it.")
    assert [one.group for one in statement.addressees] == addressed
