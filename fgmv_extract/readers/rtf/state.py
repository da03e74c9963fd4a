"""What holds within a group: the font, what is hidden or changed, and how deep in tables a paragraph stands."""

from operator import attrgetter
from typing import Self, final

from attrs import define, fields

from fgmv_extract.readers.rtf.charsets import Font


@final
@define(eq=False)
class State:
    r"""The formatting that a closing brace takes back.

    ``skip`` is how many characters stand in for one in Unicode (``\uc``). ``is_gone`` tells that text is left out: hidden,
    struck through, deleted, or inserted where the original is read. ``level`` is ``\itap``, ``in_table`` ``\intbl``.
    """

    font: Font
    skip: int = 1
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    struck: bool = False
    is_gone: bool = False
    in_table: bool = False
    level: int = 0
    style: int = 0

    def copy(self) -> Self:
        """Return another one that says the same."""
        return type(self)(*_values_of(self))

    @property
    def depth(self) -> int:
        """How deep in tables a paragraph ends, 0 outside."""
        return max(self.level, 1) if self.in_table else 0

    def end_formatting_of_paragraph(self) -> None:
        r"""Take back what holds for paragraphs (``\pard``)."""
        self.in_table, self.level, self.style = False, 0, 0

    def end_formatting_of_text(self, font: Font) -> None:
        r"""Take back what holds for characters (``\plain``)."""
        self.font = font
        self.hidden = self.deleted = self.inserted = self.struck = self.is_gone = False

    def is_changed_away(self, *, original: bool) -> bool:
        """Whether a tracked change takes what is formatted so out of the view that is read."""
        return self.inserted if original else self.deleted

    def settle(self, *, original: bool) -> None:
        """Find out anew whether text is left out."""
        struck = self.struck and not original  # by hand: the original has it
        self.is_gone = self.hidden or struck or self.is_changed_away(original=original)


_values_of = attrgetter(*(field.name for field in fields(State)))
