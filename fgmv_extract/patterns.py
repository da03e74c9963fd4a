"""Regular expressions that are compiled when they are first asked.

Reading one document needs a third of them; compiling all of them takes longer than reading it.
"""

import re
from collections.abc import Iterable
from typing import AnyStr, cast

_ASKED = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "split",
    "sub",
    "subn",
    "scanner",
    "groupindex",
    "groups",
)


class _Pattern:
    """Stands for a compiled pattern, and holds its methods once it has been asked for one."""

    __slots__ = ("flags", "pattern", *_ASKED)

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile: none of the methods is there yet."""
        if name not in _ASKED:
            raise AttributeError(f"a pattern has no attribute {name!r}")
        made = re.compile(self.pattern, self.flags)
        for each in _ASKED:
            setattr(self, each, getattr(made, each))
        value: object = getattr(made, name)
        return value


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what can be asked like ``re.compile(text, flags)``, but is no argument for the functions of ``re``."""
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


def holds_any(text: str, parts: Iterable[str]) -> bool:
    """Tell whether any of the parts stands in a text: what a pattern cannot do without is looked for much sooner than the pattern."""
    for part in parts:  # noqa: SIM110  a generator for any() takes longer than most texts
        if part in text:
            return True
    return False
