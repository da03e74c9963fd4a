"""What a notebook shows of the values: compact, and escaped."""

from attrs import evolve

import fgmv_extract as fx
from fgmv_extract.outputs.notebook import html


def test_each_hinge_shows_itself(statement: fx.Statement) -> None:
    """IPython asks each of them by one name."""
    later = evolve(statement, number="SG20-LS13", date="2024-09-01", deliverables=statement.deliverables[:1])
    values = (statement, fx.compare(statement, later), fx.history([statement, later]), fx.review(statement))
    for value in values:
        shown = value._repr_html_()
        assert shown == html(value)
        assert shown.startswith("<div><b>")
        assert "FGMV-28" in shown


def test_a_title_is_text(statement: fx.Statement) -> None:
    """Nothing a document says becomes markup in the notebook."""
    row = evolve(statement.deliverables[0], title="<script>alert(1)</script>")
    shown = html(evolve(statement, deliverables=(row,)))
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_long_tables_are_cut_and_say_so(statement: fx.Statement) -> None:
    """A notebook keeps what it shows."""
    shown = html(evolve(statement, deliverables=statement.deliverables * 30))
    assert shown.count("<tr>") == 61
    assert "and 30 more" in shown
