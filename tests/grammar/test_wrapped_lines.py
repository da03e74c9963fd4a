"""Line ends within a paragraph: which of them a narrow page made, and which begin something."""

import pytest

from fgmv_extract.grammar.columns import Heading, read_heading
from fgmv_extract.grammar.roles import Role
from fgmv_extract.grammar.sentences import is_wrapped
from fgmv_extract.itu.vocabulary import default

LONG = "The deliverables of the Focus Group show"  # as long as the shortest line that is wrapped


@pytest.mark.parametrize(
    ("before", "after", "wrapped"),
    [
        ("The", "deliverables", True),
        ("The", "Deliverables", False),
        (LONG, "Maps of cities", True),
        (LONG[:-1], "Maps of cities", False),
        (f"{LONG[:-1]}    ", "Maps of cities", False),
        (f"{LONG}.", "Maps of cities", False),
        (f"{LONG}.", "maps of cities", False),
        (f"{LONG}.”", "maps of cities", False),
        (f"{LONG}:", "Maps of cities", False),
        (f"{LONG};", "Maps of cities", False),
        (f"{LONG}:", "maps of cities", True),
        (LONG, "", False),
        (LONG, "   ", False),
        (LONG, "   Maps", True),
        (LONG, "- Maps", False),
        (LONG, "1) Maps", False),
        (LONG, "A) Maps", False),
        (LONG, "Source: SG20", False),
        (LONG, "Contact of us: Jane", False),
        (f"{LONG} and on 29 July", "- 2 August 2024 all of it", True),
        (f"{LONG} and on (29)", "- 2 August 2024 all of it", False),
        (f"{LONG} and on 29 -", "- 2 August 2024 all of it", False),
        (f"{LONG} and on 29 July", "- 2 maps", False),
    ],
)
def test_a_line_that_goes_on(before: str, after: str, wrapped: bool) -> None:  # noqa: FBT001
    """With a small letter anywhere; behind a long line with all that begins no item, label or sentence; and in a date."""
    text = f"One line.\n{before}\n{after}"
    assert is_wrapped(text, len(text) - len(after) - 1) is wrapped


def test_a_heading_has_a_longest_length() -> None:
    """What is longer is none."""
    assert read_heading(f"Title{' ' * 995}", default()) == Heading(Role.TITLE)
    assert read_heading(f"Title{' ' * 996}", default()) == Heading(Role.OTHER)
