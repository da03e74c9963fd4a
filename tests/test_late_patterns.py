"""A pattern that is compiled when it is first asked is asked like any other."""

import ast
import re

import pytest

from fgmv_extract.patterns import pattern
from tests.patterns.collecting import trees


@pytest.mark.parametrize("asked", ["search", "match", "fullmatch", "findall", "split"])
def test_it_answers_as_the_compiled_one(asked: str) -> None:
    """Whatever it is asked first, and every time."""
    late, compiled = pattern(r"s(g)[0-9]+", re.IGNORECASE), re.compile(r"s(g)[0-9]+", re.IGNORECASE)
    for text in ("SG20", "from SG20 to SG5", "none"):
        ours, theirs = (getattr(each, asked)(text) for each in (late, compiled))
        assert repr(ours) == repr(theirs)


def test_it_knows_its_text_groups_and_flags() -> None:
    """Patterns are made of the texts of others; that compiles nothing."""
    late = pattern(r"(?P<group>SG)(?P<number>[0-9]+)")
    assert late.pattern == r"(?P<group>SG)(?P<number>[0-9]+)"
    assert (late.groups, dict(late.groupindex)) == (2, {"group": 1, "number": 2})
    assert late.sub(r"\g<number>/\g<group>", "SG20") == "20/SG"
    with pytest.raises(AttributeError, match="a pattern has no attribute 'serach'"):
        getattr(late, "serach")  # noqa: B009  mypy knows that it is not there


def test_a_wrong_pattern_is_told_when_it_is_asked() -> None:
    """With the error of ``re``."""
    late = pattern("(")
    with pytest.raises(re.error):
        late.search("")


def test_no_module_compiles_a_pattern_when_it_is_imported() -> None:
    """What a document does not need is never compiled."""
    compiling = [
        (file, node.lineno)
        for file, tree in trees().items()
        for statement in tree.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for node in ast.walk(statement)
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "re.compile"
    ]
    assert compiling == []
