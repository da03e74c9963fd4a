"""Allocations that sentences tell become records; what a sentence does not say for certain becomes a finding."""

from collections.abc import Callable

import pytest

from fgmv_extract.document import Document
from fgmv_extract.findings import Code
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.records import Statement

Say = Callable[..., Statement]
HEAD = "| Source: | TSAG |\n| Title: | LS/o on the deliverables of FG-MV |\n| For action to: | SG16, SG20 |"
TABLE = "| No. | Title | Allocated to |\n| FGMV-01 | Technical Report on Maps | SG16 |"
NEWS = {Code.TOLD_IN_PROSE, Code.TOLD_OTHERWISE, Code.UNREAD_SENTENCE, Code.DUPLICATE_DELIVERABLE}


def told(statement: Statement) -> list[str]:
    """Each deliverable with its allocation in words."""
    return [
        f"{each.id} {each.allocation.status} {each.allocation.authority} {each.allocation.text}"
        for each in statement.deliverables
        if each.allocation is not None
    ]


def codes(statement: Statement) -> list[tuple[Code, str | None]]:
    """The findings this is about, with their deliverables."""
    return [(finding.code, finding.deliverable) for finding in statement.findings if finding.code in NEWS]


def test_a_sentence_allocates(say: Say) -> None:
    """Each deliverable of a list and a range is a record; the writer is the authority where the sentence names none."""
    statement = say(HEAD, "Deliverables FGMV-01 and FGMV-05 to FGMV-07 have been allocated to SG20 (SG16).")
    assert told(statement) == [f"FGMV-{number} allocated ITU-T TSAG SG20 (SG16)" for number in ("01", "05", "06", "07")]
    assert codes(statement) == [(Code.TOLD_IN_PROSE, None)]
    assert [share.group for share in statement.deliverables[2].allocation.shares] == ["ITU-T SG20", "ITU-T SG16"]  # type: ignore[union-attr]
    assert statement.focus_groups == ("FG-MV",)


def test_a_record_points_at_its_words(page: Callable[..., Document]) -> None:
    """The identifier, the groups and the sentence stand at their places; a deliverable inside a range has that of the range."""
    document = page(HEAD, "TSAG met in Geneva. It thanks all.", "We allocated FGMV-01 and FGMV-05 to 07 to SG20.")
    found = interpret(document, default()).deliverables
    assert [each.verbatim for each in found] == [
        "FGMV-01",
        "FGMV-05",
        "FGMV-01 and FGMV-05 to 07",
        "FGMV-01 and FGMV-05 to 07",
    ]
    for each in found:
        assert each.place is not None
        assert each.allocation is not None
        assert each.allocation.place is not None
        assert document.text_at(each.place) == each.verbatim
        assert document.text_at(each.allocation.place) == each.allocation.verbatim == "SG20"
        assert each.evidence[0].verbatim == "We allocated FGMV-01 and FGMV-05 to 07 to SG20."
        assert (each.title, each.kind, each.approved, each.positions) == (None, None, None, ())


@pytest.mark.parametrize(
    "lines",
    [
        ("The deliverables are allocated as follows:", "- SG17: FGMV-14, FGMV-21", "• SG3 (SG5) – FGMV-22"),
        ("TSAG allocates the FG-MV deliverables as follows:", "FGMV-14, FGMV-21: SG17;", "FGMV-22: SG3 (SG5)."),
        ("The deliverables are allocated as follows:\n1. SG17: FGMV-14, FGMV-21\n2. SG3 (SG5): FGMV-22",),
    ],
)
def test_a_list_below_a_heading_allocates(say: Say, lines: tuple[str, ...]) -> None:
    """Groups and deliverables beside each other, either first, below a sentence that says what they are."""
    statement = say(HEAD, *lines, "SG17: FGMV-30")
    assert told(statement) == [
        "FGMV-14 allocated ITU-T TSAG SG17",
        "FGMV-21 allocated ITU-T TSAG SG17",
        "FGMV-22 allocated ITU-T TSAG SG3 (SG5)",
        "FGMV-30 allocated ITU-T TSAG SG17",
    ]


