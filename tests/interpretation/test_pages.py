"""Whole pages and all that they say: every value with its place, every finding, and nothing else (``tests/cases/pages``).

A case is a name behind ``===``, the blocks of a page with an empty line between them (a table begins with ``|``), and below
``---`` what the page says, a value a line: its name in the JSON of a statement, the value, and behind ``@`` the block and, in a
table, row and column where it stands.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

from fgmv_extract.document import Document
from fgmv_extract.findings import Code
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import File, Place

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "pages"
Page = Callable[..., Document]
_LEFT_OUT = {"verbatim", "file"}
"""Places stand behind their values, and what stands there is verbatim (``tests/test_provenance.py``)."""


def told(value: object, name: str = "") -> Iterator[str]:
    """Yield a line for each plain value in a record, in the order of its fields; nothing for what is not said."""
    if isinstance(value, tuple):
        if value and all(isinstance(one, str) for one in value):
            yield f"{name}: {' | '.join(value)}"
        else:
            yield from (line for number, one in enumerate(value, 1) for line in told(one, f"{name} {number}"))
    elif attrs.has(type(value)) and not isinstance(value, File):
        names = [each.name for each in attrs.fields(type(value)) if each.name not in _LEFT_OUT]
        names = [one for one in names if not isinstance(getattr(value, one), Place)]
        lines = [line for one in names for line in told(getattr(value, one), f"{name} {one}".lstrip())]
        place = getattr(value, "place", None)
        yield from [f"{lines[0]}{_at(place)}", *lines[1:]] if lines else []
    elif isinstance(value, Code):
        yield f"{name}: {value.label}"
    elif value is not None and value is not False:
        yield f"{name}: {value}".replace("\n", "\\n").rstrip()


def _at(place: object) -> str:
    if not isinstance(place, Place):
        return ""
    where = [place.block, *(each for each in (place.row, place.column) if each is not None)]
    inner = f" {place.start}-{place.end}" if place.start is not None else ""
    return f" @ {'.'.join(map(str, where))}{inner}"


def cases(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield the cases of all files: name, blocks, lines."""
    for path in sorted(folder.glob("*.txt")):
        for case in path.read_text("utf-8").split("=== ")[1:]:
            head, _, said = case.partition("\n---\n")
            name, _, page = head.partition("\n")
            yield name, [block for block in page.strip("\n").split("\n\n") if block], said.strip("\n").split("\n")


@pytest.mark.parametrize(("blocks", "said"), [pytest.param(*rest, id=name) for name, *rest in cases(FOLDER)])
def test_a_page_says_this_and_nothing_else(page: Page, blocks: list[str], said: list[str]) -> None:
    """All values, places and findings."""
    assert list(told(interpret(page(*blocks), default()))) == said
