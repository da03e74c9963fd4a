"""What the values show of themselves at the prompt, in print, and to rich."""

import io
import subprocess
import sys

import pytest
from attrs import evolve

import fgmv_extract as fx
from fgmv_extract.outputs.display import Page
from fgmv_extract.outputs.showing import text


@pytest.fixture
def values(statement: fx.Statement) -> tuple[fx.Statement, fx.Comparison, fx.History, fx.Review]:
    """One of each."""
    later = evolve(statement, number="SG20-LS13", date="2024-09-01", deliverables=statement.deliverables[:1])
    return statement, fx.compare(statement, later), fx.history([statement, later]), fx.review(statement)


def test_a_repr_is_one_line_that_says_what_it_is(values: tuple[object, ...]) -> None:
    """A prompt, a debugger and a log show it; a hundred records would drown them."""
    for value in values:
        shown = repr(value)
        assert shown.startswith(f"<{type(value).__name__}: ")
        assert "\n" not in shown
        assert len(shown) < 500
    statement = values[0]
    assert isinstance(statement, fx.Statement)
    assert f", {len(statement.deliverables)} deliverables" in repr(statement)


def test_print_shows_what_the_command_shows(values: tuple[object, ...]) -> None:
    """The lines of the table for eyes, without colours."""
    for value in values:
        assert str(value) == text(value, Page(100)).rstrip("\n")
        assert "\x1b" not in str(value)


def test_what_a_document_says_moves_no_cursor(statement: fx.Statement) -> None:
    """Neither form hands control characters on."""
    hostile = evolve(statement, number="LS\x1b[2J1", title="a\x9bb\n\x07")
    assert "\x1b" not in repr(hostile)
    assert "\x9b" not in str(hostile)


def test_rich_prints_them_as_wide_as_its_console(values: tuple[object, ...]) -> None:
    """In colour where the console has colours."""
    console = pytest.importorskip("rich.console")
    for value in values:
        plain, painted = io.StringIO(), io.StringIO()
        console.Console(file=plain, width=60, no_color=True).print(value)
        console.Console(file=painted, width=60, force_terminal=True, color_system="standard").print(value)
        assert plain.getvalue().rstrip("\n") == text(value, Page(60)).rstrip("\n")
        assert "\x1b[" in painted.getvalue()


def test_what_has_no_form_says_so() -> None:
    """A value of another kind is a mistake of the caller."""
    with pytest.raises(TypeError, match="int has no text form"):
        text(1, Page(80))


def test_showing_is_imported_when_something_is_shown() -> None:
    """``import fgmv_extract`` stays light."""
    program = (
        "import sys, fgmv_extract; sys.exit('fgmv_extract.outputs.showing' in sys.modules or 'rich' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603  our own program
