"""Nothing a document holds reaches a terminal as a control sequence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.outputs.printing import one_line, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("SG20’s – ü", "SG20’s – ü"),
        ("\x1b[2J\x1b]0;title\x07", "\ufffd[2J\ufffd]0;title\ufffd"),
        ("a\x9b31mb", "a\ufffd31mb"),
        ("a\x00b\x7fc\x85d", "a\ufffdb\ufffdc\ufffdd"),
        ("abc\u202edef", "abc\ufffddef"),
        ("\ud83d", "\ufffd"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("over\rwritten", "over\ufffdwritten"),
    ],
)
def test_no_control_sequence_is_printable(text: str, shown: str) -> None:
    """What would move the cursor, colour the screen or reorder a line is replaced."""
    assert printable(text) == shown


@given(st.text())
def test_one_line_is_one_line_and_safe(text: str) -> None:
    """Whatever a document holds, one line of it is shown without any control character."""
    shown = one_line(text)
    assert len(shown.splitlines()) <= 1
    assert printable(shown) == shown
    assert not any(ord(character) < 32 for character in shown)
