"""Which plain values a record becomes: JSON is written from them, and ``converter`` reads them back.

A record is an object, its keys in the order of its fields; a few are written in a way of their own. cattrs, which reads, could
write as well, but a command that writes one statement would wait for its import longer than for the reading.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache, partial
from typing import Any, final

import attrs

from fgmv_extract.findings import Code, Finding
from fgmv_extract.places import File, Place
from fgmv_extract.records import SCHEMA_VERSION, Statement, WorkItem

Plain = dict[str, Any]
"""A JSON object: values are str, int, float, bool, None, lists and objects again."""

_Write = Callable[[Any], Any]

PLACE_KEYS = ("page", "line", "table", "row", "column", "start", "end", "block")
"""The keys of a place in their order; those it has not are left out. ``box`` follows them."""

_PLAIN = frozenset({str, int, float, bool, type(None)})


def plain(value: object) -> Any:  # noqa: ANN401  whatever JSON knows
    """Return what a record, a sequence of records or a word of an enumeration is in JSON; anything else as it is."""
    return value if type(value) in _PLAIN else _WRITERS[type(value)](value)


def _writer(kind: type) -> _Write:
    if issubclass(kind, StrEnum):
        return lambda word: word.value
    if issubclass(kind, tuple | list):
        return _list
    return partial(_record, _names(kind)) if attrs.has(kind) else lambda value: value


def _list(values: Sequence[object]) -> list[Any]:
    return [plain(value) for value in values]


def _record(names: Sequence[str], record: object) -> Plain:
    # As ``plain`` does, without a call for each value: most are texts or None.
    return {
        name: value if (kind := type(value := getattr(record, name))) in _PLAIN else _WRITERS[kind](value)
        for name in names
    }


@cache
def _names(kind: "type[attrs.AttrsInstance]") -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(kind))


def _place(place: Place) -> Plain:
    """Only what there is: most places have five of the nine."""
    said: Plain = {key: value for key in PLACE_KEYS if (value := getattr(place, key)) is not None}
    if place.box is not None:
        said["box"] = list(place.box)
    return said


def _file(file: File) -> Plain:
    """A file that came out of no container says nothing of one."""
    said = _record(_names(File), file)
    if file.container is None:
        del said["container"]
    return said


def _finding(finding: Finding) -> Plain:
    return {
        "code": finding.code.label,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": plain(finding.place),
        "deliverable": finding.deliverable,
    }


def _work_item(item: WorkItem) -> Plain:
    said = _record(_names(WorkItem), item)
    links = said.pop("links")
    after = {key: said.pop(key) for key in ("formerly", "place", "verbatim")}
    return {**said, "candidates": list(item.candidates), "links": links, **after}


def _statement(statement: Statement) -> Plain:
    return {"schema_version": SCHEMA_VERSION, **_record(_names(Statement), statement)}


def _code(code: Code) -> str:
    return code.label


OWN_WAYS: dict[type, _Write] = {
    Place: _place,
    File: _file,
    Code: _code,
    Finding: _finding,
    WorkItem: _work_item,
    Statement: _statement,
}
"""What is not written as other records and words are."""


@final
class _Writers(dict[type, _Write]):
    """How the values of a class are written; found out when the first is met."""

    def __missing__(self, kind: type) -> _Write:
        self[kind] = found = _writer(kind)
        return found


_WRITERS = _Writers(OWN_WAYS)