def test_a_list_of_nothing_but_identifiers(say: Say) -> None:
    """They go where the sentence above says; without groups anywhere they go nowhere, and a finding tells."""
    statement = say(HEAD, "The following deliverables were allocated by TSAG to SG17:", "- FGMV-14", "- FGMV-21")
    assert told(statement) == ["FGMV-14 allocated ITU-T TSAG SG17", "FGMV-21 allocated ITU-T TSAG SG17"]
    nowhere = say(HEAD, "TSAG allocates the deliverables as follows:", "- FGMV-14", "- FGMV-21")
    assert nowhere.deliverables == ()
    assert Code.UNREAD_ROWS in {finding.code for finding in nowhere.findings}


@pytest.mark.parametrize(
    ("sentence", "deliverable"),
    [
        ("SG16 agreed to take FGMV-11 (Q21/16).", "FGMV-11"),
        ("FGMV-11 would be allocated to SG16.", "FGMV-11"),
        ("If FGMV-11 is allocated to SG16, TSAG will say so.", "FGMV-11"),
        ("SG20 has informed TSAG that FGMV-11 was allocated to SG16.", "FGMV-11"),
        ("SG16 assigned FGMV-11 to Q21/16.", "FGMV-11"),
        ("TSAG will look at what FG-MV suggests:", None),
        ("No deliverable was allocated to SG2.", None),
        ("TSAG considered FGMV-11 together with SG16.", None),
        ("TSAG allocated the deliverables in the Annex to SG16.", None),
        ("FGMV-11 was suggested and not discussed.", None),
    ],
)
def test_a_sentence_that_does_not_allocate(say: Say, sentence: str, deliverable: str | None) -> None:
    """No record; a finding where a deliverable stands beside a group with words of giving or taking."""
    statement = say(HEAD, sentence)
    assert statement.deliverables == ()
    assert codes(statement) == ([(Code.UNREAD_SENTENCE, deliverable)] if deliverable else [])


def test_the_list_below_a_heading_that_was_not_understood(say: Say) -> None:
    """Its lines are told as far as they stand beside groups, and so is a line of a list that says something else."""
    statement = say(HEAD, "TSAG might allocate them soon:", "- SG17: FGMV-14", "TSAG thanks SG17.", "SG17 and FGMV-15")
    assert codes(statement) == [(Code.UNREAD_SENTENCE, "FGMV-14")]
    statement = say(HEAD, "The deliverables are allocated as follows:", "- SG17, perhaps: FGMV-14")
    assert codes(statement) == [(Code.UNREAD_SENTENCE, "FGMV-14")]


def test_a_row_keeps_its_word(say: Say) -> None:
    """A deliverable that has a row has no other record; a finding tells where a sentence allocates it otherwise."""
    statement = say(HEAD, "FGMV-01 was allocated to SG20. FGMV-02 was allocated to SG17.", TABLE)
    assert told(statement) == ["FGMV-01 allocated ITU-T TSAG SG16", "FGMV-02 allocated ITU-T TSAG SG17"]
    assert codes(statement) == [(Code.TOLD_OTHERWISE, "FGMV-01"), (Code.TOLD_IN_PROSE, None)]
    assert codes(say(HEAD, "FGMV-01 was allocated to SG16.", TABLE)) == []
    assert codes(say(HEAD, "If FGMV-01 was allocated to SG16, it may stay there.", TABLE)) == []
    positions = "| No. | Title | SG20 |\n| FGMV-01 | Technical Report on Maps | |"
    assert codes(say(HEAD, "FGMV-01 was allocated to SG16.", positions)) == [(Code.TOLD_OTHERWISE, "FGMV-01")]


def test_what_is_told_twice(say: Say) -> None:
    """The same words once more are nothing new; others are another record, as two rows are."""
    once = say(HEAD, "FGMV-01 was allocated to SG20.", "FGMV-01 has been allocated to SG20.")
    assert told(once) == ["FGMV-01 allocated ITU-T TSAG SG20"]
    twice = say(HEAD, "FGMV-01 was allocated to SG20.", "FGMV-01 has been allocated to SG16.")
    assert len(twice.deliverables) == 2
    assert (Code.DUPLICATE_DELIVERABLE, "FGMV-01") in codes(twice)


def test_only_statements_allocate(say: Say) -> None:
    """A report that is no liaison statement may quote anything."""
    statement = say("FGMV-01 was allocated to SG20.")
    assert statement.deliverables == ()


