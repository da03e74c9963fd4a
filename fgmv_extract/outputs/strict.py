"""Plain values read back strictly: what is not of the type that is expected is an error, and nothing is converted.

Each function takes a value and the type it is wanted as, and returns the value or raises the ``TypeError`` of ``misfit``.
"""

import json
from enum import StrEnum

from fgmv_extract.findings import Code


def text(value: object, _: object) -> str:
    """Read a text."""
    if type(value) is not str:
        raise misfit("text", value)
    return value


def word(value: object, kind: type[StrEnum]) -> StrEnum:
    """Read one of the words of an enumeration."""
    words = [each.value for each in kind]
    if value not in words:
        raise misfit(" or ".join(words), value)
    return kind(value)


def whole_number(value: object, _: object) -> int:
    """Read a whole number; ``true`` is none."""
    if type(value) is not int:  # a bool is an int in Python and not in JSON
        raise misfit("a whole number", value)
    return value


def truth(value: object, _: object) -> bool:
    """Read ``true`` or ``false``."""
    if type(value) is not bool:
        raise misfit("true or false", value)
    return value


def number(value: object, _: object) -> float:
    """Read a number, whole or not."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise misfit("a number", value)
    try:
        return float(value)
    except OverflowError:
        raise misfit("a number", value) from None


def code(value: object, _: object) -> Code:
    """Read the code of a finding by its name."""
    for known in Code:
        if known.label == value:
            return known
    raise misfit("the code of a finding (fgmv-extract explain lists them)", value)


def misfit(expected: str, value: object) -> TypeError:
    """Return the error that says what was expected and what is there."""
    match value:
        case dict():
            found = "an object"
        case list():
            found = f"a list of {len(value)}"
        case _:
            found = quoted(value)
    return TypeError(f"expected {expected}, found {found}")


def quoted(value: object, most: int = 60) -> str:
    """Return a plain value as JSON, cut when it would drown the sentence it is quoted in."""
    text = json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= most else f"{text[: most - 1]}…"
