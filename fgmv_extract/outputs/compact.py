"""A statement as JSON on one line, written straight from its records.

The text is, byte for byte, what the plain values of ``outputs.plain`` give as JSON, in half the time: whoever stores an archive
writes it for every document. Each class is compiled to a function once, as cattrs does: one expression that fills a template.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from json import dumps
from json.encoder import encode_basestring
from math import isfinite
from types import GenericAlias, NoneType
from typing import Any, get_args

import attrs

from fgmv_extract.findings import Code, Finding, Severity
from fgmv_extract.outputs.plain import PLACE_KEYS
from fgmv_extract.places import File, Place
from fgmv_extract.records import SCHEMA_VERSION, Statement, WorkItem

_Write = Callable[[Any], str]
_Kind = Any
"""A type that a record declares for a field: a class, or one of several, or a sequence of one."""


def compact(statement: Statement) -> str:
    """Return the JSON text of a statement: no white space, no final newline."""
    return _written(Statement)(statement)


@cache
def _written(record: type) -> _Write:
    """Return what writes a record."""
    if record is Place:
        return _place
    if record is File:
        return _file()
    fields = {each.name: each.type for each in attrs.fields(attrs.resolve_types(record))}
    if record is WorkItem:
        after = {key: fields.pop(key) for key in ("links", "formerly", "place", "verbatim")}
        fields |= {"candidates": tuple[str, ...], **after}
    if record is Finding:
        fields = {"code": fields.pop("code"), "severity": Severity, **fields}
    return _object(fields, {"schema_version": SCHEMA_VERSION} if record is Statement else {})


def _object(fields: dict[str, Any], constants: dict[str, str]) -> _Write:
    """Compile what writes an object with keys that are always the same, and one for each attribute."""
    names: dict[str, Any] = {"quoted": encode_basestring, "number": _number}
    values = [_expression(kind, f"record.{name}", names) for name, kind in fields.items()]
    heads = [f"{encode_basestring(key)}:{encode_basestring(value)}" for key, value in constants.items()]
    names["template"] = "{" + ",".join([*heads, *(f'"{name}":%s' for name in fields)]) + "}"
    write: _Write = eval(f"lambda record: template % ({', '.join(values)},)", names)  # noqa: S307  names of our own records
    return write


def _expression(kind: _Kind, value: str, names: dict[str, Any]) -> str:
    """Return the expression for the text of a value of a type that a record declares; what it calls goes into ``names``."""
    kinds = get_args(kind)
    if NoneType in kinds:
        (sure,) = (each for each in kinds if each is not NoneType)
        return f"('null' if (v := {value}) is None else {_expression(sure, 'v', names)})"
    if isinstance(kind, GenericAlias):
        return f"(f'[{{\",\".join(map({_function(kinds[0], names)}, v))}}]' if (v := {value}) else '[]')"
    if kind in _PLAIN:
        return _PLAIN[kind].format(value)
    if issubclass(kind, StrEnum):
        return f"quoted({value}.value)"
    return f"{_function(kind, names)}({value})"


def _function(kind: type, names: dict[str, Any]) -> str:
    """Return the name of what writes an item of a sequence, or a record within a record."""
    if kind is str:
        return "quoted"
    names[f"write_{kind.__name__}"] = _written(kind)
    return f"write_{kind.__name__}"


_PLAIN: dict[object, str] = {
    str: "quoted({})",
    bool: "('true' if {} else 'false')",
    int: "{}",
    float: "number({})",
    Code: "quoted({}.label)",
}


def _number(value: float) -> str:
    return repr(value) if isfinite(value) else dumps(value)


def _file() -> _Write:
    fields = {each.name: each.type for each in attrs.fields(attrs.resolve_types(File))}
    whole = _object(fields, {})
    bare = _object({name: kind for name, kind in fields.items() if name != "container"}, {})
    return lambda file: bare(file) if file.container is None else whole(file)


def _place(place: Place) -> str:
    """Only what there is: most places have five of the nine."""
    told = _told_place(place)
    box = "" if place.box is None else f',"box":[{",".join(map(_number, place.box))}]'
    return f"{{{told[1:]}{box}}}"


_told_place: _Write = eval(  # noqa: S307  names of our own
    "lambda place: "
    + " + ".join(f"""('' if (v := place.{key}) is None else f',"{key}":{{v}}')""" for key in PLACE_KEYS)
)
