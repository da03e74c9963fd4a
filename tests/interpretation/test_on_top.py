"""Tables that grew together: a header block with deliverables below it, two tables of deliverables."""

from collections.abc import Callable

from fgmv_extract.document import Document
from fgmv_extract.findings import Code
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.records import Statement

Page = Callable[..., Document]
Say = Callable[..., Statement]

HEAD = (
    "| INTERNATIONAL TELECOMMUNICATION UNION | < | < | SG9-LS77 |\n| Question(s): | 11/9 | < | Geneva, 8-16 May 2024 |\n"
    "| Source: | ITU-T SG9 | < | < |\n| Title: | LS/r on FG-MV deliverables (reply to TSAG-LS35) | < | < |\n"
    "| For action to: | TSAG | < | < |\n| Deadline: | - | < | < |\n"
)
ROWS = (
    "| No. | Title | < | Allocated by TSAG |\n| FGMV-04 | TS on Requirements | < | SG16, SG9 |\n"
    "| FGMV-05 | TS on Products | < | SG9 |"
)


def test_a_header_block_in_the_table_of_deliverables(page: Page) -> None:
    """Both are read as if a paragraph stood between them, and every value points at its words."""
    document = page(HEAD + ROWS)
    statement = interpret(document, default())
    assert statement == interpret(page(HEAD.rstrip("\n"), ROWS), default())
    assert (statement.number, statement.replies_to) == ("SG9-LS77", ("TSAG-LS35",))
    assert [each.approved or each.title for each in statement.deliverables] == ["Requirements", "Products"]
    for each in statement.deliverables:
        assert each.place is not None
        assert document.text_at(each.place) == each.verbatim == each.id
        assert all(document.text_at(one.place) == one.verbatim for one in each.evidence)


def test_bare_identifiers_below_a_header_block(say: Say) -> None:
    """They mean something because the header names the Focus Group."""
    head = HEAD.replace("FG-MV deliverables (reply to TSAG-LS35)", "the deliverables of FG-DLT")
    statement = say(head + "| Number | Title | < | Allocated to |\n| D1.1 | TS on Terms | < | SG17 |")
    assert [each.id for each in statement.deliverables] == ["FG DLT D1.1"]
    assert [each.group for each in statement.addressees] == ["ITU-T TSAG"]


def test_several_identifiers_in_a_row_below_a_header_block(page: Page) -> None:
    """The row that tells of them is that of the page."""
    document = page(HEAD + ROWS.replace("FGMV-05 |", "FGMV-05 to FGMV-07 |"))
    statement = interpret(document, default())
    assert [each.id for each in statement.deliverables] == ["FGMV-04", "FGMV-05", "FGMV-06", "FGMV-07"]
    (several,) = (each for each in statement.findings if each.code is Code.SEVERAL_IN_ROW)
    assert several.place is not None
    assert document.text_at(several.place) == "FGMV-05 to FGMV-07"


def test_a_header_block_alone_is_one(say: Say) -> None:
    """Labels of three columns head nothing."""
    statement = say(HEAD + "| Title | Approval | Date | Number |", "| No. | Title |\n| FGMV-01 | TR on Maps |")
    assert [each.id for each in statement.deliverables] == ["FGMV-01"]


def test_headings_anew_within_a_table(page: Page) -> None:
    """What stands below them is read by them: a page end lets the tables of two annexes grow together."""
    first = "| No. | Title | Allocated by TSAG | SG9 |\n| FGMV-04 | TS on Requirements | SG16, SG9 | |\n"
    second = "| No. | Title | Suggested by FG-MV | SG9 |\n| FGMV-48 | TR on Guidance | SG16 (SG9) | |"
    document = page(HEAD.rstrip("\n"), first + second)
    statement = interpret(document, default())
    said = [(each.id, each.allocation and each.allocation.authority) for each in statement.deliverables]
    assert said == [("FGMV-04", "ITU-T TSAG"), ("FGMV-48", "FG-MV")]
    assert [each.place and document.text_at(each.place) for each in statement.deliverables] == ["FGMV-04", "FGMV-48"]
    assert statement.findings == ()
    joined = interpret(page(HEAD + first + second), default())
    assert joined.deliverables == statement.deliverables
