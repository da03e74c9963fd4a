"""Hyphens that a program took for those of line ends come back where the text tells that they are missing."""

import pytest

from fgmv_extract.readers.text.columns.hyphens import with_hyphens
from fgmv_extract.readers.text.lines import lines_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cross-platform use\nof crossplatform tools", "cross-platform use\nof cross-platform tools"),
        ("high-level\nHighlevel", "high-level\nHigh-level"),
        ("FG-MV\nthe FGMV to be", "FG-MV\nthe FG-MV to be"),
        ("cross-platform\ncrossplatform\ncrossplatform", None),
        ("co-op\nco-op\ncoop and coop", None),
        ("crossplatform only", None),
        ("re-sent, res-ent\nresent", None),
        ("FG-MV\nFGMV-01", None),
        ("no hyphen", None),
    ],
)
def test_a_word_gets_its_hyphen_back_once(text: str, expected: str | None) -> None:
    """When it stands with one elsewhere, in one way only, and without one but here; not inside identifiers."""
    lines = lines_of(text)
    mended = with_hyphens(lines)
    assert list(mended.texts) == (expected or text).split("\n")
    assert (mended is lines) == (expected is None)
