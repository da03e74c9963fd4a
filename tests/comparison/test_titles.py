"""Wording and likeness: what two titles must share to be one, and what tells parts of a series apart."""

import pytest

from fgmv_extract.comparison.likeness import LIKE, MARGIN, Match, alike
from fgmv_extract.comparison.titles import Words, likeness, same_wording, wording, words_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("On “Twins”", "on twins.", True),
        ("Twin-based models", "Twinbased models", True),
        ("Release 2.0", "Release 20", False),
        ("Release 2.0", "Release 2,0", True),
        ("A+B", "A B", False),
        ("snake_case", "snake case", True),
        ("ﬁeld", "field", True),
        ("C#", "C", False),
        (None, None, True),
        (None, "", False),
        ("", None, False),
        ("", "", True),
    ],
)
def test_two_texts_have_the_same_wording(one: str | None, other: str | None, same: bool) -> None:  # noqa: FBT001  a column of a table
    """Case, quotes, dashes and spacing are nothing; signs with a meaning and marks between digits are something."""
    assert same_wording(one, other) is same
    assert same_wording(other, one) is same


def test_marks_between_digits_stay_apart() -> None:
    """The form of a text keeps its words together and its numbers apart."""
    assert (wording("On the 2.0 Twins!"), wording("2_0")) == ("onthe2|0twins", "20")


@pytest.mark.parametrize("filler", "a an the of for in on to and or with by from at its".split())  # noqa: SIM905  reads as a list
def test_fillers_carry_no_title(filler: str) -> None:
    """Articles, prepositions and conjunctions are left out."""
    assert words_of(f"{filler.upper()} twin {filler} model") == Words(frozenset({"twin", "model"}), frozenset())


@pytest.mark.parametrize(
    ("title", "content", "numerals"),
    [
        ("Twins, models: class gas bus buses", {"twin", "model", "class", "gas", "bus", "buse"}, set()),
        ("Part II of Use cases 2b", {"part", "use", "case"}, {"ii", "2b"}),
        ("Annex B for X.1 and h", {"annex"}, {"b", "x", "1", "h"}),
        ("Plan i in zone j", {"plan", "zone", "j"}, {"i"}),
        ("mixed 2bb m2m ivory", {"mixed", "2bb", "m2m", "ivory"}, set()),
        ("Maps ass yes", {"map", "ass", "yes"}, set()),
    ],
)
def test_a_title_is_its_words_and_its_numerals(title: str, content: set[str], numerals: set[str]) -> None:
    """Plurals are singulars, where more than three letters end in one s; numbers and letters of a series stand apart."""
    assert words_of(title) == Words(frozenset(content), frozenset(numerals))


def test_likeness_is_the_share_of_common_words() -> None:
    """Twice what is shared over all there is; nothing without words, and nothing between numbers of a series."""
    one, other = words_of("digital twin model"), words_of("digital twin platform access layer")
    assert likeness(one, other) == likeness(other, one) == pytest.approx(4 / 8)
    assert likeness(one, one) == 1.0
    assert likeness(one, words_of("")) == likeness(words_of(""), one) == 0.0
    assert likeness(words_of("twin 1"), words_of("twin 2")) == 0.0


NINE = "alpha bravo charlie delta echo foxtrot golf hotel india"


def test_the_best_pairs_are_settled_first() -> None:
    """A title that fits two takes the better one; the score of the next best is kept."""
    ten = f"{NINE} juliett"
    matches, unclear = alike({1: ten, 2: "unlike others"}, {7: f"{NINE} kilo lima", 8: ten})
    assert (matches, unclear) == ([Match(1, 8, 1.0, 18 / 21)], [])
    assert pytest.approx(0.8) == LIKE - MARGIN


def test_without_a_margin_a_pair_is_unclear() -> None:
    """Two titles that are alike by the same score leave it open, from either side."""
    left, right = f"{NINE} kilo", f"{NINE} lima"
    whole = f"{NINE} juliett"
    assert alike({1: whole}, {7: left, 8: right}) == ([], [Match(1, 7, 0.9, 0.9), Match(1, 8, 0.9, 0.9)])
    assert alike({7: left, 8: right}, {1: whole}) == ([], [Match(7, 1, 0.9, 0.9), Match(8, 1, 0.9, 0.9)])


def test_what_is_settled_is_no_rival_any_more() -> None:
    """Two pairs, each nearly like the other: when the equal titles are settled, the others have no rival."""
    one, other = f"{NINE} juliett", f"{NINE} kilo lima"
    matches, unclear = alike({1: one, 2: other}, {7: f"{other} mike", 8: one})
    assert (matches, unclear) == ([Match(1, 8, 1.0, 18 / 21), Match(2, 7, 22 / 23, 0.0)], [])


def test_a_score_below_the_bound_is_no_match() -> None:
    """Seventeen of twenty words in common are not nine in ten."""
    assert alike({1: f"{NINE} juliett"}, {7: " ".join(NINE.split()[:8])}) == ([], [])
    ((match,), _) = alike({1: NINE}, {7: f"{NINE} kilo"})
    assert match.score == pytest.approx(18 / 19)
    assert match.next_best == 0.0


def test_titles_of_crowded_words_alone_are_not_scored() -> None:
    """A word that more than a hundred titles have finds nobody: equal titles of such words are left to the same wording."""
    crowd = dict.fromkeys(range(51), "twin model")
    assert alike(crowd, dict.fromkeys(range(50), "twin model")) == ([], [])
    assert alike({0: "twin model"}, {0: "twin models"})[0] == [Match(0, 0, 1.0, 0.0)]


def test_what_is_settled_ends_nothing_for_the_others() -> None:
    """A pair of lower score is found behind one whose title is taken."""
    ten = f"{NINE} juliett"
    other = "mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray"
    matches, _ = alike({1: ten, 2: other}, {7: ten, 8: f"{NINE} kilo lima", 9: f"{other} yankee zulu"})
    assert [(match.before, match.after) for match in matches] == [(1, 7), (2, 9)]
    assert matches[0].score > matches[1].score


def test_a_crowd_begins_behind_a_hundred() -> None:
    """A word that a hundred titles have is still rare enough."""
    half = dict.fromkeys(range(50), "twin model")
    matches, unclear = alike(half, half)
    assert (matches, len(unclear)) == ([], 2500)


def test_a_rival_far_below_is_none() -> None:
    """Only scores that may come near count."""
    ten = f"{NINE} juliett"
    ((match,), _) = alike({1: ten}, {7: ten, 8: f"{' '.join(NINE.split()[:6])} kilo lima mike november"})
    assert match == Match(1, 7, 1.0, 0.0)


def test_a_pair_that_is_settled_leaves_the_others_to_be_found() -> None:
    """A title has one partner; the next best pairs are looked for among those that have none."""
    ten = f"{NINE} juliett"
    others = "mike november oscar papa quebec romeo sierra tango uniform"
    matches, unclear = alike({0: ten, 1: f"{others} victor"}, {0: ten, 1: f"{NINE} kilo lima", 2: f"{others} whiskey"})
    assert [(match.before, match.after) for match in matches] == [(0, 0), (1, 2)]
    assert unclear == []
