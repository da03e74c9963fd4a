"""What is looked for before a slow pattern is asked: the stems that stand beside it."""

import re
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.grammar import authorities
from fgmv_extract.interpretation import correspondence, meetings, work_items
from fgmv_extract.patterns import holds_any

_HINT = re.compile(r"\(\?=(?:\[\w+\]|\w)\)")
"""What a pattern begins with, told once more: of texts that are made at random nearly all begin otherwise."""


@pytest.mark.parametrize(
    ("room", "pattern", "stems"),
    [
        (authorities, "_SUGGESTED", "_SUGGESTING"),
        (authorities, "_ALLOCATED", "_ALLOCATING"),
        (correspondence, "_TO_WHOM", "_STEMS"),
        (meetings, "_MEETING", "_STEMS"),
        (work_items, "_STATE", "_STATE_STEMS"),
        (work_items, "_KIND", "_KIND_STEMS"),
    ],
)
@given(st.data())
def test_a_stem_stands_in_all_that_a_pattern_finds(
    room: ModuleType, pattern: str, stems: str, data: st.DataObject
) -> None:
    """Text without any of the stems holds nothing for the pattern: to look for the stems first loses nothing."""
    asked = vars(room)[pattern]
    likely = re.compile(_HINT.sub("", asked.pattern), asked.flags | re.ASCII)
    found = asked.search(data.draw(st.from_regex(likely)))
    assert found is None or holds_any(found[0].casefold(), vars(room)[stems])
