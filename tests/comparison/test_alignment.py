"""Which row is which: by identifier, by another name, by title, and where nothing is guessed."""

import pytest

import fgmv_extract as fx
from fgmv_extract.comparison.alignment import Alignment, align
from fgmv_extract.findings import Code
from fgmv_extract.itu.vocabulary import default


def rows(*told: str) -> tuple[fx.Deliverable, ...]:
    """Make deliverables of ``id: title``; the Focus Group is FG-MV unless it stands before the id with a slash."""
    made = []
    for each in told:
        name, _, title = each.partition(": ")
        group, slash, identifier = name.rpartition("/")
        focus_group = (group or None) if slash else "FG-MV"
        made.append(fx.Deliverable(id=identifier, focus_group=focus_group, title=title or None))
    return tuple(made)


def aligned(before: tuple[fx.Deliverable, ...], after: tuple[fx.Deliverable, ...]) -> Alignment:
    """Align two lists of rows with the vocabulary that is shipped."""
    return align(before, after, default())


def pairs(alignment: Alignment) -> list[tuple[str, str, str]]:
    """Return the pairs by their identifiers, and how each was found."""
    return [(pair.earlier.id, pair.later.id, pair.by) for pair in alignment.pairs]


LONG = "Requirements and capability framework for smart city digital twin platforms in rural regions"
PAIRED = {
    "the same identifier under another title": (["FGMV-05: One"], ["FGMV-05: Two"], ("FGMV-05", "FGMV-05", "id")),
    "spellings of one identifier": (["FG-MV-5: One"], ["FGMV-05: Two"], ("FG-MV-5", "FGMV-05", "id")),
    "a Focus Group that only one side names": (["/D1.1: One"], ["FG-DLT/D1.1: One"], ("D1.1", "D1.1", "id")),
    "a working name of the vocabulary": (
        ["FGMV-D5.1-uriop: A"],
        ["FGMV-19: B"],
        ("FGMV-D5.1-uriop", "FGMV-19", "alias"),
    ),
    "the same title": (["FGMV-05: On twins"], ["FGMV-61: on “Twins”"], ("FGMV-05", "FGMV-61", "title")),
    "nearly the same title": ([f"FGMV-05: {LONG}"], [f"FGMV-61: The {LONG}s"], ("FGMV-05", "FGMV-61", "title")),
}
APART = {
    "two Focus Groups number alike": (["FG-DLT/D1.1: One"], ["FG-QIT4N/D1.1: One"]),
    "no titles": (["FGMV-05"], ["FGMV-61"]),
    "parts of a series": ([f"FGMV-05: {LONG}: Part I"], [f"FGMV-61: {LONG}: Part II"]),
    "numbers differ": ([f"FGMV-05: {LONG} 2.0"], [f"FGMV-61: {LONG} 20"]),
    "titles that share their words in part": (
        ["FGMV-28: Requirements for the metaverse based on digital twins enabling integration of worlds"],
        ["FGMV-29: Reference model for the metaverse based on a digital twin enabling integration of worlds"],
    ),
}


@pytest.mark.parametrize("case", PAIRED)
def test_rows_of_one_deliverable_are_paired(case: str) -> None:
    """What names one deliverable is one pair, from whichever side it is looked at."""
    before, after, (old, new, by) = PAIRED[case]
    assert pairs(aligned(rows(*before), rows(*after))) == [(old, new, by)]
    assert pairs(aligned(rows(*after), rows(*before))) == [(new, old, by)]


@pytest.mark.parametrize("case", APART)
def test_rows_of_two_deliverables_are_not(case: str) -> None:
    """What may be two deliverables is one gone and one new."""
    before, after = map(lambda told: rows(*told), APART[case])  # noqa: C417  two of them
    alignment = aligned(before, after)
    assert (alignment.pairs, alignment.gone, alignment.new) == ((), before, after)


def test_the_identifier_is_believed_before_the_title() -> None:
    """Two deliverables that exchanged their titles are still themselves."""
    alignment = aligned(rows("FGMV-01: One", "FGMV-02: Two"), rows("FGMV-01: Two", "FGMV-02: One"))
    assert pairs(alignment) == [("FGMV-01", "FGMV-01", "id"), ("FGMV-02", "FGMV-02", "id")]


def test_a_name_the_statement_gives_counts_as_one_of_the_vocabulary() -> None:
    """A column of former numbers names the row it became."""
    after = (fx.Deliverable(id="FGMV-61", focus_group="FG-MV", title="New", aliases=("FGMV-05",)),)
    assert pairs(aligned(rows("FGMV-05: Old"), after)) == [("FGMV-05", "FGMV-61", "alias")]


