"""Several identifiers in one cell."""

import pytest

from fgmv_extract.itu.identifier_lists import read_identifiers
from fgmv_extract.itu.vocabulary import default


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FGMV-01, FGMV-02", "FGMV-01 FGMV-02"),
        ("FGMV-12 and FGMV-13", "FGMV-12 FGMV-13"),
        ("FGMV-01\nFGMV-02\nFGMV-03", "FGMV-01 FGMV-02 FGMV-03"),
        ("FGMV-10/11", "FGMV-10 FGMV-11"),
        ("FGMV-01, 02 and 03", "FGMV-01 FGMV-02 FGMV-03"),
        ("FGMV-01, -02", "FGMV-01 FGMV-02"),
        ("FGMV-03 to FGMV-05", "FGMV-03 FGMV-04 FGMV-05"),
        ("FGMV-03 – FGMV-05", "FGMV-03 FGMV-04 FGMV-05"),
        ("FGMV-03 to 05; FGMV-09", "FGMV-03 FGMV-04 FGMV-05 FGMV-09"),
        ("DEL2.1, DEL2.2", "DEL2.1 DEL2.2"),
        ("FGMV-01", ""),
        ("FGMV-01 (rev.)", ""),
        ("FGMV-01, Overview", ""),
        ("FGMV-05 to FGMV-03", ""),
        ("FGMV-01 to FGMV-99", ""),
        ("FGMV-01 to DEL2.2", ""),
    ],
)
def test_a_cell_of_several_identifiers(text: str, expected: str) -> None:
    """Those of a list, and all of a range; nothing where anything else stands in the cell, or the range counts nothing."""
    assert " ".join(one.id for one in read_identifiers(text, default())) == expected
