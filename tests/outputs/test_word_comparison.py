"""A comparison as a Word file to circulate."""

import io
from collections.abc import Iterable
from pathlib import Path

import docx
import pytest
from attrs import evolve
from docx.document import Document
from docx.text.run import Run
from hypothesis import given
from hypothesis import strategies as st

import fgmv_extract as fx
from fgmv_extract.outputs.word.comparison import to_docx
from fgmv_extract.outputs.word.markup import Ink
from fgmv_extract.outputs.word.wording import marked

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def comparison() -> fx.Comparison:
    """Compare the reply of SG20 with the decision of TSAG."""
    return fx.compare(fx.extract(SAMPLES / "example.docx"), fx.extract(SAMPLES / "tsag-decision.docx"))


def opened(comparison: fx.Comparison) -> Document:
    """Open the Word file of a comparison."""
    return docx.Document(io.BytesIO(to_docx(comparison)))


def test_it_opens_with_the_two_statements_and_the_summary(comparison: fx.Comparison) -> None:
    """Title, both sides, and the summary stand on top."""
    document = opened(comparison)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Changes from SG20-LS900 to TSAG-LS906"
    assert comparison.summary in texts
    sides = [row.cells[1].text.split("\n")[0] for row in document.tables[0].rows]
    assert sides[:2] == [comparison.earlier.title, comparison.later.title]


def test_there_is_a_table_per_significance_with_every_change(comparison: fx.Comparison) -> None:
    """Each table has a row for each change of its significance, except what is told of many at once."""
    document = opened(comparison)
    alone = [each for each in comparison.changes if each.kind is not fx.Kind.DELIVERABLE_NOT_MENTIONED]
    wanted = [sum(each.significance is level for each in alone) for level in reversed(fx.Significance)]
    tables = document.tables[1:]
    assert [len(table.rows) - 1 for table in tables] == [count for count in wanted if count]
    assert all(table.rows[0].cells[2].text == "What became different" for table in tables)


def test_words_that_changed_are_marked() -> None:
    """Words that were taken away are struck out, new ones underlined, the others plain."""
    before = fx.Deliverable(id="FGMV-01", focus_group="FG-MV", title="Exploring the metaverse: opportunities")
    after = evolve(before, title="Exploring the metaverse: challenges")
    made = fx.compare(*(fx.Statement(number="TSAG-LS1", deliverables=(each,)) for each in (before, after)))
    runs = [run for paragraph in opened(made).tables[-1].rows[1].cells[2].paragraphs for run in paragraph.runs]
    assert texts(run for run in runs if run.font.strike) == "opportunities"
    assert texts(run for run in runs if run.font.underline) == "challenges"


def texts(runs: Iterable[Run]) -> str:
    """Join runs."""
    return "".join(run.text for run in runs)


@given(st.text("ab c\n", max_size=40), st.text("ab c\n", max_size=40))
def test_both_texts_can_be_read_from_the_marked_one(before: str, after: str) -> None:
    """Without the insertions it is the first text, without the deletions the second; but for blanks set between words."""
    pieces = marked(before, after)
    was = "".join(text for text, ink in pieces if ink is not Ink.INSERTED)
    now = "".join(text for text, ink in pieces if ink is not Ink.DELETED)
    assert "".join(was.split()) == "".join(before.split())
    assert "".join(now.split()) == "".join(after.split())


def test_nothing_different_is_said(comparison: fx.Comparison) -> None:
    """A comparison without changes says so, one that is not complete does not."""
    same = evolve(comparison, changes=(), summary="", complete=True)
    assert "No differences." in [each.text for each in opened(same).paragraphs]
    unsure = [each.text for each in opened(evolve(same, complete=False)).paragraphs]
    assert "Nothing that could be compared differs." in unsure
    assert any(text.startswith("Not everything could be read") for text in unsure)


def test_the_same_comparison_gives_the_same_bytes(comparison: fx.Comparison) -> None:
    """A Word file does not tell when it was written."""
    assert to_docx(comparison) == to_docx(comparison)
