"""Printed pages whose cells are lines, and all that they say (``tests/cases/pages/printed``).

A case is a name behind ``===``, the lines of a text, in which empty ones part blocks, and below ``---`` what it says. A page begins
behind ``<page>``; without any, the text has no pages.
"""

import pytest

from fgmv_extract.interpretation import interpret_all
from fgmv_extract.itu.vocabulary import default
from tests.fuzz.laws import check_statement
from tests.interpretation.lines import document
from tests.interpretation.test_pages import FOLDER, all_of

CASES = [
    case.partition("\n")
    for path in sorted((FOLDER / "printed").glob("*.txt"))
    for case in path.read_text("utf-8").split("=== ")[1:]
]


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, _, case in CASES])
def test_printed_lines_say_this_and_nothing_else(case: str) -> None:
    """All values, places and findings; what stands at a place is verbatim."""
    text, _, said = case.partition("\n---\n")
    pages = [page.strip("\n").split("\n") for page in text.split("<page>") if page.strip()]
    made = document(*pages, printed="<page>" in text)
    assert list(all_of(made)) == said.strip("\n").split("\n")
    for statement in interpret_all(made, default()):
        check_statement(statement, made)
