r"""Dates, Questions, numbers and names, case by case: the cases stand in tests/cases/*.txt, where anybody can add one.

A line is ``text => expected``; the text may hold ``\n``, ``\t`` and ``\u00a0``; ``#`` begins a remark.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fgmv_extract.itu.dates import find_spans, read_date
from fgmv_extract.itu.numbers import find_contributions, find_document_numbers, find_statement_numbers
from fgmv_extract.itu.questions import find_questions, read_questions
from fgmv_extract.itu.work_items import find_work_items

CASES = Path(__file__).resolve().parents[1] / "cases"
ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|([nt]))")


def _listed(*values: str) -> str:
    return ", ".join(values) or "none"


def dates(text: str) -> str:
    """The date at the start of a cell and the rest."""
    read = read_date(text)
    return " | ".join(filter(None, read)) if read else "none"


def date_spans(text: str) -> str:
    """The spans in prose."""
    return _listed(*(f"{s.first}..{s.last}" if s.first != s.last else s.first for s in find_spans(text)))


def questions(text: str) -> str:
    """The Questions in prose."""
    return _listed(*(mention.question for mention in find_questions(text)))


def question_fields(text: str) -> str:
    """The Questions of a field and the rest."""
    mentions, rest = read_questions(text, "ITU-T SG20")
    named = _listed(*(mention.question for mention in mentions))
    return f"{named} | {rest}" if rest else named


def numbers(text: str) -> str:
    """The numbers of liaison statements in prose."""
    return _listed(*(mention.number for mention in find_statement_numbers(text)))


def document_numbers(text: str) -> str:
    """The numbers of other documents in prose."""
    return _listed(*(mention.number for mention in find_document_numbers(text)))


def contributions(text: str) -> str:
    """The contributions in prose."""
    return _listed(*(mention.number for mention in find_contributions(text)))


def work_item_names(text: str) -> str:
    """The work items and Recommendations in prose."""
    return _listed(
        *(
            f"{item.name}{'*' if item.published else ''}{f' (ex {item.formerly})' if item.formerly else ''}"
            for item in find_work_items(text)
        )
    )


READERS: dict[str, Callable[[str], str]] = {
    reader.__name__: reader
    for reader in (
        dates,
        date_spans,
        questions,
        question_fields,
        numbers,
        document_numbers,
        contributions,
        work_item_names,
    )
}


def cases() -> Iterator[object]:
    """Every case of every file, named by file and line."""
    for name in READERS:
        for number, line in enumerate((CASES / f"{name}.txt").read_text("utf-8").splitlines(), start=1):
            text, arrow, expected = line.partition(" => ")
            if arrow and not line.startswith("#"):
                yield pytest.param(name, unescaped(text), expected, id=f"{name}:{number}")


def unescaped(text: str) -> str:
    """Replace the escapes by the characters they name."""
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else {"n": "\n", "t": "\t"}[found[2]], text)


@pytest.mark.parametrize(("name", "text", "expected"), tuple(cases()))
def test_text_reads_as_its_case_says(name: str, text: str, expected: str) -> None:
    """Each text is read as the line of its case file says."""
    assert READERS[name](text) == expected
