"""What stands around a statement and around its tables: covers, other statements, sentences above."""

from collections.abc import Callable

import pytest

from fgmv_extract.document import Document, Paragraph, Part
from fgmv_extract.interpretation import interpret_all
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import Place
from fgmv_extract.records import Meeting, Role, Statement, Status
from tests.interpretation.conftest import make_page
from tests.interpretation.lines import FILE

Say = Callable[..., Statement]
OUTER = "| Source: | ITU-T SG16 |\n| Title: | Maps |"
INNER = "| Source: | ITU-T SG20 |\n| Title: | LS/o on roads |\n| For action to: | SG16 |"


def covers(*blocks: str) -> bool:
    """Whether one of the statements of a page is told to have been received."""
    return any(one.received_as for one in interpret_all(make_page(*blocks), default()))


@pytest.mark.parametrize(
    ("between", "is_cover"),
    [
        (("The following letter is short.",), True),
        (("The following", "letter is short."), True),
        (("A liaison statement", "was received."), True),
        (("Some words.",), False),
        (("A letter. It was received.",), False),
        (("Some words.", f"A letter was received. {'x' * 1440}"), True),
        (("Some words.", f"A letter was received. {'x' * 1465}"), False),
        ((), False),
    ],
)
def test_words_that_present_a_statement(between: tuple[str, ...], is_cover: bool) -> None:  # noqa: FBT001
    """They stand between the two header blocks, and are few."""
    assert covers(OUTER, *between, INNER) is is_cover


def test_words_that_stand_elsewhere_present_nothing() -> None:
    """Before the first header block, or behind the second."""
    assert not covers(OUTER, "Some words.", INNER, "A liaison statement is attached.")
    assert not covers("A liaison statement is attached.", OUTER, "Some words.", INNER)


@pytest.mark.parametrize("outer", ["Roads", "LS/o on roads", "Roads [from SG20]", "LS on ROADS", "LS/i on bridges"])
def test_a_cover_has_the_title_of_what_it_covers(outer: str) -> None:
    """But for its type and brackets; or says that it was received."""
    assert covers(OUTER.replace("Maps", outer), "Some words.", INNER)


def test_what_is_sent_itself_is_no_cover() -> None:
    """It has addressees, and only its title is the same."""
    assert not covers(OUTER.replace("Maps", "Roads") + "\n| To: | SG5 |", "Some words.", INNER)


def test_the_heading_of_a_page_presents_nothing() -> None:
    """What stands in a page header is of all pages."""
    made = make_page(OUTER, "Some words.", INNER)
    blocks = list(made.blocks)
    blocks[1] = Paragraph("A letter was received.", Place(1), part=Part.HEADER)
    assert not any(one.received_as for one in interpret_all(Document(FILE, tuple(blocks)), default()))


ROWS = "| No. | Title | Approved |\n| FGMV-01 | Technical Report on Maps | May 2024 |"


@pytest.mark.parametrize(
    ("above", "shares"),
    [
        ("TSAG allocated the following deliverables to SG5:", [("ITU-T SG5", None)]),
        ("TSAG allocated the following deliverables to SG5 : \t", [("ITU-T SG5", None)]),
        ("TSAG allocated the following deliverables to SG5 (SG20):", [("ITU-T SG5", Role.PRIMARY), ("ITU-T SG20", Role.SECONDARY)]),
    ],
)  # fmt: skip
def test_a_sentence_that_ends_with_groups_heads_the_table_below(above: str, shares: list[object], say: Say) -> None:
    """Their place is that of the groups."""
    [row] = say("This liaison statement is of TSAG.", above, ROWS).deliverables
    said = row.allocation
    assert said is not None
    assert said.place is not None
    assert (said.status, [(share.group, share.role) for share in said.shares]) == (Status.ALLOCATED, shares)
    assert above[said.place.start : said.place.end] == above[above.index("SG5") :].rstrip(" :\t")


@pytest.mark.parametrize("to", ["SG5 once it has met", "those who want them", "SG5 and to whoever asks for them"])
def test_a_sentence_that_says_more_of_the_groups_heads_no_table(to: str, say: Say) -> None:
    """Nobody knows what it means for the rows."""
    [row] = say("This liaison statement is of TSAG.", f"TSAG allocated the following deliverables to {to}:", ROWS).deliverables  # fmt: skip
    assert row.allocation is None


def test_tables_of_deliverables_are_no_header_blocks(say: Say) -> None:
    """Whatever labels stand among their headings."""
    turned = "| No. | FGMV-01 | FGMV-02 |\n| Title | Maps | Signs |\n| Source | SG5 | SG2 |\n| Approved | May 2024 | May 2024 |"
    for table in (
        turned,
        "| Title | No. | Source | Approved |\n| Maps | FGMV-01 | SG5 | May 2024 |\n| Signs | FGMV-02 | SG2 | May 2024 |",
    ):
        statement = say("This liaison statement is short.", table)
        assert [(row.id, row.title) for row in statement.deliverables] == [("FGMV-01", "Maps"), ("FGMV-02", "Signs")]
        assert (statement.title, statement.source) == (None, ())


def test_every_date_of_a_sentence_is_looked_at(say: Say) -> None:
    """One that is of no meeting, or on which something was met, ends nothing."""
    statement = say(
        "This liaison statement is short.",
        "Since 3 May 2023 much was done; the requirements were met on 4 June 2023, and the ITU-T SG20 meeting in Geneva on 12 July 2024 agreed.",
    )
    assert statement.meetings == (Meeting(group="ITU-T SG20", place="Geneva", start="2024-07-12", end="2024-07-12"),)


@pytest.mark.parametrize(("rows", "title"), [(2, "LS/o on maps"), (7, "LS/o on maps"), (8, None)])
def test_a_table_with_few_labels_is_no_header_block(rows: int, title: str | None, say: Say) -> None:
    """One label in four of its first cells is enough; of a short table all is looked at."""
    others = "".join(f"\n| Word {number} | x |" for number in range(rows - 1))
    table = f"| Title: | LS/o on maps |{others}\n| Source: | SG20 |"
    assert say("This liaison statement is short.", table).title == title


@pytest.mark.parametrize(
    "words",
    ["Deliverable", "Deliverables", "Document", "Documents", "Output", "Outputs", "Reports", "The following", "These", "A list", "The output that has been", "Which were", "The reports that have been", "These which are"],
)  # fmt: skip
def test_a_heading_names_what_is_allocated_in_any_word(say: Say, words: str) -> None:
    """The words beside the groups only say that deliverables follow."""
    for heading in (f"{words} allocated to SG16", f"Allocated to SG16: {words}".rstrip()):
        (found,) = say(
            INNER, heading, "| No. | Title | Approved |\n| FGMV-01 | Technical Report on Maps | 2024-05 |"
        ).deliverables
        assert found.allocation is not None, heading
        assert [share.group for share in found.allocation.shares] == ["ITU-T SG16"], heading


@pytest.mark.parametrize(
    "words",
    ["Deliverable for", "Deliverables of", "Document of the group", "Documents for", "Following for study group"],
)
def test_a_row_names_who_gets_those_below_it(say: Say, words: str) -> None:
    """In any of the words that speak of deliverables and groups."""
    rows = f"| No. | Title | Approved |\n| {words} SG16 | < | < |\n| FGMV-01 | Technical Report on Maps | 2024-05 |"
    (found,) = say(INNER, rows).deliverables
    assert found.allocation is not None
    assert [share.group for share in found.allocation.shares] == ["ITU-T SG16"]
