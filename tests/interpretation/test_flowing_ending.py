"""The letter goes on below a flowing table: a sentence that names a Question is not taken for the last position."""

from collections.abc import Sequence

import pytest

from fgmv_extract.document import Document, Paragraph
from fgmv_extract.findings import Code
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import Place
from fgmv_extract.records import PositionState, Statement
from tests.interpretation.lines import FILE

_PLANS = "Q7/20 plans to initiate new work."
_LETTER = "Q2/20 plans to report to TSAG in 2025."
_HEAD = ["This is a letter.", "", "No.", "Title", "Allocated to", "SG20"]
_FIRST = ["FGMV-01", "Technical Report on Maps", "SG16", _PLANS]
_SECOND = ["FGMV-02", "Technical Report on Roads", "SG16", "Q1/20 plans to initiate new work."]
_LAST = ["FGMV-03", "Technical Report on Avatars", "SG20"]


def said(lines: Sequence[str]) -> Statement:
    """What lines say; an empty one leaves nothing but a gap in their numbers."""
    filled = [(number, text) for number, text in enumerate(lines, 1) if text]
    blocks = tuple(Paragraph(text, Place(at, line=number)) for at, (number, text) in enumerate(filled))
    return interpret(Document(FILE, blocks), default())


@pytest.mark.parametrize("own", [[], ["Q3/20 agreed to initiate a new work item."]])
def test_an_empty_line_ends_the_table(own: list[str]) -> None:
    """Where no row has one: what stands behind it is of the letter."""
    [*_, last] = said([*_HEAD, *_FIRST, *_SECOND, *_LAST, *own, "", _LETTER]).deliverables
    assert [(position.state, position.text) for position in last.positions] == (
        [(PositionState.STATED, own[0])] if own else [(PositionState.ABSENT, None)]
    )


@pytest.mark.parametrize("rows", [[*_FIRST[:3], "", _FIRST[3], *_SECOND], [*_FIRST, *_SECOND[:1], "", *_SECOND[1:]]])
def test_empty_lines_mean_nothing_where_rows_have_them(rows: list[str]) -> None:
    """Some programs put them between cells."""
    [*_, last] = said([*_HEAD, *rows, *_LAST, "", _PLANS]).deliverables
    assert [position.text for position in last.positions] == [_PLANS]


def test_what_is_no_sentence_goes_on_behind_an_empty_line() -> None:
    """Groups that stand there are those of the row."""
    [*_, last] = said([*_HEAD, *_FIRST, *_SECOND, *_LAST[:2], "", "SG20", _PLANS]).deliverables
    assert last.allocation is not None
    assert last.allocation.text == "SG20"
    assert [position.text for position in last.positions] == [_PLANS]


def test_a_further_sentence_of_the_last_position_alone_is_told() -> None:
    """Nothing tells whose it is."""
    statement = said([*_HEAD, *_FIRST, *_SECOND, *_LAST, _PLANS, _LETTER])
    [message] = [finding.message for finding in statement.findings if finding.code is Code.CELLS_UNSURE]
    assert message.endswith(f"and only the last position, '{_PLANS} {_LETTER}', goes on in a further sentence")
