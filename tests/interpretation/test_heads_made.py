"""How much is read of made header blocks that are printed in many ways: counted, so that no change of a rule goes unseen.

A line of ``tests/cases/heads.txt`` names the way in which a header block was printed, and its number; behind it stand the fields of the
statement in which it does not say what two plain columns say, behind ``-`` those that are empty then, and the findings. A better
reader changes a line: then it is written anew.
"""

from collections import Counter
from pathlib import Path

import pytest
from attrs import fields

from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.records import Statement
from tests.fuzz.laws import check_statement
from tests.interpretation.heads import WAYS, facts, printed

_FILE = Path(__file__).resolve().parents[1] / "cases" / "heads.txt"
_EACH = 14
CASES = [(way, number) for way in WAYS for number in range(_EACH)]


def said(way: str, number: int) -> Statement:
    """What a header block says, and the letter below it."""
    document = printed(facts(number), way, number)
    statement = interpret(document, default())
    check_statement(statement, document)
    return statement


def line(way: str, number: int) -> str:
    """The line of the file that holds for a header block."""
    whole, found = said("table", number), said(way, number)
    told = []
    for each in fields(Statement):
        one, other = getattr(whole, each.name), getattr(found, each.name)
        if each.eq and one != other:
            told.append(each.name if other not in {None, ()} else f"-{each.name}")
    codes = Counter(finding.code.label for finding in found.findings)
    told += [f"{count} {code}" for code, count in sorted(codes.items())]
    return f"{way} {number}: {', '.join(told)}".rstrip()


@pytest.mark.parametrize(("way", "number"), CASES)
def test_a_header_block_says_as_much_as_is_known(way: str, number: int) -> None:
    """The fields that differ, those that are empty, and findings."""
    assert line(way, number) == _FILE.read_text("utf-8").splitlines()[CASES.index((way, number))]
