"""To whom deliverables go is left out, and told, where nothing tells it once cells flow."""

from fgmv_extract.document import Document, Paragraph
from fgmv_extract.findings import Code
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import File, Place
from fgmv_extract.records import Role, Statement, Status

_FILE = File(name="page", format="text", size=0, sha256="0" * 64)
_KINDS = ("No.", "Title", "Approval", "Also relevant to")


def said(*texts: str, page: int | None = None) -> Statement:
    """Read what paragraphs say; their lines stand wide apart."""
    blocks = (Paragraph(text, Place(at, line=3 * at + 1 + at % 2, page=page)) for at, text in enumerate(texts))
    return interpret(Document(_FILE, tuple(blocks)), default())


def row(number: int, *cells: str) -> tuple[str, ...]:
    """The cells of a row that are not empty."""
    return (f"FGMV-{number:02}", f"Technical Report on Maps of {number}", "May 2024", *cells)


def groups(statement: Statement) -> list[list[tuple[str, Role | None]] | None]:
    """The groups of each deliverable and their roles."""
    return [
        [(share.group.removeprefix("ITU-T "), share.role) for share in one.allocation.shares]
        if one.allocation
        else None
        for one in statement.deliverables
    ]


def lost(statement: Statement) -> set[Code]:
    """The codes that tell of a loss."""
    return {finding.code for finding in statement.findings if finding.code.loses}


_HEADED = (
    *(
        "Study Group 17 (lead)",
        *row(1, "SG13"),
        *row(2, "SG20, SG21"),
        "Study Group 20 (lead)",
        *row(3, "SG21"),
        *row(4),
    ),
    *("For information to all study groups", *row(5)),
)


def test_rows_that_head_others_are_told_by_their_words() -> None:
    """Their words stand in no cell; what stands between two rows heads those below it."""
    statement = said("TSAG allocated these.", *_KINDS, *_HEADED)
    first, second = ("SG17", Role.PRIMARY), ("SG20", Role.PRIMARY)
    assert groups(statement) == [
        [first, ("SG13", Role.SECONDARY)],
        [first, ("SG20", Role.SECONDARY), ("SG21", Role.SECONDARY)],
        [second, ("SG21", Role.SECONDARY)],
        [second],
        [("all SGs", None)],
    ]
    last = statement.deliverables[-1].allocation
    assert last is not None
    assert last.status is Status.INFORMATION


def test_on_pages_nothing_tells_what_heads_which_rows() -> None:
    """Programs write what stands over all columns anywhere; the rest of the rows is read."""
    statement = said("TSAG allocated these.", *_KINDS, *_HEADED, page=1)
    assert groups(statement) == [None] * 5
    assert [one.approved for one in statement.deliverables] == ["2024-05"] * 5
    assert lost(statement) == {Code.CELLS_APART}


def test_a_head_behind_the_last_row_leaves_all_undecided() -> None:
    """It heads nothing, so the others may stand behind their rows as well."""
    statement = said("TSAG allocated these.", *_KINDS, *_HEADED, "Study Group 5 (lead)")
    assert groups(statement) == [None] * 5
    assert lost(statement) == {Code.CELLS_APART}


def test_two_heads_between_two_rows_leave_all_undecided() -> None:
    """One of them is of the row before, or heads no row."""
    heads = {"Study Group 20 (lead)": ("Study Group 5 (lead)",)}
    statement = said(
        "TSAG allocated these.", *_KINDS, *(text for cell in _HEADED for text in (cell, *heads.get(cell, ())))
    )
    assert groups(statement) == [None] * 5
    assert lost(statement) == {Code.CELLS_APART}


def test_a_head_that_may_be_the_cell_of_its_row_is_told() -> None:
    """Nothing else in FGMV-04 names groups; FGMV-02 has its own."""
    statement = said("TSAG allocated these.", *_KINDS, *_HEADED)
    assert lost(statement) == {Code.BLANKS_INVISIBLE}
    rows = [cell for cell in _HEADED if not cell.startswith("For information")]
    assert lost(said("TSAG allocated these.", *_KINDS, *rows)) == set()


def test_marks_tell_no_group_without_the_empty_cells() -> None:
    """Titles and dates are read; the marks are neither positions nor groups."""
    head = ("No.", "Deliverable", "Approved", "Proposed study groups", "SG5", "SG16", "SG20")
    statement = said("TSAG looked.", *head, *row(1, "X", "(X)"), *row(2, "(X)"), *row(3))
    assert [one.title for one in statement.deliverables] == ["Maps of 1", "Maps of 2", "Maps of 3"]
    assert [one.positions for one in statement.deliverables] == [()] * 3
    assert groups(statement) == [None] * 3
    assert lost(statement) == {Code.CELLS_APART}
    before = said("TSAG looked.", *head, "X", "(X)", *row(1), *row(2, "(X)"), *row(3))
    assert (groups(before), [one.title for one in before.deliverables]) == (
        [None] * 3,
        ["Maps of 1", "Maps of 2", "Maps of 3"],
    )
    assert lost(before) == {Code.CELLS_APART}


def test_a_decision_is_no_part_of_a_title() -> None:
    """It has a column of its own, and what groups have does not end as a sentence does."""
    head = ("No.", "Title", "Status", "Allocated to", "SG16")
    rows = ("FGMV-01", "Maps", "Pending", "SG16 (All SGs)", "For information.", "FGMV-02", "Tours", "Allocated", "SG20")
    statement = said("TSAG looked.", *head, *rows)
    assert [one.title for one in statement.deliverables] == ["Maps", "Tours"]
    assert [one.allocation and one.allocation.status for one in statement.deliverables] == [None, Status.ALLOCATED]
    assert statement.deliverables[0].positions[0].text == "For information."
