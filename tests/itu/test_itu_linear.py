"""No text, however hostile, makes the readers of dates, Questions, numbers and names slow: twice the text, twice the time."""

from collections.abc import Callable
from functools import partial

import pytest

from fgmv_extract.itu.dates import find_spans, read_date
from fgmv_extract.itu.numbers import (
    find_contributions,
    find_document_numbers,
    find_statement_numbers,
    read_statement_number,
)
from fgmv_extract.itu.questions import find_questions, read_questions
from fgmv_extract.itu.work_items import find_work_items
from tests.growth import in_proportion

READERS: tuple[Callable[[str], object], ...] = (
    read_date,
    find_spans,
    find_questions,
    lambda text: find_questions(text, "ITU-T SG20"),
    lambda text: read_questions(text, "ITU-T SG20"),
    find_statement_numbers,
    read_statement_number,
    find_document_numbers,
    find_contributions,
    find_work_items,
)
PIECES = (
    "1-", "1 ", "1 and ", "20", "2024-", "2024 ", "1 January - ", "May 1 - ", "mid-", "12 July 2024 and ", "July ",
    "Q", "Q1,", "Q1 ", "1,", "Q1-", "Q1/", "Questions 1, ", "QALL", "Study Group ", "SG", "ITU-R ",
    "TSAG", "TSAG-", "TSAG-LS3, ", "LS3, ", "A-", "AA-", "AA", "sp1-", "a-", "FG-M-", "FG M", "COM 1 - ", "JCA-",
    "C416-", "C1, ", "Contributions 1 and ", "1 and 2, ", "TD1(", "TD1R1 ", "T22-", "T22-S-", "Report ",
    "Y.a-", "Y.aa-", "Y.aa/", "Y.aa (ex ", "Y.1/", "Y.1.", "A.a@", "a@", "Y.aa-\n", "AB-CD", "Y.1 (2019) ", "http://",
    " ", "\n", "\t", "-", "\u200b", "\u00a0", "(", ".", "é",
)  # fmt: skip
ENDS = (" 2024", "/20", "-LS3", "!", "@", " Supp", "\u200b")


@pytest.mark.parametrize("read", READERS)
def test_reading_takes_time_in_proportion_to_the_text(read: Callable[[str], object]) -> None:
    """Doubling a hostile text at most triples the time; what takes next to none is not measured."""

    def run(piece: str, end: str, size: int) -> None:
        read(piece * (size // len(piece)) + end)

    slow = [(piece, end) for piece in PIECES for end in ENDS if not in_proportion(partial(run, piece, end), 2_000)]
    assert slow == []
