"""Numbers: the normal forms, what reads as one, revisions, and where they stand."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.itu.numbers import (
    NumberMention,
    find_contributions,
    find_document_numbers,
    find_statement_numbers,
    read_statement_number,
    revision_of,
)

GROUPS = st.sampled_from(
    ("TSAG", "SG20", "SG2", "SCV", "RevCom", "FG-MV", "FG-IMT-2020", "ITU-R SG5", "WP1/20", "JCA-IoT", "IETF")
)
STATEMENTS = st.builds("{}-LS{}{}".format, GROUPS, st.integers(1, 99999), st.sampled_from(("", "-R1", "-R12")))
DOCUMENTS = st.one_of(
    st.builds(
        "{}TD{}{}{}".format,
        st.sampled_from(("", "SG2-", "TSAG-", "FG-MV-")),
        st.integers(1, 9999),
        st.sampled_from(("", "R1", "R12")),
        st.sampled_from(("", "/PLEN", "/GEN", "/WP2")),
    ),
    st.builds(
        "{}C{}{}".format, st.sampled_from(("", "SG20-", "TSAG-")), st.integers(1, 1999), st.sampled_from(("", "R3"))
    ),
    st.builds("{}R{}".format, st.sampled_from(("SG20-", "TSAG-")), st.integers(1, 99)),
    st.builds("FGMV-O-{:03}".format, st.integers(1, 9999)),
    st.sampled_from(("S2-1811620", "R2-1816041")),
)
TEXTS = st.text(st.sampled_from("TSAGCOMLSR0123456789/ ,;-–.()\u00a0\u200b\u2011Rev.DPLENFGMVsp"), max_size=60)


@given(STATEMENTS)
def test_a_statement_number_in_normal_form_reads_back_as_itself(number: str) -> None:
    """A statement number in normal form is read as itself, in prose and in a field, and is no other document's."""
    assert find_statement_numbers(number) == (NumberMention(number, 0, len(number)),)
    assert read_statement_number(number) == (number, "")
    assert find_document_numbers(number) == ()


@given(DOCUMENTS)
def test_a_document_number_in_normal_form_reads_back_as_itself(number: str) -> None:
    """A document number in normal form is read as itself, and is no statement's."""
    assert find_document_numbers(number) == (NumberMention(number, 0, len(number)),)
    assert find_statement_numbers(number) == ()


@given(
    st.integers(1, 99999),
    st.integers(1, 7),
    st.sampled_from(("TSAG-LS{}", "TSAG – LS {} – E", "sp17-tsag-oLS-{}", "TSAG-LS-{}")),
)
def test_padding_and_style_do_not_matter(number: int, width: int, style: str) -> None:
    """One statement has one normal form, whatever zeros and blanks its number is printed with."""
    written = style.format(str(number).zfill(width))
    assert [mention.number for mention in find_statement_numbers(f"reply to {written}.")] == [f"TSAG-LS{number}"]


@given(TEXTS, st.sampled_from((find_statement_numbers, find_document_numbers, find_contributions)))
def test_mentions_index_the_text_in_order(text: str, find: Callable[[str], tuple[NumberMention, ...]]) -> None:
    """Whatever the text, mentions stand in it, in order."""
    starts = [mention.start for mention in find(text)]
    assert starts == sorted(starts)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in find(text))


@given(TEXTS)
def test_what_is_found_has_a_stable_normal_form(text: str) -> None:
    """What was found reads back as itself: normalising twice changes nothing."""
    for mention in find_statement_numbers(text):
        assert [again.number for again in find_statement_numbers(mention.number)] == [mention.number]


@pytest.mark.parametrize(
    ("text", "group", "read"),
    [
        ("TSAG-LS35", None, ("TSAG-LS35", "")),
        ("(Ref.: RevCom - LS 2 -E)", None, ("RevCom-LS2", "")),
        ("SCV – LS 3 – E English only", None, ("SCV-LS3", "English only")),
        ("TSAG-LS35 and TSAG-LS36 (Rev.2)", None, ("TSAG-LS35", "and TSAG-LS36 (Rev.2)")),
        ("LS 35 – E", "ITU-T TSAG", ("TSAG-LS35", "")),
        ("LS 2", "FG-MV", ("FG-MV-LS2", "")),
        ("LS 35 – E", None, None),
        ("TDAG – LS 311 May 2018", None, None),
        ("LS/o on metaverse", "ITU-T TSAG", None),
        ("", None, None),
    ],
)
def test_a_field_tells_its_number_and_the_rest(text: str, group: str | None, read: tuple[str, str] | None) -> None:
    """The number at the start of a field is read; a group is taken from the caller, never guessed."""
    assert read_statement_number(text, group) == read


@pytest.mark.parametrize(
    ("number", "split"),
    [
        ("TSAG-LS35-R1", ("TSAG-LS35", 1)),
        ("TSAG-LS35", ("TSAG-LS35", 0)),
        ("ITU-R SG5-LS3-R2", ("ITU-R SG5-LS3", 2)),
        ("SG2-TD9R1/PLEN", ("SG2-TD9/PLEN", 1)),
        ("TD252/PLEN", ("TD252/PLEN", 0)),
        ("C5R1", ("C5", 1)),
        ("SG2-C75", ("SG2-C75", 0)),
        ("TSAG-R2", ("TSAG-R2", 0)),
        ("SG19-R4", ("SG19-R4", 0)),
        ("FGMV-O-128-R1", ("FGMV-O-128", 1)),
        ("RevCom-LS2", ("RevCom-LS2", 0)),
        ("S2-1811620", ("S2-1811620", 0)),
    ],
)
def test_a_revision_is_told_from_its_document(number: str, split: tuple[str, int]) -> None:
    """A number splits into the document and its revision; a report's number is no revision."""
    assert revision_of(number) == split


def test_offsets_are_those_of_the_text_with_its_look_alikes() -> None:
    """Characters without width and no-break hyphens inside a number belong to its place."""
    text = "see \u200bTSAG\u2011L\u00adS35, SG2\u2011TD9R1/PLEN"
    (statement,) = find_statement_numbers(text)
    (document,) = find_document_numbers(text)
    assert text[statement.start : statement.end] == "TSAG\u2011L\u00adS35"
    assert text[document.start : document.end] == "SG2\u2011TD9R1/PLEN"
