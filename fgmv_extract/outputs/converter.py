"""The one cattrs converter: how strictly plain values are read back, and how other results write the records in them.

Reading believes nothing: a value of another type than the record declares is an error, never converted, and so is a key
that no record has. Each class is compiled to a function once, when the converter is made.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

import attrs
from cattrs import ClassValidationError, Converter, IterableValidationError, IterableValidationNote
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn

from fgmv_extract.findings import Code, Finding
from fgmv_extract.outputs import strict
from fgmv_extract.outputs.plain import OWN_WAYS, plain
from fgmv_extract.places import Place
from fgmv_extract.records import Statement, WorkItem

_Read = Callable[[Any, Any], Any]

_DERIVED: dict[type, frozenset[str]] = {
    Statement: frozenset({"schema_version"}),
    WorkItem: frozenset({"candidates"}),
    Finding: frozenset({"severity"}),
}
"""Keys that are written and not read back, since they follow from the others."""


@cache
def converter() -> Converter:
    """Return the converter for statements and everything below them."""
    made = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    _teach_writing(made)
    _teach_reading(made)
    return made


def _teach_writing(made: Converter) -> None:
    made.register_unstructure_hook(StrEnum, plain)
    for kind in OWN_WAYS:
        made.register_unstructure_hook(kind, plain)


def _teach_reading(made: Converter) -> None:
    made.register_structure_hook(str, strict.text)
    made.register_structure_hook(StrEnum, strict.word)
    made.register_structure_hook(int, strict.whole_number)
    made.register_structure_hook(bool, strict.truth)
    made.register_structure_hook(float, strict.number)
    made.register_structure_hook(Code, strict.code)
    made.register_structure_hook_factory(_is_sequence, _sequence)
    made.register_structure_hook_factory(attrs.has, _record)
    made.register_structure_hook(Finding, _finding(_record(Finding, made)))
    made.register_structure_hook(Place | None, _place_if_it_points(_record(Place, made)))


def _is_sequence(kind: object) -> bool:
    return get_origin(kind) is tuple


def _sequence(kind: object, made: Converter) -> _Read:
    """Read a list into ``tuple[X, ...]`` or, as for a box, into a tuple of so many."""
    kinds = get_args(kind)
    size = None if kinds[-1] is Ellipsis else len(kinds)
    read_item = made.get_structure_hook(kinds[0])

    def read(value: object, _: object) -> tuple[Any, ...]:
        if type(value) is not list or size not in {None, len(value)}:
            raise strict.misfit("a list" if size is None else f"a list of {size} values", value)
        return tuple(_items(value, kinds[0], read_item))

    return read


def _items(values: list[Any], kind: object, read: _Read) -> list[Any]:
    items = []
    for index, value in enumerate(values):
        try:
            items.append(read(value, kind))
        except (TypeError, ExceptionGroup) as error:
            error.add_note(IterableValidationNote("", index, kind))
            raise IterableValidationError("", [error], list) from None
    return items


def _record(kind: type, made: Converter) -> _Read:
    read: _Read = make_dict_structure_fn(kind, made)
    derived = _DERIVED.get(kind, frozenset())

    def checked(value: object, _: object) -> object:
        if type(value) is not dict:
            raise strict.misfit("an object", value)
        plain = {key: value[key] for key in value if key not in derived} if derived else value
        return read(plain, kind)

    return checked


def _finding(read: _Read) -> _Read:
    """Let a finding without a message say what its code says."""

    def finding(value: object, kind: object) -> object:
        if type(value) is dict and "message" not in value:
            value = {**value, "message": strict.code(value.get("code"), Code).sentence}
        return read(value, kind)

    return finding


def _place_if_it_points(read: _Read) -> _Read:
    """Leave out a place without its block: nothing in a document is found with it."""

    def place(value: object, kind: object) -> object:
        if value is None:
            return None
        if type(value) is dict and "block" not in value:
            read({**value, "block": 0}, kind)  # what is said of it must be true to its type all the same
            return None
        return read(value, kind)

    return place


def first_misfit(error: BaseException) -> tuple[str, str]:
    """Of an error that ``converter().structure`` raised, the path of the first key that does not fit and what is wrong.

    The path is as in Python, ``deliverables[3].title``, and empty for the statement itself.
    """
    path = ""
    while isinstance(error, ClassValidationError | IterableValidationError):
        within, without = error.group_exceptions()
        if not within:
            error = without[0]
            continue
        error, note = within[0]
        path += f"[{note.index}]" if isinstance(note, IterableValidationNote) else f".{note.name}"
    return path.removeprefix("."), _said(error)


def _said(error: BaseException) -> str:
    match error:
        case ForbiddenExtraKeysError():
            return f"the key {strict.quoted(min(map(str, error.extra_fields)))} is not known"
        case KeyError():
            return "is missing"
        case _:
            return str(error)