def test_a_group_the_vocabulary_does_not_know(say: Say) -> None:
    """It is told of a sentence as of a cell."""
    statement = say(HEAD, "FGMV-01 was allocated to SG99.")
    assert Code.UNKNOWN_GROUP in {finding.code for finding in statement.findings}


LINES = ("LIAISON STATEMENT", "Source: TSAG", "Title: LS/o on the deliverables of FG-MV", "For action to: SG16, SG20")
"""A header block in lines, which must not pass for headings of what stands below it."""


@pytest.mark.parametrize(
    ("sentence", "records", "found"),
    [
        ("FGMV-07 was allocated to SG5 as lead, with SG20 supporting.", ["FGMV-07 allocated ITU-T TSAG SG5 as lead, with SG20 supporting"], Code.TOLD_IN_PROSE),
        ("FGMV-01 and FGMV-02 have been sent to all Study Groups for information only.", ["FGMV-01 information None all Study Groups for information only", "FGMV-02 information None all Study Groups for information only"], Code.TOLD_IN_PROSE),
        ("FGMV-01 should be allocated to SG20.", [], Code.UNREAD_SENTENCE),
        ("FGMV-07 may be of use. SG20 will study it.", [], None),
    ],
)  # fmt: skip
def test_a_sentence_that_begins_with_an_identifier_is_no_row(
    say: Say, sentence: str, records: list[str], found: Code | None
) -> None:
    """Not even right below the header block, all of which stays what it is."""
    statement = say(*LINES, sentence)
    assert told(statement) == records
    assert {code for code, _ in codes(statement)} == ({found} if found else set())
    assert (statement.title, len(statement.addressees)) == ("LS/o on the deliverables of FG-MV", 2)


@pytest.mark.parametrize(
    "sentence",
    [
        "All of the above deliverables are suggested to be allocated to ITU-T SG5.",
        "We propose to transfer these deliverables to SG5.",
    ],
)
def test_a_sentence_that_gives_all_of_them(say: Say, sentence: str) -> None:
    """It is told where the rows name no groups, and changes nothing where they do."""
    bare = "| No. | Title | Approved |\n| FGMV-01 | Technical Report on Maps | May 2023 |"
    assert (Code.UNREAD_SENTENCE, "FGMV-01") in codes(say(HEAD, bare, sentence))
    assert codes(say(HEAD, TABLE, sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "groups"),
    [
        (
            "FG-AN approved the following two reports at its meeting, and suggests them to be allocated to SG13:",
            ["SG13"],
        ),
        ("The reports listed below have been allocated to SG13 and SG11:", ["SG13", "SG11"]),
        ("The following reports should not be allocated to SG13:", []),
        ("The following reports are suggested to be allocated to SG13, if it agrees:", []),
    ],
)
def test_a_sentence_gives_what_is_listed_below_it(say: Say, sentence: str, groups: list[str]) -> None:
    """However long it is, as long as it ends with the groups and denies nothing."""
    statement = say(HEAD, sentence, "| No. | Title |\n| FGMV-01 | Technical Report on Maps |")
    (deliverable,) = statement.deliverables
    shares = deliverable.allocation.shares if deliverable.allocation else ()
    assert [share.group.removeprefix("ITU-T ") for share in shares] == groups


def messages(statement: Statement) -> list[str]:
    """What the findings say that this is about."""
    return [finding.message for finding in statement.findings if finding.code in NEWS]


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        (("FGMV-01, FGMV-02 and FGMV-03 were allocated to SG20.",), "sentences allocate FGMV-01 and 2 more; their titles stand in no table"),
        (("FGMV-01 was allocated to SG20.", TABLE), "FGMV-01: the text tells of 'SG20', and its row does not"),
        (("SG16 agreed to take FGMV-11 (Q21/16).",), "FGMV-11 stands beside a group in 'SG16 agreed to take FGMV-11 (Q21/16).'"),
        (("TSAG might allocate to SG17:", "- FGMV-14"), "FGMV-14 stands in a list that allocates: '- FGMV-14'"),
        (("SG16 agreed to take FGMV-11, " + "on and " * 40 + "on.",), "FGMV-11 stands beside a group in '" + ("SG16 agreed to take FGMV-11, " + "on and " * 40)[:120] + "'"),
    ],
)  # fmt: skip
def test_findings_say_what_was_met(say: Say, blocks: tuple[str, ...], said: str) -> None:
    """Which deliverable, and the words of the page, as many as one reads."""
    assert messages(say(HEAD, *blocks)) == [said]


