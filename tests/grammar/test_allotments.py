"""Allocation cells of any words in any order."""

from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.grammar.allocation import read_allotment
from fgmv_extract.itu.vocabulary import default

WORDS = [
    "SG16",
    "SG20",
    "Q22/16",
    "Q7/20",
    "TSAG",
    "FG-MV",
    "WP1/20",
    "(",
    ")",
    ";",
    ",",
    ":",
    "→",
    "now",
    "decision",
    "pending",
    "except",
    "lead",
    "leads",
    "supporting",
    "with",
    "formerly",
    "none",
    "tbc",
    "all",
]
PHRASES = [
    "\n",
    "to decide",
    "All SGs",
    "for information",
    "for action",
    "allocated by",
    "supported by",
    "Lead:",
    "led by",
]


@given(st.lists(st.sampled_from([*WORDS, *PHRASES]), max_size=9).map(" ".join))
def test_any_words_are_read_or_told(text: str) -> None:
    """Each group that a cell names is a share, who decided, or told; none has two roles by its Questions."""
    read = read_allotment(text, default())
    known = {share.group for share in read.shares} | {read.authority}
    for name in ("SG16", "SG20", "TSAG", "FG-MV"):
        if name in text.split():
            assert f"ITU-T {name}".replace("ITU-T FG", "FG") in known or name in read.rest, text


def test_who_is_named_by_a_question_and_moved_away() -> None:
    """What stood before an arrow leaves nothing behind, and a group that is yet to decide neither."""
    assert read_allotment("Q22/16 →", default()).shares == ()
    assert [share.group for share in read_allotment("Q22/16 → Q7/20", default()).shares] == ["ITU-T SG20"]
    assert read_allotment("Q22/16 to decide", default()).rest == "ITU-T SG16 to decide"
    assert read_allotment("Allocated by TSAG to SG16", default()).authority == "ITU-T TSAG"


def test_a_second_who_decided_is_told() -> None:
    """Of two groups that are said to have allocated, the first is kept as who decided and the other is told as not understood."""
    read = read_allotment("allocated by SG16 allocated by SG20", default())
    assert (read.authority, read.rest) == ("ITU-T SG16", "ITU-T SG20")
