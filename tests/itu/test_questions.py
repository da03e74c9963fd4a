"""Questions: the normal form, the groups they are given, and where they stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.itu.questions import QuestionMention, find_questions, group_of, read_questions
from fgmv_extract.typography import collapse

NUMBERS = st.integers(1, 30)
GROUPS = st.sampled_from(("20", "16", "2", "ITU-R SG11", "ITU-D SG2"))
NORMAL = st.builds("Q{}/{}".format, NUMBERS, GROUPS)
FORM = re.compile(
    r"Q(?:[1-9][0-9]?|ALL)(?:/[1-9][0-9]?|/ITU-R SG[1-9][0-9]?)?|Q[0-9]{1,3}(?:-[0-9]{1,2})?/ITU-R SG[1-9]"
)
TEXTS = st.text(st.sampled_from("Qq0123456789/ ,;-–.&()\u00a0\u200b\u2011SGuestionsandALLITU-R"), max_size=60)


@given(NORMAL)
def test_the_normal_form_reads_back_as_itself(question: str) -> None:
    """A Question in normal form is read as itself, in prose and in a field."""
    mention = QuestionMention(question, 0, len(question))
    assert find_questions(question) == (mention,)
    assert read_questions(question) == ((mention,), "")


@given(st.lists(NUMBERS, min_size=1, max_size=6), st.sampled_from((", ", " and ", "; ", " & ", "\n")))
def test_a_group_printed_once_holds_for_the_whole_list(numbers: list[int], join: str) -> None:
    """The group behind the last Question of a list is that of all."""
    written = join.join(f"Q{number}" for number in numbers) + "/20"
    assert [mention.question for mention in find_questions(written)] == [f"Q{number}/20" for number in numbers]


@given(TEXTS, st.sampled_from((None, "ITU-T SG20")))
def test_mentions_index_the_text_in_order(text: str, group: str | None) -> None:
    """Whatever the text, Questions are in normal form, in order, and stand where they say."""
    mentions = find_questions(text, group)
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.start)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(FORM.fullmatch(mention.question) for mention in mentions)


@given(TEXTS)
def test_a_field_without_questions_is_all_rest(text: str) -> None:
    """What a field says is a Question or stays as rest, unless it says that there are none."""
    mentions, rest = read_questions(text, "ITU-T SG20")
    if not mentions and collapse(text).strip("-–. ").casefold() not in {"", "n/a", "na", "none", "nil", "tba", "tbd"}:
        assert rest == collapse(text).strip(" ,;")


@pytest.mark.parametrize(
    ("text", "group", "questions"),
    [
        ("Q1, Q2, Q3", "ITU-T SG20", ["Q1/20", "Q2/20", "Q3/20"]),
        ("Q2 and Q3 plan to initiate new work", "ITU-T SG20", ["Q2/20", "Q3/20"]),
        ("Questions 2, 3 and 5 plan", "ITU-T SG20", ["Q2/20", "Q3/20", "Q5/20"]),
        ("Q1-3", "ITU-T SG20", ["Q1/20", "Q2/20", "Q3/20"]),
        ("QALL", "ITU-T SG20", ["QALL/20"]),
        ("Q8", "ITU-R SG11", ["Q8/ITU-R SG11"]),
        ("SG16 Q7", "ITU-T SG20", ["Q7/16"]),
        ("Q7/16 and Q8", "ITU-T SG20", ["Q7/16", "Q8/16"]),
        ("Q.7 and Q.8", "ITU-T SG20", []),
        ("Q4 2025", "ITU-T SG20", []),
        ("2025-Q4", "ITU-T SG20", []),
        ("Q5a", "ITU-T SG20", []),
        ("Q7", "FG-MV", []),
        ("Q7", "ITU-T TSAG", []),
    ],
)
def test_a_given_group_is_that_of_questions_without_one(text: str, group: str | None, questions: list[str]) -> None:
    """Where the text names no group, the given one holds, if it is a study group."""
    assert [mention.question for mention in find_questions(text, group)] == questions


def test_each_question_stands_at_its_own_entry() -> None:
    """The entries of a list are told apart; those of a range stand at the whole range."""
    text = "both Q8, 9, 10/16 and Q1-2/20"
    found = [(mention.question, text[mention.start : mention.end]) for mention in find_questions(text)]
    assert found == [("Q8/16", "Q8"), ("Q9/16", "9"), ("Q10/16", "10/16"), ("Q1/20", "Q1-2/20"), ("Q2/20", "Q1-2/20")]


def test_a_question_tells_its_group() -> None:
    """The group of a Question can be told from its normal form."""
    assert group_of("Q7/20") == "ITU-T SG20"
    assert group_of("Q8/ITU-R SG11") == "ITU-R SG11"
    assert group_of("QALL/12") == "ITU-T SG12"
    assert group_of("QALL") is None