def test_a_deliverable_of_a_list_goes_nowhere_unseen(say: Say) -> None:
    """One that stands below a heading without groups, or with words nobody expects, is told; the list goes on behind it."""
    statement = say(HEAD, "TSAG allocates the deliverables as follows:", "FGMV-14", "FGMV-15 soon", "SG17: FGMV-21")
    assert told(statement) == ["FGMV-21 allocated ITU-T TSAG SG17"]
    lost = [(Code.UNREAD_SENTENCE, "FGMV-14"), (Code.UNREAD_SENTENCE, "FGMV-15")]
    assert codes(statement) == [(Code.TOLD_IN_PROSE, None), *lost]


def test_every_line_of_a_list_that_was_not_understood_is_told(say: Say) -> None:
    """A sentence without a colon heads no list: what is said behind it of other deliverables gives them to nobody."""
    statement = say(HEAD, "TSAG might allocate them soon:", "- SG17: FGMV-14", "- SG16: FGMV-16")
    assert codes(statement) == [(Code.UNREAD_SENTENCE, "FGMV-14"), (Code.UNREAD_SENTENCE, "FGMV-16")]
    statement = say(HEAD, "TSAG might allocate FGMV-14 soon.", "SG17 studies FGMV-15.")
    assert codes(statement) == [(Code.UNREAD_SENTENCE, "FGMV-14")]


def test_what_was_read_elsewhere_is_not_lost(say: Say) -> None:
    """A sentence that was not understood loses no deliverable that another one allocates."""
    statement = say(
        HEAD,
        "FGMV-01 was allocated to SG20.",
        "SG16 agreed to take FGMV-01.",
        "SG16 agreed to take FGMV-02 and FGMV-01.",
    )
    assert codes(statement) == [(Code.TOLD_IN_PROSE, None), (Code.UNREAD_SENTENCE, "FGMV-02")]


def test_we_are_who_writes(say: Say) -> None:
    """Whoever that is; a group that gives a deliverable to its own Questions has it already."""
    head = HEAD.replace("| Source: | TSAG |", "| Source: | SG20 |")
    assert told(say(head, "We have allocated FGMV-11 to SG16.")) == ["FGMV-11 allocated ITU-T SG20 SG16"]
    assert told(say(head, "We have allocated FGMV-11 to SG20 (Q2/20).")) == []


def test_a_sentence_in_an_annex(say: Say) -> None:
    """Its deliverables stand in the annex, and the sentence is the evidence of their allocation."""
    (found,) = say(HEAD, "Annex A: Decisions", "FGMV-01 was allocated to SG20.").deliverables
    assert found.annex == "A"
    assert [each.field for each in found.evidence] == ["allocation"]


def test_a_sentence_longer_than_anybody_writes(say: Say) -> None:
    """It is not read, and that is told: the words of hostile pages cost no time."""
    statement = say(HEAD, f"FGMV-01 was allocated to {', '.join(['SG16'] * 120)}.")
    assert codes(statement) == [(Code.UNREAD_SENTENCE, "FGMV-01")]


@pytest.mark.parametrize("mark", [":", " -", " –", " —", " →"])
def test_a_dash_heads_a_list_as_a_colon_does(say: Say, mark: str) -> None:
    """With the groups in the lines of the list, or in the sentence above it."""
    statement = say(HEAD, f"TSAG allocates the deliverables as follows{mark}", "FGMV-01: SG16", "FGMV-02: SG20")
    assert told(statement) == ["FGMV-01 allocated ITU-T TSAG SG16", "FGMV-02 allocated ITU-T TSAG SG20"]
    statement = say(HEAD, f"TSAG allocates the following deliverables to SG5{mark}", "FGMV-01", "FGMV-02")
    assert told(statement) == ["FGMV-01 allocated ITU-T TSAG SG5", "FGMV-02 allocated ITU-T TSAG SG5"]