def test_a_name_that_several_rows_claim_is_nobodys() -> None:
    """Two rows that were both FGMV-05 formerly: neither is taken for it, and that is told."""
    after = tuple(fx.Deliverable(id=f"FGMV-{n}", focus_group="FG-MV", aliases=("FGMV-05",)) for n in (61, 62))
    alignment = aligned(rows("FGMV-05: Old"), after)
    assert alignment.pairs == ()
    assert [finding.code for finding in alignment.findings] == [Code.UNCLEAR_MATCH]
    assert alignment.findings[0].message == "FGMV-05 may be FGMV-61 or FGMV-62, by its name; it was not taken for it"


def test_a_second_row_under_a_working_name_is_no_deliverable_that_went() -> None:
    """A statement that lists FGMV-19 under both of its names lists one deliverable."""
    alignment = aligned(rows("FGMV-19: A", "FGMV-D5.1-uriop: A"), rows("FGMV-19: A"))
    assert (pairs(alignment), alignment.gone) == ([("FGMV-19", "FGMV-19", "id")], ())
    assert [finding.code for finding in alignment.findings] == [Code.DUPLICATES_NOT_COMPARED]


def test_a_title_that_several_rows_have_is_nobodys() -> None:
    """Equal titles without another difference leave the match open."""
    alignment = aligned(rows("FGMV-05: Use cases"), rows("FGMV-61: Use cases", "FGMV-62: Use cases"))
    assert (alignment.pairs, len(alignment.new)) == ((), 2)
    assert [finding.code for finding in alignment.findings] == [Code.UNCLEAR_MATCH]


def test_kind_and_date_decide_between_equal_titles() -> None:
    """Two deliverables of one title are told apart by their dates, if these stay."""
    before = tuple(
        fx.Deliverable(id=f"FGMV-0{n}", focus_group="FG-MV", title="Use cases", approved=f"2024-0{n}") for n in (1, 2)
    )
    after = tuple(
        fx.Deliverable(id=f"FGMV-6{n}", focus_group="FG-MV", title="Use cases", approved=f"2024-0{n}") for n in (2, 1)
    )
    assert pairs(aligned(before, after)) == [("FGMV-01", "FGMV-61", "title"), ("FGMV-02", "FGMV-62", "title")]


def test_nearly_the_same_title_needs_a_margin() -> None:
    """Of two titles that are nearly as like, neither is taken."""
    near = f"FGMV-61: {LONG} worldwide", f"FGMV-62: {LONG} everywhere"
    alignment = aligned(rows(f"FGMV-05: {LONG}"), rows(*near))
    assert alignment.pairs == ()
    assert {finding.code for finding in alignment.findings} == {Code.UNCLEAR_MATCH}
    (pair,) = aligned(rows(f"FGMV-05: {LONG}"), rows(near[0])).pairs
    assert 0.9 <= pair.score < 1
    assert pair.next_best == 0


def test_rows_of_one_identifier_are_paired_when_they_say_the_same() -> None:
    """Two rows of FGMV-31 that stand in both statements are no question."""
    twice = rows("FGMV-31: One", "FGMV-31: Two")
    alignment = aligned(twice, twice[::-1])
    assert len(alignment.pairs) == 2
    assert alignment.findings == ()


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            ["FGMV-31: One", "FGMV-31: Two"],
            ["FGMV-31: One", "FGMV-31: Three"],
            "FGMV-31 stands twice in the earlier statement and twice in the later one; 1 and 1 of its rows were not compared",
        ),
        (
            ["FGMV-31: One"],
            ["FGMV-31: One", "FGMV-31: Two", "FGMV-31: Three"],
            "FGMV-31 stands once in the earlier statement and 3 times in the later one; 0 and 2 of its rows were not compared",
        ),
        (
            ["FGMV-31: One", "FGMV-31: Two"],
            [],
            "FGMV-31 stands twice in the earlier statement and nowhere in the later one; 1 and 0 of its rows were not compared",
        ),
    ],
)
def test_rows_of_one_identifier_that_differ_are_not_guessed_at(
    before: list[str], after: list[str], message: str
) -> None:
    """What several rows of one identifier became is not decided, and neither are they gone or new."""
    alignment = aligned(rows(*before), rows(*after))
    assert [(finding.code, finding.message) for finding in alignment.findings] == [
        (Code.DUPLICATES_NOT_COMPARED, message)
    ]
    assert len(alignment.gone) == (0 if after else 1)
    assert alignment.new == ()
