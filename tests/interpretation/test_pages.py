"""Whole pages and all that they say: every value with its place, every finding, and nothing else (``tests/cases/pages``).

A case is a name behind ``===``, the blocks of a page with an empty line between them (a table begins with ``|``), and below
``---`` what the page says, a value a line: its name in the JSON of a statement, the value, and behind ``@`` the block and, in a
table, row and column where it stands. ``turned/`` holds tables that stand on their side, ``spaced/`` those whose columns nothing but
space parts, ``printed/`` lines (``test_printed_pages.py``).
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import evolve

from fgmv_extract.document import Document, Table
from fgmv_extract.interpretation import interpret_all
from fgmv_extract.itu.vocabulary import default
from tests.fuzz.laws import check_statement
from tests.telling import told

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "pages"
Page = Callable[..., Document]


def cases(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield the cases of all files: name, blocks, lines."""
    for path in sorted(folder.glob("*.txt")):
        for case in path.read_text("utf-8").split("=== ")[1:]:
            head, _, said = case.partition("\n---\n")
            name, _, page = head.partition("\n")
            yield name, [block for block in page.strip("\n").split("\n\n") if block], said.strip("\n").split("\n")


def all_of(document: Document) -> Iterator[str]:
    """Yield what its statements say; where there are several, each line begins with the number of its own."""
    statements = interpret_all(document, default())
    for number, statement in enumerate(statements, 1):
        yield from told(statement, str(number) if len(statements) > 1 else "")


@pytest.mark.parametrize(("blocks", "said"), [pytest.param(*rest, id=name) for name, *rest in cases(FOLDER)])
def test_a_page_says_this_and_nothing_else(page: Page, blocks: list[str], said: list[str]) -> None:
    """All values, places and findings; what stands at a place is verbatim."""
    document = page(*blocks)
    assert list(all_of(document)) == said
    for statement in interpret_all(document, default()):
        check_statement(statement, document)


@pytest.mark.parametrize(("blocks", "said"), [pytest.param(*rest, id=name) for name, *rest in cases(FOLDER / "turned")])
def test_a_table_on_its_side_says_this_and_nothing_else(page: Page, blocks: list[str], said: list[str]) -> None:
    """The row of an identifier is that of its heading and of other deliverables: the law of rows does not know such tables."""
    assert list(all_of(page(*blocks))) == said


@pytest.mark.parametrize(("blocks", "said"), [pytest.param(*rest, id=name) for name, *rest in cases(FOLDER / "spaced")])
def test_a_page_whose_tables_only_space_parts_says_this_and_nothing_else(
    page: Page, blocks: list[str], said: list[str]
) -> None:
    """What does not fit in their rows is told: their cells may be cut in a wrong place."""
    made = page(*blocks)
    document = evolve(made, blocks=tuple(evolve(b, spaced=True) if isinstance(b, Table) else b for b in made.blocks))
    assert list(all_of(document)) == said
    for statement in interpret_all(document, default()):
        check_statement(statement, document)
