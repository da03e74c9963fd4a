"""Frozen records that are made by the thousand, in half the time."""

from collections.abc import Callable
from typing import Any, TypeVar

import attrs

_Record = TypeVar("_Record", bound=attrs.AttrsInstance)


def quick(record: type[_Record]) -> type[_Record]:
    """Let a frozen attrs class with slots fill its records while they are open, and pickle them without the names of their fields.

    A frozen record refuses what is assigned to its fields, and attrs goes around that for each of them. Here it belongs to an
    open class while it is made, for which Python assigns at full speed, and then to its own for good. Its fields have plain
    values for defaults, and neither converters nor validators.
    """
    opened = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    known = {f"default_{field.name}": field.default for field in attrs.fields(record)}
    known |= {"record": record, "opened": type(record.__name__, (record,), opened), "open_up": object.__setattr__}
    made: dict[str, Callable[..., Any]] = {}
    exec(_methods(attrs.fields(record)), known, made)  # noqa: S102  written below, from the names of fields, as attrs does
    made["__init__"].__annotations__ = record.__init__.__annotations__
    for name, method in made.items():
        method.__qualname__ = f"{record.__qualname__}.{name}"
        setattr(record, name, method)
    return record


def _methods(fields: "tuple[attrs.Attribute[Any], ...]") -> str:
    """Write the methods that make a record, take it apart for a pickle, and make it again."""
    star = ["*"] if any(field.kw_only for field in fields) else []
    asked = [field.name if field.default is attrs.NOTHING else f"{field.name}=default_{field.name}" for field in fields]
    values = "".join(f"self.{field.name}, " for field in fields)
    filled = [f"self.{field.name} = {field.name}" for field in fields]
    return "\n".join(
        [
            _making(f"def __init__({', '.join(['self', *star, *asked])}):", filled),
            _making("def __setstate__(self, state):", [f"{values}= state"]),
            f"def __getstate__(self): return {values}",
        ]
    )


def _making(head: str, lines: list[str]) -> str:
    return "\n ".join([head, "open_up(self, '__class__', opened)", *lines, "self.__class__ = record"])
