"""A statement as JSON and back, with nothing lost between.

``statement_from_dict(statement_to_dict(s))`` equals ``s`` and brings back its provenance too: places, verbatim text,
evidence and findings. The keys are those of the records; three are derived and not read back: ``schema_version``,
``candidates`` of a work item (the ids of its links) and ``severity`` of a finding.
"""

import json
from typing import cast

from fgmv_extract.errors import MalformedDocumentError, UnsupportedFormatError
from fgmv_extract.outputs.converter import Plain, converter, first_misfit
from fgmv_extract.outputs.strict import quoted
from fgmv_extract.records import SCHEMA_VERSION, Statement

_REMEDY = "write it anew with fgmv-extract extract"


def statement_to_dict(statement: Statement) -> Plain:
    """Return the statement as plain values, its keys in the order of the records."""
    return cast("Plain", converter().unstructure(statement, Statement))


def to_json(statement: Statement, *, indent: int | None = 1) -> str:
    """Return the statement as JSON text without a final newline; ``indent=None`` puts all of it on one line."""
    separators = (",", ":") if indent is None else None
    return json.dumps(statement_to_dict(statement), ensure_ascii=False, indent=indent, separators=separators)


def statement_from_dict(plain: object, *, name: str = "<statement>") -> Statement:
    """Read a stored statement back; ``name`` says in errors where it was stored.

    A key that is missing takes the default of its record; a ``place`` without ``block``, which points nowhere in a
    document, is left out where a record may do without.

    Raises ``UnsupportedFormatError`` for another schema version and ``MalformedDocumentError``, naming the first key that
    does not fit, for anything else that is not a statement.
    """
    _check_version(plain, name)
    try:
        return converter().structure(plain, Statement)
    except (TypeError, ExceptionGroup) as error:
        path, problem = first_misfit(error)
        told = f"{path}: {problem}" if path else problem
        # Not "from error": a group of groups, a page long, that says no more.
        raise MalformedDocumentError(name, f"is not a stored statement: {told}", _REMEDY) from None


def from_json(data: str | bytes, *, name: str = "<statement>") -> Statement:
    """Read a statement stored as JSON text; raises as ``statement_from_dict``."""
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise MalformedDocumentError(name, "is not a stored statement: it is not JSON", _REMEDY) from error
    return statement_from_dict(plain, name=name)


def _check_version(plain: object, name: str) -> None:
    version = plain.get("schema_version", SCHEMA_VERSION) if isinstance(plain, dict) else SCHEMA_VERSION
    if version != SCHEMA_VERSION:
        problem = f"has schema version {quoted(version)}, this release reads {quoted(SCHEMA_VERSION)}"
        raise UnsupportedFormatError(name, problem, "upgrade fgmv-extract, or write it anew with this release")
