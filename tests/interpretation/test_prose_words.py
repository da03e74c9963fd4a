"""The words by which prose is told: each of them, in the sentence it is made for."""

from collections.abc import Callable

import pytest

from fgmv_extract.records import Link, Statement, WorkItemState

Say = Callable[..., Statement]
_LETTER = "This liaison statement is short."
_ROW = "| No. | Title | SG20 |\n| FGMV-01 | Technical Report on Maps cities | Q1/20 agreed to initiate new work. |"


@pytest.mark.parametrize(
    "begins",
    ["will begin", "began", "has begun", "starts", "will commence", "initiated", "will launch", "has established"],
)
def test_work_begins(begins: str, say: Say) -> None:
    """Whoever says that it does, or did."""
    [item] = say(_LETTER, f"ITU-T SG20 {begins} the new work item Y.maps.").work_items
    assert (item.name, item.state, item.condition) == ("Y.maps", WorkItemState.BEGINS, None)


@pytest.mark.parametrize(
    "waits",
    ["is on hold", "will be postponed", "has been deferred", "is suspended", "awaits a decision", "is delayed", "will wait", "will not begin", "cannot begin", "can’t start", "won’t be launched"],
)  # fmt: skip
def test_work_waits(waits: str, say: Say) -> None:
    """What it waits for stands behind."""
    [item] = say(_LETTER, f"The new work item Y.maps {waits} until TSAG decides.").work_items
    assert (item.name, item.state, item.condition) == ("Y.maps", WorkItemState.WAITS, "until TSAG decides")


@pytest.mark.parametrize(
    "does",
    ["thanks", "informs", "requests", "asks", "invites", "advised", "notifies", "updates", "works in cooperation with", "sends to"],
)  # fmt: skip
def test_whom_a_letter_speaks_to(does: str, say: Say) -> None:
    """Who is thanked or asked is an addressee where no header block names one."""
    statement = say(f"{_LETTER} ITU-T SG20 thanks all. ITU-T SG20 {does} TSAG.")
    assert [(one.group, one.inferred) for one in statement.addressees] == [("ITU-T TSAG", True)]
    assert [one.group for one in statement.source] == ["ITU-T SG20"]


@pytest.mark.parametrize("word", ["meeting", "plenary", "session", "assembly", "workshop"])
def test_what_a_meeting_is_called(word: str, say: Say) -> None:
    """Each of them has its group, place and dates."""
    [meeting] = say(_LETTER, f"It was agreed at the ITU-T SG20 {word} in Geneva on 12 July 2024.").meetings
    assert (meeting.group, meeting.place, meeting.start) == ("ITU-T SG20", "Geneva", "2024-07-12")


@pytest.mark.parametrize(
    "filling",
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "its", "of", "on", "or", "the", "through", "to", "towards", "using", "via", "with", "based"],
)  # fmt: skip
def test_words_that_say_nothing_keep_no_titles_apart(filling: str, say: Say) -> None:
    """The title of a work item and that of the deliverable have all other words in common."""
    [item] = say(_LETTER, f"ITU-T Q1/20 will start the new work item Y.maps, “Maps {filling} cities”.", _ROW).work_items
    assert item.links == (
        Link("FGMV-01", 1.0, ("100 % of the words of both titles are common", "ITU-T SG20 agreed to new work on FGMV-01 (Q1/20)")),
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "ITU-T Q1/20 looked at the new work item Y.maps, “Maps to be launched by cities”.",
        "“Maps to be launched” is the title of the new work item Y.maps.",
    ],
)
def test_words_within_a_title_begin_nothing(text: str, say: Say) -> None:
    """What a title says is no news of the work."""
    assert [(item.name, item.state) for item in say(_LETTER, text).work_items] == [("Y.maps", None)]


def test_deliverables_are_those_of_the_work_item_they_stand_behind(say: Say) -> None:
    """Not of the one before, nor of the one behind."""
    rows = "| No. | Title | SG20 |\n| FGMV-01 | Technical Report on Roads | - |\n| FGMV-02 | Technical Report on Signs | - |"
    text = "ITU-T Q1/20 will start Y.maps based on FGMV-01, and Y.cats based on FGMV-02."
    items = say(_LETTER, text, rows).work_items
    assert [(item.name, item.candidates) for item in items] == [("Y.maps", ("FGMV-01",)), ("Y.cats", ("FGMV-02",))]


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        *((word, ["ITU-T SG5"]) for word in ("a", "and", "are", "been", "below", "has", "have", "list", "output", "outputs", "reports")),
        *((word, ["ITU-T SG5"]) for word in ("that", "the", "these", "to", "were", "which", "with", "deliverable", "deliverables")),
        *((word, ["ITU-T SG5"]) for word in ("document", "documents", "following", "for", "of", "group", "study")),
        ("Maps", None),
        ("Thanks", None),
    ],
)  # fmt: skip
def test_words_beside_groups_in_the_heading_above_a_table(words: str, groups: list[str] | None, say: Say) -> None:
    """All of its deliverables go to the groups where nothing else is said; else the words are of something else."""
    table = "| No. | Title |\n| FGMV-01 | Technical Report on Maps |\n| FGMV-02 | Technical Report on Cats |"
    statement = say(_LETTER, f"{words} allocated to SG5", table)
    found = [[share.group for share in one.allocation.shares] if one.allocation else None for one in statement.deliverables]  # fmt: skip
    assert found == [groups, groups]


def test_a_heading_that_says_more_of_its_groups_allocates_nothing(say: Say) -> None:
    """Words behind the groups may change to whom the deliverables go."""
    table = "| No. | Title |\n| FGMV-01 | Technical Report on Maps |\n| FGMV-02 | Technical Report on Cats |"
    assert [one.allocation for one in say(_LETTER, "Allocated to SG5 by the sea", table).deliverables] == [None, None]
