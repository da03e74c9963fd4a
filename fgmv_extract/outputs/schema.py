"""The schemas of what is written: JSON Schema (draft 2020-12) for a statement, made from its records; columns for tables.

What types cannot say stands in two tables: which texts are dates or digests, and which keys are added on writing. The
descriptions are the records' docstrings.
"""

import inspect
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

import attrs

from fgmv_extract.changes import COMPARISON_SCHEMA_VERSION, Change, Comparison, Side
from fgmv_extract.findings import Code, Finding, Severity
from fgmv_extract.outputs.tables import FINDINGS, LONG, POSITION, SEPARATOR, WIDE, Column
from fgmv_extract.places import File, Place
from fgmv_extract.records import (
    SCHEMA_VERSION,
    Commitment,
    Deadline,
    Deliverable,
    Link,
    Meeting,
    Period,
    PositionState,
    ReceivedAs,
    Role,
    Statement,
    Status,
    WorkItem,
)
from fgmv_extract.references import Reference
from fgmv_extract.reviews import REVIEW_SCHEMA_VERSION, Point, Review
from fgmv_extract.timeline import HISTORY_SCHEMA_VERSION, Event, History

Schema = dict[str, Any]
"""A JSON Schema, or a part of one, as plain values."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATE: Schema = {"pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
_TYPE: Schema = {"enum": ["LS/o", "LS/i", "LS/r", None]}
_COUNT: Schema = {"minimum": 0}

_NARROWER: dict[tuple[type, str], Schema] = {
    (File, "size"): _COUNT,
    (File, "sha256"): {"pattern": "^[0-9a-f]{64}$"},
    **{(Place, key): _COUNT for key in ("block", "table", "row", "column", "start", "end")},
    **{(Place, key): {"minimum": 1} for key in ("line", "page")},
    (Place, "box"): {"description": "left, top, right, bottom in PDF points from the top left corner of the page"},
    (Statement, "date"): _DATE,
    (Statement, "type"): _TYPE,
    (ReceivedAs, "type"): _TYPE,
    **{(kind, key): _DATE for kind in (Meeting, Period) for key in ("start", "end")},
    (Deadline, "date"): _DATE,
    (Deliverable, "approved"): _DATE,
    (Reference, "date"): _DATE,
    (Side, "date"): _DATE,
    (Side, "type"): _TYPE,
    (Reference, "dated"): {"enum": ["date", "meeting", "approval", "prose", None]},
    (Event, "date"): _DATE,
    (Point, "date"): _DATE,
    (Review, "on"): _DATE,
    (Link, "confidence"): {"minimum": 0, "maximum": 1},
}
"""Of a key of a record, what its type leaves open. Dates are ISO 8601, as precise as the text."""

_TEXT: Schema = {"type": "string"}
_ADDED: dict[type, Schema] = {
    Statement: {"schema_version": {"const": SCHEMA_VERSION}},
    Comparison: {"schema_version": {"const": COMPARISON_SCHEMA_VERSION}},
    History: {"schema_version": {"const": HISTORY_SCHEMA_VERSION}},
    Review: {"schema_version": {"const": REVIEW_SCHEMA_VERSION}},
    WorkItem: {"candidates": {"type": "array", "items": _TEXT, "description": "ids of the links, best first"}},
    Finding: {"severity": {"enum": [severity.value for severity in Severity]}},
}
_MAY_LACK: dict[type, frozenset[str]] = {
    File: frozenset({"container"}),
    Place: frozenset(field.name for field in attrs.fields(Place)) - {"block"},
    Change: frozenset({"group", "work_item", "field", "was", "now"}),
}
"""Keys that are left out, and not null, when there is nothing to say."""


def schema_of_statement() -> Schema:
    """Return the schema of what ``statement_to_dict`` returns; nothing else than that is valid."""
    definitions: dict[str, Schema] = {}
    whole = _record(Statement, definitions)
    return {
        "$schema": _DIALECT,
        "title": f"ITU-T liaison statement, as fgmv-extract writes it, version {SCHEMA_VERSION}",
        **whole,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_of_comparison() -> Schema:
    """Return the schema of a comparison as JSON."""
    return _schema_of(Comparison, "Comparison of liaison statements", COMPARISON_SCHEMA_VERSION)


def schema_of_history() -> Schema:
    """Return the schema of a history as JSON."""
    return _schema_of(History, "History of deliverables", HISTORY_SCHEMA_VERSION)


def schema_of_review() -> Schema:
    """Return the schema of a review as JSON."""
    return _schema_of(Review, "Review of liaison statements", REVIEW_SCHEMA_VERSION)


def _schema_of(kind: type[attrs.AttrsInstance], called: str, version: str) -> Schema:
    definitions: dict[str, Schema] = {}
    whole = _record(kind, definitions)
    return {
        "$schema": _DIALECT,
        "title": f"{called}, as fgmv-extract writes it, version {version}",
        **whole,
        "$defs": dict(sorted(definitions.items())),
    }


def _record(kind: type[attrs.AttrsInstance], definitions: dict[str, Schema]) -> Schema:
    """Return the schema of a record; the records below it go to ``definitions``."""
    properties = dict(_ADDED.get(kind, {}))
    for field in attrs.fields(kind):
        properties[field.name] = _narrowed(_type(field.type, definitions), _NARROWER.get((kind, field.name), {}))
    return {
        "type": "object",
        "description": _description(kind),
        "properties": properties,
        "required": [key for key in properties if key not in _MAY_LACK.get(kind, frozenset())],
        "additionalProperties": False,
    }


def _narrowed(schema: Schema, narrower: Schema) -> Schema:
    return narrower if "enum" in narrower else {**schema, **narrower}


def _type(kind: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401  an annotation is any object
    if attrs.has(kind):
        return _reference(kind, definitions)
    if get_origin(kind) is tuple:
        return _sequence(get_args(kind), definitions)
    if isinstance(kind, UnionType):
        return _union(get_args(kind), definitions)
    if kind is Code:
        return {"enum": [code.label for code in Code]}
    if issubclass(kind, StrEnum):
        return {"enum": [word.value for word in kind]}
    return _SCALARS[kind]


_SCALARS: dict[type, Schema] = {
    str: _TEXT,
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
}


def _reference(kind: type[attrs.AttrsInstance], definitions: dict[str, Schema]) -> Schema:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # stops a record that holds its own kind
        definitions[kind.__name__] = _record(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _sequence(kinds: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    items = _type(kinds[0], definitions)
    if kinds[-1] is Ellipsis:
        return {"type": "array", "items": items}
    return {"type": "array", "items": items, "minItems": len(kinds), "maxItems": len(kinds)}


def _union(kinds: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    """Return a choice of schemas; that of one kind or None as short as it can be said."""
    some = [_type(kind, definitions) for kind in kinds if kind is not NoneType]
    if len(some) == len(kinds):
        return {"anyOf": some}
    return _or_null(some[0]) if len(some) == 1 else {"anyOf": [*some, {"type": "null"}]}


def _or_null(schema: Schema) -> Schema:
    """Allow null beside ``schema``; a type becomes a list of types, words one word more, a reference a choice."""
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _description(kind: type) -> str:
    return " ".join((inspect.getdoc(kind) or "").split()).replace("``", "")


def schema_of_tables() -> Schema:
    """Return the columns of the flat tables, each as a Frictionless Table Schema (v2).

    ``deliverables`` is the wide table: before ``aliases`` it has the fields ``perGroup`` once for each group that heads a
    position column, the name of the group in place of ``GROUP``. ``groups`` is the long one.
    """
    per_group = [_field(column._replace(name=f"GROUP {column.name}")) for column in POSITION]
    return {
        "deliverables": {"fields": [_field(column) for column in WIDE], "perGroup": per_group},
        "groups": {"fields": [_field(column) for column in LONG]},
        "findings": {"fields": [_field(column) for column in FINDINGS]},
    }


def _field(column: Column) -> Schema:
    field = {"name": column.name, **_FIELD_TYPES[column.type], "description": column.meaning}
    known = _WORDS.get(column.name.rpartition(" ")[2])
    return {**field, "constraints": {"enum": known}} if known else field


_WORDS = {
    "status": [word.value for word in Status],
    "role": [*(word.value for word in Role), "unspecified"],
    "state": [word.value for word in PositionState],
    "commitment": [word.value for word in Commitment],
    "severity": [word.value for word in Severity],
    "code": [code.label for code in Code],
}
_FIELD_TYPES: dict[str, Schema] = {
    "text": {"type": "string"},
    "texts": {"type": "list", "delimiter": SEPARATOR},
    "boolean": {"type": "boolean"},
}
