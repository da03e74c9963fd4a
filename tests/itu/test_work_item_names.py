"""Names of work items: how they read back, and where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.itu.work_items import WorkItemMention, find_work_items

PARTS = st.text(st.sampled_from("abcdefgXYZ0123456789"), min_size=2, max_size=8)
TAILS = st.lists(PARTS, min_size=1, max_size=4).map("-".join)
PROVISIONAL = st.one_of(
    st.builds("Y.d{}".format, TAILS),
    st.builds("X.{}rev".format, st.integers(1, 9999)),
    st.builds("YSTR-{}".format, TAILS),
)
PUBLISHED = st.builds("{}.{}".format, st.sampled_from("AEFGHJLQXY"), st.integers(1, 9999))
TEXTS = st.text(st.sampled_from("YXQ.abz-_/0123456789 ()ex,\u2011\u200b\n@Supprev"), max_size=60)


@given(PROVISIONAL)
def test_a_provisional_name_reads_back_as_itself(name: str) -> None:
    """A provisional name is read as itself and is not published."""
    assert find_work_items(name) == (WorkItemMention(name, None, published=False, start=0, end=len(name)),)


@given(PUBLISHED, PROVISIONAL)
def test_a_recommendation_keeps_its_former_name(number: str, name: str) -> None:
    """The name behind "ex" belongs to the Recommendation before it."""
    text = f"{number} (ex {name})"
    assert find_work_items(text) == (WorkItemMention(number, name, published=True, start=0, end=len(text)),)


@given(TEXTS)
def test_mentions_index_the_text_in_order(text: str) -> None:
    """Whatever the text, mentions stand in it in order, do not overlap, and begin with their name."""
    position = 0
    for mention in find_work_items(text):
        assert position <= mention.start < mention.end <= len(text)
        position = mention.end
        assert text[mention.start] == mention.name[0]


def test_a_name_is_plain_while_its_place_is_the_text_as_given() -> None:
    """No-break hyphens and line ends inside a name are only in its place."""
    text = "work item Y\u200b.dtmv\u2011\nreqts “Requirements”"
    (mention,) = find_work_items(text)
    assert mention.name == "Y.dtmv-reqts"
    assert text[mention.start : mention.end] == "Y\u200b.dtmv\u2011\nreqts"


def test_a_person_is_no_work_item_unless_it_is_announced_as_one() -> None:
    """A capitalised word behind an initial needs something that says what it is."""
    assert find_work_items("chaired by J.Rosenberg and K.Jones") == ()
    assert [mention.name for mention in find_work_items("Draft Recommendation ITU-T Q.Interop")] == ["Q.Interop"]
