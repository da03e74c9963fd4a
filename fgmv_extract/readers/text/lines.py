"""Characters become lines, numbered as an editor numbers them."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, final

from attrs import field, frozen

from fgmv_extract.patterns import pattern

_HARD = pattern(r"\r?\r\n|\r|\n")  # \r\r\n is what transfers in text mode leave behind
_SOFT_ENDS = "\v\f\x85\u2028\u2029"
_SOFT = pattern(f"[{_SOFT_ENDS}]")
_NO_TEXT = pattern("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_LARGE = 1 << 15  # characters


@final
@frozen(slots=False)
class Lines:
    """The lines of a text without their ends, and the number of each, counted from 1.

    Form feeds and other odd line ends begin a line here but not in an editor: such lines share a number. ``breaks`` are the
    numbers of the lines in which a form feed stands. ``known`` is what a recogniser found out, kept for its reader by its name.
    """

    texts: Sequence[str]
    numbers: Sequence[int]
    breaks: Sequence[int] = ()
    known: dict[str, Any] = field(init=False, factory=dict, eq=False, repr=False)

    @cached_property
    def whole(self) -> str:
        """All lines in one text: what is looked for in every line is found at once."""
        return "\n".join(self.texts)

    @cached_property
    def tabs_lead(self) -> bool:
        """Whether no tab stands anywhere but at the beginning of a line."""
        return self.whole.count("\t") == self.whole.count("\n\t") + self.whole.startswith("\t")

    def hold(self, sign: str) -> bool:
        """Tell whether a sign stands in a line; its characters are looked for one by one first, which takes no time at all."""
        return all(map(self.whole.__contains__, sign)) and sign in self.whole


def has_controls(text: str) -> bool:
    """Tell whether ``without_controls`` would change the text."""
    return _NO_TEXT.search(text) is not None


def without_controls(text: str) -> tuple[str, int]:
    """Put blanks in place of what no text has: control characters and lone surrogates; return how many there were."""
    return _NO_TEXT.subn(" ", text)


def lines_of(text: str) -> Lines:
    """Split a text at whatever ends a line, on any system or in any office program."""
    if "\r" in text:
        text = _HARD.sub("\n", text)
    hard = _hard(text)
    if not any(end in text for end in _SOFT_ENDS):
        lines = Lines(hard, range(1, len(hard) + 1))
        vars(lines)["whole"] = text  # it is there already: in a large text, to join its lines makes as much once more
        return lines
    parts = list(_soft(hard))
    breaks = [number for number, line in enumerate(hard, 1) for _ in range(line.count("\f"))]
    return Lines([part for part, _ in parts], [number for _, number in parts], breaks)


def _hard(text: str) -> Sequence[str]:
    """Split a text at its line ends; in a large one equal lines are one, for half of them are rows that repeat each other."""
    lines: list[str] = []
    known: dict[str, str] = {}
    start = 0
    while len(text) - start > _LARGE and (end := text.find("\n", start + _LARGE)) >= 0:
        part = text[start:end].split("\n")
        lines += map(known.setdefault, part, part)
        start = end + 1
    part = (text[start:] if start else text).split("\n")
    return [*lines, *map(known.setdefault, part, part)] if start else part


def _soft(hard: Sequence[str]) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(hard, 1):
        for part in _SOFT.split(line):
            yield part, number
