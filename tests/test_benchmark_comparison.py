"""The benchmark of comparison measures what it says it measures."""

import pytest

from benchmarks import comparison, revised


def test_the_tables_differ_where_they_are_said_to() -> None:
    """Rows that are said to differ do; one row in ten is touched, and as many again only look different."""
    tables = revised.revised(240)
    before = {row[0]: row for row in tables.before}
    touched = [row for row in tables.after if row != before.get(row[0])]
    assert len(tables.before) == 240
    assert 0 < len(tables.different) < len(touched) + 2


def test_all_that_differs_is_found_and_nothing_else() -> None:
    """Precision and recall of this library are 1 on the tables of its benchmark."""
    tables = revised.revised(240)
    assert comparison.ours(tables) == tables.different


def test_the_command_prints_a_line_a_contender(capsys: pytest.CaptureFixture[str]) -> None:
    """And names the peers that are not there."""
    assert comparison.main(["--quick"]) == 0
    printed = capsys.readouterr().out
    assert "fgmv_extract" in printed
    for name in comparison.PEERS:
        assert name in printed
